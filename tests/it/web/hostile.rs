//! What a hostile client may try, and that nothing comes of it.

use std::collections::BTreeMap;
use std::io::{Read, Write};
use std::time::{Duration, Instant};

use serde_json::json;
use sommet::model::Media;
use sommet::quiz::classroom::{Control, Roster, Rules, media_name};

use super::class::{BOARD_TOKEN, Class, HOST_TOKEN, Opening, PIN};
use super::{GIVEN, quiet_rules};
use crate::classroom::setup;

#[test]
fn an_answer_counts_once_in_its_time_from_its_seat() {
    let class = Class::open(setup(quiet_rules(), None));
    let (mut zoe, mut max) = (class.pupil("Zoe", "fr"), class.pupil("Max", "en"));
    assert_eq!(zoe.answer(1, 'a', GIVEN[0]), json!({"refused": "not_open"}), "before it opens");
    class.control(Control::Next);
    assert_eq!(zoe.answer(0, 'a', GIVEN[0]), json!({"refused": "other_epoch"}), "a stale epoch");
    assert_eq!(zoe.answer(2, 'a', GIVEN[0]), json!({"refused": "other_epoch"}), "a later epoch");
    assert!(zoe.answer(1, 'a', GIVEN[0])["receipt"].is_object());
    assert_eq!(zoe.answer(1, 'b', r#"{"give_up":true}"#), json!({"refused": "already_answered"}), "twice");
    assert!(max.answer(1, 'a', GIVEN[0])["receipt"].is_object(), "another seat's key is another answer");
    class.control(Control::Close);
    let late = class.pupil("Late", "en").answer(1, 'a', GIVEN[0]);
    assert!(late == json!({"refused": "not_open"}) || late == json!({"refused": "late"}), "after the close: {late}");
    class.control(Control::Next);
    assert_eq!(zoe.answer(1, 'c', GIVEN[0]), json!({"refused": "other_epoch"}), "for the question before");
}

#[test]
fn guessed_tokens_open_nothing() {
    let class = Class::open(setup(quiet_rules(), None));
    class.control(Control::Next);
    let mut stranger = class.phone();
    assert_eq!(stranger.answer(1, 'a', GIVEN[0]), json!({"refused": "unknown_seat"}));
    for guess in ["0".repeat(32), "x".into(), "%00".into(), "a".repeat(4000), PIN.into(), BOARD_TOKEN.into()] {
        for (path, cookie) in [("/host", "sommet_host"), ("/board", "sommet_board"), ("/play", "sommet_seat")] {
            let mut stranger = class.phone();
            stranger.set_cookie(cookie, &guess);
            let own = path == "/board" && guess == BOARD_TOKEN;
            assert_eq!(
                stranger.get(path).status,
                if own {
                    200
                } else if path == "/play" {
                    303
                } else {
                    403
                },
                "{path} {guess}"
            );
        }
        let mut stranger = class.phone();
        assert_ne!(stranger.get(&format!("/host/{guess}")).status, 303, "the board's token opens no controls");
        stranger.set_cookie("sommet_host", &guess);
        assert_eq!(stranger.post("/control", r#"{"do":"end"}"#).status, 401);
        stranger.set_cookie("sommet_seat", &guess);
        assert_eq!(stranger.answer(1, 'a', GIVEN[0]), json!({"refused": "unknown_seat"}));
    }
    let mut pupil = class.pupil("Zoe", "fr");
    assert_eq!(pupil.post("/control", r#"{"do":"end"}"#).status, 401);
    for path in ["/state?role=host", "/state?role=board", "/live?role=host", "/live?role=teacher"] {
        assert_eq!(pupil.get(path).status, 401, "{path}");
    }
    assert_eq!(pupil.get("/qr.svg").status, 403);
    assert_eq!(pupil.get("/wifi.svg").status, 403);
}

#[test]
fn pins_cannot_be_tried_at_will() {
    let class = Class::with(Opening {
        setup: setup(quiet_rules(), None),
        many: false,
        media: BTreeMap::new(),
        roster: Roster::default(),
    });
    let mut stranger = class.phone();
    let heard = (0..40).filter(|number| stranger.join(&format!("{number:06}"), "X", "en").status == 200).count();
    assert!((10..=12).contains(&heard), "{heard} tries were heard");
    assert_eq!(stranger.join(PIN, "X", "en").status, 429, "the right one is no longer heard either");
}

#[test]
fn requests_of_other_pages_and_by_other_names_are_not_served() {
    let class = Class::open(setup(quiet_rules(), None));
    class.control(Control::Next);
    let zoe = class.pupil("Zoe", "fr");
    let origins = [None, Some("null"), Some("http://evil.example"), Some("http://127.0.0.1:1")];
    for origin in origins.map(|origin| origin.map(str::to_owned)) {
        let mut phone = zoe.clone();
        phone.origin.clone_from(&origin);
        assert_eq!(phone.post("/answer", "{}").status, 403, "{origin:?}");
        assert_eq!(phone.join(PIN, "X", "en").status, 403, "{origin:?}");
    }
    let mut rebound = zoe.clone();
    rebound.host = "evil.example".into();
    rebound.origin = Some("http://evil.example".into());
    assert_eq!((rebound.get("/state").status, rebound.post("/answer", "{}").status), (421, 421));
    let mut delete = zoe.clone();
    assert_eq!(
        delete
            .send(format!("DELETE / HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n", class.address).as_bytes())
            .status,
        403
    );
}

#[test]
fn no_path_leads_to_other_files() {
    let folder = tempfile::tempdir().unwrap();
    let (shown, later) = (folder.path().join("shown.png"), folder.path().join("later.png"));
    std::fs::write(&shown, "PICTURE").unwrap();
    std::fs::write(&later, "LATER").unwrap();
    let mut setup = setup(quiet_rules(), None);
    for version in &mut setup.questions[0].versions {
        version.question.media = vec![Media { file: "shown.png".into(), alt: None }];
    }
    for version in &mut setup.questions[1].versions {
        version.question.media = vec![Media { file: "later.png".into(), alt: None }];
    }
    let (one, two) = (media_name("shown.png"), media_name("later.png"));
    let media = BTreeMap::from([(one.clone(), shown), (two.clone(), later)]);
    let class = Class::with(Opening { setup, many: true, media, roster: Roster::default() });
    class.control(Control::Next);
    let mut zoe = class.pupil("Zoe", "fr");
    let src = zoe.wait_for("", |state| state["stage"] == "open")["prompt"]["media"][0]["src"].clone();
    assert_eq!(src, format!("/media/{one}"));
    assert_eq!((zoe.get(src.as_str().unwrap()).status, &*zoe.get(&format!("/media/{one}")).body), (200, "PICTURE"));
    assert_eq!(zoe.get(&format!("/media/{two}")).status, 404, "what comes later is not seen before");
    for path in [
        "/media/../Cargo.toml",
        "/media/..%2f..%2fetc%2fpasswd",
        "/media/%2e%2e/%2e%2e/etc/passwd",
        "/media//etc/passwd",
        "/assets/x/../../../etc/passwd",
        "/assets/%2e%2e/mod.rs",
        "/assets/..%5c..%5cetc/passwd",
        "//etc/passwd",
        "/.git/config",
        "/\u{0}",
    ] {
        let answer = zoe.get(path);
        assert!([404, 400].contains(&answer.status), "{path}: {}", answer.status);
        assert!(!answer.body.contains("root:") && !answer.body.contains("[package]"), "{path}");
    }
}

#[test]
fn what_cannot_be_read_is_refused_and_harms_nobody() {
    let class = Class::open(setup(quiet_rules(), None));
    class.control(Control::Next);
    let mut zoe = class.pupil("Zoe", "fr");
    let deep = format!("{}{}", "[".repeat(7000), "]".repeat(7000));
    for body in
        ["", "{}", "null", "[]", "{\"epoch\":-1}", "{\"epoch\":1,\"key\":\"zz\",\"given\":{}}", "\u{0}\u{1}", &deep]
    {
        assert_eq!(zoe.post("/answer", body).json(), json!({"refused": "malformed"}), "{body:.40}");
    }
    for given in [
        "{}",
        "7",
        "{\"pick\":9}",
        "{\"pick\":-1}",
        "{\"looked\":false}",
        "{\"pick\":0,\"text\":\"x\"}",
        "{\"order\":[0,0]}",
    ] {
        let said = zoe.answer(1, 'a', given);
        assert_eq!(said, json!({"refused": "malformed"}), "{given}");
    }
    assert_eq!(zoe.post("/judge", r#"{"epoch":1,"mark":4}"#).json(), json!({"refused": "malformed"}));
    assert_eq!(zoe.post("/answer", &"x".repeat(20_000)).status, 413);
    assert_eq!(zoe.join(PIN, &"x".repeat(20_000), "fr").status, 413);
    assert!(zoe.post("/join", "pin=%FF&name=%FF%FE&language=\u{ff}").status < 500);
    let host = format!("Host: {}\r\nConnection: close\r\n", class.address);
    let large = format!("GET / HTTP/1.1\r\n{host}X: {}\r\n\r\n", "x".repeat(70_000));
    assert!([0, 400, 431].contains(&zoe.send(large.as_bytes()).status));
    let many = (0..200).map(|number| format!("X-{number}: 1\r\n")).collect::<Vec<_>>().concat();
    assert!([0, 400, 431].contains(&zoe.send(format!("GET / HTTP/1.1\r\n{host}{many}\r\n").as_bytes()).status));
    for bytes in [&b"\x16\x03\x01\x02\x00\x01"[..], b"GET\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n", b"\0\0\0\0\r\n\r\n"] {
        assert!([0, 400].contains(&zoe.send(bytes).status), "{bytes:?}");
    }
    let both = format!(
        "POST /answer HTTP/1.1\r\n{host}Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /host"
    );
    assert!([0, 400, 403].contains(&zoe.send(both.as_bytes()).status));
    assert!(zoe.answer(1, 'a', GIVEN[0])["receipt"].is_object(), "who answers well is served as before");
}

#[test]
fn who_floods_is_slowed_and_the_others_are_served() {
    let class = Class::open(setup(quiet_rules(), None));
    class.control(Control::Next);
    let (mut zoe, mut max) = (class.pupil("Zoe", "fr"), class.pupil("Max", "en"));
    let answers = (0..60).map(|_| zoe.post("/answer", "{}").status).collect::<Vec<_>>();
    assert!(answers.iter().filter(|status| **status == 429).count() > 20, "{answers:?}");
    assert!(max.answer(1, 'a', GIVEN[0])["receipt"].is_object());
}

#[test]
fn one_address_holds_so_many_streams_and_no_more() {
    let class = Class::with(Opening {
        setup: setup(quiet_rules(), None),
        many: false,
        media: BTreeMap::new(),
        roster: Roster::default(),
    });
    let zoe = class.pupil("Zoe", "fr");
    let streams: Vec<_> = (0..20).map(|_| zoe.stream("")).collect();
    assert_eq!(streams.iter().filter(|stream| stream.status == 200).count(), 16);
    drop(streams);
    let start = Instant::now();
    while zoe.stream("").status != 200 {
        assert!(start.elapsed() < Duration::from_secs(30), "streams that ended are given back");
        std::thread::sleep(Duration::from_millis(50));
    }
}

#[test]
fn who_sends_slowly_is_cut_off() {
    let class = Class::open(setup(Rules::default(), None));
    let mut zoe = class.pupil("Zoe", "fr");
    class.control(Control::Next);
    let head = format!("GET / HTTP/1.1\r\nHost: {}\r\nX: ", class.address);
    let post = format!(
        "POST /answer HTTP/1.1\r\nHost: {0}\r\nOrigin: http://{0}\r\nCookie: sommet_seat={1}\r\nContent-Length: 100\r\n\r\n{{",
        class.address,
        zoe.cookie("sommet_seat").unwrap()
    );
    let start = Instant::now();
    let ends = [head, post, String::new()].map(|opening| {
        let mut stream = zoe.connect();
        std::thread::spawn(move || {
            stream.write_all(opening.as_bytes()).unwrap();
            stream.set_read_timeout(Some(Duration::from_secs(25))).unwrap();
            let mut all = Vec::new();
            // A reset is an end as well.
            let reset =
                stream.read_to_end(&mut all).is_err_and(|fault| fault.kind() != std::io::ErrorKind::ConnectionReset);
            assert!(!reset, "it was not cut off");
        })
    });
    assert!(zoe.answer(1, 'a', GIVEN[0])["receipt"].is_object(), "the others are served meanwhile");
    for end in ends {
        end.join().unwrap();
    }
    assert!(start.elapsed() < Duration::from_secs(20));
    assert_eq!(zoe.get(&format!("/host/{HOST_TOKEN}x")).status, 403);
}
