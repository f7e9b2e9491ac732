//! Which request is answered by what: the one list.

use gen_lsp_types::{DocumentDiagnosticRequest, Request as _, WorkspaceDiagnosticRequest};
use lsp_server::{ErrorCode, Request};

use super::desk::{Desk, Refusal};
use super::diagnostics;
use super::server::Server;
use super::transport::refusal;

impl Server {
    /// Has a request answered.
    pub(super) fn route(&mut self, request: Request) {
        if request.method == WorkspaceDiagnosticRequest::METHOD.as_str() {
            return self.report(request);
        }
        Route { server: self, request: Some(request) }.on::<DocumentDiagnosticRequest>(diagnostics::document).end();
    }
}

/// A request on its way to what answers it.
struct Route<'a> {
    server: &'a mut Server,
    request: Option<Request>,
}

impl Route<'_> {
    /// Has `handler` answer requests of the kind `R`.
    fn on<R: gen_lsp_types::Request>(mut self, handler: fn(&Desk, R::Params) -> Result<R::Result, Refusal>) -> Self {
        if let Some(Request { id, params, .. }) = self.request.take_if(|it| it.method == R::METHOD.as_str()) {
            match serde_json::from_value::<R::Params>(params) {
                Ok(params) => self.server.answer_by(id, params, handler),
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
