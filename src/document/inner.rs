//! What stands at any depth, in lists and quotations too, for those who lay a text out.

use pulldown_cmark::{CodeBlockKind, Event, Tag};

use super::lines::{trim, trim_end};
use super::parse::events;
use crate::text::{Source, Span};

/// What of a text's insides a [`super::Document`] does not keep.
#[derive(Debug, Default)]
pub struct Inner {
    /// Where blanks and line ends may say something: code, HTML, links, hard line breaks. In order, none touching a byte of
    /// another.
    pub verbatim: Vec<Span>,
    /// The lists with bullets, in the order of their starts.
    pub bullet_lists: Vec<BulletList>,
}

/// A list with bullets.
#[derive(Debug, Default)]
pub struct BulletList {
    /// The bullets of its own items, one byte each.
    pub markers: Vec<Span>,
    /// The list with bullets, by index, that stands right before it, parted from it by nothing but its other bullets.
    pub follows: Option<usize>,
}

/// A tag that is open.
#[derive(Default)]
struct Open {
    /// The list with bullets that it is.
    list: Option<usize>,
    /// The list with bullets that its last part so far is.
    last: Option<usize>,
}

impl Inner {
    /// Reads the text once more.
    #[must_use]
    pub fn read(source: &Source) -> Self {
        let text = source.text();
        let mut inner = Self::default();
        let mut open = vec![Open::default()];
        let (front_matter, events) = events(source);
        inner.verbatim.extend(front_matter.map(Span::from));
        for (event, range) in events {
            if matches!(event, Event::End(_)) {
                if open.len() > 1 {
                    open.pop();
                }
                continue;
            }
            match &event {
                Event::Start(Tag::CodeBlock(CodeBlockKind::Indented)) => {
                    inner.keep(trim_end(text, range.clone()).into());
                }
                Event::Start(Tag::CodeBlock(_) | Tag::HtmlBlock | Tag::Link { .. } | Tag::Image { .. })
                | Event::Code(_)
                | Event::Html(_)
                | Event::InlineHtml(_)
                | Event::HardBreak => inner.keep(range.clone().into()),
                _ => {}
            }
            let Some(around) = open.last_mut() else { continue };
            let before = around.last.take();
            let mut opened = Open::default();
            match event {
                Event::Start(Tag::List(None)) => {
                    let list = inner.bullet_lists.len();
                    inner.bullet_lists.push(BulletList { follows: before, ..BulletList::default() });
                    (around.last, opened.list) = (Some(list), Some(list));
                }
                Event::Start(Tag::Item) => {
                    if let Some(list) = around.list {
                        let marker = trim(text, range).start;
                        inner.bullet_lists[list].markers.push(Span::new(marker, (marker + 1).min(text.len())));
                    }
                }
                _ => {}
            }
            if matches!(event, Event::Start(_)) {
                open.push(opened);
            }
        }
        inner
    }

    /// Whether the byte at `offset` stands where blanks and line ends may say something.
    #[must_use]
    pub fn is_verbatim(&self, offset: u32) -> bool {
        let after = self.verbatim.partition_point(|span| span.start <= offset);
        after > 0 && offset < self.verbatim[after - 1].end
    }

    fn keep(&mut self, span: Span) {
        match self.verbatim.last_mut().filter(|last| span.start < last.end) {
            Some(last) => *last = last.cover(span),
            None => self.verbatim.push(span),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Source, Inner) {
        let source = Source::new("a.md", text).unwrap();
        let inner = Inner::read(&source);
        (source, inner)
    }

    #[test]
    fn lists_at_any_depth_have_their_bullets() {
        let (source, inner) = read("* a\n  - b\n  - c\n    1. d\n* e\n\n> + f\n");
        let bullets = |list: &BulletList| list.markers.iter().map(|it| source.slice(*it)).collect::<String>();
        assert_eq!(inner.bullet_lists.iter().map(bullets).collect::<Vec<_>>(), ["**", "--", "+"]);
        assert!(inner.bullet_lists.iter().all(|list| list.follows.is_none()));
    }

    #[test]
    fn lists_that_touch_know_each_other() {
        let follows = |text| read(text).1.bullet_lists.iter().map(|list| list.follows).collect::<Vec<_>>();
        assert_eq!(follows("* a\n\n- b\n+ c\n"), [None, Some(0), Some(1)]);
        assert_eq!(follows("* a\n\nb\n\n- c\n"), [None, None]);
        assert_eq!(follows("* a\n\n<!-- b -->\n\n- c\n"), [None, None]);
        assert_eq!(follows("* - a\n  + b\n* - c\n"), [None, None, Some(1), None]);
    }

    #[test]
    fn blanks_that_say_something_are_known() {
        let text = "---\na: b \n---\n\na `b \nc` d  \ne [f \ng](h) \n\n    i \n\n> ```\n> j \n> ```\n\n<p>\nk \n</p>\n";
        let (source, inner) = read(text);
        let blanks = source.text().match_indices(" \n").map(|(at, _)| at as u32);
        let kept: Vec<_> = blanks.map(|at| inner.is_verbatim(at)).collect();
        assert_eq!(kept, [true, true, true, true, false, false, true, true]);
    }
}
