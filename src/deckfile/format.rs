//! Lays a deck out in the one canonical way, and gives ids to questions that lack one.
//!
//! Four spaces a level. The deck, its list of questions and each question stand over several lines, one field a line; so
//! do brackets that hold brackets, and lists and fields that do not fit in 120 columns. All else stands on one line: a
//! text, or a pair of texts, is not made shorter by a bracket below it. Comments stay where they belong, texts and numbers
//! as they are written, and of several blank lines one is left.

mod body;
mod canon;
mod ids;
mod pieces;

use std::ops::Range;

use super::diagnostic::{Code, Diagnostic};
use super::draft::{Edit, change};
use super::lexer::{Bracket, Kind, Token};
use super::memo::Memo;
use super::outline::BYTE_ORDER_MARK;
use super::parse::{faults_again, is_whole};
use super::syntax::{self, Group, Part};
use body::{Body, Element, Remark, cut, cut_file};
pub(super) use ids::add as add_ids;

#[cfg(test)]
mod tests;

/// The longest line that is not broken, in characters.
const WIDTH: usize = 120;

const INDENT: &str = "    ";

/// The deck in its canonical layout: the same text if it is laid out so already.
///
/// ```
/// let tidy = sommet::deckfile::format("(id:\"d\",title:\"D\",language:\"en\",questions:[],)").unwrap();
/// assert_eq!(tidy, "(\n    id: \"d\",\n    title: \"D\",\n    language: \"en\",\n    questions: [],\n)\n");
/// ```
///
/// # Errors
/// What is wrong with a text that is not RON; other faults do not keep it from being laid out.
pub fn format(text: &str) -> Result<String, Vec<Diagnostic>> {
    // Who lays a deck out need not know what else is wrong with it. A deck without fault has every id, too.
    let has_ids = is_whole(text) || is_sound(text, &mut Memo::default())?;
    let whole = text;
    let (mark, text) = split_mark(whole);
    let with_ids = if has_ids { None } else { ids::add(text) };
    let text = match &with_ids {
        None if canon::is_laid_out(text) => return Ok(whole.to_owned()),
        None => text,
        Some(with_ids) => with_ids,
    };
    Ok([mark, &lay_out(text)].concat())
}

/// The edits that make of a deck what [`format()`] does, by place, with what is remembered of its questions.
///
/// # Errors
/// As [`format()`].
pub fn format_again(text: &str, memo: &mut Memo) -> Result<Vec<Edit>, Vec<Diagnostic>> {
    memo.begin();
    let is_sound = is_sound(text, memo)?;
    if is_sound && let Some(edits) = pieces::edits(text, memo) {
        return Ok(edits);
    }
    Ok(change(text, &format(text)?).into_iter().collect())
}

/// Whether nothing is wrong with a text that can be laid out.
fn is_sound(text: &str, memo: &mut Memo) -> Result<bool, Vec<Diagnostic>> {
    let found = faults_again(text, memo);
    let is_sound = found.is_empty();
    let refused = |fault: &Diagnostic| matches!(fault.code, Code::Syntax(_) | Code::NewerFormat { .. });
    let faults: Vec<Diagnostic> = found.into_iter().filter(refused).collect();
    if faults.is_empty() { Ok(is_sound) } else { Err(faults) }
}

/// What some editors put before a text, and the text.
fn split_mark(text: &str) -> (&str, &str) {
    text.split_at(if text.starts_with(BYTE_ORDER_MARK) { BYTE_ORDER_MARK.len_utf8() } else { 0 })
}

fn lay_out(text: &str) -> String {
    let mut page = Page { text, out: String::with_capacity(text.len() + text.len() / 8), holes: None };
    page.file(&syntax::read(text));
    page.out
}

/// Where brackets stand, as far as their layout depends on it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Deck,
    Questions,
    Question,
    Elsewhere,
}

struct Page<'a> {
    text: &'a str,
    out: String,
    /// Where questions stand that are left out of the page, and where in it they belong; `None` where none is.
    holes: Option<Vec<(Range<usize>, usize)>>,
}

impl Page<'_> {
    fn word(&self, token: Token) -> &str {
        &self.text[token.span()]
    }

    fn file(&mut self, parts: &[Part]) {
        let body = cut_file(self.text, parts);
        self.lines(&body, 0, Place::Deck, "");
    }

    /// What is in brackets, or in the file, each element on lines of its own.
    fn lines(&mut self, body: &Body<'_>, level: usize, place: Place, comma: &str) {
        let mut first = true;
        for element in &body.elements {
            for remark in &element.before {
                self.remark(remark, level, first);
                first = false;
            }
            self.begin_line(level, element.blank && !first);
            self.element(element, level, place, comma.len());
            self.out.push_str(comma);
            self.trail(&element.after);
            self.out.push('\n');
            first = false;
        }
        for remark in &body.tail {
            self.remark(remark, level, first);
            first = false;
        }
    }

    fn begin_line(&mut self, level: usize, blank: bool) {
        if blank {
            self.out.push('\n');
        }
        (0..level).for_each(|_| self.out.push_str(INDENT));
    }

    fn remark(&mut self, remark: &Remark, level: usize, first: bool) {
        self.begin_line(level, remark.blank && !first);
        self.comment(remark.token);
        self.out.push('\n');
    }

    fn comment(&mut self, token: Token) {
        let written = self.text[token.span()].trim_end();
        self.out.push_str(written);
    }

    /// Comments at a line's end.
    fn trail(&mut self, comments: &[Token]) {
        for comment in comments {
            self.out.push(' ');
            self.comment(*comment);
        }
    }

    fn element(&mut self, element: &Element<'_>, level: usize, place: Place, after: usize) {
        let inner = match place {
            Place::Deck if element.key(self.text) == Some("questions") && level == 1 => Place::Questions,
            Place::Deck if level == 0 => Place::Deck,
            Place::Questions => Place::Question,
            _ => Place::Elsewhere,
        };
        let mut before: Option<&Part> = None;
        for part in &element.parts {
            if before.is_some_and(|before| spaced(before, part)) {
                self.out.push(' ');
            }
            match part {
                Part::Token(token) => self.out.push_str(&self.text[token.span()]),
                Part::Group(group) => self.group(group, level, inner, after),
            }
            before = Some(part);
        }
    }

    /// Brackets, with so many characters to come after them on the line.
    fn group(&mut self, group: &Group, level: usize, place: Place, after: usize) {
        if let Some(holes) = self.holes.as_mut().filter(|_| place == Place::Question) {
            holes.push((group.span(), self.out.len()));
            return;
        }
        let body = cut(self.text, group);
        if place == Place::Elsewhere || body.is_empty() || group.bracket == Bracket::Square && level == 0 {
            let line = self.out.rfind('\n').map_or(0, |at| at + 1);
            let room = WIDTH.saturating_sub(self.out[line..].chars().count() + after);
            let of_texts = group.bracket == Bracket::Round && body.elements.iter().all(Element::is_plain);
            let fits = |flat: &String| of_texts || flat.chars().count() <= room;
            if let Some(flat) = self.flat(&body, group.bracket).filter(fits) {
                self.out.push_str(&flat);
                return;
            }
        }
        self.out.push(group.bracket.opening());
        if let Some(list) = body.list_alone().filter(|_| place == Place::Elsewhere) {
            // `Typed([` stands on one line, `])` on another.
            self.group(list, level, Place::Elsewhere, after + 1);
        } else {
            self.trail(&body.head);
            self.out.push('\n');
            self.lines(&body, level + 1, place, ",");
            self.begin_line(level, false);
        }
        self.out.push(group.bracket.closing());
    }

    /// Brackets on one line; `None` where that cannot be.
    fn flat(&self, body: &Body<'_>, bracket: Bracket) -> Option<String> {
        let remarked = !body.head.is_empty() || !body.tail.is_empty();
        // On one line no comma comes after the last element, and a comment before that comma would be one after the element.
        let is_remarked_last = |last: &Element<'_>| last.parts.last().is_some_and(|part| part.is_comment());
        let remarked = remarked || body.elements.last().is_some_and(is_remarked_last);
        if remarked || body.list_alone().is_none() && body.elements.iter().any(|element| self.is_heavy(element)) {
            return None;
        }
        let mut flat = String::from(bracket.opening());
        for (at, element) in body.elements.iter().enumerate() {
            if !element.before.is_empty() || !element.after.is_empty() {
                return None;
            }
            if at > 0 {
                flat.push_str(", ");
            }
            self.flat_element(element, &mut flat)?;
        }
        flat.push(bracket.closing());
        Some(flat)
    }

    fn flat_element(&self, element: &Element<'_>, flat: &mut String) -> Option<()> {
        let mut before: Option<&Part> = None;
        for part in &element.parts {
            if before.is_some_and(|before| spaced(before, part)) {
                flat.push(' ');
            }
            match part {
                Part::Token(token) if self.word(*token).contains('\n') => return None,
                Part::Token(token) => flat.push_str(self.word(*token)),
                Part::Group(group) => flat.push_str(&self.flat(&cut(self.text, group), group.bracket)?),
            }
            before = Some(part);
        }
        Some(())
    }

    /// Whether brackets around an element are to be broken for its sake: it is a list, a table or a nameless tuple, or
    /// holds one.
    fn is_heavy(&self, element: &Element<'_>) -> bool {
        element.parts.iter().enumerate().any(|(at, part)| {
            let Part::Group(group) = part else { return false };
            let body = cut(self.text, group);
            let named = at > 0 && element.parts[at - 1].token().is_some_and(|token| token.kind == Kind::Ident);
            let light = group.bracket == Bracket::Round && named;
            !body.is_empty() && (!light || body.elements.iter().any(|element| self.is_heavy(element)))
        })
    }
}

/// Whether a space stands between two parts of one element.
fn spaced(before: &Part, part: &Part) -> bool {
    let kind = |part: &Part| part.token().map(|token| token.kind);
    match (kind(before), kind(part)) {
        (_, Some(Kind::Colon)) | (Some(Kind::Ident | Kind::Mark), None) | (Some(Kind::Mark), Some(Kind::Mark)) => false,
        _ => before.is_comment() || part.is_comment() || kind(before) == Some(Kind::Colon),
    }
}
