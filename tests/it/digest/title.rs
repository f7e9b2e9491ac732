//! The title line.

use super::{BASE, all, changed, clean, one_each, places, rules, with};

const TITLE: &str = "# __Lighthouses Without Keepers on Northern Coasts__, (from page [20251207](https://kghosh.substack.com/p/20251207).)";

fn title(line: &str) -> String {
    with(TITLE, line)
}

#[test]
fn a_missing_title_is_one_finding() {
    let cases = [
        ("the line is gone", with(&format!("{TITLE}\n\n"), "")),
        ("the title lost its #", title(&TITLE[2..])),
        ("an empty heading", title("#")),
    ];
    insta::assert_snapshot!(one_each(cases), @r#"
    the line is gone
      1:1 "" error[title-missing] the document has no title, a heading of level 1
        help: begin the file with `# ` and the title: the article's title, then the newsletter page that it stood on, with a link to that page
    the title lost its #
      1:1 "__Lighthouses Without Keepers on … bstack.com/p/20251207).)" error[title-missing] the title is a paragraph, not a heading
        help: put one `#` and a space before it, and nothing else
    an empty heading
      1:2 "" error[title-syntax] the title is empty
        help: write `__` here; the title is the article's title, then the newsletter page that it stood on, with a link to that page
    "#);
}

#[test]
fn a_departure_from_the_template_is_told_where_it_begins() {
    let cases = [
        ("no link", title(&changed(TITLE, "[20251207](https://kghosh.substack.com/p/20251207)", "20251207"))),
        ("no page at all", title("# __Lighthouses Without Keepers on Northern Coasts__")),
        ("no page, no marks", title("# Lighthouses Without Keepers on Northern Coasts")),
        ("no marks", title(&TITLE.replace("__", ""))),
        ("asterisks", title(&TITLE.replace("__", "**"))),
        ("no comma", title(&changed(TITLE, "__, (", "__ ("))),
        ("no full stop", title(&changed(TITLE, ").)", "))"))),
        ("no closing parenthesis", title(&changed(TITLE, ").)", ")."))),
        ("a capital", title(&changed(TITLE, "(from", "(From"))),
        ("a word more", title(&changed(TITLE, "(from page", "(from the page"))),
        ("a word less", title(&changed(TITLE, "(from page", "(page"))),
        ("parenthesis moved", title(&changed(TITLE, "(from page [", "from page (["))),
        ("text behind the end", title(&format!("{TITLE} and more"))),
        ("another host", title(&changed(TITLE, "kghosh.substack.com", "example.org"))),
        ("http", title(&changed(TITLE, "https:", "http:"))),
        ("no /p/", title(&changed(TITLE, "/p/", "/"))),
    ];
    insta::assert_snapshot!(one_each(cases), @r#"
    no link
      1:66 "20251207.)" error[title-syntax] the title continues with `20251207.)` where `[` is expected after `__, (from page `
        help: write `[` here; the title is the article's title, then the newsletter page that it stood on, with a link to that page
    no page at all
      1:53 "" error[title-syntax] the title ends where `, (from page [` is expected after `__`
        help: write `, (from page [` here; the title is the article's title, then the newsletter page that it stood on, with a link to that page
    no page, no marks
      1:3 "Lighthouses" error[title-syntax] the title does not begin with `__`, but with `Lighthouses`
        help: write `__` here; the title is the article's title, then the newsletter page that it stood on, with a link to that page
    no marks
      1:3 "Lighthouses" error[title-syntax] the title does not begin with `__`, but with `Lighthouses`
        help: write `__` here; the title is the article's title, then the newsletter page that it stood on, with a link to that page
    asterisks
      1:3 "**Lighthouses" error[title-syntax] the title does not begin with `__`, but with `**Lighthouses`
        help: write `__` here; the title is the article's title, then the newsletter page that it stood on, with a link to that page
    no comma
      1:53 " (from page [" error[title-syntax] the title continues with ` (from page [` where `, (from page [` is expected after `__`
        help: write `, (from page [` here; the title is the article's title, then the newsletter page that it stood on, with a link to that page
    no full stop
      1:116 ")" error[title-syntax] the title continues with `)` where `.)` is expected after `)`
        help: write `.)` here; the title is the article's title, then the newsletter page that it stood on, with a link to that page
    no closing parenthesis
      1:117 "" error[title-syntax] the title ends where `)` is expected after `).`
        help: write `)` here; the title is the article's title, then the newsletter page that it stood on, with a link to that page
    a capital
      1:56 "From page [" error[title-syntax] the title continues with `From page [` where `from page [` is expected after `__, (`
        help: write `from page [` here; the title is the article's title, then the newsletter page that it stood on, with a link to that page
    a word more
      1:61 "the page [" error[title-syntax] the title continues with `the page [` where `page [` is expected after `__, (from `
        help: write `page [` here; the title is the article's title, then the newsletter page that it stood on, with a link to that page
    a word less
      1:56 "page [" error[title-syntax] the title continues with `page [` where `from page [` is expected after `__, (`
        help: write `from page [` here; the title is the article's title, then the newsletter page that it stood on, with a link to that page
    parenthesis moved
      1:55 "from page ([" error[title-syntax] the title continues with `from page ([` where `(from page [` is expected after `__, `
        help: write `(from page [` here; the title is the article's title, then the newsletter page that it stood on, with a link to that page
    text behind the end
      1:119 "and more" error[title-syntax] `and more` follows the end of the title
        help: remove it
    another host
      1:85 "example.org/p/" error[title-syntax] the title continues with `example.org/p/` where `kghosh.substack.com/p/` is expected after `](https://`
        help: write `kghosh.substack.com/p/` here; the title is the article's title, then the newsletter page that it stood on, with a link to that page
    http
      1:81 "://kghosh.substack.com/p/" error[title-syntax] the title continues with `://kghosh.substack.com/p/` where `s://kghosh.substack.com/p/` is expected after `](http`
        help: write `s://kghosh.substack.com/p/` here; the title is the article's title, then the newsletter page that it stood on, with a link to that page
    no /p/
      1:105 "20251207).)" error[title-syntax] the title continues with `20251207).)` where `p/` is expected after `](https://kghosh.substack.com/`
        help: write `p/` here; the title is the article's title, then the newsletter page that it stood on, with a link to that page
    "#);
}

#[test]
fn the_title_proper_has_a_length() {
    let words = "Lighthouses Without Keepers on Northern Coasts";
    let cases = [
        ("nothing", title(&changed(TITLE, words, ""))),
        ("7 characters", title(&changed(TITLE, words, "Foghorn"))),
        ("161 characters", title(&changed(TITLE, words, &"long title ".repeat(15)[..161]))),
        ("a placeholder", title(&changed(TITLE, words, "nan"))),
    ];
    insta::assert_snapshot!(one_each(cases), @r#"
    nothing
      1:5 "" error[value-empty] title is empty
        help: write the article's title
    7 characters
      1:5 "Foghorn" warning[value-length] title `Foghorn` has 7 characters, fewer than the minimum 8
        help: write at least 8 characters
    161 characters
      1:5 "long title long title long title … title long title long ti" warning[value-length] title `long title long title long title long title long title long…` has 161 characters, more than the maximum 160
        help: shorten it to at most 160 characters
    a placeholder
      1:5 "nan" error[value-placeholder] title holds the placeholder `nan`
        help: write the article's title
    "#);
}

#[test]
fn good_titles_pass() {
    let words = "Lighthouses Without Keepers on Northern Coasts";
    clean([
        ("closing marks", title(&format!("{TITLE} #"))),
        ("underlined", title(&format!("{}\n===", &TITLE[2..]))),
        ("brackets", title(&changed(TITLE, words, "Lamps [2nd part], (from page 3) and *more*"))),
        ("underscores", title(&changed(TITLE, words, "The __init__ of Python"))),
        ("quotes", title(&changed(TITLE, words, "“Lamps” & ‘Horns’: what’s left? #5"))),
        ("160 characters", title(&changed(TITLE, words, &"é".repeat(160)))),
        ("eight characters", title(&changed(TITLE, words, "北方海岸無人燈塔"))),
        ("a pipe", title(&changed(TITLE, words, "Lamps | Horns"))),
        ("comment before it", format!("<!-- by hand -->\n\n{BASE}")),
    ]);
}

#[test]
fn a_title_of_a_lower_level_is_one_finding() {
    let cases =
        [("a level too low", title(&format!("#{TITLE}"))), ("two levels too low", title(&format!("##{TITLE}")))];
    insta::assert_snapshot!(one_each(cases), @r#"
    a level too low
      1:4 "__Lighthouses Without Keepers on … bstack.com/p/20251207).)" error[title-missing] the title is a heading of level 2, not 1
        help: put one `#` and a space before it, and nothing else
    two levels too low
      1:5 "__Lighthouses Without Keepers on … bstack.com/p/20251207).)" error[title-missing] the title is a heading of level 3, not 1
        help: put one `#` and a space before it, and nothing else
    "#);
}

#[test]
fn a_title_without_a_blank_behind_its_mark_is_one_finding() {
    assert_eq!(rules(&title(&TITLE.replace("# ", "#"))), ["title-missing"]);
}

#[test]
fn a_paragraph_in_place_of_the_title_is_told_beside_the_missing_title() {
    insta::assert_snapshot!(all(&title("Lighthouses without keepers.")), @r#"
    1:1 "" error[title-missing] the document has no title, a heading of level 1
      help: begin the file with `# ` and the title: the article's title, then the newsletter page that it stood on, with a link to that page
    1:1 "Lighthouses without keepers." error[preamble-unexpected] there is a paragraph before the first section, where only `external link` is expected
      help: move it into a section, or remove it
    "#);
}

#[test]
fn a_second_title_under_the_first_is_one_finding() {
    let cases = [
        ("another", title(&format!("{TITLE}\n\n# Another Title"))),
        ("the same again", title(&format!("{TITLE}\n\n{TITLE}"))),
    ];
    insta::assert_snapshot!(one_each(cases), @r#"
    another
      3:3 "Another Title" error[title-duplicate] `Another Title` is a second heading of level 1
        help: make it a section with `##`, or move it to a file of its own
    the same again
      3:3 "__Lighthouses Without Keepers on … bstack.com/p/20251207).)" error[title-duplicate] `__Lighthouses Without Keepers on Northern Coasts__, (from p…` is a second heading of level 1
        help: make it a section with `##`, or move it to a file of its own
    "#);
}

#[test]
fn a_second_title_behind_a_section_is_one_finding() {
    let cases = [
        ("between sections", with("## Summary\n", "# Another Title\n\n## Summary\n")),
        ("at the end", format!("{BASE}\n# Appendix\n\nMore.\n")),
    ];
    insta::assert_snapshot!(one_each(cases), @r#"
    between sections
      25:3 "Another Title" error[title-duplicate] `Another Title` is a second heading of level 1
        help: make it a section with `##`, or move it to a file of its own
    at the end
      65:3 "Appendix" error[title-duplicate] `Appendix` is a second heading of level 1
        help: make it a section with `##`, or move it to a file of its own
    "#);
}

#[test]
fn a_missing_opening_mark_is_one_finding_at_the_first_word() {
    let text = title(&TITLE.replacen("__", "", 1));
    assert_eq!(places(&text), ["1:3 \"Lighthouses\" error[title-syntax]"]);
    assert!(all(&text).contains("the title does not begin with `__`, but with `Lighthouses`"), "{}", all(&text));
}

#[test]
fn a_missing_closing_mark_is_one_finding_where_it_belongs() {
    let text = title(&changed(TITLE, "__,", ","));
    assert_eq!(places(&text), ["1:51 \", (from page [\" error[title-syntax]"]);
}

#[test]
fn text_before_the_title_is_one_finding_on_that_text() {
    let text = title(&changed(TITLE, "# ", "# Draft: "));
    assert_eq!(places(&text), ["1:3 \"Draft:\" error[title-syntax]"]);
}

#[test]
fn a_title_of_blanks_is_empty() {
    let text = title(&changed(TITLE, "Lighthouses Without Keepers on Northern Coasts", " "));
    assert_eq!(rules(&text), ["value-empty"]);
}
