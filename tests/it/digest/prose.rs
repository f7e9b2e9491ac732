//! The summary, and the text as a whole: its words, its end, its encoding.

use super::{BASE, all, body, clean, one_each, with};

const END: &str = "the old towers are all that a ship can see from far out.";

fn end(text: &str) -> String {
    with(END, text)
}

#[test]
fn a_summary_has_30_to_400_words() {
    let cases = [
        ("29 words", body("Summary", &format!("{}end.", "word ".repeat(28)))),
        ("a sentence", body("Summary", "The last keepers have left the rocks.")),
        ("401 words", body("Summary", &format!("{}end.", "word ".repeat(400)))),
        ("two short paragraphs", body("Summary", "The last keepers left.\n\nLamps run on the sun.")),
    ];
    insta::assert_snapshot!(one_each(cases), @r#"
    29 words
      27:1 "word word word word word word wo … word word word word end." warning[prose-length] `Summary` has 29 words, fewer than the minimum 30
        help: write at least 30 words
    a sentence
      27:1 "The last keepers have left the rocks." warning[prose-length] `Summary` has 7 words, fewer than the minimum 30
        help: write at least 30 words
    401 words
      27:1 "word word word word word word wo … word word word word end." warning[prose-length] `Summary` has 401 words, more than the maximum 400
        help: shorten it by 1 word
    two short paragraphs
      27:1 "The last keepers left.\n\nLamps run on the sun." warning[prose-length] `Summary` has 9 words, fewer than the minimum 30
        help: write at least 30 words
    "#);
}

#[test]
fn a_summary_that_stops_in_a_sentence_is_one_finding() {
    let cases = [
        ("a word", end("the old towers are all that a")),
        ("a comma", end("the old towers,")),
        ("a hyphen", end("the old towers -")),
        ("an opening parenthesis", end("the old towers (")),
        ("a number", end("the old towers of 1850")),
        ("with an accent", end("the old towers of Orléans-sur-Mé")),
    ];
    insta::assert_snapshot!(one_each(cases), @r#"
    a word
      27:175 "a" warning[prose-truncated] `Summary` stops in the middle of a sentence, at `a`
        help: finish the sentence, or end it with a full stop
    a comma
      27:155 "towers," warning[prose-truncated] `Summary` stops in the middle of a sentence, at `towers,`
        help: finish the sentence, or end it with a full stop
    a hyphen
      27:162 "-" warning[prose-truncated] `Summary` stops in the middle of a sentence, at `-`
        help: finish the sentence, or end it with a full stop
    an opening parenthesis
      27:162 "(" warning[prose-truncated] `Summary` stops in the middle of a sentence, at `(`
        help: finish the sentence, or end it with a full stop
    a number
      27:165 "1850" warning[prose-truncated] `Summary` stops in the middle of a sentence, at `1850`
        help: finish the sentence, or end it with a full stop
    with an accent
      27:165 "Orléans-sur-Mé" warning[prose-truncated] `Summary` stops in the middle of a sentence, at `Orléans-sur-Mé`
        help: finish the sentence, or end it with a full stop
    "#);
}

#[test]
fn a_summary_may_end_in_many_ways() {
    clean([
        ("a question", end("the old towers are all that a ship can see?")),
        ("an exclamation", end("the old towers are all that a ship can see!")),
        ("a quotation", end("the old towers are “all that a ship can see.”")),
        ("straight quotes", end("the old towers are \"all that a ship can see\"")),
        ("a quotation, then a stop", end("the old towers are 'all that a ship can see'.")),
        ("a parenthesis", end("the old towers are all (that a ship can see)")),
        ("a parenthesis, then a stop", end("the old towers are all (that a ship can see).")),
        ("an ellipsis", end("the old towers are all …")),
        ("guillemets", end("the old towers are « all that a ship can see »")),
        ("emphasis", end("the old towers are **all that a ship can see.**")),
        ("a link", end("the old towers are [all](https://example.org)")),
        ("an address", end("the old towers are at https://example.org/towers")),
        ("a Chinese stop", end("the old towers are 全部。")),
        ("a Hindi stop", end("the old towers are सब।")),
        ("a note", end("the old towers are all.[^1]").replace("[^1]", " [1]")),
        ("a comment behind", with(END, &format!("{END}\n\n<!-- checked -->"))),
        ("30 words", body("Summary", &format!("{}end.", "word ".repeat(29)))),
        ("400 words", body("Summary", &format!("{}end.", "word ".repeat(399)))),
    ]);
}

#[test]
fn text_read_in_the_wrong_encoding_is_one_finding_a_line() {
    let cases = [
        ("an apostrophe", with("ran on oil", "ranâ€™t on oil")),
        ("an accent", with("old towers", "cafÃ© towers")),
        ("several on a line", with("old towers", "cafÃ© and thÃ© towers of MÃ¼ller")),
        ("in a cell", with("Radar Beacons", "RadarÂ Beacon").replace("RadarÂ ", "RadarÂ\u{a0}")),
        ("in a keyword", with("* foghorns\n", "* fÃ´ghorns\n")),
        ("a lost character", with("old towers", "old to\u{fffd}ers")),
        ("a dash", with("old towers", "old â€” towers")),
        ("an emoji", with("old towers", "old ðŸ˜€ towers")),
    ];
    insta::assert_snapshot!(one_each(cases), @r#"
    an apostrophe
      27:57 "â€™" warning[prose-mojibake] `â€™` stands for `’`, read in the wrong encoding
        help: read the source as UTF-8, not as Windows-1252
    an accent
      27:154 "Ã©" warning[prose-mojibake] `Ã©` stands for `é`, read in the wrong encoding
        help: read the source as UTF-8, not as Windows-1252
    several on a line
      27:154 "Ã©" warning[prose-mojibake] `Ã©` stands for `é`, read in the wrong encoding, and so do 2 more places on this line
        help: read the source as UTF-8, not as Windows-1252
    in a cell
      55:8 "Â\u{a0}" warning[prose-mojibake] `Â ` stands for a blank of the kind U+00A0, read in the wrong encoding
        help: read the source as UTF-8, not as Windows-1252
    in a keyword
      11:4 "Ã´" warning[prose-mojibake] `Ã´` stands for `ô`, read in the wrong encoding
        help: read the source as UTF-8, not as Windows-1252
    a lost character
      27:157 "�" warning[prose-mojibake] `�` is left where a character was lost
        help: write the character that belongs here
    a dash
      27:155 "â€”" warning[prose-mojibake] `â€”` stands for `—`, read in the wrong encoding
        help: read the source as UTF-8, not as Windows-1252
    an emoji
      27:155 "ðŸ˜€" warning[prose-mojibake] `ðŸ˜€` stands for `😀`, read in the wrong encoding
        help: read the source as UTF-8, not as Windows-1252
    "#);
}

#[test]
fn mojibake_in_the_title_is_one_finding() {
    insta::assert_snapshot!(one_each([("title", with("# __Lighthouses", "# __CafÃ© Lighthouses"))]), @r#"
    title
      1:8 "Ã©" warning[prose-mojibake] `Ã©` stands for `é`, read in the wrong encoding
        help: read the source as UTF-8, not as Windows-1252
    "#);
}

#[test]
fn proper_text_in_other_languages_passes() {
    clean([
        (
            "French",
            body(
                "Summary",
                "Les derniers gardiens ont quitté les rochers et les lampes, jadis à l’huile, marchent au soleil. Où qu’il soit, le pilote s’en remet à l’écran : « c’est sûr », dit-il, naïf. Ça change déjà, hélas, à Noël ; l’œil, l’Âge et l’été aussi.",
            ),
        ),
        (
            "Portuguese",
            body(
                "Summary",
                "Os últimos guardas deixaram as rochas, e as lâmpadas que queimavam óleo funcionam com o sol. Não há mais ninguém na ilha; a navegação é feita pela tela, à noite também, e às vezes a atenção já não está lá fora: São Tomé e Príncipe é exceção.",
            ),
        ),
        (
            "German",
            body(
                "Summary",
                "Die letzten Wärter haben die Klippen verlassen, und was früher mit Öl brannte, läuft nun mit Sonne. Für die Lotsen zählt der Bildschirm, doch in Nächten ohne Satelliten müssen die alten Türme genügen, größer und heller als alles, was die Küste noch übrig ließ.",
            ),
        ),
        ("Polish", with("old towers", "stare wieże – żółć, gęślą jaźń – towers")),
        ("Vietnamese", with("old towers", "những ngọn hải đăng cũ towers")),
        ("symbols", with("old towers", "old towers (±5 °C, ½ m², €4, £3, ©, ®, ™, µ, ×, ÷)")),
        ("capitals", with("old towers", "ÉCLAIRÉ À L’ÉTÉ, SÃO, ÂGE, «CAFÉ» »Ä« towers")),
        ("emoji", with("old towers", "old 🗼 towers 👩‍✈️")),
        ("Greek and Cyrillic", with("old towers", "παλιοί φάροι и маяки towers")),
        ("Arabic and Hebrew", with("old towers", "منارات מגדלורים towers")),
    ]);
}

#[test]
fn a_summary_in_a_language_without_blanks_passes() {
    clean([
        (
            "Chinese",
            body(
                "Summary",
                "最後的燈塔看守人已經離開礁石，曾經燃油的燈如今靠太陽發電。領航員信任螢幕，然而在沒有衛星訊號的夜晚，船隻從遠處能看見的只有那些古老的燈塔，因此許多港口仍然保留它們，並且每年為它們重新粉刷。",
            ),
        ),
        (
            "Japanese",
            body(
                "Summary",
                "最後の灯台守は岩礁を去り、かつて油で燃えていた灯は今では太陽の力で光っている。水先人は画面を信じているが、衛星の届かない夜には、遠くの船から見えるのは古い灯台だけであり、多くの港は今もそれを守り続けている。",
            ),
        ),
    ]);
}

#[test]
fn line_endings_are_no_matter() {
    clean([
        ("CRLF", BASE.replace('\n', "\r\n")),
        ("CR alone", BASE.replace('\n', "\r")),
        ("mixed", BASE.replace("|\n", "|\r\n")),
    ]);
}

#[test]
fn findings_in_a_text_with_crlf_are_the_same() {
    let wrong = with("lithium.     |           4 |", "lithium.     |           9 |")
        .replace("* foghorns\n", "* \"foghorns\"\n");
    assert_eq!(all(&wrong.replace('\n', "\r\n")), all(&wrong));
    assert_eq!(all(&wrong.replace('\n', "\r")), all(&wrong));
}

#[test]
fn a_byte_order_mark_is_one_warning() {
    insta::assert_snapshot!(one_each([("before the title", format!("\u{feff}{BASE}"))]), @r#"
    before the title
      1:1 "\u{feff}" warning[file-encoding] the file begins with a byte order mark, which hides its first heading from Markdown parsers
        help: save the file as UTF-8 without a byte order mark
    "#);
}

#[test]
fn findings_behind_a_byte_order_mark_are_the_same() {
    let wrong = with("(from page", "(From page");
    insta::assert_snapshot!(all(&format!("\u{feff}{wrong}")), @r#"
    1:1 "\u{feff}" warning[file-encoding] the file begins with a byte order mark, which hides its first heading from Markdown parsers
      help: save the file as UTF-8 without a byte order mark
    1:57 "From page [" error[title-syntax] the title continues with `From page [` where `from page [` is expected after `__, (`
      help: write `from page [` here; the title is the article's title, then the newsletter page that it stood on, with a link to that page
    "#);
}

#[test]
fn a_text_of_nothing_has_no_title_no_link_and_no_sections() {
    insta::assert_snapshot!(all(""), @r#"
    1:1 "" error[title-missing] the file is empty
      help: begin the file with `# ` and the title: the article's title, then the newsletter page that it stood on, with a link to that page
    "#);
    insta::assert_snapshot!(all("\n\n"), @r#"
    1:1 "" error[title-missing] the file is empty
      help: begin the file with `# ` and the title: the article's title, then the newsletter page that it stood on, with a link to that page
    "#);
}

#[test]
fn the_text_of_a_section_too_many_is_not_looked_at() {
    let twice = format!("{BASE}\n## Summary\n\nA summary of a few words that\n");
    insta::assert_snapshot!(one_each([("a second summary", twice)]), @r#"
    a second summary
      65:4 "Summary" error[section-duplicate] the section `Summary` appears twice
        help: merge the two, or remove one
    "#);
}

#[test]
fn the_text_of_a_second_section_counts_where_the_first_is_empty() {
    let twice = with("## Summary\n", "## Summary\n\n## Summary\n");
    insta::assert_snapshot!(one_each([("an empty summary before it", twice)]), @r#"
    an empty summary before it
      27:4 "Summary" error[section-duplicate] the section `Summary` appears twice
        help: merge the two, or remove one
    "#);
}
