use std::sync::Arc;

use super::*;
use crate::diagnostic::{Declaration, DeclaredIn, Related, Severity};
use crate::report::samples::{finding, source, span_of};
use crate::text::Span;

pub(super) fn plain(width: usize, source: &Source, findings: &[Diagnostic]) -> String {
    render(Style { width, color: false }, source, findings)
}

/// A row of 600 columns and more whose last cell holds a 9.
fn long_row() -> Source {
    let summary =
        "The report measures how courts and registries use digital tools and what the public needs. ".repeat(6);
    source(&format!("\n\n| Mobile Technology Adoption in Law Enforcement | {summary:<560} |           9 |\n"))
}

pub(super) fn complete(source: &Source, needle: &str) -> Diagnostic {
    let schema = Source::new("schema/digest.toml", "\n\n  max = 5\n").unwrap();
    Diagnostic {
        help: Some("use a value from 1 to 5".to_owned()),
        declaration: Some(Declaration {
            span: span_of(&schema, "max"),
            source: Arc::new(schema),
            file: DeclaredIn::Schema,
        }),
        ..finding(span_of(source, needle))
    }
}

fn missing(span: Span, message: &str, label: &str) -> Diagnostic {
    Diagnostic {
        rule: "missing-section",
        severity: Severity::Warning,
        message: message.to_owned(),
        label: label.to_owned(),
        ..finding(span)
    }
}

#[test]
fn a_fault_far_to_the_right_shows_its_row() {
    let source = long_row();
    let finding = complete(&source, "9");
    insta::assert_snapshot!(plain(80, &source, std::slice::from_ref(&finding)), @r"
    error[value-range]: relevancy 9 is above the maximum 5
       ╭─[seeds/a.md:3:624]
     3 │ | Mobile Technology Adoption in … | … |           9 |
       ·                                                   ┬
       ·                                                   ╰── above the maximum 5
       ╰────
        help: use a value from 1 to 5
      schema: schema/digest.toml:3:3
    ");
    insta::assert_snapshot!(plain(100, &source, std::slice::from_ref(&finding)), @r"
    error[value-range]: relevancy 9 is above the maximum 5
       ╭─[seeds/a.md:3:624]
     3 │ | Mobile Technology … | … the public needs.                |           9 |
       ·                                                                        ┬
       ·                                                                        ╰── above the maximum 5
       ╰────
        help: use a value from 1 to 5
      schema: schema/digest.toml:3:3
    ");
    insta::assert_snapshot!(plain(40, &source, std::slice::from_ref(&finding)), @r"
    error[value-range]: relevancy 9 is above
      the maximum 5
       ╭─[seeds/a.md:3:624]
     3 │ | Mobile … | … 9 |
       ·                ┬
       ·                ╰─┤ above the
       ·                  │ maximum 5
       ╰────
        help: use a value from 1 to 5
      schema: schema/digest.toml:3:3
    ");
    insta::assert_snapshot!(plain(20, &source, &[finding]), @r"
    error[value-range]:
      relevancy 9 is
      above the maximum
      5
       ╭─[…s/a.md:3:624]
     3 │ … 9 |
       ·   ┬
       ·   ╰── above th…
       ╰────
        help: use a
              value from
              1 to 5
      schema: schema/dig
              est.toml:3
              :3
    ");
}

#[test]
fn a_long_cell_is_shown_from_its_start() {
    let source = long_row();
    let text = source.text();
    let cell = Span::new(text.find("The report").unwrap(), text.rfind("needs. ").unwrap() + 6);
    let mut finding = finding(cell);
    finding.label = "546 characters, at most 300 are allowed".to_owned();
    insta::assert_snapshot!(plain(80, &source, std::slice::from_ref(&finding)), @r"
    error[value-range]: relevancy 9 is above the maximum 5
       ╭─[seeds/a.md:3:51]
     3 │ | Mobile Technology … | The report measures how courts and registries use …
       ·                         ─────────────────────────┬─────────────────────────
       ·                                                  ╰─┤ 546 characters, at
       ·                                                    │ most 300 are allowed
       ╰────
    ");
    finding.span.start += 182;
    insta::assert_snapshot!(plain(80, &source, &[finding]), @r"
    error[value-range]: relevancy 9 is above the maximum 5
       ╭─[seeds/a.md:3:233]
     3 │ | Mobile Technology … | … The report measures how courts and registries us…
       ·                           ────────────────────────┬────────────────────────
       ·                                                   ╰─┤ 546 characters, at
       ·                                                     │ most 300 are allowed
       ╰────
    ");
}

#[test]
fn an_ordinary_line_keeps_its_start_if_it_can() {
    let text = "Courts and registries use digital tools; what the public needs is wirtten further to the right.";
    let source = source(text);
    insta::assert_snapshot!(plain(60, &source, &[finding(span_of(&source, "registries"))]), @r"
    error[value-range]: relevancy 9 is above the maximum 5
       ╭─[seeds/a.md:1:12]
     1 │ Courts and registries use digital tools; what the publ…
       ·            ─────┬────
       ·                 ╰── above the maximum 5
       ╰────
    ");
    insta::assert_snapshot!(plain(60, &source, &[finding(span_of(&source, "wirtten"))]), @r"
    error[value-range]: relevancy 9 is above the maximum 5
       ╭─[seeds/a.md:1:67]
     1 │ … what the public needs is wirtten further to the righ…
       ·                            ───┬───
       ·                               ╰── above the maximum 5
       ╰────
    ");
}

#[test]
fn a_missing_section_points_behind_the_heading() {
    let source = source("# Digest\n\ntext\n");
    let finding = missing(Span::empty(8), "section `Sources` is missing", "no `Sources` section in this digest");
    insta::assert_snapshot!(plain(80, &source, &[finding]), @r"
    warning[missing-section]: section `Sources` is missing
       ╭─[seeds/a.md:1:9]
     1 │ # Digest
       ·         ▲
       ·         ╰── no `Sources` section in this digest
       ╰────
    ");
}

#[test]
fn the_end_of_the_file_and_an_empty_file_have_a_caret() {
    let (ended, open, empty) = (source("# a\n"), source("# a"), source(""));
    let finding = |at| missing(Span::empty(at), "section `Sources` is missing", "expected here");
    insta::assert_snapshot!(plain(80, &ended, &[finding(4)]), @r"
    warning[missing-section]: section `Sources` is missing
       ╭─[seeds/a.md:2:1]
     2 │
       · ▲
       · ╰── expected here
       ╰────
    ");
    insta::assert_snapshot!(plain(80, &open, &[finding(3)]), @r"
    warning[missing-section]: section `Sources` is missing
       ╭─[seeds/a.md:1:4]
     1 │ # a
       ·    ▲
       ·    ╰── expected here
       ╰────
    ");
    insta::assert_snapshot!(plain(80, &empty, &[finding(0)]), @r"
    warning[missing-section]: section `Sources` is missing
       ╭─[seeds/a.md:1:1]
     1 │
       · ▲
       · ╰── expected here
       ╰────
    ");
}

#[test]
fn carets_stand_under_wide_and_joined_characters() {
    let source = source("| 日本語 | 👩\u{200d}💻 x\u{301}❤\u{fe0f} | ninth 9 |\n");
    insta::assert_snapshot!(plain(80, &source, &[finding(span_of(&source, "9"))]), @r"
    error[value-range]: relevancy 9 is above the maximum 5
       ╭─[seeds/a.md:1:26]
     1 │ | 日本語 | 👩‍💻 x́❤️ | ninth 9 |
       ·                           ┬
       ·                           ╰── above the maximum 5
       ╰────
    ");
    insta::assert_snapshot!(plain(80, &source, &[finding(span_of(&source, "本"))]), @r"
    error[value-range]: relevancy 9 is above the maximum 5
       ╭─[seeds/a.md:1:4]
     1 │ | 日本語 | 👩‍💻 x́❤️ | ninth 9 |
       ·     ─┬
       ·      ╰── above the maximum 5
       ╰────
    ");
    insta::assert_snapshot!(plain(22, &source, &[finding(span_of(&source, "ninth"))]), @r"
    error[value-range]:
      relevancy 9 is above
      the maximum 5
       ╭─[seeds/a.md:1:20]
     1 │ …x́❤️ | ninth 9 |
       ·        ──┬──
       ·          ╰── abo…
       ╰────
    ");
}

#[test]
fn tabs_and_hidden_characters_take_columns() {
    let source = source("\t- a\tb\0\u{202e}c\u{200b} 9\n");
    insta::assert_snapshot!(plain(80, &source, &[finding(span_of(&source, "9"))]), @r"
    error[value-range]: relevancy 9 is above the maximum 5
       ╭─[seeds/a.md:1:12]
     1 │     - a b␀�c� 9
       ·               ┬
       ·               ╰── above the maximum 5
       ╰────
    ");
}

#[test]
fn line_endings_stay_out_of_the_picture() {
    let source = source("# a\r\n| 9 |\r\nb\r\n");
    let table = Span::new(5, 14);
    let findings = [finding(span_of(&source, "9")), finding(table), finding(Span::empty(10))];
    let text = plain(80, &source, &findings);
    assert!(!text.contains(['\r', '␍']));
    insta::assert_snapshot!(text, @r"
    error[value-range]: relevancy 9 is above the maximum 5
       ╭─[seeds/a.md:2:3]
     2 │ | 9 |
       ·   ┬
       ·   ╰── above the maximum 5
       ╰────

    error[value-range]: relevancy 9 is above the maximum 5
       ╭─[seeds/a.md:2:1]
     2 │ | 9 |
       · ──┬──
       ·   ╰── above the maximum 5
       ╰────

    error[value-range]: relevancy 9 is above the maximum 5
       ╭─[seeds/a.md:2:6]
     2 │ | 9 |
       ·      ▲
       ·      ╰── above the maximum 5
       ╰────
    ");
}

#[test]
fn related_places_share_a_picture_or_have_their_own() {
    let source = source("# Digest\n\n| Law | 5 | 5 |\n\n## Digest\n");
    let mut first = finding(Span::new(21, 22));
    first.related.push(Related { span: Span::new(17, 18), label: "the same as here".to_owned() });
    let mut second = missing(span_of(&source, "Digest"), "heading `Digest` stands twice", "again");
    second.related.push(Related { span: Span::new(2, 8), label: "first here".to_owned() });
    insta::assert_snapshot!(plain(80, &source, &[first, second]), @r"
    error[value-range]: relevancy 9 is above the maximum 5
       ╭─[seeds/a.md:3:12]
     3 │ | Law | 5 | 5 |
       ·        ┬   ┬
       ·        │   ╰── above the maximum 5
       ·        ╰── the same as here
       ╰────

    warning[missing-section]: heading `Digest` stands twice
       ╭─[seeds/a.md:5:4]
     5 │ ## Digest
       ·    ───┬──
       ·       ╰── again
       ╰────
       ╭─[seeds/a.md:1:3]
     1 │ # Digest
       ·   ───┬──
       ·      ╰── first here
       ╰────
    ");
}

#[test]
fn related_places_far_apart_are_elided_in_between() {
    let source = long_row();
    let text = source.text();
    let mut finding = complete(&source, "9");
    let law = text.find("Law").unwrap();
    finding.related.push(Related { span: Span::new(law, law + 3), label: "for this".to_owned() });
    insta::assert_snapshot!(plain(80, &source, std::slice::from_ref(&finding)), @r"
    error[value-range]: relevancy 9 is above the maximum 5
       ╭─[seeds/a.md:3:624]
     3 │ …nology Adoption in Law Enforcement | … |           9 |
       ·                     ─┬─                             ┬
       ·                      │                              ╰── above the maximum 5
       ·                      ╰── for this
       ╰────
        help: use a value from 1 to 5
      schema: schema/digest.toml:3:3
    ");
    finding.related[0].span.end += 300;
    insta::assert_snapshot!(plain(80, &source, std::slice::from_ref(&finding)), @r"
    error[value-range]: relevancy 9 is above the maximum 5
       ╭─[seeds/a.md:3:624]
     3 │ | Mobile Technology Adoption in … | … |           9 |
       ·                                                   ┬
       ·                                                   ╰── above the maximum 5
       ╰────
       ╭─[seeds/a.md:3:33]
     3 │ … Technology Adoption in Law Enforcement | The report measures how courts …
       ·                          ─────────────────────────┬────────────────────────
       ·                                                   ╰── for this
       ╰────
        help: use a value from 1 to 5
      schema: schema/digest.toml:3:3
    ");
    finding.related[0].span = finding.span;
    insta::assert_snapshot!(plain(80, &source, &[finding]), @r"
    error[value-range]: relevancy 9 is above the maximum 5
       ╭─[seeds/a.md:3:624]
     3 │ | Mobile Technology Adoption in … | … |           9 |
       ·                                                   ┬
       ·                                                   ╰── above the maximum 5
       ╰────
       ╭─[seeds/a.md:3:624]
     3 │ | Mobile Technology … | … needs.                |           9 |
       ·                                                             ┬
       ·                                                             ╰── for this
       ╰────
        help: use a value from 1 to 5
      schema: schema/digest.toml:3:3
    ");
}

#[test]
fn long_texts_are_wrapped_and_paths_keep_their_end() {
    let path = format!("{}a.md", "a-long-directory-name/".repeat(6));
    let source = Source::new(path, "9\n").unwrap();
    let mut finding = complete(&source, "9");
    finding.message = "relevancy 9 is above the maximum 5, \
                       which is what the schema says about this column of every table in a digest\n"
        .to_owned();
    finding.label = "a label too long for the room that it has in a narrow terminal, so it goes on".to_owned();
    finding.help = Some("use a value from 1 to 5, or say in the schema that higher values are allowed".to_owned());
    insta::assert_snapshot!(plain(60, &source, &[finding]), @r"
    error[value-range]: relevancy 9 is above the maximum 5,
      which is what the schema says about this column of every
      table in a digest␊
       ╭─[…a-long-directory-name/a-long-directory-name/a.md:1:1]
     1 │ 9
       · ┬
       · ╰─┤ a label too long for the room that it has in a
       ·   │ narrow terminal, so it goes on
       ╰────
        help: use a value from 1 to 5, or say in the schema that
              higher values are allowed
      schema: schema/digest.toml:3:3
    ");
}

#[test]
fn colours_mark_what_matters_and_nothing_else_changes() {
    let source = long_row();
    let mut finding = complete(&source, "9");
    finding.related.push(Related { span: Span::new(0, 0), label: "a".to_owned() });
    let colored = render(Style { width: 80, color: true }, &source, std::slice::from_ref(&finding));
    assert!(colored.starts_with("\x1b[1;31merror[value-range]\x1b[0m\x1b[1m: relevancy"), "{colored}");
    assert!(!colored.contains("\x1b]"), "hyperlink in {colored}");
    let code = regex::Regex::new("\x1b\\[[0-9;]*m").unwrap();
    assert_eq!(code.replace_all(&colored, ""), plain(80, &source, &[finding]));
}

#[test]
fn many_findings_in_one_long_line_take_linear_time() {
    let cell = "| 9 and some more text ";
    let source = source(&cell.repeat(400_000));
    let at = |index: usize| Span::new(index * 200 * cell.len() + 2, index * 200 * cell.len() + 3);
    let findings: Vec<_> = (0..2000).map(|index| finding(at(index))).collect();
    let start = std::time::Instant::now();
    assert_eq!(plain(80, &source, &findings).lines().count(), 7 * 2000 - 1);
    // About 3 seconds in a debug build; making glyphs of the whole line for every finding would take far longer.
    assert!(start.elapsed().as_secs() < 30, "{:?}", start.elapsed());
}
