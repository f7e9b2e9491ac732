pub(super) mod count;
pub(super) mod duplicate;
pub(super) mod header_repeated;
pub(super) mod overlap;
pub(super) mod shape;
