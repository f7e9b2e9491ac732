//! Reports on the documents of the workspace, which clients ask for again and again: each waits until something has changed.

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use gen_lsp_types::{
    ProgressToken, WorkDoneProgressCreateParams, WorkDoneProgressCreateRequest, WorkspaceDiagnosticParams,
};
use lsp_server::{ErrorCode, Request, RequestId, Response};
use serde_json::json;

use super::answers::respond;
use super::server::{Asked, Done, Server};
use super::transport::refusal;
use super::{diagnostics, findings};

/// How long changes of files are collected before all documents are looked at again.
const SETTLED: Duration = Duration::from_millis(300);

/// A report on the workspace that was sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Reported {
    /// What it knew of the changes of the workspace.
    changes: u64,
    /// Whether the client has results to name when it asks again.
    has_results: bool,
}

/// What is known of reports on the workspace.
#[derive(Default)]
pub(super) struct Reports {
    /// How often the files of the workspace have changed.
    changes: u64,
    /// The last report that was sent.
    last: Option<Reported>,
    /// The requests that wait for a change.
    waiting: Vec<(RequestId, WorkspaceDiagnosticParams)>,
    /// When they are dealt with.
    pub(super) start: Option<Instant>,
    /// Those that a thread works on. It answers them when they are cancelled, too: what tells of their progress must not
    /// come after the answer.
    running: HashMap<RequestId, Arc<AtomicBool>>,
    /// The progress that is shown of them.
    progress: Vec<(ProgressToken, RequestId)>,
}

impl Server {
    /// Has the diagnostics of the workspace told, once they may have changed since they were told last.
    pub(super) fn report(&mut self, request: Request) {
        let Request { id, params, .. } = request;
        let params: WorkspaceDiagnosticParams = match serde_json::from_value(params) {
            Ok(params) => params,
            Err(error) => return self.send(refusal(id, ErrorCode::InvalidParams, error.to_string())),
        };
        let known = Reported { changes: self.reports.changes, has_results: !params.previous_result_ids.is_empty() };
        self.requests.incoming.register(id.clone(), Arc::default());
        self.reports.waiting.push((id, params));
        if self.reports.last != Some(known) {
            self.reports.start = Some(Instant::now());
        }
    }

    /// Starts what waits for a change of the workspace.
    pub(super) fn start_reports(&mut self) {
        self.reports.start = None;
        for (id, mut params) in std::mem::take(&mut self.reports.waiting) {
            self.begin_progress(&id, &mut params);
            let desk = self.desk();
            self.reports.running.insert(id.clone(), Arc::clone(&desk.cancelled));
            let (finish, changes) = (self.finish.clone(), self.reports.changes);
            self.long.run(move || {
                let mut has_results = false;
                let response = respond(id, &desk, || {
                    let report = diagnostics::workspace(&desk, &params)?;
                    has_results = report.has_results;
                    Ok(report.rest)
                });
                _ = finish.send(Done::Report(response, Reported { changes, has_results }));
            });
        }
    }

    /// Has the first report shown to the user: it takes a while. Later ones, which clients ask for again and again, are not.
    fn begin_progress(&mut self, id: &RequestId, params: &mut WorkspaceDiagnosticParams) {
        let token = &mut params.work_done_progress_params.work_done_token;
        if token.is_none() && self.client.shows_progress && params.previous_result_ids.is_empty() {
            let new = ProgressToken::String(format!("{}/{id}", findings::NAME));
            self.request::<WorkDoneProgressCreateRequest>(
                WorkDoneProgressCreateParams { token: new.clone() },
                Asked::Favour,
            );
            *token = Some(new);
        }
        self.reports.progress.extend(token.clone().map(|token| (token, id.clone())));
    }

    /// Takes over what a thread reports.
    pub(super) fn finish_report(&mut self, response: Response, reported: Reported) {
        self.reports.running.remove(&response.id);
        self.reports.progress.retain(|(_, id)| *id != response.id);
        if response.response_result.is_ok() {
            self.reports.last = Some(reported);
        }
        self.answer(response);
    }

    /// Stops a report, if the request is for one that a thread works on. The thread answers it.
    pub(super) fn stop_report(&mut self, id: &RequestId) -> bool {
        self.reports.waiting.retain(|(waiting, _)| waiting != id);
        let running = self.reports.running.get(id);
        running.inspect(|cancelled| cancelled.store(true, Ordering::Relaxed)).is_some()
    }

    /// The report whose progress the client calls `token`.
    pub(super) fn report_of(&self, token: &ProgressToken) -> Option<RequestId> {
        self.reports.progress.iter().find(|(known, _)| known == token).map(|(_, id)| id.clone())
    }

    /// Answers the requests that wait, since nothing will change any more.
    pub(super) fn refuse_reports(&mut self) {
        self.reports.start = None;
        for (id, _) in std::mem::take(&mut self.reports.waiting) {
            let mut response = refusal(id, ErrorCode::ServerCancelled, "the server is shutting down");
            if let Err(error) = &mut response.response_result {
                // LSP 3.17, `DiagnosticServerCancellationData`.
                error.data = Some(json!({ "retriggerRequest": false }));
            }
            self.answer(response);
        }
    }

    /// Notes that files of the workspace have changed. What follows soon is dealt with together.
    pub(super) fn changed(&mut self) {
        self.reports.changes += 1;
        self.reports.start.get_or_insert_with(|| Instant::now() + SETTLED);
    }
}
