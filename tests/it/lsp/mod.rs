//! The language server, spoken to by the protocol.

mod client;
mod lifecycle;

use client::Client;
