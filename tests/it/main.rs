//! All integration tests, in one binary that links once.

#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod bad_input;
mod blanks;
mod cli;
mod compose;
mod corpus;
mod dedented;
mod digest;
mod export;
mod fixes;
mod formats;
mod generated;
mod guide;
mod ide;
mod infer;
mod json_schema;
mod layers;
mod layout;
mod lsp;

mod project_files;
mod properties;
mod readme;
mod reports;
mod rule_examples;
mod schema_files;
mod schema_language;
mod seeds;
mod support;
mod suppressions;
