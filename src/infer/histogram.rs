//! How often each number occurs, in bounded memory.

use std::collections::BTreeMap;

/// The bits of a number's binary form that are left out: 12 of its 52 binary places stay, so that whole numbers up to
/// 8192 are exact and others are off by less than one part in 4096.
const LEFT_OUT: u32 = 52 - 12;

/// How often each number occurs. Its size is bounded by the numbers that there are at that precision.
#[derive(Clone, Debug, Default)]
pub(super) struct Histogram {
    counts: BTreeMap<i32, u64>,
    total: u64,
}

impl Histogram {
    /// Counts a number.
    pub(super) fn add(&mut self, number: f64) {
        *self.counts.entry(key(number)).or_default() += 1;
        self.total += 1;
    }

    /// Adds the counts of `other`.
    pub(super) fn merge(&mut self, other: Self) {
        for (key, count) in other.counts {
            *self.counts.entry(key).or_default() += count;
        }
        self.total += other.total;
    }

    /// How many numbers were counted.
    pub(super) fn total(&self) -> u64 {
        self.total
    }

    /// The number at this place, from 0, when all are sorted; past the end the largest. `None` when there is none.
    pub(super) fn nth(&self, place: u64) -> Option<f64> {
        let mut before = 0;
        let found = self.counts.iter().find(|(_, count)| {
            before += **count;
            before > place
        });
        found.or(self.counts.last_key_value()).map(|(key, _)| number(*key))
    }

    /// The smallest number from `limit` up.
    pub(super) fn smallest_from(&self, limit: f64) -> Option<f64> {
        self.counts.range(key(limit)..).next().map(|(key, _)| number(*key))
    }

    /// The largest number up to `limit`.
    pub(super) fn largest_to(&self, limit: f64) -> Option<f64> {
        self.counts.range(..=key(limit)).next_back().map(|(key, _)| number(*key))
    }

    /// How many numbers lie from `low` to `high`.
    pub(super) fn count_within(&self, low: f64, high: f64) -> u64 {
        if low > high { 0 } else { self.counts.range(key(low)..=key(high)).map(|(_, count)| *count).sum() }
    }
}

/// The number at the precision kept. The binary forms of positive floats are ordered as the floats are.
fn key(number: f64) -> i32 {
    let magnitude = (number.abs().to_bits() >> LEFT_OUT) as i32;
    if number < 0.0 { -magnitude } else { magnitude }
}

fn number(key: i32) -> f64 {
    let magnitude = f64::from_bits(u64::from(key.unsigned_abs()) << LEFT_OUT);
    if key < 0 { -magnitude } else { magnitude }
}

#[cfg(test)]
#[allow(clippy::float_cmp, reason = "whole numbers are exact")]
mod tests {
    use super::*;

    fn histogram(numbers: &[f64]) -> Histogram {
        let mut histogram = Histogram::default();
        for number in numbers {
            histogram.add(*number);
        }
        histogram
    }

    #[test]
    fn small_whole_numbers_are_exact() {
        for whole in -8192..=8192_i32 {
            assert_eq!(histogram(&[f64::from(whole)]).nth(0), Some(f64::from(whole)));
        }
        let far = histogram(&[123_456.789]).nth(0).unwrap();
        assert!((far / 123_456.789 - 1.0).abs() < 1.0 / 4096.0, "{far}");
    }

    #[test]
    fn numbers_are_found_by_their_place_and_by_limits() {
        let numbers = histogram(&[5.0, -2.0, 5.0, 9.0, 0.5]);
        assert_eq!([0, 1, 2, 3, 4, 9].map(|at| numbers.nth(at).unwrap()), [-2.0, 0.5, 5.0, 5.0, 9.0, 9.0]);
        assert_eq!((numbers.smallest_from(1.0), numbers.largest_to(8.0)), (Some(5.0), Some(5.0)));
        assert_eq!((numbers.smallest_from(10.0), numbers.largest_to(-3.0)), (None, None));
        assert_eq!((numbers.count_within(0.0, 5.0), numbers.count_within(5.0, 0.0)), (3, 0));
        assert_eq!(Histogram::default().nth(0), None);
    }

    #[test]
    fn merging_counts_all() {
        let mut all = histogram(&[1.0, 2.0]);
        all.merge(histogram(&[2.0, 3.0]));
        assert_eq!((all.total(), all.count_within(2.0, 2.0)), (4, 2));
    }
}
