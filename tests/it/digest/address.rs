//! The address of the external link.

use super::{clean, one_each, with};

fn url(url: &str) -> String {
    with("https://example.org/lighthouses", url)
}

#[test]
fn the_address_is_an_absolute_web_address() {
    let cases = [
        ("nothing", url("")),
        ("a blank inside", url("htp:/x y")),
        ("a blank in the path", url("https://example.org/old lamps")),
        ("ftp", url("ftp://example.org/lighthouses")),
        ("a misspelt scheme", url("htps://example.org/lighthouses")),
        ("no scheme", url("example.org/lighthouses")),
        ("www", url("www.example.org")),
        ("relative", url("../lighthouses")),
        ("no host", url("https://")),
        ("no slashes", url("https:example.org")),
        ("one slash", url("https:/example.org")),
        ("a bare ?", url("https://example.org/lighthouses?")),
        ("tracking", url("https://example.org/lighthouses?id=4&utm_source=mail&utm_medium=feed#top")),
        ("a placeholder", url("nan")),
        ("javascript", url("javascript:alert(1)")),
        ("mailto", url("mailto:a@example.org")),
        ("a port that is none", url("https://example.org:x/")),
    ];
    insta::assert_snapshot!(one_each(cases), @r#"
    nothing
      3:19 "" error[value-empty] url is empty
        help: write the article's absolute http or https address
    a blank inside
      3:19 "htp:/x y" error[link-url] the url `htp:/x y` contains a space
        help: write the article's absolute http or https address
    a blank in the path
      3:19 "https://example.org/old lamps" error[link-url] the url `https://example.org/old lamps` contains a space
        help: write the article's absolute http or https address
    ftp
      3:19 "ftp://example.org/lighthouses" error[link-scheme] the url `ftp://example.org/lighthouses` has the scheme `ftp`
        help: use `https` or `http`
    a misspelt scheme
      3:19 "htps://example.org/lighthouses" error[link-scheme] the url `htps://example.org/lighthouses` has the scheme `htps`
        help: did you mean `https`?
    no scheme
      3:19 "example.org/lighthouses" error[link-url] the url `example.org/lighthouses` is not absolute: it has no scheme
        help: write the article's absolute http or https address
    www
      3:19 "www.example.org" error[link-url] the url `www.example.org` is not absolute: it has no scheme
        help: write the article's absolute http or https address
    relative
      3:19 "../lighthouses" error[link-url] the url `../lighthouses` is not absolute: it has no scheme
        help: write the article's absolute http or https address
    no host
      3:19 "https://" error[link-url] the url `https://` is not a URL: empty host
        help: write the article's absolute http or https address
    no slashes
      3:19 "https:example.org" error[link-url] the url `https:example.org` has no `//` after its scheme
        help: write the article's absolute http or https address
    one slash
      3:19 "https:/example.org" error[link-url] the url `https:/example.org` has no `//` after its scheme
        help: write the article's absolute http or https address
    a bare ?
      3:19 "https://example.org/lighthouses?" warning[link-url] the url `https://example.org/lighthouses?` ends in a bare `?`
        help: remove the `?`
    tracking
      3:19 "https://example.org/lighthouses? … mail&utm_medium=feed#top" warning[link-tracking] the url carries the tracking parameters `utm_source` and `utm_medium`
        help: write `https://example.org/lighthouses?id=4#top`
    a placeholder
      3:19 "nan" error[value-placeholder] url holds the placeholder `nan`
        help: write the article's absolute http or https address
    javascript
      3:19 "javascript:alert(1)" error[link-scheme] the url `javascript:alert(1)` has the scheme `javascript`
        help: use `https` or `http`
    mailto
      3:19 "mailto:a@example.org" error[link-scheme] the url `mailto:a@example.org` has the scheme `mailto`
        help: use `https` or `http`
    a port that is none
      3:19 "https://example.org:x/" error[link-url] the url `https://example.org:x/` is not a URL: invalid port number
        help: write the article's absolute http or https address
    "#);
}

#[test]
fn proper_addresses_pass() {
    clean([
        ("http", url("http://example.org")),
        ("parentheses", url("https://example.org/Lamp_(light)")),
        ("accents", url("https://example.org/phares-en-été?q=é#là")),
        ("punycode", url("https://xn--bcher-kva.example/a")),
        ("an IP address and a port", url("http://192.0.2.1:8080/a")),
        ("a query", url("https://example.org/?q=a+b&c=%20|[]")),
        ("an archive", url("https://web.archive.org/web/2025/https://example.org/a?b=c")),
        ("commas", url("https://example.org/a,b;c!d'e$f*g@h~i")),
    ]);
}
