//! Comments that suppress findings.

use super::cursor::Cursor;
use super::pieces::Piece;
use super::place::Place;
use super::{Completion, CompletionKind, Documentation};
use crate::engine::{Checked, Waiver};
use crate::rules::{RULES, Rule, Stage, unreadable};
use crate::suppression::Action;
use crate::text::Span;

/// The comment on the cursor's line that holds the cursor.
pub(super) struct Comment<'a> {
    /// The words before the one at the cursor.
    words: Vec<&'a str>,
    /// The word at the cursor.
    word: Span,
    /// Whether the word stands right after the mark that opens the comment.
    is_stuck: bool,
    /// What follows the word up to the end of the comment; `None` where it is not closed on this line.
    rest: Option<&'a str>,
}

impl<'a> Comment<'a> {
    /// The comment around the cursor, as long as it gives no reason yet.
    pub(super) fn around(cursor: &Cursor<'a>) -> Option<Self> {
        const OPEN: &str = "<!--";
        let (before, after) = (cursor.before(), cursor.after());
        let open = before.rfind(OPEN)?;
        let text = &before[open + OPEN.len()..];
        // Before the first word nothing is closed and nothing is a reason.
        if text.contains("-->") || text.split_whitespace().any(|word| word.starts_with("--")) {
            return None;
        }
        let is_between = |it: char| it.is_whitespace() || it == ',';
        let begun = text.len() - text.trim_end_matches(|it: char| !is_between(it)).len();
        let closed = after.find("-->").filter(|end| !after[..*end].contains(OPEN));
        let within = &after[..closed.unwrap_or(after.len())];
        let goes_on = within.find(is_between).unwrap_or(within.len());
        Some(Self {
            words: text[..text.len() - begun].split(is_between).filter(|word| !word.is_empty()).collect(),
            word: Span::new(cursor.offset - begun, cursor.offset + goes_on),
            is_stuck: begun == text.len() && !text.contains(is_between),
            rest: closed.map(|_| &within[goes_on..]),
        })
    }

    /// What is written for the word, and the end of the comment where there is none.
    fn written(&self, word: &str, more: Option<Piece>) -> Vec<Piece> {
        let before = if self.is_stuck { " " } else { "" };
        let has_more = more.is_some();
        let mut pieces = vec![Piece::Text(format!("{before}{word}{}", if has_more { " " } else { "" }))];
        pieces.extend(more);
        match self.rest {
            None => pieces.push(Piece::text(" -->")),
            Some("") => pieces.push(Piece::text(" ")),
            Some(_) => {}
        }
        pieces
    }
}

/// Adds the directives, or after one of them the names of rules.
pub(super) fn complete(place: &Place<'_>, comment: &Comment<'_>, checked: &Checked, found: &mut Vec<Completion>) {
    let Some((first, named)) = comment.words.split_first() else {
        found.extend(Action::ALL.into_iter().map(|action| directive(comment, action)));
        return;
    };
    let Some(action) = Action::ALL.into_iter().find(|action| action.keyword() == *first) else { return };
    let mut rules: Vec<_> = RULES.iter().copied().filter(|rule| is_suppressible(rule)).collect();
    rules.retain(|rule| !named.contains(&rule.name));
    let near = near(place, action);
    // What the comment suppresses as it stands is what it may be for.
    let suppressed = checked.waived.iter().filter(|waived| waived.by != Waiver::Baseline);
    let findings: Vec<_> = checked.findings.iter().chain(suppressed.map(|it| &it.finding)).collect();
    rules.sort_by_cached_key(|rule| {
        let of_rule = || findings.iter().filter(|finding| finding.rule == rule.name);
        (!of_rule().any(|finding| near.contains(&finding.span.start)), of_rule().next().is_none())
    });
    for rule in rules {
        let insert = comment.written(rule.name, None);
        let mut completion =
            Completion::new(CompletionKind::Rule, rule.name, comment.word, insert).detail(rule.summary);
        completion.documentation = Some(Documentation::Rule(rule.name));
        found.push(completion);
    }
}

fn directive(comment: &Comment<'_>, action: Action) -> Completion {
    let detail = match action {
        Action::DisableNextLine => "suppress findings on the next line",
        Action::Disable => "suppress findings from here on",
        Action::Enable => "end what `digestlint-disable` began",
        Action::DisableFile => "suppress findings in the whole file",
    };
    let insert = comment.written(action.keyword(), comment.rest.is_none_or(str::is_empty).then(Piece::blank));
    Completion::new(CompletionKind::Directive, action.keyword(), comment.word, insert).detail(detail)
}

/// Where the findings begin that a comment at the cursor speaks of.
fn near(place: &Place<'_>, action: Action) -> std::ops::Range<u32> {
    let lines = place.written.source.lines();
    let len = place.written.source.text().len() as u32;
    match action {
        Action::DisableNextLine => {
            let below = place.cursor.below().map_or(0, |(blank, _)| place.cursor.index + 1 + blank);
            let start = lines.line_start(below).filter(|_| below > 0).unwrap_or(len);
            start..lines.line_start(below + 1).filter(|_| below > 0).unwrap_or(len + 1)
        }
        Action::Disable => place.cursor.offset as u32..len + 1,
        Action::Enable => 0..place.cursor.offset as u32,
        Action::DisableFile => 0..len + 1,
    }
}

/// Whether comments suppress the findings of a rule.
fn is_suppressible(rule: &'static Rule) -> bool {
    matches!(rule.stage(), Stage::Text | Stage::Layout) && !std::ptr::eq(rule, unreadable())
}
