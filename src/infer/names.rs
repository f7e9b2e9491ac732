//! What is known by names that documents choose: sections, fields, columns. Each document may bring new ones, so they are
//! kept as long as they recur.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};

/// How many names of one place are kept.
const MOST_NAMES: usize = 4096;
/// A longer name, in bytes, is none.
const LONGEST: usize = 200;
/// How many names of a sequence are kept.
pub(super) const LONGEST_SEQUENCE: usize = 64;

/// What is known by `name`, which is new to it perhaps; `None` when it is no name, or there are too many.
pub(super) fn entry<'m, T: Default>(known: &'m mut BTreeMap<Box<str>, T>, name: &str) -> Option<&'m mut T> {
    if name.trim().is_empty() || name.len() > LONGEST || (known.len() >= MOST_NAMES && !known.contains_key(name)) {
        return None;
    }
    // Most names are known already: looking twice is cheaper than making a key.
    if !known.contains_key(name) {
        known.insert(name.into(), T::default());
    }
    known.get_mut(name)
}

/// Forgets the names that fewer than one of a hundred have, when there are many.
pub(super) fn prune<K: Ord, T>(known: &mut BTreeMap<K, T>, all: u64, count: impl Fn(&T) -> u64) {
    if known.len() * 2 > MOST_NAMES {
        known.retain(|_, it| count(it) * 100 >= all);
    }
}

/// The orders in which names stand, each with how often it occurs.
#[derive(Clone, Debug, Default)]
pub(super) struct Sequences {
    counts: BTreeMap<Vec<Box<str>>, u64>,
    total: u64,
}

impl Sequences {
    /// Counts a sequence of names, none of which occurs twice.
    pub(super) fn add(&mut self, names: &[&str]) {
        self.total += 1;
        let names = &names[..names.len().min(LONGEST_SEQUENCE)];
        let same = |known: &Vec<Box<str>>| known.iter().map(|name| &**name).eq(names.iter().copied());
        // Nearly all documents have one order.
        if let Some((_, count)) = self.counts.iter_mut().take(4).find(|(known, _)| same(known)) {
            *count += 1;
        } else if self.counts.len() < MOST_NAMES {
            *self.counts.entry(names.iter().map(|name| (*name).into()).collect()).or_default() += 1;
        }
    }

    pub(super) fn merge(&mut self, other: Self) {
        self.total += other.total;
        for (names, count) in other.counts {
            *self.counts.entry(names).or_default() += count;
        }
        prune(&mut self.counts, self.total, |count| *count);
    }

    /// Counts sequences of no names.
    pub(super) fn add_empty(&mut self, count: u64) {
        self.total += count;
        *self.counts.entry(Vec::new()).or_default() += count;
    }

    /// Sorts names as they mostly stand: by how many others each mostly stands before.
    pub(super) fn sort(&self, names: &mut [&str]) {
        names.sort_unstable();
        // How much oftener the first of two names, by their places here, stands before the second than after it.
        let mut leads: BTreeMap<(usize, usize), i64> = BTreeMap::new();
        for (sequence, count) in &self.counts {
            let places: Vec<_> = sequence.iter().filter_map(|it| names.binary_search(&&**it).ok()).collect();
            let count = i64::try_from(*count).unwrap_or(i64::MAX);
            for (at, before) in places.iter().enumerate() {
                for after in &places[at + 1..] {
                    let lead = if before < after { count } else { -count };
                    *leads.entry((*before.min(after), *before.max(after))).or_default() += lead;
                }
            }
        }
        let mut wins = vec![0_usize; names.len()];
        for ((low, high), lead) in leads {
            match lead {
                1.. => wins[low] += 1,
                0 => {}
                _ => wins[high] += 1,
            }
        }
        let mut ranked: Vec<_> = wins.into_iter().map(Reverse).zip(names.iter().copied()).collect();
        ranked.sort_unstable();
        names.iter_mut().zip(ranked).for_each(|(own, (_, name))| *own = name);
    }

    /// How many sequences hold something like this of `names`: the place of each name among them, where it is one.
    pub(super) fn count(&self, names: &[&str], holds: impl Fn(&[Option<usize>]) -> bool) -> u64 {
        let places: HashMap<&str, usize> = names.iter().enumerate().map(|(at, name)| (*name, at)).collect();
        let of = |sequence: &[Box<str>]| sequence.iter().map(|name| places.get(&**name).copied()).collect::<Vec<_>>();
        self.counts.iter().filter(|(sequence, _)| holds(&of(sequence))).map(|(_, count)| *count).sum()
    }
}

/// Whether the known ones among these stand in their order.
pub(super) fn in_order(places: &[Option<usize>]) -> bool {
    places.iter().flatten().is_sorted()
}

/// Whether unknown ones stand after all known ones only.
pub(super) fn unknown_last(places: &[Option<usize>]) -> bool {
    places.iter().skip_while(|place| place.is_some()).all(Option::is_none)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sequences(all: &[(&[&str], usize)]) -> Sequences {
        let mut sequences = Sequences::default();
        for (names, count) in all {
            (0..*count).for_each(|_| sequences.add(names));
        }
        sequences
    }

    #[test]
    fn names_are_sorted_as_they_mostly_stand() {
        let sequences =
            sequences(&[(&["b", "a", "d"], 5), (&["b", "c", "d"], 4), (&["a", "c"], 2), (&["d", "b", "a"], 1)]);
        let mut names = ["a", "b", "c", "d"];
        sequences.sort(&mut names);
        assert_eq!(names, ["b", "a", "c", "d"]);
        assert_eq!((sequences.count(&names, in_order), sequences.total), (11, 12));
    }

    #[test]
    fn unknown_names_may_stand_last() {
        assert!(unknown_last(&[Some(0), Some(1), None, None]) && unknown_last(&[None]) && unknown_last(&[]));
        assert!(!unknown_last(&[Some(0), None, Some(1)]));
        assert!(in_order(&[Some(0), None, Some(1)]) && !in_order(&[Some(1), Some(0)]));
    }

    #[test]
    fn names_that_do_not_recur_are_forgotten() {
        let mut known = BTreeMap::new();
        for at in 0..MOST_NAMES + 10 {
            if let Some(count) = entry::<u64>(&mut known, &format!("name {at}")) {
                *count += 1;
            }
        }
        assert_eq!(known.len(), MOST_NAMES);
        known.insert("often".into(), 500);
        prune(&mut known, 1000, |count| *count);
        assert_eq!(known.keys().map(|name| &**name).collect::<Vec<_>>(), ["often"]);
        assert!(
            entry::<u64>(&mut known, "\u{a0}").is_none()
                && entry::<u64>(&mut known, &"x".repeat(LONGEST + 1)).is_none()
        );
    }
}
