//! Makes an id out of a question's words.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The longest id that is proposed, in characters; people will type it.
const LONGEST: usize = 40;

/// An id made of the words of a question: plain small letters and digits joined by hyphens, cut at a word's end.
///
/// ```
/// assert_eq!(sommet::deckfile::slug("Quel œuf à l’été 2025 ?"), "quel-oeuf-a-l-ete-2025");
/// ```
pub fn slug(text: &str) -> String {
    slug_or(text, "question")
}

/// The same of any text, and what it is to be where there are no words in that.
///
/// ```
/// assert_eq!(sommet::deckfile::slug_or("!?", "deck"), "deck");
/// ```
pub fn slug_or(text: &str, wordless: &str) -> String {
    let mut plain = String::new();
    for c in text.nfd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase) {
        match c {
            'œ' => plain.push_str("oe"),
            'æ' => plain.push_str("ae"),
            'ß' => plain.push_str("ss"),
            c => plain.push(c),
        }
    }
    let mut slug = String::new();
    for word in plain.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        let longer = slug.chars().count() + usize::from(!slug.is_empty()) + word.chars().count();
        if longer > LONGEST && !slug.is_empty() {
            break;
        }
        if !slug.is_empty() {
            slug.push('-');
        }
        slug.extend(word.chars().take(LONGEST));
    }
    if slug.is_empty() { wordless.to_owned() } else { slug }
}

/// That id, or the first of `id-2`, `id-3`, … that is free.
pub fn unlike(id: &str, is_taken: impl Fn(&str) -> bool) -> String {
    let later = (2..).map(|number| numbered(id, number));
    std::iter::once(numbered(id, 1)).chain(later).find(|id| !is_taken(id)).unwrap_or_default()
}

/// The one of that number, from 1, of the ids that [`unlike`] tries.
pub(super) fn numbered(id: &str, number: usize) -> String {
    if number == 1 { id.to_owned() } else { format!("{id}-{number}") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::QuestionId;

    #[test]
    fn slugs_are_ids() {
        let long = "x".repeat(300);
        for text in ["", "?", "Où est-ce ?", "日本の首都は？", &long, "a/b#c\"d\\e"] {
            assert!(QuestionId::new(&slug(text)).is_ok(), "{text}");
        }
        assert_eq!(
            slug("Quel budget le projet Stargate doit-il mobiliser sur cinq ans ?"),
            "quel-budget-le-projet-stargate-doit-il"
        );
    }
}
