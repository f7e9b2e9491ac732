//! Mistakes in project files: each is told at its place, in one message.

use std::sync::Arc;

use digestlint::config::Config;
use digestlint::spec::Mistake;
use digestlint::text::Source;
use insta::assert_snapshot;

use crate::dedented::dedented;

fn found(text: &str) -> Vec<Mistake> {
    let mut mistakes = Vec::new();
    Config::read(&Arc::new(Source::new("digestlint.toml", dedented(text)).unwrap()), &mut mistakes);
    mistakes
}

/// The mistakes, one a line: `line:column «text there» code: message | help`.
fn mistakes(text: &str) -> String {
    let line = |mistake: &Mistake| {
        let (source, diagnostic) = (&mistake.source, &mistake.diagnostic);
        let place = source.line_column(diagnostic.span.start);
        format!(
            "{}:{} «{}» {}: {} | {}",
            place.line,
            place.column,
            source.slice(diagnostic.span).replace('\n', "⏎"),
            diagnostic.rule,
            diagnostic.message,
            diagnostic.help.as_deref().unwrap_or("no help")
        )
    };
    found(text).iter().map(line).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_whole_file_is_sound() {
    let text = r#"
        schema = ["digest", "schemas/report.toml"]
        exclude = ["drafts/", "*.tmp.md", "!keep.tmp.md"]
        baseline = "digestlint-baseline.json"

        [rules]
        link-tracking = "error"

        [format]
        tables = "display"
        list-marker = "keep"
        blank-lines-before-sections = 9
        line-ending = "lf"
        final-newline = "always"

        [output]
        format = "concise"
        max-warnings = 20

        [[override]]
        files = ["decisions/*.md"]
        schema = "schemas/decision.toml"
        format = { blank-lines-before-sections = 1 }
        [override.rules]
        prose-truncated = "off"
    "#;
    assert_eq!(mistakes(text), "");
    let source = Arc::new(Source::new("digestlint.toml", dedented(text)).unwrap());
    let config = Config::read(&source, &mut Vec::new()).unwrap();
    let names: Vec<_> = config.named_schemas().map(|it| (it.value.as_str(), source.slice(it.place.span))).collect();
    assert_eq!(names[0], ("digest", "\"digest\""));
    assert_eq!(names.len(), 3);
    assert_eq!(config.baseline.map(|it| it.value).as_deref(), Some("digestlint-baseline.json"));
}

#[test]
fn layouts_that_do_not_exist() {
    let text = r#"
        [format]
        tables = "wide"
        list-marker = "/"
        blank-lines-before-sections = 10
        final-newline = true

        [[override]]
        files = "a.md"
        format = { line-endings = "lf" }
    "#;
    assert_snapshot!(mistakes(text), @r#"
    2:10 «"wide"» config-value: `tables` is "wide", not one of "characters", "display", "compact", "keep" | known here: `characters`, `display`, `compact`, `keep`
    3:15 «"/"» config-value: `list-marker` is "/", not one of "*", "-", "+", "keep" | known here: `*`, `-`, `+`, `keep`
    4:1 «blank-lines-before-sections» config-value: 10 blank lines are more than the 9 that there may be | write a number from 0 to 9
    5:17 «true» config-type: `final-newline` is a boolean, not one of "keep", "always", "never" | write one of "keep", "always", "never"
    9:12 «line-endings» config-key: [format] has no key `line-endings` | did you mean `line-ending`?
    "#);
}

#[test]
fn unknown_keys() {
    let text = r#"
        schemas = "digest"
        ignore = []
        [output]
        formt = "full"
        [[override]]
        files = "a"
        schema = "digest"
        exclude = "b"
    "#;
    assert_snapshot!(mistakes(text), @"
    1:1 «schemas» config-key: the project file has no key `schemas` | did you mean `schema`?
    2:1 «ignore» config-key: the project file has no key `ignore` | known here: `schema`, `exclude`, `baseline`, `rules`, `format`, `output`, `override`
    4:1 «formt» config-key: [output] has no key `formt` | did you mean `format`?
    8:1 «exclude» config-key: [[override]] has no key `exclude` | known here: `files`, `schema`, `rules`, `format`
    ");
}

#[test]
fn wrong_types() {
    let text = r#"
        schema = 1
        exclude = { a = 1 }
        baseline = ["a"]
        rules = "off"
        [output]
        format = true
        max-warnings = -1
        [override]
        files = "a"
    "#;
    assert_snapshot!(mistakes(text), @r#"
    1:10 «1» config-type: `schema` is 1, not a string or a list of strings | write a string or a list of strings
    2:11 «{ a = 1 }» config-type: `exclude` is a table, not a string or a list of strings | write a string or a list of strings
    3:12 «["a"]» config-type: `baseline` is an array, not a string | write a string
    4:9 «"off"» config-type: `rules` is a string, not a table of levels by the names of rules | write a table of levels by the names of rules
    6:10 «true» config-type: `format` is a boolean, not one of "full", "concise", "json", "jsonl", "html", "github", "sarif", "rdjson", "gitlab", "junit", or "FORMAT=FILE", or a list of these | write one of "full", "concise", "json", "jsonl", "html", "github", "sarif", "rdjson", "gitlab", "junit", or "FORMAT=FILE", or a list of these
    7:16 «-1» config-type: `max-warnings` is -1, not a non-negative whole number | write a non-negative whole number
    8:1 «[override]» config-type: `override` is a table, not an array of tables | write an array of tables
    "#);
}

#[test]
fn unknown_words() {
    let text = r#"
        [rules]
        link-tracking = "warning"
        file-encoding = "fatal"
        [output]
        format = "sarf"
    "#;
    assert_snapshot!(mistakes(text), @r#"
    2:17 «"warning"» config-value: `link-tracking` is "warning", not one of "error", "warn", "note", "off" | did you mean `warn`?
    3:17 «"fatal"» config-value: `file-encoding` is "fatal", not one of "error", "warn", "note", "off" | known here: `error`, `warn`, `note`, `off`
    5:10 «"sarf"» config-value: `format` is "sarf", not one of "full", "concise", "json", "jsonl", "html", "github", "sarif", "rdjson", "gitlab", "junit" | did you mean `sarif`?
    "#);
}

#[test]
fn unknown_rules_are_told_with_their_levels() {
    let text = r#"
        [rules]
        link-trakcing = "eror"
        zebra = "off"
        [[override]]
        files = "a"
        [override.rules]
        Title-Missing = "off"
    "#;
    assert_snapshot!(mistakes(text), @r#"
    2:1 «link-trakcing» config-reference: there is no rule `link-trakcing` | did you mean `link-tracking`?
    2:17 «"eror"» config-value: `link-trakcing` is "eror", not one of "error", "warn", "note", "off" | did you mean `error`?
    3:1 «zebra» config-reference: there is no rule `zebra` | `digestlint explain` lists all rules
    7:1 «Title-Missing» config-reference: there is no rule `Title-Missing` | did you mean `title-missing`?
    "#);
}

#[test]
fn bad_patterns() {
    let text = r##"
        exclude = ["a[", "{a", "", "/", "#a", "./a", "../a", "a/../b", "!./a"]
        [[override]]
        files = ["a[z-a]"]
        schema = "digest"
    "##;
    assert_snapshot!(mistakes(text), @r##"
    1:12 «"a["» config-pattern: the pattern `a[` cannot be read: unclosed character class; missing ']' | patterns are those of .gitignore; `\` before a special character takes it as it is
    1:18 «"{a"» config-pattern: the pattern `{a` cannot be read: unclosed alternate group; missing '}' (maybe escape '{' with '[{]'?) | patterns are those of .gitignore; `\` before a special character takes it as it is
    1:24 «""» config-pattern: the pattern `` matches no file: it is empty | write a path relative to this file's folder, such as `drafts/`
    1:28 «"/"» config-pattern: the pattern `/` matches no file: it is empty | write a path relative to this file's folder, such as `drafts/`
    1:33 «"#a"» config-pattern: the pattern `#a` matches no file: what begins with `#` is a comment | write `\#a`
    1:39 «"./a"» config-pattern: the pattern `./a` matches no file: no path begins with `./` | write `/a`
    1:46 «"../a"» config-pattern: the pattern `../a` matches no file: `..` leads nowhere in a pattern | write a path relative to this file's folder, such as `drafts/`
    1:54 «"a/../b"» config-pattern: the pattern `a/../b` matches no file: `..` leads nowhere in a pattern | write a path relative to this file's folder, such as `drafts/`
    1:64 «"!./a"» config-pattern: the pattern `!./a` matches no file: no path begins with `./` | write `!/a`
    3:10 «"a[z-a]"» config-pattern: the pattern `a[z-a]` cannot be read: invalid range; 'z' > 'a' | patterns are those of .gitignore; `\` before a special character takes it as it is
    "##);
}

#[test]
fn too_much_of_a_pattern() {
    let deep = "{".repeat(100_000);
    assert_snapshot!(mistakes(&format!("exclude = [\"{deep}\"]\n")).replace(&deep, "{…"), @r#"1:12 «"{…"» config-pattern: the pattern `{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{…` has 100000 bytes, more than the 1024 that a pattern may have | write several shorter ones"#);
    let many: Vec<_> = (0..20_000).map(|at| format!("\"x{at}*y/z?{at}\"")).collect();
    let told = mistakes(&format!("exclude = [{}]\n", many.join(", ")));
    assert_snapshot!(told, @"1:1 «exclude» config-pattern: the patterns of `exclude` are too many, or too intricate, to be used together | name folders instead of many single files");
}

#[test]
fn patterns_that_say_nothing() {
    let text = r#"
        exclude = ["!a"]
        [[override]]
        files = "!b"
        schema = "digest"
        [[override]]
        files = []
        schema = []
    "#;
    assert_snapshot!(mistakes(text), @"
    1:1 «exclude» config-value: `exclude` holds exceptions only: it matches no file | patterns with `!` take out of what patterns before them match
    3:1 «files» config-value: `files` holds exceptions only: it matches no file | patterns with `!` take out of what patterns before them match
    6:1 «files» config-value: `files` is an empty list: it matches no file | write a string or more, or drop `files`
    7:1 «schema» config-value: `schema` is an empty list: it names no schema | write a string or more, or drop `schema`
    ");
    assert_eq!(mistakes("exclude = []\n"), "");
}

#[test]
fn overrides_that_say_nothing() {
    let text = r#"
        [[override]]
        schema = "digest"
        [[override]]
        files = "a"
        [[override]]
        file = "a"
    "#;
    assert_snapshot!(mistakes(text), @r#"
    1:1 «[[override]]» config-missing: this [[override]] has no `files` | add `files = ["…"]`, with patterns as in .gitignore
    3:1 «[[override]]» config-missing: this [[override]] changes nothing | give it a `schema`, levels under `[override.rules]`, or a layout under `[override.format]`
    6:1 «file» config-key: [[override]] has no key `file` | did you mean `files`?
    "#);
}

#[test]
fn names_of_nothing() {
    assert_snapshot!(mistakes("schema = [\"\", \" \"]\nbaseline = \"\"\n"), @r#"
    1:11 «""» config-value: `schema` is empty: it names nothing | write a name or a path, or drop `schema`
    1:15 «" "» config-value: `schema` is empty: it names nothing | write a name or a path, or drop `schema`
    2:12 «""» config-value: `baseline` is empty: it names nothing | write a name or a path, or drop `baseline`
    "#);
}

#[test]
fn a_syntax_error_is_told_alone() {
    assert_snapshot!(mistakes("schema = \"digest\nbaselin = 1\n"), @r#"1:17 «» config-syntax: this is not valid TOML: invalid basic string, expected `"` | no help"#);
}

#[test]
fn nothing_makes_the_reading_panic() {
    let whole = include_str!("../../docs/project-file.md");
    for (at, _) in whole.char_indices().step_by(5) {
        found(&whole[..at]);
        found(&whole[at..]);
    }
    for text in ["", "\u{feff}", "override = [1]", "[rules]\n[rules.a]", "override = [[]]", "rules = []", "[tool]"] {
        found(text);
    }
}
