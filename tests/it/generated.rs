//! The files that are made from the code are fresh. `DIGESTLINT_UPDATE=1 cargo test generated` writes them anew.

use std::fmt::Write;
use std::path::Path;

use digestlint::rules::RULES;
use digestlint::schema::language::{KeySpec, Kind, ROOT, TableSpec};

#[test]
fn the_page_of_the_rules_is_fresh() {
    fresh("docs/rules.md", &rules_page());
}

#[test]
fn the_page_of_the_schema_language_is_fresh() {
    fresh("docs/schema-language.md", &language_page());
}

fn fresh(path: &str, text: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    if std::env::var_os("DIGESTLINT_UPDATE").is_some() {
        std::fs::write(&path, text).unwrap();
    }
    let found = std::fs::read_to_string(&path).unwrap_or_default();
    let name = path.file_name().unwrap().to_string_lossy();
    assert!(found == text, "docs/{name} is stale: run `DIGESTLINT_UPDATE=1 cargo test generated`");
}

fn rules_page() -> String {
    let mut page = String::from(
        "# Rules\n\nMade from the rules' own documentation by `DIGESTLINT_UPDATE=1 cargo test generated`; \
         `digestlint explain RULE` shows the same in the terminal.\n\n\
         Errors break the programs and pages that read a document, warnings are what an editor would mend. A schema may \
         give each declaration another severity, the command line each rule.\n\n\
         | rule | severity | finds |\n|:-----|:---------|:------|\n",
    );
    for rule in RULES {
        _ = writeln!(page, "| [`{0}`](#{0}) | {1} | {2} |", rule.name, rule.severity, rule.summary);
    }
    for rule in RULES {
        _ = write!(page, "\n## {}\n\n{}.\n\n{}\n", rule.name, rule.summary, rule.docs.why);
        if !rule.docs.schema.is_empty() {
            _ = write!(page, "\nSchema\n\n```toml\n{}\n```\n", rule.docs.schema.trim_end());
        }
        let example = |text: &str| text.replace('\0', "\u{2400}").trim_end().to_owned();
        _ = write!(page, "\nFails\n\n````markdown\n{}\n````\n", example(rule.docs.fails));
        _ = write!(page, "\nPasses\n\n````markdown\n{}\n````\n", example(rule.docs.passes));
    }
    page
}

fn language_page() -> String {
    let mut page = String::from(
        "# The schema language\n\nA schema is a TOML file. Made from the list that the loader reads, by \
         `DIGESTLINT_UPDATE=1 cargo test generated`. `digestlint schema check FILE` checks a schema, `digestlint schema \
         show FILE` prints it with every default written out; `digestlint schema show` prints the built-in one, a good \
         place to start from, and `digestlint schema infer FOLDER` learns one from documents.\n\nEvery pattern is a regular expression in the syntax of Rust's regex crate. Lengths count \
         Unicode scalar values.\n",
    );
    let mut seen = Vec::new();
    table(&mut page, &ROOT, &mut seen);
    page
}

fn table(page: &mut String, spec: &'static TableSpec, seen: &mut Vec<&'static str>) {
    if seen.contains(&spec.name) {
        return;
    }
    seen.push(spec.name);
    _ = write!(
        page,
        "\n## {}\n\n| key | value | default | meaning |\n|:----|:------|:--------|:--------|\n",
        spec.name
    );
    for key in spec.keys {
        row(page, key);
    }
    for key in spec.keys {
        if let Kind::Table(spec) | Kind::Tables(spec) | Kind::Map(spec) = key.kind {
            table(page, spec, seen);
        }
    }
}

fn row(page: &mut String, key: &KeySpec) {
    let default = if key.default.is_empty() { String::new() } else { format!("`{}`", key.default) };
    let kind = key.kind.expected();
    _ = writeln!(
        page,
        "| `{}` | {} | {} | {} |",
        key.name,
        kind.replace('|', "\\|"),
        default,
        key.doc.replace('|', "\\|")
    );
}
