use crate::diagnostic::{Applicability, Severity};
use crate::layout::Fault;
use crate::rules::wording::count;
use crate::rules::{Context, Docs, Finding, Findings, Rule};

pub(in crate::rules) static RULE: Rule = Rule {
    name: "final-newline",
    summary: "The text ends with too many line endings, or with none where there should be one",
    severity: Severity::Warning,
    fixes: &[(Applicability::Safe, "end the text as it should")],
    docs: Docs {
        why: "Blank lines at the end say nothing. Whether the last line has an ending at all is a matter of taste, which `[format]` of the \
              project file settles; where it does not, both will do. Off until it is turned on; `digestlint fmt` mends it without.",
        schema: "[rules]\nfinal-newline = \"warn\"\n\n[schema]\nname = \"example\"\nunknown-sections = \"allow\"\n",
        fails: "# A title\n\nSome words.\n\n\n",
        passes: "# A title\n\nSome words.\n",
    },
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings<'_>) {
    for change in cx.layout {
        let Fault::FinalNewline { found, expected } = change.fault else { continue };
        let (endings, wanted) = (line_endings(found), line_endings(expected));
        findings.push(
            Finding::new(change.span, format!("the text ends with {endings}, not with {wanted}"))
                .label(format!("expected {wanted}"))
                .help("run `digestlint fmt`, or `digestlint check --fix`")
                .fix_all(format!("end the text with {wanted}"), Applicability::Safe, change.edits.clone()),
        );
    }
}

fn line_endings(endings: usize) -> String {
    if endings == 0 { "no line ending".to_owned() } else { count(endings, "line ending") }
}
