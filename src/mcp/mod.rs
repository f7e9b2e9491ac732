//! The server for the Model Context Protocol: what the command line does, as tools of a model that writes documents.
//!
//! The only module that knows the protocol's types, and the only one with an async runtime. It reads project files and
//! schemas anew for each question, so that the answer is that of today, and writes nothing.

mod answers;
mod descriptions;
mod desk;
mod questions;
mod server;

#[cfg(test)]
mod tests;

use std::io;

use rmcp::ServiceExt;
use rmcp::transport::stdio;

pub use answers::{CheckAnswer, Finding, FixAnswer, NewAnswer, RuleAnswer, RulesAnswer, SchemaAnswer};
pub use desk::{Desk, Refusal};
pub use questions::{CheckQuestion, ExplainQuestion, FixQuestion, Form, NewQuestion, SchemaQuestion};

/// Why the server has ended before its client did.
#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    /// The system gives no runtime.
    #[error("cannot start the server: {0}")]
    Runtime(#[from] io::Error),
    /// The client does not speak the protocol, or said nothing.
    #[error("the client did not open a session: {0}")]
    Opening(String),
    /// A fault of the program itself.
    #[error("the server broke down: {0}; this is a bug in digestlint, please report it")]
    Broken(String),
}

/// Answers the questions on standard input at `desk` until the client closes it.
///
/// # Errors
/// [`ServeError`].
pub fn serve(desk: Desk) -> Result<(), ServeError> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let served = runtime.block_on(async {
        let opened = server::Server::new(desk).serve(stdio()).await;
        let session = opened.map_err(|error| ServeError::Opening(error.to_string()))?;
        session.waiting().await.map_err(|error| ServeError::Broken(error.to_string()))
    });
    // A thread that still reads standard input cannot be called back.
    runtime.shutdown_background();
    served.map(|_| ())
}
