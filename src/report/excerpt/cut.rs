//! The part of a line that fits into a picture, and where in it the wanted spans stand.
//!
//! A line may be megabytes long: only the glyphs that could be visible are looked at.

use std::ops::Range;

use super::canvas::{Canvas, columns_of, fitting};
use super::line::Line;
use super::row::Head;
use crate::report::glyph::{BYTES_PER_COLUMN, Glyph, glyphs};

/// Spans further apart get pictures of their own rather than one with a hole.
const MAX_SPREAD: usize = 16 * 1024;
/// Columns that a cut may move to stand between words.
pub(super) const SNAP: usize = 10;
/// Columns of a glyph, a tab at worst, and the sign of a cut.
const MIN_RIGHT: usize = 5;
/// A row's head in fewer columns would say nothing.
const MIN_HEAD: usize = 10;

/// A span to show.
#[derive(Clone, Debug)]
pub(super) struct Wanted {
    /// Its bytes, all in one line.
    pub(super) span: Range<usize>,
    /// Columns that should be free right of its middle, for the label.
    pub(super) reserve: usize,
}

/// A line cut to fit.
#[derive(Debug, Default, PartialEq, Eq)]
pub(in crate::report) struct Excerpt<'a> {
    /// What to print; never wider than the room.
    pub(in crate::report) glyphs: Vec<Glyph<'a>>,
    /// Columns of the glyphs.
    pub(in crate::report) width: usize,
    /// Columns of the wanted spans; empty for a place between characters, which still has a glyph after it.
    pub(in crate::report) marks: Vec<Range<usize>>,
}

impl<'a> Excerpt<'a> {
    /// The glyphs as one text.
    pub(in crate::report) fn text(&self) -> String {
        self.glyphs.iter().map(|glyph| glyph.text.as_ref()).collect()
    }

    /// Cuts `line` around `wanted`, spans in the order of the text that do not overlap.
    ///
    /// One span always gives a picture; `None` says that several do not fit into one.
    pub(super) fn new(line: &Line<'a>, wanted: &[Wanted], room: usize) -> Option<Self> {
        let near = Near::new(line, wanted, room)?;
        let right = near.columns_to_the_right(wanted, room);
        if wanted.len() > 1 && right >= room {
            return None;
        }
        let mut canvas = Canvas::new(near.line.clone());
        near.draw_left(&mut canvas, room, right.min(room));
        near.draw_right(&mut canvas, room);
        let marks: Vec<_> = wanted.iter().map(|wanted| canvas.columns(&wanted.span)).collect();
        let apart = marks.windows(2).all(|pair| pair[0].end.max(pair[0].start + 1) <= pair[1].start);
        apart.then_some(Self { glyphs: canvas.glyphs, width: canvas.width, marks })
    }
}

/// The glyphs around the wanted spans.
struct Near<'a> {
    line: Line<'a>,
    glyphs: Vec<Glyph<'a>>,
    /// Index of the first wanted span's first glyph.
    first: usize,
    /// Index after the last wanted span's last glyph.
    behind: usize,
}

impl<'a> Near<'a> {
    fn new(line: &Line<'a>, wanted: &[Wanted], room: usize) -> Option<Self> {
        let (start, end) = (wanted.first()?.span.start, wanted.last()?.span.end);
        if wanted.len() > 1 && end - start > MAX_SPREAD {
            return None;
        }
        let mut line = line.clone();
        let reach = room * BYTES_PER_COLUMN;
        let from = line.text.floor_char_boundary(start.saturating_sub(reach)).max(line.range.start);
        // Of a single span that is long, what is visible of its start is enough.
        let last = if wanted.len() > 1 { end } else { start };
        let to = line.text.floor_char_boundary(last + reach).min(line.range.end);
        let mut all: Vec<_> = glyphs(line.text, from..to).collect();
        if wanted.iter().any(|wanted| wanted.span.start == line.range.end) {
            // The end of the line is no glyph; a caret needs one.
            all.push(Glyph { text: " ".into(), width: 1, bytes: line.range.end..line.range.end + 1 });
            line.range.end += 1;
        }
        let first = all.iter().position(|glyph| glyph.bytes.end > start)?;
        let behind = first + all[first..].iter().take_while(|glyph| glyph.bytes.start < end).count().max(1);
        let mut near = Self { line, glyphs: all, first, behind };
        near.open_holes(wanted, room / 5);
        Some(near)
    }

    /// Takes out what stands between two spans far apart, but for `shore` columns at both.
    fn open_holes(&mut self, wanted: &[Wanted], shore: usize) {
        for pair in wanted.windows(2) {
            let gap = pair[0].span.end..pair[1].span.start;
            let from = self.glyphs.partition_point(|glyph| glyph.bytes.start < gap.start);
            let to = self.glyphs.partition_point(|glyph| glyph.bytes.end <= gap.end).max(from);
            let between = &self.glyphs[from..to];
            let kept_left = from + fitting(between.iter(), shore);
            let kept_right = to - from_blank(last_fitting(between, shore)).len();
            if kept_left + 1 < kept_right {
                self.glyphs.drain(kept_left..kept_right);
                self.behind -= kept_right - kept_left;
            }
        }
    }

    /// Columns that the spans, what follows them and their labels should have from the first span's start.
    fn columns_to_the_right(&self, wanted: &[Wanted], room: usize) -> usize {
        let mut canvas = Canvas::new(self.line.clone());
        canvas.end = self.glyphs[self.first].bytes.start;
        canvas.extend(&self.glyphs[self.first..self.behind]);
        let labels = wanted.iter().map(|wanted| {
            let columns = canvas.columns(&wanted.span);
            columns.start.midpoint(columns.end) + wanted.reserve
        });
        let context = columns_of(&self.glyphs[self.behind..]).min(room / 8);
        let right = labels.max().unwrap_or(0).max(canvas.width + context).max(MIN_RIGHT);
        if wanted.len() > 1 {
            return right;
        }
        // A long span leaves some room for what stands before it.
        let share = if self.line.is_row() { room / 3 + 1 } else { room / 4 };
        let left = columns_of(&self.glyphs[..self.first]).min(share).max(1);
        right.min(room.saturating_sub(left)).max(MIN_RIGHT)
    }

    /// Draws what stands before the first span, leaving `right` columns.
    fn draw_left(&self, canvas: &mut Canvas<'a>, room: usize, right: usize) {
        let before = &self.glyphs[..self.first];
        let from_start = before.first().is_none_or(|glyph| glyph.bytes.start == self.line.range.start);
        if from_start && columns_of(before) + right <= room {
            canvas.extend(before);
            return;
        }
        let left = room.saturating_sub(right + 1);
        let mut head = self.head(left.min(room / 3));
        let near = from_blank(last_fitting(behind(&head, before), left.saturating_sub(head.width())));
        let unused = left.saturating_sub(head.width() + columns_of(near));
        if unused > 0 && head.width() > 0 {
            head = self.head(head.width() + unused);
        }
        let near = behind(&head, near);
        canvas.extend(&head.into_glyphs());
        canvas.extend(near);
    }

    /// The head of the row, unless what is wanted stands in it.
    fn head(&self, room: usize) -> Head<'a> {
        if room < MIN_HEAD || !self.line.is_row() {
            return Head::default();
        }
        let head = Head::of_row(&self.line, room);
        if head.end() <= self.glyphs[self.first].bytes.start { head } else { Head::default() }
    }

    /// Draws the spans and what follows while there is room.
    fn draw_right(&self, canvas: &mut Canvas<'a>, room: usize) {
        for glyph in &self.glyphs[self.first..] {
            let cut = usize::from(glyph.bytes.end < self.line.range.end);
            if canvas.width_with(glyph) + cut > room {
                break;
            }
            canvas.push(glyph.clone());
        }
        canvas.finish();
    }
}

/// The glyphs that do not stand in the head.
fn behind<'s, 'a>(head: &Head<'_>, glyphs: &'s [Glyph<'a>]) -> &'s [Glyph<'a>] {
    &glyphs[glyphs.partition_point(|glyph| glyph.bytes.start < head.end())..]
}

/// The last of the glyphs, as many as fit into `room`.
fn last_fitting<'s, 'a>(glyphs: &'s [Glyph<'a>], room: usize) -> &'s [Glyph<'a>] {
    &glyphs[glyphs.len() - fitting(glyphs.iter().rev(), room)..]
}

/// The glyphs from a blank among the first few on: a cut between words is easier to read. Of many blanks one is enough.
fn from_blank<'s, 'a>(glyphs: &'s [Glyph<'a>]) -> &'s [Glyph<'a>] {
    let is_blank = |glyph: &Glyph<'_>| glyph.text == " ";
    let few = (glyphs.len() / 3).min(SNAP);
    let start = glyphs[..few].iter().position(is_blank).unwrap_or(0);
    let blanks = glyphs[start..].iter().take_while(|glyph| is_blank(glyph)).count();
    &glyphs[start + blanks.saturating_sub(1)..]
}
