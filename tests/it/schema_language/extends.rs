//! Schemas that extend others.

use digestlint::schema::{Schema, builtin};

use super::{file, rules_and_texts};
use crate::dedented::dedented;
use crate::support::{self, Files};

/// The schema in the first of these files, which extends the others.
fn extending(files: &[(&str, &str)]) -> Files {
    Files::new(files)
}

/// [`BASE`] and a schema that extends it.
fn over_base(declarations: &str) -> Files {
    let head = "[schema]\nname = \"child\"\nextends = \"base.toml\"\n";
    extending(&[("child.toml", &(head.to_owned() + &dedented(declarations))), ("base.toml", BASE)])
}

impl Files {
    #[track_caller]
    fn loaded(&self) -> Schema {
        self.load().unwrap_or_else(|mistakes| panic!("{mistakes:#?}"))
    }

    /// Holds that `document` gives these findings, each as `rule «text there»`, whether the files are read or what is
    /// shown of them, which extends nothing.
    #[track_caller]
    fn finds(&self, document: &str, expected: &[&str]) -> &Self {
        let document = support::source(&dedented(document));
        assert_eq!(rules_and_texts(&document, &self.loaded()), expected, "in\n{}", document.text());
        let shown = self.show();
        assert!(!shown.contains("\nextends = "), "{shown}");
        assert_eq!(rules_and_texts(&document, &support::schema(&shown)), expected, "with the schema as shown\n{shown}");
        self
    }

    #[track_caller]
    fn accepts(&self, document: &str) -> &Self {
        self.finds(document, &[])
    }

    /// The findings in `document`, each with the place of its declaration: `rule at file:line`.
    fn declarations(&self, document: &str) -> Vec<String> {
        let findings = support::findings(&dedented(document), &self.loaded());
        let declarations = findings.iter().map(|it| {
            let declaration = it.declaration.as_ref().unwrap();
            let line = declaration.source.line_column(declaration.span.start).line;
            format!("{} at {}:{line}", it.rule, declaration.source.name())
        });
        declarations.collect()
    }
}

/// A schema to extend.
const BASE: &str = r#"
    [schema]
    name = "base"
    description = "The schema that others extend."

    [detect]
    sections = "Nothing"

    [title]
    syntax = "{title} ({page})"

    [[preamble]]
    name = "source"
    syntax = "Source: {url}"

    [captures.page]
    pattern = '\d+'

    [captures.url]
    type = "url"
    hosts = "example.org"

    [[section]]
    heading = "Keywords"
    content = "list"
    min-items = 2
    item = { min-length = 2, unique = true }

    [[section]]
    heading = "Summary"
    content = "prose"
    min-words = 3

    [[section]]
    heading = "Signals"
    content = "table"
    table = "signals"

    [table.signals]
    max-rows = 2
    columns = [{ name = "name", min-length = 2 }, { name = "score", type = "integer", minimum = 1, maximum = 5 }]

    [values]
    not = ["nan"]
"#;

/// A document that keeps to [`BASE`].
const DOCUMENT: &str = "\
# Lamps (12)

Source: https://example.org/lamps

## Keywords

* lamps
* masts

## Summary

Lamps stand on masts.

## Signals

| name  | score |
|:------|:------|
| Masts | 4     |
";

/// [`DOCUMENT`] with this instead of that.
fn changed(that: &str, this: &str) -> String {
    assert!(DOCUMENT.contains(that));
    DOCUMENT.replacen(that, this, 1)
}

#[test]
fn a_schema_that_only_extends_says_the_same() {
    over_base("").accepts(DOCUMENT).finds(&changed("* masts\n", ""), &["list-count «Keywords»"]);
}

#[test]
fn name_description_and_detect_are_its_own() {
    let schema = over_base("").loaded();
    assert_eq!((schema.name.as_str(), schema.description.as_deref()), ("child", None));
    assert!(schema.detect.is_none());
}

#[test]
fn a_table_is_merged_key_by_key() {
    let child = over_base("[table.signals]\nmin-rows = 2\n[captures.url]\nschemes = [\"http\"]\n");
    let two = changed("| Masts | 4     |", "| Masts | 4     |\n| Lamps | 9     |");
    child.finds(&two, &["link-scheme «https://example.org/lamps»", "value-range «9»"]);
    let three = two.replace("https://example.org", "http://example.com") + "| Horns | 4     |\n";
    child.finds(&three, &["link-host «http://example.com/lamps»", "value-range «9»", "row-count «| Horns | 4     |»"]);
}

#[test]
fn a_section_is_overridden_by_its_heading() {
    let child = over_base("[[section]]\nheading = \"Keywords\"\nmin-items = 3\nitem = { max-length = 4 }\n");
    child.finds(DOCUMENT, &["list-count «Keywords»", "value-length «lamps»", "value-length «masts»"]);
    child.finds(
        &changed("* lamps\n* masts\n", "* mast\n* Mast\n* l\n"),
        &["list-item-duplicate «Mast»", "value-length «l»"],
    );
}

#[test]
fn a_section_is_overridden_by_its_pattern_and_at_any_depth() {
    let base = r#"
        [schema]
        name = "base"
        [[section]]
        pattern = "Week \\d+"
        repeat = true
        [[section.section]]
        heading = "Done"
        content = "list"
        min-items = 2
        [[section.section]]
        heading = "Planned"
        content = "list"
    "#;
    let child = r#"
        [schema]
        name = "child"
        extends = "base"
        [[section]]
        pattern = "Week \\d+"
        [[section.section]]
        heading = "Done"
        max-items = 2
        [[section.section]]
        heading = "Notes"
        content = "prose"
    "#;
    let schema = extending(&[("child", child), ("base", base)]);
    schema.accepts("## Week 1\n\n### Done\n\n* a\n* b\n\n### Planned\n\n* c\n\n### Notes\n\nGood.\n");
    schema.finds(
        "## Week 1\n\n### Notes\n\nGood.\n\n### Done\n\n* a\n* b\n* c\n\n### Planned\n\n* c\n",
        &["section-order «Notes»", "list-count «Done»"],
    );
}

#[test]
fn new_sections_come_last() {
    let child = over_base("[[section]]\nheading = \"Issues\"\ncontent = \"list\"\n");
    child.accepts(&(DOCUMENT.to_owned() + "\n## Issues\n\n* Rust\n"));
    child.finds(&changed("## Summary", "## Issues\n\n* Rust\n\n## Summary"), &["section-order «Issues»"]);
}

#[test]
fn sections_are_listed_in_their_order_and_the_others_dropped() {
    let child = r#"
        [schema]
        name = "child"
        extends = "base.toml"
        sections = ["Signals", "Issues", "Keywords"]
        [[section]]
        heading = "Issues"
        content = "list"
    "#;
    let schema = extending(&[("child.toml", child), ("base.toml", BASE)]);
    let (head, rest) = DOCUMENT.split_once("## Keywords").unwrap();
    let (keywords, rest) = rest.split_once("## Summary").unwrap();
    let signals = rest.split_once("## Signals").unwrap().1;
    schema.accepts(&format!("{head}## Signals{signals}\n## Issues\n\n* Rust\n\n## Keywords{keywords}"));
    schema.finds(
        &format!("{head}## Keywords{keywords}## Summary\n\nA text.\n\n## Signals{signals}\n## Issues\n\n* Rust\n"),
        &["section-order «Keywords»", "section-unknown «Summary»"],
    );
}

#[test]
fn a_pattern_is_listed_as_it_is_written() {
    let base = "[schema]\nname = \"b\"\n[[section]]\npattern = \"Week \\\\d+\"\n[[section]]\nheading = \"A\"\n";
    let child = "[schema]\nname = \"a\"\nextends = \"b\"\nsections = 'Week \\d+'\n";
    let schema = extending(&[("a", child), ("b", base)]);
    schema.accepts("## Week 1\n\nGood.\n").finds("## Week 1\n\nGood.\n\n## A\n\nB.\n", &["section-unknown «A»"]);
}

#[test]
fn columns_are_overridden_by_name_and_new_ones_come_last() {
    let columns =
        "[table.signals]\ncolumns = [{ name = \"kind\", enum = [\"a\"] }, { name = \"score\", maximum = 3 }]\n";
    let table = "| name  | score | kind |\n|:------|:------|:-----|\n| M     | 4     | b    |\n";
    let document = changed("| name  | score |\n|:------|:------|\n| Masts | 4     |\n", table);
    over_base(columns).finds(&document, &["value-length «M»", "value-range «4»", "value-enum «b»"]);
    over_base("[table.signals]\ncolumns = [{ name = \"kind\" }]\n").finds(&document, &["value-length «M»"]);
}

#[test]
fn preamble_paragraphs_are_overridden_by_name() {
    let child = over_base(
        "[[preamble]]\nname = \"source\"\nsyntax = \"From: {url}\"\n[[preamble]]\nname = \"date\"\nsyntax = \"On {date}\"\n",
    );
    child.accepts(&changed("Source: https://example.org/lamps", "From: https://example.org/lamps\n\nOn Monday"));
    child.finds(&changed("Source: https://example.org/lamps", "On Monday"), &["preamble-missing «»"]);
}

#[test]
fn what_a_changed_content_leaves_without_effect_is_dropped() {
    let child = over_base("[[section]]\nheading = \"Keywords\"\ncontent = \"prose\"\nmax-words = 2\n");
    child.accepts(&changed("* lamps\n* masts\n", "Lamps, masts.\n"));
    child.finds(&changed("* lamps\n* masts\n", "Lamps and masts.\n"), &["prose-length «Lamps and masts.»"]);
}

#[test]
fn what_a_changed_type_leaves_without_effect_is_dropped() {
    let child = over_base("[table.signals]\ncolumns = [{ name = \"score\", type = \"string\", enum = [\"low\"] }]\n");
    child.accepts(&changed("4     |\n", "low   |\n"));
}

#[test]
fn captures_of_holes_that_are_gone_are_dropped() {
    let child = "[title]\nsyntax = \"{name}\"\n[captures.name]\nmax-length = 5\n";
    over_base(child).finds(DOCUMENT, &["value-length «Lamps (12)»"]).accepts(&changed(" (12)", ""));
    // Where the other hole is in a paragraph, too.
    let child = over_base("[[preamble]]\nname = \"source\"\nsyntax = \"Source: {page}\"\n");
    child.accepts(&changed("https://example.org/lamps", "12"));
}

#[test]
fn captures_come_and_go_over_three_files() {
    let middle = "[schema]\nname = \"middle\"\nextends = \"base.toml\"\n[title]\nsyntax = \"{title}\"\n";
    let top = "[schema]\nname = \"top\"\nextends = \"middle\"\n[title]\nsyntax = \"{title} ({page})\"\n";
    let schema = extending(&[("top", top), ("middle", middle), ("base.toml", BASE)]);
    schema.accepts(&changed("(12)", "(twelve)"));
}

#[test]
fn three_files_are_one_schema() {
    let middle = r#"
        [schema]
        name = "middle"
        extends = "base.toml"
        sections = ["Summary", "Keywords"]
        section-order = "any"
        [[section]]
        heading = "Keywords"
        max-items = 2
    "#;
    let top = r#"
        [schema]
        name = "top"
        extends = "middle.toml"
        unknown-sections = "allow"
        [[section]]
        heading = "Summary"
        max-words = 3
        [[section]]
        heading = "Signals"
        required = false
        content = "list"
    "#;
    let schema = extending(&[("top.toml", top), ("middle.toml", middle), ("base.toml", BASE)]);
    let document = changed("* masts\n", "* masts\n* horns\n");
    schema.finds(
        &document,
        &[
            "list-count «Keywords»",
            "prose-length «Lamps stand on masts.»",
            "section-content «| name  | score |\n|:------|:------|\n| Masts | 4     |»",
        ],
    );
    assert_eq!(
        schema.declarations(&document),
        ["list-count at middle.toml:8", "prose-length at top.toml:7", "section-content at top.toml:11"]
    );
}

#[test]
fn findings_name_the_file_and_line_that_ask() {
    let child = over_base(
        "[[section]]\nheading = \"Keywords\"\nmin-items = 3\n[table.signals]\ncolumns = [{ name = \"score\", maximum = 3 }]\n",
    );
    let document = changed("* masts\n", "* l\n")
        .replace("Masts |", "nan   |")
        .replace("## Summary\n\nLamps stand on masts.\n\n", "");
    assert_eq!(
        child.declarations(&document),
        [
            "list-count at child.toml:6",
            "section-missing at base.toml:28",
            "value-length at base.toml:26",
            "value-placeholder at base.toml:43",
            "value-range at child.toml:8"
        ]
    );
}

#[test]
fn texts_that_are_no_values_and_links_are_merged_too() {
    let child = over_base("[values]\nnot = [\"tbd\"]\n[links]\nrelative = \"allow\"\n");
    child.accepts(&changed("Masts |", "nan   |"));
    child.finds(&changed("Masts |", "TBD   |"), &["value-placeholder «TBD»"]);
    let base = "[schema]\nname = \"b\"\n[links]\nhosts = \"example.org\"\n";
    let child = "[schema]\nname = \"a\"\nextends = \"b\"\n[links]\nrelative = \"allow\"\n";
    let schema = extending(&[("a", child), ("b", base)]);
    schema.finds("[a](b.md) [c](https://example.com/)\n", &["link-host «https://example.com/»"]);
}

#[test]
fn levels_of_rules_are_merged_by_rule() {
    let base = "[schema]\nname = \"b\"\n[rules]\nsection-empty = \"off\"\nprose-mojibake = \"off\"\n";
    let child =
        "[schema]\nname = \"a\"\nextends = \"b\"\n[rules]\nprose-mojibake = \"warn\"\n[[section]]\nheading = \"A\"\n";
    let schema = extending(&[("a", child), ("b", base)]);
    schema.accepts("## A\n").finds("## A\n\nCafÃ©.\n", &["prose-mojibake «Ã©»"]);
}

#[test]
fn a_condition_is_overridden_as_a_whole() {
    let base = r#"
        [schema]
        name = "base"
        [[section]]
        heading = "Facts"
        content = "fields"
        [section.field.Type]
        [section.field.Place]
        when = { field = "Type", equals = "news" }
    "#;
    let child = r#"
        [schema]
        name = "child"
        extends = "base"
        [[section]]
        heading = "Facts"
        [section.field.Place]
        when = { field = "Type", not-equals = ["essay"] }
    "#;
    let schema = extending(&[("child", child), ("base", base)]);
    schema.accepts("## Facts\n\n* Type: essay\n").finds("## Facts\n\n* Type: blog\n", &["field-missing «Facts»"]);
}

#[test]
fn relations_with_what_is_gone_are_dropped() {
    let base = r#"
        [schema]
        name = "base"
        [[section]]
        heading = "A"
        content = "list"
        [[section]]
        heading = "B"
        content = "list"
        [[section]]
        heading = "C"
        [[section.section]]
        heading = "D"
        content = "list"
        [[disjoint]]
        sections = ["A", "B"]
        [[disjoint]]
        sections = ["A", "B", "D"]
    "#;
    let without_c = "[schema]\nname = \"a\"\nextends = \"base\"\nsections = [\"A\", \"B\"]\n";
    let document = "## A\n\n* x\n\n## B\n\n* X\n";
    let schema = extending(&[("a", without_c), ("base", base)]);
    assert_eq!(schema.loaded().disjoint.iter().map(|it| it.sections.len()).collect::<Vec<_>>(), [2, 2]);
    schema.accepts(&document.replace('X', "y"));
    let prose = "[schema]\nname = \"a\"\nextends = \"base\"\n[[section]]\nheading = \"A\"\ncontent = \"prose\"\n";
    let schema = extending(&[("a", prose), ("base", base)]);
    assert_eq!(schema.loaded().disjoint.iter().map(|it| it.sections.join(" ")).collect::<Vec<_>>(), ["B D"]);
}

#[test]
fn a_built_in_schema_that_extends_another_can_be_extended() {
    let child =
        "[schema]\nname = \"own\"\nextends = \"digest-legacy\"\n[[section]]\nheading = \"Closest\"\nmax-items = 1\n";
    let schema = extending(&[("own.toml", child)]);
    let loaded = schema.loaded();
    let names: Vec<_> = loaded.files.iter().map(|file| file.name()).collect();
    assert_eq!(names, ["own.toml", "schema/digest-legacy.toml", "schema/digest.toml"]);
    let legacy = builtin("digest-legacy").unwrap().load().unwrap();
    assert_eq!(loaded.outline.sections.len(), legacy.outline.sections.len());
}

#[test]
fn what_is_shown_shows_itself() {
    for files in [
        over_base("[title]\nsyntax = \"{name}\"\n"),
        extending(&[("a", "[schema]\nname = \"a\"\nextends = \"digest-legacy\"\n")]),
    ] {
        let shown = files.show();
        let again = Schema::show(&file(&shown), &digestlint::schema::open_builtin);
        assert_eq!(again, shown);
        support::schema(&shown);
    }
}
