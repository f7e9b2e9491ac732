//! A template matched against a text: the holes, and where the text first departs from the template.

use std::ops::Range;

use memchr::memmem;

use super::BLANK;
use crate::schema::{Part, Place, Template};
use crate::text::{Source, Span};

/// How a text matches a template.
#[derive(Debug)]
pub struct TemplateMatch<'a> {
    /// The whole text.
    pub span: Span,
    /// Where the template is declared.
    pub place: Place,
    /// The holes that could be made out, in order.
    pub holes: Vec<Hole<'a>>,
    /// Where the text first departs from the template; `None` for a match.
    pub failure: Option<Failure<'a>>,
}

/// A hole and the text in it.
#[derive(Clone, Copy, Debug)]
pub struct Hole<'a> {
    /// Its name.
    pub name: &'a str,
    /// Its text, trimmed of nothing.
    pub span: Span,
}

impl Hole<'_> {
    /// Whether nobody has filled it in: it stands there as the template writes it, or a blank does.
    #[must_use]
    pub fn is_blank(&self, source: &Source) -> bool {
        source.slice(self.span) == BLANK || self.is_as_declared(source)
    }

    /// Whether it stands there as the template writes it: its name in braces.
    pub(super) fn is_as_declared(&self, source: &Source) -> bool {
        let text = source.slice(self.span).strip_prefix('{').and_then(|text| text.strip_suffix('}'));
        text == Some(self.name)
    }
}

/// The first departure of a text from a template.
#[derive(Clone, Copy, Debug)]
pub struct Failure<'a> {
    /// The text that stands where the template asks for another; empty at the text's end.
    pub found: Span,
    /// What the template asks for there, up to the next hole; `None` when nothing more may stand there.
    pub expected: Option<&'a str>,
    /// The part of the literal that was still there, right before `found`.
    pub before: &'a str,
    /// How many bytes of literal text agreed in all.
    pub agreed: usize,
    /// How many bytes of literal text the template has.
    pub of: usize,
}

/// Matches the text at `span`.
pub(crate) fn match_template<'a>(
    source: &Source,
    span: Span,
    template: &'a Template,
    place: Place,
) -> TemplateMatch<'a> {
    let mut matcher = Matcher { text: source.slice(span), at: 0, holes: Vec::new(), failure: None, agreed: 0 };
    let mut open: Option<&str> = None;
    for (index, part) in template.parts.iter().enumerate() {
        match part {
            Part::Hole(name) => open = Some(name),
            Part::Literal(literal) => {
                let last = index + 1 == template.parts.len();
                matcher.literal(literal, open.take(), last);
            }
        }
    }
    if let Some(name) = open {
        matcher.hole(name, matcher.text.len());
        matcher.at = matcher.text.len();
    } else if matcher.failure.is_none() && matcher.at < matcher.text.len() {
        let rest = matcher.text[matcher.at..].trim_end().len();
        matcher.fail(matcher.at..matcher.at + rest, None, "");
    }
    matcher.finish(span, place, template.literal_len())
}

struct Matcher<'a, 't> {
    text: &'t str,
    at: usize,
    holes: Vec<(&'a str, usize, usize)>,
    failure: Option<(Range<usize>, Option<&'a str>, &'a str)>,
    agreed: usize,
}

impl<'a> Matcher<'a, '_> {
    /// Finds `literal`, after the hole `open` if there is one.
    fn literal(&mut self, literal: &'a str, open: Option<&'a str>, last: bool) {
        let rest = &self.text[self.at..];
        let found = match open {
            None => rest.starts_with(literal).then_some(0),
            // Nothing follows the last literal, so the text's end decides, not the first occurrence.
            Some(_) if last && rest.ends_with(literal) => Some(rest.len() - literal.len()),
            Some(_) => memmem::find(rest.as_bytes(), literal.as_bytes()),
        };
        if let Some(found) = found {
            if let Some(name) = open {
                self.hole(name, self.at + found);
            }
            self.agreed += literal.len();
            self.at += found + literal.len();
        } else {
            self.depart(literal, open);
        }
    }

    fn hole(&mut self, name: &'a str, end: usize) {
        self.holes.push((name, self.at, end));
    }

    /// The literal is not there: tells where it breaks off, and takes up the text again after it.
    fn depart(&mut self, literal: &'a str, open: Option<&'a str>) {
        let rest = &self.text[self.at..];
        let (start, common) = match open {
            None => (0, common_prefix(rest, literal)),
            Some(_) => longest_part(rest, literal),
        };
        let breaks = self.at + start + common;
        let (missing, text) = (&literal[common..], &self.text[breaks..]);
        let resumed = resume(text, missing, open.is_none() && common == 0 && literal.len() > 1);
        if let Some(name) = open.filter(|_| start < rest.len()) {
            self.hole(name, self.at + start);
        }
        let found = match resumed {
            // The literal stands there whole, after something else.
            Some(Resume { skipped, tail }) if tail == literal.len() => text[..skipped].trim_end().len(),
            Some(Resume { skipped, tail }) => skipped + tail,
            None => first_word(text),
        };
        let (skipped, tail) = resumed.map_or((0, 0), |it| (it.skipped, it.tail));
        self.agreed += common + tail;
        self.fail(breaks..breaks + found, Some(missing), &literal[..common]);
        self.at = breaks + skipped + tail;
    }

    fn fail(&mut self, found: Range<usize>, expected: Option<&'a str>, before: &'a str) {
        self.failure.get_or_insert((found, expected, before));
    }

    fn finish(self, span: Span, place: Place, of: usize) -> TemplateMatch<'a> {
        let holes = self.holes.iter().map(|(name, start, end)| Hole { name, span: span.slice(*start..*end) }).collect();
        let agreed = self.agreed;
        let failure = self.failure.map(|(found, expected, before)| Failure {
            found: span.slice(found),
            expected,
            before,
            agreed,
            of,
        });
        TemplateMatch { span, place, holes, failure }
    }
}

/// How many bytes two texts share from their start, whole characters only.
fn common_prefix(a: &str, b: &str) -> usize {
    a.chars().zip(b.chars()).take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum()
}

/// How many parts of a literal are looked for: a few characters decide, and all of a long one would take quadratic time.
const PARTS: usize = 64;

/// Where in `text` a literal that is not there whole was begun, and how much of it stands there: its longest start. Where
/// an end of it stands before that, the start was left out: then the place of that end, and 0. The text's end without either.
fn longest_part(text: &str, literal: &str) -> (usize, usize) {
    let starts = literal.char_indices().map(|(at, it)| at + it.len_utf8()).take(PARTS).collect::<Vec<_>>().into_iter();
    let start = starts.rev().find_map(|length| text.find(&literal[..length]).map(|at| (at, length)));
    let ends = literal.char_indices().map(|(at, _)| at).skip(1).take(PARTS);
    let mut end = ends.filter_map(|from| text.find(&literal[from..]).map(|at| (at, literal.len() - from)));
    match (start, end.next()) {
        (Some((start, begun)), Some((at, ended))) if at < start || (begun == 1 && ended > 1) => (at, 0),
        (Some((at, length)), _) => (at, length + common_prefix(&text[at + length..], &literal[length..])),
        // One character alone may be anything.
        (None, Some((at, ended))) if ended > 1 => (at, 0),
        _ => (text.len(), 0),
    }
}

/// Where a text goes on as the template says.
struct Resume {
    /// How many bytes stand in place of what is missing.
    skipped: usize,
    /// How many bytes of the literal's end follow them.
    tail: usize,
}

/// Takes up `text` again, where `missing`, the rest of a literal, does not stand as written: at the literal's longest
/// end nearby. `whole` lets that be all of it: then something stands before it.
fn resume(text: &str, missing: &str, whole: bool) -> Option<Resume> {
    let nearby = &text[..text.floor_char_boundary(missing.len() * 2 + 16)];
    let ends = missing.char_indices().map(|(at, _)| at).skip(usize::from(!whole));
    ends.take(PARTS)
        .map(|from| &missing[from..])
        .filter(|end| !end.starts_with(char::is_alphanumeric))
        .find_map(|end| nearby.find(end).map(|skipped| Resume { skipped, tail: end.len() }))
}

/// The length of the first word, at least one character where there is one.
fn first_word(text: &str) -> usize {
    let first = text.chars().next().map_or(0, char::len_utf8);
    text[first..].find(char::is_whitespace).map_or(text.len(), |end| first + end)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TITLE: &str = "__{title}__, (from page [{page}](https://a.example/p/{page}).)";

    type Holes = Vec<(String, String)>;
    type Departure = Option<(String, Option<String>)>;

    fn matched(text: &str) -> (Holes, Departure) {
        let source = Source::new("a.md", text).unwrap();
        let template = Template::parse(TITLE).unwrap();
        let found = match_template(&source, Span::new(0, text.len()), &template, Place::default());
        let holes = found.holes.iter().map(|it| (it.name.to_owned(), source.slice(it.span).to_owned())).collect();
        let failure = found.failure.map(|it| (source.slice(it.found).to_owned(), it.expected.map(str::to_owned)));
        (holes, failure)
    }

    fn pairs(pairs: &[(&str, &str)]) -> Holes {
        pairs.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect()
    }

    #[test]
    fn a_match_gives_its_holes() {
        let (holes, failure) = matched("__A__, (from page [20251207](https://a.example/p/20251207).)");
        assert_eq!(holes, pairs(&[("title", "A"), ("page", "20251207"), ("page", "20251207")]));
        assert_eq!(failure, None);
    }

    #[test]
    fn a_missing_link_is_told_where_it_would_begin() {
        let (holes, failure) = matched("__A__, (from page 20251207.)");
        assert_eq!(holes, pairs(&[("title", "A")]));
        assert_eq!(failure, Some(("20251207.)".into(), Some("[".into()))));
    }

    #[test]
    fn holes_behind_a_departure_are_still_found() {
        let (holes, failure) = matched("__A__, from ([3596.0](https://a.example/p/3596.0).)");
        assert_eq!(holes, pairs(&[("title", "A"), ("page", "3596.0"), ("page", "3596.0")]));
        assert_eq!(failure, Some(("from ([".into(), Some("(from page [".into()))));
    }

    #[test]
    fn text_behind_the_end_is_told() {
        let (_, failure) = matched("__A__, (from page [1](https://a.example/p/1).) and more");
        assert_eq!(failure.map(|it| it.0), Some(" and more".into()));
    }

    #[test]
    fn nothing_in_common_is_told_at_the_start() {
        let (holes, failure) = matched("A plain title");
        assert_eq!(holes, []);
        assert_eq!(failure, Some(("A".into(), Some("__".into()))));
    }
}
