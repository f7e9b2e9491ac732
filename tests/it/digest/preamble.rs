//! What stands between the title and the first section.

use super::{BASE, all, clean, one_each, rules, with};

const LINK: &str = "__[External link](https://example.org/lighthouses)__";

fn link(line: &str) -> String {
    with(LINK, line)
}

#[test]
fn a_missing_external_link_is_one_finding() {
    let cases = [("gone", with(&format!("{LINK}\n\n"), ""))];
    insta::assert_snapshot!(one_each(cases), @r#"
    gone
      1:118 "" error[preamble-missing] the external link is missing, the link to the article
        help: add a paragraph after the title of the form `__[External link]({url})__`
    "#);
}

#[test]
fn a_departure_from_the_template_is_told_where_it_begins() {
    let cases = [
        ("misspelt", link(&LINK.replace("External", "Extrenal"))),
        ("other case", link(&LINK.replace("External link", "External Link"))),
        ("no mark behind", link(LINK.trim_end_matches('_'))),
        ("a full stop behind", link(&format!("{LINK}."))),
        ("not closed", link(LINK.trim_end_matches(")__"))),
    ];
    insta::assert_snapshot!(one_each(cases), @r#"
    misspelt
      3:7 "renal link](" error[preamble-syntax] the external link continues with `renal link](` where `ernal link](` is expected after `__[Ext`
        help: write `ernal link](` here; the external link is the link to the article
    other case
      3:13 "Link](" error[preamble-syntax] the external link continues with `Link](` where `link](` is expected after `__[External `
        help: write `link](` here; the external link is the link to the article
    no mark behind
      3:51 "" error[preamble-syntax] the external link ends where `__` is expected after `)`
        help: write `__` here; the external link is the link to the article
    a full stop behind
      3:53 "." error[preamble-syntax] `.` follows the end of the external link
        help: remove it
    not closed
      3:50 "" error[preamble-syntax] the external link ends where `)__` is expected
        help: write `)__` here; the external link is the link to the article
    "#);
}

#[test]
fn anything_else_before_the_first_section_is_one_finding() {
    let behind = |text: &str| with(LINK, &format!("{LINK}\n\n{text}"));
    let cases = [
        ("a paragraph", behind("A stray paragraph.")),
        ("a paragraph before", with(LINK, &format!("A stray paragraph.\n\n{LINK}"))),
        ("the link again", behind(LINK)),
        ("a list", behind("* one\n* two")),
        ("a table", behind("| a | b |\n|---|---|\n| 1 | 2 |")),
        ("a code block", behind("```\ncode\n```")),
        ("a quotation", behind("> quoted")),
        ("an image", behind("![a lamp](lamp.png)")),
        ("a line across", behind("---")),
        ("a second line of the same paragraph", with(LINK, &format!("{LINK}\nmore"))),
    ];
    insta::assert_snapshot!(one_each(cases), @r#"
    a paragraph
      5:1 "A stray paragraph." error[preamble-unexpected] there is a paragraph before the first section, where only `external link` is expected
        help: move it into a section, or remove it
    a paragraph before
      3:1 "A stray paragraph." error[preamble-unexpected] there is a paragraph before the first section, where only `external link` is expected
        help: move it into a section, or remove it
    the link again
      5:1 "__[External link](https://example.org/lighthouses)__" error[preamble-unexpected] the external link appears twice
        help: remove one of the two
    a list
      5:1 "* one\n* two" error[preamble-unexpected] there is a list before the first section, where only `external link` is expected
        help: move it into a section, or remove it
    a table
      5:1 "| a | b |\n|---|---|\n| 1 | 2 |" error[preamble-unexpected] there is a table before the first section, where only `external link` is expected
        help: move it into a section, or remove it
    a code block
      5:1 "```\ncode\n```" error[preamble-unexpected] there is a code block before the first section, where only `external link` is expected
        help: move it into a section, or remove it
    a quotation
      5:1 "> quoted" error[preamble-unexpected] there is a quotation before the first section, where only `external link` is expected
        help: move it into a section, or remove it
    an image
      5:1 "![a lamp](lamp.png)" error[preamble-unexpected] there is a paragraph before the first section, where only `external link` is expected
        help: move it into a section, or remove it
    a line across
      5:1 "---" error[preamble-unexpected] there is a thematic break before the first section, where only `external link` is expected
        help: move it into a section, or remove it
    a second line of the same paragraph
      4:1 "more" error[preamble-syntax] `more` follows the end of the external link
        help: remove it
    "#);
}

#[test]
fn comments_and_blank_lines_pass() {
    clean([
        ("a comment", with(LINK, &format!("<!-- by hand -->\n\n{LINK}\n\n<!-- two\nlines -->"))),
        ("no blank lines", BASE.replace("\n\n\n\n", "\n\n")),
        ("many blank lines", BASE.replace("\n\n\n\n", "\n\n\n\n\n\n\n")),
        ("no blank line above", with(&format!("\n\n{LINK}"), &format!("\n{LINK}"))),
        ("blanks at the line's end", with(LINK, &format!("{LINK}  "))),
    ]);
}

#[test]
fn an_external_link_written_otherwise_is_one_finding() {
    let cases = [
        ("no marks", link(&LINK.replace("__", ""))),
        ("asterisks", link(&LINK.replace("__", "**"))),
        ("words before", link(&format!("See {LINK}"))),
        ("other words", link(&LINK.replace("External link", "Source"))),
        ("an autolink", link("<https://example.org/lighthouses>")),
        ("the address alone", link("https://example.org/lighthouses")),
    ];
    for (name, text) in cases {
        assert_eq!(rules(&text), ["preamble-syntax"], "{name}: {}", all(&text));
    }
}

#[test]
fn another_paragraph_in_place_of_the_external_link_is_told_beside_it() {
    insta::assert_snapshot!(all(&link("By our own correspondent, with photographs.")), @r#"
    1:118 "" error[preamble-missing] the external link is missing, the link to the article
      help: add a paragraph after the title of the form `__[External link]({url})__`
    3:1 "By our own correspondent, with photographs." error[preamble-unexpected] there is a paragraph before the first section, where only `external link` is expected
      help: move it into a section, or remove it
    "#);
}

#[test]
fn an_external_link_in_a_section_is_missing_there_and_too_much_here() {
    let text = with(&format!("{LINK}\n\n"), "").replace("## Themes\n", &format!("{LINK}\n\n## Themes\n"));
    insta::assert_snapshot!(all(&text), @r#"
    1:118 "" error[preamble-missing] the external link is missing, the link to the article
      help: add a paragraph after the title of the form `__[External link]({url})__`
    12:1 "__[External link](https://example.org/lighthouses)__" error[section-content] the section `Keywords` contains a paragraph as well as a list
      help: move it to a section of its own, or remove it
    "#);
}
