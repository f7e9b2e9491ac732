//! What is written, with places to fill in.

use crate::binding::BLANK;

/// A part of what is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// This text.
    Text(String),
    /// A place to fill in, with the text that stands there until then; an empty one where the cursor goes.
    Blank(String),
    /// The text of a place to fill in that stands before, by its index among them from 0, whatever becomes of it.
    Same(usize),
}

impl Piece {
    /// The text of these pieces.
    #[must_use]
    pub fn plain(pieces: &[Self]) -> String {
        let mut blanks: Vec<&str> = Vec::new();
        for piece in pieces {
            if let Self::Blank(text) = piece {
                blanks.push(text);
            }
        }
        let text = |piece: &Self| match piece {
            Self::Text(text) | Self::Blank(text) => text.clone(),
            Self::Same(index) => blanks.get(*index).copied().unwrap_or_default().to_owned(),
        };
        pieces.iter().map(text).collect()
    }

    pub(in crate::ide) fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    pub(in crate::ide) fn blank() -> Self {
        Self::Blank(String::new())
    }
}

/// The pieces of a text to fill in, with these line ends for `\n`: its blanks, and the `{holes}` of templates. A hole that
/// stands several times in a template holds one text; templates are parted by blank lines.
pub(super) fn pieces(text: &str, line_ending: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let (mut rest, mut plain) = (text, String::new());
    let (mut holes, mut count) = (Vec::new(), 0);
    while let Some(character) = rest.chars().next() {
        let hole = hole(rest);
        let blank = if rest.starts_with(BLANK) { BLANK.len() } else { hole };
        if blank > 0 {
            if !plain.is_empty() {
                pieces.push(Piece::Text(std::mem::take(&mut plain)));
            }
            let text = &rest[..blank];
            if let Some((_, index)) = holes.iter().find(|(name, _)| *name == text) {
                pieces.push(Piece::Same(*index));
            } else {
                pieces.push(Piece::Blank(text.to_owned()));
                if hole > 0 {
                    holes.push((text, count));
                }
                count += 1;
            }
        } else if character == '\n' {
            if rest.starts_with("\n\n") {
                holes.clear();
            }
            plain.push_str(line_ending);
        } else {
            plain.push(character);
        }
        rest = &rest[blank.max(character.len_utf8())..];
    }
    if !plain.is_empty() {
        pieces.push(Piece::Text(plain));
    }
    pieces
}

/// The length of the hole that `text` begins with, 0 where it begins with none.
fn hole(text: &str) -> usize {
    let Some(rest) = text.strip_prefix('{') else { return 0 };
    let is_name = |it: &u8| it.is_ascii_lowercase() || it.is_ascii_digit() || *it == b'-';
    let length = rest.bytes().take_while(is_name).count();
    if length > 0 && rest[length..].starts_with('}') { length + 2 } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_and_holes_are_parted_from_text() {
        let (text, blank) = (|it: &str| Piece::Text(it.into()), |it: &str| Piece::Blank(it.into()));
        assert_eq!(pieces("# {a-1}, é\n…", "\r\n"), [text("# "), blank("{a-1}"), text(", é\r\n"), blank("…")]);
        assert_eq!(pieces("{} {A} {", "\n"), [text("{} {A} {")]);
        assert_eq!(pieces("", "\n"), []);
        let twice = [text("a "), blank("…"), blank("{x}"), text(", "), Piece::Same(1), blank("…")];
        assert_eq!(pieces("a …{x}, {x}…", "\n"), twice);
        assert_eq!(pieces("{x}\n\n{x}", "\n"), [blank("{x}"), text("\n\n"), blank("{x}")]);
    }

    #[test]
    fn pieces_say_their_text() {
        assert_eq!(Piece::plain(&pieces("a {b} …\n", "\r")), "a {b} …\r");
        assert_eq!(Piece::plain(&pieces("…{a}{b}{a}", "\n")), "…{a}{b}{a}");
    }
}
