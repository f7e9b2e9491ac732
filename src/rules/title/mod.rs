pub(super) mod duplicate;
pub(super) mod missing;
pub(super) mod syntax;
