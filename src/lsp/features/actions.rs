//! `textDocument/codeAction` and `codeAction/resolve`

use std::collections::HashMap;

use gen_lsp_types::{
    CodeAction, CodeActionKind, CodeActionParams, CodeActionResponse, Diagnostic, DocumentChange, Edit,
    OptionalVersionedTextDocumentIdentifier, TextDocumentEdit, TextDocumentIdentifier, Uri, WorkspaceEdit,
};
use lsp_server::ErrorCode;
use serde_json::json;

use crate::diagnostic::{self, Applicability};
use crate::ide::{self, Action};
use crate::lsp::announce::FIX_ALL;
use crate::lsp::client::Client;
use crate::lsp::convert;
use crate::lsp::desk::{Desk, Refusal};
use crate::lsp::findings::{NAME, diagnostics};
use crate::lsp::page::{Analysis, Page};
use crate::text::{Source, Span};

/// The most quick fixes that are offered at a time: nobody reads a longer menu.
const MOST_FIXES: usize = 50;

/// The most findings that an action is shown to mend.
const MOST_MENDED: usize = 20;

/// What may be done about the findings at a place, and about all that can be mended safely.
pub(in crate::lsp) fn actions(
    desk: &Desk,
    params: &CodeActionParams,
) -> Result<Option<Vec<CodeActionResponse>>, Refusal> {
    let page = desk.page(&params.text_document.uri)?;
    let Some(analysis) = page.analysis() else { return Ok(None) };
    let only = params.context.only.as_deref().unwrap_or_default();
    let mut offered = Vec::new();
    if wants(only, "quickfix") {
        let span = convert::span(&page.source, params.range, desk.client.encoding);
        let check = |source: &Source| page.check(&analysis.standing, source);
        let actions = ide::actions(&page.source, &analysis.checked, span, &check);
        offered.extend(
            actions.into_iter().take(MOST_FIXES).map(|action| quick_fix(page, analysis, span, action, &desk.client)),
        );
    }
    if wants(only, FIX_ALL) && analysis.checked.findings.iter().any(is_safely_mended) {
        offered.extend(fix_all(page, analysis, &desk.client));
    }
    Ok(Some(offered.into_iter().map(CodeActionResponse::from).collect()))
}

/// Fills in the edit of an action that was offered without.
pub(in crate::lsp) fn resolve(desk: &Desk, action: &CodeAction) -> Result<CodeAction, Refusal> {
    let mut action = action.clone();
    if action.edit.is_some() {
        return Ok(action);
    }
    let data = action.data.clone().unwrap_or_default();
    let uri = data["uri"].as_str().ok_or_else(|| Refusal::new(ErrorCode::InvalidParams, "not one of our actions"))?;
    let page = desk.page(&Uri(uri.to_owned()))?;
    if data["version"] != page.version {
        return Err(Refusal::new(ErrorCode::ContentModified, "the document has changed; ask for its actions again"));
    }
    if let Some(analysis) = page.analysis() {
        let edits = all_fixes(page, analysis).unwrap_or_default();
        action.edit = Some(workspace_edit(page, &edits, &desk.client));
    }
    Ok(action)
}

/// Whether the client wants actions of a kind: it names none, or that one, or one that holds it.
fn wants(only: &[CodeActionKind], kind: &str) -> bool {
    only.is_empty()
        || only.iter().any(|wanted| {
            let wanted = String::from(wanted.clone());
            wanted.is_empty() || kind == wanted || kind.strip_prefix(&*wanted).is_some_and(|rest| rest.starts_with('.'))
        })
}

fn is_safely_mended(finding: &diagnostic::Diagnostic) -> bool {
    finding.fix.as_ref().is_some_and(|fix| fix.applicability == Applicability::Safe)
}

fn quick_fix(page: &Page, analysis: &Analysis, asked: Span, action: Action, client: &Client) -> CodeAction {
    // One action may mend thousands of findings all over the document.
    let touches = |it: &&diagnostic::Diagnostic| it.span.start <= asked.end && asked.start <= it.span.end;
    let mended = action.mends.iter().filter_map(|index| analysis.checked.findings.get(*index)).filter(touches);
    let mended = mended.take(MOST_MENDED).cloned();
    let mended: Vec<Diagnostic> = diagnostics(&page.source, &page.uri, &mended.collect::<Vec<_>>(), client);
    CodeAction {
        title: action.title,
        kind: Some(CodeActionKind::QuickFix),
        diagnostics: Some(mended),
        is_preferred: (action.preferred && client.preferred_actions).then_some(true),
        edit: Some(workspace_edit(page, &action.edits, client)),
        ..CodeAction::default()
    }
}

/// The action that applies all safe fixes; `None` when they would lead to new errors. Its edit is left open for clients
/// that ask for it, since it takes several checks.
fn fix_all(page: &Page, analysis: &Analysis, client: &Client) -> Option<CodeAction> {
    let (edit, data) = if client.resolves_edits {
        (None, Some(json!({ "uri": page.uri, "version": page.version })))
    } else {
        (Some(workspace_edit(page, &all_fixes(page, analysis)?, client)), None)
    };
    Some(CodeAction {
        title: format!("{NAME}: Fix all that can be fixed safely"),
        kind: Some(CodeActionKind::new(FIX_ALL)),
        edit,
        data,
        ..CodeAction::default()
    })
}

fn all_fixes(page: &Page, analysis: &Analysis) -> Option<Vec<diagnostic::Edit>> {
    ide::fix_all(&page.source, Applicability::Safe, &|source| page.check(&analysis.standing, source))
}

/// Edits of one page, for the version that they were made for where the client can tell versions.
fn workspace_edit(page: &Page, edits: &[diagnostic::Edit], client: &Client) -> WorkspaceEdit {
    let edits = convert::text_edits(&page.source, edits, client.encoding);
    if client.versioned_edits {
        let text_document = OptionalVersionedTextDocumentIdentifier {
            version: Some(page.version),
            text_document_identifier: TextDocumentIdentifier { uri: page.uri.clone() },
        };
        let edits = edits.into_iter().map(Edit::from).collect();
        let change = DocumentChange::from(TextDocumentEdit { text_document, edits });
        WorkspaceEdit { document_changes: Some(vec![change]), ..WorkspaceEdit::default() }
    } else {
        WorkspaceEdit { changes: Some(HashMap::from([(page.uri.clone(), edits)])), ..WorkspaceEdit::default() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_holds_those_below_it() {
        let wants = |only: &'static str| wants(&[CodeActionKind::from(only)], FIX_ALL);
        for only in ["", "source", "source.fixAll", FIX_ALL] {
            assert!(wants(only), "{only}");
        }
        for only in ["quickfix", "source.fixAll.other", "source.fix", "source.organizeImports"] {
            assert!(!wants(only), "{only}");
        }
    }
}
