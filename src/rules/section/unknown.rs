use crate::binding::{BoundSection, Verdict};
use crate::diagnostic::{Applicability, Edit, Severity};
use crate::rules::spelling::respelled;
use crate::rules::wording::{did_you_mean, shown};
use crate::rules::{Context, Docs, Finding, Findings, Rule};

pub(in crate::rules) static RULE: Rule = Rule {
    name: "section-unknown",
    summary: "A section's heading is not declared, or misspelt",
    severity: Severity::Error,
    fixes: &[
        (Applicability::Safe, "correct case and blanks of the heading"),
        (Applicability::Unsafe, "write the heading that was probably meant"),
        (Applicability::Unsafe, "remove the section"),
    ],
    docs: Docs {
        why: "A program that looks for `Concerns` does not find `Concrens`. A heading that is close to a missing one, or \
              stands in its place, is taken for it: one finding, and its content is checked all the same.",
        schema: "[[section]]\nheading = \"Signals\"\n[[section]]\nheading = \"Concerns\"\n",
        fails: "# A title\n\n## Signals\n\nText.\n\n## Concrens\n\nText.\n",
        passes: "# A title\n\n## Signals\n\nText.\n\n## Concerns\n\nText.\n",
    },
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings<'_>) {
    for section in &cx.binding.sections {
        let span = cx.heading(section.heading);
        match (section.verdict, section.decl) {
            (Verdict::Near(_), Some(decl)) => {
                let finding = Finding::new(span, message(cx, section))
                    .label(format!("`{}` is expected here", decl.heading.name))
                    .help(format!("did you mean {}?", shown(&decl.heading.name)))
                    .asked_at(decl.place)
                    .level(decl.level);
                let meant = respelled(section.name, decl.heading.texts.iter().map(String::as_str));
                findings.push(match meant.filter(|_| !span.is_empty()) {
                    Some((name, applicability)) => {
                        finding.fix(format!("write `{name}`"), applicability, Edit::replace(span, name))
                    }
                    None => finding,
                });
            }
            (Verdict::Unknown, _) if !section.openness.value => {
                let known = section.siblings.iter().map(|decl| decl.heading.name.as_str());
                let help = if section.siblings.is_empty() {
                    "no section belongs here: move the text up, or remove it".to_owned()
                } else if crate::diagnostic::closest(section.name, known.clone()).is_some() {
                    format!(
                        "{} that section is there already: remove this one or give it another heading",
                        did_you_mean(section.name, known)
                    )
                } else {
                    "remove it, move its text into a known section, or declare it in the schema".to_owned()
                };
                findings.push(
                    Finding::new(span, message(cx, section))
                        .label("not declared")
                        .help(help)
                        .asked_at(section.openness.place)
                        .fix(
                            "remove the section",
                            Applicability::Unsafe,
                            Edit::remove(section.extent(cx.source, cx.document)),
                        ),
                );
            }
            _ => {}
        }
    }
}

fn message(cx: &Context<'_>, section: &BoundSection<'_>) -> String {
    if section.name.is_empty() {
        return format!("a heading of level {} has no words", cx.document.headings[section.heading].level);
    }
    format!("the section {} is not known", shown(section.name))
}
