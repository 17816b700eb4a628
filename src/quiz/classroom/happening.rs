//! What happens in a room, as it is stored: a room is the fold of these.

use serde::{Deserialize, Serialize};

use super::command::{AnswerKey, Clock, Pupil, SeatId, TokenHash};
use super::setup::SetQuestion;
use crate::model::Timestamp;
use crate::quiz::Given;

/// A happening and its instant.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    /// When it happened; never before an earlier record's.
    pub at: Clock,
    /// What happened.
    pub what: Happening,
}

/// One thing that happened. Stored as JSON, one a row; names and tokens are stored apart, so that a person can be forgotten.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Happening {
    /// Somebody took a new seat.
    Joined {
        /// The seat.
        seat: SeatId,
        /// Who; not in the JSON.
        #[serde(skip)]
        who: Who,
        /// The language, an index into those of the room.
        language: usize,
        /// The team, from 0.
        team: Option<usize>,
    },
    /// Another phone took the seat, by the personal code of the pupil whose it is.
    HandedOver {
        /// The seat.
        seat: SeatId,
        /// The same pupil with the new phone; not in the JSON.
        #[serde(skip)]
        who: Who,
    },
    /// What the clock on the wall showed; from here on it goes as the room's own, until another of these.
    Clocked {
        /// Milliseconds since 1970 UTC.
        wall: i64,
        /// Seconds by which the local clock was ahead of UTC.
        offset: i32,
    },
    /// Somebody gave up their seat.
    Left {
        /// The seat.
        seat: SeatId,
    },
    /// Somebody came back to the seat they had given up.
    Returned {
        /// The seat.
        seat: SeatId,
    },
    /// Somebody was sent out.
    SentOut {
        /// The seat.
        seat: SeatId,
        /// Whether for good.
        banned: bool,
    },
    /// Somebody is given more time.
    Allowed {
        /// The seat.
        seat: SeatId,
        /// Percent beyond the usual.
        extra: u16,
    },
    /// A question was opened.
    Opened {
        /// Its epoch: one more than the last.
        epoch: u32,
        /// Its index among the room's questions.
        question: usize,
        /// Milliseconds to answer; `None` where it is untimed.
        limit: Option<u64>,
    },
    /// An answer was given.
    Answered {
        /// The seat.
        seat: SeatId,
        /// The epoch.
        epoch: u32,
        /// What makes it one.
        key: AnswerKey,
        /// What was given.
        given: Given,
    },
    /// A pupil judged their own recall.
    Judged {
        /// The seat.
        seat: SeatId,
        /// The epoch.
        epoch: u32,
        /// 1 Again, 2 Hard, 3 Good.
        rating: u8,
    },
    /// Somebody who goes at their own pace went on.
    WentOn {
        /// The seat.
        seat: SeatId,
        /// The epoch of the question that comes up; one past the last where they are through.
        epoch: u32,
    },
    /// The end of what everyone does at their own pace was moved.
    Moved {
        /// The new end.
        until: Timestamp,
    },
    /// The open question has more time.
    Extended {
        /// Milliseconds.
        by: u64,
    },
    /// The open question was closed.
    Closed {
        /// Why.
        why: Closing,
    },
    /// The key was shown.
    Revealed,
    /// The current question was passed over: it counts for nobody.
    Skipped,
    /// The standings were shown.
    Standings,
    /// The clock was stopped.
    Paused {
        /// Why.
        why: Pausing,
    },
    /// It went on.
    Resumed,
    /// Nobody is let in.
    Locked {
        /// Whether because too many came at once.
        crowd: bool,
    },
    /// People are let in again.
    Unlocked,
    /// The class ended.
    Finished,
    /// The answers are marked by other texts of the questions, such as with a key put right.
    Remarked {
        /// All questions, as they count from now on.
        questions: Vec<SetQuestion>,
    },
}

/// Who took a seat.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Who {
    /// The name that is shown; empty where it is anonymous, or was forgotten.
    pub name: String,
    /// The hash of the seat's token.
    pub token: TokenHash,
    /// The hash of the browser's own cookie.
    pub device: TokenHash,
    /// Whose schedule the answers count for; `None` for who sits under a name alone.
    pub pupil: Option<Pupil>,
}

/// Why a question was closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Closing {
    /// Its time was up.
    TimeUp,
    /// Everyone had answered.
    AllAnswered,
    /// The teacher closed it.
    Teacher,
}

/// Why the clock was stopped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Pausing {
    /// The teacher stopped it.
    Teacher,
    /// Sommet was started again.
    Restarted,
    /// Answers could not be stored.
    Unstored,
}
