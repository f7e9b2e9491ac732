use crate::diagnostic::{Applicability, Edit, Severity};
use crate::rules::wording::shown;
use crate::rules::{Context, Docs, Finding, Findings, Rule};
use crate::text::Span;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "prose-mojibake",
    summary: "Text was decoded with the wrong character encoding",
    severity: Severity::Warning,
    fixes: &[(Applicability::Safe, "write the characters that were meant")],
    docs: Docs {
        why: "`â€™` is `’` written as UTF-8 and read as Windows-1252; `�` is left where a character was lost. One finding a line.",
        schema: "",
        fails: "# A title\n\nItâ€™s an example.\n",
        passes: "# A title\n\nIt’s an example.\n",
    },
    check,
};

/// A place where text went wrong, and the character that was meant, where that can be told.
struct Wrong {
    span: Span,
    meant: Option<char>,
}

fn check(cx: &Context<'_>, findings: &mut Findings<'_>) {
    let wrong = wrong_places(cx.source.text());
    if wrong.is_empty() {
        return;
    }
    let line = |wrong: &Wrong| cx.source.lines().line_of(wrong.span.start);
    for places in wrong.chunk_by(|a, b| line(a) == line(b)) {
        findings.push(finding(cx, &places[0], places.len() - 1).fix_all(
            "write what was meant",
            Applicability::Safe,
            places.iter().filter_map(mended).collect(),
        ));
    }
}

fn finding(cx: &Context<'_>, wrong: &Wrong, more: usize) -> Finding {
    let more = match more {
        0 => String::new(),
        1 => ", and so does one more place on this line".to_owned(),
        _ => format!(", and so do {more} more places on this line"),
    };
    let Some(meant) = wrong.meant else {
        return Finding::new(wrong.span, format!("`�` is left where a character was lost{more}"))
            .label("U+FFFD")
            .help("write the character that belongs here");
    };
    let found = shown(cx.slice(wrong.span));
    let meant = if meant.is_whitespace() {
        format!("a blank of the kind U+{:04X}", meant as u32)
    } else {
        shown(&meant.to_string())
    };
    Finding::new(wrong.span, format!("{found} stands for {meant}, read in the wrong encoding{more}"))
        .label(format!("meant as {meant}"))
        .help("read the source as UTF-8, not as Windows-1252")
}

fn mended(wrong: &Wrong) -> Option<Edit> {
    Some(Edit::replace(wrong.span, wrong.meant?))
}

/// The places of `text` that are UTF-8 read as Windows-1252, or a character lost.
fn wrong_places(text: &str) -> Vec<Wrong> {
    // What goes wrong begins with a character from U+00C2 to U+00F4, and that with the byte C3; a lost one with EF.
    const LEADS: (u8, u8) = (0xC3, 0xEF);
    let mut places: Vec<Wrong> = Vec::new();
    for at in memchr::memchr2_iter(LEADS.0, LEADS.1, text.as_bytes()) {
        let seen = places.last().is_some_and(|last| at < last.span.end as usize);
        let Some(rest) = text.get(at..).filter(|_| !seen) else { continue };
        if rest.starts_with(char::REPLACEMENT_CHARACTER) {
            places.push(Wrong { span: Span::new(at, at + char::REPLACEMENT_CHARACTER.len_utf8()), meant: None });
        } else if let Some((length, meant)) = decoded(rest) {
            places.push(Wrong { span: Span::new(at, at + length), meant: Some(meant) });
        }
    }
    places
}

/// The character whose UTF-8 bytes, read as Windows-1252, stand at the start of `text`, and their length there.
fn decoded(text: &str) -> Option<(usize, char)> {
    let mut bytes = [0; 4];
    let mut length = 0;
    for (count, character) in text.chars().take(4).enumerate() {
        bytes[count] = windows_1252(character).filter(|byte| *byte >= 0x80)?;
        length += character.len_utf8();
        if let Ok(decoded) = std::str::from_utf8(&bytes[..=count]) {
            let meant = decoded.chars().next()?;
            // `É»` or `Ä”` are quotations that end in a capital, not characters gone wrong.
            let quotation = count == 1
                && matches!(character, '«' | '»' | '‹' | '›' | '‘' | '’' | '“' | '”' | '„' | '‚' | '…' | '–' | '—');
            return (is_common(meant) && !quotation).then_some((length, meant));
        }
    }
    None
}

/// The characters that texts gone wrong are full of: accented letters, typographic marks, emoji.
fn is_common(character: char) -> bool {
    matches!(character, '\u{A0}'..='\u{17F}' | '\u{2010}'..='\u{203A}' | '€' | '™' | '\u{FE0F}' | '\u{1F300}'..='\u{1FAFF}')
}

/// The byte of a character in Windows-1252, as the Encoding Standard of the WHATWG maps it.
fn windows_1252(character: char) -> Option<u8> {
    const HIGH: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8D}', 'Ž', '\u{8F}', '\u{90}', '‘',
        '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9D}', 'ž', 'Ÿ',
    ];
    match character {
        '\0'..='\u{7F}' => None,
        '\u{A0}'..='\u{FF}' => u8::try_from(u32::from(character)).ok(),
        _ => HIGH.iter().position(|it| *it == character).and_then(|at| u8::try_from(at + 0x80).ok()),
    }
}

#[cfg(test)]
mod tests {
    use super::wrong_places;

    fn meant(text: &str) -> Vec<Option<char>> {
        wrong_places(text).into_iter().map(|wrong| wrong.meant).collect()
    }

    #[test]
    fn utf_8_read_as_windows_1252_is_recognised() {
        assert_eq!(meant("Itâ€™s a cafÃ©"), [Some('’'), Some('é')]);
        assert_eq!(meant("25 Â°C"), [Some('°')]);
        assert_eq!(meant("ðŸ˜€"), [Some('😀')]);
    }

    #[test]
    fn a_lost_character_is_told() {
        assert_eq!(meant("a\u{FFFD}b"), [None]);
    }

    #[test]
    fn proper_text_is_left_alone() {
        for text in [
            "café",
            "«CAFÉ»",
            "»Ä« und »Ö«",
            "São Paulo",
            "naïve – “quoted”",
            "Âge d’or",
            "the letter “Å”",
            "„PRÄ“",
            "“Ä”",
            "Ã…",
            "日本語 🙂",
        ] {
            assert_eq!(meant(text), [], "{text}");
        }
    }
}
