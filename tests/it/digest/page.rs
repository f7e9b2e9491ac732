//! The page number in the title line.

use super::{BASE, all, clean, one_each, with};

/// The digest with another page number, in the text and in the link.
fn page(page: &str) -> String {
    BASE.replace("20251207", page)
}

#[test]
fn a_page_number_is_a_date_that_may_go_on_with_words() {
    let cases = [
        ("a number from a spreadsheet", page("3596.0")),
        ("a letter behind", page("20250511d")),
        ("a digit too many", page("202512071")),
        ("a digit too few", page("2025120")),
        ("capitals", page("20251231-A-Review")),
        ("a hyphen at the end", page("20251231-")),
        ("words alone", page("a-yearly-review")),
        ("a placeholder", page("nan")),
        ("nothing", page("")),
    ];
    insta::assert_snapshot!(one_each(cases), @r#"
    a number from a spreadsheet
      1:67 "3596.0" error[value-pattern] page `3596.0` does not match the pattern `\d{8}(-[a-z0-9]+)*`
        help: use the page's date such as 20251207, alone or followed by -words
    a letter behind
      1:67 "20250511d" error[value-pattern] page `20250511d` does not match the pattern `\d{8}(-[a-z0-9]+)*`
        help: use the page's date such as 20251207, alone or followed by -words: drop `d`, and `20250511` matches
    a digit too many
      1:67 "202512071" error[value-pattern] page `202512071` does not match the pattern `\d{8}(-[a-z0-9]+)*`
        help: use the page's date such as 20251207, alone or followed by -words: drop `1`, and `20251207` matches
    a digit too few
      1:67 "2025120" error[value-pattern] page `2025120` does not match the pattern `\d{8}(-[a-z0-9]+)*`
        help: use the page's date such as 20251207, alone or followed by -words
    capitals
      1:67 "20251231-A-Review" error[value-pattern] page `20251231-A-Review` does not match the pattern `\d{8}(-[a-z0-9]+)*`
        help: use the page's date such as 20251207, alone or followed by -words: drop `-A-Review`, and `20251231` matches
    a hyphen at the end
      1:67 "20251231-" error[value-pattern] page `20251231-` does not match the pattern `\d{8}(-[a-z0-9]+)*`
        help: use the page's date such as 20251207, alone or followed by -words: drop `-`, and `20251231` matches
    words alone
      1:67 "a-yearly-review" error[value-pattern] page `a-yearly-review` does not match the pattern `\d{8}(-[a-z0-9]+)*`
        help: use the page's date such as 20251207, alone or followed by -words
    a placeholder
      1:67 "nan" error[value-placeholder] page holds the placeholder `nan`
        help: write the page's date such as 20251207, alone or followed by -words
    nothing
      1:67 "" error[value-empty] page is empty
        help: write the page's date such as 20251207, alone or followed by -words
    "#);
}

#[test]
fn a_page_number_is_a_day_between_the_first_newsletter_and_today() {
    let cases = [
        ("no such day", page("20251345")),
        ("no such leap day", page("20250229-a-review")),
        ("in the future", page("20990911")),
        ("before the newsletter", page("20040714")),
    ];
    insta::assert_snapshot!(one_each(cases), @r#"
    no such day
      1:67 "20251345" error[value-type] page `20251345` does not begin with a valid date
        help: write the page's date such as 20251207, alone or followed by -words
    no such leap day
      1:67 "20250229-a-review" error[value-type] page `20250229-a-review` does not begin with a valid date
        help: write the page's date such as 20251207, alone or followed by -words
    in the future
      1:67 "20990911" error[value-range] page `20990911` lies in the future: today is 2026-11-23
        help: use a date from 2015-01-01 to today, 2026-11-23
    before the newsletter
      1:67 "20040714" error[value-range] page `20040714` is before 2015-01-01, the earliest date accepted
        help: use a date from 2015-01-01 to today, 2026-11-23
    "#);
}

#[test]
fn page_numbers_that_differ_are_one_finding() {
    let cases = [
        ("another day in the text", with("[20251207]", "[20251206]")),
        ("another day in the link", with("/20251207)", "/20251208)")),
        ("words in the link alone", with("/20251207)", "/20251207-a-review)")),
        ("a query in the link", with("/20251207)", "/20251207?utm_source=x)")),
        ("a slash behind the link", with("/20251207)", "/20251207/)")),
        ("nothing in the link", with("/20251207)", "/)")),
    ];
    insta::assert_snapshot!(one_each(cases), @r#"
    another day in the text
      1:107 "20251207" error[link-mismatch] the page is `20251206` in the text, but the link leads to `20251207`
        help: make the two the same
    another day in the link
      1:107 "20251208" error[link-mismatch] the page is `20251207` in the text, but the link leads to `20251208`
        help: make the two the same
    words in the link alone
      1:107 "20251207-a-review" error[link-mismatch] the page is `20251207` in the text, but the link leads to `20251207-a-review`
        help: make the two the same
    a query in the link
      1:107 "20251207?utm_source=x" error[link-mismatch] the page is `20251207` in the text, but the link leads to `20251207?utm_source=x`
        help: make the two the same
    a slash behind the link
      1:107 "20251207/" error[link-mismatch] the page is `20251207` in the text, but the link leads to `20251207/`
        help: make the two the same
    nothing in the link
      1:107 "" error[link-mismatch] the page is `20251207` in the text, but the link leads to ``
        help: make the two the same
    "#);
}

#[test]
fn two_faults_of_a_title_are_two_findings() {
    let text = page("3596.0").replace("(from page [", "from page ([");
    insta::assert_snapshot!(all(&text), @r#"
    1:55 "from page ([" error[title-syntax] the title continues with `from page ([` where `(from page [` is expected after `__, `
      help: write `(from page [` here; the title is the article's title, then the newsletter page that it stood on, with a link to that page
    1:67 "3596.0" error[value-pattern] page `3596.0` does not match the pattern `\d{8}(-[a-z0-9]+)*`
      help: use the page's date such as 20251207, alone or followed by -words
    "#);
}

#[test]
fn good_page_numbers_pass() {
    clean([
        ("with words", page("20251231-a-yearly-review")),
        ("the first day", page("20150101")),
        ("today", page("20261123")),
    ]);
}
