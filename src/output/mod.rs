//! What reports there may be: the one list of their formats. What each looks like is the affair of `report`.

mod format;

pub use format::Format;
