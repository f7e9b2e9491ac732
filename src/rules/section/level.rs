use crate::diagnostic::{Applicability, Edit, Severity};
use crate::rules::wording::shown;
use crate::rules::{Context, Docs, Finding, Findings, Rule};

pub(in crate::rules) static RULE: Rule = Rule {
    name: "section-level",
    summary: "A section's heading has a level other than the declared one, or lost its marks",
    severity: Severity::Error,
    fixes: &[
        (Applicability::Safe, "correct the level"),
        (Applicability::Unsafe, "make a paragraph the heading that it was meant as"),
    ],
    docs: Docs {
        why: "A heading with a `#` too many makes its section a part of the one before it, one with a `#` too few ends the \
              document's outline early.",
        schema: "[[section]]\nheading = \"Summary\"\n[[section]]\nheading = \"Signals\"\n",
        fails: "# A title\n\n## Summary\n\nText.\n\n### Signals\n\nText.\n",
        passes: "# A title\n\n## Summary\n\nText.\n\n## Signals\n\nText.\n",
    },
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings<'_>) {
    for lost in &cx.binding.lost_headings {
        let (name, marks) = (&lost.decl.heading.name, "#".repeat(usize::from(lost.level)));
        findings.push(
            Finding::new(lost.span, format!("the heading of the section {} is a paragraph", shown(name)))
                .label("no heading")
                .help(format!("write `{marks} {name}`"))
                .asked_at(lost.decl.place)
                .level(lost.decl.level)
                .fix("make it a heading", Applicability::Unsafe, Edit::replace(lost.span, format!("{marks} {name}"))),
        );
    }
    for section in &cx.binding.sections {
        let Some(decl) = section.decl.filter(|_| section.first.is_none()) else { continue };
        let heading = &cx.document.headings[section.heading];
        if heading.level == section.level {
            continue;
        }
        let marks = "#".repeat(usize::from(section.level));
        let mut finding = Finding::new(
            heading.text,
            format!(
                "the section {} is a heading of level {}, not {}",
                shown(section.name),
                heading.level,
                section.level
            ),
        )
        .label(format!("level {}", heading.level))
        .help(format!("write {}", shown(&format!("{marks} {}", section.name))))
        .asked_at(decl.place)
        .level(decl.level);
        if let Some(span) = heading.marks(cx.source) {
            finding = finding.fix("correct the level", Applicability::Safe, Edit { span, content: marks });
        } else if !section.name.is_empty() && !section.name.contains(['\n', '\r']) {
            let edit = Edit::replace(heading.span, format!("{marks} {}", section.name));
            finding = finding.fix("correct the level", Applicability::Safe, edit);
        }
        findings.push(finding);
    }
}
