//! The program as its users run it: arguments, streams and exit status.
//!
//! One binary, so that it is linked once. The environment of every run is empty but for what the test sets.

mod baseline;
mod changes;
mod choice;
mod color;
mod corpus;
mod digest;
mod discovery;
mod encoding;
mod explain;
mod export;
mod extends;
mod failures;
mod fix;
mod fmt;
mod formats;
mod help;
mod infer;
mod init;
mod mcp;
mod new;
mod parallel;
mod project;
mod rule_levels;
pub(crate) mod sandbox;
mod schema;
mod shell;
mod status;
mod stdin;
mod stdin_jsonl;
mod suppression;
mod watch;
