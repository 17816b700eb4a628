//! The server's side of the benchmark: `sommet host` itself, seen from outside.

use std::env;
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use sommet::model::{Moment, Seed, Timestamp};
use sommet::quiz::classroom::Happening;
use sommet::store::Store;
use tempfile::TempDir;

/// Questions there are; more than are played.
const QUESTIONS: usize = 20;
/// Ticks of the processor a second, as Linux counts them for `/proc`.
const TICKS: u64 = 100;
const NOON: Moment = Moment { at: Timestamp(1_739_185_200_000), utc_offset: 3600 };

/// A class that is held for the phones.
pub(crate) struct Host {
    folder: TempDir,
    child: Child,
    pub(crate) address: SocketAddr,
    pub(crate) pin: String,
    /// The personal codes of the pupils, if they have some.
    pub(crate) codes: Vec<String>,
}

fn deck() -> String {
    let question = |number: usize| {
        format!(
            "(id: \"q{number}\", ask: \"Quel budget le projet Stargate doit-il mobiliser sur cinq ans ?\", answer: Choice(right: \
             \"Près de 500 milliards de dollars\", wrong: [\"Près de 100 milliards de dollars\", \"109 milliards d’euros\", \
             \"200 milliards d’euros\"]), why: \"Une première tranche de 100 milliards est déjà engagée.\"),"
        )
    };
    let questions: String = (0..QUESTIONS).map(question).collect();
    format!("Deck(id: \"bench\", title: \"Bench\", language: \"fr\", questions: [{questions}])")
}

impl Host {
    /// Opens a class for so many phones.
    pub(crate) fn start(phones: usize, cards: bool) -> Self {
        let disk = env::var_os("SOMMET_BENCH_DIR")
            .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("target"), PathBuf::from);
        let folder = tempfile::tempdir_in(disk).unwrap();
        for name in ["decks", "progress"] {
            fs::create_dir(folder.path().join(name)).unwrap();
        }
        fs::write(folder.path().join("decks/bench.fr.ron"), deck()).unwrap();
        let codes = if cards { enrol(folder.path(), phones) } else { Vec::new() };
        // A room locks itself when half its seats are taken at once.
        let seats = (4 * phones).clamp(200, 10_000).to_string();
        let mut child = Command::new(env!("CARGO_BIN_EXE_sommet"))
            .args(["host", "bench", "--plain", "--lang", "en", "--port", "0", "--seconds", "120", "--keep-open"])
            .args(["--many-behind-one-address", "--seats", &seats])
            .args(if cards { &["--class", "bench"][..] } else { &[] })
            .env("SOMMET_HOME", folder.path())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let first = lines.by_ref().map(Result::unwrap).find(|line| line.contains("PIN ")).unwrap();
        // Whatever else it says is read, so that it never waits to say it.
        std::thread::spawn(move || lines.for_each(drop));
        let port = first.split("http://").nth(1).and_then(|rest| rest.split([' ', '/']).next()).unwrap();
        let port: u16 = port.rsplit_once(':').unwrap().1.parse().unwrap();
        let pin = first.rsplit_once("PIN ").unwrap().1.chars().filter(char::is_ascii_digit).collect();
        Self { folder, child, address: SocketAddr::from(([127, 0, 0, 1], port)), pin, codes }
    }

    /// Says a command, as a teacher would.
    pub(crate) fn step(&self, command: &str) {
        writeln!(self.child.stdin.as_ref().unwrap(), "{command}").unwrap();
    }

    /// Memory that it holds, in kilobytes.
    pub(crate) fn resident(&self) -> u64 {
        let status = fs::read_to_string(format!("/proc/{}/status", self.child.id())).unwrap();
        let line = status.lines().find(|line| line.starts_with("VmRSS:")).unwrap();
        line.split_whitespace().nth(1).unwrap().parse().unwrap()
    }

    /// Time of the processor that it has used.
    pub(crate) fn processor(&self) -> Duration {
        let stat = fs::read_to_string(format!("/proc/{}/stat", self.child.id())).unwrap();
        let fields: Vec<&str> = stat.rsplit_once(") ").unwrap().1.split(' ').collect();
        let ticks: u64 = fields[11].parse::<u64>().unwrap() + fields[12].parse::<u64>().unwrap();
        Duration::from_millis(ticks * 1000 / TICKS)
    }

    /// Ends the class, and counts the answers that are on disk, and the reviews.
    pub(crate) fn end(mut self) -> (usize, usize) {
        self.step("end");
        self.step("leave");
        drop(self.child.stdin.take());
        self.child.wait().unwrap();
        let store = Store::open(&self.folder.path().join("progress/sommet.db"), NOON, Seed(1)).unwrap();
        let room = store.room(store.last_room().unwrap().unwrap()).unwrap().unwrap();
        let happened = store.happenings(room.id).unwrap();
        let answers = happened
            .iter()
            .filter(|stored| matches!(serde_json::from_str(&stored.what), Ok(Happening::Answered { .. })));
        (answers.count(), store.log_len().unwrap() as usize)
    }
}

/// Makes a class of so many pupils, and returns their codes.
fn enrol(home: &Path, phones: usize) -> Vec<String> {
    let names: Vec<String> = (0..phones).map(|number| format!("Pupil {number}")).collect();
    fs::write(home.join("names.txt"), names.join("\n")).unwrap();
    let made = Command::new(env!("CARGO_BIN_EXE_sommet"))
        .args(["learner", "cards", "bench", "--roster", "names.txt", "--html", "cards.html"])
        .env("SOMMET_HOME", home)
        .current_dir(home)
        .stdout(Stdio::null())
        .status();
    assert!(made.unwrap().success());
    let store = Store::open(&home.join("progress/sommet.db"), NOON, Seed(1)).unwrap();
    store.members("bench").unwrap().unwrap().into_iter().map(|member| member.code).collect()
}
