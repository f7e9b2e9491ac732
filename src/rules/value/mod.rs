mod blank;
pub(super) mod empty;
pub(super) mod enumeration;
pub(super) mod length;
pub(super) mod pattern;
pub(super) mod placeholder;
pub(super) mod quoted;
pub(super) mod range;
pub(super) mod type_;
