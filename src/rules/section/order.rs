use super::reordering::reorder;
use crate::diagnostic::{Applicability, Severity};
use crate::rules::wording::shown;
use crate::rules::{Context, Docs, Finding, Findings, Rule};

pub(in crate::rules) static RULE: Rule = Rule {
    name: "section-order",
    summary: "A section is out of the declared order",
    severity: Severity::Error,
    fixes: &[(Applicability::Safe, "put the sections into the declared order")],
    docs: Docs {
        why: "Readers of many documents look for a section where it always stands, and so do simple programs. The \
              finding names the section that was moved, not those that it passed.",
        schema: "[[section]]\nheading = \"Summary\"\n[[section]]\nheading = \"Signals\"\n[[section]]\nheading = \"Issues\"\n",
        fails: "# A title\n\n## Signals\n\nText.\n\n## Issues\n\nText.\n\n## Summary\n\nText.\n",
        passes: "# A title\n\n## Summary\n\nText.\n\n## Signals\n\nText.\n\n## Issues\n\nText.\n",
    },
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings<'_>) {
    let mut mended = None;
    for section in &cx.binding.sections {
        let Some(misplaced) = section.misplaced else { continue };
        // One edit puts all sections of an outline into order: that of the first one.
        let reordered = (mended != Some(section.outline)).then(|| reorder(cx, section.outline)).flatten();
        mended = Some(section.outline);
        let target = match misplaced.after {
            Some(after) => format!("after the section {}", shown(after)),
            None => "before all other sections".to_owned(),
        };
        findings.push(
            Finding::new(cx.heading(section.heading), format!("the section {} belongs {target}", shown(section.name)))
                .label("out of order")
                .help(format!("move the whole section {target}"))
                .asked_at(misplaced.order)
                .level(section.decl.and_then(|decl| decl.level))
                .fix_all(
                    "put the sections into the declared order",
                    Applicability::Safe,
                    reordered.into_iter().collect(),
                ),
        );
    }
}
