use crate::binding::{BoundTable, BoundValue, Reading, RowFault, ValuePlace};
use crate::diagnostic::Severity;
use crate::rules::wording::{names, place, row as row_name, shown, subject};
use crate::rules::{Context, Docs, Finding, Findings, Rule};
use crate::text::Span;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "value-empty",
    summary: "A value is empty",
    severity: Severity::Error,
    docs: Docs {
        why: "Nothing stands where a value is needed. Cells that are empty side by side up to the end of a row are one \
              finding: the row breaks off. So is a column that is empty in every row.",
        schema: "[[section]]\nheading = \"Keywords\"\ncontent = \"list\"\nitem = {}\n",
        fails: "# A title\n\n## Keywords\n\n* one\n*\n* three\n",
        passes: "# A title\n\n## Keywords\n\n* one\n* two\n* three\n",
    },
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings<'_>) {
    for value in cx.binding.values.iter().filter(|value| value.reading == Reading::Empty && !value.decl.allow_empty) {
        findings.push(single(cx, value));
    }
    for (index, bound) in cx.binding.tables.iter().enumerate() {
        for (row, fault) in &bound.faulty_rows {
            if let RowFault::Torn(from) = fault {
                findings.push(torn(cx, index, bound, *row, *from));
            }
        }
        for column in &bound.empty_columns {
            findings.push(whole_column(cx, bound, *column));
        }
    }
}

fn single(cx: &Context<'_>, value: &BoundValue<'_>) -> Finding {
    let span = match value.place {
        // Nothing is there to point at but the bullet.
        ValuePlace::Item(_) => bullet(cx, value.span).unwrap_or(value.span),
        _ => value.span,
    };
    let help = match (&value.decl.description, value.place) {
        (Some(description), _) => format!("write {description}"),
        (None, ValuePlace::Item(_)) => "write the item, or remove the bullet".to_owned(),
        (None, _) => "write the value".to_owned(),
    };
    let message = match value.place {
        ValuePlace::Item(section) => format!("an item of {} is empty", shown(cx.binding.sections[section].name)),
        _ => format!("{} is empty", subject(cx, value)),
    };
    Finding::new(span, message).label(place(cx, value)).help(help).asked_at(value.decl.place).level(value.decl.level)
}

fn bullet(cx: &Context<'_>, text: Span) -> Option<Span> {
    let after = cx.document.items.partition_point(|item| item.span.start <= text.start);
    Some(cx.document.items.get(after.checked_sub(1)?)?.marker)
}

fn torn(cx: &Context<'_>, table: usize, bound: &BoundTable<'_>, row: usize, from: usize) -> Finding {
    let cells = cx.document.cells_of(row);
    let span = cells[from].text.cover(cells[cells.len() - 1].text);
    let name = row_name(cx, table, row, from > 0);
    let rest = &bound.columns[from..];
    let columns = names(rest.iter().map(|column| column.name), "and");
    let verb = if rest.len() == 1 { "holds" } else { "hold" };
    let help = if cx.slice(cells[0].text).ends_with(',') {
        "its name ends in a comma: the record was probably split in two; join it with the next row, or remove it"
    } else {
        "fill in the row, or remove it"
    };
    Finding::new(span, format!("{name}, breaks off: {columns} {verb} nothing"))
        .label(format!("nothing from the column {} on", rest[0].name))
        .help(help)
        .asked_at(bound.columns[from].decl.map_or(bound.decl.place, |decl| decl.value.place))
        .level(bound.decl.level)
}

fn whole_column(cx: &Context<'_>, bound: &BoundTable<'_>, column: usize) -> Finding {
    let found = &bound.columns[column];
    let section = shown(cx.binding.sections[bound.section].name);
    let rows = bound.table.rows.len();
    let message = format!("the column {} of the table of {section} is empty in all {rows} rows", shown(found.name));
    let finding = Finding::new(found.header, message).label("no row has a value").help("fill in the column");
    match found.decl {
        Some(decl) => finding.asked_at(decl.value.place).level(decl.value.level),
        None => finding,
    }
}
