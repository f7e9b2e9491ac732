//! How Markdown is laid out: text from parts, without a look at what they mean.

pub mod page;
pub mod table;
