use crate::binding::ContentState;
use crate::diagnostic::Severity;
use crate::rules::wording::{names, shown};
use crate::rules::{Context, Docs, Finding, Findings, Rule};
use crate::schema::Content;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "table-missing",
    summary: "A section that should contain a table contains something else",
    severity: Severity::Error,
    fixes: &[],
    docs: Docs {
        why: "A program that reads the table finds none. A section without any content is `section-empty`; text that was \
              meant as a table is `table-malformed`.",
        schema: "[[section]]\nheading = \"Signals\"\ncontent = \"table\"\ntable = \"signals\"\n\
                 [table.signals]\ncolumns = [{ name = \"name\" }]\n",
        fails: "# A title\n\n## Signals\n\n* a signal\n",
        passes: "# A title\n\n## Signals\n\n| name     |\n|:---------|\n| a signal |\n",
    },
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings<'_>) {
    for section in &cx.binding.sections {
        let (ContentState::Wrong(span), Some(decl)) = (&section.content, section.decl) else { continue };
        let Content::Table(table) = decl.content.value else { continue };
        let columns = names(cx.schema.tables[table].columns.iter().map(|column| column.value.name.as_str()), "and");
        let found = section.blocks.iter().find(|block| block.span.start == span.start);
        let found = found.map_or("something else", |block| block.kind.noun());
        findings.push(
            Finding::new(*span, format!("the section {} contains {found}, but no table", shown(section.name)))
                .label("a table is expected here")
                .help(format!("write a table with the columns {columns}"))
                .asked_at(decl.content.place)
                .level(decl.level),
        );
    }
}
