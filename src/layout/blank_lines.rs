//! The blank lines between blocks, before the first one, and inside of lists.

use std::cmp::Ordering;

use super::change::{Change, Fault};
use super::format::Page;
use crate::diagnostic::Edit;
use crate::document::{Block, BlockKind, Inner};
use crate::text::{Span, line_ends};

/// Adds a change for each place that has too many or too few.
pub(super) fn changes<'i>(page: Page<'_>, inner: impl Fn() -> &'i Inner, changes: &mut Vec<Change>) {
    let blocks = &page.document.blocks;
    let Some(first) = blocks.first() else { return };
    changes.extend(before_all(page, first));
    let before_sections = gap_before_sections(page);
    for (index, pair) in blocks.windows(2).enumerate() {
        let Some(gap) = Gap::between(page, pair[0], pair[1]) else { continue };
        let expected = match before_sections {
            Some(at) if at == index => page.style.blank_lines_before_sections,
            _ if gap.blank_lines() == 0 && (is_html(pair[0]) || is_html(pair[1])) => 0,
            _ => 1,
        };
        changes.extend(gap.settle(page, expected));
    }
    for block in blocks.iter().filter(|block| matches!(block.kind, BlockKind::List(_))) {
        inside(page, block.span, &inner, changes);
    }
}

/// What stands between two blocks: nothing but line ends and blanks.
struct Gap {
    /// Where each line end in it ends.
    line_starts: Vec<usize>,
    /// Where the block after it begins.
    end: usize,
}

impl Gap {
    /// The gap between two blocks; `None` where it is not to be changed.
    fn between(page: Page<'_>, before: Block, after: Block) -> Option<Self> {
        // What a blank line does to the rows of a table is told where broken tables are told of.
        let is_broken = |block: Block| match block.kind {
            BlockKind::Table(table) => page.document.tables[table].defect.is_some(),
            _ => false,
        };
        if is_broken(before) || is_broken(after) {
            return None;
        }
        let (start, end) = (before.span.end as usize, after.span.start as usize);
        let text = page.source.text().get(start..end)?;
        // Link definitions are no blocks.
        let is_blank = text.bytes().all(|byte| matches!(byte, b' ' | b'\t' | b'\n' | b'\r'));
        let line_starts: Vec<_> = line_ends(text).map(|it| start + it.end).collect();
        (is_blank && !line_starts.is_empty()).then_some(Self { line_starts, end })
    }

    fn blank_lines(&self) -> usize {
        self.line_starts.len() - 1
    }

    /// The change that leaves `expected` blank lines.
    fn settle(&self, page: Page<'_>, expected: usize) -> Option<Change> {
        let found = self.blank_lines();
        let last = self.line_starts[found];
        let (span, edit) = match found.cmp(&expected) {
            Ordering::Greater => {
                let surplus = Span::new(self.line_starts[expected], last);
                (surplus, Edit::remove(surplus))
            }
            Ordering::Less => {
                let missing = page.prevailing().repeat(expected - found);
                (Span::empty(self.end as u32), Edit::insert(last as u32, missing))
            }
            Ordering::Equal => return None,
        };
        Some(Change { span, fault: Fault::BlankLines { found, expected }, edits: vec![edit] })
    }
}

/// HTML, with a comment too, may go right on in what stands under it, and is told from it by a blank line.
fn is_html(block: Block) -> bool {
    matches!(block.kind, BlockKind::Html | BlockKind::Comment)
}

/// The blank lines before the first block.
fn before_all(page: Page<'_>, first: &Block) -> Option<Change> {
    let start = page.source.body_start();
    // Dashes on the first line would open front matter.
    if page.source.slice(first.span).starts_with("---") {
        return None;
    }
    let text = page.source.text().get(start..first.span.start as usize)?;
    if !text.bytes().all(|byte| matches!(byte, b' ' | b'\t' | b'\n' | b'\r')) {
        return None;
    }
    let (mut found, mut end) = (0, 0);
    for line in line_ends(text) {
        (found, end) = (found + 1, line.end);
    }
    let surplus = Span::new(start, start + end);
    let fault = Fault::BlankLines { found, expected: 0 };
    (found > 0).then(|| Change { span: surplus, fault, edits: vec![Edit::remove(surplus)] })
}

/// The gap, by the block before it, that keeps the first section apart from what stands before it beside the title.
///
/// Comments may stand there too: then it is the widest of the gaps beside them.
fn gap_before_sections(page: Page<'_>) -> Option<usize> {
    let document = page.document;
    let title = document.headings.first().filter(|heading| heading.level == 1);
    let section = document.headings.get(usize::from(title.is_some()))?;
    let start = title.map_or(0, |title| title.block + 1);
    let preamble = (start..section.block).rev().find(|at| document.blocks[*at].kind.is_content())?;
    let width = |at: usize| {
        let gap = Gap::between(page, document.blocks[at], document.blocks[at + 1]);
        gap.map_or(0, |gap| gap.blank_lines())
    };
    // Of equally wide ones the first.
    (preamble..section.block).rev().max_by_key(|at| width(*at))
}

/// Blank lines that follow each other inside of a list: one parts items and paragraphs as well as several do.
fn inside<'i>(page: Page<'_>, list: Span, inner: &impl Fn() -> &'i Inner, changes: &mut Vec<Change>) {
    let text = page.source.slice(list);
    let mut starts: Vec<u32> = Vec::new();
    let mut settle = |starts: &mut Vec<u32>| {
        if starts.len() > 2 && !starts.iter().any(|start| inner().is_verbatim(*start - 1)) {
            let surplus = Span { start: starts[1], end: starts[starts.len() - 1] };
            let fault = Fault::BlankLines { found: starts.len() - 1, expected: 1 };
            changes.push(Change { span: surplus, fault, edits: vec![Edit::remove(surplus)] });
        }
        starts.clear();
    };
    let mut line = 0;
    for end in line_ends(text) {
        if !text[line..end.start].bytes().all(|byte| matches!(byte, b' ' | b'\t')) {
            settle(&mut starts);
        }
        starts.push(list.start + end.end as u32);
        line = end.end;
    }
    settle(&mut starts);
}
