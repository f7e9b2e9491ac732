//! Diagnostics that the client asks for: of a document, or of all.

use std::collections::HashMap;
use std::ops::ControlFlow;

use gen_lsp_types::{
    Diagnostic, DiagnosticSeverity, DocumentDiagnosticParams, DocumentDiagnosticReport, FullDocumentDiagnosticReport,
    LogMessageNotification, LogMessageParams, MessageType, ProgressNotification, ProgressParams,
    RelatedFullDocumentDiagnosticReport, RelatedUnchangedDocumentDiagnosticReport, UnchangedDocumentDiagnosticReport,
    Uri, WorkspaceDiagnosticParams, WorkspaceDiagnosticReport, WorkspaceDocumentDiagnosticReport,
    WorkspaceFullDocumentDiagnosticReport, WorkspaceUnchangedDocumentDiagnosticReport,
};

use super::convert;
use super::desk::{Desk, Refusal};
use super::findings::{NAME, diagnostics, result_id};
use super::page::Page;
use super::places::{Place, places};
use super::pool::jobs;
use super::progress::Progress;
use crate::project::{file_at, in_order, is_markdown};

/// The most findings of a document that are shown: nobody reads more, and an editor that gets a million stands still.
const MOST: usize = 5_000;

/// How many reports are sent at a time to a client that takes them in parts.
const PART: usize = 100;

/// What is found in a page.
pub(super) fn of_page(page: &Page, desk: &Desk) -> Vec<Diagnostic> {
    let Some(analysis) = page.analysis() else { return Vec::new() };
    if let Some(failure) = &analysis.failure {
        let params = LogMessageParams { kind: MessageType::Error, message: failure.clone() };
        desk.notify::<LogMessageNotification>(params);
    }
    let findings = &analysis.checked.findings;
    let shown = &findings[..findings.len().min(MOST)];
    let mut diagnostics = diagnostics(&page.source, &page.uri, shown, &desk.client);
    let cut = diagnostics.last().and_then(|last| not_shown(findings.len() - shown.len(), last));
    diagnostics.extend(cut);
    diagnostics
}

/// What tells that the list ends before the findings do, at the place of the last one that is shown.
fn not_shown(count: usize, last: &Diagnostic) -> Option<Diagnostic> {
    let message = match count {
        0 => return None,
        1 => "1 more finding is not shown".to_owned(),
        _ => format!("{count} more findings are not shown"),
    };
    Some(Diagnostic {
        range: last.range,
        severity: Some(DiagnosticSeverity::Information),
        source: Some(NAME.to_owned()),
        message: message.into(),
        ..Diagnostic::default()
    })
}

/// `textDocument/diagnostic`. Of schemas and project files nothing is told: their mistakes are sent unasked, since they
/// concern other documents too.
#[allow(clippy::unnecessary_wraps, reason = "all that answers requests has this shape")]
pub(super) fn document(desk: &Desk, params: &DocumentDiagnosticParams) -> Result<DocumentDiagnosticReport, Refusal> {
    let items = of_uri(&params.text_document.uri, desk);
    let result_id = result_id(&items);
    Ok(if params.previous_result_id.as_ref() == Some(&result_id) {
        RelatedUnchangedDocumentDiagnosticReport {
            related_documents: None,
            unchanged_document_diagnostic_report: UnchangedDocumentDiagnosticReport { result_id },
        }
        .into()
    } else {
        RelatedFullDocumentDiagnosticReport {
            related_documents: None,
            full_document_diagnostic_report: FullDocumentDiagnosticReport { result_id: Some(result_id), items },
        }
        .into()
    })
}

/// What is found in a document. One that is not open is taken from the disk: VS Code asks once more when one is closed.
fn of_uri(uri: &Uri, desk: &Desk) -> Vec<Diagnostic> {
    if let Some(page) = desk.pages.get(uri) {
        return of_page(page, desk);
    }
    let path = convert::path(uri).filter(|path| is_markdown(path));
    let page = path.and_then(|path| Place::OnDisk(path.clone(), file_at(Some(&path))).page(desk));
    page.map(|page| of_page(&page, desk)).unwrap_or_default()
}

/// What is told of the workspace.
pub(super) struct Report {
    /// What was not sent in parts.
    pub(super) rest: WorkspaceDiagnosticReport,
    /// Whether there is a result of some document, which the client names when it asks again.
    pub(super) has_results: bool,
}

/// `workspace/diagnostic`: all documents of the workspace's folders, and the open ones. What had findings and is gone
/// has none any more.
pub(super) fn workspace(desk: &Desk, params: &WorkspaceDiagnosticParams) -> Result<Report, Refusal> {
    let mut previous: HashMap<Uri, String> =
        params.previous_result_ids.iter().map(|it| (it.uri.clone(), it.value.clone())).collect();
    let parts = &params.partial_result_params.partial_result_token;
    let mut items = Vec::new();
    let mut has_results = false;
    let send = |items: &mut Vec<WorkspaceDocumentDiagnosticReport>| {
        if let Some(token) = parts
            && let Ok(value) = serde_json::to_value(WorkspaceDiagnosticReport { items: std::mem::take(items) })
        {
            desk.notify::<ProgressNotification>(ProgressParams { token: token.clone(), value });
        }
    };
    let pages = places(desk, desk.settings.diagnostic_mode);
    let mut progress = Progress::begin(
        desk,
        params.work_done_progress_params.work_done_token.clone(),
        "Checking the workspace's documents",
    );
    let mut done = 0;
    let work = |place: &Place| desk.go_on().ok().and_then(|()| look(place, desk));
    in_order(&pages, jobs(), work, |found| {
        done += 1;
        progress.report(done, pages.len());
        let Some((uri, version, diagnostics)) = found else {
            return if desk.go_on().is_ok() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) };
        };
        items.extend(report(previous.remove(&uri), uri, version, diagnostics));
        has_results |= !items.is_empty();
        if items.len() >= PART && parts.is_some() {
            send(&mut items);
        }
        ControlFlow::Continue(())
    });
    desk.go_on()?;
    items.extend(previous.into_iter().filter_map(|(uri, id)| report(Some(id), uri, None, Vec::new())));
    has_results |= !items.is_empty();
    if parts.is_some() && !items.is_empty() {
        send(&mut items);
    }
    Ok(Report { rest: WorkspaceDiagnosticReport { items }, has_results })
}

/// What is found in a document; `None` for a file that cannot be read.
fn look(place: &Place, desk: &Desk) -> Option<(Uri, Option<i32>, Vec<Diagnostic>)> {
    let page = place.page(desk)?;
    Some((page.uri.clone(), place.is_open().then_some(page.version), of_page(&page, desk)))
}

/// The report on a document; `None` when there is nothing to tell, and never was.
fn report(
    previous: Option<String>,
    uri: Uri,
    version: Option<i32>,
    items: Vec<Diagnostic>,
) -> Option<WorkspaceDocumentDiagnosticReport> {
    let result_id = result_id(&items);
    match previous {
        None if items.is_empty() => None,
        Some(previous) if previous == result_id => Some(
            WorkspaceUnchangedDocumentDiagnosticReport {
                uri,
                version,
                unchanged_document_diagnostic_report: UnchangedDocumentDiagnosticReport { result_id },
            }
            .into(),
        ),
        _ => Some(
            WorkspaceFullDocumentDiagnosticReport {
                uri,
                version,
                full_document_diagnostic_report: FullDocumentDiagnosticReport { result_id: Some(result_id), items },
            }
            .into(),
        ),
    }
}
