//! The screen's face: dialoguer's prompts, one key to go on, and a cursor that is always given back.

mod after;

use std::cell::{Cell, OnceCell};
use std::panic::AssertUnwindSafe;

use console::{Key, Term};
use dialoguer::{Input, MultiSelect, Select, Sort};

use super::answer;
use super::ended::Ended;
use super::face::FaceFault;
use super::keys::{Act, Occasion, named_key};
use super::layout::{Layout, visible};
use super::page::Page;
use super::paint::Paint;
use super::picture::{Drawing, Frame, Picture};
use super::question;
use super::theme::Labels;
use super::tty::Tty;
use crate::i18n::Words;
use crate::quiz::{Event, Form, Given, Progress, Prompt, Reveal};

/// Rows that dialoguer's lists need.
const LEAST_ROWS: usize = 3;

/// Prompts on a screen.
pub struct Rich<'a> {
    term: Term,
    words: &'a Words,
    paint: Paint,
    /// Held from the first prompt on: until then Ctrl-C ends the program.
    tty: OnceCell<Tty>,
    /// Whether the learner left at a choice, which has no word for that.
    left: Cell<bool>,
    /// Rows of what stands over a list and must stay in sight: the question.
    above: Cell<usize>,
    occasion: Occasion,
    /// What goes with the question that is open, and how it is drawn.
    pictures: Vec<(Drawing, Picture)>,
}

impl Drop for Rich<'_> {
    fn drop(&mut self) {
        // A prompt that was broken off leaves the cursor hidden; a terminal that is gone cannot be helped.
        let _ = self.term.show_cursor();
    }
}

impl<'a> Rich<'a> {
    /// A face on the terminal of standard output, which is held ready from now on.
    pub fn new(words: &'a Words, paint: Paint) -> Self {
        let face = Self::before_prompts(words, paint);
        face.tty();
        face
    }

    /// A face that may have long work to wait for before it asks anything.
    pub(super) fn before_prompts(words: &'a Words, paint: Paint) -> Self {
        Self {
            term: Term::stdout(),
            words,
            paint,
            tty: OnceCell::new(),
            left: Cell::new(false),
            above: Cell::new(0),
            occasion: Occasion::Study,
            pictures: Vec::new(),
        }
    }

    /// The terminal, held ready for prompts.
    pub(super) fn tty(&self) -> &Tty {
        self.tty.get_or_init(Tty::hold)
    }

    pub(super) fn at(mut self, occasion: Occasion) -> Self {
        self.occasion = occasion;
        self
    }

    pub(super) fn hang(&mut self, drawing: Drawing, pictures: Vec<Picture>) {
        let drawn = pictures.into_iter().filter(|picture| self.paint.color && drawing.draws(picture.format));
        self.pictures = drawn.map(|picture| (drawing, picture)).collect();
    }

    /// The pictures of the open question, no higher than half the screen.
    fn drawn(&self) -> String {
        let columns = self.layout().width.unwrap_or(1);
        let frame = Frame { columns, rows: (self.rows() / 2).max(1) };
        self.pictures.iter().map(|(drawing, picture)| drawing.sequence(picture, frame) + "\n").collect()
    }

    pub(super) fn layout(&self) -> Layout {
        Layout::of_screen(self.term.size().1, self.paint)
    }

    pub(super) fn words(&self) -> &Words {
        self.words
    }

    pub(super) fn write(&mut self, text: &str) -> Result<(), FaceFault> {
        self.term.write_str(text)?;
        Ok(self.term.flush()?)
    }

    fn page(&self) -> Page {
        Page::new(self.layout())
    }

    pub(super) fn ask(&mut self, prompt: &Prompt, progress: Progress, can_undo: bool) -> Result<Event, FaceFault> {
        if self.has_left() {
            return Ok(Event::Quit);
        }
        let mut page = self.page();
        page.gap();
        question::progress_line(&mut page, progress, &prompt.deck, self.words);
        question::question(&mut page, prompt, self.words);
        let text = page.into_text();
        // The line that says how far the sitting has come may scroll away.
        self.above.set(text.lines().count().saturating_sub(3));
        let text = text + &self.drawn();
        self.write(&text)?;
        loop {
            match self.answer(prompt)? {
                Ended::With(Given::Text(text)) if text.trim() == "?" => return self.hint_or_say_none(prompt),
                Ended::With(given) => return Ok(Event::Answer(given)),
                Ended::Gone => return Ok(Event::Quit),
                Ended::Menu => {
                    if let Some(event) = self.menu(prompt, can_undo) {
                        return Ok(event);
                    }
                }
            }
        }
    }

    fn hint_or_say_none(&mut self, prompt: &Prompt) -> Result<Event, FaceFault> {
        if !prompt.has_hint {
            let line = format!("{}\n", self.words.say("no-hint"));
            self.write(&line)?;
        }
        Ok(Event::Hint)
    }

    /// Whether Ctrl-C was pressed since the last prompt; what else was typed ahead is forgotten.
    pub(super) fn has_left(&self) -> bool {
        self.left.get() || self.tty().forget_typed_ahead()
    }

    fn answer(&mut self, prompt: &Prompt) -> Result<Ended<Given>, FaceFault> {
        let hint = prompt.has_hint && prompt.hint.is_none();
        Ok(match &prompt.form {
            Form::Recall => self.look()?,
            Form::Text | Form::Gap(_) => {
                self.write(&self.typing_keys("keys-typed", hint))?;
                self.typed("›").map(Given::Text)
            }
            Form::Number { unit } => {
                self.write(&self.typing_keys("keys-typed", hint))?;
                let lead = unit.as_ref().map_or_else(|| "›".to_owned(), |unit| format!("{} ›", visible(unit)));
                self.typed(&lead).map(Given::Text)
            }
            Form::Choice(options) => self.select(options, "keys-choice").map(Given::Pick),
            Form::TrueFalse => {
                let options = [self.words.say("truth-true"), self.words.say("truth-false")];
                self.select(&options, "keys-choice").map(|place| Given::Truth(place == 0))
            }
            Form::Several(options) => self.several(options),
            Form::Order(items) => self.sort(items),
            Form::Match { left, right } => self.pairs(left, right)?,
            Form::List { need } => self.items(*need, hint)?,
        })
    }

    fn look(&mut self) -> Result<Ended<Given>, FaceFault> {
        self.write(&self.keys("keys-recall"))?;
        Ok(match self.key() {
            Some(Key::Escape) => Ended::Menu,
            Some(_) => Ended::With(Given::Looked),
            None => Ended::Gone,
        })
    }

    /// One key; `None` when the learner is gone (Ctrl-C, Ctrl-D, a closed terminal).
    fn key(&mut self) -> Option<Key> {
        match self.term.read_key() {
            Ok(Key::CtrlC | Key::Char('\u{3}' | '\u{4}')) => None,
            Err(_) => {
                self.tty().settle();
                None
            }
            Ok(key) => Some(key),
        }
    }

    /// An empty line asks for the menu: dialoguer's input knows no Escape.
    fn typed(&self, lead: &str) -> Ended<String> {
        let theme = Labels::new([], &self.term, self.paint);
        let input = Input::<String>::with_theme(&theme).with_prompt(lead).allow_empty(true).report(false);
        match input.interact_text_on(&self.term) {
            Ok(text) if text.trim().is_empty() => Ended::Menu,
            Ok(text) => Ended::With(text),
            Err(_) => {
                self.tty().settle();
                Ended::Gone
            }
        }
    }

    pub(super) fn select(&self, options: &[String], keys: &str) -> Ended<usize> {
        let theme = Labels::new(options.iter().cloned(), &self.term, self.paint);
        let mut select = Select::with_theme(&theme).with_prompt(self.words.say(keys)).default(0).report(false);
        select = select.items(theme.items());
        if let Some(length) = theme.page_length(self.rows(), self.above.get()) {
            select = select.max_length(length);
        }
        self.guarded(|| select.clone().interact_on_opt(&self.term))
    }

    /// Runs one of dialoguer's lists. They panic in a window of fewer than three rows; then it is run again once there are more.
    fn guarded<T>(&self, prompt: impl Fn() -> dialoguer::Result<Option<T>>) -> Ended<T> {
        loop {
            self.wait_for_rows();
            let quiet = std::panic::take_hook();
            std::panic::set_hook(Box::new(|_| {}));
            let result = std::panic::catch_unwind(AssertUnwindSafe(&prompt));
            std::panic::set_hook(quiet);
            return match result {
                Ok(Ok(Some(value))) => Ended::With(value),
                Ok(Ok(None)) => Ended::Menu,
                Ok(Err(_)) => {
                    self.tty().settle();
                    Ended::Gone
                }
                Err(panic) if self.rows() >= LEAST_ROWS => std::panic::resume_unwind(panic),
                Err(_) => continue,
            };
        }
    }

    fn wait_for_rows(&self) {
        if self.rows() >= LEAST_ROWS {
            return;
        }
        while self.rows() < LEAST_ROWS && self.term.is_term() {
            std::thread::sleep(std::time::Duration::from_millis(100));
        }
        // What was pressed while there was nothing to see meant nothing.
        self.tty().forget_typed_ahead();
    }

    fn several(&self, options: &[String]) -> Ended<Given> {
        let theme = Labels::new(options.iter().cloned(), &self.term, self.paint);
        let mut select = MultiSelect::with_theme(&theme).with_prompt(self.words.say("keys-several")).report(false);
        select = select.items(theme.items());
        if let Some(length) = theme.page_length(self.rows(), self.above.get()) {
            select = select.max_length(length);
        }
        match self.guarded(|| select.clone().interact_on_opt(&self.term)) {
            Ended::With(picked) if picked.is_empty() => Ended::Menu,
            other => other.map(Given::Picks),
        }
    }

    fn sort(&self, items: &[String]) -> Ended<Given> {
        let theme = Labels::new(items.iter().cloned(), &self.term, self.paint);
        let mut sort = Sort::with_theme(&theme).with_prompt(self.words.say("keys-order")).report(false);
        sort = sort.items(theme.items());
        if let Some(length) = theme.page_length(self.rows(), self.above.get()) {
            sort = sort.max_length(length);
        }
        self.guarded(|| sort.clone().interact_on_opt(&self.term)).map(Given::Order)
    }

    /// One select a pair, among what is left; the last pair follows from the others.
    fn pairs(&mut self, left: &[String], right: &[String]) -> Result<Ended<Given>, FaceFault> {
        let mut rest: Vec<usize> = (0..right.len()).collect();
        let mut chosen = Vec::new();
        for (number, side) in left.iter().enumerate() {
            let place = if rest.len() == 1 {
                0
            } else {
                let lead = format!("{}/{} {} →", number + 1, left.len(), self.layout().strong(side));
                self.write(&self.page_of(&lead))?;
                let options: Vec<String> = rest.iter().filter_map(|at| right.get(*at).cloned()).collect();
                match self.select(&options, "keys-choice") {
                    Ended::With(place) => place,
                    Ended::Menu => return Ok(Ended::Menu),
                    Ended::Gone => return Ok(Ended::Gone),
                }
            };
            let at = rest.remove(place);
            let shown = right.get(at).map_or("", String::as_str);
            let pair = format!("    {} → {}", self.layout().marked(side), self.layout().marked(shown));
            self.write(&self.page_of(&pair))?;
            self.above.set(self.above.get() + 2);
            chosen.push(Some(at));
        }
        Ok(Ended::With(Given::Pairs(chosen)))
    }

    /// One line an item; an empty line ends the list, or asks for the menu where nothing was named yet.
    fn items(&mut self, need: usize, hint: bool) -> Result<Ended<Given>, FaceFault> {
        let mut page = self.page();
        page.line(&self.words.tell("list-need", &[("count", need.into())]));
        self.write(&page.into_text())?;
        self.write(&self.typing_keys("keys-list", hint))?;
        let mut lines = Vec::new();
        while lines.len() < need {
            match self.typed(&format!("{}/{need} ›", lines.len() + 1)) {
                Ended::With(line) if line.trim() == "?" && lines.is_empty() => {
                    return Ok(Ended::With(Given::Text(line)));
                }
                Ended::With(line) if line.trim() == "?" => {
                    let told = self.keys("hint-before-list");
                    self.write(&told)?;
                }
                Ended::With(line) => lines.push(line),
                Ended::Menu if lines.is_empty() => return Ok(Ended::Menu),
                Ended::Menu => break,
                Ended::Gone => return Ok(Ended::Gone),
            }
        }
        Ok(Ended::With(Given::Items(lines)))
    }

    /// The quiet line that says which keys there are.
    fn keys(&self, key: &str) -> String {
        self.typing_keys(key, false)
    }

    /// The same for what is typed, with the key for the hint where there is one to ask for.
    fn typing_keys(&self, key: &str, hint: bool) -> String {
        let hint = if hint { format!(" · {}", self.words.say("keys-hint")) } else { String::new() };
        let mut page = self.page();
        page.line(&self.paint.quiet(&format!("{}{hint}", self.words.say(key))));
        page.into_text()
    }

    fn page_of(&self, text: &str) -> String {
        let mut page = self.page();
        page.hanging(text, "", "      ");
        page.into_text()
    }

    /// What one may do besides answering; `None` to go back to the question.
    fn menu(&self, prompt: &Prompt, can_undo: bool) -> Option<Event> {
        let offered = |act: &Act| match act {
            Act::Hint => prompt.has_hint && prompt.hint.is_none(),
            Act::Undo | Act::Previous | Act::Restart => can_undo,
            Act::Open => !prompt.media.is_empty(),
            _ => true,
        };
        let acts: Vec<Act> = self.occasion.while_asking().iter().copied().filter(offered).collect();
        let back = std::iter::once(self.words.say("act-back"));
        let labels: Vec<String> = back.chain(acts.iter().map(|act| act.label(self.words))).collect();
        match self.select(&labels, "keys-menu") {
            Ended::With(place) => match acts.get(place.checked_sub(1)?)? {
                Act::Flag => Some(self.flag()),
                act => act.event(),
            },
            Ended::Menu => None,
            Ended::Gone => Some(Event::Quit),
        }
    }

    /// Asks for the note of a flag; none is fine too.
    fn flag(&self) -> Event {
        match self.typed(&format!("{} ›", self.words.say("flag-note"))) {
            Ended::With(note) => Event::Flag(note.trim().to_owned()),
            Ended::Menu => Event::Flag(String::new()),
            Ended::Gone => Event::Quit,
        }
    }

    pub(super) fn lend<T>(&mut self, work: impl FnOnce() -> T) -> T {
        self.tty().lend(work)
    }

    pub(super) fn retype(&mut self, reveal: &Reveal) -> Result<Event, FaceFault> {
        if self.has_left() {
            return Ok(Event::Quit);
        }
        let mut page = self.page();
        answer::graded(&mut page, reveal, self.words);
        page.gap();
        page.line(&self.paint.quiet(&self.words.say("keys-retype")));
        self.write(&page.into_text())?;
        Ok(match self.typed("›") {
            Ended::With(text) => Event::Retyped(text),
            Ended::Menu => Event::Proceed,
            Ended::Gone => Event::Quit,
        })
    }

    fn key_label(&self, key: &str, label: &str) -> String {
        named_key(self.page().layout(), key, label)
    }

    pub(super) fn choose(&self, options: &[String]) -> Option<usize> {
        // Keys pressed ahead must not change a deck unseen.
        self.left.set(self.has_left());
        if self.left.get() {
            return None;
        }
        self.above.set(0);
        match self.select(options, "keys-menu") {
            Ended::With(place) => Some(place),
            Ended::Menu => None,
            Ended::Gone => {
                self.left.set(true);
                None
            }
        }
    }

    fn rows(&self) -> usize {
        usize::from(self.term.size().0)
    }
}
