//! Signs as French and English set them: apostrophes, dots of suspension, and the spaces around signs.

use std::ops::Range;

use super::super::diagnostic::Diagnostic;
use super::super::inspect::{media_path, place};
use super::super::outline::BYTE_ORDER_MARK;
use super::super::tree::{self, Step};
use super::tongue::Tongues;
use super::{Lint, Linter};
use crate::model::answer::Piece;
use crate::model::{Answer, Deck, WrongOption};

use Step::{Field, Item};

const NARROW: char = '\u{202F}';
const NO_BREAK: char = '\u{A0}';

/// What is set otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
    /// `’`, and not `'`, between two letters.
    Apostrophe,
    /// `…`, and not three dots.
    Ellipsis,
    /// In French, a space that no line breaks at before this sign.
    SpaceBefore(char),
    /// In French, a space that no line breaks at inside « and ».
    SpaceInside,
    /// In English, no space before this sign.
    NoSpaceBefore(char),
}

/// A language whose signs are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Language {
    French,
    English,
}

impl Language {
    /// The one whose signs are known, of a deck's tag.
    fn of(tag: &str) -> Option<Self> {
        let begins = |name| tag.get(..2).is_some_and(|tag| tag.eq_ignore_ascii_case(name));
        if begins("fr") { Some(Self::French) } else { begins("en").then_some(Self::English) }
    }
}

/// Looks at the texts of a question that learners read.
pub(super) fn look(linter: &mut Linter<'_>, language: &str) {
    let Some(language) = Language::of(language) else { return };
    let question = linter.question;
    let fields = [("ask", Some(&question.ask)), ("why", question.why.as_ref()), ("hint", question.hint.as_ref())];
    for (name, text) in fields {
        if let Some(text) = text {
            set(linter, language, text, &[Field(name)]);
        }
    }
    for (at, media) in question.media.iter().enumerate() {
        if let Some(text) = &media.alt {
            let path = media_path(linter.text, linter.span, at, "alt");
            set(linter, language, text, &path);
        }
    }
    match &question.answer {
        Answer::Recall(text) => set(linter, language, text, &[Field("answer"), Item(0)]),
        Answer::Cloze(cloze) => {
            let mut texts = cloze.pieces.iter().filter_map(|piece| match piece {
                Piece::Text(text) => Some(text),
                Piece::Gap { .. } => None,
            });
            if let Some(text) = texts.find(|text| !slips(text, language).is_empty()) {
                set(linter, language, text, &[Field("answer"), Item(0)]);
            }
        }
        Answer::Choice { right, wrong } => {
            set(linter, language, right, &[Field("answer"), Field("right")]);
            wrong_options(linter, language, wrong);
        }
        Answer::Several { right, wrong } => {
            for (at, text) in right.iter().enumerate() {
                set(linter, language, text, &[Field("answer"), Field("right"), Item(at)]);
            }
            wrong_options(linter, language, wrong);
        }
        Answer::Order(items) => {
            for (at, text) in items.iter().enumerate() {
                set(linter, language, text, &[Field("answer"), Item(0), Item(at)]);
            }
        }
        Answer::Match(pairs) => {
            for (at, (left, right)) in pairs.iter().enumerate() {
                for (side, text) in [left, right].into_iter().enumerate() {
                    set(linter, language, text, &[Field("answer"), Item(0), Item(at), Item(side)]);
                }
            }
        }
        // What is typed counts however it is set, and is held letter by letter where the author wants that.
        Answer::Typed { .. } | Answer::List { .. } | Answer::Number { .. } | Answer::TrueFalse(_) => {}
    }
}

fn wrong_options(linter: &mut Linter<'_>, language: Language, wrong: &[WrongOption]) {
    for (at, option) in wrong.iter().enumerate() {
        for (part, text) in [Some(&option.text), option.because.as_ref()].into_iter().enumerate() {
            if let Some(text) = text {
                set(linter, language, text, &[Field("answer"), Field("wrong"), Item(at), Item(part)]);
            }
        }
    }
}

/// Looks at what a deck says of itself, beside its list of questions in that stretch of its text.
pub(super) fn of_header(text: &str, list: Option<&Range<usize>>, deck: &Deck) -> Vec<Diagnostic> {
    let Some(language) = Language::of(&deck.language) else { return Vec::new() };
    let fields = [("title", Some(&deck.title)), ("about", deck.about.as_ref())];
    let is_set = |text: Option<&String>| text.is_none_or(|text| slips(text, language).is_empty());
    if fields.iter().all(|(_, text)| is_set(*text)) {
        return Vec::new();
    }
    // Without the questions, which may be many; of a field that stands after them, they are counted in again.
    let (from, to) = list.map_or((text.len(), text.len()), |list| (list.start, list.end));
    let mark = if text.starts_with(BYTE_ORDER_MARK) { BYTE_ORDER_MARK.len_utf8() } else { 0 };
    let header = [&text[mark..from], &text[to..]].concat();
    let (root, _) = tree::read(&header);
    let in_text = |at: usize| if at + mark < from { at + mark } else { at + mark - from + to };
    let mut found = Vec::new();
    for (name, _) in fields.into_iter().filter(|(_, text)| !is_set(*text)) {
        let span = root.locate(&header, &[Field(name)]).span.clone();
        let lints = in_token(&header[span.clone()], language);
        found.extend(lints.into_iter().map(|(slip, lint)| {
            let at = in_text(span.start + slip.start);
            Diagnostic::lint(lint, at..at + slip.len())
        }));
    }
    found
}

fn set(linter: &mut Linter<'_>, language: Language, text: &str, path: &[Step]) {
    if slips(text, language).is_empty() {
        return;
    }
    let span = place(linter.text, linter.span, path);
    for (slip, lint) in in_token(&linter.text[span.clone()], language) {
        linter.found.push(Diagnostic::lint(lint, span.start + slip.start..span.start + slip.end));
    }
}

/// The bytes that a slip is at or begins at; the last begins « and ».
const SIGNS: [bool; 256] = {
    let mut signs = [false; 256];
    let (bytes, mut at) = (b"'.:;!?\xC2", 0);
    while at < bytes.len() {
        signs[bytes[at] as usize] = true;
        at += 1;
    }
    signs
};

/// What is set otherwise in a text as it is written, quotes and all.
fn in_token(written: &str, language: Language) -> Vec<(Range<usize>, Lint)> {
    let plain = written.starts_with('r') || !written.contains('\\');
    let lint = |rule, meant| Lint::Typography { rule, meant: plain.then_some(meant) };
    slips(written, language).into_iter().map(|(slip, rule, meant)| (slip, lint(rule, meant))).collect()
}

/// Each place that is set otherwise, the rule, and what belongs there.
fn slips(text: &str, language: Language) -> Vec<(Range<usize>, Rule, String)> {
    let bytes = text.as_bytes();
    let (mut found, mut verbatim, mut tongues) = (Vec::new(), Verbatim::new(text), Tongues::new(text, language));
    let mut at = 0;
    // Texts are short: one walk over them takes less than to set out for each sign anew.
    while let Some(next) = bytes[at..].iter().position(|byte| SIGNS[usize::from(*byte)]) {
        at += next;
        let slip = match bytes[at] {
            b'\'' => apostrophe(text, at),
            b'.' => ellipsis(text, at),
            0xC2 if language == Language::French => inside_quotes(text, at),
            0xC2 => None,
            sign if language == Language::French => before_sign(text, at, sign.into()),
            sign => no_space(text, at, sign.into()),
        };
        let mut is_of_others =
            |rule: &Rule| matches!(rule, Rule::SpaceBefore(_) | Rule::NoSpaceBefore(_)) && tongues.is_foreign(at);
        found.extend(slip.filter(|(_, rule, _)| !verbatim.is_at(at) && !is_of_others(rule)));
        at += 1;
    }
    found
}

fn before(text: &str, at: usize) -> Option<char> {
    text[..at].chars().next_back()
}

fn after(text: &str, at: usize) -> Option<char> {
    text[at..].chars().next()
}

type Slip = Option<(Range<usize>, Rule, String)>;

fn apostrophe(text: &str, at: usize) -> Slip {
    let letters =
        before(text, at).is_some_and(char::is_alphabetic) && after(text, at + 1).is_some_and(char::is_alphabetic);
    letters.then(|| (at..at + 1, Rule::Apostrophe, "’".to_owned()))
}

fn ellipsis(text: &str, at: usize) -> Slip {
    let dots = text.as_bytes()[at..].iter().take(4).take_while(|byte| **byte == b'.').count();
    (dots == 3 && !text[..at].ends_with('.')).then(|| (at..at + 3, Rule::Ellipsis, "…".to_owned()))
}

/// Whether a sign ends a word or a sentence, and is no part of one.
fn ends(text: &str, at: usize) -> bool {
    after(text, at + 1).is_none_or(|c| c.is_whitespace() || matches!(c, '"' | ')' | '*' | '»'))
}

fn before_sign(text: &str, at: usize, sign: char) -> Slip {
    let space = if sign == ':' { NO_BREAK } else { NARROW };
    let rule = Rule::SpaceBefore(sign);
    match before(text, at)? {
        NARROW | NO_BREAK => None,
        ' ' if ends(text, at) => Some((at - 1..at, rule, space.to_string())),
        c if (c.is_alphabetic() || matches!(c, ')' | '»') || is_amount(c) && sign != '!' && sign != ':')
            && ends(text, at) =>
        {
            Some((at..at + 1, rule, format!("{space}{sign}")))
        }
        _ => None,
    }
}

/// Whether a character ends an amount; one before `!` or `:` may be a formula: `5!`.
fn is_amount(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '%' | '€' | '$' | '°')
}

fn no_space(text: &str, at: usize, sign: char) -> Slip {
    let spaced = text[..at].ends_with([' ', NO_BREAK, NARROW]) && ends(text, at);
    let width = before(text, at).map_or(0, char::len_utf8);
    spaced.then(|| (at - width..at, Rule::NoSpaceBefore(sign), String::new()))
}

fn inside_quotes(text: &str, at: usize) -> Slip {
    match after(text, at)? {
        '«' => match after(text, at + 2)? {
            ' ' => Some((at + 2..at + 3, Rule::SpaceInside, NO_BREAK.to_string())),
            c if !c.is_whitespace() => Some((at..at + 2, Rule::SpaceInside, format!("«{NO_BREAK}"))),
            _ => None,
        },
        '»' => match before(text, at)? {
            ' ' => Some((at - 1..at, Rule::SpaceInside, NO_BREAK.to_string())),
            c if !c.is_whitespace() => Some((at..at + 2, Rule::SpaceInside, format!("{NO_BREAK}»"))),
            _ => None,
        },
        _ => None,
    }
}

/// Tells, from the first place of a text to the last, which are in code, in a gap or in an address, where signs stand for
/// themselves.
struct Verbatim<'a> {
    text: &'a str,
    /// What of the text was walked over, and what is open there.
    walked: usize,
    in_code: bool,
    in_gap: bool,
    /// The word that was looked at last.
    word: Range<usize>,
    is_address: bool,
}

impl<'a> Verbatim<'a> {
    fn new(text: &'a str) -> Self {
        Self { text, walked: 0, in_code: false, in_gap: false, word: 0..0, is_address: false }
    }

    /// Whether a place is; no place may come before one that was asked for.
    fn is_at(&mut self, at: usize) -> bool {
        let bytes = self.text.as_bytes();
        for place in self.walked..at {
            self.in_code ^= bytes[place] == b'`';
            match bytes.get(place.saturating_sub(1)..=place) {
                Some(b"{{") => self.in_gap = true,
                Some(b"}}") => self.in_gap = false,
                _ => {}
            }
        }
        self.walked = at;
        if at >= self.word.end {
            let before = &self.text[self.word.end..at];
            let start = at - before.rsplit(char::is_whitespace).next().map_or(0, str::len);
            let length = self.text[at..].find(char::is_whitespace).unwrap_or(self.text.len() - at);
            self.word = start..at + length;
            self.is_address = self.text[self.word.clone()].contains("://");
        }
        self.in_code || self.in_gap || self.is_address
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The same as [`Verbatim`], of one place alone and all that is before it.
    fn is_verbatim(text: &str, at: usize) -> bool {
        let so_far = &text[..at];
        let in_code = so_far.matches('`').count() % 2 == 1;
        let in_gap = so_far.rfind("{{") > so_far.rfind("}}");
        let word = at - so_far.rsplit(char::is_whitespace).next().map_or(0, str::len);
        let in_address = text[word..].split_whitespace().next().is_some_and(|word| word.contains("://"));
        in_code || in_gap || in_address
    }

    proptest! {
        #[test]
        fn a_walk_tells_of_each_place_what_it_tells_alone(
            text in "([aé`'?:/ \\u{A0}]|\\{\\{|\\}\\}|://){0,24}", asked in prop::collection::vec(any::<prop::sample::Index>(), 0..6),
        ) {
            let signs: Vec<usize> = text.char_indices().filter(|(_, c)| !c.is_whitespace()).map(|(at, _)| at).collect();
            let mut places: Vec<usize> =
                asked.iter().filter(|_| !signs.is_empty()).map(|index| *index.get(&signs)).collect();
            places.sort_unstable();
            let mut verbatim = Verbatim::new(&text);
            for at in places {
                prop_assert_eq!(verbatim.is_at(at), is_verbatim(&text, at), "{} at {}", text, at);
            }
        }
    }
}
