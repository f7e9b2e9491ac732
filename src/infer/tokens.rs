//! Words and marks of a text, and which of them two texts share.

/// A stretch of letters and digits, a stretch of blanks, or one mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Token<'a> {
    pub(super) text: &'a str,
}

/// A text of more tokens fits no template.
const MOST_TOKENS: usize = 200;

/// The tokens of a text, the first ones of a long text.
pub(super) fn tokens(text: &str) -> Vec<Token<'_>> {
    let class = |it: char| {
        if it.is_alphanumeric() {
            0
        } else if it.is_whitespace() {
            1
        } else {
            2
        }
    };
    let mut tokens: Vec<Token<'_>> = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next().filter(|_| tokens.len() < MOST_TOKENS) {
        let end = match class(first) {
            2 => first.len_utf8(),
            kind => rest.find(|it| class(it) != kind).unwrap_or(rest.len()),
        };
        tokens.push(Token { text: &rest[..end] });
        rest = &rest[end..];
    }
    tokens
}

impl Token<'_> {
    /// How much it says that two texts share it: a long word much, a blank next to nothing.
    fn weight(self) -> u32 {
        match self.text.chars().next() {
            Some(first) if first.is_alphanumeric() => 4 + self.text.len() as u32,
            Some(first) if first.is_whitespace() => 1,
            _ => 4,
        }
    }
}

/// For each token of `own` the place of the same token in `other`, where the two share it; the places ascend, and what
/// is shared weighs as much as it can.
pub(super) fn align(own: &[Token<'_>], other: &[Token<'_>]) -> Vec<Option<usize>> {
    let width = other.len() + 1;
    // The most weight that the tokens from these two places on can share.
    let mut best = vec![0_u32; (own.len() + 1) * width];
    for left in (0..own.len()).rev() {
        for right in (0..other.len()).rev() {
            let skipped = best[(left + 1) * width + right].max(best[left * width + right + 1]);
            let shared =
                if own[left] == other[right] { own[left].weight() + best[(left + 1) * width + right + 1] } else { 0 };
            best[left * width + right] = skipped.max(shared);
        }
    }
    let mut places = vec![None; own.len()];
    let (mut left, mut right) = (0, 0);
    while left < own.len() && right < other.len() {
        let here = best[left * width + right];
        if own[left] == other[right] && here == own[left].weight() + best[(left + 1) * width + right + 1] {
            places[left] = Some(right);
            (left, right) = (left + 1, right + 1);
        } else if here == best[(left + 1) * width + right] {
            left += 1;
        } else {
            right += 1;
        }
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_words_blanks_and_marks() {
        let texts: Vec<_> = tokens("__Ärger  2x__, (a)").iter().map(|token| token.text).collect();
        assert_eq!(texts, ["_", "_", "Ärger", "  ", "2x", "_", "_", ",", " ", "(", "a", ")"]);
        assert_eq!(tokens(&"a ".repeat(MOST_TOKENS)).len(), MOST_TOKENS);
    }

    #[test]
    fn words_are_shared_before_blanks() {
        let (own, other) = (tokens("a b: page c"), tokens("x page yy z"));
        let shared: Vec<_> = align(&own, &other).iter().map(|place| place.map(|place| other[place].text)).collect();
        assert_eq!(shared, [None, None, None, None, Some(" "), Some("page"), Some(" "), None]);
    }
}
