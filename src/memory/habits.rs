//! Habits: how a learner rates, and how long a card takes them on a day.

/// How a learner rates, and how long a card takes them on a day, its steps included.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Habits {
    /// Shares of the four ratings among first answers ever; they sum to 1.
    pub first: [f64; 4],
    /// Shares of Hard, Good and Easy among passes of cards met before; they sum to 1.
    pub passes: [f64; 3],
    /// Seconds of a card's first day.
    pub new_seconds: f64,
    /// Seconds of a day on which a card was passed at once.
    pub pass_seconds: f64,
    /// Seconds of a day on which a card was forgotten.
    pub fail_seconds: f64,
}
