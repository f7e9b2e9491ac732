use crate::diagnostic::Counts;
use crate::text::{counted, grouped};

/// The last line of a run: `3 errors and 1 warning in 2 of 71 files`.
#[must_use]
pub fn summary(counts: Counts, files_with_findings: usize, files_checked: usize) -> String {
    let files = counted(files_checked as u64, "file");
    let counts = counts.in_words();
    let with_findings = grouped(files_with_findings as u64);
    match counts.split_last() {
        None => format!("no findings in {files}"),
        Some((last, [])) => format!("{last} in {with_findings} of {files}"),
        Some((last, others)) => format!("{} and {last} in {with_findings} of {files}", others.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of([errors, warnings, notes]: [usize; 3], files_with_findings: usize, files_checked: usize) -> String {
        summary(Counts { errors, warnings, notes }, files_with_findings, files_checked)
    }

    #[test]
    fn counts_that_are_zero_are_left_out() {
        assert_eq!(of([0, 0, 0], 0, 71), "no findings in 71 files");
        assert_eq!(of([0, 0, 0], 0, 1), "no findings in 1 file");
        assert_eq!(of([0, 0, 0], 0, 0), "no findings in 0 files");
        assert_eq!(of([0, 2, 0], 1, 71), "2 warnings in 1 of 71 files");
    }

    #[test]
    fn counts_are_joined_as_in_speech() {
        assert_eq!(of([3, 1, 0], 2, 71), "3 errors and 1 warning in 2 of 71 files");
        assert_eq!(of([1, 2, 1], 1, 1), "1 error, 2 warnings and 1 note in 1 of 1 file");
        assert_eq!(of([1, 0, 4], 2, 3), "1 error and 4 notes in 2 of 3 files");
    }

    #[test]
    fn thousands_are_grouped() {
        assert_eq!(of([1_998, 0, 0], 1_200, 3_252), "1,998 errors in 1,200 of 3,252 files");
    }
}
