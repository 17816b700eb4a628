//! `sommet tune`: fits to the learner's own log, and takes the new parameters if they predict better what was held out.

use std::collections::HashSet;
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

use serde_json::{Value, json};

use super::table;
use crate::commands::desk::Desk;
use crate::commands::failure::Failure;
use crate::commands::{Exit, Options, print, print_json};
use crate::env::Env;
use crate::i18n::Words;
use crate::memory::{Correction, FitFault, Fuzz, Parameters, Past, Rule, Trial, Watch, fit, pasts, promise_again};
use crate::model::{CardId, Promise};
use crate::stats::{Contest, TooLittle, compare, correct, hold_out};
use crate::store::{Move, Record, Tuning, Undone};
use crate::term::{Page, Progress};

/// How often the bar is drawn while two fits run.
const GLANCE: Duration = Duration::from_millis(5);

/// What came of tuning.
enum Outcome {
    TooLittle(TooLittle),
    Unfit,
    Decided { contest: Contest, reviews: usize },
}

/// Tunes; then, if wished, moves the due days of all cards to where the parameters that hold would have them.
pub(super) fn run(reschedule: bool, as_json: bool, env: &Env, options: &Options) -> Exit {
    Desk::run(env, options, |desk| {
        let record = desk.store.record(desk.learner)?;
        let outcome = tune(desk, &record)?;
        let moved = if reschedule { Some(move_all(desk, &record)?) } else { None };
        let version = desk.store.tuning_count(desk.learner)?;
        if as_json {
            print_json(&to_json(desk, &outcome, moved, version));
        } else {
            let mut page = desk.page();
            write(&mut page, desk, &outcome, version);
            if let Some(moved) = moved {
                page.line(&desk.words.tell("tune-moved", &[("count", moved.into())]));
            }
            print(page);
        }
        Ok(Exit::Well)
    })
}

/// Goes back to the parameters before.
pub(super) fn undo(as_json: bool, env: &Env, options: &Options) -> Exit {
    Desk::run(env, options, |desk| {
        let undone = desk.store.forget_tuning(desk.learner, desk.env.now().at)?;
        let version = desk.store.tuning_count(desk.learner)?;
        if as_json {
            print_json(&json!({
                "learner": desk.learner_name, "undone": undone.version, "given_back": undone.days, "version": version,
            }));
            return Ok(Exit::Well);
        }
        match (undone, version) {
            (Undone { version: false, days: 0 }, _) => desk.say("tune-nothing-undone", &[]),
            (_, 0) => desk.say("tune-undone-to-defaults", &[]),
            _ => desk.say("tune-undone", &[("version", version.into())]),
        }
        if undone.version || undone.days > 0 {
            desk.say("tune-given-back", &[("count", undone.days.into())]);
        }
        Ok(Exit::Well)
    })
}

fn tune(desk: &mut Desk<'_>, record: &Record) -> Result<Outcome, Failure> {
    let trials = &record.trials;
    let holding = desk.store.tuning(desk.learner)?;
    let known = holding.as_ref().map_or(0, |tuning| tuning.reviews as usize);
    let start = match hold_out(trials, known) {
        Ok(start) => start,
        Err(little) => return Ok(Outcome::TooLittle(little)),
    };
    let holding = holding.map(|tuning| tuning.parameters).unwrap_or_default();
    let Ok((contest, Fitted { weights: whole, correction, pasts })) = fit_twice(trials, start, &holding, &desk.words)
    else {
        return Ok(Outcome::Unfit);
    };
    let reviews = trials.iter().filter(|trial| trial.counts()).count();
    if contest.is_won() {
        let parameters = if contest.wants_correction() { whole.corrected(correction) } else { whole };
        let tuning = Tuning {
            fitted_at: desk.env.now().at,
            reviews: u32::try_from(reviews).unwrap_or(u32::MAX),
            log_loss: contest.after(),
            parameters,
        };
        desk.store.adopt(desk.learner, &tuning, Some((record, &pasts)))?;
    }
    Ok(Outcome::Decided { contest, reviews })
}

/// What a fit to all trials comes to.
struct Fitted {
    weights: Parameters,
    correction: Correction,
    /// What is known of each card by these weights.
    pasts: Vec<Past>,
}

/// Fits to what is before `start` and holds the contest, and beside it fits to all, for those that are taken if it is won.
///
/// Nothing is written meanwhile: who breaks off here finds all as it was.
fn fit_twice(
    trials: &[Trial],
    start: usize,
    holding: &Parameters,
    words: &Words,
) -> Result<(Contest, Fitted), FitFault> {
    let (before, whole) = (Watch::default(), Watch::default());
    let mut bar = Progress::new(words.say("tune-fitting"));
    // Nothing is sent: each thread holds an end until it is done, however it ends, and the last one hangs up.
    let (line, end) = channel::<()>();
    thread::scope(|scope| {
        let held = line.clone();
        let contest = scope.spawn(|| {
            let _held = held;
            Ok(compare(trials, start, holding, &fit(&trials[..start], &before)?))
        });
        let fitted = scope.spawn(|| {
            let _held = line;
            let weights = fit(trials, &whole)?;
            let (correction, pasts) = correct(trials, &weights);
            Ok(Fitted { weights, correction, pasts })
        });
        while end.recv_timeout(GLANCE) == Err(RecvTimeoutError::Timeout) {
            let ((done, steps), (also, more)) = (before.progress(), whole.progress());
            if steps > 0 && more > 0 {
                bar.step((done + also) * 100 / (steps + more), 100);
            }
        }
        // A thread that broke down says so itself; here it only means that there is no fit.
        let contest = contest.join().unwrap_or(Err(FitFault))?;
        let fitted = fitted.join().unwrap_or(Err(FitFault))?;
        Ok((contest, fitted))
    })
}

/// Moves the due days of all cards that are scheduled in days to where the parameters that hold would have them, counted
/// from each card's last answer. How many moved.
fn move_all(desk: &mut Desk<'_>, record: &Record) -> Result<usize, Failure> {
    let parameters = desk.parameters()?;
    let pasts = pasts(&record.trials, &parameters);
    let fell: HashSet<CardId> = desk
        .store
        .names(record)?
        .into_iter()
        .zip(&pasts)
        .filter_map(|(card, past)| past.fell.then_some(card))
        .collect();
    let mut load = desk.load()?;
    let mut moves = Vec::new();
    for (card, state) in desk.store.card_states(desk.learner, None)? {
        // A card whose question is gone keeps its day: nobody can say what retention it asks for.
        let Ok(loaded) = desk.library.question(&card, desk.words.tag()) else { continue };
        let rule = Rule {
            parameters: &parameters,
            settings: &desk.settings,
            retention: loaded.question.retention,
            fuzz: Some(Fuzz::of(&card, &load)),
        };
        match promise_again(&state, fell.contains(&card), &rule) {
            Some(due) if state.due != Promise::On(due) => {
                if let Promise::On(day) = state.due {
                    load.take(day);
                }
                load.add(due);
                moves.push(Move { card, due });
            }
            _ => {}
        }
    }
    Ok(desk.store.move_due(desk.learner, &moves, desk.env.now().at)?)
}

fn to_json(desk: &Desk<'_>, outcome: &Outcome, moved: Option<usize>, version: u32) -> Value {
    let mut found = json!({ "learner": desk.learner_name, "version": version, "moved": moved });
    let more = match outcome {
        Outcome::TooLittle(TooLittle { missing }) => json!({ "verdict": "too_little", "missing": missing }),
        Outcome::Unfit => json!({ "verdict": "unfit" }),
        Outcome::Decided { contest, reviews } => json!({
            "verdict": if contest.is_won() { "replaced" } else { "kept" }, "reviews": reviews,
            "held_out": contest.held_out, "corrected": contest.wants_correction(),
            "log_loss": { "average": contest.average, "moving_average": contest.moving_average,
                "before": contest.before, "fitted": contest.fitted, "corrected": contest.corrected,
                "after": contest.after() },
        }),
    };
    if let (Some(found), Value::Object(more)) = (found.as_object_mut(), more) {
        found.extend(more);
    }
    found
}

fn write(page: &mut Page, desk: &Desk<'_>, outcome: &Outcome, version: u32) {
    let words = &desk.words;
    let (contest, reviews) = match outcome {
        Outcome::TooLittle(TooLittle { missing }) => {
            let key = if version > 0 { "tune-too-little-new" } else { "tune-too-little" };
            page.line(&words.tell(key, &[("count", (*missing).into())]));
            return;
        }
        Outcome::Unfit => {
            page.line(&words.say("tune-unfit"));
            return;
        }
        Outcome::Decided { contest, reviews } => (contest, *reviews),
    };
    let args =
        [("name", desk.learner_name.as_str().into()), ("count", reviews.into()), ("held", contest.held_out.into())];
    page.line(&words.tell("tune-tuned", &args)).gap();
    let rows = [
        ("tune-method-average", contest.average),
        ("tune-method-moving-average", contest.moving_average),
        ("tune-before", contest.before),
        ("tune-method-fsrs6-fitted", contest.fitted),
        ("tune-corrected", contest.corrected),
    ];
    let mut cells = vec![["tune-method", "tune-log-loss"].map(|key| words.say(key))];
    cells.extend(rows.iter().map(|(key, loss)| [words.say(key), words.marks().fixed(*loss, 4)]));
    for line in table(&cells) {
        page.verbatim(format!("  {line}"));
    }
    let key = if contest.is_won() { "tune-replaced" } else { "tune-kept" };
    page.gap().line(&words.tell(key, &[("version", version.into())]));
}
