//! Cuts a typed number into figures and words.

use super::super::fold::fold;

/// The sign between a quantity and the time it takes, however that is said.
pub(super) const BY: &str = "/";

/// The word that stands for the ending of a rank in figures, and those endings, folded.
pub(super) const RANK: &str = "th";
const RANKS: &[&str] = &["e", "er", "re", "ere", "eme", "ieme", "st", "nd", "rd", "th"];

/// A piece of a typed number.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Token {
    /// Figures, with the value read the language's way and, where there is one, the other way.
    Figure { value: f64, other: Option<f64>, fraction: bool },
    /// A word, folded; a sign such as `€` is a word too.
    Word(String),
    /// A capital M or B, which is a scale where a small one may be a unit.
    Capital(char),
}

/// What stands before a dollar sign to say whose dollar it is.
const DOLLARS: &[&str] = &["us", "a", "au", "c", "ca", "nz", "hk", "s", "sg", "nt", "tt", "j", "r", "mx"];

/// Longer input than that is no number.
const MOST_CHARS: usize = 200;

/// Cuts a text; `None` when its figures make no number.
pub(super) fn scan(text: &str, french: bool) -> Option<Vec<Token>> {
    let chars = plain_chars(text)?;
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(c) = chars.get(at).copied() {
        let next = chars.get(at + 1).copied().unwrap_or(' ');
        let before = chars[..at].iter().rev().find(|c| !c.is_whitespace()).copied().unwrap_or(' ');
        if let Some(value) = vulgar(c) {
            tokens.push(Token::Figure { value, other: None, fraction: true });
        } else if c.is_ascii_digit() || (matches!(c, '.' | ',') && next.is_ascii_digit()) {
            at = figure(&chars, at, french, &mut tokens)?;
            continue;
        } else if c == '-' {
            let following = chars[at + 1..].iter().find(|c| !c.is_whitespace() && !"$€£".contains(**c));
            let digit = following.is_some_and(|c| c.is_ascii_digit() || *c == ',' || *c == '.');
            if let (Some(below), Some(Token::Word(unit))) = (inverse(&chars, at), tokens.last()) {
                let unit = format!("{unit}{below}");
                tokens.pop();
                tokens.extend([BY.to_owned(), unit].map(Token::Word));
                at += 2;
                continue;
            }
            match (before.is_ascii_digit(), digit) {
                (true, true) => return None,
                (false, true) if !before.is_alphabetic() => tokens.push(Token::Word("minus".to_owned())),
                _ => {}
            }
        } else if c.is_alphabetic() {
            let end = word_end(&chars, at);
            let raw: String = chars[at..end].iter().collect();
            let lower = raw.to_lowercase();
            let after_figure = at > 0 && chars[at - 1].is_ascii_digit();
            match raw.as_str() {
                _ if chars.get(end) == Some(&'$') && DOLLARS.contains(&lower.as_str()) => {
                    tokens.push(Token::Word(format!("{lower}$")));
                    at = end + 1;
                    continue;
                }
                "M" | "B" | "G" => tokens.push(Token::Capital(c)),
                // 21e, 3rd: a rank
                _ if after_figure && RANKS.contains(&fold(&raw).as_str()) => tokens.push(Token::Word(RANK.to_owned())),
                _ if raw.contains('/') => tokens.push(Token::Word(raw.to_lowercase())),
                _ => tokens.extend(
                    fold(&raw).split(' ').filter(|word| !word.is_empty()).map(|word| Token::Word(word.to_owned())),
                ),
            }
            at = end;
            continue;
        } else if c == '°' {
            let letter = chars[at + 1..].iter().position(|c| !c.is_whitespace()).map(|skip| at + 1 + skip);
            let letter = letter.filter(|at| matches!(chars[*at], 'C' | 'c' | 'F' | 'f'));
            tokens
                .push(Token::Word(letter.map_or("°".to_owned(), |at| format!("°{}", chars[at].to_ascii_lowercase()))));
            at = letter.unwrap_or(at);
        } else if "*×÷".contains(c)
            || (c == '/' && chars[at + 1..].iter().find(|c| !c.is_whitespace()).is_some_and(char::is_ascii_digit))
        {
            return None; // something to be worked out
        } else if "€$£¥%‰<≤>≥=~≈+&".contains(c) {
            tokens.push(Token::Word(c.to_string()));
        }
        at += 1;
    }
    Some(tokens)
}

/// The power of a unit that is divided by: nothing for km·h⁻¹, which is km/h, 2 for m·s⁻², which is m/s².
fn inverse(chars: &[char], at: usize) -> Option<&'static str> {
    let after = |skip: usize| chars.get(at + skip).copied();
    let power = match after(1)? {
        '1' => "",
        '2' => "2",
        '3' => "3",
        _ => return None,
    };
    let of_unit = at > 0 && chars[at - 1].is_alphabetic();
    (of_unit && !after(2).is_some_and(char::is_alphanumeric)).then_some(power)
}

/// The characters in their plain forms: digits of other scripts, minus signs, raised figures.
fn plain_chars(text: &str) -> Option<Vec<char>> {
    let mut chars: Vec<char> = Vec::new();
    let mut raised = false;
    for c in text.trim().chars() {
        let power = "⁰¹²³⁴⁵⁶⁷⁸⁹".chars().position(|digit| digit == c);
        if let Some(digit) = power.and_then(|digit| char::from_digit(u32::try_from(digit).ok()?, 10)) {
            if !raised && chars.last().is_some_and(char::is_ascii_digit) {
                chars.push('^');
            }
            chars.push(digit);
            raised = true;
        } else {
            raised = c == '⁻';
            if raised && chars.last().is_some_and(char::is_ascii_digit) {
                chars.push('^');
            }
            // km^2 is km².
            if c == '^' && chars.last().is_some_and(|c| c.is_alphabetic()) {
                continue;
            }
            chars.push(match c {
                '−' | '–' | '—' | '‐' | '‑' | '⁻' => '-',
                '０'..='９' => char::from_digit(c as u32 - '０' as u32, 10)?,
                '٠'..='٩' => char::from_digit(c as u32 - '٠' as u32, 10)?,
                '۰'..='۹' => char::from_digit(c as u32 - '۰' as u32, 10)?,
                '，' | '٫' => ',',
                '．' => '.',
                c => c,
            });
        }
        if chars.len() > MOST_CHARS {
            return None;
        }
    }
    Some(chars)
}

fn vulgar(c: char) -> Option<f64> {
    Some(match c {
        '½' => 0.5,
        '⅓' => 1.0 / 3.0,
        '⅔' => 2.0 / 3.0,
        '¼' => 0.25,
        '¾' => 0.75,
        '⅕' => 0.2,
        '⅖' => 0.4,
        '⅗' => 0.6,
        '⅘' => 0.8,
        '⅙' => 1.0 / 6.0,
        '⅛' => 0.125,
        '⅜' => 0.375,
        '⅝' => 0.625,
        '⅞' => 0.875,
        _ => return None,
    })
}

/// Where a word ends; `km/h` and `m2` are words.
fn word_end(chars: &[char], start: usize) -> usize {
    let mut end = start;
    while let Some(c) = chars.get(end).copied() {
        let letter_follows = chars.get(end + 1).is_some_and(|c| c.is_alphabetic());
        let digit_follows = chars.get(end + 1).is_some_and(char::is_ascii_digit);
        let last = chars[start..end].iter().rev().take_while(|c| **c != '/').count();
        let figure = "23".contains(c) && (1..=2).contains(&last) && !letter_follows && !digit_follows;
        let mark = unicode_normalization::char::is_combining_mark(c);
        if !(c.is_alphabetic() || mark || figure || (c == '/' && letter_follows)) {
            break;
        }
        end += 1;
    }
    end
}

/// Reads figures with their marks, power of ten and fraction; returns where they end.
fn figure(chars: &[char], start: usize, french: bool, tokens: &mut Vec<Token>) -> Option<usize> {
    let (mantissa, mut end) = mantissa(chars, start);
    let (mut value, mut other) = values(&mantissa, french)?;
    let mut fraction = false;
    if mantissa == "10"
        && let Some((power, after)) = exponent(chars, end, '^')
    {
        (value, end) = (10_f64.powi(power), after);
    } else if let Some((power, after)) =
        exponent(chars, end, 'e').or_else(|| exponent(chars, end, 'E')).or_else(|| times_ten(chars, end))
    {
        value = format!("{value}e{power}").parse().ok()?;
        other = other.map(|other| other * 10_f64.powi(power));
        end = after;
    } else if chars.get(end) == Some(&'/') && chars.get(end + 1).is_some_and(char::is_ascii_digit) {
        let (below, after) = self::mantissa(chars, end + 1);
        let (divisor, _) = values(&below, french)?;
        (value, fraction, end) = (value / divisor, true, after);
    }
    if !value.is_finite() {
        return None;
    }
    tokens.push(Token::Figure { value, other: other.filter(|other| other.is_finite()), fraction });
    Some(end)
}

/// The figures with `.` and `,` as written and `'` for every space or apostrophe that groups them.
fn mantissa(chars: &[char], start: usize) -> (String, usize) {
    let digit = |at: usize| chars.get(at).is_some_and(char::is_ascii_digit);
    let mut text = String::new();
    let mut at = start;
    let mut run = 0;
    while let Some(c) = chars.get(at).copied() {
        if c.is_ascii_digit() {
            text.push(c);
            run += 1;
        } else if c == '.' && chars[at + 1..].starts_with(&['1', '0', '^']) {
            break; // the point that multiplies
        } else if matches!(c, '.' | ',') && digit(at + 1) {
            text.push(c);
            run = 0;
        } else if c.is_whitespace() || matches!(c, '\'' | '’' | '_') {
            let three = digit(at + 1) && digit(at + 2) && digit(at + 3) && !digit(at + 4);
            let grouped = text.contains('\'');
            if !three || text.contains([',', '.']) || run > 3 || (grouped && run != 3) {
                break;
            }
            text.push('\'');
            run = 0;
        } else {
            break;
        }
        at += 1;
    }
    (text, at)
}

/// What stands after a mark such as `e` or `^`.
fn exponent(chars: &[char], at: usize, mark: char) -> Option<(i32, usize)> {
    if chars.get(at) != Some(&mark) {
        return None;
    }
    let sign = usize::from(matches!(chars.get(at + 1), Some('+' | '-')));
    let digits: String = chars[at + 1 + sign..].iter().take_while(|c| c.is_ascii_digit()).take(4).collect();
    let power: i32 = digits.parse().ok()?;
    let power = if chars[at + 1] == '-' { -power } else { power };
    (power.abs() < 300).then_some((power, at + 1 + sign + digits.len()))
}

/// `× 10^9`, however the sign is written.
fn times_ten(chars: &[char], at: usize) -> Option<(i32, usize)> {
    let skip = |at: usize| at + chars[at.min(chars.len())..].iter().take_while(|c| c.is_whitespace()).count();
    let sign = skip(at);
    let ten = skip(sign + 1);
    let signed = matches!(chars.get(sign), Some('×' | 'x' | 'X' | '*' | '·' | '.'));
    (signed && chars.get(ten) == Some(&'1') && chars.get(ten + 1) == Some(&'0'))
        .then(|| exponent(chars, ten + 2, '^'))
        .flatten()
}

/// The value of figures the language's way, and the other way where a mark may group or divide.
fn values(text: &str, french: bool) -> Option<(f64, Option<f64>)> {
    let text = text.replace('\'', "");
    let (commas, dots) = (text.matches(',').count(), text.matches('.').count());
    let grouped = |mark: char| -> Option<f64> {
        let mut groups = text.split(mark);
        let first = groups.next()?;
        let sound = (1..=3).contains(&first.len()) && groups.all(|group| group.len() == 3);
        if sound { text.replace(mark, "").parse().ok() } else { None }
    };
    let plain = |text: &str| -> Option<f64> { format!("0{text}").parse().ok() };
    match (commas, dots) {
        (0, 0) => Some((plain(&text)?, None)),
        (1, 0) | (0, 1) => {
            let mark = if commas == 1 { ',' } else { '.' };
            let decimal = plain(&text.replace(mark, "."))?;
            let group = grouped(mark).filter(|_| !text.starts_with('0'));
            let groups_here = (mark == '.') == french;
            Some(match group {
                Some(group) if groups_here => (group, Some(decimal)),
                group => (decimal, group),
            })
        }
        (_, 0) => Some((grouped(',')?, None)),
        (0, _) => Some((grouped('.')?, None)),
        _ => {
            let decimal = if text.rfind(',') > text.rfind('.') { ',' } else { '.' };
            let group = if decimal == ',' { '.' } else { ',' };
            let (whole, part) = text.rsplit_once(decimal)?;
            let sound = !part.contains(group) && !whole.contains(decimal);
            let mut groups = whole.split(group);
            let first = groups.next()?;
            let sound = sound && first.len() <= 3 && groups.all(|group| group.len() == 3);
            if sound { Some((plain(&format!("{}.{part}", whole.replace(group, "")))?, None)) } else { None }
        }
    }
}
