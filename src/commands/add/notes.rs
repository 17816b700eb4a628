//! Notes as questions that could be added: each with an id, its signs set, and what it resembles.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use super::super::author::AuthorFault;
use super::super::failure::Failure;
use super::super::workshop::Workshop;
use super::proof::{Refused, reason};
use super::target::Target;
use crate::deckfile::{
    Encoding, FreeIds, Likeness, Note, NoteForm, Notes, UnreadReason, decode, emit_question, parse_question,
    read_notes, set_signs, slug,
};
use crate::model::{Defaults, Question, QuestionId};
use crate::term::Progress;

/// The largest file of notes that is read, in bytes: some 100,000 questions. Whatever is larger was named by mistake.
const MAX_NOTES: u64 = 16 << 20;

/// From so many questions on it takes long enough to be waited for.
pub(super) const NOTES_WORTH_A_BAR: usize = 5_000;

/// So many questions are read in one go.
const PORTION: usize = 500;

/// A question out of notes.
pub(super) struct Candidate {
    /// The line of the notes that it begins on.
    pub(super) line: usize,
    pub(super) question: Question,
    pub(super) near: Option<Near>,
}

/// What a question of notes resembles.
pub(super) enum Near {
    /// The question of that number in the deck.
    InDeck(usize),
    /// An earlier question of the notes, on that line.
    InNotes(usize),
}

/// A line of the notes that is no question, and why not, in words.
pub(super) struct Left {
    pub(super) line: usize,
    pub(super) text: String,
    pub(super) reason: String,
}

/// What a file of notes holds for a deck.
pub(super) struct Harvest {
    pub(super) encoding: Encoding,
    pub(super) candidates: Vec<Candidate>,
    pub(super) left: Vec<Left>,
}

impl Harvest {
    /// All that could be added, as the notes have them.
    pub(super) fn questions(&self) -> impl Iterator<Item = &Question> {
        self.candidates.iter().map(|found| &found.question)
    }
}

/// Reads a file of notes for a deck.
pub(super) fn read(workshop: &Workshop, target: &Target, path: &Path) -> Result<Harvest, Failure> {
    let extension = path.extension().map(|extension| extension.to_string_lossy().into_owned()).unwrap_or_default();
    let form = NoteForm::of_extension(&extension).ok_or_else(|| AuthorFault::NotesForm(path.to_owned()))?;
    let bytes = read_bytes(path).map_err(|fault| AuthorFault::Notes { path: path.to_owned(), fault })?;
    let (text, encoding) = decode(&bytes);
    // No text of any encoding has one: it is a picture, or UTF-16 without the mark that says so.
    if text.contains('\0') {
        return Err(AuthorFault::NotesBinary(path.to_owned()).into());
    }
    let Notes { notes, unread } = read_notes(&text, form);
    let mut left: Vec<Left> = unread
        .into_iter()
        .map(|unread| Left { line: unread.line, text: unread.text, reason: worded(workshop, unread.reason) })
        .collect();
    let (lines, questions) = named(target, notes);
    let mut known = Likeness::before(&target.deck.questions, &questions);
    let mut candidates: Vec<Candidate> = Vec::new();
    let (whole, mut bar) = (questions.len(), Progress::new(workshop.words.say("notes-reading")));
    // A portion at a time, so that it can be told how far it has come.
    let in_portions = questions.chunks(PORTION).flat_map(|some| set_signs(some.to_vec(), &target.deck.language));
    for (done, (line, question)) in lines.into_iter().zip(in_portions).enumerate() {
        if whole >= NOTES_WORTH_A_BAR && done % PORTION == 0 {
            bar.step(done, whole);
        }
        // What a deck could not hold, such as the same option twice, is no question either.
        if let Err(faults) = parse_question(&emit_question(&question), target.extensions, &Defaults::default()) {
            let reason = reason(workshop, &Refused::Faults(faults));
            left.push(Left { line, text: question.ask, reason });
            continue;
        }
        let in_deck = target.deck.questions.len();
        let near = known.find(&question).map(|at| match at.checked_sub(in_deck) {
            None => Near::InDeck(at),
            Some(at) => Near::InNotes(candidates.get(at).map_or(0, |candidate| candidate.line)),
        });
        known.learn(&question);
        candidates.push(Candidate { line, question, near });
    }
    left.sort_by_key(|left| left.line);
    Ok(Harvest { encoding, candidates, left })
}

/// A file's bytes, unless there are more than [`MAX_NOTES`].
fn read_bytes(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    // One byte more shows a file that is too large; a pipe does not tell its size.
    File::open(path)?.take(MAX_NOTES + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > MAX_NOTES { Err(io::ErrorKind::FileTooLarge.into()) } else { Ok(bytes) }
}

/// The notes as questions, each with an id unlike all others, and their lines.
fn named(target: &Target, notes: Vec<Note>) -> (Vec<usize>, Vec<Question>) {
    let mut ids = FreeIds::beside(target.deck.questions.iter().map(|question| question.id.to_string()));
    let mut lines = Vec::with_capacity(notes.len());
    let mut questions = Vec::with_capacity(notes.len());
    for note in notes {
        let Ok(id) = QuestionId::new(&ids.give(&slug(&note.ask))) else { continue };
        lines.push(note.line);
        questions.push(question(note, id));
    }
    (lines, questions)
}

fn question(note: Note, id: QuestionId) -> Question {
    Question {
        id,
        ask: note.ask,
        answer: note.answer,
        why: note.why,
        hint: note.hint,
        tags: note.tags,
        source: None,
        media: Vec::new(),
        both_ways: false,
        retention: None,
        seconds: None,
        points: None,
    }
}

fn worded(workshop: &Workshop, reason: UnreadReason) -> String {
    workshop.words.say(match reason {
        UnreadReason::NoAnswer => "notes-no-answer",
        UnreadReason::NoQuestion => "notes-no-question",
        UnreadReason::NoRightOption => "notes-no-right",
        UnreadReason::OpenQuote => "notes-open-quote",
    })
}
