pub(super) mod duplicate;
