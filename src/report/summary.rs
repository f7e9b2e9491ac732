/// The last line of a run: `3 errors and 1 warning in 2 of 71 files`.
#[must_use]
pub fn summary(
    errors: usize,
    warnings: usize,
    notes: usize,
    files_with_findings: usize,
    files_checked: usize,
) -> String {
    let files = if files_checked == 1 { "file" } else { "files" };
    let counts: Vec<String> = [(errors, "error"), (warnings, "warning"), (notes, "note")]
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, noun)| format!("{count} {noun}{}", if count == 1 { "" } else { "s" }))
        .collect();
    match counts.split_last() {
        None => format!("no findings in {files_checked} {files}"),
        Some((last, [])) => format!("{last} in {files_with_findings} of {files_checked} {files}"),
        Some((last, others)) => {
            format!("{} and {last} in {files_with_findings} of {files_checked} {files}", others.join(", "))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_that_are_zero_are_left_out() {
        assert_eq!(summary(0, 0, 0, 0, 71), "no findings in 71 files");
        assert_eq!(summary(0, 0, 0, 0, 1), "no findings in 1 file");
        assert_eq!(summary(0, 0, 0, 0, 0), "no findings in 0 files");
        assert_eq!(summary(0, 2, 0, 1, 71), "2 warnings in 1 of 71 files");
    }

    #[test]
    fn counts_are_joined_as_in_speech() {
        assert_eq!(summary(3, 1, 0, 2, 71), "3 errors and 1 warning in 2 of 71 files");
        assert_eq!(summary(1, 2, 1, 1, 1), "1 error, 2 warnings and 1 note in 1 of 1 file");
        assert_eq!(summary(1, 0, 4, 2, 3), "1 error and 4 notes in 2 of 3 files");
    }
}
