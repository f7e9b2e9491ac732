//! The findings as a table of Markdown, for the page of a run on GitHub.

use std::fmt::Write;

use super::FileFindings;
use super::places::Places;
use crate::guide::markdown::prose;
use crate::text::counted;

/// What a step may add to the page of its run, in bytes (GitHub: 1 MiB a step).
pub const STEP_SUMMARY_LIMIT: usize = 1024 * 1024;

/// Room that is kept for what stands around the rows.
const FRAME: usize = 1024;

/// A table of bounded size in the making.
#[derive(Debug)]
pub struct StepSummary {
    rows: String,
    room: usize,
    left_out: usize,
}

/// A row for each finding of a file, a line each.
#[must_use]
pub fn step_summary_rows(file: &FileFindings<'_>) -> String {
    // A cell is no start of a line, where more marks would have a meaning.
    let cell = |text: &str| prose(&format!("({text}"))[1..].replace('|', "\\|");
    let path = cell(file.source.name());
    let mut places = Places::new(file.source);
    let rows = file.findings.iter().map(|finding| {
        let place = places.advance(finding.span.start);
        let message = cell(&finding.message);
        format!("| {} | {path}:{}:{} | {} | {message} |\n", finding.severity, place.line, place.column, finding.rule)
    });
    rows.collect()
}

impl StepSummary {
    /// No rows yet; all in all `room` bytes may be added to the page.
    #[must_use]
    pub fn new(room: usize) -> Self {
        Self { rows: String::new(), room: room.saturating_sub(FRAME), left_out: 0 }
    }

    /// Adds rows as long as there is room, and counts the others.
    pub fn add(&mut self, rows: &str) {
        for row in rows.split_inclusive('\n') {
            if self.left_out == 0 && self.rows.len() + row.len() <= self.room {
                self.rows.push_str(row);
            } else {
                self.left_out += 1;
            }
        }
    }

    /// The text to add to the page, with `headline` above the table.
    #[must_use]
    pub fn finish(self, headline: &str) -> String {
        let mut text = format!("### digestlint\n\n{}\n", prose(headline));
        if !self.rows.is_empty() {
            text.push_str("\n| level | place | rule | finding |\n|:--|:--|:--|:--|\n");
            text.push_str(&self.rows);
        }
        if self.left_out > 0 {
            let left_out = counted(self.left_out as u64, "finding");
            _ = writeln!(text, "\nThe page has no room for {left_out} more; the log of the step has them all.");
        }
        text.push('\n');
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::samples::{finding, source, span_of};

    #[test]
    fn cells_say_what_the_messages_say() {
        let source = source("# a\n| 9 |\n");
        let mut finding = finding(span_of(&source, "9"));
        finding.message = "a | b `c | <d>` *e* <script>\nf".to_owned();
        let rows = step_summary_rows(&FileFindings::new(&source, &[finding]));
        let row = r"| error | seeds/a.md:2:3 | value-range | a \| b `c \| <d>` \*e\* \<script\> f |";
        assert_eq!(rows, format!("{row}\n"));
    }

    #[test]
    fn what_has_no_room_is_counted() {
        let mut summary = StepSummary::new(FRAME + 10);
        summary.add("| a |\n| b |\n");
        summary.add("||\n");
        let text = summary.finish("2 errors in 1 of 1 file");
        assert!(text.contains("|:--|\n| a |\n\nThe page has no room for 2 findings more;"), "{text}");
    }

    #[test]
    fn the_whole_stays_within_its_room() {
        let mut summary = StepSummary::new(STEP_SUMMARY_LIMIT);
        let row = format!("| {} |\n", "é".repeat(300));
        (0..10_000).for_each(|_| summary.add(&row));
        let text =
            summary.finish("9,999,999 errors, 9,999,999 warnings and 9,999,999 notes in 9,999,999 of 9,999,999 files");
        assert!(text.len() <= STEP_SUMMARY_LIMIT && text.len() > STEP_SUMMARY_LIMIT - 3 * FRAME, "{}", text.len());
    }
}
