//! Walks the tokens that carry meaning, and mends a text whose closing quote was forgotten.

use std::ops::Range;

use super::diagnostic::{Code, Diagnostic, SyntaxFault};
use super::lexer::{Kind, Lexer, Token, is_space};

/// How often a lost quote or comment's end is mended; each time, the text may be read to its end for nothing.
const MOST_MENDED: usize = 32;

/// The tokens of a text without its comments, with one token of foresight.
///
/// A text that runs over a line's end and is followed by more words on its last line has most likely lost its closing
/// quote: it is cut at the end of its first line, so that what follows is read as it was meant.
pub(super) struct Scanner<'a> {
    text: &'a str,
    lexer: Lexer<'a>,
    peeked: Option<Token>,
    /// The end of the last token that was taken.
    pub(super) last_end: usize,
    /// What was found wrong with the tokens themselves.
    pub(super) faults: Vec<Diagnostic>,
}

impl<'a> Scanner<'a> {
    pub(super) fn new(text: &'a str, at: usize) -> Self {
        Self { text, lexer: Lexer::new(text, at), peeked: None, last_end: at, faults: Vec::new() }
    }

    /// Goes on from another place, between two characters.
    pub(super) fn jump(&mut self, at: usize) {
        self.lexer = Lexer::new(self.text, at);
        self.peeked = None;
    }

    pub(super) fn word(&self, token: Token) -> &'a str {
        &self.text[token.span()]
    }

    /// The last character that was taken.
    pub(super) fn last_char(&self) -> Range<usize> {
        let start = self.text[..self.last_end].char_indices().next_back().map_or(0, |(at, _)| at);
        start..self.last_end
    }

    pub(super) fn peek(&mut self) -> Option<Token> {
        if self.peeked.is_none() {
            self.peeked = self.read();
        }
        self.peeked
    }

    pub(super) fn peek_kind(&mut self) -> Option<Kind> {
        self.peek().map(|token| token.kind)
    }

    /// The kind of the token after the one that [`Scanner::peek`] shows.
    pub(super) fn kind_after(&mut self) -> Option<Kind> {
        let token = self.peek()?;
        Lexer::new(self.text, token.end).find(|token| !token.is_comment()).map(|token| token.kind)
    }

    pub(super) fn take(&mut self) -> Option<Token> {
        let token = self.peek();
        self.peeked = None;
        if let Some(token) = token {
            self.last_end = token.end;
        }
        token
    }

    fn fault(&mut self, fault: SyntaxFault, token: Token) {
        self.faults.push(Diagnostic::error(Code::Syntax(fault), token.span()));
    }

    fn read(&mut self) -> Option<Token> {
        loop {
            let token = self.lexer.next()?;
            let quoted = matches!(token.kind, Kind::Text | Kind::Bytes);
            let lost_quote = token.kind == Kind::UnclosedText || quoted && self.runs_on(token);
            if lost_quote && self.faults.len() < MOST_MENDED {
                let cut = self.cut(token);
                self.fault(SyntaxFault::UnclosedText, cut);
                return Some(cut);
            }
            match token.kind {
                Kind::UnclosedComment if self.faults.len() < MOST_MENDED => {
                    let cut = self.cut(token);
                    self.fault(SyntaxFault::UnclosedComment, cut);
                }
                Kind::Comment | Kind::UnclosedComment => {}
                _ => return Some(token),
            }
        }
    }

    /// Shortens a token to its first line and goes on from there.
    fn cut(&mut self, token: Token) -> Token {
        let line = &self.text[token.start..token.end];
        let end = token.start + line.find('\n').unwrap_or(line.len());
        let end = token.start + self.text[token.start..end].trim_end().len().max(1);
        self.lexer = Lexer::new(self.text, end);
        Token {
            kind: if token.kind == Kind::UnclosedComment { token.kind } else { Kind::Text },
            start: token.start,
            end,
        }
    }

    /// Whether a text over several lines is followed, on its last line, by what cannot follow a text.
    fn runs_on(&self, token: Token) -> bool {
        let next = self.text[token.end..].chars().find(|c| *c == '\n' || !is_space(*c));
        let ends_well = next.is_none_or(|c| matches!(c, ',' | ')' | ']' | '}' | ':' | '/' | '\n' | '\r'));
        !ends_well && self.word(token).contains('\n')
    }
}
