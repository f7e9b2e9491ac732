use std::ops::Range;

use crate::binding::{BoundTable, BoundValue, Reading, RowFault, ValuePlace};
use crate::diagnostic::{Applicability, Edit, Severity};
use crate::document::{Block, BlockKind, Item};
use crate::rules::removal;
use crate::rules::wording::{names, place, plain, row as row_name, shown, subject, wanted};
use crate::rules::{Context, Docs, Finding, Findings, Rule};
use crate::schema::{Content, SectionDecl};
use crate::text::Span;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "value-empty",
    summary: "A value is empty",
    severity: Severity::Error,
    fixes: &[(Applicability::Safe, "remove a blank bullet")],
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
        let finding = single(cx, value);
        findings.push(match value.place {
            ValuePlace::Item(section) => {
                let items = &cx.document.items[cx.binding.sections[section].items.clone()];
                let edits = item(cx, value.span).map(|item| remove(cx, item, items)).unwrap_or_default();
                finding.fix_all(REMOVE, Applicability::Safe, edits)
            }
            _ => finding,
        });
    }
    for section in &cx.binding.sections {
        if let Some((Content::Fields(_), decl)) = section.content_asked() {
            let items = &cx.document.items[section.items.clone()];
            for item in items.iter().filter(|item| item.text.is_empty()) {
                let finding = blank_bullet(item.marker, section.name, decl);
                findings.push(finding.fix_all(REMOVE, Applicability::Safe, remove(cx, item, items)));
            }
        }
    }
    for section in &cx.binding.sections {
        if let Some((Content::Code(_), decl)) = section.content_asked() {
            findings.extend(section.blocks.iter().find_map(|block| blank_code(cx, block, section.name, decl)));
        }
    }
    for (index, bound) in cx.binding.tables.iter().enumerate() {
        for (row, fault) in &bound.faulty_rows {
            if let RowFault::Torn(columns) = fault {
                findings.push(torn(cx, index, bound, *row, columns.clone()));
            }
        }
        for hollow in bound.hollow_columns.iter().filter(|hollow| hollow.placeholder.is_none()) {
            findings.push(whole_column(cx, bound, hollow.column));
        }
    }
}

/// A bullet without a field after it.
fn blank_bullet(marker: Span, section: &str, decl: &SectionDecl) -> Finding {
    Finding::new(marker, format!("an item of {} is empty", shown(section)))
        .label(format!("an item of {}", plain(section)))
        .help("write the item, or remove the bullet")
        .asked_at(decl.content.place)
        .level(decl.level)
}

/// A code block without code.
fn blank_code(cx: &Context<'_>, block: &Block, section: &str, decl: &SectionDecl) -> Option<Finding> {
    let BlockKind::Code(index) = block.kind else { return None };
    let code = cx.document.code_blocks[index];
    let finding = Finding::new(code.fence?, format!("a code block of {} is empty", shown(section)))
        .label("there is nothing in it")
        .help("write the code, or remove the block")
        .asked_at(decl.content.place)
        .level(decl.level);
    cx.slice(code.content).trim().is_empty().then_some(finding)
}

fn single(cx: &Context<'_>, value: &BoundValue<'_>) -> Finding {
    let span = match value.place {
        // Nothing is there to point at but the bullet.
        ValuePlace::Item(_) => item(cx, value.span).map_or(value.span, |item| item.marker),
        _ => value.span,
    };
    let help = match (wanted(cx, value.decl), value.place) {
        (Some(wanted), _) => wanted,
        (None, ValuePlace::Item(_)) => "write the item, or remove the bullet".to_owned(),
        (None, _) => "write the value".to_owned(),
    };
    let message = match value.place {
        ValuePlace::Item(section) => format!("an item of {} is empty", shown(cx.binding.sections[section].name)),
        _ => format!("{} is empty", subject(cx, value)),
    };
    Finding::new(span, message).label(place(cx, value)).help(help).asked_at(value.decl.place).level(value.decl.level)
}

fn item<'a>(cx: &'a Context<'_>, text: Span) -> Option<&'a Item> {
    let after = cx.document.items.partition_point(|item| item.span.start <= text.start);
    cx.document.items.get(after.checked_sub(1)?)
}

const REMOVE: &str = "remove the bullet";

/// The edit that removes a blank bullet among `items`; none where all are blank, as the list would be gone.
fn remove(cx: &Context<'_>, item: &Item, items: &[Item]) -> Vec<Edit> {
    let is_blank = item.text.is_empty() && cx.slice(item.span) == cx.slice(item.marker);
    let others = items.iter().any(|other| !other.text.is_empty());
    if is_blank && others { removal::of_item(cx, item).into_iter().collect() } else { Vec::new() }
}

fn torn(cx: &Context<'_>, table: usize, bound: &BoundTable<'_>, row: usize, torn: Range<usize>) -> Finding {
    let cells = cx.document.cells_of(row);
    let from = torn.start;
    let span = cells[from].text.cover(cells[torn.end - 1].text);
    let name = row_name(cx, table, row, from > 0);
    let rest = &bound.columns[torn];
    let columns = names(rest.iter().map(|column| column.name), "and");
    let verb = if rest.len() == 1 { "holds" } else { "hold" };
    let message =
        if from == 0 { format!("{name} is empty") } else { format!("{name}, breaks off: {columns} {verb} nothing") };
    let help = if cx.slice(cells[0].text).ends_with(',') {
        "its name ends in a comma: the record was probably split in two; join it with the next row, or remove it"
    } else {
        "fill in the row, or remove it"
    };
    Finding::new(span, message)
        .label(format!("nothing from the column {} on", plain(rest[0].name)))
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
