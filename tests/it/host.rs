//! A class from outside: held in lines, joined over HTTP, cut off, opened again, computed again and reported.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::Duration;

use super::bench::{Bench, Running};

const DECK: &str = r#"Deck(id: "d", title: "D", language: "en", questions: [
    (id: "a", ask: "First?", answer: Typed(["right"]), why: "Because."),
    (id: "b", ask: "Second?", answer: TrueFalse(true)),
    (id: "c", ask: "Third?", answer: Number(value: 12), tags: ["late"]),
])"#;

fn bench() -> Bench {
    Bench::new().english().real_clock().deck("d.ron", DECK)
}

/// A phone: one connection a request, and the cookies it was given.
pub(crate) struct Phone {
    pub(crate) port: u16,
    pub(crate) cookies: Vec<String>,
}

impl Phone {
    /// The whole reply, and its status.
    pub(crate) fn send(&mut self, method: &str, path: &str, kind: &str, body: &str) -> (u16, String) {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(30))).unwrap();
        let cookies = self.cookies.join("; ");
        let request = format!(
            "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nOrigin: http://127.0.0.1:{port}\r\nConnection: close\r\n\
             Cookie: {cookies}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\n\r\n{body}",
            body.len(),
            port = self.port,
        );
        stream.write_all(request.as_bytes()).unwrap();
        let mut reply = String::new();
        stream.read_to_string(&mut reply).unwrap();
        for line in reply.lines().filter(|line| line.to_ascii_lowercase().starts_with("set-cookie:")) {
            self.cookies.extend(line[11..].trim().split(';').next().map(str::to_owned));
        }
        let status = reply.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or(0);
        (status, reply)
    }

    fn join(port: u16, pin: &str, name: &str) -> Self {
        Self::enter(port, &format!("pin={pin}&name={name}&language=en"))
    }

    /// A phone that was let in by what it typed.
    pub(crate) fn enter(port: u16, form: &str) -> Self {
        let mut phone = Self { port, cookies: Vec::new() };
        let (status, reply) = phone.send("POST", "/join", "application/x-www-form-urlencoded", form);
        assert_eq!(status, 303, "{reply}");
        phone
    }

    pub(crate) fn answer(&mut self, epoch: u32, key: u32, given: &str) -> String {
        let body = format!(r#"{{"epoch": {epoch}, "key": "{key:032x}", "given": {given}}}"#);
        self.send("POST", "/answer", "application/json", &body).1
    }
}

/// The room's port and PIN, as they are printed.
pub(crate) fn door(class: &Running) -> (u16, String) {
    class.wait_for(" · PIN ", 1);
    let shown = class.shown();
    let line = shown.lines().find(|line| line.contains(" · PIN ")).unwrap();
    let port = line.split(" · ").nth(1).and_then(|address| address.rsplit(':').next()?.parse().ok()).unwrap();
    let pin = line.split("PIN").nth(1).unwrap().chars().filter(char::is_ascii_digit).collect();
    (port, pin)
}

#[test]
fn a_class_is_held_cut_off_opened_again_and_reported() {
    let bench = bench();
    let mut class = bench.start(&["host", "d", "--plain", "--port", "0", "--keep-open"]);
    let (port, pin) = door(&class);
    let (mut zoe, mut max) = (Phone::join(port, &pin, "Zoe"), Phone::join(port, &pin, "Max"));
    class.wait_for("2 pupils", 1);
    class.send("next\n");
    class.wait_for("Question 1 of 3", 1);
    assert!(zoe.answer(1, 1, r#"{"text": "right"}"#).contains("receipt"));
    assert!(max.answer(2, 2, r#"{"text": "right"}"#).contains("other_epoch"));
    class.kill_and_count("");

    let mut class = bench.start(&["host", "--reopen", "--plain"]);
    assert_eq!(door(&class), (port, pin.clone()), "the same door");
    class.wait_for("open again as it was", 1);
    assert!(zoe.answer(1, 1, r#"{"text": "right"}"#).contains("receipt"), "what is stored is stored");
    assert!(max.answer(1, 3, r#"{"text": "wrong"}"#).contains("paused"));
    class.send("pause\n");
    class.wait_for("Question 1 of 3", 2);
    assert!(max.answer(1, 3, r#"{"text": "wrong"}"#).contains("receipt"));
    class.send("next\n");
    class.wait_for("Answer: right", 1);
    class.send("next\n");
    class.wait_for("Question 2 of 3", 1);
    assert!(max.answer(2, 4, r#"{"truth": true}"#).contains("receipt"));
    class.send("nonsense\n");
    class.wait_for("Commands, one a line", 1);
    class.send("next\n");
    class.wait_for("Question 2 of 3", 2);
    class.send("end\n");
    class.wait_for("The class is over.", 1);
    class.end();

    let replay = bench.run(&["host", "--replay"]);
    assert!(replay.out.contains("Zoe: 1 of 2 right") && replay.out.contains("Max: 1 of 2 right"), "{}", replay.out);
    let report = bench.run(&["report"]);
    assert_eq!(report.code, 0, "{}", report.out);
    for text in [
        "Room 1: 2 pupils, 2 questions",
        "1. First?",
        "50% right",
        "wrong: Max",
        "nswers stored 3 = answers reported 3",
    ] {
        assert!(report.out.contains(text), "{text}: {}", report.out);
    }
    let json: serde_json::Value = serde_json::from_str(&bench.run(&["report", "1", "--json"]).out).unwrap();
    assert_eq!((&json["stored"], &json["reported"], &json["complete"]), (&3.into(), &3.into(), &true.into()));
    let csv = bench.run(&["report", "--csv"]).out;
    assert!(csv.contains("\r\n2,Max,1,d/a,First?,wrong,0,,"), "{csv}");
    assert_eq!(bench.run(&["host", "--reopen"]).code, 2, "what is over is over");
    assert_eq!(bench.run(&["report", "7"]).code, 2);
}

#[test]
fn a_wrong_key_is_put_right_after_class() {
    let bench = bench();
    let mut class = bench.start(&["host", "d", "--plain", "--port", "0", "--tag", "late"]);
    let (port, pin) = door(&class);
    let mut zoe = Phone::join(port, &pin, "Zoe");
    class.wait_for("1 pupil", 1);
    class.send("next\n");
    class.wait_for("Question 1 of 1", 1);
    assert!(zoe.answer(1, 1, r#"{"text": "13"}"#).contains("receipt"));
    class.send("next\nend\n");
    class.wait_for("The class is over.", 1);
    class.end();
    assert!(bench.run(&["report"]).out.contains("13: Zoe"));
    assert!(bench.run(&["host", "--remark"]).out.contains("nothing to mark anew"));
    let bench = bench.deck("d.ron", &DECK.replace("value: 12", "value: 13"));
    let remarked = bench.run(&["host", "--remark", "1"]).out;
    assert!(remarked.contains("Zoe: 0 before, 1 now") && remarked.contains("1 pupil’s marks change."), "{remarked}");
    assert!(bench.run(&["host", "--replay"]).out.contains("Zoe: 1 of 1 right"));
    assert!(bench.run(&["report"]).out.contains("100% right"));
    // Whoever took part can be forgotten; the figures stay.
    assert!(bench.run(&["report", "--forget-names"]).out.contains("one was forgotten"));
    let report = bench.run(&["report"]).out;
    assert!(!report.contains("Zoe") && report.contains("100% right"), "{report}");
    assert_eq!(
        bench.count("SELECT count(*) FROM seat WHERE name IS NOT NULL OR length(token) + length(device) > 0"),
        0
    );
    assert!(bench.run(&["report", "--forget-names"]).out.contains("holds no names."));
}

#[test]
fn the_line_is_checked_before_a_room_is_opened() {
    let bench = bench();
    assert_eq!(bench.run(&["host"]).code, 2);
    let none = bench.run(&["host", "d", "--tag", "none", "--plain"]);
    assert!(none.code == 2 && none.err.contains("There is no question to ask"), "{}", none.err);
    let room = bench.run(&["report"]);
    assert!(room.code == 2 && room.err.contains("no class has been held"), "{}", room.err);
    assert_eq!(bench.count("SELECT count(*) FROM room"), 0);
    // Nobody at the other end: the room is stored, and how to go on is said.
    let left = bench.run(&["host", "d", "--plain", "--port", "0"]);
    assert!(left.code == 0 && left.err.contains("sommet host --reopen 1"), "{}", left.err);
    assert!(bench.run(&["host", "--replay", "1"]).out.contains("0 happenings"));
}

#[test]
fn the_podium_shows_the_door_and_asks_before_it_leaves() {
    let bench = bench();
    let mut terminal = bench.terminal(&["host", "d", "--port", "0"], 80, 40);
    terminal.wait_for("Nobody has joined yet.");
    terminal.send("n");
    terminal.wait_for("Question 1 of 3");
    terminal.send("q");
    terminal.wait_for("Leave?");
    terminal.send("x");
    terminal.wait_until("the keys again", |screen| screen.contains("close") && !screen.contains("Leave?"));
    terminal.send("\u{3}");
    terminal.wait_for("Leave?");
    terminal.send("\u{3}");
    assert_eq!(terminal.end(), 0);
    let screen = terminal.wait_for("sommet host --reopen 1");
    assert!(!screen.contains("Question 1"), "the screen is given back: {screen}");
    assert!(!terminal.cursor_is_hidden());
}

#[cfg(unix)]
#[test]
fn whoever_ends_it_the_screen_is_given_back() {
    let bench = bench();
    let mut terminal = bench.terminal(&["host", "d", "--port", "0"], 80, 40);
    terminal.wait_for("Nobody has joined yet.");
    terminal.wait_until_still();
    terminal.signal("-TERM");
    terminal.end();
    assert!(!terminal.screen().contains("Nobody has joined"), "{}", terminal.screen());
    assert!(!terminal.cursor_is_hidden());
}
