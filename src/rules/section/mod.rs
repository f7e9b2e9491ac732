pub(super) mod content;
pub(super) mod duplicate;
pub(super) mod empty;
pub(super) mod level;
pub(super) mod missing;
pub(super) mod order;
pub(super) mod unknown;
