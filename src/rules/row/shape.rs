use crate::binding::{BoundTable, RowFault};
use crate::diagnostic::{Applicability, Edit, Severity};
use crate::document::Cell;
use crate::rules::wording::{count, plain, row as row_name, shown};
use crate::rules::{Context, Docs, Finding, Findings, Rule};
use crate::text::Span;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "row-shape",
    summary: "A row has more or fewer cells than the header",
    severity: Severity::Error,
    fixes: &[
        (Applicability::Safe, "write the pipes inside of a cell as `\\|`"),
        (Applicability::Safe, "remove a `|` too many at the end"),
    ],
    docs: Docs {
        why: "Markdown drops the cells that are too many and fills up those that are missing, both without a word. An \
              unescaped `|` inside a cell moves everything after it one column on. The cells of such a row are not checked \
              further.",
        schema: "[[section]]\nheading = \"Signals\"\ncontent = \"table\"\ntable = \"signals\"\n\
                 [table.signals]\ncolumns = [{ name = \"name\" }, { name = \"change\" }]\n",
        fails: "# A title\n\n## Signals\n\n| name | change |\n|:-----|:-------|\n| a||b | more   |\n",
        passes: "# A title\n\n## Signals\n\n| name   | change |\n|:-------|:-------|\n| a\\|\\|b | more   |\n",
    },
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings<'_>) {
    for (index, bound) in cx.binding.tables.iter().enumerate() {
        for (row, _) in bound.faulty_rows.iter().filter(|(_, fault)| *fault == RowFault::Shape) {
            let finding = finding(cx, index, bound, *row);
            findings.push(finding.asked_at(bound.decl.place).level(bound.decl.level));
        }
    }
}

fn finding(cx: &Context<'_>, table: usize, bound: &BoundTable<'_>, row: usize) -> Finding {
    let cells = cx.document.cells_of(row);
    let (found, expected) = (cells.len(), bound.columns.len());
    let span = cx.document.rows[row].span;
    let name = row_name(cx, table, row, false);
    if !cx.slice(span).contains('|') {
        let last = row + 1 == bound.table.rows.end;
        let (place, help) = if last {
            ("right under the table", "put a blank line before it")
        } else {
            ("between two rows of the table", "move it out of the table, or remove it")
        };
        return Finding::new(span, format!("{} is {place}, which makes it a row", shown(cx.slice(span))))
            .label("a row of one cell")
            .help(help);
    }
    let message = format!("{name} has {}, the header has {expected}", count(found, "cell"));
    let label = format!("{name} of the table of {}", plain(cx.binding.sections[bound.section].name));
    if found < expected {
        let gone = if expected - found == 1 { "cell".to_owned() } else { format!("{} cells", expected - found) };
        return Finding::new(span, message)
            .label(label)
            .help(format!("fill in the missing {gone}, or a `|` that was lost"));
    }
    if let [.., last] = cells
        && found == expected + 1
        && last.text.is_empty()
    {
        let pipe = Span { start: span.end - 1, end: span.end };
        return Finding::new(pipe, format!("{message}: a `|` too many ends it"))
            .label(format!("{name}: one pipe too many"))
            .help("remove the last `|`")
            .fix("remove the last `|`", Applicability::Safe, surplus(cells, span));
    }
    match inner_pipe(cx, cells) {
        Some(pipe) => Finding::new(pipe, format!("{message}: {} inside a cell splits it", shown(cx.slice(pipe))))
            .label(format!("{name}: an unescaped pipe"))
            .help("write each `|` that belongs to the text as `\\|`")
            .fix_all("write `\\|`", Applicability::Safe, escaped(cx, cells, expected)),
        None => Finding::new(excess(cells, expected), message)
            .label(format!("{name}: Markdown drops this"))
            .help("write each `|` that belongs to the text as `\\|`, or remove what is too much"),
    }
}

/// A pipe that was plainly written as text.
fn inner_pipe(cx: &Context<'_>, cells: &[Cell]) -> Option<Span> {
    inner_pipes(cx, cells).next()
}

/// The pipes that were plainly written as text: two side by side, or one without a blank on either side.
fn inner_pipes<'a>(cx: &'a Context<'_>, cells: &'a [Cell]) -> impl Iterator<Item = Span> + use<'a> {
    let touches = move |span: Span, at_end: bool| {
        let text = cx.slice(span);
        let edge = if at_end { text.chars().next_back() } else { text.chars().next() };
        edge.is_some_and(|edge| !edge.is_whitespace())
    };
    cells.windows(2).filter_map(move |pair| {
        let pipe = Span { start: pair[0].raw.end, end: pair[1].raw.start };
        if pair[1].raw.is_empty() {
            return (cx.slice(pipe) == "|").then_some(Span { start: pipe.start, end: pipe.end + 1 });
        }
        (touches(pair[0].raw, true) && touches(pair[1].raw, false)).then_some(pipe)
    })
}

/// The edits that write the pipes inside of cells as text. That is certain where they are just those that are too many, and
/// another pipe, with a blank beside it, shows how cells are parted here.
fn escaped(cx: &Context<'_>, cells: &[Cell], expected: usize) -> Vec<Edit> {
    let inner: Vec<Span> = inner_pipes(cx, cells).collect();
    let is_apart = inner.windows(2).all(|pair| pair[0].end <= pair[1].start);
    let pipes: usize = inner.iter().map(|pipe| pipe.len()).sum();
    if expected < 2 || !is_apart || pipes != cells.len() - expected {
        return Vec::new();
    }
    // Pipes side by side are one edit.
    inner.iter().map(|pipe| Edit::replace(*pipe, "\\|".repeat(pipe.len()))).collect()
}

/// The edit that removes the pipe that ends the row, with the blanks before it.
fn surplus(cells: &[Cell], row: Span) -> Edit {
    let start = cells[cells.len() - 1].raw.start;
    Edit::remove(Span { start, end: row.end })
}

/// The cells after the last column.
fn excess(cells: &[Cell], expected: usize) -> Span {
    let over = cells[expected].raw.cover(cells[cells.len() - 1].raw);
    if over.is_empty() { over } else { cells[expected].text.cover(cells[cells.len() - 1].text) }
}
