//! Mistakes in schema files: each is told at its place, in one message.

mod bounds;
mod choices;
mod conditions;
mod consequences;
mod contents;
mod extends;
mod front_matter;
mod images;
mod keys;
mod limits;
mod many;
mod nested_keys;
mod patterns;
mod prose_templates;
mod sections;
mod syntax;
mod tables;
mod templates;
mod types;
mod wording;

use std::sync::Arc;

use digestlint::schema::{Mistake, Schema};
use digestlint::text::Source;

use crate::dedented::dedented;

/// The mistakes in a whole schema file.
fn found(text: &str) -> Vec<Mistake> {
    Schema::load(Arc::new(Source::new("schema.toml", dedented(text)).unwrap())).err().unwrap_or_default()
}

/// The mistakes in a whole schema file, one a line: `line:column «text there» rule: message | help`.
fn mistakes_of_file(text: &str) -> String {
    found(text).iter().map(line).collect::<Vec<_>>().join("\n")
}

/// The mistakes in a schema file that has its name after `text`.
fn mistakes(text: &str) -> String {
    mistakes_of_file(&named(text))
}

/// `text` with the schema's name after it, so that the lines of `text` keep their numbers.
fn named(text: &str) -> String {
    dedented(text) + "\n[schema]\nname = \"test\"\n"
}

fn line(mistake: &Mistake) -> String {
    let (source, diagnostic) = (&mistake.source, &mistake.diagnostic);
    let place = source.line_column(diagnostic.span.start);
    format!(
        "{}:{} «{}» {}: {} | {}",
        place.line,
        place.column,
        source.slice(diagnostic.span).replace('\n', "⏎"),
        diagnostic.rule,
        diagnostic.message,
        diagnostic.help.as_deref().unwrap_or("no help")
    )
}

/// Holds that the file has one mistake, with this text at its place and these words in its message.
#[track_caller]
fn assert_one(text: &str, there: &str, words: &str) {
    let mistake = assert_message(text, words);
    assert_eq!(mistake.source.slice(mistake.diagnostic.span), there, "{}", line(&mistake));
}

/// Holds that the file has one mistake, with these words in its message.
#[track_caller]
fn assert_message(text: &str, words: &str) -> Mistake {
    let mistakes = found(text);
    let lines: Vec<_> = mistakes.iter().map(line).collect();
    assert!(mistakes.len() == 1 && mistakes[0].diagnostic.message.contains(words), "{lines:#?}");
    mistakes.into_iter().next().unwrap()
}
