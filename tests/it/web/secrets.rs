//! Every byte that any role is sent, in every state, searched for what it must not hold yet.

use std::collections::BTreeMap;

use serde_json::Value;
use sommet::quiz::classroom::{Control, Rules};

use super::class::{BOARD_TOKEN, Class, HOST_TOKEN, Opening, PIN};
use super::phone::Phone;
use super::{GIVEN, codes};
use crate::classroom::{KEYS, setup};

/// Never seen by anybody: a hint is never asked for in class.
pub(super) const NEVER: [&str; 6] = ["KEY-hint", "TokenHash", "secret-of-the-wifi", "dix/", codes::ZOE, "K7M-2QX-9DW"];

/// Names of fields that tell right from wrong.
const TELLING: [&str; 5] = ["\"right\":true", "\"verdict\"", "\"key\"", "\"distribution\":[", "\"because\""];

struct Watched {
    class: Class,
    roles: Vec<(&'static str, Phone, &'static str)>,
}

impl Watched {
    /// Everything that everybody can fetch now.
    fn everything(&mut self) -> Vec<(String, String)> {
        const PATHS: [&str; 10] =
            ["/", "/play", "/board", "/host", "/qr.svg", "/wifi.svg", "/state", "/missing", "/media/x", "/live?role=x"];
        let mut all = Vec::new();
        for (name, phone, query) in &mut self.roles {
            for path in PATHS {
                let path = if path == "/state" { format!("{path}{query}") } else { path.to_owned() };
                all.push((format!("{name} {path}"), phone.get(&path).bytes()));
            }
            let mut stream = phone.stream(query);
            if stream.status == 200 {
                all.push((format!("{name} /live"), stream.next().unwrap()));
            }
        }
        all
    }

    fn wait(&mut self, stage: &str, epoch: u32) {
        for (name, phone, query) in self.roles.iter_mut().filter(|(name, ..)| *name != "stranger") {
            let found = phone.wait_for(query, |state| state["stage"] == stage && state["epoch"] == epoch);
            assert!(found["version"].is_u64(), "{name}");
        }
    }
}

fn watch() -> Watched {
    // A class of pupils with codes, of whom one sits there by hers.
    let rules = Rules { reveal_at_once: false, speed_points: true, ..codes::rules(true) };
    let roster = codes::roster();
    let class = Class::with(Opening { setup: setup(rules, Some(600)), many: true, media: BTreeMap::new(), roster });
    let mut zoe = class.phone();
    assert_eq!(zoe.post("/join", &format!("pin={PIN}&code={}&language=fr", codes::ZOE)).status, 303);
    let everybody = vec![
        ("stranger", class.phone(), ""),
        ("pupil", zoe, ""),
        ("other pupil", class.pupil("Tom", "en"), ""),
        ("board", class.board(), "?role=board"),
        ("host", class.host(), "?role=host"),
    ];
    Watched { class, roles: everybody }
}

#[test]
fn no_byte_tells_a_key_before_its_time() {
    let mut watched = watch();
    let check = |watched: &mut Watched, hidden: &[&[&str]], telling: bool| {
        for (place, bytes) in watched.everything() {
            for secret in hidden.iter().copied().flatten().chain(&NEVER) {
                assert!(!bytes.contains(secret), "{place} tells {secret}: {bytes}");
            }
            for telling in TELLING.iter().filter(|_| !telling) {
                assert!(!bytes.contains(telling), "{place} tells {telling}: {bytes}");
            }
        }
    };
    check(&mut watched, &KEYS, false);
    for (epoch, at) in (1..).zip(0..KEYS.len()) {
        watched.class.control(Control::Next);
        watched.wait("open", epoch);
        check(&mut watched, &KEYS[at..], false);
        // Her own answer is shown to her; what she types is not a secret to her, so she answers what is none.
        let given = if KEYS[at].is_empty() { GIVEN[at] } else { r#"{"give_up":true}"# };
        assert!(watched.roles[1].1.answer(epoch, 'a', given)["receipt"].is_object());
        check(&mut watched, &KEYS[at..], false);
        watched.class.control(Control::Pause);
        check(&mut watched, &KEYS[at..], false);
        watched.class.control(Control::Resume);
        watched.class.control(Control::Close);
        watched.wait("closed", epoch);
        check(&mut watched, &KEYS[at..], false);
        watched.class.control(Control::Reveal);
        watched.wait("revealed", epoch);
        check(&mut watched, &KEYS[at + 1..], true);
        watched.class.control(Control::Standings);
        watched.wait("standings", 0);
        check(&mut watched, &KEYS[at + 1..], false);
    }
}

#[test]
fn nobody_is_sent_a_token_but_its_own_once() {
    let mut watched = watch();
    watched.class.control(Control::Next);
    watched.wait("open", 1);
    let seats: Vec<String> =
        watched.roles.iter().filter_map(|(_, phone, _)| phone.cookie("sommet_seat").map(str::to_owned)).collect();
    assert!(seats.len() == 2 && seats[0] != seats[1] && seats.iter().all(|token| token.len() == 32));
    for (place, bytes) in watched.everything() {
        for token in seats.iter().map(String::as_str).chain([BOARD_TOKEN, HOST_TOKEN]) {
            assert!(!bytes.contains(token), "{place} holds a token");
        }
        if !place.starts_with("board") && !place.starts_with("host") {
            assert!(!bytes.contains(PIN), "{place} holds the PIN");
        }
    }
}

#[test]
fn pages_are_dressed_and_cookies_are_closed_to_scripts() {
    let class = Class::open(setup(Rules::default(), None));
    let mut zoe = class.phone();
    let joined = zoe.join(PIN, "Zoe", "fr");
    let cookie = joined.header("set-cookie").unwrap();
    assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict") && cookie.contains("Path=/"), "{cookie}");
    let page = zoe.get("/play");
    let policy = page.header("content-security-policy").unwrap();
    assert!(policy.starts_with("default-src 'self'") && !policy.contains("unsafe"), "{policy}");
    assert_eq!(page.header("x-content-type-options"), Some("nosniff"));
    assert_eq!(page.header("cache-control"), Some("no-store"));
    let script = page.body.split("src=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let script = zoe.get(&script);
    assert_eq!(script.header("cache-control"), Some("public, max-age=31536000, immutable"));
    assert!(script.header("content-type").unwrap().starts_with("text/javascript"));
    assert_eq!(zoe.state("")["prompt"], Value::Null);
}
