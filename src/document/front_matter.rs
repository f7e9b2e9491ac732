//! Front matter: where it stands, and its keys and values, read as YAML only when someone asks for them.

use std::ops::Range;

use super::lines::{Lines, trim_end};
use super::yaml;
use super::{Block, BlockKind, Document, Heading};
use crate::text::{Source, Span};

/// The front matter of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FrontMatter {
    /// The text begins with something else.
    Absent,
    /// It cannot be read.
    Broken {
        /// What is wrong, or the line that opens it.
        span: Span,
        /// Why.
        fault: FrontMatterFault,
    },
    /// It is YAML.
    Read {
        /// The line that opens it.
        opening: Span,
        /// Its keys and values in their order.
        entries: Vec<Entry>,
    },
}

/// Why front matter cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FrontMatterFault {
    /// No second line of dashes closes it.
    Unclosed,
    /// It is not YAML, for this reason of the parser's.
    Yaml(String),
    /// It is a text or a list, with no keys.
    NoKeys,
    /// No line of dashes opens it, or a blank line stands before or after that line: Markdown takes its end for a
    /// heading, the first one of the document.
    Unopened,
}

/// A key of the front matter and its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The key, without quotes.
    pub key: Scalar,
    /// What it holds.
    pub value: Value,
}

/// A value, or an element of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Nothing: `key:`, `~` or `null`. The word, or the place where a value belongs.
    Null(Span),
    /// A text, whatever type it may be read as.
    Scalar(Scalar),
    /// A list. Of a list inside a list the elements are left out.
    List {
        /// The whole list.
        span: Span,
        /// Its elements.
        elements: Vec<Self>,
    },
    /// A mapping of keys to values, which is not looked into.
    Mapping(Span),
    /// An alias of something other than a short text, which is not followed.
    Alias(Span),
}

/// A text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scalar {
    /// Where it stands, without the quotes or the `|` around it.
    pub span: Span,
    /// What YAML makes of it; `None` when that is the text as written.
    pub(super) meant: Option<Box<str>>,
}

impl Scalar {
    /// The text, with escapes undone and lines folded.
    #[must_use]
    pub fn text<'a>(&'a self, source: &'a Source) -> &'a str {
        self.meant.as_deref().unwrap_or_else(|| source.slice(self.span))
    }
}

impl Document {
    /// The front matter, parsed when first asked for. `source` is the one that this document was parsed from.
    #[must_use]
    pub fn front_matter(&self, source: &Source) -> &FrontMatter {
        self.front_matter.get_or_init(|| read(self, source))
    }
}

/// The lines from the first `---`, at `start`, to the one that closes it, with the last one's ending.
pub(super) fn extent(text: &str, start: usize) -> Option<Range<usize>> {
    let mut lines = Lines::new(text, start..text.len());
    let line = |range: Range<usize>| &text[trim_end(text, range)];
    if line(lines.next()?) != "---" || line(lines.clone().next()?).is_empty() {
        return None;
    }
    // Without anything between them, two such lines are thematic breaks.
    let mut is_first = true;
    while let Some(range) = lines.next() {
        if is_closing(line(range)) {
            return (!is_first).then(|| start..lines.offset());
        }
        is_first = false;
    }
    None
}

fn is_closing(line: &str) -> bool {
    matches!(line, "---" | "...")
}

fn read(document: &Document, source: &Source) -> FrontMatter {
    let (text, start) = (source.text(), source.body_start());
    let mut lines = Lines::new(text, start..text.len());
    let Some(opening) = lines.next().map(|line| trim_end(text, line)) else { return FrontMatter::Absent };
    let inner = lines.offset();
    if let Some(block) = document.blocks.first().filter(|block| block.kind == BlockKind::FrontMatter) {
        let end = block.span.end as usize;
        let closing = text[..end].rfind(['\n', '\r']).map_or(inner, |at| at + 1);
        return match yaml::entries(text, inner..closing.max(inner)) {
            Ok(entries) => FrontMatter::Read { opening: opening.into(), entries },
            Err((span, fault)) => FrontMatter::Broken { span, fault },
        };
    }
    // What Markdown takes for thematic breaks may have been meant as front matter.
    let second = lines.next().map_or("", |line| &text[trim_end(text, line)]);
    match &text[opening.clone()] {
        "---" if is_closing(second) => FrontMatter::Read { opening: opening.into(), entries: Vec::new() },
        "---" if begins_with_key(second) => {
            FrontMatter::Broken { span: opening.into(), fault: FrontMatterFault::Unclosed }
        }
        _ => unopened(document, source).unwrap_or(FrontMatter::Absent),
    }
}

/// Front matter that Markdown takes for text and a heading underlined by dashes, after a thematic break or not.
fn unopened(document: &Document, source: &Source) -> Option<FrontMatter> {
    let slice = |span: Span| source.slice(span);
    let is_underlined = |heading: &&Heading| slice(heading.span).ends_with('-') && heading.marks(source).is_none();
    let heading = document.headings.first().filter(is_underlined)?;
    let blocks = &document.blocks[..=heading.block];
    let is_opening = |block: &&Block| block.kind == BlockKind::ThematicBreak && slice(block.span) == "---";
    let opening = blocks.first().filter(is_opening);
    let rest = &blocks[usize::from(opening.is_some())..];
    let first = rest.first()?;
    let lines = || slice(first.span).lines();
    let last = slice(heading.text).lines().next_back();
    let is_front_matter = lines().next().is_some_and(begins_with_key)
        && rest[..rest.len() - 1].iter().all(|block| block.kind == BlockKind::Paragraph)
        // Prose may well hold a colon: with nothing to open it, two lines have to begin with keys.
        && (opening.is_some() || last.is_some_and(begins_with_key) && (rest.len() > 1 || lines().count() > 2));
    let span = opening.map_or(Span::empty(first.span.start), |block| block.span);
    is_front_matter.then_some(FrontMatter::Broken { span, fault: FrontMatterFault::Unopened })
}

/// Whether a line begins with a word and a colon.
fn begins_with_key(line: &str) -> bool {
    let key = line.split_once(':').filter(|(_, rest)| rest.is_empty() || rest.starts_with([' ', '\t']));
    key.is_some_and(|(key, _)| {
        key.starts_with(|it: char| it.is_alphanumeric() || matches!(it, '"' | '\'')) && !key.contains(' ')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn front_matter(text: &str) -> FrontMatter {
        let source = Source::new("a.md", text).unwrap();
        Document::parse(&source).front_matter(&source).clone()
    }

    #[test]
    fn front_matter_ends_behind_its_last_line() {
        assert_eq!(extent("---\na: b\n---\nc", 0), Some(0..13));
        assert_eq!(extent("---\r\na: b\r\n...", 0), Some(0..14));
        for text in ["", "---", "---\na", "---\n---\n", "---\n\na\n---\n", " ---\na\n---\n", "----\na\n---\n"] {
            assert_eq!(extent(text, 0), None, "{text}");
        }
    }

    #[test]
    fn a_text_may_begin_with_something_else() {
        for text in [
            "",
            "# A\n",
            "---",
            "---\n\na: b\n",
            "\n---\n\na: b\n",
            "***\na: b\n",
            "---\nSome prose: it ends.\n",
            "--- a\nb: c\n",
        ] {
            assert_eq!(front_matter(text), FrontMatter::Absent, "{text}");
        }
    }

    #[test]
    fn front_matter_that_is_not_closed_is_told_from_a_thematic_break() {
        for text in ["---\na: b\n", "---\na:\n\n# T\n", "\u{feff}---\r\n\"a\": b"] {
            let FrontMatter::Broken { span, fault } = front_matter(text) else { panic!("{text}") };
            assert_eq!((&text[span.range()], fault), ("---", FrontMatterFault::Unclosed));
        }
    }

    #[test]
    fn front_matter_that_is_not_opened_becomes_a_heading() {
        let opened = ["\n---\na: b\n---\n", "---\n\na: b\n\nc: d\n---\n# T\n", "\r\n\r\n---\r\na: b\r\n---"];
        let unopened = ["a: b\nc: d\n---\n", "\na: b\nc: d\n---\n", "a: b\n\nc: d\n---\n\n# T\n"];
        for (texts, there) in [(opened, "---"), (unopened, "")] {
            for text in texts {
                let FrontMatter::Broken { span, fault } = front_matter(text) else { panic!("{text}") };
                assert_eq!((&text[span.range()], fault), (there, FrontMatterFault::Unopened));
            }
        }
        let other = [
            "\n---\na\n---\n",
            "---\n\n# a: b\n",
            "***\n\na: b\n---\n",
            "---\n\n* a\n\nb: c\n---\n",
            "a: b\n---\n",
            "a: b\n\nc\n---\n",
            "---\n\na: b\n\n# c -\n",
        ];
        for text in other {
            assert_eq!(front_matter(text), FrontMatter::Absent, "{text}");
        }
    }

    #[test]
    fn front_matter_may_hold_nothing() {
        for text in ["---\n---\n# A\n", "---\n# comment\n---\n", "---\n...", "---\r\n---\r\n"] {
            assert_eq!(
                front_matter(text),
                FrontMatter::Read { opening: Span::new(0, 3), entries: Vec::new() },
                "{text}"
            );
        }
    }
}
