pub(super) mod format;
pub(super) mod malformed;
pub(super) mod missing;
