use crate::diagnostic::{Applicability, Severity};
use crate::layout::Fault;
use crate::rules::wording::count;
use crate::rules::{Context, Docs, Finding, Findings, Rule};

pub(in crate::rules) static RULE: Rule = Rule {
    name: "blank-lines",
    summary: "There are too many or too few blank lines between blocks",
    severity: Severity::Warning,
    fixes: &[(Applicability::Safe, "leave as many blank lines as there should be")],
    docs: Docs {
        why: "One blank line shows where a block ends, in the text as on the page; some Markdown parsers read no list or table without one. \
              A preamble is kept apart from the sections by as many as `[format]` of the project file says. The blank lines that cut \
              a table are told of by `table-malformed`. Off until it is turned on; `digestlint fmt` mends it without.",
        schema: "[rules]\nblank-lines = \"warn\"\n\n[schema]\nname = \"example\"\nunknown-sections = \"allow\"\n",
        fails: "# A title\n\nSome words.\n\n\nMore words.\n",
        passes: "# A title\n\nSome words.\n\nMore words.\n",
    },
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings<'_>) {
    for change in cx.layout {
        let Fault::BlankLines { found, expected } = change.fault else { continue };
        let (expected_lines, found_lines) = (blank_lines(expected), blank_lines(found));
        let place = if change.span.start as usize == cx.source.body_start() { "at the start" } else { "here" };
        let verb = if found <= 1 { "is" } else { "are" };
        findings.push(
            Finding::new(change.span, format!("there {verb} {found_lines} {place}, not {expected_lines}"))
                .label(format!("expected {expected_lines}"))
                .help("run `digestlint fmt`, or `digestlint check --fix`")
                .fix_all(format!("leave {expected_lines}"), Applicability::Safe, change.edits.clone()),
        );
    }
}

fn blank_lines(lines: usize) -> String {
    if lines == 0 { "no blank line".to_owned() } else { count(lines, "blank line") }
}
