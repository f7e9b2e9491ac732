//! Types of values.

use super::schema;

#[test]
fn a_string_is_any_text() {
    let schema = schema("[[section]]\nheading = \"A\"\ncontent = \"list\"\nitem = { type = \"string\" }\n");
    schema.accepts("## A\n\n* x 1\n* 2021-11-23\n");
}

#[test]
fn an_integer_is_a_whole_number() {
    let schema = schema("[[section]]\nheading = \"A\"\ncontent = \"list\"\nitem = { type = \"integer\" }\n");
    schema.accepts("## A\n\n* 0\n* -3\n* +4\n* 007\n");
    schema.finds(
        "## A\n\n* 1.5\n* x\n* 1e3\n* 1_000\n",
        &["value-type «1.5»", "value-type «x»", "value-type «1e3»", "value-type «1_000»"],
    );
}

#[test]
fn a_number_is_a_decimal_number() {
    let schema = schema("[[section]]\nheading = \"A\"\ncontent = \"list\"\nitem = { type = \"number\" }\n");
    schema.accepts("## A\n\n* 0\n* -3.5\n* 1e3\n* .5\n");
    schema.finds(
        "## A\n\n* 1,5\n* inf\n* NaN\n* x\n",
        &["value-type «1,5»", "value-type «inf»", "value-type «NaN»", "value-type «x»"],
    );
}

#[test]
fn a_boolean_is_true_or_false() {
    let schema = schema("[[section]]\nheading = \"A\"\ncontent = \"list\"\nitem = { type = \"boolean\" }\n");
    schema.accepts("## A\n\n* true\n* false\n");
    schema.finds("## A\n\n* True\n* yes\n* 0\n", &["value-type «True»", "value-type «yes»", "value-type «0»"]);
}

#[test]
fn a_date_is_a_day_of_the_calendar() {
    let schema = schema("[[section]]\nheading = \"A\"\ncontent = \"list\"\nitem = { type = \"date\" }\n");
    schema.accepts("## A\n\n* 2021-11-23\n* 2024-02-29\n");
    schema.finds(
        "## A\n\n* 2023-02-29\n* 23.11.2021\n* 2021-11-23 10:00\n",
        &["value-type «2023-02-29»", "value-type «23.11.2021»", "value-type «2021-11-23 10:00»"],
    );
}

#[test]
fn a_date_has_its_format() {
    let schema = schema(
        r#"
        [[section]]
        heading = "A"
        content = "list"
        item = { type = "date", format = "%d.%m.%Y" }
    "#,
    );
    schema.accepts("## A\n\n* 23.11.2021\n");
    schema.finds("## A\n\n* 2021-11-23\n* 31.02.2021\n", &["value-type «2021-11-23»", "value-type «31.02.2021»"]);
}

#[test]
fn a_date_may_have_the_name_of_its_month() {
    let schema = schema(
        r#"
        [[section]]
        heading = "A"
        content = "list"
        item = { type = "date", format = "%B %d, %Y" }
    "#,
    );
    schema.accepts("## A\n\n* November 23, 2021\n");
    schema.finds("## A\n\n* Brumaire 2, 2021\n", &["value-type «Brumaire 2, 2021»"]);
}

#[test]
fn a_url_is_absolute() {
    let schema = schema("[[section]]\nheading = \"A\"\ncontent = \"list\"\nitem = { type = \"url\" }\n");
    schema.accepts("## A\n\n* https://a.example/x\n* <https://a.example/x>\n* [text](http://a.example)\n");
    schema.finds("## A\n\n* a.example\n* /x\n", &["link-url «a.example»", "link-url «/x»"]);
}

#[test]
fn a_date_is_written_exactly_as_its_format_says() {
    let schema = schema("[title]\nsyntax = \"{day}\"\n[captures.day]\ntype = \"date\"\n");
    schema.accepts("# 2024-01-01\n");
    for day in ["2024-1-1", "24-01-01", "+2024-01-01", "2024-01-01T00:00"] {
        schema.finds(&format!("# {day}\n"), &[&format!("value-type «{day}»")]);
    }
}
