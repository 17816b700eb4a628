//! Homework over real sockets: each phone at a question of its own, and no byte of a key to who has not answered.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::Duration;

use serde_json::{Value, json};
use sommet::model::{Media, Timestamp};
use sommet::quiz::classroom::{Control, Pace, Roster, Rules, Setup, media_name};

use super::class::{Class, Opening};
use super::phone::Phone;
use super::secrets::NEVER;
use super::{GIVEN, KINDS};
use crate::classroom::KEYS;
use crate::classroom::setup;

/// Homework that ends so many milliseconds after it was opened.
pub(crate) fn homework(millis: i64) -> Setup {
    setup(Rules { pace: Pace::Own { until: Timestamp(millis) }, ..Rules::default() }, Some(30))
}

/// Sends again what was too often, as pages do: nobody is as fast as a test.
fn heard(mut send: impl FnMut() -> Value) -> Value {
    loop {
        let reply = send();
        if reply["error"] != "often" {
            return reply;
        }
        std::thread::sleep(Duration::from_millis(50));
    }
}

fn on(phone: &mut Phone, epoch: u32) -> Value {
    heard(|| phone.post("/next", &format!("{{\"epoch\":{epoch}}}")).json())
}

fn answer(phone: &mut Phone, epoch: u32, digit: char, given: &str) -> Value {
    heard(|| phone.answer(epoch, digit, given))
}

/// Waits until a phone is shown that stage of a question.
fn shown(phone: &mut Phone, stage: &str, epoch: u32) -> Value {
    phone.wait_for("", |state| state["stage"] == stage && state["epoch"] == epoch)
}

#[test]
fn each_phone_goes_through_all_ten_kinds_at_its_own_pace_and_language() {
    let class = Class::open(homework(3_600_000));
    let (mut zoe, mut max) = (class.pupil("Zoe", "fr"), class.pupil("Max", "en"));
    let intro = zoe.state("");
    assert_eq!((&intro["stage"], &intro["until"], &intro["done"]), (&json!("lobby"), &json!(3_600_000), &json!(0)));
    assert_eq!(on(&mut max, 0), json!({"done": true}));
    assert_eq!(shown(&mut max, "open", 1)["prompt"]["language"], "en");
    assert_eq!(on(&mut zoe, 0), json!({"done": true}));
    for (epoch, (given, kind)) in (1..).zip(GIVEN.into_iter().zip(KINDS)) {
        let open = shown(&mut zoe, "open", epoch);
        assert_eq!((&open["prompt"]["form"]["kind"], &open["result"]), (&json!(kind), &Value::Null));
        assert_eq!((&open["remaining"], &open["limit"]), (&Value::Null, &Value::Null), "no clock runs");
        if kind == "text" {
            assert_eq!(on(&mut zoe, epoch), json!({"refused": "not_now"}), "an answer comes first");
        }
        // A page that was loaded again hears of its answer by its stream, at once.
        let mut stream = zoe.stream("");
        assert_eq!(stream.snapshot().unwrap()["stage"], "open");
        assert_eq!(answer(&mut zoe, epoch, 'a', given)["receipt"], json!({"epoch": epoch, "key": "a".repeat(32)}));
        let told = stream.snapshot().unwrap();
        assert_eq!((&told["stage"], &told["epoch"], &told["done"]), (&json!("revealed"), &json!(epoch), &json!(epoch)));
        assert!(!told["result"]["key"][0].as_str().unwrap().is_empty(), "{told}");
        if kind == "recall" {
            assert_eq!(told["result"]["judge"], true);
            assert_eq!(zoe.post("/judge", r#"{"epoch":1,"mark":1}"#).json(), json!({"done": true}));
            assert_eq!(stream.snapshot().unwrap()["result"]["verdict"], "wrong");
        }
        if kind == "text" {
            assert_eq!(answer(&mut zoe, epoch, 'b', given), json!({"refused": "already_answered"}));
        }
        assert_eq!(on(&mut zoe, epoch), json!({"done": true}));
    }
    let through = shown(&mut zoe, "through", 0);
    assert_eq!((&through["done"], &through["standings"]), (&json!(10), &Value::Null));
    let looks = through["looks"].as_array().unwrap();
    assert_eq!(looks[0]["prompt"]["form"]["kind"], "recall");
    assert!(looks.iter().all(|look| look["prompt"]["form"]["kind"] != "text"), "what was right needs no other look");
    // The other phone was not moved by any of it.
    assert_eq!(max.state("")["epoch"], 1);
    let mut host = class.host();
    let seen = host.wait_for("?role=host", |state| state["counts"]["through"] == 1);
    assert_eq!((&seen["stage"], &seen["prompt"]), (&json!("own"), &Value::Null));
    assert_eq!((&seen["counts"]["begun"], &seen["seats"][0]["done"]), (&json!(1), &json!(10)));
    let board = class.board().state("?role=board");
    assert_eq!((&board["stage"], &board["until"], &board["names"]), (&json!("own"), &json!(3_600_000), &Value::Null));
    assert_eq!(host.post("/control", r#"{"do":"next"}"#).json(), json!({"refused": "not_now"}));
    assert_eq!(host.post("/control", r#"{"do":"extend","seconds":86400}"#).json(), json!({"done": true}));
    assert_eq!(max.wait_for("", |state| state["until"] == 90_000_000)["stage"], "open");
}

#[test]
fn it_ends_by_itself_and_who_was_too_late_is_told_so_and_shown_the_rest() {
    let class = Class::open(homework(3_600_000));
    let mut zoe = class.pupil("Zoe", "fr");
    on(&mut zoe, 0);
    class.sleep(3_600_000);
    let over = zoe.wait_for("", |state| state["stage"] == "finished");
    assert_eq!((over["looks"].as_array().unwrap().len(), &over["seat"]["of"]), (10, &json!(10)));
    assert_eq!(over["looks"][1]["result"]["verdict"], "blank");
    assert_eq!((&over["standings"], &over["class"]["of"]), (&Value::Null, &json!(10)));
    assert_eq!(answer(&mut zoe, 1, 'a', GIVEN[0]), json!({"refused": "over"}));
    assert_eq!(class.board().state("?role=board")["standings"], Value::Null, "homework is no race");
}

#[test]
fn no_byte_tells_a_key_to_a_seat_that_has_not_answered() {
    let class = Class::open(homework(3_600_000));
    let (mut zoe, mut max) = (class.pupil("Zoe", "fr"), class.pupil("Max", "en"));
    let mut others: Vec<(&str, Phone, &str)> = vec![
        ("stranger", class.phone(), ""),
        ("board", class.board(), "?role=board"),
        ("host", class.host(), "?role=host"),
    ];
    let everything = |phone: &mut Phone, query: &str| {
        let paths = ["/", "/play", "/board", "/host", "/state", "/media/x"];
        let mut all: Vec<String> = paths
            .map(|path| if path == "/state" { format!("{path}{query}") } else { path.to_owned() })
            .map(|path| phone.get(&path).bytes())
            .to_vec();
        let mut stream = phone.stream(query);
        all.extend((stream.status == 200).then(|| stream.next().unwrap()));
        all.join("\n")
    };
    let hides = |place: &str, bytes: &str, from: usize| {
        for secret in KEYS[from..].iter().copied().flatten().chain(&NEVER) {
            assert!(!bytes.contains(secret), "{place} tells {secret}: {bytes}");
        }
    };
    let mut all_hidden = |zoe: &mut Phone, answered: usize| {
        // What several questions say is no secret any more once one of them has said it.
        let mine = everything(zoe, "");
        hides("who has answered", &mine, answered);
        let theirs = everything(&mut max, "");
        hides("who has not", &theirs, 0);
        assert!(!theirs.contains("\"verdict\"") && !theirs.contains("\"key\""), "{theirs}");
        for (name, phone, query) in &mut others {
            let bytes = everything(phone, query);
            hides(name, &bytes, 0);
            assert!(!bytes.contains("\"verdict\"") && !bytes.contains("\"distribution\":["), "{name}: {bytes}");
        }
        mine
    };
    all_hidden(&mut zoe, 0);
    on(&mut zoe, 0);
    let mut told = 0;
    for (epoch, at) in (1..).zip(0..KEYS.len()) {
        shown(&mut zoe, "open", epoch);
        all_hidden(&mut zoe, at);
        assert!(answer(&mut zoe, epoch, 'a', r#"{"give_up":true}"#)["receipt"].is_object());
        shown(&mut zoe, "revealed", epoch);
        let mine = all_hidden(&mut zoe, at + 1);
        told += KEYS[at].iter().filter(|secret| mine.contains(**secret)).count();
        on(&mut zoe, epoch);
    }
    shown(&mut zoe, "through", 0);
    all_hidden(&mut zoe, KEYS.len());
    assert!(told > 6, "each key was told to who had answered: {told}");
}

#[test]
fn a_picture_is_shown_to_who_has_its_question_and_to_nobody_else() {
    let mut setup = homework(3_600_000);
    for version in &mut setup.questions[1].versions {
        version.question.media = vec![Media { file: "plan.png".into(), alt: None }];
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml");
    let name = media_name("plan.png");
    let media = BTreeMap::from([(name.clone(), path)]);
    let class = Class::with(Opening { setup, many: true, media, roster: Roster::default() });
    let (mut zoe, mut max) = (class.pupil("Zoe", "fr"), class.pupil("Max", "en"));
    let status = |phone: &mut Phone| phone.get(&format!("/media/{name}")).status;
    on(&mut zoe, 0);
    shown(&mut zoe, "open", 1);
    assert_eq!(status(&mut zoe), 404, "not before its question");
    assert!(answer(&mut zoe, 1, 'a', r#"{"give_up":true}"#)["receipt"].is_object());
    on(&mut zoe, 1);
    shown(&mut zoe, "open", 2);
    assert_eq!((status(&mut zoe), status(&mut max), status(&mut class.phone())), (200, 404, 404));
    class.control(Control::End);
    zoe.wait_for("", |state| state["stage"] == "finished");
    assert_eq!((status(&mut zoe), status(&mut max)), (200, 200), "among those worth another look");
}
