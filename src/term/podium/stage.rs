//! A room as lines: what is on now, for the teacher's eyes.

use unicode_width::UnicodeWidthStr;

use super::Place;
use crate::i18n::Words;
use crate::quiz::classroom::{Bar, Clock, Label, Open, Revealed, Scene, SeatScene, Showing, Standing, Trouble};
use crate::quiz::{Form, Reveal};
use crate::term::layout::visible;
use crate::term::page::Page;
use crate::term::paint::Paint;
use crate::term::{answer, qr, question};

/// Columns of a bar.
const BAR: usize = 24;

/// Columns between two codes.
const GAP: usize = 3;

/// Places shown in the standings.
const MOST_PLACES: usize = 12;

/// The whole room.
pub(super) fn compose(page: &mut Page, scene: &Scene, now: Clock, place: &Place, words: &Words) {
    head(page, scene, place, words);
    match &scene.showing {
        Showing::Lobby => lobby(page, scene, place, words),
        Showing::Own => own(page, scene, place, words),
        Showing::Finished(_) if scene.until.is_some() => own_over(page, scene, words),
        Showing::Open(open) | Showing::Closed(open) => asked(page, scene, open, now, words),
        Showing::Revealed(revealed) => told(page, scene, revealed, words),
        Showing::Standings(standings) | Showing::Finished(standings) => places(page, scene, standings, words),
    }
}

fn head(page: &mut Page, scene: &Scene, place: &Place, words: &Words) {
    let paint = page.layout().paint;
    let pin = paint.bold(&spaced(&scene.pin));
    let args = [("room", place.room.into()), ("pin", pin.into()), ("address", paint.bold(&place.join).into())];
    page.line(&words.tell("podium-title", &args));
    if let Some(trouble) = scene.trouble {
        page.line(&paint.warn(&words.say(trouble_key(trouble, scene.until.is_some()))));
    } else if scene.paused {
        page.line(&paint.warn(&words.say("podium-paused")));
    }
    if scene.locked && scene.trouble != Some(Trouble::Crowd) {
        page.line(&words.say("podium-locked"));
    }
}

fn trouble_key(trouble: Trouble, homework: bool) -> &'static str {
    match trouble {
        Trouble::Unstored if homework => "podium-kept",
        Trouble::Unstored => "podium-unstored",
        Trouble::Crowd => "podium-crowd",
        Trouble::Restarted => "podium-restarted",
    }
}

/// A PIN is read aloud in two halves.
fn spaced(pin: &str) -> String {
    if pin.len() == 6 && pin.is_ascii() { format!("{}\u{a0}{}", &pin[..3], &pin[3..]) } else { pin.to_owned() }
}

fn lobby(page: &mut Page, scene: &Scene, place: &Place, words: &Words) {
    ways(page, place, words);
    page.gap();
    who(page, scene, words);
    code(page, scene, place, words);
}

/// Homework: until when, how far everyone is, and how to get there.
fn own(page: &mut Page, scene: &Scene, place: &Place, words: &Words) {
    let paint = page.layout().paint;
    if let Some(until) = &place.until {
        page.line(&paint.bold(&words.tell("podium-own-until", &[("when", until.as_str().into())])));
    }
    page.hanging(&paint.quiet(&words.say("podium-own-alone")), "", "");
    ways(page, place, words);
    page.gap();
    courses(page, scene, words);
    code(page, scene, place, words);
}

/// How many have joined, begun and answered everything, and where each is.
fn courses(page: &mut Page, scene: &Scene, words: &Words) {
    let paint = page.layout().paint;
    let counts = scene.counts;
    let args = [
        ("seats", counts.seats.into()),
        ("begun", counts.begun.into()),
        ("through", counts.through.into()),
        ("here", counts.here.into()),
    ];
    page.line(&words.tell("podium-own-counts", &args));
    let numbered = |seat: &SeatScene| {
        let done = seat.course.as_ref().map_or(0, |course| course.answered);
        let mark = if done >= scene.count { paint.good("✔") } else { format!("{done}/{}", scene.count) };
        format!("{} {} {mark}", seat.seat.0, name_of(seat, words)).replace(' ', "\u{a0}")
    };
    let names: Vec<String> = scene.seats.iter().filter(|seat| !seat.gone).map(numbered).collect();
    if !names.is_empty() {
        page.hanging(&names.join(" · "), "", "");
    }
}

fn own_over(page: &mut Page, scene: &Scene, words: &Words) {
    let paint = page.layout().paint;
    page.gap().line(&paint.bold(&words.say("podium-own-over")));
    page.hanging(&words.say("podium-own-over-note"), "", "");
    page.gap();
    courses(page, scene, words);
    class(page, scene, words);
}

/// How to get to the room, and to its pages.
fn ways(page: &mut Page, place: &Place, words: &Words) {
    let paint = page.layout().paint;
    if let Some(doubt) = &place.doubt {
        page.line(&paint.warn(doubt));
    }
    if let Some(note) = &place.note {
        page.line(note);
    }
    if !place.others.is_empty() {
        page.line(&words.tell("podium-others", &[("addresses", place.others.join(" · ").into())]));
    }
    page.line(&words.tell("podium-board", &[("address", place.board.as_str().into())]));
    page.line(&words.tell("podium-host", &[("address", place.host.as_str().into())]));
    if !place.chosen.is_empty() {
        page.gap().line(&paint.bold(&words.say("podium-chosen")));
        for why in &place.chosen {
            page.hanging(why, "  ", "     ");
        }
    }
}

/// The QR codes, where there is a screen to show them on.
fn code(page: &mut Page, scene: &Scene, place: &Place, words: &Words) {
    let paint = page.layout().paint;
    if let Some((name, _)) = &place.wifi {
        page.line(&words.tell("podium-wifi", &[("name", visible(name).into())]));
    }
    if let Some(width) = page.layout().width {
        page.gap();
        for line in codes(scene, place, width, words, paint) {
            page.verbatim(line);
        }
    }
}

/// The code of the way in, and before it that of the network; beside each other where there is room for both.
fn codes(scene: &Scene, place: &Place, width: usize, words: &Words, paint: Paint) -> Vec<String> {
    let join = qr::Code::of(&format!("{}/?pin={}", place.join, scene.pin));
    let wifi = place.wifi.as_ref().and_then(|(_, code)| qr::Code::of(code));
    match (wifi, join) {
        (Some(wifi), Some(join)) => {
            let (first, second) = (words.say("podium-code-wifi"), words.say("podium-code-join"));
            if wifi.width() + GAP + join.width() <= width {
                beside((&first, &wifi), (&second, &join), paint)
            } else {
                let one = |label: String, code: &qr::Code| std::iter::once(label).chain(code.lines(paint)).collect();
                let (mut lines, more): (Vec<String>, Vec<String>) = (one(first, &wifi), one(second, &join));
                lines.extend(more);
                lines
            }
        }
        (_, join) => join.map(|join| join.lines(paint)).unwrap_or_default(),
    }
}

/// Two codes with their labels side by side, each line as wide as its code.
fn beside(left: (&str, &qr::Code), right: (&str, &qr::Code), paint: Paint) -> Vec<String> {
    let column = |(label, code): (&str, &qr::Code)| {
        let pad = code.width().saturating_sub(label.width());
        let lines = code.lines(paint).into_iter();
        (code.width(), std::iter::once(format!("{label}{}", " ".repeat(pad))).chain(lines).collect::<Vec<_>>())
    };
    let ((width, left), (_, right)) = (column(left), column(right));
    let line = |row: usize| {
        let left = left.get(row).cloned().unwrap_or_else(|| " ".repeat(width));
        format!("{left}{}{}", " ".repeat(GAP), right.get(row).map_or("", String::as_str))
    };
    (0..left.len().max(right.len())).map(line).collect()
}

/// Who is there, with the numbers of their seats.
fn who(page: &mut Page, scene: &Scene, words: &Words) {
    let args = [("seats", scene.counts.seats.into()), ("here", scene.counts.here.into())];
    page.line(&words.tell("podium-here", &args));
    let numbered = |seat: &SeatScene| {
        let name = format!("{} {}", seat.seat.0, name_of(seat, words));
        if seat.here { name } else { page.layout().paint.quiet(&name) }
    };
    let names: Vec<String> = scene.seats.iter().filter(|seat| !seat.gone).map(numbered).collect();
    if !names.is_empty() {
        page.line(&names.join(" · "));
    }
}

fn name_of(seat: &SeatScene, words: &Words) -> String {
    if seat.name.is_empty() { words.tell("podium-seat", &[("seat", seat.seat.0.into())]) } else { visible(&seat.name) }
}

/// The question in the teacher's language, where it has it.
fn in_words<'a, T>(scene: &Scene, words: &Words, versions: &'a [T]) -> Option<&'a T> {
    let mine = scene.languages.iter().position(|tag| tag.to_ascii_lowercase().starts_with(words.tag()));
    versions.get(mine.unwrap_or(0)).or_else(|| versions.first())
}

fn asked(page: &mut Page, scene: &Scene, open: &Open, now: Clock, words: &Words) {
    let paint = page.layout().paint;
    page.gap();
    let number = words.tell("podium-question", &[("number", open.number.into()), ("count", scene.count.into())]);
    let answers =
        words.tell("podium-answers", &[("answers", scene.counts.answers.into()), ("seats", scene.counts.seats.into())]);
    let time = match (&scene.showing, open.time.left(now)) {
        (Showing::Closed(_), _) => words.say("podium-closed"),
        (_, None) => words.say("podium-untimed"),
        (_, Some(left)) => words.tell("podium-left", &[("seconds", left.div_ceil(1000).into())]),
    };
    page.line(&format!("{} · {time}", paint.bold(&number)));
    page.line(&format!("{} {answers}", bar(scene.counts.answers, scene.counts.seats)));
    if let Some(posed) = in_words(scene, words, &open.posed) {
        question::question(page, &posed.prompt, words);
        options(page, &posed.prompt.form, words);
    }
    let waiting: Vec<String> = scene
        .seats
        .iter()
        .filter(|seat| !seat.gone && seat.answered.is_none())
        .map(|seat| name_of(seat, words))
        .collect();
    if !waiting.is_empty() && scene.counts.answers > 0 {
        page.gap().line(&paint.quiet(&words.tell("podium-waiting", &[("names", waiting.join(" · ").into())])));
    }
}

/// What is shown to choose from, by the letters that phones and the board show it by.
fn options(page: &mut Page, form: &Form, words: &Words) {
    let mut lettered = |items: &[String]| {
        for (letter, item) in ('A'..='Z').zip(items) {
            page.text(item, &format!("  {letter}  "), "     ");
        }
    };
    match form {
        Form::Choice(items) | Form::Several(items) | Form::Order(items) => lettered(items),
        Form::Match { left, right } => {
            lettered(left);
            for (number, item) in (1..).zip(right) {
                page.text(item, &format!("  {number}  "), "     ");
            }
        }
        Form::TrueFalse => lettered(&[words.say("truth-true"), words.say("truth-false")]),
        Form::Recall | Form::Text | Form::Gap(_) | Form::Number { .. } | Form::List { .. } => {}
    }
}

fn told(page: &mut Page, scene: &Scene, revealed: &Revealed, words: &Words) {
    let paint = page.layout().paint;
    let open = &revealed.open;
    page.gap();
    let number = words.tell("podium-question", &[("number", open.number.into()), ("count", scene.count.into())]);
    page.line(&paint.bold(&number));
    if let Some(posed) = in_words(scene, words, &open.posed) {
        question::question(page, &posed.prompt, words);
    }
    let whole = revealed.bars.iter().map(|bar| bar.count).sum::<usize>();
    for shown in revealed.bars.iter() {
        let mark = if shown.right { paint.good("✔") } else { " ".to_owned() };
        let label = page.layout().marked(&label(shown, scene, words));
        page.hanging(&format!("{mark} {} {:>3}  {label}", bar(shown.count, whole), shown.count), "  ", "        ");
    }
    page.gap();
    if let Some(reveal) = in_words(scene, words, &revealed.keys) {
        answer::key(page, reveal, words);
        explanation(page, reveal);
    }
    class(page, scene, words);
}

fn explanation(page: &mut Page, reveal: &Reveal) {
    if let Some(why) = &reveal.why {
        page.gap().text(why, "  ", "  ");
    }
}

fn class(page: &mut Page, scene: &Scene, words: &Words) {
    if scene.class.of > 0 {
        let share = f64::from(scene.class.right) * 100.0 / f64::from(scene.class.of);
        page.gap().line(&words.tell("podium-class", &[("percent", share.round().into())]));
    }
}

fn label(bar: &Bar, scene: &Scene, words: &Words) -> String {
    match &bar.label {
        Label::Option(texts) => in_words(scene, words, texts).cloned().unwrap_or_default(),
        Label::Truth(truth) => words.say(&format!("truth-{truth}")),
        Label::Text(text) => text.clone(),
        Label::Right => words.say("podium-label-right"),
        Label::Partial => words.say("podium-label-partial"),
        Label::Other => words.say("podium-label-other"),
        Label::Nothing => words.say("podium-label-nothing"),
    }
}

fn bar(part: usize, whole: usize) -> String {
    let full = (part * BAR).checked_div(whole).unwrap_or(0).min(BAR);
    format!("{}{}", "█".repeat(full), "░".repeat(BAR - full))
}

fn places(page: &mut Page, scene: &Scene, standings: &[Standing], words: &Words) {
    let paint = page.layout().paint;
    page.gap();
    if matches!(scene.showing, Showing::Finished(_)) {
        page.line(&paint.bold(&words.say("podium-finished")));
    }
    // The teacher's screen may be the one that all see.
    let shown = if scene.rules.names_shown { MOST_PLACES } else { 0 };
    for standing in standings.iter().take(shown) {
        let Some(seat) = scene.seats.get(standing.seat.index()) else { continue };
        let args = [
            ("rank", standing.rank.into()),
            ("name", name_of(seat, words).into()),
            ("right", standing.score.right.into()),
            ("of", standing.score.of.into()),
        ];
        let points = if scene.rules.speed_points {
            format!(" · {}", words.tell("podium-points", &[("count", standing.score.points.into())]))
        } else {
            String::new()
        };
        page.line(&format!("{}{points}", words.tell("podium-standing", &args)));
    }
    class(page, scene, words);
}

/// What has been said in lines.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Said {
    /// What the room looked like, but for what changes with every answer.
    last: Option<String>,
    /// How many had joined homework, begun it and answered everything.
    courses: Option<[usize; 3]>,
}

impl Said {
    /// Adds what is new since the last time; how many have answered is told when asked for, and at the close.
    pub(super) fn news(&mut self, page: &mut Page, scene: &Scene, now: Clock, place: &Place, words: &Words) {
        let stage = match &scene.showing {
            Showing::Lobby => format!("lobby {}", scene.counts.seats),
            Showing::Own => format!("own {}", place.until.as_deref().unwrap_or_default()),
            Showing::Open(open) => format!("open {}", open.epoch),
            Showing::Closed(open) => format!("closed {}", open.epoch),
            Showing::Revealed(revealed) => format!("revealed {}", revealed.open.epoch),
            Showing::Standings(_) => format!("standings {}", scene.class.of),
            Showing::Finished(_) => "finished".to_owned(),
        };
        let now_said = format!("{stage} {} {} {:?}", scene.paused, scene.locked, scene.trouble);
        let courses_now = matches!(scene.showing, Showing::Own).then_some([
            scene.counts.seats,
            scene.counts.begun,
            scene.counts.through,
        ]);
        let moved = std::mem::replace(&mut self.courses, courses_now) != courses_now;
        if self.last.as_ref() == Some(&now_said) {
            if moved {
                courses(page, scene, words);
            }
            return;
        }
        let in_lobby = |said: &String| said.starts_with("lobby");
        if matches!(scene.showing, Showing::Lobby)
            && self.last.as_ref().is_some_and(in_lobby)
            && scene.trouble.is_none()
        {
            who(page, scene, words);
        } else {
            compose(page, scene, now, place, words);
        }
        self.last = Some(now_said);
    }
}
