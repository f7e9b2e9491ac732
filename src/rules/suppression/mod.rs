mod removal;
pub(super) mod unknown;
pub(super) mod unused;
