//! Where names and paths lead.

use std::fmt::Write;
use std::sync::Arc;

use digestlint::ide::LinkTarget;
use digestlint::ide::toml::TomlKind::{Project, Pyproject, Schema};
use digestlint::ide::toml::{TomlKind, definition, links};
use digestlint::text::Source;

use super::{SEED, marked};

const TEXT: &str = r#"
[schema]
name = "a"
extends = "digest"
sections = ["Summary", "A"]

[file]
name = "{day}-{page}.md"

[captures.day]
type = "date"

[[section]]
heading = "A"
content = "table"
table = "rows"

[[section]]
heading = "B"
content = "table"
table = "entries"
[section.field.Kind]

[table.rows]
columns = [{ name = "x" }, { name = "y", when = { column = "x", present = true } }]
unique = ["x", "é"]

[[disjoint]]
sections = ["A", "B"]
column = "name"

[front-matter.field.status]
[front-matter.field.other]
when = { field = "status", equals = "x" }
"#;

/// What the string with the cursor leads to: the file, and the line.
fn leads(kind: TomlKind, text: &str) -> Option<String> {
    let (source, offset) = marked(text);
    let found = definition(&source, kind, offset)?;
    let declaration = &found.declaration;
    let line = declaration.source.line_column(declaration.span.start).line;
    let shown = declaration.source.slice(declaration.span);
    Some(format!("{} -> {}:{line} {shown}", source.slice(found.origin), declaration.source.name()))
}

#[test]
fn names_lead_to_declarations() {
    let mut out = String::new();
    for part in [
        "table = \"ro<|>ws\"",
        "table = \"<|>entries\"",
        "extends = \"dig<|>est\"",
        "sections = [\"Sum<|>mary\", \"A\"]",
        "sections = [\"Summary\", \"A<|>\"]",
        "{d<|>ay}",
        "{pa<|>ge}",
        "unique = [\"x<|>\"",
        "sections = [\"A<|>\", \"B\"]",
        "{ column = \"<|>x\"",
        "{ field = \"stat<|>us\"",
    ] {
        let text = TEXT.replacen(&part.replace("<|>", ""), part, 1);
        _ = writeln!(out, "{}", leads(Schema, &text).unwrap_or_else(|| panic!("{part}")));
    }
    insta::assert_snapshot!(out);
}

#[test]
fn what_is_not_declared_leads_nowhere() {
    for (kind, text) in [
        (Schema, "[[section]]\ntable = \"a<|>\""),
        (Schema, "[title]\nsyntax = \"{a<|>}\""),
        (Schema, "[title]\nsyntax = \"{{a<|>}}\"\n[captures.a]"),
        (Schema, "[schema]\nextends = \"own.t<|>oml\""),
        (Project, "baseline = \"a<|>\""),
        (Project, "schema = [<|>\"digest\"]"),
    ] {
        assert_eq!(leads(kind, text), None, "{text}");
    }
    assert!(leads(Project, "schema = [\"dig<|>est\"]").is_some());
    assert!(leads(Pyproject, "[tool.digestlint]\nschema = \"dig<|>est\"").is_some());
}

#[test]
fn paths_lead_to_files() {
    let paths = |kind, text: &str| -> Vec<_> {
        let source = Arc::new(Source::new("a.toml", text).unwrap());
        let path = |link: digestlint::ide::DocumentLink| match link.target {
            LinkTarget::File { path, fragment: None } => {
                assert!(source.slice(link.span).len() <= path.len());
                path
            }
            other => panic!("{other:?}"),
        };
        links(&source, kind).into_iter().map(path).collect()
    };
    assert_eq!(paths(Schema, "[schema]\nname = \"a\"\nextends = '''own.toml'''\n"), ["own.toml"]);
    assert_eq!(paths(Schema, SEED), [""; 0]);
    let project =
        "baseline = \"b.json\"\nschema = [\"digest\", \"a/b.toml\"]\n[[override]]\nfiles = \"x\"\nschema = 'é.toml'\n";
    assert_eq!(paths(Project, project), ["b.json", "a/b.toml", "é.toml"]);
    assert_eq!(paths(Pyproject, "[tool.digestlint]\nbaseline = \"b.json\"\n[tool.x]\nbaseline = \"c\"\n"), ["b.json"]);
}
