//! Why an answer is right but not to the letter: a set of reasons, kept as data.

use std::fmt;

/// One way in which what was typed differs from the key without being wrong, or in which it falls short.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Reason {
    /// Capitals.
    Case,
    /// Accents and other marks on letters.
    Accents,
    /// `œ` for `oe`, `æ` for `ae`, `ß` for `ss`.
    Ligatures,
    /// Apostrophes left out or put in; straight or curly is the same.
    Apostrophes,
    /// Hyphens and dashes.
    Hyphens,
    /// Quotation marks and guillemets.
    Quotes,
    /// Spaces.
    Spaces,
    /// Full stops, commas and other punctuation.
    Punctuation,
    /// A leading article: `le la les l' un une des du de la`, `the a an`.
    Article,
    /// A number of the text in digits, words or Roman figures: `XIV` for `14`.
    Numeral,
    /// `et` or `and` as `&`, or left out.
    Connective,
    /// First names given by their initials.
    Initials,
    /// The right words in another order.
    Order,
    /// A slip of the keyboard.
    Typo,
    /// An acronym for its expansion, or the other way round, both being accepted.
    Acronym,
    /// Said in a short sentence: `c’est Paris`.
    Sentence,
    /// The unit of a number is left out.
    UnitMissing,
    /// The scale of a number is left out: `109` for 109 billion.
    ScaleMissing,
    /// A number that can be read in two ways: `1,000`.
    Ambiguous,
    /// A number in another unit.
    WrongUnit,
    /// Something named twice in a list.
    Duplicate,
    /// It is, or is nearer to, another known answer.
    OtherAnswer,
}

impl Reason {
    /// All of them, in the order they are told.
    pub const ALL: [Self; 22] = [
        Self::Case,
        Self::Accents,
        Self::Ligatures,
        Self::Apostrophes,
        Self::Hyphens,
        Self::Quotes,
        Self::Spaces,
        Self::Punctuation,
        Self::Article,
        Self::Numeral,
        Self::Connective,
        Self::Initials,
        Self::Order,
        Self::Typo,
        Self::Acronym,
        Self::Sentence,
        Self::UnitMissing,
        Self::ScaleMissing,
        Self::Ambiguous,
        Self::WrongUnit,
        Self::Duplicate,
        Self::OtherAnswer,
    ];

    /// The name for logs and JSON, such as `scale-missing`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Case => "case",
            Self::Accents => "accents",
            Self::Ligatures => "ligatures",
            Self::Apostrophes => "apostrophes",
            Self::Hyphens => "hyphens",
            Self::Quotes => "quotes",
            Self::Spaces => "spaces",
            Self::Punctuation => "punctuation",
            Self::Article => "article",
            Self::Numeral => "numeral",
            Self::Connective => "connective",
            Self::Initials => "initials",
            Self::Order => "order",
            Self::Typo => "typo",
            Self::Acronym => "acronym",
            Self::Sentence => "sentence",
            Self::UnitMissing => "unit-missing",
            Self::ScaleMissing => "scale-missing",
            Self::Ambiguous => "ambiguous",
            Self::WrongUnit => "wrong-unit",
            Self::Duplicate => "duplicate",
            Self::OtherAnswer => "other-answer",
        }
    }
}

/// A set of [`Reason`]s.
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Reasons(u32);

impl Reasons {
    /// No reason: to the letter.
    pub const NONE: Self = Self(0);

    /// Whether there is none.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether that one is among them.
    pub fn contains(self, reason: Reason) -> bool {
        self.0 & (1 << reason as u8) != 0
    }

    /// These and that one.
    #[must_use]
    pub fn with(self, reason: Reason) -> Self {
        Self(self.0 | 1 << reason as u8)
    }

    /// These without that one.
    #[must_use]
    pub fn without(self, reason: Reason) -> Self {
        Self(self.0 & !(1 << reason as u8))
    }

    /// These and those.
    #[must_use]
    pub fn and(self, others: Self) -> Self {
        Self(self.0 | others.0)
    }

    /// Each of them, in the order of [`Reason::ALL`].
    pub fn iter(self) -> impl Iterator<Item = Reason> {
        Reason::ALL.into_iter().filter(move |reason| self.contains(*reason))
    }
}

impl From<Reason> for Reasons {
    fn from(reason: Reason) -> Self {
        Self::NONE.with(reason)
    }
}

impl FromIterator<Reason> for Reasons {
    fn from_iter<I: IntoIterator<Item = Reason>>(reasons: I) -> Self {
        reasons.into_iter().fold(Self::NONE, Self::with)
    }
}

impl fmt::Debug for Reasons {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.iter()).finish()
    }
}
