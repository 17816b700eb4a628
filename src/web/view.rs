//! A scene, painted once for everyone: what is shared is made once a language, and what is a seat's own is put in when it is sent.

use std::collections::HashMap;
use std::fmt::Write;
use std::sync::Arc;

use serde_json::{Value, json};

use super::{reveal, snapshot};
use crate::i18n::Words;
use crate::quiz::classroom::{Clock, Scene, SeatId, SeatScene, Showing, Time};

/// A text that is shown to many, and the version of the scene that changed it last.
#[derive(Clone, Debug)]
struct Shared {
    text: Arc<str>,
    since: u64,
}

impl Shared {
    /// Keeps the older one where nothing has changed.
    fn next(text: String, before: Option<&Self>, version: u64) -> Self {
        match before {
            Some(before) if *before.text == *text => before.clone(),
            _ => Self { text: text.into(), since: version },
        }
    }
}

/// A scene as it is sent.
#[derive(Clone, Debug)]
pub(super) struct View {
    /// What was painted.
    pub(super) scene: Arc<Scene>,
    pupils: Vec<Shared>,
    board: Shared,
    host: Shared,
    /// For each seat, the version that changed what it alone is shown.
    own_since: Vec<u64>,
    /// For each seat, what its answer came to; at their own pace, where it stands.
    results: Vec<Arc<str>>,
}

/// Who is shown something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// A phone.
    Pupil(SeatId),
    /// The projector.
    Board,
    /// The teacher's controls.
    Host,
}

impl View {
    /// The version that changed last what a role is shown; `None` for a seat that is not, or is no more.
    pub(super) fn version(&self, role: Role) -> Option<u64> {
        match role {
            Role::Pupil(id) => {
                let seat = self.seat(id)?;
                Some(self.pupils.get(seat.language)?.since.max(*self.own_since.get(id.index())?))
            }
            Role::Board => Some(self.board.since),
            Role::Host => Some(self.host.since),
        }
    }

    /// The snapshot for a role, with the time that is left at an instant.
    pub(super) fn snapshot(&self, role: Role, now: Clock) -> Option<String> {
        let version = self.version(role)?;
        let mut text = String::new();
        let time = match role {
            Role::Pupil(id) => {
                let seat = self.seat(id)?;
                text.push_str(&self.pupils.get(seat.language)?.text);
                let own = snapshot::own(&self.scene, seat).to_string();
                let _ = write!(text, ",{}", &own[1..own.len() - 1]);
                if let Some(result) = self.results.get(id.index()) {
                    let _ = write!(text, ",{result}");
                }
                seat.time
            }
            Role::Board => {
                text.push_str(&self.board.text);
                self.time()
            }
            Role::Host => {
                text.push_str(&self.host.text);
                self.time()
            }
        };
        let open = matches!(self.scene.showing, Showing::Open(_));
        let left = if open { time.left(now) } else { None };
        let left = left.map_or_else(|| "null".to_owned(), |left| left.to_string());
        // Writing to a text cannot fail.
        let _ = write!(text, ",\"remaining\":{left},\"version\":{version}}}");
        Some(text)
    }

    /// A seat that is taken by somebody who has not gone.
    pub(super) fn seat(&self, id: SeatId) -> Option<&SeatScene> {
        self.scene.seats.get(id.index()).filter(|seat| !seat.gone)
    }

    fn time(&self) -> Time {
        snapshot::question(&self.scene.showing).map_or(Time::Untimed, |open| open.time)
    }
}

/// Paints scenes. It holds the words of every language of the room, which cannot leave its thread.
pub(super) struct Painter {
    words: Vec<Words>,
    join: Value,
}

impl Painter {
    /// A painter for a room of these languages, with what the board and the controls say of how to join.
    pub(super) fn new(languages: &[String], address: &str, wifi: Option<&str>) -> Self {
        let words = languages.iter().map(|tag| Words::of([tag])).collect();
        Self { words, join: json!({"address": address, "wifi": wifi}) }
    }

    /// Paints a scene; what has not changed since the view before is taken from there.
    pub(super) fn paint(&self, scene: Arc<Scene>, before: Option<&View>) -> View {
        let version = scene.version;
        let pupils = self.words.iter().enumerate().map(|(language, words)| {
            let text = snapshot::pupils(&scene, language, words);
            Shared::next(text, before.and_then(|view| view.pupils.get(language)), version)
        });
        let pupils = pupils.collect();
        let (board, host) = match self.words.first() {
            Some(words) => (snapshot::board(&scene, &self.join, words), snapshot::host(&scene, &self.join, words)),
            None => Default::default(),
        };
        let board = Shared::next(board, before.map(|view| &view.board), version);
        let host = Shared::next(host, before.map(|view| &view.host), version);
        let results = self.results(&scene, before);
        let own_since = scene.seats.iter().enumerate().map(|(at, seat)| {
            let unchanged = before.filter(|view| {
                view.scene.seats.get(at).is_some_and(|was| is_alike(was, seat))
                    && view.results.get(at) == results.get(at)
            });
            unchanged.and_then(|view| view.own_since.get(at)).copied().unwrap_or(version)
        });
        let own_since = own_since.collect();
        View { scene, pupils, board, host, own_since, results }
    }

    /// What each seat's answer came to. Seats that answered alike share one text.
    fn results(&self, scene: &Scene, before: Option<&View>) -> Vec<Arc<str>> {
        if scene.until.is_some() {
            return self.courses(scene, before);
        }
        let Showing::Revealed(revealed) = &scene.showing else { return Vec::new() };
        if let Some(view) = before
            && let Showing::Revealed(was) = &view.scene.showing
            && Arc::ptr_eq(was, revealed)
            && view.results.len() == scene.seats.len()
        {
            return view.results.clone();
        }
        let silent: Vec<Arc<str>> = (self.words.iter().zip(revealed.keys.iter()))
            .map(|(words, key)| as_result(&reveal::for_silent(key, words)))
            .collect();
        let mut told: HashMap<_, Arc<str>> = HashMap::new();
        let result = |(at, seat): (usize, &SeatScene)| {
            let words = self.words.get(seat.language)?;
            let Some(result) = revealed.results.get(at).and_then(Option::as_ref) else {
                return silent.get(seat.language).cloned();
            };
            let alike = (Arc::as_ptr(&result.reveal), result.credit.map(f32::to_bits), seat.language);
            let text = told.entry(alike).or_insert_with(|| as_result(&reveal::for_seat(result, words)));
            Some(Arc::clone(text))
        };
        scene.seats.iter().enumerate().map(result).map(|text| text.unwrap_or_else(|| as_result(&Value::Null))).collect()
    }

    /// Where each seat stands that goes at its own pace; who has not moved is not painted anew.
    fn courses(&self, scene: &Scene, before: Option<&View>) -> Vec<Arc<str>> {
        let over = |scene: &Scene| matches!(scene.showing, Showing::Finished(_));
        let before = before.filter(|view| over(&view.scene) == over(scene));
        let course = |(at, seat): (usize, &SeatScene)| {
            let was = before.and_then(|view| view.scene.seats.get(at).zip(view.results.get(at)));
            if let Some((_, text)) = was.filter(|(was, _)| was.course == seat.course && was.language == seat.language) {
                return Arc::clone(text);
            }
            let painted = self.words.get(seat.language).zip(seat.course.as_ref());
            painted.map_or_else(
                || "".into(),
                |(words, course)| {
                    let text = snapshot::course(scene, seat, course, words).to_string();
                    text[1..text.len() - 1].into()
                },
            )
        };
        scene.seats.iter().enumerate().map(course).collect()
    }
}

fn as_result(result: &Value) -> Arc<str> {
    format!("\"result\":{result}").into()
}

/// Whether a seat's own phone would be shown the same. Its answer is not looked at: the phone that gave it has its receipt.
fn is_alike(one: &SeatScene, other: &SeatScene) -> bool {
    (&one.name, one.language, one.holder, one.gone, one.time, one.score)
        == (&other.name, other.language, other.holder, other.gone, other.time, other.score)
}
