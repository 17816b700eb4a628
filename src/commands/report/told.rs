//! A class in the terminal: question after question, the pupils, what it advises, and the proof.

use super::{Class, courses, name_of, said};
use crate::commands::desk::Desk;
use crate::commands::print;

/// Shows it.
pub(super) fn show(desk: &Desk<'_>, class: &Class) {
    let (words, ledger, sheet) = (&desk.words, &class.ledger, &class.sheet);
    let mut page = desk.page();
    let paint = page.layout().paint;
    let args =
        [("room", class.room.into()), ("pupils", class.pupils().into()), ("questions", sheet.questions.len().into())];
    page.line(&paint.bold(&words.tell("report-title", &args)));
    courses::tell(&mut page, ledger, words);
    if sheet.questions.is_empty() {
        page.line(&words.say("report-nothing"));
    }
    for item in &sheet.questions {
        let Some(turn) = ledger.turns.get(item.turn) else { continue };
        page.gap().text(&turn.ask, &format!("{}. ", turn.number), "   ");
        let mut facts = vec![words.tell("report-facility", &[("percent", item.facility_percent().into())])];
        facts.push(words.tell("report-answered", &[("answers", item.answers.into()), ("seats", item.seats.into())]));
        if let Some(seconds) = item.seconds() {
            facts.push(words.tell("report-seconds", &[("seconds", seconds.into())]));
        }
        if let Some(index) = item.discrimination {
            facts.push(words.tell("report-discrimination", &[("index", ((index * 100.0).round() / 100.0).into())]));
        }
        page.hanging(&facts.join(" · "), "   ", "   ");
        for (given, seats) in &item.wrong {
            let names = seats.iter().filter_map(|seat| ledger.seats.get(*seat)).map(|seat| name_of(seat, words));
            let args =
                [("given", said(turn, given, words).into()), ("names", names.collect::<Vec<_>>().join(", ").into())];
            page.text(&words.tell("report-wrong", &args), "   ✗ ", "     ");
        }
    }
    page.gap().line(&paint.bold(&words.say("report-pupils")));
    for seat in sheet.ranked.iter().filter_map(|seat| ledger.seats.get(*seat)) {
        let args =
            [("name", name_of(seat, words).into()), ("right", seat.score.right.into()), ("of", seat.score.of.into())];
        page.hanging(&words.tell("report-pupil", &args), "  ", "    ");
    }
    if let Some(absent) = class.who_was_absent(words) {
        page.hanging(&absent, "  ", "    ");
    }
    if !class.advice.is_empty() {
        page.gap().line(&paint.bold(&words.say("report-advice")));
        for advice in &class.advice {
            page.hanging(&advice.said(words), "  ", "  ");
        }
    }
    page.gap().line(&class.proof.told(words));
    print(page);
}
