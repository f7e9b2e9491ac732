//! What the values of one place have in common: the cells of a column, the items of a list, the values of a field or
//! of a hole.

use super::dates::{self, Dates};
use super::distinct::Distinct;
use super::judge::{Judge, Tally};
use super::kinds::{Fit, KINDS, Kind};
use super::shape::Shapes;
use super::spread::{Group, Spread};
use crate::document::Document;
use crate::text::{Source, Span};

/// Texts that programs write where they have no value, in lower case.
const PLACEHOLDERS: [&str; 8] = ["-", "n/a", "nan", "none", "null", "tbd", "todo", "undefined"];

/// A value as it stands in a document.
#[derive(Clone, Copy, Debug)]
pub(super) struct Value<'a> {
    /// Its text, trimmed.
    pub(super) text: &'a str,
    /// The address when it is a link and nothing else.
    pub(super) url: Option<&'a str>,
}

/// What the values of one place have in common. A group is the values that one document has there.
#[derive(Clone, Debug, Default)]
pub(super) struct Values {
    /// The groups with at least one value, be it a blank one.
    pub(super) groups: u64,
    /// The values, and the groups that hold any.
    pub(super) filled: Tally,
    /// Blank values, and the groups with one.
    pub(super) blank: Tally,
    /// Values in double quotes, and the groups with one.
    pub(super) quoted: Tally,
    /// Values that end in a comma or a semicolon, and the groups with one.
    pub(super) trailing: Tally,
    /// How many values have each of the types, and how many groups have no others.
    kinds: [Tally; KINDS.len()],
    placeholders: [Tally; PLACEHOLDERS.len()],
    /// Lengths in characters.
    pub(super) lengths: Spread,
    /// The numbers among the values.
    pub(super) numbers: Spread,
    /// The dates that values are or begin with; how many do, and how many groups have no others.
    pub(super) dates: Dates,
    pub(super) dated: Tally,
    pub(super) texts: Distinct,
    shapes: Shapes,
}

impl<'a> Value<'a> {
    /// The value at `span`.
    pub(super) fn at(source: &'a Source, document: &'a Document, span: Span) -> Self {
        let text = source.slice(span);
        let may_be_link = text.starts_with(['[', '<']);
        let link = may_be_link.then(|| document.links_in(span).first()).flatten();
        Self { text, url: link.filter(|link| link.span == span).map(|link| &*link.url) }
    }
}

impl Values {
    /// Counts the values of a group.
    pub(super) fn observe<'a>(&mut self, values: impl Iterator<Item = Value<'a>>) {
        let mut seen = Seen::default();
        let group = self.groups + 1;
        for value in values {
            seen.values += 1;
            if value.text.trim().is_empty() {
                continue;
            }
            self.value(value, group, &mut seen);
        }
        if seen.values == 0 {
            return;
        }
        self.groups = group;
        self.filled.values += seen.filled;
        self.blank.values += seen.values - seen.filled;
        self.blank.groups += u64::from(seen.values > seen.filled);
        self.quoted.groups += u64::from(seen.quoted);
        self.trailing.groups += u64::from(seen.trailing);
        for (index, tally) in self.placeholders.iter_mut().enumerate() {
            tally.groups += u64::from(Fit::has(seen.placeholders, index));
        }
        if seen.filled > 0 {
            self.filled.groups += 1;
            self.dated.groups += u64::from(!seen.undated);
            for (index, tally) in self.kinds.iter_mut().enumerate() {
                tally.groups += u64::from(Fit::has(!seen.unfit, index));
            }
        }
        self.lengths.close(seen.lengths);
        self.numbers.close(seen.numbers);
        self.dates.close(seen.dates);
    }

    fn value(&mut self, value: Value<'_>, group: u64, seen: &mut Seen) {
        let Value { text, url } = value;
        seen.filled += 1;
        let fit = Fit::of(text, url);
        seen.unfit |= !fit.kinds;
        for (index, tally) in self.kinds.iter_mut().enumerate() {
            tally.values += u64::from(Fit::has(fit.kinds, index));
        }
        if let Some(number) = fit.number {
            self.numbers.add(&mut seen.numbers, number);
        }
        if let Some(date) = fit.date {
            self.dated.values += 1;
            seen.dates = Some(dates::extended(seen.dates, date));
        } else {
            seen.undated = true;
        }
        let length = if text.is_ascii() { text.len() } else { text.chars().count() };
        #[allow(clippy::cast_precision_loss, reason = "no text has 2^52 characters")]
        self.lengths.add(&mut seen.lengths, length as f64);
        let quoted = is_quoted(text);
        self.quoted.values += u64::from(quoted);
        seen.quoted |= quoted;
        let trailing = text.ends_with([',', ';']);
        self.trailing.values += u64::from(trailing);
        seen.trailing |= trailing;
        if let Some(index) = PLACEHOLDERS.iter().position(|known| known.eq_ignore_ascii_case(text)) {
            self.placeholders[index].values += 1;
            seen.placeholders |= 1 << index;
        }
        self.texts.add(text, group);
        self.shapes.add(text);
    }

    /// Adds what `other` has seen in other groups.
    pub(super) fn merge(&mut self, other: Self) {
        self.groups += other.groups;
        self.filled.merge(other.filled);
        self.blank.merge(other.blank);
        self.quoted.merge(other.quoted);
        self.trailing.merge(other.trailing);
        self.kinds.iter_mut().zip(other.kinds).for_each(|(own, other)| own.merge(other));
        self.placeholders.iter_mut().zip(other.placeholders).for_each(|(own, other)| own.merge(other));
        self.lengths.merge(other.lengths);
        self.numbers.merge(other.numbers);
        self.dates.merge(other.dates);
        self.dated.merge(other.dated);
        self.texts.merge(other.texts);
        self.shapes.merge(other.shapes);
    }

    /// The narrowest type that enough groups agree on, and how many values have it.
    pub(super) fn kind(&self, judge: Judge) -> Option<(Kind, u64)> {
        let index = self.kinds.iter().position(|tally| judge.most(tally.groups, self.filled.groups))?;
        Some((KINDS[index], self.kinds[index].values))
    }

    /// The pattern that enough values match, and how many do.
    pub(super) fn pattern(&self, judge: Judge) -> Option<(String, u64)> {
        self.shapes.pattern(judge, self.filled.values)
    }

    /// The placeholders that stand in a few groups, each with its count.
    pub(super) fn placeholders(&self, judge: Judge) -> impl Iterator<Item = (&'static str, u64)> {
        let found = PLACEHOLDERS.iter().zip(&self.placeholders);
        let few = move |tally: &Tally| self.is_rare(judge, *tally);
        found.filter(move |(_, tally)| few(tally)).map(|(text, tally)| (*text, tally.values))
    }

    /// Whether something occurs, but so rarely that it looks like a fault: in no more groups than may differ, and in
    /// one value of a hundred at most.
    pub(super) fn is_rare(&self, judge: Judge, tally: Tally) -> bool {
        tally.groups > 0 && tally.groups <= judge.allowed(self.groups) && tally.values * 100 <= self.filled.values
    }
}

/// What was seen in one group so far.
#[derive(Default)]
struct Seen {
    values: u64,
    filled: u64,
    quoted: bool,
    trailing: bool,
    /// The types that some value has not.
    unfit: u16,
    placeholders: u16,
    lengths: Group,
    numbers: Group,
    dates: dates::Group,
    undated: bool,
}

/// Whether a text is wrapped in double quotes that belong together.
fn is_quoted(text: &str) -> bool {
    let inner = text.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    inner.is_some_and(|inner| !inner.is_empty() && !inner.contains('"'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values(groups: &[&[&str]]) -> Values {
        let mut values = Values::default();
        for group in groups {
            values.observe(group.iter().map(|text| Value { text, url: None }));
        }
        values
    }

    #[test]
    fn the_type_is_what_groups_agree_on() {
        let judge = Judge::new(0.5);
        assert_eq!(values(&[&["1", "2"], &["3", "nan", "nan", "nan"]]).kind(judge).unwrap().0, Kind::Integer);
        assert_eq!(values(&[&["1", "2.5"]]).kind(judge).unwrap().0, Kind::Number);
        assert_eq!(values(&[&["1", "x"], &["y"]]).kind(judge), None);
        assert_eq!(values(&[&["", "1"]]).kind(judge).unwrap(), (Kind::Integer, 1));
        assert_eq!(values(&[&[], &[""]]).kind(judge), None);
    }

    #[test]
    fn blank_values_are_counted_apart() {
        let values = values(&[&["a", "", " "], &[], &[""], &["b"]]);
        assert_eq!((values.groups, values.blank), (3, Tally { values: 3, groups: 2 }));
        assert_eq!(values.filled, Tally { values: 2, groups: 2 });
    }

    #[test]
    fn what_is_rare_looks_like_a_fault() {
        let many: Vec<_> = vec!["word"; 40];
        let mut groups: Vec<&[&str]> = vec![&many; 20];
        groups.push(&["NaN", "\"word\"", "word,"]);
        let (values, judge) = (values(&groups), Judge::new(0.9));
        assert_eq!(values.placeholders(judge).collect::<Vec<_>>(), [("nan", 1)]);
        assert!(values.is_rare(judge, values.quoted) && values.is_rare(judge, values.trailing));
        assert!(!values.is_rare(judge, values.blank));
    }

    #[test]
    fn merging_is_the_same_as_seeing_all() {
        let (one, two): (&[&[&str]], &[&[&str]]) = (&[&["1"], &["a", ""]], &[&["a", "20251207"], &["2"]]);
        let mut merged = values(one);
        merged.merge(values(two));
        let all = values(&[one, two].concat());
        let judge = Judge::new(0.5);
        assert_eq!((merged.groups, merged.filled, merged.blank), (all.groups, all.filled, all.blank));
        assert_eq!((merged.kind(judge), merged.pattern(judge)), (all.kind(judge), all.pattern(judge)));
        assert_eq!(merged.lengths.limits(judge, 1.0), all.lengths.limits(judge, 1.0));
    }
}
