pub(super) mod content;
pub(super) mod duplicate;
pub(super) mod empty;
pub(super) mod level;
pub(super) mod missing;
pub(super) mod order;
mod reordering;
mod skeleton;
pub(super) mod unknown;
