//! digestlint: a schema validator and linter for Markdown digest files.
//!
//! The modules stand in the order in which data flows; each uses only those before it.

pub mod text;

pub mod diagnostic;

pub mod document;

pub mod output;

pub mod spec;

pub mod schema;

pub mod binding;

pub mod baseline;

pub mod corpus;

pub mod suppression;

pub mod layout;

pub mod export;

pub mod compose;

pub mod rules;

pub mod engine;

pub mod fix;

pub mod guide;

pub mod config;

pub mod infer;

pub mod report;

pub mod git;

pub mod project;

pub mod ide;

#[cfg(feature = "mcp")]
pub mod mcp;

pub mod lsp;

pub mod cli;
