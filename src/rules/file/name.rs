use crate::binding::Hole;
use crate::diagnostic::Severity;
use crate::rules::wording::shown;
use crate::rules::{Context, Docs, Finding, Findings, Rule};
use crate::schema::FileDecl;
use crate::text::Span;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "file-name",
    summary: "The file is not called what the schema says",
    severity: Severity::Error,
    fixes: &[],
    docs: Docs {
        why: "Pages and indexes find a document by its name. A name that is made of something in the document, such as a \
              date, has to follow when that changes. (The examples are called `example.md`.)",
        schema: "[file]\nname = \"{page}.md\"\n[title]\nsyntax = \"{title}, page {page}\"\n",
        fails: "# A title, page sample\n",
        passes: "# A title, page example\n",
    },
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings<'_>) {
    let Some(decl) = &cx.schema.file else { return };
    let name = cx.source.name().rsplit('/').next().unwrap_or_default();
    // Standard input has no name.
    if !name.starts_with('<') {
        findings.extend(fault(cx, decl, name).map(|finding| finding.asked_at(decl.name.place).level(decl.level)));
    }
}

fn fault(cx: &Context<'_>, decl: &FileDecl, name: &str) -> Option<Finding> {
    let start = cx.source.body_start();
    let start = Span::new(start, start);
    let template = shown(&decl.name.value.to_string());
    let described = decl.description.as_ref().map(|it| format!(": {it}")).unwrap_or_default();
    let Some(groups) = decl.pattern.captures(name) else {
        let message = format!("the file is called {}, not {template}", shown(name));
        return Some(
            Finding::new(start, message).label("this file").help(format!("rename the file to {template}{described}")),
        );
    };
    for (hole, text) in decl.name.value.holes().zip(groups.iter().skip(1).flatten().map(|group| group.as_str())) {
        if let Some(found) = there(cx, hole) {
            let there = cx.slice(found.span);
            // What is still to be filled in is told as that.
            if there != text && !found.is_blank(cx.source) {
                let message = format!("the {hole} is {}, but the file is called {}", shown(there), shown(name));
                let help = "make the two the same: rename the file, or mend the document";
                return Some(Finding::new(found.span, message).label(format!("the {hole}")).help(help));
            }
        } else if let Some(pattern) = cx.schema.capture(hole).and_then(|decl| decl.pattern.as_ref())
            && !pattern.is_match(text)
        {
            let message = format!(
                "the file is called {}, whose {hole} {} does not match the pattern {}",
                shown(name),
                shown(text),
                shown(&pattern.text)
            );
            return Some(Finding::new(start, message).label("this file").help(format!("rename the file{described}")));
        }
    }
    None
}

/// What the document itself holds in a hole of its templates.
fn there<'a>(cx: &'a Context<'_>, hole: &str) -> Option<&'a Hole<'a>> {
    let title = cx.binding.title.matched.iter();
    let preamble = cx.binding.preamble.found.iter().map(|it| &it.matched);
    let mut holes = title.chain(preamble).flat_map(|matched| &matched.holes);
    holes.find(|found| found.name == hole)
}
