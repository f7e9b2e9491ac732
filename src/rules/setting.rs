use crate::diagnostic::Level;

/// What a run says of a rule.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Setting {
    /// Nothing: the schema decides, and then the rule.
    #[default]
    Unset,
    /// That it looks, even where the schema turns it off; the level is that of the declaration, or the rule's.
    Selected,
    /// That its findings have this level.
    At(Level),
}

impl Setting {
    /// The level of a finding, by what its declaration and the schema say; `None` for the rule's own.
    pub(super) fn level(self, declaration: Option<Level>, schema: Option<Level>) -> Option<Level> {
        match self {
            Self::At(level) => Some(level),
            Self::Unset => declaration.or(schema),
            Self::Selected => declaration.or(schema).filter(|level| *level != Level::Off),
        }
    }
}
