//! An answer said in a short sentence: `c’est Paris`, `I think it is Paris`.

use super::fold::fold;

/// More words than that do not lead in an answer.
const MOST_WORDS: usize = 9;

/// Who says so.
const SPEAKERS: &[&str] = &["je", "i"];
const SAYINGS: &[&str] = &["crois", "pense", "dirais", "suppose", "think", "believe", "guess", "say"];
/// What is spoken of.
const SUBJECTS: &[&str] =
    &["c", "ce", "il", "elle", "ils", "elles", "it", "that", "this", "these", "those", "he", "she", "they"];
const VERBS: &[&str] = &["est", "etait", "sont", "etaient", "is", "was", "are", "were", "s", "re"];
/// Subject and verb in one, as they are typed in haste.
const JOINED: &[&str] = &["cest", "its", "thats"];

/// What stands after the words that lead in an answer, if there are such words. A word that denies is none of them.
pub(super) fn stated(given: &str) -> Option<&str> {
    let words = first_words(given);
    let is = |at: usize, names: &[&str]| words.get(at).is_some_and(|(word, _)| names.contains(&word.as_str()));
    let mut at = 0;
    if is(0, SPEAKERS) && is(1, SAYINGS) {
        at = 2 + usize::from(is(2, &["que", "qu", "that"]) && !is(3, VERBS));
    } else {
        let named = usize::from(is(0, &["la", "ma", "the", "my"]));
        if is(named, &["reponse", "answer"]) {
            at = named + 1 + usize::from(is(named + 1, &["est", "is", "c"]));
            at += usize::from(is(at - 1, &["c"]) && is(at, &["est"]));
        }
    }
    if is(at, &["il"]) && is(at + 1, &["s"]) && is(at + 2, &["agit", "agissait"]) {
        at += 3 + usize::from(is(at + 3, &["de", "d", "du"]));
    } else if is(at, SUBJECTS) && is(at + 1, VERBS) {
        at += 2;
    } else if is(at, JOINED) {
        at += 1;
    }
    let (_, end) = words.get(at.checked_sub(1)?)?;
    let rest = given[*end..].trim_start_matches(|c: char| !c.is_alphanumeric() && !"«“\"(+-−".contains(c));
    (!rest.is_empty()).then_some(rest)
}

/// The first words, folded, each with where it ends.
fn first_words(given: &str) -> Vec<(String, usize)> {
    let mut words = Vec::new();
    let mut start = None;
    for (at, c) in given.char_indices() {
        match (start, c.is_alphanumeric()) {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                words.push((fold(&given[from..at]), at));
                start = None;
            }
            _ => {}
        }
        if words.len() == MOST_WORDS || start.is_some_and(|from| at - from > 12) {
            break;
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_answer_of_a_sentence_is_found() {
        for (given, rest) in [
            ("c'est Paris", "Paris"),
            ("C’était l’Inde.", "l’Inde."),
            ("je crois que c’est Paris", "Paris"),
            ("Je dirais Paris", "Paris"),
            ("la réponse est : Paris", "Paris"),
            ("Réponse : « Paris »", "« Paris »"),
            ("il s’agit de Paris", "Paris"),
            ("it's Paris", "Paris"),
            ("I think that it is Paris", "Paris"),
            ("I think that's Paris", "Paris"),
            ("the answer is Paris", "Paris"),
            ("its Paris", "Paris"),
            ("they are Google and Meta", "Google and Meta"),
            ("ce n'est pas Paris", ""),
            ("je ne crois pas que c'est Paris", ""),
            ("I don't think it's Paris", ""),
            ("it isn't Paris", ""),
            ("it is", ""),
            ("je crois", ""),
            ("Paris, c'est sûr", ""),
            ("", ""),
        ] {
            assert_eq!(stated(given).unwrap_or_default(), rest, "{given}");
        }
        assert_eq!(stated("it's not Paris"), Some("not Paris"), "what is denied stays so");
    }
}
