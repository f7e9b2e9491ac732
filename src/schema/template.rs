//! Templates of titles and preamble paragraphs: literal text with `{holes}`.

use std::fmt;
use std::ops::Range;

use crate::spec::brief;

/// A parsed template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Template {
    /// Its parts; never two literals or two holes in a row, never empty.
    pub parts: Vec<Part>,
}

/// A part of a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// Text that stands as it is; never empty.
    Literal(String),
    /// A hole with this name.
    Hole(String),
}

/// What is wrong with a template's text.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TemplateError {
    /// `{` without `}`.
    #[error("the brace opened here is never closed")]
    Unclosed(usize),
    /// `}` without `{`.
    #[error("no brace was opened before this one")]
    Unopened(usize),
    /// A hole without a proper name.
    #[error("`{{{}}}` is not a hole: its name is not lower-case letters, digits and hyphens", brief(.1))]
    Name(usize, String),
    /// Two holes side by side: nothing says where the first ends.
    #[error("there is nothing between the hole `{{{}}}` and the one before it", brief(.1))]
    Adjacent(usize, String),
    /// Nothing at all.
    #[error("the template is empty")]
    Empty,
}

impl Template {
    /// Parses `text`; `{{` and `}}` are literal braces.
    ///
    /// # Errors
    /// The first mistake in the text.
    pub fn parse(text: &str) -> Result<Self, TemplateError> {
        let mut parts = Vec::new();
        let mut literal = String::new();
        let mut rest = text.char_indices().peekable();
        while let Some((at, character)) = rest.next() {
            match character {
                '{' | '}' if rest.next_if(|(_, next)| *next == character).is_some() => literal.push(character),
                '{' => {
                    let name_range = hole(text, at)?;
                    while rest.next_if(|(at, _)| *at <= name_range.end).is_some() {}
                    let name = text[name_range].to_owned();
                    if !literal.is_empty() {
                        parts.push(Part::Literal(std::mem::take(&mut literal)));
                    } else if !parts.is_empty() {
                        return Err(TemplateError::Adjacent(at, name));
                    }
                    parts.push(Part::Hole(name));
                }
                '}' => return Err(TemplateError::Unopened(at)),
                _ => literal.push(character),
            }
        }
        if !literal.is_empty() {
            parts.push(Part::Literal(literal));
        }
        if parts.is_empty() { Err(TemplateError::Empty) } else { Ok(Self { parts }) }
    }

    /// How many bytes of literal text it has.
    #[must_use]
    pub fn literal_len(&self) -> usize {
        let literals = self.parts.iter().map(|part| match part {
            Part::Literal(text) => text.len(),
            Part::Hole(_) => 0,
        });
        literals.sum()
    }

    /// The names of the holes, in order, repetitions included.
    pub fn holes(&self) -> impl Iterator<Item = &str> {
        self.parts.iter().filter_map(|part| match part {
            Part::Hole(name) => Some(name.as_str()),
            Part::Literal(_) => None,
        })
    }
}

impl fmt::Display for Template {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.parts.iter().try_for_each(|part| match part {
            Part::Literal(text) => f.write_str(&text.replace('{', "{{").replace('}', "}}")),
            Part::Hole(name) => write!(f, "{{{name}}}"),
        })
    }
}

/// The range of the name of the hole whose brace opens at `at`.
fn hole(text: &str, at: usize) -> Result<Range<usize>, TemplateError> {
    let start = at + 1;
    // Where another brace opens first, this one was forgotten: no name holds a brace.
    let end = start + text[start..].find(['{', '}']).ok_or(TemplateError::Unclosed(at))?;
    if text[end..].starts_with('{') {
        return Err(TemplateError::Unclosed(at));
    }
    let name = &text[start..end];
    let named = name.starts_with(|it: char| it.is_ascii_lowercase())
        && name.bytes().all(|it| it.is_ascii_lowercase() || it.is_ascii_digit() || it == b'-');
    if named { Ok(start..end) } else { Err(TemplateError::Name(at, name.to_owned())) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn literal(text: &str) -> Part {
        Part::Literal(text.to_owned())
    }

    fn named(name: &str) -> Part {
        Part::Hole(name.to_owned())
    }

    #[test]
    fn literals_and_holes_alternate() {
        let template = Template::parse("__{title}__, ({page})").unwrap();
        assert_eq!(template.parts, [literal("__"), named("title"), literal("__, ("), named("page"), literal(")")]);
    }

    #[test]
    fn doubled_braces_are_literal() {
        assert_eq!(Template::parse("{{a}} {b}").unwrap().parts, [literal("{a} "), named("b")]);
    }

    #[test]
    fn mistakes_are_told() {
        assert_eq!(Template::parse("{a"), Err(TemplateError::Unclosed(0)));
        assert_eq!(Template::parse("a {b and {c}"), Err(TemplateError::Unclosed(2)));
        assert_eq!(Template::parse("a}"), Err(TemplateError::Unopened(1)));
        assert_eq!(Template::parse("{A b}"), Err(TemplateError::Name(0, "A b".into())));
        assert_eq!(Template::parse("{a}{b}"), Err(TemplateError::Adjacent(3, "b".into())));
        assert_eq!(Template::parse(""), Err(TemplateError::Empty));
    }
}
