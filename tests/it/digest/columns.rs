//! The columns of the tables.

use super::{all, lines, one_each, rows, with};

/// The Signals table with a column put first to last in this order.
fn columns(order: &[usize]) -> String {
    rows("Signals", |cells| *cells = order.iter().map(|at| cells[*at].clone()).collect())
}

/// The digest with another header in the Signals table.
fn header(from: &str, to: &str) -> String {
    lines("Signals", |lines| lines[0] = super::changed(&lines[0], &format!(" {from} "), &format!(" {to} ")))
}

#[test]
fn each_column_that_is_missing_is_one_finding() {
    let names = ["name", "description", "change", "10-year", "driving-force", "relevancy"];
    let cases = (0..6).map(|gone| (names[gone], columns(&(0..6).filter(|it| *it != gone).collect::<Vec<_>>())));
    insta::assert_snapshot!(one_each(cases), @r#"
    name
      31:1 "| description | change | 10-year | driving-force | relevancy |" error[column-missing] the column `name` is missing from the table of `Signals`
        help: add it as the first column; the table has `description`, `change`, `10-year`, `driving-force` and `relevancy`
    description
      31:1 "| name | change | 10-year | driving-force | relevancy |" error[column-missing] the column `description` is missing from the table of `Signals`
        help: add it after the column `name`; the table has `name`, `change`, `10-year`, `driving-force` and `relevancy`
    change
      31:1 "| name | description | 10-year | driving-force | relevancy |" error[column-missing] the column `change` is missing from the table of `Signals`
        help: add it after the column `description`; the table has `name`, `description`, `10-year`, `driving-force` and `relevancy`
    10-year
      31:1 "| name | description | change | driving-force | relevancy |" error[column-missing] the column `10-year` is missing from the table of `Signals`
        help: add it after the column `change`; the table has `name`, `description`, `change`, `driving-force` and `relevancy`
    driving-force
      31:1 "| name | description | change | 10-year | relevancy |" error[column-missing] the column `driving-force` is missing from the table of `Signals`
        help: add it after the column `10-year`; the table has `name`, `description`, `change`, `10-year` and `relevancy`
    relevancy
      31:1 "| name | description | change | 10-year | driving-force |" error[column-missing] the column `relevancy` is missing from the table of `Signals`
        help: add it after the column `driving-force`; the table has `name`, `description`, `change`, `10-year` and `driving-force`
    "#);
}

#[test]
fn a_column_too_many_is_one_finding() {
    let added = |at: usize, name: &'static str| {
        rows("Signals", move |cells| {
            let text = if cells[0] == "name" {
                name
            } else if cells[0].starts_with(':') {
                ":---"
            } else {
                "text"
            };
            cells.insert(at, text.to_owned());
        })
    };
    let cases = [
        ("in the middle", added(2, "source")),
        ("first", added(0, "source")),
        ("last", added(6, "source")),
        ("without a header", added(2, "")),
        ("without a header, last", added(6, "")),
        (
            "relevancy of concerns",
            rows("Concerns", |cells| {
                cells.push(
                    if cells[0].starts_with(':') {
                        "---:"
                    } else if cells[0] == "name" {
                        "relevancy"
                    } else {
                        "3"
                    }
                    .to_owned(),
                );
            }),
        ),
        ("the same again", columns(&[0, 1, 2, 2, 3, 4, 5])),
        ("the same again, last", columns(&[0, 1, 2, 3, 4, 5, 0])),
    ];
    insta::assert_snapshot!(one_each(cases), @r#"
    in the middle
      31:24 "source" error[column-unknown] the column `source` of the table of `Signals` is not known
        help: remove the column; the schema has `name`, `description`, `change`, `10-year`, `driving-force` and `relevancy`
    first
      31:3 "source" error[column-unknown] the column `source` of the table of `Signals` is not known
        help: remove the column; the schema has `name`, `description`, `change`, `10-year`, `driving-force` and `relevancy`
    last
      31:71 "source" error[column-unknown] the column `source` of the table of `Signals` is not known
        help: remove the column; the schema has `name`, `description`, `change`, `10-year`, `driving-force` and `relevancy`
    without a header
      31:24 "" error[column-unknown] a column of the table of `Signals` has no header
        help: remove the column; the schema has `name`, `description`, `change`, `10-year`, `driving-force` and `relevancy`
    without a header, last
      31:71 "" error[column-unknown] a column of the table of `Signals` has no header
        help: remove the column; the schema has `name`, `description`, `change`, `10-year`, `driving-force` and `relevancy`
    relevancy of concerns
      39:24 "relevancy" error[column-unknown] the column `relevancy` of the table of `Concerns` is not known
        help: remove the column; the schema has `name` and `description`
    the same again
      31:33 "change" error[column-duplicate] the column `change` appears twice
        help: remove one of the two, or give it another header
    the same again, last
      31:71 "name" error[column-duplicate] the column `name` appears twice
        help: remove one of the two, or give it another header
    "#);
}

#[test]
fn a_header_written_otherwise_is_one_finding() {
    let cases = [
        ("misspelt", header("description", "descripton")),
        ("other case", header("change", "Change")),
        ("another form", header("driving-force", "driving force")),
        ("another word", header("relevancy", "score")),
        ("another word, first", header("name", "signal")),
        ("another word, in the middle", header("10-year", "outlook")),
        ("relevance", header("relevancy", "relevance")),
        ("empty", header("description", "")),
        ("empty, first", header("name", "")),
        ("bold", header("change", "**change**")),
    ];
    insta::assert_snapshot!(one_each(cases), @r#"
    misspelt
      31:27 "descripton" error[column-unknown] the column `descripton` of the table of `Signals` is not known
        help: did you mean `description`?
    other case
      31:63 "Change" error[column-unknown] the column `Change` of the table of `Signals` is not known
        help: did you mean `change`?
    another form
      31:122 "driving force" error[column-unknown] the column `driving force` of the table of `Signals` is not known
        help: did you mean `driving-force`?
    another word
      31:155 "score" error[column-unknown] the column `score` of the table of `Signals` is not known
        help: did you mean `relevancy`?
    another word, first
      31:3 "signal" error[column-unknown] the column `signal` of the table of `Signals` is not known
        help: did you mean `name`?
    another word, in the middle
      31:91 "outlook" error[column-unknown] the column `outlook` of the table of `Signals` is not known
        help: did you mean `10-year`?
    relevance
      31:155 "relevance" error[column-unknown] the column `relevance` of the table of `Signals` is not known
        help: did you mean `relevancy`?
    empty
      31:27 "" error[column-unknown] a column of the table of `Signals` has no header
        help: did you mean `description`?
    empty, first
      31:3 "" error[column-unknown] a column of the table of `Signals` has no header
        help: did you mean `name`?
    bold
      31:63 "**change**" error[column-unknown] the column `**change**` of the table of `Signals` is not known
        help: did you mean `change`?
    "#);
}

#[test]
fn a_column_out_of_order_is_one_finding() {
    let cases = [
        ("two swapped", columns(&[0, 2, 1, 3, 4, 5])),
        ("the last first", columns(&[5, 0, 1, 2, 3, 4])),
        ("the first last", columns(&[1, 2, 3, 4, 5, 0])),
        ("of two, swapped", rows("Issues", |cells| cells.swap(0, 1))),
    ];
    insta::assert_snapshot!(one_each(cases), @r#"
    two swapped
      31:10 "change" error[column-order] the column `change` belongs after the column `description`
        help: move the column with all its cells after the column `description`
    the last first
      31:3 "relevancy" error[column-order] the column `relevancy` belongs after the column `driving-force`
        help: move the column with all its cells after the column `driving-force`
    the first last
      31:64 "name" error[column-order] the column `name` belongs before all other columns
        help: move the column with all its cells before all other columns
    of two, swapped
      60:3 "description" error[column-order] the column `description` belongs after the column `name`
        help: move the column with all its cells after the column `name`
    "#);
}

#[test]
fn relevancy_is_aligned_to_the_right() {
    let cases = [
        ("left", with("------------:|", ":------------|")),
        ("centred", with("------------:|", ":-----------:|")),
        ("not at all", with("------------:|", "-------------|")),
    ];
    insta::assert_snapshot!(one_each(cases), @r#"
    left
      32:152 ":------------" warning[column-alignment] the column `relevancy` is left-aligned, not right-aligned
        help: write `---:`
    centred
      32:152 ":-----------:" warning[column-alignment] the column `relevancy` is centred, not right-aligned
        help: write `---:`
    not at all
      32:152 "-------------" warning[column-alignment] the column `relevancy` is without alignment, not right-aligned
        help: write `---:`
    "#);
}

#[test]
fn columns_missing_side_by_side_are_a_finding_each() {
    insta::assert_snapshot!(all(&columns(&[0, 1, 2, 5])), @r#"
    31:1 "| name | description | change | relevancy |" error[column-missing] the column `10-year` is missing from the table of `Signals`
      help: add it after the column `change`; the table has `name`, `description`, `change` and `relevancy`
    31:1 "| name | description | change | relevancy |" error[column-missing] the column `driving-force` is missing from the table of `Signals`
      help: add it after the column `change`; the table has `name`, `description`, `change` and `relevancy`
    "#);
}
