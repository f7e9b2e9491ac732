//! What a run makes of a Git repository: a real one, by the real program.

mod documentation;
mod failures;
mod lines;
mod names;
mod repository;
mod since;
mod staged;
mod staged_settings;
