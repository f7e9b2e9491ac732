use crate::binding::is_tracking;
use crate::diagnostic::{Applicability, Edit, Severity};
use crate::rules::wording::names;
use crate::rules::{Context, Docs, Finding, Findings, Rule};
use crate::schema::Level;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "link-tracking",
    summary: "A URL carries parameters that track readers",
    severity: Severity::Warning,
    fixes: &[(Applicability::Safe, "remove the tracking parameters")],
    docs: Docs {
        why: "Parameters such as `utm_source` tell a site who sent the reader, make two links to one page look different, \
              and are not needed to open it. Only parameters that are known to do nothing else count.",
        schema: "[title]\nsyntax = \"[{name}]({url})\"\n[captures.url]\ntype = \"url\"\ntracking-parameters = \"warn\"\n",
        fails: "# [A title](https://example.org/page?utm_source=mail)\n",
        passes: "# [A title](https://example.org/page)\n",
    },
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings<'_>) {
    for used in cx.binding.urls.iter().filter(|used| used.fault.is_none() && !used.tracking.is_empty()) {
        let Some(declared) = used.decl.tracking else { continue };
        let parameters = names(used.tracking.iter().copied(), "and");
        // Where escapes such as `&amp;` stand in it, or a reference gives it, the URL is not what stands here.
        let is_written = cx.slice(used.span) == used.text && !used.text.contains(';');
        let edit = is_written.then(|| Edit::replace(used.span, without(used.text)));
        findings.push(
            Finding::new(
                used.span,
                format!("the {} carries the tracking {} {parameters}", used.name, plural(used.tracking.len())),
            )
            .label(format!("with {parameters}"))
            .help(format!("write `{}`", without(used.text)))
            .asked_at(declared.place)
            .level(used.level.or(Some(Level::Report(declared.value))))
            .fix_all("remove the tracking parameters", Applicability::Safe, edit.into_iter().collect()),
        );
    }
}

fn plural(count: usize) -> &'static str {
    if count == 1 { "parameter" } else { "parameters" }
}

/// The URL without its tracking parameters.
fn without(url: &str) -> String {
    let (rest, fragment) = url.find('#').map_or((url, ""), |at| url.split_at(at));
    let Some((page, query)) = rest.split_once('?') else { return url.to_owned() };
    let kept: Vec<_> = query.split('&').filter(|pair| !is_tracking(pair)).collect();
    if kept.is_empty() { format!("{page}{fragment}") } else { format!("{page}?{}{fragment}", kept.join("&")) }
}

#[cfg(test)]
mod tests {
    use super::without;

    #[test]
    fn the_rest_of_the_query_and_the_fragment_stay() {
        assert_eq!(without("https://a.example/?utm_source=x&id=1#top"), "https://a.example/?id=1#top");
        assert_eq!(without("https://a.example/p?fbclid=x"), "https://a.example/p");
    }
}
