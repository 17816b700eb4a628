//! The little that is set aside where every letter counts: what depends on the keyboard and not on who types.

use unicode_normalization::UnicodeNormalization;

/// A text with its characters composed, apostrophes, quotation marks and spaces straight, and nothing invisible.
pub(super) fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut opened = false;
    for c in text.trim().nfc() {
        match c {
            '’' | '‘' | 'ʼ' | '＇' => plain.push('\''),
            '“' | '”' | '„' | '＂' | '«' => plain.push('"'),
            '»' => {
                plain.truncate(plain.trim_end().len());
                plain.push('"');
            }
            '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{ad}' | '\u{feff}' => continue,
            c if c.is_whitespace() && opened => continue,
            '\u{a0}' | '\u{202f}' | '\u{2007}' | '\u{2009}' => plain.push(' '),
            c => plain.push(c),
        }
        opened = c == '«';
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_keyboard_is_forgiven() {
        for (a, b) in [
            ("e\u{301}", "é"),
            ("l’eau", "l'eau"),
            ("« eau »", "\"eau\""),
            ("a\u{a0}b", "a b"),
            (" x ", "x"),
            ("\u{200f}שלום", "שלום"),
        ] {
            assert_eq!(plain(a), plain(b), "{a} / {b}");
        }
        for (a, b) in
            [("Na", "na"), ("é", "e"), ("a b", "ab"), ("x²", "x2"), ("a-b", "a b"), ("a.", "a"), ("a  b", "a b")]
        {
            assert_ne!(plain(a), plain(b), "{a} / {b}");
        }
    }
}
