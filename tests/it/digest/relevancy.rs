//! The cells of the column relevancy.

use super::{clean, one_each, places, rows, rules, with};

/// The digest with another relevancy in the row of the sun.
fn relevancy(cell: &str) -> String {
    with("lithium.     |           4 |", &format!("lithium.     |{cell}|"))
}

#[test]
fn a_relevancy_that_is_no_whole_number_from_1_to_5_is_one_finding() {
    let cases = [
        "9", "0", "-1", "6", "high", "4.5", "4.0", "4,0", "4/5", "nan", "NaN", "N/A", "None", "٣", "４", "**4**", "4*",
        "1e1", "inf", "-",
    ];
    let cases = cases.map(|it| (it, relevancy(&format!(" {it} "))));
    insta::assert_snapshot!(one_each(cases), @r#"
    9
      34:153 "9" error[value-range] relevancy 9 is above the maximum 5
        help: use a whole number from 1 to 5
    0
      34:153 "0" error[value-range] relevancy 0 is below the minimum 1
        help: use a whole number from 1 to 5
    -1
      34:153 "-1" error[value-range] relevancy -1 is below the minimum 1
        help: use a whole number from 1 to 5
    6
      34:153 "6" error[value-range] relevancy 6 is above the maximum 5
        help: use a whole number from 1 to 5
    high
      34:153 "high" error[value-type] relevancy `high` is not a whole number
        help: use a whole number from 1 to 5
    4.5
      34:153 "4.5" error[value-type] relevancy `4.5` is not a whole number
        help: use a whole number from 1 to 5
    4.0
      34:153 "4.0" error[value-type] relevancy `4.0` is not a whole number
        help: use a whole number from 1 to 5
    4,0
      34:153 "4,0" error[value-type] relevancy `4,0` is not a whole number
        help: use a whole number from 1 to 5
    4/5
      34:153 "4/5" error[value-type] relevancy `4/5` is not a whole number
        help: use a whole number from 1 to 5
    nan
      34:153 "nan" error[value-placeholder] relevancy holds the placeholder `nan`
        help: use a whole number from 1 to 5
    NaN
      34:153 "NaN" error[value-placeholder] relevancy holds the placeholder `NaN`
        help: use a whole number from 1 to 5
    N/A
      34:153 "N/A" error[value-placeholder] relevancy holds the placeholder `N/A`
        help: use a whole number from 1 to 5
    None
      34:153 "None" error[value-placeholder] relevancy holds the placeholder `None`
        help: use a whole number from 1 to 5
    ٣
      34:153 "٣" error[value-type] relevancy `٣` is not a whole number
        help: use a whole number from 1 to 5
    ４
      34:153 "４" error[value-type] relevancy `４` is not a whole number
        help: use a whole number from 1 to 5
    **4**
      34:153 "**4**" error[value-type] relevancy `**4**` is not a whole number
        help: use a whole number from 1 to 5
    4*
      34:153 "4*" error[value-type] relevancy `4*` is not a whole number
        help: use a whole number from 1 to 5
    1e1
      34:153 "1e1" error[value-type] relevancy `1e1` is not a whole number
        help: use a whole number from 1 to 5
    inf
      34:153 "inf" error[value-type] relevancy `inf` is not a whole number
        help: use a whole number from 1 to 5
    -
      34:153 "-" error[value-type] relevancy `-` is not a whole number
        help: use a whole number from 1 to 5
    "#);
}

#[test]
fn an_empty_relevancy_is_one_finding() {
    let cases = [("blanks", relevancy("             ")), ("one blank", relevancy(" "))];
    insta::assert_snapshot!(one_each(cases), @r#"
    blanks
      34:153 "" error[value-empty] relevancy is empty
        help: use a whole number from 1 to 5
    one blank
      34:153 "" error[value-empty] relevancy is empty
        help: use a whole number from 1 to 5
    "#);
}

#[test]
fn a_whole_number_that_is_far_too_large_is_above_the_maximum() {
    insta::assert_snapshot!(one_each([("20 digits", relevancy(" 99999999999999999999 "))]), @r#"
    20 digits
      34:153 "99999999999999999999" error[value-range] relevancy 99999999999999999999 is above the maximum 5
        help: use a whole number from 1 to 5
    "#);
}

#[test]
fn a_cell_of_fixed_blanks_is_empty() {
    assert_eq!(rules(&relevancy(" \u{a0} ")), ["value-empty"]);
}

#[test]
fn a_column_of_placeholders_is_one_finding() {
    let text = rows("Signals", |cells| {
        if !cells[0].starts_with(':') && cells[0] != "name" {
            cells[5] = "nan".to_owned();
        }
    });
    assert_eq!(places(&text), ["31:59 \"relevancy\" error[value-placeholder]"]);
}

#[test]
fn a_whole_number_from_1_to_5_passes_wherever_it_stands_in_its_cell() {
    clean([
        ("left", relevancy(" 5           ")),
        ("right", relevancy("            5")),
        ("without padding", relevancy("5")),
        ("the least", relevancy(" 1 ")),
    ]);
}
