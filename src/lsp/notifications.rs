//! What the client tells: documents, files, settings.

use std::path::PathBuf;
use std::sync::Arc;

use gen_lsp_types::{
    CancelNotification, CancelParams, ConfigurationItem, ConfigurationParams, ConfigurationRequest,
    DidChangeConfigurationNotification, DidChangeTextDocumentNotification, DidChangeTextDocumentParams,
    DidChangeWatchedFilesNotification, DidChangeWatchedFilesParams, DidChangeWorkspaceFoldersNotification,
    DidChangeWorkspaceFoldersParams, DidCloseTextDocumentNotification, DidCloseTextDocumentParams,
    DidOpenTextDocumentNotification, DidOpenTextDocumentParams, DidSaveTextDocumentNotification,
    DidSaveTextDocumentParams, DocumentFormattingRequest, DocumentRangeFormattingRequest, InitializedNotification,
    MessageType, Notification as _, PublishDiagnosticsNotification, PublishDiagnosticsParams, Registration,
    RegistrationParams, RegistrationRequest, Request as _, TextDocumentContentChangeEvent, Uri,
    WorkDoneProgressCancelNotification, WorkDoneProgressCancelParams,
};
use lsp_server::{Notification, RequestId};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::page::{Page, PageKind};
use super::server::{Asked, Server};
use super::settings::{SECTION, Settings};
use super::{convert, watch};
use crate::project::{NotHeld, is_markdown};
use crate::text::{Encoding, Source, Span};

impl Server {
    pub(super) fn on_notification(&mut self, notification: Notification) {
        let Notification { method, params } = notification;
        let is = |name: gen_lsp_types::LspNotificationMethod<'_>| method == name.as_str();
        let dealt_with = match () {
            () if is(CancelNotification::METHOD) => self.read(params).map(|it| self.on_cancel(it)),
            () if is(WorkDoneProgressCancelNotification::METHOD) => {
                self.read(params).map(|it| self.on_cancelled_progress(&it))
            }
            () if is(InitializedNotification::METHOD) => {
                self.on_initialized();
                Ok(())
            }
            () if is(DidOpenTextDocumentNotification::METHOD) => self.read(params).map(|it| self.on_open(it)),
            () if is(DidChangeTextDocumentNotification::METHOD) => self.read(params).map(|it| self.on_change(it)),
            () if is(DidCloseTextDocumentNotification::METHOD) => self.read(params).map(|it| self.on_close(it)),
            () if is(DidSaveTextDocumentNotification::METHOD) => self.read(params).map(|it| self.on_save(&it)),
            () if is(DidChangeWatchedFilesNotification::METHOD) => self.read(params).map(|it| self.on_files(&it)),
            () if is(DidChangeConfigurationNotification::METHOD) => {
                self.on_settings(&params);
                Ok(())
            }
            () if is(DidChangeWorkspaceFoldersNotification::METHOD) => self.read(params).map(|it| self.on_folders(&it)),
            // What begins with `$/` may be ignored, and what we do not know is none of our affairs.
            () => Ok(()),
        };
        if let Err(error) = dealt_with {
            self.log(MessageType::Error, &format!("`{method}` was ignored: {error}"));
        }
    }

    /// Reads parameters. Whatever is said before `initialize` and after `shutdown` is dropped.
    fn read<P: DeserializeOwned>(&self, params: Value) -> Result<P, String> {
        if self.is_running() {
            serde_json::from_value(params).map_err(|error| error.to_string())
        } else {
            Err("the server is not running".to_owned())
        }
    }

    fn on_cancel(&mut self, params: CancelParams) {
        self.cancel(match params.id {
            gen_lsp_types::Id::Int(id) => RequestId::from(id),
            gen_lsp_types::Id::String(id) => RequestId::from(id),
        });
    }

    fn on_cancelled_progress(&mut self, params: &WorkDoneProgressCancelParams) {
        if let Some((_, id)) = self.progress.iter().find(|(token, _)| *token == params.token).cloned() {
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
            self.set(&params["settings"]);
        }
    }

    /// Takes the settings over. A client that has none keeps those that it began with.
    pub(super) fn set(&mut self, settings: &Value) {
        if settings.is_null() {
            return;
        }
        let mut complaints = Vec::new();
        let settings = Settings::read(settings, &mut complaints);
        complaints.iter().for_each(|complaint| self.say(MessageType::Warning, complaint));
        if settings != *self.settings {
            self.settings = Arc::new(settings);
            self.reload();
        }
    }

    fn on_open(&mut self, params: DidOpenTextDocumentParams) {
        let document = params.text_document;
        let language = serde_json::to_value(&document.language_id).unwrap_or_default();
        let language = language.as_str().unwrap_or_default();
        let Some(source) = self.source(&document.uri, document.text) else { return };
        let page = Page::new(document.uri, document.version, language, source, Arc::clone(&self.workspace));
        let is_new_here =
            page.kind == PageKind::Markdown && self.workspace.standing(&page.file).err() == Some(NotHeld::Broken);
        self.put(page);
        if is_new_here {
            // What is wrong with what holds for it may not have been told yet.
            self.reload();
        }
    }

    fn on_change(&mut self, params: DidChangeTextDocumentParams) {
        let uri = params.text_document.text_document_identifier.uri;
        let Some(page) = self.pages.get(&uri).cloned() else {
            return self.log(MessageType::Error, &format!("`{uri}` was changed, but is not open"));
        };
        let text = page.source.text().to_owned();
        let Some(mut source) = self.source(&uri, text) else { return };
        for change in params.content_changes {
            match self.source(&uri, changed(source, change, self.client.encoding)) {
                Some(changed) => source = changed,
                None => return,
            }
        }
        self.put(page.next(params.text_document.version, source));
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
        let (uri, mut says) = (page.uri.clone(), page.toml().is_some());
        let old = Arc::make_mut(&mut self.pages).insert(uri.clone(), Arc::new(page));
        says |= old.as_ref().is_some_and(|old| old.toml().is_some());
        match () {
            () if says => self.reload_soon(),
            () if self.client.pulls_diagnostics => {}
            () if old.is_none() => self.hurry(uri),
            () => self.put_off(uri),
        }
    }

    fn on_close(&mut self, params: DidCloseTextDocumentParams) {
        let uri = params.text_document.uri;
        self.forget(&uri);
        let Some(page) = Arc::make_mut(&mut self.pages).remove(&uri) else { return };
        if let Some(path) = &page.path {
            self.texts.close(path);
        }
        if page.toml().is_some() {
            return self.reload();
        }
        if !self.client.pulls_diagnostics {
            let params = PublishDiagnosticsParams { uri, version: None, diagnostics: Vec::new() };
            self.notify::<PublishDiagnosticsNotification>(params);
        }
        self.changed();
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

/// The text after a change.
fn changed(source: Source, change: TextDocumentContentChangeEvent, encoding: Encoding) -> String {
    match change {
        TextDocumentContentChangeEvent::TextDocumentContentChangePartial(change) => {
            let Span { start, end } = convert::span(&source, change.range, encoding);
            let mut text = source.into_text();
            text.replace_range(start as usize..end as usize, &change.text);
            text
        }
        TextDocumentContentChangeEvent::TextDocumentContentChangeWholeDocument(change) => change.text,
    }
}
