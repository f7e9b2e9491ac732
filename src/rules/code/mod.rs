pub(super) mod language;
