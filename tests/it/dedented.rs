//! Texts that are indented like the code around them.

/// `text` without its first line, if that is blank, without the indentation that all its lines share, and without the
/// blanks of its last line.
pub(crate) fn dedented(text: &str) -> String {
    let text = text.strip_prefix('\n').unwrap_or(text).trim_end_matches(' ');
    let written = text.lines().filter(|line| !line.trim().is_empty());
    let indent = written.map(|line| line.len() - line.trim_start_matches(' ').len()).min().unwrap_or_default();
    let lines: Vec<_> = text.lines().map(|line| line.get(indent..).unwrap_or_default()).collect();
    let end = if text.ends_with('\n') { "\n" } else { "" };
    lines.join("\n") + end
}

#[test]
fn the_shared_indentation_goes() {
    assert_eq!(dedented("\n    a\n\n      b\n    "), "a\n\n  b\n");
    assert_eq!(dedented("a"), "a");
}
