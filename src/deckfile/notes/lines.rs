//! Plain lines: a question and its answer on one, or blocks of `Q:` and `A:`.

use super::{Notes, UnreadReason};
use crate::model::markup::escape;

/// What parts a question from its answer, the surest first; a blank on both sides is part of the sign.
const SIGNS: [&str; 5] = ["\t", " :: ", " = ", " → ", " -> "];

/// What a question begins with in a block, in either language.
const QUESTION: [&str; 2] = ["q", "question"];

/// What its answer begins with.
const ANSWER: [&str; 6] = ["a", "r", "answer", "réponse", "reponse", "rép"];

pub(super) fn read(text: &str) -> Notes {
    let mut notes = Notes::default();
    let mut block: Option<Block> = None;
    for (number, line) in (1..).zip(text.lines()) {
        let line = line.trim_end();
        let labelled = label(line.trim_start());
        match (labelled, &mut block) {
            (Some((Label::Question, rest)), _) => {
                finish(block.take(), &mut notes);
                block = Some(Block { line: number, ask: rest.to_owned(), answer: None });
            }
            (Some((Label::Answer, rest)), Some(open)) if open.answer.is_none() => open.answer = Some(rest.to_owned()),
            // A block goes on until a blank line.
            (_, Some(open)) if !line.trim().is_empty() => {
                let part = open.answer.as_mut().unwrap_or(&mut open.ask);
                part.push('\n');
                part.push_str(line.trim());
            }
            (_, Some(open)) if open.answer.is_some() => finish(block.take(), &mut notes),
            (_, Some(_)) => {}
            (_, None) => alone(number, line, &mut notes),
        }
    }
    finish(block, &mut notes);
    notes
}

/// A question whose answer may follow.
struct Block {
    line: usize,
    ask: String,
    answer: Option<String>,
}

enum Label {
    Question,
    Answer,
}

/// What a line of a block says it is, and the rest of it.
fn label(line: &str) -> Option<(Label, &str)> {
    let (name, rest) = line.split_once(':')?;
    let name = name.trim().trim_end_matches(|c: char| c.is_ascii_digit() || c == ' ' || c == '.').to_lowercase();
    // `::` parts a question from its answer on one line.
    let label = match name.as_str() {
        _ if rest.starts_with(':') => return None,
        name if QUESTION.contains(&name) => Label::Question,
        name if ANSWER.contains(&name) => Label::Answer,
        _ => return None,
    };
    Some((label, rest.trim()))
}

fn finish(block: Option<Block>, notes: &mut Notes) {
    if let Some(Block { line, ask, answer }) = block {
        notes.take(line, &ask, &escape(&ask), &escape(&answer.unwrap_or_default()));
    }
}

/// A line of its own.
fn alone(number: usize, line: &str, notes: &mut Notes) {
    let written = line.trim();
    // A line that begins with `#` is a remark, as in most such files.
    if written.is_empty() || written.starts_with('#') {
        return;
    }
    match SIGNS.iter().find_map(|sign| line.split_once(sign)) {
        // What follows a second tab is of no use here: other programs put tags and numbers there.
        Some((ask, answer)) => {
            let answer = if line.contains('\t') { answer.split('\t').next().unwrap_or(answer) } else { answer };
            notes.take(number, written, &escape(ask), &escape(answer));
        }
        None => notes.skip(number, written, UnreadReason::NoAnswer),
    }
}
