//! Which cards a wish names, and practice with them beside the schedule.

use std::collections::{HashMap, HashSet};

use super::day::Day;
use super::desk::{Desk, cards_of};
use super::exam::known;
use super::failure::Failure;
use super::sitting::Wish;
use crate::memory::{Filter, Parameters, Plan, Planned, Traits, is_leech, recall_of};
use crate::model::{CardId, CardState, Seed, Stage, StudyDay};

/// How many cards a practice holds when the learner does not say.
const USUAL: usize = 20;

/// What a wish looks at in cards, read once.
pub(super) struct Chosen<'w> {
    wish: &'w Wish,
    facts: Option<Facts>,
}

/// What only a filter asks for, and so is read only then.
struct Facts {
    states: HashMap<CardId, CardState>,
    flagged: HashSet<CardId>,
    due: HashSet<CardId>,
    today: StudyDay,
    parameters: Parameters,
}

impl<'w> Chosen<'w> {
    pub(super) fn of(desk: &Desk<'_>, day: &Day, wish: &'w Wish) -> Result<Self, Failure> {
        if wish.filter == Filter::default() {
            return Ok(Self { wish, facts: None });
        }
        let flagged = day.marks.iter().filter(|(_, marks)| marks.note.is_some()).map(|(card, _)| card.clone());
        let facts = Facts {
            states: desk.store.card_states(desk.learner, None)?.into_iter().collect(),
            flagged: flagged.collect(),
            due: day.due.iter().map(|due| due.card.clone()).collect(),
            today: day.today,
            parameters: desk.parameters()?,
        };
        Ok(Self { wish, facts: Some(facts) })
    }

    /// Whether the wish names the card: its deck, its tag, its traits.
    pub(super) fn contains(&self, desk: &Desk<'_>, card: &CardId) -> bool {
        let Wish { decks, tag, filter, .. } = self.wish;
        let tags = || desk.library.tags_of(card);
        (decks.is_empty() || decks.contains(&card.deck))
            && tag.as_ref().is_none_or(|tag| tags().into_iter().any(|other| same_tag(other, tag)))
            && self.facts.as_ref().is_none_or(|facts| filter.holds(&facts.traits(desk, card)))
    }
}

impl Facts {
    fn traits(&self, desk: &Desk<'_>, card: &CardId) -> Traits {
        let state = self.states.get(card);
        let recall = |state: &CardState| recall_of(&self.parameters, &known(state), self.today);
        Traits {
            stage: Stage::of(state),
            due: self.due.contains(card),
            lapses: state.map_or(0, |state| state.lapses),
            leech: state.is_some_and(|state| is_leech(state, &desk.settings)),
            flagged: self.flagged.contains(card),
            recall: state.map(recall),
        }
    }
}

/// Practice: any cards that the wish names, suspended ones too, shuffled.
pub(super) fn plan_for(desk: &Desk<'_>, day: &Day, wish: &Wish, seed: Seed) -> Result<Plan, Failure> {
    let chosen = Chosen::of(desk, day, wish)?;
    let cards = desk.library.decks().iter().flat_map(cards_of).filter(|card| chosen.contains(desk, card));
    let mut cards: Vec<CardId> = cards.collect();
    seed.derive("practice").shuffle(&mut cards);
    cards.truncate(wish.limit.unwrap_or(USUAL));
    let queue = cards.into_iter().map(|card| Planned { card, new: false }).collect();
    Ok(Plan { learning: Vec::new(), queue })
}

/// Tags are compared without case: `--tag Chiffres` finds `chiffres`.
fn same_tag(one: &str, other: &str) -> bool {
    one.to_lowercase() == other.to_lowercase()
}
