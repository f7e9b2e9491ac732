//! Comments that suppress findings, and what is found about them.

use std::fmt::Write;

use digestlint::diagnostic::{Applicability, Diagnostic};
use digestlint::engine::{Settings, check};
use digestlint::schema::{Level, Schema};

use crate::dedented::dedented;
use crate::support::{digest_schema, schema, source, today};

/// A list whose items may be 4 characters long and must not be quoted.
const SCHEMA: &str = r#"
    [schema]
    name = "words"
    unknown-sections = "allow"

    [[section]]
    heading = "Words"
    content = "list"
    item = { max-length = 4, quotes = "deny" }
"#;

fn words() -> Schema {
    schema(&dedented(SCHEMA))
}

fn found_with(settings: &Settings, text: &str) -> Vec<Diagnostic> {
    check(&source(text), &words(), settings)
}

/// The findings on `text`: place, text, message, help and fix.
fn found(text: &str) -> String {
    let (text, mut out) = (dedented(text), String::new());
    let source = source(&text);
    for it in found_with(&Settings::new(today()), &text) {
        let place = source.line_column(it.span.start);
        let (at, slice) = (format!("{}:{}", place.line, place.column), source.slice(it.span));
        _ = writeln!(out, "{at} {slice:?} {}[{}] {}", it.severity, it.rule, it.message);
        for related in &it.related {
            _ = writeln!(out, "    {}: {}", source.line_column(related.span.start).line, related.label);
        }
        _ = writeln!(out, "    help: {}", it.help.unwrap_or_default());
        if let Some(fix) = it.fix {
            let edit = &fix.edits[0];
            _ = writeln!(out, "    fix: {}, {:?}: -{:?}", fix.title, fix.applicability, source.slice(edit.span));
        }
    }
    out
}

fn rules(text: &str) -> Vec<&'static str> {
    found_with(&Settings::new(today()), text).iter().map(|it| it.rule).collect()
}

#[test]
fn a_suppressed_finding_is_gone() {
    let faulty = "## Words\n\n* birds\n";
    assert_eq!(rules(faulty), ["value-length"]);
    for text in [
        "<!-- digestlint-disable-file value-length -->\n\n## Words\n\n* birds\n",
        "\u{feff}<!-- digestlint-disable-file value-length, file-encoding -->\r\n\r\n## Words\r\n\r\n* birds\r\n",
        "---\na: b\n---\n<!-- digestlint-disable value-length -->\n\n## Words\n\n* birds\n",
        "## Words\n\n<!-- digestlint-disable-next-line value-length -->\n* birds\n",
        "## Words\n\n<!-- digestlint-disable-next-line value-length -- as they say -->\n\n* birds\n* bird\n",
        "## Words\n\n* bird\n\n  <!-- digestlint-disable-next-line value-length -->\n* birds\n",
        "## Words\n\n<!-- digestlint-disable value-length -->\n\n* birds\n* snakes\n\n<!-- digestlint-enable -->\n\n## More\n",
        "> Quoted.\n> <!-- digestlint-disable -->\n\n## Words\n\n* birds\n",
        "Some text, <!-- digestlint-disable value-length --> and more.\n\n## Words\n\n* birds\n",
    ] {
        assert_eq!(rules(text), [""; 0], "{text}");
    }
}

#[test]
fn only_what_is_named_is_suppressed() {
    assert_eq!(
        rules("## Words\n\n<!-- digestlint-disable-next-line value-length -->\n* \"birds\"\n* snakes\n"),
        ["value-quoted", "value-length"]
    );
    assert_eq!(
        rules(
            "## Words\n\n<!-- digestlint-disable value-length -->\n\n* birds\n\n<!-- digestlint-enable -->\n\n* birds\n"
        ),
        ["value-length"]
    );
}

#[test]
fn a_missing_title_belongs_before_what_is_shown() {
    let under_the_digest = |text: &str| -> Vec<&'static str> {
        let found = check(&source(text), &digest_schema(), &Settings::new(today()));
        found.iter().map(|finding| finding.rule).filter(|rule| *rule == "title-missing").collect()
    };
    let unused = "<!-- digestlint-disable row-shape -->\n\n";
    let all = "<!-- digestlint-disable -->\n\n";
    assert_eq!(under_the_digest("Words.\n"), ["title-missing"]);
    assert_eq!(under_the_digest(&format!("{unused}Words.\n")), ["title-missing"]);
    // What the first comment does must not hang on whether another one stands before it.
    assert_eq!(under_the_digest(&format!("{all}Words.\n")), [""; 0]);
    assert_eq!(under_the_digest(&format!("{unused}{all}Words.\n")), [""; 0]);
}

#[test]
fn what_suppresses_nothing_is_found() {
    insta::assert_snapshot!(found(
        "
        ## Words

        <!-- digestlint-disable-next-line value-length -->
        * bird

        <!-- digestlint-disable value-length, value-quoted -->

        * birds

        <!-- digestlint-enable value-length link-url -->
        <!-- digestlint-enable -->
        <!-- digestlint-enable -->

        Text <!-- digestlint-disable-next-line --> and more.
    "
    ));
}

#[test]
fn what_is_suppressed_twice_is_found() {
    insta::assert_snapshot!(found(
        "
        <!-- digestlint-disable-file value-length -- all are long -->

        ## Words

        <!-- digestlint-disable value-length value-quoted value-quoted -->

        * birds
        * \"bird\"

        <!-- digestlint-disable -->
        <!-- digestlint-disable -->
    "
    ));
}

#[test]
fn what_does_not_exist_is_found() {
    insta::assert_snapshot!(found(
        "
        ## Words

        <!-- digestlint-disable-next-line value-lenght xyz because -->
        * birds

        <!-- digestlint-disable-line value-length -->
        <!-- Digestlint-Disable value-length -->
        <!-- digestlint-ignore value-length -->
        <!-- digestlint-disable-file value-length
    "
    ));
}

#[test]
fn findings_about_suppressions_cannot_be_suppressed() {
    insta::assert_snapshot!(found(
        "
        <!-- digestlint-disable-file -->
        <!-- digestlint-disable-file suppression-unused suppression-unknown -->

        ## Words

        * birds

        <!-- digestlint-disable-next-line value-lenght -->
    "
    ));
}

#[test]
fn a_suppression_of_a_rule_that_is_off_is_not_known_to_be_unused() {
    let text = "<!-- digestlint-disable value-length value-quoted -->\n\n<!-- digestlint-disable-next-line -->\n## Words\n\n* bird\n";
    let named = |settings: &Settings| {
        let found = found_with(settings, text).into_iter().map(|it| source(text).slice(it.span).to_owned());
        found.collect::<Vec<_>>()
    };
    let mut settings = Settings::new(today());
    assert_eq!(named(&settings), ["value-length", "value-quoted", "digestlint-disable-next-line"]);
    settings.set_level("value-quoted", Level::Off);
    assert_eq!(named(&settings), ["value-length"]);
    settings.select(&["value-quoted", "suppression-unused"]);
    assert_eq!(named(&settings), ["value-quoted"]);
    settings.select(&["value-quoted"]);
    assert_eq!(named(&settings), [""; 0]);
}

#[test]
fn a_text_that_is_not_utf_8_says_nothing_that_could_suppress() {
    let text = b"<!-- digestlint-disable-file -->\n\n\xff\n".to_vec();
    let source = digestlint::text::Source::from_bytes("a.md", text).unwrap();
    let found = check(&source, &words(), &Settings::new(today()));
    assert_eq!(found.iter().map(|it| it.rule).collect::<Vec<_>>(), ["file-encoding"]);
}

/// The text once the comment is removed, and whether that is safe.
fn removed(text: &str) -> (String, Applicability) {
    let found = found_with(&Settings::new(today()), text);
    let unused: Vec<_> = found.into_iter().filter(|it| it.rule == "suppression-unused").collect();
    let [finding] = &*unused else { panic!("{text}: {unused:#?}") };
    let fix = finding.fix.clone().unwrap();
    let mut text = text.to_owned();
    text.replace_range(fix.edits[0].span.range(), &fix.edits[0].content);
    (text, fix.applicability)
}

#[test]
fn a_comment_goes_with_its_line_when_it_is_alone_there() {
    let comment = "<!-- digestlint-disable link-url -->";
    for (before, after) in [
        ("a\n\n@\n\nb\n", "a\n\n\nb\n"),
        ("a\r\n\r\n  @\r\nb\r\n", "a\r\n\r\nb\r\n"),
        ("\u{feff}@\n\n# a\n", "\u{feff}\n# a\n"),
        ("a\n\n@", "a\n\n"),
        ("a @\nb\n", "a\nb\n"),
        ("a @ b\n", "a b\n"),
        ("a@b\n", "ab\n"),
        ("# a @\n", "# a\n"),
        ("| a |\n|---|\n| b @ |\n", "| a |\n|---|\n| b |\n"),
    ] {
        assert_eq!(removed(&before.replace('@', comment)), (after.to_owned(), Applicability::Safe), "{before}");
    }
}

#[test]
fn a_comment_that_keeps_blocks_apart_is_removed_only_when_asked_for() {
    let comment = "<!-- digestlint-disable link-url -->";
    for (before, after) in [
        ("* a\n\n@\n\n* b\n", "* a\n\n\n* b\n"),
        ("* a\n\n@\n\n    b\n", "* a\n\n\n    b\n"),
        ("a\n@\nb\n", "a\nb\n"),
        ("@\n---\na: b\n---\n", "---\na: b\n---\n"),
        ("@ # a\n", "# a\n"),
        ("# @\n", "#\n"),
        ("| a | b |\n|---|---|\n| c | @\n", "| a | b |\n|---|---|\n| c |\n"),
        ("* @ a\n", "* a\n"),
    ] {
        assert_eq!(removed(&before.replace('@', comment)), (after.to_owned(), Applicability::Unsafe), "{before}");
    }
}

#[test]
fn a_name_goes_with_what_parts_it_from_the_others() {
    let faulty = "## Words\n\n<!-- digestlint-disable-next-line @ -->\n* birds\n";
    for (before, after) in [
        ("value-length, link-url", "value-length"),
        ("link-url, value-length", "value-length"),
        ("link-url value-length -- why", "value-length -- why"),
        ("value-length ,\tlink-url -- why", "value-length -- why"),
    ] {
        let expected = (faulty.replace('@', after), Applicability::Safe);
        assert_eq!(removed(&faulty.replace('@', before)), expected, "{before}");
    }
}
