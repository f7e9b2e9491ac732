use super::removal::remove;
use crate::diagnostic::Severity;
use crate::rules::wording::shown;
use crate::rules::{Context, Docs, Finding, Findings, RULES, Rule, Stage, find};
use crate::suppression::{Action, Idle};

pub(in crate::rules) static RULE: Rule = Rule {
    name: "suppression-unused",
    summary: "A suppression comment suppresses nothing",
    severity: Severity::Warning,
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
    let idle: Vec<_> = suppressions.idle().filter(|idle| is_known(cx, idle)).collect();
    for of_directive in idle.chunk_by(|a, b| a.directive.comment == b.directive.comment) {
        // Without its last name a directive would be about all rules: then the comment goes.
        let is_whole = of_directive.len() >= of_directive[0].directive.names.len();
        for idle in of_directive {
            findings.push(remove(cx, idle, is_whole, finding(cx, idle)));
        }
    }
}

/// Whether the rules that the suppression is about have looked, or could not be suppressed anyway.
fn is_known(cx: &Context<'_>, idle: &Idle<'_>) -> bool {
    let has_looked = |rule: &Rule| rule.stage() != Stage::Text || cx.is_on(rule);
    match idle.name {
        _ if idle.directive.action == Some(Action::Enable) => true,
        Some(name) => find(cx.slice(name)).is_some_and(has_looked),
        None => RULES.iter().all(|rule| has_looked(rule)),
    }
}

fn finding(cx: &Context<'_>, idle: &Idle<'_>) -> Finding {
    let span = idle.name.unwrap_or(idle.directive.keyword);
    let rule = idle.name.map(|name| cx.slice(name));
    if let Some(rule) = rule.and_then(find).filter(|rule| rule.stage() != Stage::Text) {
        return Finding::new(span, format!("no comment suppresses `{}`", rule.name))
            .label("without effect")
            .help(format!("remove it; `--ignore {}` turns the rule off for a run", rule.name));
    }
    let what = rule.map_or_else(|| "nothing".to_owned(), shown);
    if idle.directive.action == Some(Action::Enable) {
        let message = match rule {
            Some(_) => format!("{what} is not disabled here, so this enables nothing"),
            None => "nothing is disabled here, so this enables nothing".to_owned(),
        };
        return Finding::new(span, message)
            .label("nothing to enable")
            .help("remove it; `digestlint-disable-file` holds for the whole file");
    }
    if let Some(other) = idle.covered_by {
        let what = rule.map_or_else(|| "every rule".to_owned(), shown);
        return Finding::new(span, format!("{what} is suppressed here already"))
            .label("suppresses nothing more")
            .related(other.keyword, "suppressed by this comment")
            .help("remove one of the two");
    }
    let message = match rule {
        Some(_) => format!("{what} finds nothing here that this comment could suppress"),
        None => "nothing is found here that this comment could suppress".to_owned(),
    };
    Finding::new(span, message).label("suppresses nothing").help("remove it")
}
