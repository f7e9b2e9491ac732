//! Source text and positions in it.
//!
//! Inside the program every place is a [`Span`] of bytes; lines and columns exist only at the edges, and
//! [`LineIndex`] is the one converter, for people ([`LineColumn`]) as for editors ([`Position`]).

mod edited_text;
mod line_ends;
mod line_index;
mod numbers;
mod position;
mod source;
mod span;
mod words;

pub use edited_text::EditedText;
pub use line_ends::{line_ends, with_newlines};
pub use line_index::{LineColumn, LineIndex};
pub use numbers::{counted, grouped};
pub use position::{Encoding, Position, Positions};
pub use source::{InvalidUtf8, Source, TooLong};
pub use span::Span;
pub use words::words;
