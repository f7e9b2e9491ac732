//! Fields of the front matter.

use super::schema;

const TWO: &str = "[front-matter.field.title]\n[front-matter.field.status]\nenum = [\"Draft\", \"Final\"]\n";

#[test]
fn front_matter_that_is_not_declared_is_not_looked_at() {
    let schema = schema("[[section]]\nheading = \"A\"\n");
    schema.accepts("---\na: [b: c: {\n---\n\n## A\n\nx\n");
    schema.accepts("---\na: b\na: c\n---\n\n## A\n\nx\n");
}

#[test]
fn declared_front_matter_must_be_there() {
    let schema = schema(TWO);
    schema.accepts("---\ntitle: T\nstatus: Draft\n---\n\n# T\n");
    schema.finds("# T\n", &["front-matter-missing «»"]);
    schema.finds("\n\n---\ntitle: T\nstatus: Draft\n---\n\n# T\n", &["front-matter-syntax «---»"]);
    schema.finds("---\n\ntitle: T\nstatus: Draft\n---\n\n# T\n", &["front-matter-syntax «---»"]);
}

#[test]
fn front_matter_may_be_optional() {
    let schema = schema(&format!("[front-matter]\nrequired = false\n{TWO}"));
    schema.accepts("# T\n");
    schema.finds("---\ntitle: T\n---\n\n# T\n", &["field-missing «---»"]);
}

#[test]
fn front_matter_without_fields_may_hold_anything() {
    schema("[front-matter]\n").accepts("---\na: b\nc: {d: e}\n---\n").finds("x\n", &["front-matter-missing «»"]);
}

#[test]
fn fields_are_required_unless_they_are_not() {
    let schema = schema("[front-matter.field.title]\n[front-matter.field.date]\nrequired = false\n");
    schema.accepts("---\ntitle: T\n---\n");
    schema.finds("---\ndate: x\n---\n", &["field-missing «---»"]);
    schema.finds("---\n---\n", &["field-missing «---»"]);
    schema.finds("---\n# nothing yet\n---\n", &["field-missing «---»"]);
}

#[test]
fn fields_that_are_not_declared_are_refused_unless_they_are_allowed() {
    schema(TWO).finds("---\ntitle: T\nstatus: Draft\nzebra: x\n---\n", &["field-unknown «zebra»"]);
    schema(TWO).finds("---\ntitle: T\nstatsu: Draft\n---\n", &["field-unknown «statsu»"]);
    schema(&format!("[front-matter]\nunknown-fields = \"allow\"\n{TWO}"))
        .accepts("---\ntitle: T\nstatus: Draft\nzebra: {x: [y]}\n---\n");
}

#[test]
fn a_field_stands_once() {
    schema(TWO).finds("---\ntitle: T\nstatus: Draft\ntitle: U\n---\n", &["field-duplicate «title»"]);
}

#[test]
fn values_are_told_at_the_smallest_text() {
    schema(TWO)
        .finds("---\r\ntitle: T\r\nstatus: \"Draf\" # soon\r\n---\r\n", &["value-enum «Draf»"])
        .finds("---\ntitle: é\n'status': 'Fin''al'\n---\n", &["value-enum «Fin''al»"])
        .finds("\u{feff}---\ntitle: é\"\nstatus: 'Final'\n---\n", &["file-encoding «\u{feff}»"])
        .accepts("---\ntitle: T\nstatus: \"Fi\\u006eal\"\n---\n");
}

#[test]
fn values_have_types() {
    let schema = schema(
        r#"
        [front-matter.field.eip]
        type = "integer"
        minimum = 1
        [front-matter.field.created]
        type = "date"
        maximum = "today"
        [front-matter.field.link]
        type = "url"
        schemes = ["https"]
        [front-matter.field.draft]
        type = "boolean"
        "#,
    );
    schema.accepts("---\neip: 7\ncreated: 2024-02-29\nlink: https://a.example/b\ndraft: true\n---\n");
    schema.finds(
        "---\neip: '0'\ncreated: 2024-02-30\nlink: \"http://a.example\"\ndraft: maybe\n---\n",
        &["value-range «0»", "value-type «2024-02-30»", "link-scheme «http://a.example»", "value-type «maybe»"],
    );
}

#[test]
fn a_field_without_a_value_is_empty() {
    let schema = schema("[front-matter.field.title]\n");
    schema.finds("---\ntitle:\n---\n", &["value-empty «»"]);
    schema.finds("---\ntitle: ''\n---\n", &["value-empty «»"]);
    schema.finds("---\ntitle: ~\n---\n", &["value-empty «~»"]);
    schema.finds("---\ntitle: null\n---\n", &["value-empty «null»"]);
}

#[test]
fn a_text_of_several_lines_is_folded() {
    let schema = schema("[front-matter.field.title]\npattern = 'a b'\n");
    schema.accepts("---\ntitle: >\n  a\n  b\n---\n").accepts("---\ntitle: a\n  b\n---\n");
    schema.finds("---\ntitle: |\n  a\n  b\n---\n", &["value-pattern «a\n  b»"]);
}

#[test]
fn a_mapping_is_no_value() {
    let schema = schema("[front-matter.field.title]\n");
    schema.finds("---\ntitle: {a: b}\n---\n", &["value-type «{a: b}»"]);
    schema.finds("---\ntitle:\n  a: b\n  c: d\n---\n", &["value-type «a: b\n  c: d»"]);
}

#[test]
fn fields_may_have_to_keep_their_order() {
    let any = "[front-matter.field.a]\n[front-matter.field.b]\nrequired = false\n[front-matter.field.c]\n";
    let strict = schema(&format!("[front-matter]\nfield-order = \"strict\"\n{any}"));
    strict.accepts("---\na: 1\nb: 2\nc: 3\n---\n").accepts("---\na: 1\nc: 3\n---\n");
    strict.finds("---\nc: 3\na: 1\nb: 2\n---\n", &["field-order «c»"]);
    strict.finds("---\na: 1\nb: 2\n---\n", &["field-missing «b»"]);
    schema(any).accepts("---\nc: 3\na: 1\nb: 2\n---\n");
}

#[test]
fn fields_of_a_section_may_have_to_keep_their_order() {
    let schema = schema(
        r#"
        [[section]]
        heading = "A"
        content = "fields"
        field-order = "strict"
        [section.field.Type]
        [section.field.Desk]
        "#,
    );
    schema.accepts("## A\n\n* Type: x\n* Desk: y\n");
    schema.finds("## A\n\n* Desk: y\n* Type: x\n", &["field-order «Desk»"]);
    schema.finds("## A\n\n* Type: y\n", &["field-missing «Type»"]);
}

#[test]
fn a_field_of_the_front_matter_decides_conditions() {
    let schema = schema(
        r#"
        [front-matter]
        required = false
        [front-matter.field.type]
        [[section]]
        heading = "News"
        when = { field = "type", equals = "news" }
        "#,
    );
    schema.accepts("---\ntype: views\n---\n").accepts("---\ntype: news\n---\n\n## News\n\nx\n").accepts("# T\n");
    schema.finds("---\ntype: \"n\\u0065ws\"\n---\n\n# T\n", &["section-missing «T»"]);
}

#[test]
fn a_condition_on_front_matter_that_cannot_be_read_is_not_decided() {
    let schema = schema(
        r#"
        [front-matter.field.type]
        required = false
        [[section]]
        heading = "News"
        when = { field = "type", present = false }
        "#,
    );
    schema.finds("---\n{}\n---\n\n# T\n", &["section-missing «T»"]);
    schema.finds("# T\n", &["front-matter-missing «»"]);
    schema.finds("---\ntype: a: b\n---\n\n# T\n", &["front-matter-syntax «: b»"]);
}

#[test]
fn a_field_may_be_refused_where_its_condition_does_not_hold() {
    let schema = schema(
        r#"
        [front-matter.field.type]
        enum = ["Meta", "Standards Track"]
        [front-matter.field.category]
        when = { field = "type", equals = "Standards Track" }
        otherwise = "deny"
        "#,
    );
    schema.accepts("---\ntype: Standards Track\ncategory: ERC\n---\n").accepts("---\ntype: Meta\n---\n");
    schema.finds("---\ntype: Standards Track\n---\n", &["field-missing «---»"]);
    schema.finds("---\ntype: Meta\ncategory: ERC\n---\n", &["field-unexpected «category»"]);
    // What decides is itself at fault.
    schema.finds("---\ntype: Mate\ncategory: ERC\n---\n", &["value-enum «Mate»"]);
    schema.finds("---\ncategory: ERC\n---\n", &["field-missing «---»"]);
}

#[test]
fn a_field_may_be_refused_beside_another() {
    let schema = schema(
        r#"
        [front-matter.field.a]
        required = false
        [front-matter.field.b]
        required = false
        when = { field = "a", present = false }
        otherwise = "deny"
        "#,
    );
    schema.accepts("---\nb: 1\n---\n").finds("---\na: 1\nb: 2\n---\n", &["field-unexpected «b»"]);
}
