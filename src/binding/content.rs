//! What stands in the bound sections.

use std::ops::Range;

use super::template::match_template;
use super::{BLANK, Binder, BoundProse, BoundSection, ContentState, Hole, Reading, ValuePlace};
use crate::document::{Block, BlockKind, Document, Item};
use crate::schema::{Content, ListDecl, ProseDecl, SectionDecl, ValueDecl};
use crate::text::Span;

impl<'a> Binder<'a> {
    /// Binds the holes of the templates and the content of every section.
    pub(super) fn contents(&mut self) {
        self.holes();
        for at in 0..self.binding.sections.len() {
            let section = &self.binding.sections[at];
            let Some(decl) = section.decl else { continue };
            if !self.holds(decl.when.as_ref()) {
                // Nothing is asked of a section whose condition does not hold.
                self.binding.sections[at].decl = None;
            } else if section.first.is_none() {
                // What a section too many holds is not looked at: the section itself is the fault.
                let blocks: &'a [Block] = self.filled_blocks(section);
                self.section_content(at, decl, blocks);
            }
        }
    }

    /// The blocks of a section; of one that stands twice, and is empty the first time, those of the second.
    fn filled_blocks(&self, section: &BoundSection<'a>) -> &'a [Block] {
        let again = |other: &&BoundSection<'a>| other.first == Some(section.heading);
        let is_empty = section.blocks.iter().all(|block| !block.kind.is_content());
        if is_empty && section.decl.is_some_and(|decl| !decl.repeat) {
            return self.binding.sections.iter().find(again).map_or(section.blocks, |other| other.blocks);
        }
        section.blocks
    }

    fn holes(&mut self) {
        let title = self.binding.title.matched.iter();
        let preamble = self.binding.preamble.found.iter().map(|it| &it.matched);
        let holes = firsts(title.chain(preamble).flat_map(|matched| &matched.holes));
        self.hole_values(&holes);
    }

    fn hole_values(&mut self, holes: &[Hole<'a>]) {
        for hole in holes {
            let Some(decl) = self.schema.capture(hole.name) else { continue };
            self.value(decl, hole.span, ValuePlace::Hole);
            if let Some(value) = self.binding.values.last_mut().filter(|_| hole.is_as_declared(self.source)) {
                value.reading = Reading::Blank;
            }
        }
    }

    /// Matches the text of a section with its template. A section that repeats has other values each time.
    fn prose(&mut self, at: usize, prose: &'a ProseDecl, blocks: &[Block]) {
        let Some(syntax) = &prose.syntax else { return };
        let paragraphs = blocks.iter().filter(|block| block.kind == BlockKind::Paragraph).map(|block| block.span);
        let Some(span) = paragraphs.reduce(Span::cover) else { return };
        let matched = match_template(self.source, span, &syntax.value, syntax.place);
        let holes = firsts(&matched.holes);
        self.hole_values(&holes);
        self.binding.prose.push(BoundProse { section: at, matched });
    }

    fn section_content(&mut self, at: usize, decl: &'a SectionDecl, blocks: &'a [Block]) {
        self.binding.sections[at].blocks = blocks;
        let state = self.content_state(at, decl, blocks);
        let fits = matches!(state, ContentState::Fits | ContentState::Extra(_));
        self.binding.sections[at].content = state;
        self.binding.sections[at].items = items(self.document, blocks);
        match &decl.content.value {
            Content::Prose(prose) if fits => self.prose(at, prose, blocks),
            Content::List(list) if fits => self.list(at, list),
            Content::Fields(fields) if fits => self.section_fields(at, fields),
            Content::Table(table) if fits => self.table(at, &self.schema.tables[*table], blocks),
            _ => {}
        }
    }

    /// What stands first in a section that nobody has filled in. Values that the schema declares tell by themselves.
    fn blank(&self, decl: &SectionDecl, blocks: &[Block]) -> Option<Span> {
        let is_blank = |span: Span| self.source.slice(span).trim() == BLANK;
        let declares_values = match &decl.content.value {
            Content::List(list) => list.item.is_some(),
            Content::Fields(_) | Content::Table(_) => true,
            Content::Any | Content::Prose(_) | Content::Code(_) => false,
        };
        let is_unfilled = |block: &&Block| match block.kind {
            BlockKind::Paragraph => is_blank(block.span),
            BlockKind::Code(code) => is_blank(self.document.code_blocks[code].content),
            BlockKind::List(list) => {
                self.document.items[self.document.lists[list].items.clone()].iter().all(|item| is_blank(item.text))
            }
            _ => false,
        };
        let mut standing = blocks.iter().filter(|block| block.kind != BlockKind::Comment);
        let first = standing.next().filter(|first| !declares_values && is_unfilled(first))?;
        standing.all(|block| is_unfilled(&block)).then_some(first.span)
    }

    fn content_state(&self, at: usize, decl: &SectionDecl, blocks: &[Block]) -> ContentState {
        let heading = self.binding.sections[at].heading;
        let mut standing = blocks.iter().filter(|block| block.kind != BlockKind::Comment).peekable();
        let Some(first) = standing.peek().copied() else {
            let level = self.document.headings[heading].level;
            let next = self.document.headings.get(heading + 1);
            let nested = next.is_some_and(|next| next.level > level);
            let any = matches!(decl.content.value, Content::Any) && nested;
            return if any || decl.allow_empty { ContentState::Fits } else { ContentState::Empty };
        };
        if let Some(span) = self.blank(decl, blocks) {
            return ContentState::Blank(span);
        }
        let last = blocks.last().map_or(first.span, |block| block.span);
        let mut whole_tables = 0;
        let mut fits = |block: &Block| match (&decl.content.value, block.kind) {
            (Content::Table(_), BlockKind::Table(table)) => {
                // One whole table; what is broken off it is told as such.
                let whole = self.document.tables[table].defect.is_none();
                whole_tables += usize::from(whole);
                !whole || whole_tables == 1
            }
            (Content::Any, _)
            | (Content::Code(_), BlockKind::Code(_))
            | (Content::Prose(_), BlockKind::Paragraph)
            | (Content::List(_) | Content::Fields(_), BlockKind::List(_)) => true,
            _ => false,
        };
        let mut any_fits = false;
        let mut extra = Vec::new();
        for block in standing {
            if fits(block) {
                any_fits = true;
            } else {
                extra.push(*block);
            }
        }
        if !any_fits {
            ContentState::Wrong(first.span.cover(last))
        } else if extra.is_empty() {
            ContentState::Fits
        } else {
            ContentState::Extra(extra)
        }
    }

    fn list(&mut self, at: usize, list: &'a ListDecl) {
        let Some(decl) = &list.item else { return };
        let items = self.binding.sections[at].items.clone();
        if self.is_exploded(decl, &self.document.items[items.clone()]) {
            self.binding.sections[at].exploded = true;
            return;
        }
        for item in items {
            self.value(decl, self.document.items[item].text, ValuePlace::Item(at));
        }
    }

    /// Whether a list whose items need two characters at least holds single ones nearly throughout.
    fn is_exploded(&self, decl: &ValueDecl, items: &[Item]) -> bool {
        const FEWEST: usize = 5;
        // A character of at most four bytes, in quotes or not.
        let single = |item: &&Item| {
            let text = self.source.slice(item.text);
            let bare = || text.strip_prefix('"').and_then(|text| text.strip_suffix('"')).unwrap_or(text);
            text.len() <= 6 && bare().chars().count() <= 1
        };
        decl.min_length.is_some_and(|min| min.value > 1)
            && items.len() >= FEWEST
            && items.iter().filter(single).count() * 10 >= items.len() * 9
    }
}

/// The items of the lists among these blocks; lists that follow each other have their items side by side.
pub(super) fn items(document: &Document, blocks: &[Block]) -> Range<usize> {
    let mut lists = blocks.iter().filter_map(|block| match block.kind {
        BlockKind::List(list) => Some(document.lists[list].items.clone()),
        _ => None,
    });
    let Some(first) = lists.next() else { return 0..0 };
    first.start..lists.next_back().map_or(first.end, |last| last.end)
}

/// Of holes that stand several times the first is the value; the others must agree with it.
fn firsts<'a, 'h>(holes: impl IntoIterator<Item = &'h Hole<'a>>) -> Vec<Hole<'a>>
where
    'a: 'h,
{
    let mut firsts: Vec<Hole<'a>> = Vec::new();
    for hole in holes {
        if firsts.iter().all(|first| first.name != hole.name) {
            firsts.push(*hole);
        }
    }
    firsts
}
