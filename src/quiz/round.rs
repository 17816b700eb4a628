//! A round: one question asked once, alone or in class.

use std::borrow::Cow;
use std::sync::Arc;

use super::closing::closes;
use super::view::{AskBack, Form, GapText, Given, Key, Prompt, Reveal};
use crate::grading::{
    NumberMatch, Others, Run, TextKey, TextMatch, Verdict, diff, grade_list, grade_match, grade_number, grade_order,
    grade_several, known_answers,
};
use crate::model::answer::{Cloze, Piece};
use crate::model::{Answer, CardId, Facet, Outcome, Question, Seed, Source, markup};

/// A question on its way to the learner, with what is said of its deck.
#[derive(Clone, Debug, PartialEq)]
pub struct Asked {
    /// The card.
    pub card: CardId,
    /// The question in the learner's language, or the nearest there is.
    pub question: Arc<Question>,
    /// The deck's title.
    pub deck: String,
    /// The language it is asked in, a BCP 47 tag.
    pub language: String,
    /// The work that the answer rests on.
    pub source: Option<Source>,
}

/// One question asked once. It holds the key; what it shows before the answer does not.
#[derive(Clone, Debug)]
pub struct Round {
    asked: Asked,
    /// For each place on the screen, the index of the option or item in the deck's order.
    order: Vec<usize>,
    french: bool,
    hinted: bool,
    asked_back: Option<AskBack>,
    /// The accepted texts made ready, where a text is typed.
    text_key: TextKey,
    /// Other answers of the deck, which no slip of the keyboard may hit.
    others: Arc<Others>,
}

impl Round {
    /// Opens a round. The seed decides the order in which options are shown, the question's language how numbers are read.
    pub fn open(asked: Asked, seed: Seed) -> Self {
        let order = arrange(&asked.question.answer, seed.derive(&asked.card.to_string()));
        let french = asked.language.to_lowercase().starts_with("fr");
        let text_key = text_key(&asked);
        Self { asked, order, french, hinted: false, asked_back: None, text_key, others: Arc::default() }
    }

    /// Tells the round the other answers of the deck: none of them is taken for a slip of the keyboard.
    pub fn learn(&mut self, others: Arc<Others>) {
        self.text_key = std::mem::take(&mut self.text_key).knowing(others.clone());
        self.others = others;
    }

    /// The same question as it reads now. A hint that was given stays given.
    #[must_use]
    pub fn reworded(&self, asked: Asked, seed: Seed) -> Self {
        Self { hinted: self.hinted, ..Self::open(asked, seed) }
    }

    /// Whether what was typed leaves open what is meant; then that is asked back, once.
    pub fn ask_back(&mut self, given: &Given) -> bool {
        if self.asked_back.is_some() {
            return false;
        }
        let readings = match self.number_match(given) {
            Some(NumberMatch::ScaleMissing(_)) => None,
            Some(NumberMatch::Ambiguous(one, other)) => Some((one, other)),
            _ => return false,
        };
        self.asked_back = Some(AskBack { typed: self.in_words(given), readings });
        true
    }

    /// Whether it was asked back what is meant.
    pub fn asked_back(&self) -> bool {
        self.asked_back.is_some()
    }

    /// The card that is asked.
    pub fn card(&self) -> &CardId {
        &self.asked.card
    }

    /// The question, key included: for the conductor's summary, never for an open view.
    pub fn question(&self) -> &Question {
        &self.asked.question
    }

    /// Whether the hint was asked for.
    pub fn hinted(&self) -> bool {
        self.hinted
    }

    /// Gives the hint, if there is one.
    pub fn give_hint(&mut self) {
        self.hinted |= self.hint().is_some();
    }

    /// What may be shown before the answer.
    pub fn prompt(&self) -> Prompt {
        let question = &*self.asked.question;
        Prompt {
            deck: self.asked.deck.clone(),
            ask: self.ask(),
            form: self.form(),
            has_hint: self.hint().is_some(),
            hint: self.hint().filter(|_| self.hinted).map(str::to_owned),
            media: question.media.clone(),
            ask_back: self.asked_back.clone(),
        }
    }

    /// Grades what was given. Pure: the same answer always has the same verdict.
    pub fn grade(&self, given: &Given) -> Verdict {
        // Only where one pick can be right by chance does chance count; of orders and sets there are too many.
        Verdict { guess: self.guess(), ..self.verdict(given) }
    }

    fn verdict(&self, given: &Given) -> Verdict {
        match (&self.asked.question.answer, given) {
            (_, Given::Looked) => Verdict::plain(Outcome::SelfGraded),
            (_, Given::Text(_)) => {
                let text = self.text_match(given).map(Verdict::text);
                text.or_else(|| self.number_match(given).map(Verdict::number)).unwrap_or(Verdict::plain(Outcome::Blank))
            }
            (Answer::Choice { .. }, Given::Pick(place)) => Verdict::pick(self.at(*place) == Some(0), self.guess()),
            (Answer::TrueFalse(truth), Given::Truth(said)) => Verdict::pick(truth == said, self.guess()),
            (Answer::Several { right, wrong }, Given::Picks(places)) => {
                let picked = places.iter().filter_map(|place| self.at(*place)).collect();
                grade_several(&(0..right.len()).collect(), right.len() + wrong.len(), &picked)
            }
            (Answer::Order(items), Given::Order(places)) if places.len() == items.len() => {
                grade_order(&places.iter().filter_map(|place| self.at(*place)).collect::<Vec<_>>())
            }
            (Answer::Match(pairs), Given::Pairs(places)) if places.len() == pairs.len() => {
                grade_match(&places.iter().map(|place| place.and_then(|place| self.at(place))).collect::<Vec<_>>())
            }
            (Answer::List { of, need }, Given::Items(lines)) => grade_list(of, *need, &self.others, lines).verdict,
            // Given up, or not an answer to this kind of question.
            _ => Verdict::plain(Outcome::Blank),
        }
    }

    /// How a typed text matches; `None` for what is no typed text.
    pub fn text_match(&self, given: &Given) -> Option<TextMatch> {
        match (&self.asked.question.answer, given) {
            (Answer::Typed { .. } | Answer::Recall(_) | Answer::Cloze(_), Given::Text(text)) => {
                Some(self.text_key.grade(text))
            }
            _ => None,
        }
    }

    /// How a typed number matches; where its scale is missing or it has two readings, a face may ask back. `None` for what is no number.
    pub fn number_match(&self, given: &Given) -> Option<NumberMatch> {
        match (&self.asked.question.answer, given) {
            (Answer::Number { value, unit, within }, Given::Text(text)) => {
                let text = self.whole_number(text);
                Some(grade_number(*value, unit.as_deref(), *within, &text, self.french))
            }
            _ => None,
        }
    }

    /// What was typed; asked "109 what?", many answer "billion" alone, and mean the whole.
    fn whole_number<'a>(&self, typed: &'a str) -> Cow<'a, str> {
        let (Answer::Number { value, unit, within }, Some(first)) = (&self.asked.question.answer, &self.asked_back)
        else {
            return typed.into();
        };
        let right =
            |text: &str| grade_number(*value, unit.as_deref(), *within, text, self.french).outcome() == Outcome::Right;
        let whole = format!("{} {}", first.typed, typed.trim());
        if !right(typed) && right(&whole) { whole.into() } else { typed.into() }
    }

    /// The difference between the accepted answer that comes nearest and a typed text, letter by letter.
    pub fn difference(&self, given: &Given) -> Option<Vec<Run>> {
        let found = self.text_match(given)?;
        let Given::Text(text) = given else { return None };
        let key = texts(&self.asked).into_iter().nth(found.accepted)?;
        Some(diff(&markup::strip(&key), text.trim()))
    }

    /// The difference where it teaches something: in the writing, a slip, or a wrong answer that comes near.
    fn telling_difference(&self, given: &Given, outcome: Outcome) -> Vec<Run> {
        let runs = match outcome {
            Outcome::Slip | Outcome::Typo | Outcome::Wrong => self.difference(given).unwrap_or_default(),
            _ => Vec::new(),
        };
        let letters = |run: &Run| match run {
            Run::Kept(text) => (text.chars().count(), 0),
            Run::Missing(text) | Run::Extra(text) => (0, text.chars().count()),
            Run::Changed { expected, typed, .. } => (0, expected.chars().count().max(typed.chars().count())),
        };
        let (kept, other) = runs.iter().map(letters).fold((0, 0), |sum, run| (sum.0 + run.0, sum.1 + run.1));
        if outcome == Outcome::Wrong && kept < 2 * other { Vec::new() } else { runs }
    }

    /// What is shown after the answer.
    pub fn reveal(&self, given: &Given) -> Reveal {
        let question = &*self.asked.question;
        let verdict = self.grade(given);
        Reveal {
            key: self.key(given),
            given: self.in_words(given),
            difference: self.telling_difference(given, verdict.outcome),
            verdict,
            because: self.because(given),
            why: question.why.clone(),
            source: self.asked.source.clone(),
        }
    }

    /// What was given, in words, for the log and the screen.
    pub fn in_words(&self, given: &Given) -> String {
        let texts = |places: &[usize]| {
            let options = self.options();
            let texts = places.iter().filter_map(|place| options.get(self.at(*place)?).cloned());
            texts.collect::<Vec<_>>().join(" · ")
        };
        match given {
            Given::Looked | Given::GiveUp => String::new(),
            Given::Text(text) => self.whole_number(text).trim().to_owned(),
            Given::Truth(said) => said.to_string(),
            Given::Pick(place) => texts(&[*place]),
            Given::Picks(places) | Given::Order(places) => texts(places),
            Given::Pairs(places) => {
                let Answer::Match(pairs) = &self.asked.question.answer else { return String::new() };
                let rights =
                    places.iter().map(|place| place.and_then(|place| self.at(place)).and_then(|at| pairs.get(at)));
                let words = pairs
                    .iter()
                    .zip(rights)
                    .map(|((left, _), right)| format!("{left} → {}", right.map_or("—", |(_, right)| right.as_str())));
                words.collect::<Vec<_>>().join(" · ")
            }
            Given::Items(lines) => lines.join(" · "),
        }
    }

    fn ask(&self) -> String {
        match (&self.asked.question.answer, self.asked.card.facet) {
            (Answer::Recall(back), Facet::Back) => back.clone(),
            (Answer::Typed { of, .. }, Facet::Back) => of.first().cloned().unwrap_or_default(),
            _ => self.asked.question.ask.clone(),
        }
    }

    /// The hint of the gap that is asked, else the question's; a hint for one direction would give the other away.
    fn hint(&self) -> Option<&str> {
        let question = &*self.asked.question;
        match (&question.answer, self.asked.card.facet) {
            (_, Facet::Back) => None,
            (Answer::Cloze(cloze), Facet::Gap(number)) => {
                gap(cloze, number).and_then(|(_, hint)| hint).or(question.hint.as_deref())
            }
            _ => question.hint.as_deref(),
        }
    }

    fn form(&self) -> Form {
        let shown = |items: Vec<String>| self.order.iter().filter_map(|at| items.get(*at).cloned()).collect::<Vec<_>>();
        match &self.asked.question.answer {
            Answer::Recall(_) => Form::Recall,
            Answer::Typed { .. } => Form::Text,
            Answer::Cloze(cloze) => Form::Gap(gap_text(cloze, self.asked.card.facet)),
            Answer::Choice { .. } => Form::Choice(shown(self.options())),
            Answer::Several { .. } => Form::Several(shown(self.options())),
            Answer::TrueFalse(_) => Form::TrueFalse,
            Answer::Number { unit, .. } => Form::Number { unit: unit.clone() },
            Answer::Order(_) => Form::Order(shown(self.options())),
            Answer::Match(pairs) => {
                Form::Match { left: pairs.iter().map(|(left, _)| left.clone()).collect(), right: shown(self.options()) }
            }
            Answer::List { need, .. } => Form::List { need: *need },
        }
    }

    /// What there is to pick, in the deck's order, the right ones first.
    pub(super) fn options(&self) -> Vec<String> {
        match &self.asked.question.answer {
            Answer::Choice { right, wrong } => {
                std::iter::once(right.clone()).chain(wrong.iter().map(|option| option.text.clone())).collect()
            }
            Answer::Several { right, wrong } => {
                right.iter().cloned().chain(wrong.iter().map(|option| option.text.clone())).collect()
            }
            Answer::Order(items) => items.clone(),
            Answer::Match(pairs) => pairs.iter().map(|(_, right)| right.clone()).collect(),
            _ => Vec::new(),
        }
    }

    fn key(&self, given: &Given) -> Key {
        match &self.asked.question.answer {
            Answer::Recall(_) | Answer::Typed { .. } | Answer::Cloze(_) => {
                let mut texts = texts(&self.asked).into_iter();
                Key::Text { shown: texts.next().unwrap_or_default(), also: texts.collect() }
            }
            Answer::Choice { right, .. } => Key::Options(vec![right.clone()]),
            Answer::Several { right, .. } => Key::Options(right.clone()),
            Answer::TrueFalse(truth) => Key::Truth(*truth),
            Answer::Number { value, unit, .. } => Key::Number { value: *value, unit: unit.clone() },
            Answer::Order(items) => Key::Order(items.clone()),
            Answer::Match(pairs) => Key::Pairs(pairs.clone()),
            Answer::List { of, need } => {
                let named = match given {
                    Given::Items(lines) => grade_list(of, *need, &self.others, lines).items().collect(),
                    _ => Vec::new(),
                };
                let shown = of
                    .iter()
                    .enumerate()
                    .map(|(item, forms)| (forms.first().cloned().unwrap_or_default(), named.contains(&item)));
                Key::Items(shown.collect())
            }
        }
    }

    fn because(&self, given: &Given) -> Vec<(String, String)> {
        let (Answer::Choice { wrong, .. } | Answer::Several { wrong, .. }) = &self.asked.question.answer else {
            return Vec::new();
        };
        let places = match given {
            Given::Pick(place) => vec![*place],
            Given::Picks(places) => places.clone(),
            _ => Vec::new(),
        };
        let rights = self.order.len().saturating_sub(wrong.len());
        let picked = places.iter().filter_map(|place| wrong.get(self.at(*place)?.checked_sub(rights)?));
        picked.filter_map(|option| Some((option.text.clone(), option.because.clone()?))).collect()
    }

    fn guess(&self) -> f32 {
        match self.asked.question.answer {
            #[expect(clippy::cast_precision_loss, reason = "a question has far fewer than 2^24 options")]
            Answer::Choice { .. } => 1.0 / self.order.len().max(1) as f32,
            Answer::TrueFalse(_) => 0.5,
            _ => 0.0,
        }
    }

    /// Shows its options in the order that another language's version of the same question shows them in, so that a class in two
    /// languages can speak of "B".
    #[must_use]
    pub(super) fn arranged_as(mut self, other: &Self) -> Self {
        if self.order.len() == other.order.len() {
            self.order.clone_from(&other.order);
        }
        self
    }

    /// The left sides of pairs, in the deck's order.
    pub(super) fn lefts(&self) -> Vec<String> {
        match &self.asked.question.answer {
            Answer::Match(pairs) => pairs.iter().map(|(left, _)| left.clone()).collect(),
            _ => Vec::new(),
        }
    }

    /// The place that an option or item is shown at, by its index in the deck's order.
    pub(super) fn place_of(&self, item: usize) -> Option<usize> {
        self.order.iter().position(|at| *at == item)
    }

    /// The index in the deck's order of what is shown at a place.
    pub(super) fn at(&self, place: usize) -> Option<usize> {
        self.order.get(place).copied()
    }
}

/// The texts that are right for a typed answer, the one to show first.
fn texts(asked: &Asked) -> Vec<String> {
    let question = &*asked.question;
    match (&question.answer, asked.card.facet) {
        (Answer::Recall(_) | Answer::Typed { .. }, Facet::Back) => vec![question.ask.clone()],
        (Answer::Recall(text), _) => vec![text.clone()],
        (Answer::Typed { of, .. }, _) => of.clone(),
        (Answer::Cloze(cloze), Facet::Gap(number)) => {
            gap(cloze, number).map(|(text, _)| text.to_owned()).into_iter().collect()
        }
        _ => Vec::new(),
    }
}

/// The texts made ready; the other gaps of a cloze are known to it.
fn text_key(asked: &Asked) -> TextKey {
    let (answer, texts) = (&asked.question.answer, texts(asked));
    match answer {
        Answer::Typed { exact: true, .. } if asked.card.facet != Facet::Back => TextKey::exact(&texts),
        Answer::Cloze(_) => TextKey::new(&texts).knowing(Arc::new(Others::new(&known_answers(answer)))),
        _ => TextKey::new(&texts),
    }
}

/// The shuffled order of what is shown; "all of the above" stays last. What must be put in order is never shown already in order.
fn arrange(answer: &Answer, seed: Seed) -> Vec<usize> {
    let count = match answer {
        Answer::Choice { wrong, .. } => wrong.len() + 1,
        Answer::Several { right, wrong } => right.len() + wrong.len(),
        Answer::Order(items) => items.len(),
        Answer::Match(pairs) => pairs.len(),
        _ => 0,
    };
    let mut order = seed.order(count);
    match answer {
        Answer::Choice { right, wrong } => {
            let text = |at: usize| if at == 0 { right } else { &wrong[at - 1].text };
            order.sort_by_key(|at| closes(text(*at)));
        }
        Answer::Several { right, wrong } => {
            let text = |at: usize| right.get(at).unwrap_or_else(|| &wrong[at - right.len()].text);
            order.sort_by_key(|at| closes(text(*at)));
        }
        _ => {}
    }
    if matches!(answer, Answer::Order(_)) && order.is_sorted() {
        order.rotate_left(count.min(1));
    }
    order
}

fn gap(cloze: &Cloze, number: u16) -> Option<(&str, Option<&str>)> {
    cloze.gaps().nth(usize::from(number).checked_sub(1)?)
}

fn gap_text(cloze: &Cloze, facet: Facet) -> Vec<GapText> {
    let mut number = 0;
    let pieces = cloze.pieces.iter().map(|piece| match piece {
        Piece::Text(text) => GapText::Text(text.clone()),
        Piece::Gap { answer, .. } => {
            number += 1;
            if facet == Facet::Gap(number) { GapText::Open } else { GapText::Filled(markup::strip(answer)) }
        }
    });
    pieces.collect()
}
