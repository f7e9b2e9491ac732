//! `textDocument/completion`

use std::fmt::Write;

use gen_lsp_types::{
    CompletionItem, CompletionItemKind, CompletionList, CompletionParams, CompletionResponse, Documentation,
    InsertTextFormat, InsertTextMode, MarkupContent, MarkupKind, TextEdit,
};

use crate::ide::{self, Completion, CompletionKind, Piece, toml};
use crate::lsp::client::Client;
use crate::lsp::convert;
use crate::lsp::desk::{Desk, Refusal};
use crate::lsp::page::Page;
use crate::project::schemas_beside;
use crate::text::Source;

/// What begins something in a document that can be completed: a heading, a row, an item, a value, a comment, a path or a
/// hole.
pub(in crate::lsp) const TRIGGERS: [&str; 7] = ["#", "|", "*", "-", ":", " ", "!"];

/// The same of a schema or a project file: a header, a key, a value or a hole.
pub(in crate::lsp) const TOML_TRIGGERS: [&str; 7] = ["[", ".", "\"", "'", "=", "{", " "];

/// What may be written at the cursor.
pub(in crate::lsp) fn complete(desk: &Desk, params: &CompletionParams) -> Result<Option<CompletionResponse>, Refusal> {
    let at = &params.text_document_position_params;
    let page = desk.page(&at.text_document.uri)?;
    let offset = convert::offset(&page.source, at.position, desk.client.encoding);
    let trigger = params.context.as_ref().and_then(|context| context.trigger_character.as_deref());
    if let Some(kind) = page.toml() {
        let schemas = || page.path.as_deref().map(schemas_beside).unwrap_or_default();
        let completions = if trigger.is_none_or(|it| TOML_TRIGGERS.contains(&it)) {
            toml::complete(&page.source, kind, &toml::Names { schemas: &schemas }, offset)
        } else {
            Vec::new()
        };
        return Ok(Some(list(page, completions, &desk.client)));
    }
    let is_prose = || trigger == Some(" ") && !may_be_completed(before(&page.source, offset));
    if trigger.is_some_and(|it| !TRIGGERS.contains(&it)) || is_prose() {
        return Ok(None);
    }
    let Some(analysis) = page.analysis() else { return Ok(None) };
    let settings = &analysis.standing.scope().settings;
    let completions = page.ask(|bound, _| ide::complete(&bound, settings, &analysis.checked, offset));
    Ok(Some(list(page, completions.unwrap_or_default(), &desk.client)))
}

/// The line before the cursor.
fn before(source: &Source, offset: u32) -> &str {
    let before = &source.text()[source.body_start().min(offset as usize)..offset as usize];
    before.rsplit(['\n', '\r']).next().unwrap_or_default()
}

/// Whether a line begins like something that a blank may go on with: a heading, a row, an item, a comment, or a field. After
/// each word of prose clients ask too, and no text is to be bound for that.
fn may_be_completed(line: &str) -> bool {
    let line = line.trim_start();
    let is_number = || {
        let rest = line.trim_start_matches(|it: char| it.is_ascii_digit());
        rest.len() < line.len() && rest.starts_with(['.', ')'])
    };
    let is_key = || line.split_once(':').is_some_and(|(key, _)| !key.is_empty() && !key.contains(char::is_whitespace));
    line.starts_with(['#', '|', '*', '-', '+'])
        || line.starts_with("<!--")
        || is_number()
        || is_key()
        || line.contains('|')
}

fn list(page: &Page, completions: Vec<Completion>, client: &Client) -> CompletionResponse {
    let items = completions.into_iter().map(|it| item(&page.source, it, client)).collect();
    // What is offered hangs on the line as it was when it was asked for.
    CompletionList { is_incomplete: false, item_defaults: None, apply_kind: None, items }.into()
}

fn item(source: &Source, completion: Completion, client: &Client) -> CompletionItem {
    let documentation = completion.documentation.as_ref().map(|it| {
        if client.completion_markdown {
            Documentation::from(MarkupContent { kind: MarkupKind::Markdown, value: it.markdown() })
        } else {
            Documentation::from(convert::plain_lines(&it.markdown()))
        }
    });
    let (new_text, format) = if client.snippets && wants_snippet(&completion.insert) {
        (snippet(&completion.insert), InsertTextFormat::Snippet)
    } else {
        (Piece::plain(&completion.insert), InsertTextFormat::PlainText)
    };
    let range = convert::range(source, completion.replace, client.encoding);
    // Without it the label serves. Neovim up to 0.9 looks for the range of the edit only where there is none.
    let filter_text = (completion.filter != completion.label).then_some(completion.filter);
    CompletionItem {
        label: completion.label,
        kind: Some(kind(completion.kind)),
        detail: completion.detail,
        documentation,
        preselect: (completion.preselect && client.preselects).then_some(true),
        // Clients sort by text.
        sort_text: Some(format!("{:05}", completion.sort)),
        filter_text,
        insert_text_format: Some(format),
        // Lines of Markdown are not to be indented like the one that they are inserted in.
        insert_text_mode: client.inserts_as_is.then_some(InsertTextMode::AsIs),
        text_edit: Some(TextEdit { range, new_text }.into()),
        ..CompletionItem::default()
    }
}

/// What comes nearest: the protocol's kinds are those of programs.
fn kind(kind: CompletionKind) -> CompletionItemKind {
    match kind {
        CompletionKind::Document | CompletionKind::FrontMatter => CompletionItemKind::File,
        CompletionKind::Title | CompletionKind::Preamble => CompletionItemKind::Snippet,
        CompletionKind::Section | CompletionKind::Header => CompletionItemKind::Module,
        CompletionKind::Field => CompletionItemKind::Field,
        CompletionKind::Value => CompletionItemKind::EnumMember,
        CompletionKind::List | CompletionKind::Table | CompletionKind::Row => CompletionItemKind::Struct,
        CompletionKind::Column | CompletionKind::Key => CompletionItemKind::Property,
        CompletionKind::Directive => CompletionItemKind::Keyword,
        CompletionKind::Rule => CompletionItemKind::Reference,
    }
}

/// Whether a text is to be sent as a snippet: where it has blanks, and where it has several words, since Neovim (0.11) inserts
/// only the first word of what is none.
fn wants_snippet(pieces: &[Piece]) -> bool {
    pieces.iter().any(|piece| match piece {
        Piece::Text(text) => text.contains(char::is_whitespace),
        Piece::Blank(_) | Piece::Same(_) => true,
    })
}

/// A snippet (LSP 3.17, "Snippet Syntax"): each blank is a place to stop at, with its text selected, and what is the
/// same follows it. Its lines end in `\n`,
/// which editors turn into the line ending of the text; Neovim would leave the other character of `\r\n` in it.
fn snippet(pieces: &[Piece]) -> String {
    let mut snippet = String::new();
    let mut stops = 0;
    for piece in pieces {
        match piece {
            Piece::Text(text) => snippet.push_str(&escaped(text)),
            Piece::Blank(text) => {
                stops += 1;
                _ = match &*escaped(text) {
                    "" => write!(snippet, "${{{stops}}}"),
                    text => write!(snippet, "${{{stops}:{text}}}"),
                };
            }
            Piece::Same(index) => _ = write!(snippet, "${{{}}}", index + 1),
        }
    }
    snippet
}

fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace('$', "\\$").replace('}', "\\}").replace("\r\n", "\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_are_places_to_stop_at() {
        let pieces = [Piece::Text("| $a} \\| ".into()), Piece::Blank("…".into()), Piece::Blank("{x}".into())];
        assert_eq!(snippet(&pieces), "| \\$a\\} \\\\| ${1:…}${2:{x\\}}");
        assert_eq!(Piece::plain(&pieces), "| $a} \\| …{x}");
        assert_eq!(snippet(&[Piece::Blank("a".into()), Piece::Text("1".into()), Piece::Same(0)]), "${1:a}1${1}");
        assert_eq!(snippet(&[Piece::Text("* A: ".into()), Piece::Blank(String::new())]), "* A: ${1}");
    }

    #[test]
    fn a_blank_in_prose_asks_for_nothing() {
        for line in ["# ", "  | a ", "a | ", "* Type: ", "- ", "+ ", "12. ", "<!-- ", "tags: "] {
            assert!(may_be_completed(line), "{line}");
        }
        for line in ["", " ", "A word ", "See there: ", "2026 was ", "\\# "] {
            assert!(!may_be_completed(line), "{line}");
        }
        let source = Source::new("a.md", "\u{feff}a b\n# c\r\n").unwrap();
        let at = |offset| before(&source, offset);
        assert_eq!([at(0), at(3), at(5), at(7), at(9), at(11)], ["", "", "a ", "", "# ", ""]);
    }

    #[test]
    fn lines_of_snippets_end_alike() {
        let pieces = [Piece::Text("## A\r\n\r\n".into()), Piece::Blank("…".into())];
        assert_eq!(snippet(&pieces), "## A\n\n${1:…}");
        assert_eq!(Piece::plain(&pieces), "## A\r\n\r\n…");
    }

    #[test]
    fn several_words_are_a_snippet() {
        assert!(wants_snippet(&[Piece::Text("## A".into())]));
        assert!(wants_snippet(&[Piece::Text("A".into()), Piece::Blank("…".into())]));
        assert!(!wants_snippet(&[Piece::Text("A".into())]));
    }
}
