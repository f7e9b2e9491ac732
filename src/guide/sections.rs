//! The sections and those nested in them.

use super::Guide;
use super::level::Levels;
use super::markdown::{code, prose};
use super::phrases::{condition, joined};
use crate::schema::{HeadingDecl, Outline, SectionDecl, SectionOrder};

impl<'a> Guide<'a> {
    /// The sections of one level, their headings on this level in the document and on that one in the page.
    pub(super) fn outline(&mut self, outline: &'a Outline, level: usize, page_level: usize) {
        for section in &outline.sections {
            self.section(section, level, page_level);
        }
    }

    fn section(&mut self, decl: &'a SectionDecl, level: usize, page_level: usize) {
        self.page.heading(page_level, &name(&decl.heading));
        self.describe(decl.description.as_deref());
        self.statements(self.section_statements(decl, level));
        self.values_of(decl);
        self.outline(&decl.outline, level + 1, page_level + 1);
    }

    /// What is to say of a section whose heading has this level, but for what it is for and the values in it.
    pub(super) fn section_statements(&self, decl: &SectionDecl, level: usize) -> Vec<String> {
        let SectionDecl {
            place: _,
            heading,
            required: _,
            repeat,
            allow_empty,
            content: _,
            when: _,
            description: _,
            level: _,
            outline,
        } = decl;
        let mut statements = vec![headings(heading, level), required(decl, self.levels)];
        statements.extend(repeat.then(|| "May appear several times".to_owned()));
        statements.extend(self.content(decl, level));
        statements.extend(allow_empty.then(|| "May be empty".to_owned()));
        if let Some(order) = order(outline) {
            let nested = outline.sections.iter().map(|section| heading_code(section, level + 1)).collect();
            statements.push(format!("Sections in it: {}, {order}", joined(nested, "and")));
        }
        statements
    }
}

/// What the page calls a section.
fn name(heading: &HeadingDecl) -> String {
    match heading.texts.first() {
        Some(text) => prose(text),
        None => format!("Headings that match {}", code(&heading.name)),
    }
}

/// The heading of a section as the document has it.
pub(super) fn heading_code(decl: &SectionDecl, level: usize) -> String {
    match decl.heading.texts.first() {
        Some(text) => code(&format!("{} {text}", "#".repeat(level))),
        None => format!("{} and a text that matches {}", code(&"#".repeat(level)), code(&decl.heading.name)),
    }
}

/// All headings that a section may have.
fn headings(heading: &HeadingDecl, level: usize) -> String {
    let HeadingDecl { name: _, texts, pattern } = heading;
    let mark = "#".repeat(level);
    let mut accepted: Vec<_> = texts.iter().map(|text| code(&format!("{mark} {text}"))).collect();
    let pattern = pattern.as_ref().map(|pattern| {
        format!("{} and a text that, as a whole, matches the regular expression {}", code(&mark), code(&pattern.text))
    });
    accepted.extend(pattern);
    format!("Heading: {}", joined(accepted, "or"))
}

fn required(decl: &SectionDecl, levels: Levels<'_>) -> String {
    let when = decl.when.as_ref().map(|when| condition(when, |_| String::new()));
    let required = |statement: String| levels.marked(statement, "section-missing", decl.level);
    match (decl.required, when) {
        (true, None) => required("Required".into()),
        (false, None) => "Optional".into(),
        (true, Some(when)) => {
            required(format!("Required {when}; elsewhere it may be there, and nothing is asked of it"))
        }
        (false, Some(when)) => format!("Optional; what is said here holds only {when}"),
    }
}

/// How the sections of one level stand; `None` where none is declared.
pub(super) fn order(outline: &Outline) -> Option<&'static str> {
    let Outline { sections, order, unknown } = outline;
    let order = match (order.value, unknown.value) {
        (SectionOrder::Strict | SectionOrder::Relative, false) => "in this order, and no others beside them",
        (SectionOrder::Strict, true) => "in this order; others may come only after the last of them",
        (SectionOrder::Relative, true) => "in this order; others may come anywhere among them",
        (SectionOrder::Any, false) => "in any order, and no others beside them",
        (SectionOrder::Any, true) => "in any order; others may come among them",
    };
    (!sections.is_empty()).then_some(order)
}
