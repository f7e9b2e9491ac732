//! Short texts made safe to print and fitted into columns.

use super::glyph::{Glyph, glyphs};

const CUT: &str = "…";

fn parts(text: &str) -> impl Iterator<Item = Glyph<'_>> {
    glyphs(text, 0..text.len())
}

/// Columns of the text when printed.
pub(super) fn width(text: &str) -> usize {
    parts(text).map(|glyph| glyph.width).sum()
}

/// The text as it may be printed.
pub(super) fn printable(text: &str) -> String {
    parts(text).map(|glyph| glyph.text).collect()
}

/// The text, its end cut off where it is wider than `room`.
pub(super) fn keep_start(text: &str, room: usize) -> String {
    let all: Vec<_> = parts(text).collect();
    let (kept, whole) = fitting(&all.iter(), room);
    let start = all[..kept].iter().map(|glyph| glyph.text.as_ref());
    start.chain((!whole && room > 0).then_some(CUT)).collect()
}

/// The text, its start cut off where it is wider than `room`.
pub(super) fn keep_end(text: &str, room: usize) -> String {
    let all: Vec<_> = parts(text).collect();
    let (kept, whole) = fitting(&all.iter().rev(), room);
    let end = all[all.len() - kept..].iter().map(|glyph| glyph.text.as_ref());
    (!whole && room > 0).then_some(CUT).into_iter().chain(end).collect()
}

/// How many of the glyphs fit into `room` and whether that is all; when not, a column is left for the sign of a cut.
fn fitting<'a>(glyphs: &(impl Iterator<Item = &'a Glyph<'a>> + Clone), room: usize) -> (usize, bool) {
    let fit = |room: usize| {
        let widths = glyphs.clone().scan(0, |sum, glyph| {
            *sum += glyph.width;
            Some(*sum)
        });
        widths.take_while(|sum| *sum <= room).count()
    };
    let kept = fit(room);
    if kept == glyphs.clone().count() { (kept, true) } else { (fit(room.saturating_sub(1)), false) }
}

/// The text in lines: the first of at most `first` columns, the others of at most `rest`.
pub(super) fn wrap(text: &str, first: usize, rest: usize) -> Vec<String> {
    let text = printable(text);
    let mut lines = Lines { done: Vec::new(), line: String::new(), used: 0, room: first, rest };
    for (index, word) in text.split(' ').enumerate() {
        let blank = usize::from(index > 0 && !lines.line.is_empty());
        let columns = width(word);
        if lines.used + blank + columns > lines.room && columns <= rest {
            lines.end_line();
        } else if blank > 0 {
            lines.push(" ", 1);
        }
        for glyph in parts(word) {
            lines.push(glyph.text.as_ref(), glyph.width);
        }
    }
    lines.end_line();
    lines.done
}

struct Lines {
    done: Vec<String>,
    line: String,
    used: usize,
    room: usize,
    rest: usize,
}

impl Lines {
    fn push(&mut self, text: &str, width: usize) {
        if self.used + width > self.room {
            self.end_line();
        }
        self.line.push_str(text);
        self.used += width;
    }

    fn end_line(&mut self) {
        let line = std::mem::take(&mut self.line);
        self.done.push(match line.trim_end() {
            trimmed if trimmed.len() == line.len() => line,
            trimmed => trimmed.to_owned(),
        });
        (self.used, self.room) = (0, self.rest);
    }
}

/// The text in at most `lines` lines of `room` columns, cut where it is longer.
pub(super) fn wrap_at_most(lines: usize, text: &str, room: usize) -> Vec<String> {
    let mut wrapped = wrap(text, room, room);
    if wrapped.len() > lines {
        wrapped.truncate(lines);
        if let Some(last) = wrapped.last_mut() {
            *last = keep_start(&format!("{last} {CUT}"), room);
        }
    }
    wrapped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_texts_stay() {
        assert_eq!(keep_start("abc", 3), "abc");
        assert_eq!(keep_end("", 0), "");
        assert_eq!(wrap("a b", 3, 1), ["a b"]);
        assert_eq!(wrap("", 3, 1), [""]);
    }

    #[test]
    fn cuts_count_columns() {
        assert_eq!(keep_start("語語語", 5), "語語…");
        assert_eq!(keep_start("語語語", 4), "語…");
        assert_eq!(keep_end("語語語", 4), "…語");
        assert_eq!(keep_end("abc", 0), "");
    }

    #[test]
    fn lines_break_between_words_and_inside_of_long_ones() {
        assert_eq!(wrap("aa bb cc", 5, 4), ["aa bb", "cc"]);
        assert_eq!(wrap("a bbbbbbbb c", 4, 4), ["a bb", "bbbb", "bb c"]);
        assert_eq!(wrap("a\nb\u{202e}c", 9, 9), ["a␊b�c"]);
    }

    #[test]
    fn too_many_lines_end_in_a_cut() {
        assert_eq!(wrap_at_most(2, "aa bb cc dd", 4), ["aa", "bb …"]);
        assert_eq!(wrap_at_most(2, "aaaa bbbb cc", 4), ["aaaa", "bbb…"]);
    }
}
