//! `[[disjoint]]`: lists and tables that have nothing in common.

use super::Loader;
use crate::schema::model::{Content, DisjointDecl, Outline, SectionDecl, TableDecl};
use crate::spec::{Declared, Fault, Node, Place, brief, suggestion};

impl Loader<'_> {
    pub(super) fn disjoint(&mut self, root: &Node, outline: &Outline, tables: &[TableDecl]) -> Vec<DisjointDecl> {
        let nodes = root.get("disjoint").map(Node::elements).unwrap_or_default();
        nodes.iter().filter_map(|node| self.disjoint_sections(node, outline, tables)).collect()
    }

    fn disjoint_sections(&mut self, node: &Node, outline: &Outline, tables: &[TableDecl]) -> Option<DisjointDecl> {
        let Some(listed) = node.get("sections") else {
            self.missing_key(node, "[[disjoint]]", "sections", node.place);
            return None;
        };
        if listed.texts().count() < 2 {
            let message = "`sections` names one section: nothing is compared";
            let help = "name two sections or more";
            self.reporter.report(Fault::Value, listed.place, message.into(), "one section", Some(help.into()));
            return None;
        }
        let column = node.string("column");
        let mut sections = Vec::new();
        for (heading, place) in listed.texts() {
            if self.sections.find(heading, place, &mut self.reporter).is_none() {
                continue;
            }
            if let Some(section) = section(outline, heading) {
                self.check_comparable(&section.content.value, (heading, place), column.as_ref(), tables);
            }
            sections.push(heading.to_owned());
        }
        let column = column.map(|column| column.value);
        (sections.len() > 1).then(|| DisjointDecl { place: node.place, sections, column, level: node.level() })
    }

    /// Lists are compared by item, tables by a column that they have.
    fn check_comparable(
        &mut self,
        content: &Content,
        (heading, place): (&str, Place),
        column: Option<&Declared<String>>,
        tables: &[TableDecl],
    ) {
        let heading = brief(heading);
        let (message, help) = match (content, column) {
            (Content::List(_), None) => return,
            (Content::Table(table), Some(column)) => {
                let names = tables[*table].columns.iter().map(|column| column.value.name.as_str());
                if names.clone().any(|name| name == column.value) {
                    return;
                }
                let message = format!("the table of `{heading}` has no column `{}`", brief(column));
                (message, suggestion(column, names))
            }
            (Content::Table(_), None) => {
                (format!("`{heading}` holds a table: a column says what is compared"), "add `column = \"…\"`".into())
            }
            (Content::List(_), Some(_)) => {
                (format!("`{heading}` holds a list, which has no columns"), "drop `column`".into())
            }
            _ => (format!("`{heading}` holds neither a list nor a table"), "leave it out".into()),
        };
        self.reporter.report(Fault::Value, place, message, "cannot be compared", Some(help));
    }
}

/// The section with this heading, at any depth.
fn section<'a>(outline: &'a Outline, heading: &str) -> Option<&'a SectionDecl> {
    let mut open = vec![outline];
    while let Some(outline) = open.pop() {
        for section in &outline.sections {
            if section.heading.name == heading {
                return Some(section);
            }
            open.push(&section.outline);
        }
    }
    None
}
