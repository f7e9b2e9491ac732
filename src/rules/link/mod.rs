pub(super) mod host;
pub(super) mod itself;
pub(super) mod mismatch;
pub(super) mod scheme;
pub(super) mod target;
pub(super) mod tracking;
pub(super) mod url;
