//! What a request is answered from: the state of the server at the moment when it came.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use crossbeam_channel::Sender;
use gen_lsp_types::{Notification, Uri};
use lsp_server::{ErrorCode, Message};

use super::client::Client;
use super::features::workspace_symbols::Titles;
use super::page::Page;
use super::settings::Settings;
use crate::project::Workspace;

/// The open documents, by what the client calls them.
pub(super) type Pages = HashMap<Uri, Arc<Page>>;

/// What a request is answered from. It does not change while the server goes on.
#[derive(Clone)]
pub(super) struct Desk {
    pub(super) client: Client,
    pub(super) settings: Arc<Settings>,
    /// The folders of the workspace, full paths.
    pub(super) folders: Arc<[PathBuf]>,
    pub(super) pages: Arc<Pages>,
    pub(super) workspace: Arc<Workspace>,
    /// What the documents of the workspace are called.
    pub(super) titles: Arc<Titles>,
    /// Set when the session has ended.
    pub(super) ended: Arc<AtomicBool>,
    /// Set when the client wants no answer any more.
    pub(super) cancelled: Arc<AtomicBool>,
    /// Where messages to the client go.
    pub(super) outbox: Sender<Message>,
}

/// Why a request has no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Refusal {
    pub(super) code: i32,
    pub(super) message: String,
}

impl Desk {
    /// The open document that the client calls `uri`.
    pub(super) fn page(&self, uri: &Uri) -> Result<&Arc<Page>, Refusal> {
        self.pages.get(uri).ok_or_else(|| {
            Refusal::new(ErrorCode::InvalidParams, format!("the document `{uri}` is not open; open it first"))
        })
    }

    /// # Errors
    /// The refusal of a request that was cancelled.
    pub(super) fn go_on(&self) -> Result<(), Refusal> {
        let stop = self.cancelled.load(Ordering::Relaxed) || self.ended.load(Ordering::Relaxed);
        if stop { Err(Refusal::cancelled()) } else { Ok(()) }
    }

    /// Sends a notification.
    pub(super) fn notify<N: Notification>(&self, params: N::Params) {
        // Without a client there is nobody to tell.
        _ = self.outbox.send(lsp_server::Notification::new(N::METHOD.as_str().to_owned(), params).into());
    }
}

impl Refusal {
    pub(super) fn new(code: ErrorCode, message: impl Into<String>) -> Self {
        Self { code: code as i32, message: message.into() }
    }

    pub(super) fn cancelled() -> Self {
        Self::new(ErrorCode::RequestCanceled, "cancelled by the client")
    }
}
