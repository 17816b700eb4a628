//! The phones' side of the benchmark: each joins, keeps an event stream open, and answers with retries, as the page does.

use std::cell::Cell;
use std::net::SocketAddr;
use std::rc::Rc;
use std::time::{Duration, Instant};

use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpStream;
use tokio::sync::watch;
use tokio::task::LocalSet;

use super::server::Host;

/// Phones that join at one time.
const JOINING: usize = 100;
/// How often an answer is sent again before it counts as lost.
const MOST_TRIES: u32 = 20;

/// What all phones together have seen.
#[derive(Default)]
struct Seen {
    bytes: Cell<u64>,
    frames: Cell<u64>,
}

impl Seen {
    fn count(&self, bytes: usize, frames: u64) {
        self.bytes.set(self.bytes.get() + bytes as u64);
        self.frames.set(self.frames.get() + frames);
    }
}

struct Phone {
    address: SocketAddr,
    cookie: String,
    shown: watch::Receiver<(String, u32)>,
}

/// A class of phones.
pub(crate) struct Crowd {
    phones: Vec<Rc<Phone>>,
    seen: Rc<Seen>,
    set: LocalSet,
}

/// What a question came to.
pub(crate) struct Asked {
    pub(crate) receipts: Vec<Duration>,
    pub(crate) bytes: u64,
    pub(crate) frames: u64,
}

impl Crowd {
    /// Lets so many phones join and open their streams; returns them and how long that took.
    pub(crate) async fn join(host: &Host, count: usize) -> (Self, Duration) {
        let (set, seen) = (LocalSet::new(), Rc::new(Seen::default()));
        let start = Instant::now();
        let mut phones = Vec::with_capacity(count);
        for wave in 0..count.div_ceil(JOINING) {
            let numbers = wave * JOINING..count.min((wave + 1) * JOINING);
            let joining: Vec<_> = numbers
                .map(|number| set.spawn_local(enter(host.address, joining(host, number), number, Rc::clone(&seen))))
                .collect();
            let joined = set.run_until(async {
                let mut joined = Vec::new();
                for phone in joining {
                    joined.push(Rc::new(phone.await.unwrap()));
                }
                joined
            });
            phones.extend(joined.await);
        }
        (Self { phones, seen, set }, start.elapsed())
    }

    /// Plays one question: all answer, each at its own moment within the window, and see the result and the standings.
    pub(crate) async fn question(&mut self, host: &Host, epoch: u32, window: Duration) -> Asked {
        let (bytes, frames) = (self.seen.bytes.get(), self.seen.frames.get());
        host.step("next");
        let answering: Vec<_> = (self.phones.iter().enumerate())
            .map(|(number, phone)| {
                // Spread over the window, in no order.
                let share = (number * 7919 % self.phones.len()) as f64 / self.phones.len() as f64;
                let (phone, seen) = (Rc::clone(phone), Rc::clone(&self.seen));
                self.set.spawn_local(async move {
                    phone.wait_for("open", epoch).await;
                    tokio::time::sleep(window.mul_f64(share)).await;
                    phone.answer(number, epoch, &seen).await
                })
            })
            .collect();
        let phones = &self.phones;
        let receipts = self.set.run_until(async {
            let mut receipts = Vec::new();
            for answer in answering {
                receipts.extend(answer.await.unwrap());
            }
            for (step, stage, epoch) in [("next", "revealed", epoch), ("standings", "standings", 0)] {
                host.step(step);
                for phone in phones {
                    phone.wait_for(stage, epoch).await;
                }
            }
            receipts
        });
        let receipts = receipts.await;
        Asked { receipts, bytes: self.seen.bytes.get() - bytes, frames: self.seen.frames.get() - frames }
    }
}

/// What a phone types to join: its pupil's code, or a name.
fn joining(host: &Host, number: usize) -> String {
    let pin = &host.pin;
    if let Some(code) = host.codes.get(number) {
        return format!("pin={pin}&code={code}&language=fr");
    }
    // In letters that make no word: some numbers read as words that no class wants to see.
    let name: String =
        number.to_string().bytes().map(|digit| char::from(b"bcfgmnqrvw"[usize::from(digit - b'0')])).collect();
    format!("pin={pin}&name={name}&language=fr")
}

async fn enter(address: SocketAddr, body: String, number: usize, seen: Rc<Seen>) -> Phone {
    let request = format!(
        "POST /join HTTP/1.1\r\nHost: {address}\r\nOrigin: http://{address}\r\nConnection: close\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    );
    let mut stream = TcpStream::connect(address).await.unwrap();
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut reply = String::new();
    stream.read_to_string(&mut reply).await.unwrap();
    let seat = reply.split("sommet_seat=").nth(1).and_then(|rest| rest.split(';').next());
    let cookie = format!("sommet_seat={}", seat.unwrap_or_else(|| panic!("phone {number} was not let in: {reply}")));
    let (sender, shown) = watch::channel((String::new(), 0));
    let mut stream = TcpStream::connect(address).await.unwrap();
    let request = format!("GET /live HTTP/1.1\r\nHost: {address}\r\nCookie: {cookie}\r\n\r\n");
    stream.write_all(request.as_bytes()).await.unwrap();
    tokio::task::spawn_local(async move {
        let mut reader = BufReader::with_capacity(2048, stream);
        let mut line = String::new();
        while reader.read_line(&mut line).await.is_ok_and(|read| read > 0) {
            let snapshot = line.strip_prefix("data: {");
            seen.count(line.len(), u64::from(snapshot.is_some()));
            if let Some(snapshot) = snapshot {
                let stage = between(snapshot, "\"stage\":\"", "\"").unwrap_or_default().to_owned();
                let epoch = between(snapshot, "\"epoch\":", ",").and_then(|text| text.parse().ok()).unwrap_or(0);
                if sender.send((stage, epoch)).is_err() {
                    break;
                }
            }
            line.clear();
        }
    });
    let phone = Phone { address, cookie, shown };
    phone.wait_for("lobby", 0).await;
    phone
}

fn between<'a>(text: &'a str, before: &str, after: &str) -> Option<&'a str> {
    text.split_once(before)?.1.split_once(after).map(|(inside, _)| inside)
}

impl Phone {
    async fn wait_for(&self, stage: &str, epoch: u32) {
        let mut shown = self.shown.clone();
        let seen = shown.wait_for(|now| now.0 == stage && now.1 == epoch).await;
        assert!(seen.is_ok(), "the stream ended");
    }

    /// Answers until there is a receipt, and returns how long that took; `None` if there is none.
    async fn answer(&self, number: usize, epoch: u32, seen: &Seen) -> Option<Duration> {
        let start = Instant::now();
        let key = format!("{number:016x}{epoch:016x}");
        let body = format!("{{\"epoch\":{epoch},\"key\":\"{key}\",\"given\":{{\"pick\":{}}}}}", number % 4);
        let request = format!(
            "POST /answer HTTP/1.1\r\nHost: {0}\r\nOrigin: http://{0}\r\nCookie: {1}\r\nContent-Type: application/json\r\n\
             Connection: close\r\nContent-Length: {2}\r\n\r\n{body}",
            self.address,
            self.cookie,
            body.len()
        );
        for tries in 0..MOST_TRIES {
            if tries > 0 {
                tokio::time::sleep(Duration::from_millis(250)).await;
            }
            let Ok(mut stream) = TcpStream::connect(self.address).await else { continue };
            let mut reply = String::new();
            if stream.write_all(request.as_bytes()).await.is_err() || stream.read_to_string(&mut reply).await.is_err() {
                continue;
            }
            seen.count(request.len() + reply.len(), 0);
            if reply.contains("\"receipt\"") && reply.contains(&key) {
                return Some(start.elapsed());
            }
        }
        None
    }
}
