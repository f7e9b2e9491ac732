//! What the client tells: documents, files, settings.

use std::path::PathBuf;
use std::sync::Arc;

use gen_lsp_types::{
    CancelNotification, CancelParams, ConfigurationItem, ConfigurationParams, ConfigurationRequest,
    DidChangeConfigurationNotification, DidChangeTextDocumentNotification, DidChangeWatchedFilesNotification,
    DidChangeWatchedFilesParams, DidChangeWorkspaceFoldersNotification, DidChangeWorkspaceFoldersParams,
    DidCloseTextDocumentNotification, DidCloseTextDocumentParams, DidOpenTextDocumentNotification,
    DidOpenTextDocumentParams, DidSaveTextDocumentNotification, DidSaveTextDocumentParams, DocumentFormattingRequest,
    DocumentRangeFormattingRequest, InitializedNotification, MessageType, Notification as _,
    PublishDiagnosticsNotification, PublishDiagnosticsParams, Registration, RegistrationParams, RegistrationRequest,
    Request as _, Uri, WorkDoneProgressCancelNotification, WorkDoneProgressCancelParams,
};
use lsp_server::{Notification, RequestId};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::changes::{self, Changes};
use super::page::{Page, PageKind};
use super::server::{Asked, Server};
use super::settings::{SECTION, Settings, is_known};
use super::{convert, watch};
use crate::project::{NotHeld, Workspace, is_markdown, is_unsaved};
use crate::text::Source;

impl Server {
    pub(super) fn on_notification(&mut self, notification: Notification) {
        let Notification { method, params } = notification;
        // Before the beginning and after the end only `exit` counts (LSP 3.17, "Initialize Request", "Shutdown Request").
        // Requests that still run may be cancelled all the same.
        if !self.is_running() && method != CancelNotification::METHOD.as_str() {
            return;
        }
        let is = |name: gen_lsp_types::LspNotificationMethod<'_>| method == name.as_str();
        let dealt_with = match () {
            () if is(CancelNotification::METHOD) => read(params).map(|it| self.on_cancel(it)),
            () if is(WorkDoneProgressCancelNotification::METHOD) => {
                read(params).map(|it| self.on_cancelled_progress(&it))
            }
            () if is(InitializedNotification::METHOD) => {
                self.on_initialized();
                Ok(())
            }
            () if is(DidOpenTextDocumentNotification::METHOD) => read(params).map(|it| self.on_open(it)),
            () if is(DidChangeTextDocumentNotification::METHOD) => read(params).map(|it| self.on_change(it)),
            () if is(DidCloseTextDocumentNotification::METHOD) => read(params).map(|it| self.on_close(it)),
            () if is(DidSaveTextDocumentNotification::METHOD) => read(params).map(|it| self.on_save(&it)),
            () if is(DidChangeWatchedFilesNotification::METHOD) => read(params).map(|it| self.on_files(&it)),
            () if is(DidChangeConfigurationNotification::METHOD) => {
                self.on_settings(&params);
                Ok(())
            }
            () if is(DidChangeWorkspaceFoldersNotification::METHOD) => read(params).map(|it| self.on_folders(&it)),
            // What begins with `$/` may be ignored, and what we do not know is none of our affairs.
            () => Ok(()),
        };
        if let Err(error) = dealt_with {
            self.log(MessageType::Error, &format!("`{method}` was ignored: {error}"));
        }
    }

    fn on_cancel(&mut self, params: CancelParams) {
        self.cancel(match params.id {
            gen_lsp_types::Id::Int(id) => RequestId::from(id),
            gen_lsp_types::Id::String(id) => RequestId::from(id),
        });
    }

    fn on_cancelled_progress(&mut self, params: &WorkDoneProgressCancelParams) {
        if let Some(id) = self.report_of(&params.token) {
            self.cancel(id);
        }
    }

    /// Asks for what only now may be asked for.
    fn on_initialized(&mut self) {
        let mut registrations = Vec::new();
        if self.client.watches_files {
            let watchers = ["**/*.md", "**/*.toml", "**/*.json", "**/.gitignore", "**/.ignore"];
            let watchers: Vec<_> = watchers.iter().map(|glob| json!({ "globPattern": glob })).collect();
            registrations.push(Registration {
                id: "files".to_owned(),
                method: DidChangeWatchedFilesNotification::METHOD.as_str().to_owned(),
                register_options: Some(json!({ "watchers": watchers })),
            });
        }
        if self.client.registers_formatters {
            // Of Markdown alone: TOML, which we get too, is for others to lay out.
            let methods = [DocumentFormattingRequest::METHOD, DocumentRangeFormattingRequest::METHOD];
            registrations.extend(methods.map(|method| Registration {
                id: method.as_str().to_owned(),
                method: method.as_str().to_owned(),
                register_options: Some(json!({ "documentSelector": [{ "language": "markdown" }] })),
            }));
        }
        if self.client.watches_settings {
            registrations.push(Registration {
                id: "settings".to_owned(),
                method: DidChangeConfigurationNotification::METHOD.as_str().to_owned(),
                register_options: Some(json!({ "section": SECTION })),
            });
        }
        if !registrations.is_empty() {
            self.request::<RegistrationRequest>(RegistrationParams { registrations }, Asked::Favour);
        }
        self.ask_for_settings();
    }

    fn ask_for_settings(&mut self) {
        if self.client.tells_settings {
            let item = ConfigurationItem { scope_uri: None, section: Some(SECTION.to_owned()) };
            self.request::<ConfigurationRequest>(ConfigurationParams { items: vec![item] }, Asked::Settings);
        }
    }

    /// A client that tells its settings is asked for them; of another one they are in the notification.
    fn on_settings(&mut self, params: &Value) {
        if self.client.tells_settings {
            self.ask_for_settings();
        } else {
            // Some clients send those of all servers.
            let settings = &params["settings"];
            let is_ours = settings.as_object().is_some_and(|all| all.keys().any(|key| is_known(key)));
            self.set(if is_ours { settings } else { &Value::Null });
        }
    }

    /// Takes the settings over. A client that has none has those that it began with.
    pub(super) fn set(&mut self, settings: &Value) {
        let settings = self.read_settings(settings);
        if settings != *self.settings {
            self.settings = Arc::new(settings);
            self.reload();
        }
    }

    /// Reads settings, and tells what is wrong with them, once.
    pub(super) fn read_settings(&mut self, settings: &Value) -> Settings {
        let settings = if settings.is_null() { &self.first_settings } else { settings };
        let mut complaints = Vec::new();
        let settings = Settings::read(settings, &mut complaints);
        for complaint in complaints.iter().filter(|complaint| !self.told_settings.contains(complaint)) {
            self.say(MessageType::Warning, complaint);
        }
        self.told_settings = complaints;
        settings
    }

    fn on_open(&mut self, params: DidOpenTextDocumentParams) {
        let document = params.text_document;
        let language = serde_json::to_value(&document.language_id).unwrap_or_default();
        let language = language.as_str().unwrap_or_default();
        let Some(source) = self.source(&document.uri, document.text) else { return };
        let page = Page::new(document.uri, document.version, language, source, Arc::clone(&self.workspace));
        let is_new_here =
            page.kind == PageKind::Markdown && self.workspace.standing(&page.file).err() == Some(NotHeld::Broken);
        let is_inside = page.path.as_ref().is_some_and(|path| self.folders.iter().any(|it| path.starts_with(it)));
        self.put(page);
        if !is_inside {
            // A report on the workspace has one document more to tell of.
            self.changed();
        }
        if is_new_here {
            // What is wrong with what holds for it may not have been told yet.
            self.reload();
        } else {
            self.watch_settings();
        }
    }

    fn on_change(&mut self, params: Changes) {
        let uri = params.text_document.uri;
        let Some(page) = self.pages.get(&uri).cloned() else {
            return self.log(MessageType::Error, &format!("`{uri}` was changed, but is not open"));
        };
        match changes::apply(&page.source, params.content_changes, self.client.encoding) {
            Ok(source) => self.put(page.next(params.text_document.version, source)),
            Err(error) => self.say(MessageType::Error, &format!("{uri}: {error}")),
        }
    }

    fn source(&self, uri: &Uri, text: String) -> Option<Source> {
        let name = crate::project::file_at(convert::path(uri).as_deref()).name;
        match Source::new(name, text) {
            Ok(source) => Some(source),
            Err(error) => {
                self.say(MessageType::Error, &format!("{uri}: {error}"));
                None
            }
        }
    }

    /// Takes a version of a document over.
    fn put(&mut self, page: Page) {
        if let Some(path) = &page.path {
            self.texts.open(path.clone(), Arc::clone(&page.source));
        }
        let (uri, mut says) = (page.uri.clone(), says_what_holds(&page, &self.workspace));
        let kind = page.kind;
        let old = Arc::make_mut(&mut self.pages).insert(uri.clone(), Arc::new(page));
        says |= old.as_ref().is_some_and(|old| says_what_holds(old, &self.workspace));
        match () {
            () if says => self.reload_soon(),
            () if self.client.pulls_diagnostics || kind != PageKind::Markdown => {}
            () if old.is_none() => self.hurry(uri),
            () => self.put_off(uri),
        }
    }

    fn on_close(&mut self, params: DidCloseTextDocumentParams) {
        let uri = params.text_document.uri;
        self.forget(&uri);
        let Some(page) = Arc::make_mut(&mut self.pages).remove(&uri) else { return };
        if let Some(path) = &page.path {
            // Another address may lead to the same file.
            match self.pages.values().find(|other| other.path.as_ref() == Some(path)) {
                Some(other) => self.texts.open(path.clone(), Arc::clone(&other.source)),
                None => self.texts.close(path),
            }
        }
        if says_what_holds(&page, &self.workspace) {
            return self.reload();
        }
        if !self.client.pulls_diagnostics && page.kind == PageKind::Markdown {
            let params = PublishDiagnosticsParams { uri, version: None, diagnostics: Vec::new() };
            self.notify::<PublishDiagnosticsNotification>(params);
        }
        if page.path.as_ref().is_some_and(|path| is_markdown(path) && is_unsaved(path, &page.source)) {
            // Links led to the text that is gone.
            self.documents_changed();
        } else {
            self.changed();
        }
    }

    fn on_save(&mut self, params: &DidSaveTextDocumentParams) {
        if convert::path(&params.text_document.uri).is_some_and(|path| is_markdown(&path)) {
            self.documents_changed();
        }
    }

    fn on_files(&mut self, params: &DidChangeWatchedFilesParams) {
        let paths: Vec<PathBuf> = params.changes.iter().filter_map(|change| convert::path(&change.uri)).collect();
        if paths.iter().any(|path| self.workspace.depends_on(path)) {
            self.reload();
        } else if paths.iter().any(|path| is_markdown(path)) {
            self.documents_changed();
        }
    }

    /// Looks at a change that the server's own watcher tells.
    pub(super) fn on_disk_change(&mut self, event: &notify::Result<notify::Event>) {
        if watch::tells_of(event, |path| self.workspace.depends_on(path)) {
            self.reload_soon();
        }
    }

    fn on_folders(&mut self, params: &DidChangeWorkspaceFoldersParams) {
        let mut folders = self.folders.to_vec();
        for gone in params.event.removed.iter().filter_map(|folder| convert::path(&folder.uri)) {
            folders.retain(|folder| *folder != gone);
        }
        for new in params.event.added.iter().filter_map(|folder| convert::path(&folder.uri)) {
            if !folders.contains(&new) {
                folders.push(new);
            }
        }
        self.folders = folders.into();
        self.reload();
    }
}

fn read<P: DeserializeOwned>(params: Value) -> Result<P, String> {
    serde_json::from_value(params).map_err(|error| error.to_string())
}

/// Whether a page says what holds for documents. A schema may miss what makes it look like one while somebody types.
fn says_what_holds(page: &Page, workspace: &Workspace) -> bool {
    page.toml().is_some() || page.path.as_deref().is_some_and(|path| workspace.has_read(path))
}
