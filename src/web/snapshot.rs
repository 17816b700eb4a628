//! What a role is shown of a scene, as JSON.

use serde_json::{Value, json};

use super::assets::is_sound;
use super::html::{label, rich};
use super::reveal;
use crate::i18n::Words;
use crate::model::Media;
use crate::quiz::classroom::{Course, Look, Open, Posed, Scene, Score, SeatScene, Showing, Standing, Station, Trouble};
use crate::quiz::{Form, GapText};

/// How many of the standings are shown.
const SHOWN_RANKS: usize = 12;
/// How many names the board shows while people come in.
const SHOWN_NAMES: usize = 60;

/// The name of where a room stands.
pub(super) fn stage(showing: &Showing) -> &'static str {
    match showing {
        Showing::Lobby => "lobby",
        Showing::Own => "own",
        Showing::Open(_) => "open",
        Showing::Closed(_) => "closed",
        Showing::Revealed(_) => "revealed",
        Showing::Standings(_) => "standings",
        Showing::Finished(_) => "finished",
    }
}

/// The question that is shown, open or not.
pub(super) fn question(showing: &Showing) -> Option<&Open> {
    match showing {
        Showing::Open(open) | Showing::Closed(open) => Some(open),
        Showing::Revealed(revealed) => Some(&revealed.open),
        Showing::Lobby | Showing::Own | Showing::Standings(_) | Showing::Finished(_) => None,
    }
}

/// The questions that a seat has before it, where everyone goes at their own pace.
pub(super) fn questions(seat: &SeatScene) -> Vec<&Open> {
    match seat.course.as_ref().map(|course| &course.station) {
        None | Some(Station::Ahead) => Vec::new(),
        Some(Station::Asked(open) | Station::Told(open, _)) => vec![&**open],
        Some(Station::Through(looks)) => looks.iter().map(|look| &*look.open).collect(),
    }
}

/// What every role of a language is shown alike.
fn common(scene: &Scene, language: usize, words: &Words) -> Value {
    let mut shown = for_all(scene, words);
    add(&mut shown, &asked(stage(&scene.showing), question(&scene.showing), language));
    shown
}

/// What has nothing to do with the question that is shown.
fn for_all(scene: &Scene, words: &Words) -> Value {
    let mut shown = json!({
        "paused": scene.paused,
        "language": words.tag(),
        "count": scene.count,
        "standings": standings(scene, words),
    });
    if let Some(until) = scene.until {
        shown["until"] = until.0.into();
    }
    shown
}

/// Where it stands, and the question that is shown there.
fn asked(stage: &str, open: Option<&Open>, language: usize) -> Value {
    let posed = open.and_then(|open| open.posed.get(language).or(open.posed.first()));
    json!({
        "stage": stage,
        "number": open.map_or(0, |open| open.number),
        "epoch": open.map_or(0, |open| open.epoch),
        "limit": open.and_then(|open| open.seconds).map(|seconds| u64::from(seconds) * 1000),
        "prompt": posed.map(prompt),
    })
}

fn add(shown: &mut Value, more: &Value) {
    if let (Some(shown), Some(more)) = (shown.as_object_mut(), more.as_object()) {
        shown.extend(more.clone());
    }
}

/// What a seat is shown of its own course: where it stands, and the question there. What is right is in it only where the
/// station has it.
pub(super) fn course(scene: &Scene, seat: &SeatScene, course: &Course, words: &Words) -> Value {
    let over = matches!(scene.showing, Showing::Finished(_));
    let (stage, open) = match &course.station {
        Station::Ahead => ("lobby", None),
        Station::Asked(open) => ("open", Some(&**open)),
        Station::Told(open, _) => ("revealed", Some(&**open)),
        Station::Through(_) if over => ("finished", None),
        Station::Through(_) => ("through", None),
    };
    let mut shown = asked(stage, open, seat.language);
    shown["done"] = course.answered.into();
    match &course.station {
        Station::Ahead | Station::Asked(_) => {}
        Station::Told(_, result) => shown["result"] = reveal::for_seat(result, words),
        Station::Through(looks) => shown["looks"] = looks.iter().map(|each| look(each, seat.language, words)).collect(),
    }
    shown
}

fn look(look: &Look, language: usize, words: &Words) -> Value {
    let mut shown = asked("revealed", Some(&look.open), language);
    shown["result"] = reveal::for_seat(&look.result, words);
    shown
}

/// What all pupils of a language are shown alike.
pub(super) fn pupils(scene: &Scene, language: usize, words: &Words) -> String {
    // At their own pace, each seat has a question of its own.
    let mut shown = if scene.until.is_some() { for_all(scene, words) } else { common(scene, language, words) };
    shown["role"] = "pupil".into();
    shown["changeable"] = scene.rules.changes.into();
    // While pupils judge themselves the bar moves with each of them; phones see it once that is over.
    if matches!(scene.showing, Showing::Standings(_) | Showing::Finished(_)) {
        shown["class"] = class(scene);
    }
    opened(&shown)
}

/// What the projector shows.
pub(super) fn board(scene: &Scene, join: &Value, words: &Words) -> String {
    let mut shown = for_teacher(scene, join, words);
    shown["role"] = "board".into();
    if matches!(scene.showing, Showing::Lobby) && scene.rules.names_shown && !scene.rules.anonymous {
        let names = scene.seats.iter().rev().filter(|seat| !seat.gone).take(SHOWN_NAMES);
        shown["names"] = names.map(|seat| Value::from(&*seat.name)).collect();
    }
    opened(&shown)
}

/// What the controls show.
pub(super) fn host(scene: &Scene, join: &Value, words: &Words) -> String {
    let mut shown = for_teacher(scene, join, words);
    shown["role"] = "host".into();
    shown["trouble"] = scene.trouble.map(|found| trouble(found, scene.until.is_some())).into();
    let seats = scene.seats.iter().filter(|seat| !seat.gone).map(|seat| {
        let mut row = json!({
            "seat": seat.seat.0,
            "name": name(seat, words),
            "here": seat.here,
            "answered": seat.answered.is_some(),
            "extra": seat.extra,
            "right": seat.score.right,
        });
        if let Some(course) = &seat.course {
            row["done"] = course.answered.into();
        }
        row
    });
    shown["seats"] = seats.collect();
    opened(&shown)
}

fn class(scene: &Scene) -> Value {
    json!({"right": scene.class.right, "of": scene.class.of})
}

fn for_teacher(scene: &Scene, join: &Value, words: &Words) -> Value {
    let mut shown = common(scene, 0, words);
    let mut join = join.clone();
    join["pin"] = (*scene.pin).into();
    join["locked"] = scene.locked.into();
    shown["join"] = join;
    let counts = scene.counts;
    shown["counts"] = json!({"seats": counts.seats, "here": counts.here, "answers": counts.answers});
    if scene.until.is_some() {
        add(&mut shown["counts"], &json!({"begun": counts.begun, "through": counts.through}));
    }
    if let Showing::Revealed(revealed) = &scene.showing {
        shown["result"] = revealed.keys.first().map(|key| reveal::for_all(key, words)).into();
        shown["distribution"] = reveal::bars(&revealed.bars, 0, words).into();
    }
    if !matches!(scene.showing, Showing::Lobby | Showing::Own | Showing::Open(_) | Showing::Closed(_)) {
        shown["class"] = class(scene);
    }
    shown
}

/// What one seat alone is shown, besides the time that is left and what its answer came to.
pub(super) fn own(scene: &Scene, seat: &SeatScene) -> Value {
    let given = seat.answered.as_deref().and_then(|given| serde_json::to_value(given).ok());
    json!({
        "seat": {
            "name": &*seat.name,
            "right": seat.score.right,
            "of": seat.score.of,
            "points": scene.rules.speed_points.then_some(seat.score.points),
        },
        "answered": given.map(|given| json!({"given": given})),
    })
}

/// An object's text without its closing brace, for more to follow.
fn opened(object: &Value) -> String {
    let mut text = object.to_string();
    text.pop();
    text
}

fn prompt(posed: &Posed) -> Value {
    let prompt = &posed.prompt;
    let media = prompt
        .media
        .iter()
        .map(|Media { file, alt }| json!({"src": format!("/media/{file}"), "sound": is_sound(file), "alt": alt}));
    let media: Vec<Value> = media.collect();
    json!({"ask": rich(&prompt.ask), "language": posed.language, "form": form(&prompt.form), "media": media})
}

fn form(form: &Form) -> Value {
    let labels = |texts: &[String]| texts.iter().map(|text| label(text)).collect::<Vec<_>>();
    match form {
        Form::Recall => json!({"kind": "recall"}),
        Form::Text => json!({"kind": "text"}),
        Form::Gap(pieces) => json!({"kind": "gap", "pieces": pieces.iter().map(piece).collect::<Vec<_>>()}),
        Form::Number { unit } => json!({"kind": "number", "unit": unit}),
        Form::Choice(options) => json!({"kind": "choice", "options": labels(options)}),
        Form::Several(options) => json!({"kind": "several", "options": labels(options)}),
        Form::TrueFalse => json!({"kind": "true_false"}),
        Form::Order(items) => json!({"kind": "order", "options": labels(items)}),
        Form::Match { left, right } => json!({"kind": "match", "left": labels(left), "right": labels(right)}),
        Form::List { need } => json!({"kind": "list", "need": need}),
    }
}

fn piece(piece: &GapText) -> Value {
    match piece {
        GapText::Text(text) => json!({"text": rich(text)}),
        GapText::Filled(text) => json!({"filled": rich(text)}),
        GapText::Open => json!({"open": true}),
    }
}

/// How all stand, but in homework, which is no race: teams where there are teams, names where names are shown, else nothing but the bar of the class.
fn standings(scene: &Scene, words: &Words) -> Option<Value> {
    let (Showing::Standings(ranks) | Showing::Finished(ranks)) = &scene.showing else { return None };
    if scene.until.is_some() {
        return None;
    }
    if !scene.teams.is_empty() {
        return Some(teams(scene, words).into());
    }
    if !scene.rules.names_shown {
        return None;
    }
    let row = |standing: &Standing| {
        let seat = scene.seats.get(standing.seat.index()).filter(|seat| !seat.gone)?;
        Some(rank(scene, &name(seat, words), standing.rank, &standing.score))
    };
    Some(ranks.iter().filter_map(row).take(SHOWN_RANKS).collect())
}

fn teams(scene: &Scene, words: &Words) -> Vec<Value> {
    // Teams are of unequal size: the share that was right is what ranks them.
    let share = |score: &Score| if score.of == 0 { 0.0 } else { score.credit / f64::from(score.of) };
    let mut teams: Vec<_> = scene.teams.iter().filter(|team| team.seats > 0).collect();
    teams.sort_by(|one, other| share(&other.score).total_cmp(&share(&one.score)));
    let place = |score: &Score| (1..).zip(&teams).find(|(_, team)| share(&team.score) <= share(score));
    let row = |team: &&crate::quiz::classroom::TeamScene| {
        let name = words.tell("class-team", &[("number", team.number.into())]);
        rank(scene, &name, place(&team.score).map_or(1, |(rank, _)| rank), &team.score)
    };
    teams.iter().map(row).collect()
}

fn rank(scene: &Scene, name: &str, rank: u32, score: &Score) -> Value {
    let points = scene.rules.speed_points.then_some(score.points);
    json!({"name": name, "right": score.right, "of": score.of, "points": points, "rank": rank})
}

fn name(seat: &SeatScene, words: &Words) -> String {
    if seat.name.is_empty() {
        words.tell("class-anonymous", &[("number", seat.seat.0.into())])
    } else {
        seat.name.to_string()
    }
}

fn trouble(trouble: Trouble, homework: bool) -> &'static str {
    match trouble {
        // Homework is not paused by it.
        Trouble::Unstored if homework => "kept",
        Trouble::Unstored => "unstored",
        Trouble::Crowd => "crowd",
        Trouble::Restarted => "restarted",
    }
}
