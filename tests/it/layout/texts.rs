use digestlint::layout::{FinalNewline, LineEnding, Style, TableStyle, format};

use crate::support::source;

fn formatted(text: &str, style: &Style) -> String {
    let once = format(&source(text), style).map_or_else(|| text.to_owned(), |it| it.text().to_owned());
    assert!(format(&source(&once), style).is_none(), "{once:?} is not laid out");
    once
}

#[track_caller]
fn becomes(text: &str, expected: &str) {
    assert_eq!(formatted(text, &Style::default()), expected);
}

#[track_caller]
fn stays(text: &str) {
    becomes(text, text);
}

const KEEP: Style = Style {
    tables: TableStyle::Keep,
    list_marker: None,
    blank_lines_before_sections: 3,
    line_ending: LineEnding::Keep,
    final_newline: FinalNewline::Keep,
};

#[test]
fn tables_stand_in_columns() {
    becomes(
        "|name|relevancy|\n|:-|-:|\n|A longer name|4|\n|x \\| y||\n",
        "\
| name          |   relevancy |
|:--------------|------------:|
| A longer name |           4 |
| x \\| y        |             |
",
    );
    becomes("  a | b\n :-- | :-:\n  1|2\n", "| a   |  b  |\n|:----|:---:|\n| 1   |  2  |\n");
}

#[test]
fn odd_rows_keep_their_cells() {
    becomes(
        "| a | b |\n|---|---|\n|1|\n||2|\nunder it\n",
        "| a   | b   |\n|-----|-----|\n| 1   |\n|     | 2   |\nunder it\n",
    );
    // Which of its pipes part cells cannot be known.
    stays("| a | b |\n|---|---|\n|1|2||3|\n");
}

#[test]
fn text_that_is_no_table_stays() {
    stays("|a|b|\n|-|\n|1|2|\n");
    stays("|a|\n|1|\n");
    stays("| a   |\n|-----|\n\n\n|1|\n");
    stays("> |a|\n> |-|\n\n* |a|\n  |-|\n");
    stays("```\n|a|\n|-|\n```\n");
}

#[test]
fn tables_may_be_padded_otherwise() {
    let text = "| a |\n|---|\n| 字字 |\n| é    |\n";
    let style = |tables| Style { tables, ..Style::default() };
    assert_eq!(formatted(text, &style(TableStyle::Display)), "| a    |\n|------|\n| 字字 |\n| é    |\n");
    assert_eq!(formatted(text, &style(TableStyle::Compact)), "| a |\n|---|\n| 字字 |\n| é |\n");
    assert_eq!(formatted(text, &style(TableStyle::Keep)), text);
}

#[test]
fn lists_have_one_bullet() {
    becomes("- a\n  + b\n    1. c\n- d\n\n> + e\n", "* a\n  * b\n    1. c\n* d\n\n> * e\n");
    stays("1) a\n2) b\n\n10. c\n");
    let dashes = Style { list_marker: Some('-'), ..Style::default() };
    assert_eq!(formatted("* a\n* b - c\n", &dashes), "- a\n- b - c\n");
    assert_eq!(formatted("* a\n\nb\n\n- c\n", &KEEP), "* a\n\nb\n\n- c\n");
}

#[test]
fn lists_that_would_become_one_stay_two() {
    becomes("- a\n\n+ b\n\n- c\n", "* a\n\n+ b\n\n* c\n");
    stays("* a\n\n- b\n");
    stays("- a\n\n* b\n");
}

#[test]
fn a_bullet_that_is_part_of_a_text_stays() {
    stays("- * *\n");
    becomes("- - a\n- b\n", "* - a\n* b\n");
}

#[test]
fn blocks_have_a_blank_line_between_them() {
    becomes(
        "\n \n# T\ntext\n## A\n* a\n* b\n## B\n\n\n\n```\n\n\n\n```\n***\n> q\n\n\n\nend\n",
        "# T\n\ntext\n\n\n\n## A\n\n* a\n* b\n\n## B\n\n```\n\n\n\n```\n\n***\n\n> q\n\nend\n",
    );
    becomes("a\n\n\n[b]: c\n\n\nd\n\n\ne\n", "a\n\n\n[b]: c\n\n\nd\n\ne\n");
    becomes("* a\n\n\n\n  b\n* c\n\n  ```\n\n\n  ```\n", "* a\n\n  b\n* c\n\n  ```\n\n\n  ```\n");
    becomes("---\na: b\n---\n# T\n## A\n", "---\na: b\n---\n\n# T\n\n## A\n");
}

#[test]
fn no_front_matter_comes_to_be() {
    stays("\n---\n\n* a\n\n---\n");
}

#[test]
fn comments_stay_beside_what_they_are_about() {
    stays("# T\n\n<!-- a -->\n## A\n\n<!-- b -->\ntext\n<!-- c -->\n");
    becomes("# T\n\n<!-- a -->\n\n\n\n## A\n", "# T\n\n<!-- a -->\n\n## A\n");
    stays("# T\n\ntext\n\n<!-- a -->\n\n\n\n## A\n");
    stays("# T\n\ntext\n\n\n\n<!-- a -->\n## A\n");
    becomes("# T\n\ntext\n<!-- a -->\n## A\n", "# T\n\ntext\n\n\n\n<!-- a -->\n## A\n");
}

#[test]
fn a_preamble_is_kept_apart() {
    becomes("# T\n\n## A\n\ntext\n\n## B\n", "# T\n\n## A\n\ntext\n\n## B\n");
    becomes("text\n\n## A\n", "text\n\n\n\n## A\n");
    let one = Style { blank_lines_before_sections: 1, ..Style::default() };
    assert_eq!(formatted("# T\n\ntext\n\n\n\n## A\n", &one), "# T\n\ntext\n\n## A\n");
    let none = Style { blank_lines_before_sections: 0, ..Style::default() };
    assert_eq!(formatted("# T\n\ntext\n\n\n\n## A\n", &none), "# T\n\ntext\n## A\n");
}

#[test]
fn blanks_that_say_nothing_go() {
    becomes(
        "# T \n\na \nb\t\n \n* c  \n\n| d   | \n|-----|  \n\n> e \n> \n",
        "# T\n\na\nb\n\n* c\n\n| d   |\n|-----|\n\n> e\n>\n",
    );
}

#[test]
fn blanks_that_say_something_stay() {
    stays("a  \nb\\ \nc `d  \ne`\n");
    stays("```\na \n```\n\n    b \n\n<p>\nc  \n</p>\n");
    stays("---\na: |\n  b  \n---\n");
    // An item that is blank is a fault of its own.
    stays("* \n* a\n\n1. \n");
}

#[test]
fn the_end_is_one_line_end_or_none() {
    becomes("a\n\n \n", "a\n");
    becomes("a\n   ", "a\n");
    stays("a");
    let style = |final_newline| Style { final_newline, ..Style::default() };
    assert_eq!(formatted("a  ", &style(FinalNewline::Always)), "a\n");
    assert_eq!(formatted("a\r\nb", &style(FinalNewline::Always)), "a\r\nb\r\n");
    assert_eq!(formatted("a \n\n", &style(FinalNewline::Never)), "a");
    for text in ["", " \n", "```\na\n\n\n", "<p>\n\n\n", "<!-- a\n\n\n"] {
        assert!(!formatted(text, &style(FinalNewline::Always)).contains("a\n\n\n\n"), "{text:?}");
    }
    stays("```\na\n\n\n");
}

#[test]
fn lines_end_alike() {
    becomes("a\r\nb\nc\r\nd\r\n", "a\r\nb\r\nc\r\nd\r\n");
    becomes("a\nb\r\n", "a\nb\n");
    becomes("a\rb\n\rc\r", "a\rb\r\rc\r");
    let style = |line_ending| Style { line_ending, ..Style::default() };
    assert_eq!(formatted("a\r\n\r\n\rb\r", &style(LineEnding::Lf)), "a\n\nb\n");
    assert_eq!(formatted("a\n\n\nb\n## c", &style(LineEnding::Crlf)), "a\r\n\r\nb\r\n\r\n\r\n\r\n## c");
    assert_eq!(formatted("```\na\n```\n", &style(LineEnding::Crlf)), "```\r\na\r\n```\r\n");
}

#[test]
fn comments_keep_the_formatter_away() {
    stays("<!-- digestlint-disable-file -->\n\n# A \n\n\n\n- b\n\n|a|\n|-|\n");
    becomes(
        "<!-- digestlint-disable table-format -->\n|a|\n|-|\n\n\n<!-- digestlint-enable table-format -->\n\n|b|\n|-|\n",
        "<!-- digestlint-disable table-format -->\n|a|\n|-|\n\n<!-- digestlint-enable table-format -->\n\n| b   |\n|-----|\n",
    );
    becomes(
        "<!-- digestlint-disable-next-line list-marker -->\n- a\n- b\n\nc\n\n- d\n",
        "<!-- digestlint-disable-next-line list-marker -->\n- a\n- b\n\nc\n\n* d\n",
    );
}

#[test]
fn a_text_that_is_not_utf_8_stays() {
    let source = digestlint::text::Source::from_bytes("a.md", b"# a\xff \n\n\n\n".to_vec()).unwrap();
    assert!(format(&source, &Style::default()).is_none());
}
