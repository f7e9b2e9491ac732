use crate::binding::{BoundTable, RowFault};
use crate::diagnostic::{Applicability, Edit, Severity};
use crate::rules::removal;
use crate::rules::wording::{plain, row as row_name, shown};
use crate::rules::{Context, Docs, Finding, Findings, Rule};
use crate::text::Span;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "row-header-repeated",
    summary: "A row repeats the header, or begins with the name of a column",
    severity: Severity::Error,
    fixes: &[(Applicability::Safe, "remove a row that repeats the header")],
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
        let mut faults = bound.faulty_rows.iter().peekable();
        while let Some((row, fault)) = faults.next() {
            let finding = match fault {
                RowFault::Header => {
                    // A header glued in brings its delimiter row along.
                    let dashes = faults.next_if(|(next, fault)| *next == row + 1 && *fault == RowFault::Delimiter);
                    whole(cx, index, *row, dashes.is_some())
                }
                RowFault::Delimiter => {
                    let name = row_name(cx, index, *row, false);
                    Finding::new(cx.document.rows[*row].span, format!("{name} repeats the delimiter row"))
                        .label("dashes again")
                        .help("remove the row")
                        .fix_all("remove the row", Applicability::Safe, remove(cx, *row, 1))
                }
                RowFault::HeaderWord => word(cx, index, bound, *row),
                RowFault::Shape | RowFault::Blank | RowFault::Torn(_) => continue,
            };
            findings.push(finding.asked_at(bound.decl.place).level(bound.decl.level));
        }
    }
}

fn whole(cx: &Context<'_>, table: usize, row: usize, with_dashes: bool) -> Finding {
    let number = row - cx.binding.tables[table].table.rows.start + 1;
    let span = cx.document.rows[row].span;
    let (message, help) = if with_dashes {
        (format!("rows {number} and {} repeat the header", number + 1), "remove the rows")
    } else {
        (format!("row {number} repeats the header"), "remove the row")
    };
    Finding::new(span, message).label("the header again").help(help).fix_all(
        help,
        Applicability::Safe,
        remove(cx, row, if with_dashes { 2 } else { 1 }),
    )
}

/// The edit that removes so many rows from `row` on.
fn remove(cx: &Context<'_>, row: usize, count: usize) -> Vec<Edit> {
    let rows = (row..row + count).filter_map(|row| removal::of_row(cx, row)).map(|edit| edit.span);
    rows.reduce(Span::cover).map(Edit::remove).into_iter().collect()
}

fn word(cx: &Context<'_>, table: usize, bound: &BoundTable<'_>, row: usize) -> Finding {
    let name = row_name(cx, table, row, false);
    let cell = cx.document.cells_of(row)[0].text;
    let column = bound.columns.first().map_or_else(String::new, |column| plain(column.name));
    let text = shown(cx.slice(cell));
    Finding::new(cell, format!("the {column} of {name} is {text}, the header of a column"))
        .label(format!("{column} of {name}"))
        .help("put the row's own text here; a record was probably split in two: look at the row before")
}
