//! How Markdown is laid out: tables, and the texts of documents that are there or are made anew.
//!
//! For a text that is there, [`changes`] tells what is not laid out as a [`Style`] says, as edits that leave what the text
//! says as it is; [`format()`] applies all of them, [`format_lines`] those on some lines. Pure: a document in, edits out.

mod blank_lines;
mod change;
mod format;
mod line_ends;
mod lines;
mod list_markers;
pub mod page;
mod style;
pub mod table;
mod table_padding;

pub use change::{Change, Fault, Kind, Kinds};
pub use format::{changes, format, format_lines};
pub use style::{FinalNewline, LineEnding, Style, TableStyle};
