//! A class on its way to paper: its figures in the form that a page takes them.

use super::sheet::{Item, answer_of};
use super::{Class, name_of, said};
use crate::i18n::Words;
use crate::model::markup;
use crate::paper::{ClassPaper, ClassQuestion, Pupil, PupilMark};

/// The page. Where no names are to be seen, nobody's own words are either: of what was typed it shows only what several gave.
pub(super) fn page(class: &Class, words: &Words, names: bool) -> String {
    let (ledger, sheet) = (&class.ledger, &class.sheet);
    let questions = sheet.questions.iter().filter_map(|item| question(class, item, words, names));
    let pupils = sheet.ranked.iter().filter_map(|at| {
        let seat = ledger.seats.get(*at)?;
        let marks = sheet.questions.iter().map(|item| mark(class, item, *at));
        Some(Pupil {
            name: name_of(seat, words),
            right: seat.score.right,
            of: seat.score.of,
            credit: seat.score.credit,
            points: seat.score.points,
            marks: marks.collect(),
        })
    });
    ClassPaper {
        words,
        language: &class.language,
        title: class.decks.join(", "),
        facts: facts(class, words),
        advice: class.advice.iter().map(|advice| advice.said(words)).collect(),
        questions: questions.collect(),
        pupils: pupils.collect(),
        points: class.speed_points,
        proof: class.proof.told(words),
        holds: class.proof.holds(),
    }
    .page()
}

fn facts(class: &Class, words: &Words) -> Vec<String> {
    let mut facts = Vec::new();
    facts.extend(class.opened.local().map(|opened| words.long_date(opened.date_naive())));
    facts.push(words.tell("class-report-room", &[("room", class.room.into())]));
    facts.push(words.tell("class-report-pupils", &[("count", class.pupils().into())]));
    facts.push(words.tell("class-report-asked", &[("count", class.sheet.questions.len().into())]));
    if let Some(share) = class.earned() {
        facts.push(words.tell("class-report-earned", &[("percent", words.marks().percent(share).into())]));
    }
    facts.extend(class.who_was_absent(words));
    facts
}

fn question<'a>(class: &'a Class, item: &Item, words: &Words, names: bool) -> Option<ClassQuestion<'a>> {
    let turn = class.ledger.turns.get(item.turn)?;
    let wrong = item.wrong.iter().filter(|_| names).map(|(given, seats)| {
        let names = seats.iter().filter_map(|seat| class.ledger.seats.get(*seat)).map(|seat| name_of(seat, words));
        (markup::strip(&said(turn, given, words)), names.collect())
    });
    Some(ClassQuestion {
        number: turn.number,
        ask: &turn.ask,
        facility: item.facility,
        discrimination: item.discrimination,
        answers: item.answers,
        seats: item.seats,
        pace: item.pace.map(|pace| [pace.low, pace.middle, pace.high]),
        bars: &turn.bars,
        wrong: wrong.collect(),
    })
}

/// What a seat's answer to a question came to.
fn mark(class: &Class, item: &Item, seat: usize) -> PupilMark {
    if !class.ledger.was_there(seat, item.turn) {
        return PupilMark::Absent;
    }
    let answer = class.ledger.turns.get(item.turn).and_then(|turn| answer_of(turn, seat));
    match answer.map(|answer| answer.credit) {
        None => PupilMark::Missing,
        Some(None) => PupilMark::Unjudged,
        Some(Some(1.0..)) => PupilMark::Right,
        Some(Some(credit)) if credit > 0.0 => PupilMark::Partly,
        Some(Some(_)) => PupilMark::Wrong,
    }
}
