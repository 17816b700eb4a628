//! Acronyms: whether letters stand for the words of a longer answer.

use super::article::same;
use super::effort::spend;
use super::shape::Shape;

/// Words that an acronym may pass over.
const PASSED: &[&str] = &[
    "a", "an", "and", "au", "aux", "d", "de", "des", "du", "en", "et", "for", "in", "l", "la", "le", "les", "of", "on",
    "par", "pour", "sur", "the", "to",
];

/// Letters of an acronym, and words it stands for, at most.
const MOST_LETTERS: usize = 8;
const MOST_WORDS: usize = 12;

/// Whether a text is an acronym of another: `IA` and `I.A.` of `intelligence artificielle`, `ADN` of `acide désoxyribonucléique`.
/// Its letters are found in order, each word giving its first one at least.
pub(super) fn stands_for(short: &Shape, long: &Shape) -> bool {
    let single = short.spans.len() == 1 || short.spans.len() == short.letters.len();
    // "OpenAI" leaves nothing of "Open AI" out.
    if !single
        || short.letters == long.letters
        || short.letters.len() > MOST_LETTERS
        || !(2..=MOST_WORDS).contains(&long.spans.len())
    {
        return false;
    }
    let letters: Vec<char> = short.letters.iter().copied().filter(|letter| *letter != '&').collect();
    let words: Vec<&[char]> = long.words().collect();
    letters.len() > 1 && letters.iter().all(|letter| letter.is_alphabetic()) && spells(&letters, &words)
}

fn spells(letters: &[char], words: &[&[char]]) -> bool {
    spend(1);
    let Some((word, rest)) = words.split_first() else { return letters.is_empty() };
    let passed = PASSED.iter().any(|passed| same(word, passed));
    if passed && spells(letters, rest) {
        return true;
    }
    if letters.first().is_none_or(|letter| word.first() != Some(letter)) {
        return false;
    }
    // The first letter is the word's; more of them may stand further on in it, in order.
    let mut at = 1;
    (1..=letters.len()).any(|taken| {
        let found = taken == 1 || {
            let next = word[at..].iter().position(|letter| *letter == letters[taken - 1]);
            at += next.map_or(word.len() - at, |next| next + 1);
            next.is_some()
        };
        found && spells(&letters[taken..], rest)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn acronyms_spell_their_words() {
        let stands = |short: &str, long: &str| stands_for(&Shape::of(short), &Shape::of(long));
        for (short, long) in [
            ("IA", "intelligence artificielle"),
            ("I.A.", "l’intelligence artificielle"),
            ("ONU", "Organisation des Nations unies"),
            ("O. N. U.", "Organisation des Nations unies"),
            ("ADN", "acide désoxyribonucléique"),
            ("DNA", "deoxyribonucleic acid"),
            ("EAU", "Émirats arabes unis"),
            ("R&D", "recherche et développement"),
        ] {
            assert!(stands(short, long), "{short} / {long}");
        }
        for (short, long) in [
            ("OpenAI", "Open AI"),
            ("ONG", "Organisation des Nations unies"),
            ("AI", "intelligence artificielle"),
            ("O", "Oslo"),
        ] {
            assert!(!stands(short, long), "{short} / {long}");
        }
    }
}
