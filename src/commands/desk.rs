//! The desk: an open study folder with its decks, its progress, and who sits at it.

use std::io::{BufReader, stdin, stdout};
use std::rc::Rc;

use super::failure::Failure;
use super::shelf::Shelf;
use super::workshop::drawn;
use super::{Exit, Options, tell_err, write_err, write_out};
use crate::env::{Env, StudyFolder};
use crate::i18n::{Arg, Words, knows};
use crate::library::{DeckOutline, FileFault, FileFaultKind, Library, bundled};
use crate::memory::{Habits, Load, Parameters, Settings};
use crate::model::{CardId, DeckId, Moment, Promise, Purpose, QuestionId, Stage, StudyDay, Timestamp};
use crate::stats::Diary;
use crate::store::{Entry, LearnerId, Store, StoreFault};
use crate::term::{Face, Layout, Page, Paint, Plain, Progress, Rich};

/// Findings shown before a sitting; the rest is counted.
const MOST_FINDINGS: usize = 5;

/// Changed deck files from which on reading them shows a progress bar.
const FILES_WORTH_A_BAR: usize = 20;

/// How far back habits are looked for: what is older says little, and a long log takes long to read.
const HABIT_SECONDS: i64 = 365 * 86_400;

/// An open study folder.
pub(super) struct Desk<'a> {
    pub(super) env: &'a Env,
    pub(super) words: Rc<Words>,
    pub(super) folder: StudyFolder,
    pub(super) library: Library,
    pub(super) store: Store,
    pub(super) learner: LearnerId,
    pub(super) learner_name: String,
    pub(super) settings: Settings,
    paint: Paint,
    rich: bool,
}

impl<'a> Desk<'a> {
    /// Opens the desk, does something at it, and words what went wrong.
    pub(super) fn run(env: &'a Env, options: &Options, work: impl FnOnce(&mut Self) -> Result<Exit, Failure>) -> Exit {
        let fail = |failure: &Failure, words: &Words| {
            if failure.is_closed_pipe() {
                // Whoever read this has seen enough (`| head`).
                return Exit::Well;
            }
            tell_err(&failure.tell(words));
            failure.exit()
        };
        let rescued = |failure| match failure {
            Failure::Store(fault) => {
                Shelf::stand(env, options)?.offer_rescue(fault)?;
                Self::open(env, options)
            }
            failure => Err(failure),
        };
        match Self::open(env, options).or_else(rescued) {
            // As long as the learner is not known, the language they set is not either.
            Err(failure) => fail(&failure, &Words::of(options.language.iter().cloned().chain(env.languages()))),
            Ok(mut desk) => work(&mut desk).unwrap_or_else(|failure| fail(&failure, &desk.words)),
        }
    }

    fn open(env: &'a Env, options: &Options) -> Result<Self, Failure> {
        if let Some(tag) = options.language.as_ref().filter(|tag| !knows(tag)) {
            return Err(Failure::UnknownLanguage(tag.clone()));
        }
        // A clock before 1970 would let a whole sitting pass before its first answer is refused.
        if env.now().at.0 < 0 {
            return Err(StoreFault::Clock(env.now().at).into());
        }
        let folder = env.study_folder(options.home.as_deref())?;
        let filled = fill(&folder)?;
        let now = env.now();
        let mut store = Store::open(&folder.database(), now, env.entropy())?;
        let (learner, learner_name) = sit_down(&mut store, env, options, now)?;
        let settings = store.settings(learner)?;
        let languages = options.language.iter().chain(settings.language.iter()).cloned();
        let words = Rc::new(Words::of(languages.chain(env.languages())));
        let paint = Paint { color: options.color.unwrap_or_else(|| env.writes_to_terminal() && !env.wants_no_color()) };
        let rich = env.has_screen() && !options.plain;
        let mut bar = Progress::new(words.say("reading-decks"));
        let library = Library::open(&folder.decks(), Some(&folder.index()), &mut |done, whole| {
            if whole >= FILES_WORTH_A_BAR {
                bar.step(done, whole);
            }
        });
        drop(bar);
        let desk = Self { env, words, folder, library, store, learner, learner_name, settings, paint, rich };
        if let Some(count) = filled {
            let path = desk.folder.root.display().to_string();
            tell_err(&format!(
                "{}\n",
                desk.words.tell("folder-filled", &[("path", path.into()), ("count", count.into())])
            ));
        }
        Ok(desk)
    }

    /// The study day it is.
    pub(super) fn today(&self) -> StudyDay {
        self.env.now().study_day(self.settings.turn_hour)
    }

    /// How the learner is talked to.
    pub(super) fn face(words: &'a Words, rich: bool, paint: Paint) -> Face<'a> {
        if rich {
            Face::Rich(Rich::new(words, paint))
        } else {
            Face::Plain(Plain::new(BufReader::new(stdin()), stdout(), words, paint))
        }
    }

    /// Whether questions are asked on a screen, and in which colours.
    pub(super) fn manner(&self) -> (bool, Paint) {
        (self.rich, self.paint)
    }

    /// An empty page for standard output.
    pub(super) fn page(&self) -> Page {
        Page::new(self.layout())
    }

    fn layout(&self) -> Layout {
        let width = if self.env.writes_to_terminal() { console::Term::stdout().size().1 } else { 100 };
        Layout::of_screen(width, self.paint)
    }

    /// Writes one sentence to standard output.
    pub(super) fn say(&self, key: &str, args: &[(&str, Arg<'_>)]) {
        write_out(&format!("{}\n", self.words.tell(key, args)));
    }

    /// The deck of that id or file.
    pub(super) fn find_deck(&self, name: &str) -> Result<DeckId, Failure> {
        self.library.find_deck(name).map(|deck| deck.id().clone()).map_err(Failure::from)
    }

    /// The parameters that the learner's memory is derived with.
    pub(super) fn parameters(&self) -> Result<Parameters, Failure> {
        Ok(self.store.tuning(self.learner)?.map(|tuning| tuning.parameters).unwrap_or_default())
    }

    /// How the learner rates, and how long they take, by their answers of the last year.
    pub(super) fn habits(&self) -> Result<Habits, Failure> {
        let mut diary = Diary::default();
        let since = self.env.now().at.plus_seconds(-HABIT_SECONDS);
        self.store.reviews(self.learner, since, |Entry { review, stage }| {
            if review.evidence.purpose == Purpose::Study {
                diary.push(review.card, review.day, review.rating, review.evidence.millis, stage == Stage::New);
            }
        })?;
        Ok(diary.habits())
    }

    /// What the days after today hold.
    pub(super) fn load(&self) -> Result<Load, Failure> {
        Ok(self.store.load_after(self.learner, self.today())?)
    }

    /// Cards that are due today and whose question is there, those on a step whenever today its time comes.
    pub(super) fn due(&self, now: Moment) -> Result<Vec<crate::memory::Due>, Failure> {
        let mut due = self.store.due(self.learner, now, self.settings.turn_hour)?;
        due.retain(|due| self.library.contains(&due.card));
        Ok(due)
    }

    /// How many cards are due tomorrow if no more is done today: what a sitting left, and what today's plan held back, too.
    pub(super) fn due_by_tomorrow(&self) -> Result<usize, Failure> {
        Ok(self.due(self.env.now().plus_seconds(86_400))?.len())
    }

    /// The earliest instant that a card on its steps waits for, be it past or to come. Cards whose question is gone do not count.
    pub(super) fn next_step(&self) -> Result<Option<Timestamp>, Failure> {
        let waiting = self.store.on_steps(self.learner, self.today())?.into_iter();
        Ok(waiting.filter(|(card, _)| self.library.contains(card)).map(|(_, at)| at).min())
    }

    /// How many cards come due on each of the next days, today first, those on a step among them. Cards whose question is gone do not count.
    pub(super) fn forecast(&self, days: u16) -> Result<Vec<usize>, Failure> {
        let mut forecast = self.promised(days)?;
        if let Some(now) = forecast.first_mut() {
            *now += self.due(self.env.now())?.iter().filter(|due| matches!(due.due, Promise::At(_))).count();
        }
        Ok(forecast)
    }

    /// The same without those on a step.
    pub(super) fn promised(&self, days: u16) -> Result<Vec<usize>, Failure> {
        let today = self.today();
        let mut forecast = vec![0; usize::from(days)];
        for (card, day) in self.store.promised(self.learner, today, days)? {
            let ahead = usize::try_from(day.since(today)).unwrap_or(0);
            if let Some(due) = forecast.get_mut(ahead).filter(|_| self.library.contains(&card)) {
                *due += 1;
            }
        }
        Ok(forecast)
    }

    /// How far the learner is in each deck, in the library's order. Cards whose question is gone do not count.
    pub(super) fn deck_tallies(&self) -> Result<Vec<DeckTally>, Failure> {
        let standing = self.store.standing(self.learner)?;
        let due = self.due(self.env.now())?;
        let tally = |deck: &DeckOutline| {
            let mut tally =
                DeckTally { due: due.iter().filter(|due| due.card.deck == *deck.id()).count(), ..DeckTally::default() };
            for card in cards_of(deck) {
                let stage = standing.stage(&card);
                tally.cards += 1;
                tally.met += usize::from(stage != Stage::New);
                tally.learned += usize::from(stage == Stage::Review);
            }
            tally
        };
        Ok(self.library.decks().iter().map(tally).collect())
    }

    /// Says on standard error what of the decks cannot be read, the first few in full.
    pub(super) fn report_faults(&self) {
        self.write_faults(MOST_FINDINGS);
    }

    /// Says everything that is wrong with the decks; whether there was anything.
    pub(super) fn report_all_faults(&self) -> bool {
        self.write_faults(usize::MAX);
        !self.library.faults().is_empty()
    }

    fn write_faults(&self, most: usize) {
        let faults = self.library.faults();
        if faults.is_empty() {
            return;
        }
        let mut text = String::new();
        let all: Vec<String> = faults.iter().flat_map(|fault| self.fault_lines(fault)).collect();
        for shown in all.iter().take(most) {
            text.push_str(shown);
            text.push('\n');
        }
        if all.len() > most {
            text.push_str(&self.words.tell("decks-unreadable-more", &[("count", (all.len() - most).into())]));
            text.push('\n');
        }
        text.push_str(&self.words.tell("decks-unreadable", &[("count", faults.len().into())]));
        write_err(&format!("{text}\n"));
    }

    /// A fault of a file as it is shown, one text a finding.
    pub(super) fn fault_lines(&self, fault: &FileFault) -> Vec<String> {
        let words = &self.words;
        let path = fault.path.display().to_string();
        let line = |key: &str, args: &[(&str, Arg<'_>)]| {
            let text = words.tell("fault", &[("text", words.tell(key, args).into())]);
            vec![format!("{text}\n  {}\n", words.say("file-help"))]
        };
        let path_arg = || ("path", Arg::from(path.clone()));
        match &fault.kind {
            FileFaultKind::Io(why) => {
                line("file-unreadable", &[path_arg(), ("why", self.words.system_fault(why).into())])
            }
            FileFaultKind::NotRegular => line("file-not-regular", &[path_arg()]),
            FileFaultKind::TooLarge { .. } => line("file-too-large", &[path_arg()]),
            FileFaultKind::NotUtf8 { offset } => line("file-not-utf8", &[path_arg(), ("offset", (*offset).into())]),
            FileFaultKind::SameDeckTwice { first, .. } => {
                line("file-same-deck", &[path_arg(), ("other", first.display().to_string().into())])
            }
            FileFaultKind::Diagnostics(found) => drawn(words, &self.layout(), &fault.path, &fault.text, found),
        }
    }
}

/// How far a learner is in one deck.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct DeckTally {
    /// Cards there are.
    pub(super) cards: usize,
    /// Cards ever answered.
    pub(super) met: usize,
    /// Cards scheduled in days.
    pub(super) learned: usize,
    /// Cards due today, those on their steps too.
    pub(super) due: usize,
}

/// The cards of a deck, in the author's order.
pub(super) fn cards_of(deck: &DeckOutline) -> impl Iterator<Item = CardId> {
    deck.questions().flat_map(move |question| {
        let id = QuestionId::new(question.id).ok();
        let card = move |facet| Some(CardId { deck: deck.id().clone(), question: id.clone()?, facet });
        question.cards.facets().filter_map(card)
    })
}

/// Fills a study folder that has no decks with the bundled ones; returns how many, if it did. They are put in place at once, so
/// that a run killed meanwhile leaves no half of them.
pub(super) fn fill(folder: &StudyFolder) -> Result<Option<usize>, Failure> {
    let decks = folder.decks();
    if decks.exists() {
        return Ok(None);
    }
    let beside = folder.root.join(format!(".decks-{}", std::process::id()));
    let placed = bundled::unpack(&beside).and_then(|_| std::fs::rename(&beside, &decks));
    if let Err(fault) = placed {
        // What was begun is of no use; that it cannot be taken away either changes nothing.
        let _ = std::fs::remove_dir_all(&beside);
        // Another process may have been quicker.
        return if decks.exists() { Ok(None) } else { Err(Failure::Unpack { path: decks, fault }) };
    }
    Ok(Some(bundled::files().count()))
}

/// Who sits at the desk: who is named, else the one set for this folder, else the first made, by the system's user name.
fn sit_down(store: &mut Store, env: &Env, options: &Options, now: Moment) -> Result<(LearnerId, String), Failure> {
    let learner = match &options.learner {
        Some(name) => store.learner(name)?.ok_or_else(|| Failure::UnknownLearner(name.clone()))?,
        None => match store.default_learner()? {
            Some(learner) => learner,
            None => match store.learners()?.first() {
                Some(first) => first.id,
                None => store.learner_or_create(&env.user_name().unwrap_or_else(|| "learner".to_owned()), now.at)?,
            },
        },
    };
    let name = store.learners()?.into_iter().find(|other| other.id == learner).map(|learner| learner.name);
    Ok((learner, name.unwrap_or_default()))
}
