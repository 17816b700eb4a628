//! What a sitting of study takes in, gives out, and where it can stand.

use super::round::{Asked, Round};
use super::view::{Given, Reveal};
use crate::model::{CardId, CardState, Evidence, Promise, Rating, ReviewId, Timestamp};

/// What a sitting starts from.
#[derive(Clone, Debug, Default)]
pub struct StudyPlan {
    /// Cards to ask, first to last.
    pub queue: Vec<CardId>,
    /// Cards on a learning step, with the instant they come back.
    pub waiting: Vec<(CardId, Timestamp)>,
    /// Answers given earlier today, which undo can take back too, first to last.
    pub earlier: Vec<(ReviewId, CardId)>,
    /// Whether it is practice: answers are logged and move nothing, and what was missed comes again at the end.
    pub practice: bool,
}

/// What happened.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// The sitting begins.
    Start,
    /// A question that was to be loaded is here.
    Loaded(Asked),
    /// A question that was to be loaded, or is on the screen, is gone or cannot be read.
    Missing(CardId),
    /// The hint was asked for.
    Hint,
    /// An answer was given.
    Answer(Given),
    /// An answer with a slip of the keyboard was typed anew.
    Retyped(String),
    /// The learner judged an answer that only they can judge.
    Judge(Rating),
    /// A review is stored.
    Recorded(Recorded),
    /// A review was taken back.
    Retracted,
    /// The learner goes on to the next question.
    Proceed,
    /// The learner sets another rating for the answer on the screen.
    Overrule(Rating),
    /// The learner was right, whatever the verdict says.
    WasRight,
    /// The learner did not know, whatever the verdict says.
    DidNotKnow,
    /// The question on the screen is in need of a look, for the reason that is noted.
    Flag(String),
    /// The learner wants to change the text of the question on the screen.
    Edit,
    /// The pictures and sounds of the question on the screen are to be opened.
    Open,
    /// The question on the screen reads otherwise now.
    Edited(Asked),
    /// The last action is to be taken back.
    Undo,
    /// The card on the screen is not to be asked again until resumed.
    Suspend,
    /// The card on the screen is not to be asked again today.
    Bury,
    /// The card on the screen is not to be asked again in this sitting.
    Skip,
    /// The learner stops.
    Quit,
}

/// A review as the store has it.
#[derive(Clone, Debug, PartialEq)]
pub struct Recorded {
    /// Its id in the log.
    pub id: ReviewId,
    /// The card's state before, as the store had it.
    pub before: Option<CardState>,
    /// The card's state since.
    pub after: Option<CardState>,
    /// When it comes back; `None` for practice, which promises nothing.
    pub promise: Option<Promise>,
    /// Whether the answer made a leech of the card, which was set aside.
    pub aside: bool,
}

/// What the conductor is to do; where it says so, it answers with an event.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Load a question: [`Event::Loaded`] or [`Event::Missing`].
    Load(CardId),
    /// Append a review: [`Event::Recorded`].
    Append {
        /// The card.
        card: CardId,
        /// The rating.
        rating: Rating,
        /// What it was made of.
        evidence: Evidence,
    },
    /// Put another rating in a review's place: [`Event::Recorded`].
    Overrule(ReviewId, Rating),
    /// Take a review back: [`Event::Retracted`].
    Retract(ReviewId),
    /// Let a leech go on that was set aside.
    LetGoOn(CardId),
    /// Suspend a card, or resume it.
    SetSuspended(CardId, bool),
    /// Bury a card until tomorrow, or dig it out.
    SetBuried(CardId, bool),
    /// Note that a question is in need of a look.
    Flag(CardId, String),
    /// Let the learner change the question's text; then [`Event::Edited`], or [`Event::Missing`] if it is not there any more.
    Edit(CardId),
    /// Open the pictures and sounds of a question where the learner can see and hear them.
    Open(CardId),
    /// Offer to add a text to the answers that the deck accepts.
    Accept(CardId, String),
}

/// Where the sitting stands.
#[derive(Clone, Debug)]
pub enum Stage {
    /// Nothing to show yet; an effect is under way.
    Busy,
    /// A question is open.
    Asking(Round),
    /// A question that only the learner can judge is revealed and waits for the judgement.
    Judging(Round, Reveal),
    /// An answer with a slip of the keyboard waits to be typed anew.
    Retyping(Round, Reveal),
    /// The answer is stored and revealed.
    Revealed {
        /// The round.
        round: Round,
        /// What is shown.
        reveal: Reveal,
        /// The rating that counts.
        rating: Rating,
        /// When the card comes back; `None` for practice.
        promise: Option<Promise>,
        /// The card's state since.
        after: Option<CardState>,
        /// Whether it is a leech that was set aside.
        aside: bool,
    },
    /// The sitting is over.
    Finished,
}
