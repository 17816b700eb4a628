//! The words of texts, as lints and likeness compare them.

use unicode_normalization::char::{decompose_canonical, is_combining_mark};

/// Stands in the tables for what takes a closer look.
const RARE: u8 = b'.';

/// ASCII as [`fold`] has it; a space for what is no part of a word.
const ASCII: [u8; 128] = {
    let mut folded = [b' '; 128];
    let (kept, mut at) = (b"abcdefghijklmnopqrstuvwxyz0123456789+-%=<>*/#$", 0);
    while at < kept.len() {
        folded[kept[at] as usize] = kept[at];
        folded[kept[at].to_ascii_uppercase() as usize] = kept[at];
        at += 1;
    }
    folded
};

/// The same from U+0080 to `¿`: quotes and no-break spaces, and a few letters and digits.
const SIGNS: [u8; 64] = *b"                                          .       .. .   .. ... ";

/// The same from `À` to `ÿ`, which takes long to find out.
const LATIN: [u8; 64] = *b"aaaaaa.ceeeeiiii.nooooo..uuuuy..aaaaaa.ceeeeiiii.nooooo..uuuuy.y";

/// Texts as [`fold`] has them, in one buffer that is used again and again.
#[derive(Clone, Debug, Default)]
pub(super) struct Words {
    letters: Vec<u8>,
    ends: Vec<usize>,
}

impl Words {
    /// Forgets all texts.
    pub(super) fn clear(&mut self) {
        self.letters.clear();
        self.ends.clear();
    }

    /// Adds a text.
    pub(super) fn push(&mut self, text: &str) {
        fold_onto(text, &mut self.letters);
        self.ends.push(self.letters.len());
    }

    /// The words of the text of that number, none of one that is not there.
    pub(super) fn get(&self, at: usize) -> &[u8] {
        let start = at.checked_sub(1).map_or(Some(0), |before| self.ends.get(before).copied());
        let span = start.zip(self.ends.get(at).copied());
        span.and_then(|(start, end)| self.letters.get(start..end)).unwrap_or_default()
    }

    /// How many texts there are.
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }
}

/// A text's words in small letters without accents, one space between them; signs that are no punctuation stay.
pub(in crate::deckfile) fn fold(text: &str) -> String {
    let mut folded = Vec::new();
    fold_onto(text, &mut folded);
    String::from_utf8(folded).unwrap_or_default()
}

fn fold_onto(text: &str, folded: &mut Vec<u8>) {
    let bytes = text.as_bytes();
    // A letter is written down before it is known whether it stays, so that hardly one takes a branch.
    let start = folded.len();
    let (mut at, mut end, mut last) = (0, start, b' ');
    folded.resize(end + bytes.len(), b' ');
    while let Some(byte) = bytes.get(at).copied() {
        let (mut plain, mut width) = match byte {
            0..0x80 => (ASCII[usize::from(byte)], 1),
            0xC2 => (SIGNS[usize::from(bytes[at + 1] - 0x80)], 2),
            0xC3 => (LATIN[usize::from(bytes[at + 1] - 0x80)], 2),
            // The narrow space, the apostrophe, dashes and quotes.
            0xE2 if bytes[at + 1] == 0x80 => (b' ', 3),
            _ => (RARE, 0),
        };
        if plain == RARE {
            let Some(c) = text[at..].chars().next() else { break };
            width = c.len_utf8();
            plain = b' ';
            if !parts_words(c) {
                folded.truncate(end);
                fold_rare(c, folded);
                last = if folded.len() > end { b'.' } else { last };
                (at, end) = (at + width, folded.len());
                folded.resize(end + bytes.len() - at, b' ');
                continue;
            }
        }
        folded[end] = plain;
        end += usize::from(plain != b' ' || last != b' ');
        (at, last) = (at + width, plain);
    }
    let is_parted = end > start && folded[end - 1] == b' ';
    folded.truncate(end - usize::from(is_parted));
}

/// Whether a character is between words; neither a letter nor what belongs to one, nor a sign that tells texts apart.
fn parts_words(c: char) -> bool {
    let is_symbol =
        matches!(c, '\u{20A0}'..='\u{20CF}' | '\u{2190}'..='\u{23FF}' | '\u{2600}'..='\u{27BF}' | '\u{1F000}'..);
    matches!(c, '\u{2000}'..='\u{206F}') || !c.is_alphanumeric() && !is_symbol && !is_combining_mark(c)
}

/// Folds what is in none of the tables, and parts no words.
fn fold_rare(c: char, folded: &mut Vec<u8>) {
    match c {
        'œ' | 'Œ' => folded.extend(b"oe"),
        // An accent that is written after its letter, as some systems do.
        c if is_combining_mark(c) => {}
        c => decompose_canonical(c, |part| {
            if !is_combining_mark(part) {
                part.to_lowercase().for_each(|part| folded.extend(part.encode_utf8(&mut [0; 4]).as_bytes()));
            }
        }),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use unicode_normalization::UnicodeNormalization;

    use super::*;

    /// A character between two letters as the tables' closer look has it.
    fn between(c: char) -> String {
        let mut folded = b"a".to_vec();
        if parts_words(c) {
            folded.push(b' ');
        } else {
            fold_rare(c, &mut folded);
        }
        folded.push(b'b');
        String::from_utf8(folded).unwrap()
    }

    #[test]
    fn the_tables_have_what_a_closer_look_finds() {
        for c in ('\u{80}'..='\u{24FF}').chain("ąﬁ東\u{1F600}\u{AC00}".chars()) {
            assert_eq!(fold(&format!("A{c}b")), between(c), "{c:?}");
        }
        let kept = "+-%=<>*/#$";
        for c in '\0'..='\u{7F}' {
            let expected = match c {
                c if c.is_ascii_alphanumeric() || kept.contains(c) => format!("a{}b", c.to_ascii_lowercase()),
                _ => "a b".to_owned(),
            };
            assert_eq!(fold(&format!("A{c}b")), expected, "{c:?}");
        }
    }

    #[test]
    fn letters_are_folded_however_they_are_written() {
        for c in '\u{C0}'..='\u{17F}' {
            let apart: String = c.nfd().collect();
            assert_eq!(fold(&format!("{c}x")), fold(&format!("{apart}x")), "{c}");
        }
        let table = [
            ("  L’Été… œuvre!  2 €\u{202F}? ", "l ete oeuvre 2 €"),
            ("ÐÞØß × ÷ æ", "ðþøß æ"),
            ("A-B +3 % <x> #1", "a-b +3 % <x> #1"),
            ("ŁÓDŹ, Ἀθῆναι → 東京", "łodz αθηναι → 東京"),
            ("…", ""),
            ("", ""),
        ];
        for (text, folded) in table {
            assert_eq!(fold(text), folded, "{text}");
        }
    }

    proptest! {
        #[test]
        fn texts_in_one_buffer_are_what_each_is_alone(texts in prop::collection::vec("[aÉé’ \u{301}\u{A0}«ȺœÀ.+東-]{0,8}", 0..6)) {
            let mut words = Words::default();
            words.push("left over");
            words.clear();
            for text in &texts {
                words.push(text);
            }
            prop_assert_eq!(words.len(), texts.len());
            for (at, text) in texts.iter().enumerate() {
                let folded = fold(text);
                prop_assert_eq!(words.get(at), folded.as_bytes());
                prop_assert!(!folded.contains("  ") && folded.trim() == folded);
            }
            prop_assert_eq!(words.get(texts.len()), b"");
        }
    }
}
