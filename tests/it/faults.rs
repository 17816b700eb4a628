//! A class on a bad day, with the real program and real sockets: phones drop in the middle of a question, the server is killed and
//! started again twice, and at the end receipts, stored answers and reported answers are as many as were given.

use std::collections::BTreeMap;
use std::io::{Read, Write};
use std::net::{Shutdown, SocketAddr, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::Value;

use super::bench::{Bench, Running};
use super::web::phone::Phone;

const PHONES: usize = 100;
const QUESTIONS: u32 = 4;

/// Every so manyth phone drops in the middle of each question: 5 %.
const DROPPED: usize = 20;

/// The questions in the middle of which the server is killed.
const KILLED: [u32; 2] = [2, 3];

/// How long anything may take before it has failed; generous, for machines are shared.
const PATIENCE: Duration = Duration::from_mins(3);

/// How long a phone waits before it tries again.
const AGAIN: Duration = Duration::from_millis(30);

fn deck() -> String {
    let question = |number: u32| {
        format!(
            "(id: \"q{number}\", ask: \"Question {number}?\", answer: Choice(right: \"a\", wrong: [\"b\", \"c\", \"d\"])),"
        )
    };
    let questions: String = (1..=QUESTIONS).map(question).collect();
    format!("Deck(id: \"d\", title: \"D\", language: \"en\", questions: [{questions}])")
}

/// The room's port and PIN, as they are printed.
fn door(class: &Running) -> (u16, String) {
    class.wait_for(" · PIN ", 1);
    let shown = class.shown();
    let line = shown.lines().find(|line| line.contains(" · PIN ")).unwrap();
    let port = line.split(" · ").nth(1).and_then(|address| address.rsplit(':').next()?.parse().ok()).unwrap();
    (port, line.split("PIN").nth(1).unwrap().chars().filter(char::is_ascii_digit).collect())
}

/// An answer on its way, as a phone keeps it until it has its receipt.
struct Outbox {
    address: SocketAddr,
    request: String,
    key: String,
}

impl Outbox {
    fn new(phone: &Phone, number: usize, epoch: u32) -> Self {
        let key = format!("{number:016x}{epoch:016x}");
        let body = format!("{{\"epoch\":{epoch},\"key\":\"{key}\",\"given\":{{\"pick\":{}}}}}", number % 4);
        let address = phone.address();
        let request = format!(
            "POST /answer HTTP/1.1\r\nHost: {address}\r\nOrigin: http://{address}\r\nCookie: sommet_seat={}\r\n\
             Content-Type: application/json\r\nConnection: close\r\nContent-Length: {}\r\n\r\n{body}",
            phone.cookie("sommet_seat").unwrap(),
            body.len(),
        );
        Self { address, request, key }
    }

    /// Begins to send and drops: after half of it, or after all of it and before any reply.
    fn drop_midway(&self, after_all: bool) {
        let Ok(mut stream) = TcpStream::connect(self.address) else { return };
        let sent = if after_all { self.request.len() } else { self.request.len() - 10 };
        let _ = stream.write_all(&self.request.as_bytes()[..sent]);
        let _ = stream.shutdown(Shutdown::Both);
    }

    /// What came back, if anything did.
    fn send(&self) -> Option<String> {
        let mut stream = TcpStream::connect(self.address).ok()?;
        stream.set_read_timeout(Some(PATIENCE)).ok()?;
        stream.write_all(self.request.as_bytes()).ok()?;
        let mut reply = String::new();
        stream.read_to_string(&mut reply).ok()?;
        Some(reply)
    }

    /// Tries until there is a receipt.
    fn deliver(&self) {
        let start = Instant::now();
        let (mut last, mut pause) = (None, AGAIN);
        while start.elapsed() < PATIENCE {
            if let Some(reply) = self.send() {
                if reply.contains("\"receipt\"") && reply.contains(&self.key) {
                    return;
                }
                let again = reply.contains("paused") || reply.contains("unstored") || reply.contains(" 503 ");
                assert!(again || !reply.contains("refused"), "an answer was refused for good: {reply}");
                last = Some(reply);
            }
            // With growing pauses, as the page does: who asks without end is not heard.
            thread::sleep(pause);
            pause = (pause * 2).min(AGAIN * 16);
        }
        panic!("no receipt for {}; the last reply was {last:?}", self.key);
    }
}

/// Waits until the room is as wanted; while nobody is there to ask, it is asked again.
fn wait_for(phone: &Phone, wanted: impl Fn(&Value) -> bool) {
    let start = Instant::now();
    let request = format!(
        "GET /state HTTP/1.1\r\nHost: {0}\r\nCookie: sommet_seat={1}\r\nConnection: close\r\n\r\n",
        phone.address(),
        phone.cookie("sommet_seat").unwrap(),
    );
    let ask = Outbox { address: phone.address(), request, key: String::new() };
    let mut last = String::new();
    while start.elapsed() < PATIENCE {
        last = ask.send().unwrap_or_default();
        let body = last.split_once("\r\n\r\n").map_or("", |(_, body)| body);
        if serde_json::from_str(body).is_ok_and(|state| wanted(&state)) {
            return;
        }
        thread::sleep(AGAIN);
    }
    panic!("waited in vain; the last reply was {last}");
}

/// Lets all phones answer at once; the returned threads end once every one of them has its receipt.
fn answer(phones: &[Phone], epoch: u32, receipts: &Arc<AtomicUsize>) -> Vec<thread::JoinHandle<()>> {
    let answering = phones.iter().enumerate().map(|(number, phone)| {
        let (outbox, receipts) = (Outbox::new(phone, number, epoch), Arc::clone(receipts));
        thread::spawn(move || {
            if number % DROPPED == 0 {
                outbox.drop_midway(number % (2 * DROPPED) == 0);
            }
            outbox.deliver();
            receipts.fetch_add(1, Ordering::SeqCst);
        })
    });
    answering.collect()
}

#[test]
fn no_answer_is_lost_when_phones_drop_and_the_server_is_killed_twice() {
    let bench = Bench::new().english().real_clock().deck("d.ron", &deck());
    let options = ["host", "d", "--plain", "--port", "0", "--keep-open", "--seats", "400", "--many-behind-one-address"];
    let mut class = bench.start(&options);
    let (port, pin) = door(&class);
    let mut phones: Vec<Phone> = (0..PHONES).map(|_| Phone::at(SocketAddr::from(([127, 0, 0, 1], port)))).collect();
    for (number, phone) in phones.iter_mut().enumerate() {
        // In letters that make no word.
        let name: String = number.to_string().bytes().map(|digit| char::from(digit - b'0' + b'q')).collect();
        assert_eq!(phone.join(&pin, &format!("x{name}"), "en").status, 303);
    }
    for epoch in 1..=QUESTIONS {
        class.send("next\n");
        wait_for(&phones[0], |state| state["stage"] == "open" && state["epoch"] == epoch);
        let receipts = Arc::new(AtomicUsize::new(0));
        let answering = answer(&phones, epoch, &receipts);
        if KILLED.contains(&epoch) {
            // In the middle: some have their receipts, and the others are at it.
            let start = Instant::now();
            while receipts.load(Ordering::SeqCst) < PHONES / 5 && start.elapsed() < PATIENCE {
                thread::yield_now();
            }
            class.kill_and_count("");
            class = bench.start(&["host", "--reopen", "--plain", "--many-behind-one-address"]);
            assert_eq!(door(&class), (port, pin.clone()), "the same door");
            wait_for(&phones[0], |state| state["paused"] == true && state["epoch"] == epoch);
            class.send("pause\n");
        }
        for phone in answering {
            phone.join().unwrap();
        }
        assert_eq!(receipts.load(Ordering::SeqCst), PHONES);
        // Who dropped comes back to their own answer.
        let mut dropped = phones[0].clone();
        assert_eq!(dropped.state("")["answered"]["given"]["pick"], 0);
        class.send("next\n");
        wait_for(&phones[0], |state| state["stage"] == "revealed" && state["epoch"] == epoch);
    }
    class.send("end\n");
    wait_for(&phones[0], |state| state["stage"] == "finished");
    class.end();

    let given = PHONES * usize::try_from(QUESTIONS).unwrap();
    let report = bench.run(&["report", "--json"]);
    assert_eq!(report.code, 0, "{}", report.err);
    let json: Value = serde_json::from_str(&report.out).unwrap();
    for count in ["receipts", "stored", "reported"] {
        assert_eq!(json[count], given, "{count}");
    }
    assert_eq!(json["complete"], true);
    // And each is the answer that its phone gave, once.
    let mut stored: BTreeMap<String, u32> = BTreeMap::new();
    let database = bench.look();
    let mut select = database.prepare("SELECT what FROM happening").unwrap();
    let rows = select.query_map([], |row| row.get::<_, String>(0)).unwrap();
    for what in rows.map(|row| serde_json::from_str::<Value>(&row.unwrap()).unwrap()) {
        if let Some(answered) = what.get("answered") {
            let key = answered["key"].as_str().unwrap().to_owned();
            let number = usize::from_str_radix(&key[..16], 16).unwrap();
            assert_eq!((&answered["seat"], &answered["given"]["pick"]), (&(number + 1).into(), &(number % 4).into()));
            *stored.entry(key).or_default() += 1;
        }
    }
    assert!(stored.len() == given && stored.values().all(|times| *times == 1), "{}", stored.len());
}
