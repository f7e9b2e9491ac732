pub(super) mod duplicate;
pub(super) mod missing;
pub(super) mod order;
pub(super) mod unexpected;
pub(super) mod unknown;
