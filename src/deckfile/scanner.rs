//! Walks the tokens that carry meaning, and mends a text whose closing quote was forgotten.

use std::ops::Range;

use super::diagnostic::{Code, Diagnostic, SyntaxFault};
use super::lexer::{Kind, Lexer, Token, bare, is_space};

/// How often a lost quote or comment's end is mended; each time, the text may be read to its end for nothing.
const MOST_MENDED: usize = 32;

/// The tokens of a text without its comments, with one token of foresight.
///
/// A text that runs over a line's end and is followed by more words on its last line has most likely lost its closing
/// quote, and so has one that is followed by words on a line that ends within another text: it is cut at the end of its
/// first line, so that what follows is read as it was meant.
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

    /// A token as a name is compared.
    pub(super) fn name(&self, token: Token) -> &'a str {
        bare(self.word(token))
    }

    /// Where a name is, as it is compared.
    pub(super) fn bare_span(&self, token: Token) -> Range<usize> {
        token.end - self.name(token).len()..token.end
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
            let may_mend = self.faults.len() < MOST_MENDED;
            if may_mend && (token.kind == Kind::UnclosedText || quoted && self.runs_on(token)) {
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
        let end = self.line_end(token.start);
        let end = token.start + self.text[token.start..end].trim_end().len().max(1);
        self.lexer = Lexer::new(self.text, end);
        Token {
            kind: if token.kind == Kind::UnclosedComment { token.kind } else { Kind::Text },
            start: token.start,
            end,
        }
    }

    fn line_end(&self, at: usize) -> usize {
        at + self.text[at..].find('\n').unwrap_or(self.text.len() - at)
    }

    /// Whether a text is followed by what cannot follow one, and its line or it runs on over a line's end: its own closing
    /// quote is then most likely lost, and what closes it opens another text.
    fn runs_on(&self, token: Token) -> bool {
        let next = self.text[token.end..].chars().find(|c| *c == '\n' || !is_space(*c));
        let ends_well = next.is_none_or(|c| matches!(c, ',' | ')' | ']' | '}' | ':' | '/' | '\n' | '\r'));
        !ends_well && (self.word(token).contains('\n') || self.ends_within_text(token))
    }

    /// Whether the line on which a token ends is itself ended within a text.
    fn ends_within_text(&self, token: Token) -> bool {
        let end = self.line_end(token.end);
        let last = Lexer::new(self.text, token.end).take_while(|next| next.start < end).last();
        last.is_some_and(|last| {
            last.kind == Kind::UnclosedText || matches!(last.kind, Kind::Text | Kind::Bytes) && last.end > end
        })
    }
}
