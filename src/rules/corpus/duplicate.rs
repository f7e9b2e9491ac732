use crate::corpus::{Elsewhere, Fact};
use crate::diagnostic::Severity;
use crate::rules::wording::shown;
use crate::rules::{Context, Docs, Finding, Findings, Rule};
use crate::schema::ValueType;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "corpus-duplicate",
    summary: "Another document of the project holds the same value",
    severity: Severity::Warning,
    fixes: &[],
    docs: Docs {
        why: "Two digests of one article show it twice, and count it twice. Of two documents the one whose path comes \
              later is told; where they share several values that is one finding. (Beside the examples lies \
              `1-neighbour.md`, with a link to `https://example.org/article`.)",
        schema: "[[preamble]]\nname = \"source\"\nsyntax = \"[External link]({url})\"\n\
                 [captures.url]\ntype = \"url\"\nunique = \"corpus\"\n",
        fails: "# A title\n\n[External link](https://example.org/article?utm_source=mail)\n",
        passes: "# A title\n\n[External link](https://example.org/another-article)\n",
    },
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings<'_>) {
    let earlier = cx.facts.iter().filter_map(|fact| Some((fact, cx.around.earlier(fact)?)));
    let mut shared: Vec<(&Fact, Elsewhere)> = earlier.collect();
    // What two documents share in several places is one thing: that they are the same.
    shared.sort_by(|a, b| (&a.1.path, a.0.span).cmp(&(&b.1.path, b.0.span)));
    for of_other in shared.chunk_by(|a, b| a.1.path == b.1.path) {
        findings.push(finding(cx, of_other));
    }
}

fn finding(cx: &Context<'_>, shared: &[(&Fact, Elsewhere)]) -> Finding {
    let decl = |fact: &Fact| cx.binding.values.iter().find(|value| value.span == fact.span).map(|value| value.decl);
    let name = |fact: &Fact| decl(fact).map_or("value", |decl| decl.name.as_str());
    // A link tells more than a title, and stands after it.
    let is_url = |fact: &Fact| decl(fact).is_some_and(|decl| decl.kind.value == ValueType::Url);
    let (fact, other) = shared.iter().find(|(fact, _)| is_url(fact)).unwrap_or(&shared[0]);
    let Elsewhere { path, line, column } = other;
    let also: Vec<_> = shared.iter().filter(|(it, _)| it.span != fact.span).map(|(it, _)| name(it)).collect();
    let also = if also.is_empty() { String::new() } else { format!(", and so is the {}", also.join(" and the ")) };
    let text = shown(cx.slice(fact.span));
    let message = format!("the {} {text} is that of {path}:{line}:{column} too{also}", name(fact));
    let finding = Finding::new(fact.span, message)
        .label(format!("the same in {path}"))
        .elsewhere(other.clone())
        .help("remove one of the two documents, or mend this one if it is about something else");
    match decl(fact) {
        Some(decl) => finding.level(decl.level).asked_at(decl.unique.map_or(decl.place, |unique| unique.place)),
        None => finding,
    }
}
