//! Fields, those of a list and those of the front matter.

use super::Loader;
use crate::schema::model::{FieldDecl, FieldsDecl, FrontMatterDecl, ListForm};
use crate::spec::{Declared, Entry, Fault, Node};

impl Loader<'_> {
    pub(super) fn front_matter(&mut self, node: &Node) -> FrontMatterDecl {
        // Front matter without fields says nothing of them.
        let open = node.get("field").is_none_or(|fields| fields.entries().is_empty());
        FrontMatterDecl {
            place: node.place,
            required: node.flag("required", true),
            fields: self.fields(node, open),
            description: node.text("description"),
            level: node.level(),
        }
    }

    /// The fields declared in `node`; `open` when others may stand beside them unless it says otherwise.
    pub(super) fn fields(&mut self, node: &Node, open: bool) -> FieldsDecl {
        let entries = node.get("field").map(Node::entries).unwrap_or_default();
        FieldsDecl {
            fields: entries.iter().map(|entry| self.field(entry)).collect(),
            ordered: node.word("field-order", "strict"),
            unknown: node.allow("unknown-fields", open, node.place),
        }
    }

    fn field(&mut self, entry: &Entry) -> FieldDecl {
        let node = &entry.node;
        let form = match node.string("list") {
            Some(word) if word.value == "require" => Declared { value: ListForm::Require, place: word.place },
            Some(word) if word.value == "allow" => Declared { value: ListForm::Allow, place: word.place },
            word => Declared { value: ListForm::Deny, place: word.map_or(entry.place, |word| word.place) },
        };
        FieldDecl {
            value: self.value(node, entry.key.clone(), entry.place, None),
            required: node.flag("required", true),
            otherwise_denied: node.word("otherwise", "deny"),
            separator: self.separator(node),
            list: form,
        }
    }

    fn separator(&mut self, node: &Node) -> Option<String> {
        let separator = node.string("separator")?;
        if separator.value.is_empty() {
            self.reporter.report(
                Fault::Value,
                separator.place,
                "`separator` is empty: it parts nothing".into(),
                "empty",
                Some("write what separates two values, such as \",\"".into()),
            );
            return None;
        }
        Some(separator.value)
    }
}
