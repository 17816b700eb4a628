//! What the words of a question, as [`fold`](super::fold) has them, say of the answer that it wants.
//!
//! French and English only: of a question in another language nothing is known, and every lint speaks.

/// Whether one of some words, or of some words in a row, stands in a question.
fn has(ask: &[u8], words: &[&str]) -> bool {
    let is_there = |words: &str| places(ask, words.as_bytes()).next().is_some();
    words.iter().any(|words| is_there(words))
}

/// Where words begin that stand in a question as whole words.
fn places<'a>(ask: &'a [u8], words: &'a [u8]) -> impl Iterator<Item = usize> + 'a {
    memchr::memmem::find_iter(ask, words).filter(move |at| {
        let (before, after) = (&ask[..*at], &ask[at + words.len()..]);
        before.last().is_none_or(|byte| *byte == b' ') && after.first().is_none_or(|byte| *byte == b' ')
    })
}

/// Whether an answer stands in a question as the words of it, and is no choice that the question offers: “a fish or a
/// mammal?”.
pub(super) fn gives_away(ask: &[u8], answer: &[u8]) -> bool {
    const ARTICLES: [&[u8]; 8] = [b" a", b" an", b" the", b" un", b" une", b" le", b" la", b" l"];
    const OR: [&[u8]; 2] = [b" or", b" ou"];
    let is_offered = |at: usize| {
        let (before, after) = (&ask[..at], &ask[at + answer.len()..]);
        let before = before.strip_suffix(b" ").unwrap_or(before);
        let before = ARTICLES.iter().find_map(|article| before.strip_suffix(*article)).unwrap_or(before);
        OR.iter().any(|or| before.ends_with(or) || after.starts_with(or) && after.get(or.len()) == Some(&b' '))
    };
    places(ask, answer).any(|at| !is_offered(at))
}

/// Whether a question wants the word of another language, which is often the same.
pub(super) fn translates(ask: &[u8]) -> bool {
    const WORDS: [&str; 8] =
        ["translate", "do you say", "traduire", "traduis", "traduisez", "dit-on", "dis-tu", "dites-vous"];
    has(ask, &WORDS)
}

/// Whether a question cannot be answered by yes or no: when that is the answer, it is the word that is wanted.
pub(super) fn is_open(ask: &[u8]) -> bool {
    const WORDS: [&str; 13] = [
        "how",
        "what",
        "which",
        "opposite",
        "comment",
        "quel",
        "quelle",
        "quels",
        "quelles",
        "que signifie",
        "que veut dire",
        "contraire",
        "inverse",
    ];
    has(ask, &WORDS) || translates(ask)
}

/// Whether a question wants a number of things, a year, or what sums come to; they have no unit.
pub(super) fn wants_bare_number(written: &str, ask: &[u8]) -> bool {
    const WORDS: [&str; 22] = [
        "how many",
        "number",
        "year",
        "century",
        "calculate",
        "compute",
        "evaluate",
        "solve",
        "ph",
        "combien de",
        "combien d",
        "combien font",
        "combien fait",
        "combien y a-t-il",
        "nombre",
        "numero",
        "annee",
        "siecle",
        "calcule",
        "calculez",
        "calculer",
        "resolvez",
    ];
    /// Signs of sums and formulas.
    const SIGNS: [char; 9] = ['=', '×', '÷', '√', '²', '³', 'π', '^', '−'];
    let reckons = || {
        // `12 : 4`, `7 - 4`; a range or a date has no spaces there.
        let between = |sign: &str| {
            let digit = |c: char| c.is_ascii_digit();
            written.match_indices(sign).any(|(at, _)| {
                let (before, after) = (&written[..at], &written[at + sign.len()..]);
                before.ends_with(digit) && after.starts_with(digit)
            })
        };
        [" + ", " - ", " / ", " * ", " : ", "\u{A0}: "].iter().any(|sign| between(sign))
    };
    has(ask, &WORDS) || written.contains(SIGNS) || reckons()
}

#[cfg(test)]
mod tests {
    use super::super::fold;
    use super::*;

    #[test]
    fn a_choice_that_is_offered_is_not_given_away() {
        let table = [
            ("La baleine est-elle un poisson ou un mammifère ?", "mammifère", false),
            ("Is it a fish or a mammal?", "fish", false),
            ("Harold or William, who won?", "William", false),
            ("Who won the battle: William, Harold or Edward?", "Edward", false),
            ("What did William do, or not do?", "William", true),
            ("In the fish, or out of it, what is a fish?", "fish", true),
            ("What is an orange?", "orange", true),
            ("What is an oranges?", "orange", false),
        ];
        for (ask, answer, given) in table {
            assert_eq!(gives_away(fold(ask).as_bytes(), fold(answer).as_bytes()), given, "{ask}");
        }
    }

    #[test]
    fn what_a_number_counts_is_its_unit() {
        let bare = [
            "Combien de côtés a un hexagone ?",
            "Combien d’élèves ?",
            "Combien font sept fois huit ?",
            "En quelle année ?",
            "How many wives had Henry VIII?",
            "In which year did Rome fall?",
            "12 : 4",
            "12\u{A0}: 4",
            "Que vaut 7 - 4 ?",
            "x² pour x = 3",
            "√9",
            "Quel est le pH du sang ?",
            "What is the atomic number of iron?",
        ];
        let measured = [
            "Combien mesure la tour Eiffel ?",
            "Combien coûte un timbre ?",
            "How tall is it?",
            "How much?",
            "Distance Paris-Lyon",
            "De 1914-1918",
            "Quelle est la masse d’un lapin : 3 ou 4 ?",
        ];
        for (asks, expected) in [(&bare[..], true), (&measured[..], false)] {
            for ask in asks {
                assert_eq!(wants_bare_number(ask, fold(ask).as_bytes()), expected, "{ask}");
            }
        }
    }

    #[test]
    fn a_word_that_is_wanted_is_no_yes_or_no() {
        let open = [
            "Comment dit-on « non » en anglais ?",
            "How do you say “no” in French?",
            "Quel est le contraire de « vrai » ?",
            "Traduisez : oui",
            "Que signifie « ja » ?",
        ];
        let closed = [
            "Est-ce que Paris est la capitale ?",
            "Is Rome in Italy?",
            "Vrai ou faux : la Terre est plate.",
            "Did Henry VIII marry?",
        ];
        for (asks, expected) in [(&open[..], true), (&closed[..], false)] {
            for ask in asks {
                assert_eq!(is_open(fold(ask).as_bytes()), expected, "{ask}");
            }
        }
    }
}
