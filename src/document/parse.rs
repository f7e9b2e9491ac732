//! The one pass over pulldown-cmark's events.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};

use super::lines::{Lines, trim, trim_end};
use super::{Block, BlockKind, Document, Heading, Item, Link, List, blocks, code, front_matter, links};
use crate::text::{Source, Span};

pub(super) fn document(source: &Source) -> Document {
    let text = source.text();
    let mut builder = Builder::new(text);
    let (front_matter, events) = events(source);
    if let Some(front_matter) = front_matter {
        builder.push_block(trim_end(text, front_matter), BlockKind::FrontMatter);
    }
    // A loop would move each event once more, from the iterator that shifts the places.
    events.for_each(|(event, range)| match event {
        Event::Start(tag) => builder.start(tag, range),
        Event::End(tag) => builder.end(tag, &range),
        Event::Rule => builder.rule(range),
        Event::InlineHtml(html) => builder.inline_html(&html, range),
        _ => builder.part_end = range.end,
    });
    builder.document
}

/// Where the front matter stands, if there is any, and what pulldown-cmark reads in the text after it, with the places.
pub(super) fn events(source: &Source) -> (Option<Range<usize>>, impl Iterator<Item = (Event<'_>, Range<usize>)>) {
    let text = source.text();
    // pulldown-cmark takes any `---` for the start of metadata, wherever it stands, so its own reading of it stays off.
    let front_matter = front_matter::extent(text, source.body_start());
    let offset = front_matter.as_ref().map_or(source.body_start(), |it| it.end);
    let events = Parser::new_ext(&text[offset..], Options::ENABLE_TABLES).into_offset_iter();
    (front_matter, events.map(move |(event, range)| (event, range.start + offset..range.end + offset)))
}

struct Builder<'a> {
    text: &'a str,
    document: Document,
    /// How many tags are open.
    depth: usize,
    /// Where the last inline part ended; after the opening marks of a link or an item before its first part.
    part_end: usize,
    /// Whether the last item's first block has not ended yet.
    item_open: bool,
    /// Indices of the links that have not ended yet, images in link texts being links too.
    open_links: Vec<usize>,
}

impl<'a> Builder<'a> {
    fn new(text: &'a str) -> Self {
        // Room for a usual digest, so that it grows no vector.
        let len = text.len();
        let document = Document {
            blocks: Vec::with_capacity(16 + len / 512),
            headings: Vec::with_capacity(16),
            items: Vec::with_capacity(32),
            tables: Vec::with_capacity(8),
            rows: Vec::with_capacity(len / 200),
            cells: Vec::with_capacity(len / 64),
            ..Document::default()
        };
        Self { text, document, depth: 0, part_end: 0, item_open: false, open_links: Vec::new() }
    }

    fn start(&mut self, tag: Tag<'a>, range: Range<usize>) {
        match tag {
            Tag::Link { link_type, dest_url, .. } => {
                self.open_link(links::open(self.text, range, link_type, dest_url, false));
            }
            Tag::Image { link_type, dest_url, .. } => {
                self.open_link(links::open(self.text, range, link_type, dest_url, true));
            }
            Tag::Item if self.depth == 1 => self.open_item(range),
            Tag::TableHead if self.depth == 1 => self.document.push_head(self.text, range),
            // Of a row that pulldown-cmark gave up the range is empty; its text comes again as a paragraph.
            Tag::TableRow if self.depth == 1 && !range.is_empty() => self.document.push_body_row(self.text, range),
            Tag::HtmlBlock => self.html_block(&tag, range),
            Tag::Emphasis | Tag::Strong | Tag::Item | Tag::TableHead | Tag::TableRow | Tag::TableCell => {}
            _ => self.start_block(&tag, range),
        }
        self.depth += 1;
    }

    fn end(&mut self, tag: TagEnd, range: &Range<usize>) {
        self.depth = self.depth.saturating_sub(1);
        match tag {
            TagEnd::Link | TagEnd::Image => {
                if let Some(link) = self.open_links.pop() {
                    links::close(self.text, &mut self.document.links[link], self.part_end);
                }
            }
            TagEnd::Item => self.close_item(None),
            _ => {}
        }
        self.part_end = range.end;
    }

    fn rule(&mut self, range: Range<usize>) {
        self.close_item(None);
        if self.is_at_top() {
            self.push_block(trim_end(self.text, range), BlockKind::ThematicBreak);
        }
    }

    fn inline_html(&mut self, html: &str, range: Range<usize>) {
        self.part_end = range.end;
        if html.starts_with("<!--") {
            self.document.comments.push(range.into());
        }
    }

    fn html_block(&mut self, tag: &Tag<'a>, range: Range<usize>) {
        let comments = blocks::comments(self.text, trim_end(self.text, range.clone()));
        self.document.comments.extend(comments.map(Span::from));
        self.start_block(tag, range);
    }

    fn open_link(&mut self, link: Link) {
        self.part_end = link.text.start as usize;
        self.open_links.push(self.document.links.len());
        self.document.links.push(link);
    }

    fn start_block(&mut self, tag: &Tag<'a>, range: Range<usize>) {
        self.close_item(matches!(tag, Tag::Paragraph).then(|| range.clone()));
        if !self.is_at_top() {
            return;
        }
        let range = trim_end(self.text, range);
        let kind = match tag {
            Tag::Paragraph => match self.document.push_meant_table(self.text, range.clone()) {
                Some(table) => BlockKind::Table(table),
                None => BlockKind::Paragraph,
            },
            Tag::Heading { level, .. } => self.push_heading(range.clone(), *level as u8),
            Tag::List(number) => {
                let items = self.document.items.len();
                let list = List { span: range.clone().into(), ordered: number.is_some(), items: items..items };
                self.document.lists.push(list);
                BlockKind::List(self.document.lists.len() - 1)
            }
            Tag::Table(_) => BlockKind::Table(self.document.open_table(range.start)),
            Tag::CodeBlock(kind) => self.push_code(range.clone(), matches!(kind, CodeBlockKind::Fenced(_))),
            Tag::HtmlBlock if blocks::is_comments(&self.text[range.clone()]) => BlockKind::Comment,
            Tag::HtmlBlock => BlockKind::Html,
            Tag::BlockQuote(_) => BlockKind::Quote,
            // Of extensions that are not enabled.
            _ => return,
        };
        self.push_block(range, kind);
    }

    /// Whether the block that starts now stands at the top level.
    fn is_at_top(&mut self) -> bool {
        // When a table lacks more than 2^18 cells, pulldown-cmark gives it up but leaves it open, so that the rest of
        // the text seems to stand in it.
        let is_in_table = |block: &Block| matches!(block.kind, BlockKind::Table(_));
        if self.depth == 1 && self.document.blocks.last().is_some_and(is_in_table) {
            self.depth = 0;
        }
        self.depth == 0
    }

    fn push_block(&mut self, range: Range<usize>, kind: BlockKind) {
        self.document.blocks.push(Block { span: range.into(), kind });
    }

    fn push_heading(&mut self, range: Range<usize>, level: u8) -> BlockKind {
        let text = blocks::heading_text(self.text, range.clone(), level).into();
        let block = self.document.blocks.len();
        self.document.headings.push(Heading { span: range.into(), text, level, block });
        BlockKind::Heading(self.document.headings.len() - 1)
    }

    fn push_code(&mut self, range: Range<usize>, fenced: bool) -> BlockKind {
        self.document.code_blocks.push(code::block(self.text, range, fenced));
        BlockKind::Code(self.document.code_blocks.len() - 1)
    }

    fn open_item(&mut self, range: Range<usize>) {
        let bytes = self.text.as_bytes();
        let range = trim(self.text, range);
        let digits = bytes[range.clone()].iter().take_while(|byte| byte.is_ascii_digit()).count();
        let marker = range.start..(range.start + digits + 1).min(range.end);
        self.part_end = marker.end;
        self.item_open = true;
        let text = Span::empty(marker.end as u32);
        self.document.items.push(Item { span: range.into(), marker: marker.into(), text });
        if let Some(list) = self.document.lists.last_mut() {
            list.items.end = self.document.items.len();
        }
    }

    /// Sets the text of the item whose first block ends where the next one starts; `paragraph` is that next one.
    fn close_item(&mut self, paragraph: Option<Range<usize>>) {
        if !std::mem::take(&mut self.item_open) {
            return;
        }
        let Some(item) = self.document.items.last_mut() else { return };
        let start = item.marker.end as usize;
        let range = if self.part_end > start {
            trim(self.text, start..self.part_end)
        } else if let Some(paragraph) = paragraph {
            trim(self.text, paragraph)
        } else {
            let content = trim(self.text, start..item.span.end as usize);
            let line = Lines::new(self.text, content.clone()).next();
            trim_end(self.text, line.unwrap_or(content))
        };
        if !range.is_empty() {
            item.text = range.into();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> (Source, Document) {
        let source = Source::new("a.md", text).unwrap();
        let document = Document::parse(&source);
        (source, document)
    }

    /// Each block's kind and text.
    fn blocks(text: &str) -> Vec<(BlockKind, String)> {
        let (source, document) = parse(text);
        document.blocks.iter().map(|block| (block.kind, source.slice(block.span).to_owned())).collect()
    }

    fn item_texts(text: &str) -> Vec<String> {
        let (source, document) = parse(text);
        document.items.iter().map(|item| source.slice(item.text).to_owned()).collect()
    }

    #[test]
    fn blocks_stand_without_their_line_endings() {
        let text = "# a\n\nb\nc\n\n* d\n\n\n> # e\n\n```\nf\n```\n***\n<!-- g -->\n\n<p>\n\n    h\n\n| i |\n|---|\n";
        let expected = [
            (BlockKind::Heading(0), "# a"),
            (BlockKind::Paragraph, "b\nc"),
            (BlockKind::List(0), "* d"),
            (BlockKind::Quote, "> # e"),
            (BlockKind::Code(0), "```\nf\n```"),
            (BlockKind::ThematicBreak, "***"),
            (BlockKind::Comment, "<!-- g -->"),
            (BlockKind::Html, "<p>"),
            (BlockKind::Code(1), "h"),
            (BlockKind::Table(0), "| i |\n|---|"),
        ];
        assert_eq!(blocks(text), expected.map(|(kind, text)| (kind, text.to_owned())));
    }

    fn comments(text: &str) -> Vec<String> {
        let (source, document) = parse(text);
        document.comments.iter().map(|comment| source.slice(*comment).to_owned()).collect()
    }

    #[test]
    fn comments_stand_anywhere_but_in_code() {
        assert_eq!(comments("a <!-- b --> c <!--d\ne-->\n"), ["<!-- b -->", "<!--d\ne-->"]);
        assert_eq!(
            comments("# a <!-- b -->\n\n* <!-- c -->\n\n> d\n> <!-- e -->\n"),
            ["<!-- b -->", "<!-- c -->", "<!-- e -->"]
        );
        assert_eq!(comments("| a <!-- b --> |\n|---|\n| c <!-- d --> |\n"), ["<!-- b -->", "<!-- d -->"]);
        assert_eq!(comments("<div>\n<!-- a --> b <!-- c -->\n</div>\n"), ["<!-- a -->", "<!-- c -->"]);
        assert_eq!(comments("`<!-- a -->` <b>\n\n    <!-- c -->\n\n```\n<!-- d -->\n```\n"), [""; 0]);
        assert_eq!(comments("---\na: <!-- b -->\n---\n<!-- c -->\n"), ["<!-- c -->"]);
    }

    #[test]
    fn a_comment_that_is_never_closed_ends_with_its_block() {
        assert_eq!(comments("<!-- a\n\nb\n\n"), ["<!-- a\n\nb"]);
        assert_eq!(comments("a <!-- b\n\nc\n"), [""; 0]);
    }

    #[test]
    fn headings_in_quotes_and_lists_are_not_the_documents() {
        let (source, document) = parse("> # a\n\n* # b\n\nc\n===\n\n### d ###\n");
        let headings: Vec<_> = document.headings.iter().map(|it| (it.level, source.slice(it.text), it.block)).collect();
        assert_eq!(headings, [(1, "c", 2), (3, "d", 3)]);
    }

    #[test]
    fn a_byte_order_mark_shifts_every_place() {
        let (source, document) = parse("\u{feff}---\na: b\n---\n# [c](d)\n");
        assert_eq!(document.blocks[0].kind, BlockKind::FrontMatter);
        assert_eq!(source.slice(document.blocks[0].span), "---\na: b\n---");
        assert_eq!(source.slice(document.headings[0].text), "[c](d)");
        assert_eq!(source.slice(document.links[0].destination), "d");
    }

    #[test]
    fn front_matter_stands_at_the_start_only() {
        let text = "a\n\n---\n# b\n\n---\n";
        assert_eq!(
            blocks(text).iter().map(|block| block.0).collect::<Vec<_>>(),
            [BlockKind::Paragraph, BlockKind::ThematicBreak, BlockKind::Heading(0), BlockKind::ThematicBreak,]
        );
    }

    #[test]
    fn an_items_text_is_its_first_block() {
        assert_eq!(item_texts("* a\n* **b** c  \n  d\n\n1. e\n\n   f\n"), ["a", "**b** c  \n  d", "e"]);
        assert_eq!(item_texts("* \\*a\n  * b\n* [c](d)\n  > e\n"), ["\\*a", "[c](d)"]);
        assert_eq!(item_texts("*\n  a\n* # b\n  c\n* ---\n* + d\n  + e\n"), ["a", "# b", "---", "+ d"]);
        assert_eq!(item_texts("* a\n  ***\n  b"), ["a"]);
    }

    #[test]
    fn an_item_starts_with_its_marker() {
        let (source, document) = parse("  * a\n\n  * b\n\n10) c\n");
        let items: Vec<_> = document.items.iter().map(|it| (source.slice(it.span), source.slice(it.marker))).collect();
        assert_eq!(items, [("* a", "*"), ("* b", "*"), ("10) c", "10)")]);
        assert_eq!(
            document.lists.iter().map(|list| (list.ordered, list.items.clone())).collect::<Vec<_>>(),
            [(false, 0..2), (true, 2..3),]
        );
    }

    #[test]
    fn a_blank_items_text_stands_behind_its_marker() {
        let (_, document) = parse("*\n* b\n");
        assert_eq!(document.items[0].text, Span::empty(1));
        assert_eq!(document.items[0].span, Span::new(0, 1));
    }

    #[test]
    fn what_follows_a_table_of_too_many_short_rows_is_kept() {
        let table = format!("{}\n{}\n{}", "|a".repeat(1024), "|-".repeat(1024), "|b|\n".repeat(300));
        let (_, document) = parse(&format!("{table}\n# c\n\n* d\n\n***\n"));
        let kinds: Vec<_> = document.blocks.iter().map(|block| block.kind).collect();
        let expected = [BlockKind::Table(0), BlockKind::Table(1), BlockKind::Heading(0), BlockKind::List(0)];
        assert_eq!(kinds[..4], expected);
        assert_eq!((kinds.len(), document.items.len(), document.rows.len()), (5, 1, 302));
    }
}
