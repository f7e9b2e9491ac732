use crate::diagnostic::Severity;

/// Colours by what they are for.
#[derive(Clone, Copy)]
pub(super) enum Ink {
    Error,
    Warning,
    Note,
    Strong,
    Faint,
    Added,
    Removed,
    Place,
}

impl From<Severity> for Ink {
    fn from(severity: Severity) -> Self {
        match severity {
            Severity::Error => Self::Error,
            Severity::Warning => Self::Warning,
            Severity::Note => Self::Note,
        }
    }
}

/// The text in `ink`, or as it is when colours are not wanted.
pub(super) fn paint(color: bool, ink: Ink, text: &str) -> String {
    if !color || text.is_empty() {
        return text.to_owned();
    }
    let code = match ink {
        Ink::Error => "1;31",
        Ink::Warning => "1;33",
        Ink::Note => "1;36",
        Ink::Strong => "1",
        Ink::Faint => "2",
        Ink::Added => "32",
        Ink::Removed => "31",
        Ink::Place => "36",
    };
    format!("\x1b[{code}m{text}\x1b[0m")
}
