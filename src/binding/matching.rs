//! Which found name is which declared one: by its text, then by likeness, then by its place.

use crate::diagnostic::similarity;

/// How a found name was matched. The numbers are indices of declarations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Its text is declared.
    Exact(usize),
    /// It was plainly meant as this declaration, but is written differently.
    Near(usize),
    /// It repeats a declaration that stands once.
    Repeated(usize),
    /// Nothing like it is declared.
    Unknown,
}

impl Verdict {
    /// The declaration that was matched.
    #[must_use]
    pub fn index(self) -> Option<usize> {
        match self {
            Self::Exact(index) | Self::Near(index) | Self::Repeated(index) => Some(index),
            Self::Unknown => None,
        }
    }
}

/// What the matching asks of declarations.
pub(super) trait Names {
    /// How many there are.
    fn count(&self) -> usize;
    /// Whether the declaration accepts exactly this name.
    fn accepts(&self, index: usize, name: &str) -> bool;
    /// The texts that the declaration is known by.
    fn texts(&self, index: usize) -> impl Iterator<Item = &str>;
    /// Whether it must be there.
    fn required(&self, index: usize) -> bool;
    /// Whether it may stand several times.
    fn repeats(&self, _index: usize) -> bool {
        false
    }
}

/// Matches the names `found`, in the order of the text, to the declarations; `open` when others may stand beside them.
pub(super) fn assign(found: &[&str], declared: &(impl Names + ?Sized), open: bool) -> Vec<Verdict> {
    if found.len() == declared.count() && found.iter().enumerate().all(|(at, name)| declared.accepts(at, name)) {
        return (0..found.len()).map(Verdict::Exact).collect();
    }
    let mut assignment =
        Assignment { verdicts: vec![Verdict::Unknown; found.len()], taken: vec![false; declared.count()] };
    assignment.by_text(found, declared);
    assignment.by_likeness(found, declared);
    // Where any name may stand, one at the place of a missing one says nothing.
    if !open {
        assignment.by_place(declared);
    }
    assignment.verdicts
}

/// Whether every declaration was matched, exactly and in order, and nothing else: then nothing is missing or misplaced.
pub(super) fn is_complete(verdicts: &[Verdict], declared: usize) -> bool {
    verdicts.len() == declared && verdicts.iter().enumerate().all(|(at, verdict)| *verdict == Verdict::Exact(at))
}

/// What was matched to each declaration first.
pub(super) struct Firsts<T>(Vec<Option<T>>);

impl<T: Copy> Firsts<T> {
    /// Nothing yet, for so many declarations.
    pub(super) fn new(declared: usize) -> Self {
        Self(vec![None; declared])
    }

    /// Notes `found`, matched as `verdict`; what was matched to its declaration first, if it repeats that.
    pub(super) fn of(&mut self, verdict: Verdict, found: T) -> Option<T> {
        let first = *self.0.get_mut(verdict.index()?)?.get_or_insert(found);
        matches!(verdict, Verdict::Repeated(_)).then_some(first)
    }
}

struct Assignment {
    verdicts: Vec<Verdict>,
    taken: Vec<bool>,
}

impl Assignment {
    fn by_text(&mut self, found: &[&str], declared: &(impl Names + ?Sized)) {
        let mut last = 0;
        for (at, name) in found.iter().enumerate() {
            // From the last match on first, so that of several patterns the one whose turn it is takes the name.
            let mut order = (last..declared.count()).chain(0..last).filter(|index| declared.accepts(*index, name));
            let first = order.clone().next();
            let free = order.find(|index| !self.taken[*index] || declared.repeats(*index));
            self.verdicts[at] = match (free, first) {
                (Some(index), _) => {
                    self.taken[index] = true;
                    last = index;
                    Verdict::Exact(index)
                }
                (None, Some(index)) => Verdict::Repeated(index),
                (None, None) => Verdict::Unknown,
            };
        }
    }

    fn by_likeness(&mut self, found: &[&str], declared: &(impl Names + ?Sized)) {
        // Many unknown names against many missing ones: comparing all pairs would take quadratic time.
        const PAIRS: usize = 4096;
        let unknown: Vec<_> = self.unknown().collect();
        let free: Vec<_> = self.free().collect();
        if unknown.len() * free.len() > PAIRS {
            return;
        }
        let mut pairs: Vec<(f64, usize, usize)> = Vec::new();
        for at in unknown {
            for index in &free {
                let score = declared.texts(*index).map(|text| likeness(found[at], text)).fold(0.0, f64::max);
                if score >= CLOSE {
                    pairs.push((score, at, *index));
                }
            }
        }
        pairs.sort_by(|a, b| b.0.total_cmp(&a.0));
        for (_, at, index) in pairs {
            if self.verdicts[at] == Verdict::Unknown && !self.taken[index] {
                self.take(at, index);
            }
        }
    }

    /// One unknown name alone where one declared name alone is missing was meant as that one.
    fn by_place(&mut self, declared: &(impl Names + ?Sized)) {
        let free = self.free().filter(|index| declared.required(*index));
        let free: Vec<(usize, Option<usize>)> =
            free.map(|index| (index, (0..index).rev().find(|it| self.taken[*it]))).collect();
        for Lone { at, gap, follows } in self.lone_unknown(declared.count()) {
            let mut candidates = free.iter().filter(|(_, other)| *other == gap);
            let (Some((index, _)), None) = (candidates.next(), candidates.next()) else { continue };
            let fits = follows.is_none_or(|next| next > *index);
            let at_end = follows.is_none() && *index + 1 < declared.count();
            if fits && !at_end {
                self.take(at, *index);
            }
        }
    }

    /// The unknown names that share the declaration matched before them with no other unknown one: at most one for
    /// each declaration, so that all of them take time in proportion to the names.
    fn lone_unknown(&self, declared: usize) -> Vec<Lone> {
        let slot = |gap: Option<usize>| gap.unwrap_or(declared);
        let (mut gap, mut counts, mut found) = (None, vec![0_usize; declared + 1], Vec::new());
        for (at, verdict) in self.verdicts.iter().enumerate() {
            if let Some(index) = verdict.index() {
                gap = Some(index);
                continue;
            }
            counts[slot(gap)] += 1;
            if counts[slot(gap)] == 1 {
                found.push(Lone { at, gap, follows: None });
            }
        }
        found.retain(|lone| counts[slot(lone.gap)] == 1);
        for lone in &mut found {
            lone.follows = self.verdicts[lone.at + 1..].iter().find_map(|verdict| verdict.index());
        }
        found
    }

    fn take(&mut self, at: usize, index: usize) {
        self.verdicts[at] = Verdict::Near(index);
        self.taken[index] = true;
    }

    fn unknown(&self) -> impl Iterator<Item = usize> {
        (0..self.verdicts.len()).filter(|at| self.verdicts[*at] == Verdict::Unknown)
    }

    fn free(&self) -> impl Iterator<Item = usize> {
        (0..self.taken.len()).filter(|index| !self.taken[*index])
    }
}

/// An unknown name that stands alone between those that were matched.
struct Lone {
    at: usize,
    /// The declaration matched before it.
    gap: Option<usize>,
    /// The declaration matched after it.
    follows: Option<usize>,
}

const CLOSE: f64 = 0.66;

/// How alike a found name and a declared text are, from 0 to 1.
fn likeness(found: &str, declared: &str) -> f64 {
    // What differs in case, blanks, marks or one added word is surely meant.
    const SURELY: f64 = 0.95;
    const A_WORD_MORE: f64 = 0.8;
    let (found, declared) = (plain(found), plain(declared));
    if found == declared {
        return SURELY;
    }
    let within = |long: &str, short: &str| !short.is_empty() && long.split(' ').any(|word| word == short);
    if within(&found, &declared) || within(&declared, &found) {
        return A_WORD_MORE;
    }
    similarity(&found, &declared)
}

/// Letters and digits in lower case, anything else as single blanks.
fn plain(text: &str) -> String {
    let words = text.split(|it: char| !it.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}

/// Whether two texts differ in case, blanks and marks at most. Where there is nothing but marks, these count.
pub(crate) fn alike(a: &str, b: &str) -> bool {
    fn letters(text: &str) -> impl Iterator<Item = char> {
        text.chars().filter(|it| it.is_alphanumeric()).flat_map(char::to_lowercase)
    }
    /// The same by bytes, as far as they are ASCII.
    fn bytes(text: &str) -> impl Iterator<Item = u8> {
        text.bytes().filter(|it| it.is_ascii_alphanumeric() || !it.is_ascii()).map(|it| it.to_ascii_lowercase())
    }
    if a == b {
        return true;
    }
    // Nearly all names are told apart by the first letter in which they differ.
    if let Some((one, other)) = bytes(a).zip(bytes(b)).find(|(one, other)| one != other)
        && one.is_ascii()
        && other.is_ascii()
    {
        return false;
    }
    letters(a).eq(letters(b)) && (letters(a).next().is_some() || a.trim() == b.trim())
}

#[cfg(test)]
mod tests {
    use super::Verdict::{Exact, Near, Repeated, Unknown};
    use super::*;

    struct Fixed(&'static [&'static str]);

    impl Names for Fixed {
        fn count(&self) -> usize {
            self.0.len()
        }

        fn required(&self, _: usize) -> bool {
            true
        }

        fn accepts(&self, index: usize, name: &str) -> bool {
            self.0[index] == name
        }

        fn texts(&self, index: usize) -> impl Iterator<Item = &str> {
            std::iter::once(self.0[index])
        }
    }

    const DECLARED: Fixed = Fixed(&["name", "description", "relevancy"]);

    #[test]
    fn all_as_declared() {
        assert_eq!(assign(&["name", "description", "relevancy"], &DECLARED, false), [Exact(0), Exact(1), Exact(2)]);
    }

    #[test]
    fn a_misspelt_name_is_near() {
        assert_eq!(assign(&["name", "descripton", "relevancy"], &DECLARED, false), [Exact(0), Near(1), Exact(2)]);
        assert_eq!(assign(&["Name", "description", "relevancy"], &DECLARED, false), [Near(0), Exact(1), Exact(2)]);
    }

    #[test]
    fn another_name_at_the_place_of_a_missing_one_is_near() {
        assert_eq!(assign(&["name", "text", "relevancy"], &DECLARED, false), [Exact(0), Near(1), Exact(2)]);
        assert_eq!(assign(&["name", "description", "score"], &DECLARED, false), [Exact(0), Exact(1), Near(2)]);
    }

    #[test]
    fn another_name_elsewhere_is_unknown() {
        assert_eq!(assign(&["description", "relevancy", "src"], &DECLARED, false), [Exact(1), Exact(2), Unknown]);
    }

    #[test]
    fn a_repetition_is_told() {
        assert_eq!(assign(&["name", "name", "relevancy"], &DECLARED, false), [Exact(0), Repeated(0), Exact(2)]);
    }

    #[test]
    fn texts_are_alike_by_their_letters_and_without_any_by_their_marks() {
        assert!(alike("Key words", "**KEYWORDS**"));
        assert!(!alike("Keywords", "Keyword"));
        assert!(alike("🙂", " 🙂"));
        assert!(!alike("🙂", "…") && !alike("", "—"));
        assert!(alike("\u{212a}eywords", "keywords") && alike("ÄB-c", "äbC") && !alike("äb", "äc"));
    }

    #[test]
    fn a_moved_name_is_exact() {
        assert_eq!(assign(&["relevancy", "name", "description"], &DECLARED, false), [Exact(2), Exact(0), Exact(1)]);
    }
}
