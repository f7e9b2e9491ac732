//! What a binding consists of, by the part of the document.

mod field;
mod head;
mod section;
mod table;
mod value;

pub use field::{BoundField, FieldHolder, MisplacedField, Misshapen, MissingField, Shape};
pub use head::{BoundPreamble, PreambleBinding, TitleBinding};
pub use section::{BoundProse, BoundSection, ContentState, LostHeading, Misplaced, MissingSections};
pub use table::{BoundColumn, BoundTable, HollowColumn, MissingColumn, RowFault};
pub use value::{BoundValue, ValuePlace};
