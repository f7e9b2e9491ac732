pub(super) mod encoding;
pub(super) mod schema;
