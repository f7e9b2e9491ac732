/// How many words a text has: stretches between blanks, and in scripts that are written without blanks (Chinese,
/// Japanese, Thai and their neighbours) one for every two characters, which is near what people count there.
#[must_use]
pub fn words(text: &str) -> usize {
    // Nearly all text is ASCII, where bytes tell where words begin; Unicode's blanks cost ten times as much to look for.
    if text.is_ascii() {
        let blank = |byte: u8| byte.is_ascii_whitespace();
        let bytes = text.as_bytes();
        let first = usize::from(bytes.first().is_some_and(|byte| !blank(*byte)));
        return first
            + bytes.iter().zip(&bytes[1.min(bytes.len())..]).filter(|(a, b)| blank(**a) && !blank(**b)).count();
    }
    let stretches = text.split_ascii_whitespace();
    stretches.map(|stretch| if stretch.is_ascii() { 1 } else { stretch.split_whitespace().map(words_in).sum() }).sum()
}

/// How many words a stretch without blanks has.
fn words_in(stretch: &str) -> usize {
    let unspaced = stretch.chars().filter(|it| is_unspaced(*it)).count();
    let spaced = usize::from(stretch.chars().any(|it| it.is_alphanumeric() && !is_unspaced(it)));
    if unspaced == 0 { 1 } else { unspaced.div_ceil(2) + spaced }
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
        assert_eq!(words(" one  two "), 2);
        assert_eq!(words("ein\u{a0}Wort – und\u{3000}mehr"), 5);
        assert_eq!(words("naïve – “quoted”"), 3);
        assert_eq!(words(""), 0);
    }

    #[test]
    fn scripts_without_blanks_have_words_too() {
        assert_eq!(words("海岸無人燈塔"), 3);
        assert_eq!(words("Rust は言語です。"), 4);
    }
}
