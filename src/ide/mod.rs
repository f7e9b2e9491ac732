//! What an editor may ask of a text, as plain data: byte spans and strings.

mod completion;

pub use completion::{Completion, CompletionKind, Documentation, Piece, complete};
