//! YAML with a place for every value, down to the elements of lists.
//!
//! The parser pulls events and keeps no tree, so that nesting of any depth costs nothing but time.

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;

use memchr::memchr;
use saphyr_parser::{Event, Parser, ScalarStyle};

use super::front_matter::{Entry, FrontMatterFault, Scalar, Value};
use super::lines::{trim, trim_end};
use crate::text::Span;

/// The longest text that an alias stands for, in bytes. Longer ones could make a small file mean a huge one.
const LONGEST_ALIASED: usize = 256;

type Fault = (Span, FrontMatterFault);

/// The keys and values of the mapping that the YAML in `range` is.
pub(super) fn entries(text: &str, range: Range<usize>) -> Result<Vec<Entry>, Fault> {
    // The parser would take a NUL character for the end. It is told as such, wherever it stands.
    let yaml = &text[range.clone()];
    let yaml =
        if memchr(0, yaml.as_bytes()).is_some() { yaml.replace('\0', "\u{fffd}").into() } else { Cow::from(yaml) };
    let offsets = Offsets::new(text, range.clone());
    let mut reader =
        Reader { text, depth: 0, documents: 0, key: None, value: None, entries: Vec::new(), short: HashMap::new() };
    for event in Parser::new_from_str(&yaml) {
        let (event, span) = event.map_err(|error| {
            let at = offsets.byte(error.marker().index());
            (rest_of_line(text, at..range.end), FrontMatterFault::Yaml(reason(error.info())))
        })?;
        reader.event(event, offsets.byte(span.start.index())..offsets.byte(span.end.index()))?;
    }
    Ok(reader.entries)
}

struct Reader<'a> {
    text: &'a str,
    /// How many lists and mappings are open.
    depth: usize,
    documents: usize,
    /// The key whose value comes next.
    key: Option<Scalar>,
    /// The list or mapping that is the value of the key, while it is open.
    value: Option<Value>,
    entries: Vec<Entry>,
    /// The short texts that aliases may stand for, by the number of their anchor.
    short: HashMap<usize, Box<str>>,
}

impl Reader<'_> {
    fn event(&mut self, event: Event<'_>, range: Range<usize>) -> Result<(), Fault> {
        match event {
            Event::DocumentStart(_) => {
                self.documents += 1;
                if self.documents > 1 {
                    return Err((range.into(), FrontMatterFault::Yaml("a second document begins here".into())));
                }
                Ok(())
            }
            Event::Scalar(meant, style, anchor, _) => {
                let value = self.scalar(meant, style, range);
                if let (Value::Scalar(scalar), 1..) = (&value, anchor) {
                    let text = scalar.meant.as_deref().unwrap_or(&self.text[scalar.span.range()]);
                    if text.len() <= LONGEST_ALIASED {
                        self.short.insert(anchor, text.into());
                    }
                }
                self.add(value)
            }
            Event::Alias(anchor) => {
                let span = range.into();
                self.add(match self.short.get(&anchor) {
                    Some(text) => Value::Scalar(Scalar { span, meant: Some(text.clone()) }),
                    None => Value::Alias(span),
                })
            }
            Event::SequenceStart(..) => {
                self.open(Value::List { span: self.with_dash(range).into(), elements: Vec::new() })
            }
            Event::MappingStart(..) => self.open(Value::Mapping(range.into())),
            Event::SequenceEnd | Event::MappingEnd => {
                self.close(range.end);
                Ok(())
            }
            _ => Ok(()),
        }
    }

    /// Takes a value that is whole at once.
    fn add(&mut self, value: Value) -> Result<(), Fault> {
        match self.depth {
            0 if matches!(value, Value::Null(_)) => {}
            0 => return Err((value.span(), FrontMatterFault::NoKeys)),
            1 => match (self.key.take(), value) {
                (Some(key), value) => self.entries.push(Entry { key, value }),
                (None, Value::Scalar(key)) => self.key = Some(key),
                (None, value) => return Err(no_text_key(value.span())),
            },
            2 => self.add_element(value),
            _ => {}
        }
        Ok(())
    }

    fn add_element(&mut self, value: Value) {
        if let Some(Value::List { elements, .. }) = &mut self.value {
            elements.push(value);
        }
    }

    /// Opens a list or a mapping.
    fn open(&mut self, value: Value) -> Result<(), Fault> {
        match self.depth {
            0 if !matches!(value, Value::Mapping(_)) => {
                let start = value.span().start as usize;
                return Err((rest_of_line(self.text, start..self.text.len()), FrontMatterFault::NoKeys));
            }
            1 if self.key.is_none() => return Err(no_text_key(value.span())),
            1 => self.value = Some(value),
            2 => self.add_element(value),
            _ => {}
        }
        self.depth += 1;
        Ok(())
    }

    /// Closes the innermost list or mapping, which ends before `end`.
    fn close(&mut self, end: usize) {
        self.depth = self.depth.saturating_sub(1);
        match (self.depth, &mut self.value) {
            (1, value) => {
                if let (Some(mut value), Some(key)) = (value.take(), self.key.take()) {
                    value.end_at(self.text, end);
                    self.entries.push(Entry { key, value });
                }
            }
            (2, Some(Value::List { elements, .. })) => {
                if let Some(element) = elements.last_mut() {
                    element.end_at(self.text, end);
                }
            }
            _ => {}
        }
    }

    /// The text at `range`, which may have an anchor or a tag before it.
    fn scalar(&self, meant: Cow<'_, str>, style: ScalarStyle, range: Range<usize>) -> Value {
        let outer = trim(self.text, range.clone());
        let written = &self.text[outer.clone()];
        let (inner, meant) = match style {
            ScalarStyle::Plain if meant.is_empty() => return Value::Null(self.place_of_value(range.start)),
            ScalarStyle::Plain => {
                let start = if written.ends_with(&*meant) { outer.end - meant.len() } else { outer.start };
                (start..outer.end, meant)
            }
            ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted => {
                let quote = if style == ScalarStyle::SingleQuoted { b'\'' } else { b'"' };
                let start = memchr(quote, written.as_bytes()).map_or(0, |at| at + 1);
                let length = len_to_quote(&written.as_bytes()[start..], quote);
                (outer.start + start..outer.start + start + length, meant)
            }
            ScalarStyle::Literal | ScalarStyle::Folded => (outer, Cow::Owned(meant.trim().to_owned())),
        };
        let span = Span::from(inner.clone());
        if style == ScalarStyle::Plain && matches!(&*meant, "~" | "null" | "Null" | "NULL") {
            return Value::Null(span);
        }
        let as_written = self.text[inner] == *meant;
        Value::Scalar(Scalar { span, meant: (!as_written).then(|| meant.into_owned().into_boxed_str()) })
    }

    /// The start of a list with the dash of its first element, which the parser leaves out.
    fn with_dash(&self, start: Range<usize>) -> Range<usize> {
        let before = self.text[..start.start].trim_end_matches([' ', '\t']);
        let is_block = start.is_empty() && before.ends_with('-');
        if is_block { before.len() - 1..start.end } else { start }
    }

    /// Where the value belongs of which nothing is there, right after the colon of its key.
    fn place_of_value(&self, at: usize) -> Span {
        let rest = &self.text[at..];
        let behind = rest.trim_start_matches(['"', '\'', ' ', '\t']);
        let colon = if behind.starts_with(':') { rest.len() - behind.len() + 1 } else { 0 };
        Span::empty((at + colon) as u32)
    }
}

impl Value {
    /// Where it stands.
    #[must_use]
    pub fn span(&self) -> Span {
        match self {
            Self::Null(span) | Self::List { span, .. } | Self::Mapping(span) | Self::Alias(span) => *span,
            Self::Scalar(scalar) => scalar.span,
        }
    }

    fn end_at(&mut self, text: &str, end: usize) {
        if let Self::List { span, .. } | Self::Mapping(span) = self {
            let start = span.start as usize;
            *span = trim_end(text, start..end.max(start)).into();
        }
    }
}

/// The length of a quoted text up to the quote that closes it. A comment may follow there.
fn len_to_quote(bytes: &[u8], quote: u8) -> usize {
    let mut at = 0;
    while at < bytes.len() {
        match bytes[at] {
            b'\\' if quote == b'"' => at += 1,
            byte if byte == quote && quote == b'\'' && bytes.get(at + 1) == Some(&quote) => at += 1,
            byte if byte == quote => return at,
            _ => {}
        }
        at += 1;
    }
    bytes.len()
}

fn no_text_key(span: Span) -> Fault {
    (span, FrontMatterFault::Yaml("a key is not a text".into()))
}

/// What the parser says, with all that it quotes in backticks.
fn reason(info: &str) -> String {
    if info.contains('`') { info.replace('\'', "`") } else { info.to_owned() }
}

/// The start of `range` up to the end of its line; empty where the line ends there.
fn rest_of_line(text: &str, range: Range<usize>) -> Span {
    let line = text[range.clone()].split(['\n', '\r']).next().unwrap_or_default();
    let len = trim_end(text, range.start..range.start + line.len()).len();
    Span::new(range.start, range.start + len)
}

/// From characters, which the parser counts, to bytes.
struct Offsets {
    start: usize,
    end: usize,
    /// The offset of each character; empty where each is one byte.
    bytes: Vec<u32>,
}

impl Offsets {
    fn new(text: &str, range: Range<usize>) -> Self {
        let part = &text[range.clone()];
        let bytes = if part.is_ascii() {
            Vec::new()
        } else {
            part.char_indices().map(|(at, _)| (range.start + at) as u32).collect()
        };
        Self { start: range.start, end: range.end, bytes }
    }

    fn byte(&self, character: usize) -> usize {
        if self.bytes.is_empty() {
            return (self.start + character).min(self.end);
        }
        self.bytes.get(character).map_or(self.end, |at| *at as usize)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each value: its key, what stands at its span, and what it means where that is something else.
    fn values(text: &str) -> Vec<String> {
        let read = entries(text, 0..text.len()).unwrap();
        read.iter().map(|entry| format!("{}={}", shown_scalar(text, &entry.key), shown(text, &entry.value))).collect()
    }

    fn shown_scalar(text: &str, scalar: &Scalar) -> String {
        let written = &text[scalar.span.range()];
        scalar.meant.as_ref().map_or(written.to_owned(), |meant| format!("{written}⇒{meant}"))
    }

    fn shown(text: &str, value: &Value) -> String {
        let written = &text[value.span().range()];
        match value {
            Value::Null(span) => format!("nothing «{written}» at {}", span.start),
            Value::Scalar(scalar) => shown_scalar(text, scalar),
            Value::List { elements, .. } => {
                let elements: Vec<_> = elements.iter().map(|element| shown(text, element)).collect();
                format!("list «{written}» of {}", elements.join(" | "))
            }
            Value::Mapping(_) => format!("mapping «{written}»"),
            Value::Alias(_) => format!("alias «{written}»"),
        }
    }

    fn fault(text: &str) -> (String, String) {
        match entries(text, 0..text.len()).unwrap_err() {
            (span, FrontMatterFault::Yaml(reason)) => (text[span.range()].to_owned(), reason),
            (span, other) => (text[span.range()].to_owned(), format!("{other:?}")),
        }
    }

    #[test]
    fn a_scalar_stands_inside_its_quotes() {
        assert_eq!(values("a: b c  # d\n\"e\": 'f'\ng: \"h\""), ["a=b c", "e=f", "g=h"]);
        assert_eq!(values("é: ü\r\n\"k\": 'it''s'\r\nj: \"\\u00e9\""), ["é=ü", "k=it''s⇒it's", "j=\\u00e9⇒é"]);
        assert_eq!(values("a: ''\nb: \"  \"\n"), ["a=", "b=  "]);
        assert_eq!(values("a: 'b'''  # 'c'\nd: \"\\\\\" # \"\n"), ["a=b''⇒b'", "d=\\\\⇒\\"]);
        assert_eq!(values("a: b\0c\nd: e"), ["a=b\0c⇒b\u{fffd}c", "d=e"]);
    }

    #[test]
    fn nothing_has_its_place_behind_the_colon() {
        assert_eq!(
            values("a:\nb: # c\n\"d\" : \ne: ~\nf: null"),
            [
                "a=nothing «» at 2",
                "b=nothing «» at 5",
                "d=nothing «» at 15",
                "e=nothing «~» at 20",
                "f=nothing «null» at 25",
            ]
        );
    }

    #[test]
    fn lines_are_folded() {
        assert_eq!(values("a: >-\n  b\n  c\nd: |\n  e\nf: g\n  h\n"), ["a=b\n  c⇒b c", "d=e", "f=g\n  h⇒g h"]);
        assert_eq!(values("a: |\nb: c"), ["a=", "b=c"]);
    }

    #[test]
    fn lists_have_elements() {
        assert_eq!(values("a: [b, 'c', \"d\\n\"]\n"), ["a=list «[b, 'c', \"d\\n\"]» of b | c | d\\n⇒d\n"]);
        assert_eq!(
            values("a:\n- b\n-\n- c: d\n- [e, [f]]\n\ng: []\n"),
            [
                "a=list «- b\n-\n- c: d\n- [e, [f]]» of b | nothing «» at 8 | mapping «c: d» | list «[e, [f]]» of ",
                "g=list «[]» of "
            ]
        );
    }

    #[test]
    fn mappings_are_not_looked_into() {
        assert_eq!(values("a:\n  b: c\n  d: [e]\nf: {g: h}\n"), ["a=mapping «b: c\n  d: [e]»", "f=mapping «{g: h}»"]);
        assert_eq!(values("{a: b, c}"), ["a=b", "c=nothing «» at 8"]);
    }

    #[test]
    fn aliases_of_short_texts_are_followed() {
        assert_eq!(
            values("a: &x b\nc: *x\nd: &y [e]\nf: *y\ng: [*x]\n"),
            ["a=b", "c=*x⇒b", "d=list «&y [e]» of e", "f=alias «*y»", "g=list «[*x]» of *x⇒b"]
        );
        let long = "b".repeat(LONGEST_ALIASED + 1);
        assert_eq!(values(&format!("a: &x {long}\nc: *x"))[1], "c=alias «*x»");
        assert_eq!(values("a: !!str 5\nb: &z \"q\"\n"), ["a=5", "b=q"]);
    }

    #[test]
    fn what_is_no_yaml_is_told_at_its_place() {
        let context = "mapping values are not allowed in this context";
        assert_eq!(fault("é: b\na: ü: c # d\ne: f\n"), (": c # d".into(), context.into()));
        assert_eq!(fault("a: @b\n"), ("@b".into(), "unexpected character: `@`".into()));
        assert_eq!(fault("a: b\n--- \nc: d"), ("---".into(), "a second document begins here".into()));
        assert_eq!(fault("a: *b").0, "*b");
    }

    #[test]
    fn front_matter_has_keys() {
        assert_eq!(fault("a text\n"), ("a text".into(), "NoKeys".into()));
        assert_eq!(fault("- a\n- b\n").1, "NoKeys");
        assert_eq!(fault("? [a]\n: b\n").0, "[");
        assert_eq!(values("# a comment\n"), Vec::<String>::new());
        assert_eq!(values("~\n"), Vec::<String>::new());
    }
}
