//! What an editor may fold.

use std::collections::{HashMap, HashSet};

use crate::document::{BlockKind, Document};
use crate::suppression::{Action, Directive};
use crate::text::{LineIndex, Source, Span};

/// A shorter list is not worth folding, in lines.
const LONG_LIST: usize = 5;

/// Lines that fold into their first one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fold {
    /// From the text of the first line to the last text of the last one, which is another line.
    pub span: Span,
    /// What it is.
    pub kind: FoldKind,
}

/// What folds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FoldKind {
    /// A part of the document.
    Part,
    /// A comment.
    Comment,
    /// What stands between a comment that disables findings and the one that enables them again.
    Region,
}

/// What may be folded: sections, tables, long lists, code, front matter, comments of several lines, and regions in which
/// findings are disabled. In the order of their starts; no two cover the same lines.
#[must_use]
pub fn folds(source: &Source, document: &Document) -> Vec<Fold> {
    let lines = source.lines();
    let of_kind = |kind| move |span| Fold { span, kind };
    let mut folds: Vec<Fold> = sections(source, document).into_iter().map(of_kind(FoldKind::Part)).collect();
    folds.extend(blocks(document, lines).map(of_kind(FoldKind::Part)));
    folds.extend(document.comments.iter().copied().map(of_kind(FoldKind::Comment)));
    folds.extend(regions(source, document).into_iter().map(of_kind(FoldKind::Region)));
    folds.retain(|fold| height(lines, fold.span) > 1);
    folds.sort_by_key(|fold| (fold.span.start, std::cmp::Reverse(fold.span.end)));
    let mut known = HashSet::new();
    folds.retain(|fold| known.insert(ends(lines, fold.span)));
    folds
}

/// From each heading to the last text before the next heading of its level or a higher one.
fn sections(source: &Source, document: &Document) -> Vec<Span> {
    let text = source.text();
    let mut sections = Vec::with_capacity(document.headings.len());
    let mut open: Vec<(u8, u32)> = Vec::new();
    let mut close = |open: &mut Vec<(u8, u32)>, level: u8, end: u32| {
        // The blanks before a heading are looked at once, for all sections that end there.
        let end = text[..end as usize].trim_end().len() as u32;
        while let Some((_, start)) = open.pop_if(|(inner, _)| *inner >= level) {
            sections.push(Span { start, end: end.max(start) });
        }
    };
    for heading in &document.headings {
        close(&mut open, heading.level, heading.span.start);
        open.push((heading.level, heading.span.start));
    }
    close(&mut open, 0, text.len() as u32);
    sections
}

fn blocks(document: &Document, lines: &LineIndex) -> impl Iterator<Item = Span> {
    let folds = |span: Span, kind| match kind {
        BlockKind::Table(_) | BlockKind::Code(_) | BlockKind::FrontMatter => true,
        BlockKind::List(_) => height(lines, span) >= LONG_LIST,
        _ => false,
    };
    document.blocks.iter().filter(move |block| folds(block.span, block.kind)).map(|block| block.span)
}

/// From each comment that disables rules to the one after which all of these are enabled again.
fn regions(source: &Source, document: &Document) -> Vec<Span> {
    let directives: Vec<_> = document.comments.iter().filter_map(|it| Directive::read(source, *it)).collect();
    let mut regions = Vec::new();
    // By the name of a rule, the comment that disables it; no name stands for all rules.
    let mut open: HashMap<&str, usize> = HashMap::new();
    // How many of its rules each comment still disables.
    let mut left = vec![0_usize; directives.len()];
    for (at, directive) in directives.iter().enumerate().filter(|(_, it)| it.acts()) {
        let names = || directive.names.iter().map(|name| source.slice(*name));
        match directive.action {
            Some(Action::Disable) => {
                for name in names().chain(directive.names.is_empty().then_some("")) {
                    open.entry(name).or_insert_with(|| {
                        left[at] += 1;
                        at
                    });
                }
            }
            Some(Action::Enable) => {
                let all = directive.names.is_empty();
                let ended: Vec<usize> = if all {
                    open.drain().map(|(_, by)| by).collect()
                } else {
                    names().filter_map(|it| open.remove(it)).collect()
                };
                for by in ended {
                    left[by] -= 1;
                    regions.extend((left[by] == 0).then(|| directives[by].comment.cover(directive.comment)));
                }
            }
            _ => {}
        }
    }
    regions
}

/// The first and the last line of a span, from 0.
fn ends(lines: &LineIndex, span: Span) -> (usize, usize) {
    (lines.line_of(span.start), lines.line_of(span.end.saturating_sub(1).max(span.start)))
}

/// On how many lines a span stands.
fn height(lines: &LineIndex, span: Span) -> usize {
    let (first, last) = ends(lines, span);
    last - first + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The first and last line of each fold, from 1, and what it is.
    fn folded(text: &str) -> Vec<(usize, usize, FoldKind)> {
        let source = Source::new("a.md", text).unwrap();
        let folds = folds(&source, &Document::parse(&source));
        let lines = source.lines();
        folds
            .iter()
            .map(|fold| (ends(lines, fold.span), fold.kind))
            .map(|((a, b), kind)| (a + 1, b + 1, kind))
            .collect()
    }

    fn parts(text: &str) -> Vec<(usize, usize)> {
        folded(text).into_iter().map(|(first, last, _)| (first, last)).collect()
    }

    #[test]
    fn sections_fold_up_to_their_last_text() {
        assert_eq!(parts("# A\n\n## B\n\nb\n\n### C\nc\n\n\n## D\nd"), [(1, 12), (3, 8), (7, 8), (11, 12)]);
        assert_eq!(parts("A\n===\n\nB\n---\nb\r\n"), [(1, 6), (4, 6)]);
        assert_eq!(parts("## A\n## B\n\n"), []);
        assert_eq!(parts("## A\na\n# B\nb\n"), [(1, 2), (3, 4)]);
    }

    #[test]
    fn tables_code_and_front_matter_fold() {
        assert_eq!(
            parts("---\na: b\n---\n\n| a |\n|---|\n| b |\n\n```\n\n```\n\ntext\nmore"),
            [(1, 3), (5, 7), (9, 11)]
        );
    }

    #[test]
    fn long_lists_fold() {
        assert_eq!(parts("* a\n* b\n* c\n* d\n* e\n"), [(1, 5)]);
        assert_eq!(parts("* a\n* b\n* c\n* d\n"), []);
    }

    #[test]
    fn comments_of_several_lines_fold() {
        assert_eq!(folded("a\n\n<!-- b\nc -->\n\n<!-- d -->\n"), [(3, 4, FoldKind::Comment)]);
    }

    #[test]
    fn disabled_regions_fold() {
        let open = "<!-- digestlint-disable value-empty, link-url -->";
        let regions = |text: &str| {
            let region = |fold: &(usize, usize, FoldKind)| fold.2 == FoldKind::Region;
            folded(text).into_iter().filter(region).map(|(first, last, _)| (first, last)).collect::<Vec<_>>()
        };
        let both = format!("{open}\n\n<!-- digestlint-enable link-url -->\n\n<!-- digestlint-enable value-empty -->\n");
        assert_eq!(regions(&both), [(1, 5)]);
        assert_eq!(regions(&format!("{open}\n\n<!-- digestlint-enable -->\n")), [(1, 3)]);
        assert_eq!(regions(&format!("{open}\n\n<!-- digestlint-enable link-url -->\n")), []);
        assert_eq!(regions("<!-- digestlint-disable -->\n\n<!-- digestlint-enable link-url -->\n"), []);
    }

    #[test]
    fn no_lines_fold_twice() {
        let text = "<!-- digestlint-disable\nlink-url --> a <!-- digestlint-enable link-url -->\n";
        assert_eq!(folded(text).len(), 1);
        assert_eq!(parts(""), []);
    }
}
