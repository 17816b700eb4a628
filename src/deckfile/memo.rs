//! Remembers what was made of each question, by its text, so that a deck is read again at the cost of what changed in it.

use std::cell::OnceCell;
use std::collections::{BTreeMap, HashMap};
use std::hash::{BuildHasherDefault, DefaultHasher, Hasher};

use super::diagnostic::Diagnostic;
use super::draft::Entry;
use super::reader::Extensions;
use crate::model::{Deck, Defaults, Question, Source};

/// How many settings are remembered: a header is broken for a moment while it is changed, and then whole again.
const MOST_WORLDS: usize = 2;

/// What is known of questions that were read before. One memory is for one deck.
#[derive(Debug, Default)]
pub struct Memo {
    worlds: Vec<World>,
    is_used: bool,
}

/// What questions are read under, and what was made of them there.
#[derive(Debug)]
struct World {
    setting: Setting,
    /// By the hash of the question's text.
    known: HashMap<u64, Known, BuildHasherDefault<AsItIs>>,
    /// The number of the reading that is going on, and whether it was begun here already.
    reading: u64,
    is_new_reading: bool,
    /// How many questions were asked for in it.
    asked: usize,
}

impl World {
    fn new(setting: Setting) -> Self {
        Self { setting, known: HashMap::default(), reading: 0, is_new_reading: true, asked: 0 }
    }

    /// Forgets what nobody asked for in the last reading, once that is worth the trouble.
    fn begin_reading(&mut self) {
        let last = self.reading;
        if self.known.len() > self.asked + self.asked / 8 + FEW {
            self.known.retain(|_, known| known.reading == last);
        }
        (self.reading, self.asked) = (last + 1, 0);
    }
}

/// So many questions may be remembered in vain.
const FEW: usize = 32;

/// Takes a number for its own hash.
#[derive(Debug, Default)]
pub(super) struct AsItIs(u64);

impl Hasher for AsItIs {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        self.0 = bytes.iter().fold(self.0, |sum, byte| sum.rotate_left(8) ^ u64::from(*byte));
    }

    fn write_u64(&mut self, number: u64) {
        self.0 = number;
    }
}

fn hash(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    hasher.write(text.as_bytes());
    hasher.finish()
}

/// All that a question's reading depends on besides its text.
#[derive(Debug, PartialEq)]
struct Setting {
    extensions: Extensions,
    defaults: Defaults,
    sources: Option<BTreeMap<String, Source>>,
    language: Option<String>,
}

type Made = Result<Question, Vec<Diagnostic>>;

#[derive(Debug)]
struct Known {
    /// Two texts may have one hash.
    text: Box<str>,
    /// The number of the reading that last asked for it.
    reading: u64,
    made: Made,
    noted: Option<Noted>,
    /// Its layout, if that is known: `None` in it where it is laid out as it is written.
    laid_out: OnceCell<Option<Box<str>>>,
    /// What an outline shows of it; spans count from its beginning.
    entry: Option<Entry>,
}

/// What the lints find in a question that is looked at alone; spans count from its beginning.
#[derive(Clone, Debug)]
pub(super) struct Noted {
    /// What they find before questions are held against one another, and after.
    pub(super) found: [Vec<Diagnostic>; 2],
    /// One of them is the same for questions that ask the same; `None` of a question without words.
    pub(super) signatures: Option<[u64; 2]>,
}

impl Memo {
    /// A memory with nothing in it.
    pub fn new() -> Self {
        Self { worlds: Vec::new(), is_used: true }
    }

    /// Whether anything is remembered.
    pub(super) fn remembers(&self) -> bool {
        self.is_used
    }

    /// Begins to read a text: what is not asked for until the next time will be forgotten then.
    pub(super) fn begin(&mut self) {
        for world in &mut self.worlds {
            world.is_new_reading = true;
        }
    }

    /// Says what the questions that come are read under.
    pub(super) fn enter(&mut self, extensions: Extensions, deck: Option<&Deck>) {
        if !self.is_used {
            return;
        }
        let setting = Setting {
            extensions,
            defaults: deck.map(|deck| deck.defaults.clone()).unwrap_or_default(),
            sources: deck.map(|deck| deck.sources.clone()),
            language: deck.map(|deck| deck.language.clone()),
        };
        let mut world = match self.worlds.iter().position(|world| world.setting == setting) {
            Some(at) => self.worlds.remove(at),
            None => World::new(setting),
        };
        if std::mem::take(&mut world.is_new_reading) {
            world.begin_reading();
        }
        self.worlds.truncate(MOST_WORLDS - 1);
        self.worlds.insert(0, world);
    }

    /// What is made of a question: as it was, or as it is read now.
    pub(super) fn made(&mut self, written: &str, read: impl FnOnce() -> Made) -> Made {
        let Some(world) = self.worlds.first_mut() else { return read() };
        let (key, reading) = (hash(written), world.reading);
        world.asked += 1;
        if let Some(known) = world.known.get_mut(&key).filter(|known| *known.text == *written) {
            known.reading = reading;
            return known.made.clone();
        }
        let made = read();
        world.known.insert(
            key,
            Known {
                text: written.into(),
                reading,
                made: made.clone(),
                noted: None,
                laid_out: OnceCell::new(),
                entry: None,
            },
        );
        made
    }

    /// What the lints find in a question.
    pub(super) fn noted(&mut self, written: &str, look: impl FnOnce() -> Noted) -> Noted {
        let known = self.worlds.first_mut().and_then(|world| world.known.get_mut(&hash(written)));
        match known.filter(|known| *known.text == *written) {
            Some(known) => known.noted.get_or_insert_with(look).clone(),
            None => look(),
        }
    }

    /// Shows what an outline has of a question.
    pub(super) fn entry(&mut self, written: &str, look: impl FnOnce() -> Entry, show: impl FnOnce(&Entry)) {
        let known = self.worlds.first_mut().and_then(|world| world.known.get_mut(&hash(written)));
        match known.filter(|known| *known.text == *written) {
            Some(known) => show(known.entry.get_or_insert_with(look)),
            None => show(&look()),
        }
    }

    /// The layout of a question; `None` of one that is laid out as it is written.
    pub(super) fn laid_out(&mut self, written: &str, lay_out: impl FnOnce() -> String) -> Option<String> {
        let new = || Some(lay_out()).filter(|new| new != written).map(String::into_boxed_str);
        let known = self.worlds.first_mut().and_then(|world| world.known.get_mut(&hash(written)));
        match known.filter(|known| *known.text == *written) {
            Some(known) => known.laid_out.get_or_init(new).as_deref().map(str::to_owned),
            None => new().map(String::from),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::draft::Draft;
    use super::super::inspect::{inspect, inspect_again};
    use super::*;

    const DECK: &str = "(id: \"d\", title: \"D\", language: \"fr\", sources: {\"s\": (title: \"S\")}, questions: [
        (id: \"a\", ask: \"L'été ?\", answer: Recall(\"oui\"), source: \"s\"),
        (id: \"b\", ask: \"L’été\u{202F}?\", answer: Recall(\"oui\"), allow: [\"yes-no\"]),
        (id: \"a\", ask: \"Où\", answer: Choice(right: \"là\", wrong: [\"La\"]), source: \"t\"),
        (id: \"c\", aks: \"Quand\", answer: Recall(\"hier\"), media: \"x.png\"),
    ], allow: [\"no-why\"])";

    fn floor(text: &str, at: usize) -> usize {
        (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap()
    }

    /// The same so many bytes later.
    fn shifted(entry: &Entry, by: usize) -> Entry {
        let mut entry = entry.clone();
        let texts = [&mut entry.id, &mut entry.ask, &mut entry.source].into_iter().flatten().chain(&mut entry.tags);
        let spans = texts.map(|written| &mut written.span).chain(&mut entry.variant).chain([&mut entry.span]);
        spans.for_each(|span| *span = span.start + by..span.end + by);
        entry
    }

    #[test]
    fn a_question_is_read_once() {
        let mut memo = Memo::new();
        let times = std::cell::Cell::new(0);
        let mut read = |texts: &[String]| {
            memo.begin();
            memo.enter(Extensions::default(), None);
            for text in texts {
                let _ = memo.made(text, || {
                    times.set(times.get() + 1);
                    Err(Vec::new())
                });
            }
            times.get()
        };
        let texts: Vec<String> = (0..100).map(|number| number.to_string()).collect();
        assert_eq!((read(&texts), read(&texts), read(&texts[1..])), (100, 100, 100));
        assert_eq!(read(&texts[..2]), 100, "one that was left out is remembered for a while");
        assert_eq!((read(&texts[..2]), read(&texts)), (100, 198), "and many are not");
    }

    proptest! {
        #[test]
        fn what_is_remembered_is_what_would_be_read(
            edits in prop::collection::vec((0..700_usize, 0..8_usize, "[a\"(),:\\[\\]{} \n]{0,3}"), 1..8),
        ) {
            let (mut memo, mut text) = (Memo::new(), DECK.to_owned());
            for (at, length, new) in edits {
                let before = text.clone();
                let start = floor(&text, at);
                let end = floor(&text, start + length).max(start);
                text.replace_range(start..end, &new);
                for text in [&text, &before, &text] {
                    let (again, anew) = (inspect_again(text, |_| Err(crate::deckfile::MediaFault::Missing), &mut memo), inspect(text, |_| Err(crate::deckfile::MediaFault::Missing)));
                    prop_assert_eq!(again, anew);
                    let draft = Draft::of(text);
                    let mut again = Vec::new();
                    draft.each_again(&mut memo, |start, entry| again.push(shifted(entry, start)));
                    prop_assert_eq!(again, draft.entries());
                }
            }
        }
    }
}
