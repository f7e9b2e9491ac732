use std::collections::HashMap;

use crate::binding::{BoundTable, says_nothing};
use crate::diagnostic::Severity;
use crate::rules::wording::{plain, row as row_name, shown};
use crate::rules::{Context, Docs, Finding, Findings, Rule};
use crate::text::Span;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "row-overlap",
    summary: "A name appears in two tables that should have nothing in common",
    severity: Severity::Warning,
    fixes: &[],
    docs: Docs {
        why: "What is both a concern and an issue is counted twice, and says nothing new the second time. Case does not tell \
              names apart.",
        schema: "[[section]]\nheading = \"Concerns\"\ncontent = \"table\"\ntable = \"names\"\n\
                 [[section]]\nheading = \"Issues\"\ncontent = \"table\"\ntable = \"names\"\n\
                 [table.names]\ncolumns = [{ name = \"name\" }]\n\
                 [[disjoint]]\nsections = [\"Concerns\", \"Issues\"]\ncolumn = \"name\"\n",
        fails: "# A title\n\n## Concerns\n\n| name |\n|:-----|\n| Cost |\n\n## Issues\n\n| name |\n|:-----|\n| cost |\n",
        passes: "# A title\n\n## Concerns\n\n| name |\n|:-----|\n| Cost |\n\n## Issues\n\n| name |\n|:-----|\n| Time |\n",
    },
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings<'_>) {
    for disjoint in &cx.schema.disjoint {
        let Some(column) = &disjoint.column else { continue };
        let mut firsts: HashMap<String, (usize, Span)> = HashMap::new();
        for (index, bound) in cx.binding.tables.iter().enumerate() {
            let section = &cx.binding.sections[bound.section];
            if !section.decl.is_some_and(|decl| disjoint.sections.contains(&decl.heading.name)) {
                continue;
            }
            for (row, span) in names(cx, bound, column) {
                let text = cx.slice(span);
                let (first, before) = *firsts.entry(text.to_lowercase()).or_insert((index, span));
                // A name that a table repeats itself is another fault.
                if first == index {
                    continue;
                }
                let other = plain(cx.binding.sections[cx.binding.tables[first].section].name);
                findings.push(
                    Finding::new(span, format!("the {} {} appears in {other} too", plain(column), shown(text)))
                        .label(format!("{} of {}", row_name(cx, index, row, false), plain(section.name)))
                        .related(before, format!("in {other}"))
                        .help("keep it in one of the two tables, or name what sets the two apart")
                        .asked_at(disjoint.place)
                        .level(disjoint.level),
                );
            }
        }
    }
}

/// The cells of a column that say something, each with its row, of the rows that can be read cell by cell.
fn names<'a>(cx: &'a Context<'_>, bound: &'a BoundTable<'_>, column: &str) -> impl Iterator<Item = (usize, Span)> {
    let named = |found: &crate::binding::BoundColumn<'_>| found.decl.is_some_and(|decl| decl.value.name == column);
    let position = bound.columns.iter().position(|found| found.first.is_none() && named(found));
    let faulty = |row: &usize| bound.faulty_rows.binary_search_by_key(row, |(row, _)| *row).is_ok();
    let rows = bound.table.rows.clone().filter(move |row| !faulty(row));
    rows.filter_map(move |row| Some((row, cx.document.cells_of(row).get(position?)?.text))).filter(move |(_, span)| {
        let decl = position.and_then(|position| bound.columns[position].decl);
        !decl.is_some_and(|decl| says_nothing(&decl.value, cx.slice(*span)))
    })
}
