//! The distinct texts of values, as long as there are few.

use std::collections::BTreeMap;

use super::judge::{Judge, Tally};

/// How many distinct texts are kept.
const MOST_KEPT: usize = 64;
/// Longer texts, in bytes, are no words of a fixed list.
const LONGEST: usize = 60;
/// How many words a fixed list has at most.
const MOST_WORDS: usize = 40;
/// So often on average each word of a list must be seen.
const LEAST_REPEATED: u64 = 5;
/// A scale of whole numbers, such as 1 to 5, has no more steps than this.
const MOST_STEPS: usize = 12;
/// In fewer groups than this, no list is known to be complete.
const FEWEST_GROUPS: u64 = 10;

/// The distinct texts, with how often each occurs.
#[derive(Clone, Debug, Default)]
pub(super) struct Distinct {
    texts: BTreeMap<Box<str>, Count>,
    overflowed: bool,
    /// Texts too long to keep.
    long: Tally,
    last_long: u64,
}

#[derive(Clone, Copy, Debug, Default)]
struct Count {
    tally: Tally,
    /// The group that was counted last.
    last: u64,
}

/// A list of words that nearly all values are taken from.
#[derive(Debug)]
pub(super) struct Words<'a> {
    /// The words, sorted.
    pub(super) list: Vec<&'a str>,
    /// How many values are one of them.
    pub(super) within: u64,
    /// Other values, the more frequent first, each with its count.
    pub(super) others: Vec<(&'a str, u64)>,
}

impl Distinct {
    /// Counts a text of the group with the number `group`, which counts from 1 and never falls.
    pub(super) fn add(&mut self, text: &str, group: u64) {
        if self.overflowed {
            return;
        }
        if text.len() > LONGEST {
            self.long.values += 1;
            self.long.groups += u64::from(self.last_long != group);
            self.last_long = group;
            return;
        }
        if let Some(count) = self.texts.get_mut(text) {
            count.tally.values += 1;
            count.tally.groups += u64::from(count.last != group);
            count.last = group;
        } else {
            self.texts.insert(text.into(), Count { tally: Tally { values: 1, groups: 1 }, last: group });
            self.restrict();
        }
    }

    /// Adds the counts of `other`, whose groups are all other ones.
    pub(super) fn merge(&mut self, other: Self) {
        self.overflowed |= other.overflowed;
        self.long.merge(other.long);
        self.last_long = 0;
        for (text, count) in other.texts {
            let own = self.texts.entry(text).or_default();
            own.tally.merge(count.tally);
            own.last = 0;
        }
        self.restrict();
    }

    fn restrict(&mut self) {
        if self.overflowed || self.texts.len() > MOST_KEPT {
            self.texts.clear();
            self.overflowed = true;
        }
    }

    /// The ends of the scale that the values of `groups` groups are taken from, when they are whole numbers of a scale.
    pub(super) fn scale(&self, judge: Judge, groups: u64) -> Option<(i64, i64)> {
        if self.overflowed || groups < FEWEST_GROUPS {
            return None;
        }
        let numbers =
            self.texts.iter().filter_map(|(text, count)| Some((text.parse::<i64>().ok()?, count.tally.groups)));
        let usual = numbers.clone().filter(|(_, in_groups)| *in_groups >= fewest(groups)).map(|(number, _)| number);
        let (low, high) = (usual.clone().min()?, usual.clone().max()?);
        // A scale begins with 1, or before, even where nobody has given that yet.
        let low = if (2..=3).contains(&low) && (low + 1..=10).contains(&high) { 1 } else { low };
        let beyond = numbers.filter(|(number, _)| !(low..=high).contains(number)).map(|(_, in_groups)| in_groups);
        (low < high && usual.count() <= MOST_STEPS && beyond.sum::<u64>() <= judge.allowed(groups))
            .then_some((low, high))
    }

    /// Whether the values, so many in so many groups, come again and again.
    pub(super) fn recur(&self, values: Tally) -> bool {
        !self.overflowed
            && self.long.values == 0
            && values.groups >= FEWEST_GROUPS
            && self.texts.len() as u64 * 2 <= values.values
    }

    /// The words that the values of `groups` groups are taken from, when they are from a fixed list.
    ///
    /// Values that occur only once tell how many more are still to come (I. J. Good, "The population frequencies of
    /// species", 1953): where they are many, the list is not complete.
    pub(super) fn words(&self, judge: Judge, groups: u64) -> Option<Words<'_>> {
        if self.overflowed || groups < FEWEST_GROUPS {
            return None;
        }
        let (kept, rare): (Vec<_>, Vec<_>) =
            self.texts.iter().partition(|(_, count)| count.tally.groups >= fewest(groups));
        let exceptions = self.long.groups + rare.iter().map(|(_, count)| count.tally.groups).sum::<u64>();
        let few = !kept.is_empty() && kept.len() <= MOST_WORDS && kept.len() as u64 * LEAST_REPEATED <= groups;
        if !few || exceptions > judge.allowed(groups) {
            return None;
        }
        let mut others: Vec<_> = rare.into_iter().map(|(text, count)| (&**text, count.tally.values)).collect();
        others.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(b.0)));
        Some(Words {
            within: kept.iter().map(|(_, count)| count.tally.values).sum(),
            list: kept.into_iter().map(|(text, _)| &**text).collect(),
            others,
        })
    }
}

/// In how many of `groups` groups a text is that is no slip.
fn fewest(groups: u64) -> u64 {
    (groups / 1000).max(2)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn distinct(texts: &[(&str, u64)]) -> (Distinct, u64) {
        let mut distinct = Distinct::default();
        let mut group = 0;
        for (text, count) in texts {
            for _ in 0..*count {
                group += 1;
                distinct.add(text, group);
            }
        }
        (distinct, group)
    }

    fn words(texts: &[(&str, u64)]) -> Option<(Vec<String>, Vec<String>)> {
        let (distinct, groups) = distinct(texts);
        let words = distinct.words(Judge::new(0.9), groups)?;
        let own = |text: &&str| (*text).to_owned();
        Some((words.list.iter().map(own).collect(), words.others.iter().map(|(text, _)| own(text)).collect()))
    }

    #[test]
    fn few_words_over_many_documents_are_a_list() {
        let (words, others) = words(&[("news", 9), ("blog post", 10), ("error message", 1)]).unwrap();
        assert_eq!((words, others), (vec!["blog post".into(), "news".into()], vec!["error message".into()]));
    }

    #[test]
    fn a_scale_has_two_ends() {
        let scale = |texts: &[(&str, u64)]| {
            let (distinct, groups) = distinct(texts);
            distinct.scale(Judge::new(0.9), groups)
        };
        assert_eq!(scale(&[("3", 9), ("4", 8), ("5", 9), ("2", 1), ("9", 1), ("nan", 1)]), Some((1, 5)));
        assert_eq!(scale(&[("0", 9), ("-1", 8), ("7", 9)]), Some((-1, 7)));
        assert_eq!(scale(&[("3", 3), ("4", 3)]), None, "too few documents");
        assert_eq!(scale(&[("2001", 9), ("2002", 1), ("2003", 1), ("2004", 1), ("2005", 1)]), None);
    }

    #[test]
    fn many_single_words_are_no_list() {
        assert!(words(&[("news", 16), ("a", 1), ("b", 1), ("c", 1)]).is_none());
        assert!(words(&[("news", 3), ("blog", 3)]).is_none(), "too few documents");
        let long = "x".repeat(LONGEST + 1);
        assert!(words(&[("news", 10), (&long, 3)]).is_none());
    }

    #[test]
    fn what_one_document_repeats_counts_once() {
        let mut distinct = distinct(&[("news", 20)]).0;
        (0..50).for_each(|_| distinct.add("noise", 21));
        assert_eq!(distinct.words(Judge::new(0.9), 21).unwrap().list, ["news"]);
    }

    #[test]
    fn more_texts_than_are_kept_are_none() {
        let mut all = Distinct::default();
        for group in 0..1000 {
            all.add(&format!("text {}", group % (MOST_KEPT as u64 + 1)), group + 1);
        }
        assert!(all.texts.is_empty() && all.words(Judge::new(0.5), 1000).is_none());
        let mut other = distinct(&[("news", 20)]).0;
        other.merge(all);
        assert!(other.words(Judge::new(0.5), 1020).is_none());
    }
}
