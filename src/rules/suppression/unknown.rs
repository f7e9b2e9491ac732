use crate::diagnostic::{Applicability, Edit, Severity, closest};
use crate::rules::wording::{names, shown};
use crate::rules::{Context, Docs, Finding, Findings, RULES, Rule, find};
use crate::suppression::{Action, Directive, Suppressions};
use crate::text::Span;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "suppression-unknown",
    summary: "A suppression comment names a rule or a directive that does not exist, or is never closed",
    severity: Severity::Error,
    fixes: &[(Applicability::Unsafe, "write the rule or directive that was probably meant")],
    docs: Docs {
        why: "A suppression with a slip in it suppresses nothing, or not what it was meant for. Comments that begin with \
              `digestlint-` are for the linter: `digestlint-disable-next-line`, `digestlint-disable`, \
              `digestlint-enable` and `digestlint-disable-file`, followed by the names of rules, and by a reason after \
              `--`. No comment suppresses this finding.",
        schema: "",
        fails: "# A title\n\n<!-- digestlint-disable prose-mojibake -- as it was sent -->\n\nItâ€™s an example.\n\n<!-- digestlint-enabel -->\n",
        passes: "# A title\n\n<!-- digestlint-disable prose-mojibake -- as it was sent -->\n\nItâ€™s an example.\n\n<!-- digestlint-enable -->\n",
    },
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings<'_>) {
    for directive in cx.suppressions.into_iter().flat_map(Suppressions::directives) {
        if directive.action.is_none() {
            findings.push(unknown_directive(cx, directive.keyword));
        } else if !directive.is_closed {
            findings.push(never_closed(directive));
        } else {
            unknown_rules(cx, directive, findings);
        }
    }
}

/// One finding for each name that was meant as one. Words in a row that no rule is named like are a reason without its
/// `--`, and one finding.
fn unknown_rules(cx: &Context<'_>, directive: &Directive, findings: &mut Findings<'_>) {
    let is_name = |span: &Span| cx.slice(*span).contains(['-', '_']);
    for words in directive.names.chunk_by(|a, b| !is_name(a) && !is_name(b)) {
        let [word] = words else {
            let unknown = names(words.iter().map(|word| cx.slice(*word)), "or");
            findings.push(
                Finding::new(words[0].cover(words[words.len() - 1]), format!("there is no rule {unknown}"))
                    .label("not the names of rules")
                    .help("put `--` before a reason; `digestlint explain` lists the rules"),
            );
            continue;
        };
        if find(cx.slice(*word)).is_none() {
            findings.push(unknown_rule(cx, *word));
        }
    }
}

fn unknown_rule(cx: &Context<'_>, name: Span) -> Finding {
    let finding =
        Finding::new(name, format!("there is no rule {}", shown(cx.slice(name)))).label("not the name of a rule");
    match closest(cx.slice(name), RULES.iter().map(|rule| rule.name)) {
        Some(meant) => write(finding, name, meant),
        None => finding.help("`digestlint explain` lists the rules; a reason goes after `--`"),
    }
}

fn unknown_directive(cx: &Context<'_>, keyword: Span) -> Finding {
    let word = cx.slice(keyword);
    // `disable-line`, known from other linters, is nearer to `disable-file` in its letters, but not in its meaning.
    let is_about_lines = word.contains("line");
    let known = Action::ALL.map(Action::keyword).into_iter().filter(|it| !is_about_lines || it.contains("line"));
    let finding = Finding::new(keyword, format!("there is no directive {}", shown(word))).label("not a directive");
    match closest(word, known) {
        Some(meant) => write(finding, keyword, meant),
        None => finding.help(format!("use {}", names(Action::ALL.map(Action::keyword), "or"))),
    }
}

/// Adds to `finding` that `meant` was probably meant at `span`.
fn write(finding: Finding, span: Span, meant: &str) -> Finding {
    finding.help(format!("did you mean {}?", shown(meant))).fix(
        format!("write `{meant}`"),
        Applicability::Unsafe,
        Edit::replace(span, meant),
    )
}

fn never_closed(directive: &Directive) -> Finding {
    Finding::new(directive.keyword, "this comment is never closed, so it hides all that follows it")
        .label("the comment begins here")
        .help("close it with `-->`")
}
