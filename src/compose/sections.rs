//! Sections and what stands in them.

use super::fault::{Path, shown};
use super::values::is_asked;
use super::{Composer, Missing};
use crate::binding::BLANK;
use crate::export::{Datum, is_detailed, keys};
use crate::layout::page::{heading_line, paragraphs};
use crate::schema::{CodeDecl, Content, ListDecl, Outline, SectionDecl, SectionOrder};

/// The most items or rows to fill in.
pub(super) const MOST_BLANKS: usize = 3;

impl Composer<'_> {
    pub(super) fn outline(&mut self, outline: &Outline, level: usize, value: Option<&Datum>, path: &Path<'_>) {
        if !self.is_object(value, path, "an object of sections") {
            return;
        }
        let names: Vec<_> = outline.sections.iter().map(|section| section.heading.name.as_str()).collect();
        value.inspect(|value| self.known(value, path, &names));
        let mut sections: Vec<_> = outline.sections.iter().collect();
        if let (SectionOrder::Any, Some(Datum::Map(entries))) = (outline.order.value, value) {
            let place = |name: &str| entries.iter().position(|(key, _)| key == name).unwrap_or(entries.len());
            sections.sort_by_cached_key(|section| place(&section.heading.name));
        }
        for section in sections {
            let given = value.and_then(|value| value.get(&section.heading.name));
            let path = Path::Key(path, &section.heading.name);
            self.section(section, level, given, &path);
        }
    }

    fn section(&mut self, decl: &SectionDecl, level: usize, value: Option<&Datum>, path: &Path<'_>) {
        match value {
            // Whether a section is asked for whose condition may not hold, the check of the document tells.
            None if !decl.required || decl.when.is_some() => {}
            None if self.missing == Missing::Fault => {
                if is_asked(decl.level) {
                    self.faults.missing(path, expected(decl), Some(decl.place));
                }
            }
            Some(Datum::List(values)) if decl.repeat => {
                for (at, value) in values.iter().enumerate() {
                    self.one_section(decl, level, Some(value), &Path::Index(path, at));
                }
            }
            Some(other) if decl.repeat => {
                self.faults.mistyped(path, other, "a list of sections", Some(decl.place));
            }
            value => self.one_section(decl, level, value, path),
        }
    }

    pub(super) fn one_section(&mut self, decl: &SectionDecl, level: usize, value: Option<&Datum>, path: &Path<'_>) {
        let detailed = is_detailed(decl);
        if detailed {
            if !self.is_object(value, path, "an object with the section's content") {
                return;
            }
            let pattern = decl.heading.pattern.is_some().then_some(keys::HEADING);
            let nested = (!decl.outline.sections.is_empty()).then_some(keys::SECTIONS);
            let known: Vec<_> = pattern.into_iter().chain([keys::CONTENT]).chain(nested).collect();
            value.inspect(|value| self.known(value, path, &known));
        }
        let part = |key| value.and_then(|value| value.get(key));
        let heading = self.heading(decl, part(keys::HEADING), &Path::Key(path, keys::HEADING));
        self.page.body.push(heading_line(level, &heading));
        if detailed {
            self.content(decl, part(keys::CONTENT), &Path::Key(path, keys::CONTENT));
            self.outline(&decl.outline, level + 1, part(keys::SECTIONS), &Path::Key(path, keys::SECTIONS));
        } else {
            self.content(decl, value, path);
        }
    }

    fn heading(&mut self, decl: &SectionDecl, value: Option<&Datum>, path: &Path<'_>) -> String {
        let (Some(pattern), true) = (&decl.heading.pattern, value.is_some() || decl.heading.texts.is_empty()) else {
            return decl.heading.texts.first().cloned().unwrap_or_default();
        };
        let text = self.text(value, path);
        let text = self.one_line(&text, "a heading", path);
        let fits = pattern.is_match(&text) || decl.heading.texts.contains(&text);
        if let (Some(value @ Datum::Text(_)), false) = (value, fits) {
            let problem =
                format!("is {}: expected a heading that matches the pattern `{}`", shown(value), pattern.text);
            self.faults.add(path, problem, Some(decl.place));
        }
        text
    }

    pub(super) fn content(&mut self, decl: &SectionDecl, value: Option<&Datum>, path: &Path<'_>) {
        let is_any = matches!(decl.content.value, Content::Any);
        let may_be_empty = if self.missing == Missing::Blank {
            // What nests sections may hold nothing else; the columns of a table help, even if it may be empty.
            (is_any && !decl.outline.sections.is_empty())
                || (decl.allow_empty && !matches!(decl.content.value, Content::Table(_)))
        } else {
            is_any || decl.allow_empty || decl.when.is_some()
        };
        if value == Some(&Datum::Null) || (value.is_none() && may_be_empty) {
            return;
        }
        let schema = self.schema;
        let block = match (&decl.content.value, value) {
            (_, None) if self.missing == Missing::Fault => {
                self.faults.missing(path, expected(decl), Some(decl.content.place));
                return;
            }
            (Content::Prose(prose), value) if prose.syntax.is_some() => {
                prose.syntax.as_ref().map_or(String::new(), |it| self.filled(&it.value, value, path, it.place))
            }
            (Content::Any | Content::Prose(_), None) => BLANK.to_owned(),
            (Content::Prose(_), Some(Datum::Text(text))) => paragraphs(text),
            // The first line may be indented code.
            (Content::Any, Some(Datum::Text(text))) => text.trim_start_matches(['\n', '\r']).trim_end().to_owned(),
            (Content::List(list), None) => {
                let blanks = list.min_items.map_or(1, |min| min.value).clamp(1, MOST_BLANKS);
                vec![format!("{} {BLANK}", self.marker(list, 1)); blanks].join("\n")
            }
            (Content::List(list), Some(Datum::List(values))) => self.list(list, values, path),
            (Content::Fields(fields), None | Some(Datum::Map(_))) => self.fields(fields, value, path),
            (Content::Table(table), None) => self.table(&schema.tables[*table], &[], path),
            (Content::Table(table), Some(Datum::List(rows))) => self.table(&schema.tables[*table], rows, path),
            (Content::Code(code), None) => blank_code(code),
            (Content::Code(_), Some(Datum::List(blocks))) => self.code(blocks, path),
            (_, value) => {
                self.faults.mistyped(path, value.unwrap_or(&Datum::Null), expected(decl), Some(decl.content.place));
                return;
            }
        };
        if !block.is_empty() {
            self.page.body.push(block);
        }
    }

    fn list(&mut self, decl: &ListDecl, values: &[Datum], path: &Path<'_>) -> String {
        let mut lines = Vec::with_capacity(values.len());
        for (at, value) in values.iter().enumerate() {
            let text = self.value(decl.item.as_ref(), Some(value), &Path::Index(path, at));
            let marker = self.marker(decl, at + 1);
            let indent = format!("\n{}", " ".repeat(marker.len() + 1));
            let text = text.trim().lines().map(str::trim_start).collect::<Vec<_>>().join(&indent);
            lines.push(format!("{marker} {text}").trim_end().to_owned());
        }
        lines.join("\n")
    }

    fn marker(&self, decl: &ListDecl, number: usize) -> String {
        let is_ordered = decl.ordered.is_some_and(|ordered| ordered.value);
        if is_ordered { format!("{number}.") } else { self.style.bullet().to_string() }
    }

    fn code(&mut self, blocks: &[Datum], path: &Path<'_>) -> String {
        let mut texts = Vec::new();
        for (at, block) in blocks.iter().enumerate() {
            let path = Path::Index(path, at);
            if !matches!(block, Datum::Map(_)) {
                self.faults.mistyped(&path, block, "an object with `code`", None);
                continue;
            }
            self.known(block, &path, &[keys::LANGUAGE, keys::CODE]);
            let code = self.text(block.get(keys::CODE), &Path::Key(&path, keys::CODE));
            let language = block.get(keys::LANGUAGE).map(|it| self.text(Some(it), &Path::Key(&path, keys::LANGUAGE)));
            texts.push(fenced(language.as_deref().unwrap_or_default(), &code));
        }
        texts.join("\n\n")
    }
}

fn blank_code(decl: &CodeDecl) -> String {
    let language = decl.languages.as_ref().and_then(|languages| languages.value.first());
    fenced(language.map_or("", String::as_str), BLANK)
}

/// Code between fences that nothing in it closes.
fn fenced(language: &str, code: &str) -> String {
    let longest = code.lines().map(|line| line.trim_start().bytes().take_while(|it| *it == b'`').count()).max();
    let fence = "`".repeat(longest.map_or(3, |longest| (longest + 1).max(3)));
    let end = if code.is_empty() { "" } else { "\n" };
    format!("{fence}{language}\n{code}{end}{fence}")
}

/// What a section holds, in the words of JSON.
fn expected(decl: &SectionDecl) -> &'static str {
    if is_detailed(decl) {
        return if decl.repeat { "a list of sections" } else { "an object with the section's content" };
    }
    match &decl.content.value {
        Content::Any => "a text of Markdown",
        Content::Prose(prose) if prose.syntax.is_some() => "an object of the template's holes",
        Content::Prose(_) => "a text",
        Content::List(_) => "a list",
        Content::Fields(_) => "an object of fields",
        Content::Table(_) => "a list of rows",
        Content::Code(_) => "a list of code blocks",
    }
}
