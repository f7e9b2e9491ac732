//! What the server offers.

use std::collections::BTreeSet;

use gen_lsp_types::{
    ChangeNotifications, CodeActionKind, CodeActionOptions, CodeActionProvider, CompletionOptions, DiagnosticOptions,
    DocumentLinkOptions, PositionEncodingKind, SaveOptions, ServerCapabilities, TextDocumentSyncKind,
    TextDocumentSyncOptions, WorkDoneProgressOptions, WorkspaceFoldersServerCapabilities, WorkspaceOptions,
};

use super::client::Client;
use super::features::completion::{TOML_TRIGGERS, TRIGGERS};
use crate::text::Encoding;

/// The kind of the action that applies all safe fixes.
pub(super) const FIX_ALL: &str = "source.fixAll.digestlint";

/// What is offered to `client`.
pub(super) fn capabilities(client: &Client) -> ServerCapabilities {
    let encoding = match client.encoding {
        Encoding::Utf8 => PositionEncodingKind::UTF8,
        Encoding::Utf16 => PositionEncodingKind::UTF16,
        Encoding::Utf32 => PositionEncodingKind::UTF32,
    };
    let sync = TextDocumentSyncOptions {
        open_close: Some(true),
        change: Some(TextDocumentSyncKind::Incremental),
        save: Some(SaveOptions { include_text: Some(false) }.into()),
        ..TextDocumentSyncOptions::default()
    };
    let folders = WorkspaceFoldersServerCapabilities {
        supported: Some(true),
        change_notifications: Some(ChangeNotifications::Bool(true)),
    };
    let diagnostics = DiagnosticOptions {
        identifier: Some(super::findings::NAME.to_owned()),
        inter_file_dependencies: true,
        workspace_diagnostics: true,
        work_done_progress_options: WorkDoneProgressOptions { work_done_progress: Some(true) },
    };
    let actions = CodeActionOptions {
        code_action_kinds: Some(vec![CodeActionKind::QuickFix, CodeActionKind::new(FIX_ALL)]),
        resolve_provider: Some(client.resolves_edits),
        ..CodeActionOptions::default()
    };
    let triggers: BTreeSet<&str> = TRIGGERS.into_iter().chain(TOML_TRIGGERS).collect();
    ServerCapabilities {
        position_encoding: Some(encoding),
        text_document_sync: Some(sync.into()),
        diagnostic_provider: client.pulls_diagnostics.then(|| diagnostics.into()),
        code_action_provider: client.code_actions.then(|| CodeActionProvider::from(actions)),
        completion_provider: Some(CompletionOptions {
            trigger_characters: Some(triggers.into_iter().map(str::to_owned).collect()),
            ..CompletionOptions::default()
        }),
        hover_provider: Some(true.into()),
        definition_provider: Some(true.into()),
        document_symbol_provider: Some(true.into()),
        workspace_symbol_provider: Some(true.into()),
        folding_range_provider: Some(true.into()),
        document_link_provider: Some(DocumentLinkOptions::default()),
        document_formatting_provider: (!client.registers_formatters).then(|| true.into()),
        document_range_formatting_provider: (!client.registers_formatters).then(|| true.into()),
        inlay_hint_provider: Some(true.into()),
        workspace: Some(WorkspaceOptions { workspace_folders: Some(folders), ..WorkspaceOptions::default() }),
        ..ServerCapabilities::default()
    }
}
