//! Limits: of numbers and dates, of lengths and counts.

use std::cmp::Ordering;

use jiff::civil::Date;

use super::Loader;
use crate::schema::model::Bound;
use crate::spec::{Declared, Fault, Node, Place, Value};

impl Loader<'_> {
    /// A limit of numbers, or of dates when `dates`.
    pub(super) fn bound(&mut self, node: &Node, key: &str, dates: bool) -> Option<Declared<Bound>> {
        let entry = node.entry(key)?;
        let bound = match &entry.node.value {
            #[allow(clippy::cast_precision_loss, reason = "limits beyond 2^53 are no limits that people write")]
            Value::Integer(number) if !dates => Some(Bound::Number(*number as f64)),
            Value::Float(number) if !dates && number.is_finite() => Some(Bound::Number(*number)),
            Value::String(text) if dates && text == "today" => Some(Bound::Today),
            Value::String(text) | Value::Date(text) if dates => Date::strptime("%Y-%m-%d", text).ok().map(Bound::Date),
            _ => None,
        };
        if bound.is_none() {
            let expected = if dates { "a date such as \"2015-01-01\", or \"today\"" } else { "a number" };
            self.reporter.report(
                Fault::Value,
                entry.node.place,
                format!("`{key}` is not {expected}"),
                "not a limit of this type",
                Some(format!("write {expected}")),
            );
        }
        Some(Declared { value: bound?, place: entry.place })
    }

    /// Reports a smallest value above the largest.
    pub(super) fn check_bounds(&mut self, low: Option<Declared<Bound>>, high: Option<Declared<Bound>>) {
        let (Some(low), Some(high)) = (low, high) else { return };
        let crossed = match (low.value, high.value) {
            (Bound::Number(low), Bound::Number(high)) => low > high,
            (Bound::Date(low), Bound::Date(high)) => low > high,
            _ => false,
        };
        if crossed {
            self.crossed("minimum is above maximum: nothing fits".into(), low.place, high.place);
        }
    }

    /// Reports a lower limit above the upper one.
    pub(super) fn check_limits(&mut self, low: Option<Declared<usize>>, high: Option<Declared<usize>>, what: &str) {
        let (Some(low), Some(high)) = (low, high) else { return };
        if low.value > high.value {
            let message = format!("min-{what} {} is above max-{what} {}: nothing fits", low.value, high.value);
            self.crossed(message, low.place, high.place);
        }
    }

    /// Reports two limits that cross: of two files, at the one of the file that overrides.
    fn crossed(&mut self, message: String, low: Place, high: Place) {
        let other = |what, at: Place| format!("the {what} comes from {}: override it too", self.reporter.name(at));
        let (place, label, help) = match low.file.cmp(&high.file) {
            Ordering::Less => (low, "above the maximum", other("maximum", high)),
            Ordering::Equal => (low, "above the maximum", "swap the two, or drop one".into()),
            Ordering::Greater => (high, "below the minimum", other("minimum", low)),
        };
        self.reporter.report(Fault::Value, place, message, label, Some(help));
    }
}
