//! Plays a deck on the screens of study, question after question and back; nothing is kept of the answers.

use std::collections::VecDeque;
use std::io::{BufReader, stdin, stdout};
use std::sync::Arc;

use super::super::failure::Failure;
use super::super::workshop::Workshop;
use super::super::{Options, editor, media};
use super::script::Script;
use crate::env::Env;
use crate::grading::{Others, known_answers};
use crate::i18n::Arg;
use crate::model::{CardId, ReviewId, Seed};
use crate::quiz::{Asked, Effect, Event, Progress, Recorded, Stage, Study, StudyPlan};
use crate::term::{Face, Leech, Occasion, Paint, Plain, Revealed, Rich, Shown};

/// Where a question leads to.
enum Way {
    Next,
    Previous,
    First,
    /// The same question anew, as it reads now.
    Here,
    Out,
}

/// Plays the script until its viewer has seen enough.
pub(super) fn play(
    env: &Env,
    options: &Options,
    workshop: &Workshop,
    script: Script,
    seed: Seed,
) -> Result<(), Failure> {
    let paint = workshop.layout.paint;
    let face = face(env, options, workshop, paint).at(Occasion::Preview);
    let mut preview =
        Preview { env, workshop, cards: script.cards(), at: 0, others: Arc::default(), script, seed, face };
    preview.learn_others();
    match preview.run() {
        // Whoever read this has seen enough (`| head`).
        Err(failure) if failure.is_closed_pipe() => Ok(()),
        done => done,
    }
}

fn face<'a>(env: &Env, options: &Options, workshop: &'a Workshop, paint: Paint) -> Face<'a> {
    let words = &workshop.words;
    if env.has_screen() && !options.plain {
        Face::Rich(Rich::new(words, paint))
    } else {
        Face::Plain(Plain::new(BufReader::new(stdin()), stdout(), words, paint))
    }
}

struct Preview<'a> {
    env: &'a Env,
    workshop: &'a Workshop,
    script: Script,
    cards: Vec<CardId>,
    /// The number of the card on the screen.
    at: usize,
    /// The known answers of the deck, which no slip of the keyboard may hit.
    others: Arc<Others>,
    seed: Seed,
    face: Face<'a>,
}

impl Preview<'_> {
    fn run(&mut self) -> Result<(), Failure> {
        loop {
            self.renew()?;
            let Some(card) = self.cards.get(self.at).cloned() else {
                if !self.begin_again()? {
                    return Ok(());
                }
                self.at = 0;
                continue;
            };
            match self.ask(&card)? {
                Way::Next => self.at += 1,
                Way::Previous => self.at = self.at.saturating_sub(1),
                Way::First => self.at = 0,
                Way::Here => {}
                Way::Out => return Ok(()),
            }
        }
    }

    /// Whether the viewer wants to see it all again, now that it is over.
    fn begin_again(&mut self) -> Result<bool, Failure> {
        let words = &self.workshop.words;
        let mut page = self.face.page();
        page.gap().line(&words.tell("preview-end", &[("count", self.cards.len().into())]));
        self.face.show(page)?;
        let options = [words.say("stop-here"), words.say("act-restart")];
        Ok(!self.cards.is_empty() && self.face.choose(&options)? == Some(1))
    }

    /// Reads the file again if it was saved meanwhile, and says what is wrong with it now.
    fn renew(&mut self) -> Result<(), Failure> {
        if !self.script.renew() {
            return Ok(());
        }
        let card = self.cards.get(self.at).cloned();
        self.cards = self.script.cards();
        self.learn_others();
        // Questions may have come before it, or gone.
        let found = self.cards.iter().position(|other| Some(other) == card.as_ref());
        self.at = found.unwrap_or(self.at).min(self.cards.len());
        self.tell_faults()
    }

    fn tell_faults(&mut self) -> Result<(), Failure> {
        let faults = self.script.faults(self.workshop);
        let mut page = self.face.page();
        for line in faults.iter().flat_map(|fault| fault.lines()) {
            page.verbatim(line);
        }
        Ok(self.face.show(page)?)
    }

    fn learn_others(&mut self) {
        let answers = self.script.deck().questions.iter().flat_map(|question| known_answers(&question.answer));
        let mut answers: Vec<_> = answers.collect();
        answers.sort();
        answers.dedup();
        self.others = Arc::new(Others::new(&answers));
    }

    /// Asks one card with the machine of study, as if it were the only one of a practice.
    fn ask(&mut self, card: &CardId) -> Result<Way, Failure> {
        let plan = StudyPlan { queue: vec![card.clone()], practice: true, ..StudyPlan::default() };
        // Of the card alone, so that it looks the same whenever one comes back to it.
        let mut study = Study::new(plan, self.seed, None);
        let mut events = VecDeque::from([Event::Start]);
        let mut shown = Shown::Nothing;
        loop {
            while let Some(event) = events.pop_front() {
                for effect in study.apply(event, self.env.now().at) {
                    events.extend(self.perform(effect)?);
                }
            }
            study.learn_others(Arc::clone(&self.others));
            let event = match self.show(&study, shown)? {
                Some((event, seen)) => {
                    shown = seen;
                    event
                }
                // The question is gone.
                None => return Ok(Way::Next),
            };
            match event {
                Event::Start => return Ok(Way::First),
                Event::Undo => return Ok(Way::Previous),
                Event::Skip => return Ok(Way::Next),
                Event::Quit => return Ok(Way::Out),
                Event::Edit => {
                    self.edit(card)?;
                    return Ok(Way::Here);
                }
                Event::Proceed if matches!(study.stage(), Stage::Revealed { .. }) => return Ok(Way::Next),
                event => events.push_back(event),
            }
        }
    }

    /// Shows where the question stands, and waits; what was done, and how much of the answer has been seen then.
    fn show(&mut self, study: &Study, shown: Shown) -> Result<Option<(Event, Shown)>, Failure> {
        let progress = Progress { done: self.at, left: self.cards.len() - self.at, learning: 0 };
        let can_go_back = self.at > 0;
        Ok(Some(match study.stage() {
            Stage::Busy | Stage::Finished => return Ok(None),
            Stage::Asking(round) => (self.face.ask(&round.prompt(), progress, can_go_back)?, Shown::Nothing),
            Stage::Judging(_, reveal) => (self.face.judge(reveal, can_go_back)?, Shown::All),
            Stage::Retyping(_, reveal) => (self.face.retype(reveal)?, Shown::Verdict),
            Stage::Revealed { round, reveal, rating, promise, .. } => {
                let now = self.env.now();
                let revealed = Revealed {
                    reveal,
                    deck: &round.prompt().deck,
                    rating: *rating,
                    promise: *promise,
                    lapses: 0,
                    leech: Leech::No,
                    has_media: !round.question().media.is_empty(),
                    progress,
                    now: now.at,
                    today: now.study_day(0),
                };
                (self.face.reveal(&revealed, shown)?, Shown::All)
            }
        }))
    }

    fn perform(&mut self, effect: Effect) -> Result<Option<Event>, Failure> {
        Ok(match effect {
            Effect::Load(card) => Some(match self.asked(&card) {
                Some(asked) => {
                    media::hang(self.env, &mut self.face, self.script.path(), &asked.question.media);
                    Event::Loaded(asked)
                }
                None => Event::Missing(card),
            }),
            // As if it were stored: the machine goes on, and nobody remembers.
            Effect::Append { .. } => {
                let id = ReviewId::new(self.env.now().at, &[0; 10]);
                Some(Event::Recorded(Recorded { id, before: None, after: None, promise: None, aside: false }))
            }
            Effect::Open(card) => {
                if let Some((question, _)) = self.script.question(&card.question) {
                    let words = &self.workshop.words;
                    media::open(self.env, words, &mut self.face, self.script.path(), &question.media)?;
                }
                None
            }
            // A preview offers none of what leads to these.
            Effect::Edit(_)
            | Effect::Overrule(..)
            | Effect::Retract(..)
            | Effect::LetGoOn(_)
            | Effect::SetSuspended(..)
            | Effect::SetBuried(..)
            | Effect::Flag(..)
            | Effect::Accept(..) => None,
        })
    }

    fn asked(&self, card: &CardId) -> Option<Asked> {
        let deck = self.script.deck();
        let (question, _) = self.script.question(&card.question)?;
        question.facets().contains(&card.facet).then(|| Asked {
            card: card.clone(),
            question: Arc::new(question.clone()),
            deck: deck.title.clone(),
            language: deck.language.clone(),
            source: question.source.as_ref().and_then(|key| deck.sources.get(key)).cloned(),
        })
    }

    /// Opens the question in the author's editor, until the file reads well or the author lets it be.
    fn edit(&mut self, card: &CardId) -> Result<(), Failure> {
        let Some((_, line)) = self.script.question(&card.question) else { return Ok(()) };
        let path = self.script.path().display().to_string();
        if !self.env.has_terminal() {
            return self.say("edit-place", &[("path", path.into()), ("line", line.into())]);
        }
        let command = self.env.editor();
        let file = self.script.path().to_owned();
        loop {
            let ended = self.face.lend(|| editor::open(&command, &file, line).status());
            if !ended.as_ref().is_ok_and(std::process::ExitStatus::success) {
                return self.say("edit-failed", &[("editor", command.into()), ("path", path.into())]);
            }
            self.renew()?;
            if self.script.is_whole() {
                return Ok(());
            }
            let options = ["edit-again", "edit-leave"].map(|key| self.workshop.words.say(key));
            if self.face.choose(&options)? != Some(0) {
                return Ok(());
            }
        }
    }

    fn say(&mut self, key: &str, args: &[(&str, Arg<'_>)]) -> Result<(), Failure> {
        let mut page = self.face.page();
        page.line(&self.workshop.words.tell(key, args));
        Ok(self.face.show(page)?)
    }
}
