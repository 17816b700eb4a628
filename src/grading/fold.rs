//! Folding: what two texts have in common once case, accents, marks and spacing are set aside.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Sets aside case, accents, ligatures, apostrophes, quotes, hyphens, punctuation and repeated spaces.
/// Signs that carry meaning in an answer (`%`, `€`, `+`, `C#` …) stay.
///
/// ```
/// use sommet::grading::fold;
/// assert_eq!(fold("  L’Œuvre  « Été » "), fold("l'oeuvre ete"));
/// assert_ne!(fold("C++"), fold("C"));
/// ```
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut gap = false;
    for c in text.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase) {
        if is_separator(c) {
            gap = true;
            continue;
        }
        if gap && !folded.is_empty() {
            folded.push(' ');
        }
        gap = false;
        match c {
            'œ' => folded.push_str("oe"),
            'æ' => folded.push_str("ae"),
            'ß' => folded.push_str("ss"),
            'ø' => folded.push('o'),
            'đ' => folded.push('d'),
            'ł' => folded.push('l'),
            c => folded.push(c),
        }
    }
    folded
}

fn is_separator(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(c, '\'' | '"' | '.' | ',' | ';' | ':' | '!' | '?' | '(' | ')' | '[' | ']' | '-' | '_' | '`')
        || matches!(
            c,
            '’' | '‘' | '“' | '”' | '„' | '«' | '»' | '‹' | '›' | '…' | '¿' | '¡' | '·' | '\u{200b}'..='\u{200f}'
        )
        || matches!(c, '‐'..='―' | '−' | '\u{ad}' | '\u{feff}' | '\u{2060}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_does_not_matter_is_set_aside() {
        for (a, b) in [
            ("États-Unis", "etats unis"),
            ("l’Île", "L'ile"),
            ("« ouverte »", "ouverte"),
            ("cœur", "COEUR"),
            ("e\u{301}te\u{301}", "été"),
            ("a\u{a0}b", "a b"),
            ("ﬁn", "fin"),
            ("Straße", "strasse"),
        ] {
            assert_eq!(fold(a), fold(b), "{a} / {b}");
        }
        for (a, b) in [("C++", "C"), ("5 %", "5"), ("100 €", "100 $"), ("a", "b")] {
            assert_ne!(fold(a), fold(b), "{a} / {b}");
        }
    }
}
