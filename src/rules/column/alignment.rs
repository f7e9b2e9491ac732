use crate::diagnostic::{Applicability, Edit, Severity};
use crate::document::Alignment;
use crate::rules::wording::shown;
use crate::rules::{Context, Docs, Finding, Findings, Rule};

pub(in crate::rules) static RULE: Rule = Rule {
    name: "column-alignment",
    summary: "The delimiter row aligns a column differently from the schema",
    severity: Severity::Warning,
    fixes: &[(Applicability::Safe, "write the colons that are declared")],
    docs: Docs {
        why: "Numbers that are not right-aligned are hard to compare on the page, and a table printer that aligned them \
              left took them for text. A column with a value of the wrong type gets no such finding: the value is the cause.",
        schema: "[[section]]\nheading = \"Signals\"\ncontent = \"table\"\ntable = \"signals\"\n\
                 [table.signals]\ncolumns = [{ name = \"relevancy\", align = \"right\" }]\n",
        fails: "# A title\n\n## Signals\n\n| relevancy |\n|:----------|\n| 4         |\n",
        passes: "# A title\n\n## Signals\n\n|   relevancy |\n|------------:|\n|           4 |\n",
    },
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings<'_>) {
    for bound in &cx.binding.tables {
        let Some(delimiter) = bound.table.delimiter else { continue };
        let cells = cx.document.cells_of(delimiter);
        for (column, cell) in bound.columns.iter().zip(cells) {
            let Some(decl) = column.decl.filter(|_| column.first.is_none() && !column.mistyped) else { continue };
            let Some(align) = decl.align else { continue };
            let found = Alignment::of(cx.slice(cell.text));
            if found != align.value {
                findings.push(
                    Finding::new(
                        cell.text,
                        format!("the column {} is {}, not {}", shown(column.name), words(found), words(align.value)),
                    )
                    .label(words(found))
                    .help(format!("write `{}`", marks(align.value)))
                    .asked_at(align.place)
                    .level(decl.value.level)
                    .fix(
                        format!("write `{}`", marks(align.value)),
                        Applicability::Safe,
                        Edit::replace(cell.text, align.value.marks(cell.text.len())),
                    ),
                );
            }
        }
    }
}

fn words(alignment: Alignment) -> &'static str {
    match alignment {
        Alignment::None => "without alignment",
        Alignment::Left => "left-aligned",
        Alignment::Right => "right-aligned",
        Alignment::Center => "centred",
    }
}

fn marks(alignment: Alignment) -> String {
    alignment.marks(if alignment == Alignment::Center { 5 } else { 4 })
}
