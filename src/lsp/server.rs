//! The loop: messages in, messages out, and what is due.

use std::collections::{HashMap, HashSet};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Instant;

use crossbeam_channel::{Receiver, Sender, at, never, select};
use gen_lsp_types::{InitializeResult, MessageType, ServerInfo, Uri};
use jiff::civil::Date;
use lsp_server::{ErrorCode, Message, ReqQueue, Request, Response};
use serde_json::Value;

use super::answers::bug;
use super::client::Client;
use super::desk::Pages;
use super::due::{Due, Found};
use super::features::workspace_symbols::Titles;
use super::pool::{Pool, guarded};
use super::reload::Reload;
use super::reports::{Reported, Reports};
use super::settings::Settings;
use super::transport::refusal;
use super::watch::Watch;
use super::{announce, convert, findings};
use crate::project::{OpenTexts, Workspace};

/// How many threads answer requests, and how many check what nobody asks for.
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
    Findings(Found),
}

/// What the server has asked its client for.
pub(super) enum Asked {
    /// The settings.
    Settings,
    /// Something whose outcome does not matter.
    Favour,
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
    pub(super) due: HashMap<Uri, Due>,
    /// When what holds is read anew.
    pub(super) reload: Option<Reload>,
    pub(super) reports: Reports,
    /// The schemas and project files that the client shows mistakes in.
    pub(super) shown: HashSet<Uri>,
    /// What the client was told last in words.
    pub(super) told: Vec<String>,
    /// The same, of the settings.
    pub(super) told_settings: Vec<String>,
    /// The settings that the client began with.
    pub(super) first_settings: Value,
    pub(super) watch: Watch,
    /// Why something is not watched, as the client was told last.
    pub(super) unwatched: Option<String>,
    pub(super) ended: Arc<AtomicBool>,
    pub(super) quick: Pool,
    /// Checks what nobody asks for, so that requests need not wait for it.
    pub(super) unasked: Pool,
    pub(super) long: Pool,
    /// Looks through the workspace, also while it is reported on.
    pub(super) search: Pool,
    pub(super) finish: Sender<Done>,
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
            reports: Reports::default(),
            shown: HashSet::new(),
            told: Vec::new(),
            told_settings: Vec::new(),
            first_settings: Value::Null,
            watch: Watch::new(),
            unwatched: None,
            ended: Arc::default(),
            quick: Pool::new("answers", THREADS)?,
            unasked: Pool::new("checks", THREADS)?,
            search: Pool::new("search", 1)?,
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
            let alarm = self.next_due().map_or_else(never, at);
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
                recv(changed) -> event => match event {
                    Ok(event) => self.on_disk_change(&event),
                    Err(_) => self.watch = Watch::new(),
                },
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
                self.send(refusal(id, ErrorCode::InternalError, bug("the request", &panic)));
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
        self.refuse_reports();
        self.due.clear();
        self.reload = None;
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

    fn finish(&mut self, done: Done) {
        match done {
            Done::Answer(response) => self.answer(response),
            Done::Report(response, reported) => self.finish_report(response, reported),
            Done::Findings(found) => self.finish_check(found),
        }
    }

    /// Whether documents may be told of.
    pub(super) fn is_running(&self) -> bool {
        self.phase == Phase::Running
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
