//! What kind of content stands in the sections.

use super::{BASE, SECTIONS, body, clean, heading, one_each, section, with};

#[test]
fn an_empty_section_is_one_finding() {
    insta::assert_snapshot!(one_each(SECTIONS.map(|it| (it, body(it, "")))), @r#"
    Keywords
      7:4 "Keywords" error[section-empty] the section `Keywords` is empty
        help: write a list under it: the names and terms of the article, one an item
    Themes
      14:4 "Themes" error[section-empty] the section `Themes` is empty
        help: write a list under it: the subjects that the article belongs to, one an item
    Other
      20:4 "Other" error[section-empty] the section `Other` is empty
        help: write a list of `Key: value` fields under it: the fields Category and Type
    Summary
      25:4 "Summary" error[section-empty] the section `Summary` is empty
        help: write a paragraph of prose under it: one paragraph that sums the article up
    Signals
      29:4 "Signals" error[section-empty] the section `Signals` is empty
        help: write a table under it: the changes that the article tells of
    Concerns
      37:4 "Concerns" error[section-empty] the section `Concerns` is empty
        help: write a table under it: what people may come to worry about
    Behaviors
      44:4 "Behaviors" error[section-empty] the section `Behaviors` is empty
        help: write a table under it: what people begin to do
    Technologies
      51:4 "Technologies" warning[section-empty] the section `Technologies` is empty
        help: write a table under it: the technologies that the article names
    Issues
      58:4 "Issues" error[section-empty] the section `Issues` is empty
        help: write a table under it: the open questions
    "#);
}

#[test]
fn a_section_with_a_comment_alone_is_empty() {
    insta::assert_snapshot!(one_each([("a comment", body("Themes", "<!-- to do -->"))]), @r#"
    a comment
      14:4 "Themes" error[section-empty] the section `Themes` is empty
        help: write a list under it: the subjects that the article belongs to, one an item
    "#);
}

#[test]
fn content_of_another_kind_is_one_finding() {
    let cases = [
        ("prose for a list", body("Keywords", "lamps, panels, foghorns and radar beacons")),
        ("two paragraphs for a list", body("Keywords", "lamps, panels\n\nfoghorns")),
        ("a table for a list", body("Themes", "| name |\n|:-----|\n| navigation |")),
        ("a code block for a list", body("Keywords", "```\nlamps\n```")),
        ("an indented code block for a list", body("Keywords", "    * lamps\n    * panels\n    * foghorns")),
        ("prose for fields", body("Other", "Category: technology")),
        ("a list for prose", body("Summary", "* one\n* two")),
        ("a table for prose", body("Summary", "| a | b |\n|---|---|\n| 1 | 2 |")),
        ("a quotation for prose", body("Summary", "> The last keepers have left the rocks.")),
        ("a list for a table", body("Concerns", "* Loss of Seamanship\n* Spoofed Positions")),
        ("prose for a table", body("Signals", "There were none.")),
        ("a code block for a table", body("Issues", "```\n| name | description |\n```")),
        ("HTML for a table", body("Issues", "<table><tr><td>name</td></tr></table>")),
    ];
    insta::assert_snapshot!(one_each(cases), @r#"
    prose for a list
      9:1 "lamps, panels, foghorns and radar beacons" error[section-content] the section `Keywords` contains a paragraph, not a list
        help: turn it into a list
    two paragraphs for a list
      9:1 "lamps, panels\n\nfoghorns" error[section-content] the section `Keywords` contains a paragraph, not a list
        help: turn it into a list
    a table for a list
      16:1 "| name |\n|:-----|\n| navigation |" error[section-content] the section `Themes` contains a table, not a list
        help: turn it into a list
    a code block for a list
      9:1 "```\nlamps\n```" error[section-content] the section `Keywords` contains a code block, not a list
        help: turn it into a list
    an indented code block for a list
      9:5 "* lamps\n    * panels\n    * foghorns" error[section-content] the section `Keywords` contains a code block, not a list
        help: turn it into a list
    prose for fields
      22:1 "Category: technology" error[section-content] the section `Other` contains a paragraph, not a list of `Key: value` fields
        help: turn it into a list of `Key: value` fields
    a list for prose
      27:1 "* one\n* two" error[section-content] the section `Summary` contains a list, not a paragraph of prose
        help: turn it into a paragraph of prose
    a table for prose
      27:1 "| a | b |\n|---|---|\n| 1 | 2 |" error[section-content] the section `Summary` contains a table, not a paragraph of prose
        help: turn it into a paragraph of prose
    a quotation for prose
      27:1 "> The last keepers have left the rocks." error[section-content] the section `Summary` contains a quotation, not a paragraph of prose
        help: turn it into a paragraph of prose
    a list for a table
      39:1 "* Loss of Seamanship\n* Spoofed Positions" error[table-missing] the section `Concerns` contains a list, but no table
        help: write a table with the columns `name` and `description`
    prose for a table
      31:1 "There were none." error[table-missing] the section `Signals` contains a paragraph, but no table
        help: write a table with the columns `name`, `description`, `change`, `10-year`, `driving-force` and `relevancy`
    a code block for a table
      60:1 "```\n| name | description |\n```" error[table-missing] the section `Issues` contains a code block, but no table
        help: write a table with the columns `name` and `description`
    HTML for a table
      60:1 "<table><tr><td>name</td></tr></table>" error[table-missing] the section `Issues` contains HTML, but no table
        help: write a table with the columns `name` and `description`
    "#);
}

#[test]
fn something_besides_the_content_is_one_finding() {
    let under = |it: &str, text: &str| with(section(it), &format!("{}\n\n{text}\n\n", section(it).trim_end()));
    let above = |it: &str, text: &str| with(&format!("## {it}\n"), &format!("## {it}\n\n{text}\n"));
    let cases = [
        ("a paragraph under a table", under("Signals", "Ranked by relevancy.")),
        ("a paragraph above a table", above("Concerns", "Ranked by relevancy.")),
        ("a list under a table", under("Concerns", "* one more")),
        ("a paragraph under a list", under("Keywords", "And so on.")),
        ("a paragraph above a list", above("Themes", "Chosen by hand:")),
        ("a paragraph under the fields", under("Other", "Checked by hand.")),
        ("a list under prose", under("Summary", "* one\n* two")),
        ("a code block under prose", under("Summary", "```\ncode\n```")),
        ("a line across under a table", under("Issues", "---")),
        ("an image under a table", under("Issues", "![a lamp](lamp.png)")),
    ];
    insta::assert_snapshot!(one_each(cases), @r#"
    a paragraph under a table
      37:1 "Ranked by relevancy." error[section-content] the section `Signals` contains a paragraph as well as a table
        help: move it to a section of its own, or remove it
    a paragraph above a table
      39:1 "Ranked by relevancy." error[section-content] the section `Concerns` contains a paragraph as well as a table
        help: move it to a section of its own, or remove it
    a list under a table
      44:1 "* one more" error[section-content] the section `Concerns` contains a list as well as a table
        help: move it to a section of its own, or remove it
    a paragraph under a list
      14:1 "And so on." error[section-content] the section `Keywords` contains a paragraph as well as a list
        help: move it to a section of its own, or remove it
    a paragraph above a list
      16:1 "Chosen by hand:" error[section-content] the section `Themes` contains a paragraph as well as a list
        help: move it to a section of its own, or remove it
    a paragraph under the fields
      25:1 "Checked by hand." error[section-content] the section `Other` contains a paragraph as well as a list of `Key: value` fields
        help: move it to a section of its own, or remove it
    a list under prose
      29:1 "* one\n* two" error[section-content] the section `Summary` contains a list as well as a paragraph of prose
        help: move it to a section of its own, or remove it
    a code block under prose
      29:1 "```\ncode\n```" error[section-content] the section `Summary` contains a code block as well as a paragraph of prose
        help: move it to a section of its own, or remove it
    a line across under a table
      65:1 "---" error[section-content] the section `Issues` contains a thematic break as well as a table
        help: move it to a section of its own, or remove it
    an image under a table
      65:1 "![a lamp](lamp.png)" error[section-content] the section `Issues` contains a paragraph as well as a table
        help: move it to a section of its own, or remove it
    "#);
}

#[test]
fn variants_of_the_layout_pass() {
    clean([
        ("underlined headings", heading("Concerns", "Concerns\n--------")),
        ("closing marks", heading("Concerns", "## Concerns ##")),
        ("blanks around", heading("Concerns", "  ##   Concerns  ")),
        ("comments", with("## Summary\n", "<!-- checked -->\n\n## Summary\n\n<!-- by hand -->\n")),
        ("no blank line behind headings", BASE.replace("s\n\n|", "s\n|").replace("s\n\n*", "s\n*")),
        ("summary in two paragraphs", with("sun. Pilots", "sun.\n\nPilots")),
        ("summary in two lines", with("sun. Pilots", "sun.\nPilots")),
        ("front matter", format!("---\nlayout: digest\n---\n\n{BASE}")),
    ]);
}
