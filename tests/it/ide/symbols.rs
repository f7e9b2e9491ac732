//! The outline of a bound text.

use std::fmt::Write;

use digestlint::ide::{Symbol, symbols, title};
use digestlint::schema::Schema;

use super::{DOCUMENT, RECORD, SEED, bound};
use crate::support::{digest_schema, schema};

fn tell(symbols: &[Symbol], depth: usize, page: &mut String) {
    for symbol in symbols {
        let detail = symbol.detail.as_ref().map(|it| format!(" = {it}")).unwrap_or_default();
        _ = writeln!(page, "{}{:?} {}{detail}", "  ".repeat(depth), symbol.kind, symbol.name);
        tell(&symbol.children, depth + 1, page);
    }
}

fn outline(text: &str, schema: &Schema) -> String {
    let mut page = String::new();
    bound(text, schema, |it| tell(&symbols(it.source, it.document, Some(it.binding)), 0, &mut page));
    page
}

#[test]
fn a_digest_has_an_outline() {
    insta::assert_snapshot!(outline(SEED, &digest_schema()));
}

#[test]
fn a_record_has_an_outline() {
    insta::assert_snapshot!(outline(DOCUMENT, &schema(RECORD)));
}

#[test]
fn a_document_that_fits_no_schema_has_an_outline() {
    insta::assert_snapshot!(outline(DOCUMENT, &digest_schema()));
}

#[test]
fn a_document_is_called_by_its_title() {
    let called = |text: &str, schema: &Schema| {
        bound(text, schema, |it| {
            title(it.source, it.document, Some(it.binding)).map(|(name, span)| (name, it.source.slice(span).to_owned()))
        })
    };
    let pair = |name: &str, text: &str| Some((name.to_owned(), text.to_owned()));
    let record = schema(RECORD);
    assert_eq!(called("# Record 7: *a* [b](c)\n", &record), pair("a b", "*a* [b](c)"));
    assert_eq!(called("# Another *a*\n", &record), pair("Another a", "Another *a*"));
    assert_eq!(called("Record 7: a\n\n## Options\n", &record), pair("a", "a"));
    assert_eq!(called("## Options\n", &record), None);
    assert_eq!(called("#\n", &record), None);
}
