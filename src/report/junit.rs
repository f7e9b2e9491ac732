//! The XML of `JUnit`, as Jenkins reads it: a suite for each file, and in it a case for each rule that finds something, or one
//! that passes. So a case keeps its name from run to run, and consumers can tell when it began to fail.
//!
//! Only errors fail a case, as they alone fail the run; warnings and notes are what a passing case prints.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::places::Places;
use super::{FileFindings, Problem};
use crate::diagnostic::{Diagnostic, Severity};

/// What stands before the first suite.
pub(super) const OPENING: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"digestlint\">\n";
/// What stands after the last one.
pub(super) const CLOSING: &str = "</testsuites>\n";

/// What a rule finds in a file.
#[derive(Default)]
struct Case<'a> {
    /// The first finding of error level.
    failure: Option<&'a Diagnostic>,
    /// A line for each finding.
    lines: String,
}

/// A file as a suite.
pub(super) fn suite(file: &FileFindings<'_>) -> String {
    let path = file.source.name();
    let cases = cases(file);
    let failures = cases.values().filter(|case| case.failure.is_some()).count();
    let mut suite = head(path, cases.len().max(1), failures, 0);
    if cases.is_empty() {
        _ = writeln!(suite, "<testcase name=\"digestlint\" classname=\"{}\" time=\"0\"/>", escaped(path));
    }
    for (rule, case) in &cases {
        _ = writeln!(suite, "<testcase name=\"{rule}\" classname=\"{}\" time=\"0\">", escaped(path));
        let lines = escaped(&case.lines);
        _ = match case.failure {
            Some(Diagnostic { message, .. }) => {
                writeln!(suite, "<failure type=\"{rule}\" message=\"{}\">{lines}</failure>", escaped(message))
            }
            None => writeln!(suite, "<system-out>{lines}</system-out>"),
        };
        suite.push_str("</testcase>\n");
    }
    suite + "</testsuite>\n"
}

/// What each rule finds in a file.
fn cases<'a>(file: &FileFindings<'a>) -> BTreeMap<&'static str, Case<'a>> {
    let path = file.source.name();
    let mut places = Places::new(file.source);
    let mut cases: BTreeMap<_, Case<'_>> = BTreeMap::new();
    for finding in file.findings {
        let place = places.advance(finding.span.start);
        let case = cases.entry(finding.rule).or_default();
        let Diagnostic { severity, message, help, .. } = finding;
        _ = writeln!(case.lines, "{path}:{}:{}: {severity}: {message}", place.line, place.column);
        if let Some(help) = help {
            _ = writeln!(case.lines, "  help: {help}");
        }
        if *severity == Severity::Error {
            case.failure.get_or_insert(finding);
        }
    }
    cases
}

/// A path that could not be dealt with, as a suite.
pub(super) fn problem(problem: &Problem) -> String {
    let (path, text) = (escaped(&problem.path), escaped(&problem.text));
    format!(
        "{}<testcase name=\"digestlint\" classname=\"{path}\" time=\"0\">\n<error message=\"{text}\"/>\n</testcase>\n\
         </testsuite>\n",
        head(&problem.path, 1, 0, 1)
    )
}

fn head(path: &str, tests: usize, failures: usize, errors: usize) -> String {
    let path = escaped(path);
    format!(
        "<testsuite name=\"{path}\" file=\"{path}\" tests=\"{tests}\" failures=\"{failures}\" errors=\"{errors}\" \
         time=\"0\">\n"
    )
}

/// A text between tags or quotes. Characters that XML 1.0 cannot hold (section 2.2) become U+FFFD.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\r' => out.push_str("&#13;"),
            '\n' | '\t' => out.push(character),
            '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => out.push('\u{fffd}'),
            _ => out.push(character),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_xml_would_read_as_a_mark_is_escaped() {
        assert_eq!(escaped("<a b=\"c\">&]]>\u{e9}"), "&lt;a b=&quot;c&quot;&gt;&amp;]]&gt;\u{e9}");
        assert_eq!(escaped("\0\u{1b}\t\r\n\u{ffff}🙂"), "\u{fffd}\u{fffd}\t&#13;\n\u{fffd}🙂");
    }
}
