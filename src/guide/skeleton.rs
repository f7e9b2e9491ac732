//! A document to fill in.

use std::fmt::Write;

use serde_json::Value;

use super::Guide;
use super::markdown::{DEEPEST, comment};
use super::phrases::condition;
use crate::binding::BLANK;
use crate::document::Alignment;
use crate::layout::table::declared_text;
use crate::schema::{
    ColumnDecl, Content, FrontMatterDecl, ListForm, Outline, Part, SectionDecl, TableDecl, Template, When,
};

/// The most items or rows that a skeleton shows.
const MOST: usize = 3;

impl Guide<'_> {
    /// A document with everything in its place and nothing in it.
    pub(super) fn skeleton(&mut self) {
        let schema = self.schema;
        let mut skeleton = Skeleton { tables: &schema.tables, blocks: Vec::new() };
        if let Some(front_matter) = &schema.front_matter {
            skeleton.blocks.push(yaml(front_matter));
        }
        if let Some(title) = &schema.title {
            let text = title.syntax.as_ref().map_or_else(|| BLANK.to_owned(), |syntax| filled(&syntax.value));
            skeleton.blocks.push(format!("# {text}"));
        }
        for decl in &schema.preamble {
            skeleton.notes(decl.required, None, false);
            skeleton.blocks.push(filled(&decl.syntax.value));
        }
        skeleton.sections(&schema.outline, 2);
        if skeleton.blocks.is_empty() {
            return;
        }
        self.page.heading(2, "Skeleton");
        self.page.paragraph("A document to fill in, in place of each `…` and each name in braces:");
        self.page.fenced("markdown", &skeleton.blocks.join("\n\n"));
    }
}

/// The text of a template with its holes.
fn filled(template: &Template) -> String {
    let part = |part: &Part| match part {
        Part::Literal(text) => text.clone(),
        Part::Hole(name) => format!("{{{name}}}"),
    };
    template.parts.iter().map(part).collect()
}

struct Skeleton<'a> {
    tables: &'a [TableDecl],
    blocks: Vec<String>,
}

impl Skeleton<'_> {
    fn sections(&mut self, outline: &Outline, level: usize) {
        for section in &outline.sections {
            self.section(section, level);
            self.sections(&section.outline, level + 1);
        }
    }

    fn section(&mut self, decl: &SectionDecl, level: usize) {
        self.notes(decl.required, decl.when.as_ref(), decl.repeat);
        let text = decl.heading.texts.first().map_or_else(
            || format!("{BLANK} {}", comment(&format!("a text that matches {}", decl.heading.name))),
            |text| one_line(text),
        );
        self.blocks.push(format!("{} {text}", "#".repeat(level.min(DEEPEST))));
        match &decl.content.value {
            // What nests sections may hold nothing else.
            Content::Any if !decl.outline.sections.is_empty() => {}
            Content::Any => self.blocks.push(BLANK.into()),
            Content::Prose(prose) => {
                self.blocks.push(prose.syntax.as_ref().map_or_else(|| BLANK.into(), |syntax| filled(&syntax.value)));
            }
            Content::Code(blocks) => {
                let language = blocks.languages.as_ref().and_then(|languages| languages.value.first());
                self.blocks.push(format!("```{}\n{BLANK}\n```", language.map_or("", String::as_str)));
            }
            Content::List(list) => {
                let numbered = list.ordered.is_some_and(|ordered| ordered.value);
                let items = list.min_items.map_or(1, |min| min.value).clamp(1, MOST);
                let marker = |at: usize| if numbered { format!("{at}.") } else { "*".to_owned() };
                let items = (1..=items).map(|at| format!("{} {BLANK}", marker(at)));
                self.blocks.push(items.collect::<Vec<_>>().join("\n"));
            }
            Content::Fields(fields) => {
                let fields = fields.fields.iter().map(|field| format!("* {}: {BLANK}", one_line(&field.value.name)));
                self.blocks.push(fields.collect::<Vec<_>>().join("\n"));
            }
            Content::Table(table) => self.blocks.push(table_text(&self.tables[*table])),
        }
    }

    /// What tells whether a part is needed, in comments.
    fn notes(&mut self, required: bool, when: Option<&When>, repeat: bool) {
        let mut notes = Vec::new();
        match (required, when) {
            (true, None) => {}
            (true, Some(when)) => notes.push(format!("only {}", condition(when, |_| String::new()))),
            (false, _) => notes.push("optional".into()),
        }
        notes.extend(repeat.then(|| "may appear several times".to_owned()));
        if !notes.is_empty() {
            self.blocks.push(comment(&notes.join("; ")));
        }
    }
}

/// Front matter with its fields. A note cannot stand before it, for it comes first.
fn yaml(decl: &FrontMatterDecl) -> String {
    let mut text = if decl.required { "---\n".to_owned() } else { "---\n# optional\n".to_owned() };
    for field in &decl.fields.fields {
        let name = &field.value.name;
        let plain = name.bytes().all(|it| it.is_ascii_alphanumeric() || matches!(it, b'-' | b'_'));
        let key = if plain { name.clone() } else { Value::from(name.as_str()).to_string() };
        let value = if field.list.value == ListForm::Require { format!("[{BLANK}]") } else { BLANK.to_owned() };
        _ = writeln!(text, "{key}: {value}");
    }
    text + "---"
}

fn table_text(decl: &TableDecl) -> String {
    let mut text = String::new();
    let mut line = |cell: &dyn Fn(&ColumnDecl) -> String| {
        text.push('|');
        decl.columns.iter().for_each(|column| _ = write!(text, " {} |", cell(column)));
        text.push('\n');
    };
    line(&|column| declared_text(&one_line(&column.value.name)).into_owned());
    line(&|column| delimiter(column).to_owned());
    for _ in 0..decl.min_rows.value.clamp(1, MOST) {
        line(&|_| BLANK.to_owned());
    }
    text.trim_end().to_owned()
}

fn delimiter(column: &ColumnDecl) -> &'static str {
    match column.align.as_ref().map(|align| align.value) {
        Some(Alignment::Right) => "---:",
        Some(Alignment::Center) => ":---:",
        Some(Alignment::Left) => ":---",
        Some(Alignment::None) | None => "---",
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
