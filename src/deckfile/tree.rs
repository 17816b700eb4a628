//! Reads RON into a tree of values with their places, going on after each fault.

use std::ops::Range;

use super::diagnostic::{Code, Diagnostic, Found, SyntaxFault};
use super::lexer::{Bracket, Kind, Token};
use super::scanner::Scanner;

/// How deep brackets may stand in one another; decks need 6.
pub(super) const DEEPEST: usize = 64;

/// A value and where it stands.
#[derive(Clone, Debug)]
pub(super) struct Node {
    pub(super) span: Range<usize>,
    /// The name before the brackets, as in `Choice(…)`, or alone; without the `r#` of a raw one.
    pub(super) name: Option<Range<usize>>,
    pub(super) value: Value,
}

/// What a value is.
#[derive(Clone, Debug)]
pub(super) enum Value {
    Text,
    Number,
    Bool,
    Char,
    Bytes,
    /// A name without brackets.
    Name,
    List(Vec<Node>),
    Table(Vec<(Node, Node)>),
    Values(Vec<Node>),
    Fields(Vec<Field>),
    /// What could not be read.
    Lost,
}

/// A named value.
#[derive(Clone, Debug)]
pub(super) struct Field {
    pub(super) name: Range<usize>,
    pub(super) value: Node,
}

/// One step from a value to one inside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// The value of a field.
    Field(&'static str),
    /// The value of that number, from 0, of a list or of values in brackets.
    Item(usize),
    /// The value of a table's key of that number.
    Entry(usize),
}

impl Node {
    /// The value at the end of a path, or the last one on the way.
    pub(super) fn locate(&self, text: &str, path: &[Step]) -> &Self {
        let Some((step, rest)) = path.split_first() else { return self };
        let next = match (step, &self.value) {
            (Step::Field(name), Value::Fields(fields)) => {
                fields.iter().find(|field| &text[field.name.clone()] == *name).map(|field| &field.value)
            }
            (Step::Item(at), Value::List(items) | Value::Values(items)) => items.get(*at),
            (Step::Entry(at), Value::Table(entries)) => entries.get(*at).map(|(key, _)| key),
            _ => None,
        };
        match next {
            Some(node) => node.unwrap_some(text).locate(text, rest),
            None => self,
        }
    }

    /// Where it begins: its name, or its first character.
    pub(super) fn opening(&self, text: &str) -> Range<usize> {
        let first = || text[self.span.start..].chars().next().map_or(0, char::len_utf8);
        self.name.clone().unwrap_or_else(|| self.span.start..self.span.start + first())
    }

    /// The value inside `Some(…)`, or itself.
    pub(super) fn unwrap_some(&self, text: &str) -> &Self {
        match (&self.name, &self.value) {
            (Some(name), Value::Values(values)) if &text[name.clone()] == "Some" && values.len() == 1 => &values[0],
            _ => self,
        }
    }

    pub(super) fn found(&self, text: &str) -> Found {
        match &self.value {
            Value::Text => Found::Text,
            Value::Number => Found::Number,
            Value::Bool => Found::YesOrNo,
            Value::Char => Found::Char,
            Value::Bytes => Found::Bytes,
            Value::List(_) => Found::List,
            Value::Table(_) => Found::Table,
            Value::Values(values) => Found::Values(values.len()),
            Value::Fields(_) => Found::Fields,
            Value::Name | Value::Lost => Found::Name(text[self.span.clone()].to_owned()),
        }
    }
}

/// Reads one value, which must be the whole text.
pub(super) fn read(text: &str) -> (Node, Vec<Diagnostic>) {
    let mut reader = Reader { text, scanner: Scanner::new(text, 0), faults: Vec::new(), depth: 0, given_up: None };
    while reader.scanner.peek().is_some_and(|token| reader.scanner.word(token) == "#") {
        reader.skip_past(Bracket::Square);
    }
    let node = reader.value();
    if let Some(token) = reader.scanner.peek() {
        let fault = match token.kind {
            Kind::Close(bracket) => SyntaxFault::StrayBracket(bracket.closing()),
            _ => SyntaxFault::Trailing,
        };
        reader.fault(fault, token.span());
    }
    let mut faults = reader.faults;
    // What is missing after the place where reading was given up was not looked for.
    faults.truncate(reader.given_up.unwrap_or(faults.len()));
    // Nor is what was found in a text that was cut, or just after it, the author's doing.
    let cut = |fault: &Diagnostic| {
        let within = |cut: &Range<usize>| cut.start <= fault.span.start && fault.span.end <= cut.end;
        reader.scanner.faults.iter().any(|lexical| within(&lexical.span))
    };
    faults.retain(|fault| !cut(fault));
    faults.append(&mut reader.scanner.faults);
    faults.sort_by_key(|fault| fault.span.start);
    (node, faults)
}

struct Reader<'a> {
    text: &'a str,
    scanner: Scanner<'a>,
    faults: Vec<Diagnostic>,
    depth: usize,
    /// How many faults there were when the brackets became too deep to go on.
    given_up: Option<usize>,
}

impl Reader<'_> {
    fn fault(&mut self, fault: SyntaxFault, span: Range<usize>) {
        self.faults.push(Diagnostic::error(Code::Syntax(fault), span));
    }

    fn skip_past(&mut self, bracket: Bracket) {
        while self.scanner.take().is_some_and(|token| token.kind != Kind::Close(bracket)) {}
    }

    fn value(&mut self) -> Node {
        let Some(token) = self.scanner.peek() else {
            let end = self.scanner.last_end;
            self.fault(SyntaxFault::UnexpectedEnd, self.scanner.last_char());
            return Node { span: end..end, name: None, value: Value::Lost };
        };
        let leaf = |value| Node { span: token.span(), name: None, value };
        match token.kind {
            Kind::Open(Bracket::Round) => self.brackets(None),
            Kind::Open(Bracket::Square) => self.list(token),
            Kind::Open(Bracket::Curly) => self.table(token),
            Kind::Ident => self.named(token),
            Kind::Close(_) | Kind::Comma | Kind::Colon => {
                self.fault(SyntaxFault::Unexpected(self.scanner.word(token).to_owned()), token.span());
                if token.kind == Kind::Colon {
                    self.scanner.take();
                }
                Node { span: token.start..token.start, name: None, value: Value::Lost }
            }
            kind => {
                self.scanner.take();
                match kind {
                    Kind::Text => {
                        self.check_escapes(token);
                        leaf(Value::Text)
                    }
                    Kind::Number => {
                        self.check_leaf(token, SyntaxFault::BadNumber);
                        leaf(Value::Number)
                    }
                    Kind::Char => {
                        self.check_leaf(token, SyntaxFault::BadEscape);
                        leaf(Value::Char)
                    }
                    Kind::Bytes => {
                        self.check_leaf(token, SyntaxFault::BadEscape);
                        leaf(Value::Bytes)
                    }
                    _ => {
                        self.fault(SyntaxFault::Unexpected(self.scanner.word(token).to_owned()), token.span());
                        leaf(Value::Lost)
                    }
                }
            }
        }
    }

    fn named(&mut self, token: Token) -> Node {
        self.scanner.take();
        let value = match self.scanner.word(token) {
            "true" | "false" => Value::Bool,
            "inf" | "NaN" => Value::Number,
            "None" => Value::Name,
            _ if self.scanner.peek_kind() == Some(Kind::Open(Bracket::Round)) => return self.brackets(Some(token)),
            _ => Value::Name,
        };
        Node { span: token.span(), name: Some(self.scanner.bare_span(token)), value }
    }

    /// Reads elements up to the closing bracket; where that ends.
    fn elements(&mut self, open: Token, bracket: Bracket, mut element: impl FnMut(&mut Self)) -> usize {
        self.scanner.take();
        self.depth += 1;
        if self.depth > DEEPEST {
            self.fault(SyntaxFault::TooDeep, open.span());
            self.given_up = Some(self.faults.len());
            while self.scanner.take().is_some() {}
        }
        loop {
            match self.scanner.peek() {
                Some(token) if token.kind == Kind::Close(bracket) => {
                    self.scanner.take();
                    break;
                }
                Some(Token { kind: Kind::Close(_), .. }) | None => {
                    self.fault(SyntaxFault::UnclosedBracket(bracket.opening()), open.span());
                    break;
                }
                Some(token) => {
                    element(self);
                    self.separator(token);
                }
            }
        }
        self.depth -= 1;
        self.scanner.last_end
    }

    /// Takes the comma after an element, or says what stands there instead.
    fn separator(&mut self, first: Token) {
        let Some(token) = self.scanner.peek() else { return };
        match token.kind {
            Kind::Comma => {
                self.scanner.take();
            }
            Kind::Close(_) => {}
            _ => {
                let before = self.scanner.last_char();
                let same_line = !self.text[before.end..token.start].contains('\n');
                let words = matches!(token.kind, Kind::Ident | Kind::Number | Kind::Mark)
                    && self.scanner.kind_after() != Some(Kind::Colon);
                if &self.text[before.clone()] == "\"" && same_line && words {
                    self.fault(SyntaxFault::UnescapedQuote, before);
                    self.skip_line(token);
                } else {
                    self.fault(SyntaxFault::MissingComma, before);
                }
                if self.scanner.peek() == Some(first) {
                    self.scanner.take();
                }
            }
        }
    }

    /// Goes past the last quote of the line that a token stands on.
    fn skip_line(&mut self, token: Token) {
        let line = self.text[token.start..].lines().next().unwrap_or("");
        let closes = |at: &usize| {
            let rest = line[at + 1..].trim_start();
            rest.is_empty() || rest.starts_with([',', ')', ']', '}'])
        };
        match line.match_indices('"').map(|(at, _)| at).find(closes) {
            Some(quote) => self.scanner.jump(token.start + quote + 1),
            None => self.scanner.jump(token.start + line.len()),
        }
        if self.scanner.peek_kind() == Some(Kind::Comma) {
            self.scanner.take();
        }
    }

    fn list(&mut self, open: Token) -> Node {
        let mut items = Vec::new();
        let end = self.elements(open, Bracket::Square, |reader| items.push(reader.value()));
        Node { span: open.start..end, name: None, value: Value::List(items) }
    }

    fn table(&mut self, open: Token) -> Node {
        let mut entries = Vec::new();
        let end = self.elements(open, Bracket::Curly, |reader| {
            let key = reader.value();
            reader.colon(&key.span);
            entries.push((key, reader.value()));
        });
        Node { span: open.start..end, name: None, value: Value::Table(entries) }
    }

    fn colon(&mut self, name: &Range<usize>) {
        match self.scanner.peek() {
            Some(token) if token.kind == Kind::Colon => {
                self.scanner.take();
            }
            Some(token) if self.scanner.word(token) == "=" => {
                self.fault(SyntaxFault::MissingColon, token.span());
                self.scanner.take();
            }
            _ => self.fault(SyntaxFault::MissingColon, name.clone()),
        }
    }

    fn brackets(&mut self, name: Option<Token>) -> Node {
        let Some(open) = self.scanner.peek() else { return self.value() };
        let (mut fields, mut values) = (Vec::new(), Vec::new());
        let end = self.elements(open, Bracket::Round, |reader| {
            if let Some(name) = reader.field_name(!fields.is_empty()) {
                reader.colon(&name);
                let value = reader.value();
                fields.push(Field { name, value });
            } else {
                values.push(reader.value());
            }
        });
        if let (Some(_), Some(stray)) = (fields.first(), values.first()) {
            let span = stray.span.clone();
            let first_is_field = fields.first().is_some_and(|field| field.name.start < span.start);
            let culprit = if first_is_field { span } else { fields[0].name.clone() };
            let word = self.text[culprit.clone()].to_owned();
            self.fault(SyntaxFault::Unexpected(word), culprit);
        }
        let value = if fields.is_empty() { Value::Values(values) } else { Value::Fields(fields) };
        Node { span: name.unwrap_or(open).start..end, name: name.map(|name| self.scanner.bare_span(name)), value }
    }

    /// Takes a field's name if one is next: a name before a colon or, among fields, before a value.
    fn field_name(&mut self, among_fields: bool) -> Option<Range<usize>> {
        let token = self.scanner.peek()?;
        let after = self.scanner.kind_after();
        let value_follows =
            matches!(after, Some(Kind::Text | Kind::Number | Kind::Open(Bracket::Square) | Kind::Ident));
        let equals_follows = after == Some(Kind::Mark) && self.text[token.end..].trim_start().starts_with('=');
        match token.kind {
            Kind::Ident if after == Some(Kind::Colon) || equals_follows || among_fields && value_follows => {
                self.scanner.take();
                Some(self.scanner.bare_span(token))
            }
            Kind::Text if after == Some(Kind::Colon) => {
                self.fault(SyntaxFault::QuotedName, token.span());
                self.scanner.take();
                Some(token.start + 1..token.end.saturating_sub(1).max(token.start + 1))
            }
            _ => None,
        }
    }

    fn check_escapes(&mut self, token: Token) {
        if let Some(at) = bad_escape(self.scanner.word(token)) {
            let at = token.start + at;
            let length = self.text[at + 1..].chars().next().map_or(0, char::len_utf8);
            self.fault(SyntaxFault::BadEscape, at..at + 1 + length);
        }
    }

    /// Judges a number, a character or bytes as `ron` does.
    fn check_leaf(&mut self, token: Token, fault: SyntaxFault) {
        match ron::from_str::<ron::Value>(self.scanner.word(token)) {
            // How large it may be depends on where it stands.
            Ok(_) => {}
            Err(refused) if matches!(refused.code, ron::Error::IntegerOutOfBounds) => {}
            Err(_) => self.fault(fault, token.span()),
        }
    }
}

/// The offset of the first `\` in a text's token that RON does not understand.
fn bad_escape(token: &str) -> Option<usize> {
    if token.starts_with('r') {
        return None;
    }
    let bytes = token.as_bytes();
    let hexadecimal = |range: Range<usize>| bytes.get(range).is_some_and(|d| d.iter().all(u8::is_ascii_hexdigit));
    let mut at = 0;
    while let Some(found) = token.get(at..)?.find('\\') {
        at += found;
        let good = match bytes.get(at + 1)? {
            b'\'' | b'"' | b'\\' | b'n' | b'r' | b't' | b'0' | b'\n' => true,
            b'\r' => bytes.get(at + 2) == Some(&b'\n'),
            b'x' => hexadecimal(at + 2..at + 4),
            b'u' => unicode_escape(token.get(at + 2..)?),
            _ => false,
        };
        if !good {
            return Some(at);
        }
        at += 2;
    }
    None
}

fn unicode_escape(rest: &str) -> bool {
    let inside = rest.strip_prefix('{').and_then(|rest| rest.split_once('}')).map(|(digits, _)| digits);
    inside.is_some_and(|digits| {
        digits.len() <= 6 && u32::from_str_radix(digits, 16).is_ok_and(|code| char::from_u32(code).is_some())
    })
}
