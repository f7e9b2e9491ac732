//! The loop: messages in, messages out, and what is due.

use std::collections::{HashMap, HashSet};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use crossbeam_channel::{Receiver, Sender, at, never, select};
use gen_lsp_types::{
    InitializeResult, LogMessageNotification, LogMessageParams, MessageType, ProgressToken,
    PublishDiagnosticsNotification, PublishDiagnosticsParams, ServerInfo, ShowMessageNotification, ShowMessageParams,
    Uri, WorkDoneProgressCreateParams, WorkDoneProgressCreateRequest, WorkspaceDiagnosticParams,
};
use jiff::civil::Date;
use lsp_server::{ErrorCode, Message, Notification, ReqQueue, Request, RequestId, Response};
use serde_json::Value;

use super::client::Client;
use super::desk::{Desk, Pages, Refusal};
use super::features::workspace_symbols::Titles;
use super::pool::{Pool, guarded};
use super::settings::Settings;
use super::transport::refusal;
use super::watch::Watch;
use super::{announce, convert, diagnostics, findings, page::Page};
use crate::project::{OpenTexts, Workspace};

/// How long nobody must type before the findings of a document are sent.
const QUIET: Duration = Duration::from_millis(60);

/// How long they are held back at most while somebody types.
const PATIENCE: Duration = Duration::from_millis(400);

/// How long no file must change before all documents are looked at again.
const SETTLED: Duration = Duration::from_millis(300);

/// How many threads answer requests.
const THREADS: usize = 2;

/// How far a session has come (LSP 3.17, "Server lifecycle").
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Phase {
    /// Nobody has said who is there.
    Opening,
    /// Requests are answered.
    Running,
    /// The client has asked to end.
    Ending,
}

/// How a session has ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// As the protocol says.
    Orderly,
    /// The client went away, or asked to exit without asking to end first.
    Abrupt,
}

/// What a thread has finished.
pub(super) enum Done {
    /// A request.
    Answer(Response),
    /// A request for the diagnostics of the workspace.
    Report(Response, Reported),
    /// The findings of a page, unasked.
    Findings(Arc<Page>, PublishDiagnosticsParams),
}

/// A report on the workspace that was sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Reported {
    /// What it knew of the changes of the workspace.
    changes: u64,
    /// Whether the client has results to name when it asks again.
    has_results: bool,
}

/// What the server has asked its client for.
pub(super) enum Asked {
    /// The settings.
    Settings,
    /// Something whose outcome does not matter.
    Favour,
}

/// How long a request may take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Effort {
    /// It looks at one document.
    Quick,
    /// It looks at the workspace.
    Long,
}

/// When the findings of a document are sent.
#[derive(Clone, Copy)]
struct Due {
    at: Instant,
    /// When it was first put off.
    since: Instant,
}

/// The server of one client.
pub(super) struct Server {
    pub(super) outbox: Sender<Message>,
    phase: Phase,
    pub(super) client: Client,
    pub(super) settings: Arc<Settings>,
    pub(super) folders: Arc<[PathBuf]>,
    pub(super) texts: Arc<OpenTexts>,
    pub(super) pages: Arc<Pages>,
    pub(super) workspace: Arc<Workspace>,
    pub(super) titles: Arc<Titles>,
    pub(super) today: Date,
    pub(super) requests: ReqQueue<Arc<AtomicBool>, Asked>,
    due: HashMap<Uri, Due>,
    /// When what holds is read anew.
    pub(super) reload: Option<Instant>,
    /// When the documents of the workspace are looked at again.
    pub(super) survey: Option<Instant>,
    /// How often the files of the workspace have changed, and how often they had when they were reported last.
    pub(super) changes: u64,
    reported: Option<Reported>,
    /// Requests for the diagnostics of the workspace that wait for a change.
    waiting: Vec<(RequestId, WorkspaceDiagnosticParams)>,
    /// Those that a thread works on. It answers them when they are cancelled, too: what tells of their progress must not
    /// come after the answer.
    reports: HashMap<RequestId, Arc<AtomicBool>>,
    /// The schemas and project files that the client shows mistakes in.
    pub(super) shown: HashSet<Uri>,
    /// What the client was told last in words.
    pub(super) told: Vec<String>,
    /// The same, of the settings.
    pub(super) told_settings: Vec<String>,
    /// The settings that the client began with.
    pub(super) first_settings: Value,
    pub(super) watch: Watch,
    /// The progress of reports, with the requests for them.
    pub(super) progress: Vec<(ProgressToken, RequestId)>,
    ended: Arc<AtomicBool>,
    quick: Pool,
    /// Checks what nobody asks for, so that requests need not wait for it.
    unasked: Pool,
    long: Pool,
    finish: Sender<Done>,
}

impl Server {
    /// A server that has not been spoken to.
    ///
    /// # Errors
    /// When the system gives no threads.
    pub(super) fn new(outbox: Sender<Message>, finish: Sender<Done>, today: Date) -> std::io::Result<Self> {
        let texts = Arc::default();
        let workspace = Workspace::open(&Settings::default().workspace(None), today, &texts, [], [], None);
        Ok(Self {
            outbox,
            phase: Phase::Opening,
            client: Client::default(),
            settings: Arc::default(),
            folders: Arc::default(),
            texts,
            pages: Arc::default(),
            workspace: Arc::new(workspace),
            titles: Arc::default(),
            today,
            requests: ReqQueue::default(),
            due: HashMap::new(),
            reload: None,
            survey: None,
            changes: 0,
            reported: None,
            waiting: Vec::new(),
            reports: HashMap::new(),
            shown: HashSet::new(),
            told: Vec::new(),
            told_settings: Vec::new(),
            first_settings: Value::Null,
            watch: Watch::new(),
            progress: Vec::new(),
            ended: Arc::default(),
            quick: Pool::new("answers", THREADS)?,
            unasked: Pool::new("checks", THREADS)?,
            long: Pool::new("workspace", 1)?,
            finish,
        })
    }

    /// Serves until the client ends the session.
    pub(super) fn run(mut self, inbox: &Receiver<Message>, done: &Receiver<Done>) -> Ending {
        let ending = self.listen(inbox, done);
        // Nobody waits for what is still at work.
        self.ended.store(true, Ordering::Relaxed);
        ending
    }

    fn listen(&mut self, inbox: &Receiver<Message>, done: &Receiver<Done>) -> Ending {
        loop {
            let times = self.due.values().map(|due| due.at).chain(self.reload).chain(self.survey);
            let alarm = times.min().map_or_else(never, at);
            let changed = self.watch.changes().clone();
            select! {
                recv(inbox) -> message => match message {
                    Ok(Message::Notification(it)) if it.method == "exit" => return self.ending(),
                    Ok(message) => self.take(message),
                    Err(_) => return self.ending(),
                },
                recv(done) -> done => {
                    _ = done.map(|done| self.finish(done));
                }
                recv(changed) -> event => {
                    _ = event.map(|event| self.on_disk_change(&event));
                }
                recv(alarm) -> _ => {}
            }
            if self.is_running()
                && let Err(panic) = guarded(|| self.do_what_is_due(Instant::now()))
            {
                self.broken(&panic);
            }
        }
    }

    /// Deals with a message, whatever is in it.
    fn take(&mut self, message: Message) {
        let id = match &message {
            Message::Request(request) => Some(request.id.clone()),
            _ => None,
        };
        let work = || match message {
            Message::Request(request) => self.on_request(request),
            Message::Notification(notification) => self.on_notification(notification),
            Message::Response(response) => self.on_response(response),
        };
        if let Err(panic) = guarded(work) {
            self.broken(&panic);
            if let Some(id) = id {
                self.requests.incoming.complete(&id);
                self.send(refusal(id, ErrorCode::InternalError, bug(&panic)));
            }
        }
    }

    fn on_request(&mut self, request: Request) {
        let Request { id, method, .. } = &request;
        let refuse = |code, message: &str| refusal(id.clone(), code, message);
        match (self.phase, method.as_str()) {
            (Phase::Opening, "initialize") => self.initialize(request),
            (Phase::Opening, _) => {
                self.send(refuse(ErrorCode::ServerNotInitialized, "the first request must be `initialize`"));
            }
            (Phase::Ending, _) => {
                self.send(refuse(ErrorCode::InvalidRequest, "the server is shutting down; only `exit` may follow"));
            }
            (Phase::Running, "initialize") => {
                self.send(refuse(ErrorCode::InvalidRequest, "the server is initialized already"));
            }
            (Phase::Running, "shutdown") => {
                self.send(Response::new_ok(id.clone(), Value::Null));
                self.shut_down();
            }
            (Phase::Running, _) => self.route(request),
        }
    }

    /// Says who is there, and learns what the client can and where it is.
    fn initialize(&mut self, request: Request) {
        let Request { id, params, .. } = request;
        self.client = Client::new(&params["capabilities"]);
        self.folders = folders(&params).into();
        self.first_settings = params["initializationOptions"].clone();
        self.phase = Phase::Running;
        let server_info =
            ServerInfo { name: findings::NAME.to_owned(), version: Some(env!("CARGO_PKG_VERSION").to_owned()) };
        let capabilities = announce::capabilities(&self.client);
        self.send(Response::new_ok(id, InitializeResult { capabilities, server_info: Some(server_info) }));
        self.settings = Arc::new(self.read_settings(&Value::Null));
        self.reload();
    }

    /// Answers whatever waits, and takes no more.
    fn shut_down(&mut self) {
        self.phase = Phase::Ending;
        for (id, _) in std::mem::take(&mut self.waiting) {
            self.answer(refusal(id, ErrorCode::ServerCancelled, "the server is shutting down"));
        }
        self.due.clear();
        (self.reload, self.survey) = (None, None);
    }

    /// How the session ends when it does so now.
    fn ending(&self) -> Ending {
        if self.phase == Phase::Ending { Ending::Orderly } else { Ending::Abrupt }
    }

    fn on_response(&mut self, response: Response) {
        match (self.requests.outgoing.complete(response.id), response.response_result) {
            _ if !self.is_running() => {}
            (Some(Asked::Settings), Ok(settings)) => self.set(settings.get(0).unwrap_or(&Value::Null)),
            (Some(_), Err(error)) => self.log(MessageType::Warning, &format!("the client refused: {}", error.message)),
            _ => {}
        }
    }

    /// Has a request answered by a thread.
    pub(super) fn answer_by<P: Send + 'static, R: serde::Serialize + 'static>(
        &mut self,
        id: RequestId,
        params: P,
        effort: Effort,
        handler: fn(&Desk, P) -> Result<R, Refusal>,
    ) {
        let desk = self.desk_for(&id);
        let finish = self.finish.clone();
        let pool = match effort {
            Effort::Quick => &self.quick,
            Effort::Long => &self.long,
        };
        pool.run(move || {
            let response = respond(id, &desk, || handler(&desk, params));
            _ = finish.send(Done::Answer(response));
        });
    }

    /// Has the diagnostics of the workspace told, once they may have changed since they were told last.
    pub(super) fn report(&mut self, request: Request) {
        let Request { id, params, .. } = request;
        let params: WorkspaceDiagnosticParams = match serde_json::from_value(params) {
            Ok(params) => params,
            Err(error) => return self.send(refusal(id, ErrorCode::InvalidParams, error.to_string())),
        };
        let known = Reported { changes: self.changes, has_results: !params.previous_result_ids.is_empty() };
        self.requests.incoming.register(id.clone(), Arc::default());
        self.waiting.push((id, params));
        if self.reported != Some(known) {
            self.survey = Some(Instant::now());
        }
    }

    /// Starts what waits for a change of the workspace.
    fn start_reports(&mut self) {
        for (id, mut params) in std::mem::take(&mut self.waiting) {
            self.begin_progress(&id, &mut params);
            let desk = self.desk();
            self.reports.insert(id.clone(), Arc::clone(&desk.cancelled));
            let (finish, changes) = (self.finish.clone(), self.changes);
            self.long.run(move || {
                let mut has_results = false;
                let response = respond(id, &desk, || {
                    let report = diagnostics::workspace(&desk, params)?;
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
        self.progress.extend(token.clone().map(|token| (token, id.clone())));
    }

    fn finish(&mut self, done: Done) {
        match done {
            Done::Answer(response) => self.answer(response),
            Done::Report(response, reported) => {
                self.reports.remove(&response.id);
                if response.response_result.is_ok() {
                    self.reported = Some(reported);
                }
                self.progress.retain(|(_, id)| *id != response.id);
                self.answer(response);
            }
            Done::Findings(page, params) => {
                // What is found in an old text is of no use.
                if self.pages.get(&page.uri).is_some_and(|now| Arc::ptr_eq(now, &page)) {
                    self.notify::<PublishDiagnosticsNotification>(params);
                }
            }
        }
    }

    /// Sends the answer to a request, unless it was cancelled and so is answered already.
    pub(super) fn answer(&mut self, response: Response) {
        if self.requests.incoming.complete(&response.id).is_some() {
            self.send(response);
        }
    }

    /// Answers a request that is cancelled.
    pub(super) fn cancel(&mut self, id: RequestId) {
        if let Some(cancelled) = self.reports.get(&id) {
            cancelled.store(true, Ordering::Relaxed);
        } else if let Some(cancelled) = self.requests.incoming.complete(&id) {
            cancelled.store(true, Ordering::Relaxed);
            self.waiting.retain(|(waiting, _)| *waiting != id);
            let Refusal { code, message } = Refusal::cancelled();
            self.send(Response::new_err(id, code, message));
        }
    }

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

    /// Notes that files of the workspace have changed.
    pub(super) fn changed(&mut self) {
        self.changes += 1;
        self.survey = Some(Instant::now() + SETTLED);
    }

    fn do_what_is_due(&mut self, now: Instant) {
        if self.reload.is_some_and(|at| at <= now) {
            self.reload();
        }
        if self.survey.is_some_and(|at| at <= now) {
            self.survey = None;
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

    /// The state of the server as it is now.
    pub(super) fn desk(&self) -> Desk {
        Desk {
            client: self.client,
            settings: Arc::clone(&self.settings),
            folders: Arc::clone(&self.folders),
            pages: Arc::clone(&self.pages),
            workspace: Arc::clone(&self.workspace),
            titles: Arc::clone(&self.titles),
            ended: Arc::clone(&self.ended),
            cancelled: Arc::default(),
            outbox: self.outbox.clone(),
        }
    }

    fn desk_for(&mut self, id: &RequestId) -> Desk {
        let desk = self.desk();
        self.requests.incoming.register(id.clone(), Arc::clone(&desk.cancelled));
        desk
    }

    /// Whether documents may be told of.
    pub(super) fn is_running(&self) -> bool {
        self.phase == Phase::Running
    }

    /// Sends a message. Without a client there is nobody to tell, and the inbox says so.
    pub(super) fn send(&self, message: impl Into<Message>) {
        _ = self.outbox.send(message.into());
    }

    pub(super) fn notify<N: gen_lsp_types::Notification>(&self, params: N::Params) {
        self.send(Notification::new(N::METHOD.as_str().to_owned(), params));
    }

    /// Asks the client for something.
    pub(super) fn request<R: gen_lsp_types::Request>(&mut self, params: R::Params, asked: Asked) {
        let request = self.requests.outgoing.register(R::METHOD.as_str().to_owned(), params, asked);
        self.send(request);
    }

    /// Shows the user a message.
    pub(super) fn say(&self, kind: MessageType, message: &str) {
        let message = format!("digestlint: {message}");
        self.notify::<ShowMessageNotification>(ShowMessageParams { kind, message });
    }

    pub(super) fn log(&self, kind: MessageType, message: &str) {
        self.notify::<LogMessageNotification>(LogMessageParams { kind, message: message.to_owned() });
    }

    fn broken(&self, panic: &str) {
        self.log(MessageType::Error, &bug(panic));
    }
}

/// What a panic is, to those whom it concerns.
fn bug(panic: &str) -> String {
    format!("the request broke down: {panic}; this is a bug in digestlint, please report it")
}

/// The response to a request, whatever happens to the work.
fn respond<R: serde::Serialize>(id: RequestId, desk: &Desk, work: impl FnOnce() -> Result<R, Refusal>) -> Response {
    let work = || desk.go_on().and_then(|()| work());
    match guarded(work) {
        Ok(Ok(result)) => match serde_json::to_value(result) {
            Ok(result) => Response::new_ok(id, result),
            Err(error) => refusal(id, ErrorCode::InternalError, bug(&error.to_string())),
        },
        Ok(Err(Refusal { code, message })) => Response::new_err(id, code, message),
        Err(panic) => {
            let params = LogMessageParams { kind: MessageType::Error, message: bug(&panic) };
            desk.notify::<LogMessageNotification>(params);
            refusal(id, ErrorCode::InternalError, bug(&panic))
        }
    }
}

/// The folders of the workspace: those that are named, or else the root.
fn folders(params: &Value) -> Vec<PathBuf> {
    let path = |uri: &Value| convert::path(&Uri(uri.as_str()?.to_owned()));
    let named = params["workspaceFolders"].as_array();
    let named: Vec<_> = named.into_iter().flatten().filter_map(|folder| path(&folder["uri"])).collect();
    if !named.is_empty() {
        return named;
    }
    path(&params["rootUri"]).or_else(|| params["rootPath"].as_str().map(PathBuf::from)).into_iter().collect()
}

#[cfg(test)]
mod tests {
    use crossbeam_channel::unbounded;

    use super::*;

    #[test]
    fn a_panic_is_an_answer_and_a_line_of_the_log() {
        let ((outbox, sent), (finish, _done)) = (unbounded(), unbounded());
        let server = Server::new(outbox, finish, jiff::civil::date(2026, 1, 1)).unwrap();
        let answer = respond(RequestId::from(7), &server.desk(), || -> Result<(), Refusal> { panic!("no luck") });
        let error = answer.response_result.unwrap_err();
        assert_eq!((answer.id, error.code), (RequestId::from(7), ErrorCode::InternalError as i32));
        assert!(error.message.contains("no luck"), "{}", error.message);
        let Message::Notification(log) = sent.try_recv().unwrap() else { panic!("a line of the log") };
        assert_eq!((log.method.as_str(), &log.params["type"]), ("window/logMessage", &Value::from(1)));
    }

    #[test]
    fn what_was_cancelled_is_not_begun() {
        let ((outbox, _sent), (finish, _done)) = (unbounded(), unbounded());
        let desk = Server::new(outbox, finish, jiff::civil::date(2026, 1, 1)).unwrap().desk();
        desk.cancelled.store(true, Ordering::Relaxed);
        let answer = respond(RequestId::from(7), &desk, || -> Result<(), Refusal> { panic!("it was begun") });
        assert_eq!(answer.response_result.unwrap_err().code, ErrorCode::RequestCanceled as i32);
    }
}
