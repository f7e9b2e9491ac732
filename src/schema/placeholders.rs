use super::{Declared, Place};

/// Texts that are no values, such as `nan` and `N/A`, in any case of letters.
#[derive(Debug, Default)]
pub struct Placeholders {
    /// In lower case.
    texts: Vec<Declared<String>>,
    /// The lengths in bytes that a placeholder can have, a bit each; the last one stands for all from 63 on.
    lengths: u64,
}

impl Placeholders {
    /// The placeholders with these texts.
    pub(super) fn new(texts: Vec<Declared<String>>) -> Self {
        // Another case of a letter beyond ASCII may take more bytes, or fewer.
        let of = |text: &str| if text.is_ascii() { text.len()..=text.len() } else { 0..=text.len() * 2 };
        let lengths = texts.iter().flat_map(|text| of(&text.value));
        Self { lengths: lengths.fold(0, |bits, length| bits | bit(length)), texts }
    }

    /// The texts, in lower case, each once.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        let known = |at: usize, text: &str| self.texts[..at].iter().any(|earlier| earlier.value == text);
        let texts = self.texts.iter().map(|text| text.value.as_str()).enumerate();
        texts.filter(move |(at, text)| !known(*at, text)).map(|(_, text)| text)
    }

    /// Where `text` is declared to be no value.
    #[must_use]
    pub fn find(&self, text: &str) -> Option<Place> {
        // Lengths tell nearly all texts from placeholders.
        if self.lengths & bit(text.len()) == 0 {
            return None;
        }
        let same = |not: &str| if not.is_ascii() { not.eq_ignore_ascii_case(text) } else { text.to_lowercase() == not };
        self.texts.iter().find(|not| same(&not.value)).map(|not| not.place)
    }
}

fn bit(length: usize) -> u64 {
    1 << length.min(63)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(not: &str, text: &str) -> bool {
        let place = Place::default();
        Placeholders::new(vec![Declared { value: not.to_lowercase(), place }]).find(text).is_some()
    }

    #[test]
    fn case_does_not_matter() {
        assert!(found("nan", "NaN") && found("N/A", "n/a") && found("KEINE ÄNDERUNG", "Keine Änderung"));
    }

    #[test]
    fn nothing_else_is_found() {
        assert!(!found("nan", "banana") && !found("nan", "") && !found("ä", "ö"));
        assert!(found(&"x".repeat(100), &"X".repeat(100)) && !found(&"x".repeat(100), &"x".repeat(99)));
    }
}
