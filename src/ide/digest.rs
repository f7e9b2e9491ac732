//! Whether a text is a digest at all.

use crate::binding::{Bound, Fit};

/// How many sections of a schema make a text one of its documents.
const ENOUGH: usize = 3;

/// Whether a text that nobody asked to check is a document of its schema nevertheless: the schema claims it, and its title
/// is as declared, at least in part, or several sections are. A page that happens to have a section of the same name is
/// left alone.
#[must_use]
pub fn is_digest(bound: &Bound<'_>) -> bool {
    let binding = bound.binding;
    let title = binding.title.matched.as_ref();
    let has_title = || title.is_some_and(|matched| matched.failure.is_none_or(|failure| failure.agreed > 0));
    let has_sections = || binding.sections.iter().filter(|section| section.decl.is_some()).count() >= ENOUGH;
    bound.fit != Fit::Nearest && (has_title() || has_sections())
}
