//! What reports there may be, and where they go. What each looks like is the affair of `report`.

mod format;
mod target;

pub use format::Format;
pub use target::{Double, Target, TargetError};
