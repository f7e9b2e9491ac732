use crate::diagnostic::Severity;
use crate::document::BlockKind;
use crate::rules::wording::{count, shown};
use crate::rules::{Context, Docs, Finding, Findings, Rule};
use crate::schema::Content;
use crate::text::{Span, words};

pub(in crate::rules) static RULE: Rule = Rule {
    name: "prose-length",
    summary: "The prose of a section is too short or too long",
    severity: Severity::Warning,
    fixes: &[],
    docs: Docs {
        why: "A summary of five words is the beginning of one, or an apology from the program that should have written it.",
        schema: "[[section]]\nheading = \"Summary\"\ncontent = \"prose\"\nmin-words = 5\n",
        fails: "# A title\n\n## Summary\n\nToo short.\n",
        passes: "# A title\n\n## Summary\n\nThis one is long enough.\n",
    },
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings<'_>) {
    for section in &cx.binding.sections {
        let Some((Content::Prose(prose), decl)) = section.content_asked() else {
            continue;
        };
        if prose.min_words.is_none() && prose.max_words.is_none() {
            continue;
        }
        let paragraphs: Vec<Span> =
            section.blocks.iter().filter(|block| block.kind == BlockKind::Paragraph).map(|block| block.span).collect();
        let Some(span) = paragraphs.iter().copied().reduce(Span::cover) else { continue };
        let found: usize = paragraphs.iter().map(|span| words(cx.slice(*span))).sum();
        if let Some(min) = prose.min_words.filter(|min| found < min.value) {
            findings.push(
                Finding::new(
                    span,
                    format!(
                        "{} has {}, fewer than the minimum {}",
                        shown(section.name),
                        count(found, "word"),
                        min.value
                    ),
                )
                .label(count(found, "word"))
                .help(format!("write at least {}", count(min.value, "word")))
                .asked_at(min.place)
                .level(decl.level),
            );
        }
        if let Some(max) = prose.max_words.filter(|max| found > max.value) {
            findings.push(
                Finding::new(
                    span,
                    format!(
                        "{} has {}, more than the maximum {}",
                        shown(section.name),
                        count(found, "word"),
                        max.value
                    ),
                )
                .label(count(found, "word"))
                .help(format!("shorten it by {}", count(found - max.value, "word")))
                .asked_at(max.place)
                .level(decl.level),
            );
        }
    }
}
