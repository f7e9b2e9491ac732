use std::collections::HashMap;

use crate::baseline::Leftover;
use crate::diagnostic::Severity;
use crate::rules::wording::{count, shown};
use crate::rules::{Context, Docs, Finding, Findings, Rule, find};
use crate::text::Span;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "baseline-unused",
    summary: "The baseline holds back a finding that is gone",
    severity: Severity::Warning,
    fixes: &[],
    docs: Docs {
        why: "A baseline is there to shrink. An entry that is left over when its fault is mended lets the next fault of \
              its kind pass; `digestlint check --write-baseline` takes it out. Entries of rules that are off in this run \
              are left out of account. (The baseline of the examples holds back a finding of `prose-mojibake` about \
              `â€™` in the section `An old fault`. In the example that passes the fault is still there.)",
        schema: "",
        fails: "# A title\n\n## An old fault\n\nIt’s an example.\n",
        passes: "# A title\n\n## An old fault\n\nItâ€™s an example.\n",
    },
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings<'_>) {
    // A rule that is off finds nothing; one that does not exist never will.
    let has_looked = |leftover: &&Leftover<'_>| find(&leftover.entry.key.rule).is_none_or(|rule| cx.is_on(rule));
    let mut headings: HashMap<&str, Option<Span>> = HashMap::new();
    for leftover in cx.leftovers.iter().filter(has_looked) {
        let section = leftover.entry.key.section.as_str();
        let heading = *headings.entry(section).or_insert_with(|| leftover.heading(cx.source, cx.document));
        findings.push(finding(cx, leftover, heading));
    }
}

fn finding(cx: &Context<'_>, leftover: &Leftover<'_>, heading: Option<Span>) -> Finding {
    let key = &leftover.entry.key;
    let (rule, held) = (shown(&key.rule), leftover.entry.count.get());
    let text = if key.text.is_empty() { String::new() } else { format!(" about {}", shown(&key.text)) };
    let message = if find(&key.rule).is_none() {
        format!("the baseline holds back findings of {rule}, which is not a rule")
    } else if leftover.gone < held {
        let left = held - leftover.gone;
        format!("the baseline holds back {held} findings of {rule}{text}, but there {} only {left}", is(left))
    } else {
        let findings = count(held as usize, "finding");
        format!("the baseline holds back {findings} of {rule}{text}, but there is none any more")
    };
    let place = heading.unwrap_or(Span::empty(cx.source.body_start() as u32));
    Finding::new(place, message)
        .label(if heading.is_some() { "held back in this section" } else { "held back in this file" })
        .help("write the baseline anew with `--write-baseline`")
        .declared(leftover.declaration.clone())
}

fn is(count: u32) -> &'static str {
    if count == 1 { "is" } else { "are" }
}
