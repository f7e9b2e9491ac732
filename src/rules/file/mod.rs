pub(super) mod encoding;
