//! A class from outside: held in lines, joined over HTTP, cut off, opened again, computed again and reported.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

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
    door_in(&class.shown())
}

fn door_in(shown: &str) -> (u16, String) {
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

/// Homework as it is opened in a class of one deck.
const HOMEWORK: [&str; 6] = ["host", "d", "--plain", "--port", "0", "--homework"];

fn on(phone: &mut Phone, epoch: u32) -> String {
    phone.send("POST", "/next", "application/json", &format!("{{\"epoch\": {epoch}}}")).1
}

#[test]
fn homework_goes_on_by_itself_is_killed_opened_again_and_ends_by_the_wall() {
    let bench = bench().clock("2026-11-28T10:00:00+01:00");
    let mut homework = bench.start(&[&HOMEWORK[..], &["2026-12-01"]].concat());
    let (port, pin) = door(&homework);
    homework.wait_for("Homework until Tuesday 1 December 2026 at 23:59", 1);
    let (mut zoe, mut max) = (Phone::join(port, &pin, "Zoe"), Phone::join(port, &pin, "Max"));
    homework.wait_for("Joined: 2", 1);
    assert!(on(&mut zoe, 0).contains("done"));
    // Its input ends, as under a service manager: it goes on.
    homework.close_input();
    assert!(zoe.answer(1, 1, r#"{"text": "right"}"#).contains("receipt"));
    assert!(on(&mut zoe, 1).contains("done"));
    assert!(zoe.answer(2, 2, r#"{"truth": false}"#).contains("receipt"));
    assert!(max.answer(1, 9, r#"{"text": "right"}"#).contains("other_epoch"), "he has not begun");
    let report = bench.run(&["report"]).out;
    for text in ["Answered everything: nobody", "Under way: Zoe (2 of 3)", "Not begun: Max", "answers reported 2"] {
        assert!(report.contains(text), "{text}: {report}");
    }
    homework.kill_and_count("");

    // Opened again by the next day: same door, seats and answers, and nobody need set it going.
    let bench = bench.clock("2026-11-29T10:00:00+01:00");
    let mut homework = bench.start(&["host", "--reopen", "--plain"]);
    assert_eq!(door(&homework), (port, pin), "the same door");
    assert!(zoe.answer(2, 2, r#"{"truth": false}"#).contains("receipt"), "what is stored is stored");
    assert!(on(&mut zoe, 2).contains("done"));
    assert!(zoe.answer(3, 3, r#"{"text": "12"}"#).contains("receipt"));
    homework.wait_for("done: 1", 1);
    homework.send("extend 2d\n");
    homework.wait_for("Thursday 3 December 2026 at 23:59", 1);
    homework.send("leave\n");
    homework.end();

    // The machine was off when it ended. It comes out as it stood, and closes by itself.
    let bench = bench.clock("2026-12-05T10:00:00+01:00");
    let homework = bench.start(&["host", "--reopen", "--plain"]);
    assert_eq!(door(&homework).0, port);
    homework.wait_for("The homework is over.", 1);
    assert!(max.answer(1, 9, r#"{"text": "right"}"#).contains("other_epoch"));
    assert!(on(&mut max, 0).contains("over"));
    // Its result stays a while for who comes; pages are painted beside what is answered.
    let asked = Instant::now();
    while !zoe.send("GET", "/state", "", "").1.contains("\"stage\":\"finished\"") {
        assert!(asked.elapsed() < Duration::from_secs(10), "its result is not shown");
    }
    homework.end_by_itself();

    let json: serde_json::Value = serde_json::from_str(&bench.run(&["report", "--json"]).out).unwrap();
    assert_eq!((&json["stored"], &json["reported"]), (&3.into(), &3.into()));
    assert_eq!((&json["over"], &json["complete"]), (&true.into(), &true.into()));
    assert_eq!((&json["pupils"][0]["answered"], &json["pupils"][1]["answered"]), (&3.into(), &0.into()));
    // Who never saw a question says nothing about it.
    assert_eq!((&json["questions"][0]["facility"], &json["questions"][0]["seats"]), (&1.0.into(), &1.into()));
    let replay = bench.run(&["host", "--replay"]).out;
    assert!(replay.contains("Zoe: 2 of 3 right") && replay.contains("Max: 0 of 3 right"), "{replay}");
    assert!(bench.run(&["host", "--remark"]).out.contains("nothing to mark anew"));
    assert_eq!(bench.run(&["host", "--reopen"]).code, 2, "what is over is over");
}

#[cfg(unix)]
#[test]
fn homework_ends_at_its_time_and_is_left_in_good_order_when_told_to() {
    // By the real clock.
    let bench = bench();
    let homework = bench.start(&[&HOMEWORK[..], &["1h"]].concat());
    let (port, pin) = door(&homework);
    let mut zoe = Phone::join(port, &pin, "Zoe");
    on(&mut zoe, 0);
    assert!(zoe.answer(1, 1, r#"{"text": "right"}"#).contains("receipt"));
    homework.signal("-HUP");
    assert!(on(&mut zoe, 1).contains("done"), "a terminal that is closed ends nothing");
    assert!(zoe.answer(2, 2, r#"{"truth": true}"#).contains("receipt"));
    homework.signal("-TERM");
    homework.end_by_itself();
    assert_eq!(bench.count("SELECT receipts FROM room"), 2, "all is counted");

    let homework = bench.start(&["host", "--reopen", "--plain", "--homework", "2s"]);
    assert_eq!(door(&homework), (port, pin));
    homework.wait_for("The homework is over.", 1);
    homework.end_by_itself();
    let report = bench.run(&["report"]);
    assert!(report.code == 0 && report.out.contains("Under way: Zoe (2 of 3)"), "{}", report.out);
}

#[cfg(unix)] // elsewhere the time zone of a test cannot be set
#[test]
fn an_end_that_is_none_is_refused_with_an_example() {
    let bench = bench().clock("2026-11-28T10:00:00+01:00");
    for (until, told) in [
        ("tomorrow", "“tomorrow” is no time"),
        ("2026-13-01", "“2026-13-01” is no time"),
        ("2026-11-27", "Friday 27 November 2026 at 23:59 is past"),
        ("09:59", "Saturday 28 November 2026 at 09:59 is past"),
        ("0d", "is past"),
        ("3000d", "more than a year ahead"),
    ] {
        let ran = bench.run(&[&HOMEWORK[..], &[until]].concat());
        assert!(
            ran.code == 2 && ran.err.contains(told) && ran.err.contains("2026-12-01T18:00"),
            "{until}: {}",
            ran.err
        );
    }
    assert_eq!(bench.count("SELECT count(*) FROM room"), 0);
    for (until, shown) in [
        ("2026-11-28", "Saturday 28 November 2026 at 23:59"),
        ("2026-12-01T18:00", "Tuesday 1 December 2026 at 18:00"),
        ("2026-12-01 18:00", "Tuesday 1 December 2026 at 18:00"),
        ("18:00", "Saturday 28 November 2026 at 18:00"),
        ("3d", "Tuesday 1 December 2026 at 10:00"),
        // The clocks go forward that night: two hours later it is three.
        ("2027-03-28T02:30", "Sunday 28 March 2027 at 03:30"),
    ] {
        let mut homework = bench.start(&[&HOMEWORK[..], &[until]].concat());
        homework.wait_for(&format!("Homework until {shown}"), 1);
        homework.send("leave\n");
        let said = homework.end();
        assert!(said.contains(shown), "{until}: {said}");
    }
    // What makes no sense together is refused, and only homework has an end to move.
    for other in ["--changes", "--speed-points", "--untimed", "--no-late-join"] {
        assert_eq!(bench.run(&[&HOMEWORK[..], &["3d", other]].concat()).code, 2, "{other}");
    }
    assert_eq!(bench.run(&["host", "d", "--plain", "--port", "0"]).code, 0);
    let live = bench.run(&["host", "--reopen", "--plain", "--homework", "3d"]);
    assert!(live.code == 2 && live.err.contains("is no homework"), "{}", live.err);
}

#[test]
fn the_podium_of_homework_shows_how_far_all_are_and_moves_its_end() {
    let bench = bench().clock("2026-11-28T10:00:00+01:00");
    let mut terminal = bench.terminal(&["host", "d", "--port", "0", "--homework", "18:00"], 80, 40);
    terminal.wait_for("Homework until Saturday 28 November 2026 at 18:00");
    let screen = terminal.wait_until("its keys", |screen| screen.contains("one\u{a0}day\u{a0}more"));
    assert!(screen.contains("Joined: 0") && !screen.contains("pause"), "{screen}");
    terminal.send("+");
    terminal.wait_for("Homework until Sunday 29 November 2026 at 18:00");
    terminal.send("e");
    terminal.wait_for("End the homework?");
    terminal.send("e");
    terminal.wait_for("The homework is over.");
    terminal.send("q");
    assert_eq!(terminal.end(), 0);
    assert!(terminal.wait_for("sommet report 1").contains("stored"));
    assert!(!terminal.cursor_is_hidden());
}

#[cfg(unix)]
#[test]
fn homework_outlasts_its_screen_and_is_left_in_good_order_when_told_to() {
    let bench = bench();
    let mut terminal = bench.terminal(&["host", "d", "--port", "0", "--homework", "1d"], 80, 40);
    terminal.wait_for("Joined: 0");
    terminal.wait_until_still();
    let (port, pin) = door_in(&terminal.screen());
    terminal.signal("-HUP");
    terminal.wait_until("the screen given back", |screen| !screen.contains("Joined"));
    let mut zoe = Phone::join(port, &pin, "Zoe");
    assert!(on(&mut zoe, 0).contains("done"));
    assert!(zoe.answer(1, 1, r#"{"text": "right"}"#).contains("receipt"));
    terminal.signal("-TERM");
    assert_eq!(terminal.end(), 0);
    assert!(!terminal.cursor_is_hidden());
    assert_eq!(bench.count("SELECT receipts FROM room"), 1);
}
