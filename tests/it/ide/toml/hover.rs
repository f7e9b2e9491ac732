//! What is said of keys.

use std::fmt::Write;

use digestlint::ide::toml::TomlKind::{self, Project, Pyproject, Schema};
use digestlint::ide::toml::hover;

use super::marked;

fn said(kind: TomlKind, text: &str) -> Option<String> {
    let (source, offset) = marked(text);
    hover(&source, kind, offset).map(|hover| format!("{}:\n{}", source.slice(hover.span), hover.markdown))
}

#[test]
fn keys_say_what_they_mean() {
    let mut out = String::new();
    for (kind, text) in [
        (Schema, "[[section]]\ncon<|>tent = \"list\"\n"),
        (Schema, "[[section]]\nmin-items<|> = 3\n"),
        (Schema, "[[section]]\n[section.field.<|>Kind]\ntype = \"url\"\n"),
        (Schema, "[table.a]\ncolumns = [{ name = \"a\", <|>schemes = \"https\" }]\n"),
        (Schema, "[[secti<|>on]]\nheading = \"é\"\n"),
        (Schema, "[schema]\nunknown-sec<|>tions = \"deny\""),
        (Schema, "[[section]]\nitem.u<|>nique = true"),
        (Schema, "[rules]\n\"list-ov<|>erlap\" = \"off\""),
        (Project, "[override.rules]\nlist-overlap<|> = \"off\"\n"),
        (Project, "[format]\ntab<|>les"),
        (Pyproject, "[tool.digestlint]\nbase<|>line = \"a\""),
    ] {
        _ = writeln!(out, "{}\n", said(kind, text).unwrap_or_else(|| panic!("{text}")));
    }
    insta::assert_snapshot!(out);
}

#[test]
fn nothing_is_said_of_what_is_not_known() {
    for (kind, text) in [
        (Schema, "[[section]]\nother<|> = 1"),
        (Schema, "[[section]]\ncontent = \"li<|>st\""),
        (Schema, "[rules]\nother<|> = \"off\""),
        (Schema, "# con<|>tent"),
        (Schema, "[section.fi<|>x]"),
        (Pyproject, "[to<|>ol.digestlint]"),
        (Pyproject, "[project]\nname<|> = \"x\""),
        (Pyproject, "[tool.ruff]\nformat<|> = \"x\""),
    ] {
        assert_eq!(said(kind, text), None, "{text}");
    }
}
