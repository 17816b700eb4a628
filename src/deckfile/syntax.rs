//! A deck's text as brackets within brackets, with every byte of it: what formatting and fixes stand on.
//!
//! The tokens of the lexer, comments among them, partition a text but for the white space between them. So the tree
//! holds tokens only, and the text prints again from it byte for byte, however broken it is: a tree of nodes with
//! trivia of their own would say no more, and cost a copy.

use std::ops::Range;

use super::lexer::{Bracket, Kind, Lexer, Token};
use super::tree::DEEPEST;

/// A token, or a pair of brackets with what is in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// A word, a sign or a comment; also a closing bracket that nothing opened.
    Token(Token),
    Group(Group),
}

impl Part {
    pub(super) fn span(&self) -> Range<usize> {
        match self {
            Self::Token(token) => token.span(),
            Self::Group(group) => group.span(),
        }
    }

    /// The token, if it is a single one.
    pub(super) fn token(&self) -> Option<Token> {
        match self {
            Self::Token(token) => Some(*token),
            Self::Group(_) => None,
        }
    }

    pub(super) fn is_comment(&self) -> bool {
        self.token().is_some_and(Token::is_comment)
    }
}

/// A pair of brackets with what is in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Group {
    pub(super) open: Token,
    pub(super) bracket: Bracket,
    pub(super) parts: Vec<Part>,
    /// `None` where it is forgotten.
    pub(super) close: Option<Token>,
}

impl Group {
    pub(super) fn span(&self) -> Range<usize> {
        let last = self.parts.last().map_or(self.open.end, |part| part.span().end);
        self.open.start..self.close.map_or(last, |close| close.end)
    }
}

/// Reads a text; there is none that cannot be. Brackets deeper than decks can have them are tokens like any other.
pub(super) fn read(text: &str) -> Vec<Part> {
    read_around(text, std::iter::empty())
}

/// Reads a text without looking into brackets that stand where `closed` says, in their order: they come as empty.
pub(super) fn read_around(text: &str, closed: impl Iterator<Item = Range<usize>>) -> Vec<Part> {
    let mut root = Vec::new();
    let mut open: Vec<Group> = Vec::new();
    let mut closed = closed.peekable();
    let mut lexer = Lexer::new(text, 0);
    while let Some(token) = lexer.next() {
        match token.kind {
            Kind::Open(bracket) if closed.peek().is_some_and(|span| span.start == token.start) => {
                let end = closed.next().map_or(token.end, |span| span.end);
                lexer = Lexer::new(text, end);
                let close = Token { kind: Kind::Close(bracket), start: end - 1, end };
                let group = Group { open: token, bracket, parts: Vec::new(), close: Some(close) };
                open.last_mut().map_or(&mut root, |outer| &mut outer.parts).push(Part::Group(group));
            }
            Kind::Open(bracket) if open.len() < DEEPEST => {
                open.push(Group { open: token, bracket, parts: Vec::new(), close: None });
            }
            Kind::Close(bracket) if open.iter().any(|group| group.bracket == bracket) => {
                close(&mut open, &mut root, bracket, token);
            }
            _ => open.last_mut().map_or(&mut root, |group| &mut group.parts).push(Part::Token(token)),
        }
    }
    while let Some(group) = open.pop() {
        open.last_mut().map_or(&mut root, |outer| &mut outer.parts).push(Part::Group(group));
    }
    root
}

/// Closes the innermost group of that bracket; those within it were forgotten.
fn close(open: &mut Vec<Group>, root: &mut Vec<Part>, bracket: Bracket, token: Token) {
    while let Some(mut group) = open.pop() {
        let meant = group.bracket == bracket;
        group.close = meant.then_some(token);
        open.last_mut().map_or(&mut *root, |outer| &mut outer.parts).push(Part::Group(group));
        if meant {
            return;
        }
    }
}

#[cfg(test)]
pub(super) fn print(text: &str, parts: &[Part]) -> String {
    fn put(parts: &[Part], tokens: &mut Vec<Token>) {
        for part in parts {
            match part {
                Part::Token(token) => tokens.push(*token),
                Part::Group(group) => {
                    tokens.push(group.open);
                    put(&group.parts, tokens);
                    tokens.extend(group.close);
                }
            }
        }
    }
    let mut tokens = Vec::new();
    put(parts, &mut tokens);
    let mut printed = String::new();
    for token in tokens {
        printed.push_str(&text[printed.len()..token.end]);
    }
    printed.push_str(&text[printed.len()..]);
    printed
}
