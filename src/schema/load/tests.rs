use std::sync::Arc;

use crate::diagnostic::Severity;
use crate::schema::{Level, Schema};
use crate::text::Source;

fn load(text: &str) -> Result<Schema, String> {
    let text = format!("{text}\n[schema]\nname = \"test\"\n");
    Schema::load(Arc::new(Source::new("schema.toml", &text).unwrap())).map_err(|mistakes| {
        let messages: Vec<_> = mistakes.iter().map(|it| it.diagnostic.message.as_str()).collect();
        messages.join("; ")
    })
}

/// Holds that each text has this one mistake.
#[track_caller]
fn assert_mistakes(cases: &[(&str, &str)]) {
    for (text, message) in cases {
        assert_eq!(load(text).err().as_deref(), Some(*message), "{text}");
    }
}

#[test]
fn empty_lists_are_told() {
    assert_mistakes(&[
        ("[table.t]\nunique = []\ncolumns = [{ name = \"a\" }]", "`unique` is an empty list: every row fits"),
        (
            "[table.t]\ncolumns = [{ name = \"a\" }, { name = \"b\", when = { column = \"a\", not-equals = [] } }]",
            "`not-equals` is an empty list: everything fits",
        ),
    ]);
    assert!(load("[values]\nnot = []\n[[section]]\nheading = \"A\"\naliases = []").is_ok());
}

#[test]
fn names_that_are_taken_are_told() {
    assert_mistakes(&[
        (
            "[[preamble]]\nname = \"a\"\nsyntax = \"b\"\n[[preamble]]\nname = \"a\"\nsyntax = \"c\"",
            "the paragraph `a` is declared twice",
        ),
        (
            "[table.t]\ncolumns = [{ name = \"a\", aliases = \"c\" }, { name = \"b\", aliases = \"c\" }]",
            "the column `c` is declared twice",
        ),
    ]);
    assert!(load("[table.t]\ncolumns = [{ name = \"a\", aliases = [\"a\", \"b\", \"b\"] }]").is_ok());
}

#[test]
fn what_a_mistake_hides_is_not_missed() {
    assert_mistakes(&[
        ("[[preamble]]\nname = \"a\"\n[captures.x]", "this [[preamble]] has no `syntax`"),
        (
            "[table.t]\nmin-rows = \"0\"\nmax-rows = 0\ncolumns = [{ name = \"a\" }]",
            "`min-rows` is a string, not a non-negative whole number",
        ),
        ("[table.t]\nunique = \"a\"\ncolumns = []", "this [table.t] has no `columns`"),
        ("[table.t]\nunique = \"b\"\ncolumns = [{ name = \"a\" }, {}]", "this column has no `name`"),
        (
            "[[section]]\nheading = \"A\"\nwhen = { field = \"b\", present = true }\n[section.fields.b]",
            "[[section]] has no key `fields`",
        ),
        (
            "[[section]]\nheading = \"A\"\ncontent = \"fields\"\nwhen = { field = \"b\", present = true }\n[section.field]\nb = 1",
            "`b` is 1, not a table",
        ),
    ]);
}

#[test]
fn limits_are_days_and_finite_numbers() {
    let column = |limit: &str| load(&format!("[table.t]\ncolumns = [{{ name = \"a\", {limit} }}]")).err();
    assert_eq!(column("type = \"date\", minimum = 2015-01-01"), None);
    assert_eq!(column("type = \"number\", maximum = 99999999999999999999"), None);
    for limit in ["2015-01-01T10:00:00", "10:00:00", "2015"] {
        assert!(column(&format!("type = \"date\", minimum = {limit}")).is_some(), "{limit}");
    }
    for limit in ["nan", "inf", "-inf", "2015-01-01"] {
        assert!(column(&format!("type = \"number\", minimum = {limit}")).is_some(), "{limit}");
    }
}

#[test]
fn columns_take_the_severity_of_their_table() {
    let schema =
        load("[table.t]\nseverity = \"note\"\ncolumns = [{ name = \"a\" }, { name = \"b\", severity = \"off\" }]");
    let levels: Vec<_> = schema.unwrap().tables[0].columns.iter().map(|column| column.value.level).collect();
    assert_eq!(levels, [Some(Level::Report(Severity::Note)), Some(Level::Off)]);
}

#[test]
fn a_whole_pattern_ends_behind_its_comment() {
    let schema = load("[[section]]\npattern = '(?x) a | b # either'").unwrap();
    let regex = &schema.outline.sections[0].heading.pattern.as_ref().unwrap().regex;
    assert!(regex.is_match("b") && !regex.is_match("bc") && !regex.is_match("cb"));
}
