use super::*;

/// For each of `rules`, the lines, counted from 1, on which a finding at their start is suppressed.
fn suppressed(text: &str, rule: &str) -> Vec<usize> {
    let source = Source::new("a.md", text).unwrap();
    let document = Document::parse(&source);
    let mut suppressions = Suppressions::read(&source, &document);
    let lines = source.lines();
    let mut starts = (0..lines.line_count()).filter_map(|line| Some((line + 1, lines.line_start(line)?)));
    let mut suppressed = Vec::new();
    starts.by_ref().for_each(|(line, start)| {
        if suppressions.suppress(rule, start).is_some() {
            suppressed.push(line);
        }
    });
    suppressed
}

/// What does nothing when each of `rules` finds something at the start of every line: the lines, and what is named.
fn idle(text: &str, rules: &[&str]) -> Vec<(usize, String)> {
    let source = Source::new("a.md", text).unwrap();
    let document = Document::parse(&source);
    let mut suppressions = Suppressions::read(&source, &document);
    for rule in rules {
        (0..source.lines().line_count()).for_each(|line| {
            _ = suppressions.suppress(rule, source.lines().line_start(line).unwrap());
        });
    }
    let idle = suppressions.idle().map(|idle| {
        let span = idle.name.unwrap_or(idle.directive.keyword);
        (source.line_column(span.start).line, source.slice(span).to_owned())
    });
    idle.collect()
}

#[test]
fn the_next_line_is_the_next_that_is_not_blank() {
    assert_eq!(suppressed("<!-- digestlint-disable-next-line a -->\n\n \t\nb\nc\n", "a"), [4]);
    assert_eq!(suppressed("<!-- digestlint-disable-next-line a\n-->\r\n\r\nb\r\nc", "a"), [4]);
    assert_eq!(suppressed("b <!-- digestlint-disable-next-line a --> c\rd\re", "a"), [2]);
    assert_eq!(suppressed("> <!-- digestlint-disable-next-line a -->\n>\n> b\n> c\n", "a"), [3]);
    assert_eq!(suppressed("* b\n\n  <!-- digestlint-disable-next-line a -->\n\n  c\n* d\n", "a"), [5]);
    assert_eq!(suppressed("<!-- digestlint-disable-next-line a -->\n\n", "a"), [0; 0]);
    assert_eq!(suppressed("b <!-- digestlint-disable-next-line a -->", "a"), [0; 0]);
}

#[test]
fn comments_of_the_kind_stand_above_one_line_together() {
    let text = "<!-- digestlint-disable-next-line a -->\n<!-- digestlint-disable-next-line b\n--> \n\nx\ny\n";
    assert_eq!((suppressed(text, "a"), suppressed(text, "b")), (vec![5], vec![5]));
    let text = "<!-- digestlint-disable-next-line a -->\n<!-- seen -->\nx\n";
    assert_eq!(suppressed(text, "a"), [2]);
    let text = "* b <!-- digestlint-disable-next-line a -->\n  * c <!-- digestlint-disable-next-line a -->\n";
    assert_eq!(suppressed(text, "a"), [2]);
}

#[test]
fn a_block_goes_on_to_its_end_or_that_of_the_file() {
    assert_eq!(suppressed("b\n\n<!-- digestlint-disable a -->\nc\n<!-- digestlint-enable a -->\nd\n", "a"), [3, 4]);
    assert_eq!(suppressed("b\n\n<!-- digestlint-disable a -->\nc\n", "a"), [3, 4, 5]);
    assert_eq!(suppressed("b <!-- digestlint-disable a --> c\nd <!-- digestlint-enable --> e\nf", "a"), [2]);
}

#[test]
fn a_whole_file_is_suppressed_from_anywhere() {
    assert_eq!(suppressed("b\n\n<!-- digestlint-disable-file a -->\n", "a"), [1, 2, 3, 4]);
    assert_eq!(suppressed("<!-- digestlint-disable-file a -->\n\n<!-- digestlint-enable -->\nb", "a"), [1, 2, 3, 4]);
}

#[test]
fn without_a_name_all_rules_are_meant() {
    assert_eq!(suppressed("<!-- digestlint-disable -->\nb\n<!-- digestlint-enable -->\nc", "a"), [1, 2]);
    assert_eq!(suppressed("<!-- digestlint-disable-next-line -- why -->\nb\nc", "a"), [2]);
}

#[test]
fn names_stand_between_blanks_and_commas_and_before_the_reason() {
    for text in ["a b", "b,a", "b, a", "b ,\n\ta", "a -- not: c", "b a --", "a --c"] {
        let text = format!("<!--digestlint-disable-file {text}-->\n");
        assert_eq!((suppressed(&text, "a").len() > 1, suppressed(&text, "c").len()), (true, 0), "{text}");
    }
    assert_eq!(suppressed("> <!-- digestlint-disable-file\n> a\n> b -->\n", "b"), [1, 2, 3, 4]);
}

#[test]
fn a_rule_can_be_enabled_while_all_are_disabled() {
    let text =
        "<!-- digestlint-disable -->\nx\n\n<!-- digestlint-enable a -->\ny\n\n<!-- digestlint-disable a -->\nz\n";
    assert_eq!(suppressed(text, "a"), [1, 2, 3, 7, 8, 9]);
    assert_eq!(suppressed(text, "b"), [1, 2, 3, 4, 5, 6, 7, 8, 9]);
    assert!(idle(text, &["a", "b"]).is_empty());
}

#[test]
fn what_is_no_directive_suppresses_nothing() {
    for text in [
        "<!-- digestlint -->",
        "<!-- disable a -->",
        "<!-- digestlint-disabled a -->",
        "<!-- Digestlint-Disable a -->",
        "<!-- see digestlint-disable a -->",
        "`<!-- digestlint-disable a -->`",
        "    <!-- digestlint-disable a -->",
        "```\n<!-- digestlint-disable a -->\n```",
        "<!-- digestlint-disable a",
        "<!--->",
        "<!-->",
    ] {
        assert_eq!(suppressed(&format!("{text}\n\nb\n"), "a"), [0; 0], "{text}");
    }
}

#[test]
fn what_suppresses_nothing_is_idle() {
    let text = "<!-- digestlint-disable-next-line a b -->\nx\n\n<!-- digestlint-disable c -->\n";
    assert_eq!(idle(text, &["a"]), [(1, "b".to_owned()), (4, "c".to_owned())]);
    assert_eq!(idle("<!-- digestlint-enable -->\n", &[]), [(1, "digestlint-enable".to_owned())]);
    let text = "<!-- digestlint-disable-file a -->\n\n<!-- digestlint-enable a -->\n";
    assert_eq!(idle(text, &["a"]), [(3, "a".to_owned())]);
}

#[test]
fn of_two_that_do_the_same_the_later_or_narrower_is_idle() {
    let covered = |text: &str| idle(text, &["a"]).into_iter().map(|(line, _)| line).collect::<Vec<_>>();
    assert_eq!(covered("<!-- digestlint-disable a -->\nx\n\n<!-- digestlint-disable a -->\ny\n"), [4]);
    assert_eq!(covered("<!-- digestlint-disable a a -->\nx\n"), [1]);
    assert_eq!(covered("<!-- digestlint-disable-next-line a -->\nx\n\n<!-- digestlint-disable-file a -->\n"), [1]);
    assert_eq!(covered("<!-- digestlint-disable-file a -->\n\n<!-- digestlint-disable-file -->\n"), [1]);
    assert_eq!(covered("<!-- digestlint-disable-next-line a --> <!-- digestlint-disable-next-line a -->\nx\n"), [1]);
    assert_eq!(covered("<!-- digestlint-disable -->\n\n<!-- digestlint-disable -->\n"), [3]);
    assert_eq!(
        covered("<!-- digestlint-disable -->\nx\n\n<!-- digestlint-enable a -->\n\n<!-- digestlint-disable -->\n"),
        [0; 0]
    );
}

#[test]
fn what_does_the_same_already_is_known() {
    let text = "<!-- digestlint-disable-file a -->\n\n<!-- digestlint-disable a -->\n\n<!-- digestlint-disable b -->\n";
    let source = Source::new("a.md", text).unwrap();
    let document = Document::parse(&source);
    let suppressions = Suppressions::read(&source, &document);
    let covered_by: Vec<_> = suppressions.idle().map(|idle| idle.covered_by.map(|it| it.comment.start)).collect();
    assert_eq!(covered_by, [None, Some(0), None]);
}

#[test]
fn many_comments_on_one_line_before_many_blank_lines_are_read_in_time() {
    let text = "<!-- digestlint-disable-next-line a --> x ".repeat(20_000) + &"\n".repeat(200_000) + "b";
    assert_eq!(suppressed(&text, "a"), [200_001]);
}

#[test]
fn reasons_stand_after_two_hyphens() {
    let reason = |comment: &str| {
        let source = Source::new("a.md", comment).unwrap();
        let directive = Directive::read(&source, Span::new(0, comment.len())).unwrap();
        directive.reason.map(|reason| source.slice(reason).to_owned())
    };
    assert_eq!(reason("<!-- digestlint-disable a, b -- as published -->").as_deref(), Some("as published"));
    assert_eq!(reason("<!--digestlint-disable-file --- é-->").as_deref(), Some("é"));
    assert_eq!(reason("<!-- digestlint-disable a --x"), Some("x".to_owned()));
    assert_eq!(reason("<!-- digestlint-disable a -- -->"), None);
    assert_eq!(reason("<!-- digestlint-disable a-b -->"), None);
}
