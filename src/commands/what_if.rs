//! `sommet stats --what-if`: what a year would take, and hold, at other desired retentions.

use serde_json::{Value, json};

use super::desk::Desk;
use super::failure::Failure;
use super::{Exit, print, print_json};
use crate::model::Seed;
use crate::plot::{Bar, bars};
use crate::stats::{Outlook, Scenario, YEAR, cheapest, what_if};

/// The chance that years are drawn by: always the same, so that the figures change with the learner only.
const CHANCE: Seed = Seed(365);

/// Shows the years.
pub(super) fn run(desk: &Desk<'_>, as_json: bool) -> Result<Exit, Failure> {
    let parameters = desk.parameters()?;
    let scenario = Scenario {
        parameters: &parameters,
        habits: desk.habits()?,
        // Who takes up none now still wants to know what one would cost.
        new_per_day: desk.settings.new_per_day.max(1),
        max_interval: desk.settings.max_interval,
    };
    let outlooks = what_if(&scenario, CHANCE);
    if as_json {
        print_json(&to_json(desk, &scenario, &outlooks));
    } else {
        write(desk, &scenario, &outlooks);
    }
    Ok(Exit::Well)
}

fn to_json(desk: &Desk<'_>, scenario: &Scenario<'_>, outlooks: &[Outlook]) -> Value {
    let round = |retention: f32| (f64::from(retention) * 100.0).round() / 100.0;
    let habits = &scenario.habits;
    let years = outlooks.iter().map(|outlook| {
        json!({ "retention": round(outlook.retention), "minutes_a_day": outlook.minutes, "known": outlook.known,
            "minutes_a_card": outlook.cost() })
    });
    json!({
        "learner": desk.learner_name, "days": YEAR, "new_per_day": scenario.new_per_day,
        "seconds": { "new": habits.new_seconds, "pass": habits.pass_seconds, "fail": habits.fail_seconds },
        "aim": round(desk.settings.desired_retention),
        "cheapest": cheapest(outlooks).map(|outlook| round(outlook.retention)),
        "what_if": years.collect::<Vec<_>>(),
    })
}

fn write(desk: &Desk<'_>, scenario: &Scenario<'_>, outlooks: &[Outlook]) {
    let words = &desk.words;
    let mut page = desk.page();
    let args = [("days", YEAR.into()), ("count", scenario.new_per_day.into())];
    let title = page.layout().paint.bold(&words.tell("what-if-title", &args));
    page.hanging(&title, "", "").gap();
    let best = cheapest(outlooks).map(|outlook| outlook.retention);
    let aim = desk.settings.desired_retention;
    let rows: Vec<Bar> = outlooks.iter().map(|outlook| row(desk, outlook, best, aim)).collect();
    let width = page.layout().width.unwrap_or(80).saturating_sub(2);
    for line in bars(&rows, None, width) {
        page.verbatim(format!("  {line}"));
    }
    page.gap().line(&words.say("what-if-note"));
    print(page);
}

/// One retention: a bar of its minutes, and what is known for them.
fn row(desk: &Desk<'_>, outlook: &Outlook, best: Option<f32>, aim: f32) -> Bar {
    let words = &desk.words;
    let marks = words.marks();
    let args = [("minutes", marks.fixed(outlook.minutes, 1).into()), ("known", marks.fixed(outlook.known, 0).into())];
    let mut figure = words.tell("what-if-figure", &args);
    if best == Some(outlook.retention) {
        figure = format!("{figure} · {}", words.say("what-if-cheapest"));
    }
    if (outlook.retention - aim).abs() < 0.005 {
        figure = format!("{figure} · {}", words.say("what-if-aim"));
    }
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a positive number of minutes")]
    let value = (outlook.minutes * 60.0) as u64;
    Bar { label: marks.percent(f64::from(outlook.retention)), value, figure }
}
