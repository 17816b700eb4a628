//! An answer as any other, for benchmarks of the store.

use sommet::model::{Evidence, Outcome, Purpose, Variant};

/// What is seen of a right answer that was typed.
pub(crate) fn evidence() -> Evidence {
    Evidence {
        variant: Variant::Typed,
        outcome: Outcome::Right,
        credit: 1.0,
        guess: 0.0,
        hinted: false,
        retries: 0,
        millis: 4000,
        overruled: false,
        purpose: Purpose::Study,
        given: Some("près de 500 milliards".to_owned()),
    }
}
