//! Links inside cells, items and paragraphs.

use super::{all, clean, one_each, with};

fn cell(text: &str) -> String {
    with("A false signal leads ships astray.", text)
}

#[test]
fn a_link_that_leads_nowhere_is_one_finding() {
    let cases = [
        ("another scheme", cell("A [false signal](htp://example.org) leads.")),
        ("javascript", cell("A [false signal](javascript:void0) leads.")),
        ("ftp", cell("A [false signal](ftp://example.org/a) leads.")),
        ("nothing", cell("A [false signal]() leads.")),
        ("no host", cell("A [false signal](https://) leads.")),
        ("no slashes", cell("A [false signal](https:example.org) leads.")),
        ("a blank inside", cell("A [false signal](<https://example.org/a b>) leads.")),
        ("a bare ?", cell("A [false signal](https://example.org/a?) leads.")),
        ("an image", cell("A ![false signal](htp://example.org/a.png) leads.")),
        ("an autolink", cell("A false signal <ftp://example.org/a> leads.")),
        ("in an item", with("* foghorns\n", "* [foghorns](htp://example.org)\n")),
        ("in the summary", with("satellites the old", "[satellites](htp://example.org) the old")),
        ("with emphasis", cell("A **[false signal](htp://example.org)** leads.")),
    ];
    insta::assert_snapshot!(one_each(cases), @r#"
    another scheme
      42:41 "htp://example.org" error[link-scheme] the link `htp://example.org` has the scheme `htp`
        help: did you mean `http`?
    javascript
      42:41 "javascript:void0" error[link-scheme] the link `javascript:void0` has the scheme `javascript`
        help: use `https`, `http` or `mailto`
    ftp
      42:41 "ftp://example.org/a" error[link-scheme] the link `ftp://example.org/a` has the scheme `ftp`
        help: use `https`, `http` or `mailto`
    nothing
      42:41 "" error[link-url] the link is empty, not an absolute URL
        help: write an absolute address such as `https://example.org/page`
    no host
      42:41 "https://" error[link-url] the link `https://` is not a URL: empty host
        help: write an absolute address such as `https://example.org/page`
    no slashes
      42:41 "https:example.org" error[link-url] the link `https:example.org` has no `//` after its scheme
        help: write an absolute address such as `https://example.org/page`
    a blank inside
      42:42 "https://example.org/a b" error[link-url] the link `https://example.org/a b` contains a space
        help: write an absolute address such as `https://example.org/page`
    a bare ?
      42:41 "https://example.org/a?" warning[link-url] the link `https://example.org/a?` ends in a bare `?`
        help: remove the `?`
    an image
      42:42 "htp://example.org/a.png" error[link-scheme] the image `htp://example.org/a.png` has the scheme `htp`
        help: did you mean `http`?
    an autolink
      42:40 "ftp://example.org/a" error[link-scheme] the link `ftp://example.org/a` has the scheme `ftp`
        help: use `https`, `http` or `mailto`
    in an item
      11:14 "htp://example.org" error[link-scheme] the link `htp://example.org` has the scheme `htp`
        help: did you mean `http`?
    in the summary
      27:149 "htp://example.org" error[link-scheme] the link `htp://example.org` has the scheme `htp`
        help: did you mean `http`?
    with emphasis
      42:43 "htp://example.org" error[link-scheme] the link `htp://example.org` has the scheme `htp`
        help: did you mean `http`?
    "#);
}

#[test]
fn the_same_wrong_link_in_two_cells_is_two_findings() {
    let text = cell("A [false signal](htp://example.org) leads.")
        .replace("Guests rent the empty rooms.", "[Guests](htp://example.org) rent the rooms.");
    insta::assert_snapshot!(all(&text), @r#"
    42:41 "htp://example.org" error[link-scheme] the link `htp://example.org` has the scheme `htp`
      help: did you mean `http`?
    49:32 "htp://example.org" error[link-scheme] the link `htp://example.org` has the scheme `htp`
      help: did you mean `http`?
    "#);
}

#[test]
fn proper_links_pass() {
    clean([
        ("https", cell("A [false signal](https://example.org/a?b=c#d) leads.")),
        ("mailto", cell("A [false signal](mailto:a@example.org) leads.")),
        ("an address of mail", cell("A false signal <a@example.org> leads.")),
        ("relative", cell("A [false signal](../signals/false.md#top) leads.")),
        ("relative to the host", cell("A [false signal](/signals) leads.")),
        ("relative to the scheme", cell("A [false signal](//example.org/a) leads.")),
        ("a fragment", cell("A [false signal](#signals) leads.")),
        ("a query", cell("A [false signal](?page=2) leads.")),
        ("with a title", cell("A [false signal](https://example.org \"a title\") leads.")),
        ("brackets without a link", cell("A [false signal] leads (htp://example.org).")),
        ("in code", cell("A `[false signal](htp://example.org)` leads.")),
        ("tracking is no matter of these", cell("A [false signal](https://example.org/?utm_source=x) leads.")),
        (
            "a name with a colon",
            cell("A [false signal](Signal:false) leads.").replace("Signal:false", "./Signal:false"),
        ),
    ]);
}
