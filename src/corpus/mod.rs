//! What a document's rules may know of the files around it: where links lead, and which values other documents hold.
//!
//! Nothing here touches the disk: who checks documents says what lies around them.

mod anchors;
mod facts;
mod index;

use std::collections::HashSet;
use std::sync::Arc;

pub use anchors::anchors;
pub use facts::{Fact, facts};
pub use index::{Elsewhere, Index};

/// What lies around one document.
pub trait Surroundings {
    /// What lies at `path`, which is relative to the document's folder and has forward slashes, with `.md` behind it or
    /// without.
    fn target(&self, path: &str) -> Target;

    /// The first document before this one, in the order of their paths, that holds the same.
    fn earlier(&self, fact: &Fact) -> Option<Elsewhere>;
}

/// What a relative link leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// It cannot be known: nothing is known of the document's place.
    Unknown,
    /// Nothing.
    Missing,
    /// A folder, or a file that is no Markdown.
    Other,
    /// A Markdown document with these anchors.
    Document(Arc<HashSet<String>>),
}

/// A document of which nothing is known but its text.
#[derive(Clone, Copy, Debug)]
pub struct Alone;

impl Surroundings for Alone {
    fn target(&self, _path: &str) -> Target {
        Target::Unknown
    }

    fn earlier(&self, _fact: &Fact) -> Option<Elsewhere> {
        None
    }
}
