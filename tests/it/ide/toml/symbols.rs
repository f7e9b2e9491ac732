//! Outlines of schemas and project files.

use std::fmt::Write;
use std::sync::Arc;

use digestlint::ide::Symbol;
use digestlint::ide::toml::TomlKind::{self, Project, Pyproject, Schema};
use digestlint::ide::toml::symbols;
use digestlint::text::Source;

use super::SEED;
use crate::ide::RECORD;

fn outline(kind: TomlKind, text: &str) -> String {
    fn tell(source: &Source, symbols: &[Symbol], depth: usize, out: &mut String) {
        for symbol in symbols {
            let lines = [symbol.span.start, symbol.span.end].map(|at| source.line_column(at).line);
            let detail = symbol.detail.as_ref().map(|it| format!(" = {it}")).unwrap_or_default();
            _ = writeln!(
                out,
                "{}{:?} {}{detail} [{}] {}-{}",
                "  ".repeat(depth),
                symbol.kind,
                symbol.name,
                source.slice(symbol.selection),
                lines[0],
                lines[1]
            );
            tell(source, &symbol.children, depth + 1, out);
        }
    }
    let source = Arc::new(Source::new("a.toml", text).unwrap());
    let mut out = String::new();
    tell(&source, &symbols(&source, kind), 0, &mut out);
    out
}

#[test]
fn schemas_have_outlines() {
    insta::assert_snapshot!(outline(Schema, SEED));
    insta::assert_snapshot!(outline(Schema, RECORD));
}

#[test]
fn project_files_have_outlines() {
    let text = "schema = \"digest\"\n[rules]\nlist-overlap = \"warn\"\n[format]\ntables = \"keep\"\n[[override]]\nfiles = [\"a/*.md\"]\n[override.rules]\n";
    insta::assert_snapshot!(outline(Project, text));
    let text = "[project]\nname = \"x\"\n[tool.ruff.format]\n[tool.digestlint]\nschema = \"digest\"\n[tool.digestlint.output]\nformat = \"json\"\n";
    insta::assert_snapshot!(outline(Pyproject, text));
    assert_eq!(outline(Pyproject, "[project]\n[tool]\n"), "");
}
