//! Allows a lint on one question, and changes nothing else.

use std::ops::Range;

use super::super::edit::quote;
use super::super::lexer::{Bracket, Kind, Token};
use super::super::scanner::Scanner;
use super::{Draft, Edit};

impl Draft<'_> {
    /// What to insert so that a lint is allowed on the question that a place is in; `None` where there is no question
    /// that could hold it.
    pub fn silence(&self, at: usize, lint: &str) -> Option<Edit> {
        let span = self.entry_at(at)?.span;
        let quoted = quote(lint);
        let insert = |at: usize, text: String| Some((at..at, text));
        let Layout { allowed, last, close } = self.layout(&span)?;
        if let Some(open) = allowed {
            let rest = self.text[open..].trim_start();
            return insert(open, if rest.starts_with(']') { quoted } else { format!("{quoted}, ") });
        }
        let line_start = self.text[..close].rfind('\n').map_or(0, |end| end + 1);
        let indent = &self.text[line_start..close];
        let comma = if self.text[last.clone()].ends_with([',', '(']) { "" } else { "," };
        if !indent.trim().is_empty() || line_start <= span.start {
            return insert(last.end, format!("{comma} allow: [{quoted}]"));
        }
        let end = if self.text[..line_start].ends_with("\r\n") { "\r\n" } else { "\n" };
        // After the comma that may be missing, on the line before the closing bracket, past any remark.
        match comma {
            "" => insert(line_start, format!("{indent}    allow: [{quoted}],{end}")),
            _ => insert(last.end, format!(",{end}{indent}    allow: [{quoted}]")),
        }
    }

    fn layout(&self, span: &Range<usize>) -> Option<Layout> {
        let mut scanner = Scanner::new(&self.text[..span.end], span.start);
        let (mut depth, mut allowed) = (0_usize, None);
        let mut before = [None; 2];
        let mut last = span.start..span.start;
        while let Some(token) = scanner.take() {
            match token.kind {
                Kind::Open(bracket) => {
                    depth += 1;
                    let names_allow = |name: Token| scanner.name(name) == "allow";
                    if let [Some(name), Some(colon)] = before
                        && (bracket, depth) == (Bracket::Square, 2)
                        && Token::is_colon(colon)
                        && names_allow(name)
                    {
                        allowed = Some(token.end);
                    }
                }
                Kind::Close(_) => {
                    depth = depth.checked_sub(1)?;
                    if depth == 0 {
                        return Some(Layout { allowed, last, close: token.start });
                    }
                }
                _ => {}
            }
            last = token.span();
            before = [before[1], Some(token)];
        }
        None
    }
}

/// Where a question ends, and what it allows.
struct Layout {
    /// Just inside the brackets of `allow: […]`.
    allowed: Option<usize>,
    /// The last token before the closing bracket.
    last: Range<usize>,
    /// The closing bracket.
    close: usize,
}
