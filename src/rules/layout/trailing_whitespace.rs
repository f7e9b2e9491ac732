use crate::diagnostic::{Applicability, Severity};
use crate::layout::Fault;
use crate::rules::wording::count;
use crate::rules::{Context, Docs, Finding, Findings, Rule};

pub(in crate::rules) static RULE: Rule = Rule {
    name: "trailing-whitespace",
    summary: "Blanks end a line",
    severity: Severity::Warning,
    fixes: &[(Applicability::Safe, "remove the blanks")],
    docs: Docs {
        why: "They say nothing, come and go with editors, and so make differences that nobody meant. Two blanks that break a line, and what \
              stands in code, say something and stay. Off until it is turned on; `digestlint fmt` mends it without.",
        schema: "[rules]\ntrailing-whitespace = \"warn\"\n\n[schema]\nname = \"example\"\nunknown-sections = \"allow\"\n",
        fails: "# A title\n\nSome words. \nMore words.\n",
        passes: "# A title\n\nSome words.\nMore words.\n",
    },
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings<'_>) {
    for change in cx.layout {
        let Fault::TrailingBlanks(blanks) = change.fault else { continue };
        let blanks = count(blanks, "blank");
        findings.push(
            Finding::new(change.span, format!("the line ends with {blanks}"))
                .label(blanks)
                .help("run `digestlint fmt`, or `digestlint check --fix`")
                .fix_all("remove the blanks", Applicability::Safe, change.edits.clone()),
        );
    }
}
