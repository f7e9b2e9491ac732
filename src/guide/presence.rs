//! Whether something must be there.

use super::overview::yes_or_no;
use super::phrases::condition;
use crate::schema::When;

/// Whether something must be there.
pub(super) enum Presence {
    /// That goes without saying.
    Unsaid,
    /// It must.
    Required,
    /// It may.
    Optional,
    /// It must where this holds.
    Where(String),
}

impl Presence {
    /// Of something that is required or not, where the condition holds if it has one.
    pub(super) fn of(required: bool, when: Option<&When>) -> Self {
        match when {
            Some(when) if required => Self::Where(condition(when, |_| String::new())),
            _ if required => Self::Required,
            _ => Self::Optional,
        }
    }

    /// In a column of its own.
    pub(super) fn cell(&self) -> String {
        match self {
            Self::Unsaid => String::new(),
            Self::Required => yes_or_no(true),
            Self::Optional => yes_or_no(false),
            Self::Where(condition) => condition.clone(),
        }
    }

    /// As a statement.
    pub(super) fn statement(&self) -> Option<String> {
        match self {
            Self::Unsaid => None,
            Self::Required => Some("required".into()),
            Self::Optional => Some("optional".into()),
            Self::Where(condition) => Some(format!("required {condition}")),
        }
    }
}
