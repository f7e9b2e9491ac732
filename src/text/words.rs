/// How many words a text has: stretches between blanks, and in scripts that are written without blanks (Chinese,
/// Japanese, Thai and their neighbours) one for every two characters, which is near what people count there.
#[must_use]
pub fn words(text: &str) -> usize {
    // Nearly all text is ASCII, where bytes tell where words begin; Unicode's blanks cost ten times as much to look for.
    if text.is_ascii() {
        return words_in_ascii(text.as_bytes());
    }
    let stretches = text.split_ascii_whitespace();
    stretches.map(|stretch| if stretch.is_ascii() { 1 } else { stretch.split_whitespace().map(words_in).sum() }).sum()
}

/// How many words an ASCII text has: how often a byte that is no blank follows one, or the start.
fn words_in_ascii(text: &[u8]) -> usize {
    // As many as a byte can count, so that the compiler compares sixteen at once.
    const CHUNK: usize = u8::MAX as usize;
    let Some(first) = text.first() else { return 0 };
    let starts = |(before, at): (&u8, &u8)| u8::from(before.is_ascii_whitespace() & !at.is_ascii_whitespace());
    let chunks = text.chunks(CHUNK).zip(text[1..].chunks(CHUNK));
    let inside = chunks.map(|(before, at)| usize::from(before.iter().zip(at).map(starts).sum::<u8>()));
    usize::from(!first.is_ascii_whitespace()) + inside.sum::<usize>()
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
        assert_eq!(words("\u{a0}\u{a0} a\n\u{3000}"), 1);
        assert_eq!((words(""), words(" "), words("a")), (0, 0, 1));
        assert_eq!((words(&"a ".repeat(1000)), words(&"é ".repeat(1000))), (1000, 1000));
    }

    #[test]
    fn scripts_without_blanks_have_words_too() {
        assert_eq!(words("海岸無人燈塔"), 3);
        assert_eq!(words("Rust は言語です。"), 4);
    }
}
