//! Personal codes over real sockets: who sits down as themselves, on which phone, and what nobody is told.

use std::collections::BTreeMap;

use serde_json::json;
use sommet::quiz::classroom::{Control, Entry, ExpectedPupil, PersonalCode, Pupil, Roster, Rules};

use super::class::{Class, Opening, PIN};
use super::{GIVEN, quiet_rules};
use crate::classroom::setup;

pub(crate) const ZOE: &str = "K7M2QX9DW";
const MAX: &str = "000111222";

/// The pupils of a class, with codes.
pub(crate) fn roster() -> Roster {
    let pupil = |(number, name, code): (i64, &str, &str)| ExpectedPupil {
        name: name.into(),
        own: Some((Pupil(number), PersonalCode::read(code).unwrap().hash())),
    };
    Roster::new([(1, "Zoé Martin", ZOE), (2, "Max", MAX)].map(pupil).to_vec())
}

pub(crate) fn rules(guests: bool) -> Rules {
    Rules { entry: Entry::Codes { class: "5A".into(), guests }, ..quiet_rules() }
}

fn class(guests: bool, many: bool) -> Class {
    Class::with(Opening { setup: setup(rules(guests), None), many, media: BTreeMap::new(), roster: roster() })
}

fn form(pin: &str, code: &str, name: &str) -> String {
    format!("pin={pin}&code={code}&name={name}&language=fr")
}

#[test]
fn a_code_takes_the_place_of_a_name_however_it_is_typed() {
    let class = class(true, true);
    let page = class.phone().get(&format!("/?pin={PIN}&code={ZOE}")).body;
    assert!(page.contains(&format!("value=\"{PIN}\"")) && page.contains("value=\"K7M-2QX-9DW\""), "{page}");
    assert!(page.contains("plan de révision") && !page.contains("<script"), "said before anybody joins: {page}");
    let mut english = class.phone();
    let head = "GET / HTTP/1.1\r\nAccept-Language: en-GB\r\nConnection: close\r\nHost: ";
    let page = english.send(format!("{head}{}\r\n\r\n", class.address).as_bytes()).body;
    assert!(page.contains("own study schedule") && page.contains("Personal code"), "{page}");
    let mut zoe = class.phone();
    assert_eq!(zoe.post("/join", &form(PIN, "+k7m-2qx%209dw", "Whoever")).status, 303);
    assert_eq!(zoe.state("")["seat"]["name"], "Zoé Martin", "the name of the roster, whatever is typed");
    let mut max = class.phone();
    assert_eq!(max.post("/join", &form(PIN, "OOO-1I1-222", "")).status, 303, "signs that look alike are one");
    assert_eq!(max.state("")["seat"]["name"], "Max");
}

#[test]
fn another_phone_takes_the_seat_over_with_all_that_is_in_it() {
    let class = class(true, true);
    let mut old = class.phone();
    old.post("/join", &form(PIN, ZOE, ""));
    class.control(Control::Next);
    old.wait_for("", |state| state["stage"] == "open");
    assert!(old.answer(1, 'a', GIVEN[0])["receipt"].is_object());
    let mut stream = old.stream("");
    assert!(stream.snapshot().is_some());
    let mut waiting = old.clone();
    let version = waiting.state("")["version"].as_u64().unwrap();
    let waiting = std::thread::spawn(move || waiting.get(&format!("/state?after={version}")).status);
    let mut new = class.phone();
    assert_eq!(new.post("/join", &form(PIN, ZOE, "")).status, 303);
    let state = new.state("");
    assert_eq!(
        (&state["seat"]["name"], state["answered"]["given"].to_string()),
        (&json!("Zoé Martin"), GIVEN[0].to_owned())
    );
    // The old one has nothing more: neither the stream that was open nor anything else.
    assert_eq!(stream.snapshot(), None);
    assert_eq!(waiting.join().unwrap(), 401);
    assert_eq!((old.get("/state").status, old.stream("").status), (401, 401));
    assert_eq!(old.answer(1, 'b', GIVEN[0]), json!({"refused": "unknown_seat"}));
    assert_eq!(old.post("/leave", "{}").json(), json!({"refused": "unknown_seat"}));
    let counts = class.host().wait_for("?role=host", |state| state["counts"]["answers"] == 1)["counts"].clone();
    assert_eq!(counts["seats"], 1, "one code, one seat");
    // And back again.
    assert_eq!(old.post("/join", &form(PIN, ZOE, "")).status, 303);
    assert_eq!((old.get("/state").status, new.get("/state").status), (200, 401));
}

#[test]
fn a_phone_that_two_pupils_share_keeps_their_seats_apart() {
    let class = class(true, true);
    let mut phone = class.pupil("Guest", "fr");
    assert_eq!(phone.post("/join", &form(PIN, ZOE, "")).status, 303);
    assert_eq!(phone.state("")["seat"]["name"], "Zoé Martin");
    assert_eq!(phone.post("/join", &form(PIN, MAX, "")).status, 303);
    assert_eq!(phone.state("")["seat"]["name"], "Max");
    let listed = class.host().wait_for("?role=host", |state| state["counts"]["seats"] == 3)["seats"].clone();
    let names: Vec<_> = listed.as_array().unwrap().iter().map(|seat| seat["name"].clone()).collect();
    assert_eq!(names, ["Guest", "Zoé Martin", "Max"]);
}

#[test]
fn a_name_opens_nobodys_seat_and_guests_are_let_in_or_not() {
    let with_guests = class(true, true);
    let mut phone = with_guests.phone();
    for name in ["Zo%C3%A9%20Martin", "zoe+martin", "MAX"] {
        let page = phone.post("/join", &form(PIN, "", name)).body;
        assert!(page.contains("role=\"alert\"") && page.contains("liste de la classe"), "{name}: {page}");
    }
    // Not even while its pupil sits there.
    assert_eq!(with_guests.phone().post("/join", &form(PIN, MAX, "")).status, 303);
    assert_eq!(phone.post("/join", &form(PIN, "", "Max")).status, 200);
    assert_eq!(phone.post("/join", &form(PIN, "", "Guest")).status, 303);
    let closed = class(false, true);
    let page = closed.phone().get("/").body;
    assert!(!page.contains("name=\"name\"") && page.contains("name=\"code\""), "{page}");
    let page = closed.phone().post("/join", &form(PIN, "", "Guest")).body;
    assert!(page.contains("Tapez le code personnel de votre carte"), "{page}");
}

#[test]
fn codes_cannot_be_tried_at_will() {
    let class = class(true, false);
    let mut stranger = class.phone();
    // Some that could be codes, and some that could not.
    let tries = (0..40).map(|number| if number % 2 == 0 { format!("{number:09}") } else { format!("x{number}") });
    let heard = tries.filter(|code| stranger.post("/join", &form(PIN, code, "")).status == 200).count();
    assert!((10..=12).contains(&heard), "{heard} tries were heard");
    assert_eq!(stranger.post("/join", &form(PIN, ZOE, "")).status, 429, "the right one is no longer heard either");
}

#[test]
fn a_room_with_a_roster_lets_in_its_names_as_they_are_heard() {
    let list = ["Zoé Martin", "Jean-Luc"].map(|name| ExpectedPupil { name: name.into(), own: None });
    let rules = Rules { entry: Entry::Listed, ..quiet_rules() };
    let roster = Roster::new(list.to_vec());
    let class = Class::with(Opening { setup: setup(rules, None), many: true, media: BTreeMap::new(), roster });
    assert!(class.phone().get("/").body.contains("sur la liste de la classe"));
    let mut zoe = class.pupil("zoe+martin", "fr");
    assert_eq!(zoe.state("")["seat"]["name"], "Zoé Martin", "as the teacher wrote it");
    let join = |name: &str| class.phone().join(PIN, name, "en").body;
    assert!(join("Zoe+Martin").contains("sits under this name already"));
    assert!(join("Somebody").contains("not on the list"));
    class.pupil("JEAN+LUC", "fr");
    // Whose phone is dead, the teacher sends out; then the name is free.
    class.control(Control::Kick(sommet::quiz::classroom::SeatId(1)));
    class.pupil("Zo%C3%A9%20Martin", "fr");
}
