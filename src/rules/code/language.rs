use crate::diagnostic::{Applicability, Edit, Severity, closest};
use crate::document::{BlockKind, CodeBlock};
use crate::rules::wording::{did_you_mean, names, shown};
use crate::rules::{Context, Docs, Finding, Findings, Rule};
use crate::schema::Content;
use crate::text::Span;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "code-language",
    summary: "A code block has no language, or one that is not accepted",
    severity: Severity::Error,
    fixes: &[
        (Applicability::Safe, "correct the case of the language"),
        (Applicability::Unsafe, "name the only language that is accepted"),
    ],
    docs: Docs {
        why: "Pages draw a diagram, or colour code, by the word after the marks that open the block. A misspelt one shows \
              as plain text.",
        schema: "[[section]]\nheading = \"Diagram\"\ncontent = \"code\"\nlanguage = \"mermaid\"\n",
        fails: "# A title\n\n## Diagram\n\n```mermiad\ngraph TD; A --> B;\n```\n",
        passes: "# A title\n\n## Diagram\n\n```mermaid\ngraph TD; A --> B;\n```\n",
    },
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings<'_>) {
    for section in &cx.binding.sections {
        let Some((Content::Code(code), decl)) = section.content_asked() else { continue };
        let Some(languages) = &code.languages else { continue };
        for block in section.blocks {
            let BlockKind::Code(index) = block.kind else { continue };
            let finding = check_block(cx, &cx.document.code_blocks[index], block.span, section.name, languages);
            findings.extend(finding.map(|finding| finding.asked_at(languages.place).level(decl.level)));
        }
    }
}

fn check_block(
    cx: &Context<'_>,
    code: &CodeBlock,
    block: Span,
    section: &str,
    languages: &[String],
) -> Option<Finding> {
    let span = code.language(cx.source);
    let found = cx.slice(span);
    match code.fence {
        _ if languages.iter().any(|language| language == found) => None,
        None => Some(indented(cx, block, section, languages)),
        Some(fence) if found.is_empty() => Some(unnamed(fence, section, languages)),
        Some(_) => Some(wrong(span, found, section, languages)),
    }
}

fn all(languages: &[String]) -> String {
    names(languages.iter().map(String::as_str), "or")
}

fn indented(cx: &Context<'_>, block: Span, section: &str, languages: &[String]) -> Finding {
    let line = cx.slice(block).lines().next().unwrap_or_default().trim_end().len();
    Finding::new(block.slice(0..line), format!("a code block of {} cannot name its language", shown(section)))
        .label("indented")
        .help(format!("write it between two lines of three backticks, with {} after the first", all(languages)))
}

fn unnamed(fence: Span, section: &str, languages: &[String]) -> Finding {
    let finding = Finding::new(fence, format!("a code block of {} has no language", shown(section)))
        .label("no language after the marks")
        .help(format!("write {} after the marks", all(languages)));
    // The code may be in another language, or in none.
    let [only] = languages else { return finding };
    let edit = Edit { span: Span::empty(fence.end), content: only.clone() };
    finding.fix(format!("name the language {only}"), Applicability::Unsafe, edit)
}

fn wrong(span: Span, found: &str, section: &str, languages: &[String]) -> Finding {
    let known = languages.iter().map(String::as_str);
    let message = format!("the language {} of a code block of {} is not accepted", shown(found), shown(section));
    let finding = Finding::new(span, message)
        .label(format!("expected {}", all(languages)))
        .help(did_you_mean(found, known.clone()));
    match closest(found, known).filter(|meant| meant.eq_ignore_ascii_case(found)) {
        Some(meant) => {
            let edit = Edit { span, content: meant.to_owned() };
            finding.fix("correct the case of the language", Applicability::Safe, edit)
        }
        None => finding,
    }
}
