//! A dialogue in which something is made: lines that are asked for, and choices; on a screen or in numbered lines.

use std::io::{BufRead, Write};

use console::Term;

use super::ended::Ended;
use super::face::FaceFault;
use super::line::{Typed, read_line};
use super::page::Page;
use super::paint::Paint;
use super::plain::Plain;
use super::rich::Rich;
use super::tty::through_interrupts;
use crate::i18n::Words;

/// Who is asked, and how.
pub struct Dialogue<'a>(Way<'a>);

enum Way<'a> {
    Rich { face: Rich<'a>, term: Term },
    Plain(Plain<'a>),
}

impl<'a> Dialogue<'a> {
    /// A dialogue on the terminal of standard output. Until it asks something, Ctrl-C ends the program.
    pub fn rich(words: &'a Words, paint: Paint) -> Self {
        Self(Way::Rich { face: Rich::before_prompts(words, paint), term: Term::stdout() })
    }

    /// A dialogue of numbered lines over two streams.
    pub fn plain(input: impl BufRead + 'a, output: impl Write + 'a, words: &'a Words, paint: Paint) -> Self {
        Self(Way::Plain(Plain::new(input, output, words, paint)))
    }

    /// Whether a line can begin with a text to be changed; else an empty line stands for it.
    pub fn prefills(&self) -> bool {
        matches!(self.0, Way::Rich { .. })
    }

    /// An empty page of this dialogue's layout.
    pub fn page(&self) -> Page {
        Page::new(match &self.0 {
            Way::Rich { face, .. } => face.layout(),
            Way::Plain(face) => face.layout(),
        })
    }

    /// Writes a page.
    ///
    /// # Errors
    /// [`FaceFault::Write`] when there is nobody left to read it.
    pub fn show(&mut self, page: Page) -> Result<(), FaceFault> {
        match &mut self.0 {
            Way::Rich { face, .. } => face.write(&page.into_text()),
            Way::Plain(face) => face.write(&page.into_text()),
        }
    }

    /// Asks for a line, with a text that it has until it is changed. In numbered lines that text is shown, and an empty line
    /// leaves it; a lone `-` empties it.
    ///
    /// # Errors
    /// [`FaceFault::Write`] when it cannot be asked.
    pub fn line(&mut self, prompt: &str, initial: &str) -> Result<Typed, FaceFault> {
        match &mut self.0 {
            Way::Rich { face, term } => {
                face.tty();
                let mut page = Page::new(face.layout());
                page.line(&face.layout().paint.bold(prompt));
                face.write(&page.into_text())?;
                Ok(read_line(term, "› ", initial)?)
            }
            Way::Plain(face) => {
                let asked = if initial.is_empty() { prompt.to_owned() } else { format!("{prompt} [{initial}]") };
                Ok(match face.line(&asked)? {
                    None => Typed::Gone(initial.to_owned()),
                    Some(line) if line.is_empty() => Typed::Line(initial.to_owned()),
                    Some(line) if line == "-" && !initial.is_empty() => Typed::Line(String::new()),
                    Some(line) => Typed::Line(line),
                })
            }
        }
    }

    /// Offers a choice; `None` when whoever is asked has left, by Escape, Ctrl-C or the end of the input.
    ///
    /// # Errors
    /// [`FaceFault::Write`] when it cannot be shown.
    pub fn choose(&mut self, prompt: &str, options: &[String]) -> Result<Option<usize>, FaceFault> {
        if let Way::Rich { face, .. } = &self.0 {
            face.tty();
        }
        let mut page = self.page();
        page.line(&page.layout().paint.bold(prompt));
        self.show(page)?;
        match &mut self.0 {
            Way::Rich { face, .. } => Ok(match face.select(options, "keys-pick") {
                Ended::With(place) => {
                    // The list is wiped; what was chosen is part of what was said.
                    let mut page = Page::new(face.layout());
                    page.hanging(options.get(place).map_or("", String::as_str), "› ", "  ");
                    face.write(&page.into_text())?;
                    Some(place)
                }
                Ended::Menu | Ended::Gone => None,
            }),
            Way::Plain(face) => face.choose(options),
        }
    }

    /// Offers what is done next with something that is made; keys that were pressed ahead do not choose it unseen.
    ///
    /// # Errors
    /// [`FaceFault::Write`] when it cannot be shown.
    pub fn decide(&mut self, prompt: &str, options: &[String]) -> Result<Option<usize>, FaceFault> {
        if let Way::Rich { face, .. } = &self.0
            && face.has_left()
        {
            return Ok(None);
        }
        self.choose(prompt, options)
    }

    /// Leaves the terminal to another program while `work` runs.
    pub fn lend<T>(&mut self, work: impl FnOnce() -> T) -> T {
        match &mut self.0 {
            Way::Rich { face, .. } => face.lend(work),
            Way::Plain(_) => through_interrupts(work),
        }
    }
}
