use crate::diagnostic::{Applicability, Severity};
use crate::layout::Fault;
use crate::rules::{Context, Docs, Finding, Findings, Rule};

pub(in crate::rules) static RULE: Rule = Rule {
    name: "list-marker",
    summary: "A list has another bullet than it should",
    severity: Severity::Warning,
    fixes: &[(Applicability::Safe, "write the bullet that it should have")],
    docs: Docs {
        why: "Markdown takes `*`, `-` and `+` for the same; a corpus that mixes them is harder to search and to compare. `[format]` of the \
              project file says which one it is. Off until it is turned on; `digestlint fmt` mends it without.",
        schema: "[rules]\nlist-marker = \"warn\"\n\n[schema]\nname = \"example\"\nunknown-sections = \"allow\"\n",
        fails: "# A title\n\n- one\n- two\n",
        passes: "# A title\n\n* one\n* two\n",
    },
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings<'_>) {
    for change in cx.layout {
        let Fault::Marker { found, expected } = change.fault else { continue };
        findings.push(
            Finding::new(change.span, format!("the list has the bullet `{found}`, not `{expected}`"))
                .label(format!("expected `{expected}`"))
                .help("run `digestlint fmt`, or `digestlint check --fix`")
                .fix_all(format!("write `{expected}`"), Applicability::Safe, change.edits.clone()),
        );
    }
}
