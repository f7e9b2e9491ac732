//! How far the numbers of documents spread, and the limits that a person would draw around them.

use super::histogram::Histogram;
use super::judge::Judge;

/// From how far beyond the usual on a number belongs to an outlier: at least and at most by this factor.
const NEAREST: f64 = 1.5;
const FARTHEST: f64 = 4.0;

/// The steps of round numbers between two powers of ten.
const ROUND: [f64; 11] = [1.0, 1.2, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0];

/// Counts or lengths: all of them, and the smallest and the largest of each group. One broken document may hold more
/// odd values than all others have good ones; so groups decide, not values.
#[derive(Clone, Debug, Default)]
pub(super) struct Spread {
    low: Histogram,
    high: Histogram,
    all: Histogram,
}

/// The numbers of one group, while they are counted.
#[derive(Clone, Copy, Debug)]
pub(super) struct Group {
    low: f64,
    high: f64,
}

/// Limits around what is usual.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Limits {
    /// The smallest number that belongs to no outlier.
    pub(super) least: f64,
    /// The largest one.
    pub(super) most: f64,
    /// A round number below the smallest.
    pub(super) min: f64,
    /// A round number above the largest.
    pub(super) max: f64,
    /// How many numbers lie from `least` to `most`.
    pub(super) within: u64,
    /// How many numbers there are.
    pub(super) of: u64,
}

impl Default for Group {
    fn default() -> Self {
        Self { low: f64::INFINITY, high: f64::NEG_INFINITY }
    }
}

impl Spread {
    /// Counts a number of a group.
    pub(super) fn add(&mut self, group: &mut Group, number: f64) {
        self.all.add(number);
        *group = Group { low: group.low.min(number), high: group.high.max(number) };
    }

    /// Closes a group.
    pub(super) fn close(&mut self, group: Group) {
        if group.low <= group.high {
            self.low.add(group.low);
            self.high.add(group.high);
        }
    }

    /// Counts a number that is a group of its own.
    pub(super) fn add_single(&mut self, number: f64) {
        let mut group = Group::default();
        self.add(&mut group, number);
        self.close(group);
    }

    pub(super) fn merge(&mut self, other: Self) {
        self.low.merge(other.low);
        self.high.merge(other.high);
        self.all.merge(other.all);
    }

    /// The limits of counts and lengths, none of which is negative. They let pass `leeway` times as much, or as little,
    /// as the numbers ask for.
    pub(super) fn limits(&self, judge: Judge, leeway: f64) -> Option<Limits> {
        let (usual_low, usual_high) = self.usual(judge)?;
        // Where documents differ much anyway, an outlier is farther away.
        let stretch = |ratio: f64| ratio.powi(3).clamp(NEAREST, FARTHEST);
        let groups = self.low.total();
        let above = stretch(usual_high / self.high.nth(groups / 2)?.max(1.0));
        let below = stretch(self.low.nth(groups / 2)? / usual_low.max(1.0));
        let most = self.high.largest_to(usual_high * above)?;
        let least = self.low.smallest_from(usual_low / below)?;
        let margin = margin(groups) * leeway;
        Some(Limits {
            least,
            most,
            min: round_down(least / margin),
            max: round_up(most * margin),
            within: self.all.count_within(least, most),
            of: self.all.total(),
        })
    }

    /// The limits of numbers that may be negative, as a round number beyond both ends; a whole one where all are.
    pub(super) fn range(&self, judge: Judge, whole: bool) -> Option<Limits> {
        let (usual_low, usual_high) = self.usual(judge)?;
        let width = usual_high - usual_low;
        let most = self.high.largest_to(usual_high + 2.0 * width)?;
        let least = self.low.smallest_from(usual_low - 2.0 * width)?;
        let width = (most - least).max(1.0);
        let step = 10_f64.powf(width.log10().floor()) / 2.0;
        let step = if whole { step.max(1.0) } else { step };
        let min = ((least - width / 4.0) / step).floor() * step;
        Some(Limits {
            least,
            most,
            min: if least >= 0.0 { min.max(0.0) } else { min },
            max: ((most + width / 4.0) / step).ceil() * step,
            within: self.all.count_within(least, most),
            of: self.all.total(),
        })
    }

    /// The smallest and the largest number of all groups but the few that may be different.
    fn usual(&self, judge: Judge) -> Option<(f64, f64)> {
        let last = self.low.total().checked_sub(1)?;
        let allowed = judge.allowed(last + 1).min(last / 2);
        Some((self.low.nth(allowed)?, self.high.nth(last - allowed)?))
    }

    /// How many numbers lie from `low` to `high`.
    pub(super) fn count_within(&self, low: f64, high: f64) -> u64 {
        self.all.count_within(low, high)
    }

    /// How many groups there are.
    pub(super) fn groups(&self) -> u64 {
        self.low.total()
    }
}

/// How much more than was seen is let pass: the fewer documents there are, the more is still to come.
fn margin(groups: u64) -> f64 {
    match groups {
        0..10 => 2.0,
        10..100 => 1.5,
        _ => 1.25,
    }
}

/// The next number up that a person would write as a limit.
pub(super) fn round_up(number: f64) -> f64 {
    if number <= 10.0 {
        return number.ceil();
    }
    let scale = 10_f64.powf(number.log10().floor());
    // 1.2 times 100 is a little less than 120 in floats.
    ROUND.iter().map(|step| (step * scale).round()).find(|round| *round >= number).unwrap_or(number.ceil())
}

/// The next number down that a person would write as a limit.
pub(super) fn round_down(number: f64) -> f64 {
    if number <= 10.0 {
        return number.floor();
    }
    let scale = 10_f64.powf(number.log10().floor());
    let steps = ROUND.iter().rev().map(|step| (step * scale).round());
    steps.into_iter().find(|round| *round <= number).unwrap_or(number.floor())
}

#[cfg(test)]
#[allow(clippy::float_cmp, reason = "limits are round numbers")]
mod tests {
    use super::*;

    fn limits(numbers: impl IntoIterator<Item = u32>) -> (f64, f64) {
        let mut spread = Spread::default();
        numbers.into_iter().for_each(|number| spread.add_single(f64::from(number)));
        let limits = spread.limits(Judge::new(0.9), 1.0).unwrap();
        (limits.min, limits.max)
    }

    #[test]
    fn limits_are_numbers_that_people_write() {
        assert_eq!(
            [0.4, 3.2, 10.0, 11.0, 12.5, 83.0, 101.0, 121.0].map(round_up),
            [1.0, 4.0, 10.0, 12.0, 15.0, 100.0, 120.0, 150.0]
        );
        assert_eq!([0.4, 3.2, 11.0, 19.0, 83.0, 999.0].map(round_down), [0.0, 3.0, 10.0, 15.0, 80.0, 800.0]);
    }

    #[test]
    fn limits_leave_room() {
        assert_eq!(limits((0..20).map(|at| 6 + at % 5)), (4.0, 15.0));
        assert_eq!(limits([7]), (3.0, 15.0));
        assert_eq!(limits((0..200).map(|at| 6 + at % 5)), (4.0, 15.0));
    }

    #[test]
    fn a_broken_document_widens_nothing() {
        let good = (0..19).map(|at| 6 + at % 5);
        assert_eq!(limits(good.clone().chain([120])), limits(good.clone()));
        assert_eq!(limits(good.clone().chain([1])), limits(good));
    }

    #[test]
    fn a_group_of_many_odd_values_is_one_document() {
        let mut spread = Spread::default();
        for _ in 0..19 {
            let mut group = Group::default();
            (12..30).for_each(|length| spread.add(&mut group, f64::from(length)));
            spread.close(group);
        }
        let mut broken = Group::default();
        (0..5000).for_each(|_| spread.add(&mut broken, 1.0));
        spread.close(broken);
        let limits = spread.limits(Judge::new(0.9), 1.0).unwrap();
        assert_eq!((limits.least, limits.most, limits.within, limits.of), (12.0, 29.0, 19 * 18, 5000 + 19 * 18));
    }

    #[test]
    fn ranges_go_beyond_both_ends() {
        let mut spread = Spread::default();
        (0..50).for_each(|at| spread.add_single(f64::from(1998 + at % 27)));
        let years = spread.range(Judge::new(0.9), true).unwrap();
        assert_eq!((years.min, years.max), (1990.0, 2035.0));
    }
}
