//! What phones and the teacher may ask of a room, and what they are answered.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::name::NameFault;
use crate::model::Rating;
use crate::quiz::Given;

/// Milliseconds on the room's own clock, counted from its opening. It never runs backwards and nobody can set it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Clock(pub u64);

impl Clock {
    /// Milliseconds since an earlier reading; 0 when it is no earlier one.
    pub fn since(self, earlier: Self) -> u64 {
        self.0.saturating_sub(earlier.0)
    }

    /// So many milliseconds later.
    #[must_use]
    pub fn plus(self, millis: u64) -> Self {
        Self(self.0.saturating_add(millis))
    }
}

/// A seat's number in its room, from 1, in the order of joining. A seat is never given to another person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SeatId(pub u32);

impl SeatId {
    /// Its place in lists of seats, from 0.
    pub fn index(self) -> usize {
        usize::try_from(self.0).unwrap_or(usize::MAX).wrapping_sub(1)
    }
}

/// Whoever a seat's answers count for: a number by which the conductor knows a learner.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Pupil(pub i64);

/// The hash of a secret that only one browser holds; the secret itself is kept nowhere.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TokenHash(pub [u8; 32]);

impl TokenHash {
    /// The hash of a secret. It is of 128 random bits, so that one round of BLAKE3 is enough.
    pub fn of(secret: &str) -> Self {
        Self(*blake3::hash(secret.as_bytes()).as_bytes())
    }
}

impl fmt::Debug for TokenHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TokenHash(…)")
    }
}

/// What makes an answer one: 128 random bits that the phone draws once for each answer and sends with every try.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct AnswerKey(pub [u8; 16]);

impl AnswerKey {
    /// Reads 32 hexadecimal digits.
    pub fn from_hex(text: &str) -> Option<Self> {
        if text.len() != 32 || !text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        u128::from_str_radix(text, 16).ok().map(|number| Self(number.to_be_bytes()))
    }
}

impl fmt::Display for AnswerKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:032x}", u128::from_be_bytes(self.0))
    }
}

impl fmt::Debug for AnswerKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "AnswerKey({self})")
    }
}

impl From<AnswerKey> for String {
    fn from(key: AnswerKey) -> Self {
        key.to_string()
    }
}

impl TryFrom<String> for AnswerKey {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::from_hex(&text).ok_or("an answer's key has 32 hexadecimal digits")
    }
}

/// Something asked of a room. The face has checked who asks; the room checks everything else.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// A phone wants a seat, or its own again: [`Reply::Seated`].
    Join(Joining),
    /// A phone wants the seat of the pupil whose personal code it sends, and takes it over from any other: [`Reply::Seated`].
    Claim(Claiming),
    /// Whose seat is this: [`Reply::Seated`], or [`Refusal::UnknownSeat`].
    Find(TokenHash),
    /// A connection of that seat has come: [`Reply::Done`].
    Here(SeatId),
    /// A connection of that seat has gone: [`Reply::Done`].
    Gone(SeatId),
    /// An answer: [`Reply::Receipt`].
    Answer(Answering),
    /// How it went, by the pupil's own judgement, after a question of recall is revealed: [`Reply::Done`].
    Judge {
        /// The seat.
        seat: SeatId,
        /// The question's epoch.
        epoch: u32,
        /// Again, Hard or Good; nobody can say Easy of themselves here.
        rating: Rating,
    },
    /// On to the next question, where everyone goes at their own pace: [`Reply::Done`].
    GoOn {
        /// The seat.
        seat: SeatId,
        /// The epoch of the question that is left behind; 0 to begin.
        epoch: u32,
    },
    /// The pupil goes: [`Reply::Done`]. The same phone may come back by joining.
    Leave(SeatId),
    /// What only the teacher may do: [`Reply::Done`].
    Control(Control),
}

/// Who wants a seat.
#[derive(Clone, Debug, PartialEq)]
pub struct Joining {
    /// The PIN that was typed.
    pub pin: String,
    /// The name that was typed; left empty in an anonymous room.
    pub name: String,
    /// The language that was chosen, a BCP 47 tag.
    pub language: String,
    /// The hash of the seat's token, which the face has just made; that of an earlier seat of this room gives that seat back.
    pub token: TokenHash,
    /// The hash of a cookie that the browser keeps beside the seat's token, so that who is banned cannot just join anew.
    pub device: TokenHash,
}

/// Who wants to sit down as themselves.
#[derive(Clone, Debug, PartialEq)]
pub struct Claiming {
    /// The PIN that was typed.
    pub pin: String,
    /// The hash of the personal code.
    pub code: TokenHash,
    /// The language that was chosen, a BCP 47 tag.
    pub language: String,
    /// The hash of the seat's token, which the face has just made.
    pub token: TokenHash,
    /// The hash of a cookie that the browser keeps beside it.
    pub device: TokenHash,
}

/// An answer on its way to its receipt.
#[derive(Clone, Debug, PartialEq)]
pub struct Answering {
    /// The seat.
    pub seat: SeatId,
    /// The epoch of the question that it answers.
    pub epoch: u32,
    /// What makes it one, however often it is sent.
    pub key: AnswerKey,
    /// What was given. Indexes count what is shown.
    pub given: Given,
}

/// What only the teacher may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Control {
    /// The next step, whatever it is: open, close, reveal, the next question, the end.
    Next,
    /// Close the open question.
    Close,
    /// Show the key.
    Reveal,
    /// Show how all stand.
    Standings,
    /// Stop the clock.
    Pause,
    /// Let it go on.
    Resume,
    /// Give the open question so many seconds more; put off the end of what everyone does at their own pace.
    Extend(u32),
    /// Pass over the question: it counts for nobody.
    Skip,
    /// Let nobody in any more.
    Lock,
    /// Let people in again.
    Unlock,
    /// Send somebody out; they may join anew.
    Kick(SeatId),
    /// Send somebody out for good.
    Ban(SeatId),
    /// Give one person so many percent more time from the next question on, 0 to 300.
    Allow(SeatId, u16),
    /// End the class.
    End,
}

/// The proof that an answer is stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Receipt {
    /// The epoch it answers.
    pub epoch: u32,
    /// Its key.
    pub key: AnswerKey,
}

/// What a command came to. It is given only once what happened is stored.
#[derive(Clone, Debug, PartialEq)]
pub enum Reply {
    /// That seat.
    Seated(SeatId),
    /// The answer is stored.
    Receipt(Receipt),
    /// It is done.
    Done,
    /// Nothing was done.
    Refused(Refusal),
}

/// Why nothing was done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The time was up, grace included.
    Late,
    /// No question is open.
    NotOpen,
    /// Another question is open.
    OtherEpoch,
    /// An answer of this seat is stored, and the first one stands.
    AlreadyAnswered,
    /// The room is paused; try again once it goes on.
    Paused,
    /// It could not be stored; try again.
    Unstored,
    /// No such seat, or its person was sent out.
    UnknownSeat,
    /// Not an answer to this kind of question.
    Malformed,
    /// The PIN is another one.
    WrongPin,
    /// Nobody has this personal code.
    WrongCode,
    /// Only who has a personal code may play.
    NeedsCode,
    /// The name is on the list of the class, and its pupil sits down by the personal code.
    NameListed,
    /// The name is not on the roster.
    NotListed,
    /// Somebody sits under this name of the roster.
    SeatTaken,
    /// Nobody is let in.
    Locked,
    /// It has begun, and who comes late is not let in.
    Started,
    /// All seats are taken.
    Full,
    /// Sent out for good.
    Banned,
    /// The name will not do.
    Name(NameFault),
    /// Not a step that can be taken now.
    NotNow,
    /// The class is over.
    Over,
}

impl Refusal {
    /// The name that the protocol uses.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Late => "late",
            Self::NotOpen => "not_open",
            Self::OtherEpoch => "other_epoch",
            Self::AlreadyAnswered => "already_answered",
            Self::Paused => "paused",
            Self::Unstored => "unstored",
            Self::UnknownSeat => "unknown_seat",
            Self::Malformed => "malformed",
            Self::WrongPin => "wrong_pin",
            Self::WrongCode => "wrong_code",
            Self::NeedsCode => "needs_code",
            Self::NameListed => "name_listed",
            Self::NotListed => "not_listed",
            Self::SeatTaken => "seat_taken",
            Self::Locked => "locked",
            Self::Started => "started",
            Self::Full => "full",
            Self::Banned => "banned",
            Self::Name(fault) => fault.name(),
            Self::NotNow => "not_now",
            Self::Over => "over",
        }
    }
}
