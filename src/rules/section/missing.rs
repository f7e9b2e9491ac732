use super::skeleton::insert;
use crate::binding::MissingSections;
use crate::diagnostic::{Applicability, Severity};
use crate::rules::wording::names;
use crate::rules::{Context, Docs, Finding, Findings, Rule};
use crate::schema::{Level, SectionDecl};

pub(in crate::rules) static RULE: Rule = Rule {
    name: "section-missing",
    summary: "A required section is not there",
    severity: Severity::Error,
    fixes: &[(Applicability::Unsafe, "add the sections, to be filled in")],
    docs: Docs {
        why: "Programs and pages that read the section find nothing. Sections that are missing side by side, as in a file \
              that was cut short, are one finding.",
        schema: "[[section]]\nheading = \"Summary\"\n[[section]]\nheading = \"Signals\"\n",
        fails: "# A title\n\n## Summary\n\nText.\n",
        passes: "# A title\n\n## Summary\n\nText.\n\n## Signals\n\nText.\n",
    },
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings<'_>) {
    for missing in &cx.binding.missing_sections {
        // A section that is asked for less firmly stays quiet alone, but does not split a run.
        let decls: Vec<&SectionDecl> =
            missing.decls.iter().copied().filter(|it| it.level != Some(Level::Off)).collect();
        if let Some(first) = decls.first() {
            let skeleton = insert(cx, missing, &decls).into_iter().collect();
            findings.push(finding(cx, missing, &decls).asked_at(first.place).level(strictest(&decls)).fix_all(
                "add what is missing, to be filled in",
                Applicability::Unsafe,
                skeleton,
            ));
        }
    }
}

fn finding(cx: &Context<'_>, missing: &MissingSections<'_>, decls: &[&SectionDecl]) -> Finding {
    let sections = names(decls.iter().map(|decl| decl.heading.name.as_str()), "and");
    let place = place(cx, missing);
    let message = match (decls, missing.at_end) {
        ([decl], _) if decl.heading.texts.is_empty() => {
            format!("a section whose heading matches {sections} is missing")
        }
        ([_], _) => format!("the section {sections} is missing"),
        (_, true) => format!("the file ends {place}: the {} sections {sections} are missing", decls.len()),
        (_, false) => format!("the {} sections {sections} are missing {place}", decls.len()),
    };
    let help = match decls {
        [decl] => {
            let heading = decl.heading.texts.first().unwrap_or(&decl.heading.name);
            let what = decl.description.as_ref().map(|it| format!(": {it}")).unwrap_or_default();
            format!("add `{} {heading}` {place}{what}", "#".repeat(usize::from(missing.level)))
        }
        _ => format!("add them {place}, in this order"),
    };
    Finding::new(missing.anchor, message).label(format!("{sections} should follow here")).help(help)
}

/// Where the sections belong: at the start, after the title, or after the section whose heading is the anchor.
fn place(cx: &Context<'_>, missing: &MissingSections<'_>) -> String {
    let title = cx.binding.title.heading.map(|title| cx.heading(title));
    match cx.slice(missing.anchor) {
        "" => "at the start".to_owned(),
        _ if title == Some(missing.anchor) => "after the title".to_owned(),
        heading => format!("after `{}`", cut(heading)),
    }
}

fn cut(heading: &str) -> String {
    crate::rules::wording::cut(heading, 40)
}

fn strictest(decls: &[&SectionDecl]) -> Option<Level> {
    let own = |decl: &&SectionDecl| match decl.level {
        Some(Level::Report(severity)) => severity,
        _ => RULE.severity,
    };
    decls.iter().map(own).max().map(Level::Report)
}
