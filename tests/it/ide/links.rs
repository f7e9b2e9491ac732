//! Where links lead.

use digestlint::ide::{LinkTarget, links};

use super::{RECORD, SEED, bound};
use crate::support::{digest_schema, schema as schema_of};

/// The links of a text, a line each.
fn led(text: &str, schema: &str) -> Vec<String> {
    bound(text, &schema_of(schema), |bound| {
        let told = links(bound).into_iter().map(|link| {
            let target = match link.target {
                LinkTarget::Url(url) => url,
                LinkTarget::File { path, fragment } => format!("file {path:?} {}", fragment.unwrap_or_default()),
                LinkTarget::Anchor(span) => format!("anchor {:?} at {}", bound.source.slice(span), span.start),
            };
            format!("{} -> {target}", bound.source.slice(link.span))
        });
        told.collect()
    })
}

const FREE: &str = "[schema]\nname = \"free\"\n";

#[test]
fn absolute_addresses_are_those_of_the_web_and_of_people() {
    let text = "[a](https://b.c/é \"t\") <http://d.e> <f@g.h> [i](mailto:j@k.l)\n\
        [m](javascript:alert) [n](file:///o) [p](command:q) [r](https://[s) <t:u>\n";
    let expected = [
        "https://b.c/é -> https://b.c/%C3%A9",
        "http://d.e -> http://d.e/",
        "f@g.h -> mailto:f@g.h",
        "mailto:j@k.l -> mailto:j@k.l",
    ];
    assert_eq!(led(text, FREE), expected);
}

#[test]
fn relative_addresses_lead_to_files() {
    let text = "[a](b%20c.md#d%C3%A9) ![e](../f.png?raw) [g](h) [i](/j) [k](//l/m) [n](?o) []() [p](%00) [q](r#)\n";
    let expected = [
        "b%20c.md#d%C3%A9 -> file \"b c.md\" dé",
        "../f.png?raw -> file \"../f.png\" ",
        "h -> file \"h\" ",
        "r# -> file \"r\" ",
    ];
    assert_eq!(led(text, FREE), expected);
}

#[test]
fn anchors_lead_to_headings() {
    let text = "# A *b*\n\n[c](#a-b) [d](#A-B) [e](#top) [f](#nowhere) [g](#%C3%A9)\n\n## é\n";
    let expected = [
        "#a-b -> anchor \"A *b*\" at 2",
        "#A-B -> anchor \"A *b*\" at 2",
        "#top -> anchor \"\" at 0",
        "#%C3%A9 -> anchor \"é\" at 70",
    ];
    assert_eq!(led(text, FREE), expected);
}

#[test]
fn a_reference_is_a_link_as_a_whole() {
    let text = "[a][b] [![c](d)][b]\n\n[b]: https://e.f\n";
    assert_eq!(led(text, FREE), ["[a][b] -> https://e.f/", "[![c](d)][b] -> https://e.f/"]);
}

#[test]
fn values_that_are_addresses_need_no_brackets() {
    let text = "# Record 1: a\n\n## Options\n\n### Notes\n\n* Link: https://a.b/c\n";
    assert_eq!(led(text, RECORD), ["https://a.b/c -> https://a.b/c"]);
    assert_eq!(led(&text.replace("https://a.b/c", "[x](https://a.b/c)"), RECORD), ["https://a.b/c -> https://a.b/c"]);
    assert_eq!(led(&text.replace("https://a.b/c", "https://a.b/c [x](d)"), RECORD), ["d -> file \"d\" "]);
    assert_eq!(led(&text.replace("https://a.b/c", "javascript:c"), RECORD), Vec::<String>::new());
}

#[test]
fn each_link_of_a_digest_is_one() {
    let count = bound(SEED, &digest_schema(), |bound| links(bound).len());
    assert_eq!(count, SEED.matches("](").count());
}
