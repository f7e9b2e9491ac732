//! The JSON Schema of a kind of file, for editors that complete and check TOML by one.
//!
//! It is written in draft 7 (json-schema.org, draft-07): taplo, and with it Even Better TOML, reads drafts 4 to 7 only. To
//! what taplo makes of it two choices are owed: no `allOf`, which would hide a table's own keys from completion, and
//! descriptions in the definitions too, since what stands beside a `$ref` is not looked at.

use serde_json::{Map, Value, json};

use super::{Condition, KeySpec, Kind, LEVELS, TableSpec};
use crate::output::Format;

/// A limit of dates as text; a date without quotes comes as text too.
const DATE: &str = "^(today|[+-]?[0-9]{1,4}-[0-9]{1,2}-[0-9]{1,2})$";

/// The JSON Schema of the files that hold the keys of `root`; `rules` are all rules, each with what it finds.
///
/// It refuses unknown keys, wrong types and unknown words, and keys that have no effect beside what the same table says.
/// A table that says nothing itself may take it from a file that this one extends, and is accepted.
#[must_use]
pub fn json_schema(root: &'static TableSpec, rules: &[(&str, &str)]) -> Value {
    let mut definitions = Definitions { all: Vec::new(), rules };
    let mut schema = definitions.table(root);
    schema.insert("$schema".into(), "http://json-schema.org/draft-07/schema#".into());
    schema.insert("title".into(), format!("digestlint: {}", root.name).into());
    let mut written = Map::new();
    // Writing a definition may ask for more of them.
    while let Some(spec) = definitions.all.get(written.len()).map(|definition| definition.spec) {
        let table = definitions.table(spec);
        written.insert(definitions.all[written.len()].name.clone(), Value::Object(table));
    }
    for definition in &definitions.all {
        if let (Some(description), Some(Value::Object(table))) =
            (definition.description(), written.get_mut(&definition.name))
        {
            table.insert("description".into(), description.into());
        }
    }
    schema.insert("definitions".into(), Value::Object(written));
    Value::Object(schema)
}

/// The tables that are referred to, in the order in which they were met.
struct Definitions<'a> {
    all: Vec<Definition>,
    rules: &'a [(&'a str, &'a str)],
}

struct Definition {
    /// Its name; no two definitions have the same.
    name: String,
    spec: &'static TableSpec,
    /// What the keys that hold such a table say of it.
    docs: Vec<&'static str>,
}

impl Definition {
    /// What all keys that hold such a table say of it.
    fn description(&self) -> Option<&'static str> {
        let (first, others) = self.docs.split_first()?;
        others.iter().all(|doc| doc == first).then_some(first)
    }
}

impl Definitions<'_> {
    fn table(&mut self, spec: &'static TableSpec) -> Map<String, Value> {
        let properties: Map<_, _> = spec.keys.iter().map(|key| (key.name.to_owned(), self.property(key))).collect();
        let dependencies: Map<_, _> =
            spec.keys.iter().filter_map(|key| Some((key.name.to_owned(), dependency(key.only?)?))).collect();
        let mut table = Map::new();
        table.insert("type".into(), "object".into());
        table.insert("additionalProperties".into(), false.into());
        table.insert("properties".into(), Value::Object(properties));
        if !dependencies.is_empty() {
            table.insert("dependencies".into(), Value::Object(dependencies));
        }
        table
    }

    fn property(&mut self, key: &'static KeySpec) -> Value {
        let mut property = self.kind(key.kind, key.doc);
        property["description"] = key.doc.into();
        // A default is TOML; one that is not JSON too would be a table, which no key has.
        if let Ok(default) = serde_json::from_str::<Value>(key.default) {
            property["default"] = default;
        }
        property
    }

    /// What a value of this kind is; `doc` is said of it.
    fn kind(&mut self, kind: Kind, doc: &'static str) -> Value {
        match kind {
            Kind::String | Kind::Pattern => json!({ "type": "string" }),
            Kind::Strings => json!({ "type": ["string", "array"], "items": { "type": "string" } }),
            Kind::SomeStrings(_) => some_strings(),
            Kind::Boolean => json!({ "type": "boolean" }),
            Kind::Count => json!({ "type": "integer", "minimum": 0 }),
            Kind::Bound => json!({ "type": ["number", "string"], "pattern": DATE }),
            Kind::Choice(words) => json!({ "type": "string", "enum": words }),
            Kind::Target => target(),
            Kind::Targets => json!({ "anyOf": [target(), { "type": "array", "items": target(), "minItems": 1 }] }),
            Kind::Table(spec) => self.reference(spec, doc),
            Kind::Tables(spec) => json!({ "type": "array", "items": self.reference(spec, doc) }),
            Kind::Map(spec) => json!({ "type": "object", "additionalProperties": self.reference(spec, doc) }),
            Kind::Levels => self.levels(),
            Kind::Lists => json!({ "type": "object", "additionalProperties": some_strings() }),
        }
    }

    /// A level for each rule.
    fn levels(&self) -> Value {
        let level = |finds| json!({ "type": "string", "enum": LEVELS, "description": finds });
        let properties: Map<_, _> = self.rules.iter().map(|(name, finds)| ((*name).to_owned(), level(finds))).collect();
        json!({ "type": "object", "additionalProperties": false, "properties": properties })
    }

    fn reference(&mut self, spec: &'static TableSpec, doc: &'static str) -> Value {
        let known = self.all.iter_mut().find(|known| std::ptr::eq(known.spec, spec));
        let name = if let Some(known) = known {
            known.docs.push(doc);
            known.name.clone()
        } else {
            let name = self.free_name(spec.name);
            self.all.push(Definition { name: name.clone(), spec, docs: vec![doc] });
            name
        };
        json!({ "$ref": format!("#/definitions/{name}") })
    }

    /// The words of a table's name, such as `section-field` of `[section.field.…]`, with a number where they are taken.
    fn free_name(&self, name: &str) -> String {
        let words: Vec<_> =
            name.split(|it: char| !it.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).collect();
        let words = words.join("-");
        let is_free = |name: &String| self.all.iter().all(|known| known.name != *name);
        let numbered = (2..).map(|number| format!("{words}-{number}"));
        std::iter::once(words.clone()).chain(numbered).find(is_free).unwrap_or(words)
    }
}

/// The name of a format, alone or with a path. Editors complete from the list of names.
fn target() -> Value {
    let names = Format::NAMES;
    json!({ "type": "string", "anyOf": [{ "enum": names }, { "pattern": format!("^({})=.", names.join("|")) }] })
}

fn some_strings() -> Value {
    json!({ "type": ["string", "array"], "items": { "type": "string" }, "minItems": 1 })
}

/// What a key that is looked at under this condition only asks of the keys beside it; `None` where it may be met by what
/// another file says.
fn dependency(condition: Condition) -> Option<Value> {
    match condition {
        Condition::Is(key, words) => Some(json!({ "properties": { key: { "enum": words } } })),
        Condition::Has(key) => Some(json!([key])),
        Condition::Holds(_) => None,
    }
}
