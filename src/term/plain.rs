//! The plain face: a dialogue of numbered lines, for screen readers, pipes and scripts.

use std::io::{BufRead, Write};

use super::answer;
use super::face::{FaceFault, Revealed, Shown};
use super::keys::{Act, Occasion, rating_word};
use super::layout::{Layout, visible};
use super::page::Page;
use super::paint::Paint;
use super::question;
use crate::i18n::Words;
use crate::model::Rating;
use crate::quiz::{Event, Form, Given, Progress, Prompt, Reveal};

/// Numbered lines, from any reader to any writer.
pub struct Plain<'a> {
    input: Box<dyn BufRead + 'a>,
    output: Box<dyn Write + 'a>,
    words: &'a Words,
    paint: Paint,
    occasion: Occasion,
}

/// A line that was typed.
enum Line {
    Text(String),
    Act(Act),
    Flag(String),
    End,
}

impl<'a> Plain<'a> {
    /// A dialogue over these two streams.
    pub fn new(input: impl BufRead + 'a, output: impl Write + 'a, words: &'a Words, paint: Paint) -> Self {
        Self { input: Box::new(input), output: Box::new(output), words, paint, occasion: Occasion::Study }
    }

    pub(super) fn at(self, occasion: Occasion) -> Self {
        Self { occasion, ..self }
    }

    pub(super) fn layout(&self) -> Layout {
        Layout { width: None, paint: self.paint }
    }

    pub(super) fn words(&self) -> &Words {
        self.words
    }

    pub(super) fn write(&mut self, text: &str) -> Result<(), FaceFault> {
        self.output.write_all(text.as_bytes())?;
        Ok(self.output.flush()?)
    }

    /// A line as it was typed, without the blanks around it; `None` at the end of the input.
    pub(super) fn line(&mut self, prompt: &str) -> Result<Option<String>, FaceFault> {
        self.write(&format!("{prompt} > "))?;
        let mut bytes = Vec::new();
        // A reader that fails is a learner who has left.
        let read = self.input.read_until(b'\n', &mut bytes).unwrap_or(0);
        if read == 0 {
            self.write("\n")?;
            return Ok(None);
        }
        Ok(Some(String::from_utf8_lossy(&bytes).trim().to_owned()))
    }

    fn read(&mut self, prompt: &str) -> Result<Line, FaceFault> {
        let Some(line) = self.line(prompt)? else { return Ok(Line::End) };
        Ok(match Act::from_command(&line, self.words) {
            Some((Act::Flag, note)) => Line::Flag(note.to_owned()),
            Some((act, _)) => Line::Act(act),
            None => Line::Text(line),
        })
    }

    pub(super) fn ask(&mut self, prompt: &Prompt, progress: Progress, can_undo: bool) -> Result<Event, FaceFault> {
        let mut page = Page::new(self.layout());
        page.gap();
        question::progress_line(&mut page, progress, &prompt.deck, self.words);
        question::question(&mut page, prompt, self.words);
        options(&mut page, &prompt.form, self.words);
        self.write(&page.into_text())?;
        let mut lines: Vec<String> = Vec::new();
        loop {
            let text = match self.read(&lead(&prompt.form, lines.len(), self.words))? {
                // A command mistyped is no answer.
                Line::Text(text) if like_a_command(&text) => {
                    self.write_line("plain-unclear")?;
                    continue;
                }
                Line::End => return Ok(Event::Quit),
                Line::Flag(note) if self.occasion == Occasion::Study => return Ok(Event::Flag(note)),
                Line::Flag(_) => {
                    self.write_line("plain-not-now")?;
                    continue;
                }
                Line::Act(act) if !self.occasion.while_asking().contains(&act) && act != Act::Help => {
                    self.write_line("plain-not-now")?;
                    continue;
                }
                Line::Act(Act::Open) if prompt.media.is_empty() => {
                    self.write_line("media-none")?;
                    continue;
                }
                Line::Act(Act::Undo | Act::Previous) if !can_undo => {
                    self.write_line("undo-nothing")?;
                    continue;
                }
                Line::Act(act) => match act.event() {
                    Some(Event::Hint) if !prompt.has_hint => {
                        self.write_line("no-hint")?;
                        continue;
                    }
                    Some(Event::Hint) if !lines.is_empty() => {
                        self.write_line("hint-before-list")?;
                        continue;
                    }
                    Some(event) => return Ok(event),
                    None => {
                        self.help(&offered(self.occasion.while_asking(), !prompt.media.is_empty()))?;
                        continue;
                    }
                },
                Line::Text(text) => text,
            };
            if let Form::List { need } = prompt.form {
                let ended = text.is_empty();
                lines.extend(Some(text).filter(|text| !text.is_empty()));
                if lines.len() == need || (ended && !lines.is_empty()) {
                    return Ok(Event::Answer(Given::Items(lines)));
                }
                if !ended {
                    continue;
                }
            } else if let Some(given) = read_answer(&prompt.form, &text, self.words) {
                return Ok(Event::Answer(given));
            }
            self.write_line(if text_form(&prompt.form) { "plain-empty" } else { "plain-unclear" })?;
        }
    }

    pub(super) fn judge(&mut self, reveal: &Reveal, can_undo: bool) -> Result<Event, FaceFault> {
        let mut page = Page::new(self.layout());
        answer::reveal(&mut page, reveal, Shown::Nothing, self.words);
        page.gap();
        page.line(&self.words.say("judge-ask"));
        for rating in Rating::ALL {
            page.line(&format!("  {}) {}", rating.number(), rating_word(rating, self.words)));
        }
        self.write(&page.into_text())?;
        loop {
            match self.read(&self.words.say("plain-rating"))? {
                Line::End | Line::Act(Act::Quit) => return Ok(Event::Quit),
                Line::Act(Act::Rate(rating)) => return Ok(Event::Judge(rating)),
                Line::Act(Act::Undo | Act::Previous) if !can_undo => self.write_line("undo-nothing")?,
                Line::Act(Act::Help) => self.help(self.occasion.while_judging())?,
                Line::Flag(note) if self.occasion == Occasion::Study => return Ok(Event::Flag(note)),
                Line::Act(act) if self.occasion.while_judging().contains(&act) => {
                    return Ok(act.event().unwrap_or(Event::Quit));
                }
                Line::Text(text) => match text.parse().ok().and_then(Rating::from_number) {
                    Some(rating) => return Ok(Event::Judge(rating)),
                    None => self.write_line("plain-unclear")?,
                },
                Line::Act(_) | Line::Flag(_) => self.write_line("plain-unclear")?,
            }
        }
    }

    pub(super) fn retype(&mut self, reveal: &Reveal) -> Result<Event, FaceFault> {
        let mut page = Page::new(self.layout());
        answer::graded(&mut page, reveal, self.words);
        self.write(&page.into_text())?;
        loop {
            match self.read(&self.words.say("plain-retype"))? {
                Line::End | Line::Act(Act::Quit) => return Ok(Event::Quit),
                Line::Text(text) if text.is_empty() => return Ok(Event::Proceed),
                Line::Text(text) if !like_a_command(&text) => return Ok(Event::Retyped(text)),
                Line::Act(Act::Undo) => return Ok(Event::Undo),
                Line::Act(Act::Help) => self.help(&Act::WHILE_RETYPING)?,
                Line::Act(_) | Line::Flag(_) | Line::Text(_) => self.write_line("plain-not-now")?,
            }
        }
    }

    pub(super) fn reveal(&mut self, revealed: &Revealed<'_>, shown: Shown) -> Result<Event, FaceFault> {
        let mut page = Page::new(self.layout());
        answer::reveal(&mut page, revealed.reveal, shown, self.words);
        answer::promise(&mut page, revealed, self.occasion, self.words);
        self.write(&page.into_text())?;
        let studying = self.occasion == Occasion::Study;
        let unfounded = match Act::objection(revealed.rating) {
            Act::WasRight => Act::DidNotKnow,
            _ => Act::WasRight,
        };
        loop {
            let lead = if studying { "plain-next" } else { "plain-next-preview" };
            match self.read(&self.words.say(lead))? {
                Line::End => return Ok(Event::Quit),
                Line::Text(text) if text.is_empty() => return Ok(Event::Proceed),
                Line::Text(_) if !studying => self.write_line("plain-unclear")?,
                Line::Text(text) => match text.parse().ok().and_then(Rating::from_number) {
                    Some(rating) if rating != revealed.rating => return Ok(Event::Overrule(rating)),
                    // It is rated so already.
                    Some(_) => {}
                    None => self.write_line("plain-unclear")?,
                },
                Line::Act(Act::Help) => {
                    let mut offered = offered(self.occasion.after_answer(), revealed.has_media);
                    offered.retain(|act| *act != unfounded);
                    self.help(&offered)?;
                }
                Line::Act(act) if act == unfounded => self.write_line("plain-not-now")?,
                Line::Flag(note) if studying => return Ok(Event::Flag(note)),
                Line::Act(Act::Open) if !revealed.has_media => self.write_line("media-none")?,
                Line::Act(Act::Rate(rating)) if rating == revealed.rating => {}
                Line::Act(act) if self.occasion.after_answer().contains(&act) => {
                    return Ok(act.event().unwrap_or(Event::Proceed));
                }
                Line::Act(_) | Line::Flag(_) => self.write_line("plain-not-now")?,
            }
        }
    }

    pub(super) fn choose(&mut self, options: &[String]) -> Result<Option<usize>, FaceFault> {
        for (number, option) in (1..).zip(options) {
            self.write(&format!("  {number}) {option}\n"))?;
        }
        loop {
            match self.read(&self.words.say("plain-number"))? {
                Line::End | Line::Act(Act::Quit) => return Ok(None),
                Line::Text(text) if text.is_empty() => return Ok(None),
                Line::Text(text) => match place(&text, options.len()) {
                    Some(place) => return Ok(Some(place)),
                    None => self.write_line("plain-choose")?,
                },
                Line::Act(_) | Line::Flag(_) => self.write_line("plain-choose")?,
            }
        }
    }

    fn write_line(&mut self, key: &str) -> Result<(), FaceFault> {
        let line = self.words.say(key);
        self.write(&format!("{line}\n"))
    }

    fn help(&mut self, acts: &[Act]) -> Result<(), FaceFault> {
        let lines = acts.iter().map(|act| format!("  {} — {}\n", act.command(self.words), act.label(self.words)));
        let text: String = lines.collect();
        self.write(&text)
    }
}

/// The numbered parts of a question.
pub(super) fn options(page: &mut Page, form: &Form, words: &Words) {
    let numbered = |page: &mut Page, items: &[String]| {
        for (number, item) in (1..).zip(items) {
            page.text(item, &format!("  {number}) "), "     ");
        }
    };
    match form {
        Form::Choice(items) | Form::Several(items) | Form::Order(items) => numbered(page, items),
        Form::TrueFalse => numbered(page, &[words.say("truth-true"), words.say("truth-false")]),
        Form::Match { left, right } => {
            for (letter, item) in ('a'..='z').zip(left) {
                page.text(item, &format!("  {letter}) "), "     ");
            }
            page.gap();
            numbered(page, right);
        }
        Form::Recall | Form::Text | Form::Gap(_) | Form::Number { .. } | Form::List { .. } => {}
    }
}

/// What is asked for on the line.
fn lead(form: &Form, named: usize, words: &Words) -> String {
    match form {
        Form::Recall => words.say("plain-recall"),
        Form::Text | Form::Gap(_) => words.say("plain-text"),
        Form::Number { unit: Some(unit) } => words.tell("plain-quantity", &[("unit", visible(unit).into())]),
        Form::Number { unit: None } => words.say("plain-figure"),
        Form::Choice(_) | Form::TrueFalse => words.say("plain-number"),
        Form::Several(_) => words.say("plain-several"),
        Form::Order(_) => words.say("plain-order"),
        Form::Match { .. } => words.say("plain-match"),
        Form::List { need } => words.tell("plain-list", &[("number", (named + 1).into()), ("count", (*need).into())]),
    }
}

/// The acts to offer: there may be nothing to open.
fn offered(acts: &[Act], has_media: bool) -> Vec<Act> {
    acts.iter().copied().filter(|act| has_media || *act != Act::Open).collect()
}

fn text_form(form: &Form) -> bool {
    matches!(form, Form::Text | Form::Gap(_) | Form::Number { .. } | Form::List { .. })
}

/// Reads a line as an answer; `None` when it is not one.
fn read_answer(form: &Form, text: &str, words: &Words) -> Option<Given> {
    match form {
        Form::Recall => Some(Given::Looked),
        Form::Text | Form::Gap(_) | Form::Number { .. } | Form::List { .. } => {
            (!text.is_empty()).then(|| Given::Text(text.to_owned()))
        }
        Form::Choice(options) => place(text, options.len()).map(Given::Pick),
        Form::TrueFalse => {
            let said = text.to_lowercase();
            let is = |key: &str| {
                let word = words.say(key).to_lowercase();
                said == word || (said.chars().count() == 1 && word.starts_with(&said))
            };
            match place(text, 2) {
                Some(place) => Some(Given::Truth(place == 0)),
                None if is("truth-true") => Some(Given::Truth(true)),
                None if is("truth-false") => Some(Given::Truth(false)),
                None => None,
            }
        }
        Form::Several(options) => places(text, options.len()).map(Given::Picks),
        Form::Order(items) => places(text, items.len()).filter(|places| places.len() == items.len()).map(Given::Order),
        Form::Match { left, right } => {
            let places = places(text, right.len()).filter(|places| places.len() == left.len())?;
            Some(Given::Pairs(places.into_iter().map(Some).collect()))
        }
    }
}

fn like_a_command(text: &str) -> bool {
    text.strip_prefix(':').is_some_and(|name| !name.is_empty() && name.chars().all(char::is_alphabetic))
}

/// A number of a numbered line, counted from one on the screen and from zero within.
fn place(text: &str, count: usize) -> Option<usize> {
    text.trim_end_matches([')', '.']).parse::<usize>().ok()?.checked_sub(1).filter(|place| *place < count)
}

/// Several such numbers, each once.
fn places(text: &str, count: usize) -> Option<Vec<usize>> {
    let parts = text.split(|c: char| c.is_whitespace() || c == ',' || c == ';').filter(|part| !part.is_empty());
    let places = parts.map(|part| place(part, count)).collect::<Option<Vec<_>>>()?;
    let mut once = places.clone();
    once.sort_unstable();
    once.dedup();
    (!places.is_empty() && once.len() == places.len()).then_some(places)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn items(count: usize) -> Vec<String> {
        (0..count).map(|n| n.to_string()).collect()
    }

    #[test]
    fn lines_are_read_as_the_form_asks() {
        let words = Words::of(["fr"]);
        let read = |form: &Form, text: &str| read_answer(form, text, &words);
        let choice = Form::Choice(items(3));
        assert_eq!(read(&choice, "3"), Some(Given::Pick(2)));
        assert_eq!(read(&choice, "2)"), Some(Given::Pick(1)));
        for wrong in ["0", "4", "", "deux", "-1"] {
            assert_eq!(read(&choice, wrong), None, "{wrong}");
        }
        assert_eq!(read(&Form::Several(items(4)), "1, 4"), Some(Given::Picks(vec![0, 3])));
        assert_eq!(read(&Form::Several(items(4)), "1 1"), None);
        assert_eq!(read(&Form::Order(items(3)), "3 1 2"), Some(Given::Order(vec![2, 0, 1])));
        assert_eq!(read(&Form::Order(items(3)), "3 1"), None);
        assert_eq!(read(&Form::TrueFalse, "Vrai"), Some(Given::Truth(true)));
        assert_eq!(read(&Form::TrueFalse, "v"), Some(Given::Truth(true)));
        assert_eq!(read(&Form::TrueFalse, "2"), Some(Given::Truth(false)));
        assert_eq!(read(&Form::Text, ""), None);
    }

    #[test]
    fn commands_are_known_in_both_languages() {
        let words = Words::of(["fr"]);
        assert_eq!(Act::from_command(":indice", &words), Some((Act::Hint, "")));
        assert_eq!(Act::from_command(" :HINT ", &words), Some((Act::Hint, "")));
        assert_eq!(Act::from_command(":?", &words), Some((Act::Help, "")));
        assert_eq!(Act::from_command("indice", &words), None);
        assert_eq!(Act::from_command(":signaler à revoir", &words), Some((Act::Flag, "à revoir")));
        assert_eq!(Act::from_command(":indice svp", &words), None);
    }
}
