//! What a text declares, without what is being typed in it.

use std::sync::Arc;

use super::TomlKind;
use super::scan::Key;
use crate::schema::builtin;
use crate::spec::{FileKind, Mistakes, Node};
use crate::text::{Source, Span};

/// The most schemas that extend one another which are looked at.
const MOST_BASES: usize = 4;

/// A text as a tree, with the built-in schemas that it extends.
pub(super) struct Facts {
    /// The texts, by the number in places; that of the file first.
    pub sources: Vec<Arc<Source>>,
    /// What they hold.
    pub roots: Vec<Node>,
    /// Whether the file extends a schema that is not known here.
    pub extends_unknown: bool,
}

impl Facts {
    /// What `source` declares.
    pub(super) fn new(source: &Arc<Source>, kind: TomlKind) -> Self {
        let root = parsed(source, kind).0;
        Self::of(source, root, kind)
    }

    /// The same without what is typed at the moment, in so far as it stands in the way: first all is looked at, then the
    /// text without `typed`, then without its lines.
    pub(super) fn without(source: &Arc<Source>, kind: TomlKind, typed: Span) -> Self {
        let (whole, is_right) = parsed(source, kind);
        if is_right {
            return Self::of(source, whole, kind);
        }
        let lines = Span::cover(source.lines_of(typed), typed);
        let mut root = whole;
        for span in [typed, lines] {
            let Ok(blanked) = Source::new(source.name(), blanked(source.text(), span)) else { break };
            let (node, is_right) = parsed(&Arc::new(blanked), kind);
            root = node;
            if is_right {
                break;
            }
        }
        Self::of(source, root, kind)
    }

    fn of(source: &Arc<Source>, root: Node, kind: TomlKind) -> Self {
        let mut facts = Self { sources: vec![Arc::clone(source)], roots: vec![root], extends_unknown: false };
        while kind == TomlKind::Schema && facts.roots.len() <= MOST_BASES {
            let extended = facts.roots.last().and_then(|root| root.get("schema")?.get("extends")?.as_str());
            let Some(extended) = extended else { break };
            let Some(base) = builtin(extended) else {
                facts.extends_unknown = true;
                break;
            };
            let source = base.source();
            let root = Node::parse(&source, FileKind::Schema, facts.roots.len() as u16, &mut Mistakes::default());
            facts.sources.push(source);
            facts.roots.push(root);
        }
        facts
    }

    /// What the file itself holds.
    pub(super) fn own(&self) -> &Node {
        &self.roots[0]
    }

    /// Whether the file extends another one.
    pub(super) fn extends(&self) -> bool {
        self.roots.len() > 1 || self.extends_unknown
    }

    /// The table at the end of `keys`, `header` of which are those of the header above `offset`.
    pub(super) fn table(&self, keys: &[Key], header: usize, offset: u32) -> Option<&Node> {
        let mut node = self.own();
        for (at, key) in keys.iter().enumerate() {
            node = node.get(&key.name)?;
            if !node.elements().is_empty() {
                let is_around = |element: &&Node| {
                    let span = element.place.span;
                    span.start <= offset && (at < header || offset <= span.end)
                };
                node = node.elements().iter().rfind(is_around)?;
            }
        }
        Some(node)
    }
}

fn parsed(source: &Arc<Source>, kind: TomlKind) -> (Node, bool) {
    let mut mistakes = Mistakes::default();
    let root = Node::parse(source, kind.file_kind(), 0, &mut mistakes);
    (root, mistakes.is_empty())
}

/// The text with blanks in place of what stands at `span`, line ends aside.
fn blanked(text: &str, span: Span) -> String {
    let mut bytes = text.as_bytes().to_vec();
    for byte in bytes.get_mut(span.range()).into_iter().flatten() {
        if !matches!(byte, b'\n' | b'\r') {
            *byte = b' ';
        }
    }
    String::from_utf8(bytes).unwrap_or_default()
}
