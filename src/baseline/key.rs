use crate::document::{Document, Heading};
use crate::text::{Source, Span};

/// The longest text that an entry repeats, in characters.
const MOST: usize = 80;

/// What names a finding within its file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key {
    /// The rule's name.
    pub rule: String,
    /// The heading above the finding, of any level; empty before the first, and under the one title: when that changes,
    /// what stands under it is not new.
    pub section: String,
    /// The text that the finding is about.
    pub text: String,
}

impl Key {
    /// The key of a finding of `rule` at `span`.
    #[must_use]
    pub fn of(source: &Source, document: &Document, rule: &str, span: Span) -> Self {
        // An empty place right before a heading is not of its section; the start of the file is such a one.
        let begun = if span.is_empty() { span.start } else { span.start + 1 };
        let above = document.headings.partition_point(|heading| heading.span.start < begun);
        let titles = document.headings.iter().filter(|heading| heading.level == 1).count();
        let is_the_title = |heading: &&Heading| heading.level == 1 && titles == 1;
        let heading = above.checked_sub(1).map(|index| &document.headings[index]);
        let heading = heading.filter(|it| !is_the_title(it)).map(|heading| heading.text);
        Self {
            rule: rule.to_owned(),
            section: heading.map(|heading| brief(source, heading)).unwrap_or_default(),
            text: brief(source, span),
        }
    }
}

/// The text at `span` on one line, with single blanks, cut to 80 characters.
pub(super) fn brief(source: &Source, span: Span) -> String {
    let mut brief = String::new();
    let mut room = MOST;
    for word in source.slice(span).split_whitespace() {
        if !brief.is_empty() && room > 0 {
            brief.push(' ');
            room -= 1;
        }
        if room == 0 {
            break;
        }
        let end = word.char_indices().nth(room).map_or(word.len(), |(end, _)| end);
        brief.push_str(&word[..end]);
        room -= word[..end].chars().count();
    }
    brief.truncate(brief.trim_end().len());
    brief
}
