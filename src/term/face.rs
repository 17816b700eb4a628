//! The two faces a learner can meet: prompts on a screen, or numbered lines.

use std::io;

use thiserror::Error;

use super::keys::Occasion;
use super::page::Page;
use super::picture::{Drawing, Picture};
use super::plain::Plain;
use super::rich::Rich;
use super::tty::through_interrupts;
use crate::i18n::Words;
use crate::model::{Promise, Rating, StudyDay, Timestamp};
use crate::quiz::{Event, Progress, Prompt, Reveal, Summary};

/// Why a face can no longer be talked to.
#[derive(Debug, Error)]
pub enum FaceFault {
    /// What is written can no longer be shown.
    #[error("the screen cannot be written to: {0}")]
    Write(#[source] io::Error),
}

impl From<io::Error> for FaceFault {
    fn from(fault: io::Error) -> Self {
        Self::Write(fault)
    }
}

/// An answered question, as a face shows it.
#[derive(Clone, Copy, Debug)]
pub struct Revealed<'a> {
    /// Verdict, key and explanation.
    pub reveal: &'a Reveal,
    /// The deck's title.
    pub deck: &'a str,
    /// The rating that counts.
    pub rating: Rating,
    /// When the card comes back; `None` for practice.
    pub promise: Option<Promise>,
    /// Lapses of the card so far.
    pub lapses: u32,
    /// Whether it has become a leech.
    pub leech: Leech,
    /// Whether the question has pictures or sounds to open.
    pub has_media: bool,
    /// How far the sitting has come.
    pub progress: Progress,
    /// The time.
    pub now: Timestamp,
    /// The study day.
    pub today: StudyDay,
}

/// Whether a card is forgotten time and again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leech {
    /// It is not.
    No,
    /// It is, and goes on.
    Named,
    /// It is, and was set aside.
    SetAside,
}

/// How much of an answer the learner has already seen graded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// Nothing.
    Nothing,
    /// The verdict and the right answer.
    Verdict,
    /// Everything but the rating.
    All,
}

/// What the next day holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tomorrow {
    /// Cards due tomorrow, those that are still due today among them; new ones are not.
    pub due: usize,
    /// Cards of today that are left.
    pub left: usize,
}

/// How the learner is talked to.
pub enum Face<'a> {
    /// Prompts on a screen.
    Rich(Rich<'a>),
    /// Numbered lines.
    Plain(Plain<'a>),
}

impl Face<'_> {
    /// The same for another occasion than study.
    #[must_use]
    pub fn at(self, occasion: Occasion) -> Self {
        match self {
            Self::Rich(face) => Self::Rich(face.at(occasion)),
            Self::Plain(face) => Self::Plain(face.at(occasion)),
        }
    }

    /// An empty page of this face's layout.
    pub fn page(&self) -> Page {
        match self {
            Self::Rich(face) => Page::new(face.layout()),
            Self::Plain(face) => Page::new(face.layout()),
        }
    }

    /// The sentences of the learner's language.
    pub fn words(&self) -> &Words {
        match self {
            Self::Rich(face) => face.words(),
            Self::Plain(face) => face.words(),
        }
    }

    /// Writes a page.
    ///
    /// # Errors
    /// [`FaceFault::Write`] when there is nobody left to read it.
    pub fn show(&mut self, page: Page) -> Result<(), FaceFault> {
        match self {
            Self::Rich(face) => face.write(&page.into_text()),
            Self::Plain(face) => face.write(&page.into_text()),
        }
    }

    /// Draws these pictures with the question that is asked next, until others are hung; a face of lines draws none, and neither does
    /// one without colours.
    pub fn hang(&mut self, drawing: Drawing, pictures: Vec<Picture>) {
        if let Self::Rich(face) = self {
            face.hang(drawing, pictures);
        }
    }

    /// Shows an open question and waits for what the learner does about it. Whoever is gone has quit.
    ///
    /// # Errors
    /// [`FaceFault::Write`] when the question cannot be shown.
    pub fn ask(&mut self, prompt: &Prompt, progress: Progress, can_undo: bool) -> Result<Event, FaceFault> {
        match self {
            Self::Rich(face) => face.ask(prompt, progress, can_undo),
            Self::Plain(face) => face.ask(prompt, progress, can_undo),
        }
    }

    /// Shows the key of a question that only the learner can judge, and waits for the judgement.
    ///
    /// # Errors
    /// [`FaceFault::Write`] when it cannot be shown.
    pub fn judge(&mut self, reveal: &Reveal, can_undo: bool) -> Result<Event, FaceFault> {
        match self {
            Self::Rich(face) => face.judge(reveal, can_undo),
            Self::Plain(face) => face.judge(reveal, can_undo),
        }
    }

    /// Shows where an answer has a slip of the keyboard, and asks for it anew; an empty line goes on without.
    ///
    /// # Errors
    /// [`FaceFault::Write`] when it cannot be shown.
    pub fn retype(&mut self, reveal: &Reveal) -> Result<Event, FaceFault> {
        match self {
            Self::Rich(face) => face.retype(reveal),
            Self::Plain(face) => face.retype(reveal),
        }
    }

    /// The key of the sentence that says how the last action is taken back while a question is open.
    pub fn how_to_undo(&self) -> &'static str {
        match self {
            Self::Rich(_) => "undo-menu",
            Self::Plain(_) => "undo-command",
        }
    }

    /// Leaves the terminal to another program while `work` runs.
    pub fn lend<T>(&mut self, work: impl FnOnce() -> T) -> T {
        match self {
            Self::Rich(face) => face.lend(work),
            Self::Plain(_) => through_interrupts(work),
        }
    }

    /// Shows what was not yet shown of a graded answer, and waits for what comes next.
    ///
    /// # Errors
    /// [`FaceFault::Write`] when it cannot be shown.
    pub fn reveal(&mut self, revealed: &Revealed<'_>, shown: Shown) -> Result<Event, FaceFault> {
        match self {
            Self::Rich(face) => face.reveal(revealed, shown),
            Self::Plain(face) => face.reveal(revealed, shown),
        }
    }

    /// Offers a choice; `None` when the learner would rather not.
    ///
    /// # Errors
    /// [`FaceFault::Write`] when it cannot be shown.
    pub fn choose(&mut self, options: &[String]) -> Result<Option<usize>, FaceFault> {
        match self {
            Self::Rich(face) => Ok(face.choose(options)),
            Self::Plain(face) => face.choose(options),
        }
    }

    /// Shows what the sitting came to.
    ///
    /// # Errors
    /// [`FaceFault::Write`] when it cannot be shown.
    pub fn summary(&mut self, summary: &Summary, tomorrow: Tomorrow) -> Result<(), FaceFault> {
        let mut page = self.page();
        super::summary::summary(&mut page, summary, tomorrow, self.words());
        self.show(page)
    }
}
