//! Whether two texts say the same, however they are laid out.

use std::borrow::Cow;
use std::iter::{self, Peekable};

use pulldown_cmark::{Event, Tag, TagEnd};

use super::blocks::{self, is_comments};
use super::parse::events;
use super::{Alignment, Block, BlockKind, Document, Table};
use crate::text::{Source, with_newlines};

/// Whether two texts say the same: to Markdown, and in what a [`Document`] keeps beyond that, such as the excess cells of
/// rows. The padding of cells, the marks before items, blank lines and the ends of lines may differ.
#[must_use]
pub fn means_the_same(a: (&Source, &Document), b: (&Source, &Document)) -> bool {
    same_parts(a, b) && said(a.0).eq(said(b.0))
}

/// Whether two texts say the same to readers, who do not see comments.
#[must_use]
pub fn differs_in_comments_alone(a: (&Source, &Document), b: (&Source, &Document)) -> bool {
    same_parts(a, b) && without_comments(said(a.0)).eq(without_comments(said(b.0)))
}

fn same_parts(a: (&Source, &Document), b: (&Source, &Document)) -> bool {
    let kinds = |document: &Document| {
        let content = document.blocks.iter().filter(|block| block.kind.is_content());
        content.map(|block: &Block| block.kind).collect::<Vec<_>>()
    };
    kinds(a.1) == kinds(b.1)
        && front_matter(a) == front_matter(b)
        && a.1.tables.len() == b.1.tables.len()
        && iter::zip(&a.1.tables, &b.1.tables).all(|(of_a, of_b)| same_table((a.0, a.1, of_a), (b.0, b.1, of_b)))
        && a.1.items.len() == b.1.items.len()
        && iter::zip(items(a), items(b)).all(|(of_a, of_b)| of_a.eq(of_b))
}

/// The events without comments, and without the blocks of HTML around them.
fn without_comments<'a>(events: impl Iterator<Item = Event<'a>>) -> impl Iterator<Item = Event<'a>> {
    events.filter_map(|event| match event {
        Event::Start(Tag::HtmlBlock) | Event::End(TagEnd::HtmlBlock) => None,
        Event::InlineHtml(html) if html.starts_with("<!--") => None,
        Event::Html(html) if is_comments(&html) => None,
        Event::Html(html) => Some(Event::Html(blocks::without_comments(&html).into())),
        event => Some(event),
    })
}

fn front_matter<'a>((source, document): (&'a Source, &Document)) -> Option<Cow<'a, str>> {
    let block = document.blocks.first().filter(|block| block.kind == BlockKind::FrontMatter)?;
    Some(with_newlines(source.slice(block.span)))
}

type Of<'a> = (&'a Source, &'a Document, &'a Table);

fn same_table(a: Of<'_>, b: Of<'_>) -> bool {
    let rows = |(_, _, table): Of<'_>| table.header.into_iter().chain(table.rows.clone());
    a.2.defect == b.2.defect
        && rows(a).count() == rows(b).count()
        && marks(a).eq(marks(b))
        && iter::zip(rows(a), rows(b)).all(|(of_a, of_b)| texts(a, of_a).eq(texts(b, of_b)))
}

fn texts((source, document, _): Of<'_>, row: usize) -> impl Iterator<Item = &str> {
    document.cells_of(row).iter().map(|cell| source.slice(cell.text))
}

fn marks(table: Of<'_>) -> impl Iterator<Item = Alignment> {
    table.2.delimiter.into_iter().flat_map(move |row| texts(table, row).map(Alignment::of))
}

/// The texts of items, line by line: one that begins with a bullet holds a list to Markdown, and still is a text.
fn items<'a>((source, document): (&'a Source, &'a Document)) -> impl Iterator<Item = impl Iterator<Item = &'a str>> {
    document
        .items
        .iter()
        .map(|item| source.slice(item.text).split(['\n', '\r']).map(str::trim).filter(|it| !it.is_empty()))
}

/// What Markdown reads in a text: its events, with text in one piece and line ends as `\n`.
fn said(source: &Source) -> impl Iterator<Item = Event<'_>> {
    let mut events = events(source).1.map(|(event, _)| event).peekable();
    iter::from_fn(move || {
        Some(match events.next()? {
            Event::Text(text) => {
                let more = |next: &Event<'_>| matches!(next, Event::Text(_));
                let mut text = whole(text.into_string(), &mut events, more);
                // Of blanks before a line end Markdown takes no notice.
                if matches!(events.peek(), Some(Event::SoftBreak | Event::HardBreak | Event::End(_)))
                    && !matches!(events.peek(), Some(Event::End(TagEnd::CodeBlock)))
                {
                    text.truncate(text.trim_end_matches([' ', '\t']).len());
                }
                Event::Text(text.into())
            }
            Event::Html(html) => {
                Event::Html(whole(html.into_string(), &mut events, |next| matches!(next, Event::Html(_))).into())
            }
            Event::InlineHtml(html) => Event::InlineHtml(with_newlines(&html).into_owned().into()),
            Event::Code(code) => Event::Code(code.replace("\r\n", " ").replace(['\r', '\n'], " ").into()),
            event => event,
        })
    })
}

/// `text` with that of the events after it that are `more` of it.
fn whole<'a>(
    mut text: String,
    events: &mut Peekable<impl Iterator<Item = Event<'a>>>,
    more: impl Fn(&Event<'_>) -> bool,
) -> String {
    while let Some(Event::Text(next) | Event::Html(next)) = events.next_if(|next| more(next)) {
        text.push_str(&next);
    }
    match with_newlines(&text) {
        Cow::Borrowed(_) => text,
        Cow::Owned(plain) => plain,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    type Read<'a> = (&'a Source, &'a Document);

    fn compared(same: fn(Read<'_>, Read<'_>) -> bool, a: &str, b: &str) -> bool {
        let read = |text: &str| {
            let source = Source::new("a.md", text).unwrap();
            let document = Document::parse(&source);
            (source, document)
        };
        let (a, b) = (read(a), read(b));
        same((&a.0, &a.1), (&b.0, &b.1))
    }

    fn same(a: &str, b: &str) -> bool {
        compared(means_the_same, a, b)
    }

    #[test]
    fn layout_says_nothing() {
        assert!(same("* a\n* b\n", "- a\r\n- b"));
        assert!(same("|a|b|\n|-|:-:|\n|1|2|3|", "| a | b |\n|---|:---:|\n| 1  |  2 | 3 |\n"));
        assert!(same("# a\nb \nc\n", "# a\n\n\n\nb\nc"));
        assert!(same("---\na: b\n---\nc", "---\r\na: b\r\n---\r\n\r\nc"));
    }

    #[test]
    fn all_else_does() {
        for (a, b) in [
            ("a  \nb", "a\nb"),
            ("* a\n* b", "* a\n\n* b"),
            ("* a\n- b", "* a\n* b"),
            ("* -\n* a", "* *\n* a"),
            ("|a|\n|-|\n|1|2|", "|a|\n|-|\n|1|3|"),
            ("|a|\n|-|", "|a|\n|:-|"),
            ("```\na \n```", "```\na\n```"),
            ("`a  b`", "`a b`"),
            ("a", "b"),
            ("[a](b)", "[a](c)"),
            ("---\na: b\n---\n", "---\na: c\n---\n"),
            ("<p>\na \n</p>", "<p>\na\n</p>"),
        ] {
            assert!(!same(a, b), "{a:?} {b:?}");
        }
    }

    #[test]
    fn comments_are_not_seen() {
        for (a, b) in [
            ("# a\n\nb", "# a\n\n<!-- c -->\n<!-- d -->\n\nb"),
            ("* a\n* b", "* a\n  <!-- c -->\n* b"),
            ("| a |\n|---|\n| b |", "<!-- c -->\n\n| a |\n|---|\n| b |\n\n<!-- d -->"),
            ("a <!-- b --> c", "a <!-- b d --> c"),
            ("<p>\n<!-- b -->\n</p>", "<p>\n<!-- b d -->\n</p>"),
        ] {
            assert!(compared(differs_in_comments_alone, a, b), "{a:?} {b:?}");
            assert!(!same(a, b), "{a:?} {b:?}");
        }
    }

    #[test]
    fn what_comments_keep_apart_is_seen() {
        for (a, b) in [
            ("a\nb", "a\n<!-- c -->\nb"),
            ("* a\n* b", "* a\n<!-- c -->\n* b"),
            ("| a |\n|---|\n| b |", "| a |\n|---|\n<!-- c -->\n| b |"),
            ("---\na: b\n---\n", "<!-- c -->\n---\na: b\n---\n"),
            ("```\na\n```", "```\n<!-- c -->\na\n```"),
            ("<p>\na\n</p>", "<p>\n<!-- b -->\nc\n</p>"),
        ] {
            assert!(!compared(differs_in_comments_alone, a, b), "{a:?} {b:?}");
        }
    }
}
