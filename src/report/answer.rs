use serde::Serialize;

use crate::diagnostic::Counts;

/// What became of one document of a stream, on the line after its findings. Names and order of the fields are a
/// contract with other programs; `status` tells the line from findings, which have none.
#[derive(Clone, Debug, Serialize)]
pub struct Answer<'a> {
    /// The document's path as it was given; `None` when it could not be read.
    pub path: Option<&'a str>,
    /// The line of the input that it stands on, from 1 up.
    pub line: usize,
    /// What became of it.
    pub status: AnswerStatus,
    /// Why it was not checked.
    pub message: Option<String>,
    /// What to do about that.
    pub help: Option<String>,
    /// How many findings are errors; like the other two counts `None` when it was not checked, which is not 0.
    pub errors: Option<usize>,
    /// How many are warnings.
    pub warnings: Option<usize>,
    /// How many are notes.
    pub notes: Option<usize>,
}

/// What became of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum AnswerStatus {
    /// All its findings have been told.
    Checked,
    /// A project file excludes it.
    Excluded,
    /// It could not be checked.
    Failed,
}

impl<'a> Answer<'a> {
    /// A document that was checked, with the numbers of its findings.
    #[must_use]
    pub fn checked(path: &'a str, line: usize, counts: Counts) -> Self {
        let (errors, warnings, notes) = (Some(counts.errors), Some(counts.warnings), Some(counts.notes));
        let status = AnswerStatus::Checked;
        Self { path: Some(path), line, status, message: None, help: None, errors, warnings, notes }
    }

    /// A document that was not checked, for this reason.
    #[must_use]
    pub fn unchecked(path: Option<&'a str>, line: usize, status: AnswerStatus, message: String) -> Self {
        let message = Some(message);
        Self { path, line, status, message, help: None, errors: None, warnings: None, notes: None }
    }

    /// The line, with its end.
    #[must_use]
    pub fn to_line(&self) -> String {
        // A struct of strings and numbers always serializes.
        serde_json::to_string(self).unwrap_or_default() + "\n"
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_is_always_there() {
        let failed = Answer {
            help: Some("write one".to_owned()),
            ..Answer::unchecked(None, 2, AnswerStatus::Failed, "no\nJSON".to_owned())
        };
        let lines =
            Answer::checked("a.md", 1, Counts { errors: 3, warnings: 0, notes: 1 }).to_line() + &failed.to_line();
        insta::assert_snapshot!(lines, @r#"
        {"path":"a.md","line":1,"status":"checked","message":null,"help":null,"errors":3,"warnings":0,"notes":1}
        {"path":null,"line":2,"status":"failed","message":"no\nJSON","help":"write one","errors":null,"warnings":null,"notes":null}
        "#);
    }
}
