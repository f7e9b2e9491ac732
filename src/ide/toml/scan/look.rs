//! What stands where the tokens that were taken in end.

use toml_parser::lexer::{Token, TokenKind};

use super::machine::{Frame, Scan, is_string};
use super::{Key, KeySpot, Quote, Scalar, Spot, ValueSpot, What};
use crate::text::Span;

impl Scan<'_> {
    /// What stands at the token with this index, which the cursor touches, or before it.
    pub(super) fn at(mut self, at: usize, touches: bool, cursor: Span) -> Option<Spot> {
        let token = self.tokens.get(at).copied().filter(|_| touches);
        if self.header.is_some() {
            return self.at_header(at, cursor);
        }
        let mut path = self.path.clone();
        let header = path.len();
        let (inner, outer) = self.frames.split_last()?;
        for frame in outer {
            if let Frame::Table(pair) = frame {
                path.extend(pair.keys.iter().cloned());
            }
        }
        let what = match inner {
            Frame::Table(pair) if !pair.equals => What::Key(self.at_key(at, token, cursor)?),
            Frame::Table(pair) if pair.valued => return None,
            Frame::Table(pair) => {
                let keys = pair.keys.clone();
                What::Value(self.at_value(keys, None, at, token, cursor)?)
            }
            Frame::Array(array) if array.valued => return None,
            Frame::Array(array) => {
                let strings = array.strings.clone();
                // The innermost key is that of the value, not of a table around it.
                let own = outer.iter().rev().find_map(|frame| match frame {
                    Frame::Table(pair) => Some(pair.keys.clone()),
                    Frame::Array(_) => None,
                })?;
                path.truncate(path.len().saturating_sub(own.len()));
                What::Value(self.at_value(own, Some(strings), at, token, cursor)?)
            }
        };
        Some(Spot { path, header, what })
    }

    fn at_header(mut self, at: usize, cursor: Span) -> Option<Spot> {
        if self.closed_header {
            return None;
        }
        for rest in at..self.tokens.len() {
            if matches!(self.tokens[rest].kind(), TokenKind::Newline | TokenKind::Comment | TokenKind::Eof) {
                break;
            }
            self.step(rest);
        }
        let mut header = self.header?;
        header.span.end = header.span.end.max(cursor.end);
        header.at = header.keys.iter().position(|key| (key.span.start..=key.span.end).contains(&cursor.start));
        Some(Spot { path: Vec::new(), header: 0, what: What::Header(header) })
    }

    fn at_key(&mut self, at: usize, token: Option<Token>, cursor: Span) -> Option<KeySpot> {
        let Some(Frame::Table(pair)) = self.frames.last() else { return None };
        let depth = self.frames.len();
        let is_multiline = |token: Token| matches!(token.kind(), TokenKind::MlBasicString | TokenKind::MlLiteralString);
        // A word after a key is none, and between the two nothing may stand.
        if token.is_some_and(is_multiline) || !pair.keys.is_empty() && !pair.dotted {
            return None;
        }
        let key = match token {
            Some(token) => self.key(token),
            None => Key { name: String::new(), span: cursor },
        };
        let before = pair.keys.clone();
        let start = before.first().map_or(key.span.start, |key| key.span.start);
        let mut rest = at + usize::from(token.is_some());
        while self.tokens.get(rest).is_some_and(|token| token.kind() == TokenKind::Whitespace) {
            rest += 1;
        }
        let next = self.tokens.get(rest).map(Token::kind);
        let goes_on = matches!(next, Some(TokenKind::Equals | TokenKind::Dot));
        // Two words in a row are no key.
        if matches!(next, Some(kind) if kind == TokenKind::Atom || is_string(kind)) && depth == 1 {
            return None;
        }
        let (mut end, mut in_pair) = (key.span.end, true);
        for index in at..self.tokens.len() {
            let token = self.tokens[index];
            if matches!(token.kind(), TokenKind::Newline | TokenKind::Comment | TokenKind::Eof) {
                break;
            }
            if token.kind() == TokenKind::RightCurlyBracket && self.frames.len() == depth {
                break;
            }
            self.step(index);
            in_pair &= token.kind() != TokenKind::Comma || self.frames.len() > depth;
            if in_pair && token.kind() != TokenKind::Whitespace {
                end = end.max(self.span(token).end);
            }
        }
        let mut beside = match self.frames.get(depth - 1) {
            Some(Frame::Table(pair)) => pair.seen.clone(),
            _ => Vec::new(),
        };
        let own = before.first().map_or(&key.name, |first| &first.name);
        if goes_on && let Some(index) = beside.iter().rposition(|name| name == own) {
            beside.remove(index);
        }
        Some(KeySpot { before, key, goes_on, beside, pair: Span { start, end } })
    }

    fn at_value(
        &self,
        keys: Vec<Key>,
        array: Option<Vec<String>>,
        at: usize,
        token: Option<Token>,
        cursor: Span,
    ) -> Option<ValueSpot> {
        let start = keys.first()?.span.start;
        let mut rest = self.tokens.iter().skip(at + usize::from(token.is_some()));
        let next = rest.find(|token| token.kind() != TokenKind::Whitespace).map(Token::kind);
        let is_parted = matches!(
            next,
            None | Some(
                TokenKind::Newline
                    | TokenKind::Eof
                    | TokenKind::Comment
                    | TokenKind::Comma
                    | TokenKind::RightSquareBracket
                    | TokenKind::RightCurlyBracket
            )
        );
        if token.is_none() && !is_parted {
            return None;
        }
        let token = token.map(|token| Scalar {
            span: self.span(token),
            quote: match token.kind() {
                TokenKind::BasicString => Quote::Double,
                TokenKind::LiteralString => Quote::Single,
                TokenKind::MlBasicString | TokenKind::MlLiteralString => Quote::Multiline,
                _ => Quote::Word,
            },
            closed: !is_string(token.kind()) || self.is_closed(token),
            text: self.decoded(token),
            is_parted,
        });
        let end = token.as_ref().map_or(cursor.end, |token| token.span.end);
        Some(ValueSpot { keys, token, array, pair: Span { start, end } })
    }
}
