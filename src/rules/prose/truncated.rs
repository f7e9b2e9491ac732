use crate::diagnostic::Severity;
use crate::document::BlockKind;
use crate::rules::wording::shown;
use crate::rules::{Context, Docs, Finding, Findings, Rule};
use crate::schema::Content;
use crate::text::Span;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "prose-truncated",
    summary: "The prose of a section stops in the middle of a sentence",
    severity: Severity::Warning,
    fixes: &[],
    docs: Docs {
        why: "A text that ends in a letter or a comma was cut off, often by a limit of the program that wrote it.",
        schema: "[[section]]\nheading = \"Summary\"\ncontent = \"prose\"\ntruncated = \"deny\"\n",
        fails: "# A title\n\n## Summary\n\nThe report says that the\n",
        passes: "# A title\n\n## Summary\n\nThe report says so.\n",
    },
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings<'_>) {
    for section in &cx.binding.sections {
        let Some((Content::Prose(prose), decl)) = section.content_asked() else {
            continue;
        };
        let Some(declared) = prose.truncated else { continue };
        let Some(last) = section.blocks.iter().rfind(|block| block.kind == BlockKind::Paragraph) else { continue };
        let text = cx.slice(last.span).trim_end();
        if !stops_short(text) {
            continue;
        }
        let start = text.trim_end_matches(|it: char| !it.is_whitespace()).len();
        let word: Span = last.span.slice(start..text.len());
        findings.push(
            Finding::new(
                word,
                format!("{} stops in the middle of a sentence, at {}", shown(section.name), shown(&text[start..])),
            )
            .label("the text ends here")
            .help("finish the sentence, or end it with a full stop")
            .asked_at(declared.place)
            .level(decl.level),
        );
    }
}

/// Whether a text ends in a way that no sentence ends. A URL may end a text without a full stop.
pub(crate) fn stops_short(text: &str) -> bool {
    // The number of a note may follow the full stop.
    let text = text.trim_end_matches(|it| matches!(it, '⁰' | '¹' | '²' | '³' | '⁴'..='⁹'));
    let last_word = text.rsplit(char::is_whitespace).next().unwrap_or_default();
    let last = text.chars().next_back();
    !last_word.contains("://")
        && last.is_some_and(|last| last.is_alphanumeric() || matches!(last, ',' | ';' | '-' | '–' | '('))
}
