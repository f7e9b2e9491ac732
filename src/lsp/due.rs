//! What is to be done once nobody types.

use std::sync::{Arc, Weak};
use std::time::{Duration, Instant};

use gen_lsp_types::{
    Diagnostic, LogMessageNotification, LogMessageParams, MessageType, PublishDiagnosticsNotification,
    PublishDiagnosticsParams, Uri,
};

use super::answers::bug;
use super::desk::Desk;
use super::diagnostics;
use super::page::Page;
use super::pool::guarded;
use super::server::{Done, Server};

/// How long nobody must type before the findings of a document are sent.
const QUIET: Duration = Duration::from_millis(60);

/// How long they are held back at most while somebody types.
const PATIENCE: Duration = Duration::from_millis(400);

/// The findings of a document that are to be sent.
pub(super) struct Due {
    /// When they are looked for, if its text has changed since that was done last.
    at: Option<Instant>,
    /// Since when the client waits for them.
    since: Instant,
    /// The version that a thread looks at. There is one at a time, so that what is told later is never older.
    checking: Option<Weak<Page>>,
}

/// What a thread has found, unasked.
pub(super) struct Found {
    pub(super) uri: Uri,
    /// What it was to look at.
    pub(super) page: Weak<Page>,
    /// What it has looked at, and found; `None` when it did not look, or broke down.
    pub(super) diagnostics: Option<(Arc<Page>, Vec<Diagnostic>)>,
}

impl Due {
    fn new(now: Instant) -> Self {
        Self { at: None, since: now, checking: None }
    }

    /// Whether the client has waited for long.
    fn is_late(&self, now: Instant) -> bool {
        self.since + PATIENCE <= now
    }

    /// Whether it is to be looked at now. The thread that does so already has to come back first.
    fn starts(&self, now: Instant) -> bool {
        self.checking.is_none() && self.at.is_some_and(|at| at <= now)
    }
}

impl Server {
    /// Puts the findings of a document off until nobody types, but not for ever.
    pub(super) fn put_off(&mut self, uri: Uri) {
        let now = Instant::now();
        let due = self.due.entry(uri).or_insert_with(|| Due::new(now));
        due.at = Some((now + QUIET).min(due.since + PATIENCE));
    }

    /// Has the findings of a document sent now.
    pub(super) fn hurry(&mut self, uri: Uri) {
        let now = Instant::now();
        self.due.entry(uri).or_insert_with(|| Due::new(now)).at = Some(now);
    }

    pub(super) fn forget(&mut self, uri: &Uri) {
        self.due.remove(uri);
    }

    /// When the next thing is due.
    pub(super) fn next_due(&self) -> Option<Instant> {
        let due = self.due.values().filter(|due| due.checking.is_none()).filter_map(|due| due.at);
        due.chain(self.reload.map(|reload| reload.at)).chain(self.reports.start).min()
    }

    /// Does what is due at `now`.
    pub(super) fn do_what_is_due(&mut self, now: Instant) {
        if self.reload.is_some_and(|reload| reload.at <= now) {
            self.reload();
        }
        if self.reports.start.is_some_and(|at| at <= now) {
            self.start_reports();
        }
        let due: Vec<Uri> = self.due.iter().filter(|(_, due)| due.starts(now)).map(|(uri, _)| uri.clone()).collect();
        for uri in due {
            self.start_check(uri, now);
        }
    }

    /// Has the findings of a document looked for by a thread.
    fn start_check(&mut self, uri: Uri, now: Instant) {
        let Some(page) = self.pages.get(&uri).cloned() else { return self.forget(&uri) };
        let (desk, finish) = (Desk { pages: Arc::default(), ..self.desk() }, self.finish.clone());
        let Some(due) = self.due.get_mut(&uri) else { return };
        let weak = Arc::downgrade(&page);
        due.at = None;
        due.checking = Some(Weak::clone(&weak));
        // A text that has changed before its turn comes is of no interest, unless that happens again and again.
        let kept = due.is_late(now).then_some(page);
        self.unasked.run(move || {
            let page = kept.or_else(|| weak.upgrade());
            let diagnostics = page.and_then(|page| {
                let found = look(&page.file.name, &desk, || diagnostics::of_page(&page, &desk))?;
                Some((page, found))
            });
            _ = finish.send(Done::Findings(Found { uri, page: weak, diagnostics }));
        });
    }

    /// Sends what a thread has found: of the text as it is, or of an older one when the client has waited for long.
    pub(super) fn finish_check(&mut self, found: Found) {
        let Found { uri, page: weak, diagnostics } = found;
        let now = Instant::now();
        // What was closed meanwhile is not waited for.
        let is_this = |due: &&mut Due| due.checking.as_ref().is_some_and(|checking| checking.ptr_eq(&weak));
        let Some(due) = self.due.get_mut(&uri).filter(is_this) else { return };
        due.checking = None;
        let is_late = due.is_late(now);
        if due.at.is_none() {
            self.due.remove(&uri);
        }
        let Some((page, diagnostics)) = diagnostics else { return };
        let is_latest = self.pages.get(&uri).is_some_and(|latest| Arc::ptr_eq(latest, &page));
        if is_latest || (is_late && page.is_held_by(&self.workspace)) {
            if let Some(due) = self.due.get_mut(&uri) {
                due.since = now;
            }
            let params = PublishDiagnosticsParams { uri, version: Some(page.version), diagnostics };
            self.notify::<PublishDiagnosticsNotification>(params);
        }
    }
}

/// What `work` finds in the document called `name`. When it breaks down the log says so, and what was told of the document
/// is left as it is.
fn look<T>(name: &str, desk: &Desk, work: impl FnOnce() -> T) -> Option<T> {
    let log = |panic: String| {
        let message = bug(&format!("the check of `{name}`"), &panic);
        desk.notify::<LogMessageNotification>(LogMessageParams { kind: MessageType::Error, message });
    };
    guarded(work).map_err(log).ok()
}

#[cfg(test)]
mod tests {
    use crossbeam_channel::unbounded;
    use lsp_server::Message;
    use serde_json::Value;

    use super::*;

    #[test]
    fn a_panic_in_a_check_is_a_line_of_the_log() {
        let ((outbox, sent), (finish, _done)) = (unbounded(), unbounded());
        let desk = Server::new(outbox, finish, jiff::civil::date(2026, 1, 1)).unwrap().desk();
        assert_eq!(look("a.md", &desk, || -> u8 { panic!("no luck") }), None);
        let Message::Notification(log) = sent.try_recv().unwrap() else { panic!("a line of the log") };
        assert_eq!((log.method.as_str(), &log.params["type"]), ("window/logMessage", &Value::from(1)));
        let message = log.params["message"].as_str().unwrap();
        assert!(message.starts_with("the check of `a.md` broke down: no luck; "), "{message}");
    }
}
