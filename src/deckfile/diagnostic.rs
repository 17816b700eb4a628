//! What can be wrong with a deck, as data: a code, a place, and what a message needs to say.

use std::ops::Range;

use super::lint::Lint;
use super::media::MediaFault;
use crate::model::answer::ClozeFault;
use crate::model::{IdFault, Variant};

/// One finding in a deck's text.
#[derive(Clone, Debug, PartialEq)]
pub struct Diagnostic {
    /// What is wrong.
    pub code: Code,
    /// How much it matters.
    pub severity: Severity,
    /// Where: byte offsets into the text.
    pub span: Range<usize>,
    /// A second place that explains the first, such as the first of two equal ids.
    pub related: Option<Range<usize>>,
}

impl Diagnostic {
    /// An error at a place.
    pub(super) fn error(code: Code, span: Range<usize>) -> Self {
        Self { code, severity: Severity::Error, span, related: None }
    }

    /// A lint at a place.
    pub(super) fn lint(lint: Lint, span: Range<usize>) -> Self {
        Self { code: Code::Lint(lint), severity: Severity::Warning, span, related: None }
    }

    /// The same finding, `offset` bytes further on.
    pub(super) fn shifted(mut self, offset: usize) -> Self {
        for span in std::iter::once(&mut self.span).chain(&mut self.related) {
            *span = span.start + offset..span.end + offset;
        }
        self
    }
}

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// What it stands on can be used all the same.
    Warning,
    /// What it stands on is left out.
    Error,
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "the fields are named for what they hold")]
pub enum Code {
    /// The text is not RON.
    Syntax(SyntaxFault),
    /// A field that has no meaning here.
    UnknownField { found: String, expected: Vec<String>, nearest: Option<String> },
    /// A field that must be there.
    MissingField { field: String },
    /// A field given twice.
    DuplicateField { field: String },
    /// A name that is none of the choices, such as a way to answer that does not exist.
    UnknownVariant { found: String, expected: Vec<String>, nearest: Option<String> },
    /// A value of another kind than the one wanted.
    WrongType { expected: Expected, found: Found },
    /// A number too large, or negative where none can be.
    NumberOutOfRange,
    /// Another struct name than the one that may stand here.
    WrongName { expected: String, found: String },
    /// The file says that it is written in a later version of the format.
    NewerFormat { found: u32, known: u32 },
    /// A deck's or question's id that cannot be one.
    BadId { id: String, fault: IdFault },
    /// A question without an id, and one that would do.
    MissingId { proposal: String },
    /// A question id that an earlier question has; the line of that one, counted from 1.
    DuplicateId { id: String, first_line: usize },
    /// A text with nothing in it.
    Blank { field: String },
    /// Not a BCP 47 language tag.
    BadLanguage { found: String },
    /// A source that the deck does not declare.
    UnknownSource { found: String, declared: Vec<String>, nearest: Option<String> },
    /// A key of `sources` given twice.
    DuplicateSource { key: String },
    /// No wrong option, so nothing to choose between.
    NoWrongOption,
    /// No right option.
    NoRightOption,
    /// An option that is both right and wrong.
    RightAmongWrong { option: String },
    /// An option or item given twice.
    DuplicateOption { option: String },
    /// `need` is 0 or more than there are items.
    NeedOutOfRange { need: usize, items: usize },
    /// Too few items.
    TooFew { least: usize, found: usize },
    /// Two pairs that share a side.
    RepeatedSide { text: String },
    /// A text with gaps that does not parse.
    Cloze(ClozeFault),
    /// More gaps than a question can have.
    TooManyGaps { gaps: usize, most: usize },
    /// A percentage outside 0 to 100.
    PercentOutOfRange { value: f64 },
    /// A negative tolerance.
    NegativeTolerance { value: f64 },
    /// Infinite, or not a number.
    NotFinite,
    /// A desired retention that is not above 0 and below 1.
    RetentionOutOfRange { value: f32 },
    /// No time to answer.
    ZeroSeconds,
    /// `both_ways` on an answer that cannot be turned round.
    BothWaysUnsupported { variant: Variant },
    /// A picture or sound that cannot be shown or played.
    Media { path: String, fault: MediaFault },
    /// A picture or sound without words that stand for it.
    NoAlt { path: String },
    /// Another file is the same deck in the same language.
    SameDeckTwice { first: String },
    /// A question that a translation, in that file, does not have.
    NoTranslation { id: String, file: String },
    /// A question that is answered otherwise in a translation, in that file, and how it is there.
    OtherForm { id: String, file: String, variant: Variant },
    /// `allow` of a lint that does not exist.
    UnknownLint { found: String, nearest: Option<String> },
    /// What could be better.
    Lint(Lint),
}

impl Code {
    /// The short, stable code that messages and JSON carry.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Syntax(fault) => fault.code(),
            Self::UnknownField { .. } => "E020",
            Self::MissingField { .. } => "E021",
            Self::DuplicateField { .. } => "E022",
            Self::UnknownVariant { .. } => "E023",
            Self::WrongType { .. } => "E024",
            Self::NumberOutOfRange => "E025",
            Self::WrongName { .. } => "E026",
            Self::NewerFormat { .. } => "E030",
            Self::BadId { .. } => "E031",
            Self::MissingId { .. } => "E032",
            Self::DuplicateId { .. } => "E033",
            Self::Blank { .. } => "E034",
            Self::BadLanguage { .. } => "E035",
            Self::UnknownSource { .. } => "E036",
            Self::DuplicateSource { .. } => "E037",
            Self::NoWrongOption => "E040",
            Self::NoRightOption => "E041",
            Self::RightAmongWrong { .. } => "E042",
            Self::DuplicateOption { .. } => "E043",
            Self::NeedOutOfRange { .. } => "E044",
            Self::TooFew { .. } => "E045",
            Self::RepeatedSide { .. } => "E046",
            Self::Cloze(_) => "E047",
            Self::TooManyGaps { .. } => "E048",
            Self::PercentOutOfRange { .. } => "E049",
            Self::NegativeTolerance { .. } => "E050",
            Self::NotFinite => "E051",
            Self::RetentionOutOfRange { .. } => "E052",
            Self::ZeroSeconds => "E053",
            Self::BothWaysUnsupported { .. } => "E054",
            Self::Media { fault, .. } => match fault {
                MediaFault::Missing | MediaFault::Misspelt(_) | MediaFault::Unreadable => "E055",
                MediaFault::Path | MediaFault::Outside => "E056",
                MediaFault::Kind => "E057",
                MediaFault::Content(_) => "E058",
                MediaFault::TooLarge { .. } => "E059",
            },
            Self::NoAlt { .. } => "E064",
            Self::SameDeckTwice { .. } => "E060",
            Self::NoTranslation { .. } => "E061",
            Self::OtherForm { .. } => "E062",
            Self::UnknownLint { .. } => "E063",
            Self::Lint(lint) => lint.name(),
        }
    }
}

/// How a text fails to be RON.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SyntaxFault {
    /// A bracket that is never closed.
    UnclosedBracket(char),
    /// A closing bracket that nothing opened.
    StrayBracket(char),
    /// Fields without the `(` before them.
    MissingOpen,
    /// A text without its closing quote.
    UnclosedText,
    /// A comment without its `*/`.
    UnclosedComment,
    /// Two values in a row; the place is the end of the first.
    MissingComma,
    /// A field's name without the `:` after it.
    MissingColon,
    /// A field's name in quotes.
    QuotedName,
    /// A quote inside a text without a `\` before it.
    UnescapedQuote,
    /// A `\` followed by what it cannot be followed by.
    BadEscape,
    /// Not a number, though it begins like one.
    BadNumber,
    /// Something that cannot stand here.
    Unexpected(String),
    /// The text ends too early.
    UnexpectedEnd,
    /// More text after the deck's end.
    Trailing,
    /// An `#![enable(…)]` of something that RON does not know.
    UnknownExtension(String),
    /// Brackets within brackets beyond any use.
    TooDeep,
    /// What the RON reader said, where nothing better is known.
    Other(String),
}

impl SyntaxFault {
    fn code(&self) -> &'static str {
        match self {
            Self::UnclosedBracket(_) => "E001",
            Self::StrayBracket(_) => "E002",
            Self::MissingOpen => "E003",
            Self::UnclosedText => "E004",
            Self::UnclosedComment => "E005",
            Self::MissingComma => "E006",
            Self::MissingColon => "E007",
            Self::QuotedName => "E008",
            Self::UnescapedQuote => "E009",
            Self::BadEscape => "E010",
            Self::BadNumber => "E011",
            Self::Unexpected(_) => "E012",
            Self::UnexpectedEnd => "E013",
            Self::Trailing => "E014",
            Self::UnknownExtension(_) => "E015",
            Self::TooDeep => "E016",
            Self::Other(_) => "E019",
        }
    }
}

/// The kind of value that was wanted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expected {
    /// `"…"`.
    Text,
    /// `1.5`.
    Number,
    /// `3`.
    WholeNumber,
    /// `true` or `false`.
    YesOrNo,
    /// `[…]`.
    List,
    /// `{…: …}`.
    Table,
    /// `(name: …)`.
    Fields,
    /// `("…", "…")`.
    Pair,
    /// `"…"` or `["…"]`.
    TextOrList,
    /// `"…"` or `("…", "…")`.
    TextOrPair,
    /// `"…"`, `(file: "…", alt: "…")`, or a list of such.
    Media,
    /// One of the ten ways to answer, with what goes in it.
    Answer,
    /// `Exact`, `Percent(…)` or `Plus(…)`.
    Tolerance,
    /// One value in brackets.
    OneValue,
    /// In the words of the RON reader.
    Other(String),
}

/// The kind of value that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// `"…"`.
    Text,
    /// `1.5`.
    Number,
    /// `true` or `false`.
    YesOrNo,
    /// `'x'`.
    Char,
    /// `b"…"`.
    Bytes,
    /// `[…]`.
    List,
    /// `{…: …}`.
    Table,
    /// `(name: …)`.
    Fields,
    /// `(…, …)`, and how many values.
    Values(usize),
    /// A bare name.
    Name(String),
    /// In the words of the RON reader.
    Other(String),
}
