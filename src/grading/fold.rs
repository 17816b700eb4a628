//! Folding: what two texts have in common once case, accents, marks and spacing are set aside.

use super::shape::Shape;

/// Sets aside case, accents, ligatures, apostrophes, quotes, hyphens, punctuation and repeated spaces.
/// Signs that carry meaning in an answer (`%`, `€`, `+`, `C#`, the minus and the decimal mark of a number …) stay.
///
/// ```
/// use sommet::grading::fold;
/// assert_eq!(fold("  L’Œuvre  « Été » "), fold("l'oeuvre ete"));
/// assert_ne!(fold("C++"), fold("C"));
/// assert_ne!(fold("3,14"), fold("314"));
/// ```
pub fn fold(text: &str) -> String {
    let shape = Shape::of(text);
    let mut folded = String::with_capacity(text.len());
    for word in shape.words() {
        if !folded.is_empty() {
            folded.push(' ');
        }
        folded.extend(word);
    }
    folded
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
            ("1\u{202f}000", "1000"),
            ("H₂O", "H2O"),
            ("１２", "12"),
            ("שָׁלוֹם", "שלום"),
            ("مُحَمَّد", "محمد"),
            ("\u{200f}محمد\u{200e}", "محمد"),
            ("東京。", "東京"),
            ("Ἀθῆναι", "αθηναι"),
            ("ё", "е"),
            ("\u{fe71}", "\u{640}"),
        ] {
            assert_eq!(fold(a), fold(b), "{a} / {b}");
        }
    }

    #[test]
    fn what_carries_meaning_stays() {
        for (a, b) in [
            ("C++", "C"),
            ("5 %", "5"),
            ("100 €", "100 $"),
            ("a", "b"),
            ("-3", "3"),
            ("3,14", "314"),
            ("10-11", "1011"),
            ("か", "が"),
            ("कि", "का"),
            ("й", "и"),
            ("10:30", "1030"),
        ] {
            assert_ne!(fold(a), fold(b), "{a} / {b}");
        }
    }
}
