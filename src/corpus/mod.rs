//! What a document's rules may know of the files around it: where links lead, and which values other documents hold.
//!
//! Nothing here touches the disk: who checks documents says what lies around them.

mod anchors;
mod facts;
mod index;

use std::collections::HashSet;
use std::sync::Arc;

use crate::baseline::Known;

pub use crate::diagnostic::Elsewhere;
pub use anchors::{anchor_places, anchors};
pub use facts::{Fact, facts};
pub use index::Index;

/// What lies around one document.
pub trait Surroundings {
    /// Whether something lies at `path`, which is relative to the document's folder and has forward slashes, or would
    /// with `.md` after it; `None` when that cannot be known.
    fn exists(&self, path: &str) -> Option<bool>;

    /// The anchors of the Markdown document at such a path; `None` for anything else.
    fn anchors(&self, path: &str) -> Option<Arc<HashSet<String>>>;

    /// The first document before this one, in the order of their paths, that holds the same; or one after it, where that
    /// would not be told of it.
    fn earlier(&self, fact: &Fact) -> Option<Elsewhere>;

    /// Which of its findings the baseline holds.
    fn known(&self) -> Known<'_> {
        Known::Nothing
    }
}

/// A document of which nothing is known but its text.
#[derive(Clone, Copy, Debug)]
pub struct Alone;

impl Surroundings for Alone {
    fn exists(&self, _path: &str) -> Option<bool> {
        None
    }

    fn anchors(&self, _path: &str) -> Option<Arc<HashSet<String>>> {
        None
    }

    fn earlier(&self, _fact: &Fact) -> Option<Elsewhere> {
        None
    }
}
