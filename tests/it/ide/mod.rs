//! What an editor may ask of a text.

mod actions;
mod formatting;
mod laws;
