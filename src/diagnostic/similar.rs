/// How alike two names are, from 0 to 1, case and surrounding blanks aside.
#[must_use]
pub fn similarity(a: &str, b: &str) -> f64 {
    strsim::normalized_damerau_levenshtein(&a.trim().to_lowercase(), &b.trim().to_lowercase())
}

/// The candidate that `name` was probably meant to be; `None` when nothing is close.
pub fn closest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    const CLOSE: f64 = 0.6;
    candidates
        .into_iter()
        .map(|candidate| (similarity(name, candidate), candidate))
        .filter(|(likeness, _)| *likeness >= CLOSE)
        .max_by(|(a, _), (b, _)| a.total_cmp(b))
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_transposition_is_close() {
        assert_eq!(closest("Concrens", ["Signals", "Concerns", "Issues"]), Some("Concerns"));
    }

    #[test]
    fn case_does_not_matter() {
        assert_eq!(closest("SIGNALS", ["Signals", "Issues"]), Some("Signals"));
    }

    #[test]
    fn nothing_close_is_nothing() {
        assert_eq!(closest("Appendix", ["Signals", "Concerns"]), None);
    }
}
