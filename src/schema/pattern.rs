use regex::Regex;

/// A compiled regular expression.
#[derive(Clone, Debug)]
pub struct Pattern {
    /// As the schema writes it.
    pub text: String,
    /// Compiled.
    pub regex: Regex,
    /// The characters of a pattern such as `[,;]$`, which only asks for one of them at the end.
    last: Option<String>,
}

impl Pattern {
    /// A pattern for whole values, compiled with its anchors.
    pub(super) fn whole(text: &str, regex: Regex) -> Self {
        Self { last: None, text: text.to_owned(), regex }
    }

    /// A pattern for any part of a value, compiled.
    pub(super) fn new(text: &str, regex: Regex) -> Self {
        let class = text.strip_prefix('[').and_then(|rest| rest.strip_suffix("]$"));
        let plain = |class: &&str| !class.is_empty() && !class.contains(['[', ']', '\\', '^', '-', '&', '~']);
        Self { last: class.filter(plain).map(str::to_owned), text: text.to_owned(), regex }
    }

    /// Whether any part of `text` matches; of a pattern for whole values all of it.
    #[must_use]
    pub fn is_match(&self, text: &str) -> bool {
        self.regex.is_match(text)
    }

    /// The first part of `text` that matches.
    #[must_use]
    pub fn find<'t>(&self, text: &'t str) -> Option<&'t str> {
        // Every name of a table is held against such a pattern: the last character tells without the engine.
        if let Some(class) = &self.last {
            let last = text.chars().next_back().filter(|last| class.contains(*last))?;
            return Some(&text[text.len() - last.len_utf8()..]);
        }
        self.regex.find(text).map(|found| found.as_str())
    }
}
