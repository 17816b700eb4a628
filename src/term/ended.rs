//! How a prompt ended: with something, or with the wish for the menu, or with the learner gone.

/// The end of a prompt.
pub(super) enum Ended<T> {
    With(T),
    Menu,
    Gone,
}

impl<T> Ended<T> {
    /// The same end, with what it ended with made into something else.
    pub(super) fn map<U>(self, change: impl FnOnce(T) -> U) -> Ended<U> {
        match self {
            Self::With(value) => Ended::With(change(value)),
            Self::Menu => Ended::Menu,
            Self::Gone => Ended::Gone,
        }
    }
}
