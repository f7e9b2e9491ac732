use crate::binding::RowFault;
use crate::diagnostic::Severity;
use crate::rules::wording::{row as row_name, shown};
use crate::rules::{Context, Docs, Finding, Findings, Rule};

pub(in crate::rules) static RULE: Rule = Rule {
    name: "row-header-repeated",
    summary: "A row repeats the header, or begins with the name of a column",
    severity: Severity::Error,
    docs: Docs {
        why: "A header among the rows comes from tables glued together; a row that begins with a column's name comes from \
              a record that was split in the wrong place.",
        schema: "[[section]]\nheading = \"Signals\"\ncontent = \"table\"\ntable = \"signals\"\n\
                 [table.signals]\ncolumns = [{ name = \"name\" }, { name = \"change\" }]\n",
        fails: "# A title\n\n## Signals\n\n| name   | change |\n|:-------|:-------|\n| one    | more   |\n| change | less   |\n",
        passes: "# A title\n\n## Signals\n\n| name | change |\n|:-----|:-------|\n| one  | more   |\n| two  | less   |\n",
    },
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings<'_>) {
    for (index, bound) in cx.binding.tables.iter().enumerate() {
        for (row, fault) in &bound.faulty_rows {
            let name = row_name(cx, index, *row, false);
            let finding = match fault {
                RowFault::Header => Finding::new(cx.document.rows[*row].span, format!("{name} repeats the header"))
                    .label("the header again")
                    .help("remove the row"),
                RowFault::HeaderWord => {
                    let cell = cx.document.cells_of(*row)[0].text;
                    let column = bound.columns.first().map_or("", |column| column.name);
                    let text = shown(cx.slice(cell));
                    Finding::new(cell, format!("the {column} of {name} is {text}, the header of a column"))
                        .label(format!("{column} of {name}"))
                        .help("put the row's own text here; a record was probably split in two: look at the row before")
                }
                _ => continue,
            };
            findings.push(finding.asked_at(bound.decl.place).level(bound.decl.level));
        }
    }
}
