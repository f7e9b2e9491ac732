//! The language server, spoken to by the protocol.

mod client;
mod diagnostics;
mod encodings;
mod lifecycle;
mod links;
mod notes;
mod pull;
mod pull_workspace;
mod reload;
mod reload_files;
mod robustness;
mod settings;
mod stdio;
mod sync;
mod toml;
mod workspace;

use client::Client;
