//! Mistakes in what a schema says of front matter and of fields.

use insta::assert_snapshot;

use super::{assert_message, assert_one, mistakes, named};

#[test]
fn an_unknown_key_of_the_front_matter_is_told() {
    assert_snapshot!(mistakes("[front-matter]\nrequire = true\n"), @"2:1 «require» schema-key: [front-matter] has no key `require` | did you mean `required`?");
}

#[test]
fn an_unknown_key_of_a_field_of_the_front_matter_is_told() {
    assert_snapshot!(mistakes("[front-matter.field.tags]\nlists = \"allow\"\n"), @"2:1 «lists» schema-key: [front-matter.field.…] has no key `lists` | did you mean `list`?");
}

#[test]
fn an_unknown_word_for_a_list_is_told() {
    assert_snapshot!(mistakes("[front-matter.field.tags]\nlist = \"required\"\n"), @r#"2:8 «"required"» schema-value: `list` is "required", not one of "deny", "allow", "require" | did you mean `require`?"#);
    assert_snapshot!(mistakes("[front-matter.field.tags]\nlist = true\n"), @r#"2:8 «true» schema-type: `list` is a boolean, not one of "deny", "allow", "require" | write one of "deny", "allow", "require""#);
}

#[test]
fn a_list_in_a_section_is_told() {
    let text = "[[section]]\nheading = \"A\"\ncontent = \"fields\"\n[section.field.Type]\nlist = \"allow\"\n";
    assert_one(&named(text), "list", "has no key `list`");
}

#[test]
fn an_order_of_no_fields_is_told() {
    assert_snapshot!(mistakes("[front-matter]\nfield-order = \"strict\"\n"), @"2:1 «field-order» schema-value: `field-order` has no effect where no `field` is declared | declare a `field`, or drop `field-order`");
    let list = "[[section]]\nheading = \"A\"\ncontent = \"list\"\nfield-order = \"strict\"\n";
    assert_one(&named(list), "field-order", "`field-order` has no effect where content is \"list\"");
}

#[test]
fn otherwise_without_a_condition_is_told() {
    assert_snapshot!(mistakes("[front-matter.field.a]\notherwise = \"deny\"\n"), @"2:1 «otherwise» schema-value: `otherwise` has no effect where no `when` is declared | declare a `when`, or drop `otherwise`");
}

#[test]
fn an_empty_separator_is_told() {
    assert_snapshot!(mistakes("[front-matter.field.a]\nseparator = \"\"\n"), @r#"2:1 «separator» schema-value: `separator` is empty: it parts nothing | write what separates two values, such as ",""#);
}

#[test]
fn a_condition_names_a_field_of_the_front_matter() {
    let section = "[[section]]\nheading = \"A\"\nwhen = { field = \"tpye\", present = true }\n";
    assert_snapshot!(mistakes(&format!("[front-matter.field.type]\n{section}")), @r#"4:18 «"tpye"» schema-reference: no field `tpye` is declared | did you mean `type`?"#);
}

#[test]
fn a_misspelt_table_of_fields_leaves_conditions_alone() {
    let section = "[[section]]\nheading = \"A\"\nwhen = { field = \"type\", present = true }\n";
    assert_message(&named(&format!("[front-matter.fields.type]\n{section}")), "has no key `fields`");
}
