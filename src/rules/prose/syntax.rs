use crate::diagnostic::Severity;
use crate::rules::preamble::template;
use crate::rules::wording::shown;
use crate::rules::{Context, Docs, Findings, Rule};

pub(in crate::rules) static RULE: Rule = Rule {
    name: "prose-syntax",
    summary: "The text of a section does not follow its template",
    severity: Severity::Error,
    fixes: &[],
    docs: Docs {
        why: "A notice that has to stand word for word, such as a waiver of copyright, means something else when a word is \
              lost. The finding points at the first text that departs from the template.",
        schema: "[[section]]\nheading = \"License\"\ncontent = \"prose\"\nsyntax = \"Published under {license}.\"\n",
        fails: "# A title\n\n## License\n\nPublished by the authors.\n",
        passes: "# A title\n\n## License\n\nPublished under CC0.\n",
    },
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings<'_>) {
    for prose in &cx.binding.prose {
        let section = &cx.binding.sections[prose.section];
        let Some(decl) = section.decl else { continue };
        let name = format!("the text of {}", shown(section.name));
        if let Some(finding) = template::departure(cx, &prose.matched, &name, decl.description.as_deref()) {
            findings.push(finding.level(decl.level));
        }
    }
}
