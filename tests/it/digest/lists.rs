//! Keywords and themes.

use super::{all, body, clean, one_each, section, with};

/// Items, one a line.
fn items<T: AsRef<str>>(items: impl IntoIterator<Item = T>) -> String {
    items.into_iter().fold(String::new(), |text, it| text + "* " + it.as_ref() + "\n")
}

fn keywords<T: AsRef<str>>(texts: impl IntoIterator<Item = T>) -> String {
    body("Keywords", items(texts).trim_end())
}

fn exploded(text: &str) -> String {
    items(text.chars().map(|it| if it == ' ' { String::new() } else { it.to_string() })).trim_end().to_owned()
}

#[test]
fn a_list_split_into_characters_is_one_finding() {
    let cases = [
        ("keywords", body("Keywords", &exploded("lamps, solar panels, foghorns"))),
        ("themes", body("Themes", &exploded("navigation, heritage"))),
        ("with brackets and quotes", body("Themes", &exploded("['navigation', 'heritage']"))),
        ("each in quotes", body("Keywords", items("lamps".chars().map(|it| format!("\"{it}\""))).trim_end())),
        ("more than the maximum", body("Keywords", &exploded(&"lamps ".repeat(20)))),
    ];
    insta::assert_snapshot!(one_each(cases), @r#"
    keywords
      9:3 "l\n* a\n* m\n* p\n* s\n* ,\n* \n* s\n* o … \n* g\n* h\n* o\n* r\n* n\n* s" error[value-length] `Keywords` is split into 29 single characters
        help: write one item a term; a program probably took a string for a list
    themes
      16:3 "n\n* a\n* v\n* i\n* g\n* a\n* t\n* i\n*  … \n* r\n* i\n* t\n* a\n* g\n* e" error[value-length] `Themes` is split into 20 single characters
        help: write one item a term; a program probably took a string for a list
    with brackets and quotes
      16:3 "[\n* '\n* n\n* a\n* v\n* i\n* g\n* a\n*  … \n* t\n* a\n* g\n* e\n* '\n* ]" error[value-length] `Themes` is split into 26 single characters
        help: write one item a term; a program probably took a string for a list
    each in quotes
      9:3 "\"l\"\n* \"a\"\n* \"m\"\n* \"p\"\n* \"s\"" error[value-length] `Keywords` is split into 5 single characters
        help: write one item a term; a program probably took a string for a list
    more than the maximum
      9:3 "l\n* a\n* m\n* p\n* s\n* \n* l\n* a\n* m … * \n* l\n* a\n* m\n* p\n* s\n*" error[value-length] `Keywords` is split into 120 single characters
        help: write one item a term; a program probably took a string for a list
    "#);
}

#[test]
fn two_lists_split_into_characters_are_two_findings() {
    let text = super::changed(
        &body("Themes", &exploded("navigation")),
        section("Keywords"),
        &format!("## Keywords\n\n{}\n\n", exploded("lamps and horns")),
    );
    insta::assert_snapshot!(all(&text), @r#"
    9:3 "l\n* a\n* m\n* p\n* s\n* \n* a\n* n\n* d\n* \n* h\n* o\n* r\n* n\n* s" error[value-length] `Keywords` is split into 15 single characters
      help: write one item a term; a program probably took a string for a list
    27:3 "n\n* a\n* v\n* i\n* g\n* a\n* t\n* i\n* o\n* n" error[value-length] `Themes` is split into 10 single characters
      help: write one item a term; a program probably took a string for a list
    "#);
}

#[test]
fn blank_bullets_are_a_finding_each() {
    let cases = [
        ("the first", keywords(["", "lamps", "panels", "horns"])),
        ("in the middle", keywords(["lamps", "", "panels", "horns"])),
        ("the last", keywords(["lamps", "panels", "horns", ""])),
    ];
    insta::assert_snapshot!(one_each(cases), @r#"
    the first
      9:1 "*" error[value-empty] an item of `Keywords` is empty
        help: write the item, or remove the bullet
    in the middle
      10:1 "*" error[value-empty] an item of `Keywords` is empty
        help: write the item, or remove the bullet
    the last
      12:1 "*" error[value-empty] an item of `Keywords` is empty
        help: write the item, or remove the bullet
    "#);
    insta::assert_snapshot!(all(&keywords(["lamps", "", "", "panels", "horns", ""])), @r#"
    10:1 "*" error[value-empty] an item of `Keywords` is empty
      help: write the item, or remove the bullet
    11:1 "*" error[value-empty] an item of `Keywords` is empty
      help: write the item, or remove the bullet
    14:1 "*" error[value-empty] an item of `Keywords` is empty
      help: write the item, or remove the bullet
    "#);
}

#[test]
fn blank_bullets_alone_are_a_finding_each() {
    insta::assert_snapshot!(all(&keywords(["", "", ""])), @r#"
    9:1 "*" error[value-empty] an item of `Keywords` is empty
      help: write the item, or remove the bullet
    10:1 "*" error[value-empty] an item of `Keywords` is empty
      help: write the item, or remove the bullet
    11:1 "*" error[value-empty] an item of `Keywords` is empty
      help: write the item, or remove the bullet
    "#);
}

#[test]
fn items_that_stand_twice_are_found() {
    let cases = [
        ("the same", keywords(["lamps", "panels", "horns", "lamps"])),
        ("other case", keywords(["solar panels", "lamps", "horns", "Solar Panels"])),
        ("with accents", keywords(["énergie", "lamps", "horns", "Énergie"])),
    ];
    insta::assert_snapshot!(one_each(cases), @r#"
    the same
      12:3 "lamps" warning[list-item-duplicate] `lamps` appears twice in Keywords
        help: remove one of the two
    other case
      12:3 "Solar Panels" warning[list-item-duplicate] `Solar Panels` repeats `solar panels` in Keywords
        help: remove one of the two
    with accents
      12:3 "Énergie" warning[list-item-duplicate] `Énergie` repeats `énergie` in Keywords
        help: remove one of the two
    "#);
    insta::assert_snapshot!(all(&keywords(["lamps", "panels", "horns", "lamps", "lamps", "horns"])), @r#"
    12:3 "lamps" warning[list-item-duplicate] `lamps` appears twice in Keywords
      help: remove one of the two
    13:3 "lamps" warning[list-item-duplicate] `lamps` appears twice in Keywords
      help: remove one of the two
    14:3 "horns" warning[list-item-duplicate] `horns` appears twice in Keywords
      help: remove one of the two
    "#);
}

#[test]
fn a_list_written_twice_is_one_finding() {
    let names = ["lamps", "panels", "horns", "towers", "rocks", "boats", "radar", "beacons", "sensors", "oil"];
    insta::assert_snapshot!(one_each([("ten twice", keywords([names, names].concat()))]), @r#"
    ten twice
      19:3 "lamps" warning[list-item-duplicate] 10 of the 20 items of Keywords repeat an earlier one, the first being `lamps`
        help: remove the repetitions: the list may have been written twice
    "#);
}

#[test]
fn too_many_or_too_few_items_are_one_finding() {
    let cases = [
        ("54 keywords", keywords((0..54).map(|it| format!("lamp {it}")))),
        ("31 keywords", keywords((0..31).map(|it| format!("lamp {it}")))),
        ("2 keywords", keywords(["lamps", "horns"])),
        ("1 theme", body("Themes", "* navigation")),
    ];
    insta::assert_snapshot!(one_each(cases), @r#"
    54 keywords
      7:4 "Keywords" warning[list-count] `Keywords` has 54 items, more than the maximum 30
        help: drop 24 items
    31 keywords
      7:4 "Keywords" warning[list-count] `Keywords` has 31 items, more than the maximum 30
        help: drop 1 item
    2 keywords
      7:4 "Keywords" warning[list-count] `Keywords` has 2 items, fewer than the minimum 3
        help: add at least 1 item
    1 theme
      14:4 "Themes" warning[list-count] `Themes` has 1 item, fewer than the minimum 2
        help: add at least 1 item
    "#);
}

#[test]
fn an_item_that_is_no_proper_value_is_one_finding() {
    let item = |text: &str| with("* foghorns\n", &format!("* {text}\n"));
    let cases = [
        ("quoted", item("\"foghorns\"")),
        ("a placeholder", item("N/A")),
        ("another placeholder", item("nan")),
        ("a comma at the end", item("foghorns,")),
        ("a semicolon at the end", item("foghorns;")),
        ("quoted, with a comma behind", item("\"foghorns\",")),
        ("one character", item("f")),
        ("81 characters", item(&"f".repeat(81))),
        ("mojibake", item("phares dâ€™hiver")),
    ];
    insta::assert_snapshot!(one_each(cases), @r#"
    quoted
      11:3 "\"foghorns\"" warning[value-quoted] Keywords item `"foghorns"` is wrapped in double quotes
        help: write `foghorns`
    a placeholder
      11:3 "N/A" error[value-placeholder] Keywords item holds the placeholder `N/A`
        help: write the value that belongs here
    another placeholder
      11:3 "nan" error[value-placeholder] Keywords item holds the placeholder `nan`
        help: write the value that belongs here
    a comma at the end
      11:3 "foghorns," error[value-pattern] Keywords item `foghorns,` ends in `,`
        help: remove `,`
    a semicolon at the end
      11:3 "foghorns;" error[value-pattern] Keywords item `foghorns;` ends in `;`
        help: remove `;`
    quoted, with a comma behind
      11:3 "\"foghorns\"," error[value-pattern] Keywords item `"foghorns",` ends in `,`
        help: remove `,`
    one character
      11:3 "f" warning[value-length] Keywords item `f` has 1 character, fewer than the minimum 2
        help: write at least 2 characters
    81 characters
      11:3 "ffffffffffffffffffffffffffffffff … ffffffffffffffffffffffff" warning[value-length] Keywords item `fffffffffffffffffffffffffffffffffffffffffffffffffffffffffff…` has 81 characters, more than the maximum 80
        help: shorten it to at most 80 characters
    mojibake
      11:11 "â€™" warning[prose-mojibake] `â€™` stands for `’`, read in the wrong encoding
        help: read the source as UTF-8, not as Windows-1252
    "#);
}

#[test]
fn nested_items_are_part_of_their_item() {
    clean([("nested", with("* foghorns\n", "* foghorns\n  * of steam\n  * of air\n"))]);
}

#[test]
fn proper_lists_pass() {
    let marked = |marker: &str| body("Keywords", section("Keywords")[13..].trim_end().replace("* ", marker).as_str());
    clean([
        ("hyphens", marked("- ")),
        ("plus signs", marked("+ ")),
        ("numbers", body("Keywords", "1. lamps\n2. panels\n3. horns")),
        ("loose", body("Keywords", "* lamps\n\n* panels\n\n* horns")),
        ("several blanks behind the marker", marked("*   ")),
        ("30 items", keywords((0..30).map(|it| format!("lamp {it}")))),
        ("3 items", keywords(["lamps", "panels", "horns"])),
        ("emphasis and code", keywords(["*lamps*", "`panels`", "C++", "C#"])),
        ("quotes inside", keywords(["the \"last\" lamp", "\"one\" and \"two\"", "horns"])),
        ("short names", keywords(["AI", "5G", "光学", "UN"])),
        ("single characters among words", keywords(["AI", "5G", "solar panels", "lamps", "horns"])),
        ("a link", keywords(["[lamps](https://example.org)", "panels", "horns"])),
        ("a colon", keywords(["lamps: old", "panels", "horns"])),
        ("80 characters", keywords([&"é".repeat(80), "lamps", "horns"])),
        ("an item of two lines", keywords(["lamps\n  of old", "panels", "horns"])),
    ]);
}

#[test]
fn placeholders_are_not_told_as_repetitions_too() {
    let text = keywords(["lamps", "nan", "panels", "horns", "nan"]);
    insta::assert_snapshot!(all(&text), @r#"
    10:3 "nan" error[value-placeholder] Keywords item holds the placeholder `nan`
      help: write the value that belongs here
    13:3 "nan" error[value-placeholder] Keywords item holds the placeholder `nan`
      help: write the value that belongs here
    "#);
}
