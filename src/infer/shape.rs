//! The shapes of codes such as `20251207` and `ADR-12`, and the patterns that follow from them.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::fmt::Write;

use super::judge::Judge;

/// How many shapes are told apart; what has more has no common one.
const MOST_SHAPES: usize = 64;
/// A code has no more characters than this.
const LONGEST_CODE: usize = 40;
/// Of how many kinds of codes a pattern may consist.
const MOST_ALTERNATIVES: usize = 3;

/// A run of characters of one class.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Run {
    class: Class,
    length: u8,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Class {
    Digits,
    Lower,
    Upper,
    Mark(u8),
}

/// The shapes of values that are codes: short, without blanks, with a digit.
#[derive(Clone, Debug, Default)]
pub(super) struct Shapes {
    counts: BTreeMap<Vec<Run>, u64>,
    overflowed: bool,
}

impl Shapes {
    /// Counts a value.
    pub(super) fn add(&mut self, text: &str) {
        if let Some(shape) = shape(text).filter(|_| !self.overflowed) {
            *self.counts.entry(shape).or_default() += 1;
            self.restrict();
        }
    }

    pub(super) fn merge(&mut self, other: Self) {
        self.overflowed |= other.overflowed;
        for (shape, count) in other.counts {
            *self.counts.entry(shape).or_default() += count;
        }
        self.restrict();
    }

    fn restrict(&mut self) {
        if self.overflowed || self.counts.len() > MOST_SHAPES {
            *self = Self { counts: BTreeMap::new(), overflowed: true };
        }
    }

    /// A pattern that enough of `all` values match, and how many do.
    ///
    /// Kinds of codes that were seen only once tell that others are still to come; see [`super::distinct`].
    pub(super) fn pattern(&self, judge: Judge, all: u64) -> Option<(String, u64)> {
        let mut shapes: Vec<_> = self.counts.iter().collect();
        shapes.sort_by(|a, b| b.1.cmp(a.1).then_with(|| a.0.cmp(b.0)));
        let mut kinds: Vec<Kind> = Vec::new();
        for (shape, count) in shapes {
            match kinds.iter_mut().find(|kind| kind.is_like(shape)) {
                // Lengths that few codes have widen nothing.
                Some(kind) if judge.most(kind.count, all) => {}
                Some(kind) => kind.widen(shape, *count),
                None => kinds.push(Kind::of(shape, *count)),
            }
        }
        kinds.sort_by_key(|kind| Reverse(kind.count));
        let single = kinds.iter().filter(|kind| kind.count == 1).count() as u64;
        let mut matched = 0;
        kinds.retain(|kind| {
            let needed = !judge.most(matched, all);
            matched += if needed { kind.count } else { 0 };
            needed
        });
        // One value tells no shape from another.
        let found = all > 1 && judge.most(matched, all) && single <= judge.allowed(all);
        (found && kinds.len() <= MOST_ALTERNATIVES).then(|| (written(kinds), matched))
    }
}

/// Codes that differ in the lengths of their runs only.
struct Kind {
    count: u64,
    runs: Vec<(Class, u8, u8)>,
}

impl Kind {
    fn of(shape: &[Run], count: u64) -> Self {
        Self { count, runs: shape.iter().map(|run| (run.class, run.length, run.length)).collect() }
    }

    fn is_like(&self, shape: &[Run]) -> bool {
        self.runs.iter().map(|run| run.0).eq(shape.iter().map(|run| run.class))
    }

    fn widen(&mut self, shape: &[Run], count: u64) {
        self.count += count;
        for ((_, low, high), run) in self.runs.iter_mut().zip(shape) {
            (*low, *high) = ((*low).min(run.length), (*high).max(run.length));
        }
    }
}

/// The pattern of codes of these kinds. Where each is the one before it with something more, that is optional.
fn written(mut kinds: Vec<Kind>) -> String {
    kinds.sort_by_key(|kind| kind.runs.len());
    if kinds.windows(2).all(|pair| pair[1].runs.starts_with(&pair[0].runs)) {
        let mut out = String::new();
        let mut before = 0;
        for kind in &kinds {
            let more = pattern(&kind.runs[before..]);
            match (before, kind.runs.len() - before) {
                (0, _) => out = more,
                // Nothing stands after the run but what is optional itself.
                (_, 1) if !more.ends_with(['}', '+']) => _ = write!(out, "{more}?"),
                _ => _ = write!(out, "({more})?"),
            }
            before = kind.runs.len();
        }
        return out;
    }
    kinds.iter().map(|kind| pattern(&kind.runs)).collect::<Vec<_>>().join("|")
}

fn pattern(runs: &[(Class, u8, u8)]) -> String {
    let mut out = String::new();
    for (class, low, high) in runs {
        match class {
            Class::Digits => out.push_str(r"\d"),
            Class::Lower => out.push_str("[a-z]"),
            Class::Upper => out.push_str("[A-Z]"),
            // Outside of brackets a hyphen is only itself.
            Class::Mark(b'-') => out.push('-'),
            Class::Mark(mark) => out.push_str(&regex::escape(char::from(*mark).encode_utf8(&mut [0; 4]))),
        }
        match (low, high) {
            (1, 1) => {}
            (low, high) if low == high => _ = write!(out, "{{{low}}}"),
            _ => out.push('+'),
        }
    }
    out
}

/// The shape of a code; `None` for any other text.
fn shape(text: &str) -> Option<Vec<Run>> {
    let code = text.len() <= LONGEST_CODE
        && text.bytes().all(|byte| byte.is_ascii_graphic())
        && text.bytes().any(|byte| byte.is_ascii_digit());
    if !code {
        return None;
    }
    let mut runs: Vec<Run> = Vec::new();
    for byte in text.bytes() {
        let class = match byte {
            b'0'..=b'9' => Class::Digits,
            b'a'..=b'z' => Class::Lower,
            b'A'..=b'Z' => Class::Upper,
            mark => Class::Mark(mark),
        };
        match runs.last_mut() {
            Some(run) if run.class == class => run.length += 1,
            _ => runs.push(Run { class, length: 1 }),
        }
    }
    Some(runs)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pattern_of(texts: &[&str]) -> Option<String> {
        let mut shapes = Shapes::default();
        for text in texts {
            shapes.add(text);
        }
        shapes.pattern(Judge::new(0.9), texts.len() as u64).map(|(pattern, _)| pattern)
    }

    #[test]
    fn codes_of_one_shape_have_a_pattern() {
        assert_eq!(pattern_of(&["20251207", "20250101"]).unwrap(), r"\d{8}");
        assert_eq!(pattern_of(&["ADR-1", "ADR-12"]).unwrap(), r"[A-Z]{3}-\d+");
        assert_eq!(pattern_of(&["v1.2", "v2.0"]).unwrap(), r"[a-z]\d\.\d");
    }

    #[test]
    fn what_some_codes_end_in_is_optional() {
        assert_eq!(pattern_of(&["20251207", "20251214", "20250101d", "20250102e"]).unwrap(), r"\d{8}[a-z]?");
        assert_eq!(pattern_of(&["12", "34-ab", "56", "78-cd"]).unwrap(), r"\d{2}(-[a-z]{2})?");
        assert_eq!(pattern_of(&["12", "a-3", "34", "b-5"]).unwrap(), r"\d{2}|[a-z]-\d");
    }

    #[test]
    fn outliers_have_no_say() {
        let mut texts = vec!["20251207"; 19];
        texts.push("3596.0");
        assert_eq!(pattern_of(&texts).unwrap(), r"\d{8}");
    }

    #[test]
    fn other_texts_have_no_pattern() {
        assert_eq!(pattern_of(&["12", "34", "5a"]), None, "there may be more like the last one");
        assert_eq!(pattern_of(&["two words 1", "three more words 2"]), None);
        assert_eq!(pattern_of(&["word", "other"]), None);
        assert_eq!(pattern_of(&["1a", "b2", "3-3", "4.4.4", "x5x5"]), None);
        assert_eq!(pattern_of(&["20251207"]), None);
    }
}
