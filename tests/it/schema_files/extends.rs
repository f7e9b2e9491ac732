//! Mistakes of schemas that extend others.

use insta::assert_snapshot;

use super::line;
use crate::support::Files;

/// The mistakes of the first file and those that it extends, each after the name of its file.
fn mistakes(files: &[(&str, &str)]) -> String {
    let found = Files::new(files).load().err().unwrap_or_default();
    let lines: Vec<_> = found.iter().map(|it| format!("{}:{}", it.source.name(), line(it))).collect();
    lines.join("\n")
}

/// A schema to extend.
const BASE: &str = r#"
    [schema]
    name = "base"
    [title]
    syntax = "{title} ({page})"
    [captures.page]
    pattern = '\d+'
    [[section]]
    heading = "Keywords"
    content = "list"
    min-items = 3
    max-items = 9
    [[section]]
    heading = "Summary"
    content = "prose"
    min-words = 5
    [[section]]
    heading = "Signals"
    content = "table"
    table = "signals"
    [table.signals]
    columns = [{ name = "name" }, { name = "relevancy", type = "integer", minimum = 1 }]
"#;

/// What is wrong with a schema that extends [`BASE`], with its head on the first three lines.
fn mistakes_over_base(declarations: &str) -> String {
    let head = "[schema]\nname = \"child\"\nextends = \"base.toml\"\n";
    mistakes(&[("child.toml", &(head.to_owned() + &crate::dedented::dedented(declarations))), ("base.toml", BASE)])
}

#[test]
fn an_unknown_name_is_told_with_the_one_that_was_meant() {
    assert_snapshot!(mistakes(&[("a.toml", "[schema]\nname = \"a\"\nextends = \"digst\"\n")]), @r#"a.toml:3:11 «"digst"» schema-reference: no schema is called `digst` | did you mean `digest`?"#);
}

#[test]
fn an_unknown_name_like_no_other_gets_the_list() {
    assert_snapshot!(mistakes(&[("a.toml", "[schema]\nname = \"a\"\nextends = \"recipes\"\n")]), @r#"a.toml:3:11 «"recipes"» schema-reference: no schema is called `recipes` | known here: `digest`, `digest-relevancy`, `digest-legacy`"#);
}

#[test]
fn an_empty_name_is_told() {
    assert_snapshot!(mistakes(&[("a.toml", "[schema]\nname = \"a\"\nextends = \"\"\n")]), @r#"a.toml:3:11 «""» schema-reference: `extends` names no schema | name a built-in schema, such as `digest`, or the path of another file"#);
}

#[test]
fn nothing_is_said_of_what_the_missing_schema_may_declare() {
    let declarations = r#"
        [captures.page]
        pattern = 'a'
        [[section]]
        heading = "Keywords"
        min-items = 4
        [[section]]
        heading = "Issues"
        content = "table"
        table = "entries"
        [table.signals]
        min-rows = 2
    "#;
    let text = |head: &str| head.to_owned() + &crate::dedented::dedented(declarations);
    let cases = [
        "[schema]\nname = \"a\"\nextends = \"recipes\"\n",
        "[schema]\nname = \"a\"\nextends = 3\n",
        "[schema]\nname = \"a\"\nextend = \"digest\"\n",
        "extends = \"digest\"\n[schema]\nname = \"a\"\n",
        "[shema]\nname = \"a\"\nextends = \"digest\"\n",
    ];
    let found = cases.map(|head| mistakes(&[("a.toml", &text(head))]));
    let without_help = found.iter().flat_map(|it| it.lines()).map(|line| line.split(" | ").next().unwrap());
    assert_snapshot!(without_help.collect::<Vec<_>>().join("\n"), @r#"
    a.toml:3:11 «"recipes"» schema-reference: no schema is called `recipes`
    a.toml:3:11 «3» schema-type: `extends` is 3, not a string
    a.toml:3:1 «extend» schema-key: [schema] has no key `extend`
    a.toml:1:1 «extends» schema-key: the schema file has no key `extends`
    a.toml:1:2 «shema» schema-key: the schema file has no key `shema`
    "#);
}

#[test]
fn a_schema_that_extends_itself_is_told() {
    assert_snapshot!(mistakes(&[("a.toml", "[schema]\nname = \"a\"\nextends = \"a.toml\"\n")]), @r#"a.toml:3:11 «"a.toml"» schema-reference: `extends = "a.toml"` leads back to a.toml | name a built-in schema, such as `digest`, or the path of another file"#);
}

#[test]
fn a_circle_over_three_files_is_told_where_it_closes() {
    let files = [
        ("a.toml", "[schema]\nname = \"a\"\nextends = \"b.toml\"\n"),
        ("b.toml", "[schema]\nname = \"b\"\nextends = \"c.toml\"\n"),
        ("c.toml", "[schema]\nname = \"c\"\nextends = \"b.toml\"\n"),
    ];
    assert_snapshot!(mistakes(&files), @r#"c.toml:3:11 «"b.toml"» schema-reference: `extends = "b.toml"` leads back to b.toml | name a built-in schema, such as `digest`, or the path of another file"#);
}

#[test]
fn too_many_files_are_told() {
    let text = |index| format!("[schema]\nname = \"{index}\"\nextends = \"{}\"\n", index + 1);
    let files: Vec<(String, String)> = (0..40).map(|index: u32| (index.to_string(), text(index))).collect();
    let files: Vec<_> = files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    assert_snapshot!(mistakes(&files), @r#"31:3:11 «"32"» schema-reference: `extends = "32"` leads to more than 32 files | let fewer schemas extend one another"#);
}

#[test]
fn a_file_that_lies_where_a_built_in_schema_is_said_to_lie_may_extend_it() {
    assert_eq!(mistakes(&[("schema/digest.toml", "[schema]\nname = \"a\"\nextends = \"digest\"\n")]), "");
}

#[test]
fn sections_without_extends_have_no_effect() {
    let schema = "[schema]\nname = \"a\"\nsections = [\"A\"]\n[[section]]\nheading = \"A\"\n";
    assert_snapshot!(mistakes(&[("a.toml", schema)]), @"a.toml:3:1 «sections» schema-value: `sections` has no effect where there is no `extends` | write `extends = …`, or drop `sections`");
    let child = "[schema]\nname = \"b\"\nextends = \"a.toml\"\nsections = [\"A\"]\n";
    assert_snapshot!(mistakes(&[("b.toml", child), ("a.toml", schema)]), @"a.toml:3:1 «sections» schema-value: `sections` has no effect where there is no `extends` | write `extends = …`, or drop `sections`");
}

#[test]
fn sections_that_are_unknown_or_doubled_are_told() {
    let child = r#"
        [schema]
        name = "child"
        extends = "base.toml"
        sections = ["Sumary", "Keywords", "Keywords", "Recipes", "keywords"]
    "#;
    assert_snapshot!(mistakes(&[("child.toml", child), ("base.toml", BASE)]), @r#"
    child.toml:4:13 «"Sumary"» schema-reference: no section `Sumary` is declared here or in what is extended | did you mean `Summary`?
    child.toml:4:35 «"Keywords"» schema-duplicate: the section `Keywords` is listed twice | drop one
    child.toml:4:47 «"Recipes"» schema-reference: no section `Recipes` is declared here or in what is extended | known here: `Keywords`, `Summary`, `Signals`
    child.toml:4:58 «"keywords"» schema-reference: no section `keywords` is declared here or in what is extended | did you mean `Keywords`?
    "#);
}

#[test]
fn sections_of_a_schema_without_any_are_unknown() {
    let child = "[schema]\nname = \"a\"\nextends = \"b\"\nsections = \"A\"\n";
    assert_snapshot!(mistakes(&[("a", child), ("b", "[schema]\nname = \"b\"\n")]), @r#"a:4:12 «"A"» schema-reference: no section `A` is declared here or in what is extended | nothing is declared that could be written here"#);
}

#[test]
fn a_declared_section_that_is_not_listed_has_no_effect() {
    let child = r#"
        [schema]
        name = "child"
        extends = "base.toml"
        sections = ["Summary"]
        [[section]]
        heading = "Extra"
        [[section]]
        heading = "Keywords"
        min-items = 2
    "#;
    assert_snapshot!(mistakes(&[("child.toml", child), ("base.toml", BASE)]), @r#"
    child.toml:6:11 «"Extra"» schema-value: the section `Extra` has no effect: `sections` does not list it | list it in `sections`, or drop it
    child.toml:8:11 «"Keywords"» schema-value: the section `Keywords` has no effect: `sections` does not list it | list it in `sections`, or drop it
    "#);
}

#[test]
fn what_is_declared_twice_is_told_where_a_schema_is_extended_too() {
    let declarations = r#"
        [[section]]
        heading = "Keywords"
        min-items = 2
        [[section]]
        heading = "Keywords"
        min-items = 1
        [table.signals]
        columns = [{ name = "name", min-length = 2 }, { name = "name" }]
        [[preamble]]
        name = "date"
        syntax = "{date}"
        [[preamble]]
        name = "date"
        syntax = "{date}"
    "#;
    assert_snapshot!(mistakes_over_base(declarations), @r#"
    child.toml:7:1 «[[section]]» schema-duplicate: the heading `Keywords` is declared twice on one level | drop one; a section that may appear several times is declared once, with `repeat = true`
    child.toml:9:1 «min-items» schema-value: `min-items` has no effect where content is "any" | set content = "list", or drop `min-items`
    child.toml:11:47 «{ name = "name" }» schema-duplicate: the column `name` is declared twice | drop one, or give it another name
    child.toml:15:1 «[[preamble]]» schema-duplicate: the paragraph `date` is declared twice | drop one, or give it another name
    "#);
    let twice = "[schema]\nname = \"b\"\n[[section]]\nheading = \"A\"\n[[section]]\nheading = \"A\"\n";
    let child = "[schema]\nname = \"a\"\nextends = \"b\"\nsections = [\"A\"]\n[[section]]\nrequired = false\n";
    assert_snapshot!(mistakes(&[("a", child), ("b", twice)]), @"
    a:5:1 «[[section]]» schema-missing: this [[section]] has no `heading` | add `heading = …`
    b:5:1 «[[section]]» schema-duplicate: the heading `A` is declared twice on one level | drop one; a section that may appear several times is declared once, with `repeat = true`
    ");
}

#[test]
fn mistakes_in_the_extended_file_are_told_at_their_place_there() {
    let base = r#"
        [schema]
        name = "base"
        section-oder = "any"
        [[section]]
        heading = "Signals"
        content = "table"
        table = "signls"
        [table.signals]
        columns = [{ name = "name", pattern = "(" }]
    "#;
    let child = "[schema]\nname = \"child\"\nextends = \"base\"\ndescripton = \"\"\n";
    assert_snapshot!(mistakes(&[("child", child), ("base", base)]), @r#"
    base:3:1 «section-oder» schema-key: [schema] has no key `section-oder` | did you mean `section-order`?
    base:7:9 «"signls"» schema-reference: no table type `signls` is declared | did you mean `signals`?
    base:9:39 «"("» schema-pattern: the pattern `(` does not compile: unclosed group | patterns are written in the syntax of Rust's regex crate; in TOML, '…' needs no escapes
    child:4:1 «descripton» schema-key: [schema] has no key `descripton` | did you mean `description`?
    "#);
}

#[test]
fn an_extended_file_that_is_not_toml_is_told_alone() {
    let child = "[schema]\nname = \"child\"\nextends = \"base\"\n[[section]]\nheading = \"A\"\nmin-items = 3\n";
    assert_snapshot!(mistakes(&[("child", child), ("base", "[schema\nname = \n")]), @"base:1:8 «» schema-syntax: this is not valid TOML: unclosed table, expected `]` | no help");
}

#[test]
fn a_key_without_effect_is_told_with_the_file_that_takes_it() {
    let declarations = r#"
        [[section]]
        heading = "Summary"
        min-items = 3
        [table.signals]
        columns = [{ name = "relevancy", format = "%Y" }]
    "#;
    assert_snapshot!(mistakes_over_base(declarations), @r#"
    child.toml:6:1 «min-items» schema-value: `min-items` has no effect where content is "prose", as base.toml says | set content = "list", or drop `min-items`
    child.toml:8:34 «format» schema-value: `format` has no effect where type is "integer", as base.toml says | set type = "date", or drop `format`
    "#);
}

#[test]
fn a_changed_content_leaves_keys_of_its_own_file_without_effect() {
    let declarations = r#"
        [[section]]
        heading = "Keywords"
        content = "prose"
        min-items = 3
    "#;
    assert_snapshot!(mistakes_over_base(declarations), @r#"child.toml:7:1 «min-items» schema-value: `min-items` has no effect where content is "prose" | set content = "list", or drop `min-items`"#);
}

#[test]
fn limits_that_cross_are_told_at_the_one_that_overrides() {
    let declarations = r#"
        [[section]]
        heading = "Keywords"
        max-items = 2
        [[section]]
        heading = "Summary"
        max-words = 4
        [table.signals]
        columns = [{ name = "relevancy", maximum = 0 }]
    "#;
    assert_snapshot!(mistakes_over_base(declarations), @"
    child.toml:6:1 «max-items» schema-value: min-items 3 is above max-items 2: nothing fits | the minimum comes from base.toml: override it too
    child.toml:9:1 «max-words» schema-value: min-words 5 is above max-words 4: nothing fits | the minimum comes from base.toml: override it too
    child.toml:11:34 «maximum» schema-value: minimum is above maximum: nothing fits | the minimum comes from base.toml: override it too
    ");
    assert_snapshot!(mistakes_over_base("[[section]]\nheading = \"Keywords\"\nmin-items = 10\n"), @"child.toml:6:1 «min-items» schema-value: min-items 10 is above max-items 9: nothing fits | the maximum comes from base.toml: override it too");
}

#[test]
fn a_capture_of_a_hole_that_is_gone_is_told_where_the_file_declares_it_itself() {
    let declarations = r#"
        [title]
        syntax = "{title}"
        [captures.page]
        min-length = 2
    "#;
    assert_snapshot!(mistakes_over_base(declarations), @"child.toml:6:11 «page» schema-reference: no template has a hole `{page}` | known here: `title`");
}

#[test]
fn a_capture_that_never_had_a_hole_is_told_at_its_place() {
    let base = "[schema]\nname = \"b\"\n[title]\nsyntax = \"{title}\"\n[captures.page]\nmin-length = 2\n";
    let child = "[schema]\nname = \"a\"\nextends = \"b\"\n[title]\nsyntax = \"{name}\"\n";
    assert_snapshot!(mistakes(&[("a", child), ("b", base)]), @"b:5:11 «page» schema-reference: no template has a hole `{page}` | known here: `name`");
}

#[test]
fn a_schema_needs_a_name_of_its_own() {
    assert_snapshot!(mistakes(&[("a", "[schema]\nextends = \"digest\"\n")]), @r#"a:1:1 «[schema]» schema-missing: the schema has no name | write `name = "…"` under `[schema]`"#);
    assert_eq!(
        mistakes(&[("a", "[schema]\nname = \"a\"\nextends = \"b\"\n"), ("b", "[[section]]\nheading = \"A\"\n")]),
        ""
    );
}

#[test]
fn a_relation_with_a_section_that_is_not_listed_is_told_in_the_file_that_declares_it() {
    let child = r#"
        [schema]
        name = "child"
        extends = "base.toml"
        sections = ["Keywords"]
        [[disjoint]]
        sections = ["Keywords", "Summary"]
    "#;
    assert_snapshot!(mistakes(&[("child.toml", child), ("base.toml", BASE)]), @r#"child.toml:6:25 «"Summary"» schema-reference: no section `Summary` is declared | known here: `Keywords`"#);
}

#[test]
fn a_detect_that_says_nothing_is_told() {
    assert_snapshot!(mistakes(&[("a", "[schema]\nname = \"a\"\n[detect]\n")]), @"a:3:1 «[detect]» schema-value: `[detect]` is empty: it tells no document from another | name a heading or a column, or drop it: without it the schema claims every document");
    assert_snapshot!(mistakes(&[("a", "[schema]\nname = \"a\"\n[detect]\nany-column = {}\n")]), @"a:4:1 «any-column» schema-value: `any-column` is an empty table: nothing is named | fill it, or drop `any-column`");
    assert_snapshot!(mistakes(&[("a", "[schema]\nname = \"a\"\n[detect]\nno-column = { A = [] }\n")]), @"a:4:15 «A» schema-value: `A` is an empty list: nothing is named | write a string or more, or drop `A`");
    assert_snapshot!(mistakes(&[("a", "[schema]\nname = \"a\"\n[detect]\nsection = \"A\"\n")]), @"a:4:1 «section» schema-key: [detect] has no key `section` | did you mean `sections`?");
}

#[test]
fn thousands_of_nested_tables_do_no_harm() {
    let deep = format!("[schema]\nname = \"b\"\n[[{}]]\nheading = \"A\"\n", vec!["section"; 2000].join("."));
    let child =
        format!("[schema]\nname = \"a\"\nextends = \"b\"\n[[{}]]\nheading = \"B\"\n", vec!["section"; 2000].join("."));
    assert_ne!(mistakes(&[("a", &child), ("b", &deep)]), "");
}
