//! What the fixes of rules do: for each kind of fix a text before and after.

use digestlint::diagnostic::Applicability::{self, Safe, Unsafe};
use digestlint::diagnostic::Diagnostic;
use digestlint::engine::{Settings, check_document};
use digestlint::fix::{Fixed, fix};
use digestlint::rules::{RULES, Rule, find};
use digestlint::schema::Schema;
use digestlint::text::Source;

use crate::support::{loaded, source, today};

/// A rule, how safe its fix is, and a text before and after. The schema is that of the rule's documentation.
type Case = (&'static str, Applicability, &'static str, &'static str);

const CASES: &[Case] = &[
    ("file-encoding", Safe, "\u{feff}# A title\n", "# A title\n"),
    (
        "table-format",
        Safe,
        "# T\n\n|a|b|\n|-|:-:|\n| long | c |\n",
        "# T\n\n| a    |  b  |\n|------|:---:|\n| long |  c  |\n",
    ),
    ("list-marker", Safe, "# T\n\n- a\n  + b\n- c\n", "# T\n\n* a\n  * b\n* c\n"),
    ("blank-lines", Safe, "# T\na\n\n\n* b\n", "# T\n\na\n\n* b\n"),
    ("trailing-whitespace", Safe, "# T \n\na  \nb\t\n", "# T\n\na  \nb\n"),
    ("final-newline", Safe, "# T\n\n\n", "# T\n"),
    ("line-ending", Safe, "# T\n\na\rb\n", "# T\n\na\nb\n"),
    (
        "section-missing",
        Unsafe,
        "# A title\n\n## Signals\n\nText.\n",
        "# A title\n\n## Summary\n\n…\n\n## Signals\n\nText.\n",
    ),
    (
        "section-missing",
        Unsafe,
        "# A title\n\n## Summary\n\nText.",
        "# A title\n\n## Summary\n\nText.\n\n## Signals\n\n…\n",
    ),
    (
        "section-unknown",
        Safe,
        "# T\n\n## SIGNALS\n\nA.\n\n## **Concerns**\n\nB.\n",
        "# T\n\n## Signals\n\nA.\n\n## Concerns\n\nB.\n",
    ),
    (
        "section-unknown",
        Unsafe,
        "# T\n\n## Signals\n\nA.\n\n## Concrens\n\nB.\n",
        "# T\n\n## Signals\n\nA.\n\n## Concerns\n\nB.\n",
    ),
    (
        "section-unknown",
        Unsafe,
        "# T\n\n## Signals\n\nA.\n\n## Other\n\nC.\n\n### Deep\n\n## Concerns\n\nB.\n",
        "# T\n\n## Signals\n\nA.\n\n## Concerns\n\nB.\n",
    ),
    ("title-missing", Safe, "## __A__\n\nText.\n", "# __A__\n\nText.\n"),
    ("title-missing", Safe, "A #\n---\n\nText.\n", "# A # #\n\nText.\n"),
    ("title-missing", Safe, "#\u{a0}A\n---\n", "# #\u{a0}A\n"),
    ("title-missing", Safe, "#__A__\n\nText.\n", "# __A__\n\nText.\n"),
    ("section-alias", Safe, "# T\n\n## Weak signals\n\nA.\n", "# T\n\n## Signals\n\nA.\n"),
    (
        "section-order",
        Safe,
        "# T\n\n## Issues\n\n* c\n\n\n## Signals\n\nB  \nb.\n\n### Deep\n\n## Summary\n\nA.",
        "# T\n\n## Summary\n\nA.\n\n\n## Signals\n\nB  \nb.\n\n### Deep\n\n## Issues\n\n* c",
    ),
    (
        "section-level",
        Safe,
        "# T\n\n### Summary\n\nA.\n\n# Signals\n\nB.\n",
        "# T\n\n## Summary\n\nA.\n\n## Signals\n\nB.\n",
    ),
    (
        "section-level",
        Safe,
        "# T\n\nSummary\n===\n\nA.\n\n## Signals\n\nB.\n",
        "# T\n\n## Summary\n\nA.\n\n## Signals\n\nB.\n",
    ),
    (
        "section-level",
        Unsafe,
        "# T\n\n## Summary\n\nA.\n\n**Signals**\n\nB.\n",
        "# T\n\n## Summary\n\nA.\n\n## Signals\n\nB.\n",
    ),
    (
        "list-item-duplicate",
        Safe,
        "# T\n\n## Keywords\n\n* a\n* b\n  more\n* a\n* b\n* A\n* b\n  more\n",
        "# T\n\n## Keywords\n\n* a\n* b\n  more\n* b\n* A\n",
    ),
    ("field-missing", Unsafe, "# T\n\n## Other\n\n- Type: news", "# T\n\n## Other\n\n- Type: news\n- Category: …"),
    ("field-unknown", Safe, "# T\n\n## Other\n\n* **category:** x\n", "# T\n\n## Other\n\n* **Category:** x\n"),
    ("field-unknown", Unsafe, "# T\n\n## Other\n\n* Catgory: x\n", "# T\n\n## Other\n\n* Category: x\n"),
    (
        "code-language",
        Safe,
        "# T\n\n## Diagram\n\n```Mermaid x\na\n```\n",
        "# T\n\n## Diagram\n\n```mermaid x\na\n```\n",
    ),
    ("code-language", Unsafe, "# T\n\n## Diagram\n\n```\na\n```\n", "# T\n\n## Diagram\n\n```mermaid\na\n```\n"),
    (
        "column-missing",
        Unsafe,
        "# T\n\n## Signals\n\n| name |\n|:-----|\n| a    |\n| b    |\n",
        "# T\n\n## Signals\n\n| name | change |\n|:-----|--------|\n| a    |        |\n| b    |        |\n",
    ),
    (
        "column-missing",
        Unsafe,
        "# T\n\n## Signals\n\n| change |\n|:--|\n| a |\n",
        "# T\n\n## Signals\n\n| name | change |\n|------|:--|\n|      | a |\n",
    ),
    (
        "column-unknown",
        Safe,
        "# T\n\n## Signals\n\n| Name | relevancy |\n|:--|:--|\n| a | 4 |\n",
        "# T\n\n## Signals\n\n| name | relevancy |\n|:--|:--|\n| a | 4 |\n",
    ),
    (
        "column-unknown",
        Unsafe,
        "# T\n\n## Signals\n\n| name | relevance |\n|:--|:--|\n| a | 4 |\n",
        "# T\n\n## Signals\n\n| name | relevancy |\n|:--|:--|\n| a | 4 |\n",
    ),
    (
        "column-alias",
        Safe,
        "# T\n\n## Signals\n\n| signal |\n|:-------|\n| a |\n",
        "# T\n\n## Signals\n\n| name |\n|:-------|\n| a |\n",
    ),
    (
        "column-order",
        Safe,
        "# T\n\n## Signals\n\n| change   | name |\n|:---------|-----:|\n| a \\| b | c    |\n",
        "# T\n\n## Signals\n\n| name | change   |\n|-----:|:---------|\n| c    | a \\| b |\n",
    ),
    (
        "column-alignment",
        Safe,
        "# T\n\n## Signals\n\n| relevancy |\n|:----------|\n| 4         |\n",
        "# T\n\n## Signals\n\n| relevancy |\n|----------:|\n| 4         |\n",
    ),
    (
        "row-shape",
        Safe,
        "# T\n\n## Signals\n\n| name | change |\n|:--|:--|\n| a||b | more |\n| c|d | e |\n| f | g | |\n",
        "# T\n\n## Signals\n\n| name | change |\n|:--|:--|\n| a\\|\\|b | more |\n| c\\|d | e |\n| f | g |\n",
    ),
    (
        "row-duplicate",
        Safe,
        "# T\n\n## Signals\n\n| name | change |\n|:--|:--|\n| a | b |\n| a | c |\n| a   | b |",
        "# T\n\n## Signals\n\n| name | change |\n|:--|:--|\n| a | b |\n| a | c |\n",
    ),
    (
        "row-header-repeated",
        Safe,
        "# T\n\n## Signals\n\n| name | change |\n|:--|:--|\n| a | b |\n| name | change |\n|:---|:---|\n| c | d |\n",
        "# T\n\n## Signals\n\n| name | change |\n|:--|:--|\n| a | b |\n| c | d |\n",
    ),
    (
        "row-header-repeated",
        Safe,
        "# T\n\n## Signals\n\n| name | change |\n|:--|:--|\n| a | b |\n| name | change |\n|:--|--|\n| c | d |\n",
        "# T\n\n## Signals\n\n| name | change |\n|:--|:--|\n| a | b |\n| c | d |\n",
    ),
    ("value-empty", Safe, "# T\n\n## Keywords\n\n*\n* one\n* \n* two\n*", "# T\n\n## Keywords\n\n* one\n* two\n"),
    (
        "value-type",
        Safe,
        "# T\n\n## Signals\n\n| relevancy |\n|--:|\n| 4.0 |\n| 4.5 |\n",
        "# T\n\n## Signals\n\n| relevancy |\n|--:|\n| 4 |\n| 4.5 |\n",
    ),
    (
        "value-length",
        Unsafe,
        "# T\n\n## Keywords\n\n* a\n* b\n* ,\n* \n* c\n* d\n* ,\n* e\n* f\n* ,\n* g\n* h\n",
        "# T\n\n## Keywords\n\n* ab\n* cd\n* ef\n* gh\n",
    ),
    ("value-enum", Safe, "# T\n\n## Other\n\n* **Type:** NEWS\n", "# T\n\n## Other\n\n* **Type:** news\n"),
    ("value-enum", Unsafe, "# T\n\n## Other\n\n* Type: reprot\n", "# T\n\n## Other\n\n* Type: report\n"),
    ("value-quoted", Safe, "# T\n\n## Keywords\n\n* \"a b\"\n* \"- c\"\n", "# T\n\n## Keywords\n\n* a b\n* \"- c\"\n"),
    ("link-url", Safe, "# [A title](https://example.org/page?)\n", "# [A title](https://example.org/page)\n"),
    ("link-scheme", Unsafe, "# [A title](http://example.org/page)\n", "# [A title](https://example.org/page)\n"),
    (
        "link-tracking",
        Safe,
        "# [A title](https://example.org/page?utm_source=a&id=1&fbclid=b#top)\n",
        "# [A title](https://example.org/page?id=1#top)\n",
    ),
    ("prose-mojibake", Safe, "# T\n\nItâ€™s a cafÃ© \u{fffd}.\n", "# T\n\nIt’s a café \u{fffd}.\n"),
    (
        "suppression-unused",
        Safe,
        "# A title\n\n<!-- digestlint-disable prose-mojibake -->\n\nText.\n",
        "# A title\n\n\nText.\n",
    ),
    (
        "suppression-unused",
        Unsafe,
        "# A title\n\n* a\n\n<!-- digestlint-disable prose-mojibake -->\n\n* b\n",
        "# A title\n\n* a\n\n\n* b\n",
    ),
    (
        "suppression-unknown",
        Unsafe,
        "# A title\n\n<!-- digestlint-disable prose-mojibak -- as sent -->\n\nIt\u{fffd}s.\n",
        "# A title\n\n<!-- digestlint-disable prose-mojibake -- as sent -->\n\nIt\u{fffd}s.\n",
    ),
    (
        "suppression-unknown",
        Unsafe,
        "# A title\n\n<!-- digestlint-disable-line prose-mojibake -->\nIt\u{fffd}s.\n",
        "# A title\n\n<!-- digestlint-disable-next-line prose-mojibake -->\nIt\u{fffd}s.\n",
    ),
];

fn schema_of(rule: &Rule) -> Schema {
    loaded(&rule.docs.schema_source())
}

fn fixed(text: &Source, schema: &Schema, most: Applicability) -> Fixed {
    let settings = Settings::new(today());
    fix(text, most, |source| {
        let document = digestlint::document::Document::parse(source);
        let given = (schema, digestlint::binding::Fit::Given);
        check_document(source, &document, given, &settings, &digestlint::corpus::Alone)
    })
}

#[track_caller]
fn assert_fixed(rule: &str, most: Applicability, before: &str, after: &str) {
    let schema = schema_of(find(rule).unwrap());
    let fixed = fixed(&source(before), &schema, most);
    let found: Vec<_> = fixed.checked.findings.iter().map(|it| &it.message).collect();
    let text = fixed.source.as_ref().map_or(before, Source::text);
    assert_eq!(text, after, "{rule}: {found:#?}, {} refused", fixed.refused);
    assert!(fixed.settled && fixed.refused == 0, "{rule}");
}

#[test]
fn each_fix_turns_the_text_before_into_the_one_after() {
    for (rule, applicability, before, after) in CASES {
        assert_fixed(rule, *applicability, before, after);
    }
}

#[test]
fn what_is_unsafe_waits_to_be_asked_for() {
    for (rule, _, before, _) in CASES.iter().filter(|(_, applicability, ..)| *applicability == Unsafe) {
        assert_fixed(rule, Safe, before, before);
    }
}

#[test]
fn line_endings_stay() {
    for (rule, applicability, before, after) in CASES {
        assert_fixed(rule, *applicability, &before.replace('\n', "\r\n"), &after.replace('\n', "\r\n"));
    }
}

#[test]
fn every_fix_that_is_documented_is_shown_and_no_other() {
    for rule in RULES {
        for applicability in [Safe, Unsafe] {
            let documented = rule.fixes.iter().filter(|(it, _)| *it == applicability).count();
            let shown = CASES.iter().filter(|case| (case.0, case.1) == (rule.name, applicability)).count();
            assert_eq!(documented > 0, shown > 0, "{} {applicability}", rule.name);
        }
    }
}

/// The findings of a text under the schema in a rule's documentation.
fn findings(rule: &str, text: &str) -> Vec<Diagnostic> {
    crate::support::findings(text, &schema_of(find(rule).unwrap()))
}

#[test]
fn what_is_not_certain_has_no_safe_fix() {
    for (rule, text) in [
        // Which of the pipes part cells?
        ("row-shape", "# T\n\n## Signals\n\n| name | change |\n|-|-|\n|a|b|c|\n"),
        ("row-shape", "# T\n\n## Signals\n\n| name | change |\n|-|-|\n| a || b |\n"),
        // The list would be gone.
        ("value-empty", "# T\n\n## Keywords\n\n*\n"),
        // A second title would move along.
        ("section-order", "# T\n\n## Signals\n\nA.\n\n# U\n\n## Issues\n\nB.\n\n## Summary\n\nC.\n"),
        // The comment would speak of another section.
        (
            "section-order",
            "# T\n\n## Issues\n\n<!-- digestlint-disable-next-line link-url -->\nA.\n\n## Signals\n\nB.\n\n## Summary\n\nC.\n",
        ),
        // The line of `=` takes in the line above it.
        ("section-order", "# T\n\n## Issues\n\nA.\n\nSignals\n---\n\nB.\n\n## Summary\n\nC.\n"),
        // A row cannot be read cell by cell.
        ("column-order", "# T\n\n## Signals\n\n| change | name |\n|-|-|\n| a | b | c |\n"),
        ("column-order", "# T\n\n## Signals\n\nchange | name\n-|-\na | b\n"),
        ("link-tracking", "# [A title](https://example.org/page?utm_source=a&amp;id=1)\n"),
    ] {
        let found = findings(rule, text);
        let of_rule: Vec<_> = found.iter().filter(|it| it.rule == rule).collect();
        assert!(!of_rule.is_empty(), "{rule} finds nothing in {text}");
        assert!(of_rule.iter().all(|it| it.fix.as_ref().is_none_or(|fix| fix.applicability == Unsafe)), "{of_rule:#?}");
    }
}
