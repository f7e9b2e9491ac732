//! Constraints on URLs.

use super::schema;

#[test]
fn web_schemes_are_accepted_by_themselves() {
    let schema = schema("[[section]]\nheading = \"A\"\ncontent = \"list\"\nitem = { type = \"url\" }\n");
    schema.accepts("## A\n\n* https://a.example\n* http://a.example\n");
    schema.finds("## A\n\n* ftp://a.example\n", &["link-scheme «ftp://a.example»"]);
}

#[test]
fn other_schemes_may_be_accepted() {
    let schema =
        schema("[[section]]\nheading = \"A\"\ncontent = \"list\"\nitem = { type = \"url\", schemes = [\"FTP\"] }\n");
    schema.accepts("## A\n\n* ftp://a.example\n");
    schema.finds("## A\n\n* https://a.example\n", &["link-scheme «https://a.example»"]);
}

#[test]
fn hosts_may_be_listed() {
    let schema = schema(
        r#"
        [[section]]
        heading = "A"
        content = "list"
        item = { type = "url", hosts = ["Example.org"] }
    "#,
    );
    schema.accepts("## A\n\n* https://example.org/a\n* https://www.EXAMPLE.org/a\n");
    schema.finds(
        "## A\n\n* https://badexample.org\n* https://example.org.evil.example\n",
        &["link-host «https://badexample.org»", "link-host «https://example.org.evil.example»"],
    );
}

#[test]
fn tracking_parameters_are_allowed_by_themselves() {
    let schema = schema("[[section]]\nheading = \"A\"\ncontent = \"list\"\nitem = { type = \"url\" }\n");
    schema.accepts("## A\n\n* https://a.example/?utm_source=x\n");
}

#[test]
fn tracking_parameters_may_be_refused() {
    let schema = schema(
        r#"
        [[section]]
        heading = "A"
        content = "list"
        item = { type = "url", tracking-parameters = "deny" }
    "#,
    );
    schema.accepts("## A\n\n* https://a.example/?id=1\n");
    schema.finds("## A\n\n* https://a.example/?utm_source=x\n", &["link-tracking «https://a.example/?utm_source=x»"]);
}

#[test]
fn a_url_may_have_a_pattern() {
    let schema = schema(
        r#"
        [[section]]
        heading = "A"
        content = "list"
        item = { type = "url", pattern = 'https://a\.example/.+' }
    "#,
    );
    schema.accepts("## A\n\n* https://a.example/x\n");
    schema.finds("## A\n\n* https://a.example/\n", &["value-pattern «https://a.example/»"]);
}

#[test]
fn a_link_is_judged_by_its_url_wherever_that_stands() {
    let schema = schema("[links]\nschemes = [\"https\"]\ntracking-parameters = \"warn\"\n");
    schema.accepts("[a][1] and [b][2]\n\n[1]: https://a.example/\n[2]: https://b.example/x\n");
    schema.finds("[a][1]\n\n[1]: ftp://a.example/\n", &["link-scheme «[a][1]»"]);
    schema.finds("[a][1]\n\n[1]: https://a.example/?utm_source=x\n", &["link-tracking «[a][1]»"]);
}
