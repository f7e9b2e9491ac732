use super::removal::remove;
use crate::diagnostic::{Applicability, Severity};
use crate::rules::wording::shown;
use crate::rules::{Context, Docs, Finding, Findings, RULES, Rule, Stage, find};
use crate::suppression::{Action, Idle};

pub(in crate::rules) static RULE: Rule = Rule {
    name: "suppression-unused",
    summary: "A suppression comment suppresses nothing",
    severity: Severity::Warning,
    fixes: &[
        (Applicability::Safe, "remove the comment, or the rule in it"),
        (Applicability::Unsafe, "remove a comment that may keep other text apart"),
    ],
    docs: Docs {
        why: "A suppression that is left over hides the next fault of its kind. Rules that are off in this run are left \
              out of account, as it cannot be known what they would find. No comment suppresses this finding.",
        schema: "",
        fails: "# A title\n\n<!-- digestlint-disable-next-line prose-mojibake -->\nIt’s an example.\n",
        passes: "# A title\n\nIt’s an example.\n",
    },
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings<'_>) {
    let Some(suppressions) = cx.suppressions else { return };
    // Who keeps the formatter away names the rule: else no comment without names could ever be told of.
    let all_are_known = RULES.iter().all(|rule| rule.stage() == Stage::Layout || is_known(cx, rule));
    // What a rule that is off would find cannot be known.
    let is_settled = |idle: &Idle<'_>| match idle.name {
        _ if idle.directive.action == Some(Action::Enable) => true,
        Some(name) => find(cx.slice(name)).is_some_and(|rule| is_known(cx, rule)),
        None => all_are_known,
    };
    let idle: Vec<_> = suppressions.idle().filter(is_settled).collect();
    for of_directive in idle.chunk_by(|a, b| a.directive.comment == b.directive.comment) {
        // Without its last name a directive would be about all rules: then the comment goes.
        let is_whole = of_directive.len() >= of_directive[0].directive.names.len();
        for idle in of_directive {
            findings.push(remove(cx, idle, is_whole, finding(cx, idle)));
        }
    }
}

/// Whether `rule` has looked, or could not be suppressed anyway.
fn is_known(cx: &Context<'_>, rule: &Rule) -> bool {
    !matches!(rule.stage(), Stage::Text | Stage::Layout) || cx.is_on(rule)
}

fn finding(cx: &Context<'_>, idle: &Idle<'_>) -> Finding {
    let span = idle.name.unwrap_or(idle.directive.keyword);
    let rule = idle.name.map(|name| cx.slice(name));
    if let Some(rule) = rule.and_then(find).filter(|rule| rule.stage() != Stage::Text) {
        return Finding::new(span, format!("`{}` cannot be suppressed by a comment", rule.name))
            .label("without effect")
            .help(format!("remove it; `--ignore {}` turns the rule off for a run", rule.name));
    }
    if idle.directive.action == Some(Action::Enable) {
        let what = rule.map_or_else(|| "nothing is".to_owned(), |rule| format!("{} is not", shown(rule)));
        return Finding::new(span, format!("{what} disabled here, so this enables nothing"))
            .label("enables nothing")
            .help("remove it");
    }
    if let Some(other) = idle.covered_by {
        let what = rule.map_or_else(|| "every rule".to_owned(), shown);
        return Finding::new(span, format!("{what} is suppressed here already"))
            .label("suppresses nothing more")
            .related(other.keyword, "suppressed by this comment")
            .help("remove one of the two");
    }
    let what = rule.map_or_else(|| "nothing is found".to_owned(), |rule| format!("{} finds nothing", shown(rule)));
    Finding::new(span, format!("{what} here that this comment could suppress"))
        .label("suppresses nothing")
        .help("remove it")
}
