//! What follows an answer on the screen: the learner's own judgement, the verdict, and one key to go on.

use console::Key;

use super::super::answer;
use super::super::face::{FaceFault, Revealed, Shown};
use super::super::keys::{Act, Occasion, rating_word};
use super::super::question;
use super::Rich;
use crate::model::Rating;
use crate::quiz::{Event, Reveal};

impl Rich<'_> {
    pub(in super::super) fn judge(&mut self, reveal: &Reveal, can_undo: bool) -> Result<Event, FaceFault> {
        if self.has_left() {
            return Ok(Event::Quit);
        }
        let studying = self.occasion == Occasion::Study;
        let mut page = self.page();
        answer::reveal(&mut page, reveal, Shown::Nothing, self.words);
        page.gap();
        let ratings =
            Rating::ALL.map(|rating| self.key_label(&rating.number().to_string(), &rating_word(rating, self.words)));
        page.line(&self.words.say("judge-ask"));
        page.hanging(&ratings.join("  "), "", "");
        let others: &[(&str, &str)] = if studying {
            &[("u", "key-undo"), ("b", "key-bury"), ("s", "key-suspend"), ("q", "key-quit")]
        } else {
            &[("p", "key-previous"), ("q", "key-quit")]
        };
        let others = others.iter().skip(usize::from(!can_undo));
        let others: Vec<_> = others.map(|(key, words)| self.key_label(key, &self.words.say(words))).collect();
        page.hanging(&others.join("  "), "", "");
        self.write(&page.into_text())?;
        loop {
            match self.key() {
                Some(Key::Enter | Key::Char(' ')) => return Ok(Event::Judge(Rating::Good)),
                Some(Key::Char(c)) if rating_of(c).is_some() => {
                    return Ok(Event::Judge(rating_of(c).unwrap_or(Rating::Good)));
                }
                Some(Key::Char('q')) | None => return Ok(Event::Quit),
                Some(Key::Char('p')) if can_undo && !studying => return Ok(Event::Undo),
                Some(Key::Char('u') | Key::Backspace) if can_undo => return Ok(Event::Undo),
                Some(Key::Char('b')) if studying => return Ok(Event::Bury),
                Some(Key::Char('s')) if studying => return Ok(Event::Suspend),
                Some(_) => {}
            }
        }
    }

    pub(in super::super) fn reveal(&mut self, revealed: &Revealed<'_>, shown: Shown) -> Result<Event, FaceFault> {
        if self.has_left() {
            return Ok(Event::Quit);
        }
        let mut page = self.page();
        answer::reveal(&mut page, revealed.reveal, shown, self.words);
        answer::promise(&mut page, revealed, self.occasion, self.words);
        page.gap();
        question::progress_line(&mut page, revealed.progress, revealed.deck, self.words);
        let keys = match self.occasion {
            Occasion::Study => keys_of_study(revealed),
            Occasion::Preview => keys_of_preview(revealed),
        };
        let keys: Vec<String> = keys.iter().map(|(key, words)| self.key_label(key, &self.words.say(words))).collect();
        page.hanging(&keys.join("  "), "", "");
        self.write(&page.into_text())?;
        loop {
            let event = match self.key() {
                Some(Key::Enter | Key::Char(' ')) => Some(Event::Proceed),
                Some(Key::Char('e')) => Some(Event::Edit),
                Some(Key::Char('o')) => revealed.has_media.then_some(Event::Open),
                Some(Key::Char('q')) | None => Some(Event::Quit),
                Some(key) if self.occasion == Occasion::Preview => preview_event(&key),
                Some(Key::Char('f')) => Some(self.flag()),
                Some(key) => study_event(&key, revealed.rating),
            };
            if let Some(event) = event {
                return Ok(event);
            }
        }
    }
}

fn keys_of_study(revealed: &Revealed<'_>) -> Vec<(&'static str, &'static str)> {
    let known = Act::objection(revealed.rating) == Act::DidNotKnow;
    let mut keys = vec![
        ("↵", "key-next"),
        ("1–4", "key-rate"),
        if known { ("n", "key-guessed") } else { ("r", "key-right") },
        ("u", "key-undo"),
        ("b", "key-bury"),
        ("s", "key-suspend"),
        ("f", "key-flag"),
        ("e", "key-edit"),
    ];
    keys.extend(revealed.has_media.then_some(("o", "key-open")));
    keys.push(("q", "key-quit"));
    keys
}

fn study_event(key: &Key, rating: Rating) -> Option<Event> {
    let objection = Act::objection(rating);
    match key {
        Key::Char('u') | Key::Backspace => Some(Event::Undo),
        Key::Char('b') => Some(Event::Bury),
        Key::Char('s') => Some(Event::Suspend),
        Key::Char('r') if objection == Act::WasRight => Some(Event::WasRight),
        Key::Char('n') if objection == Act::DidNotKnow => Some(Event::DidNotKnow),
        Key::Char(c) => rating_of(*c).filter(|other| *other != rating).map(Event::Overrule),
        _ => None,
    }
}

fn keys_of_preview(revealed: &Revealed<'_>) -> Vec<(&'static str, &'static str)> {
    let mut keys = vec![("↵", "key-next")];
    if revealed.progress.done > 0 {
        keys.extend([("p", "key-previous"), ("r", "key-restart")]);
    }
    keys.push(("e", "key-edit"));
    keys.extend(revealed.has_media.then_some(("o", "key-open")));
    keys.push(("q", "key-quit"));
    keys
}

fn preview_event(key: &Key) -> Option<Event> {
    match key {
        Key::Char('p') | Key::Backspace => Act::Previous.event(),
        Key::Char('r') => Act::Restart.event(),
        _ => None,
    }
}

fn rating_of(key: char) -> Option<Rating> {
    key.to_digit(10).and_then(|digit| Rating::from_number(u8::try_from(digit).ok()?))
}
