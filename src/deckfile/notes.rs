//! Notes that people keep elsewhere (tables, plain lines, Markdown), read as questions by plain rules.
//!
//! `docs/authoring.md` has the rules. Nothing is guessed beyond them: a line that fits none is named with its reason.

mod encoding;
mod lines;
mod markdown;
mod table;

#[cfg(test)]
mod tests;

pub use encoding::{Encoding, decode};

use crate::model::markup;
use crate::model::{Answer, WrongOption};

/// How notes are laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoteForm {
    /// `.csv`, `.tsv`: a table, its cells parted by `;`, `,` or tabs.
    Table,
    /// `.txt`: a line a question, or blocks of `Q:` and `A:`.
    Lines,
    /// `.md`: headings, lists and tables.
    Markdown,
}

impl NoteForm {
    /// The form that the end of a file's name tells, in any case; `None` for another.
    pub fn of_extension(extension: &str) -> Option<Self> {
        match extension.to_lowercase().as_str() {
            "csv" | "tsv" => Some(Self::Table),
            "txt" => Some(Self::Lines),
            "md" | "markdown" => Some(Self::Markdown),
            _ => None,
        }
    }
}

/// A question found in notes.
#[derive(Clone, Debug, PartialEq)]
pub struct Note {
    /// The line that it begins on, from 1.
    pub line: usize,
    /// What is asked, in a deck's markup.
    pub ask: String,
    /// How it is answered, by the rules.
    pub answer: Answer,
    /// What explains it.
    pub why: Option<String>,
    /// What helps to answer it.
    pub hint: Option<String>,
    /// Words to choose it by.
    pub tags: Vec<String>,
}

/// A line that is no question, and why not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unread {
    /// Its number, from 1.
    pub line: usize,
    /// What stands there.
    pub text: String,
    /// Why it is left out.
    pub reason: UnreadReason,
}

/// Why a line of notes is no question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnreadReason {
    /// Nothing parts a question from its answer.
    NoAnswer,
    /// There is an answer, but nothing is asked.
    NoQuestion,
    /// Options without a right one.
    NoRightOption,
    /// A quoted cell that never ends.
    OpenQuote,
}

/// What notes hold.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Notes {
    /// The questions, in the order of their lines.
    pub notes: Vec<Note>,
    /// The lines that are none.
    pub unread: Vec<Unread>,
}

/// Reads notes; there are none that cannot be read, but perhaps nothing in them that is a question.
///
/// ```
/// use sommet::deckfile::{NoteForm, read_notes};
/// let notes = read_notes("Capital of France :: Paris\nnothing here\n", NoteForm::Lines);
/// assert_eq!((notes.notes.len(), notes.unread[0].line), (1, 2));
/// ```
pub fn read_notes(text: &str, form: NoteForm) -> Notes {
    let mut found = match form {
        NoteForm::Table => table::read(text),
        NoteForm::Lines => lines::read(text),
        NoteForm::Markdown => markdown::read(text),
    };
    found.notes.sort_by_key(|note| note.line);
    found.unread.sort_by_key(|unread| unread.line);
    found
}

impl Notes {
    fn skip(&mut self, line: usize, text: &str, reason: UnreadReason) {
        self.unread.push(Unread { line, text: text.trim().to_owned(), reason });
    }

    /// Takes a question and its answer, or says what is missing.
    fn take(&mut self, line: usize, written: &str, ask: &str, answer: &str) {
        match (ask.trim().is_empty(), answer.trim().is_empty()) {
            (true, _) => self.skip(line, written, UnreadReason::NoQuestion),
            (false, true) => self.skip(line, written, UnreadReason::NoAnswer),
            (false, false) => self.notes.push(Note::plain(line, ask, answered(answer))),
        }
    }
}

impl Note {
    fn plain(line: usize, ask: &str, answer: Answer) -> Self {
        Self { line, ask: ask.trim().to_owned(), answer, why: None, hint: None, tags: Vec::new() }
    }
}

/// How a lone answer is asked for: true or false where it says so, typed where it is short, else thought of and looked at.
fn answered(text: &str) -> Answer {
    /// Longer answers are remembered, not typed word for word.
    const MOST_WORDS: usize = 6;
    const MOST_CHARS: usize = 48;
    let text = text.trim();
    let plain = markup::strip(text);
    let short = plain.split_whitespace().count() <= MOST_WORDS && plain.chars().count() <= MOST_CHARS;
    match plain.trim_end_matches('.').to_lowercase().as_str() {
        "vrai" | "true" => Answer::TrueFalse(true),
        "faux" | "false" => Answer::TrueFalse(false),
        _ if short && !plain.contains('\n') => Answer::Typed { of: vec![text.to_owned()], exact: false },
        _ => Answer::Recall(text.to_owned()),
    }
}

/// Options as a question: one right one is chosen, several are ticked; `None` where nothing is right or nothing wrong.
fn chosen(mut right: Vec<String>, wrong: Vec<String>) -> Option<Answer> {
    let wrong: Vec<WrongOption> = wrong.into_iter().map(|text| WrongOption { text, because: None }).collect();
    match right.len() {
        0 => None,
        // With nothing wrong to tell it from, it is an answer like others.
        1 if wrong.is_empty() => Some(answered(&right.remove(0))),
        1 => Some(Answer::Choice { right: right.remove(0), wrong }),
        need if wrong.is_empty() => Some(Answer::List { of: right.into_iter().map(|form| vec![form]).collect(), need }),
        _ => Some(Answer::Several { right, wrong }),
    }
}
