//! The classroom's face over real sockets: what phones, board and controls are told, and what nobody can do to them.

mod browser;
pub(crate) mod class;
mod codes;
mod homework;
mod hostile;
pub(crate) mod phone;
mod secrets;

use serde_json::{Value, json};
use sommet::quiz::classroom::{Control, Rules, SeatId};

use crate::classroom::setup;
use class::{Class, PIN};

/// What fits each of the ten questions, in the order they are asked.
pub(crate) const GIVEN: [&str; 10] = [
    r#"{"looked":true}"#,
    r#"{"text":"KEY-typed"}"#,
    r#"{"text":"KEY-gap"}"#,
    r#"{"pick":0}"#,
    r#"{"picks":[0,1]}"#,
    r#"{"truth":true}"#,
    r#"{"text":"424242"}"#,
    r#"{"order":[0,1,2]}"#,
    r#"{"pairs":[0,1]}"#,
    r#"{"items":["KEY-list"]}"#,
];

const KINDS: [&str; 10] =
    ["recall", "text", "gap", "choice", "several", "true_false", "number", "order", "match", "list"];

fn quiet_rules() -> Rules {
    Rules { close_when_all: false, reveal_at_once: true, ..Rules::default() }
}

#[test]
fn who_picks_a_wrong_option_reads_what_is_right_and_what_was_wrong() {
    let class = Class::open(setup(quiet_rules(), None));
    let (mut zoe, mut max) = (class.pupil("Zo%C3%A9", "fr"), class.pupil("Max", "en"));
    for epoch in 1..=4 {
        class.control(Control::Next);
        let open = |state: &Value| state["stage"] == "open" && state["epoch"] == epoch;
        let options = zoe.wait_for("", open)["prompt"]["form"]["options"].clone();
        if epoch == 4 {
            let options: Vec<String> = options.as_array().unwrap().iter().map(Value::to_string).collect();
            let place = |option: &str| options.iter().position(|text| text.contains(&format!("\"{option}\""))).unwrap();
            assert!(zoe.answer(4, 'a', &json!({"pick": place("c")}).to_string())["receipt"].is_object());
            assert!(max.answer(4, 'b', &json!({"pick": place("b")}).to_string())["receipt"].is_object());
        }
        class.control(Control::Close);
    }
    let shown = |state: &Value| state["stage"] == "revealed" && state["epoch"] == 4;
    let (told, other) = (zoe.wait_for("", shown)["result"].clone(), max.wait_for("", shown)["result"].clone());
    for result in [&told, &other] {
        assert_eq!(result["verdict"], "wrong");
        assert!(result["key"].to_string().contains("\"a\""), "{result}");
    }
    assert!(told["because"].to_string().contains("KEY-because"), "{told}");
    assert_eq!(other["because"], json!([]), "nothing was written of that option");
}

#[test]
fn a_class_plays_all_ten_kinds_of_question_in_two_languages() {
    let class = Class::open(setup(quiet_rules(), None));
    let (mut zoe, mut max) = (class.pupil("Zo%C3%A9", "fr"), class.pupil("Max", "en"));
    assert_eq!(zoe.state("")["seat"]["name"], "Zoé");
    for (epoch, (given, kind)) in (1..).zip(GIVEN.into_iter().zip(KINDS)) {
        class.control(Control::Next);
        let open = |state: &Value| state["stage"] == "open" && state["epoch"] == epoch;
        let (french, english) = (zoe.wait_for("", open), max.wait_for("", open));
        assert_eq!((&french["prompt"]["form"]["kind"], &french["language"]), (&json!(kind), &json!("fr")));
        assert_eq!((&english["prompt"]["language"], &english["language"]), (&json!("en"), &json!("en")));
        assert_eq!(zoe.answer(epoch, 'a', given)["receipt"], json!({"epoch": epoch, "key": "a".repeat(32)}));
        let kept: Value = serde_json::from_str(given).unwrap();
        zoe.wait_for("", |state| state["answered"]["given"] == kept);
        class.control(Control::Close);
        let shown = |state: &Value| state["stage"] == "revealed" && state["epoch"] == epoch;
        let result = zoe.wait_for("", shown)["result"].clone();
        if kind == "recall" {
            assert_eq!((&result["judge"], &result["verdict"]), (&json!(true), &Value::Null));
            assert_eq!(zoe.post("/judge", r#"{"epoch":1,"mark":3}"#).json(), json!({"done": true}));
            let judged = zoe.wait_for("", |state| state["result"]["judge"] == false);
            assert_eq!(judged["result"]["verdict"], "right");
        } else {
            assert!(result["verdict"].is_string() && !result["key"][0].as_str().unwrap().is_empty(), "{result}");
        }
        let silent = max.wait_for("", shown);
        assert_eq!((&silent["result"]["verdict"], &silent["answered"]), (&json!("blank"), &Value::Null));
    }
    class.control(Control::Next);
    let over = zoe.wait_for("", |state| state["stage"] == "finished");
    assert_eq!(over["seat"]["of"], 10);
    assert_eq!(over["standings"][0]["name"], "Zoé");
}

#[test]
fn a_phone_that_comes_back_finds_its_seat_its_answer_and_the_question() {
    let class = Class::open(setup(Rules { changes: true, ..quiet_rules() }, Some(60)));
    let mut zoe = class.pupil("Zoe", "fr");
    class.control(Control::Next);
    zoe.wait_for("", |state| state["stage"] == "open");
    let mut stream = zoe.stream("");
    let first = stream.snapshot().unwrap();
    assert_eq!((&first["epoch"], &first["changeable"]), (&json!(1), &json!(true)));
    assert!(first["remaining"].as_u64().unwrap() > 50_000 && first["limit"] == 60_000);
    drop(stream);
    let receipt = zoe.answer(1, 'a', GIVEN[0]);
    assert_eq!(zoe.answer(1, 'a', GIVEN[0]), receipt, "the same answer again gives the same receipt");
    zoe.wait_for("", |state| state["answered"].is_object());
    let again = zoe.stream("").snapshot().unwrap();
    assert_eq!(again["answered"]["given"].to_string(), GIVEN[0]);
    assert_eq!(again["prompt"], first["prompt"]);
    // Who has the page open elsewhere is taken there, and a new page of the same phone is the same seat.
    assert_eq!(zoe.get(&format!("/?pin={PIN}")).header("location"), Some("/play"));
    assert_eq!(class.host().wait_for("?role=host", |state| state["counts"]["seats"] == 1)["seats"][0]["name"], "Zoe");
}

#[test]
fn a_name_that_is_taken_is_offered_another_way_and_who_has_left_finds_the_seat_again() {
    let class = Class::open(setup(quiet_rules(), None));
    let mut zoe = class.pupil("Zoe", "fr");
    let page = class.phone().join(PIN, "zo%C3%A9", "en").body;
    assert!(page.contains("This one is free") && page.contains("value=\"zoé 2\""), "{page}");
    assert_eq!(zoe.post("/leave", "{}").json(), json!({"done": true}));
    assert_eq!(class.host().wait_for("?role=host", |state| state["counts"]["seats"] == 0)["seats"], json!([]));
    assert_eq!(zoe.get("/state").status, 401);
    assert_eq!(zoe.join(PIN, "Zoe", "fr").status, 303);
    assert_eq!(zoe.state("")["seat"]["name"], "Zoe");
}

#[test]
fn the_teacher_gives_one_pupil_more_time_and_takes_it_back() {
    let class = Class::open(setup(Rules { close_when_all: false, ..Rules::default() }, Some(60)));
    let (mut zoe, mut max, mut host) = (class.pupil("Zoe", "fr"), class.pupil("Max", "en"), class.host());
    let allow = |host: &mut phone::Phone, percent: u16| {
        host.post("/control", &format!(r#"{{"do":"allow","seat":1,"percent":{percent}}}"#)).json()
    };
    let extra = |host: &mut phone::Phone, percent: u16| {
        host.wait_for("?role=host", |state| state["seats"][0]["extra"] == percent);
    };
    assert_eq!(allow(&mut host, 50), json!({"done": true}));
    extra(&mut host, 50);
    class.control(Control::Next);
    let left =
        |phone: &mut phone::Phone| phone.wait_for("", |state| state["stage"] == "open")["remaining"].as_u64().unwrap();
    // A minute and a half, of which the time that the machine takes is gone; the other has a minute at most.
    let (zoes, maxs) = (left(&mut zoe), left(&mut max));
    assert!((maxs + 1..=90_000).contains(&zoes) && maxs <= 60_000, "{zoes} {maxs}");
    assert_eq!(allow(&mut host, 0), json!({"done": true}));
    extra(&mut host, 0);
}

#[test]
fn a_waiting_request_hears_of_a_change_and_of_nothing_else() {
    let class = Class::open(setup(quiet_rules(), None));
    let mut zoe = class.pupil("Zoe", "fr");
    let version = zoe.state("")["version"].as_u64().unwrap();
    let mut waiting = zoe.clone();
    let heard = std::thread::spawn(move || waiting.state(&format!("?after={version}")));
    // Somebody else's coming is no news for her.
    let _max = class.pupil("Max", "en");
    class.control(Control::Next);
    let heard = heard.join().unwrap();
    assert_eq!(heard["stage"], "open");
    assert!(heard["version"].as_u64().unwrap() > version);
}

#[test]
fn a_question_costs_each_phone_the_same_few_frames_however_many_there_are() {
    let frames = |phones: u64| {
        let class = Class::open(setup(quiet_rules(), None));
        let mut pupils: Vec<_> = (0..phones).map(|number| class.pupil(&format!("P{number}"), "fr")).collect();
        let mut streams: Vec<_> = pupils.iter().map(|pupil| pupil.stream("")).collect();
        for stream in &mut streams {
            assert_eq!(stream.snapshot().unwrap()["stage"], "lobby");
        }
        let before = class.frames();
        class.control(Control::Next);
        for stream in &mut streams {
            assert_eq!(stream.snapshot().unwrap()["stage"], "open");
        }
        for pupil in &mut pupils {
            assert!(pupil.answer(1, 'a', GIVEN[0])["receipt"].is_object());
        }
        class.control(Control::Close);
        for stream in &mut streams {
            assert_eq!(stream.snapshot().unwrap()["stage"], "revealed");
        }
        for (pupil, stream) in pupils.iter_mut().zip(&mut streams) {
            assert_eq!(pupil.post("/judge", r#"{"epoch":1,"mark":3}"#).json(), json!({"done": true}));
            assert_eq!(stream.snapshot().unwrap()["result"]["verdict"], "right");
        }
        class.control(Control::Standings);
        for stream in &mut streams {
            assert_eq!(stream.snapshot().unwrap()["stage"], "standings");
        }
        class.frames() - before
    };
    // The question is one of recall: what one judges is news to nobody else.
    assert_eq!((frames(3), frames(12)), (12, 48));
}

#[test]
fn the_board_counts_and_the_controls_list_and_phones_see_neither() {
    let class = Class::open(setup(quiet_rules(), None));
    let (mut zoe, mut board, mut host) = (class.pupil("Zoe", "fr"), class.board(), class.host());
    let _stream = zoe.stream("");
    let lobby = board.wait_for("?role=board", |state| state["counts"]["here"] == 1);
    assert_eq!((&lobby["join"]["pin"], &lobby["join"]["wifi"]), (&json!(PIN), &json!("Salle 12")));
    assert_eq!(lobby["names"], json!(["Zoe"]));
    class.control(Control::Next);
    zoe.wait_for("", |state| state["stage"] == "open");
    zoe.answer(1, 'a', GIVEN[0]);
    board.wait_for("?role=board", |state| state["counts"]["answers"] == 1);
    let listed = host.wait_for("?role=host", |state| state["seats"][0]["answered"] == true);
    assert_eq!(
        listed["seats"][0],
        json!({"seat": 1, "name": "Zoe", "here": true, "answered": true, "extra": 0, "right": 0})
    );
    let own = zoe.state("");
    assert_eq!((&own["counts"], &own["seats"], &own["join"]), (&Value::Null, &Value::Null, &Value::Null));
    assert!(board.get("/qr.svg").body.starts_with("<svg") && board.get("/wifi.svg").body.starts_with("<svg"));
}

#[test]
fn the_controls_do_what_the_terminal_does() {
    let class = Class::open(setup(quiet_rules(), Some(30)));
    let (mut zoe, mut host) = (class.pupil("Zoe", "fr"), class.host());
    let mut step = |body: &str| host.post("/control", body).json();
    assert_eq!(step(r#"{"do":"next"}"#), json!({"done": true}));
    assert_eq!(step(r#"{"do":"extend","seconds":15}"#), json!({"done": true}));
    let longer = zoe.wait_for("", |state| state["remaining"].as_u64().is_some_and(|left| left > 31_000));
    assert_eq!(longer["stage"], "open");
    assert_eq!(step(r#"{"do":"pause"}"#), json!({"done": true}));
    zoe.wait_for("", |state| state["paused"] == true);
    assert_eq!(zoe.answer(1, 'a', GIVEN[0]), json!({"refused": "paused"}));
    assert_eq!(step(r#"{"do":"resume"}"#), json!({"done": true}));
    assert_eq!(step(r#"{"do":"lock"}"#), json!({"done": true}));
    assert!(class.phone().join(PIN, "Late", "en").body.contains("role=\"alert\""));
    assert_eq!(step(r#"{"do":"standings"}"#), json!({"refused": "not_now"}));
    assert_eq!(step(r#"{"do":"dance"}"#), json!({"refused": "malformed"}));
    let mut stream = zoe.stream("");
    assert!(stream.snapshot().is_some());
    assert_eq!(step(r#"{"do":"kick","seat":1}"#), json!({"done": true}));
    assert_eq!(stream.snapshot(), None, "her stream ends");
    assert_eq!(zoe.get("/state").status, 401);
    assert_eq!(zoe.answer(1, 'a', GIVEN[0]), json!({"refused": "unknown_seat"}));
    assert_eq!(class.ask(sommet::quiz::classroom::Command::Leave(SeatId(1))), {
        use sommet::quiz::classroom::{Refusal, Reply};
        Reply::Refused(Refusal::UnknownSeat)
    });
}
