//! Sections in sections: levels, repetitions and what they hold.

use super::schema;

#[test]
fn nested_sections_stand_one_level_deeper() {
    let schema = schema(
        r#"
        [[section]]
        heading = "A"
        [[section.section]]
        heading = "B"
        [[section.section]]
        heading = "C"
    "#,
    );
    schema.accepts("## A\n\nx\n\n### B\n\nx\n\n### C\n\nx\n");
    schema.accepts("## A\n\n### B\n\nx\n\n### C\n\nx\n");
}

#[test]
fn nested_sections_are_told_from_those_of_the_same_name_above() {
    let schema = schema(
        r#"
        [[section]]
        heading = "A"
        [[section.section]]
        heading = "B"
        content = "list"
        [[section]]
        heading = "B"
        content = "prose"
    "#,
    );
    schema.accepts("## A\n\n### B\n\n* x\n\n## B\n\nx\n");
    schema.finds("## A\n\n### B\n\nx\n\n## B\n\n* x\n", &["section-content «x»", "section-content «* x»"]);
}

#[test]
fn three_levels_nest() {
    let schema = schema(
        r#"
        [[section]]
        heading = "A"
        [[section.section]]
        heading = "B"
        [[section.section.section]]
        heading = "C"
        content = "list"
        [[section]]
        heading = "D"
    "#,
    );
    schema.accepts("## A\n\n### B\n\n#### C\n\n* x\n\n## D\n\nx\n");
    schema.finds("## A\n\n### B\n\n#### C\n\nx\n\n## D\n\nx\n", &["section-content «x»"]);
}

#[test]
fn a_missing_section_of_the_third_level_is_told() {
    let schema = schema(
        r#"
        [[section]]
        heading = "A"
        [[section.section]]
        heading = "B"
        [[section.section.section]]
        heading = "C"
        content = "list"
        [[section]]
        heading = "D"
    "#,
    );
    schema.finds("## A\n\n### B\n\nx\n\n## D\n\nx\n", &["section-missing «B»"]);
}

#[test]
fn what_is_missing_with_its_parent_is_one_finding() {
    let schema = schema(
        r#"
        [[section]]
        heading = "A"
        [[section.section]]
        heading = "B"
        [[section.section.section]]
        heading = "C"
        content = "list"
        [[section]]
        heading = "D"
    "#,
    );
    schema.finds("## A\n\nx\n\n## D\n\nx\n", &["section-missing «A»"]);
    schema.finds("## D\n\nx\n", &["section-missing «»"]);
}

#[test]
fn a_nested_section_a_level_too_deep_is_told() {
    let schema = schema(
        r#"
        [[section]]
        heading = "A"
        [[section.section]]
        heading = "B"
        [[section.section]]
        heading = "C"
    "#,
    );
    schema.finds("## A\n\n#### B\n\nx\n\n### C\n\nx\n", &["section-level «B»"]);
}

#[test]
fn a_nested_section_a_level_too_high_is_told() {
    let schema = schema(
        r#"
        [[section]]
        heading = "A"
        [[section.section]]
        heading = "B"
        [[section.section]]
        heading = "C"
    "#,
    );
    schema.finds("## A\n\nx\n\n## B\n\nx\n\n### C\n\nx\n", &["section-level «B»"]);
}

#[test]
fn a_nested_section_stands_once() {
    let schema = schema(
        r#"
        [[section]]
        heading = "A"
        [[section.section]]
        heading = "B"
        [[section.section]]
        heading = "C"
    "#,
    );
    schema.finds("## A\n\n### B\n\nx\n\n### B\n\nx\n\n### C\n\nx\n", &["section-duplicate «B»"]);
}

#[test]
fn a_nested_section_may_repeat() {
    let schema = schema("[[section]]\nheading = \"A\"\n[[section.section]]\npattern = 'Step \\d+'\nrepeat = true\n");
    schema.accepts("## A\n\n### Step 1\n\nx\n\n### Step 2\n\nx\n");
    schema.finds("## A\n\nx\n", &["section-missing «A»"]);
}

#[test]
fn every_repetition_has_its_nested_sections() {
    let schema = schema("[[section]]\npattern = 'Week \\d+'\nrepeat = true\n[[section.section]]\nheading = \"B\"\n");
    schema.accepts("## Week 1\n\n### B\n\nx\n\n## Week 2\n\n### B\n\nx\n");
    schema.finds("## Week 1\n\n### B\n\nx\n\n## Week 2\n\nx\n", &["section-missing «Week 2»"]);
}

#[test]
fn nested_tables_and_fields_are_checked() {
    let schema = schema(
        r#"
        [[section]]
        heading = "A"
        [[section.section]]
        heading = "B"
        content = "fields"
        [section.section.field.Type]
        enum = ["news"]
        [[section.section]]
        heading = "C"
        content = "table"
        table = "t"
        [table.t]
        columns = [{ name = "n", type = "integer" }]
    "#,
    );
    schema.accepts("## A\n\n### B\n\n* Type: news\n\n### C\n\n| n |\n|---|\n| 1 |\n");
    schema.finds(
        "## A\n\n### B\n\n* Type: views\n\n### C\n\n| n |\n|---|\n| one |\n",
        &["value-enum «views»", "value-type «one»"],
    );
}

#[test]
fn the_help_for_a_missing_nested_section_has_the_marks_of_its_level() {
    let schema = schema("[[section]]\nheading = \"A\"\n[[section.section]]\nheading = \"B\"\n");
    let help = schema.findings("## A\n\nx\n").remove(0).help.unwrap();
    assert!(help.contains("`### B`"), "{help}");
}
