//! How a class of phones is served, over the real protocol and a real disk: `cargo bench --bench classroom`.
//!
//! `sommet host` runs in a process of its own, so that its processor time and memory are its own; the phones share the machine with it. `cargo bench --bench classroom -- 1000 2 5` is 1,000 phones that answer within
//! 2 s, for 5 questions, and with `cards` behind it each sits down by a personal code and has a schedule of their own; without arguments the sizes of `docs/classroom.md` are played. The disk is that of `target/`, or of the
//! folder named by `SOMMET_BENCH_DIR`.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    reason = "a benchmark that cannot be set up has nothing to measure"
)]
#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a benchmark reads the clock and prints what it read"
)]
#![allow(clippy::cast_precision_loss, reason = "counts of phones are small")]

#[path = "classroom/phones.rs"]
mod phones;
#[path = "classroom/server.rs"]
mod server;

use std::env;
use std::time::Duration;

use phones::Crowd;
use server::Host;

/// Phones, seconds in which they answer, questions, and whether answers become reviews of pupils with cards.
const SIZES: [(usize, u64, u32, bool); 4] =
    [(100, 2, 5, false), (1000, 2, 5, false), (1000, 2, 5, true), (5000, 10, 3, false)];

fn main() {
    let args: Vec<String> = env::args().skip(1).filter(|arg| arg != "--bench").collect();
    let sizes = match &args[..] {
        [phones, seconds, questions, more @ ..] => {
            let cards = more.iter().any(|word| word == "cards");
            vec![(phones.parse().unwrap(), seconds.parse().unwrap(), questions.parse().unwrap(), cards)]
        }
        _ => SIZES.to_vec(),
    };
    println!(
        "phones  cards  within  joined in  receipts        p50 ms  p99 ms  max ms  CPU s/question  kB/phone  B/phone/question  frames/question"
    );
    for (count, seconds, questions, cards) in sizes {
        play(count, Duration::from_secs(seconds), questions, cards);
    }
}

/// Plays a class and prints a line about it.
fn play(count: usize, window: Duration, questions: u32, cards: bool) {
    let host = Host::start(count, cards);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let empty = host.resident();
    let (mut crowd, joined) = runtime.block_on(Crowd::join(&host, count));
    let full = host.resident();
    let mut times = Vec::new();
    let (mut processor, mut bytes, mut frames) = (Duration::ZERO, 0, 0);
    for epoch in 1..=questions {
        let before = host.processor();
        let asked = runtime.block_on(crowd.question(&host, epoch, window));
        processor += host.processor().saturating_sub(before);
        times.extend(asked.receipts);
        bytes += asked.bytes;
        frames += asked.frames;
    }
    let (stored, reviews) = host.end();
    times.sort_unstable();
    let at = |share: f64| {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "an index into the times")]
        let index = (times.len() as f64 * share) as usize;
        times[index.min(times.len() - 1)].as_secs_f64() * 1000.0
    };
    let given = count * questions as usize;
    assert_eq!((times.len(), stored), (given, given), "receipts, answers stored and answers given are as many");
    assert_eq!(reviews, if cards { given } else { 0 }, "and so are the reviews of pupils with cards");
    let each = count as f64 * f64::from(questions);
    println!(
        "{count:>6}  {:>5}  {:>4} s  {:>7.1} s  {:>6} of {given:<6} {:>6.1}  {:>6.1}  {:>6.1}  {:>14.2}  {:>8.1}  {:>16.0}  {:>15.2}",
        if cards { "yes" } else { "no" },
        window.as_secs(),
        joined.as_secs_f64(),
        times.len(),
        at(0.5),
        at(0.99),
        at(1.0),
        processor.as_secs_f64() / f64::from(questions),
        (full.saturating_sub(empty)) as f64 / count as f64,
        bytes as f64 / each,
        frames as f64 / each,
    );
}
