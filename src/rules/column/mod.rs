pub(super) mod alias;
pub(super) mod alignment;
mod cells;
pub(super) mod duplicate;
pub(super) mod missing;
pub(super) mod order;
pub(super) mod unknown;
