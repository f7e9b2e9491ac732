//! `when`: what a declaration depends on.

use super::Loader;
use super::names::Names;
use crate::schema::condition::{Subject, Test, When};
use crate::spec::{Entry, Fault, Node};

const EXAMPLE: &str = "write for example `when = { field = \"Type\", equals = \"news\" }`";

impl Loader<'_> {
    /// `when`; `columns` are those that it may name, `None` outside a table.
    pub(super) fn when(&mut self, node: &Node, columns: Option<&Names>) -> Option<When> {
        let entry = node.entry("when")?;
        if entry.node.entries().is_empty() {
            self.check_shape(&entry.node, false, "`when` is empty: it says nothing", "nothing here");
            return None;
        }
        let subject = self.subject(&entry.node, columns);
        let test = self.test(&entry.node);
        Some(When { place: entry.place, subject: subject?, test: test? })
    }

    fn subject(&mut self, node: &Node, columns: Option<&Names>) -> Option<Subject> {
        let (field, column) = (node.entry("field"), node.entry("column"));
        let label = if field.is_some() { "both" } else { "neither" };
        let one = field.is_some() != column.is_some();
        self.check_shape(node, one, "`when` names exactly one `field` or `column`", label);
        match (field, column) {
            (Some(field), None) => {
                let key = field.node.as_str()?;
                self.fields.find(key, field.node.place, &mut self.reporter)?;
                Some(Subject::Field(key.to_owned()))
            }
            (None, Some(column)) => self.column_subject(column, columns),
            _ => None,
        }
    }

    fn column_subject(&mut self, column: &Entry, columns: Option<&Names>) -> Option<Subject> {
        let Some(columns) = columns else {
            self.reporter.report(
                Fault::Value,
                column.place,
                "`column` works only inside a table's columns".into(),
                "no row to look in",
                Some("name a `field` of the document instead".into()),
            );
            return None;
        };
        columns.find(column.node.as_str()?, column.node.place, &mut self.reporter).map(Subject::Column)
    }

    fn test(&mut self, node: &Node) -> Option<Test> {
        let present = node.get("present").and_then(Node::as_bool);
        let tests = [
            node.strings("equals").map(|texts| Test::Equals(texts.value)),
            node.strings("not-equals").map(|texts| Test::NotEquals(texts.value)),
            present.map(|present| if present { Test::Present } else { Test::Absent }),
        ];
        let mut tests = tests.into_iter().flatten();
        let test = tests.next();
        let (one, label) = match (&test, tests.next()) {
            (None, _) => (false, "none of them"),
            (Some(_), None) => (true, ""),
            (Some(_), Some(_)) => (false, "several of them"),
        };
        self.check_shape(node, one, "`when` has exactly one of `equals`, `not-equals` and `present`", label);
        test
    }

    /// Reports a condition that is not `right`, unless that may come from a key that the first phase took out.
    fn check_shape(&mut self, node: &Node, right: bool, message: &str, label: &str) {
        if !right && node.sound {
            self.reporter.report(Fault::Value, node.place, message.into(), label, Some(EXAMPLE.into()));
        }
    }
}
