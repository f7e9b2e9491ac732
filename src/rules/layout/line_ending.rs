use crate::diagnostic::{Applicability, Severity};
use crate::layout::Fault;
use crate::rules::wording::count;
use crate::rules::{Context, Docs, Finding, Findings, Rule};

pub(in crate::rules) static RULE: Rule = Rule {
    name: "line-ending",
    summary: "Lines end otherwise than the others, or than they should",
    severity: Severity::Warning,
    fixes: &[(Applicability::Safe, "end all lines alike")],
    docs: Docs {
        why: "Where some lines end with a carriage return and others without, programs that read line by line find stray characters in \
              values, and editors show whole files as changed. `[format]` of the project file says which ending all files should have; \
              where it does not, most lines of a file decide. Off until it is turned on; `digestlint fmt` mends it without.",
        schema: "[rules]\nline-ending = \"warn\"\n\n[schema]\nname = \"example\"\nunknown-sections = \"allow\"\n",
        fails: "# A title\n\nSome words.\r\nMore words.\n",
        passes: "# A title\n\nSome words.\nMore words.\n",
    },
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings<'_>) {
    for change in cx.layout {
        let Fault::LineEnding { found, expected, lines } = change.fault else { continue };
        let (found, expected) = (name(found), name(expected));
        let ends = if lines == 1 { "ends" } else { "end" };
        findings.push(
            Finding::new(change.span, format!("{} {ends} with {found}, not with {expected}", count(lines, "line")))
                .label(found)
                .help("run `digestlint fmt`, or `digestlint check --fix`")
                .fix_all(format!("end all lines with {expected}"), Applicability::Safe, change.edits.clone()),
        );
    }
}

fn name(ending: &str) -> &'static str {
    match ending {
        "\r\n" => "CRLF",
        "\r" => "CR",
        _ => "LF",
    }
}
