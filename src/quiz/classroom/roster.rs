//! Who is expected: the names of a roster, or the pupils of a class with the codes that only they have.

use std::collections::HashMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::command::{Pupil, Refusal, TokenHash};
use super::name::{NameFault, clean, free_beside, identity, shown};
use super::room::Room;

/// Who may take a seat.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Entry {
    /// Whoever has the PIN, under a name of their own choice.
    #[default]
    Open,
    /// Whoever has the PIN and types a name of the roster that nobody sits under.
    Listed,
    /// The pupils of a class by their personal codes; their answers count for their own schedules.
    Codes {
        /// The name of the class.
        class: String,
        /// Whether others may play too, of whom nothing is kept but what is of any guest. None takes a name of the class.
        guests: bool,
    },
}

/// Somebody who is expected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExpectedPupil {
    /// The name they sit under.
    pub name: String,
    /// Who they are, and the hash of the code that says so, where answers count for their own schedule.
    pub own: Option<(Pupil, TokenHash)>,
}

impl Entry {
    /// Whether answers may count for pupils' own schedules.
    pub fn takes_codes(&self) -> bool {
        matches!(self, Self::Codes { .. })
    }
}

/// All who are expected.
#[derive(Debug, Default)]
pub struct Roster {
    list: Vec<ExpectedPupil>,
    by_code: HashMap<TokenHash, usize>,
    by_name: HashMap<String, usize>,
}

impl Roster {
    /// A roster of these.
    pub fn new(list: Vec<ExpectedPupil>) -> Self {
        let own = |(at, pupil): (usize, &ExpectedPupil)| Some((pupil.own?.1, at));
        let by_code = list.iter().enumerate().filter_map(own).collect();
        let by_name = list.iter().enumerate().map(|(at, pupil)| (identity(&pupil.name), at)).collect();
        Self { list, by_code, by_name }
    }

    /// Whether two names are one to who reads or hears them: then they cannot both stand on a roster.
    pub fn is_same_name(one: &str, other: &str) -> bool {
        identity(one) == identity(other)
    }

    pub(super) fn with_code(&self, code: &TokenHash) -> Option<&ExpectedPupil> {
        self.list.get(*self.by_code.get(code)?)
    }

    fn named(&self, typed: &str) -> Option<&ExpectedPupil> {
        self.list.get(*self.by_name.get(&identity(typed))?)
    }
}

impl Room {
    /// Lets in who is expected, by the room's rule of entry. It is no happening: whom it let in is.
    pub fn expect(&mut self, roster: Arc<Roster>) {
        self.roster = roster;
    }

    /// The name that somebody without a code may sit under, as it will be shown; empty in an anonymous room.
    pub(super) fn name_for(&self, typed: &str) -> Result<String, Refusal> {
        let rules = &self.setup.rules;
        let is_taken = |identity: &str| self.state.names.contains(identity);
        let listed = self.roster.named(typed);
        match &rules.entry {
            Entry::Listed => {
                let name = shown(&listed.ok_or(Refusal::NotListed)?.name);
                if is_taken(&identity(&name)) { Err(Refusal::SeatTaken) } else { Ok(name) }
            }
            Entry::Codes { guests: false, .. } => Err(Refusal::NeedsCode),
            Entry::Codes { .. } if listed.is_some() => Err(Refusal::NameListed),
            _ if rules.anonymous => Ok(String::new()),
            Entry::Open | Entry::Codes { .. } => {
                let name = clean(typed, &rules.unfit).map_err(Refusal::Name)?;
                if !is_taken(&identity(&name)) {
                    return Ok(name);
                }
                // What is offered must not be somebody's of the class either.
                let is_free = |identity: &str| !is_taken(identity) && !self.roster.by_name.contains_key(identity);
                Err(Refusal::Name(NameFault::Taken(free_beside(&name, |identity| !is_free(identity)))))
            }
        }
    }
}
