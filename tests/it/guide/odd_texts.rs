//! A page has the same shape whatever texts stand in its schema.

use std::sync::Arc;

use digestlint::guide;
use digestlint::schema::Schema;
use digestlint::text::Source;
use proptest::prelude::*;

use super::shape;

/// A schema with `texts` in all places where an author may write anything; `None` when it does not load, or when one is
/// blank: a blank description is none.
fn schema_with(texts: &[String]) -> Option<Schema> {
    if texts.iter().any(|text| text.trim().is_empty()) {
        return None;
    }
    let quoted: Vec<_> = texts.iter().map(|text| serde_json::to_string(text).unwrap()).collect();
    let [name, description, heading, alias, value, field, column, note] = quoted.as_slice() else { return None };
    let text = format!(
        "[schema]\nname = {name}\ndescription = {description}\n\
         [[preamble]]\nname = {note}\nsyntax = \"a {{b}}\"\ndescription = {note}\n\
         [captures.b]\nenum = [{value}]\nnot = [{alias}]\ndescription = {description}\n\
         [[section]]\nheading = {heading}\naliases = [{alias}]\nrequired = false\ndescription = {description}\n\
         content = \"fields\"\nwhen = {{ field = {field}, equals = {value} }}\n\
         [section.field.{field}]\ndescription = {note}\n\
         [[section]]\nheading = \"{heading_inner} again\"\ncontent = \"table\"\ntable = \"t\"\n\
         [table.t]\nunique = {column}\ncolumns = [{{ name = {column}, aliases = [{alias}], description = {description} }}]\n",
        heading_inner = &heading[1..heading.len() - 1],
    );
    Schema::load(Arc::new(Source::new("schema.toml", text).unwrap())).ok()
}

fn plain() -> Vec<String> {
    ["name", "description", "heading", "alias", "value", "field", "column", "note"].map(str::to_owned).to_vec()
}

#[test]
fn plain_texts_make_a_schema() {
    assert!(schema_with(&plain()).is_some());
}

proptest! {
    #[test]
    fn texts_change_no_shape(texts in proptest::collection::vec("[-|\\\\:#*_<>()\\[\\]!`+~=&;$,.?/0-9 \tabé🙂\u{a0}\n{}]{1,12}", 8)) {
        if let Some(schema) = schema_with(&texts) {
            let page = guide::page(&schema);
            prop_assert_eq!(shape(&page), shape(&guide::page(&schema_with(&plain()).unwrap())), "{}", page);
        }
    }
}
