//! Reads a number out of figures and words.

use super::super::effort::spend;
use super::super::numeral::roman;
use super::compound::joined;
use super::lexicon::{Word, is_amount, is_indefinite, misspelt, unglued, word};
use super::scan::{Token, scan};
use super::unit::is_named_unit;

/// What was read in a typed number.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// The value, scale words applied, read the language's way.
    pub value: f64,
    /// The value read the other way, where a comma or point may group or divide.
    pub other: Option<f64>,
    /// Whether a scale word such as `milliards` or `bn` was written.
    pub scaled: bool,
    /// Whether a word of the number holds a slip of the keyboard.
    pub misspelt: bool,
    /// Whether it was written as a fraction: `1/2`, `½`, `la moitié`, `three quarters`.
    pub fraction: bool,
    /// What else was written, folded, word by word: the unit, if any.
    pub rest: Vec<String>,
}

/// Reads a number typed in figures or words, French or English. `french` tells how to read what is ambiguous: the comma and the
/// point (`1,500`), "billion" (10¹² or 10⁹) and "trillion". `unit` holds the words of the unit asked for, which are not read as
/// numbers. `None` when there is no number, or more than one, or when it is denied ("less than 40").
pub(super) fn read(text: &str, french: bool, unit: &[String]) -> Option<Reading> {
    if let Some(value) = roman_capitals(text) {
        let rest = Vec::new();
        return Some(Reading { value, other: None, scaled: false, misspelt: false, fraction: false, rest });
    }
    let tokens = scan(text, french)?;
    if let Some(reading) = joined(&tokens, |part| Parser::new(french, &[]).parse(part, false)) {
        return Some(reading);
    }
    if let Some(reading) = share(&tokens, |part| Parser::new(french, &[]).parse(part, false)) {
        return Some(reading);
    }
    let ambiguous = tokens.iter().any(|token| matches!(token, Token::Figure { other: Some(_), .. }));
    let mut reading = Parser::new(french, unit).parse(&tokens, false)?;
    if ambiguous {
        reading.other = Parser::new(french, unit).parse(&tokens, true).map(|other| other.value);
    }
    Some(reading)
}

/// The value of Roman figures in capitals, two or more, and nothing else: `XI`.
fn roman_capitals(text: &str) -> Option<f64> {
    let text = text.trim().trim_end_matches('.');
    let plain = (2..=15).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_uppercase());
    let figures = || text.chars().map(|c| c.to_ascii_lowercase()).collect::<Vec<_>>();
    plain.then(|| roman(&figures()).map(f64::from))?
}

/// So many of so many: `1 in 4`, `un sur quatre`.
fn share(tokens: &[Token], read: impl Fn(&[Token]) -> Option<Reading>) -> Option<Reading> {
    let at = tokens.iter().position(|token| matches!(token, Token::Word(word) if word == "in" || word == "sur"))?;
    let (part, whole) = (read(&tokens[..at])?, read(&tokens[at + 1..])?);
    let plain = |reading: &Reading| reading.rest.is_empty() && !reading.scaled && reading.value > 0.0;
    let sound = plain(&part) && plain(&whole) && part.value <= whole.value;
    let (value, misspelt) = (part.value / whole.value, part.misspelt || whole.misspelt);
    sound.then_some(Reading { value, other: None, scaled: false, misspelt, fraction: true, rest: Vec::new() })
}

#[expect(clippy::struct_excessive_bools, reason = "independent facts about one reading")]
struct Parser<'a> {
    french: bool,
    unit: &'a [String],
    /// Values already multiplied by a scale, with that scale.
    parts: Vec<(f64, f64)>,
    /// The value under way, below the next scale.
    group: Option<f64>,
    /// Whether the group was written in figures, to which no word adds.
    figures: bool,
    /// The numbers after the decimal mark, when it was spelled, and whether each is English.
    decimals: Option<Vec<(f64, bool)>>,
    negative: bool,
    scaled: bool,
    misspelt: bool,
    fraction: bool,
    /// Whether the number is over: other words came after it.
    over: bool,
    rest: Vec<String>,
}

impl<'a> Parser<'a> {
    fn new(french: bool, unit: &'a [String]) -> Self {
        Self {
            french,
            unit,
            parts: Vec::new(),
            group: None,
            figures: false,
            decimals: None,
            negative: false,
            scaled: false,
            misspelt: false,
            fraction: false,
            over: false,
            rest: Vec::new(),
        }
    }

    fn parse(mut self, tokens: &[Token], other_way: bool) -> Option<Reading> {
        let mut at = 0;
        while at < tokens.len() {
            spend(1);
            at += match &tokens[at] {
                Token::Figure { value, other, fraction } => {
                    self.figure(other.filter(|_| other_way).unwrap_or(*value), *fraction)?;
                    1
                }
                Token::Capital(letter) => {
                    self.capital(*letter, tokens.get(at + 1))?;
                    1
                }
                Token::Word(text) => self.word(text, tokens, at)?,
            };
        }
        self.finish()
    }

    fn started(&self) -> bool {
        self.group.is_some() || !self.parts.is_empty()
    }

    fn figure(&mut self, value: f64, fraction: bool) -> Option<()> {
        match self.group {
            _ if self.over => return None,
            Some(group) if self.figures && fraction && value < 1.0 => self.group = Some(group + value),
            Some(_) => return None,
            None => self.group = Some(value),
        }
        self.figures = true;
        self.fraction |= fraction;
        Some(())
    }

    fn capital(&mut self, letter: char, next: Option<&Token>) -> Option<()> {
        let money = matches!(next, Some(Token::Word(sign)) if ["€", "$", "£"].contains(&sign.as_str()));
        let unit = self.unit.iter().any(|word| word.len() == 1 && word.eq_ignore_ascii_case(&letter.to_string()));
        match letter {
            'M' if !unit => self.scale(1e6),
            // B.C. is no scale.
            'B' if !self.french && !unit && !matches!(next, Some(Token::Word(word)) if word == "c") => self.scale(1e9),
            'G' if money => self.scale(1e9),
            letter => {
                self.other(letter.to_lowercase().to_string());
                Some(())
            }
        }
    }

    /// Takes one word or more; returns how many.
    fn word(&mut self, text: &str, tokens: &[Token], at: usize) -> Option<usize> {
        let next_text = |skip: usize| match tokens.get(at + skip) {
            Some(Token::Word(text)) => Some(text.as_str()),
            _ => None,
        };
        let next = next_text(1).and_then(|text| word(text, self.french));
        if matches!((text, next_text(1)), ("pour" | "per", Some("cent"))) {
            self.other("%".to_owned());
            return Some(2);
        }
        if text == "m"
            && self.started()
            && !self.unit.iter().any(|unit| ["m", "km", "cm", "mm"].contains(&unit.split('/').next().unwrap_or(unit)))
        {
            self.scale(1e6)?;
            return Some(1);
        }
        let before = at.checked_sub(1).and_then(|at| match &tokens[at] {
            Token::Word(text) => Some(text.as_str()),
            _ => None,
        });
        if matches!((text, next_text(1)), ("below" | "sous" | "under", Some("zero"))) {
            self.negative = true;
            return Some(2);
        }
        if matches!((text, next_text(1)), ("or", Some("so"))) {
            return Some(2);
        }
        let known = word(text, self.french).filter(|_| !self.unit.iter().any(|word| word == text && word.len() < 3));
        match known {
            Some(Word::Small { value, english }) => self.small(value, english)?,
            Some(Word::One) if !self.started() && next_text(1).is_some_and(|next| self.is_one_of(next)) => {
                self.group = Some(1.0);
            }
            Some(Word::One) if next_text(1).is_some_and(is_amount) => {}
            Some(Word::One) => self.one(text, next, before),
            Some(Word::Hundred) => self.hundred()?,
            Some(Word::Scale(_) | Word::Collective(_)) if !self.started() && is_indefinite(text) => return None,
            Some(Word::Scale(scale)) => self.scale(scale)?,
            Some(Word::Collective(times)) => self.collective(times)?,
            Some(Word::Half) => self.half(before)?,
            Some(Word::Part(part)) if !self.started() && before == Some("le") && part < 5.0 => {
                (self.group, self.fraction) = (Some(1.0 / part), true); // "le tiers"
            }
            Some(Word::Part(part)) if self.group.is_some() && !self.over => {
                (self.group, self.fraction) = (self.group.map(|group| group / part), true);
            }
            Some(Word::Point) if self.group.is_some() && !self.over && self.decimals.is_none() => {
                self.decimals = Some(Vec::new());
            }
            Some(Word::Denial) => return None,
            // "au moins 40"
            Some(Word::Moins) if matches!(before, Some("au" | "du" | "ou")) => {}
            Some(Word::Moins) if matches!(next_text(1), Some("de" | "d" | "que")) => return None,
            Some(Word::Minus | Word::Moins) => self.negative = true,
            Some(Word::And) if next.is_some() && self.started() => {}
            Some(Word::Filler | Word::And) => self.filler(text),
            Some(Word::Part(_) | Word::Point) | None => self.unknown(text)?,
        }
        Some(1)
    }

    /// Whether a word is a unit in the singular: "an hour", "a moon" where moons are asked for.
    fn is_one_of(&self, word: &str) -> bool {
        is_named_unit(word) || self.unit.iter().any(|unit| unit.strip_suffix('s') == Some(word))
    }

    /// A word that carries no meaning of its own; beside a unit it may belong to it.
    fn filler(&mut self, text: &str) {
        if self.started() {
            self.rest.push(text.to_owned());
        }
    }

    fn unknown(&mut self, text: &str) -> Option<()> {
        if let Some(words) = unglued(text, self.french).filter(|_| !self.over) {
            return words.into_iter().try_for_each(|part| self.part(part));
        }
        let near_unit = self.unit.iter().any(|unit| unit.starts_with(text) || text.starts_with(unit.as_str()));
        let slip = if near_unit || self.over { None } else { misspelt(text, self.french) };
        match slip {
            Some(Word::Small { value, english }) => self.small(value, english)?,
            Some(Word::Hundred) => self.hundred()?,
            Some(Word::Scale(scale)) => self.scale(scale)?,
            Some(Word::Collective(times)) => self.collective(times)?,
            _ => {
                self.other(text.to_owned());
                return Some(());
            }
        }
        self.misspelt = true;
        Some(())
    }

    /// A word of a number that was written as one with others.
    fn part(&mut self, text: &str) -> Option<()> {
        match word(text, self.french) {
            Some(Word::Small { value, english }) => self.small(value, english),
            Some(Word::Hundred) => self.hundred(),
            Some(Word::Scale(scale)) => self.scale(scale),
            Some(Word::One) => {
                self.one(text, None, None);
                Some(())
            }
            _ => Some(()),
        }
    }

    fn other(&mut self, text: String) {
        self.over |= self.started();
        self.rest.push(text);
    }

    fn small(&mut self, value: f64, english: bool) -> Option<()> {
        if self.over {
            return None;
        }
        if let Some(decimals) = &mut self.decimals {
            decimals.push((value, english));
            return Some(());
        }
        let Some(group) = self.group else {
            self.group = Some(value);
            self.figures = false;
            return Some(());
        };
        let low = group % 100.0;
        let french_joint = !english
            && ((low == 10.0 && (7.0..10.0).contains(&value))
                || ((low == 60.0 || low == 80.0) && (10.0..20.0).contains(&value)));
        let plain_joint =
            (low == 0.0 && group > 0.0) || (low >= 20.0 && low % 10.0 == 0.0 && value < 10.0) || french_joint;
        let joined = if self.figures {
            None
        } else if value == 20.0 && low == 4.0 && !english {
            Some(group + 76.0)
        } else if plain_joint {
            Some(group + value)
        } else if english && (10.0..100.0).contains(&group) && value >= 10.0 {
            Some(group * 100.0 + value) // nineteen eighty-four
        } else {
            None
        };
        self.group = Some(joined?);
        Some(())
    }

    fn one(&mut self, text: &str, next: Option<Word>, before: Option<&str>) {
        let counted =
            matches!(next, Some(Word::Hundred | Word::Scale(_) | Word::Collective(_) | Word::Half | Word::Part(_)));
        let french = text.starts_with('u');
        match self.group {
            None if next == Some(Word::Half) && !french => {} // "a half"
            // "half a million", "two and a half"
            Some(_) if counted && !french => {}
            Some(group) if french && !self.figures && !self.over && group % 10.0 == 0.0 => {
                self.group = Some(group + 1.0);
            }
            None if counted && !self.over && (self.parts.is_empty() || before != Some("et")) => self.group = Some(1.0),
            None if counted => {}
            None if french && !self.started() => self.group = Some(1.0),
            None if french && !self.over => self.group = Some(1.0),
            _ => self.filler(text),
        }
    }

    fn hundred(&mut self) -> Option<()> {
        let group = self.settled().unwrap_or(1.0);
        if self.over || group >= 100.0 || group == 0.0 {
            return None;
        }
        self.group = Some(group * 100.0);
        self.figures = false;
        Some(())
    }

    fn scale(&mut self, scale: f64) -> Option<()> {
        if self.over {
            return None;
        }
        let below: f64 = self.parts.iter().filter(|(_, of)| *of < scale).map(|(value, _)| value).sum();
        let group = self.settled();
        let value = match group {
            // "mille" alone is a thousand, after millions too.
            None if below == 0.0
                && (self.parts.is_empty() || scale == 1e3 && self.parts.iter().all(|(_, of)| *of > 1e3)) =>
            {
                1.0
            }
            group => group.unwrap_or(0.0) + below,
        };
        if value == 0.0 && group.is_none() {
            return None; // two scales of one size
        }
        self.parts.retain(|(_, of)| *of >= scale);
        self.parts.push((value * scale, scale));
        (self.group, self.figures, self.scaled) = (None, false, true);
        Some(())
    }

    fn collective(&mut self, times: f64) -> Option<()> {
        let group = self.settled();
        if self.over {
            return None;
        }
        self.group = Some(group.unwrap_or(1.0) * times);
        self.scaled |= times >= 1000.0;
        Some(())
    }

    fn half(&mut self, before: Option<&str>) -> Option<()> {
        let added = matches!(before, Some("et" | "and" | "a" | "&"));
        if self.over {
            // "une heure et demie"
            self.group = Some(self.group.filter(|_| added)? + 0.5);
            return Some(());
        }
        match (self.settled(), self.parts.last().copied()) {
            (Some(group), _) if added => self.group = Some(group + 0.5),
            (Some(group), _) => (self.group, self.fraction) = (Some(group * 0.5), true),
            (None, Some((_, scale))) => self.parts.push((scale * 0.5, 1.0)),
            (None, None) => (self.group, self.fraction) = (Some(0.5), true),
        }
        Some(())
    }

    /// Takes the group with its spelled decimals.
    fn settled(&mut self) -> Option<f64> {
        let group = self.group.take()?;
        match self.decimals.take() {
            Some(decimals) => format!("{group}.{}", spelled(&decimals)?).parse().ok(),
            None => Some(group),
        }
    }

    fn finish(mut self) -> Option<Reading> {
        if !self.started() {
            return None;
        }
        let group = self.settled();
        let least =
            self.parts.iter().filter(|(_, scale)| *scale > 1.0).map(|(_, scale)| *scale).fold(f64::INFINITY, f64::min);
        if group.is_some_and(|group| group >= least) {
            return None;
        }
        let sum: f64 = self.parts.iter().map(|(value, _)| value).sum::<f64>() + group.unwrap_or(0.0);
        let value = if self.negative { -sum } else { sum };
        let Self { scaled, misspelt, fraction, rest, .. } = self;
        value.is_finite().then_some(Reading { value, other: None, scaled, misspelt, fraction, rest })
    }
}

/// The figures that spelled decimals make: each for itself, "zero five", or together, "twenty-five".
fn spelled(decimals: &[(f64, bool)]) -> Option<String> {
    if decimals.iter().all(|(value, _)| *value < 10.0) {
        return Some(decimals.iter().map(|(value, _)| value.to_string()).collect());
    }
    let noughts = decimals.iter().take_while(|(value, _)| *value == 0.0).count();
    let mut parser = Parser::new(true, &[]);
    decimals[noughts..].iter().try_for_each(|(value, english)| parser.small(*value, *english))?;
    Some(format!("{}{}", "0".repeat(noughts), parser.group?))
}
