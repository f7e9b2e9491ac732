/// How many words a text has: stretches between blanks, and in scripts that are written without blanks (Chinese,
/// Japanese, Thai and their neighbours) one for every two characters, which is near what people count there.
#[must_use]
pub fn words(text: &str) -> usize {
    // Unicode's blanks cost ten times as much to look for.
    if text.is_ascii() {
        return text.split_ascii_whitespace().count();
    }
    text.split_whitespace()
        .map(|stretch| {
            if stretch.is_ascii() {
                return 1;
            }
            let unspaced = stretch.chars().filter(|it| is_unspaced(*it)).count();
            let spaced = usize::from(stretch.chars().any(|it| it.is_alphanumeric() && !is_unspaced(it)));
            if unspaced == 0 { 1 } else { unspaced.div_ceil(2) + spaced }
        })
        .sum()
}

/// Whether a character belongs to a script that puts no blanks between words.
fn is_unspaced(character: char) -> bool {
    matches!(
        character,
        '\u{0E00}'..='\u{0EFF}'       // Thai, Lao
        | '\u{1000}'..='\u{109F}'     // Myanmar
        | '\u{1780}'..='\u{17FF}'     // Khmer
        | '\u{3040}'..='\u{30FF}'     // Hiragana, Katakana
        | '\u{3400}'..='\u{4DBF}'     // Han
        | '\u{4E00}'..='\u{9FFF}'
        | '\u{F900}'..='\u{FAFF}'
        | '\u{20000}'..='\u{3FFFF}'
    )
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn blanks_part_words() {
        assert_eq!(words("one two\n three"), 3);
        assert_eq!(words("naïve – “quoted”"), 3);
        assert_eq!(words(""), 0);
    }

    #[test]
    fn scripts_without_blanks_have_words_too() {
        assert_eq!(words("海岸無人燈塔"), 3);
        assert_eq!(words("Rust は言語です。"), 4);
    }
}
