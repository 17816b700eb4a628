//! The shelf: a study folder whose file of progress is kept, merged or mended. Nobody needs to sit at the desk.

use std::io::{BufReader, stdin, stdout};
use std::path::PathBuf;

use super::failure::Failure;
use super::{Exit, Options, tell_err, write_err, write_out};
use crate::env::{Env, StudyFolder};
use crate::i18n::{Arg, Words, knows};
use crate::model::Timestamp;
use crate::store::{GoodCopy, Store, StoreFault, good_copies};
use crate::term::{Face, Layout, Page, Paint, Plain, Progress, Rich};

/// Answers from which on work on the log shows a progress bar.
const ANSWERS_WORTH_A_BAR: usize = 50_000;

/// A study folder, its file of progress not opened yet.
pub(super) struct Shelf<'a> {
    pub(super) env: &'a Env,
    pub(super) words: Words,
    pub(super) folder: StudyFolder,
    pub(super) paint: Paint,
    pub(super) rich: bool,
    language: Option<String>,
}

impl<'a> Shelf<'a> {
    /// Does something at the shelf, and words what went wrong.
    pub(super) fn run(env: &'a Env, options: &Options, work: impl FnOnce(&mut Self) -> Result<Exit, Failure>) -> Exit {
        let words = Words::of(options.language.iter().cloned().chain(env.languages()));
        let fail = |failure: &Failure, words: &Words| {
            tell_err(&failure.tell(words));
            failure.exit()
        };
        match Self::stand(env, options) {
            Err(failure) => fail(&failure, &words),
            Ok(mut shelf) => work(&mut shelf).unwrap_or_else(|failure| fail(&failure, &shelf.words)),
        }
    }

    /// The shelf of the study folder that the options or the place name.
    pub(super) fn stand(env: &'a Env, options: &Options) -> Result<Self, Failure> {
        if let Some(tag) = options.language.as_ref().filter(|tag| !knows(tag)) {
            return Err(Failure::UnknownLanguage(tag.clone()));
        }
        if env.now().at.0 < 0 {
            return Err(StoreFault::Clock(env.now().at).into());
        }
        let folder = env.study_folder(options.home.as_deref())?;
        let words = Words::of(options.language.iter().cloned().chain(env.languages()));
        let paint = Paint { color: options.color.unwrap_or_else(|| env.writes_to_terminal() && !env.wants_no_color()) };
        let rich = env.has_screen() && !options.plain;
        Ok(Self { env, words, folder, paint, rich, language: options.language.clone() })
    }

    /// The file of progress.
    pub(super) fn database(&self) -> PathBuf {
        self.folder.database()
    }

    /// Opens the file of progress, a good copy in its place if it is damaged and one is wanted, and speaks the language its
    /// learner has set unless another was asked for.
    pub(super) fn open(&mut self) -> Result<Store, Failure> {
        let open = || Store::open(&self.database(), self.env.now(), self.env.entropy());
        let store = open().or_else(|fault| {
            self.offer_rescue(fault)?;
            open().map_err(Failure::from)
        })?;
        if let (None, Some(learner)) = (&self.language, store.default_learner()?)
            && let Some(tag) = store.settings(learner)?.language
        {
            self.words = Words::of([tag].into_iter().chain(self.env.languages()));
        }
        Ok(store)
    }

    /// An empty page for standard output.
    pub(super) fn page(&self) -> Page {
        let width = if self.env.writes_to_terminal() { console::Term::stdout().size().1 } else { 100 };
        Page::new(Layout::of_screen(width, self.paint))
    }

    /// Writes one sentence to standard output.
    pub(super) fn say(&self, key: &str, args: &[(&str, Arg<'_>)]) {
        write_out(&format!("{}\n", self.words.tell(key, args)));
    }

    /// How whoever is there is talked to.
    pub(super) fn face(&self) -> Face<'_> {
        if self.rich {
            Face::Rich(Rich::new(&self.words, self.paint))
        } else {
            Face::Plain(Plain::new(BufReader::new(stdin()), stdout(), &self.words, self.paint))
        }
    }

    /// A bar for work on the log, shown when the log is long.
    pub(super) fn bar(&self, key: &str) -> impl FnMut(usize, usize) + use<> {
        let mut bar = Progress::new(self.words.say(key));
        move |done, whole| {
            if whole >= ANSWERS_WORTH_A_BAR {
                bar.step(done.min(whole), whole);
            }
        }
    }

    /// An instant as people write it here: the date, and the time of day.
    pub(super) fn instant(&self, at: Timestamp) -> String {
        let here = crate::model::Moment { at, ..self.env.now() };
        let Some(local) = here.local() else { return String::new() };
        format!("{} {}", self.words.long_date(local.date_naive()), local.format("%H:%M"))
    }

    /// One good copy as a line: its file, its answers, and when the last was given.
    pub(super) fn copy_line(&self, copy: &GoodCopy) -> String {
        let name = copy.path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let last = copy.last.map_or_else(|| "—".to_owned(), |at| self.instant(at));
        let args = [("name", name.into()), ("count", copy.answers.into()), ("last", last.into())];
        self.words.tell("restore-copy", &args)
    }

    /// Says that the file of progress is damaged, and offers the newest good copy: as a question on a screen, else as the
    /// command to type. Any other fault, and one that stays, is handed back.
    pub(super) fn offer_rescue(&self, fault: StoreFault) -> Result<(), Failure> {
        let database = self.database();
        let is_damage = matches!(fault, StoreFault::Corrupt { .. } | StoreFault::Foreign { .. });
        let copy = good_copies(&database).next().filter(|_| is_damage && fault.path() == Some(&database));
        let Some(copy) = copy else { return Err(fault.into()) };
        let failure = Failure::from(fault);
        let exit = failure.exit();
        tell_err(&failure.tell(&self.words));
        write_err(&format!("{}\n", self.words.tell("rescue-newest", &[("copy", self.copy_line(&copy).into())])));
        if !self.rich {
            let path = quoted(&copy.path.display().to_string());
            write_err(&format!("{}\n", self.words.tell("rescue-command", &[("path", path.into())])));
            return Err(Failure::Told(exit));
        }
        let options = [self.words.say("rescue-restore"), self.words.say("rescue-not-now")];
        if self.face().choose(&options)? != Some(0) {
            return Err(Failure::Told(exit));
        }
        super::restore::put_back(self, &copy.path)
    }
}

/// A path as a shell reads it back.
pub(super) fn quoted(path: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "/._-+:\\".contains(c);
    if path.chars().all(plain) { path.to_owned() } else { format!("'{}'", path.replace('\'', "'\\''")) }
}
