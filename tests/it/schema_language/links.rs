//! Links that no declared value covers.

use super::schema;

#[test]
fn links_are_not_looked_at_by_themselves() {
    let schema = schema("[[section]]\nheading = \"A\"\n");
    schema.accepts("## A\n\n[x](y) [z](ftp://a.example)\n");
}

#[test]
fn links_are_absolute() {
    let schema = schema("[links]\n[[section]]\nheading = \"A\"\n");
    schema.accepts("## A\n\n[x](https://a.example)\n");
    schema.finds("## A\n\n[x](y.md)\n", &["link-url «y.md»"]);
}

#[test]
fn links_may_be_relative() {
    let schema = schema("[links]\nrelative = \"allow\"\n[[section]]\nheading = \"A\"\n");
    schema.accepts("## A\n\n[x](y.md) [z](#a)\n");
}

#[test]
fn links_have_schemes() {
    let schema = schema("[links]\nschemes = [\"mailto\"]\n[[section]]\nheading = \"A\"\n");
    schema.accepts("## A\n\n[x](mailto:a@b.example)\n");
    schema.finds("## A\n\n[x](https://a.example)\n", &["link-scheme «https://a.example»"]);
}

#[test]
fn links_have_hosts() {
    let schema = schema("[links]\nhosts = [\"a.example\"]\n[[section]]\nheading = \"A\"\n");
    schema.accepts("## A\n\n[x](https://a.example)\n");
    schema.finds("## A\n\n[x](https://b.example)\n", &["link-host «https://b.example»"]);
}

#[test]
fn a_relative_link_has_no_host_to_refuse() {
    let schema = schema("[links]\nhosts = [\"a.example\"]\nrelative = \"allow\"\n[[section]]\nheading = \"A\"\n");
    schema.accepts("## A\n\n[x](y.md)\n");
}

#[test]
fn links_may_be_kept_free_of_tracking() {
    let schema = schema("[links]\ntracking-parameters = \"deny\"\n[[section]]\nheading = \"A\"\n");
    schema.accepts("## A\n\n[x](https://a.example/?id=1)\n");
    schema.finds("## A\n\n[x](https://a.example/?fbclid=1)\n", &["link-tracking «https://a.example/?fbclid=1»"]);
}

#[test]
fn a_declared_url_is_not_a_link_of_the_document() {
    let schema = schema(
        r#"
        [links]
        hosts = ["a.example"]
        [[section]]
        heading = "A"
        content = "list"
        item = { type = "url" }
    "#,
    );
    schema.accepts("## A\n\n* [x](https://b.example)\n");
}
