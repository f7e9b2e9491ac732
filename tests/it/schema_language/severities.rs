//! The level that each declaration gives to findings against it.

use digestlint::diagnostic::Severity;

use super::schema;

/// A kind of declaration: a schema with `@` where a severity may stand, and a document with one fault against it.
const DECLARATIONS: [(&str, &str); 15] = [
    ("[title]\n@\n", "Text.\n"),
    ("[title]\nsyntax = \"The {x}\"\n@\n", "# A\n"),
    ("[[preamble]]\nname = \"link\"\nsyntax = \"Link: {url}\"\n@\n", "# A\n"),
    ("[title]\nsyntax = \"The {x}\"\n[captures.x]\nmin-length = 3\n@\n", "# The A\n"),
    ("[[section]]\nheading = \"A\"\n[[section]]\nheading = \"B\"\n@\n", "## A\n\nx\n"),
    ("[[section]]\nheading = \"A\"\ncontent = \"list\"\n@\n", "## A\n\nx\n"),
    ("[[section]]\nheading = \"A\"\ncontent = \"list\"\nmin-items = 2\n@\n", "## A\n\n* x\n"),
    ("[[section]]\nheading = \"A\"\ncontent = \"prose\"\nmin-words = 2\n@\n", "## A\n\nx\n"),
    ("[[section]]\nheading = \"A\"\n[[section.section]]\nheading = \"B\"\n@\n", "## A\n\nx\n"),
    ("[[section]]\nheading = \"A\"\ncontent = \"list\"\n[section.item]\nmin-length = 2\n@\n", "## A\n\n* x\n"),
    ("[[section]]\nheading = \"A\"\ncontent = \"list\"\n[section.item]\nunique = true\n@\n", "## A\n\n* x\n* x\n"),
    (
        "[[section]]\nheading = \"A\"\ncontent = \"fields\"\n[section.field.Type]\nenum = [\"a\"]\n@\n",
        "## A\n\n* Type: x\n",
    ),
    (
        "[[section]]\nheading = \"A\"\ncontent = \"table\"\ntable = \"t\"\n[table.t]\nmin-rows = 2\ncolumns = [{ name = \"n\" }]\n@\n",
        "## A\n\n| n |\n|---|\n| 1 |\n",
    ),
    (
        "[[section]]\nheading = \"A\"\ncontent = \"table\"\ntable = \"t\"\n[[table.t.columns]]\nname = \"n\"\ntype = \"integer\"\n@\n",
        "## A\n\n| n |\n|---|\n| x |\n",
    ),
    ("[links]\n@\n", "[x](y)\n"),
];

#[track_caller]
fn levels(word: &str) -> Vec<Vec<Severity>> {
    let with = |(declarations, document): &(&str, &str)| {
        let schema = schema(&declarations.replace('@', word));
        schema.findings(document).iter().map(|it| it.severity).collect()
    };
    DECLARATIONS.iter().map(with).collect()
}

#[track_caller]
fn assert_levels(word: &str, expected: &[Severity]) {
    let found = levels(word);
    let wrong: Vec<_> = DECLARATIONS.iter().zip(&found).filter(|(_, found)| *found != expected).collect();
    assert!(wrong.is_empty(), "{word}: {wrong:#?}");
}

#[test]
fn every_declaration_is_broken_once() {
    for (at, found) in levels("").iter().enumerate() {
        assert_eq!(found.len(), 1, "{}", DECLARATIONS[at].0);
    }
}

#[test]
fn every_declaration_may_be_an_error() {
    assert_levels("severity = \"error\"", &[Severity::Error]);
}

#[test]
fn every_declaration_may_be_a_warning() {
    assert_levels("severity = \"warn\"", &[Severity::Warning]);
}

#[test]
fn every_declaration_may_be_a_note() {
    assert_levels("severity = \"note\"", &[Severity::Note]);
}

#[test]
fn every_declaration_may_be_off() {
    assert_levels("severity = \"off\"", &[]);
}

#[test]
fn tracking_parameters_say_how_much_they_matter() {
    for (word, expected) in [("warn", Severity::Warning), ("deny", Severity::Error)] {
        let schema = schema(&format!("[links]\ntracking-parameters = \"{word}\"\n"));
        let found = schema.findings("[x](https://a.example/?utm_source=y)\n");
        assert_eq!(found.iter().map(|it| it.severity).collect::<Vec<_>>(), [expected]);
    }
}

#[test]
fn a_column_comes_before_its_table() {
    let schema = schema(
        r#"
        [[section]]
        heading = "A"
        content = "table"
        table = "t"
        [table.t]
        severity = "off"
        columns = [{ name = "n", severity = "note" }, { name = "m" }]
        "#,
    );
    let found = schema.findings("## A\n\n| x1 | m |\n|---|---|\n| 1 | 2 |\n");
    assert_eq!(found.iter().map(|it| (it.rule, it.severity)).collect::<Vec<_>>(), [("column-unknown", Severity::Note)]);
}

#[test]
fn a_table_speaks_for_the_cells_of_columns_that_say_nothing() {
    let schema = schema(
        r#"
        [[section]]
        heading = "A"
        content = "table"
        table = "t"
        [table.t]
        severity = "note"
        columns = [{ name = "n", type = "integer" }]
        "#,
    );
    let found = schema.findings("## A\n\n| n |\n|---|\n| x |\n");
    assert_eq!(found.iter().map(|it| (it.rule, it.severity)).collect::<Vec<_>>(), [("value-type", Severity::Note)]);
}
