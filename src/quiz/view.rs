//! What faces show of a round. A [`Prompt`] has no field for the key; only a [`Reveal`] has.

use serde::{Deserialize, Serialize};

use crate::grading::{Run, Verdict};
use crate::model::{Media, Source};

/// An open question, as it may be shown to who has not answered yet.
#[derive(Clone, Debug, PartialEq)]
pub struct Prompt {
    /// The title of the deck it comes from.
    pub deck: String,
    /// What is asked.
    pub ask: String,
    /// How it is answered.
    pub form: Form,
    /// Whether there is a hint to ask for.
    pub has_hint: bool,
    /// The hint, once asked for.
    pub hint: Option<String>,
    /// Pictures and sounds that are part of what is asked.
    pub media: Vec<Media>,
    /// What was typed and left open what is meant, to be asked back.
    pub ask_back: Option<AskBack>,
}

/// A number that was typed and can be read in several ways.
#[derive(Clone, Debug, PartialEq)]
pub struct AskBack {
    /// What was typed.
    pub typed: String,
    /// The two values it may stand for; `None` when it is its scale that is left out ("109 what?").
    pub readings: Option<(f64, f64)>,
}

/// How an open question is answered, with what is shown for it in the order it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Form {
    /// Think, then look.
    Recall,
    /// Type a text.
    Text,
    /// Fill the one gap that is open.
    Gap(Vec<GapText>),
    /// Type a number.
    Number {
        /// The unit it is asked in.
        unit: Option<String>,
    },
    /// Pick one option.
    Choice(Vec<String>),
    /// Pick all options that hold.
    Several(Vec<String>),
    /// Say whether it is true.
    TrueFalse,
    /// Put these in order.
    Order(Vec<String>),
    /// Find for each on the left its partner on the right.
    Match {
        /// The left sides.
        left: Vec<String>,
        /// The right sides, shuffled.
        right: Vec<String>,
    },
    /// Name so many.
    List {
        /// How many.
        need: usize,
    },
}

/// A stretch of a text with gaps, while one gap is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GapText {
    /// Words of the text.
    Text(String),
    /// The words of a gap that is not asked now.
    Filled(String),
    /// The gap that is asked.
    Open,
}

/// What was given as an answer. Indexes count what the [`Form`] shows, in the order it shows it.
///
/// As JSON it is an object of one field: `{"pick": 2}`, `{"give_up": true}`. Rooms are stored so, and phones send it so.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Given {
    /// Looked without answering: the learner judges alone.
    #[serde(with = "said")]
    Looked,
    /// A typed text, number or gap.
    Text(String),
    /// One option.
    Pick(usize),
    /// Several options.
    Picks(Vec<usize>),
    /// True or false.
    Truth(bool),
    /// The items, first to last.
    Order(Vec<usize>),
    /// For each left side, the right side chosen.
    Pairs(Vec<Option<usize>>),
    /// The items named.
    Items(Vec<String>),
    /// "I do not know."
    #[serde(with = "said")]
    GiveUp,
}

/// What is said by its name alone is `true` in JSON.
mod said {
    use serde::de::Error;
    use serde::{Deserialize, Deserializer, Serializer};

    pub(super) fn serialize<S: Serializer>(to: S) -> Result<S::Ok, S::Error> {
        to.serialize_bool(true)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<(), D::Error> {
        if bool::deserialize(from)? { Ok(()) } else { Err(D::Error::custom("only true can be said")) }
    }
}

/// A round after its answer: the verdict, the key, and what the author has to say.
#[derive(Clone, Debug, PartialEq)]
pub struct Reveal {
    /// What the grading found.
    pub verdict: Verdict,
    /// The right answer.
    pub key: Key,
    /// What was answered, in words; empty when nothing was.
    pub given: String,
    /// The letters in which a typed answer differs from the accepted one that is nearest; empty where they tell nothing.
    pub difference: Vec<Run>,
    /// For each wrong option picked: the option and why it is wrong, where the author says so.
    pub because: Vec<(String, String)>,
    /// The author's explanation.
    pub why: Option<String>,
    /// The work it rests on.
    pub source: Option<Source>,
}

/// A right answer.
#[derive(Clone, Debug, PartialEq)]
pub enum Key {
    /// A text, and the other texts that are accepted.
    Text {
        /// The one to show.
        shown: String,
        /// The others.
        also: Vec<String>,
    },
    /// The options that hold.
    Options(Vec<String>),
    /// Whether it is true.
    Truth(bool),
    /// A number in its unit.
    Number {
        /// The value.
        value: f64,
        /// The unit.
        unit: Option<String>,
    },
    /// Items in their order.
    Order(Vec<String>),
    /// The right pairs.
    Pairs(Vec<(String, String)>),
    /// Items, each with whether it was named.
    Items(Vec<(String, bool)>),
}
