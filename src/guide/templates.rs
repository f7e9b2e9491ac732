//! The title and the paragraphs before the first section.

use super::Guide;
use super::markdown::prose;
use super::phrases::{capital, codes, sentence};
use super::values::{Detail, Row, ValueTable};
use crate::diagnostic::Level;
use crate::schema::{Declared, FileDecl, PreambleDecl, Template, TitleDecl};

impl<'a> Guide<'a> {
    /// The name of the file.
    pub(super) fn file(&mut self, decl: &'a FileDecl) {
        let FileDecl { name, pattern: _, description, level } = decl;
        self.page.heading(2, "File name");
        self.describe(description.as_deref());
        // What the document itself says in a hole is told there.
        let title = self.schema.title.iter().filter_map(|title| title.syntax.as_ref());
        let templates = title.chain(self.schema.preamble.iter().map(|decl| &decl.syntax));
        self.holes = templates.flat_map(|syntax| syntax.value.holes()).collect();
        self.template("", name, ["file-name"; 2], *level);
        self.holes.clear();
    }

    /// The title.
    pub(super) fn title(&mut self, decl: &'a TitleDecl) {
        let TitleDecl { place: _, syntax, required, description, level } = decl;
        self.page.heading(2, "Title");
        self.describe(description.as_deref());
        let only = self.levels.marked("The only heading of level 1", "title-duplicate", *level);
        self.statements([self.required(*required, "title-missing", *level), only]);
        match syntax {
            Some(syntax) => self.template("# ", syntax, ["title-syntax", "link-mismatch"], *level),
            None => self.page.paragraph("It may be any text."),
        }
    }

    /// The paragraphs between the title and the first section.
    pub(super) fn preamble(&mut self, decls: &'a [PreambleDecl]) {
        if decls.is_empty() {
            return;
        }
        self.page.heading(2, "Before the first section");
        let stand = if decls.len() == 1 { "One paragraph comes" } else { "These paragraphs come, in this order," };
        self.page.paragraph(&format!("{stand} between the title and the first section, and nothing else does."));
        for decl in decls {
            let PreambleDecl { place: _, name, syntax, required, description, level } = decl;
            self.page.heading(3, &capital(&prose(name)));
            self.describe(description.as_deref());
            self.statements([self.required(*required, "preamble-missing", *level)]);
            self.template("", syntax, ["preamble-syntax", "link-mismatch"], *level);
        }
    }

    /// What a part is for.
    pub(super) fn describe(&mut self, description: Option<&str>) {
        if let Some(description) = description.filter(|it| !it.trim().is_empty()) {
            self.page.paragraph(&sentence(description));
        }
    }

    /// Whether a part must be there.
    pub(super) fn required(&self, required: bool, rule: &str, level: Option<Level>) -> String {
        if required { self.levels.marked("Required", rule, level) } else { "Optional".into() }
    }

    /// A template, and what its holes hold. Of the rules one looks at the text, the other at holes that stand in several
    /// places.
    pub(super) fn template(
        &mut self,
        mark: &str,
        syntax: &'a Declared<Template>,
        [rule, same_rule]: [&str; 2],
        level: Option<Level>,
    ) {
        self.template_text(mark, syntax, rule, level);
        let mut new: Vec<&'a str> = Vec::new();
        let mut again: Vec<&'a str> = Vec::new();
        for hole in syntax.value.holes() {
            let known = if new.contains(&hole) || self.holes.contains(&hole) { &mut again } else { &mut new };
            if !known.contains(&hole) {
                known.push(hole);
            }
        }
        self.hole_table(&new);
        let same = again.iter().map(|hole| format!("{{{hole}}}")).collect::<Vec<_>>();
        if !same.is_empty() {
            let holes = codes(same.iter().map(String::as_str), "and");
            let verb = if same.len() == 1 { "holds" } else { "each hold" };
            let statement = self.levels.marked(format!("{holes} {verb} the same text in all places"), same_rule, level);
            self.page.paragraph(&format!("{statement}."));
        }
        self.holes.append(&mut new);
    }

    /// A template as the schema writes it.
    pub(super) fn template_text(&mut self, mark: &str, syntax: &Declared<Template>, rule: &str, level: Option<Level>) {
        let statement = self.levels.marked("It is written like this, with a text for each name in braces", rule, level);
        self.page.paragraph(&format!("{statement}:"));
        let text = syntax.value.to_string();
        self.page.fenced("text", &format!("{mark}{text}"));
        if text.contains("{{") || text.contains("}}") {
            self.page.paragraph("Where a brace is doubled here, the document has a single one.");
        }
    }

    fn hole_table(&mut self, holes: &[&'a str]) {
        let schema = self.schema;
        let rows: Vec<_> = holes.iter().filter_map(|hole| schema.capture(hole)).map(Row::plain).collect();
        if !rows.is_empty() {
            let table = ValueTable {
                noun: "name",
                rows,
                column: &|_| String::new(),
                detail: Detail { common: &self.placeholders, most: self.most },
                levels: self.levels,
            };
            table.write(&mut self.page);
        }
        let free: Vec<_> = holes.iter().copied().filter(|hole| schema.capture(hole).is_none()).collect();
        if !free.is_empty() {
            self.page.paragraph(&format!("{} may be any text.", codes(free, "and")));
        }
    }
}
