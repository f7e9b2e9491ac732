//! Where the part under the cursor is declared.

use digestlint::ide::definition;
use digestlint::schema::Schema;

use super::{DOCUMENT, RECORD, SEED, bound, cursor};
use crate::support::{digest_schema, schema};

/// The part at each of these cursors, and the first line of its declaration.
#[track_caller]
fn definitions(text: &str, schema: &Schema, parts: &[&str]) -> String {
    let declared = |part: &str| {
        bound(text, schema, |bound| {
            let found = definition(bound, cursor(text, part))?;
            let declaration = &found.declaration;
            let line = declaration.source.slice(declaration.span).lines().next()?.to_owned();
            Some(format!("[{}] -> {line}", bound.source.slice(found.origin).replace('\n', "⏎")))
        })
    };
    let lines = parts.iter().map(|part| format!("{part}: {}", declared(part).unwrap_or_default()).replace('\n', "⏎"));
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn the_parts_of_a_digest_are_declared() {
    let parts = [
        "<|># __Unicode",
        "__Unicode 16.0 Enc<|>odes",
        "[20241006<|>]",
        "External <|>link",
        "https://www.uni<|>code",
        "## Key<|>words",
        "* Unicode<|> 16.0",
        "* Cat<|>egory",
        "Category: tech<|>nology",
        "## Signals<|>",
        "| Minority<|>",
        "Version<|> 16.0 of",
    ];
    insta::assert_snapshot!(definitions(SEED, &digest_schema(), &parts));
}

#[test]
fn the_parts_of_a_record_are_declared() {
    let parts = [
        "<|>---\nstatus",
        "status: <|>acc",
        "'tw<|>o'",
        "oth<|>er",
        "Rec<|>ord 7",
        "7<|>:",
        "🙂 a<|>",
        "Back<|>ground",
        "We<|> face",
        "a prob<|>lé",
        "### No<|>tes",
        "ftp<|>",
        "See<|>n: x",
        "* a|<|>b",
        "value-e<|>num",
        "Appe<|>ndix",
        "| opt<|>ion",
        "mo<|>re |",
        "| x<|> |",
        "9.7<|>5",
        "d e |<|>",
    ];
    insta::assert_snapshot!(definitions(DOCUMENT, &schema(RECORD), &parts));
}
