//! One version of an open document, and what is known of it.

use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use gen_lsp_types::Uri;

use super::convert;
use crate::binding::Bound;
use crate::diagnostic::Diagnostic;
use crate::engine::Checked;
use crate::ide;
use crate::ide::toml::TomlKind;
use crate::project::{
    File, PROJECT_FILE, PYPROJECT_FILE, Standing, Workspace, file_at, is_markdown, looks_like_a_schema,
};
use crate::text::Source;

/// A version of an open document. It never changes: what knows it may look at it while the next one is made.
#[derive(Debug)]
pub(super) struct Page {
    /// What the client calls it.
    pub(super) uri: Uri,
    /// Where it lies; `None` for what was never saved.
    pub(super) path: Option<PathBuf>,
    /// The same, as reports name it.
    pub(super) file: File,
    /// The client's number of it.
    pub(super) version: i32,
    /// Its text.
    pub(super) source: Arc<Source>,
    /// What it is.
    pub(super) kind: PageKind,
    /// What holds for it.
    workspace: Arc<Workspace>,
    analysis: OnceLock<Option<Analysis>>,
}

/// What an open document is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PageKind {
    /// A document to check.
    Markdown,
    /// TOML: what says what holds for documents, unless it is something else, or nothing yet.
    Toml(Option<TomlKind>),
    /// What is not ours.
    Other,
}

impl PageKind {
    fn of(language: &str, path: Option<&Path>, source: &Source) -> Self {
        // Editors without a plugin for TOML take it for plain text.
        let is_toml = || path.and_then(Path::extension).is_some_and(|it| it.eq_ignore_ascii_case("toml"));
        match language {
            "markdown" => Self::Markdown,
            _ if path.is_some_and(is_markdown) => Self::Markdown,
            _ if language == "toml" || is_toml() => Self::of_toml(path, source),
            _ => Self::Other,
        }
    }

    fn of_toml(path: Option<&Path>, source: &Source) -> Self {
        let is = |name: &str| path.and_then(Path::file_name).is_some_and(|it| it == name);
        Self::Toml(match () {
            () if is(PROJECT_FILE) => Some(TomlKind::Project),
            () if is(PYPROJECT_FILE) => Some(TomlKind::Pyproject),
            () if looks_like_a_schema(source) => Some(TomlKind::Schema),
            () => None,
        })
    }

    /// The same document with another text.
    fn with(self, path: Option<&Path>, source: &Source) -> Self {
        if let Self::Toml(_) = self { Self::of_toml(path, source) } else { self }
    }
}

/// What a check says of a page.
#[derive(Debug)]
pub(super) struct Analysis {
    /// What holds for it.
    pub(super) standing: Standing,
    /// What is found, and what the text says.
    pub(super) checked: Checked,
    /// Why there is nothing of that, when the check broke down.
    pub(super) failure: Option<String>,
}

impl Page {
    pub(super) fn new(uri: Uri, version: i32, language: &str, source: Source, workspace: Arc<Workspace>) -> Self {
        let path = convert::path(&uri);
        let file = match &path {
            Some(path) => file_at(Some(path)),
            // Not a path, so that no rule looks at it.
            None => File { name: "<unsaved>".to_owned(), ..file_at(None) },
        };
        let kind = PageKind::of(language, path.as_deref(), &source);
        Self { uri, path, file, version, source: Arc::new(source), kind, workspace, analysis: OnceLock::new() }
    }

    /// The next version of it.
    pub(super) fn next(&self, version: i32, source: Source) -> Self {
        let kind = self.kind.with(self.path.as_deref(), &source);
        Self { version, source: Arc::new(source), kind, ..self.renewed(Arc::clone(&self.workspace)) }
    }

    /// The same version, with what holds now.
    pub(super) fn renewed(&self, workspace: Arc<Workspace>) -> Self {
        Self {
            uri: self.uri.clone(),
            path: self.path.clone(),
            file: self.file.clone(),
            version: self.version,
            source: Arc::clone(&self.source),
            kind: self.kind,
            workspace,
            analysis: OnceLock::new(),
        }
    }

    /// Whether `workspace` is what says what holds for it.
    pub(super) fn is_held_by(&self, workspace: &Arc<Workspace>) -> bool {
        Arc::ptr_eq(&self.workspace, workspace)
    }

    /// What it is, if it says what holds for documents.
    pub(super) fn toml(&self) -> Option<TomlKind> {
        if let PageKind::Toml(kind) = self.kind { kind } else { None }
    }

    /// What a check says of it, found out when first asked for; `None` for what is not checked.
    pub(super) fn analysis(&self) -> Option<&Analysis> {
        self.analysis.get_or_init(|| self.analyze()).as_ref()
    }

    fn analyze(&self) -> Option<Analysis> {
        if self.kind != PageKind::Markdown {
            return None;
        }
        let standing = self.workspace.standing(&self.file).ok()?;
        let (checked, failure) = match standing.check(&self.file, (*self.source).clone()) {
            Ok(checked) => (checked, None),
            Err(failure) => (Checked::default(), Some(failure.to_string())),
        };
        let scope = standing.scope();
        let is_meant = standing.is_asked_for()
            || scope.bound(&self.source, &checked.document, |bound| ide::is_digest(&bound)).unwrap_or_default();
        is_meant.then_some(Analysis { standing, checked, failure })
    }

    /// What `look` makes of the page, bound to its schema, and of what is found in it.
    pub(super) fn ask<T>(&self, look: impl FnOnce(Bound<'_>, &[Diagnostic]) -> T) -> Option<T> {
        let Analysis { standing, checked, .. } = self.analysis()?;
        standing.scope().bound(&self.source, &checked.document, |bound| look(bound, &checked.findings))
    }

    /// What `look` makes of the page, bound to its schema, without a check: no rule looks at it. `None` for what is not
    /// checked.
    pub(super) fn ask_unchecked<T>(&self, look: impl FnOnce(Bound<'_>) -> T) -> Option<T> {
        if let Some(known) = self.analysis.get() {
            let Analysis { standing, checked, .. } = known.as_ref()?;
            return standing.scope().bound(&self.source, &checked.document, look);
        }
        if self.kind != PageKind::Markdown {
            return None;
        }
        let standing = self.workspace.standing(&self.file).ok()?;
        let is_meant = |bound: &Bound<'_>| standing.is_asked_for() || ide::is_digest(bound);
        standing.scope().bound_text(&self.source, |bound| is_meant(&bound).then(|| look(bound))).flatten()
    }

    /// What a check would say of the page if its text were another.
    pub(super) fn check(&self, standing: &Standing, source: &Source) -> Checked {
        standing.check(&self.file, source.clone()).unwrap_or_default()
    }
}
