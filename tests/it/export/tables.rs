//! Tables, as objects and as comma-separated values.

use std::sync::Arc;

use digestlint::export::Csv;
use digestlint::schema::Schema;

use super::{exports, look};
use crate::support::{digest_schema, schema};

const SCHEMA: &str = "
    [[section]]
    heading = \"Signals\"
    content = \"table\"
    table = \"signals\"
    [[section]]
    heading = \"More\"
    content = \"table\"
    table = \"signals\"
    required = false
    [table.signals]
    column-order = \"strict\"
    unknown-columns = \"allow\"
    columns = [
      { name = \"name\" },
      { name = \"day\", type = \"date\", format = \"%d.%m.%Y\" },
      { name = \"score\", type = \"number\", allow-empty = true },
      { name = \"sure\", type = \"boolean\", required = false },
    ]
    ";

const TEXT: &str = "
    # T

    ## Signals

    | name | day | score | sure | unknown |
    |---|---|---|---|---|
    | a \\| b, \"c\" | 07.12.2025 | 4.50 | true | x |
    | b | 08.12.2025 | | false | y |

    ## More

    | name | day | score |
    |---|---|---|
    | `c` | 09.12.2025 | 10 |
    ";

#[test]
fn a_table_is_a_list_of_its_rows() {
    let json = r#"{"Signals":[{"name":"a | b, \"c\"","day":"2025-12-07","score":4.5,"sure":true},{"name":"b","day":"2025-12-08","score":null,"sure":false}],"More":[{"name":"`c`","day":"2025-12-09","score":10}]}"#;
    exports(SCHEMA, TEXT, "sections", json);
}

#[test]
fn rows_that_cannot_be_read_are_left_out() {
    let schema = "
        [[section]]
        heading = \"A\"
        content = \"table\"
        table = \"t\"
        [table.t]
        columns = [{ name = \"a\" }, { name = \"b\", type = \"integer\" }]
        ";
    let text = "# T\n\n## A\n\n| a | b |\n|---|---|\n| x | 1 |\n| y |\n| a | b |\n| z | 2 | 3 |\n| w | nan |\n";
    exports(schema, text, "sections", r#"{"A":[{"a":"x","b":1},{"a":"w","b":"nan"}]}"#);
}

fn csv(name: &str, schemas: &[Arc<Schema>], text: &str) -> String {
    let csv = Csv::of(name, schemas.iter().map(Arc::as_ref)).unwrap();
    csv.header() + &look(text, &schemas[0], |bound| csv.rows(bound))
}

fn loaded() -> Arc<Schema> {
    Arc::new(schema(&format!("[schema]\nname = \"s\"\n{}", crate::dedented::dedented(SCHEMA))))
}

#[test]
fn a_table_type_gives_the_rows_of_all_its_sections() {
    let expected = "\
path,section,name,day,score,sure
a.md,Signals,\"a | b, \"\"c\"\"\",2025-12-07,4.5,true
a.md,Signals,b,2025-12-08,,false
a.md,More,`c`,2025-12-09,10,
";
    assert_eq!(csv("signals", &[loaded()], &crate::dedented::dedented(TEXT)), expected);
}

#[test]
fn a_heading_gives_the_rows_of_its_section() {
    let expected = "path,section,name,day,score,sure\na.md,More,`c`,2025-12-09,10,\n";
    assert_eq!(csv("More", &[loaded()], &crate::dedented::dedented(TEXT)), expected);
}

#[test]
fn several_schemas_share_one_header() {
    let relevancy = Arc::new(digestlint::schema::builtin("digest-relevancy").unwrap().load().unwrap());
    let header = "path,section,name,description,relevancy\n";
    assert_eq!(csv("entries", &[Arc::new(digest_schema()), relevancy], "# T\n"), header);
}

#[test]
fn a_table_that_no_schema_has_is_told() {
    let error = Csv::of("Signls", [&digest_schema()]).unwrap_err();
    assert_eq!(error.similar.as_deref(), Some("Signals"));
    assert_eq!(error.to_string(), "no schema here has a table, or a section with a table, that is called `Signls`");
}
