//! Whole documents of other kinds than digests, each described by a schema of its own.

use super::schema_file;

const DECISIONS: &str = r#"
    [schema]
    name = "decision"

    [title]
    syntax = "{number}. {title}"

    [captures.number]
    type = "integer"
    minimum = 1

    [[preamble]]
    name = "date"
    syntax = "Date: {date}"

    [captures.date]
    type = "date"
    maximum = "today"

    [[section]]
    heading = "Status"
    content = "fields"
    [section.field.State]
    enum = ["proposed", "accepted", "superseded"]
    [section.field."Superseded by"]
    when = { field = "State", equals = "superseded" }
    pattern = '\[.+\]\(\d{4}-[a-z-]+\.md\)'

    [[section]]
    heading = "Context"
    aliases = ["Context and Problem Statement"]
    content = "prose"
    min-words = 5

    [[section]]
    heading = "Considered Options"
    content = "list"
    min-items = 2
    item = { unique = true }
    required = false

    [[section]]
    heading = "Decision"
    content = "prose"

    [[section]]
    heading = "Consequences"
    unknown-sections = "deny"
    [[section.section]]
    heading = "Good"
    content = "list"
    [[section.section]]
    heading = "Bad"
    content = "list"
    required = false

    [rules]
    section-alias = "off"

    [links]
    relative = "allow"
"#;

const DECISION: &str = "
    # 7. Keep records in plain text

    Date: 2021-11-23

    ## Status

    * State: superseded
    * Superseded by: [Use a database](0009-use-a-database.md)

    ## Context and Problem Statement

    Records must outlive the program that wrote them.

    ## Considered Options

    1. Plain text
    2. A database

    ## Decision

    We keep them in plain text.

    ## Consequences

    ### Good

    * Any editor opens them.

    ### Bad

    * Searching is slower.
";

const PATTERNS: &str = r#"
    [schema]
    name = "pattern"
    section-order = "relative"
    unknown-sections = "allow"

    [title]

    [[section]]
    heading = "Properties"
    content = "table"
    table = "properties"

    [[section]]
    pattern = 'Example: .+'
    repeat = true
    [[section.section]]
    heading = "Markup"
    [[section.section]]
    heading = "Result"
    content = "prose"
    required = false

    [[section]]
    heading = "Related"
    content = "list"
    item = { type = "url", hosts = ["patterns.example"] }
    required = false

    [table.properties]
    unique = ["property"]
    columns = [
      { name = "property", pattern = '[a-z][a-z-]*' },
      { name = "kind", enum = ["text", "number", "choice"] },
      { name = "values", when = { column = "kind", equals = "choice" } },
      { name = "since", type = "number" },
    ]
"#;

const PATTERN: &str = "
    # Button

    A button does something.

    ## Usage

    Use it sparingly.

    ## Properties

    | property | kind   | values    | since |
    |----------|--------|-----------|------:|
    | label    | text   |           |     1 |
    | size     | choice | big small |   1.5 |

    ## Example: a plain button

    ### Markup

    ```html
    <button>Go</button>
    ```

    ### Result

    A button.

    ## Example: a big one

    ### Markup

    ```html
    <button class=\"big\">Go</button>
    ```

    ## Related

    * <https://patterns.example/link>
";

#[test]
fn a_decision_record_keeps_to_its_schema() {
    schema_file(DECISIONS).accepts(DECISION);
}

#[test]
fn faults_of_a_decision_record_are_found() {
    let schema = schema_file(DECISIONS);
    schema.finds(&DECISION.replace("# 7. ", "# VII. "), &["value-type «VII»"]);
    schema.finds(&DECISION.replace("2021-11-23", "2027-11-23"), &["value-range «2027-11-23»"]);
    schema.finds(&DECISION.replace("State: superseded", "State: acceptd"), &["value-enum «acceptd»"]);
    schema.finds(
        &DECISION.replace("    * Superseded by: [Use a database](0009-use-a-database.md)\n", ""),
        &["field-missing «Status»"],
    );
    schema.finds(&DECISION.replace("    2. A database", "    2. plain text"), &["list-item-duplicate «plain text»"]);
    schema.finds(&DECISION.replace("### Good", "#### Good"), &["section-level «Good»"]);
    schema.finds(&DECISION.replace("### Bad", "### Ugly truths"), &["section-unknown «Ugly truths»"]);
    schema
        .finds(&DECISION.replace("## Decision\n", "## Outcome of it all\n"), &["section-unknown «Outcome of it all»"]);
}

#[test]
fn a_page_of_a_pattern_library_keeps_to_its_schema() {
    schema_file(PATTERNS).accepts(PATTERN);
}

#[test]
fn faults_of_a_page_of_a_pattern_library_are_found() {
    let schema = schema_file(PATTERNS);
    schema.finds(&PATTERN.replace("| size     |", "| label    |"), &["row-duplicate «label»"]);
    schema.finds(&PATTERN.replace("big small", "         "), &["value-empty «»"]);
    schema.finds(&PATTERN.replace("|   1.5 |", "|   new |"), &["value-type «new»"]);
    schema.finds(
        &PATTERN.replace("patterns.example", "elsewhere.example"),
        &["link-host «https://elsewhere.example/link»"],
    );
    schema.finds(
        &PATTERN.replace("### Markup\n\n    ```html\n    <button class", "### Code\n\n    ```html\n    <button class"),
        &["section-missing «Example: a big one»"],
    );
}
