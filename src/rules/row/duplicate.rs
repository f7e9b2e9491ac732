use crate::binding::{BoundTable, RowFault, says_nothing};
use crate::diagnostic::{Applicability, Edit, Severity};
use crate::rules::removal;
use crate::rules::wording::{row as row_name, shown};
use crate::rules::{Context, Docs, Finding, Findings, Rule};
use crate::text::Span;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "row-duplicate",
    summary: "Two rows have the same value in columns that tell rows apart",
    severity: Severity::Warning,
    fixes: &[(Applicability::Safe, "remove a row that is the same as an earlier one")],
    docs: Docs {
        why: "A row that appears twice counts twice, and a program that keys rows by name keeps only one of them.",
        schema: "[[section]]\nheading = \"Signals\"\ncontent = \"table\"\ntable = \"signals\"\n\
                 [table.signals]\nunique = [\"name\"]\ncolumns = [{ name = \"name\" }, { name = \"change\" }]\n",
        fails: "# A title\n\n## Signals\n\n| name | change |\n|:-----|:-------|\n| one  | more   |\n| one  | less   |\n",
        passes: "# A title\n\n## Signals\n\n| name | change |\n|:-----|:-------|\n| one  | more   |\n| two  | less   |\n",
    },
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings<'_>) {
    for (index, bound) in cx.binding.tables.iter().enumerate() {
        let Some(unique) = &bound.decl.unique else { continue };
        let Some(columns) = unique.value.iter().map(|column| position(bound, *column)).collect::<Option<Vec<_>>>()
        else {
            continue;
        };
        // A placeholder is a fault of its own.
        let said = |row: usize| columns.iter().all(|column| says_something(cx, bound, row, *column));
        for (again, first) in repeated(cx, bound, &columns).into_iter().filter(|(again, _)| said(*again)) {
            let (at, before) = (key_span(cx, again, &columns), key_span(cx, first, &columns));
            let key = columns.iter().map(|column| bound.columns[*column].name).collect::<Vec<_>>().join(" and ");
            findings.push(
                Finding::new(at, format!("the {key} {} appears in two rows", shown(cx.slice(at))))
                    .label(row_name(cx, index, again, false))
                    .related(before, format!("first in {}", row_name(cx, index, first, false)))
                    .help("remove one of the rows, or tell them apart")
                    .asked_at(unique.place)
                    .level(bound.decl.level)
                    .fix_all("remove the second row", Applicability::Safe, remove(cx, again, first)),
            );
        }
    }
}

fn position(bound: &BoundTable<'_>, column: usize) -> Option<usize> {
    bound.columns.iter().position(|found| found.first.is_none() && found.verdict.index() == Some(column))
}

/// The rows whose key an earlier row has, each with that row, in the order of the text.
fn repeated(cx: &Context<'_>, bound: &BoundTable<'_>, columns: &[usize]) -> Vec<(usize, usize)> {
    let key = |row: usize| columns.iter().map(move |column| cx.document.cells_of(row)[*column].text);
    let text = |row: usize| key(row).map(|span| cx.slice(span));
    let faulty = |row: usize| {
        let at = bound.faulty_rows.binary_search_by_key(&row, |(row, _)| *row);
        at.is_ok_and(|at| !matches!(bound.faulty_rows[at].1, RowFault::Torn(_) | RowFault::Blank))
    };
    let rows = bound.table.rows.clone();
    // The keys of a usual table's few rows all have their own lengths, or are soon told apart: nothing to sort.
    if bound.faulty_rows.is_empty() && rows.len() <= 16 {
        let alike = |a: usize, b: usize| key(a).map(Span::len).eq(key(b).map(Span::len)) && text(a).eq(text(b));
        let same = rows.clone().any(|row| (rows.start..row).any(|before| alike(before, row)));
        if !same {
            return Vec::new();
        }
    }
    let rows = rows.filter(|row| !faulty(*row));
    let mut rows: Vec<(usize, usize)> = rows.map(|row| (key(row).map(Span::len).sum(), row)).collect();
    // Rows of one key stand side by side once sorted; their lengths alone tell most of them apart.
    rows.sort_unstable();
    let mut repeated = Vec::new();
    for group in rows.chunk_by_mut(|a, b| a.0 == b.0 && a.0 > 0).filter(|group| group.len() > 1) {
        group.sort_by(|a, b| text(a.1).cmp(text(b.1)));
        for same in group.chunk_by(|a, b| text(a.1).eq(text(b.1))) {
            repeated.extend(same[1..].iter().map(|again| (again.1, same[0].1)));
        }
    }
    repeated.sort_unstable();
    repeated
}

fn says_something(cx: &Context<'_>, bound: &BoundTable<'_>, row: usize, column: usize) -> bool {
    let text = cx.slice(cx.document.cells_of(row)[column].text);
    bound.columns[column].decl.is_none_or(|decl| text.is_empty() || !says_nothing(&decl.value, text))
}

/// The edit that removes the row `again`, where all its cells are those of the row `first`.
fn remove(cx: &Context<'_>, again: usize, first: usize) -> Vec<Edit> {
    let texts = |row: usize| cx.document.cells_of(row).iter().map(|cell| cx.slice(cell.text));
    let is_same = texts(again).eq(texts(first));
    removal::of_row(cx, again).filter(|_| is_same).into_iter().collect()
}

fn key_span(cx: &Context<'_>, row: usize, columns: &[usize]) -> Span {
    let cells = cx.document.cells_of(row);
    columns.first().map_or(cx.document.rows[row].span, |column| cells[*column].text)
}
