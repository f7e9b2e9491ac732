//! What the server says to its client.

use gen_lsp_types::{
    LogMessageNotification, LogMessageParams, MessageType, ShowMessageNotification, ShowMessageParams,
};
use lsp_server::{Message, Notification};

use super::answers::bug;
use super::server::{Asked, Server};

impl Server {
    /// Sends a message. Without a client there is nobody to tell, and the inbox says so.
    pub(super) fn send(&self, message: impl Into<Message>) {
        _ = self.outbox.send(message.into());
    }

    pub(super) fn notify<N: gen_lsp_types::Notification>(&self, params: N::Params) {
        self.send(Notification::new(N::METHOD.as_str().to_owned(), params));
    }

    /// Asks the client for something.
    pub(super) fn request<R: gen_lsp_types::Request>(&mut self, params: R::Params, asked: Asked) {
        let request = self.requests.outgoing.register(R::METHOD.as_str().to_owned(), params, asked);
        self.send(request);
    }

    /// Shows the user a message.
    pub(super) fn say(&self, kind: MessageType, message: &str) {
        let message = format!("digestlint: {message}");
        self.notify::<ShowMessageNotification>(ShowMessageParams { kind, message });
    }

    pub(super) fn log(&self, kind: MessageType, message: &str) {
        self.notify::<LogMessageNotification>(LogMessageParams { kind, message: message.to_owned() });
    }

    /// Says that a request has broken down.
    pub(super) fn broken(&self, panic: &str) {
        self.log(MessageType::Error, &bug("the request", panic));
    }
}
