//! The template that texts have in common: what nearly all share, and the holes between.

use super::judge::Judge;
use super::refine::refine;
use super::tokens::{Token, align, tokens};
use crate::binding::{Hole, match_template};
use crate::schema::{Part, Place, Template};
use crate::text::{Source, Span};

/// What fewer texts share may be there by chance.
const FEWEST_TEXTS: usize = 3;
/// Words between two holes, without any mark, may be there by chance in fewer texts than this.
const FEWEST_TEXTS_WITH_WORDS: usize = 10;
/// How many texts vote on what is shared.
const VOTERS: usize = 120;
/// How many texts are tried as the one that the others are aligned to; one alone may be an outlier.
const REFERENCES: usize = 3;

/// Finds the template that enough of `texts` match, with its holes named by their numbers; `None` when they share no
/// text.
pub(super) fn learn(texts: &[&str], judge: Judge) -> Option<Template> {
    if texts.len() < FEWEST_TEXTS {
        return None;
    }
    let voters: Vec<_> = texts.iter().take(VOTERS).map(|text| tokens(text)).collect();
    let learned = (0..voters.len().min(REFERENCES)).filter_map(|at| shared(at, &voters, judge));
    let counted = learned.map(|template| (texts.iter().filter(|text| matches(&template, text)).count(), template));
    let best = counted.max_by_key(|(count, template)| (*count, template.literal_len()));
    let best = best.filter(|(count, _)| judge.most(*count as u64, texts.len() as u64));
    best.map(|(_, template)| with_blanks(template, texts))
}

/// The template with a blank before a literal where all holes before it end in one: of two texts with an unequal number
/// of words, the last blanks need not have been those that were matched.
fn with_blanks(mut template: Template, texts: &[&str]) -> Template {
    let matched: Vec<_> = texts.iter().filter_map(|text| holes(&template, text)).collect();
    let mut hole = 0;
    for at in 1..template.parts.len() {
        let [Part::Hole(_), Part::Literal(literal)] = &mut template.parts[at - 1..=at] else { continue };
        if !matched.is_empty()
            && matched.iter().all(|it| it.get(hole).is_some_and(|text| text.len() > 1 && text.ends_with(' ')))
        {
            literal.insert(0, ' ');
        }
        hole += 1;
    }
    template
}

/// The texts in the holes of `text`; `None` when it does not match.
pub(super) fn holes<'t>(template: &Template, text: &'t str) -> Option<Vec<&'t str>> {
    let source = Source::new("", text).ok()?;
    let matched = match_template(&source, Span::new(0, text.len()), template, Place::default());
    let slice = |hole: &Hole<'_>| &text[hole.span.range()];
    matched.failure.is_none().then(|| matched.holes.iter().map(slice).collect())
}

fn matches(template: &Template, text: &str) -> bool {
    holes(template, text).is_some()
}

/// What enough of the voters share with one of them.
fn shared(reference: usize, voters: &[Vec<Token<'_>>], judge: Judge) -> Option<Template> {
    let own = &voters[reference];
    let alignments: Vec<_> = voters.iter().map(|other| align(own, other)).collect();
    let whole = voters.len() as u64;
    let in_favor = |at: usize| alignments.iter().filter(|places| places[at].is_some()).count() as u64;
    let kept: Vec<usize> = (0..own.len()).filter(|at| judge.most(in_favor(*at), whole)).collect();
    // Whether something else stands between two kept tokens; before the first and after the last one of them is none.
    let parted = |left: Option<usize>, right: Option<usize>| {
        let others = alignments.iter().zip(voters).filter(|(places, other)| {
            let after = left.map_or(Some(0), |left| places[left].map(|place| place + 1));
            let before = right.map_or(Some(other.len()), |right| places[right]);
            matches!((after, before), (Some(after), Some(before)) if before > after)
        });
        others.count() as u64 > judge.allowed(whole)
    };
    let mut parts: Vec<Part> = Vec::new();
    let mut last = None;
    for at in &kept {
        if parted(last, Some(*at)) {
            push_hole(&mut parts);
        }
        push_literal(&mut parts, own[*at].text);
        last = Some(*at);
    }
    if parted(last, None) {
        push_hole(&mut parts);
    }
    let mut parts = refine(parts, voters.len() >= FEWEST_TEXTS_WITH_WORDS);
    number(&mut parts);
    parts.iter().any(|part| matches!(part, Part::Literal(_))).then_some(Template { parts })
}

fn push_hole(parts: &mut Vec<Part>) {
    if !matches!(parts.last(), Some(Part::Hole(_))) {
        parts.push(Part::Hole(String::new()));
    }
}

fn push_literal(parts: &mut Vec<Part>, text: &str) {
    match parts.last_mut() {
        Some(Part::Literal(literal)) => literal.push_str(text),
        _ => parts.push(Part::Literal(text.to_owned())),
    }
}

fn number(parts: &mut [Part]) {
    let mut count = 0;
    for part in parts {
        if let Part::Hole(name) = part {
            *name = count.to_string();
            count += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn learned(texts: &[&str]) -> Option<String> {
        learn(texts, Judge::new(0.9)).map(|template| template.to_string())
    }

    #[test]
    fn the_holes_are_what_differs() {
        let texts = [
            "__Solar Power__, (from page [20251207](https://a.example/p/20251207).)",
            "__The Rise of the Robots__, (from page [20250511d](https://a.example/p/20250511d).)",
            "__Rust, in Short__, (from page [20240101](https://a.example/p/20240101).)",
        ];
        assert_eq!(learned(&texts).unwrap(), "__{0}__, (from page [{1}](https://a.example/p/{2}).)");
    }

    #[test]
    fn a_text_may_begin_and_end_with_a_hole() {
        let texts = ["1. Keep records in plain text", "12. Use a database", "3. Write tests first"];
        assert_eq!(learned(&texts).unwrap(), "{0}. {1}");
        assert_eq!(learned(&["Date: 2021-11-23", "Date: 2024-02-01", "Date: 2024-03-05"]).unwrap(), "Date: {0}");
    }

    #[test]
    fn a_blank_before_shared_words_is_shared() {
        let phases = |name: &str| (1..6).map(|phase| format!("{name} in phase {phase}")).collect::<Vec<_>>();
        let names = ["Adopt trunk based development", "Write logs", "Serve tiles from a CDN", "Sign release artifacts"];
        let texts = names.map(phases).concat();
        let texts: Vec<_> = texts.iter().map(String::as_str).collect();
        assert_eq!(learned(&texts).unwrap(), "{0} in phase {1}");
    }

    #[test]
    fn an_outlier_changes_nothing() {
        let mut texts: Vec<_> = (10..30).map(|day| format!("Seen on day {day} by watchman {}", day * 7)).collect();
        texts.push("A note of another kind".into());
        texts.sort();
        let texts: Vec<_> = texts.iter().map(String::as_str).collect();
        assert_eq!(learned(&texts).unwrap(), "Seen on day {0} by watchman {1}");
    }

    #[test]
    fn texts_without_anything_in_common_have_no_template() {
        assert_eq!(learned(&["Solar power", "The rise of robots", "Plain text"]), None);
        assert_eq!(learned(&["the one", "the other"]), None);
        assert_eq!(learned(&["", "", ""]), None);
        assert_eq!(learned(&["a trip to the sea", "back to the roots", "on to the hills"]), None);
        assert_eq!(learned(&[]), None);
    }

    #[test]
    fn texts_that_are_the_same_are_a_template_without_holes() {
        assert_eq!(learned(&["The {same}"; 3]).unwrap(), "The {{same}}");
    }
}
