use crate::binding::MissingSections;
use crate::diagnostic::Severity;
use crate::rules::wording::names;
use crate::rules::{Context, Docs, Finding, Findings, Rule};
use crate::schema::{Level, SectionDecl};
use crate::text::Span;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "section-missing",
    summary: "A required section is not there",
    severity: Severity::Error,
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
            findings.push(finding(cx, missing, &decls).asked_at(first.place).level(strictest(&decls)));
        }
    }
}

fn finding(cx: &Context<'_>, missing: &MissingSections<'_>, decls: &[&SectionDecl]) -> Finding {
    let sections = names(decls.iter().map(|decl| decl.heading.name.as_str()), "and");
    let behind = cx.slice(missing.anchor);
    let place = if missing.anchor.is_empty() { "at the start".to_owned() } else { format!("behind `{}`", cut(behind)) };
    let message = match (decls.len(), missing.at_end) {
        (1, _) => format!("the section {sections} is missing"),
        (count, true) => format!("the file ends {place}: the {count} sections {sections} are missing"),
        (count, false) => format!("the {count} sections {sections} are missing {place}"),
    };
    let insert =
        decls[0].heading.texts.first().map(|text| format!("`{} {text}`", "#".repeat(usize::from(missing.level))));
    let help = match (decls, &decls[0].description) {
        ([decl], Some(description)) => {
            format!("add {} {place}: {description}", insert.unwrap_or_else(|| decl.heading.name.clone()))
        }
        ([decl], None) => format!("add {} {place}", insert.unwrap_or_else(|| decl.heading.name.clone())),
        _ => format!("add them {place}, in this order"),
    };
    // The heading behind which they go: its words are the place.
    let span = if missing.anchor.is_empty() { Span::empty(missing.anchor.start) } else { missing.anchor };
    Finding::new(span, message).label(format!("{sections} should follow this section")).help(help)
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
