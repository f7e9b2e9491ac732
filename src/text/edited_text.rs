use super::position::offset_in;
use super::{Encoding, LineIndex, Position, Source, Span, TooLong};

/// A text that somebody edits, with its lines at each moment.
///
/// An edit takes the time that it takes to move what comes after it; the lines are found anew only where the edit is.
#[derive(Clone, Debug)]
pub struct EditedText {
    name: String,
    text: String,
    lines: LineIndex,
}

impl EditedText {
    /// The text of `source`, to be edited.
    #[must_use]
    pub fn new(source: &Source) -> Self {
        Self { name: source.name().to_owned(), text: source.text().to_owned(), lines: source.lines().clone() }
    }

    /// The offset of the byte at `position`, as [`Source::offset`] has it.
    #[must_use]
    pub fn offset(&self, position: Position, encoding: Encoding) -> u32 {
        offset_in(&self.text, &self.lines, position, encoding)
    }

    /// Puts `content` in the place of the text at `span`, which is cut down to whole characters of the text.
    ///
    /// # Errors
    /// [`TooLong`] at 4 GiB; the text stays as it was.
    pub fn replace(&mut self, span: Span, content: &str) -> Result<(), TooLong> {
        let boundary = |offset: u32| self.text.floor_char_boundary(offset as usize);
        let (start, end) = (boundary(span.start), boundary(span.end));
        if u32::try_from(self.text.len() - (end - start) + content.len()).is_err() {
            return Err(TooLong);
        }
        self.text.replace_range(start..end, content);
        self.lines.patch(&self.text, Span::new(start, end), content.len() as u32);
        Ok(())
    }

    /// Puts another text in the place of all.
    ///
    /// # Errors
    /// [`TooLong`] at 4 GiB; the text stays as it was.
    pub fn replace_all(&mut self, text: String) -> Result<(), TooLong> {
        if u32::try_from(text.len()).is_err() {
            return Err(TooLong);
        }
        self.lines = LineIndex::new(&text);
        self.text = text;
        Ok(())
    }

    /// The text as it is now.
    #[must_use]
    pub fn into_source(self) -> Source {
        Source::with_lines(self.name, self.text, self.lines)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use proptest::sample::Index;

    use super::*;

    const TEXTS: &str = "[aé\n\r]{0,8}";

    #[test]
    fn an_edit_may_part_and_join_what_ends_a_line() {
        for (text, span, content) in
            [("a\r\nb", (2, 2), "x"), ("a\rx\nb", (2, 3), ""), ("\nb", (0, 0), "\r"), ("a\r", (2, 2), "\n")]
        {
            let mut edited = EditedText::new(&Source::new("a.md", text).unwrap());
            edited.replace(Span::new(span.0, span.1), content).unwrap();
            assert_eq!(edited.lines, LineIndex::new(&edited.text), "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn the_lines_are_those_of_the_text(
            text in TEXTS,
            edits in prop::collection::vec((any::<Index>(), any::<Index>(), TEXTS), 0..8),
        ) {
            let mut edited = EditedText::new(&Source::new("a.md", &*text).unwrap());
            for (from, to, content) in edits {
                let (a, b) = (from.index(edited.text.len() + 1), to.index(edited.text.len() + 1));
                edited.replace(Span::new(a.min(b), a.max(b)), &content).unwrap();
                prop_assert_eq!(&edited.lines, &LineIndex::new(&edited.text));
            }
        }
    }
}
