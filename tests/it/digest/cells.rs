//! The values in cells.

use super::{all, clean, lines, one_each, rows, rules, with};

#[test]
fn a_column_without_any_value_is_one_finding() {
    let emptied = |column: usize, with: &'static str| {
        rows("Signals", move |cells| {
            if !cells[0].starts_with(':') && cells[0] != "name" {
                cells[column] = with.to_owned();
            }
        })
    };
    let cases = [("relevancy", emptied(5, "")), ("description", emptied(1, "")), ("name", emptied(0, ""))];
    insta::assert_snapshot!(one_each(cases), @r#"
    relevancy
      31:59 "relevancy" error[value-empty] the column `relevancy` of the table of `Signals` is empty in all 3 rows
        help: fill in the column
    description
      31:10 "description" error[value-empty] the column `description` of the table of `Signals` is empty in all 3 rows
        help: fill in the column
    name
      31:3 "name" error[value-empty] the column `name` of the table of `Signals` is empty in all 3 rows
        help: fill in the column
    "#);
}

#[test]
fn an_empty_cell_is_one_finding() {
    let row = |cells: [&str; 6]| lines("Signals", |lines| lines[3] = format!("| {} |", cells.join(" | ")));
    let (name, text) = ("Sun in Place of Oil", "Panels charge the batteries.");
    let cases = [
        ("description", row([name, "", text, text, text, "4"])),
        ("name", row(["", text, text, text, text, "4"])),
        ("no blank between the pipes", lines("Concerns", |lines| lines[2] = "| Loss of Seamanship ||".to_owned())),
        ("of two columns", with("Crews forget how to read a coast. ", &" ".repeat(34))),
    ];
    insta::assert_snapshot!(one_each(cases), @r#"
    description
      34:25 "" error[value-empty] description is empty
        help: write the value
    name
      34:3 "" error[value-empty] name is empty
        help: write a short name
    no blank between the pipes
      41:23 "" error[value-empty] description is empty
        help: write the value
    of two columns
      41:24 "" error[value-empty] description is empty
        help: write the value
    "#);
}

#[test]
fn a_row_that_breaks_off_is_one_finding() {
    let row = |cells: [&str; 6]| lines("Signals", |lines| lines[3] = format!("| {} |", cells.join(" | ")));
    let (name, text) = ("Sun in Place of Oil", "Panels charge the batteries.");
    let cases = [
        ("the last two", row([name, text, text, text, "", ""])),
        ("the last three, with nan", row([name, text, text, "", "", "nan"])),
        ("all but the name", row([name, "", "", "", "", "nan"])),
        ("all", row(["", "", "", "", "", ""])),
        ("a record that was split", row(["Sun in Place of Oil,", "", "", "", "", "nan"])),
        (
            "a record of two columns that was split",
            lines("Concerns", |lines| lines[2] = "| Loss of Seamanship, | |".to_owned()),
        ),
    ];
    insta::assert_snapshot!(one_each(cases), @r#"
    the last two
      34:118 " | " error[value-empty] row 2, `Sun in Place of Oil`, breaks off: `driving-force` and `relevancy` hold nothing
        help: fill in the row, or remove it
    the last three, with nan
      34:87 " |  | nan" error[value-empty] row 2, `Sun in Place of Oil`, breaks off: `10-year`, `driving-force` and `relevancy` hold nothing
        help: fill in the row, or remove it
    all but the name
      34:25 " |  |  |  | nan" error[value-empty] row 2, `Sun in Place of Oil`, breaks off: `description`, `change`, `10-year`, `driving-force` and `relevancy` hold nothing
        help: fill in the row, or remove it
    all
      34:3 " |  |  |  |  | " error[value-empty] row 2 is empty
        help: fill in the row, or remove it
    a record that was split
      34:26 " |  |  |  | nan" error[value-empty] row 2, `Sun in Place of Oil,`, breaks off: `description`, `change`, `10-year`, `driving-force` and `relevancy` hold nothing
        help: its name ends in a comma: the record was probably split in two; join it with the next row, or remove it
    a record of two columns that was split
      41:25 "" error[value-empty] row 1, `Loss of Seamanship,`, breaks off: `description` holds nothing
        help: its name ends in a comma: the record was probably split in two; join it with the next row, or remove it
    "#);
}

#[test]
fn empty_cells_apart_are_a_finding_each() {
    let text = lines("Signals", |lines| {
        lines[3] = "| Sun in Place of Oil | | From oil to sun. | | Cheap cells. | 4 |".to_owned();
    });
    insta::assert_snapshot!(all(&text), @r#"
    34:25 "" error[value-empty] description is empty
      help: write the value
    34:46 "" error[value-empty] 10-year is empty
      help: write the value
    "#);
}

#[test]
fn a_name_that_is_no_proper_name_is_one_finding() {
    let name = |text: &str| with("Spoofed Positions ", text);
    let cases = [
        ("a comma at the end", name("Spoofed Positions,")),
        ("one character", name("S")),
        ("121 characters", name(&"S".repeat(121))),
        ("a whole sentence", name(&"Ships are led astray by false signals. ".repeat(8))),
        ("a placeholder", name("TBD")),
    ];
    insta::assert_snapshot!(one_each(cases), @r#"
    a comma at the end
      42:3 "Spoofed Positions," error[value-pattern] name `Spoofed Positions,` ends in `,`
        help: remove `,`
    one character
      42:3 "S" warning[value-length] name `S` has 1 character, fewer than the minimum 2
        help: write at least 2 characters
    121 characters
      42:3 "SSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSS … SSSSSSSSSSSSSSSSSSSSSSSS" warning[value-length] name `SSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSS…` has 121 characters, more than the maximum 120
        help: shorten it to at most 120 characters
    a whole sentence
      42:3 "Ships are led astray by false si … astray by false signals." warning[value-length] name `Ships are led astray by false signals. Ships are led astray…` has 311 characters, more than the maximum 120
        help: shorten it to at most 120 characters
    a placeholder
      42:3 "TBD" error[value-placeholder] name holds the placeholder `TBD`
        help: write a short name
    "#);
}

#[test]
fn a_text_that_is_too_short_is_one_finding() {
    let text = |text: &str| with("A false signal leads ships astray.", text);
    let cases = [
        ("9 characters", text("Too short")),
        ("a full stop", text(".")),
        ("a hyphen", text("-")),
        ("a dash", text("—")),
        ("a placeholder", text("undefined")),
        ("a mark of emphasis", text("**")),
    ];
    insta::assert_snapshot!(one_each(cases), @r#"
    9 characters
      42:24 "Too short" warning[value-length] description `Too short` has 9 characters, fewer than the minimum 10
        help: write at least 10 characters
    a full stop
      42:24 "." warning[value-length] description `.` has 1 character, fewer than the minimum 10
        help: write at least 10 characters
    a hyphen
      42:24 "-" warning[value-length] description `-` has 1 character, fewer than the minimum 10
        help: write at least 10 characters
    a dash
      42:24 "—" warning[value-length] description `—` has 1 character, fewer than the minimum 10
        help: write at least 10 characters
    a placeholder
      42:24 "undefined" error[value-placeholder] description holds the placeholder `undefined`
        help: write the value that belongs here
    a mark of emphasis
      42:24 "**" warning[value-length] description `**` has 2 characters, fewer than the minimum 10
        help: write at least 10 characters
    "#);
}

#[test]
fn proper_values_pass() {
    let name = |text: &str| with("Spoofed Positions ", text);
    clean([
        ("a name of two characters", name("AI")),
        ("a name of 120 characters", name(&"é".repeat(120))),
        ("a name with a comma", name("Spoofed, and Lost, Positions")),
        ("a name in quotes", name("\"Spoofed\" Positions")),
        ("a word that holds a placeholder", name("Nanotubes and None-Such")),
        ("a text in Chinese", with("A false signal leads ships astray.", "假訊號使船隻在夜間偏離航道。")),
        ("emoji", name("Ships 🚢 and 👩‍✈️")),
    ]);
}

#[test]
fn empty_cells_with_more_behind_them_are_a_finding_each() {
    let row = "| Sun in Place of Oil | | | From oil to sun. | Cheap cells. | 4 |";
    insta::assert_snapshot!(all(&lines("Signals", |lines| lines[3] = row.to_owned())), @r#"
    34:25 "" error[value-empty] description is empty
      help: write the value
    34:27 "" error[value-empty] change is empty
      help: write the value
    "#);
}

#[test]
fn a_record_that_was_split_is_one_finding_whatever_stands_in_its_last_column() {
    let split = lines("Signals", |lines| lines[3] = "| Sun in Place of Oil, | | | | | 3 |".to_owned());
    assert_eq!(rules(&split), ["value-empty"]);
    let undeclared = ["relevancy", "---:", "nan", "3"];
    let text = lines("Concerns", |lines| {
        lines[2] = "| Loss of Seamanship, | |".to_owned();
        lines.iter_mut().zip(undeclared).for_each(|(line, cell)| line.extend([" ", cell, " |"]));
    });
    assert_eq!(rules(&text), ["column-unknown", "value-empty"]);
}
