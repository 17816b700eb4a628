//! A sitting of study: plans it, performs what the machine asks for, and shows what it shows.

use std::collections::{HashSet, VecDeque};
use std::path::{Path, PathBuf};
use std::rc::Rc;

use super::Exit;
use super::day::Day;
use super::desk::Desk;
use super::exam::{self, Exams};
use super::failure::Failure;
use super::media;
use super::others::{OtherAnswers, asked};
use super::practice;
use super::rework::{self, Edited};
use crate::library::{LoadFault, Loaded};
use crate::memory::{Filter, Load, NewOrder, Terms, is_leech};
use crate::model::{CardId, CardState, DeckId, Promise, Purpose, StudyDay};
use crate::quiz::{Asked, Effect, Event, Given, Recorded, Stage, Study, StudyPlan};
use crate::store::{Appended, Mark, NewReview, StoreFault};
use crate::term::{Face, Leech, Revealed, Shown, Tomorrow};

/// What the learner asked for.
#[derive(Clone, Debug, Default)]
pub(super) struct Wish {
    /// Decks to study; all when empty.
    pub(super) decks: Vec<DeckId>,
    /// New cards, instead of what is left of the day's.
    pub(super) new: Option<usize>,
    /// In which order they come, instead of the learner's setting.
    pub(super) order: Option<NewOrder>,
    /// All that is due, however much that is.
    pub(super) all: bool,
    /// Cards at most.
    pub(super) limit: Option<usize>,
    /// Only questions with this tag.
    pub(super) tag: Option<String>,
    /// Minutes after which no further question is asked.
    pub(super) minutes: Option<u32>,
    /// Only cards that are so.
    pub(super) filter: Filter,
    /// Practice beside the schedule: any card, due or not; nothing moves.
    pub(super) practice: bool,
}

impl Wish {
    /// Whether it names some of the cards only.
    pub(super) fn names_some(&self) -> bool {
        !self.decks.is_empty() || self.tag.is_some() || self.filter != Filter::default()
    }
}

/// Plans the sitting and holds it.
pub(super) fn sit(desk: &mut Desk<'_>, wish: &Wish) -> Result<Exit, Failure> {
    let (rich, paint) = desk.manner();
    let words = Rc::clone(&desk.words);
    let mut face = Desk::face(&words, rich, paint);
    sit_with(desk, &mut face, wish, false)
}

/// The same with a face that is already there; what was `told` of the day is not said again.
pub(super) fn sit_with(desk: &mut Desk<'_>, face: &mut Face<'_>, wish: &Wish, told: bool) -> Result<Exit, Failure> {
    exam::end_past(desk)?;
    let start = desk.env.now();
    let seed = desk.env.seed();
    let day = Day::read(desk)?;
    let plan = if wish.practice {
        practice::plan_for(desk, &day, wish, seed)?
    } else {
        let exams = Exams::of(desk, &day, &wish.decks)?;
        let today = day.plan(desk, wish, exams.as_ref(), seed)?;
        if !told {
            let exams = exams.map(|exams| exams.tell(desk, wish.minutes)).unwrap_or_default();
            let mut page = face.page();
            for line in exams.into_iter().chain(today.backlog.map(|backlog| backlog.tell(desk))) {
                page.line(&line);
            }
            face.show(page)?;
        }
        today.plan
    };
    if plan.queue.is_empty() && plan.learning.is_empty() {
        let filtered = wish.names_some() || wish.practice;
        let mut page = face.page();
        page.line(&face.words().say(if filtered { "study-none-filter" } else { "study-none" }));
        face.show(page)?;
        return Ok(Exit::Well);
    }
    let ends_at = wish.minutes.map(|minutes| start.at.plus_seconds(i64::from(minutes) * 60));
    let planned = StudyPlan {
        queue: plan.queue.into_iter().map(|planned| planned.card).collect(),
        waiting: plan.learning.into_iter().map(|(at, card)| (card, at)).collect(),
        earlier: day.answered.into_iter().map(|answer| (answer.id, answer.card)).collect(),
        practice: wish.practice,
    };
    let study = Study::new(planned, seed.derive("rounds"), ends_at);
    let mut sitting = Sitting {
        desk,
        study,
        retention: None,
        backed_up: false,
        unreadable: HashSet::new(),
        others: OtherAnswers::default(),
        load: None,
        promised: None,
    };
    sitting.run(face)?;
    sitting.close(face)?;
    Ok(Exit::Well)
}

struct Sitting<'d, 'e> {
    desk: &'d mut Desk<'e>,
    study: Study,
    /// Desired retention of the question on the screen, where it has its own.
    retention: Option<f32>,
    backed_up: bool,
    /// Deck files that were said to be unreadable.
    unreadable: HashSet<PathBuf>,
    others: OtherAnswers,
    /// What the days to come hold, once it was counted.
    load: Option<Load>,
    /// The day that the last answer was promised.
    promised: Option<StudyDay>,
}

impl Sitting<'_, '_> {
    fn run(&mut self, face: &mut Face<'_>) -> Result<(), Failure> {
        let mut events = VecDeque::from([Event::Start]);
        let mut shown = Shown::Nothing;
        loop {
            while let Some(event) = events.pop_front() {
                self.learn_others(&event);
                let now = self.desk.env.now().at;
                for effect in self.study.apply(event, now) {
                    events.extend(self.perform(effect, face)?);
                }
            }
            let progress = self.study.progress();
            let now = self.desk.env.now().at;
            let today = self.desk.today();
            let event = match self.study.stage() {
                Stage::Busy | Stage::Finished => return Ok(()),
                Stage::Asking(round) => {
                    shown = Shown::Nothing;
                    face.ask(&round.prompt(), progress, self.study.can_undo())?
                }
                Stage::Judging(_, reveal) => {
                    shown = Shown::All;
                    face.judge(reveal, self.study.can_undo())?
                }
                Stage::Retyping(_, reveal) => {
                    shown = Shown::Verdict;
                    face.retype(reveal)?
                }
                Stage::Revealed { round, reveal, rating, promise, after, aside } => {
                    let lapses = after.map_or(0, |state| state.lapses);
                    let is_leech = || after.is_some_and(|state| is_leech(&state, &self.desk.settings));
                    let leech = match (aside, !rating.is_pass() && is_leech()) {
                        (true, _) => Leech::SetAside,
                        (false, true) => Leech::Named,
                        (false, false) => Leech::No,
                    };
                    let deck = round.prompt().deck;
                    let revealed = Revealed {
                        reveal,
                        deck: &deck,
                        rating: *rating,
                        promise: *promise,
                        lapses,
                        leech,
                        has_media: !round.question().media.is_empty(),
                        progress,
                        now,
                        today,
                    };
                    let event = face.reveal(&revealed, shown)?;
                    shown = Shown::All;
                    event
                }
            };
            events.push_back(event);
        }
    }

    fn perform(&mut self, effect: Effect, face: &mut Face<'_>) -> Result<Option<Event>, Failure> {
        let learner = self.desk.learner;
        let now = self.desk.env.now();
        match effect {
            Effect::Load(card) => self.load(card, face).map(Some),
            Effect::Append { card, rating, evidence } => {
                self.back_up(face)?;
                let load =
                    if evidence.purpose == Purpose::Study { self.load_without(&card)? } else { self.load_ahead()? };
                let review = NewReview { card, moment: now, rating, evidence, retention: self.retention };
                let stored = patiently(self.desk, face, |desk| {
                    desk.store.append(learner, &review, Terms { settings: &desk.settings, load: &load })
                })?;
                Ok(Some(self.recorded(stored, load)))
            }
            Effect::Overrule(id, rating) => {
                let retention = self.retention;
                let mut load = self.load_ahead()?;
                // What is taken back holds its day no more.
                self.promised.take().into_iter().for_each(|day| load.take(day));
                let stored = patiently(self.desk, face, |desk| {
                    let terms = Terms { settings: &desk.settings, load: &load };
                    desk.store.overrule(id, rating, now.at, terms, retention)
                })?;
                if stored.resumed {
                    self.say("leech-goes-on", face)?;
                }
                Ok(Some(self.recorded(stored, load)))
            }
            Effect::Retract(id) => {
                patiently(self.desk, face, |desk| desk.store.retract(id, now.at, &desk.settings))?;
                self.load = None;
                self.say("done-undo", face)?;
                Ok(Some(Event::Retracted))
            }
            Effect::SetSuspended(card, away) => {
                let mark = if away { Mark::Suspend } else { Mark::Resume };
                patiently(self.desk, face, |desk| desk.store.mark(learner, &card, &mark, now.at))?;
                self.say_put_away(away.then_some("done-suspend"), face)?;
                Ok(None)
            }
            Effect::LetGoOn(card) => {
                patiently(self.desk, face, |desk| desk.store.mark(learner, &card, &Mark::Resume, now.at))?;
                self.say("leech-goes-on", face)?;
                Ok(None)
            }
            Effect::SetBuried(card, away) => {
                let mark = if away { Mark::BuryUntil(self.desk.today().plus(1)) } else { Mark::Unbury };
                patiently(self.desk, face, |desk| desk.store.mark(learner, &card, &mark, now.at))?;
                self.say_put_away(away.then_some("done-bury"), face)?;
                Ok(None)
            }
            Effect::Flag(card, note) => {
                let mark = Mark::Flag(self.note_to_keep(&card, note)?);
                patiently(self.desk, face, |desk| desk.store.mark(learner, &card, &mark, now.at))?;
                self.say("done-flag", face)?;
                Ok(None)
            }
            Effect::Edit(card) => {
                let edited = rework::edit(self.desk, face, &card)?;
                // What other questions of the deck accept may have changed too.
                self.others.forget(&card.deck);
                Ok(match edited {
                    Edited::Reads(loaded) => {
                        media::hang(self.desk.env, face, &loaded.path, &loaded.question.media);
                        Some(Event::Edited(self.asked(card, *loaded)))
                    }
                    Edited::Gone => Some(Event::Missing(card)),
                    Edited::Untouched => None,
                })
            }
            Effect::Open(card) => {
                if let Ok(loaded) = self.desk.library.question(&card, self.desk.words.tag()) {
                    media::open(self.desk.env, &self.desk.words, face, &loaded.path, &loaded.question.media)?;
                }
                Ok(None)
            }
            Effect::Accept(card, answer) => {
                rework::accept(self.desk, face, &card, &answer)?;
                self.others.forget(&card.deck);
                Ok(None)
            }
        }
    }

    /// What the days to come hold; counted when the first answer is given, so that no question waits for it.
    fn load_ahead(&mut self) -> Result<Load, Failure> {
        self.load.take().map_or_else(|| self.desk.load(), Ok)
    }

    /// The same without a card that is about to be answered: asked ahead of its day, for an exam, it holds that day no more.
    fn load_without(&mut self, card: &CardId) -> Result<Load, Failure> {
        let mut load = self.load_ahead()?;
        if let Some(CardState { due: Promise::On(day), .. }) = self.desk.store.state_of(self.desk.learner, card)? {
            load.take(day);
        }
        Ok(load)
    }

    /// Keeps the load in step with what was promised, and hands on what is stored.
    fn recorded(&mut self, stored: Appended, mut load: Load) -> Event {
        self.promised = match stored.promise {
            Some(Promise::On(day)) => Some(day),
            _ => None,
        };
        self.promised.into_iter().for_each(|day| load.add(day));
        self.load = Some(load);
        let Appended { id, before, after, promise, aside, .. } = stored;
        Event::Recorded(Recorded { id, before, after, promise, aside })
    }

    /// A flag put anew without a word keeps the note it had.
    fn note_to_keep(&self, card: &CardId, note: String) -> Result<String, Failure> {
        if !note.is_empty() {
            return Ok(note);
        }
        Ok(self.desk.store.marks_of(self.desk.learner, card)?.note.unwrap_or_default())
    }

    /// That a card was put away, and how to take that back where the next question is open; or that it was taken back.
    fn say_put_away(&self, done: Option<&str>, face: &mut Face<'_>) -> Result<(), Failure> {
        let Some(done) = done else { return self.say("done-undo", face) };
        let undo = self.desk.words.say(face.how_to_undo());
        let text = format!("{} {undo}", self.desk.words.say(done));
        Self::say_text(&text, face)
    }

    /// What was done, in a line.
    fn say(&self, key: &str, face: &mut Face<'_>) -> Result<(), Failure> {
        Self::say_text(&self.desk.words.say(key), face)
    }

    fn say_text(text: &str, face: &mut Face<'_>) -> Result<(), Failure> {
        let mut page = face.page();
        let text = page.layout().paint.quiet(text);
        page.gap().line(&text);
        Ok(face.show(page)?)
    }

    /// Before the first typed answer of a deck is graded, its other answers are read: while the learner types nothing waits for them.
    fn learn_others(&mut self, event: &Event) {
        let (Event::Answer(Given::Text(_) | Given::Items(_)), Stage::Asking(round)) = (event, self.study.stage())
        else {
            return;
        };
        let others = self.others.of(&self.desk.library, &round.card().deck, self.desk.words.tag());
        self.study.learn_others(others);
    }

    /// Reads a question. One that is gone is passed over; one that cannot be read is named first.
    fn load(&mut self, card: CardId, face: &mut Face<'_>) -> Result<Event, Failure> {
        let loaded = match self.desk.library.question(&card, self.desk.words.tag()) {
            Ok(loaded) if loaded.question.facets().contains(&card.facet) => loaded,
            Err(LoadFault::Io { path, error }) => {
                let why = self.desk.words.system_fault(&error);
                self.say_unreadable(&path, &why, face)?;
                return Ok(Event::Missing(card));
            }
            Err(LoadFault::NoDeckAnyMore(path)) => {
                let why = self.desk.words.say("file-no-deck");
                self.say_unreadable(&path, &why, face)?;
                return Ok(Event::Missing(card));
            }
            Ok(_) | Err(LoadFault::NoDeck(_) | LoadFault::NoQuestion(..)) => return Ok(Event::Missing(card)),
        };
        media::hang(self.desk.env, face, &loaded.path, &loaded.question.media);
        Ok(Event::Loaded(self.asked(card, loaded)))
    }

    fn asked(&mut self, card: CardId, loaded: Loaded) -> Asked {
        self.retention = loaded.question.retention;
        asked(card, loaded)
    }

    /// Names a file once, however many of its questions are in the plan.
    fn say_unreadable(&mut self, path: &Path, why: &str, face: &mut Face<'_>) -> Result<(), Failure> {
        if !self.unreadable.insert(path.to_owned()) {
            return Ok(());
        }
        let args = [("path", path.display().to_string().into()), ("why", why.into())];
        let mut page = face.page();
        let text = page.layout().paint.warn(&self.desk.words.tell("file-unreadable", &args));
        page.gap().line(&text).line(&self.desk.words.say("file-help"));
        Ok(face.show(page)?)
    }

    /// The day's copy, made before the day's first answer is written. It failing is said and stops nothing.
    fn back_up(&mut self, face: &mut Face<'_>) -> Result<(), Failure> {
        if std::mem::replace(&mut self.backed_up, true) {
            return Ok(());
        }
        if let Err(fault) = self.desk.store.backup_if_due(self.desk.env.now()) {
            let mut page = face.page();
            let text = self.desk.words.tell("backup-failed", &[("why", fault.to_string().into())]);
            page.line(&page.layout().paint.warn(&text)).line(&self.desk.words.say("backup-failed-help"));
            face.show(page)?;
        }
        Ok(())
    }

    fn close(&mut self, face: &mut Face<'_>) -> Result<(), Failure> {
        let now = self.desk.env.now();
        let summary = self.study.summary(now.at);
        let tomorrow = Tomorrow { due: self.desk.due_by_tomorrow()?, left: summary.left };
        Ok(face.summary(&summary, tomorrow)?)
    }
}

/// Writes; where that fails, says why and offers to try again, so that a full disk costs no answer.
fn patiently<T>(
    desk: &mut Desk<'_>,
    face: &mut Face<'_>,
    mut write: impl FnMut(&mut Desk<'_>) -> Result<T, StoreFault>,
) -> Result<T, Failure> {
    loop {
        let fault = match write(desk) {
            Ok(done) => return Ok(done),
            Err(fault) => fault,
        };
        if !matches!(fault, StoreFault::Busy { .. } | StoreFault::Full { .. } | StoreFault::ReadOnly { .. }) {
            return Err(fault.into());
        }
        let failure = Failure::from(fault);
        let mut page = face.page();
        page.gap().line(&failure.tell(&desk.words));
        face.show(page)?;
        let options = [desk.words.say("try-again"), desk.words.say("stop-here")];
        if face.choose(&options)? != Some(0) {
            return Err(failure);
        }
    }
}
