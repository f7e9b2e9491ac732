//! What editors ask of a text.

mod completion;
