//! `sommet` alone: today at a glance, and an offer to begin.

use std::collections::HashSet;
use std::rc::Rc;

use serde_json::json;

use super::day::{Backlog, Day, Today};
use super::desk::Desk;
use super::exam::{Exams, waits_on_a_step};
use super::failure::Failure;
use super::sitting::{Wish, sit_with};
use super::{Exit, Options, print, print_json};
use crate::env::Env;
use crate::memory::Plan;
use crate::model::{CardId, DeckId, Promise, Seed, Tally, Timestamp};
use crate::quiz::LEARN_AHEAD_SECONDS;
use crate::stats::{Streak, expected_minutes, streak};
use crate::term::Page;

/// The deck that introduces newcomers.
const FIRST_STEPS: &str = "sommet-learn";

/// New cards that are offered once the day's own are done.
const SOME_MORE: usize = 5;

/// Days whose pace the expected minutes follow.
const PACE_DAYS: i32 = 30;

/// Arguments of `sommet` without a verb.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[arg(long)]
    json: bool,
    #[arg(long)]
    exit_due: bool,
}

impl Args {
    /// The option that was given, if one was: they stand alone, and a verb beside them would silently win.
    pub fn named(&self) -> Option<&'static str> {
        if self.exit_due { Some("--exit-due") } else { self.json.then_some("--json") }
    }
}

/// Today at a glance.
struct Glance {
    due: usize,
    /// Cards on a step, whenever today its time comes.
    learning: usize,
    /// Of these, those whose time is near enough to be asked.
    ready: usize,
    /// New cards that today still has room for.
    new: usize,
    /// New cards that could be learned beyond today's.
    more: usize,
    minutes: u32,
    streak: Streak,
    newcomer: bool,
    /// Cards that are due tomorrow when today's plan is done.
    tomorrow: usize,
    next: Option<Timestamp>,
    backlog: Option<Backlog>,
}

/// Shows the day and offers to begin.
pub fn run(args: &Args, env: &Env, options: &Options) -> Exit {
    Desk::run(env, options, |desk| {
        let day = Day::read(desk)?;
        let exams = Exams::of(desk, &day, &[])?;
        let glance = glance(desk, &day, exams.as_ref())?;
        if args.exit_due {
            return Ok(if glance.due + glance.ready > 0 { Exit::Finding } else { Exit::Well });
        }
        if args.json {
            print_json(&json!({
                "learner": desk.learner_name, "date": desk.today().to_string(), "due": glance.due, "learning": glance.learning,
                "new": glance.new, "minutes": glance.minutes, "streak": glance.streak.current, "longest_streak": glance.streak.longest,
                "due_tomorrow": glance.tomorrow, "backlog": glance.backlog.map(Backlog::to_json), "exams": exams.map_or_else(|| json!([]), |exams| exams.to_json(desk)),
            }));
            return Ok(Exit::Well);
        }
        desk.report_faults();
        if desk.library.decks().is_empty() {
            let path = desk.folder.decks().display().to_string();
            desk.say("no-decks", &[("path", path.into())]);
            desk.say("no-decks-help", &[]);
            return Ok(Exit::Well);
        }
        let mut page = desk.page();
        let exams = exams.map(|exams| exams.tell(desk, None)).unwrap_or_default();
        write(&mut page, desk, &glance, &exams);
        print(page);
        offer(desk, &glance)
    })
}

fn glance(desk: &Desk<'_>, day: &Day, exams: Option<&Exams>) -> Result<Glance, Failure> {
    let now = desk.env.now();
    let today = day.today;
    // What is promised here is what a sitting would ask, by the same plan.
    let Today { plan, backlog } = day.plan(desk, &Wish::default(), exams, Seed(0))?;
    let count_new = |plan: &Plan| plan.queue.iter().filter(|planned| planned.new).count();
    let new = count_new(&plan);
    let due = plan.queue.len() - new;
    let learning = plan.learning.len();
    let ahead = now.at.plus_seconds(LEARN_AHEAD_SECONDS);
    let ready = plan.learning.iter().filter(|(at, _)| *at <= ahead).count();
    // What could be done beyond today's is only asked where today's is done.
    let more = if due + ready + new == 0 && backlog.is_none() {
        count_new(&day.plan(desk, &some_more(), exams, Seed(0))?.plan)
    } else {
        0
    };
    // What the plan holds back, siblings and the rest of a backlog, is due tomorrow all the same.
    let planned: HashSet<&CardId> = plan.queue.iter().map(|planned| &planned.card).collect();
    let held = day.due.iter().filter(|due| !waits_on_a_step(due) && !planned.contains(&due.card)).count();
    let tallies = &day.tallies;
    let recent: Vec<&Tally> =
        tallies.iter().filter(|(day, _)| today.since(*day) < PACE_DAYS).map(|(_, tally)| tally).collect();
    Ok(Glance {
        due,
        learning,
        ready,
        new,
        more,
        minutes: expected_minutes(due + learning, new, recent),
        streak: streak(tallies.iter().map(|(day, _)| *day), today),
        newcomer: day.newcomer,
        tomorrow: desk.promised(2)?.get(1).copied().unwrap_or(0) + held,
        next: desk.next_step()?,
        backlog,
    })
}

/// A few new cards beyond today's.
fn some_more() -> Wish {
    Wish { new: Some(SOME_MORE), ..Wish::default() }
}

fn write(page: &mut Page, desk: &Desk<'_>, glance: &Glance, exams: &[String]) {
    let words = &desk.words;
    let paint = page.layout().paint;
    let today = desk.today();
    let date = today.date().map(|date| words.long_date(date)).unwrap_or_default();
    let title = words.tell("today-title", &[("name", desk.learner_name.as_str().into()), ("date", date.into())]);
    page.hanging(&paint.bold(&title), "", "");
    if glance.newcomer {
        page.hanging(&words.say("today-welcome"), "", "");
    }
    page.gap();
    let mut parts = vec![paint.bold(&words.tell("today-due", &[("count", glance.due.into())]))];
    if glance.learning > 0 {
        parts.push(words.tell("today-learning", &[("count", glance.learning.into())]));
    }
    parts.push(words.tell("today-new", &[("count", glance.new.into())]));
    if glance.minutes > 0 {
        parts.push(words.tell("today-minutes", &[("count", glance.minutes.into())]));
    }
    page.hanging(&parts.join(" · "), "  ", "  ");
    if !glance.newcomer {
        let mut parts = vec![words.tell("today-streak", &[("count", glance.streak.current.into())])];
        if glance.streak.longest > glance.streak.current {
            parts.push(words.tell("today-longest", &[("count", glance.streak.longest.into())]));
        }
        page.hanging(&parts.join(" · "), "  ", "  ");
    }
    for exam in exams {
        page.hanging(exam, "  ", "  ");
    }
    if let Some(backlog) = &glance.backlog {
        page.hanging(&backlog.tell(desk), "  ", "  ");
    } else if glance.due + glance.ready + glance.new == 0 {
        let done = format!(
            "{} {}",
            words.say("today-done"),
            words.tell("today-tomorrow", &[("count", glance.tomorrow.into())])
        );
        page.hanging(&done, "  ", "  ");
        if let Some(at) = glance.next {
            let back = words.comes_back(Promise::At(at), desk.env.now().at, today);
            page.hanging(&words.tell("today-next", &[("back", back.into())]), "  ", "  ");
        }
    }
    page.gap();
}

enum Offer {
    Begin,
    More,
    All,
    FirstSteps(DeckId),
    Later,
}

fn offer(desk: &mut Desk<'_>, glance: &Glance) -> Result<Exit, Failure> {
    let mut offers = Vec::new();
    if glance.due + glance.ready + glance.new > 0 {
        offers.push((desk.words.say("today-begin"), Offer::Begin));
    } else if glance.more > 0 {
        offers.push((desk.words.say("today-begin-more"), Offer::More));
    }
    if glance.backlog.is_some() {
        offers.push((desk.words.say("today-begin-all"), Offer::All));
    }
    if glance.newcomer
        && let Ok(deck) = desk.find_deck(FIRST_STEPS)
    {
        offers.push((desk.words.say("today-first-steps"), Offer::FirstSteps(deck)));
    }
    let (rich, paint) = desk.manner();
    if offers.is_empty() {
        return Ok(Exit::Well);
    }
    if !rich && !desk.env.reads_from_terminal() {
        desk.say("today-how", &[]);
        return Ok(Exit::Well);
    }
    offers.push((desk.words.say("today-later"), Offer::Later));
    let labels: Vec<String> = offers.iter().map(|(label, _)| label.clone()).collect();
    let words = Rc::clone(&desk.words);
    let mut face = Desk::face(&words, rich, paint);
    let chosen = face.choose(&labels)?.and_then(|place| offers.into_iter().nth(place)).map(|(_, offer)| offer);
    let wish = match chosen {
        Some(Offer::Begin) => Wish::default(),
        Some(Offer::More) => some_more(),
        Some(Offer::All) => Wish { all: true, ..Wish::default() },
        Some(Offer::FirstSteps(steps)) => Wish { decks: vec![steps], ..Wish::default() },
        Some(Offer::Later) | None => return Ok(Exit::Well),
    };
    sit_with(desk, &mut face, &wish, true)
}
