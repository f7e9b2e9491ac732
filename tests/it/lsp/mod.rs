//! The language server, spoken to by the protocol.

mod client;
mod lifecycle;
mod toml;

use client::Client;
