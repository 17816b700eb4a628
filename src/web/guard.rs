//! How often one address, and one seat, may ask: token buckets, with their sizes in one table.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::quiz::classroom::{Clock, SeatId};

/// Addresses that are remembered before those at rest are forgotten.
const MOST_REMEMBERED: usize = 20_000;

/// A bucket of a size, filled again at a pace.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Pace {
    burst: f64,
    per_second: f64,
}

const fn pace(burst: f64, per_second: f64) -> Pace {
    Pace { burst, per_second }
}

/// The table of limits.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Limits {
    /// Tries to join.
    joins: Pace,
    /// Wrong PINs; who has none left is not heard. Tokens are too long to be guessed, and need no limit.
    misses: Pace,
    /// Answers and the like.
    posts: Pace,
    /// Pages, files and snapshots.
    reads: Pace,
    /// Event streams and waiting requests at one time.
    streams: u32,
    /// Connections at one time.
    connections: u32,
}

/// Where every phone has an address of its own, as on the wifi of most rooms; a few pupils may share a device's network.
const OWN: Limits = Limits {
    joins: pace(15.0, 0.25),
    misses: pace(10.0, 0.05),
    posts: pace(60.0, 5.0),
    reads: pace(200.0, 20.0),
    streams: 16,
    connections: 64,
};

/// Where a whole school stands behind one address.
const SHARED: Limits = Limits {
    joins: pace(6000.0, 200.0),
    misses: pace(200.0, 1.0),
    posts: pace(20_000.0, 5000.0),
    reads: pace(100_000.0, 10_000.0),
    streams: 12_000,
    connections: 24_000,
};

/// What one seat may send, however many addresses it comes from.
const SEAT: Pace = pace(20.0, 2.0);

/// What is counted by address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Deed {
    /// A try to join.
    Join,
    /// A wrong PIN.
    Miss,
    /// An answer and the like.
    Post,
    /// A page, a file, a snapshot.
    Read,
}

/// What is held open by address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Held {
    /// An event stream or a waiting request.
    Stream,
    /// A connection.
    Connection,
}

#[derive(Clone, Copy, Debug)]
struct Bucket {
    level: f64,
    at: Clock,
}

impl Bucket {
    fn fill(&mut self, pace: Pace, now: Clock) {
        #[expect(clippy::cast_precision_loss, reason = "milliseconds of a class are far below 2^53")]
        let seconds = now.since(self.at) as f64 / 1000.0;
        self.level = (self.level + seconds * pace.per_second).min(pace.burst);
        self.at = now;
    }

    fn take(&mut self, pace: Pace, now: Clock) -> bool {
        self.fill(pace, now);
        let enough = self.level >= 1.0;
        self.level -= f64::from(u8::from(enough));
        enough
    }
}

#[derive(Clone, Copy, Debug)]
struct Visitor {
    joins: Bucket,
    misses: Bucket,
    posts: Bucket,
    reads: Bucket,
    streams: u32,
    connections: u32,
}

/// What addresses and seats have done lately.
#[derive(Debug)]
pub(super) struct Guard {
    limits: Limits,
    visitors: Mutex<HashMap<IpAddr, Visitor>>,
    seats: Mutex<HashMap<SeatId, Bucket>>,
}

impl Guard {
    /// A guard that has seen nobody yet.
    pub(super) fn new(many_behind_one_address: bool) -> Self {
        let limits = if many_behind_one_address { SHARED } else { OWN };
        Self { limits, visitors: Mutex::default(), seats: Mutex::default() }
    }

    /// Whether an address may do that once more now; if so it is counted.
    pub(super) fn allows(&self, address: IpAddr, deed: Deed, now: Clock) -> bool {
        let limits = self.limits;
        self.with(address, now, |visitor| match deed {
            Deed::Join => visitor.joins.take(limits.joins, now),
            Deed::Miss => visitor.misses.take(limits.misses, now),
            Deed::Post => visitor.posts.take(limits.posts, now),
            Deed::Read => visitor.reads.take(limits.reads, now),
        })
    }

    /// Whether an address has wrong PINs left to try.
    pub(super) fn may_miss(&self, address: IpAddr, now: Clock) -> bool {
        let pace = self.limits.misses;
        self.with(address, now, |visitor| {
            visitor.misses.fill(pace, now);
            visitor.misses.level >= 1.0
        })
    }

    /// Whether a seat may send something once more now.
    pub(super) fn allows_seat(&self, seat: SeatId, now: Clock) -> bool {
        let mut seats = lock(&self.seats);
        seats.entry(seat).or_insert(Bucket { level: SEAT.burst, at: now }).take(SEAT, now)
    }

    /// Lets an address hold one more; it has to be given back by [`Guard::release`].
    pub(super) fn hold(&self, address: IpAddr, held: Held, now: Clock) -> bool {
        let limits = self.limits;
        self.with(address, now, |visitor| {
            let (count, most) = match held {
                Held::Stream => (&mut visitor.streams, limits.streams),
                Held::Connection => (&mut visitor.connections, limits.connections),
            };
            let free = *count < most;
            *count += u32::from(free);
            free
        })
    }

    /// Gives one back.
    pub(super) fn release(&self, address: IpAddr, held: Held, now: Clock) {
        self.with(address, now, |visitor| {
            let count = match held {
                Held::Stream => &mut visitor.streams,
                Held::Connection => &mut visitor.connections,
            };
            *count = count.saturating_sub(1);
        });
    }

    fn with<T>(&self, address: IpAddr, now: Clock, act: impl FnOnce(&mut Visitor) -> T) -> T {
        let mut visitors = lock(&self.visitors);
        if visitors.len() >= MOST_REMEMBERED {
            let limits = self.limits;
            visitors.retain(|_, visitor| !visitor.rests(limits, now));
        }
        act(visitors.entry(address.to_canonical()).or_insert_with(|| Visitor::new(self.limits, now)))
    }
}

impl Visitor {
    fn new(limits: Limits, now: Clock) -> Self {
        let full = |pace: Pace| Bucket { level: pace.burst, at: now };
        Self {
            joins: full(limits.joins),
            misses: full(limits.misses),
            posts: full(limits.posts),
            reads: full(limits.reads),
            streams: 0,
            connections: 0,
        }
    }

    /// Whether it holds nothing and everything is full again, as if it had never come.
    fn rests(&mut self, limits: Limits, now: Clock) -> bool {
        let full = |bucket: &mut Bucket, pace: Pace| {
            bucket.fill(pace, now);
            bucket.level >= pace.burst
        };
        self.streams == 0
            && self.connections == 0
            && full(&mut self.joins, limits.joins)
            && full(&mut self.misses, limits.misses)
            && full(&mut self.posts, limits.posts)
            && full(&mut self.reads, limits.reads)
    }
}

/// Whoever panicked while holding it left it whole: nothing here takes two steps.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    const HERE: IpAddr = IpAddr::V4(std::net::Ipv4Addr::new(192, 168, 1, 7));

    #[test]
    fn who_tries_pins_is_soon_not_heard_and_a_class_behind_one_address_is() {
        let guard = Guard::new(false);
        let heard = (0..1000).filter(|second| {
            let now = Clock(second * 1000);
            guard.may_miss(HERE, now) && guard.allows(HERE, Deed::Miss, now)
        });
        // Ten at once, then one in twenty seconds.
        assert_eq!(heard.count(), 10 + 49);
        let school = Guard::new(true);
        assert!((0..1000).all(|_| school.allows(HERE, Deed::Join, Clock(0))));
    }

    #[test]
    fn a_seat_that_floods_is_slowed_and_others_are_not() {
        let guard = Guard::new(false);
        assert_eq!((0..500).filter(|_| guard.allows_seat(SeatId(1), Clock(0))).count(), 20);
        assert!(guard.allows_seat(SeatId(2), Clock(0)));
        assert!(guard.allows_seat(SeatId(1), Clock(500)));
    }

    #[test]
    fn what_is_held_can_be_held_again_once_given_back() {
        let guard = Guard::new(false);
        assert_eq!((0..100).filter(|_| guard.hold(HERE, Held::Stream, Clock(0))).count(), 16);
        guard.release(HERE, Held::Stream, Clock(0));
        assert!(guard.hold(HERE, Held::Stream, Clock(0)));
        assert!(guard.hold(HERE, Held::Connection, Clock(0)), "connections are counted apart");
    }

    #[test]
    fn visitors_at_rest_are_forgotten_and_the_others_are_not() {
        let guard = Guard::new(false);
        guard.hold(HERE, Held::Connection, Clock(0));
        for number in 0..u32::try_from(MOST_REMEMBERED).unwrap() {
            guard.allows(IpAddr::V4(number.into()), Deed::Read, Clock(0));
        }
        guard.allows(HERE, Deed::Read, Clock(60_000));
        assert!(lock(&guard.visitors).len() < 3);
    }
}
