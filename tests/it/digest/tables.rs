//! The tables: what keeps text from being one, and their rows.

use super::{BASE, clean, lines, one_each, places, rows, with};

/// The digest with this many concerns.
fn concerns(count: usize) -> String {
    lines("Concerns", |lines| {
        lines.truncate(2);
        lines.extend((0..count).map(|it| format!("| Loss {it} | Crews forget coast {it}. |")));
    })
}

#[test]
fn a_delimiter_row_that_is_wrong_is_one_finding() {
    let delimiter = |line: &'static str| lines("Concerns", move |lines| lines[1] = line.to_owned());
    let cases = [
        ("none", lines("Concerns", |lines| drop(lines.remove(1)))),
        ("none, of Signals", lines("Signals", |lines| drop(lines.remove(1)))),
        ("too narrow", delimiter("|:---|")),
        ("too wide", delimiter("|:---|:---|:---|")),
        ("other characters", delimiter("|====|====|")),
        ("blank cells", delimiter("|    |    |")),
        ("before the header", lines("Concerns", |lines| lines.swap(0, 1))),
    ];
    insta::assert_snapshot!(one_each(cases), @r#"
    none
      39:1 "| name               | description                        |" error[table-malformed] the table of `Concerns` has no delimiter row under its header
        help: add a line such as `| --- | --- |` with one group of dashes a column
    none, of Signals
      31:1 "| name                  | descri …          |   relevancy |" error[table-malformed] the table of `Signals` has no delimiter row under its header
        help: add a line such as `| --- | --- | --- | --- | --- | --- |` with one group of dashes a column
    too narrow
      40:1 "|:---|" error[table-malformed] the delimiter row of the table of `Concerns` has 1 cell, its header 2
        help: write one group of dashes for each of the 2 columns
    too wide
      40:1 "|:---|:---|:---|" error[table-malformed] the delimiter row of the table of `Concerns` has 3 cells, its header 2
        help: write one group of dashes for each of the 2 columns
    other characters
      39:1 "| name               | description                        |" error[table-malformed] the table of `Concerns` has no delimiter row under its header
        help: add a line such as `| --- | --- |` with one group of dashes a column
    blank cells
      39:1 "| name               | description                        |" error[table-malformed] the table of `Concerns` has no delimiter row under its header
        help: add a line such as `| --- | --- |` with one group of dashes a column
    before the header
      39:1 "|:-------------------|:-----------------------------------|" error[table-malformed] the delimiter row of the table of `Concerns` is above its header
        help: swap the two lines
    "#);
}

#[test]
fn blank_lines_inside_a_table_are_one_finding() {
    let cases = [
        ("between rows", lines("Signals", |lines| lines.insert(3, String::new()))),
        ("before the last row", lines("Signals", |lines| lines.insert(4, String::new()))),
        (
            "in two places",
            lines("Signals", |lines| {
                lines.insert(4, String::new());
                lines.insert(3, String::new());
            }),
        ),
        ("under the head", lines("Signals", |lines| lines.insert(2, String::new()))),
        ("of blanks", lines("Signals", |lines| lines.insert(3, "   ".to_owned()))),
    ];
    insta::assert_snapshot!(one_each(cases), @r#"
    between rows
      35:1 "| Sun in Place of Oil   | Panels … ium.     |           4 |" error[table-malformed] a blank line cuts 2 rows off the table of `Signals`
        help: remove the blank line before it
    before the last row
      36:1 "| Quieter Foghorns      | Horns  … oat.     |           2 |" error[table-malformed] a blank line cuts 1 row off the table of `Signals`
        help: remove the blank line before it
    in two places
      35:1 "| Sun in Place of Oil   | Panels … ium.     |           4 |" error[table-malformed] blank lines cut 2 rows off the table of `Signals`
        help: remove the blank lines inside the table
    under the head
      34:1 "| Lamps Without Keepers | The la … r rocks. |           5 |" error[table-malformed] a blank line cuts 3 rows off the table of `Signals`
        help: remove the blank line before it
    of blanks
      35:1 "| Sun in Place of Oil   | Panels … ium.     |           4 |" error[table-malformed] a blank line cuts 2 rows off the table of `Signals`
        help: remove the blank line before it
    "#);
}

#[test]
fn a_second_table_is_one_finding() {
    let cases = [
        (
            "with another header",
            lines("Concerns", |lines| lines.extend(["", "| a | b |", "|---|---|", "| 1 | 2 |"].map(str::to_owned))),
        ),
        (
            "the same again",
            lines("Concerns", |lines| {
                let again = lines.clone();
                lines.push(String::new());
                lines.extend(again);
            }),
        ),
    ];
    insta::assert_snapshot!(one_each(cases), @r#"
    with another header
      44:1 "| a | b |\n|---|---|\n| 1 | 2 |" error[section-content] the section `Concerns` contains a second table
        help: move it to a section of its own, or remove it
    the same again
      44:1 "| name               | descripti … al leads ships astray. |" error[section-content] the section `Concerns` contains a second table
        help: move it to a section of its own, or remove it
    "#);
}

#[test]
fn a_table_of_a_header_alone_is_one_finding() {
    let cases = [
        ("with its delimiter row", lines("Signals", |lines| lines.truncate(2))),
        ("without it", lines("Signals", |lines| lines.truncate(1))),
        ("41 rows", concerns(41)),
    ];
    insta::assert_snapshot!(one_each(cases), @r#"
    with its delimiter row
      31:1 "| name                  | descri …          |   relevancy |" error[row-count] the table of `Signals` has no rows, fewer than the minimum 1
        help: add at least 1 row
    without it
      31:1 "| name                  | descri …          |   relevancy |" error[table-malformed] the table of `Signals` has no delimiter row under its header
        help: add a line such as `| --- | --- | --- | --- | --- | --- |` with one group of dashes a column
    41 rows
      81:1 "| Loss 40 | Crews forget coast 40. |" error[row-count] the table of `Concerns` has 41 rows, more than the maximum 40
        help: drop 1 row
    "#);
}

#[test]
fn variants_of_a_table_pass() {
    let each = |heading: &str, change: fn(&str) -> String| {
        lines(heading, |lines| lines.iter_mut().for_each(|line| *line = change(line)))
    };
    clean([
        ("no outer pipes", each("Concerns", |line| line.trim_matches('|').to_owned())),
        ("no pipe at the end", each("Concerns", |line| line.trim_end_matches('|').to_owned())),
        (
            "one row without outer pipes",
            lines("Concerns", |lines| lines[2] = lines[2].trim_matches('|').trim().to_owned()),
        ),
        ("not padded", rows("Signals", |_| ())),
        ("indented", each("Concerns", |line| format!("   {line}"))),
        ("blanks behind", each("Concerns", |line| format!("{line}  "))),
        ("escaped pipes", with("From sound to signal.", "From a \\|\\| b to c.  ")),
        ("escaped pipe in code", with("From sound to signal.", "From `a \\| b` to c. ")),
        ("an entity for a pipe", with("From sound to signal.", "From a &#124; b to c.")),
        (
            "names not aligned",
            rows("Concerns", |cells| {
                if cells[0].starts_with(':') {
                    *cells = vec!["---".into(), "---".into()];
                }
            }),
        ),
        ("no blank line above", with("## Concerns\n\n", "## Concerns\n")),
        ("no blank line below", with("|\n\n## Behaviors", "|\n## Behaviors")),
        ("no line ending at the end", BASE.trim_end().to_owned()),
        ("the same name in two tables", with("Upkeep of Towers", "Nights in a Tower")),
        ("40 rows", concerns(40)),
        ("one row", lines("Concerns", |lines| lines.truncate(3))),
        (
            "the word of a column in a later cell",
            with("Crews forget how to read a coast. ", "description                       "),
        ),
    ]);
}

#[test]
fn a_blank_line_inside_the_head_is_one_finding_at_the_dashes() {
    let text = lines("Concerns", |lines| lines.insert(1, String::new()));
    let delimiter = "|:-------------------|:-----------------------------------|";
    assert_eq!(places(&text), [format!("41:1 {delimiter:?} error[table-malformed]")]);
}
