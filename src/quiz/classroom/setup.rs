//! What a room is set up with: how it is played, and the questions as they are asked.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::roster::Entry;
use super::scene::Posed;
use crate::grading::Others;
use crate::model::{CardId, DeckId, Question, Seed, Source, Timestamp};
use crate::quiz::{Asked, Round};

/// The points of a question that does not say its own.
pub const USUAL_POINTS: u32 = 1000;

/// Who says when the next question comes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Pace {
    /// The teacher, for all together.
    #[default]
    Together,
    /// Everyone for themselves, as in homework.
    Own {
        /// When it ends, unless it is put off.
        until: Timestamp,
    },
}

/// How a room is played. Kept with the room, so that every mark can be computed again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)] // rooms of an older sommet lack what was added since
#[expect(clippy::struct_excessive_bools, reason = "each is a choice of its own that a teacher makes or leaves")]
pub struct Rules {
    /// Who says when the next question comes.
    pub pace: Pace,
    /// Whether answers may be changed until the question closes.
    pub changes: bool,
    /// Whether right answers earn points by how soon they came.
    pub speed_points: bool,
    /// Whether names and ranks are shown to all; else only the bar of the whole class is.
    pub names_shown: bool,
    /// Whether nobody is asked for a name.
    pub anonymous: bool,
    /// Whether people may join once it has begun.
    pub late_join: bool,
    /// How many teams; 0 for none.
    pub teams: u16,
    /// Whether a question closes once everyone who is connected has answered; never where answers may be changed.
    pub close_when_all: bool,
    /// Whether the key is shown as soon as a question closes.
    pub reveal_at_once: bool,
    /// How many may join.
    pub most_seats: u32,
    /// Who may take a seat.
    pub entry: Entry,
    /// Words that names may not have, besides the built-in ones; folded.
    pub unfit: Vec<String>,
}

impl Default for Rules {
    fn default() -> Self {
        Self {
            pace: Pace::Together,
            changes: false,
            speed_points: false,
            names_shown: true,
            anonymous: false,
            late_join: true,
            teams: 0,
            close_when_all: true,
            reveal_at_once: true,
            most_seats: 100,
            entry: Entry::Open,
            unfit: Vec::new(),
        }
    }
}

/// All that a room needs besides what happens in it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Setup {
    /// Six digits.
    pub pin: String,
    /// What the order of options follows from.
    pub seed: u64,
    /// How it is played.
    pub rules: Rules,
    /// The languages it is asked in, BCP 47 tags; at least one.
    pub languages: Vec<String>,
    /// The questions, in the order they are asked.
    pub questions: Vec<SetQuestion>,
    /// The other answers of the decks, which no slip of the keyboard may hit.
    pub known: Vec<Known>,
}

/// A question of a room.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SetQuestion {
    /// The card.
    pub card: CardId,
    /// Seconds to answer; `None` where it is untimed.
    pub seconds: Option<u32>,
    /// The points it is worth.
    pub points: u32,
    /// Its text in each of the room's languages, or the nearest there is.
    pub versions: Vec<Version>,
}

/// A question's text in one language.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Version {
    /// Its language, a BCP 47 tag.
    pub language: String,
    /// The deck's title.
    pub deck: String,
    /// The question.
    pub question: Question,
    /// The work that the answer rests on.
    pub source: Option<Source>,
}

/// What a deck knows as answers in one language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Known {
    /// The deck.
    pub deck: DeckId,
    /// The language.
    pub language: String,
    /// The answers, right and wrong.
    pub texts: Vec<String>,
}

/// A question made ready to be asked: its round in each language, and what of it may be shown at once.
#[derive(Clone, Debug)]
pub(super) struct Ready {
    pub(super) rounds: Vec<Round>,
    pub(super) posed: Arc<[Posed]>,
}

impl Setup {
    /// Makes all questions ready.
    pub(super) fn ready(&self) -> Vec<Ready> {
        let known: Vec<(&Known, Arc<Others>)> =
            self.known.iter().map(|known| (known, Arc::new(Others::new(&known.texts)))).collect();
        let others = |card: &CardId, language: &str| {
            let found = known.iter().find(|(known, _)| known.deck == card.deck && known.language == language);
            found.map(|(_, others)| others.clone()).unwrap_or_default()
        };
        self.questions.iter().map(|set| set.ready(Seed(self.seed), others)).collect()
    }

    /// The index of the language that comes nearest to a wanted one: the same, the same but for its region, else the first.
    pub(super) fn nearest_language(&self, wanted: &str) -> usize {
        let primary = |tag: &str| tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
        let same = self.languages.iter().position(|tag| tag.eq_ignore_ascii_case(wanted));
        same.or_else(|| self.languages.iter().position(|tag| primary(tag) == primary(wanted))).unwrap_or(0)
    }
}

impl SetQuestion {
    fn ready(&self, seed: Seed, others: impl Fn(&CardId, &str) -> Arc<Others>) -> Ready {
        let mut rounds: Vec<Round> = Vec::with_capacity(self.versions.len());
        for version in &self.versions {
            let asked = Asked {
                card: self.card.clone(),
                question: Arc::new(version.question.clone()),
                deck: version.deck.clone(),
                language: version.language.clone(),
                source: version.source.clone(),
            };
            let mut round = Round::open(asked, seed);
            round.learn(others(&self.card, &version.language));
            rounds.push(match rounds.first() {
                Some(first) => round.arranged_as(first),
                None => round,
            });
        }
        let posed = rounds.iter().zip(&self.versions).map(|(round, version)| {
            let mut prompt = round.prompt();
            prompt.media.iter_mut().for_each(|media| media.file = media_name(&media.file));
            Posed { language: version.language.clone(), prompt }
        });
        Ready { posed: posed.collect(), rounds }
    }
}

/// The name that a picture or sound goes by: it tells nothing of the file's own name, which may tell the answer.
pub fn media_name(path: &str) -> String {
    let hash = blake3::hash(path.as_bytes()).to_hex();
    let end = path.rsplit_once('.').map(|(_, end)| end);
    let end = end.filter(|end| end.len() <= 5 && end.bytes().all(|byte| byte.is_ascii_alphanumeric()));
    end.map_or_else(|| hash[..32].to_owned(), |end| format!("{}.{}", &hash[..32], end.to_ascii_lowercase()))
}
