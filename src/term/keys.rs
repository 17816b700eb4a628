//! The keys and commands that stand for what a learner may do besides answering.

use console::measure_text_width;

use super::layout::Layout;
use crate::i18n::Words;
use crate::model::Rating;
use crate::quiz::Event;

/// Something to do besides answering.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Act {
    Hint,
    GiveUp,
    Undo,
    Skip,
    Bury,
    Suspend,
    Flag,
    Edit,
    Open,
    Next,
    Previous,
    Restart,
    WasRight,
    DidNotKnow,
    Rate(Rating),
    Quit,
    Help,
}

/// What a learner sits at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Occasion {
    /// Study, or practice.
    #[default]
    Study,
    /// A look at a deck, to and fro, of which nothing is kept.
    Preview,
}

impl Occasion {
    /// What is offered while a question is open.
    pub(super) fn while_asking(self) -> &'static [Act] {
        match self {
            Self::Study => &Act::WHILE_ASKING,
            Self::Preview => &Act::ASKING_IN_PREVIEW,
        }
    }

    /// What is offered, beside the ratings, while the learner is to judge.
    pub(super) fn while_judging(self) -> &'static [Act] {
        match self {
            Self::Study => &Act::WHILE_JUDGING,
            Self::Preview => &Act::JUDGING_IN_PREVIEW,
        }
    }

    /// What is offered once it is answered.
    pub(super) fn after_answer(self) -> &'static [Act] {
        match self {
            Self::Study => &Act::AFTER_ANSWER,
            Self::Preview => &Act::ANSWERED_IN_PREVIEW,
        }
    }
}

impl Act {
    /// What is offered while a question is open.
    pub(super) const WHILE_ASKING: [Self; 10] = [
        Self::Open,
        Self::Hint,
        Self::GiveUp,
        Self::Skip,
        Self::Bury,
        Self::Suspend,
        Self::Flag,
        Self::Edit,
        Self::Undo,
        Self::Quit,
    ];

    /// What is offered, beside the ratings, while the learner is to judge.
    const WHILE_JUDGING: [Self; 9] = [
        Self::Rate(Rating::Again),
        Self::Rate(Rating::Hard),
        Self::Rate(Rating::Good),
        Self::Rate(Rating::Easy),
        Self::Skip,
        Self::Bury,
        Self::Suspend,
        Self::Undo,
        Self::Quit,
    ];

    /// What is offered, beside typing it anew, while a slip of the keyboard waits for it.
    pub(super) const WHILE_RETYPING: [Self; 2] = [Self::Undo, Self::Quit];

    /// What is offered once it is answered.
    const AFTER_ANSWER: [Self; 13] = [
        Self::Rate(Rating::Again),
        Self::Rate(Rating::Hard),
        Self::Rate(Rating::Good),
        Self::Rate(Rating::Easy),
        Self::WasRight,
        Self::DidNotKnow,
        Self::Undo,
        Self::Bury,
        Self::Suspend,
        Self::Flag,
        Self::Edit,
        Self::Open,
        Self::Quit,
    ];

    const ASKING_IN_PREVIEW: [Self; 8] =
        [Self::Open, Self::Hint, Self::GiveUp, Self::Next, Self::Previous, Self::Restart, Self::Edit, Self::Quit];

    const JUDGING_IN_PREVIEW: [Self; 8] = [
        Self::Rate(Rating::Again),
        Self::Rate(Rating::Hard),
        Self::Rate(Rating::Good),
        Self::Rate(Rating::Easy),
        Self::Next,
        Self::Previous,
        Self::Restart,
        Self::Quit,
    ];

    const ANSWERED_IN_PREVIEW: [Self; 6] =
        [Self::Next, Self::Previous, Self::Restart, Self::Edit, Self::Open, Self::Quit];

    /// What may be said against a verdict: that it was known, or that it was not.
    pub(super) fn objection(rating: Rating) -> Self {
        if rating.is_pass() { Self::DidNotKnow } else { Self::WasRight }
    }

    /// The name of the act, also its command in plain mode; the end of its messages' keys.
    fn name(self) -> &'static str {
        match self {
            Self::Hint => "hint",
            Self::GiveUp => "dunno",
            Self::Undo => "undo",
            Self::Skip => "skip",
            Self::Bury => "bury",
            Self::Suspend => "suspend",
            Self::Flag => "flag",
            Self::Edit => "edit",
            Self::Open => "open",
            Self::Next => "next",
            Self::Previous => "previous",
            Self::Restart => "restart",
            Self::WasRight => "right",
            Self::DidNotKnow => "guessed",
            Self::Rate(rating) => rating_name(rating),
            Self::Quit => "quit",
            Self::Help => "help",
        }
    }

    /// What it does, in words.
    pub(super) fn label(self, words: &Words) -> String {
        words.say(&format!("act-{}", self.name()))
    }

    /// Its command in plain mode, in the reader's language.
    pub(super) fn command(self, words: &Words) -> String {
        format!(":{}", words.say(&format!("command-{}", self.name())))
    }

    /// The act that a line such as `:hint` names, in the reader's language or in English, and the words after it, which
    /// only a flag takes.
    pub(super) fn from_command<'a>(line: &'a str, words: &Words) -> Option<(Self, &'a str)> {
        let (named, rest) = line.trim().split_once(char::is_whitespace).unwrap_or((line.trim(), ""));
        let named = named.to_lowercase();
        let all =
            Self::WHILE_ASKING.into_iter().chain(Self::AFTER_ANSWER).chain(Self::ASKING_IN_PREVIEW).chain([Self::Help]);
        let mut all = all.filter(|act| named == format!(":{}", act.name()) || named == act.command(words));
        let found = all.next().or((named == ":?").then_some(Self::Help))?;
        (rest.is_empty() || found == Self::Flag).then_some((found, rest.trim()))
    }

    /// The event it is for the sitting; `None` for help, which only the face answers.
    pub(super) fn event(self) -> Option<Event> {
        match self {
            Self::Hint => Some(Event::Hint),
            Self::GiveUp => Some(Event::Answer(crate::quiz::Given::GiveUp)),
            // In a preview, where nothing is kept, these are no more than the way to the question before and after.
            Self::Undo | Self::Previous => Some(Event::Undo),
            Self::Skip | Self::Next => Some(Event::Skip),
            Self::Bury => Some(Event::Bury),
            Self::Suspend => Some(Event::Suspend),
            Self::Flag => Some(Event::Flag(String::new())),
            Self::Edit => Some(Event::Edit),
            Self::Open => Some(Event::Open),
            Self::Restart => Some(Event::Start),
            Self::WasRight => Some(Event::WasRight),
            Self::DidNotKnow => Some(Event::DidNotKnow),
            Self::Rate(rating) => Some(Event::Overrule(rating)),
            Self::Quit => Some(Event::Quit),
            Self::Help => None,
        }
    }
}

/// The end of the keys of a rating's messages.
pub(super) fn rating_name(rating: Rating) -> &'static str {
    match rating {
        Rating::Again => "again",
        Rating::Hard => "hard",
        Rating::Good => "good",
        Rating::Easy => "easy",
    }
}

/// The rating in words.
pub(super) fn rating_word(rating: Rating, words: &Words) -> String {
    words.say(&format!("rating-{}", rating_name(rating)))
}

/// A key and what it does. No-break spaces keep both on one line, where a line is long enough for that.
pub(super) fn named_key(layout: &Layout, key: &str, label: &str) -> String {
    let fits = layout.width.is_none_or(|columns| key.len() + 3 + measure_text_width(label) <= columns);
    let label = if fits { label.replace(' ', "\u{a0}") } else { label.to_owned() };
    format!("{}\u{a0}{label}", layout.paint.accent(&format!("[{key}]")))
}

#[cfg(test)]
mod tests {
    use super::super::paint::Paint;
    use super::*;

    #[test]
    fn no_word_of_a_key_is_cut() {
        let lines = |columns: usize| {
            let layout = Layout { width: Some(columns), paint: Paint { color: false } };
            let keys =
                [named_key(&layout, "1–4", "noter : oublié, difficile, correct"), named_key(&layout, "q", "arrêter")];
            layout.hanging(&keys.join("  "), "", "").join("\n").replace('\u{a0}', " ")
        };
        assert_eq!(lines(60), "[1–4] noter : oublié, difficile, correct  [q] arrêter");
        assert_eq!(lines(34), "[1–4] noter : oublié, difficile,\ncorrect  [q] arrêter");
    }
}
