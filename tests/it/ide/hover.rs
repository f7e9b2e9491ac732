//! What there is to say of the part under the cursor.

use std::fmt::Write;

use digestlint::engine::{Settings, check};
use digestlint::ide::hover;
use digestlint::schema::Schema;

use super::{CURSOR, DOCUMENT, RECORD, SEED, bound, cursor};
use crate::support::{digest_schema, schema, source, today};

/// What is said at each of these cursors.
#[track_caller]
fn hovers(text: &str, schema: &Schema, parts: &[&str]) -> String {
    let findings = check(&source(text), schema, &Settings::new(today()));
    bound(text, schema, |bound| {
        let mut page = String::new();
        for part in parts {
            _ = writeln!(page, "===== {part}");
            let Some(hover) = hover(bound, &findings, cursor(text, part)) else {
                _ = writeln!(page, "nothing\n");
                continue;
            };
            let declaration = hover.declaration.map(|it| {
                let place = it.source.line_column(it.span.start);
                format!("{}:{}:{}", it.source.name(), place.line, place.column)
            });
            let span = bound.source.slice(hover.span).replace('\n', "⏎");
            _ = writeln!(page, "[{span}] {}\n\n{}\n", declaration.unwrap_or_default(), hover.markdown);
        }
        page
    })
}

#[test]
fn the_head_of_a_digest() {
    let text = SEED.replace("p/20241006", "p/2024100").replace("Scripts and Thousands", "");
    let parts = [
        "<|># __Unicode",
        "__Unicode 16.0 Enc<|>odes",
        "[20241006<|>]",
        "p/2024100<|>)",
        "External <|>link",
        "https://www.uni<|>code",
    ];
    insta::assert_snapshot!(hovers(&text, &digest_schema(), &parts));
}

#[test]
fn the_sections_of_a_digest() {
    let text = SEED
        .replace("## Concerns", "## Concrens")
        .replace("## Issues", "## Themes")
        .replace("## Behaviors", "## Appendix")
        .replace("## Summary", "**Summary**");
    let parts = [
        "## Key<|>words",
        "<|>## Other",
        "**Sum<|>mary**",
        "Concrens<|>",
        "Appen<|>dix",
        "Technolo<|>gies",
        "* Unicode<|> 16.0",
        "* Cat<|>egory",
        "Category: tech<|>nology",
    ];
    insta::assert_snapshot!(hovers(&text, &digest_schema(), &parts));
}

#[test]
fn the_tables_of_a_digest() {
    let at = SEED.find("## Signals").unwrap();
    let (head, rest) = SEED.split_at(at);
    let end = rest.find("## Concerns").unwrap();
    let table = "## Signals\n\n\
        | name | description | change | 10-year | driving-force | relevance | more |\n\
        |------|-------------|--------|---------|---------------|----------:|------|\n\
        | One thing | A longer text | A change of it | In ten years | A force in it | 4 | x |\n\
        | nan | A text as long | Another change | In some years | Forces behind | 9 | y |\n\
        | Three | A third text | Some change |\n\n";
    let text = format!("{head}{table}{}", &rest[end..]);
    let parts = [
        "| rele<|>vance |",
        "| mo<|>re |",
        "----------<|>:|",
        "| 4<|> |",
        "| 9<|> |",
        "| nan<|> |",
        "| x<|> |",
        "| Some change<|> |",
    ];
    insta::assert_snapshot!(hovers(&text, &digest_schema(), &parts));
}

#[test]
fn the_head_of_a_record() {
    let parts = [
        "<|>---\nstatus",
        "sta<|>tus",
        "status: <|>acc",
        "'tw<|>o'",
        "a much<|> longer",
        "decided: 2025<|>",
        "oth<|>er",
        "Rec<|>ord 7",
        "7<|>:",
        "🙂 a<|>",
    ];
    insta::assert_snapshot!(hovers(DOCUMENT, &schema(RECORD), &parts));
}

#[test]
fn the_sections_of_a_record() {
    let parts = [
        "Back<|>ground",
        "We<|> face",
        "a prob<|>lé",
        "so 7<|>",
        "## Opt<|>ions",
        "### No<|>tes",
        "Li<|>nk",
        "ftp<|>",
        "me<|>, a",
        "me, a<|>,",
        "See<|>n: x",
        "* do<|>ne",
        "* a|<|>b",
        "line value-e<|>num",
        "value-noth<|>ing",
        "Appe<|>ndix",
        "* a\n<|>",
    ];
    insta::assert_snapshot!(hovers(DOCUMENT, &schema(RECORD), &parts));
}

#[test]
fn the_tables_of_a_record() {
    let parts = [
        "| opt<|>ion",
        "wy<|> |",
        "mo<|>re |",
        "é<|>🙂",
        "9.7<|>5",
        "| a b<|>",
        "| a\\<|>|b",
        "|<|> | c",
        "|<|> nan | nan",
        "d e |<|>",
    ];
    insta::assert_snapshot!(hovers(DOCUMENT, &schema(RECORD), &parts));
}

#[test]
fn what_stands_twice_leads_to_the_first() {
    let text = "# Record 1: a\n\n# Record 2: b\n\n## Context\n\nWe face a, so 1 follows.\n\n\
        ## Problem\n\nmore\n\n## Options\n\n| name | cost | cost | why |\n|---|--:|--:|---|\n| a | 1 | 2 | b |\n\n\
        ### Notes\n\n* Link: https://a.b\n* Seen by: me\n* Link: c\n";
    let parts = ["Record 2<|>", "Prob<|>lem", "cost<|> | why", "2<|> | b", "Link<|>: c"];
    insta::assert_snapshot!(hovers(text, &schema(RECORD), &parts));
}

#[test]
fn why_a_cell_is_not_looked_at_is_told() {
    let table = |rows: &str| format!("# Record 1: a\n\n## Options\n\n| name | cost | why |\n|---|--:|---|\n{rows}");
    let said = |rows: &str, part: &str| {
        let page = hovers(&table(rows), &schema(RECORD), &[part]);
        page.lines().find_map(|line| line.strip_prefix("Not looked at: ")).unwrap_or("looked at").to_owned()
    };
    assert_eq!(said("| a | 1 | a b |\n", "| a<|> | 1"), "looked at");
    assert_eq!(said("| a | 1 |\n", "| a<|> |"), "the row has more or fewer cells than the header.");
    assert_eq!(
        said("| a | 1 | b c |\n| name | cost | why |\n| d | 2 | e f |\n", "na<|>me | cost | why |\n| d"),
        "it repeats the header."
    );
    assert_eq!(
        said("| a | 1 | b c |\n|---|--:|---|\n| d | 2 | e f |\n", "-<|>--|--:|---|\n| d"),
        "the row repeats the line of dashes below the header."
    );
    assert_eq!(said("| a | | b c |\n| d | | e f |\n", "| d |<|>"), "the column has no value in any row.");
    assert_eq!(
        said("| a | nan | b |\n| d | | e |\n| f | 1 | g h |\n", "| | e<|>"),
        "the condition does not hold in this row."
    );
}

#[test]
fn there_is_nothing_to_say_of_most_places() {
    let schema = schema(RECORD);
    for text in ["", "\n", "text", "# A\n\n> quoted\n", "```\n## Options\n```\n", "---\na: b"] {
        bound(text, &schema, |bound| {
            assert!(hover(bound, &[], text.len() as u32 + 7).is_none(), "{text}");
        });
    }
    assert!(!DOCUMENT.contains(CURSOR));
}

#[test]
fn a_condition_that_does_not_hold_is_told() {
    let text = DOCUMENT.replace("accepted", "draft");
    insta::assert_snapshot!(hovers(&text, &schema(RECORD), &["deci<|>ded", "2025-02<|>", "Out<|>come", "* do<|>ne"]));
}

#[test]
fn a_long_list_of_values_is_cut() {
    let values = (0..500).map(|it| format!("'value-{it}'")).collect::<Vec<_>>().join(", ");
    let schema = schema(&format!(
        "[schema]\nname = \"long\"\n[[section]]\nheading = \"A\"\ncontent = \"list\"\nitem = {{ enum = [{values}] }}\n"
    ));
    insta::assert_snapshot!(hovers("## A\n\n* value-7\n", &schema, &["value<|>"]));
}
