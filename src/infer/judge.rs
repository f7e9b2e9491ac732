//! When a share of the documents is enough.

/// Decides by the share of documents that have to agree on something before it is declared.
#[derive(Clone, Copy, Debug)]
pub(super) struct Judge {
    threshold: f64,
}

impl Judge {
    /// A judge that asks for the agreement of this share, from 0 to 1.
    pub(super) fn new(threshold: f64) -> Self {
        Self { threshold: threshold.clamp(0.0, 1.0) }
    }

    /// How many of `whole` may be different.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share of a count is a count")]
    #[allow(clippy::cast_precision_loss, reason = "no corpus has 2^52 files")]
    pub(super) fn allowed(self, whole: u64) -> u64 {
        // 0.1 of 20 is 1.9999… in floats.
        ((1.0 - self.threshold) * whole as f64 + 1e-6) as u64
    }

    /// Whether `part` of `whole` is enough; of nothing it never is.
    pub(super) fn most(self, part: u64, whole: u64) -> bool {
        part > 0 && part + self.allowed(whole) >= whole
    }

    /// Whether `part` of `whole` is too many to be exceptions. One alone is always an exception.
    pub(super) fn some(self, part: u64, whole: u64) -> bool {
        part > 1 && part > self.allowed(whole)
    }
}

/// How many values there are of some kind, and in how many groups: a group is what one document has in one place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Tally {
    /// The values.
    pub(super) values: u64,
    /// The groups that hold one of them, or nothing else, as its owner says.
    pub(super) groups: u64,
}

impl Tally {
    pub(super) fn merge(&mut self, other: Self) {
        self.values += other.values;
        self.groups += other.groups;
    }
}

#[cfg(test)]
mod tests {
    use super::Judge;

    #[test]
    fn a_share_is_counted_without_rounding_errors() {
        let judge = Judge::new(0.9);
        assert_eq!([9, 10, 19, 20, 3252].map(|whole| judge.allowed(whole)), [0, 1, 1, 2, 325]);
        assert!(judge.most(18, 20) && !judge.most(17, 20) && !judge.most(0, 0));
        assert!(judge.some(3, 20) && !judge.some(2, 20) && !judge.some(1, 3));
    }

    #[test]
    fn the_ends_of_the_scale_ask_for_all_or_for_anything() {
        assert!(!Judge::new(1.0).most(99, 100) && Judge::new(1.0).most(100, 100));
        assert!(Judge::new(0.0).most(1, 100));
    }
}
