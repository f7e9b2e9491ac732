pub(super) mod encoding;
pub(super) mod name;
pub(super) mod schema;
