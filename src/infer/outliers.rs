//! The documents that do not keep to the schema inferred from them.

use super::Options;
use super::toml::Toml;
use crate::diagnostic::{Diagnostic, Severity};
use crate::text::{counted, grouped};

/// How many documents are listed.
const MOST_FILES: usize = 50;
/// How many of its findings are told of each.
const MOST_FINDINGS: usize = 3;

/// What a check with the inferred schema has found, document by document.
#[derive(Debug, Default)]
pub struct Outliers {
    /// The first documents with errors, each with what sets it apart.
    listed: Vec<String>,
    with_errors: u64,
    /// Documents with nothing worse than warnings.
    with_warnings: u64,
    files: u64,
}

/// What sets one document apart.
#[derive(Debug)]
pub struct Outlier {
    text: String,
    worst: Option<Severity>,
}

impl Outlier {
    /// Sums up the findings about the document called `name`.
    #[must_use]
    pub fn new(name: &str, findings: &[Diagnostic]) -> Self {
        let mut findings: Vec<_> = findings.iter().collect();
        findings.sort_by_key(|finding| std::cmp::Reverse(finding.severity));
        let worst = findings.first().map(|finding| finding.severity);
        let of_worst = findings.iter().filter(|finding| Some(finding.severity) == worst);
        let told: Vec<_> = of_worst.clone().take(MOST_FINDINGS).map(|finding| finding.message.as_str()).collect();
        let more = of_worst.count() - told.len();
        let more = if more > 0 { format!("; and {} more", grouped(more as u64)) } else { String::new() };
        Self { text: format!("{name}: {}{more}", told.join("; ")), worst }
    }
}

impl Outliers {
    /// Adds a document; the documents come in the order in which they are listed.
    pub fn add(&mut self, outlier: Outlier) {
        self.files += 1;
        match outlier.worst {
            Some(Severity::Error) => {
                self.with_errors += 1;
                if self.listed.len() < MOST_FILES {
                    self.listed.push(outlier.text);
                }
            }
            Some(Severity::Warning) => self.with_warnings += 1,
            Some(Severity::Note) | None => {}
        }
    }

    /// How many documents have errors.
    #[must_use]
    pub fn count(&self) -> u64 {
        self.with_errors
    }

    /// The documents as TOML comments, with a blank line before them. `options` are those that the schema was inferred
    /// by.
    #[must_use]
    pub fn to_comments(&self, options: &Options) -> String {
        let mut toml = Toml::default();
        let files = counted(self.files, "file");
        let warned = match self.with_warnings {
            0 => String::new(),
            some => format!(", {} more with warnings", grouped(some)),
        };
        if self.with_errors == 0 {
            toml.comment(&format!("Outliers: none of {files} with errors{warned}"));
        } else {
            toml.comment(&format!("Outliers: {} of {files} with errors{warned}", grouped(self.with_errors)));
            if self.with_errors > options.judge().allowed(self.files) {
                toml.comment(
                    "Those are many: the files may be of several kinds, each of which wants a schema of its own.",
                );
            }
            for text in &self.listed {
                toml.bullet(text);
            }
            let more = self.with_errors - self.listed.len() as u64;
            if more > 0 {
                toml.comment(&format!("and {} more", grouped(more)));
            }
        }
        format!("\n{}", toml.finish())
    }
}
