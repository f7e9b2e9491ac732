pub(super) mod missing;
pub(super) mod syntax;
