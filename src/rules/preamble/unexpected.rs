use crate::diagnostic::Severity;
use crate::rules::wording::names;
use crate::rules::{Context, Docs, Finding, Findings, Rule};

pub(in crate::rules) static RULE: Rule = Rule {
    name: "preamble-unexpected",
    summary: "There is something between the title and the first section that the schema does not know",
    severity: Severity::Error,
    fixes: &[],
    docs: Docs {
        why: "Text before the first section belongs to no section, so no program that reads sections ever sees it.",
        schema: "[[preamble]]\nname = \"source\"\nsyntax = \"[Source]({url})\"\n",
        fails: "# A title\n\n[Source](https://example.org)\n\nA stray paragraph.\n",
        passes: "# A title\n\n[Source](https://example.org)\n",
    },
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings<'_>) {
    let Some(decl) = cx.schema.preamble.first() else { return };
    for found in &cx.binding.preamble.found {
        if let Some(after) = found.misplaced {
            let target = after.map_or("before all others".to_owned(), |name| format!("after the {name}"));
            findings.push(
                Finding::new(found.matched.span, format!("the {} belongs {target}", found.decl.name))
                    .label("out of order")
                    .help(format!("move it {target}"))
                    .asked_at(found.decl.place)
                    .level(found.decl.level),
            );
        }
    }
    for block in &cx.binding.preamble.unexpected {
        if let Some(twin) =
            cx.binding.preamble.found.iter().find(|it| cx.slice(it.matched.span) == cx.slice(block.span))
        {
            findings.push(
                Finding::new(block.span, format!("the {} appears twice", twin.decl.name))
                    .label("second occurrence")
                    .related(twin.matched.span, "first here")
                    .help("remove one of the two")
                    .asked_at(twin.decl.place)
                    .level(twin.decl.level),
            );
            continue;
        }
        let known = names(cx.schema.preamble.iter().map(|decl| decl.name.as_str()), "and");
        findings.push(
            Finding::new(
                block.span,
                format!("there is {} before the first section, where only {known} is expected", block.kind.noun()),
            )
            .label("unexpected here")
            .help("move it into a section, or remove it")
            .asked_at(decl.place)
            .level(decl.level),
        );
    }
}
