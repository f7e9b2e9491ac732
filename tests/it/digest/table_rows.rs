//! The rows of the tables.

use super::{all, lines, one_each, places, with};

#[test]
fn a_row_of_another_length_is_one_finding() {
    let row = |text: &'static str| lines("Concerns", move |lines| lines[2] = text.to_owned());
    let cases = [
        ("too short", row("| Loss of Seamanship |")),
        ("too long", row("| Loss of Seamanship | Crews forget how to read a coast. | 3 |")),
        ("far too long", row("| Loss of Seamanship | Crews forget how to read a coast. | 3 | 4 | 5 |")),
        ("a pipe in the text", row("| Loss of Seamanship | Crews forget | how to read a coast. |")),
        ("two pipes in the text", row("| Loss of Seamanship | Crews forget a||b and more. |")),
        ("a pipe in code", row("| Loss of Seamanship | Crews type `ls | wc` all day. |")),
        ("two pipes in code", row("| Loss of Seamanship | Crews type `a || b` all day. |")),
        ("prose right under the table", lines("Concerns", |lines| lines.push("Ranked by relevancy.".to_owned()))),
        (
            "a short row of Signals",
            lines("Signals", |lines| {
                lines[3] =
                    "| Sun in Place of Oil | Panels charge the batteries. | From oil tanks to panels. |".to_owned();
            }),
        ),
        ("two pipes in Signals", with("From sound to signal.", "From a || b to c.")),
    ];
    insta::assert_snapshot!(one_each(cases), @r#"
    too short
      41:1 "| Loss of Seamanship |" error[row-shape] row 1 has 1 cell, the header has 2
        help: fill in the missing cell, or a `|` that was lost
    too long
      41:60 "3" error[row-shape] row 1 has 3 cells, the header has 2
        help: write each `|` that belongs to the text as `\|`, or remove what is too much
    far too long
      41:60 "3 | 4 | 5" error[row-shape] row 1 has 5 cells, the header has 2
        help: write each `|` that belongs to the text as `\|`, or remove what is too much
    a pipe in the text
      41:39 "how to read a coast." error[row-shape] row 1 has 3 cells, the header has 2
        help: write each `|` that belongs to the text as `\|`, or remove what is too much
    two pipes in the text
      41:38 "||" error[row-shape] row 1 has 4 cells, the header has 2: `||` inside a cell splits it
        help: write each `|` that belongs to the text as `\|`
    a pipe in code
      41:41 "wc` all day." error[row-shape] row 1 has 3 cells, the header has 2
        help: write each `|` that belongs to the text as `\|`, or remove what is too much
    two pipes in code
      41:38 "||" error[row-shape] row 1 has 4 cells, the header has 2: `||` inside a cell splits it
        help: write each `|` that belongs to the text as `\|`
    prose right under the table
      43:1 "Ranked by relevancy." error[row-shape] `Ranked by relevancy.` is right under the table, which makes it a row
        help: put a blank line before it
    a short row of Signals
      34:1 "| Sun in Place of Oil | Panels c … m oil tanks to panels. |" error[row-shape] row 2 has 3 cells, the header has 6
        help: fill in the missing 3 cells, or a `|` that was lost
    two pipes in Signals
      35:70 "||" error[row-shape] row 3 has 8 cells, the header has 6: `||` inside a cell splits it
        help: write each `|` that belongs to the text as `\|`
    "#);
}

#[test]
fn a_header_among_the_rows_is_one_finding() {
    let cases = [
        ("whole", lines("Signals", |lines| lines.insert(4, lines[0].clone()))),
        ("whole, last", lines("Concerns", |lines| lines.push(lines[0].clone()))),
        (
            "a column's name as a name",
            lines("Signals", |lines| lines[3] = lines[3].replace("Sun in Place of Oil", "description        ")),
        ),
    ];
    insta::assert_snapshot!(one_each(cases), @r#"
    whole
      35:1 "| name                  | descri …          |   relevancy |" error[row-header-repeated] row 3 repeats the header
        help: remove the row
    whole, last
      43:1 "| name               | description                        |" error[row-header-repeated] row 3 repeats the header
        help: remove the row
    a column's name as a name
      34:3 "description" error[row-header-repeated] the name of row 2 is `description`, the header of a column
        help: put the row's own text here; a record was probably split in two: look at the row before
    "#);
}

#[test]
fn rows_of_the_same_name_are_one_finding() {
    let cases = [
        ("the same row", lines("Signals", |lines| lines.push(lines[2].clone()))),
        ("another row", with("Spoofed Positions ", "Loss of Seamanship")),
    ];
    insta::assert_snapshot!(one_each(cases), @r#"
    the same row
      36:3 "Lamps Without Keepers" warning[row-duplicate] the name `Lamps Without Keepers` appears in two rows
        help: remove one of the rows, or tell them apart
    another row
      42:3 "Loss of Seamanship" warning[row-duplicate] the name `Loss of Seamanship` appears in two rows
        help: remove one of the rows, or tell them apart
    "#);
}

#[test]
fn a_pipe_too_many_at_the_end_of_a_row_is_no_pipe_of_its_text() {
    let text = lines("Concerns", |lines| lines[2].push('|'));
    insta::assert_snapshot!(one_each([("a second pipe", text)]), @r#"
    a second pipe
      41:60 "|" error[row-shape] row 1 has 3 cells, the header has 2: a `|` too many ends it
        help: remove the last `|`
    "#);
}

#[test]
fn prose_between_rows_is_to_be_moved_as_a_blank_line_would_cut_the_table() {
    let text = lines("Concerns", |lines| lines.insert(3, "Ranked by relevancy.".to_owned()));
    insta::assert_snapshot!(one_each([("a line", text)]), @r#"
    a line
      42:1 "Ranked by relevancy." error[row-shape] `Ranked by relevancy.` is between two rows of the table, which makes it a row
        help: move it out of the table, or remove it
    "#);
}

#[test]
fn a_line_of_dashes_among_the_rows_is_one_finding() {
    let cases = [
        ("under the head", lines("Concerns", |lines| lines.insert(2, lines[1].clone()))),
        ("in the middle", lines("Concerns", |lines| lines.insert(3, lines[1].clone()))),
        ("last", lines("Concerns", |lines| lines.push(lines[1].clone()))),
    ];
    for (name, text) in cases {
        let found = places(&text);
        assert!(found.len() == 1 && found[0].ends_with("error[row-header-repeated]"), "{name}: {found:#?}");
    }
}

#[test]
fn a_repeated_head_of_two_lines_is_one_finding_that_names_both() {
    let text = lines("Concerns", |lines| lines.splice(3..3, [lines[0].clone(), lines[1].clone()]).for_each(drop));
    insta::assert_snapshot!(one_each([("header and dashes", text)]), @r#"
    header and dashes
      42:1 "| name               | description                        |" error[row-header-repeated] rows 2 and 3 repeat the header
        help: remove the rows
    "#);
}

#[test]
fn names_that_are_placeholders_are_not_told_as_repetitions_too() {
    let text = lines("Issues", |lines| {
        for line in &mut lines[2..4] {
            let rest = line.trim_start_matches('|').split_once('|').unwrap().1;
            *line = format!("| nan |{rest}");
        }
    });
    insta::assert_snapshot!(all(&text), @r#"
    60:3 "name" error[value-placeholder] the column `name` of the table of `Issues` holds no value in all 2 rows
      help: fill in the column
    "#);
}
