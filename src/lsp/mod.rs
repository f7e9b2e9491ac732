//! The language server: what an editor asks and is told, by the Language Server Protocol (3.17).
//!
//! The only module that knows the protocol's types. One thread listens and keeps the state; requests are answered by
//! others, from what was so when they came. It writes no document: edits are the editor's to make.

mod announce;
mod answers;
mod changes;
mod client;
mod convert;
mod desk;
mod diagnostics;
mod due;
mod features;
mod findings;
mod notifications;
mod page;
mod places;
mod pool;
mod progress;
mod reload;
mod reports;
mod route;
mod server;
mod settings;
mod speech;
mod transport;
mod watch;

use std::io::{self, BufReader, stdin, stdout};

use crossbeam_channel::unbounded;
use jiff::civil::Date;
use lsp_server::Connection;

pub use server::Ending;

/// Serves the client on standard input and output until it ends the session.
///
/// # Errors
/// When the system gives no threads.
pub fn serve_stdio(today: Date) -> io::Result<Ending> {
    let (connection, writer) = transport::connect(BufReader::new(stdin()), stdout())?;
    let ending = serve(connection, today)?;
    // What was said last has to reach the client.
    writer.finish();
    Ok(ending)
}

/// Serves the client at the other end of `connection` until it ends the session. `today` is the day that counts as such.
///
/// # Errors
/// When the system gives no threads.
pub fn serve(connection: Connection, today: Date) -> io::Result<Ending> {
    let Connection { sender, receiver } = connection;
    let (finish, done) = unbounded();
    Ok(server::Server::new(sender, finish, today)?.run(&receiver, &done))
}
