pub(super) mod count;
pub(super) mod item_duplicate;
pub(super) mod kind;
pub(super) mod marker;
pub(super) mod overlap;
