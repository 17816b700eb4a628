//! The classroom's machine, pure: what phones and the teacher ask for in, happenings, receipts and scenes out.
//!
//! A [`Room`] is the fold of its [`Happening`]s. [`Room::decide`] says what a command comes to, [`Room::apply`] carries a
//! happening out, [`Room::scene`] shows what any face may show; see `docs/classroom.md`.

mod bars;
mod carry;
mod claims;
mod command;
mod decide;
mod fit;
mod handle;
mod happening;
mod ledger;
mod marks;
mod name;
mod own;
mod personal;
mod room;
mod roster;
mod scene;
mod setup;
mod show;
mod state;

pub use claims::{Claim, Claimed};
pub use command::{
    AnswerKey, Answering, Claiming, Clock, Command, Control, Joining, Pupil, Receipt, Refusal, Reply, SeatId, TokenHash,
};
pub use handle::{Ask, RoomGone, RoomHandle};
pub use happening::{Closing, Happening, Pausing, Record, Who};
pub use ledger::{Ledger, LedgerAnswer, LedgerSeat, LedgerTurn};
pub use marks::speed_points;
pub use name::{MAX_NAME_CHARS, NameFault, unfit_words};
pub use personal::PersonalCode;
pub use room::{GRACE_MILLIS, LINGER_MILLIS, Room};
pub use roster::{Entry, ExpectedPupil, Roster};
pub use scene::{
    Bar, Counts, Course, Label, Look, Open, Posed, Revealed, Scene, Score, SeatResult, SeatScene, Showing, Standing,
    Station, TeamScene, Time, Trouble,
};
pub use setup::{Known, Pace, Rules, SetQuestion, Setup, USUAL_POINTS, Version, media_name};
