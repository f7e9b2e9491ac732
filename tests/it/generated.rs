//! The files that are made from the code are fresh. `DIGESTLINT_UPDATE=1 cargo test generated` writes them anew.

use std::fmt::Write;
use std::path::Path;

use digestlint::config::language::ROOT as PROJECT_ROOT;
use digestlint::guide;
use digestlint::rules::RULES;
use digestlint::schema::BUILTIN;
use digestlint::schema::language::ROOT;
use digestlint::spec::{KeySpec, Kind, TableSpec, json_schema};

#[test]
fn the_page_of_the_rules_is_fresh() {
    fresh("docs/rules.md", &rules_page());
}

#[test]
fn the_page_of_the_schema_language_is_fresh() {
    fresh("docs/schema-language.md", &language_page());
}

#[test]
fn the_page_of_the_project_file_is_fresh() {
    fresh("docs/project-file.md", &project_page());
}

#[test]
fn the_json_schemas_are_fresh() {
    for (path, root) in
        [("schema/digestlint.schema.json", &ROOT), ("schema/digestlint-project.schema.json", &PROJECT_ROOT)]
    {
        fresh(path, &format!("{:#}\n", json_schema(root, &named_rules())));
    }
}

/// The rules, each with what it finds.
pub(crate) fn named_rules() -> Vec<(&'static str, &'static str)> {
    RULES.iter().map(|rule| (rule.name, rule.summary)).collect()
}

#[test]
fn the_pages_of_the_schemas_of_the_program_are_fresh() {
    for builtin in &BUILTIN {
        fresh(&format!("docs/{}.md", builtin.name), &guide::page(&builtin.load().unwrap()));
    }
}

fn fresh(name: &str, text: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
    if std::env::var_os("DIGESTLINT_UPDATE").is_some() {
        std::fs::write(&path, text).unwrap();
    }
    let found = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(found == text, "{name} is stale: run `DIGESTLINT_UPDATE=1 cargo test generated`");
}

fn rules_page() -> String {
    let mut page = String::from(
        "# Rules\n\nMade from the rules' own documentation by `DIGESTLINT_UPDATE=1 cargo test generated`; \
         `digestlint explain RULE` shows the same in the terminal.\n\n\
         Errors break the programs and pages that read a document, warnings are what an editor would mend. A schema may \
         give each declaration another severity, the command line each rule.\n\nThe third column tells which rules can mend \
         some of what they find: `digestlint check --fix` applies the safe fixes, with `--unsafe-fixes` those too whose \
         outcome a person should look at. What would lead to new errors is left out.\n\n\
         | rule | severity | fix | finds |\n|:-----|:---------|:----|:------|\n",
    );
    for rule in RULES {
        _ = writeln!(
            page,
            "| [`{0}`](#{0}) | {1} | {2} | {3} |",
            rule.name,
            rule.severity,
            rule.fixability(),
            rule.summary
        );
    }
    for rule in RULES {
        _ = write!(page, "\n## {}\n\n{}.\n\n{}\n", rule.name, rule.summary, rule.docs.why);
        if !rule.docs.schema.is_empty() {
            _ = write!(page, "\nSchema\n\n```toml\n{}\n```\n", rule.docs.schema.trim_end());
        }
        if !rule.fixes.is_empty() {
            page.push_str("\nFixes\n\n");
            rule.fixes.iter().for_each(|(applicability, does)| _ = writeln!(page, "- {applicability}: {does}"));
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

/// The start is written by hand; the tables of keys come from the list.
fn project_page() -> String {
    let mut page = String::from(PROJECT_START);
    table(&mut page, &PROJECT_ROOT, &mut Vec::new());
    page
}

const PROJECT_START: &str = r#"# The project file

A project file says, once for everybody, what `digestlint check` does with the files of a folder: which schemas serve,
what is not checked, which rules matter how much. `digestlint init` writes one that fits the folder.

```toml
# digestlint.toml
schema = ["digest", "schemas/report.toml"]
exclude = ["drafts/", "*.tmp.md"]
baseline = "digestlint-baseline.json"

[rules]
link-tracking = "error"

[output]
format = "concise"
max-warnings = 20

[[override]]
files = ["decisions/*.md"]
schema = "schemas/decision.toml"
[override.rules]
prose-truncated = "off"
```

It is the file `digestlint.toml`, or the table `[tool.digestlint]` of a `pyproject.toml`, where the tables above are
`[tool.digestlint.rules]`, `[[tool.digestlint.override]]` and so on. In one folder `digestlint.toml` wins.

## Which one counts

For each file the nearest one counts, upwards from the file; for standard input, upwards from what `--stdin-filename` says,
else from the current folder. A run may so go across several projects, and each project file speaks for the files below it,
with nothing taken over from those above. Without any, the built-in schemas serve, and each rule has its own level.

`--config PATH` names one project file for all files of the run; `--isolated` leaves all of them aside.

Paths and patterns are relative to the folder of the project file. With `--config` the patterns are relative to the current
folder.

## Patterns

Patterns are those of `.gitignore`: `drafts/` is every folder of that name, `/drafts/` the one beside the project file,
`*.tmp.md` every such file, `a/**/b.md` any `b.md` below `a`. Later patterns win, and `!` makes an exception. `{a,b}` stands
for `a` or `b`.

What `exclude` matches is not checked, even when it is named: hooks name files. `--no-force-exclude` checks what is named all
the same. No exception opens a folder that is excluded, since nobody looks there; write `drafts/*` and `!drafts/keep.md`
instead. When nothing is left to check, the run passes with a warning that says which file excludes it.

## Who has the last word

On the level of a rule, the first of these that says something: the command line, the last override that holds for the
file, `[rules]`, the schema (the declaration, then its own `[rules]`), the rule itself. `--select` turns all other rules off, also those that a
project file turns on.

On the schema: `--schema`, the last override that holds for the file and names one, the key `schema`. On the output: the
flags, then `[output]` of the project file found upwards from the current folder.

## Mistakes

A mistake in a project file ends the run with status 2 before anything is checked, and all mistakes are told at once, each
at its place: a key, a rule, a schema or a word that does not exist, a pattern that cannot match, a schema that cannot be
read or has mistakes itself. All schemas that the project file names are looked at, be there a file for them or not.

## Keys

The tables below are made from the list that the program reads, by `DIGESTLINT_UPDATE=1 cargo test generated`.
"#;

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
