//! What holds for the schema learned from any documents.

use digestlint::diagnostic::Severity;
use digestlint::document::Document;
use digestlint::infer::Statistics;
use digestlint::text::Source;
use proptest::prelude::*;

use super::{any_text, config, digests};
use crate::infer::{infer_with, options};
use crate::support::findings;

fn corpus<'a>(texts: impl IntoIterator<Item = (usize, &'a String)>) -> Statistics {
    let mut corpus = Statistics::default();
    for (at, text) in texts {
        let source = Source::new(format!("{at}.md"), text.as_str()).unwrap();
        corpus.observe(&source, &Document::parse(&source));
    }
    corpus
}

fn any_document() -> impl Strategy<Value = String> {
    prop_oneof![any_text(), digests::any_digest()]
}

proptest! {
    #![proptest_config(config(200))]

    #[test]
    fn it_loads(texts in prop::collection::vec(any_document(), 0..12), threshold in 0.5..=1.0) {
        // Loading panics with the mistakes of a schema that has some.
        infer_with(threshold, texts);
    }

    #[test]
    fn neither_order_nor_parts_matter(texts in prop::collection::vec(any_document(), 1..12), at in any::<prop::sample::Index>()) {
        let numbered: Vec<_> = texts.iter().enumerate().collect();
        let (front, back) = numbered.split_at(at.index(numbered.len()));
        let mut merged = corpus(back.iter().rev().copied());
        merged.merge(corpus(front.iter().copied()));
        let options = options(0.9);
        prop_assert_eq!(corpus(numbered).into_schema(&options), merged.into_schema(&options));
    }

    #[test]
    fn copies_of_a_good_document_keep_to_it(
        titles in prop::collection::vec("[A-Z][a-z]{3,9} [a-z]{3,9}", 15),
        items in prop::collection::vec("[a-z]{2,20}( [a-z]{2,20})?", 1..12),
        rows in prop::collection::vec(("[a-z]{1,12}", 0..100_u32, "[a-z ]{10,80}[a-z]"), 1..8),
        prose in "([A-Z][a-z]{2,9}( [a-z]{2,9}){2,9}\\. ){1,5}",
    ) {
        let items = items.iter().map(|item| format!("* {item}")).collect::<Vec<_>>().join("\n");
        let rows = rows.iter().map(|(name, number, words)| format!("| {name} | {number} | {words} |"));
        let rows = rows.collect::<Vec<_>>().join("\n");
        let body = format!("## A\n\n{items}\n\n## B\n\n| Name | Number | Words |\n|:--|--:|---|\n{rows}\n\n## C\n\n{}\n", prose.trim());
        let texts: Vec<_> = titles.iter().map(|title| format!("# {title}\n\n{body}")).collect();
        let inferred = infer_with(0.9, &texts);
        for text in &texts {
            let errors: Vec<_> =
                findings(text, &inferred.schema).into_iter().filter(|it| it.severity == Severity::Error).collect();
            prop_assert!(errors.is_empty(), "{:#?}\n{}", errors.iter().map(|it| &it.message).collect::<Vec<_>>(), inferred.text);
        }
    }
}
