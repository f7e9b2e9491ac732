//! Which sections there are, and in which order.

use super::{BASE, SECTIONS, all, one_each, section, with, without};

/// The digest with all sections in this order.
fn ordered(order: &[&str]) -> String {
    let head = &BASE[..BASE.find("## Keywords").unwrap()];
    let sections: Vec<&str> = order.iter().map(|it| section(it).trim_end()).collect();
    format!("{head}{}\n", sections.join("\n\n"))
}

#[test]
fn each_section_that_is_missing_is_one_finding() {
    let cases = SECTIONS.map(|it| (it, without(it)));
    insta::assert_snapshot!(one_each(cases), @r#"
    Keywords
      1:3 "__Lighthouses Without Keepers on … bstack.com/p/20251207).)" error[section-missing] the section `Keywords` is missing
        help: add `## Keywords` after the title: the names and terms of the article, one an item
    Themes
      7:4 "Keywords" error[section-missing] the section `Themes` is missing
        help: add `## Themes` after `Keywords`: the subjects that the article belongs to, one an item
    Other
      14:4 "Themes" error[section-missing] the section `Other` is missing
        help: add `## Other` after `Themes`: the fields Category and Type
    Summary
      20:4 "Other" error[section-missing] the section `Summary` is missing
        help: add `## Summary` after `Other`: one paragraph that sums the article up
    Signals
      25:4 "Summary" error[section-missing] the section `Signals` is missing
        help: add `## Signals` after `Summary`: the changes that the article tells of
    Concerns
      29:4 "Signals" error[section-missing] the section `Concerns` is missing
        help: add `## Concerns` after `Signals`: what people may come to worry about
    Behaviors
      37:4 "Concerns" error[section-missing] the section `Behaviors` is missing
        help: add `## Behaviors` after `Concerns`: what people begin to do
    Technologies
      44:4 "Behaviors" warning[section-missing] the section `Technologies` is missing
        help: add `## Technologies` after `Behaviors`: the technologies that the article names
    Issues
      51:4 "Technologies" error[section-missing] the section `Issues` is missing
        help: add `## Issues` after `Technologies`: the open questions
    "#);
}

#[test]
fn sections_missing_in_a_row_are_one_finding() {
    let cases = [
        ("at the start", ordered(&SECTIONS[2..])),
        ("in the middle", ordered(&["Keywords", "Themes", "Other", "Behaviors", "Technologies", "Issues"])),
        ("cut after Signals", ordered(&SECTIONS[..5])),
        ("cut after Behaviors", ordered(&SECTIONS[..7])),
        ("all", ordered(&[])),
    ];
    insta::assert_snapshot!(one_each(cases), @r#"
    at the start
      1:3 "__Lighthouses Without Keepers on … bstack.com/p/20251207).)" error[section-missing] the 2 sections `Keywords` and `Themes` are missing after the title
        help: add them after the title, in this order
    in the middle
      20:4 "Other" error[section-missing] the 3 sections `Summary`, `Signals` and `Concerns` are missing after `Other`
        help: add them after `Other`, in this order
    cut after Signals
      29:4 "Signals" error[section-missing] the file ends after `Signals`: the 4 sections `Concerns`, `Behaviors`, `Technologies` and `Issues` are missing
        help: add them after `Signals`, in this order
    cut after Behaviors
      44:4 "Behaviors" error[section-missing] the file ends after `Behaviors`: the 2 sections `Technologies` and `Issues` are missing
        help: add them after `Behaviors`, in this order
    all
      1:3 "__Lighthouses Without Keepers on … bstack.com/p/20251207).)" error[section-missing] the 9 sections `Keywords`, `Themes`, `Other`, `Summary`, `Signals`, `Concerns`, `Behaviors`, `Technologies` and `Issues` are missing after the title
        help: add them after the title, in this order
    "#);
}

#[test]
fn sections_missing_apart_are_a_finding_each() {
    insta::assert_snapshot!(all(&ordered(&["Keywords", "Other", "Summary", "Signals", "Concerns", "Technologies", "Issues"])), @r#"
    7:4 "Keywords" error[section-missing] the section `Themes` is missing
      help: add `## Themes` after `Keywords`: the subjects that the article belongs to, one an item
    31:4 "Concerns" error[section-missing] the section `Behaviors` is missing
      help: add `## Behaviors` after `Concerns`: what people begin to do
    "#);
}

#[test]
fn a_section_out_of_order_is_one_finding() {
    let moved = |from: usize, to: usize| {
        let mut order = SECTIONS.to_vec();
        let it = order.remove(from);
        order.insert(to, it);
        ordered(&order)
    };
    let cases = [
        ("the first moved last", moved(0, 8)),
        ("the last moved first", moved(8, 0)),
        ("two neighbours swapped", moved(5, 6)),
        ("the first two swapped", moved(0, 1)),
        ("the last two swapped", moved(7, 8)),
        ("Summary first", moved(3, 0)),
        ("Signals last", moved(4, 8)),
    ];
    insta::assert_snapshot!(one_each(cases), @r#"
    the first moved last
      58:4 "Keywords" error[section-order] the section `Keywords` belongs before all other sections
        help: move the whole section before all other sections
    the last moved first
      7:4 "Issues" error[section-order] the section `Issues` belongs after the section `Technologies`
        help: move the whole section after the section `Technologies`
    two neighbours swapped
      37:4 "Behaviors" error[section-order] the section `Behaviors` belongs after the section `Concerns`
        help: move the whole section after the section `Concerns`
    the first two swapped
      7:4 "Themes" error[section-order] the section `Themes` belongs after the section `Keywords`
        help: move the whole section after the section `Keywords`
    the last two swapped
      51:4 "Issues" error[section-order] the section `Issues` belongs after the section `Technologies`
        help: move the whole section after the section `Technologies`
    Summary first
      7:4 "Summary" error[section-order] the section `Summary` belongs after the section `Other`
        help: move the whole section after the section `Other`
    Signals last
      57:4 "Signals" error[section-order] the section `Signals` belongs after the section `Summary`
        help: move the whole section after the section `Summary`
    "#);
}

#[test]
fn a_section_too_many_is_one_finding() {
    let cases = [
        ("in the middle", with("## Summary\n", "## Notes\n\nText.\n\n## Summary\n")),
        ("at the start", with("## Keywords\n", "## Notes\n\nText.\n\n## Keywords\n")),
        ("at the end", format!("{BASE}\n## Closest\n\n* another digest\n")),
        ("at the end, empty", format!("{BASE}\n## Closest\n")),
        ("without words", with("## Summary\n", "##\n\nText.\n\n## Summary\n")),
        ("close to one that is there", with("## Summary\n", "## Key Themes\n\n* one\n\n## Summary\n")),
    ];
    insta::assert_snapshot!(one_each(cases), @r#"
    in the middle
      25:4 "Notes" error[section-unknown] the section `Notes` is not known
        help: remove it, move its text into a known section, or declare it in the schema
    at the start
      7:4 "Notes" error[section-unknown] the section `Notes` is not known
        help: remove it, move its text into a known section, or declare it in the schema
    at the end
      65:4 "Closest" error[section-unknown] the section `Closest` is not known
        help: remove it, move its text into a known section, or declare it in the schema
    at the end, empty
      65:4 "Closest" error[section-unknown] the section `Closest` is not known
        help: remove it, move its text into a known section, or declare it in the schema
    without words
      25:3 "" error[section-unknown] a heading of level 2 has no words
        help: remove it, move its text into a known section, or declare it in the schema
    close to one that is there
      25:4 "Key Themes" error[section-unknown] the section `Key Themes` is not known
        help: did you mean `Themes`? that section is there already: remove this one or give it another heading
    "#);
}

#[test]
fn a_section_below_a_section_is_one_finding() {
    let cases = [
        ("in prose", with("## Signals\n", "### Notes\n\nText.\n\n## Signals\n")),
        ("in a list", with("* foghorns\n", "* foghorns\n\n### More\n\n")),
        ("in a table", format!("{BASE}\n### Notes\n\nText.\n")),
    ];
    insta::assert_snapshot!(one_each(cases), @r#"
    in prose
      29:5 "Notes" error[section-unknown] the section `Notes` is not known
        help: no section belongs here: move the text up, or remove it
    in a list
      13:5 "More" error[section-unknown] the section `More` is not known
        help: no section belongs here: move the text up, or remove it
    in a table
      65:5 "Notes" error[section-unknown] the section `Notes` is not known
        help: no section belongs here: move the text up, or remove it
    "#);
}

#[test]
fn a_file_does_not_end_where_an_unknown_section_follows() {
    let text = format!("{}\n## Closest\n\n* another digest\n", ordered(&SECTIONS[..5]));
    insta::assert_snapshot!(all(&text), @r#"
    29:4 "Signals" error[section-missing] the 4 sections `Concerns`, `Behaviors`, `Technologies` and `Issues` are missing after `Signals`
      help: add them after `Signals`, in this order
    37:4 "Closest" error[section-unknown] the section `Closest` is not known
      help: remove it, move its text into a known section, or declare it in the schema
    "#);
}
