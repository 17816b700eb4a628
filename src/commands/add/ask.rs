//! Asks an author for a question, part by part.

use super::super::failure::Failure;
use super::drafts::Draft;
use super::sketch::{ASK, EXTRAS, Part, PartFault, Sketch, WAYS, check, parts};
use crate::deckfile::Code;
use crate::i18n::Words;
use crate::model::{Deck, Variant};
use crate::term::{Dialogue, Typed};

/// How asking ended.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Asked {
    /// All was said.
    Said,
    /// Nothing was asked: there are no more questions.
    Done,
    /// The last question that was added is to be taken back.
    Undo,
    /// Whoever was asked has left.
    Gone,
}

/// Asks for what a draft lacks and offers what it has; `keep` is told after each part, so that nothing that was said is
/// lost.
pub(super) fn ask(
    dialogue: &mut Dialogue<'_>,
    words: &Words,
    deck: &Deck,
    french: bool,
    draft: &mut Draft,
    keep: &mut dyn FnMut(&Draft),
) -> Result<Asked, Failure> {
    let mut asker = Asker { dialogue, words, french };
    let undo = format!(":{}", words.say("command-undo"));
    match asker.part(ASK, &mut draft.sketch)? {
        None => return Ok(Asked::Gone),
        Some(()) if draft.sketch.first("ask") == undo || draft.sketch.first("ask") == ":undo" => {
            draft.sketch = Sketch::default();
            return Ok(Asked::Undo);
        }
        Some(()) if draft.sketch.is_empty() => return Ok(Asked::Done),
        Some(()) => keep(draft),
    }
    let Some(way) = asker.way(&draft.sketch)? else { return Ok(Asked::Gone) };
    draft.sketch.put("way", vec![way.name().to_owned()]);
    keep(draft);
    if way == Variant::TrueFalse {
        let Some(holds) = asker.truth()? else { return Ok(Asked::Gone) };
        draft.sketch.put("truth", vec![holds.to_string()]);
        keep(draft);
    }
    for part in parts(way).iter().chain(&EXTRAS) {
        if asker.part(*part, &mut draft.sketch)?.is_none() {
            return Ok(Asked::Gone);
        }
        keep(draft);
    }
    let Some(source) = asker.source(deck)? else { return Ok(Asked::Gone) };
    draft.sketch.put("source", source);
    keep(draft);
    Ok(Asked::Said)
}

struct Asker<'d, 'a> {
    dialogue: &'d mut Dialogue<'a>,
    words: &'d Words,
    french: bool,
}

impl Asker<'_, '_> {
    /// Asks for one part; `None` when whoever is asked has left, and then what was typed is in the sketch all the same.
    fn part(&mut self, part: Part, sketch: &mut Sketch) -> Result<Option<()>, Failure> {
        let before = sketch.all(part.name).to_vec();
        let mut said: Vec<String> = Vec::new();
        let mut old = before.into_iter();
        loop {
            let number = said.len() + 1;
            let enough = said.len() >= part.least;
            let prompt = self.words.tell(&format!("add-part-{}", part.name), &[("number", number.into())]);
            let initial = old.next().unwrap_or_default();
            let (line, left) = match self.dialogue.line(&prompt, &initial)? {
                Typed::Line(line) => (line.trim().to_owned(), false),
                Typed::Gone(line) => (line.trim().to_owned(), true),
            };
            if left {
                said.extend(Some(line).filter(|line| !line.is_empty()));
                said.extend(old);
                sketch.put(part.name, said);
                return Ok(None);
            }
            if line.is_empty() {
                // An empty line drops what stood there; where nothing did, it is the end.
                let ended = initial.is_empty() && (enough || part.name == ASK.name) || !part.many && enough;
                if ended {
                    break;
                }
                if initial.is_empty() {
                    self.tell(PartFault::Empty)?;
                }
                continue;
            }
            if let Err(fault) = check(part.name, &line, self.french) {
                self.tell(fault)?;
                // What was wrong can be put right, not only typed anew.
                old = std::iter::once(line).chain(old).collect::<Vec<_>>().into_iter();
                if !self.dialogue.prefills() {
                    old.next();
                }
                continue;
            }
            said.push(line);
            if !part.many {
                break;
            }
        }
        sketch.put(part.name, said);
        Ok(Some(()))
    }

    fn tell(&mut self, fault: PartFault) -> Result<(), Failure> {
        let text = match fault {
            PartFault::Empty => self.words.say("add-needed"),
            PartFault::NotANumber => self.words.say("add-no-number"),
            PartFault::NotAMargin => self.words.say("add-no-margin"),
            PartFault::NotAPair => self.words.say("add-no-pair"),
            PartFault::Gaps(fault) => self.words.finding(&Code::Cloze(fault)).title,
        };
        let mut page = self.dialogue.page();
        let paint = page.layout().paint;
        page.hanging(&paint.warn(&text), "", "");
        Ok(self.dialogue.show(page)?)
    }

    /// How it is answered; what was chosen before comes first.
    fn way(&mut self, sketch: &Sketch) -> Result<Option<Variant>, Failure> {
        let mut ways = WAYS.to_vec();
        if let Some(before) = sketch.way() {
            ways.retain(|way| *way != before);
            ways.insert(0, before);
        }
        let labels: Vec<String> =
            ways.iter().map(|way| self.words.say(&format!("add-way-{}", way.name().to_lowercase()))).collect();
        let chosen = self.dialogue.choose(&self.words.say("add-how"), &labels)?;
        Ok(chosen.and_then(|at| ways.get(at).copied()))
    }

    fn truth(&mut self) -> Result<Option<bool>, Failure> {
        let labels = [self.words.say("truth-true"), self.words.say("truth-false")];
        Ok(self.dialogue.choose(&self.words.say("add-truth"), &labels)?.map(|at| at == 0))
    }

    /// The key of its source, or nothing to leave it to the deck; where there is no choice, nothing is asked. `None` when
    /// whoever is asked has left.
    fn source(&mut self, deck: &Deck) -> Result<Option<Vec<String>>, Failure> {
        let default = deck.defaults.source.as_ref().and_then(|key| deck.sources.get(key));
        let first = match default {
            Some(source) => self.words.tell("add-source-default", &[("title", source.title.as_str().into())]),
            None => self.words.say("add-source-none"),
        };
        let keys = deck.sources.keys().filter(|key| deck.defaults.source.as_ref() != Some(key));
        let keys: Vec<&String> = keys.collect();
        if keys.is_empty() {
            return Ok(Some(Vec::new()));
        }
        let titles = keys.iter().filter_map(|key| deck.sources.get(*key)).map(|source| source.title.clone());
        let labels: Vec<String> = std::iter::once(first).chain(titles).collect();
        let chosen = self.dialogue.choose(&self.words.say("add-source"), &labels)?;
        let key = |at: usize| keys.get(at.checked_sub(1)?).map(|key| (*key).clone());
        Ok(chosen.map(|at| key(at).into_iter().collect()))
    }
}
