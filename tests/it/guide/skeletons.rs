//! The documents to fill in: everything is in its place.

use digestlint::guide;
use digestlint::schema::BUILTIN;

use super::skeleton;
use crate::support::{findings, schema};

#[track_caller]
fn assert_in_place(text: &str, schema: &digestlint::schema::Schema) {
    for finding in findings(text, schema) {
        assert_eq!(finding.rule, "value-placeholder", "{}\nin\n{text}", finding.message);
    }
}

#[test]
fn nothing_is_missing_in_the_skeletons_of_the_programs_schemas() {
    for builtin in &BUILTIN {
        let schema = builtin.load().unwrap();
        assert_in_place(skeleton(&guide::page(&schema)).unwrap().text(), &schema);
    }
}

#[test]
fn nothing_is_missing_in_the_skeletons_of_well_known_formats() {
    for text in [include_str!("../formats/madr.toml"), include_str!("../formats/eip.toml")] {
        let schema = schema(text);
        let page = guide::page(&schema);
        super::shape(&page);
        assert_in_place(skeleton(&page).unwrap().text(), &schema);
    }
}

#[test]
fn notes_in_a_skeleton_are_no_content() {
    let schema = schema(
        "[schema]\nname = \"x\"\n[title]\n[[preamble]]\nname = \"p\"\nsyntax = \"By {who}\"\nrequired = false\n\
         [[section]]\nheading = \"A\"\nrequired = false\ncontent = \"fields\"\n[section.field.Type]\n\
         [[section]]\nheading = \"B\"\nrepeat = true\nwhen = { field = \"Type\", equals = \"--> x\" }\n\
         [[section.section]]\nheading = \"C\"\ncontent = \"table\"\ntable = \"t\"\n\
         [table.t]\nmin-rows = 2\ncolumns = [{ name = \"a\\\\|b\" }, { name = \"c\", align = \"right\" }]\n",
    );
    let text = skeleton(&guide::page(&schema)).unwrap();
    assert_in_place(text.text(), &schema);
    insta::assert_snapshot!(text.text());
}

#[test]
fn a_schema_without_parts_has_none() {
    assert!(skeleton(&guide::page(&schema("[schema]\nname = \"x\"\n[links]\n"))).is_none());
}
