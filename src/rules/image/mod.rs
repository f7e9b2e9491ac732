pub(super) mod alt;
