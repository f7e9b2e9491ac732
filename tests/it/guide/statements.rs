//! What pages say, one turn of phrase at a time.

use digestlint::guide;

use crate::dedented::dedented;
use crate::support::schema;

/// The page of a schema with everything odd that a schema may hold.
const ODD: &str = r#"
    [schema]
    name = "odd `page`"
    description = """
    Odd *things*, such as [links](nowhere.md)
    and lines."""
    section-order = "any"

    [title]
    required = false
    severity = "off"

    [[preamble]]
    name = "note"
    syntax = "{{braces}} {free}, {free} and {kind}"
    severity = "note"

    [captures.kind]
    enum = ["a|b", "`ticks`", " ", ""]
    [[section]]
    heading = "C #"
    aliases = ["a_b", "1. <c>"]
    content = "list"
    max-items = 1
    item = { type = "boolean", severity = "error", description = "- yes or no" }

    [[section]]
    pattern = 'Chapter \d+'
    required = false
    repeat = true
    allow-empty = true
    unknown-sections = "deny"

    [[section]]
    heading = "Parts"
    content = "prose"
    section-order = "relative"
    unknown-sections = "allow"
    severity = "off"
    [[section.section]]
    heading = "Part"
    content = "fields"
    unknown-fields = "allow"
    [[section.section.section]]
    heading = "Deeper"
    [[section.section.section.section]]
    heading = "Deeper still"
    [[section.section.section.section.section]]
    heading = "Deepest"
    [section.section.field.Type]
    not = ["tbd"]
    [section.section.field."Odd | key"]
    required = false
    type = "number"
    minimum = -1.5
    when = { field = "Type", not-equals = ["a", "b"] }

    [[section]]
    heading = "Last"
    content = "list"
    required = false
    when = { field = "Type", present = false }

    [[section]]
    heading = "Table"
    content = "table"
    table = "t"

    [table.t]
    severity = "note"
    min-rows = 0
    unknown-columns = "allow"
    columns = [
      { name = "a|b", aliases = ["c"], align = "none", max-length = 5 },
      { name = "on", type = "date", format = "%d/%m/%y", maximum = "today", when = { column = "a|b", equals = "x" } },
      { name = "link", type = "url", hosts = "example.org", tracking-parameters = "deny", severity = "error" },
    ]

    [[disjoint]]
    sections = ["C #", "Last"]
    severity = "error"

    [file]
    name = "{number}-{kind}.md"
    description = "a running number and the kind"
    [captures.number]
    pattern = '\d+'

    [front-matter]
    required = false
    description = "what programs read"
    field-order = "strict"
    [front-matter.field.status]
    enum = ["Draft", "Final"]
    [front-matter.field.tags]
    list = "require"
    [front-matter.field."odd: key"]
    separator = ", "
    when = { field = "status", equals = "Final" }
    otherwise = "deny"

    [[section]]
    heading = "Numbered"
    content = "list"
    ordered = true
    min-items = 2

    [[section]]
    heading = "Code"
    content = "code"
    language = ["rust", "toml"]

    [[section]]
    heading = "License"
    content = "prose"
    syntax = "Published under {license}."

    [images]
    alt = "required"

    [links]
    tracking-parameters = "warn"
    relative = "resolve"
    self = "deny"

    [rules]
    preamble-syntax = "warn"
    link-mismatch = "off"
"#;

#[test]
fn odd_schemas_have_sound_pages() {
    let page = guide::page(&schema(&dedented(ODD)));
    super::shape(&page);
    insta::assert_snapshot!(page);
}

/// Holds that the page of the schema with these declarations says all of this.
#[track_caller]
fn says(declarations: &str, statements: &[&str]) {
    let page = guide::page(&schema(&format!("[schema]\nname = \"test\"\n{declarations}")));
    for statement in statements {
        assert!(page.contains(statement), "{statement:?} is not in\n{page}");
    }
}

#[test]
fn amounts_are_in_words() {
    let list = |limits: &str| format!("[[section]]\nheading = \"A\"\ncontent = \"list\"\n{limits}\n");
    says(&list("min-items = 3"), &["* At least 3 items (warning).\n"]);
    says(&list("max-items = 1"), &["* At most 1 item (warning).\n"]);
    says(&list("min-items = 1\nmax-items = 1"), &["* 1 item (warning).\n"]);
    says(&list("min-items = 1\nmax-items = 2"), &["* 1 to 2 items (warning).\n"]);
}

#[test]
fn ranges_are_in_words() {
    let column = |keys: &str| {
        format!(
            "[[section]]\nheading = \"A\"\ncontent = \"table\"\ntable = \"t\"\n\
             [table.t]\ncolumns = [{{ name = \"n\", {keys} }}]\n"
        )
    };
    says(&column("type = \"integer\", minimum = 1"), &["| `n` | whole number | 1 or more | yes |"]);
    says(&column("type = \"number\", maximum = 0.5"), &["| `n` | number | 0.5 or less | yes |"]);
    says(&column("type = \"date\", minimum = 2015-01-01"), &["| date such as `2025-12-31` | 2015-01-01 or later |"]);
    says(&column("type = \"date\", maximum = \"today\""), &["| today or earlier |"]);
}

#[test]
fn the_order_of_sections_is_in_words() {
    let sections = |order: &str, unknown: &str| {
        format!("section-order = \"{order}\"\nunknown-sections = \"{unknown}\"\n[[section]]\nheading = \"A\"\n")
    };
    says(&sections("strict", "deny"), &["The sections come in this order, and no others beside them.\n"]);
    says(&sections("strict", "allow"), &["in this order; others may come only after the last of them.\n"]);
    says(&sections("relative", "allow"), &["in this order; others may come anywhere among them.\n"]);
    says(&sections("any", "deny"), &["in any order, and no others beside them.\n"]);
    says(&sections("any", "allow"), &["in any order; others may come among them.\n"]);
    says("unknown-sections = \"deny\"\n", &["There are no sections.\n"]);
}

#[test]
fn levels_of_declarations_come_before_those_of_rules() {
    let prose =
        |severity: &str| format!("[[section]]\nheading = \"A\"\ncontent = \"prose\"\nmax-words = 9\n{severity}\n");
    says(&prose(""), &["* Required.\n", "* At most 9 words (warning).\n"]);
    says(&prose("severity = \"error\""), &["* Required.\n", "* At most 9 words.\n"]);
    says(&prose("severity = \"warn\""), &["* Required (warning).\n", "| yes (warning) |"]);
    says(&prose("severity = \"off\""), &["* Required (not checked).\n"]);
}

#[test]
fn levels_of_rules_come_between_the_two() {
    let prose = |rest: &str| format!("[[section]]\nheading = \"A\"\ncontent = \"prose\"\nmax-words = 9\n{rest}\n");
    says(&prose("[rules]\nprose-length = \"error\""), &["* At most 9 words.\n"]);
    says(&prose("severity = \"warn\"\n[rules]\nsection-missing = \"note\""), &["* Required (warning).\n"]);
    says(&prose("severity = \"warn\"\n[rules]\nsection-missing = \"off\""), &["* Required (not checked).\n"]);
    let tracking = |rest: &str| format!("[links]\ntracking-parameters = \"deny\"\n{rest}\n");
    let statement = "* has no tracking parameters such as `utm_source`";
    says(&tracking(""), &[&format!("{statement}\n")]);
    says(&tracking("[rules]\nlink-tracking = \"warn\""), &[&format!("{statement} (warning)\n")]);
}

#[test]
fn how_a_document_is_recognised_is_in_words() {
    says("[detect]\nfront-matter = [\"a\", \"b\"]\n", &["* it has each of the front matter fields `a` and `b`\n"]);
    says("[detect]\nany-section = \"A\"\n", &["* it has the heading `A`\n"]);
    says("[detect]\nno-section = [\"A\", \"B\"]\n", &["* it does not have any of the headings `A` and `B`\n"]);
    says("[detect]\nany-column = { A = \"n\" }\n", &["* it has the column `n` under `A`\n"]);
}

#[test]
fn sections_are_told_what_they_must_not_share() {
    let lists = |rest: &str| {
        format!(
            "[[section]]\nheading = \"A\"\ncontent = \"list\"\n[[section]]\nheading = \"B\"\ncontent = \"list\"\n\
             [[disjoint]]\nsections = [\"A\", \"B\"]\n{rest}"
        )
    };
    let [under_a, under_b] = ["A", "B"].map(|list| format!("No item that appears under `{list}` too"));
    says(&lists(""), &[&under_a, &under_b]);
    let off = lists("[rules]\nlist-overlap = \"off\"\n");
    assert!(!guide::page(&schema(&format!("[schema]\nname = \"test\"\n{off}"))).contains("No item that appears"));
}

#[test]
fn very_long_lists_of_values_are_told_whole() {
    let values: Vec<_> = (0..500).map(|at| format!("\"value {at}\"")).collect();
    let page = guide::page(&schema(&format!(
        "[schema]\nname = \"x\"\n[[section]]\nheading = \"A\"\ncontent = \"fields\"\n[section.field.B]\nenum = [{}]\n",
        values.join(", ")
    )));
    super::shape(&page);
    assert!((0..500).all(|at| page.contains(&format!("`value {at}`"))));
}

#[test]
fn a_table_type_is_told_once() {
    let page = guide::page(&crate::support::digest_schema());
    assert_eq!(page.matches("| column | type | length (warning) | required | description |").count(), 1);
    assert_eq!(page.matches("The table has the columns of the one under `Concerns`").count(), 3);
}
