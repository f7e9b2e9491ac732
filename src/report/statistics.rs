use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::fmt::Write;

use super::paint::paint;
use crate::diagnostic::{Diagnostic, Severity};

/// How often each rule spoke, and how loud.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Statistics {
    counts: BTreeMap<(&'static str, Severity), usize>,
}

impl Statistics {
    /// Counts these findings too.
    pub fn add(&mut self, findings: &[Diagnostic]) {
        for finding in findings {
            *self.counts.entry((finding.rule, finding.severity)).or_default() += 1;
        }
    }

    /// Counts what `other` counted too.
    pub fn merge(&mut self, other: Self) {
        for (key, count) in other.counts {
            *self.counts.entry(key).or_default() += count;
        }
    }

    /// How many findings of `severity` there are.
    #[must_use]
    pub fn count(&self, severity: Severity) -> usize {
        self.counts.iter().filter(|((_, it), _)| *it == severity).map(|(_, count)| count).sum()
    }

    /// A table with a line for each rule and severity, the most frequent first; empty without findings.
    #[must_use]
    pub fn to_table(&self, color: bool) -> String {
        let mut rows: Vec<_> = self.counts.iter().map(|((rule, severity), count)| (*count, *rule, *severity)).collect();
        rows.sort_by_key(|(count, rule, severity)| (Reverse(*count), *rule, Reverse(*severity)));
        let digits = rows.first().map_or(0, |(count, ..)| count.to_string().len());
        rows.into_iter().fold(String::new(), |mut table, (count, rule, severity)| {
            let severity = paint(color, severity.into(), &format!("{severity:<7}"));
            let _ = writeln!(table, "{count:>digits$}  {severity}  {rule}");
            table
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::samples::finding;
    use crate::text::Span;

    fn statistics(findings: &[(&'static str, Severity, usize)]) -> Statistics {
        let mut statistics = Statistics::default();
        for (rule, severity, count) in findings {
            let finding = Diagnostic { rule, severity: *severity, ..finding(Span::empty(0)) };
            statistics.add(&vec![finding; *count]);
        }
        statistics
    }

    #[test]
    fn the_most_frequent_come_first_then_by_name() {
        let mut all = statistics(&[("b", Severity::Error, 9), ("c", Severity::Note, 9)]);
        all.merge(statistics(&[("c", Severity::Warning, 3), ("a", Severity::Warning, 9), ("b", Severity::Error, 5)]));
        insta::assert_snapshot!(all.to_table(false), @r"
        14  error    b
         9  warning  a
         9  note     c
         3  warning  c
        ");
        assert_eq!(all.count(Severity::Warning), 12);
    }

    #[test]
    fn nothing_found_is_no_table() {
        assert_eq!(Statistics::default().to_table(true), "");
    }

    #[test]
    fn severities_are_coloured_where_wanted() {
        assert_eq!(statistics(&[("a", Severity::Note, 1)]).to_table(true), "1  \x1b[1;36mnote   \x1b[0m  a\n");
    }
}
