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

/// Tells, from the first place of a text to the last, which stand among words that are most likely of a language that sets its
/// spaces otherwise than the deck's: the words in the same quotes, or else those outside of all quotes.
pub(super) struct Tongues<'a> {
    text: &'a str,
    language: Language,
    /// What of the text was walked over, and where the last quote is in that.
    walked: usize,
    quote: Option<usize>,
    /// What was told of the words in the quotes that open there; `None` in it of quotes that do not close.
    quoted: Option<(usize, Option<bool>)>,
    /// The same of the words outside of all quotes.
    outside: Option<bool>,
}

impl<'a> Tongues<'a> {
    pub(super) fn new(text: &'a str, language: Language) -> Self {
        Self { text, language, walked: 0, quote: None, quoted: None, outside: None }
    }

    /// Whether a place does; no place may come before one that was asked for.
    pub(super) fn is_foreign(&mut self, at: usize) -> bool {
        if let Some(sign) = self.text[self.walked..at].rfind(['«', '“', '»', '”']) {
            self.quote = Some(self.walked + sign);
        }
        self.walked = at;
        if let Some(told) = self.in_quotes(at) {
            return told;
        }
        *self.outside.get_or_insert_with(|| is_foreign(&unquoted(self.text), self.language))
    }

    /// What is told of the words in the quotes around a place, if there are any.
    fn in_quotes(&mut self, at: usize) -> Option<bool> {
        let open = self.quote?;
        if let Some((_, told)) = self.quoted.filter(|(quote, _)| *quote == open) {
            return told;
        }
        let sign = self.text[open..].chars().next().filter(|sign| matches!(sign, '«' | '“'))?;
        let inside = open + sign.len_utf8();
        let end = self.text[at..].find(if sign == '«' { '»' } else { '”' });
        // English quotes with “ ”: what stands in « » is quoted from the French.
        let is_french = sign == '«' && self.language == Language::English;
        let told = end.map(|end| is_french || is_foreign(&self.text[inside..at + end], self.language));
        self.quoted = Some((open, told));
        told
    }
}

/// Whether words are most likely of such a language.
fn is_foreign(words: &str, language: Language) -> bool {
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
        Language::English => french > english,
    }
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
    use proptest::prelude::*;

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
            assert_eq!(Tongues::new(text, language).is_foreign(at), foreign, "{text}");
        }
    }

    proptest! {
        #[test]
        fn a_walk_tells_of_each_place_what_it_tells_alone(
            pieces in prop::collection::vec(
                prop::sample::select(vec!["«", "»", "“", "”", " the ", " le ", " der ", "¿", "?"]), 0..24),
            french in any::<bool>(),
        ) {
            let text = pieces.concat();
            let language = if french { Language::French } else { Language::English };
            let mut walk = Tongues::new(&text, language);
            for (at, _) in text.match_indices('?') {
                prop_assert_eq!(walk.is_foreign(at), Tongues::new(&text, language).is_foreign(at), "{} at {}", text, at);
            }
        }
    }
}
