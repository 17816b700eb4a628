//! The world outside: the only reader of the clock, of chance, of the system's language and of its folders.

use std::cell::Cell;
use std::env::{current_dir, var, var_os};
use std::ffi::OsString;
use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use chrono::{DateTime, Local, LocalResult, NaiveDateTime, TimeDelta, TimeZone};
use etcetera::BaseStrategy;
use rand::TryRng;
use rand::rngs::SysRng;
use thiserror::Error;

use crate::model::{Moment, Seed, Timestamp};

/// The variable that names the study folder.
pub const HOME_VARIABLE: &str = "SOMMET_HOME";
/// The variable that stops the clock at an instant (RFC 3339), for demonstrations and tests.
pub const CLOCK_VARIABLE: &str = "SOMMET_CLOCK";

/// How much of a system's user name is used, in characters.
const LONGEST_NAME: usize = 60;

/// What the program was started with and in.
#[derive(Debug)]
pub struct Env {
    args: Vec<OsString>,
    folder: PathBuf,
    stopped_clock: Option<Moment>,
    fixed_chance: Cell<Option<Seed>>,
}

/// How long it is since the watch was started.
#[derive(Clone, Copy, Debug)]
pub struct Stopwatch(Instant);

impl Stopwatch {
    /// The time since then.
    pub fn elapsed(&self) -> Duration {
        self.0.elapsed()
    }
}

/// Where decks and progress are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StudyFolder {
    /// The folder itself.
    pub root: PathBuf,
}

impl StudyFolder {
    /// The folder of decks.
    pub fn decks(&self) -> PathBuf {
        self.root.join("decks")
    }

    /// The database of progress.
    pub fn database(&self) -> PathBuf {
        self.root.join("progress").join("sommet.db")
    }

    /// The certificate that classes are served by, with its key.
    pub fn certificate(&self) -> PathBuf {
        self.root.join("progress").join("tls.pem")
    }

    /// Words that no name in a class may have, besides the built-in ones.
    pub fn unfit(&self) -> PathBuf {
        self.root.join("progress").join("unfit.txt")
    }

    /// The folder of questions that are half written.
    pub fn drafts(&self) -> PathBuf {
        self.root.join("progress").join("drafts")
    }

    /// The index of decks, which may be deleted at any time.
    pub fn index(&self) -> PathBuf {
        self.root.join("progress").join("cache").join("decks.idx")
    }
}

/// Why there is no study folder to work in.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum FolderFault {
    /// The system names no folder for a user's data.
    #[error("there is no home folder to keep decks and progress in")]
    NoHome,
}

impl Env {
    /// The real world.
    pub fn real() -> Self {
        let stopped = var(CLOCK_VARIABLE).ok().and_then(|text| DateTime::parse_from_rfc3339(&text).ok());
        Self {
            args: std::env::args_os().collect(),
            folder: current_dir().unwrap_or_else(|_| PathBuf::from(".")),
            stopped_clock: stopped.map(|time| Moment::of(&time)),
            fixed_chance: Cell::new(None),
        }
    }

    /// The words of the command line, the program's name first.
    pub fn args(&self) -> &[OsString] {
        &self.args
    }

    /// The time, and the local clock's offset.
    pub fn now(&self) -> Moment {
        #[expect(clippy::disallowed_methods, reason = "this is the one door to the clock")]
        self.stopped_clock.unwrap_or_else(|| Moment::of(&Local::now()))
    }

    /// The clock, for any thread to read.
    pub fn wall(&self) -> impl Fn() -> Moment + Send + Sync + 'static {
        let stopped = self.stopped_clock;
        #[expect(clippy::disallowed_methods, reason = "this is the one door to the clock")]
        move || stopped.unwrap_or_else(|| Moment::of(&Local::now()))
    }

    /// An instant as the local clock had it, or will have it.
    pub fn local(at: Timestamp) -> Moment {
        let local = Local.timestamp_millis_opt(at.0).single();
        local.map_or(Moment { at, utc_offset: 0 }, |time| Moment::of(&time))
    }

    /// When the local clock shows that: the later time where it shows it twice, the next hour where it leaves it out.
    pub fn when(time: NaiveDateTime) -> Option<Timestamp> {
        let found = match Local.from_local_datetime(&time) {
            LocalResult::None => Local.from_local_datetime(&time.checked_add_signed(TimeDelta::hours(1))?),
            found => found,
        };
        found.latest().map(|time| Moment::of(&time).at)
    }

    /// A watch that starts now, for how long something takes; it runs also where the clock is stopped.
    pub fn stopwatch(&self) -> Stopwatch {
        #[expect(clippy::disallowed_methods, reason = "this is the one door to the clock")]
        Stopwatch(Instant::now())
    }

    /// Makes chance follow from a seed from here on, so that a sitting can be played again.
    pub fn fix_chance(&self, seed: Seed) {
        self.fixed_chance.set(Some(seed));
    }

    /// A seed that nobody can foresee, or the next one that follows from the fixed one.
    pub fn seed(&self) -> Seed {
        match self.fixed_chance.get() {
            Some(fixed) => {
                self.fixed_chance.set(Some(fixed.derive("next")));
                fixed
            }
            None => self.entropy(),
        }
    }

    /// Chance for ids, which must differ between machines and sittings even where a seed is fixed.
    pub fn entropy(&self) -> Seed {
        let mut bytes = [0; 8];
        if SysRng.try_fill_bytes(&mut bytes).is_err() {
            bytes = self.fallback_bytes();
        }
        Seed(u64::from_le_bytes(bytes))
    }

    /// A source of secrets that any thread may draw from, 128 bits each; `None` where the system has no chance to give, for then
    /// no secret would be one.
    pub fn secrets(&self) -> Option<impl Fn() -> [u8; 16] + Send + Sync + 'static> {
        let mut key = [0; 32];
        SysRng.try_fill_bytes(&mut key).ok()?;
        let drawn = AtomicU64::new(0);
        Some(move || {
            let mut hasher = blake3::Hasher::new_keyed(&key);
            hasher.update(&drawn.fetch_add(1, Ordering::Relaxed).to_le_bytes());
            let mut secret = [0; 16];
            hasher.finalize_xof().fill(&mut secret);
            secret
        })
    }

    /// Where the system has no chance to give, the clock and the process have to do.
    fn fallback_bytes(&self) -> [u8; 8] {
        let mut hasher = blake3::Hasher::new();
        hasher.update(&self.now().at.0.to_le_bytes());
        hasher.update(&std::process::id().to_le_bytes());
        let mut bytes = [0; 8];
        hasher.finalize_xof().fill(&mut bytes);
        bytes
    }

    /// The languages that the system asks for, the most wanted first.
    pub fn languages(&self) -> Vec<String> {
        sys_locale::get_locales().collect()
    }

    /// The name that the system knows its user by.
    pub fn user_name(&self) -> Option<String> {
        let named = ["USER", "LOGNAME", "USERNAME"].into_iter().find_map(|name| var(name).ok());
        let short =
            |name: String| name.trim().chars().filter(|c| !c.is_control()).take(LONGEST_NAME).collect::<String>();
        named.map(short).filter(|name| !name.is_empty())
    }

    /// Whether questions can be asked on a screen: both ends are a terminal that can move its cursor.
    pub fn has_screen(&self) -> bool {
        let dumb = var("TERM").is_ok_and(|term| term == "dumb");
        self.has_terminal() && !dumb
    }

    /// A variable of the environment, if it is set and is text.
    pub fn variable(&self, name: &str) -> Option<String> {
        var(name).ok()
    }

    /// The command of the editor that the user prefers: `VISUAL`, else `EDITOR`, else what every such system has.
    pub fn editor(&self) -> String {
        let named = ["VISUAL", "EDITOR"].into_iter().find_map(|name| var(name).ok().filter(|v| !v.trim().is_empty()));
        named.unwrap_or_else(|| if cfg!(windows) { "notepad" } else { "vi" }.to_owned())
    }

    /// Whether another program could talk to the user: both ends are a terminal.
    pub fn has_terminal(&self) -> bool {
        std::io::stdin().is_terminal() && std::io::stdout().is_terminal()
    }

    /// Whether somebody types what is read.
    pub fn reads_from_terminal(&self) -> bool {
        std::io::stdin().is_terminal()
    }

    /// Whether what is written goes to a terminal.
    pub fn writes_to_terminal(&self) -> bool {
        std::io::stdout().is_terminal()
    }

    /// A path as it is said from the current folder: without that, where it lies below.
    pub fn from_here(&self, path: &Path) -> PathBuf {
        match path.strip_prefix(&self.folder) {
            Ok(below) if below == Path::new("") => PathBuf::from("."),
            Ok(below) => below.to_owned(),
            Err(_) => path.to_owned(),
        }
    }

    /// Whether the environment asks for no colour: `NO_COLOR` is set and not empty, or the terminal is dumb.
    pub fn wants_no_color(&self) -> bool {
        var_os("NO_COLOR").is_some_and(|value| !value.is_empty()) || var("TERM").is_ok_and(|term| term == "dumb")
    }

    /// The study folder: the one named, else `SOMMET_HOME`, else the nearest above the current folder that holds `decks/` and
    /// `progress/`, else the user's data folder.
    ///
    /// # Errors
    /// [`FolderFault::NoHome`] where the system names no folder for the user.
    pub fn study_folder(&self, named: Option<&Path>) -> Result<StudyFolder, FolderFault> {
        let named =
            named.map(Path::to_owned).or_else(|| var_os(HOME_VARIABLE).filter(|v| !v.is_empty()).map(PathBuf::from));
        if let Some(root) = named {
            return Ok(StudyFolder { root: self.folder.join(root) });
        }
        let holds_both = |folder: &&Path| folder.join("decks").is_dir() && folder.join("progress").is_dir();
        if let Some(root) = self.folder.ancestors().find(holds_both) {
            return Ok(StudyFolder { root: root.to_owned() });
        }
        let data = etcetera::choose_base_strategy().map_err(|_| FolderFault::NoHome)?.data_dir();
        Ok(StudyFolder { root: data.join("sommet") })
    }
}
