//! Sections, what they hold, and the sections in them.

use super::Loader;
use crate::schema::model::{CodeDecl, Content, HeadingDecl, ListDecl, Outline, ProseDecl, SectionDecl, SectionOrder};
use crate::spec::{Declared, Node, Place};

impl Loader<'_> {
    /// The sections declared in `node`; `policy` is the table that says how they are ordered.
    pub(super) fn outline(&mut self, node: &Node, policy: &Node, place: Place, open: bool) -> Outline {
        let nodes = node.get("section").map(Node::elements).unwrap_or_default();
        let sections: Vec<_> = nodes.iter().filter_map(|section| self.section(section)).collect();
        self.check_headings(&sections);
        let order = policy.entry("section-order");
        Outline {
            sections,
            order: Declared {
                value: match order.and_then(|entry| entry.node.as_str()) {
                    Some("relative") => SectionOrder::Relative,
                    Some("any") => SectionOrder::Any,
                    _ => SectionOrder::Strict,
                },
                place: order.map_or(policy_place(policy, place), |entry| entry.place),
            },
            unknown: policy.allow("unknown-sections", open, policy_place(policy, place)),
        }
    }

    fn section(&mut self, node: &Node) -> Option<SectionDecl> {
        self.holes.complete &= node.sound;
        let heading = self.heading(node);
        let content = self.content(node);
        let open = matches!(content.value, Content::Any);
        let outline = self.outline(node, node, node.place, open);
        Some(SectionDecl {
            place: node.place,
            heading: heading?,
            required: node.flag("required", true),
            repeat: node.flag("repeat", false),
            allow_empty: node.flag("allow-empty", false),
            content,
            when: self.when(node, None),
            description: node.text("description"),
            level: node.level(),
            outline,
        })
    }

    fn heading(&mut self, node: &Node) -> Option<HeadingDecl> {
        let text = node.name("heading");
        let pattern = self.pattern(node, "pattern", true).map(|pattern| pattern.value);
        let aliases = node.strings("aliases").map(|it| it.value).unwrap_or_default();
        if text.is_none() && (node.entry("heading").is_some() || node.entry("pattern").is_none()) {
            self.missing_key(node, "[[section]]", "heading", node.place);
        }
        let name = text.clone().or_else(|| pattern.as_ref().map(|pattern| pattern.text.clone()))?;
        Some(HeadingDecl { name, texts: text.into_iter().chain(aliases).collect(), pattern })
    }

    fn check_headings(&mut self, sections: &[SectionDecl]) {
        let headings =
            sections.iter().map(|section| (section.place, section.heading.texts.iter().map(String::as_str).collect()));
        let message = |heading: &str| format!("the heading `{heading}` is declared twice on one level");
        let help = "drop one; a section that may appear several times is declared once, with `repeat = true`";
        self.check_taken(headings, message, help);
    }

    fn content(&mut self, node: &Node) -> Declared<Content> {
        let entry = node.entry("content");
        let word = entry.and_then(|entry| entry.node.as_str()).unwrap_or("any");
        let value = match word {
            "prose" => Content::Prose(self.prose(node)),
            "list" => Content::List(self.list(node)),
            "fields" => Content::Fields(self.fields(node, false)),
            "code" => Content::Code(CodeDecl { languages: node.strings("language") }),
            "table" => self.table_type(node).map_or(Content::Any, Content::Table),
            _ => Content::Any,
        };
        Declared { value, place: entry.map_or(node.place, |entry| entry.place) }
    }

    fn prose(&mut self, node: &Node) -> ProseDecl {
        let (min_words, max_words) = (node.count("min-words"), node.count("max-words"));
        self.check_limits(min_words, max_words, "words");
        let syntax = node.entry("syntax").and_then(|entry| self.template(entry));
        ProseDecl { syntax, min_words, max_words, truncated: node.word("truncated", "deny") }
    }

    fn list(&mut self, node: &Node) -> ListDecl {
        let (min_items, max_items) = (node.count("min-items"), node.count("max-items"));
        self.check_limits(min_items, max_items, "items");
        let item = node.entry("item");
        let unique = item.and_then(|item| item.node.entry("unique"));
        ListDecl {
            min_items,
            max_items,
            ordered: node
                .entry("ordered")
                .and_then(|entry| Some(Declared { value: entry.node.as_bool()?, place: entry.place })),
            unique: unique
                .filter(|unique| unique.node.as_bool() == Some(true))
                .map(|unique| Declared { value: (), place: unique.place }),
            item: item.map(|item| self.value(&item.node, "item".into(), item.place, None)),
        }
    }

    fn table_type(&mut self, node: &Node) -> Option<usize> {
        let Some(entry) = node.entry("table") else {
            self.missing_key(node, "[[section]] of content \"table\"", "table", node.place);
            return None;
        };
        self.tables.find(entry.node.as_str()?, entry.node.place, &mut self.reporter)
    }
}

/// Where a policy that is not written out is said to stand: the table that could say it.
fn policy_place(policy: &Node, fallback: Place) -> Place {
    if policy.place.span.is_empty() { fallback } else { policy.place }
}
