//! The document at a glance.

use super::Guide;
use super::level::Levels;
use super::markdown::prose;
use super::phrases::{condition, sentence};
use super::sections::{heading_code, order};
use crate::diagnostic::Level;
use crate::schema::{Outline, SectionDecl};

impl Guide<'_> {
    /// The parts of the document, from top to bottom.
    pub(super) fn overview(&mut self) {
        let schema = self.schema;
        let mut rows = Vec::new();
        if let Some(decl) = &schema.front_matter {
            let required = required(self.levels, decl.required, "front-matter-missing", decl.level);
            rows.push(vec!["Front matter".into(), "fields in YAML".into(), required]);
        }
        if let Some(title) = &schema.title {
            rows.push(vec![
                "Title".into(),
                "the heading of level 1".into(),
                required(self.levels, title.required, "title-missing", title.level),
            ]);
        }
        for decl in &schema.preamble {
            rows.push(vec![
                prose(&decl.name),
                "a paragraph".into(),
                required(self.levels, decl.required, "preamble-missing", decl.level),
            ]);
        }
        section_rows(&mut rows, &schema.outline, 2, self.levels);
        self.page.heading(2, "From top to bottom");
        if rows.is_empty() {
            self.page.paragraph("Nothing is asked for but what is said below.");
        } else {
            self.page.table(&["part", "holds", "required"], &rows);
        }
        if let Some(order) = order(&schema.outline) {
            self.page.paragraph(&sentence(&format!("the sections come {order}")));
        } else {
            let stand =
                if schema.outline.unknown.value { "Any sections are allowed." } else { "There are no sections." };
            self.page.paragraph(stand);
        }
    }
}

fn section_rows(rows: &mut Vec<Vec<String>>, outline: &Outline, level: usize, levels: Levels<'_>) {
    for decl in &outline.sections {
        let heading = heading_code(decl, level);
        rows.push(vec![heading, decl.content.value.noun().to_owned(), section_required(decl, levels)]);
        section_rows(rows, &decl.outline, level + 1, levels);
    }
}

fn section_required(decl: &SectionDecl, levels: Levels<'_>) -> String {
    match &decl.when {
        Some(when) if decl.required => levels.marked(condition(when, |_| String::new()), "section-missing", decl.level),
        _ => required(levels, decl.required, "section-missing", decl.level),
    }
}

fn required(levels: Levels<'_>, required: bool, rule: &str, level: Option<Level>) -> String {
    if required { levels.marked("yes", rule, level) } else { "no".into() }
}

/// Whether something must be there.
pub(super) fn yes_or_no(required: bool) -> String {
    if required { "yes".into() } else { "no".into() }
}
