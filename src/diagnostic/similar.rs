/// How alike two names are, from 0 to 1, case and surrounding blanks aside.
#[must_use]
pub fn similarity(a: &str, b: &str) -> f64 {
    let (a, b) = (a.trim().to_lowercase(), b.trim().to_lowercase());
    let (a_len, b_len) = (a.chars().count(), b.chars().count());
    // The distance takes time in proportion to the product of the lengths, and is their difference at least: texts
    // that cannot even be half alike are not compared.
    if 2 * a_len.min(b_len) < a_len.max(b_len) {
        return 0.0;
    }
    strsim::normalized_damerau_levenshtein(&a, &b)
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
    fn a_huge_text_is_compared_with_nothing() {
        assert_eq!(closest(&"Signals".repeat(10_000_000), ["Signals", "Issues"]), None);
    }

    #[test]
    fn nothing_close_is_nothing() {
        assert_eq!(closest("Appendix", ["Signals", "Concerns"]), None);
    }
}
