//! `sommet stats`: how the learning goes.

use serde_json::json;

use super::desk::{DeckTally, Desk};
use super::failure::Failure;
use super::{Exit, Options, calibration, print, print_json, what_if};
use crate::env::Env;
use crate::memory::Key;
use crate::model::{StudyDay, Tally};
use crate::plot::{Bar, bars};
use crate::stats::{CalibrationBin, Retention, Streak, streak};
use crate::store::Counts;
use crate::term::Page;

/// Days that true retention is taken over.
const RETENTION_DAYS: i32 = 30;

/// Days of the forecast, today included.
const FORECAST_DAYS: u16 = 14;

/// Arguments of `stats`.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[arg(long)]
    what_if: bool,
    #[arg(long)]
    json: bool,
}

struct Figures {
    answers: i64,
    days: usize,
    millis: i64,
    today: Tally,
    streak: Streak,
    retention: Retention,
    calibration: Vec<CalibrationBin>,
    counts: Counts,
    forecast: Vec<usize>,
    decks: Vec<DeckFigures>,
}

struct DeckFigures {
    id: String,
    title: String,
    tally: DeckTally,
}

impl Figures {
    /// How long an answer took, in the mean; none before there is one.
    #[expect(clippy::cast_precision_loss, reason = "a life of answers is far below 2^52 milliseconds")]
    fn seconds_per_answer(&self) -> Option<f64> {
        (self.answers > 0).then(|| self.millis as f64 / 1000.0 / self.answers as f64)
    }
}

/// Shows the figures.
pub fn run(args: &Args, env: &Env, options: &Options) -> Exit {
    Desk::run(env, options, |desk| {
        if args.what_if {
            return what_if::run(desk, args.json);
        }
        let figures = gather(desk)?;
        if args.json {
            print_figures(desk, &figures);
        } else {
            let mut page = desk.page();
            write(&mut page, desk, &figures);
            print(page);
        }
        Ok(Exit::Well)
    })
}

fn gather(desk: &Desk<'_>) -> Result<Figures, Failure> {
    let today = desk.today();
    let tallies = desk.store.tallies(desk.learner, &(StudyDay(i32::MIN)..=StudyDay(i32::MAX)))?;
    let recent = tallies.iter().filter(|(day, _)| today.since(*day) < RETENTION_DAYS).map(|(_, tally)| tally);
    let by_deck = desk.deck_tallies()?;
    let decks = desk.library.decks().iter().zip(by_deck).map(|(deck, tally)| DeckFigures {
        id: deck.id().to_string(),
        title: deck.choose(desk.words.tag()).title().to_owned(),
        tally,
    });
    Ok(Figures {
        answers: tallies.iter().map(|(_, tally)| tally.answers).sum(),
        days: tallies.len(),
        millis: tallies.iter().map(|(_, tally)| tally.millis).sum(),
        today: tallies.iter().find(|(day, _)| *day == today).map(|(_, tally)| *tally).unwrap_or_default(),
        streak: streak(tallies.iter().map(|(day, _)| *day), today),
        retention: Retention::over(recent),
        calibration: calibration::gather(desk)?,
        counts: desk.store.counts(desk.learner, desk.settings.leech_lapses)?,
        forecast: desk.forecast(FORECAST_DAYS)?,
        decks: decks.collect(),
    })
}

fn print_figures(desk: &Desk<'_>, figures: &Figures) {
    let today = desk.today();
    let forecast =
        (0..).zip(&figures.forecast).map(|(ahead, due)| json!({ "date": today.plus(ahead).to_string(), "due": due }));
    let decks = figures.decks.iter().map(|deck| {
        json!({ "id": deck.id, "title": deck.title, "cards": deck.tally.cards, "met": deck.tally.met, "learned": deck.tally.learned, "due": deck.tally.due })
    });
    print_json(&json!({
        "learner": desk.learner_name, "date": today.to_string(), "answers": figures.answers, "days": figures.days,
        "seconds": figures.millis / 1000, "seconds_per_answer": figures.seconds_per_answer(), "answers_today": figures.today.answers,
        "streak": figures.streak.current, "longest_streak": figures.streak.longest,
        "retention": { "days": RETENTION_DAYS, "asked": figures.retention.asked, "recalled": figures.retention.recalled,
            "share": figures.retention.share(), "aim": desk.settings.text(Key::Retention).parse::<f64>().ok() },
        "calibration": calibration::to_json(&figures.calibration),
        "cards": { "met": figures.counts.seen, "learning": figures.counts.learning, "review": figures.counts.review,
            "leeches": figures.counts.leeches, "suspended": figures.counts.suspended },
        "forecast": forecast.collect::<Vec<_>>(), "decks": decks.collect::<Vec<_>>(),
    }));
}

fn write(page: &mut Page, desk: &Desk<'_>, figures: &Figures) {
    let words = &desk.words;
    let paint = page.layout().paint;
    let date = desk.today().date().map(|date| words.long_date(date)).unwrap_or_default();
    let title = words.tell("stats-title", &[("name", desk.learner_name.as_str().into()), ("date", date.into())]);
    page.hanging(&paint.bold(&title), "", "").gap();
    if figures.answers == 0 {
        page.line(&words.say("stats-empty"));
        return;
    }
    let args = [
        ("count", figures.answers.into()),
        ("days", figures.days.into()),
        ("stretch", words.stretch(figures.millis / 1000).into()),
    ];
    page.line(&words.tell("stats-answers", &args));
    if let Some(seconds) = figures.seconds_per_answer() {
        page.hanging(&words.tell("stats-pace", &[("seconds", words.marks().fixed(seconds, 1).into())]), "", "");
    }
    let today = words.tell("stats-today", &[("count", figures.today.answers.into())]);
    let streak = words.tell("today-streak", &[("count", figures.streak.current.into())]);
    page.line(&format!("{today} · {streak}"));
    let counts = &figures.counts;
    let args = [
        ("count", counts.seen.into()),
        ("learning", counts.learning.into()),
        ("review", counts.review.into()),
        ("leeches", counts.leeches.into()),
        ("suspended", counts.suspended.into()),
    ];
    page.line(&words.tell("stats-cards", &args));
    retention(page, desk, figures);
    calibration::write(page, desk, &figures.calibration);
    forecast(page, desk, figures);
    decks(page, desk, figures);
}

fn retention(page: &mut Page, desk: &Desk<'_>, figures: &Figures) {
    let words = &desk.words;
    let aim = words.marks().percent(f64::from(desk.settings.desired_retention));
    let line = match figures.retention.share() {
        None => words.tell("stats-retention-none", &[("aim", aim.into())]),
        Some(share) => {
            let share = words.marks().percent(share);
            let args = [
                ("days", RETENTION_DAYS.into()),
                ("share", share.into()),
                ("count", figures.retention.asked.into()),
                ("aim", aim.into()),
            ];
            words.tell("stats-retention", &args)
        }
    };
    page.line(&line);
}

fn forecast(page: &mut Page, desk: &Desk<'_>, figures: &Figures) {
    let words = &desk.words;
    let title = words.tell("stats-forecast", &[("days", i32::from(FORECAST_DAYS).into())]);
    let title = page.layout().paint.bold(&title);
    page.gap().line(&title);
    let bar = |(ahead, due): (i32, &usize)| Bar {
        label: match desk.today().plus(ahead).date() {
            Some(date) if ahead > 0 => words.weekday_date(date),
            _ => words.say("stats-today-label"),
        },
        value: *due as u64,
        figure: words.marks().plain(f64::from(u32::try_from(*due).unwrap_or(u32::MAX))),
    };
    let forecast: Vec<Bar> = (0..).zip(&figures.forecast).map(bar).collect();
    draw(page, &forecast, None);
}

fn decks(page: &mut Page, desk: &Desk<'_>, figures: &Figures) {
    let title = page.layout().paint.bold(&desk.words.say("stats-by-deck"));
    page.gap().line(&title);
    let number = |count: usize| desk.words.marks().plain(f64::from(u32::try_from(count).unwrap_or(u32::MAX)));
    let bar = |deck: &DeckFigures| Bar {
        label: deck.id.clone(),
        value: (deck.tally.met * 1000 / deck.tally.cards.max(1)) as u64,
        figure: format!("{}/{}", number(deck.tally.met), number(deck.tally.cards)),
    };
    let rows: Vec<Bar> = figures.decks.iter().map(bar).collect();
    draw(page, &rows, Some(1000));
}

fn draw(page: &mut Page, rows: &[Bar], whole: Option<u64>) {
    let width = page.layout().width.unwrap_or(80).saturating_sub(2);
    for line in bars(rows, whole, width) {
        page.verbatim(format!("  {line}"));
    }
}
