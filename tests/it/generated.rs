//! The files that are made from the code are fresh. `DIGESTLINT_UPDATE=1 cargo test generated` writes them anew.

use std::fmt::Write;
use std::path::Path;

use digestlint::config::language::ROOT as PROJECT_ROOT;
use digestlint::diagnostic::Level;
use digestlint::guide;
use digestlint::rules::{RULES, Stage, json_schema};
use digestlint::schema::BUILTIN;
use digestlint::schema::language::ROOT;
use digestlint::spec::{KeySpec, Kind, TableSpec};

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
        fresh(path, &json_schema(root));
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

/// The policy is written by hand; the tables come from the rules and from the built-in schemas.
const RULES_START: &str = r"# Rules

Made from the rules' own documentation by `DIGESTLINT_UPDATE=1 cargo test generated`; `digestlint explain RULE` shows the
same in the terminal.

## Levels

| level | what it means | the run |
|:------|:--------------|:--------|
| error | a program that reads the document, or a page that shows it, breaks: a lost column, a value of another type, a section that is not there | fails |
| warning | an editor would mend it, and readers hardly notice: a repeated keyword, a summary of ten words, a tracking parameter | passes, unless there are more than `--max-warnings` |
| note | a hint: which schema a run took, or that what is accepted has a more proper form | passes |

What most good documents do is no finding: a rule that would tell of it is off until somebody asks for it. A schema may
give a declaration or a rule another level, and so may the project file and the command line;
[the project file](project-file.md#who-has-the-last-word) says which of them wins.

The rules on layout are off everywhere, as [`digestlint fmt`](formatting.md) mends what they find; these rules are off in
the built-in schemas. `[rules]` of a project file, or `--warn RULE`, turns them on.

";

/// Why a rule is off in built-in schemas.
const OFF: [(&str, &str); 2] = [
    ("list-overlap", "two thirds of the digests repeat an item of Keywords in Themes"),
    ("row-overlap", "half of the digests have a name in two tables"),
];

fn rules_page() -> String {
    let mut page = String::from(RULES_START);
    off_rules(&mut page);
    page.push_str(
        "\n## All rules\n\nThe third column tells which rules can mend some of what they find: `digestlint check --fix` applies \
         the safe fixes, with `--unsafe-fixes` those too whose outcome a person should look at. What would lead to new \
         errors is left out.\n\n| rule | level | fix | finds |\n|:-----|:------|:----|:------|\n",
    );
    for rule in RULES {
        _ = writeln!(
            page,
            "| [`{0}`](#{0}) | {1} | {2} | {3} |",
            rule.name,
            if rule.stage() == Stage::Layout { "off".to_owned() } else { rule.severity.to_string() },
            rule.fixability(),
            rule.summary
        );
    }
    for rule in RULES {
        _ = write!(page, "\n## {}\n\n{}", rule.name, rule.page());
    }
    page
}

/// The rules that built-in schemas turn off, with the reasons in [`OFF`].
fn off_rules(page: &mut String) {
    let schemas: Vec<_> = BUILTIN.iter().map(|builtin| (builtin.name, builtin.load().unwrap())).collect();
    page.push_str("| rule | off in | why |\n|:-----|:-------|:----|\n");
    let mut reasons = OFF.iter();
    for rule in RULES {
        let off = schemas.iter().filter(|(_, schema)| schema.level(rule.name) == Some(Level::Off));
        let off: Vec<_> = off.map(|(name, _)| format!("`{name}`")).collect();
        if !off.is_empty() {
            let (named, why) = reasons.next().expect("a reason for each rule that is off, in the order of the rules");
            assert_eq!(*named, rule.name, "the rules that are off and their reasons");
            _ = writeln!(page, "| [`{0}`](#{0}) | {1} | {why} |", rule.name, off.join(", "));
        }
    }
    assert!(reasons.next().is_none(), "a reason for a rule that is not off");
}

fn language_page() -> String {
    let mut page = String::from(
        "# The schema language\n\nA schema is a TOML file. Made from the list that the loader reads, by \
         `DIGESTLINT_UPDATE=1 cargo test generated`. `digestlint schema check FILE` checks a schema, `digestlint schema \
         show FILE` prints it with every default written out; `digestlint schema show` prints the built-in one, a good \
         place to start from, and `digestlint schema infer FOLDER` learns one from documents.\n\n\
         Every pattern is a regular expression in the syntax of Rust's regex crate. Lengths count Unicode scalar \
         values.\n",
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

[format]
list-marker = "-"
final-newline = "always"

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
file, `[rules]`, the schema (the declaration, then its own `[rules]`), the rule itself. `--select` turns all other rules
off, also those that a project file turns on. [The rules](rules.md#levels) have levels by what a fault does.

On layout: the last override that holds for the file and has the key under `[override.format]`, `[format]`, the layout of
[digests](formatting.md).

On the schema: `--schema`, the last override that holds for the file and names one, the key `schema`. On the output: the
flags, then `[output]` of the project file found upwards from the current folder.

## What documents have to do with each other

`corpus-duplicate` knows all documents of the project, the files below the folder of the project file, even when only some
of them are named, as by a hook. What the others hold is remembered in a folder `.digestlint_cache` in that folder, which
keeps itself out of git; `--no-cache` does without. With `--config` that folder is the current one. Without a project file,
or with `--isolated`, only the files of the run are known.

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
