pub(super) mod malformed;
pub(super) mod missing;
