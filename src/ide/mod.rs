//! What an editor may ask of a text, as plain data: byte spans and strings. Nothing here knows of a protocol, of lines
//! as editors count them, or of files.
//!
//! Any text and any offset has an answer, if only that there is none.

mod actions;
mod completion;
mod definition;
mod digest;
mod edits;
mod folding;
mod formatting;
mod hover;
mod links;
mod part;
mod row_numbers;
mod symbols;
pub mod toml;

pub use actions::{Action, ActionKind, actions, fix_all};
pub use completion::{Completion, CompletionKind, Documentation, Piece, complete};
pub use definition::{Definition, definition};
pub use digest::is_digest;
pub use folding::{Fold, FoldKind, folds};
pub use formatting::format;
pub use hover::{Hover, hover};
pub use links::{DocumentLink, LinkTarget, links};
pub use row_numbers::{RowNumber, row_numbers};
pub use symbols::{Symbol, SymbolKind, symbols, title};
