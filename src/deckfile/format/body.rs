//! Cuts what stands in brackets into its elements, each with the comments that belong to it.

use super::super::lexer::{Bracket, Kind, Token, bare};
use super::super::syntax::{Group, Part};

/// A comment on lines of its own.
#[derive(Debug)]
pub(super) struct Remark {
    pub(super) token: Token,
    /// Whether a blank line stands before it.
    pub(super) blank: bool,
}

/// A value, with its key if it has one.
#[derive(Debug, Default)]
pub(super) struct Element<'a> {
    pub(super) before: Vec<Remark>,
    /// Whether a blank line stands before it, after its remarks.
    pub(super) blank: bool,
    /// Block comments among them.
    pub(super) parts: Vec<&'a Part>,
    /// Comments that follow it on its line.
    pub(super) after: Vec<Token>,
}

impl Element<'_> {
    /// Whether it is a single word, without a name.
    pub(super) fn is_plain(&self) -> bool {
        matches!(&self.parts[..], [Part::Token(_)])
    }

    /// The name before its colon, without the `r#` of a raw one.
    pub(super) fn key<'t>(&self, text: &'t str) -> Option<&'t str> {
        let mut tokens = self.parts.iter().filter(|part| !part.is_comment()).map(|part| part.token());
        let name = tokens.next().flatten().filter(|token| token.kind == Kind::Ident)?;
        tokens.next().flatten().filter(|token| token.is_colon())?;
        Some(bare(&text[name.span()]))
    }
}

/// What stands in brackets.
#[derive(Debug, Default)]
pub(super) struct Body<'a> {
    /// Comments on the line of the opening bracket.
    pub(super) head: Vec<Token>,
    pub(super) elements: Vec<Element<'a>>,
    /// Comments before the closing bracket.
    pub(super) tail: Vec<Remark>,
}

impl<'a> Body<'a> {
    pub(super) fn is_empty(&self) -> bool {
        self.head.is_empty() && self.elements.is_empty() && self.tail.is_empty()
    }

    /// The list that is all there is, without a comment.
    pub(super) fn list_alone(&self) -> Option<&'a Group> {
        let [Element { before, parts, after, .. }] = &self.elements[..] else { return None };
        let bare = self.head.is_empty() && self.tail.is_empty() && before.is_empty() && after.is_empty();
        match &parts[..] {
            [Part::Group(list)] if bare && list.bracket == Bracket::Square => Some(list),
            _ => None,
        }
    }
}

/// Cuts what stands in brackets.
pub(super) fn cut<'a>(text: &'a str, group: &'a Group) -> Body<'a> {
    Cutter { text, end: group.open.end, element: Element::default(), body: Body::default(), is_file: false }
        .cut(&group.parts)
}

/// Cuts a file: its attributes, then its value.
pub(super) fn cut_file<'a>(text: &'a str, parts: &'a [Part]) -> Body<'a> {
    Cutter { text, end: 0, element: Element::default(), body: Body::default(), is_file: true }.cut(parts)
}

struct Cutter<'a> {
    text: &'a str,
    /// The end of the last part.
    end: usize,
    element: Element<'a>,
    body: Body<'a>,
    is_file: bool,
}

impl<'a> Cutter<'a> {
    fn cut(mut self, parts: &'a [Part]) -> Body<'a> {
        for (at, part) in parts.iter().enumerate() {
            let lines = self.lines_between(self.end, part.span().start);
            match part {
                Part::Token(token) if token.kind == Kind::Comma => self.finish(),
                Part::Token(token) if token.is_comment() => self.comment(part, *token, &parts[at + 1..], lines),
                _ => {
                    if self.element.parts.is_empty() {
                        self.element.blank = lines > 1;
                    }
                    self.element.parts.push(part);
                }
            }
            self.end = part.span().end;
            // An attribute ends at its bracket, without a comma.
            let sign = self.element.parts.first().and_then(|first| first.token());
            let of_attribute = sign.is_some_and(|sign| &self.text[sign.span()] == "#");
            if self.is_file && of_attribute && matches!(part, Part::Group(_)) {
                self.finish();
            }
        }
        self.finish();
        self.body.tail = std::mem::take(&mut self.element.before);
        self.body
    }

    fn lines_between(&self, from: usize, to: usize) -> usize {
        self.text[from..to].matches('\n').count()
    }

    fn finish(&mut self) {
        if !self.element.parts.is_empty() {
            self.body.elements.push(std::mem::take(&mut self.element));
        }
    }

    fn comment(&mut self, part: &'a Part, token: Token, rest: &'a [Part], lines: usize) {
        let is_comma = |part: &&Part| part.token().is_some_and(|token| token.kind == Kind::Comma);
        let goes_on = rest.iter().take_while(|part| !is_comma(part)).any(|part| !part.is_comment());
        let next = self.next_on_line(token, rest);
        if !self.element.parts.is_empty() {
            match (next, goes_on) {
                (None, true) => return self.element.before.push(Remark { token, blank: false }),
                (Some(_), true) => return self.element.parts.push(part),
                (Some(next), false) if is_comma(&next) => return self.element.parts.push(part),
                (_, false) => self.finish(),
            }
        }
        if next.is_some() && goes_on {
            self.element.blank = lines > 1;
            self.element.parts.push(part);
            return;
        }
        let trailing = self.body.elements.last_mut().map_or(&mut self.body.head, |element| &mut element.after);
        let room = trailing.last().is_none_or(|last| !self.text[last.span()].starts_with("//"));
        if room && lines == 0 && self.element.before.is_empty() && (self.end > 0 || !self.is_file) {
            trailing.push(token);
        } else {
            self.element.before.push(Remark { token, blank: lines > 1 });
        }
    }

    /// What follows a comment on its line, other comments aside.
    fn next_on_line(&self, comment: Token, rest: &'a [Part]) -> Option<&'a Part> {
        let ends_line = |token: Token| {
            let written = &self.text[token.span()];
            written.starts_with("//") || written.contains('\n')
        };
        let mut before = comment;
        for part in rest {
            if ends_line(before) || self.lines_between(before.end, part.span().start) > 0 {
                return None;
            }
            match part.token().filter(|token| token.is_comment()) {
                Some(token) => before = token,
                None => return Some(part),
            }
        }
        None
    }
}
