//! A warm-up: the questions by which a class is about to lose most, and why each was chosen.

use std::collections::BTreeMap;

use crate::commands::day::Day;
use crate::commands::desk::Desk;
use crate::commands::exam::known;
use crate::commands::failure::Failure;
use crate::commands::practice::Chosen;
use crate::commands::sitting::Wish;
use crate::memory::{Known, Parameters, Warmth, warmth};
use crate::model::{CardId, markup};
use crate::quiz::classroom::SetQuestion;

/// Questions of a warm-up where the teacher does not say how many: five minutes at the beginning of a lesson.
const USUAL: u16 = 5;

/// The longest that a question is told by, in characters.
const MOST_CHARS: usize = 60;

/// A question that was chosen.
pub(super) struct Warm {
    pub(super) card: CardId,
    warmth: Warmth,
    class: usize,
}

/// The questions of most worth to a class, each by the card that is.
pub(super) fn choose(desk: &Desk<'_>, class: &str, wish: &Wish, most: Option<u16>) -> Result<Vec<Warm>, Failure> {
    let members = super::roster::members(desk, class)?;
    let chosen = Chosen::of(desk, &Day::read(desk)?, wish)?;
    let today = desk.today();
    let mut parameters: Vec<Parameters> = Vec::with_capacity(members.len());
    let mut met: BTreeMap<CardId, Vec<(usize, Known)>> = BTreeMap::new();
    for (at, member) in members.iter().enumerate() {
        parameters.push(desk.store.tuning(member.learner)?.map(|tuning| tuning.parameters).unwrap_or_default());
        for (card, state) in desk.store.card_states(member.learner, None)? {
            met.entry(card).or_default().push((at, known(&state)));
        }
    }
    let mut warm: Vec<Warm> = met
        .into_iter()
        .filter(|(card, _)| desk.library.contains(card) && chosen.contains(desk, card))
        .map(|(card, met)| {
            let met = met.iter().filter_map(|(at, known)| Some((parameters.get(*at)?, *known)));
            Warm { card, warmth: warmth(members.len(), met, today), class: members.len() }
        })
        .filter(|warm| warm.warmth.gain > 0.0)
        .collect();
    if warm.is_empty() {
        return Err(Failure::NothingToWarm(class.to_owned()));
    }
    // Of equal worth, the order of their names decides, so that the same class is asked the same.
    warm.sort_by(|one, other| other.warmth.gain.total_cmp(&one.warmth.gain).then_with(|| one.card.cmp(&other.card)));
    let mut asked: Vec<Warm> = Vec::new();
    for warm in warm {
        if asked.len() < usize::from(most.unwrap_or(USUAL))
            && !asked.iter().any(|other| other.card.is_sibling_of(&warm.card))
        {
            asked.push(warm);
        }
    }
    Ok(asked)
}

/// Why each question is asked, in words.
pub(super) fn tell(desk: &Desk<'_>, warm: &[Warm], questions: &[SetQuestion]) -> Vec<String> {
    let why = |(number, set): (usize, &SetQuestion)| {
        let warm = warm.iter().find(|warm| warm.card == set.card)?;
        let ask = markup::strip(&set.versions.first()?.question.ask);
        let args = [
            ("number", number.into()),
            ("ask", cut(&ask).into()),
            ("met", warm.warmth.met.into()),
            ("of", warm.class.into()),
            ("recall", (warm.warmth.recall * 100.0).round().into()),
            // In points of a hundred, with one decimal.
            ("gain", ((warm.warmth.gain * 1000.0).round().max(1.0) / 10.0).into()),
        ];
        Some(desk.words.tell("warm-up-why", &args))
    };
    (1..).zip(questions).filter_map(why).collect()
}

fn cut(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= MOST_CHARS { line } else { line.chars().take(MOST_CHARS - 1).chain(['…']).collect() }
}
