//! What the layout of a text becomes.

mod texts;
