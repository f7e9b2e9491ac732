//! What a terminal shows as one thing, and how wide.
//!
//! Text of a document is not to be trusted: an escape code would paint the report, a bidi control rearrange it, a zero
//! width character hide in it. Glyphs are what of a text may be printed, and every glyph has a width.

use std::borrow::Cow;
use std::ops::Range;

use unicode_width::UnicodeWidthStr;

const JOINER: char = '\u{200d}';
const TAB_STOP: usize = 4;
/// More than any emoji sequence needs; towers of combining marks are cut into several glyphs.
const CLUSTER_BYTES: usize = 40;
/// No glyph takes more bytes of its text for each of its columns.
pub(super) const BYTES_PER_COLUMN: usize = CLUSTER_BYTES;

/// A character with what combines with it, as shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Glyph<'a> {
    /// What to print.
    pub(super) text: Cow<'a, str>,
    /// Columns, at least one.
    pub(super) width: usize,
    /// The bytes of the text it stands for.
    pub(super) bytes: Range<usize>,
}

/// The glyphs of the bytes `range` of `text`, which must lie on character boundaries. Tab stops count from its start.
pub(super) fn glyphs(text: &str, range: Range<usize>) -> impl Iterator<Item = Glyph<'_>> {
    let (mut at, mut column) = (range.start, 0);
    std::iter::from_fn(move || {
        let rest = text.get(at..range.end)?;
        let glyph = first(rest, at, column)?;
        (at, column) = (glyph.bytes.end, column + glyph.width);
        Some(glyph)
    })
}

fn first(rest: &str, at: usize, column: usize) -> Option<Glyph<'_>> {
    let char = rest.chars().next()?;
    if char == '\t' {
        let width = TAB_STOP - column % TAB_STOP;
        return Some(Glyph { text: Cow::Borrowed(&"    "[..width]), width, bytes: at..at + 1 });
    }
    if let Some(stand_in) = stand_in(char) {
        return Some(Glyph { text: stand_in.to_string().into(), width: 1, bytes: at..at + char.len_utf8() });
    }
    let cluster = &rest[..cluster_len(rest, char)];
    let bytes = at..at + cluster.len();
    Some(match cluster.width() {
        // A mark without a letter stands on the circle that Unicode's charts give it.
        0 => Glyph { text: format!("◌{cluster}").into(), width: 1, bytes },
        width => Glyph { text: cluster.into(), width, bytes },
    })
}

/// How many bytes at the start of `rest` are shown as one: whatever follows without taking columns of its own.
fn cluster_len(rest: &str, first: char) -> usize {
    let mut end = first.len_utf8();
    if matches!(rest.as_bytes(), [_, next, ..] | [_, next] if first.is_ascii() && next.is_ascii()) {
        return end;
    }
    let mut last = first;
    while let Some(next) = rest[end..].chars().next() {
        let len = match next {
            // One selector says how the character looks; more of them say things no one sees.
            '\u{fe0e}' | '\u{fe0f}' if !is_selector(last) => next.len_utf8(),
            JOINER => joined_len(rest, end),
            _ if stand_in(next).is_none() && is_absorbed(rest, end, next.len_utf8()) => next.len_utf8(),
            _ => 0,
        };
        if len == 0 || end + len > CLUSTER_BYTES {
            break;
        }
        (end, last) = (end + len, next);
    }
    end
}

/// Length of a joiner at `end` and the emoji that it joins, if it does.
fn joined_len(rest: &str, end: usize) -> usize {
    let behind = end + JOINER.len_utf8();
    let Some(next) = rest[behind..].chars().next() else { return 0 };
    let len = behind + next.len_utf8() - end;
    let may_join = !next.is_ascii() && stand_in(next).is_none();
    if may_join && is_absorbed(rest, end, len) { len } else { 0 }
}

/// Whether the `len` bytes at `end` take fewer columns after what stands before them than alone.
fn is_absorbed(rest: &str, end: usize, len: usize) -> bool {
    let alone = rest[end..end + len].width();
    alone == 0 || rest[..end + len].width() < rest[..end].width() + alone
}

fn is_selector(char: char) -> bool {
    matches!(char, '\u{fe00}'..='\u{fe0f}')
}

/// What to print for a character that is not safe or not visible as it is.
pub(super) fn stand_in(char: char) -> Option<char> {
    match char {
        '\0'..='\u{1f}' => char::from_u32(0x2400 + u32::from(char)),
        '\u{7f}' => Some('\u{2421}'),
        _ if is_hidden(char) => Some(char::REPLACEMENT_CHARACTER),
        _ => None,
    }
}

/// The code point of a character of which only a stand-in is shown, such as `U+202E`; `text` is what `glyph` was made from.
pub(super) fn hidden_name(glyph: &Glyph<'_>, text: &str) -> Option<String> {
    let char = text.get(glyph.bytes.clone())?.chars().next()?;
    let is_hidden = stand_in(char).is_some_and(|it| glyph.text.chars().eq([it]));
    is_hidden.then(|| format!("U+{:04X}", u32::from(char)))
}

/// C1 controls, bidi controls, separators of lines, and what Unicode calls `Default_Ignorable_Code_Point`.
fn is_hidden(char: char) -> bool {
    matches!(char, '\u{80}'..='\u{9f}' | '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}')
        || matches!(char, '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}')
        || matches!(char, '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}')
        || matches!(char, '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{1bca0}'..='\u{1bca3}')
        || matches!(char, '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Vec<(String, usize)> {
        glyphs(text, 0..text.len()).map(|glyph| (glyph.text.into_owned(), glyph.width)).collect()
    }

    fn whole(text: &str, width: usize) {
        assert_eq!(shown(text), [(text.to_owned(), width)]);
    }

    #[test]
    fn what_is_drawn_as_one_is_one() {
        whole("e\u{301}", 1);
        whole("語", 2);
        whole("❤\u{fe0f}", 2);
        whole("👩\u{200d}💻", 2);
        whole("👩🏽\u{200d}🚀", 2);
        whole("🕴🏽", 2);
        whole("👨\u{200d}👩\u{200d}👧\u{200d}👦", 2);
    }

    #[test]
    fn what_hides_is_shown() {
        let join = |text| shown(text).into_iter().map(|(text, _)| text).collect::<String>();
        assert_eq!(join("a\0\x1b[1m\r\x7f"), "a␀␛[1m␍␡");
        assert_eq!(join("a\u{202e}b\u{2066}c\u{200b}d\u{feff}e\u{200d}f\u{85}"), "a�b�c�d�e�f�");
        assert_eq!(join("a\u{fe0f}\u{fe0f}\u{e0041}"), "a\u{fe0f}��");
        assert_eq!(shown("\u{301}a"), [("◌\u{301}".to_owned(), 1), ("a".to_owned(), 1)]);
    }

    #[test]
    fn tabs_reach_the_next_stop() {
        let widths: Vec<_> = shown("\ta\t語\tabc\t").into_iter().map(|(_, width)| width).collect();
        assert_eq!(widths, [4, 1, 3, 2, 2, 1, 1, 1, 1]);
    }

    #[test]
    fn towers_of_marks_are_bounded() {
        let tower = format!("a{}", "\u{301}".repeat(1000));
        assert!(glyphs(&tower, 0..tower.len()).all(|glyph| glyph.width == 1 && glyph.bytes.len() <= CLUSTER_BYTES));
    }
}
