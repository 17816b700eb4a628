//! How the answers of a class divide, as bars.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::name::is_fit;
use super::room::Room;
use super::scene::{Bar, Label, SeatResult};
use super::setup::Ready;
use super::state::{Seat, Turn};
use crate::grading::fold;
use crate::model::{Answer, markup};
use crate::quiz::{Given, Round};

/// Wrong texts shown by themselves.
const MOST_TEXTS: usize = 5;

/// A wrong text is shown once so many gave it: what one alone typed is theirs.
const LEAST_ALIKE: usize = 2;

impl Room {
    /// The questions by which answers are marked now.
    pub(super) fn marking(&self) -> &[Ready] {
        self.marked.as_ref().unwrap_or(&self.asked)
    }

    /// The bars of a turn, in the order that options are shown; of those seats that count.
    pub(super) fn bars(&self, turn: &Turn, results: &[Option<SeatResult>], counts: &dyn Fn(&Seat) -> bool) -> Vec<Bar> {
        let Some(ready) = self.asked.get(turn.question) else { return Vec::new() };
        let Some(round) = ready.rounds.first() else { return Vec::new() };
        let seated = || self.state.seats.iter().filter(|seat| counts(seat)).map(|seat| (seat, turn.answer(seat.id)));
        let given = |wanted: &dyn Fn(&Given) -> bool| {
            seated().filter(|(_, kept)| kept.is_some_and(|kept| wanted(&kept.given))).count()
        };
        let silent = seated().filter(|(_, kept)| kept.is_none_or(|kept| *kept.given == Given::GiveUp)).count();
        let mut bars = match &round.question().answer {
            Answer::Choice { .. } | Answer::Several { .. } => {
                let picked = |place: usize| {
                    given(&|given| match given {
                        Given::Pick(picked) => *picked == place,
                        Given::Picks(picked) => picked.contains(&place),
                        _ => false,
                    })
                };
                let places = 0..round.options().len();
                places.map(|place| option_bar(ready, self.marking().get(turn.question), place, picked(place))).collect()
            }
            Answer::TrueFalse(_) => {
                let truth = self.marking().get(turn.question).and_then(|ready| ready.rounds.first()).map(truth);
                let bar = |said: bool| Bar {
                    label: Label::Truth(said),
                    count: given(&|given| *given == Given::Truth(said)),
                    right: truth == Some(said),
                };
                vec![bar(true), bar(false)]
            }
            _ => self.bars_by_mark(turn, results, counts),
        };
        bars.push(Bar { label: Label::Nothing, count: silent, right: false });
        bars.retain(|bar| bar.count > 0 || matches!(bar.label, Label::Option(_) | Label::Truth(_) | Label::Right));
        bars
    }

    fn bars_by_mark(&self, turn: &Turn, results: &[Option<SeatResult>], counts: &dyn Fn(&Seat) -> bool) -> Vec<Bar> {
        let (mut right, mut partial, mut other) = (0, 0, 0);
        let mut texts: BTreeMap<String, (usize, String)> = BTreeMap::new();
        for seat in self.state.seats.iter().filter(|seat| counts(seat)) {
            let (Some(kept), Some(Some(result))) = (turn.answer(seat.id), results.get(seat.id.index())) else {
                continue;
            };
            match (&*kept.given, result.credit) {
                (Given::GiveUp, _) => {}
                (_, Some(1.0..)) => right += 1,
                (_, Some(credit)) if credit > 0.0 => partial += 1,
                (Given::Text(text), _) if is_fit(text, &self.setup.rules.unfit) && !text.trim().is_empty() => {
                    texts.entry(fold(text)).or_insert_with(|| (0, text.trim().to_owned())).0 += 1;
                }
                _ => other += 1,
            }
        }
        let mut alike: Vec<(usize, String)> = texts.into_values().collect();
        alike.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
        let shown = alike.iter().take(MOST_TEXTS).take_while(|(count, _)| *count >= LEAST_ALIKE).count();
        other += alike.split_off(shown).into_iter().map(|(count, _)| count).sum::<usize>();
        let bar = |label, count, right| Bar { label, count, right };
        let mut bars = vec![bar(Label::Right, right, true), bar(Label::Partial, partial, false)];
        bars.extend(alike.into_iter().map(|(count, text)| bar(Label::Text(markup::escape(&text)), count, false)));
        bars.push(bar(Label::Other, other, false));
        bars
    }
}

/// What was shown at a place, in each language, and whether it is right as answers are marked now.
fn option_bar(asked: &Ready, marked: Option<&Ready>, place: usize, count: usize) -> Bar {
    let text =
        |round: &Round| round.at(place).and_then(|item| round.options().into_iter().nth(item)).unwrap_or_default();
    let texts: Arc<[String]> = asked.rounds.iter().map(text).collect();
    let right = |(asked, marked): (&Round, &Round)| match super::carry::carry(asked, marked, &Given::Pick(place)) {
        Given::Pick(place) => marked.at(place).is_some_and(|item| item < rights(marked)),
        _ => false,
    };
    let right = asked.rounds.first().zip(marked.and_then(|ready| ready.rounds.first())).is_some_and(right);
    Bar { label: Label::Option(texts), count, right }
}

/// How many options hold; they are the first in the deck's order.
fn rights(round: &Round) -> usize {
    match &round.question().answer {
        Answer::Choice { .. } => 1,
        Answer::Several { right, .. } => right.len(),
        _ => 0,
    }
}

fn truth(round: &Round) -> bool {
    round.question().answer == Answer::TrueFalse(true)
}
