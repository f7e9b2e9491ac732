//! What stands before the first section: a sample of titles and of the paragraphs after them.

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use crate::document::{BlockKind, Document};
use crate::text::{Source, Span};

/// How many documents are kept. The templates of more would not be other ones.
const SAMPLE: usize = 4096;
/// How many bytes of a title or a paragraph are kept; a longer one fits no template.
const LONGEST: usize = 1000;
/// How many paragraphs of a document are kept.
const MOST_PARAGRAPHS: usize = 8;

/// The texts before the first section of one document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Head {
    /// The title, without its marks.
    pub(super) title: Option<Box<str>>,
    /// The paragraphs between the title and the next heading.
    pub(super) paragraphs: Vec<Box<str>>,
    /// Whether something else stands among them, or more of them than are kept.
    pub(super) more: bool,
}

/// The heads of documents: of all as long as they are few, else of a sample by the names of the files, so that it does
/// not depend on their order.
#[derive(Clone, Debug, Default)]
pub(super) struct Heads {
    sample: BTreeMap<(u64, Box<str>), Head>,
}

impl Heads {
    pub(super) fn observe(&mut self, source: &Source, document: &Document) {
        self.insert((rank(source.name()), source.name().into()), || Head::of(source, document));
    }

    pub(super) fn merge(&mut self, other: Self) {
        for (key, head) in other.sample {
            self.insert(key, || head);
        }
    }

    fn insert(&mut self, key: (u64, Box<str>), head: impl FnOnce() -> Head) {
        if self.sample.len() < SAMPLE {
            self.sample.insert(key, head());
        } else if self.sample.last_key_value().is_some_and(|(last, _)| key < *last) {
            self.sample.insert(key, head());
            self.sample.pop_last();
        }
    }

    /// The heads, in an order that tells nothing.
    pub(super) fn all(&self) -> impl Iterator<Item = &Head> {
        self.sample.values()
    }

    pub(super) fn len(&self) -> usize {
        self.sample.len()
    }
}

impl Head {
    fn of(source: &Source, document: &Document) -> Self {
        let title = document.title();
        let start = title.map_or(0, |title| document.headings[title].block + 1);
        let blocks = document.blocks[start..].iter().take_while(|block| !matches!(block.kind, BlockKind::Heading(_)));
        let mut head = Self {
            title: title.map(|title| kept(source, document.headings[title].text)),
            paragraphs: Vec::new(),
            more: false,
        };
        for block in blocks.filter(|block| block.kind.is_content()) {
            if block.kind == BlockKind::Paragraph && head.paragraphs.len() < MOST_PARAGRAPHS {
                head.paragraphs.push(kept(source, block.span));
            } else {
                head.more = true;
                break;
            }
        }
        head
    }
}

fn kept(source: &Source, span: Span) -> Box<str> {
    let text = source.slice(span);
    text[..text.floor_char_boundary(LONGEST)].into()
}

/// A number that spreads names evenly. Without random keys the hasher gives the same one in every run.
fn rank(name: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    name.hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn head(text: &str) -> Head {
        let source = Source::new("a.md", text).unwrap();
        Head::of(&source, &Document::parse(&source))
    }

    #[test]
    fn a_head_ends_at_the_next_heading() {
        let head = head("---\na: b\n---\n# A *title*\n\none\n\n<!-- no -->\n\ntwo\nlines\n\n### B\n\nthree\n");
        assert_eq!(head.title.as_deref(), Some("A *title*"));
        assert_eq!(head.paragraphs.iter().map(|it| &**it).collect::<Vec<_>>(), ["one", "two\nlines"]);
        assert!(!head.more);
    }

    #[test]
    fn what_is_no_paragraph_is_noted() {
        assert!(head("# A\n\none\n\n* item\n").more);
        assert!(head(&"one\n\n".repeat(MOST_PARAGRAPHS + 1)).more);
        assert_eq!(head("").title, None);
    }

    #[test]
    fn the_sample_does_not_depend_on_the_order() {
        let names: Vec<_> = (0..SAMPLE + 50).map(|at| format!("{at}.md")).collect();
        let heads = |names: &mut dyn Iterator<Item = &String>| {
            let mut heads = Heads::default();
            for name in names {
                let source = Source::new(name.as_str(), format!("# {name}")).unwrap();
                heads.observe(&source, &Document::parse(&source));
            }
            heads
        };
        let (forward, mut parts) = (heads(&mut names.iter()), heads(&mut names[100..].iter().rev()));
        parts.merge(heads(&mut names[..100].iter()));
        assert_eq!(forward.len(), SAMPLE);
        assert!(forward.all().eq(parts.all()));
    }
}
