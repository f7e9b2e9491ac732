//! What holds for documents, read anew when it changes.

use std::collections::{BTreeMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use gen_lsp_types::{
    DiagnosticRefreshRequest, InlayHintRefreshRequest, MessageType, PublishDiagnosticsNotification,
    PublishDiagnosticsParams, Uri,
};

use super::convert;
use super::desk::Pages;
use super::findings::{diagnostics, file_of};
use super::page::PageKind;
use super::server::{Asked, Server};
use crate::diagnostic;
use crate::ide::toml::TomlKind;
use crate::project::{File, Workspace, file_at};
use crate::text::Source;

/// How long a schema or project file must not change before it is read.
const QUIET: Duration = Duration::from_millis(60);

/// How long reading is put off at most while they change.
const PATIENCE: Duration = Duration::from_millis(500);

/// When what holds is read anew.
#[derive(Clone, Copy)]
pub(super) struct Reload {
    pub(super) at: Instant,
    /// When it was first put off.
    since: Instant,
}

impl Server {
    /// Reads what holds anew, once it does not change any more, but does not wait for ever.
    pub(super) fn reload_soon(&mut self) {
        let now = Instant::now();
        let since = self.reload.map_or(now, |reload| reload.since);
        self.reload = Some(Reload { at: (now + QUIET).min(since + PATIENCE), since });
    }

    /// Reads what holds anew.
    pub(super) fn reload(&mut self) {
        self.reload = None;
        let options = self.settings.workspace(self.folders.first().map(PathBuf::as_path));
        let (documents, schemas) = (self.documents(), self.schemas());
        let before = Some(&*self.workspace);
        let workspace = Workspace::open(&options, self.today, &self.texts, documents, schemas, before);
        self.workspace = Arc::new(workspace);
        // Which text is the title is the schema's to say.
        self.titles = Arc::default();
        self.renew();
        self.show_mistakes();
        self.show_complaints();
        self.watch_settings();
    }

    /// Looks at the documents again, since others have changed on the disk.
    pub(super) fn documents_changed(&mut self) {
        self.workspace.forget_corpora();
        self.renew();
    }

    /// Forgets what is known of all pages, and has it told anew.
    fn renew(&mut self) {
        let renewed = |(uri, page): (&Uri, &Arc<_>)| {
            let page: &super::page::Page = page;
            (uri.clone(), Arc::new(page.renewed(Arc::clone(&self.workspace))))
        };
        let pages: Pages = self.pages.iter().map(renewed).collect();
        self.pages = Arc::new(pages);
        if self.client.pulls_diagnostics {
            if self.client.refreshes_diagnostics && !self.pages.is_empty() {
                self.request::<DiagnosticRefreshRequest>((), Asked::Favour);
            }
        } else {
            let pages = Arc::clone(&self.pages);
            let markdown = pages.values().filter(|page| page.kind == PageKind::Markdown);
            markdown.for_each(|page| self.hurry(page.uri.clone()));
        }
        if self.client.refreshes_hints && !self.pages.is_empty() {
            self.request::<InlayHintRefreshRequest>((), Asked::Favour);
        }
        self.changed();
    }

    /// Those for which something should hold: the open ones, one beside each open project file, and one in each folder.
    fn documents(&self) -> Vec<File> {
        let mut documents = Vec::new();
        let in_folder = |folder: &Path| file_at(Some(&folder.join("*.md")));
        for page in self.pages.values() {
            match (page.kind, page.path.as_deref().and_then(Path::parent)) {
                (PageKind::Markdown, _) => documents.push(page.file.clone()),
                (PageKind::Toml(Some(TomlKind::Schema)) | PageKind::Other, _) | (_, None) => {}
                (PageKind::Toml(_), Some(folder)) => documents.push(in_folder(folder)),
            }
        }
        documents.extend(self.folders.iter().map(|folder| in_folder(folder)));
        documents
    }

    /// The schemas that are open.
    fn schemas(&self) -> Vec<File> {
        let schemas = self.pages.values().filter(|page| page.toml() == Some(TomlKind::Schema) && page.path.is_some());
        schemas.map(|page| page.file.clone()).collect()
    }

    /// Shows the mistakes in schemas and project files, each in its file.
    fn show_mistakes(&mut self) {
        let mut by_file: BTreeMap<PathBuf, (Arc<Source>, Vec<diagnostic::Diagnostic>)> = BTreeMap::new();
        for mistake in &self.workspace.mistakes {
            let Some(path) = file_of(&mistake.source) else { continue };
            let (_, found) = by_file.entry(path).or_insert_with(|| (Arc::clone(&mistake.source), Vec::new()));
            found.push(mistake.diagnostic.clone());
        }
        let mut shown = HashSet::new();
        for (path, (source, found)) in by_file {
            let page = self.pages.values().find(|page| page.path.as_deref() == Some(&path));
            let (uri, version) = match page {
                Some(page) => (page.uri.clone(), Some(page.version)),
                None => match convert::uri(&path) {
                    Some(uri) => (uri, None),
                    None => continue,
                },
            };
            let diagnostics = diagnostics(&source, &uri, &found, &self.client);
            shown.insert(uri.clone());
            self.notify::<PublishDiagnosticsNotification>(PublishDiagnosticsParams { uri, version, diagnostics });
        }
        for uri in self.shown.difference(&shown) {
            let params = PublishDiagnosticsParams { uri: uri.clone(), version: None, diagnostics: Vec::new() };
            self.notify::<PublishDiagnosticsNotification>(params);
        }
        self.shown = shown;
    }

    /// Tells what is wrong beside, once.
    fn show_complaints(&mut self) {
        let complaints = self.workspace.complaints.clone();
        for complaint in complaints.iter().filter(|complaint| !self.told.contains(complaint)) {
            self.say(MessageType::Error, complaint);
        }
        self.told = complaints;
    }

    /// Watches what the client does not watch for us: it knows the folders of the workspace alone.
    pub(super) fn watch_settings(&mut self) {
        let pages: Vec<&Path> = self.pages.values().filter_map(|page| page.path.as_deref()).collect();
        let mut folders = self.workspace.folders_read();
        // A project file may come into each folder between a document and the folder of its workspace.
        for folder in pages.iter().filter_map(|path| path.parent()) {
            let top = self.folders.iter().find(|top| folder.starts_with(top));
            let is_inside = |above: &&Path| top.map_or(*above == folder, |top| above.starts_with(top));
            folders.extend(folder.ancestors().take_while(is_inside).map(Path::to_owned));
        }
        folders.extend(self.folders.iter().cloned());
        let documents = pages.into_iter().map(Path::to_owned).chain(self.folders.iter().cloned());
        folders.extend(self.workspace.folders_beside(&documents.collect::<Vec<_>>()));
        let is_watched =
            |folder: &PathBuf| self.client.watches_files && self.folders.iter().any(|it| folder.starts_with(it));
        let folders: Vec<_> = folders.into_iter().filter(|folder| !is_watched(folder)).collect();
        if folders.is_empty() && !self.watch.is_on() {
            return;
        }
        let refused = self.watch.watch(folders).err().map(|error| error.to_string());
        if let Some(error) = refused.as_ref().filter(|_| refused != self.unwatched) {
            self.log(MessageType::Warning, &format!("changes of project files are not watched: {error}"));
        }
        self.unwatched = refused;
    }
}
