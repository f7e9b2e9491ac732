//! Which request is answered by what: the one list.

use gen_lsp_types::{
    CodeActionRequest, CodeActionResolveRequest, CompletionRequest, DefinitionRequest, DocumentDiagnosticRequest,
    DocumentFormattingRequest, DocumentLinkRequest, DocumentRangeFormattingRequest, DocumentSymbolRequest,
    FoldingRangeRequest, HoverRequest, InlayHintRequest, Request as _, WorkspaceDiagnosticRequest,
    WorkspaceSymbolRequest,
};
use lsp_server::{ErrorCode, Request};

use super::answers::Effort;
use super::desk::{Desk, Refusal};
use super::diagnostics;
use super::features::{
    actions, completion, definition, folding, formatting, hints, hover, links, symbols, workspace_symbols,
};
use super::server::Server;
use super::transport::refusal;

impl Server {
    /// Has a request answered.
    pub(super) fn route(&mut self, request: Request) {
        if request.method == WorkspaceDiagnosticRequest::METHOD.as_str() {
            return self.report(request);
        }
        Route { server: self, request: Some(request) }
            .on::<DocumentDiagnosticRequest>(Effort::Quick, diagnostics::document)
            .on::<CompletionRequest>(Effort::Quick, completion::complete)
            .on::<HoverRequest>(Effort::Quick, hover::hover)
            .on::<CodeActionRequest>(Effort::Quick, actions::actions)
            .on::<CodeActionResolveRequest>(Effort::Quick, actions::resolve)
            .on::<InlayHintRequest>(Effort::Quick, hints::hints)
            .on::<FoldingRangeRequest>(Effort::Quick, folding::folds)
            .on::<DocumentSymbolRequest>(Effort::Quick, symbols::symbols)
            .on::<DocumentLinkRequest>(Effort::Quick, links::links)
            .on::<DefinitionRequest>(Effort::Quick, definition::definition)
            .on::<DocumentFormattingRequest>(Effort::Quick, formatting::document)
            .on::<DocumentRangeFormattingRequest>(Effort::Quick, formatting::range)
            .on::<WorkspaceSymbolRequest>(Effort::Long, workspace_symbols::symbols)
            .end();
    }
}

/// A request on its way to what answers it.
struct Route<'a> {
    server: &'a mut Server,
    request: Option<Request>,
}

impl Route<'_> {
    /// Has `handler` answer requests of the kind `R`.
    fn on<R: gen_lsp_types::Request>(
        mut self,
        effort: Effort,
        handler: fn(&Desk, &R::Params) -> Result<R::Result, Refusal>,
    ) -> Self {
        if let Some(Request { id, params, .. }) = self.request.take_if(|it| it.method == R::METHOD.as_str()) {
            match serde_json::from_value::<R::Params>(params) {
                Ok(params) => self.server.answer_by(id, params, effort, handler),
                Err(error) => self.server.send(refusal(id, ErrorCode::InvalidParams, error.to_string())),
            }
        }
        self
    }

    /// Refuses what nothing has answered.
    fn end(self) {
        if let Some(Request { id, method, .. }) = self.request {
            let message = format!("digestlint does not answer `{method}`");
            self.server.send(refusal(id, ErrorCode::MethodNotFound, message));
        }
    }
}
