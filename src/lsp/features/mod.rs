//! What is asked of a document: one file a kind of request. Each asks [`crate::ide`] and says the answer in the words of
//! the protocol.

pub(super) mod actions;
pub(super) mod completion;
pub(super) mod definition;
pub(super) mod folding;
pub(super) mod formatting;
pub(super) mod hints;
pub(super) mod hover;
pub(super) mod links;
pub(super) mod symbols;
pub(super) mod workspace_symbols;
