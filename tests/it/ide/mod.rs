//! What an editor may ask of a text.

mod actions;
mod formatting;
mod laws;

pub(crate) use laws::assert_actions;
