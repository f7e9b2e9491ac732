use std::fmt::Write;
use std::time::Duration;

use similar::{Algorithm, TextDiff};

use super::paint::{Ink, paint};
use crate::text::Source;

/// How long to look for the shortest difference; what is found by then is right too, but longer.
const PATIENCE: Duration = Duration::from_secs(2);

/// What turns the text of `before` into that of `after`, as a unified diff with the name of `before`; empty when nothing
/// does.
#[must_use]
pub fn diff(before: &Source, after: &Source, color: bool) -> String {
    if before.text() == after.text() {
        return String::new();
    }
    let diff =
        TextDiff::configure().algorithm(Algorithm::Myers).timeout(PATIENCE).diff_lines(before.text(), after.text());
    let name = before.name();
    let unified = diff.unified_diff().header(name, name).to_string();
    if !color {
        return unified;
    }
    unified.split_inclusive('\n').enumerate().fold(String::new(), |mut out, (at, line)| {
        let text = line.trim_end_matches(['\n', '\r']);
        let ink = match line.as_bytes().first() {
            _ if at < 2 => Some(Ink::Strong),
            Some(b'+') => Some(Ink::Added),
            Some(b'-') => Some(Ink::Removed),
            Some(b'@') => Some(Ink::Place),
            _ => None,
        };
        let painted = ink.map_or_else(|| text.to_owned(), |ink| paint(true, ink, text));
        _ = write!(out, "{painted}{}", &line[text.len()..]);
        out
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(before: &str, after: &str, color: bool) -> String {
        let source = |text: &str| Source::new("notes/a.md", text).unwrap();
        diff(&source(before), &source(after), color)
    }

    #[test]
    fn lines_around_a_change_are_shown() {
        let before = (1..=20).fold(String::new(), |text, line| text + &line.to_string() + "\n");
        insta::assert_snapshot!(of(&before, &before.replace("10\n", "ten\n"), false), @r"
        --- notes/a.md
        +++ notes/a.md
        @@ -7,7 +7,7 @@
         7
         8
         9
        -10
        +ten
         11
         12
         13
        ");
    }

    #[test]
    fn a_last_line_without_an_ending_is_told() {
        insta::assert_snapshot!(of("a\nb", "a\nc", false), @r"
        --- notes/a.md
        +++ notes/a.md
        @@ -1,2 +1,2 @@
         a
        -b
        \ No newline at end of file
        +c
        \ No newline at end of file
        ");
    }

    #[test]
    fn line_endings_stay() {
        assert_eq!(of("a\r\nb\r\n", "a\r\nc\r\n", false).matches("\r\n").count(), 3);
        assert_eq!(of("a\n", "a\n", true), "");
    }

    #[test]
    fn colours_tell_what_comes_and_what_goes() {
        let text = of("a\nb\n", "a\nc\n", true);
        assert!(text.contains("\n\x1b[31m-b\x1b[0m\n\x1b[32m+c\x1b[0m\n"), "{text:?}");
    }
}
