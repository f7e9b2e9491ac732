//! What every message about a schema file keeps to.

use super::{found, named};

const BROKEN: [&str; 8] = [
    "[[section]]\npattern = '(a{1000}){1000}'\n",
    "[[section]]\npattern = '''\n(a\n'''\n",
    "\"a\\nb\" = 1\n",
    "[[section]]\nheading = \"A\"\ncontent = \"a\\nb\"\n",
    "[title]\nsyntax = \"{a\\nb}\"\n",
    "[table.t]\nunique = \"a\\nb\"\ncolumns = [{ name = \"a\" }]\n",
    "[table.t]\ncolumns = [{ name = \"a\\nb\" }, { name = \"a\\nb\" }]\n",
    "[table.t]\ncolumns = [{ name = \"a\", type = \"date\", format = \"a\\nb\" }]\n",
];

#[test]
fn messages_stand_on_one_line() {
    for text in BROKEN {
        let mistakes = found(&named(text));
        assert!(!mistakes.is_empty(), "{text}");
        for mistake in mistakes {
            let message = mistake.diagnostic.message;
            assert!(!message.contains(['\n', '\r']) && !message.ends_with('.'), "{message:?}");
        }
    }
}

#[test]
fn messages_cut_long_texts() {
    let long = "é".repeat(100_000);
    for text in [
        format!("[[section]]\npattern = '({long}'\n"),
        format!("[[section]]\nheading = \"A\"\ncontent = \"{long}\"\n"),
        format!("\"{long}\" = 1\n"),
        format!("[title]\nsyntax = \"{{{long}}}\"\n"),
    ] {
        for mistake in found(&named(&text)) {
            let length = mistake.diagnostic.message.chars().count();
            assert!(
                length < 500,
                "{length} characters: {}",
                mistake.diagnostic.message.chars().take(80).collect::<String>()
            );
        }
    }
}

#[test]
fn every_place_is_inside_the_file() {
    for text in BROKEN.iter().chain(&["", "[", "a = \"", "\u{feff}a = 1", "[schema]\r\nname = 1\r\n"]) {
        for mistake in found(text) {
            let (source, span) = (&mistake.source, mistake.diagnostic.span);
            assert!(source.text().get(span.range()).is_some(), "{text:?}: {span:?}");
        }
    }
}

#[test]
fn no_schema_file_makes_the_loader_panic() {
    let whole = include_str!("../../../schema/digest.toml");
    let cuts = whole.char_indices().map(|(at, _)| at).step_by(7);
    for at in cuts {
        found(&whole[..at]);
        found(&whole[at..]);
    }
}
