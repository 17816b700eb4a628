//! Personal codes: what is printed on a pupil's card and typed on a phone.

use std::fmt;

use super::command::TokenHash;

/// The signs of a code: figures and letters that no other sign is taken for, and no vowels, so that none spells a word.
const SIGNS: &[u8; 27] = b"0123456789CDFGHJKMNPQRTVWXY";

/// How many signs a code has. 27⁹ are 7.6 × 10¹² codes: at a try each second, as a school behind one address has, one
/// of a class of 40 is met after 3,000 years on average.
const LENGTH: usize = 9;

/// Signs that are read aloud at once.
const GROUP: usize = 3;

/// The code by which a pupil sits down as themselves.
#[derive(Clone, PartialEq, Eq)]
pub struct PersonalCode(String);

impl PersonalCode {
    /// The code that follows from chance.
    ///
    /// ```
    /// use sommet::quiz::classroom::PersonalCode;
    /// assert_eq!(PersonalCode::draw([0; 16]).text(), "000000000");
    /// ```
    pub fn draw(chance: [u8; 16]) -> Self {
        let mut left = u128::from_be_bytes(chance);
        let mut text = String::with_capacity(LENGTH);
        for _ in 0..LENGTH {
            let at = usize::try_from(left % SIGNS.len() as u128).unwrap_or(0);
            text.push(char::from(SIGNS[at]));
            left /= SIGNS.len() as u128;
        }
        Self(text)
    }

    /// Reads a code as it is typed: in any case, grouped or not, with the signs that others are taken for; `None` where it is none.
    ///
    /// ```
    /// use sommet::quiz::classroom::PersonalCode;
    /// let typed = PersonalCode::read("  k7m-2qx o1d ").unwrap();
    /// assert_eq!(typed, PersonalCode::read("K7M 2QX 0ID").unwrap());
    /// assert_eq!(typed.grouped(), "K7M-2QX-01D");
    /// assert!(PersonalCode::read("K7M-2QX").is_none());
    /// ```
    pub fn read(typed: &str) -> Option<Self> {
        let signs = typed.chars().filter(|c| c.is_alphanumeric()).take(LENGTH + 1);
        let text: String = signs.map(|sign| meant(sign.to_ascii_uppercase())).collect();
        let known = |byte| SIGNS.contains(&byte);
        (text.len() == LENGTH && text.bytes().all(known)).then_some(Self(text))
    }

    /// Its signs, as they are stored and stand in an address.
    pub fn text(&self) -> &str {
        &self.0
    }

    /// In groups that can be read aloud.
    pub fn grouped(&self) -> String {
        let groups: Vec<&str> = (0..LENGTH).step_by(GROUP).filter_map(|at| self.0.get(at..at + GROUP)).collect();
        groups.join("-")
    }

    /// What a room knows a code by.
    pub fn hash(&self) -> TokenHash {
        TokenHash::of(&self.0)
    }
}

/// No code is written where things are written for people to look for faults.
impl fmt::Debug for PersonalCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PersonalCode(…)")
    }
}

/// The sign of a code that is meant by one that looks like it.
fn meant(sign: char) -> char {
    match sign {
        'O' => '0',
        'I' | 'L' => '1',
        'Z' => '2',
        'S' => '5',
        'B' => '8',
        sign => sign,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_looks_alike_is_the_same_and_what_is_no_code_is_none() {
        let code = PersonalCode::read("0152-8cdfg").unwrap();
        assert_eq!(PersonalCode::read("oIsZ\u{2013}B c.d f g"), Some(code.clone()));
        assert_eq!(code.text(), "01528CDFG");
        for wrong in ["", "01528CDF", "01528CDFGH", "A1528CDFG", "é1528CDFG", "01528CDFU"] {
            assert_eq!(PersonalCode::read(wrong), None, "{wrong}");
        }
        assert!(!format!("{code:?}").contains("528"));
    }

    #[test]
    fn every_code_that_is_drawn_can_be_read() {
        for number in 0..500_u64 {
            let chance: [u8; 16] = blake3::hash(&number.to_le_bytes()).as_bytes()[..16].try_into().unwrap();
            let code = PersonalCode::draw(chance);
            assert_eq!(PersonalCode::read(&code.grouped().to_lowercase()), Some(code));
        }
    }
}
