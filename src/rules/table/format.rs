use crate::diagnostic::{Applicability, Severity};
use crate::layout::Fault;
use crate::rules::wording::shown;
use crate::rules::{Context, Docs, Finding, Findings, Rule};
use crate::text::Span;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "table-format",
    summary: "The cells of a table do not stand under each other",
    severity: Severity::Warning,
    fixes: &[(Applicability::Safe, "pad the cells")],
    docs: Docs {
        why: "A table whose columns stand under each other can be read and compared as text. `[format]` of the project file says how cells \
              are padded. A table with a row of too many cells gets no such finding: where its columns are cannot be known. Off until it is turned on; `digestlint fmt` mends it without.",
        schema: "[rules]\ntable-format = \"warn\"\n\n[schema]\nname = \"example\"\nunknown-sections = \"allow\"\n",
        fails: "# A title\n\n| name | relevancy |\n|:-----|----------:|\n| One | 4 |\n",
        passes: "# A title\n\n| name   |   relevancy |\n|:-------|------------:|\n| One    |           4 |\n",
    },
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings<'_>) {
    for change in cx.layout {
        let (message, label) = match change.fault {
            Fault::RowEnds => ("a row does not begin and end with its pipes alone".to_owned(), "this row".to_owned()),
            Fault::Padding { column, found, expected } => words(cx, column, found, expected),
            _ => continue,
        };
        findings.push(
            Finding::new(change.span, format!("the table is not laid out: {message}"))
                .label(label)
                .help("run `digestlint fmt`, or `digestlint check --fix`")
                .fix_all("pad the cells of the table", Applicability::Safe, change.edits.clone()),
        );
    }
}

/// Message and label for a cell that is not padded as it should be.
fn words(cx: &Context<'_>, column: Option<Span>, found: usize, expected: usize) -> (String, String) {
    let column = column.map_or_else(String::new, |column| format!(" of {}", shown(cx.slice(column))));
    if found == expected {
        return (format!("a cell{column} is padded on the wrong side"), "padded on the wrong side".to_owned());
    }
    let message = format!("a cell{column} is {found} wide with its blanks, not {expected}");
    (message, format!("{found} wide, not {expected}"))
}
