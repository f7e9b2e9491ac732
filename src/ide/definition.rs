//! Where the schema declares what is under the cursor.

use super::part::Part;
use crate::binding::Bound;
use crate::diagnostic::Declaration;
use crate::text::Span;

/// A part of a text and what declares it.
#[derive(Clone, Debug)]
pub struct Definition {
    /// The part.
    pub origin: Span,
    /// The declaration, as close as there is one: that of a column for its cells, of a hole for the text in it.
    pub declaration: Declaration,
}

/// Where the schema declares the part at `offset`, in bytes; `None` where it says nothing of it.
#[must_use]
pub fn definition(bound: &Bound<'_>, offset: u32) -> Option<Definition> {
    let part = Part::at(bound, offset)?;
    let declaration = part.declaration(bound)?;
    Some(Definition { origin: part.span, declaration })
}
