use super::Place;

/// A condition on another value of the document, or of the same row.
#[derive(Clone, Debug)]
pub struct When {
    /// Where it is declared.
    pub place: Place,
    /// Which value decides.
    pub subject: Subject,
    /// What it must be.
    pub test: Test,
}

/// The value that decides a condition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
    /// The field with this key, anywhere in the document.
    Field(String),
    /// The column with this index, in the same row.
    Column(usize),
}

/// What the deciding value must be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Test {
    /// One of these texts.
    Equals(Vec<String>),
    /// Anything but these texts.
    NotEquals(Vec<String>),
    /// There at all.
    Present,
    /// Not there.
    Absent,
}

impl Test {
    /// Whether a value passes; `None` is a value that is not there or empty.
    #[must_use]
    pub fn holds(&self, value: Option<&str>) -> bool {
        match (self, value) {
            (Self::Equals(texts), Some(value)) => texts.iter().any(|text| text == value),
            (Self::NotEquals(texts), Some(value)) => texts.iter().all(|text| text != value),
            (Self::Present, Some(_)) | (Self::Absent, None) => true,
            _ => false,
        }
    }
}
