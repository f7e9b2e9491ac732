use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use super::*;
use crate::project::{Lookup, Projects};
use crate::report::{Format, Style, render};
use crate::text::Source;

const DIGEST: &str = include_str!("../../seeds/http-semantics.md");

/// A digest with one error that nobody can mend but its writer, and one that `fix` mends.
fn faulty() -> String {
    let lower = DIGEST.replace("## Concerns", "## concerns");
    let row = lower.lines().find(|line| line.starts_with("| Dedicated Registry")).unwrap();
    lower.replace(row, &format!("{}9 |", &row[..row.len() - "2 |".len()]))
}

fn desk() -> Desk {
    Desk::new(Projects::none(), None)
}

fn check(text: &str) -> CheckQuestion {
    CheckQuestion { text: text.to_owned(), ..CheckQuestion::default() }
}

/// A folder with a project file and a schema, and the desk for the path of a file in it.
fn project(file: &str) -> (tempfile::TempDir, Desk, String) {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
    write("digestlint.toml", "schema = [\"part.toml\", \"digest\"]\nexclude = [\"drafts/\"]\n");
    write("part.toml", "[schema]\nname = \"part\"\n[[section]]\nheading = \"A part\"\ncontent = \"prose\"\n");
    let path = folder.path().join(file).to_string_lossy().into_owned();
    let desk = Desk::new(Projects::new(Lookup::Upwards, true), None);
    (folder, desk, path)
}

#[test]
fn a_sound_document_is_ok() {
    let answer = desk().check(&check(DIGEST)).unwrap();
    assert!(answer.ok && answer.findings.is_empty(), "{answer:?}");
    assert_eq!(answer.readable, "No findings.");
}

#[test]
fn findings_are_told_as_data_and_as_text() {
    let answer = desk().check(&check(&faulty())).unwrap();
    assert_eq!((answer.ok, answer.errors), (false, 2));
    insta::assert_snapshot!(answer.readable, @"
    2 errors.

    line 39, column 422: error[value-range] relevancy 9 is above the maximum 5
      text: 9
      help: use a whole number from 1 to 5

    line 43, column 4: error[section-unknown] the section `concerns` is not known
      text: concerns
      help: did you mean `Concerns`?
      safe fix: write `Concerns`
    ");
}

#[test]
fn an_answer_has_an_end() {
    let rows = "| a | b |\n".repeat(300);
    let answer = desk().check(&check(&format!("{}\n{rows}", DIGEST.trim_end()))).unwrap();
    let all = answer.errors + answer.warnings + answer.notes;
    assert_eq!((answer.findings.len(), answer.left_out), (200, all - 200));
    assert!(answer.readable.ends_with("more; mend these first, and check again"), "{}", answer.readable);
}

#[test]
fn findings_are_those_of_the_json_report() {
    let text = faulty();
    let answer = desk().check(&check(&text)).unwrap();
    let source = Source::new(desk::NAMELESS, text).unwrap();
    let settings = crate::engine::Settings::new(crate::project::today().unwrap());
    let schemas = crate::binding::Schemas::default();
    let found = crate::engine::check_with(&source, &schemas, &settings, &crate::corpus::Alone).findings;
    let lines = render(Format::Jsonl, Style { width: 80, color: false }, &source, &found);
    let report: Vec<Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert!(!report.is_empty());
    assert_eq!(serde_json::to_value(&answer.findings).unwrap(), json!(report));
}

#[test]
fn what_is_safe_is_fixed_and_the_rest_remains() {
    let question = FixQuestion { text: faulty(), ..FixQuestion::default() };
    let answer = desk().fix(&question).unwrap();
    assert!(answer.changed && answer.applied == 1, "{answer:?}");
    assert!(answer.text.contains("\n## Concerns\n"));
    assert_eq!(answer.remaining.findings.iter().map(|it| it.rule.as_str()).collect::<Vec<_>>(), ["value-range"]);
    let again = desk().fix(&FixQuestion { text: answer.text.clone(), ..FixQuestion::default() }).unwrap();
    assert_eq!((again.changed, again.text), (false, answer.text));
}

#[test]
fn unsafe_fixes_are_applied_when_asked_for() {
    let text = DIGEST.replace("## Concerns", "## Concrens");
    let fix = |unsafe_fixes| desk().fix(&FixQuestion { text: text.clone(), unsafe_fixes, ..FixQuestion::default() });
    assert!(!fix(false).unwrap().changed);
    assert_eq!(fix(true).unwrap().text, DIGEST);
}

#[test]
fn the_path_chooses_the_project() {
    let (folder, desk, path) = project("notes/a.md");
    let at = |path: &str| CheckQuestion { path: Some(path.to_owned()), ..check("# A title\n\n## A part\n\nWords.\n") };
    assert!(desk.check(&at(&path)).unwrap().ok);
    let digest = CheckQuestion { schema: Some("digest".to_owned()), ..at(&path) };
    assert!(!desk.check(&digest).unwrap().ok, "a named schema goes before that of the project");
    let draft = folder.path().join("drafts/a.md").to_string_lossy().into_owned();
    let refusal = desk.check(&at(&draft)).unwrap_err().to_string();
    assert!(refusal.contains("is excluded by `drafts/`") && refusal.contains("help: "), "{refusal}");
    // Answers are those of the files as they are now.
    fs::write(folder.path().join("digestlint.toml"), "shema = 1\n").unwrap();
    let refusal = desk.check(&at(&path)).unwrap_err().to_string();
    assert!(refusal.contains("did you mean `schema`?"), "{refusal}");
    fs::write(folder.path().join("digestlint.toml"), "schema = \"digest\"\n").unwrap();
    assert!(!desk.check(&at(&path)).unwrap().ok);
    assert!(!Path::new(&path).exists(), "nothing is written");
}

#[test]
fn a_schema_that_is_not_there_is_refused_with_the_remedy() {
    let refuse = |schema: &str| {
        desk().check(&CheckQuestion { schema: Some(schema.to_owned()), ..check("") }).unwrap_err().to_string()
    };
    assert_eq!(refuse("digst"), "no schema is called `digst`\nhelp: did you mean `digest`?");
    assert!(refuse("gone.toml").starts_with("gone.toml: "));
    assert!(refuse("gone.toml").contains("help: built in are `digest`"));
}

#[test]
fn the_server_may_have_a_schema_of_its_own() {
    let (folder, _, _) = project("a.md");
    let desk = Desk::new(Projects::none(), Some(folder.path().join("part.toml")));
    assert!(desk.check(&check("# A title\n\n## A part\n\nWords.\n")).unwrap().ok);
    assert_eq!(desk.schema(&SchemaQuestion::default()).unwrap().schema.as_deref(), Some("part"));
}

#[test]
fn a_rule_is_explained_and_all_are_listed() {
    let explain = |rule: Option<&str>| Desk::explain(&ExplainQuestion { rule: rule.map(str::to_owned) });
    let all = explain(None).unwrap().rules;
    assert_eq!(all.len(), crate::rules::RULES.len());
    assert!(all.iter().all(|rule| rule.docs.is_none()));
    insta::assert_snapshot!(explain(Some("value-range")).unwrap().rules[0].readable, @r#"
    # `value-range` (error)

    A number or a date lies outside its limits.

    A score of 9 out of 5 spoils every average, and a page dated next year does not exist yet.

    Schema

    ```toml
    [[section]]
    heading = "Signals"
    content = "table"
    table = "signals"
    [table.signals]
    columns = [{ name = "relevancy", type = "integer", minimum = 1, maximum = 5 }]
    ```

    Fails

    ````markdown
    # A title

    ## Signals

    | relevancy |
    |----------:|
    |         9 |
    ````

    Passes

    ````markdown
    # A title

    ## Signals

    | relevancy |
    |----------:|
    |         5 |
    ````
    "#);
    let refusal = explain(Some("value-rang")).unwrap_err().to_string();
    assert!(refusal.contains("no rule is called `value-rang`\nhelp: did you mean `value-range`?"), "{refusal}");
}

#[test]
fn a_schema_is_shown_in_each_form() {
    let (_folder, desk, path) = project("a.md");
    let show =
        |form| desk.schema(&SchemaQuestion { path: Some(path.clone()), form, ..SchemaQuestion::default() }).unwrap();
    let guide = show(Form::Guide);
    assert_eq!((guide.schema.as_deref(), guide.others), (Some("part"), vec!["digest".to_owned()]));
    assert!(guide.text.contains("A part"), "{}", guide.text);
    let toml = show(Form::Toml).text;
    assert!(toml.contains("heading = \"A part\""), "{toml}");
    let language: Value = serde_json::from_str(&show(Form::JsonSchema).text).unwrap();
    assert!(language["properties"]["section"].is_object());
}

#[test]
fn a_new_document_has_blanks_or_values() {
    let (_folder, desk, path) = project("a.md");
    let new = |values: Option<Value>, blanks| {
        let values = values.map(|values| values.as_object().cloned().unwrap());
        desk.new_document(&NewQuestion { path: Some(path.clone()), values, blanks, ..NewQuestion::default() })
    };
    let blank = new(None, false).unwrap();
    assert!(blank.schema == "part" && blank.text.contains("## A part\n"), "{}", blank.text);
    let values = json!({ "title": "A title", "sections": { "A part": "Some words." } });
    let whole = new(Some(values), false).unwrap().text;
    assert!(whole.starts_with("# A title\n") && whole.contains("## A part\n\nSome words."), "{whole}");
    assert!(desk.check(&CheckQuestion { path: Some(path.clone()), ..check(&whole) }).unwrap().ok);
    let wrong = json!({ "title": "A title", "sections": { "A prt": "Some words." } });
    let refusal = new(Some(wrong), true).unwrap_err().to_string();
    assert!(refusal.contains("`sections.\"A prt\"` is not known: did you mean `A part`?"), "{refusal}");
    let other = json!({ "schema": "digest" });
    assert_eq!(new(Some(other), true).unwrap().schema, "digest");
    let unknown = json!({ "schema": "gone" });
    assert!(new(Some(unknown), true).unwrap_err().to_string().contains("no schema here is called `gone`"));
}

#[test]
fn any_text_is_answered() {
    for text in ["", "\0", "\u{feff}", "| a |\n|---|\n| b | c |", &"#".repeat(10_000), "---\n: :\n---\n"] {
        assert!(desk().check(&check(text)).is_ok(), "{text:?}");
        assert!(
            desk().fix(&FixQuestion { text: text.to_owned(), unsafe_fixes: true, ..FixQuestion::default() }).is_ok()
        );
    }
}
