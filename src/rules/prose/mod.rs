pub(super) mod length;
pub(super) mod mojibake;
pub(super) mod syntax;
pub(super) mod truncated;
