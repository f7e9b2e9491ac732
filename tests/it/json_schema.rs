//! The JSON Schemas of schema files and project files: editors accept what the program accepts, and mark what it refuses.

use boon::{Compiler, SchemaIndex, Schemas};
use digestlint::config::language::ROOT as PROJECT_ROOT;
use digestlint::rules::RULES;
use digestlint::schema::BUILTIN;
use digestlint::schema::language::ROOT;
use digestlint::spec::{KeySpec, Kind, TableSpec, json_schema};
use serde_json::{Value, json};
use toml::de::{DeTable, DeValue};

use crate::dedented::dedented;
use crate::generated::named_rules;
use crate::properties::SCHEMA_TEXTS;

/// The JSON Schema, held against the one of its draft and compiled.
struct Validator {
    schemas: Schemas,
    index: SchemaIndex,
}

impl Validator {
    /// That of schema files.
    fn new() -> Self {
        Self::of(&ROOT)
    }

    fn of(root: &'static TableSpec) -> Self {
        let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
        compiler.add_resource("schema.json", json_schema(root, &named_rules())).unwrap();
        let index = compiler.compile("schema.json", &mut schemas).unwrap();
        Self { schemas, index }
    }

    /// What is wrong with a TOML text; empty where nothing is.
    fn faults(&self, text: &str) -> String {
        let (table, errors) = DeTable::parse_recoverable(text);
        assert!(errors.is_empty(), "{errors:?} in\n{text}");
        let instance = Value::Object(object(table.get_ref()));
        self.schemas.validate(&instance, self.index).err().map(|error| error.to_string()).unwrap_or_default()
    }

    #[track_caller]
    fn accepts(&self, text: &str) {
        let faults = self.faults(text);
        assert!(faults.is_empty(), "{faults}\nin\n{text}");
    }

    /// Holds that a text is refused, at this place.
    #[track_caller]
    fn refuses(&self, place: &str, text: &str) {
        let faults = self.faults(&dedented(text));
        assert!(faults.contains(&format!("'{place}'")), "not refused at {place}: {faults}\nin\n{text}");
    }
}

fn object(table: &DeTable<'_>) -> serde_json::Map<String, Value> {
    table.iter().map(|(key, value)| (key.get_ref().to_string(), converted(value.get_ref()))).collect()
}

/// A TOML value as the JSON that editors make of it: dates become text.
fn converted(value: &DeValue<'_>) -> Value {
    match value {
        DeValue::String(text) => json!(text),
        DeValue::Integer(number) => json!(i64::from_str_radix(number.as_str(), number.radix()).unwrap()),
        DeValue::Float(number) => json!(number.as_str().parse::<f64>().unwrap()),
        DeValue::Boolean(it) => json!(it),
        DeValue::Datetime(date) => json!(date.to_string()),
        DeValue::Array(elements) => elements.iter().map(|element| converted(element.get_ref())).collect(),
        DeValue::Table(table) => Value::Object(object(table)),
    }
}

#[test]
fn every_schema_of_the_program_is_accepted() {
    let validator = Validator::new();
    for builtin in &BUILTIN {
        validator.accepts(builtin.text);
    }
}

#[test]
fn the_schema_of_every_example_is_accepted() {
    let validator = Validator::new();
    for rule in RULES {
        validator.accepts(rule.docs.schema_source().text());
    }
    for schema in SCHEMA_TEXTS {
        validator.accepts(schema);
    }
}

#[test]
fn keys_of_another_file_may_decide() {
    Validator::new().accepts(
        "[schema]\nname = \"x\"\nextends = \"digest\"\nsections = [\"Keywords\"]\n\
         [[section]]\nheading = \"Keywords\"\nmin-items = 1\nsection-order = \"any\"\n",
    );
}

#[test]
fn unknown_keys_are_refused_on_every_level() {
    let validator = Validator::new();
    validator.refuses("", "shema = 1");
    validator.refuses("/schema", "[schema]\nnmae = \"x\"");
    validator.refuses(
        "/section/0/section/0/section/0",
        "[[section]]\n[[section.section]]\n[[section.section.section]]\nhedding = \"x\"",
    );
    validator.refuses("/section/0/field/A", "[[section]]\n[section.field.A]\nenums = []");
    validator.refuses("/table/t/columns/1/when", "[table.t]\ncolumns = [{}, { when = { colum = \"a\" } }]");
}

#[test]
fn wrong_types_are_refused() {
    let validator = Validator::new();
    validator.refuses("/schema", "schema = [1]");
    validator.refuses("/schema/name", "[schema]\nname = 1");
    validator.refuses("/section", "[section]\nheading = \"A\"");
    validator.refuses("/section/0/min-items", "[[section]]\nmin-items = -1");
    validator.refuses("/section/0/min-items", "[[section]]\nmin-items = 1.5");
    validator.refuses("/section/0/repeat", "[[section]]\nrepeat = \"yes\"");
    validator.refuses("/section/0/aliases/1", "[[section]]\naliases = [\"a\", 1]");
    validator.refuses("/detect/any-column/A", "[detect]\nany-column = { A = 1 }");
    validator.refuses("/captures/c/maximum", "[captures.c]\nmaximum = true");
}

#[test]
fn words_that_the_language_does_not_know_are_refused() {
    let validator = Validator::new();
    validator.refuses("/section/0/content", "[[section]]\ncontent = \"tabel\"");
    validator.refuses("/captures/c/type", "[captures.c]\ntype = \"int\"");
    validator.refuses("/captures/c/maximum", "[captures.c]\nmaximum = \"tomorrow\"");
    validator.refuses("/rules/link-tracking", "[rules]\nlink-tracking = \"loud\"");
    validator.refuses("/rules", "[rules]\nlink-trackng = \"off\"");
    validator.refuses("/captures/c/enum", "[captures.c]\nenum = []");
}

#[test]
fn keys_without_effect_are_refused_where_the_same_table_decides() {
    let validator = Validator::new();
    validator.refuses("/section/0/content", "[[section]]\ncontent = \"prose\"\nmin-items = 1");
    validator.refuses("/captures/c/type", "[captures.c]\ntype = \"url\"\nminimum = 1");
    validator.refuses("/schema", "[schema]\nsections = \"A\"");
}

#[test]
fn project_files_are_accepted() {
    let validator = Validator::of(&PROJECT_ROOT);
    validator.accepts("");
    let text = "schema = [\"digest\", \"own.toml\"]\nexclude = [\"drafts/\"]\nbaseline = \"known.json\"\n\
                [rules]\nlink-tracking = \"error\"\n[output]\nformat = \"concise\"\nmax-warnings = 20\n\
                [[override]]\nfiles = \"decisions/*.md\"\nschema = \"adr.toml\"\n[override.rules]\nprose-truncated = \"off\"\n";
    validator.accepts(text);
    validator.accepts("[output]\nformat = [\"full\", \"json=out/a.json\"]\n");
}

#[test]
fn mistakes_in_project_files_are_refused() {
    let validator = Validator::of(&PROJECT_ROOT);
    validator.refuses("", "shema = \"digest\"");
    validator.refuses("/rules", "[rules]\nlink-trackng = \"warn\"");
    validator.refuses("/rules/link-tracking", "[rules]\nlink-tracking = \"warning\"");
    validator.refuses("/output/format", "[output]\nformat = \"yaml\"");
    validator.refuses("/override/0/files", "[[override]]\nfiles = []");
    validator.refuses("/override/0/rules", "[[override]]\nfiles = \"a\"\n[override.rules]\nx = \"off\"");
}

/// Calls `look` with every key that can stand in such a table or in one below it, once for each list of keys.
fn keys(spec: &'static TableSpec, seen: &mut Vec<*const TableSpec>, look: &mut dyn FnMut(&KeySpec)) {
    if seen.contains(&std::ptr::from_ref(spec)) {
        return;
    }
    seen.push(spec);
    for key in spec.keys {
        look(key);
        if let Kind::Table(spec) | Kind::Tables(spec) | Kind::Map(spec) = key.kind {
            keys(spec, seen, look);
        }
    }
}

#[test]
fn every_default_and_description_is_told() {
    told(&ROOT);
    told(&PROJECT_ROOT);
}

#[track_caller]
fn told(root: &'static TableSpec) {
    let schema = json_schema(root, &named_rules());
    let all: Vec<_> = schema["definitions"].as_object().unwrap().values().chain([&schema]).collect();
    keys(root, &mut Vec::new(), &mut |key| {
        let told = all.iter().any(|table| {
            let property = &table["properties"][key.name];
            let default = if key.default.is_empty() { Value::Null } else { key.default.parse().unwrap() };
            property["description"] == key.doc && property["default"] == default
        });
        assert!(told, "{} is not told with its default", key.name);
    });
}

#[test]
fn no_table_hides_its_keys_from_completion() {
    for root in [&ROOT, &PROJECT_ROOT] {
        assert!(!json_schema(root, &named_rules()).to_string().contains("allOf"));
    }
}
