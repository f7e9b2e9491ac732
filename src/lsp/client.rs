//! What the client can.

use serde_json::Value;

use crate::text::Encoding;

/// What a client has said of itself. What it did not say it cannot.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools, reason = "each is a capability of the protocol, and independent of the others")]
pub(super) struct Client {
    /// How columns are counted.
    pub(super) encoding: Encoding,
    /// Asks for the findings of documents, so that they need not be sent unasked.
    pub(super) pulls_diagnostics: bool,
    /// Asks for them anew when told to.
    pub(super) refreshes_diagnostics: bool,
    /// Shows further places with a finding.
    pub(super) related_information: bool,
    /// Shows code that does nothing faded.
    pub(super) unnecessary_tags: bool,
    /// Shows old names struck through.
    pub(super) deprecated_tags: bool,
    /// Links a rule's name to its documentation.
    pub(super) code_description: bool,
    /// Takes edits for a version of a document.
    pub(super) versioned_edits: bool,
    /// Takes code actions, not commands alone.
    pub(super) code_actions: bool,
    /// Asks for the edit of an action once it is chosen.
    pub(super) resolves_edits: bool,
    /// Prefers one of several actions.
    pub(super) preferred_actions: bool,
    /// Takes insertions with places to fill in.
    pub(super) snippets: bool,
    /// Inserts lines as they are, when told to.
    pub(super) inserts_as_is: bool,
    /// Selects one of several completions, when told to.
    pub(super) preselects: bool,
    /// Shows documentation of completions as Markdown.
    pub(super) completion_markdown: bool,
    /// Shows hovers as Markdown.
    pub(super) hover_markdown: bool,
    /// Shows symbols as a tree.
    pub(super) symbol_tree: bool,
    /// Goes from a range to a range.
    pub(super) definition_links: bool,
    /// Tells of changed files, when asked to.
    pub(super) watches_files: bool,
    /// Tells its settings, when asked.
    pub(super) tells_settings: bool,
    /// Tells of changed settings, when asked to.
    pub(super) watches_settings: bool,
    /// Shows the progress of work that the server begins.
    pub(super) shows_progress: bool,
    /// Takes formatters for some languages alone.
    pub(super) registers_formatters: bool,
    /// Asks for hints anew when told to.
    pub(super) refreshes_hints: bool,
}

impl Client {
    /// Reads `capabilities`, those of `initialize`. They are read leniently: one that is written wrong is none.
    pub(super) fn new(capabilities: &Value) -> Self {
        let says = |pointer: &str| capabilities.pointer(pointer).and_then(Value::as_bool).unwrap_or_default();
        let has = |pointer: &str| capabilities.pointer(pointer).is_some_and(|it| !it.is_null());
        let list = |pointer: &str| capabilities.pointer(pointer).and_then(Value::as_array);
        let lists = |pointer: &str, item: &str| list(pointer).is_some_and(|list| list.iter().any(|it| it == item));
        let values = |pointer: &str, value: i32| list(pointer).is_some_and(|list| list.iter().any(|it| *it == value));
        let tags = |tag| {
            values("/textDocument/publishDiagnostics/tagSupport/valueSet", tag)
                || values("/textDocument/diagnostic/tagSupport/valueSet", tag)
        };
        Self {
            encoding: encoding(capabilities),
            pulls_diagnostics: has("/textDocument/diagnostic"),
            refreshes_diagnostics: says("/workspace/diagnostics/refreshSupport"),
            related_information: says("/textDocument/publishDiagnostics/relatedInformation")
                || says("/textDocument/diagnostic/relatedInformation"),
            unnecessary_tags: tags(1),
            deprecated_tags: tags(2),
            code_description: says("/textDocument/publishDiagnostics/codeDescriptionSupport")
                || says("/textDocument/diagnostic/codeDescriptionSupport"),
            versioned_edits: says("/workspace/workspaceEdit/documentChanges"),
            code_actions: has("/textDocument/codeAction/codeActionLiteralSupport"),
            resolves_edits: lists("/textDocument/codeAction/resolveSupport/properties", "edit")
                && says("/textDocument/codeAction/dataSupport"),
            preferred_actions: says("/textDocument/codeAction/isPreferredSupport"),
            snippets: says("/textDocument/completion/completionItem/snippetSupport"),
            inserts_as_is: values("/textDocument/completion/completionItem/insertTextModeSupport/valueSet", 1),
            preselects: says("/textDocument/completion/completionItem/preselectSupport"),
            completion_markdown: lists("/textDocument/completion/completionItem/documentationFormat", "markdown"),
            hover_markdown: lists("/textDocument/hover/contentFormat", "markdown"),
            symbol_tree: says("/textDocument/documentSymbol/hierarchicalDocumentSymbolSupport"),
            definition_links: says("/textDocument/definition/linkSupport"),
            watches_files: says("/workspace/didChangeWatchedFiles/dynamicRegistration"),
            tells_settings: says("/workspace/configuration"),
            watches_settings: says("/workspace/didChangeConfiguration/dynamicRegistration"),
            shows_progress: says("/window/workDoneProgress"),
            registers_formatters: says("/textDocument/formatting/dynamicRegistration")
                && says("/textDocument/rangeFormatting/dynamicRegistration"),
            refreshes_hints: says("/workspace/inlayHint/refreshSupport"),
        }
    }
}

/// The first encoding that the client names and we know; UTF-16 when it is silent (LSP 3.17, `general.positionEncodings`).
fn encoding(capabilities: &Value) -> Encoding {
    let named = capabilities.pointer("/general/positionEncodings").and_then(Value::as_array);
    let known = |name: &Value| match name.as_str()? {
        "utf-8" => Some(Encoding::Utf8),
        "utf-16" => Some(Encoding::Utf16),
        "utf-32" => Some(Encoding::Utf32),
        _ => None,
    };
    named.and_then(|named| named.iter().find_map(known)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_silent_client_counts_in_utf_16_and_can_nothing() {
        for silent in [json!(null), json!({}), json!({ "general": { "positionEncodings": [] } }), json!([1])] {
            assert_eq!(Client::new(&silent), Client::default(), "{silent}");
        }
        assert_eq!(Client::default().encoding, Encoding::Utf16);
    }

    #[test]
    fn tags_and_modes_are_those_of_the_value_set() {
        let client = Client::new(&json!({ "textDocument": {
            "diagnostic": { "tagSupport": { "valueSet": [2, 7] } },
            "completion": { "completionItem": { "insertTextModeSupport": { "valueSet": [2] } } },
        } }));
        assert!(client.deprecated_tags && !client.unnecessary_tags && !client.inserts_as_is && !client.preselects);
        let client = Client::new(&json!({ "textDocument": {
            "publishDiagnostics": { "tagSupport": { "valueSet": [1] } },
            "completion": { "completionItem": {
                "insertTextModeSupport": { "valueSet": [1, 2] }, "preselectSupport": true,
            } },
        } }));
        assert!(!client.deprecated_tags && client.unnecessary_tags && client.inserts_as_is && client.preselects);
    }

    #[test]
    fn the_first_known_encoding_is_taken() {
        let encoding = |named: Value| Client::new(&json!({ "general": { "positionEncodings": named } })).encoding;
        assert_eq!(encoding(json!(["utf-8", "utf-16"])), Encoding::Utf8);
        assert_eq!(encoding(json!(["utf-7", "utf-32", "utf-8"])), Encoding::Utf32);
        assert_eq!(encoding(json!(["utf-7"])), Encoding::Utf16);
        assert_eq!(encoding(json!("utf-8")), Encoding::Utf16);
    }
}
