//! Reads a stretch of text through `ron`, and turns a failure into every fault that can be named.

use std::ops::Range;

use ron::Options;
use ron::error::{Error, Position, SpannedError};
use ron::extensions::Extensions as Flags;
use serde::Deserialize;

use super::diagnostic::{Code, Diagnostic, Expected, Found, SyntaxFault};
use super::lexer::Lexer;
use super::nearest::nearest;
use super::shape::{self, Record};
use super::tree;

/// The RON extensions that a deck is read with: those that every deck has, and those that its `#![enable(…)]` names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Extensions(u8);

impl Default for Extensions {
    fn default() -> Self {
        Self::of(Flags::IMPLICIT_SOME | Flags::UNWRAP_NEWTYPES | Flags::UNWRAP_VARIANT_NEWTYPES)
    }
}

impl Extensions {
    fn of(flags: Flags) -> Self {
        Self(u8::try_from(flags.bits()).unwrap_or_default())
    }

    /// These and one more; `None` when RON knows none of that name.
    pub(super) fn with(self, name: &str) -> Option<Self> {
        Flags::from_ident(name).map(|flag| Self(self.0 | Self::of(flag).0))
    }

    /// The extensions as a number, for a cache.
    pub fn bits(self) -> u8 {
        self.0
    }

    /// The extensions of a number that [`Extensions::bits`] gave.
    pub fn from_bits(bits: u8) -> Self {
        Self(bits)
    }

    fn options(self) -> Options {
        Options::default().with_default_extension(Flags::from_bits_truncate(usize::from(self.0)))
    }
}

/// Reads a whole text as one value; a failure yields at least one diagnostic, with spans in that text.
pub(super) fn read<'a, T: Deserialize<'a>>(
    text: &'a str,
    extensions: Extensions,
    record: &'static Record,
) -> Result<T, Vec<Diagnostic>> {
    extensions.options().from_str(text).map_err(|error| explain(text, &error, record))
}

/// Reads a whole text as one value, without a word on why it cannot be read.
pub(super) fn read_quietly<'a, T: Deserialize<'a>>(text: &'a str, extensions: Extensions) -> Option<T> {
    extensions.options().from_str(text).ok()
}

fn explain(text: &str, error: &SpannedError, record: &'static Record) -> Vec<Diagnostic> {
    let of_attributes =
        matches!(error.code, Error::NoSuchExtension(_) | Error::ExpectedAttribute | Error::ExpectedAttributeEnd);
    if of_attributes {
        return vec![Diagnostic::error(code(&error.code), place(text, error))];
    }
    let (node, faults) = tree::read(text);
    if !faults.is_empty() {
        return faults;
    }
    let departures = shape::check(text, &node, record);
    if departures.is_empty() { vec![Diagnostic::error(code(&error.code), place(text, error))] } else { departures }
}

/// The token that a RON error is about: the one that it stopped in, or else the next.
fn place(text: &str, error: &SpannedError) -> Range<usize> {
    let at = offset(text, error.span.start);
    let end = offset(text, error.span.end);
    let mut tokens = Lexer::new(text, 0).filter(|token| !token.is_comment());
    let last = text.trim_end().len();
    tokens
        .find(|token| token.end > at && token.end >= end.min(last))
        .map_or(text[..last].char_indices().next_back().map_or(0, |(start, _)| start)..last, super::lexer::Token::span)
}

/// The byte at a line and column, both counted from 1, the column in characters.
fn offset(text: &str, position: Position) -> usize {
    let line: usize = text.split_inclusive('\n').take(position.line.saturating_sub(1)).map(str::len).sum();
    let rest = &text[line..];
    line + rest.char_indices().nth(position.col.saturating_sub(1)).map_or(rest.len(), |(at, _)| at)
}

fn code(error: &Error) -> Code {
    let names = |expected: &'static [&'static str]| expected.iter().map(|name| (*name).to_owned()).collect();
    let near = |found: &str, expected: &'static [&'static str]| nearest(found, expected.iter().copied());
    match error {
        Error::NoSuchStructField { expected, found, .. } => Code::UnknownField {
            found: found.clone(),
            expected: names(expected),
            nearest: near(found, expected).map(str::to_owned),
        },
        Error::NoSuchEnumVariant { expected, found, .. } => Code::UnknownVariant {
            found: found.clone(),
            expected: names(expected),
            nearest: near(found, expected).map(str::to_owned),
        },
        Error::MissingStructField { field, .. } => Code::MissingField { field: (*field).to_owned() },
        Error::DuplicateStructField { field, .. } => Code::DuplicateField { field: (*field).to_owned() },
        Error::ExpectedDifferentStructName { expected, found } => {
            Code::WrongName { expected: (*expected).to_owned(), found: found.clone() }
        }
        Error::ExpectedStructName(expected) => Code::WrongName { expected: expected.clone(), found: String::new() },
        Error::IntegerOutOfBounds => Code::NumberOutOfRange,
        Error::InvalidValueForType { expected, found } => {
            Code::WrongType { expected: Expected::Other(expected.clone()), found: Found::Other(found.clone()) }
        }
        Error::ExpectedDifferentLength { expected, found } => {
            Code::WrongType { expected: Expected::Other(expected.clone()), found: Found::Values(*found) }
        }
        Error::ExpectedBoolean => wrong(Expected::YesOrNo),
        Error::ExpectedInteger => wrong(Expected::WholeNumber),
        Error::ExpectedFloat => wrong(Expected::Number),
        Error::ExpectedString => wrong(Expected::Text),
        Error::ExpectedArray => wrong(Expected::List),
        Error::ExpectedMap => wrong(Expected::Table),
        Error::ExpectedStructLike | Error::ExpectedNamedStructLike(_) => wrong(Expected::Fields),
        other => Code::Syntax(syntax(other)),
    }
}

fn wrong(expected: Expected) -> Code {
    Code::WrongType { expected, found: Found::Other(String::new()) }
}

fn syntax(error: &Error) -> SyntaxFault {
    match error {
        Error::Eof => SyntaxFault::UnexpectedEnd,
        Error::ExpectedArrayEnd => SyntaxFault::UnclosedBracket('['),
        Error::ExpectedMapEnd => SyntaxFault::UnclosedBracket('{'),
        Error::ExpectedStructLikeEnd | Error::ExpectedOptionEnd => SyntaxFault::UnclosedBracket('('),
        Error::ExpectedComma => SyntaxFault::MissingComma,
        Error::ExpectedMapColon => SyntaxFault::MissingColon,
        Error::ExpectedStringEnd => SyntaxFault::UnclosedText,
        Error::UnclosedBlockComment => SyntaxFault::UnclosedComment,
        Error::InvalidEscape(_) => SyntaxFault::BadEscape,
        Error::FloatUnderscore | Error::UnderscoreAtBeginning | Error::InvalidIntegerDigit { .. } => {
            SyntaxFault::BadNumber
        }
        Error::UnexpectedChar(c) => SyntaxFault::Unexpected(c.to_string()),
        Error::TrailingCharacters => SyntaxFault::Trailing,
        Error::NoSuchExtension(name) => SyntaxFault::UnknownExtension(name.clone()),
        Error::ExceededRecursionLimit => SyntaxFault::TooDeep,
        other => SyntaxFault::Other(other.to_string()),
    }
}
