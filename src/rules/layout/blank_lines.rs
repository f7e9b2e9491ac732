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
        let expected_lines = blank_lines(expected);
        let is_at_start = change.span.start as usize == cx.source.body_start();
        findings.push(
            Finding::new(change.span, message(found, expected, if is_at_start { "at the start" } else { "here" }))
                .label(format!("expected {expected_lines}"))
                .help("run `digestlint fmt`, or `digestlint check --fix`")
                .fix_all(format!("leave {expected_lines}"), Applicability::Safe, change.edits.clone()),
        );
    }
}

/// What is wrong at `place`: how many blank lines are missing, or how many there are and should be.
fn message(found: usize, expected: usize, place: &str) -> String {
    let verb = |lines: usize| if lines == 1 { "is" } else { "are" };
    if let Some(missing @ 1..) = expected.checked_sub(found) {
        return format!("{} {} missing {place}", count(missing, "blank line"), verb(missing));
    }
    let asked = match expected {
        0 => "none belongs".to_owned(),
        1 => "1 belongs".to_owned(),
        _ => format!("{expected} belong"),
    };
    format!("there {} {} {place}, where {asked}", verb(found), count(found, "blank line"))
}

fn blank_lines(lines: usize) -> String {
    if lines == 0 { "no blank line".to_owned() } else { count(lines, "blank line") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_tell_what_is_missing_or_too_much() {
        assert_eq!(message(0, 1, "here"), "1 blank line is missing here");
        assert_eq!(message(1, 3, "here"), "2 blank lines are missing here");
        assert_eq!(message(3, 1, "here"), "there are 3 blank lines here, where 1 belongs");
        assert_eq!(message(4, 3, "here"), "there are 4 blank lines here, where 3 belong");
        assert_eq!(message(1, 0, "at the start"), "there is 1 blank line at the start, where none belongs");
    }
}
