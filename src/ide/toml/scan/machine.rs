//! Taking in the tokens of a text one by one.

use toml_parser::decoder::Encoding;
use toml_parser::lexer::{Token, TokenKind};

use super::{Header, Key};
use crate::text::{Source, Span};

#[derive(Debug)]
pub(super) enum Frame {
    /// The table of a header, or an inline one.
    Table(Pair),
    /// An array, with its strings.
    Array(Array),
}

#[derive(Debug, Default)]
pub(super) struct Array {
    pub(super) strings: Vec<String>,
    /// Whether an element stands there and no comma after it.
    pub(super) valued: bool,
}

#[derive(Debug, Default)]
pub(super) struct Pair {
    pub(super) keys: Vec<Key>,
    pub(super) dotted: bool,
    pub(super) equals: bool,
    pub(super) valued: bool,
    /// The keys of the table so far.
    pub(super) seen: Vec<String>,
}

pub(super) struct Scan<'a> {
    pub(super) source: &'a Source,
    pub(super) tokens: Vec<Token>,
    pub(super) path: Vec<Key>,
    pub(super) header: Option<Header>,
    pub(super) dotted_header: bool,
    pub(super) closed_header: bool,
    pub(super) frames: Vec<Frame>,
    pub(super) begins_line: bool,
}

pub(super) fn is_string(kind: TokenKind) -> bool {
    matches!(
        kind,
        TokenKind::BasicString | TokenKind::LiteralString | TokenKind::MlBasicString | TokenKind::MlLiteralString
    )
}

impl<'a> Scan<'a> {
    pub(super) fn new(source: &'a Source) -> Self {
        let text = &source.text()[source.body_start()..];
        Self {
            source,
            tokens: toml_parser::Source::new(text).lex().into_vec(),
            path: Vec::new(),
            header: None,
            dotted_header: false,
            closed_header: false,
            frames: vec![Frame::Table(Pair::default())],
            begins_line: true,
        }
    }

    pub(super) fn span(&self, token: Token) -> Span {
        let start = self.source.body_start();
        Span::new(start + token.span().start(), start + token.span().end())
    }

    pub(super) fn text(&self, token: Token) -> &'a str {
        self.source.slice(self.span(token))
    }

    pub(super) fn is_closed(&self, token: Token) -> bool {
        let text = self.text(token);
        let mark = match token.kind() {
            TokenKind::BasicString => "\"",
            TokenKind::LiteralString => "'",
            TokenKind::MlBasicString => "\"\"\"",
            _ => "'''",
        };
        text.len() >= 2 * mark.len() && text.ends_with(mark)
    }

    /// What a string, a word or a key says.
    pub(super) fn decoded(&self, token: Token) -> String {
        let text = &self.source.text()[self.source.body_start()..];
        let encoding = match token.kind() {
            TokenKind::BasicString => Encoding::BasicString,
            TokenKind::LiteralString => Encoding::LiteralString,
            TokenKind::MlBasicString => Encoding::MlBasicString,
            TokenKind::MlLiteralString => Encoding::MlLiteralString,
            _ => return self.text(token).to_owned(),
        };
        let raw = toml_parser::Raw::new_unchecked(
            text.get(token.span().start()..token.span().end()).unwrap_or_default(),
            Some(encoding),
            token.span(),
        );
        let mut decoded = String::new();
        _ = raw.decode_scalar(&mut decoded, &mut ());
        decoded
    }

    pub(super) fn key(&self, token: Token) -> Key {
        Key { name: self.decoded(token), span: self.span(token) }
    }

    /// Takes the token with this index in.
    pub(super) fn step(&mut self, at: usize) {
        let token = self.tokens[at];
        let begins_line = self.begins_line;
        match token.kind() {
            TokenKind::Whitespace | TokenKind::Comment | TokenKind::Eof => return,
            TokenKind::Newline => return self.newline(),
            _ => self.begins_line = false,
        }
        if self.header.is_some() {
            self.in_header(token);
        } else if token.kind() == TokenKind::LeftSquareBracket && begins_line && self.begins_header(at) {
            self.frames = vec![Frame::Table(Pair::default())];
            (self.dotted_header, self.closed_header) = (false, false);
            self.header = Some(Header { span: self.span(token), ..Header::default() });
        } else {
            self.in_table(token);
        }
    }

    fn newline(&mut self) {
        self.begins_line = true;
        if let Some(header) = self.header.take() {
            self.path = header.keys;
        }
        let is_inline = self.frames.len() > 1;
        if let Some(Frame::Table(pair)) = self.frames.last_mut()
            && !(is_inline && pair.equals)
        {
            *pair = Pair { seen: std::mem::take(&mut pair.seen), ..Pair::default() };
        }
    }

    /// Whether a bracket that begins a line begins a header. Inside of a value it does where it cannot be an array.
    fn begins_header(&self, at: usize) -> bool {
        if self.frames.len() == 1 {
            return true;
        }
        let mut line = self.tokens[at..].iter().take_while(|token| token.kind() != TokenKind::Newline);
        let is_word = |text: &str| {
            text.starts_with(|it: char| it.is_ascii_alphabetic()) && !matches!(text, "true" | "false" | "inf" | "nan")
        };
        let first = line.find(|token| token.kind() != TokenKind::LeftSquareBracket);
        first.is_some_and(|token| token.kind() == TokenKind::Atom && is_word(self.text(*token)))
            && line.all(|token| {
                matches!(
                    token.kind(),
                    TokenKind::Atom
                        | TokenKind::Dot
                        | TokenKind::BasicString
                        | TokenKind::LiteralString
                        | TokenKind::RightSquareBracket
                        | TokenKind::Whitespace
                        | TokenKind::Comment
                )
            })
    }

    fn in_header(&mut self, token: Token) {
        let (span, key) = (self.span(token), self.key(token));
        let (dotted, closed) = (self.dotted_header, self.closed_header);
        let Some(header) = &mut self.header else { return };
        match token.kind() {
            TokenKind::LeftSquareBracket if header.keys.is_empty() => header.is_array = true,
            TokenKind::Dot => self.dotted_header = true,
            TokenKind::RightSquareBracket => self.closed_header = true,
            TokenKind::Atom | TokenKind::BasicString | TokenKind::LiteralString
                if !closed && (dotted || header.keys.is_empty()) =>
            {
                header.keys.push(key);
                self.dotted_header = false;
            }
            _ => return,
        }
        header.span.end = span.end;
    }

    fn in_table(&mut self, token: Token) {
        let kind = token.kind();
        let text = if is_string(kind) { self.decoded(token) } else { String::new() };
        let key = self.key(token);
        match self.frames.last_mut() {
            Some(Frame::Table(pair)) if !pair.equals => match kind {
                TokenKind::Dot => pair.dotted = true,
                TokenKind::Equals => {
                    pair.equals = true;
                    pair.seen.extend(pair.keys.first().map(|key| key.name.clone()));
                }
                TokenKind::Comma => *pair = Pair { seen: std::mem::take(&mut pair.seen), ..Pair::default() },
                TokenKind::RightCurlyBracket => self.close(),
                TokenKind::Atom | TokenKind::BasicString | TokenKind::LiteralString => {
                    if !std::mem::take(&mut pair.dotted) {
                        pair.keys.clear();
                    }
                    pair.keys.push(key);
                }
                _ => {}
            },
            Some(Frame::Table(pair)) => match kind {
                TokenKind::LeftSquareBracket if !pair.valued => self.frames.push(Frame::Array(Array::default())),
                TokenKind::LeftCurlyBracket if !pair.valued => self.frames.push(Frame::Table(Pair::default())),
                TokenKind::Comma => *pair = Pair { seen: std::mem::take(&mut pair.seen), ..Pair::default() },
                TokenKind::RightCurlyBracket => self.close(),
                _ => pair.valued = true,
            },
            Some(Frame::Array(array)) => match kind {
                TokenKind::LeftSquareBracket => self.frames.push(Frame::Array(Array::default())),
                TokenKind::LeftCurlyBracket => self.frames.push(Frame::Table(Pair::default())),
                TokenKind::RightSquareBracket => self.close(),
                TokenKind::Comma => array.valued = false,
                _ => {
                    array.valued = true;
                    if is_string(kind) {
                        array.strings.push(text);
                    }
                }
            },
            None => {}
        }
    }

    /// Ends the array or inline table around.
    fn close(&mut self) {
        if self.frames.len() > 1 {
            self.frames.pop();
            match self.frames.last_mut() {
                Some(Frame::Table(pair)) => pair.valued = true,
                Some(Frame::Array(array)) => array.valued = true,
                None => {}
            }
        }
    }
}
