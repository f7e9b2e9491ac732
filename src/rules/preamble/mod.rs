pub(super) mod missing;
pub(super) mod syntax;
pub(super) mod template;
pub(super) mod unexpected;
