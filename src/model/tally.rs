//! What a learner did on one study day.

/// What was done on a day. Answers that were taken back do not count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Answers, practice included.
    pub answers: i64,
    /// Of these, those rated Hard or better.
    pub passes: i64,
    /// Milliseconds from question to answer, summed.
    pub millis: i64,
    /// Cards answered for the first time ever, by study.
    pub introduced: i64,
    /// First answers of the day to cards in review: what true retention is measured on.
    pub recalls: i64,
    /// Of these, passes.
    pub recalled: i64,
}
