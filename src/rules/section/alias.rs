use crate::binding::Verdict;
use crate::diagnostic::{Applicability, Edit, Severity};
use crate::rules::wording::shown;
use crate::rules::{Context, Docs, Finding, Findings, Rule};

pub(in crate::rules) static RULE: Rule = Rule {
    name: "section-alias",
    summary: "A section's heading is an accepted one, but not the proper one",
    severity: Severity::Note,
    fixes: &[(Applicability::Safe, "write the proper heading")],
    docs: Docs {
        why: "Aliases let documents pass that were written before a section was renamed. The note shows where they are still \
              in use, so that they can be brought up to date, and the alias be given up one day.",
        schema: "[[section]]\nheading = \"Signals\"\naliases = [\"Weak signals\"]\n",
        fails: "# A title\n\n## Weak signals\n\nText.\n",
        passes: "# A title\n\n## Signals\n\nText.\n",
    },
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings<'_>) {
    for section in &cx.binding.sections {
        let (Verdict::Exact(_), Some(decl)) = (section.verdict, section.decl) else { continue };
        let Some((proper, aliases)) = decl.heading.texts.split_first() else { continue };
        if section.name == proper || !aliases.iter().any(|alias| alias == section.name) {
            continue;
        }
        let span = cx.heading(section.heading);
        findings.push(
            Finding::new(span, format!("the heading {} is an alias of {}", shown(section.name), shown(proper)))
                .label("an alias")
                .help(format!("write {}", shown(proper)))
                .asked_at(decl.place)
                .fix(format!("write `{proper}`"), Applicability::Safe, Edit::replace(span, proper.as_str())),
        );
    }
}
