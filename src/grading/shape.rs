//! The shape of a text: its folded letters, and beside each what folding set aside.

use unicode_normalization::char::{decompose_compatible, is_combining_mark};

use super::effort::spend;
use super::reason::{Reason, Reasons};

const SPACE: u8 = 1;
const HYPHEN: u8 = 2;
const APOSTROPHE: u8 = 4;
const QUOTE: u8 = 8;
const PUNCTUATION: u8 = 16;
const SPACES: u8 = 32;

/// What was set aside at a letter.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Trim {
    upper: bool,
    ligature: bool,
    /// The accents, summed up.
    marks: u16,
    /// What stood between this letter and the one before.
    gap: u8,
}

/// A text cut into letters and words. Between two numbers that a gap keeps apart stands a space of their own among the letters.
#[derive(Clone, Debug, Default)]
pub(super) struct Shape {
    /// The folded letters of all words, one after another.
    pub(super) letters: Vec<char>,
    trims: Vec<Trim>,
    /// Where each word begins and ends among the letters.
    pub(super) spans: Vec<(usize, usize)>,
    /// What stands after the last letter.
    tail: u8,
}

impl Shape {
    /// Cuts a text.
    pub(super) fn of(text: &str) -> Self {
        let room = text.len();
        spend(room);
        let mut shape = Self {
            letters: Vec::with_capacity(room),
            trims: Vec::with_capacity(room),
            spans: Vec::with_capacity(8),
            tail: 0,
        };
        let mut gap = 0;
        let mut before = ' ';
        let mut rest = text.chars();
        while let Some(c) = rest.next() {
            if c.is_ascii_lowercase() {
                shape.push(c, Trim { gap, ..Trim::default() });
                gap = 0;
            } else if c.is_ascii_uppercase() {
                shape.push(c.to_ascii_lowercase(), Trim { upper: true, gap, ..Trim::default() });
                gap = 0;
            } else if c.is_ascii_digit() {
                shape.push_digit(c, gap, rest.as_str());
                gap = 0;
            } else if is_ignored(c) {
                continue;
            } else if let Some(kept) = kept_sign(c, before, rest.as_str()) {
                shape.push(kept, Trim { gap, ..Trim::default() });
                gap = 0;
            } else if let Some(kind) = separator(c) {
                gap |= if kind == SPACE && gap & SPACE != 0 { SPACES } else { kind };
            } else {
                shape.push_rare(c, &mut gap);
            }
            before = c;
        }
        shape.tail = gap & !(SPACE | SPACES);
        shape.close();
        if let Some(first) = shape.trims.first_mut() {
            first.gap &= !(SPACE | SPACES);
        }
        shape
    }

    /// The words, each as its letters.
    pub(super) fn words(&self) -> impl Iterator<Item = &[char]> {
        self.spans.iter().map(|(start, end)| &self.letters[*start..*end])
    }

    /// The letters of one word.
    pub(super) fn word(&self, at: usize) -> &[char] {
        let (start, end) = self.spans[at];
        &self.letters[start..end]
    }

    /// Whether a word was written in capitals only.
    pub(super) fn is_upper(&self, at: usize) -> bool {
        let (start, end) = self.spans[at];
        self.trims[start..end].iter().all(|trim| trim.upper)
    }

    /// Whether a letter of a word has an accent.
    pub(super) fn is_accented(&self, at: usize) -> bool {
        let (start, end) = self.spans[at];
        self.trims[start..end].iter().any(|trim| trim.marks != 0)
    }

    /// Whether a comma or another mark stands before a word.
    pub(super) fn is_after_comma(&self, at: usize) -> bool {
        self.trims[self.spans[at].0].gap & PUNCTUATION != 0
    }

    /// Whether a word is set off from the next by a space or an apostrophe, as an article is; `L.` is an initial.
    pub(super) fn stands_apart(&self, at: usize) -> bool {
        self.spans.get(at + 1).is_some_and(|(start, _)| {
            let gap = self.trims[*start].gap;
            gap & (SPACE | SPACES | APOSTROPHE) != 0 && gap & (HYPHEN | PUNCTUATION) == 0
        })
    }

    /// In what two texts of the same letters differ; `from` words of each are left out.
    pub(super) fn difference(&self, from: usize, other: &Self, other_from: usize) -> Reasons {
        let start = |shape: &Self, from: usize| shape.spans.get(from).map_or(0, |span| span.0);
        let (mine, theirs) = (&self.trims[start(self, from)..], &other.trims[start(other, other_from)..]);
        let mut reasons = Reasons::NONE;
        for (at, (a, b)) in mine.iter().zip(theirs).enumerate() {
            if a == b {
                continue;
            }
            if a.upper != b.upper {
                reasons = reasons.with(Reason::Case);
            }
            if a.marks != b.marks {
                reasons = reasons.with(Reason::Accents);
            }
            if a.ligature != b.ligature {
                reasons = reasons.with(Reason::Ligatures);
            }
            if at > 0 || (from == 0 && other_from == 0) {
                reasons = reasons.and(gap_difference(a.gap, b.gap));
            }
        }
        reasons.and(gap_difference(self.tail, other.tail))
    }

    fn push(&mut self, letter: char, trim: Trim) {
        if trim.gap != 0 || letter == '&' || self.letters.last() == Some(&'&') {
            self.close();
        }
        self.letters.push(letter);
        self.trims.push(trim);
    }

    /// Ends the word under way.
    fn close(&mut self) {
        let start = self.spans.last().map_or(0, |(_, end)| *end);
        let start = start + usize::from(self.letters.get(start) == Some(&' '));
        if self.letters.len() > start {
            self.spans.push((start, self.letters.len()));
        }
    }

    fn push_digit(&mut self, digit: char, gap: u8, rest: &str) {
        let after_digit = self.letters.last().is_some_and(char::is_ascii_digit);
        if gap == 0 || !after_digit {
            self.push(digit, Trim { gap, ..Trim::default() });
            return;
        }
        let mut next = rest.chars();
        let three = next.next().is_some_and(|c| c.is_ascii_digit()) && next.next().is_some_and(|c| c.is_ascii_digit());
        let grouped = gap & !(SPACE | APOSTROPHE) == 0 && three && !next.next().is_some_and(|c| c.is_ascii_digit());
        if grouped {
            self.letters.push(digit);
            self.trims.push(Trim { gap, ..Trim::default() });
        } else {
            self.close();
            self.letters.push(' ');
            self.trims.push(Trim::default());
            self.letters.push(digit);
            self.trims.push(Trim { gap, ..Trim::default() });
        }
    }

    /// A character outside ASCII that is neither ignored nor a separator.
    fn push_rare(&mut self, c: char, gap: &mut u8) {
        let spelled = ligature(c);
        if !spelled.is_empty() {
            for letter in spelled.chars() {
                self.push(letter, Trim { upper: c.is_uppercase(), ligature: true, gap: *gap, marks: 0 });
                *gap = 0;
            }
            return;
        }
        let upper = c.is_uppercase();
        decompose_compatible(c, |part| {
            if is_accent(part) && !(part == '\u{306}' && self.letters.last() == Some(&'и')) {
                if let Some(last) = self.trims.last_mut().filter(|_| *gap == 0) {
                    last.marks = last.marks.wrapping_add(u16::try_from(part as u32 & 0xffff).unwrap_or(1));
                }
                return;
            }
            if is_ignored(part) {
                return;
            }
            if let Some(kind) = separator(part) {
                *gap |= kind;
                return;
            }
            for letter in ligature(part).chars() {
                self.push(letter, Trim { upper: part.is_uppercase(), ligature: true, gap: *gap, marks: 0 });
                *gap = 0;
            }
            if !ligature(part).is_empty() {
                return;
            }
            for letter in part.to_lowercase() {
                let (letter, marks) = match letter {
                    'ø' => ('o', 1),
                    'đ' => ('d', 1),
                    'ł' => ('l', 1),
                    'ı' => ('i', 1),
                    'ς' => ('σ', 0),
                    '\u{2044}' => ('/', 0),
                    letter => (letter, 0),
                };
                if letter == '\u{307}' {
                    continue; // the dot that lower case leaves on İ
                }
                if letter.is_ascii_digit() {
                    self.push_digit(letter, *gap, "");
                } else {
                    self.push(letter, Trim { upper: upper || part.is_uppercase(), ligature: false, marks, gap: *gap });
                }
                *gap = 0;
            }
        });
    }
}

/// The letters of a ligature; none for other letters.
fn ligature(c: char) -> &'static str {
    match c {
        'œ' | 'Œ' => "oe",
        'æ' | 'Æ' => "ae",
        'ß' | 'ẞ' => "ss",
        _ => "",
    }
}

fn gap_difference(a: u8, b: u8) -> Reasons {
    let differ = a ^ b;
    let kinds = [
        (HYPHEN, Reason::Hyphens),
        (APOSTROPHE, Reason::Apostrophes),
        (QUOTE, Reason::Quotes),
        (PUNCTUATION, Reason::Punctuation),
    ];
    let reasons: Reasons = kinds.into_iter().filter(|(bit, _)| differ & bit != 0).map(|(_, reason)| reason).collect();
    if reasons.is_empty() && differ != 0 { Reason::Spaces.into() } else { reasons }
}

/// Signs that separate words elsewhere, but mean something where they stand in a number.
fn kept_sign(c: char, before: char, rest: &str) -> Option<char> {
    let digit_follows = rest.starts_with(|next: char| next.is_ascii_digit());
    match c {
        '.' | ',' | '٫' if digit_follows && before.is_ascii_digit() => Some('.'),
        ':' if digit_follows && before.is_ascii_digit() => Some(':'),
        '-' | '−' | '–' if digit_follows && (before.is_whitespace() || before == '(') => Some('-'),
        '&' | '＆' => Some('&'),
        _ => None,
    }
}

/// Marks of direction and joining, which show nothing.
fn is_ignored(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{61c}' | '\u{640}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}'
            | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
    )
}

/// Marks that may be left out: those of Latin, Greek, Cyrillic, Hebrew and Arabic. Elsewhere marks are vowels and tones.
fn is_accent(c: char) -> bool {
    matches!(
        c,
        '\u{300}'..='\u{36f}' | '\u{591}'..='\u{5c7}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{6d6}'..='\u{6ed}'
            | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}' | '\u{fe20}'..='\u{fe2f}'
    ) && is_combining_mark(c)
}

fn separator(c: char) -> Option<u8> {
    match c {
        '\'' | '’' | '‘' | '`' | '´' | 'ʼ' | '′' | 'ʻ' | '＇' => Some(APOSTROPHE),
        '"' | '“' | '”' | '„' | '«' | '»' | '‹' | '›' | '「' | '」' | '『' | '』' => Some(QUOTE),
        '-' | '_' | '‐'..='―' | '−' => Some(HYPHEN),
        '.' | ',' | ';' | ':' | '!' | '?' | '(' | ')' | '[' | ']' | '…' | '¿' | '¡' | '·' | '、' | '。' | '，'
        | '．' | '！' | '？' | '・' | '،' | '؛' | '؟' | '।' => Some(PUNCTUATION),
        c if c.is_whitespace() || c.is_control() => Some(SPACE),
        _ => None,
    }
}
