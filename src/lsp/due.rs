//! What is to be done once nobody types.

use std::sync::Arc;
use std::time::{Duration, Instant};

use gen_lsp_types::{PublishDiagnosticsParams, Uri};

use super::desk::Desk;
use super::diagnostics;
use super::server::{Done, Server};

/// How long nobody must type before the findings of a document are sent.
const QUIET: Duration = Duration::from_millis(60);

/// How long they are held back at most while somebody types.
const PATIENCE: Duration = Duration::from_millis(400);

/// When the findings of a document are sent.
#[derive(Clone, Copy)]
pub(super) struct Due {
    at: Instant,
    /// When it was first put off.
    since: Instant,
}

impl Server {
    /// Puts the findings of a document off until nobody types, but not for ever.
    pub(super) fn put_off(&mut self, uri: Uri) {
        let now = Instant::now();
        let due = self.due.entry(uri).or_insert(Due { at: now, since: now });
        due.at = (now + QUIET).min(due.since + PATIENCE);
    }

    /// Has the findings of a document sent now.
    pub(super) fn hurry(&mut self, uri: Uri) {
        let now = Instant::now();
        self.due.insert(uri, Due { at: now, since: now });
    }

    pub(super) fn forget(&mut self, uri: &Uri) {
        self.due.remove(uri);
    }

    /// When the next thing is due.
    pub(super) fn next_due(&self) -> Option<Instant> {
        self.due.values().map(|due| due.at).chain(self.reload).chain(self.reports.start).min()
    }

    /// Does what is due at `now`.
    pub(super) fn do_what_is_due(&mut self, now: Instant) {
        if self.reload.is_some_and(|at| at <= now) {
            self.reload();
        }
        if self.reports.start.is_some_and(|at| at <= now) {
            self.start_reports();
        }
        let due: Vec<Uri> = self.due.iter().filter(|(_, due)| due.at <= now).map(|(uri, _)| uri.clone()).collect();
        for uri in due {
            self.due.remove(&uri);
            let Some(page) = self.pages.get(&uri).cloned() else { continue };
            let (desk, finish) = (Desk { pages: Arc::default(), ..self.desk() }, self.finish.clone());
            let page = Arc::downgrade(&page);
            self.unasked.run(move || {
                // A text that has changed meanwhile is of no interest.
                let Some(page) = page.upgrade() else { return };
                let diagnostics = diagnostics::of_page(&page, &desk);
                let version = Some(page.version);
                let params = PublishDiagnosticsParams { uri: page.uri.clone(), version, diagnostics };
                _ = finish.send(Done::Findings(page, params));
            });
        }
    }
}
