//! Between our places and those of the protocol.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use gen_lsp_types::{Position, Range, TextEdit, Uri};
use url::Url;

use crate::diagnostic::Edit;
use crate::document::plain;
use crate::text::{self, Encoding, Positions, Source, Span};

pub(super) fn position(source: &Source, offset: u32, encoding: Encoding) -> Position {
    let text::Position { line, character } = source.position(offset, encoding);
    Position { line, character }
}

pub(super) fn range(source: &Source, span: Span, encoding: Encoding) -> Range {
    Range { start: position(source, span.start, encoding), end: position(source, span.end, encoding) }
}

pub(super) fn offset(source: &Source, position: Position, encoding: Encoding) -> u32 {
    source.offset(counted(position), encoding)
}

/// A position of the protocol as one of ours.
pub(super) fn counted(position: Position) -> text::Position {
    let Position { line, character } = position;
    text::Position { line, character }
}

/// The ranges of many spans of one text, the starts of which are in its order.
pub(super) struct Ranges<'a>(Positions<'a>);

impl<'a> Ranges<'a> {
    pub(super) fn new(source: &'a Source, encoding: Encoding) -> Self {
        Self(Positions::new(source, encoding))
    }

    pub(super) fn of(&mut self, span: Span) -> Range {
        let as_told = |text::Position { line, character }| Position { line, character };
        let (start, end) = self.0.of(span);
        Range { start: as_told(start), end: as_told(end) }
    }
}

/// The text at `range`. One that ends before it starts is empty.
pub(super) fn span(source: &Source, range: Range, encoding: Encoding) -> Span {
    let start = offset(source, range.start, encoding);
    Span { start, end: offset(source, range.end, encoding).max(start) }
}

pub(super) fn text_edits(source: &Source, edits: &[Edit], encoding: Encoding) -> Vec<TextEdit> {
    let mut ranges = Ranges::new(source, encoding);
    let edit = |edit: &Edit| TextEdit { range: ranges.of(edit.span), new_text: edit.content.clone() };
    edits.iter().map(edit).collect()
}

/// The full path of a file; `None` for what is no file. Editors show old versions and files of other machines under
/// addresses with paths, too.
pub(super) fn path(uri: &Uri) -> Option<PathBuf> {
    let url = Url::parse(uri.as_ref()).ok().filter(|url| url.scheme() == "file")?;
    url.to_file_path().ok()
}

/// The address of the file at `path`, a full path.
pub(super) fn uri(path: &Path) -> Option<Uri> {
    Url::from_file_path(path).ok().map(|url| Uri(url.into()))
}

/// What readers see of Markdown, line by line, for clients that show no Markdown: without the marks of headings, emphasis
/// and links. Code stays as it is, without its fences; lists and tables keep their marks.
pub(super) fn plain_lines(markdown: &str) -> String {
    let mut text = String::with_capacity(markdown.len());
    let mut fence: Option<&str> = None;
    for line in markdown.lines() {
        let inner = line.trim_start();
        let marks = &inner[..inner.len() - inner.trim_start_matches('`').len()];
        match fence {
            Some(open) if marks.len() >= open.len() && marks.len() == inner.trim_end().len() => fence = None,
            Some(_) => _ = writeln!(text, "{line}"),
            None if marks.len() >= 3 => fence = Some(marks),
            None => {
                let indent = &line[..line.len() - inner.len()];
                let heading = inner.trim_start_matches('#');
                let inner = if heading.starts_with(' ') { heading } else { inner };
                _ = writeln!(text, "{indent}{}", plain(inner));
            }
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_lines_have_no_marks() {
        let markdown =
            "## The `a_b`\n\n* __x__: [y](z), #1\n  * `*`\n\n````toml\na = \"*b*\"\n```\n````\n| a | *b* |\n";
        let plain = "The a_b\n\n* x: y, #1\n  * *\n\na = \"*b*\"\n```\n| a | b |\n";
        assert_eq!(plain_lines(markdown), plain);
    }

    #[cfg(unix)]
    #[test]
    fn files_and_addresses_lead_to_each_other() {
        for (address, file) in [
            ("file:///a/b.md", "/a/b.md"),
            ("file:///a/b%20%C3%A9%F0%9F%99%82.md", "/a/b é🙂.md"),
            ("file:///a/100%25.md", "/a/100%.md"),
            ("file:///a/x%23y%3F.md", "/a/x#y?.md"),
        ] {
            assert_eq!(path(&Uri(address.into())).as_deref(), Some(Path::new(file)));
            assert_eq!(uri(Path::new(file)), Some(Uri(address.into())));
        }
        for no_file in [
            "untitled:Untitled-1",
            "http://example.org/a.md",
            "git:/a/b.md?ref=HEAD",
            "fugitive:///a/.git//0/b.md",
            "vscode-remote://ssh-remote+host/a/b.md",
            "nonsense",
            "",
        ] {
            assert_eq!(path(&Uri(no_file.into())), None, "{no_file}");
        }
    }

    #[test]
    fn a_range_that_ends_before_it_starts_is_empty() {
        let source = Source::new("a.md", "abc").unwrap();
        let at = |character| Position { line: 0, character };
        assert_eq!(span(&source, Range { start: at(2), end: at(1) }, Encoding::Utf16), Span::empty(2));
    }
}
