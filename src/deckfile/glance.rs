//! Finds the questions of a deck that looks sound, byte by byte and much sooner than token by token.
//!
//! Whatever is out of the ordinary (raw strings, block comments, texts over several lines, anything that does not match)
//! is left to the outline. So is every deck in which a fault is found then: what is said about it never depends on this.

use memchr::{memchr, memchr3};

use super::outline::Item;
use super::tree::DEEPEST;

/// Items without the space that their lines begin with, which `ron` steps over letter by letter, in a good part of its time.
#[derive(Debug, Default)]
pub(super) struct Packed {
    text: String,
    ends: Vec<usize>,
}

impl Packed {
    /// The item of that number: the same to `ron` as the one in the deck, but for the places where it finds faults.
    pub(super) fn get(&self, number: usize) -> Option<&str> {
        let start = number.checked_sub(1).map_or(Some(0), |before| self.ends.get(before).copied())?;
        self.text.get(start..*self.ends.get(number)?)
    }
}

/// The items of the list whose inside begins at a byte, and where it ends; `None` where it takes a closer look. They are
/// packed too, if that is asked for.
pub(super) fn items(text: &str, inside: usize, packed: Option<&mut Packed>) -> Option<(Vec<Item>, usize)> {
    let mut glance = Glance { text, bytes: text.as_bytes(), at: inside, packed, kept: inside };
    let mut items = Vec::new();
    loop {
        glance.skip_space()?;
        match glance.byte()? {
            b']' => return Some((items, glance.at)),
            b'(' => {
                let start = glance.at;
                glance.kept = start;
                glance.skip_brackets()?;
                glance.keep();
                glance.end_item();
                items.push(Item { span: start..glance.at, broken: false });
                glance.skip_space()?;
                match glance.byte()? {
                    b',' => glance.at += 1,
                    b']' => {}
                    _ => return None,
                }
            }
            _ => return None,
        }
    }
}

/// The bytes that mean something between brackets, and the ends of lines.
const SIGNS: [bool; 256] = {
    let mut signs = [false; 256];
    let (bytes, mut at) = (b"\"/'()[]{}\n", 0);
    while at < bytes.len() {
        signs[bytes[at] as usize] = true;
        at += 1;
    }
    signs
};

struct Glance<'a> {
    text: &'a str,
    bytes: &'a [u8],
    at: usize,
    packed: Option<&'a mut Packed>,
    /// Where that begins of the item which is not packed yet.
    kept: usize,
}

impl Glance<'_> {
    /// Packs what comes before this place.
    fn keep(&mut self) {
        if let Some(packed) = &mut self.packed {
            packed.text.push_str(&self.text[self.kept..self.at]);
        }
    }

    fn end_item(&mut self) {
        if let Some(packed) = &mut self.packed {
            packed.ends.push(packed.text.len());
        }
    }

    /// Goes past the end of a line, which is kept lest two words become one, and past the space after it.
    fn skip_indent(&mut self) {
        self.at += 1;
        self.keep();
        let mut rest = &self.bytes[self.at..];
        while let Some(more) = rest.strip_prefix(b"    ") {
            rest = more;
        }
        let indent = rest.iter().take_while(|byte| matches!(byte, b' ' | b'\n' | b'\r' | b'\t')).count();
        self.at = self.bytes.len() - rest.len() + indent;
        self.kept = self.at;
    }

    fn byte(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn skip_space(&mut self) -> Option<()> {
        loop {
            match self.byte()? {
                b' ' | b'\n' | b'\r' | b'\t' => self.at += 1,
                b'/' => self.skip_comment()?,
                _ => return Some(()),
            }
        }
    }

    fn skip_comment(&mut self) -> Option<()> {
        let rest = self.bytes[self.at..].strip_prefix(b"//")?;
        self.at += 2 + memchr(b'\n', rest)?;
        Some(())
    }

    /// Goes past a text; the place is at its opening quote.
    fn skip_text(&mut self) -> Option<()> {
        let before = self.at.checked_sub(1).and_then(|at| self.bytes.get(at));
        if matches!(before, Some(b'r' | b'b' | b'#')) {
            return None;
        }
        self.at += 1;
        loop {
            self.at += memchr3(b'"', b'\\', b'\n', self.bytes.get(self.at..)?)?;
            match self.byte()? {
                b'"' => {
                    self.at += 1;
                    return Some(());
                }
                b'\n' => return None,
                _ => self.at += 2,
            }
        }
    }

    /// Goes past brackets with all that is in them; the place is at the opening one.
    fn skip_brackets(&mut self) -> Option<()> {
        let mut open = [0_u8; DEEPEST];
        let mut depth = 0;
        loop {
            self.at += self.bytes.get(self.at..)?.iter().position(|byte| SIGNS[usize::from(*byte)])?;
            let byte = self.byte()?;
            match byte {
                b'"' => {
                    self.skip_text()?;
                    continue;
                }
                b'/' => {
                    self.skip_comment()?;
                    continue;
                }
                b'\n' => {
                    self.skip_indent();
                    continue;
                }
                b'(' | b'[' | b'{' => {
                    *open.get_mut(depth)? = byte;
                    depth += 1;
                }
                b')' | b']' | b'}' => {
                    depth = depth.checked_sub(1)?;
                    let closes = matches!((open[depth], byte), (b'(', b')') | (b'[', b']') | (b'{', b'}'));
                    if !closes {
                        return None;
                    }
                }
                // A character may be a bracket.
                _ => return None,
            }
            self.at += 1;
            if depth == 0 {
                return Some(());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use ron::Value;

    use super::super::outline::{glance, outline};
    use super::*;

    const DECKS: [&str; 4] = [
        include_str!("../../decks/sommet-ia-paris-2025.fr.ron"),
        include_str!("../../decks/sommet-learn.en.ron"),
        "#![enable(implicit_some)]\n(questions: [ // (a\n (a: \"\\\")\", b: [{1: (2)}]), // ]\n ()], about: \"x\")",
        "(questions: [(a:\r\n\r\n\t1, // 2\n  b:\ntrue,\n\n c: Some(\n\n 4), d: \"\\n  e\"\n), // 3\n (\n)])",
    ];

    #[test]
    fn what_is_seen_at_a_glance_is_what_is_there() {
        for deck in DECKS {
            let (seen, there) = (glance(deck, None).unwrap(), outline(deck));
            assert_eq!((seen.items, seen.list, seen.enabled), (there.items, there.list, there.enabled));
            assert!(there.closed && there.faults.is_empty());
        }
    }

    #[test]
    fn what_is_packed_is_shorter_and_means_the_same() {
        for deck in DECKS {
            let mut packed = Packed::default();
            let seen = glance(deck, Some(&mut packed)).unwrap();
            for (number, item) in seen.items.iter().enumerate() {
                let (written, packed) = (&deck[item.span.clone()], packed.get(number).unwrap());
                assert_eq!(ron::from_str::<Value>(packed), Ok(ron::from_str(written).unwrap()), "{packed}");
                assert!(packed.len() == written.len() || packed.len() < written.len() && written.contains('\n'));
                assert!(!["\n ", "\n\t", "\n\n", "\n\r"].iter().any(|space| packed.contains(space)), "{packed}");
            }
            assert_eq!(packed.get(seen.items.len()), None);
        }
    }

    proptest! {
        #[test]
        fn whatever_space_is_between_its_words_a_question_is_packed(
            spaces in prop::collection::vec(
                prop::sample::select(vec!["", " ", "\n", "\r\n\t", "\n\n     ", " // x, (\"\n", "\n  // é\n  "]), 20),
        ) {
            let words = ["(", "id", ":", "\"a\"", ",", "ask", ":", "\"b  c\"", ",", "of", ":", "[", "Some", "(", "1", ")", "]", ",", ")", ","];
            let list: String = words.iter().zip(&spaces).flat_map(|(word, space)| [*word, space]).collect();
            let deck = format!("(questions: [{list}])");
            let mut packed = Packed::default();
            let seen = glance(&deck, Some(&mut packed)).unwrap();
            let written: Value = ron::from_str(&deck[seen.items[0].span.clone()]).unwrap();
            prop_assert_eq!(ron::from_str(packed.get(0).unwrap()), Ok(written), "{}", list);
        }
    }

    #[test]
    fn what_is_out_of_the_ordinary_is_left_alone() {
        let questions =
            ["(a: r\"(\")", "(a: \"b\nc\")", "(a: '(')", "(a: /* ( */ 1)", "(a]", "(a", "(a) (b)", "Q(a)", "(a),,"];
        for question in questions {
            assert!(glance(&format!("(questions: [{question}])"), None).is_none(), "{question}");
        }
    }
}
