use serde::Serialize;

use super::places::Places;
use crate::diagnostic::{Declaration, Diagnostic, Edit, Fix};
use crate::text::{LineColumn, Source};

/// What stands between two elements of the array: each begins a line, after `[` or a blank.
pub(super) const SEPARATOR: &str = ",\n ";

/// The findings as elements of an array, without its brackets.
pub(super) fn elements(source: &Source, findings: &[Diagnostic]) -> String {
    objects(source, findings).collect::<Vec<_>>().join(SEPARATOR)
}

/// The findings as objects, one a line.
pub(super) fn lines(source: &Source, findings: &[Diagnostic]) -> String {
    objects(source, findings).fold(String::new(), |all, object| all + &object + "\n")
}

fn objects(source: &Source, findings: &[Diagnostic]) -> impl Iterator<Item = String> {
    let mut places = Places::new(source);
    // Structs of strings and numbers always serialize: no map has keys that are not strings.
    findings.iter().filter_map(move |finding| serde_json::to_string(&Object::new(source, finding, &mut places)).ok())
}

/// One finding. Names and order of the fields are a contract with other programs.
#[derive(Serialize)]
struct Object<'a> {
    path: &'a str,
    rule: &'a str,
    severity: &'static str,
    message: &'a str,
    help: Option<&'a str>,
    start: Place,
    end: Place,
    schema: Option<SchemaPlace<'a>>,
    fix: Option<FixObject<'a>>,
}

#[derive(Serialize)]
struct Place {
    line: usize,
    column: usize,
    offset: u32,
}

#[derive(Serialize)]
struct SchemaPlace<'a> {
    path: &'a str,
    line: usize,
    column: usize,
}

#[derive(Serialize)]
struct FixObject<'a> {
    title: &'a str,
    applicability: &'static str,
    edits: Vec<EditObject<'a>>,
}

#[derive(Serialize)]
struct EditObject<'a> {
    start: u32,
    end: u32,
    content: &'a str,
}

impl<'a> Object<'a> {
    fn new(source: &'a Source, finding: &'a Diagnostic, places: &mut Places<'_>) -> Self {
        let span = finding.span;
        Self {
            path: source.name(),
            rule: finding.rule,
            severity: finding.severity.as_str(),
            message: &finding.message,
            help: finding.help.as_deref(),
            start: Place::new(span.start, places.advance(span.start)),
            end: Place::new(span.end, places.peek(span.end)),
            schema: finding.declaration.as_ref().map(SchemaPlace::new),
            fix: finding.fix.as_ref().map(FixObject::new),
        }
    }
}

impl Place {
    fn new(offset: u32, LineColumn { line, column }: LineColumn) -> Self {
        Self { line, column, offset }
    }
}

impl<'a> SchemaPlace<'a> {
    fn new(declaration: &'a Declaration) -> Self {
        let LineColumn { line, column } = declaration.source.line_column(declaration.span.start);
        Self { path: declaration.source.name(), line, column }
    }
}

impl<'a> FixObject<'a> {
    fn new(fix: &'a Fix) -> Self {
        Self {
            title: &fix.title,
            applicability: fix.applicability.as_str(),
            edits: fix.edits.iter().map(EditObject::new).collect(),
        }
    }
}

impl<'a> EditObject<'a> {
    fn new(edit: &'a Edit) -> Self {
        Self { start: edit.span.start, end: edit.span.end, content: &edit.content }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use serde_json::{Value, json};

    use super::*;
    use crate::diagnostic::{Applicability, DeclaredIn};
    use crate::report::Format;
    use crate::report::samples::{finding, source, span_of};
    use crate::text::Span;

    fn complete(source: &Source) -> Diagnostic {
        let span = span_of(source, "9");
        let schema = Source::new("schema/digest.toml", "a = 1\n  max = 5\n").unwrap();
        Diagnostic {
            help: Some("use a value from 1 to 5".to_owned()),
            declaration: Some(Declaration {
                span: span_of(&schema, "max"),
                source: Arc::new(schema),
                file: DeclaredIn::Schema,
            }),
            fix: Some(Fix {
                title: "Write 5".to_owned(),
                applicability: Applicability::Unsafe,
                edits: vec![Edit { span, content: "5".to_owned() }],
            }),
            ..finding(span)
        }
    }

    #[test]
    fn every_field_has_its_place() {
        let source = source("# a\n| é\u{7f} | 9 |\n");
        let text = lines(&source, &[complete(&source)]);
        insta::assert_snapshot!(text, @r#"
        {"path":"seeds/a.md","rule":"value-range","severity":"error","message":"relevancy 9 is above the maximum 5","help":"use a value from 1 to 5","start":{"line":2,"column":8,"offset":12},"end":{"line":2,"column":9,"offset":13},"schema":{"path":"schema/digest.toml","line":2,"column":3},"fix":{"title":"Write 5","applicability":"unsafe","edits":[{"start":12,"end":13,"content":"5"}]}}
        "#);
        let expected = json!({
            "path": "seeds/a.md", "rule": "value-range", "severity": "error",
            "message": "relevancy 9 is above the maximum 5", "help": "use a value from 1 to 5",
            "start": {"line": 2, "column": 8, "offset": 12}, "end": {"line": 2, "column": 9, "offset": 13},
            "schema": {"path": "schema/digest.toml", "line": 2, "column": 3},
            "fix": {"title": "Write 5", "applicability": "unsafe",
                    "edits": [{"start": 12, "end": 13, "content": "5"}]},
        });
        assert_eq!(serde_json::from_str::<Value>(&text).unwrap(), expected);
    }

    #[test]
    fn what_is_not_there_is_null() {
        let source = source("9");
        let mut finding = finding(Span::empty(1));
        finding.message = "\"\n\u{202e}".to_owned();
        let value: Value = serde_json::from_str(&lines(&source, &[finding])).unwrap();
        let object = value.as_object().unwrap();
        let fields = ["end", "fix", "help", "message", "path", "rule", "schema", "severity", "start"];
        assert_eq!(object.keys().collect::<Vec<_>>(), fields);
        assert_eq!([&object["help"], &object["schema"], &object["fix"]], [&Value::Null; 3]);
        assert_eq!(object["message"], "\"\n\u{202e}");
    }

    #[test]
    fn files_join_into_one_array() {
        let json = |files: &[String]| {
            format!("{}{}{}", Format::Json.opening(), files.join(Format::Json.separator()), Format::Json.closing(&[]))
        };
        let source = source("9");
        let file = elements(&source, &[complete(&source), finding(Span::empty(0))]);
        let value: Value = serde_json::from_str(&json(&[file.clone(), file])).unwrap();
        assert_eq!(value.as_array().unwrap().len(), 4);
        assert_eq!(json(&[]), "[]\n");
    }
}
