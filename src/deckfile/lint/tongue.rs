//! Tells words of another language in a deck: they are set as that language sets them.

use super::typography::Language;

const FRENCH: &[&str] = &[
    "au", "aux", "avec", "ce", "ces", "cette", "combien", "comment", "d", "dans", "de", "des", "du", "elle", "en",
    "est", "et", "il", "ils", "je", "l", "la", "le", "les", "ma", "mais", "mon", "ne", "nous", "où", "ou", "par",
    "pas", "pour", "pourquoi", "qu", "quand", "que", "quel", "quelle", "quelles", "quels", "qui", "quoi", "se", "ses",
    "son", "sont", "sur", "ta", "ton", "tu", "un", "une", "va", "vous", "à", "ça", "êtes", "être",
];

const ENGLISH: &[&str] = &[
    "and", "are", "at", "be", "can", "did", "does", "doesn", "don", "for", "from", "had", "has", "have", "he", "her",
    "his", "how", "i", "is", "isn", "it", "its", "m", "my", "name", "not", "of", "s", "she", "that", "the", "their",
    "there", "they", "this", "to", "was", "we", "were", "what", "when", "where", "which", "who", "why", "will", "with",
    "would", "you", "your",
];

/// Of languages whose signs are set as English sets them.
const OTHERS: &[&str] = &[
    "das", "der", "die", "du", "ein", "eine", "es", "heißt", "ich", "ist", "nicht", "sie", "sind", "und", "wie", "wir",
    "wo", "che", "chi", "come", "di", "dov", "dove", "è", "gli", "il", "lo", "perché", "sei", "sono", "adónde", "como",
    "cómo", "con", "cuál", "cuándo", "cuánto", "dónde", "el", "eres", "está", "estás", "hay", "los", "las", "por",
    "qué", "quién", "son", "usted", "y", "yo",
];

/// Whether what stands around a place is most likely in a language that sets its spaces otherwise than the deck's: the
/// quoted words that the place is in, or the words outside of quotes.
pub(super) fn is_foreign(text: &str, at: usize, language: Language) -> bool {
    let (words, is_quoted) = match quoted(text, at) {
        Some(quoted) => (quoted.to_owned(), text[..at].rfind(['«', '“']).is_some_and(|at| text[at..].starts_with('«'))),
        None => (unquoted(text), false),
    };
    if words.contains(['¿', '¡']) {
        return language == Language::French;
    }
    let count = |known: &[&str]| {
        let parted = words.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
        parted.filter(|word| known.contains(&word.to_lowercase().as_str())).count()
    };
    let (french, english) = (count(FRENCH), count(ENGLISH));
    match language {
        Language::French => english.max(count(OTHERS)) > french,
        // English quotes with “ ”: what stands in « » is quoted from the French.
        Language::English => is_quoted || french > english,
    }
}

/// The words between quotes around a place.
fn quoted(text: &str, at: usize) -> Option<&str> {
    let before = &text[..at];
    let open = before.rfind(['«', '“', '»', '”'])?;
    let sign = before[open..].chars().next().filter(|sign| matches!(sign, '«' | '“'))?;
    let inside = open + sign.len_utf8();
    let end = text[at..].find(if sign == '«' { '»' } else { '”' })?;
    text.get(inside..at + end)
}

/// A text without what is between quotes.
fn unquoted(text: &str) -> String {
    let mut depth = 0_usize;
    let outside = |c: &char| {
        match c {
            '«' | '“' => depth += 1,
            '»' | '”' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0
    };
    text.chars().filter(outside).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_another_language_are_told() {
        let table = [
            (Language::French, "Where do you live?", true),
            (Language::French, "He doesn’t know!", true),
            (Language::French, "¿Dónde vives?", true),
            (Language::French, "Wo ist der Hund?", true),
            (Language::French, "Où habites-tu?", false),
            (Language::French, "Température?", false),
            (Language::French, "Que veut dire « Where do you live? »", true),
            (Language::French, "Que veut dire « Where do you live »?", false),
            (Language::French, "Qui a dit : « L’État, c’est moi! »", false),
            (Language::English, "Où habites-tu ?", true),
            (Language::English, "What is it ?", false),
            (Language::English, "What does « Attention ! » mean?", true),
            (Language::English, "What does “Halt !” mean?", false),
            (Language::English, "Who said “L’État, c’est moi !”?", true),
            (Language::English, "Who said « moi » ?", false),
        ];
        for (language, text, foreign) in table {
            let at = text.find(['?', '!']).unwrap();
            assert_eq!(is_foreign(text, at, language), foreign, "{text}");
        }
    }
}
