//! Requests answered by threads, from the state as it was when they came.

use std::sync::Arc;
use std::sync::atomic::Ordering;

use gen_lsp_types::{LogMessageNotification, LogMessageParams, MessageType};
use lsp_server::{ErrorCode, RequestId, Response};

use super::desk::{Desk, Refusal};
use super::pool::guarded;
use super::server::{Done, Server};
use super::transport::refusal;

/// How long a request may take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Effort {
    /// It looks at one document.
    Quick,
    /// It looks at the workspace.
    Long,
}

impl Server {
    /// Has a request answered by a thread.
    pub(super) fn answer_by<P: Send + 'static, R: serde::Serialize + 'static>(
        &mut self,
        id: RequestId,
        params: P,
        effort: Effort,
        handler: fn(&Desk, &P) -> Result<R, Refusal>,
    ) {
        let desk = self.desk_for(&id);
        let finish = self.finish.clone();
        let pool = match effort {
            Effort::Quick => &self.quick,
            Effort::Long => &self.search,
        };
        pool.run(move || {
            let response = respond(id, &desk, || handler(&desk, &params));
            _ = finish.send(Done::Answer(response));
        });
    }

    /// Sends the answer to a request, unless it was cancelled and so is answered already.
    pub(super) fn answer(&mut self, response: Response) {
        if self.requests.incoming.complete(&response.id).is_some() {
            self.send(response);
        }
    }

    /// Answers a request that is cancelled.
    pub(super) fn cancel(&mut self, id: RequestId) {
        if self.stop_report(&id) {
            return;
        }
        if let Some(cancelled) = self.requests.incoming.complete(&id) {
            cancelled.store(true, Ordering::Relaxed);
            let Refusal { code, message } = Refusal::cancelled();
            self.send(Response::new_err(id, code, message));
        }
    }

    /// The state of the server as it is now.
    pub(super) fn desk(&self) -> Desk {
        Desk {
            client: self.client,
            settings: Arc::clone(&self.settings),
            folders: Arc::clone(&self.folders),
            pages: Arc::clone(&self.pages),
            workspace: Arc::clone(&self.workspace),
            titles: Arc::clone(&self.titles),
            ended: Arc::clone(&self.ended),
            cancelled: Arc::default(),
            outbox: self.outbox.clone(),
        }
    }

    fn desk_for(&mut self, id: &RequestId) -> Desk {
        let desk = self.desk();
        self.requests.incoming.register(id.clone(), Arc::clone(&desk.cancelled));
        desk
    }
}

/// What a panic in some `work` is, to those whom it concerns.
pub(super) fn bug(work: &str, panic: &str) -> String {
    format!("{work} broke down: {panic}; this is a bug in digestlint, please report it")
}

/// The response to a request, whatever happens to the work.
pub(super) fn respond<R: serde::Serialize>(
    id: RequestId,
    desk: &Desk,
    work: impl FnOnce() -> Result<R, Refusal>,
) -> Response {
    let work = || desk.go_on().and_then(|()| work());
    match guarded(work) {
        Ok(Ok(result)) => match serde_json::to_value(result) {
            Ok(result) => Response::new_ok(id, result),
            Err(error) => refusal(id, ErrorCode::InternalError, bug("the request", &error.to_string())),
        },
        Ok(Err(Refusal { code, message })) => Response::new_err(id, code, message),
        Err(panic) => {
            let params = LogMessageParams { kind: MessageType::Error, message: bug("the request", &panic) };
            desk.notify::<LogMessageNotification>(params);
            refusal(id, ErrorCode::InternalError, bug("the request", &panic))
        }
    }
}

#[cfg(test)]
mod tests {
    use crossbeam_channel::unbounded;

    use lsp_server::Message;
    use serde_json::Value;

    use super::*;

    #[test]
    fn a_panic_is_an_answer_and_a_line_of_the_log() {
        let ((outbox, sent), (finish, _done)) = (unbounded(), unbounded());
        let server = Server::new(outbox, finish, jiff::civil::date(2026, 1, 1)).unwrap();
        let answer = respond(RequestId::from(7), &server.desk(), || -> Result<(), Refusal> { panic!("no luck") });
        let error = answer.response_result.unwrap_err();
        assert_eq!((answer.id, error.code), (RequestId::from(7), ErrorCode::InternalError as i32));
        assert!(error.message.contains("no luck"), "{}", error.message);
        let Message::Notification(log) = sent.try_recv().unwrap() else { panic!("a line of the log") };
        assert_eq!((log.method.as_str(), &log.params["type"]), ("window/logMessage", &Value::from(1)));
    }

    #[test]
    fn what_was_cancelled_is_not_begun() {
        let ((outbox, _sent), (finish, _done)) = (unbounded(), unbounded());
        let desk = Server::new(outbox, finish, jiff::civil::date(2026, 1, 1)).unwrap().desk();
        desk.cancelled.store(true, Ordering::Relaxed);
        let answer = respond(RequestId::from(7), &desk, || -> Result<(), Refusal> { panic!("it was begun") });
        assert_eq!(answer.response_result.unwrap_err().code, ErrorCode::RequestCanceled as i32);
    }
}
