//! What to declare of the title and of the paragraphs before the first section.

use std::collections::BTreeMap;

use super::head::{Head, Heads};
use super::holes::{Hole, name_holes};
use super::judge::Judge;
use super::template;
use crate::schema::{Part, Template};

/// How many words of a paragraph name it.
const WORDS_OF_NAME: usize = 3;

/// What to declare before the first section.
#[derive(Debug, Default)]
pub(super) struct Opening {
    /// The title's template, and how many titles match it.
    pub(super) title: Option<(Template, usize)>,
    pub(super) paragraphs: Vec<Paragraph>,
    /// What the holes hold.
    pub(super) holes: Vec<Hole>,
    /// The documents with paragraphs there.
    pub(super) with_paragraphs: usize,
}

/// A paragraph to declare.
#[derive(Debug)]
pub(super) struct Paragraph {
    pub(super) name: String,
    pub(super) syntax: Template,
    /// The documents that have it.
    pub(super) count: usize,
}

impl Opening {
    /// Decides what to declare.
    pub(super) fn of(heads: &Heads, judge: Judge) -> Self {
        let heads: Vec<&Head> = heads.all().collect();
        let mut opening = Self {
            with_paragraphs: heads.iter().filter(|head| head.more || !head.paragraphs.is_empty()).count(),
            ..Self::default()
        };
        let titles: Vec<_> = heads.iter().filter_map(|head| head.title.as_deref()).collect();
        if !titles.is_empty() {
            let mut syntax = template::learn(&titles, judge).unwrap_or_else(one_hole);
            name_holes(&mut syntax, &titles, "title", judge, &mut opening.holes);
            let count = titles.iter().filter(|text| template::holes(&syntax, text).is_some()).count();
            opening.title = Some((syntax, count));
        }
        for texts in by_place(&heads, judge).or_else(|| by_beginning(&heads, judge)).unwrap_or_default() {
            let mut syntax = template::learn(&texts, judge).unwrap_or_else(one_hole);
            name_holes(&mut syntax, &texts, "text", judge, &mut opening.holes);
            let name = opening.free_name(&syntax);
            opening.paragraphs.push(Paragraph { name, syntax, count: texts.len() });
        }
        opening
    }

    /// Declares nothing of the title.
    pub(super) fn forget_title(&mut self) {
        if let Some((syntax, _)) = self.title.take() {
            self.holes.retain(|hole| syntax.holes().all(|name| name != hole.name));
        }
    }

    /// Whether nothing is declared that tells one document from another.
    pub(super) fn says_nothing(&self) -> bool {
        self.paragraphs.is_empty() && self.title.as_ref().is_none_or(|(syntax, _)| syntax.literal_len() == 0)
    }

    /// A name from the first words of a template, or from its hole.
    fn free_name(&self, syntax: &Template) -> String {
        let first = syntax.parts.iter().find_map(|part| match part {
            Part::Literal(text) if text.contains(char::is_alphabetic) => Some(text.as_str()),
            _ => None,
        });
        // Of an address in it only what stands before it.
        let first =
            first.map(|text| text.find("://").map_or(text, |at| text[..at].trim_end_matches(char::is_alphanumeric)));
        let text = first
            .filter(|text| text.contains(char::is_alphabetic))
            .or_else(|| syntax.holes().next())
            .unwrap_or_default()
            .to_lowercase();
        let words = text.split(|it: char| !it.is_alphanumeric()).filter(|word| !word.is_empty());
        let name = words.take(WORDS_OF_NAME).collect::<Vec<_>>().join(" ");
        let name = if name.is_empty() { "paragraph".to_owned() } else { name };
        let taken = |name: &str| self.paragraphs.iter().any(|paragraph| paragraph.name == name);
        if taken(&name) { format!("{name} {}", self.paragraphs.len() + 1) } else { name }
    }
}

fn one_hole() -> Template {
    Template { parts: vec![Part::Hole("0".into())] }
}

/// The paragraphs by their places, where enough documents have the same number of them and some share text.
fn by_place<'a>(heads: &[&'a Head], judge: Judge) -> Option<Vec<Vec<&'a str>>> {
    let all = heads.len() as u64;
    let mut counts: BTreeMap<usize, u64> = BTreeMap::new();
    heads.iter().filter(|head| !head.more).for_each(|head| *counts.entry(head.paragraphs.len()).or_default() += 1);
    let (count, _) = counts.into_iter().find(|(count, documents)| *count > 0 && judge.most(*documents, all))?;
    let place = |at: usize| heads.iter().filter_map(|head| head.paragraphs.get(at).map(|text| &**text)).collect();
    let places: Vec<Vec<&str>> = (0..count).map(place).collect();
    places.iter().any(|texts| template::learn(texts, judge).is_some()).then_some(places)
}

/// The paragraphs by the words that they begin with, where these tell what all paragraphs of enough documents are.
fn by_beginning<'a>(heads: &[&'a Head], judge: Judge) -> Option<Vec<Vec<&'a str>>> {
    let all = heads.len() as u64;
    let mut groups: BTreeMap<&str, (usize, Vec<&str>)> = BTreeMap::new();
    for head in heads {
        for (place, text) in head.paragraphs.iter().enumerate() {
            let group = groups.entry(beginning(text)).or_default();
            group.0 += place;
            group.1.push(text);
        }
    }
    groups.retain(|_, (_, texts)| {
        let count = texts.len() as u64;
        (judge.most(count, all) || judge.some(count, all)) && template::learn(texts, judge).is_some()
    });
    let known = |head: &Head| {
        let mut beginnings: Vec<_> = head.paragraphs.iter().map(|text| beginning(text)).collect();
        beginnings.sort_unstable();
        !head.more
            && beginnings.iter().all(|it| groups.contains_key(it))
            && beginnings.windows(2).all(|pair| pair[0] != pair[1])
    };
    let explained = heads.iter().filter(|head| known(head)).count() as u64;
    if groups.is_empty() || !judge.most(explained, all) {
        return None;
    }
    let mut groups: Vec<_> = groups.into_iter().collect();
    groups.sort_by(|(a_text, (a, a_texts)), (b_text, (b, b_texts))| {
        (a * b_texts.len()).cmp(&(b * a_texts.len())).then_with(|| a_text.cmp(b_text))
    });
    Some(groups.into_iter().map(|(_, (_, texts))| texts).collect())
}

/// The text up to the end of its first word.
fn beginning(text: &str) -> &str {
    let start = text.find(char::is_alphanumeric).unwrap_or(text.len());
    let end = text[start..].find(|it: char| !it.is_alphanumeric()).map_or(text.len(), |end| start + end);
    &text[..end]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;
    use crate::text::Source;

    fn opening(documents: &[&str]) -> Opening {
        let mut heads = Heads::default();
        for (at, text) in documents.iter().enumerate() {
            let source = Source::new(format!("{at}.md"), *text).unwrap();
            heads.observe(&source, &Document::parse(&source));
        }
        Opening::of(&heads, Judge::new(0.9))
    }

    fn paragraphs(opening: &Opening) -> Vec<(String, String, usize)> {
        opening.paragraphs.iter().map(|it| (it.name.clone(), it.syntax.to_string(), it.count)).collect()
    }

    #[test]
    fn paragraphs_have_places() {
        let opening = opening(&[
            "# One\n\nFrom here (to Rome).\n\n[Source](https://a.example/b)\n",
            "# Two\n\nFrom London (to Oslo).\n\n[Source](https://c.example)\n",
            "# Three\n\nFrom Turin (to Genoa).\n\n[Source](https://d.example/e)\n",
        ]);
        let expected = [("from", "From {text} (to {text-2}).", 3), ("source", "[Source]({url})", 3)];
        assert_eq!(paragraphs(&opening), expected.map(|(name, syntax, count)| (name.into(), syntax.into(), count)));
        assert_eq!(opening.title.unwrap().0.to_string(), "{title}");
    }

    #[test]
    fn paragraphs_that_come_and_go_are_known_by_their_beginnings() {
        let opening = opening(&[
            "# A\n\nStatus: new\n\nDeciders: x and y\n\nDate: 2024-01-02\n",
            "# B\n\nStatus: old\n\nDate: 2025-03-04\n",
            "# C\n\nStatus: new\n\nDate: 2021-05-06\n",
            "# D\n\nStatus: gone\n\nDeciders: z\n\nDate: 2020-07-08\n",
            "# E\n\nStatus: lost\n\nDeciders: all\n\nDate: 2020-07-09\n",
        ]);
        let expected =
            [("status", "Status: {status}", 5), ("deciders", "Deciders: {deciders}", 3), ("date", "Date: {date}", 5)];
        assert_eq!(paragraphs(&opening), expected.map(|(name, syntax, count)| (name.into(), syntax.into(), count)));
    }

    #[test]
    fn every_paragraph_has_a_name() {
        let opening = opening(&["# A\n\n1234\n\n***x***\n\n+++\n"; 3]);
        let names: Vec<_> = opening.paragraphs.iter().map(|it| it.name.as_str()).collect();
        assert_eq!(names, ["paragraph", "x", "paragraph 3"]);
    }

    #[test]
    fn free_paragraphs_are_not_declared() {
        let opening = opening(&["# A\n\nSome words.\n", "# B\n\nOther words here\n\nand there\n", "# C\n"]);
        assert!(opening.paragraphs.is_empty());
        assert_eq!(opening.with_paragraphs, 2);
    }
}
