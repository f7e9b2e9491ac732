//! The schema language: every table and key that a schema file may hold, with its type, default and meaning.
//!
//! This is the one list. The structural check of a schema file and its resolved form read it; a key that is not here
//! does not exist.

mod tables;
mod values;

pub use tables::ROOT;
