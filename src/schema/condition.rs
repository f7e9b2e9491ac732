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
    /// The field with this key, in the front matter or in any section.
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
    /// Whether values pass; a field that holds a list has several. Empty values do not count.
    #[must_use]
    pub fn holds(&self, values: &[&str]) -> bool {
        let any = |texts: &[String]| values.iter().any(|value| texts.iter().any(|text| text == value));
        match self {
            Self::Equals(texts) => any(texts),
            Self::NotEquals(texts) => !values.is_empty() && !any(texts),
            Self::Present => !values.is_empty(),
            Self::Absent => values.is_empty(),
        }
    }
}
