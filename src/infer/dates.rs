//! The dates that values are, or begin with.

use std::collections::BTreeMap;

use jiff::SignedDuration;
use jiff::civil::Date;

use super::judge::Judge;

/// Dates not farther back than this, in hours, are no outliers.
const LEAST_REACH: i64 = 366 * 24;

/// The first and the last date of each group.
#[derive(Clone, Debug, Default)]
pub(super) struct Dates {
    first: BTreeMap<Date, u64>,
    last: BTreeMap<Date, u64>,
    groups: u64,
}

/// The first and the last date of a group, while they are counted.
pub(super) type Group = Option<(Date, Date)>;

/// The group with one date more.
pub(super) fn extended(group: Group, date: Date) -> (Date, Date) {
    group.map_or((date, date), |(first, last)| (first.min(date), last.max(date)))
}

impl Dates {
    pub(super) fn close(&mut self, group: Group) {
        if let Some((first, last)) = group {
            *self.first.entry(first).or_default() += 1;
            *self.last.entry(last).or_default() += 1;
            self.groups += 1;
        }
    }

    pub(super) fn merge(&mut self, other: Self) {
        other.first.into_iter().for_each(|(date, count)| *self.first.entry(date).or_default() += count);
        other.last.into_iter().for_each(|(date, count)| *self.last.entry(date).or_default() += count);
        self.groups += other.groups;
    }

    /// The year of the first date that is no outlier: none that lies much farther back than the usual ones.
    pub(super) fn first_year(&self, judge: Judge) -> Option<i16> {
        let (usual, middle) = (self.nth_first(judge.allowed(self.groups))?, self.nth_first(self.groups / 2)?);
        let reach = middle.duration_since(usual).checked_mul(2)?;
        // Dates before the calendar's first are no outliers of anything.
        let farthest = usual.saturating_sub(reach.max(SignedDuration::from_hours(LEAST_REACH)));
        self.first.range(farthest..).next().map(|(date, _)| date.year())
    }

    /// The first date of the group at this place, from 0, when all are sorted by it.
    fn nth_first(&self, place: u64) -> Option<Date> {
        let mut before = 0;
        let found = self.first.iter().find(|(_, count)| {
            before += **count;
            before > place
        });
        found.map(|(date, _)| *date)
    }

    /// Whether no more groups than may differ hold a date after `today`.
    pub(super) fn are_past(&self, judge: Judge, today: Date) -> bool {
        let later = self.last.iter().rev().take_while(|(date, _)| **date > today);
        later.map(|(_, count)| *count).sum::<u64>() <= judge.allowed(self.groups)
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn the_oldest_documents_are_no_outliers() {
        let mut dates = Dates::default();
        for month in 0..100_i16 {
            dates.close(Some(extended(None, date(2015 + month / 12, i8::try_from(month % 12).unwrap() + 1, 1))));
        }
        assert_eq!(dates.first_year(Judge::new(0.9)), Some(2015));
        assert_eq!(Dates::default().first_year(Judge::new(0.9)), None);
    }

    #[test]
    fn single_odd_dates_have_no_say() {
        let mut dates = Dates::default();
        for at in 0..19_i8 {
            dates.close(Some(extended(Some(extended(None, date(2021, 1, at + 1))), date(2022, 1, at + 1))));
        }
        dates.close(Some(extended(None, date(1021, 1, 1))));
        dates.close(Some(extended(None, date(2999, 1, 1))));
        dates.close(None);
        let judge = Judge::new(0.9);
        assert_eq!(dates.first_year(judge), Some(2021));
        assert!(dates.are_past(judge, date(2022, 6, 1)) && !dates.are_past(judge, date(2022, 1, 10)));
    }
}
