use crate::binding::UrlFault;
use crate::diagnostic::Severity;
use crate::rules::wording::{did_you_mean, shown};
use crate::rules::{Context, Docs, Finding, Findings, Rule};

pub(in crate::rules) static RULE: Rule = Rule {
    name: "link-host",
    summary: "A URL leads to a host that is not accepted",
    severity: Severity::Error,
    fixes: &[],
    docs: Docs {
        why: "A link that must stay on certain sites leads elsewhere. Subdomains of an accepted host are accepted.",
        schema: "[title]\nsyntax = \"[{name}]({url})\"\n[captures.url]\ntype = \"url\"\nhosts = [\"example.org\"]\n",
        fails: "# [A title](https://example.net/page)\n",
        passes: "# [A title](https://www.example.org/page)\n",
    },
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings<'_>) {
    for used in &cx.binding.urls {
        let (Some(UrlFault::Host(host)), Some(hosts)) = (&used.fault, &used.decl.hosts) else { continue };
        let message = if host.is_empty() {
            format!("the {} {} has no host", used.name, shown(used.text))
        } else {
            format!("the {} leads to the host {}", used.name, shown(host))
        };
        findings.push(
            Finding::new(used.span, message)
                .label("host not accepted")
                .help(did_you_mean(host, hosts.value.iter().map(String::as_str)))
                .asked_at(hosts.place)
                .level(used.level),
        );
    }
}
