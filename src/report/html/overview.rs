//! What stands above the findings: how many there are, of which rules and in which files.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::bars::{Bar, bars};
use super::escape::escaped;
use crate::diagnostic::{Applicability, Counts};
use crate::engine::Waiver;
use crate::report::concise::escape;
use crate::report::{FileFindings, Problem, summary};
use crate::text::{counted, grouped};

/// The class of what readers must not miss.
const FAILED: &str = " class=\"failed\"";

/// The counts of some files.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Overview {
    /// How many files were checked.
    checked: usize,
    all: Counts,
    by_rule: BTreeMap<String, Counts>,
    /// Files with findings, in the order of the run.
    by_file: Vec<(String, Counts)>,
    /// Findings with a fix.
    safe: usize,
    risky: usize,
    /// Findings that are let pass.
    in_baseline: usize,
    suppressed: usize,
}

impl Overview {
    /// The counts of one file, which the page calls `path`.
    pub(super) fn of(path: &str, file: &FileFindings<'_>) -> Self {
        let mut overview = Self { checked: 1, ..Self::default() };
        for finding in file.findings {
            let one = Counts::one(finding.severity);
            overview.all += one;
            *overview.by_rule.entry(finding.rule.to_owned()).or_default() += one;
            match finding.fix.as_ref().map(|fix| fix.applicability) {
                Some(Applicability::Safe) => overview.safe += 1,
                Some(Applicability::Unsafe) => overview.risky += 1,
                None => {}
            }
        }
        if !file.findings.is_empty() {
            overview.by_file.push((path.to_owned(), overview.all));
        }
        overview.in_baseline = file.waived.iter().filter(|waived| waived.by == Waiver::Baseline).count();
        overview.suppressed = file.waived.len() - overview.in_baseline;
        overview
    }

    /// Adds what `other` counted.
    pub(super) fn merge(&mut self, mut other: Self) {
        self.checked += other.checked;
        self.all += other.all;
        for (rule, counts) in other.by_rule {
            *self.by_rule.entry(rule).or_default() += counts;
        }
        self.by_file.append(&mut other.by_file);
        self.safe += other.safe;
        self.risky += other.risky;
        self.in_baseline += other.in_baseline;
        self.suppressed += other.suppressed;
    }

    /// How many findings there are.
    pub(super) fn total(&self) -> usize {
        self.all.total()
    }

    /// The rules that spoke, by name.
    pub(super) fn rules(&self) -> impl Iterator<Item = &str> {
        self.by_rule.keys().map(String::as_str)
    }

    /// The run in one sentence.
    pub(super) fn sentence(&self) -> String {
        let line = summary(self.all, self.by_file.len(), self.checked);
        line[..1].to_uppercase() + &line[1..]
    }

    /// The class of a page about this: the worst that there is.
    pub(super) fn state(&self) -> &'static str {
        match self.all {
            Counts { errors: 1.., .. } => "has-errors",
            Counts { warnings: 1.., .. } => "has-warnings",
            Counts { notes: 1.., .. } => "has-notes",
            _ => "is-clean",
        }
    }

    /// The counts in large figures.
    pub(super) fn tiles(&self) -> String {
        let Counts { errors, warnings, notes } = self.all;
        let tile = |class: &str, figure: &str, name: &str| {
            format!("<div class=\"tile {class}\"><dt>{name}</dt><dd>{figure}</dd></div>\n")
        };
        let count = |class: &str, count: usize, name: &str| {
            let class = if count == 0 { "zero" } else { class };
            tile(class, &grouped(count as u64), &(name.to_owned() + if count == 1 { "" } else { "s" }))
        };
        let files =
            format!("{} <small>of {}</small>", grouped(self.by_file.len() as u64), grouped(self.checked as u64));
        [
            count("error", errors, "Error"),
            count("warning", warnings, "Warning"),
            count("note", notes, "Note"),
            tile("files", &files, "Files with findings"),
        ]
        .concat()
    }

    /// What else there is to know of a run that had these problems, when `listed` of its findings are on the page.
    pub(super) fn remarks(&self, problems: &[Problem], listed: usize) -> String {
        let mut remarks = Vec::new();
        let mut remark = |class: &str, text: &str| remarks.push(format!("<li{class}>{text}</li>\n"));
        if !problems.is_empty() {
            let paths = counted(problems.len() as u64, "path");
            let item = |items: String, it: &Problem| items + "<li>" + &escaped(&escape(&it.text)) + "</li>";
            let items = problems.iter().fold(String::new(), item);
            remark(FAILED, &format!("{paths} could not be dealt with:<ul>{items}</ul>"));
        }
        if listed < self.total() {
            let (all, listed) = (counted(self.total() as u64, "finding"), grouped(listed as u64));
            let how = "the others are only counted; check fewer files, or take the format <code>jsonl</code>";
            remark(FAILED, &format!("Of {all} the first {listed} are listed; {how}."));
        }
        for (count, what) in
            [(self.in_baseline, "in the baseline, which lets them pass"), (self.suppressed, "suppressed by comments")]
        {
            if count > 0 {
                remark("", &format!("{} more {what}.", grouped(count as u64)));
            }
        }
        for (count, flags, what) in [
            (self.safe, "--fix", "can be fixed safely"),
            (self.risky, "--fix --unsafe-fixes", "can be fixed, for a person to look at"),
        ] {
            if count > 0 {
                let findings = counted(count as u64, "finding");
                remark("", &format!("{findings} {what}, with <code>{flags}</code>."));
            }
        }
        if remarks.is_empty() { String::new() } else { format!("<ul class=\"remarks\">\n{}</ul>", remarks.concat()) }
    }

    /// The counts by rule and by file.
    pub(super) fn plots(&self) -> String {
        let rules = self.by_rule.iter().map(|(rule, counts)| Bar { name: rule, counts: *counts });
        let files = self.by_file.iter().map(|(path, counts)| Bar { name: path, counts: *counts });
        bars("rule", "By rule", "rule", rules.collect()) + &bars("file", "By file", "file", files.collect())
    }
}
