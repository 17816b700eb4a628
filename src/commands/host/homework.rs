//! Homework: until when it may be done, and how long its pages stay once it is over.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use thiserror::Error;

use crate::commands::desk::Desk;
use crate::commands::failure::Failure;
use crate::commands::rooms::{self, Filed, ToStore};
use crate::env::Env;
use crate::i18n::Words;
use crate::model::{Moment, Timestamp, read_span};
use crate::quiz::classroom::{Clock, Happening, Record, Scene, Showing};

/// The furthest that the end may lie ahead, in seconds.
const FURTHEST: i64 = 366 * 86_400;

/// Milliseconds without anybody connected after which the pages close; phones that were cut off are back by then.
const QUIET: u64 = 15_000;

/// Milliseconds after which the pages close, whoever still reads them.
const LONGEST: u64 = 600_000;

/// Why something is no end for homework.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub(in crate::commands) enum UntilFault {
    #[error("{0:?} is no time such as 2026-12-01")]
    Unreadable(String),
    #[error("{0:?} is past")]
    Past(Moment),
    #[error("{0:?} is more than a year ahead")]
    TooFar(Moment),
}

impl UntilFault {
    /// What is wrong, in words.
    pub(in crate::commands) fn tell(&self, words: &Words) -> String {
        match self {
            Self::Unreadable(text) => words.tell("until-unreadable", &[("text", text.as_str().into())]),
            Self::Past(moment) => words.tell("until-past", &[("when", words.moment(*moment).into())]),
            Self::TooFar(moment) => words.tell("until-too-far", &[("when", words.moment(*moment).into())]),
        }
    }
}

/// When homework ends that may be done until then: a day's end, an hour of a day, an hour of today, or a stretch from now.
pub(super) fn read_until(desk: &Desk<'_>, text: &str) -> Result<Timestamp, UntilFault> {
    let now = desk.env.now();
    let unreadable = || UntilFault::Unreadable(text.chars().take(40).collect());
    let until = match read_span(text) {
        Some(seconds) => now.at.plus_seconds(seconds),
        None => read_time(text, now).and_then(Env::when).ok_or_else(unreadable)?,
    };
    match until.since(now.at) {
        ..=0 => Err(UntilFault::Past(Env::local(until))),
        ahead if ahead > FURTHEST * 1000 => Err(UntilFault::TooFar(Env::local(until))),
        _ => Ok(until),
    }
}

/// What the local clock shows then.
fn read_time(text: &str, now: Moment) -> Option<NaiveDateTime> {
    let text = text.trim();
    let hour = |text: &str| NaiveTime::parse_from_str(text, "%H:%M").ok();
    if let Ok(date) = text.parse::<NaiveDate>() {
        return date.and_hms_opt(23, 59, 59);
    }
    if let Some(time) = hour(text) {
        return now.local().map(|local| local.date_naive().and_time(time));
    }
    let (date, time) = text.split_once(['T', ' '])?;
    Some(date.parse::<NaiveDate>().ok()?.and_time(hour(time.trim())?))
}

/// Moves the end of homework that is about to be opened again.
pub(super) fn move_end(desk: &mut Desk<'_>, filed: &Filed, until: &str) -> Result<Filed, Failure> {
    let number = filed.stored.id.number();
    if filed.room.until().is_none() {
        return Err(Failure::NoHomework(number));
    }
    let until = read_until(desk, until)?;
    let moved = Record { at: filed.room.last(), what: Happening::Moved { until } };
    let ToStore { happenings, .. } = ToStore::of(&[moved]).map_err(|_| Failure::RoomUnreadable(number))?;
    let known = u64::try_from(filed.records.len()).unwrap_or(u64::MAX);
    desk.store.append_happenings(filed.stored.id, known, &happenings, &[], filed.stored.receipts)?;
    rooms::find(&desk.store, Some(number))
}

/// How long the pages stay once homework is over, for those who read what theirs came to.
pub(super) struct Vigil {
    over: Option<Clock>,
    /// When somebody was connected last.
    seen: Clock,
}

impl Vigil {
    /// Begins with the room.
    pub(super) fn new(now: Clock) -> Self {
        Self { over: None, seen: now }
    }

    /// Whether the pages may close.
    pub(super) fn is_done(&mut self, scene: &Scene, now: Clock) -> bool {
        let over = scene.until.is_some() && matches!(scene.showing, Showing::Finished(_));
        self.ends(over, scene.counts.here > 0, now)
    }

    fn ends(&mut self, over: bool, read: bool, now: Clock) -> bool {
        if read {
            self.seen = now;
        }
        if !over {
            return false;
        }
        let over = *self.over.get_or_insert(now);
        now.since(over.max(self.seen)) >= QUIET || now.since(over) >= LONGEST
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_stay_for_those_who_read_them_and_not_for_ever() {
        let over = 1_000_000;
        let ends = |vigil: &mut Vigil, read: bool, after: u64| vigil.ends(true, read, Clock(over + after));
        let mut vigil = Vigil::new(Clock(0));
        assert!(!vigil.ends(false, false, Clock(over)), "nobody need be there while it is on");
        assert!(!ends(&mut vigil, false, 0) && !ends(&mut vigil, false, QUIET - 1));
        assert!(!ends(&mut vigil, true, QUIET), "somebody reads");
        assert!(!ends(&mut vigil, false, 2 * QUIET - 1) && ends(&mut vigil, false, 2 * QUIET));
        let mut vigil = Vigil::new(Clock(0));
        assert!(!ends(&mut vigil, true, 0) && !ends(&mut vigil, true, LONGEST - 1));
        assert!(ends(&mut vigil, true, LONGEST));
    }
}
