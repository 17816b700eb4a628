//! The one transition from a card's state and an answer to its next state and promise, used live and in replay.

use crate::model::{CardState, MemoryState, Phase, Promise, Purpose, Rating, StudyDay, Timestamp};

use super::correction::Past;
use super::fsrs::{Parameters, whole_days};
use super::fuzz::{Fuzz, Load, after, bounds, choose_day};
use super::settings::{LeechAction, Settings};
use super::steps::Step;

/// The chance that a card never asked before was known all the same, for [`knew`]: nothing speaks for either, so half.
pub const UNSEEN_RECALL: f32 = 0.5;

/// What of an answer moves a card.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Answered {
    /// When.
    pub at: Timestamp,
    /// On which study day.
    pub day: StudyDay,
    /// The rating, as logged.
    pub rating: Rating,
    /// The chance that a blind guess is right, 0 to 1.
    pub guess: f32,
    /// Whether the learner chose the rating against the proposal.
    pub overruled: bool,
    /// Study moves the card, practice does not.
    pub purpose: Purpose,
}

impl Answered {
    /// The rating that counts: where a guess can be right, Easy counts as Good unless the learner insisted.
    pub fn rating_that_counts(&self) -> Rating {
        match self.rating {
            Rating::Easy if self.guess > 0.0 && !self.overruled => Rating::Good,
            rating => rating,
        }
    }
}

/// What a promise is made by.
#[derive(Clone, Copy, Debug)]
pub struct Rule<'a> {
    /// The weights of FSRS.
    pub parameters: &'a Parameters,
    /// The learner's steps, desired retention and longest interval.
    pub settings: &'a Settings,
    /// The question's own desired retention, if it has one, above 0 and below 1.
    pub retention: Option<f32>,
    /// What the card's intervals are spread by; `None` where they are only rounded.
    pub fuzz: Option<Fuzz<'a>>,
}

/// What of a learner all promises are made by.
#[derive(Clone, Copy, Debug)]
pub struct Terms<'a> {
    /// Their settings.
    pub settings: &'a Settings,
    /// What the days to come hold already.
    pub load: &'a Load,
}

impl<'a> From<&'a Settings> for Terms<'a> {
    /// With nothing promised for any day.
    fn from(settings: &'a Settings) -> Self {
        static NOTHING: Load = Load::none();
        Self { settings, load: &NOTHING }
    }
}

/// The state and the promise that an answer leads to; `None` for practice, which moves nothing.
///
/// Memory moves on a study day's first answer only; later ones walk the steps. A pass in review, and the answer past
/// the last step, promise a whole number of days from the latest day that the card was answered on: the interval of the memory, fuzzed, at
/// least 1 and at most the longest that the settings allow. A fail in review is a lapse and leads to relearning.
pub fn advance(prev: Option<&CardState>, answer: &Answered, rule: &Rule<'_>) -> Option<(CardState, Promise)> {
    if answer.purpose == Purpose::Practice {
        return None;
    }
    let memory = moved(prev, answer, rule.parameters);
    let promise = promise(prev, memory, answer, rule);
    Some((settle(prev, memory, answer, promise), promise))
}

/// The state that a logged answer led to, given the promise that was logged with it: what [`advance`] gives, but for
/// settings, which may have changed since. `None` promises nothing and moves nothing: practice.
pub fn follow(
    prev: Option<&CardState>,
    answer: &Answered,
    promise: Option<Promise>,
    parameters: &Parameters,
) -> Option<CardState> {
    match promise {
        Some(promise) if answer.purpose == Purpose::Study => {
            Some(settle(prev, moved(prev, answer, parameters), answer, promise))
        }
        _ => prev.copied(),
    }
}

/// The instant that an answer is logged at: its own, but for a promise that has come due while the clock was set back. Such an
/// answer follows the one that promised, or the card would be asked for the same promise again.
pub fn logged_at(prev: Option<&CardState>, answer: &Answered) -> Timestamp {
    let comes_due = |state: &CardState| match state.due {
        Promise::On(day) => day <= answer.day,
        Promise::At(at) => at <= answer.at.plus_seconds(86_400),
    };
    match prev.filter(|state| answer.purpose == Purpose::Study && answer.at <= state.last_at && comes_due(state)) {
        Some(state) => Timestamp(state.last_at.0.saturating_add(1)),
        None => answer.at,
    }
}

/// Whether a card has lapsed so often that its question should be looked at.
pub fn is_leech(state: &CardState, settings: &Settings) -> bool {
    state.lapses >= settings.leech_lapses
}

/// Whether an answer made a leech of the card: with the lapse that the settings name, and with every half as many after it,
/// rounded up. Anki's rule.
pub fn becomes_leech(before: Option<&CardState>, after: &CardState, settings: &Settings) -> bool {
    let (limit, lapses) = (settings.leech_lapses, after.lapses);
    let is_lapse = before.map_or(0, |state| state.lapses) < lapses;
    is_lapse && lapses.checked_sub(limit).is_some_and(|more| more.is_multiple_of(limit.div_ceil(2).max(1)))
}

/// Whether an answer that led from one state to another makes a leech that is to be set aside.
pub fn sets_aside(before: Option<&CardState>, after: Option<&CardState>, settings: &Settings) -> bool {
    settings.leech_action == LeechAction::SetAside && after.is_some_and(|after| becomes_leech(before, after, settings))
}

/// Whether this is the first answer of its study day. A day before the last one (a clock set back, a journey
/// westwards) counts as the same day.
pub fn is_first_of_day(prev: Option<&CardState>, day: StudyDay) -> bool {
    prev.is_none_or(|state| day > state.last_day)
}

/// The chance that a right answer was known and not guessed: `R / (R + (1 − R)·g)`, by Bayes, when who knows is
/// always right and who does not is right with the chance `guess`.
pub fn knew(recall: f32, guess: f32) -> f32 {
    let (recall, guess) = (recall.clamp(0.0, 1.0), guess.clamp(0.0, 1.0));
    let right = recall + (1.0 - recall) * guess;
    if right > 0.0 { recall / right } else { 0.0 }
}

/// The memory after the answer: for a right one that may be a guess, between what a known answer and a fail leave.
fn moved(prev: Option<&CardState>, answer: &Answered, parameters: &Parameters) -> MemoryState {
    if let Some(state) = prev.filter(|state| answer.day <= state.last_day) {
        return state.memory;
    }
    let days = prev.map_or(0, |state| u32::try_from(answer.day.since(state.last_day)).unwrap_or(0));
    // Who overrules the proposal vouches for the answer: it was no guess.
    let guess = if answer.overruled { 0.0 } else { answer.guess };
    learn(prev.map(|state| state.memory), days, answer.rating_that_counts(), guess, parameters)
}

/// The memory that an answer leaves, `days` after the one before; a pass that may be a guess leaves what lies between.
pub(super) fn learn(
    memory: Option<MemoryState>,
    days: u32,
    rating: Rating,
    guess: f32,
    parameters: &Parameters,
) -> MemoryState {
    let outcome = |rating| memory.map_or_else(|| parameters.first(rating), |m| parameters.next(m, days, rating));
    let passed = outcome(rating);
    if !rating.is_pass() || guess.is_nan() || guess <= 0.0 {
        return passed;
    }
    let recall = memory.map_or(UNSEEN_RECALL, |memory| parameters.retrievability(memory, days));
    let failed = outcome(Rating::Again);
    let weight = knew(recall, guess);
    MemoryState {
        stability: blend(passed.stability, failed.stability, weight),
        difficulty: blend(passed.difficulty, failed.difficulty, weight),
    }
}

fn blend(passed: f32, failed: f32, weight: f32) -> f32 {
    passed * weight + failed * (1.0 - weight)
}

fn promise(prev: Option<&CardState>, memory: MemoryState, answer: &Answered, rule: &Rule<'_>) -> Promise {
    let rating = answer.rating_that_counts();
    let settings = rule.settings;
    let step = match prev.map(|state| state.phase) {
        None => settings.learning_steps.walk(None, rating),
        Some(Phase::Learning(at)) => settings.learning_steps.walk(Some(at), rating),
        Some(Phase::Relearning(at)) => settings.relearning_steps.walk(Some(at), rating),
        Some(Phase::Review) if rating.is_pass() => Step::Graduate,
        Some(Phase::Review) => settings.relearning_steps.walk(None, rating),
    };
    match step {
        Step::Wait { seconds, .. } => Promise::At(answer.at.plus_seconds(i64::from(seconds))),
        Step::Graduate => {
            let reps = prev.map_or(0, |state| state.reps).saturating_add(1);
            // Counted from the last day that the memory knows of: after a journey westwards the day may be one that was
            // studied already, and the card would come back on a day on which it was asked.
            let day = prev.map_or(answer.day, |state| state.last_day.max(answer.day));
            Promise::On(due_day(&past(prev, memory, rating), day, reps, rule))
        }
    }
}

/// The day that is promised to a card answered on `day` for the time `reps`.
fn due_day(past: &Past, day: StudyDay, reps: u32, rule: &Rule<'_>) -> StudyDay {
    let retention = rule.retention.unwrap_or(rule.settings.desired_retention);
    let (interval, max) = (rule.parameters.corrected_interval(past, retention), rule.settings.max_interval);
    match &rule.fuzz {
        Some(fuzz) => choose_day(interval, max, day, reps, fuzz, &rule.settings.easy_days),
        None => after(day, whole_days(interval, max)),
    }
}

/// The day that the rule would promise a card for its last answer, if it is scheduled in days; `fell` says whether it
/// was forgotten the last time it was asked after a day or more. A day that the fuzz could have come to is
/// promised again, whatever the load was then. Nothing moves by asking.
pub fn promise_again(state: &CardState, fell: bool, rule: &Rule<'_>) -> Option<StudyDay> {
    let past = Past { memory: state.memory, lapses: state.lapses, fell };
    if state.phase != Phase::Review {
        return None;
    }
    let retention = rule.retention.unwrap_or(rule.settings.desired_retention);
    let interval = rule.parameters.corrected_interval(&past, retention);
    let (least, most) = bounds(interval, rule.settings.max_interval);
    match state.due {
        Promise::On(day) if (after(state.last_day, least)..=after(state.last_day, most)).contains(&day) => Some(day),
        _ => Some(due_day(&past, state.last_day, state.reps, rule)),
    }
}

/// What is known of a card that is about to be scheduled in days.
fn past(prev: Option<&CardState>, memory: MemoryState, rating: Rating) -> Past {
    let forgotten = prev.is_some_and(|state| state.phase == Phase::Review) && !rating.is_pass();
    let relearned = prev.is_some_and(|state| matches!(state.phase, Phase::Relearning(_)));
    let lapses = prev.map_or(0, |state| state.lapses).saturating_add(u32::from(forgotten));
    Past { memory, lapses, fell: forgotten || relearned }
}

/// The state that holds a promise. The phase is read from the promise and the ratings alone, never from settings, so
/// that steps may change without changing what was.
fn settle(prev: Option<&CardState>, memory: MemoryState, answer: &Answered, promise: Promise) -> CardState {
    let rating = answer.rating_that_counts();
    let before = prev.map(|state| state.phase);
    let lapsed = before == Some(Phase::Review) && !rating.is_pass();
    let step = match rating {
        Rating::Again => 0,
        Rating::Hard => before.and_then(Phase::step).unwrap_or(0),
        Rating::Good | Rating::Easy => before.and_then(Phase::step).unwrap_or(0).saturating_add(1),
    };
    let phase = match (promise, before) {
        (Promise::On(_), _) => Phase::Review,
        (Promise::At(_), None | Some(Phase::Learning(_))) => Phase::Learning(step),
        (Promise::At(_), Some(Phase::Review | Phase::Relearning(_))) => Phase::Relearning(step),
    };
    CardState {
        memory,
        phase,
        due: promise,
        last_day: prev.map_or(answer.day, |state| state.last_day.max(answer.day)),
        last_at: answer.at,
        reps: prev.map_or(0, |state| state.reps).saturating_add(1),
        lapses: prev.map_or(0, |state| state.lapses).saturating_add(u32::from(lapsed)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::memory::Correction;
    use crate::model::Seed;
    use Rating::{Again, Easy, Good, Hard};

    const NOON: Timestamp = Timestamp(1_739_184_000_000);
    const DAY: i64 = 86_400;

    fn answer(day: i32, rating: Rating) -> Answered {
        let at = NOON.plus_seconds(i64::from(day) * DAY);
        Answered { at, day: StudyDay(day), rating, guess: 0.0, overruled: false, purpose: Purpose::Study }
    }

    fn walk(answers: &[Answered]) -> Vec<CardState> {
        let (parameters, settings) = (Parameters::default(), Settings::default());
        let rule = Rule { parameters: &parameters, settings: &settings, retention: None, fuzz: None };
        let mut state = None;
        answers
            .iter()
            .map(|answer| {
                state = advance(state.as_ref(), answer, &rule).map(|(next, _)| next).or(state);
                state.unwrap()
            })
            .collect()
    }

    /// What is promised is what would be promised again, lapses, fuzz and a correction included.
    #[test]
    fn a_promise_is_made_again_the_same() {
        let correction = Correction::new([0.1, -0.4, 0.2, -0.1, 0.3]).unwrap();
        let (parameters, settings) = (Parameters::default().corrected(correction), Settings::default());
        let load = Load::none();
        let rule = Rule {
            parameters: &parameters,
            settings: &settings,
            retention: Some(0.85),
            fuzz: Some(Fuzz { seed: Seed(3), load: &load }),
        };
        let mut state: Option<CardState> = None;
        let mut fell = false;
        for (day, rating) in [(0, Good), (0, Good), (3, Good), (20, Again), (20, Good), (26, Hard), (60, Easy)] {
            let passed = rating.is_pass();
            if state.is_some_and(|state| day > state.last_day.0) {
                fell = !passed;
            }
            let (next, promise) = advance(state.as_ref(), &answer(day, rating), &rule).unwrap();
            state = Some(next);
            let again = promise_again(&next, fell, &rule).map(Promise::On);
            assert_eq!(again, matches!(promise, Promise::On(_)).then_some(promise), "day {day}");
        }
    }

    #[test]
    fn our_own_rule_moves_memory_once_a_day() {
        // Reckoned by hand from the formulas of FSRS-6. Day, rating; then phase, days until due (0 for a step), stability in hundredths, lapses.
        let table = [
            (0, Good, Phase::Learning(1), 0, 231, 0),
            (0, Good, Phase::Review, 2, 231, 0),
            (2, Good, Phase::Review, 11, 1096, 0),
            (13, Good, Phase::Review, 46, 4628, 0),
            (59, Again, Phase::Relearning(0), 0, 293, 1),
            (59, Again, Phase::Relearning(0), 0, 293, 1),
            (59, Good, Phase::Review, 3, 293, 1),
        ];
        let answers: Vec<_> = table.iter().map(|row| answer(row.0, row.1)).collect();
        for (row, state) in table.iter().zip(walk(&answers)) {
            let days = match state.due {
                Promise::On(day) => day.since(StudyDay(row.0)),
                Promise::At(_) => 0,
            };
            #[expect(clippy::cast_possible_truncation, reason = "small numbers of a test")]
            let hundredths = (state.memory.stability * 100.0).round() as i32;
            assert_eq!((row.2, row.3, row.4, row.5), (state.phase, days, hundredths, state.lapses), "{row:?}");
        }
    }

    #[test]
    fn steps_promise_instants() {
        let states = walk(&[answer(0, Again), answer(0, Hard), answer(0, Good), answer(0, Easy)]);
        let waits: Vec<_> = states.iter().map(|state| state.due).collect();
        assert_eq!(waits[0], Promise::At(NOON.plus_seconds(60)));
        assert_eq!(waits[1], Promise::At(NOON.plus_seconds(330)));
        assert_eq!(waits[2], Promise::At(NOON.plus_seconds(600)));
        assert_eq!(waits[3], Promise::On(StudyDay(1)));
    }

    #[test]
    fn a_day_gone_back_counts_as_the_same() {
        let states = walk(&[answer(5, Easy), Answered { day: StudyDay(4), ..answer(5, Again) }]);
        assert_eq!(states[0].memory, states[1].memory);
        assert_eq!(states[1].last_day, StudyDay(5));
        assert_eq!((states[1].lapses, states[1].phase), (1, Phase::Relearning(0)));
    }

    #[test]
    fn a_day_westwards_promises_no_day_that_was_studied() {
        // Forgotten on day 5, learned again across the date line on day 4: day 5 was studied, so day 6 it is.
        let states = walk(&[answer(0, Easy), answer(5, Again), Answered { day: StudyDay(4), ..answer(5, Good) }]);
        assert_eq!(states[2].due, Promise::On(StudyDay(6)));
    }

    #[test]
    fn an_answer_that_keeps_a_promise_follows_it_whatever_the_clock_says() {
        let state = walk(&[answer(5, Easy)])[0];
        let Promise::On(due) = state.due else { panic!("{state:?}") };
        let back = |day| Answered { day, at: state.last_at.plus_seconds(-3_600), ..answer(5, Good) };
        assert_eq!(logged_at(Some(&state), &back(due)), Timestamp(state.last_at.0 + 1));
        assert_eq!(logged_at(Some(&state), &back(due.plus(-1))), back(due).at, "not due: it stands where it was");
        let practice = Answered { purpose: Purpose::Practice, ..back(due) };
        assert_eq!(logged_at(Some(&state), &practice), practice.at);
        assert_eq!(logged_at(Some(&state), &answer(9, Good)), answer(9, Good).at);
        assert_eq!(logged_at(None, &back(due)), back(due).at);
        // On a step that waits further off than a day, the clock was ahead then.
        let step = CardState { due: Promise::At(state.last_at.plus_seconds(600)), ..state };
        assert_eq!(logged_at(Some(&step), &back(StudyDay(5))), Timestamp(state.last_at.0 + 1));
        let long_ago = Answered { at: state.last_at.plus_seconds(-3 * 86_400), ..back(StudyDay(2)) };
        assert_eq!(logged_at(Some(&step), &long_ago), long_ago.at);
    }

    #[test]
    fn a_guess_moves_memory_by_its_weight() {
        let sure = walk(&[answer(0, Good)])[0].memory;
        let fail = walk(&[answer(0, Again)])[0].memory;
        let quarter = walk(&[Answered { guess: 0.25, ..answer(0, Good) }])[0].memory;
        // R = 0.5, g = 0.25: p = 0.5 / 0.625 = 0.8.
        assert!((quarter.stability - (0.8 * sure.stability + 0.2 * fail.stability)).abs() < 1e-6);
        assert!((quarter.difficulty - (0.8 * sure.difficulty + 0.2 * fail.difficulty)).abs() < 1e-5);
        let failed = walk(&[Answered { guess: 0.25, ..answer(0, Again) }])[0].memory;
        assert_eq!(failed, fail);
        assert!((knew(0.9, 0.5) - 0.947_368).abs() < 1e-5);
    }

    #[test]
    fn easy_is_good_where_a_guess_can_be_right_unless_the_learner_insists() {
        let easy = Answered { guess: 0.5, ..answer(0, Easy) };
        let good = Answered { guess: 0.5, ..answer(0, Good) };
        assert_eq!(walk(&[easy]), walk(&[good]));
        let insisted = walk(&[Answered { overruled: true, ..easy }]);
        assert_eq!(insisted[0].phase, Phase::Review);
        assert!(insisted[0].memory.stability > walk(&[good])[0].memory.stability);
    }

    #[test]
    fn practice_moves_nothing() {
        let (parameters, settings) = (Parameters::default(), Settings::default());
        let rule = Rule { parameters: &parameters, settings: &settings, retention: None, fuzz: None };
        let practice = Answered { purpose: Purpose::Practice, ..answer(9, Again) };
        assert_eq!(advance(None, &practice, &rule), None);
        let states = walk(&[answer(0, Easy), practice]);
        assert_eq!(states[0], states[1]);
    }

    #[test]
    fn eight_lapses_make_a_leech() {
        let mut answers = vec![answer(0, Easy)];
        for day in 1..=8 {
            answers.extend([answer(day, Again), answer(day, Good)]);
        }
        let settings = Settings::default();
        let leeches: Vec<_> = walk(&answers).iter().map(|state| is_leech(state, &settings)).collect();
        assert_eq!(leeches.iter().position(|leech| *leech), Some(15));
    }

    #[test]
    fn a_leech_is_one_again_at_every_half_of_its_lapses() {
        let mut state = walk(&[answer(0, Easy)])[0];
        let mut made = Vec::new();
        for lapses in 1..=20 {
            let before = CardState { lapses: lapses - 1, ..state };
            state.lapses = lapses;
            let settings = |leech_lapses| Settings { leech_lapses, ..Settings::default() };
            assert!(!becomes_leech(Some(&state), &state, &settings(lapses)), "no lapse, no leech");
            assert!(becomes_leech(Some(&before), &state, &settings(1)));
            made.extend(becomes_leech(Some(&before), &state, &settings(8)).then_some(lapses));
        }
        assert_eq!(made, [8, 12, 16, 20]);
    }
}
