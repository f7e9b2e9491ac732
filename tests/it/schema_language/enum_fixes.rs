//! Values that are not accepted, written as the accepted one that was meant.

use digestlint::binding::Fit;
use digestlint::corpus::Alone;
use digestlint::diagnostic::Applicability::{self, Safe, Unsafe};
use digestlint::document::Document;
use digestlint::engine::{Settings, check_document};
use digestlint::fix::fix;

use crate::support::{self, source, today};

const SCHEMA: &str = r##"
[schema]
name = "test"
[front-matter]
required = false
[front-matter.field.kind]
enum = ["technology", "error message", "null", "a: b"]
list = "allow"
[title]
syntax = "{kind} of the day"
[captures.kind]
enum = ["News", "# Report"]
[[section]]
heading = "Words"
required = false
content = "list"
item = { enum = ["error message", "Report", "report", "1. first", "- other"] }
[[section]]
heading = "Facts"
required = false
content = "fields"
[section.field.Kind]
enum = ["technology", "science"]
separator = ","
[[section]]
heading = "Table"
required = false
content = "table"
table = "rows"
[table.rows]
columns = [{ name = "kind", enum = ["either|or", "path\\"] }]
"##;

/// Holds what becomes of a document when fixes that are `most` or safer are applied.
#[track_caller]
fn mends(most: Applicability, before: &str, after: &str) {
    let schema = support::schema(SCHEMA);
    let settings = Settings::new(today());
    let fixed = fix(&source(before), most, |source| {
        check_document(source, &Document::parse(source), (&schema, Fit::Given), &settings, &Alone)
    });
    assert_eq!(fixed.source.as_ref().map_or(before, |it| it.text()), after);
    assert!(fixed.settled && fixed.refused == 0);
}

/// Holds that a value is found that nothing can be written for, in a document that is right else.
#[track_caller]
fn leaves(document: &str) {
    let found = support::findings(document, &support::schema(SCHEMA));
    let found: Vec<_> = found.iter().map(|it| (it.rule, it.fix.is_some())).collect();
    assert_eq!(found, [("value-enum", false)], "{document}");
}

#[test]
fn case_and_blanks_are_mended_everywhere() {
    mends(
        Safe,
        "---\nkind: Technology # so\n---\n\n# NEWS of the day\n\n## Words\n\n* Error\n  message\n\n## Facts\n\n* Kind: Technology,SCIENCE\n",
        "---\nkind: technology # so\n---\n\n# News of the day\n\n## Words\n\n* error message\n\n## Facts\n\n* Kind: technology,science\n",
    );
    mends(
        Safe,
        "---\nkind: ['Technology', \"ERROR  message\"]\n---\n\n# News of the day\n",
        "---\nkind: ['technology', \"error message\"]\n---\n\n# News of the day\n",
    );
    mends(
        Safe,
        "---\nkind: >-\n  Technology\n---\n\n# News of the day\n",
        "---\nkind: >-\n  technology\n---\n\n# News of the day\n",
    );
}

#[test]
fn pipes_stay_inside_of_their_cell() {
    mends(
        Safe,
        "# News of the day\n\n## Table\n\n| kind |\n|------|\n| Either\\|Or |\n| either\\|or |\n",
        "# News of the day\n\n## Table\n\n| kind |\n|------|\n| either\\|or |\n| either\\|or |\n",
    );
    leaves("# News of the day\n\n## Table\n\n| kind |\n|------|\n| Path |\n");
}

#[test]
fn what_two_values_could_mean_is_a_guess() {
    let before = "# News of the day\n\n## Words\n\n* REPORT\n";
    mends(Safe, before, before);
    mends(Unsafe, before, "# News of the day\n\n## Words\n\n* report\n");
}

#[test]
fn what_would_be_read_as_something_else_is_not_written() {
    for document in [
        "---\nkind: NULLS\n---\n\n# News of the day\n",
        "---\nkind: \"A: b\"\n---\n\n# News of the day\n",
        // The text is not as written.
        "---\nkind: \"T\\x65chnology\"\n---\n\n# News of the day\n",
        "---\nkind: error\n  Message\n---\n\n# News of the day\n",
        "# Report of the day\n",
        "# News of the day\n\n## Words\n\n* First\n",
        "# News of the day\n\n## Words\n\n* Other\n",
    ] {
        leaves(document);
    }
}
