//! The fields Category and Type.

use super::{all, body, clean, one_each, places, with};

fn fields(text: &str) -> String {
    body("Other", text)
}

#[test]
fn a_missing_field_is_one_finding() {
    let cases = [("Category", with("* Category: technology\n", "")), ("Type", with("* Type: news\n", ""))];
    insta::assert_snapshot!(one_each(cases), @r#"
    Category
      20:4 "Other" error[field-missing] the field `Category` is missing
        help: add an item `* Category: …` to the section Other: `business`, `city`, `culture`, `economy`, `education`, `environment`, `health`, `others`, `politics`, `science`, `society`, `sport` or `technology`
    Type
      20:4 "Other" error[field-missing] the field `Type` is missing
        help: add an item `* Type: …` to the section Other: `blog post`, `news` or `research article`
    "#);
}

#[test]
fn a_field_too_many_is_one_finding() {
    let cases = [
        ("unknown", fields("* Category: technology\n* Type: news\n* Author: A. Lamp")),
        ("unknown, first", fields("* Author: A. Lamp\n* Category: technology\n* Type: news")),
        ("unknown, between", fields("* Category: technology\n* Author: A. Lamp\n* Type: news")),
        ("the same again", fields("* Category: technology\n* Type: news\n* Type: news")),
        ("again with another value", fields("* Category: technology\n* Type: news\n* Category: science")),
        ("again with a wrong value", fields("* Category: technology\n* Type: news\n* Type: gossip")),
    ];
    insta::assert_snapshot!(one_each(cases), @r#"
    unknown
      24:3 "Author" error[field-unknown] the field `Author` is not known
        help: remove the field, or declare it in the schema; the section has `Category` and `Type`
    unknown, first
      22:3 "Author" error[field-unknown] the field `Author` is not known
        help: remove the field, or declare it in the schema; the section has `Category` and `Type`
    unknown, between
      23:3 "Author" error[field-unknown] the field `Author` is not known
        help: remove the field, or declare it in the schema; the section has `Category` and `Type`
    the same again
      24:3 "Type" error[field-duplicate] the field `Type` appears twice
        help: keep the one whose value is right
    again with another value
      24:3 "Category" error[field-duplicate] the field `Category` appears twice
        help: keep the one whose value is right
    again with a wrong value
      24:3 "Type" error[field-duplicate] the field `Type` appears twice
        help: keep the one whose value is right
    "#);
}

#[test]
fn a_key_written_otherwise_is_one_finding() {
    let cases = [
        ("misspelt", fields("* Categroy: technology\n* Type: news")),
        ("other case", fields("* category: technology\n* Type: news")),
        ("all capitals", fields("* Category: technology\n* TYPE: news")),
        ("with a word more", fields("* Category: technology\n* Article type: news")),
        ("renamed at its place", fields("* Category: technology\n* Kind: news")),
        ("plural", fields("* Categories: technology\n* Type: news")),
    ];
    insta::assert_snapshot!(one_each(cases), @r#"
    misspelt
      22:3 "Categroy" error[field-unknown] the field `Categroy` is not known
        help: did you mean `Category`?
    other case
      22:3 "category" error[field-unknown] the field `category` is not known
        help: did you mean `Category`?
    all capitals
      23:3 "TYPE" error[field-unknown] the field `TYPE` is not known
        help: did you mean `Type`?
    with a word more
      23:3 "Article type" error[field-unknown] the field `Article type` is not known
        help: did you mean `Type`?
    renamed at its place
      23:3 "Kind" error[field-unknown] the field `Kind` is not known
        help: did you mean `Type`?
    plural
      22:3 "Categories" error[field-unknown] the field `Categories` is not known
        help: did you mean `Category`?
    "#);
}

#[test]
fn a_value_outside_its_list_is_one_finding() {
    let cases = [
        ("an error of the pipeline", with("Type: news", "Type: error message")),
        ("misspelt", with("Category: technology", "Category: poltics")),
        ("other case", with("Type: news", "Type: News")),
        ("a full stop behind", with("Type: news", "Type: news.")),
        ("two values", with("Category: technology", "Category: technology, science")),
        ("quoted", with("Type: news", "Type: \"news\"")),
        ("bold", with("Type: news", "Type: **news**")),
        ("a placeholder", with("Type: news", "Type: None")),
        ("empty", with("Type: news", "Type:")),
        ("empty, with a blank", with("Category: technology", "Category: ")),
    ];
    insta::assert_snapshot!(one_each(cases), @r#"
    an error of the pipeline
      23:9 "error message" error[value-enum] Type `error message` is not one of the values accepted
        help: use `blog post`, `news` or `research article`
    misspelt
      22:13 "poltics" error[value-enum] Category `poltics` is not one of the values accepted
        help: did you mean `politics`? Accepted: `business`, `city`, `culture`, `economy`, `education`, `environment`, `health`, `others`, `politics`, `science`, `society`, `sport` or `technology`
    other case
      23:9 "News" error[value-enum] Type `News` is not one of the values accepted
        help: did you mean `news`? Accepted: `blog post`, `news` or `research article`
    a full stop behind
      23:9 "news." error[value-enum] Type `news.` is not one of the values accepted
        help: did you mean `news`? Accepted: `blog post`, `news` or `research article`
    two values
      22:13 "technology, science" error[value-enum] Category `technology, science` is not one of the values accepted
        help: use `business`, `city`, `culture`, `economy`, `education`, `environment`, `health`, `others`, `politics`, `science`, `society`, `sport` or `technology`
    quoted
      23:9 "\"news\"" error[value-enum] Type `"news"` is not one of the values accepted
        help: did you mean `news`? Accepted: `blog post`, `news` or `research article`
    bold
      23:9 "**news**" error[value-enum] Type `**news**` is not one of the values accepted
        help: use `blog post`, `news` or `research article`
    a placeholder
      23:9 "None" error[value-placeholder] Type holds the placeholder `None`
        help: use `blog post`, `news` or `research article`
    empty
      23:8 "" error[value-empty] Type is empty
        help: use `blog post`, `news` or `research article`
    empty, with a blank
      22:12 "" error[value-empty] Category is empty
        help: use `business`, `city`, `culture`, `economy`, `education`, `environment`, `health`, `others`, `politics`, `science`, `society`, `sport` or `technology`
    "#);
}

#[test]
fn an_item_that_is_no_field_is_one_finding() {
    let cases = [("a third item", fields("* Category: technology\n* Type: news\n* checked by hand"))];
    insta::assert_snapshot!(one_each(cases), @r#"
    a third item
      24:3 "checked by hand" error[section-content] `checked by hand` is not a `Key: value` field
        help: write it as `Key: value`, or remove it
    "#);
}

#[test]
fn fields_in_another_order_and_with_other_marks_pass() {
    clean([
        ("order", fields("* Type: news\n* Category: technology")),
        ("bold keys", fields("* **Category:** technology\n* **Type**: news")),
        ("hyphens", fields("- Category: technology\n- Type: news")),
        ("blanks", fields("*   Category :   technology  \n* Type:\tnews")),
        ("loose", fields("* Category: technology\n\n* Type: news")),
        ("numbered", fields("1. Category: technology\n2. Type: news")),
    ]);
}

#[test]
fn two_wrong_values_are_two_findings() {
    insta::assert_snapshot!(all(&fields("* Category: gossip\n* Type: rumour")), @r#"
    22:13 "gossip" error[value-enum] Category `gossip` is not one of the values accepted
      help: use `business`, `city`, `culture`, `economy`, `education`, `environment`, `health`, `others`, `politics`, `science`, `society`, `sport` or `technology`
    23:9 "rumour" error[value-enum] Type `rumour` is not one of the values accepted
      help: use `blog post`, `news` or `research article`
    "#);
}

#[test]
fn a_field_that_lost_its_colon_is_one_finding() {
    assert_eq!(places(&with("* Type: news", "* Type news")), ["23:3 \"Type news\" error[section-content]"]);
}

#[test]
fn a_field_without_a_blank_behind_its_colon_is_one_finding() {
    assert_eq!(places(&with("* Type: news", "* Type:news")), ["23:3 \"Type:news\" error[section-content]"]);
}

#[test]
fn a_blank_bullet_among_the_fields_is_empty() {
    insta::assert_snapshot!(one_each([("the third", fields("* Category: technology\n* Type: news\n*"))]), @r#"
    the third
      24:1 "*" error[value-empty] an item of `Other` is empty
        help: write the item, or remove the bullet
    "#);
}
