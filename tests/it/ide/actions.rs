//! What is offered for findings: texts before and after.

use std::fmt::Write;

use digestlint::binding::{Candidate, Schemas};
use digestlint::corpus::Alone;
use digestlint::diagnostic::{Applicability, splice};
use digestlint::engine::{Checked, Settings, check_with};
use digestlint::ide::{Action, ActionKind, actions, fix_all};
use digestlint::layout::Kind;
use digestlint::text::{Source, Span};

use crate::dedented::dedented;
use crate::support::{schema, source, today};

const SCHEMA: &str = r#"
    [schema]
    name = "notes"
    unknown-sections = "allow"

    [front-matter]
    required = false

    [front-matter.field.status]
    enum = ["draft", "done"]

    [title]
    syntax = "Notes {title}"

    [captures.title]
    max-length = 8

    [[section]]
    heading = "Words"
    content = "list"
    item = { max-length = 4, quotes = "deny" }

    [[section]]
    heading = "Facts"
    content = "fields"
    required = false

    [section.field.Kind]
    enum = ["a", "b"]

    [[section]]
    heading = "Rows"
    content = "table"
    required = false
    table = "rows"

    [table.rows]
    columns = [{ name = "name", quotes = "deny" }, { name = "mark", type = "integer", maximum = 5 }]
"#;

fn schemas() -> Schemas {
    Schemas::new(vec![Candidate::Loaded(schema(&dedented(SCHEMA)).into())])
}

fn check_by(settings: &Settings) -> impl Fn(&Source) -> Checked + use<> {
    let (schemas, settings) = (schemas(), settings.clone());
    move |source| check_with(source, &schemas, &settings, &Alone)
}

fn offered(text: &str, span: Span) -> Vec<Action> {
    let check = check_by(&Settings::new(today()));
    let source = source(text);
    actions(&source, &check(&source), span, &check)
}

/// What is offered at `@`, which is no part of the text, with the rules of what it mends.
fn at_cursor(text: &str) -> String {
    let text = dedented(text);
    let cursor = Span::empty(text.find('@').unwrap() as u32);
    let text = text.replacen('@', "", 1);
    let found = check_by(&Settings::new(today()))(&source(&text)).findings;
    offered(&text, cursor).into_iter().fold(String::new(), |mut out, action| {
        let mark = if action.preferred { " *" } else { "" };
        let mends: Vec<_> = action.mends.iter().map(|index| found[*index].rule).collect();
        _ = writeln!(out, "{:?}{mark}: {} {mends:?}", action.kind, action.title);
        out
    })
}

fn apply(text: &str, action: &Action) -> String {
    splice(text, &action.edits, |_, _| {})
}

/// The text with its one finding of `rule` suppressed in this way, and where the title says that it is.
fn suppressed_by(settings: &Settings, kind: ActionKind, text: &str, rule: &str) -> Option<(String, String)> {
    let check = check_by(settings);
    let source = source(text);
    let checked = check(&source);
    let finding = checked.findings.iter().position(|it| it.rule == rule);
    let index = finding.unwrap_or_else(|| panic!("no {rule} in {text:?}: {:#?}", checked.findings));
    let actions = actions(&source, &checked, checked.findings[index].span, &check);
    let title = format!("Suppress `{rule}` ");
    let action = actions.into_iter().find(|it| it.kind == kind && it.title.starts_with(&title))?;
    assert!(action.mends.contains(&index) && !action.preferred);
    let after = apply(text, &action);
    let left = check(&Source::new("a.md", &*after).unwrap()).findings;
    assert_eq!(left.len(), checked.findings.len() - action.mends.len(), "{after}\n{left:#?}");
    let comments = after.replace("digestlint-disable-", "$").replace("digestlint-", "%");
    Some((action.title[title.len()..].to_owned(), comments))
}

#[track_caller]
fn becomes(kind: ActionKind, rule: &str, text: &str, place: &str, expected: &str) {
    let found = suppressed_by(&Settings::new(today()), kind, text, rule);
    assert_eq!(found, Some((place.to_owned(), expected.to_owned())), "{text}");
}

/// In comments, `$` stands for `digestlint-disable-`, `%` for `digestlint-`.
#[track_caller]
fn in_place(rule: &str, text: &str, place: &str, expected: &str) {
    becomes(ActionKind::Suppress, rule, &dedented(text), place, &dedented(expected));
}

#[track_caller]
fn in_file(rule: &str, text: &str, expected: &str) {
    becomes(ActionKind::SuppressInFile, rule, &dedented(text), "in this file", &dedented(expected));
}

#[test]
fn safe_fixes_come_first() {
    insta::assert_snapshot!(at_cursor(
        "
        # Notes one

        ## Words

        * \"birds@\"
        * \"bird\"
    "
    ), @r#"
    Fix *: Remove the quotes ["value-quoted"]
    FixRule: Fix all `value-quoted` findings in this file ["value-quoted", "value-quoted"]
    Suppress: Suppress `value-length` on this line ["value-length"]
    Suppress: Suppress `value-quoted` on this line ["value-quoted"]
    SuppressInFile: Suppress `value-length` in this file ["value-length", "value-length"]
    SuppressInFile: Suppress `value-quoted` in this file ["value-quoted", "value-quoted"]
    "#);
    insta::assert_snapshot!(at_cursor("# Notes one\n\n## @Wrods\n\n* bird\n"), @r#"
    Fix: Write `Words` (unsafe: look at the outcome) ["section-unknown"]
    Suppress: Suppress `section-unknown` on this line ["section-unknown"]
    SuppressInFile: Suppress `section-unknown` in this file ["section-unknown"]
    "#);
}

#[test]
fn where_nothing_is_found_nothing_is_offered() {
    let text = "# Notes one\n\n## Words\n\n* birds\n";
    let check = check_by(&Settings::new(today()));
    let source = source(text);
    let checked = check(&source);
    let span = checked.findings[0].span;
    let never = |_: &Source| -> Checked { panic!("nothing to check") };
    for at in (0..span.start).chain(span.end + 1..=text.len() as u32 + 9) {
        assert_eq!(actions(&source, &checked, Span::empty(at), &never), []);
    }
    assert!(!offered(text, Span { start: 0, end: u32::MAX }).is_empty());
}

#[test]
fn a_fix_is_that_of_the_finding() {
    let text = "# Notes one\n\n## Words\n\n* \"bi\"\n* \"ca\"\n";
    let check = check_by(&Settings::new(today()));
    let source = source(text);
    let checked = check(&source);
    let offered = actions(&source, &checked, checked.findings[0].span, &check);
    assert_eq!(offered[0].edits, checked.findings[0].fix.as_ref().unwrap().edits);
    let of_rule = offered.iter().find(|it| it.kind == ActionKind::FixRule).unwrap();
    assert_eq!(of_rule.mends, [0, 1]);
    assert_eq!(apply(text, of_rule), "# Notes one\n\n## Words\n\n* bi\n* ca\n");
    let all = fix_all(&source, Applicability::Safe, &check).unwrap();
    assert_eq!(splice(text, &all, |_, _| {}), "# Notes one\n\n## Words\n\n* bi\n* ca\n");
    assert_eq!(all.len(), 2);
    assert_eq!(fix_all(&Source::new("a.md", "# Notes one\n").unwrap(), Applicability::Safe, &check), None);
}

#[test]
fn edits_do_not_part_the_characters_of_a_line_ending() {
    let text = "# Notes one\n\n## Words\r\n\n* bird\n";
    let mut settings = Settings::new(today());
    settings.select(&["line-ending"]);
    let check = check_by(&settings);
    let source = source(text);
    let checked = check(&source);
    let [action, ..] = &*actions(&source, &checked, checked.findings[0].span, &check) else { panic!() };
    assert_eq!(action.edits.len(), 1);
    assert_eq!(source.slice(action.edits[0].span), "\r\n");
    assert_eq!(apply(text, action), text.replace('\r', ""));
}

#[test]
fn items_are_suppressed_on_their_lines() {
    in_place(
        "value-length",
        "
        # Notes one

        ## Words

        * birds
        * bird
        ",
        "on this line",
        "
        # Notes one

        ## Words

        <!-- $next-line value-length -->
        * birds
        * bird
        ",
    );
    in_place(
        "value-length",
        "
        # Notes one

        ## Words

        * bird
        * birds
        * bird
        ",
        "on this line",
        "
        # Notes one

        ## Words

        * bird
          <!-- $next-line value-length -->
        * birds
        * bird
        ",
    );
    in_place(
        "value-length",
        "
        # Notes one

        ## Words

        -   bird

        - birds
        ",
        "on this line",
        "
        # Notes one

        ## Words

        -   bird

            <!-- $next-line value-length -->
        - birds
        ",
    );
    in_place(
        "value-enum",
        "
        # Notes one

        ## Words

        ## Facts

        * Other: c
        * Kind: c
        ",
        "on this line",
        "
        # Notes one

        ## Words

        ## Facts

        * Other: c
          <!-- $next-line value-enum -->
        * Kind: c
        ",
    );
}

#[test]
fn rows_are_suppressed_in_their_table() {
    in_place(
        "value-range",
        "
        # Notes one

        ## Words

        ## Rows

        | name | mark |
        |:-----|-----:|
        | a    |    9 |
        | b    |    9 |
        ",
        "in this table",
        "
        # Notes one

        ## Words

        ## Rows

        <!-- %disable value-range -->

        | name | mark |
        |:-----|-----:|
        | a    |    9 |
        | b    |    9 |

        <!-- %enable value-range -->
        ",
    );
    in_place(
        "column-unknown",
        "
        # Notes one

        ## Words

        ## Rows

        | name | makr |
        |:-----|-----:|
        | a    |    4 |
        ",
        "on this line",
        "
        # Notes one

        ## Words

        ## Rows

        <!-- $next-line column-unknown -->
        | name | makr |
        |:-----|-----:|
        | a    |    4 |
        ",
    );
}

#[test]
fn what_goes_on_right_after_a_table_stays_apart() {
    in_place(
        "value-range",
        "
        # Notes one

        ## Words

        ## Rows

        | name | mark |
        |:-----|-----:|
        | a    |    9 |
        ## More
        ",
        "in this table",
        "
        # Notes one

        ## Words

        ## Rows

        <!-- %disable value-range -->

        | name | mark |
        |:-----|-----:|
        | a    |    9 |

        <!-- %enable value-range -->

        ## More
        ",
    );
}

#[test]
fn headings_titles_and_what_is_missing_are_suppressed_on_their_lines() {
    in_place(
        "title-syntax",
        "# Note\n\n## Words\n",
        "on this line",
        "<!-- $next-line title-syntax -->\n# Note\n\n## Words\n",
    );
    in_place(
        "value-length",
        "\u{feff}# Notes on eagles\n\n## Words\n",
        "on this line",
        "\u{feff}<!-- $next-line value-length -->\n# Notes on eagles\n\n## Words\n",
    );
    in_place(
        "section-missing",
        "# Notes one\n\nText.\n",
        "on this line",
        "<!-- $next-line section-missing -->\n# Notes one\n\nText.\n",
    );
    in_place(
        "section-unknown",
        "# Notes one\n\n## Wrods\n\n* bird\n",
        "on this line",
        "# Notes one\n\n<!-- $next-line section-unknown -->\n## Wrods\n\n* bird\n",
    );
}

#[test]
fn prose_is_suppressed_on_its_line_or_in_its_paragraph() {
    in_place(
        "prose-mojibake",
        "# Notes one\n\n## Words\n\n## More\n\ncafÃ©s\nand bars\n",
        "on this line",
        "# Notes one\n\n## Words\n\n## More\n\n<!-- $next-line prose-mojibake -->\ncafÃ©s\nand bars\n",
    );
    in_place(
        "prose-mojibake",
        "# Notes one\n\n## Words\n\n## More\n\nbars and\ncafÃ©s\n\nText.\n",
        "in this paragraph",
        "# Notes one\n\n## Words\n\n## More\n\n<!-- %disable prose-mojibake -->\n\nbars and\ncafÃ©s\n\n<!-- %enable prose-mojibake -->\n\nText.\n",
    );
    in_place(
        "prose-mojibake",
        "# Notes one\n\n## Words\n\n## More\n\n> bars and\n>\n> cafÃ©s\n",
        "on this line",
        "# Notes one\n\n## Words\n\n## More\n\n> bars and\n>\n> <!-- $next-line prose-mojibake -->\n> cafÃ©s\n",
    );
    // The line goes on with a paragraph that began in an item, so no comment can stand above it.
    in_place(
        "prose-mojibake",
        "# Notes one\n\n## Words\n\n## More\n\n* bars\ncafÃ©s\n* bars\n",
        "in this list",
        "# Notes one\n\n## Words\n\n## More\n\n<!-- %disable prose-mojibake -->\n\n* bars\ncafÃ©s\n* bars\n\n<!-- %enable prose-mojibake -->\n",
    );
    in_place(
        "prose-mojibake",
        "# Notes one\n\n## Words\n\n## More\n\n* a\n  1. b\n  2. cafÃ©s\n",
        "on this line",
        "# Notes one\n\n## Words\n\n## More\n\n* a\n  1. b\n     <!-- $next-line prose-mojibake -->\n  2. cafÃ©s\n",
    );
}

#[test]
fn in_front_matter_only_the_file_can_be_told() {
    let text = "---\nstatus: odd\n---\n\n# Notes one\n\n## Words\n";
    assert_eq!(suppressed_by(&Settings::new(today()), ActionKind::Suppress, text, "value-enum"), None);
    in_file("value-enum", text, "---\nstatus: odd\n---\n\n# Notes one\n\n<!-- $file value-enum -->\n\n## Words\n");
    in_file(
        "title-missing",
        "---\nstatus: done\n---\n## Words\n",
        "---\nstatus: done\n---\n\n<!-- $file title-missing -->\n\n## Words\n",
    );
}

#[test]
fn a_file_is_told_after_its_title() {
    in_file(
        "value-length",
        "# Notes one\n## Words\n\n* birds\n",
        "# Notes one\n\n<!-- $file value-length -->\n\n## Words\n\n* birds\n",
    );
    in_file(
        "section-missing",
        "Notes one\n=========\n\n\n\nText.\n",
        "Notes one\n=========\n\n<!-- $file section-missing -->\n\n\n\nText.\n",
    );
    in_file("title-missing", "## Words\n", "<!-- $file title-missing -->\n\n## Words\n");
    in_file("title-missing", "\u{feff}\n## Words\n", "\u{feff}<!-- $file title-missing -->\n\n## Words\n");
}

#[test]
fn line_endings_are_those_of_the_text() {
    let kind = ActionKind::Suppress;
    becomes(
        kind,
        "value-length",
        "# Notes one\r\n\r\n## Words\r\n\r\n* bird\r\n* birds",
        "on this line",
        "# Notes one\r\n\r\n## Words\r\n\r\n* bird\r\n  <!-- $next-line value-length -->\r\n* birds",
    );
    becomes(
        kind,
        "value-range",
        "# Notes one\r\n\r\n## Words\r\n\r\n## Rows\r\n\r\n| name | mark |\r\n|---|--:|\r\n| a | 9 |",
        "in this table",
        "# Notes one\r\n\r\n## Words\r\n\r\n## Rows\r\n\r\n<!-- %disable value-range -->\r\n\r\n| name | mark |\r\n|---|--:|\r\n| a | 9 |\r\n\r\n<!-- %enable value-range -->",
    );
    let kind = ActionKind::SuppressInFile;
    becomes(kind, "section-missing", "# Notes one", "in this file", "# Notes one\n\n<!-- $file section-missing -->");
    becomes(kind, "title-missing", "", "in this file", "<!-- $file title-missing -->\n");
}

#[test]
fn a_comment_that_is_there_names_the_rule_too() {
    in_place(
        "value-length",
        "# Notes one\n\n## Words\n\n<!-- digestlint-disable-next-line value-quoted -->\n* \"birds\"\n",
        "on this line",
        "# Notes one\n\n## Words\n\n<!-- $next-line value-quoted value-length -->\n* \"birds\"\n",
    );
    in_place(
        "value-range",
        "# Notes one\n\n## Words\n\n## Rows\n\n<!-- digestlint-disable value-quoted, value-type -->\n| name | mark |\n|---|--:|\n| \"a\" | 9 |\n| a | x |\n\n<!-- digestlint-enable value-type value-quoted -->\n",
        "in this table",
        "# Notes one\n\n## Words\n\n## Rows\n\n<!-- %disable value-quoted, value-type, value-range -->\n| name | mark |\n|---|--:|\n| \"a\" | 9 |\n| a | x |\n\n<!-- %enable value-type value-quoted value-range -->\n",
    );
    in_place(
        "value-range",
        "# Notes one\n\n## Words\n\n## Rows\n\n<!-- digestlint-disable value-quoted -->\n\n| name | mark |\n|---|--:|\n| \"a\" | 9 |\n\n<!-- digestlint-enable -->\n",
        "in this table",
        "# Notes one\n\n## Words\n\n## Rows\n\n<!-- %disable value-quoted value-range -->\n\n| name | mark |\n|---|--:|\n| \"a\" | 9 |\n\n<!-- %enable -->\n",
    );
    in_file(
        "value-length",
        "# Notes one\n\n## Words\n\n* \"birds\"\n\n<!-- digestlint-disable-file value-quoted -->\n",
        "# Notes one\n\n## Words\n\n* \"birds\"\n\n<!-- $file value-quoted value-length -->\n",
    );
}

#[test]
fn a_reason_is_that_of_the_rules_it_was_given_for() {
    in_place(
        "value-length",
        "# Notes one\n\n## Words\n\n<!-- digestlint-disable-next-line value-quoted -- as they say -->\n* \"birds\"\n",
        "on this line",
        "# Notes one\n\n## Words\n\n<!-- $next-line value-quoted -- as they say -->\n<!-- $next-line value-length -->\n* \"birds\"\n",
    );
}

#[test]
fn findings_of_one_rule_in_one_place_are_suppressed_together() {
    let text = "# Notes one\n\n## Words\n\n* bird\n\n## Rows\n\n| name | mark |\n|---|--:|\n| a | 9 |\n| b | 8 |\n";
    let offered = offered(text, Span::new(0, text.len()));
    let suppressing: Vec<_> = offered.iter().filter(|it| it.kind == ActionKind::Suppress).collect();
    let [action] = &*suppressing else { panic!("{offered:#?}") };
    assert_eq!(action.mends, [0, 1]);
}

#[test]
fn what_cannot_be_suppressed_has_no_such_action() {
    let text = "# Notes one\n\n<!-- digestlint-disable-file value-lenght link-url -->\n\n## Words\n\n* bird\n";
    let offered = offered(text, Span::new(0, text.len()));
    assert!(offered.iter().all(|it| it.kind == ActionKind::Fix), "{offered:#?}");
    let check = check_by(&Settings::new(today()));
    let source = Source::from_bytes("a.md", b"# Notes \xff\n".to_vec()).unwrap();
    assert_eq!(actions(&source, &check(&source), Span::new(0, 9), &check), []);
}

#[test]
fn rules_on_layout_are_suppressed_too() {
    let mut settings = Settings::new(today());
    settings.select(&Kind::ALL.map(Kind::rule));
    let by_layout = |kind, rule, text: &str| suppressed_by(&settings, kind, text, rule).map(|(_, text)| text);
    assert_eq!(
        by_layout(ActionKind::Suppress, "trailing-whitespace", "# Notes one \n\n## Words\n").unwrap(),
        "<!-- $next-line trailing-whitespace -->\n# Notes one \n\n## Words\n"
    );
    assert_eq!(
        by_layout(ActionKind::SuppressInFile, "final-newline", "# Notes one\n\n").unwrap(),
        "# Notes one\n\n<!-- $file final-newline -->\n\n"
    );
    assert_eq!(
        by_layout(ActionKind::Suppress, "table-format", "# Notes one\n\n|a|\n|-|\n").unwrap(),
        "# Notes one\n\n<!-- $next-line table-format -->\n|a|\n|-|\n"
    );
}
