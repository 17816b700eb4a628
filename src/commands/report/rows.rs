//! A class for other programs: JSON, and one row an answer.

use serde_json::{Value, json};

use super::{Class, name_of};
use crate::i18n::Words;
use crate::quiz::classroom::{Bar, Label};
use crate::stats::Spread;

/// Everything that the report tells.
pub(super) fn json_of(class: &Class, words: &Words) -> Value {
    let questions = class.sheet.questions.iter().filter_map(|item| {
        let turn = class.ledger.turns.get(item.turn)?;
        let wrong = item.wrong.iter().map(|(given, seats)| {
            let seats = seats.iter().filter_map(|seat| class.ledger.seats.get(*seat)).map(|seat| seat.seat.0);
            json!({ "given": given, "seats": seats.collect::<Vec<_>>() })
        });
        Some(json!({
            "number": turn.number, "card": turn.card.to_string(), "ask": turn.ask, "facility": item.facility,
            "discrimination": item.discrimination, "answers": item.answers, "seats": item.seats, "seconds": item.seconds(),
            "millis": item.pace.map(millis), "timed_out": item.timed_out, "bars": turn.bars.iter().map(bar).collect::<Vec<_>>(),
            "wrong": wrong.collect::<Vec<_>>(),
        }))
    });
    let pupils = class.ledger.seats.iter().map(|seat| {
        json!({
            "seat": seat.seat.0, "name": seat.name, "sent_out": seat.sent_out, "right": seat.score.right, "of": seat.score.of,
            "credit": seat.score.credit, "points": seat.score.points, "answered": seat.answered,
        })
    });
    let advice = class.advice.iter().map(|advice| advice.as_json(words));
    json!({
        "room": class.room, "decks": class.decks, "opened_at": class.opened.at.0, "over": class.over,
        "questions": questions.collect::<Vec<_>>(), "pupils": pupils.collect::<Vec<_>>(), "absent": class.absent,
        "advice": advice.collect::<Vec<_>>(),
        "receipts": class.proof.receipts, "stored": class.proof.stored, "reported": class.proof.reported,
        "complete": class.proof.holds(),
    })
}

fn millis(pace: Spread) -> Value {
    json!({ "low": pace.low, "median": pace.middle, "high": pace.high })
}

fn bar(bar: &Bar) -> Value {
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
pub(super) fn csv_of(class: &Class, words: &Words) -> String {
    let ledger = &class.ledger;
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
