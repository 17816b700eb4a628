//! `sommet report`: what a class came to, by pupil and by question, with the proof that no answer is missing.

mod sheet;

use serde_json::json;

use self::sheet::Sheet;
use super::desk::Desk;
use super::failure::Failure;
use super::rooms::{self, Filed};
use super::{Exit, Options, print, print_json, write_out};
use crate::env::Env;
use crate::i18n::Words;
use crate::quiz::classroom::{Happening, Label, Ledger, LedgerSeat, LedgerTurn, Roster};
use crate::store::Expected;

/// Arguments of `report`.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[arg(value_name = "ROOM")]
    room: Option<i64>,
    #[arg(long, conflicts_with = "json")]
    csv: bool,
    #[arg(long)]
    json: bool,
    #[arg(long, conflicts_with_all = ["json", "csv"])]
    forget_names: bool,
}

/// What is counted three times, and must be the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Proof {
    receipts: u64,
    stored: usize,
    reported: usize,
}

impl Proof {
    fn of(filed: &Filed, ledger: &Ledger) -> Self {
        let answers = filed.records.iter().filter(|record| matches!(record.what, Happening::Answered { .. }));
        Self { receipts: filed.stored.receipts, stored: answers.count(), reported: ledger.stored() }
    }

    /// Whether no answer is missing. Fewer receipts than answers are none: who was cut off counts those of the last moment
    /// no more, though phones have them or get them when they ask again.
    fn holds(self) -> bool {
        self.stored == self.reported && usize::try_from(self.receipts).is_ok_and(|receipts| receipts <= self.stored)
    }
}

/// Shows what a class came to.
pub fn run(args: &Args, env: &Env, options: &Options) -> Exit {
    Desk::run(env, options, |desk| {
        let filed = rooms::find(&desk.store, args.room)?;
        if args.forget_names {
            return forget_names(desk, &filed);
        }
        let ledger = filed.room.ledger();
        let proof = Proof::of(&filed, &ledger);
        let sheet = Sheet::of(&ledger);
        let absent = absent(desk, &filed)?;
        if args.csv {
            write_out(&csv(&ledger, &desk.words));
        } else if args.json {
            print_json(&as_json(&filed, &ledger, &sheet, proof, &absent));
        } else {
            show(desk, &filed, &ledger, &sheet, proof, &absent);
        }
        Ok(if proof.holds() { Exit::Well } else { Exit::Finding })
    })
}

/// Forgets who took part in a class that is over; a phone that is still in one could not come back.
fn forget_names(desk: &mut Desk<'_>, filed: &Filed) -> Result<Exit, Failure> {
    let number = filed.stored.id.number();
    if !filed.room.is_over() {
        return Err(Failure::RoomOpen(number));
    }
    let count = desk.store.forget_names(filed.stored.id)?;
    let mut page = desk.page();
    page.line(&desk.words.tell("report-forgotten", &[("room", number.into()), ("count", count.into())]));
    print(page);
    Ok(Exit::Well)
}

/// Who was expected in a room by its roster or as its class, and took no seat in it.
fn absent(desk: &Desk<'_>, filed: &Filed) -> Result<Vec<String>, Failure> {
    let seats = desk.store.seats(filed.stored.id)?;
    let came = |expected: &Expected| {
        seats.iter().any(|seat| match (expected.learner, &expected.name, &seat.name) {
            (Some(learner), ..) => seat.learner == Some(learner),
            (None, Some(name), Some(taken)) => Roster::is_same_name(name, taken),
            _ => false,
        })
    };
    let expected = desk.store.expected(filed.stored.id)?;
    Ok(expected.into_iter().filter(|expected| !came(expected)).filter_map(|expected| expected.name).collect())
}

fn name_of(seat: &LedgerSeat, words: &Words) -> String {
    if seat.name.is_empty() { words.tell("podium-seat", &[("seat", seat.seat.0.into())]) } else { seat.name.clone() }
}

fn show(desk: &Desk<'_>, filed: &Filed, ledger: &Ledger, sheet: &Sheet, proof: Proof, absent: &[String]) {
    let words = &desk.words;
    let mut page = desk.page();
    let paint = page.layout().paint;
    let taking_part = ledger.seats.iter().filter(|seat| !seat.sent_out).count();
    let args = [
        ("room", filed.stored.id.number().into()),
        ("pupils", taking_part.into()),
        ("questions", sheet.questions.len().into()),
    ];
    page.line(&paint.bold(&words.tell("report-title", &args)));
    if sheet.questions.is_empty() {
        page.line(&words.say("report-nothing"));
    }
    for question in &sheet.questions {
        let Some(turn) = ledger.turns.get(question.turn) else { continue };
        page.gap().text(&turn.ask, &format!("{}. ", turn.number), "   ");
        let mut facts = vec![words.tell("report-facility", &[("percent", question.facility_percent().into())])];
        facts.push(
            words.tell("report-answered", &[("answers", question.answers.into()), ("seats", question.seats.into())]),
        );
        if let Some(seconds) = question.seconds {
            facts.push(words.tell("report-seconds", &[("seconds", seconds.into())]));
        }
        if let Some(index) = question.discrimination {
            facts.push(words.tell("report-discrimination", &[("index", ((index * 100.0).round() / 100.0).into())]));
        }
        page.hanging(&facts.join(" · "), "   ", "   ");
        if question.is_doubtful() {
            page.hanging(&paint.warn(&words.say("report-doubtful")), "   ", "   ");
        }
        for (given, seats) in &question.wrong {
            let names = seats.iter().filter_map(|seat| ledger.seats.get(*seat)).map(|seat| name_of(seat, words));
            let said = said(turn, given, words);
            let args = [("given", said.into()), ("names", names.collect::<Vec<_>>().join(", ").into())];
            page.text(&words.tell("report-wrong", &args), "   ✗ ", "     ");
        }
    }
    page.gap().line(&paint.bold(&words.say("report-pupils")));
    for seat in &sheet.ranked {
        let Some(seat) = ledger.seats.get(*seat) else { continue };
        let args =
            [("name", name_of(seat, words).into()), ("right", seat.score.right.into()), ("of", seat.score.of.into())];
        page.hanging(&words.tell("report-pupil", &args), "  ", "    ");
    }
    if !absent.is_empty() {
        let args = [("count", absent.len().into()), ("names", absent.join(", ").into())];
        page.hanging(&words.tell("report-absent", &args), "  ", "    ");
    }
    again(&mut page, ledger, sheet, words);
    page.gap().line(&told(proof, words));
    print(page);
}

/// A wrong answer in words; true and false in the reader's.
fn said(turn: &LedgerTurn, given: &str, words: &Words) -> String {
    let truth = turn.bars.iter().any(|bar| matches!(bar.label, Label::Truth(_)));
    if truth { words.say(&format!("truth-{given}")) } else { given.to_owned() }
}

/// What to ask again: what most of the class did not know.
fn again(page: &mut crate::term::Page, ledger: &Ledger, sheet: &Sheet, words: &Words) {
    let hard: Vec<String> =
        sheet.hard().filter_map(|turn| ledger.turns.get(turn)).map(|turn| turn.number.to_string()).collect();
    if !hard.is_empty() {
        page.gap().line(&words.tell("report-again", &[("numbers", hard.join(", ").into())]));
    }
}

fn told(proof: Proof, words: &Words) -> String {
    let args =
        [("receipts", proof.receipts.into()), ("stored", proof.stored.into()), ("reported", proof.reported.into())];
    let key = if !proof.holds() {
        "report-proof-fails"
    } else if usize::try_from(proof.receipts).is_ok_and(|receipts| receipts < proof.stored) {
        "report-proof-cut-off"
    } else {
        "report-proof"
    };
    words.tell(key, &args)
}

fn as_json(filed: &Filed, ledger: &Ledger, sheet: &Sheet, proof: Proof, absent: &[String]) -> serde_json::Value {
    let questions = sheet.questions.iter().filter_map(|question| {
        let turn = ledger.turns.get(question.turn)?;
        Some(json!({
            "number": turn.number, "card": turn.card.to_string(), "ask": turn.ask, "facility": question.facility,
            "discrimination": question.discrimination, "answers": question.answers, "seats": question.seats,
            "seconds": question.seconds, "bars": turn.bars.iter().map(bar).collect::<Vec<_>>(),
        }))
    });
    let pupils = ledger.seats.iter().map(|seat| {
        json!({
            "seat": seat.seat.0, "name": seat.name, "sent_out": seat.sent_out, "right": seat.score.right, "of": seat.score.of,
            "credit": seat.score.credit, "points": seat.score.points,
        })
    });
    json!({
        "room": filed.stored.id.number(), "opened_at": filed.stored.opened_at.0, "over": filed.room.is_over(),
        "questions": questions.collect::<Vec<_>>(), "pupils": pupils.collect::<Vec<_>>(), "absent": absent,
        "receipts": proof.receipts, "stored": proof.stored, "reported": proof.reported, "complete": proof.holds(),
    })
}

fn bar(bar: &crate::quiz::classroom::Bar) -> serde_json::Value {
    let label = match &bar.label {
        Label::Option(texts) => texts.first().cloned().unwrap_or_default(),
        Label::Truth(truth) => truth.to_string(),
        Label::Text(text) => text.clone(),
        Label::Right => "right".to_owned(),
        Label::Partial => "partial".to_owned(),
        Label::Other => "other".to_owned(),
        Label::Nothing => "none".to_owned(),
    };
    json!({ "label": label, "count": bar.count, "right": bar.right })
}

/// One row an answer, with its heading; of questions that count.
fn csv(ledger: &Ledger, words: &Words) -> String {
    let mut text = String::from("seat,name,question,card,ask,given,credit,points,seconds\r\n");
    for turn in ledger.turns.iter().filter(|turn| turn.counts) {
        for (seat, answer) in ledger.seats.iter().zip(&turn.answers).filter(|(seat, _)| !seat.sent_out) {
            let mut fields = vec![seat.seat.0.to_string(), name_of(seat, words), turn.number.to_string()];
            fields.extend([turn.card.to_string(), turn.ask.clone()]);
            match answer {
                Some(answer) => fields.extend([
                    answer.given.clone(),
                    answer.credit.map(|credit| credit.to_string()).unwrap_or_default(),
                    answer.points.map(|points| points.to_string()).unwrap_or_default(),
                    format!("{}.{:03}", answer.millis / 1000, answer.millis % 1000),
                ]),
                None => fields.extend([const { String::new() }; 4]),
            }
            text.push_str(&fields.iter().map(|field| quoted(field)).collect::<Vec<_>>().join(","));
            text.push_str("\r\n");
        }
    }
    text
}

/// A field of a table (RFC 4180). What pupils typed must not become a formula where a spreadsheet opens it.
fn quoted(field: &str) -> String {
    let formula = field.starts_with(['=', '+', '-', '@', '\t', '\r']) && field.parse::<f64>().is_err();
    let field = if formula { format!("'{field}") } else { field.to_owned() };
    if field.contains([',', '"', '\n', '\r']) { format!("\"{}\"", field.replace('"', "\"\"")) } else { field }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_hold_commas_and_no_formulas() {
        for (field, written) in [
            ("Paris", "Paris"),
            ("Paris, France", "\"Paris, France\""),
            ("dit \"oui\"", "\"dit \"\"oui\"\"\""),
            ("=1+1", "'=1+1"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("-5", "-5"),
            ("-cmd", "'-cmd"),
        ] {
            assert_eq!(quoted(field), written);
        }
    }
}
