//! What an editor may ask of a text, as plain data: spans of bytes and strings. Nothing here knows of a protocol, of files
//! or of UTF-16, and nothing panics on a half-typed text or an offset beyond its end.

mod actions;
mod edits;
mod formatting;

pub use actions::{Action, ActionKind, actions, fix_all};
pub use formatting::format;
