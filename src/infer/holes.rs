//! What the holes of a template hold, and what to call them.

use super::judge::Judge;
use super::kinds::Kind;
use super::template;
use super::value::{Value, Values};
use crate::schema::{Part, Template};

/// Shorter words before a hole, such as `by`, say nothing of what it holds.
const SHORTEST_NAME: usize = 3;
const LONGEST_NAME: usize = 24;
/// Longer words that say nothing either.
const EMPTY_WORDS: [&str; 8] = ["and", "for", "from", "into", "see", "the", "via", "with"];

/// A hole with what stands in it.
#[derive(Debug)]
pub(super) struct Hole {
    pub(super) name: String,
    /// Whether it stands in a text that is always the same.
    pub(super) in_text: bool,
    pub(super) values: Values,
}

/// Names the holes of `template` by what they hold in `texts`, and adds them to `known`. Holes that hold the same text
/// have one name. `base` is the name of a hole that nothing else tells of.
pub(super) fn name_holes(template: &mut Template, texts: &[&str], base: &str, judge: Judge, known: &mut Vec<Hole>) {
    let matched: Vec<Vec<&str>> = texts.iter().filter_map(|text| template::holes(template, text)).collect();
    let mut names: Vec<String> = Vec::new();
    for hole in 0..template.holes().count() {
        let equal = |other: usize| matched.iter().filter(|holes| holes[hole] == holes[other]).count() as u64;
        // One text alone does not tell whether two holes are the same by chance.
        let same = (0..hole).find(|other| matched.len() > 1 && judge.most(equal(*other), matched.len() as u64));
        if let Some(other) = same {
            names.push(names[other].clone());
            continue;
        }
        let mut values = Values::default();
        for holes in &matched {
            values.observe([Value { text: holes[hole], url: None }].into_iter());
        }
        let name = free(&name(template, hole, &values, base, judge), known);
        names.push(name.clone());
        known.push(Hole { name, in_text: template.literal_len() > 0, values });
    }
    let holes = template.parts.iter_mut().filter_map(|part| match part {
        Part::Hole(name) => Some(name),
        Part::Literal(_) => None,
    });
    holes.zip(names).for_each(|(hole, name)| *hole = name);
}

/// What to call a hole: by its type, by the word before it, or by its place.
fn name(template: &Template, hole: usize, values: &Values, base: &str, judge: Judge) -> String {
    let kind = values.kind(judge).map(|(kind, _)| kind);
    let mut before = "";
    let mut count = 0;
    for part in &template.parts {
        match part {
            Part::Literal(text) => before = text,
            Part::Hole(_) if count == hole => break,
            Part::Hole(_) => (before, count) = ("", count + 1),
        }
    }
    let name = match kind {
        Some(Kind::Url) => Some("url".to_owned()),
        // In an address whose beginning is always the same.
        _ if in_address(before) => Some("path".to_owned()),
        _ => last_word(before),
    };
    name.unwrap_or_else(|| match kind {
        Some(Kind::Date(_)) => "date".into(),
        Some(Kind::Integer | Kind::Number) => "number".into(),
        _ => base.to_owned(),
    })
}

/// The last word of a text, where it can name a hole.
fn last_word(text: &str) -> Option<String> {
    let word = text.split(|it: char| !it.is_alphanumeric()).rfind(|word| !word.is_empty())?;
    let fits = (SHORTEST_NAME..=LONGEST_NAME).contains(&word.len()) && word.bytes().all(|it| it.is_ascii_alphabetic());
    fits.then(|| word.to_ascii_lowercase()).filter(|word| !EMPTY_WORDS.contains(&word.as_str()))
}

/// Whether a text ends inside an address.
fn in_address(text: &str) -> bool {
    text.rfind("://").is_some_and(|at| !text[at..].contains([' ', ')', '>', ']']))
}

/// The name, with a number where it is taken.
fn free(name: &str, known: &[Hole]) -> String {
    let taken = |name: &str| known.iter().any(|hole| hole.name == name);
    let numbered = (2..).map(|number| format!("{name}-{number}"));
    std::iter::once(name.to_owned()).chain(numbered).find(|name| !taken(name)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(texts: &[&str]) -> String {
        let judge = Judge::new(0.9);
        let mut template = template::learn(texts, judge).unwrap();
        name_holes(&mut template, texts, "title", judge, &mut Vec::new());
        template.to_string()
    }

    #[test]
    fn holes_are_called_by_what_stands_before_them() {
        let texts = [
            "__Solar Power__, (from page [20251207](https://a.example/p/20251207).)",
            "__Robots__, (from page [20250511d](https://a.example/p/20250511d).)",
            "__Of Bees__, (from page [20240101](https://a.example/p/20240101).)",
        ];
        assert_eq!(named(&texts), "__{title}__, (from page [{page}](https://a.example/p/{page}).)");
    }

    #[test]
    fn holes_are_called_by_what_they_hold() {
        assert_eq!(named(&["from (20240102)", "from (20250304)", "from (20250405)"]), "from ({date})");
        assert_eq!(
            named(&["[a](https://a.example/b)", "[a](https://a.example/c)", "[a](https://a.example/d e)"]),
            "[a](https://a.example/{path})"
        );
        assert_eq!(named(&["1. Plain text", "2. Tests", "3. Rust"]), "{number}. {title}");
        assert_eq!(
            named(&["[link](https://a.example)", "[link](http://b.example/c)", "[link](https://d.example)"]),
            "[link]({url})"
        );
        assert_eq!(named(&["(2024-01-02), A", "(2025-03-04), B", "(2025-03-05), C"]), "({date}), {title}");
    }

    #[test]
    fn no_name_is_given_twice() {
        assert_eq!(
            named(&["page a (x), page b", "page c (y), page d", "page e (z), page f"]),
            "page {page} ({title}), page {page-2}"
        );
    }
}
