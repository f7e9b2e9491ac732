//! Fields that hold several values.

use super::schema;

fn tags(list: &str) -> super::Language {
    schema(&format!("[front-matter.field.tags]\nlist = \"{list}\"\nmax-length = 3\n"))
}

#[test]
fn one_value_is_no_list() {
    let schema = schema("[front-matter.field.tags]\n");
    schema.finds("---\ntags: [a, b]\n---\n", &["value-type «[a, b]»"]);
    schema.finds("---\ntags:\n- a\n- b\n---\n", &["value-type «- a\n- b»"]);
    tags("deny").finds("---\ntags: [a]\n---\n", &["value-type «[a]»"]);
}

#[test]
fn each_element_of_a_list_is_a_value() {
    let schema = tags("require");
    schema.accepts("---\ntags: [a, 'b', \"c\"]\n---\n").accepts("---\ntags:\n  - a\n  - b\n---\n");
    schema.finds("---\ntags: [a, 'long', b]\n---\n", &["value-length «long»"]);
    schema.finds("---\ntags:\n- a\n- longer # x\n---\n", &["value-length «longer»"]);
    schema.finds("---\ntags: [a, [b], {c: d}]\n---\n", &["value-type «[b]»", "value-type «{c: d}»"]);
}

#[test]
fn a_list_may_be_required() {
    tags("require").finds("---\ntags: a\n---\n", &["value-type «a»"]);
    tags("allow").accepts("---\ntags: a\n---\n").accepts("---\ntags: [a]\n---\n");
}

#[test]
fn a_list_is_not_empty() {
    tags("require").finds("---\ntags: []\n---\n", &["value-empty «[]»"]);
    tags("require").finds("---\ntags:\n---\n", &["value-empty «»"]);
    tags("allow").finds("---\ntags: [a, ~, b]\n---\n", &["value-empty «~»"]);
    schema("[front-matter.field.tags]\nlist = \"allow\"\nallow-empty = true\n").accepts("---\ntags: []\n---\n");
}

#[test]
fn an_alias_is_looked_at_where_it_stands_for_a_text() {
    let schema =
        schema("[front-matter.field.a]\nlist = \"allow\"\n[front-matter.field.b]\nlist = \"allow\"\nenum = [\"x\"]\n");
    schema.accepts("---\na: &n x\nb: *n\n---\n").accepts("---\na: &n [y]\nb: *n\n---\n");
    schema.finds("---\na: &n y\nb: *n\n---\n", &["value-enum «*n»"]);
}

#[test]
fn a_list_decides_a_condition_by_any_of_its_elements() {
    let schema = schema(
        r#"
        [front-matter.field.tags]
        list = "require"
        [[section]]
        heading = "News"
        when = { field = "tags", equals = "news" }
        "#,
    );
    schema.accepts("---\ntags: [a, b]\n---\n\n# T\n");
    schema.finds("---\ntags: [a, news]\n---\n\n# T\n", &["section-missing «T»"]);
}

#[test]
fn values_in_one_text_are_parted_by_a_separator() {
    let schema = schema("[front-matter.field.requires]\ntype = \"integer\"\nseparator = \",\"\n");
    schema.accepts("---\nrequires: 20\n---\n").accepts("---\nrequires: 20, 165,7\n---\n");
    schema.finds("---\nrequires: 20, é, x\n---\n", &["value-type «é»", "value-type «x»"]);
    schema.finds("---\nrequires: 20,, 7\n---\n", &["value-empty «»"]);
    schema.finds("---\nrequires: \"20,\\u0078\"\n---\n", &["value-type «20,\\u0078»"]);
}

#[test]
fn values_of_a_field_in_a_section_are_parted_too() {
    let schema = schema(
        r#"
        [[section]]
        heading = "A"
        content = "fields"
        [section.field.Tags]
        separator = ";"
        max-length = 3
        "#,
    );
    schema.accepts("## A\n\n* Tags: a; b\n").finds("## A\n\n* Tags: a; long\n", &["value-length «long»"]);
}
