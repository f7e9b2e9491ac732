use std::ops::Range;

use super::line::Line;
use crate::report::glyph::Glyph;

/// A line as drawn so far. Whatever is skipped leaves `…`.
pub(super) struct Canvas<'a> {
    line: Line<'a>,
    pub(super) glyphs: Vec<Glyph<'a>>,
    pub(super) width: usize,
    /// Offset after the last glyph.
    pub(super) end: usize,
}

impl<'a> Canvas<'a> {
    pub(super) fn new(line: Line<'a>) -> Self {
        let end = line.range.start;
        Self { line, glyphs: Vec::new(), width: 0, end }
    }

    pub(super) fn width_with(&self, glyph: &Glyph<'_>) -> usize {
        self.width + glyph.width + usize::from(glyph.bytes.start > self.end)
    }

    pub(super) fn push(&mut self, glyph: Glyph<'a>) {
        self.cut_to(glyph.bytes.start);
        self.end = glyph.bytes.end;
        self.width += glyph.width;
        self.glyphs.push(glyph);
    }

    pub(super) fn extend(&mut self, glyphs: &[Glyph<'a>]) {
        glyphs.iter().cloned().for_each(|glyph| self.push(glyph));
    }

    pub(super) fn finish(&mut self) {
        self.cut_to(self.line.range.end);
    }

    fn cut_to(&mut self, offset: usize) {
        if offset > self.end {
            self.glyphs.push(Glyph { text: "…".into(), width: 1, bytes: self.end..offset });
            (self.end, self.width) = (offset, self.width + 1);
        }
    }

    pub(super) fn columns(&self, span: &Range<usize>) -> Range<usize> {
        let before = self.glyphs.partition_point(|glyph| glyph.bytes.end <= span.start);
        let start = columns_of(&self.glyphs[..before]);
        let inside = self.glyphs[before..].iter().take_while(|glyph| glyph.bytes.start < span.end);
        let columns = if span.is_empty() { 0 } else { inside.map(|glyph| glyph.width).sum() };
        start..start + columns
    }
}

pub(super) fn columns_of(glyphs: &[Glyph<'_>]) -> usize {
    glyphs.iter().map(|glyph| glyph.width).sum()
}

/// How many of the glyphs, from the first on, fit into `room`.
pub(super) fn fitting<'s>(glyphs: impl Iterator<Item = &'s Glyph<'s>>, room: usize) -> usize {
    let mut used = 0;
    let fit = glyphs.take_while(|glyph| {
        used += glyph.width;
        used <= room
    });
    fit.count()
}
