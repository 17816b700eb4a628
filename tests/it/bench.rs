//! The bench: a study folder of its own for each test, and ways to run sommet in it.

use std::fs;
use std::io::{Read, Write};
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::process::{Child as Process, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use rusqlite::{Connection, OpenFlags};
use tempfile::TempDir;

/// How long a screen may take to show what is waited for; generous, for machines are shared.
const PATIENCE: Duration = Duration::from_mins(1);

/// How long a screen must stay as it is to be taken for drawn.
const STILL: Duration = Duration::from_millis(if cfg!(target_os = "linux") { 40 } else { 400 });

/// How often it must be looked at meanwhile.
const LOOKS: u32 = 6;

/// A study folder, and the world that sommet runs in.
pub(crate) struct Bench {
    folder: TempDir,
    variables: Vec<(String, String)>,
}

/// What a run printed, and how it ended.
#[derive(Debug)]
pub(crate) struct Ran {
    pub(crate) out: String,
    pub(crate) err: String,
    pub(crate) code: i32,
}

impl Bench {
    /// An empty study folder; French, in Paris, on the morning of the summit.
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir_all(folder.path().join("decks")).unwrap();
        fs::create_dir_all(folder.path().join("progress")).unwrap();
        let bench = Self { folder, variables: Vec::new() };
        bench
            .set("LANG", "fr_FR.UTF-8")
            .set("TZ", "Europe/Paris")
            .set("USER", "zoé")
            .set("TERM", "xterm-256color")
            .clock("2025-02-10T09:00:00+01:00")
    }

    pub(crate) fn set(mut self, name: &str, value: &str) -> Self {
        self.variables.retain(|(other, _)| other != name);
        self.variables.push((name.to_owned(), value.to_owned()));
        self
    }

    pub(crate) fn english(self) -> Self {
        self.set("LANG", "en_GB.UTF-8")
    }

    /// Stops the clock at an instant.
    pub(crate) fn clock(self, instant: &str) -> Self {
        self.set("SOMMET_CLOCK", instant)
    }

    /// Lets the real clock run.
    pub(crate) fn real_clock(mut self) -> Self {
        self.variables.retain(|(name, _)| name != "SOMMET_CLOCK");
        self
    }

    pub(crate) fn deck(self, name: &str, text: &str) -> Self {
        fs::write(self.path().join("decks").join(name), text).unwrap();
        self
    }

    /// The decks that come with sommet.
    pub(crate) fn bundled(self) -> Self {
        for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("decks")).unwrap() {
            let path = entry.unwrap().path();
            fs::copy(&path, self.path().join("decks").join(path.file_name().unwrap())).unwrap();
        }
        self
    }

    pub(crate) fn path(&self) -> &Path {
        self.folder.path()
    }

    pub(crate) fn database(&self) -> PathBuf {
        self.path().join("progress/sommet.db")
    }

    /// The database, opened beside sommet to look at only.
    pub(crate) fn look(&self) -> Connection {
        Connection::open_with_flags(self.database(), OpenFlags::SQLITE_OPEN_READ_ONLY).unwrap()
    }

    /// One number from the database.
    pub(crate) fn count(&self, sql: &str) -> i64 {
        self.look().query_row(sql, [], |row| row.get(0)).unwrap()
    }

    pub(crate) fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_sommet"));
        command.args(args).env_clear().envs(self.variables.iter().cloned()).env("HOME", self.path());
        command.env("SOMMET_HOME", self.path()).current_dir(self.path());
        command
    }

    /// Runs sommet with lines on its standard input.
    pub(crate) fn run_with(&self, args: &[&str], input: &str) -> Ran {
        self.finish(self.command(args), input)
    }

    /// Runs sommet without a study folder in its environment, from a folder.
    pub(crate) fn run_from(&self, folder: &Path, args: &[&str]) -> Ran {
        let mut command = self.command(args);
        command.env_remove("SOMMET_HOME").current_dir(folder);
        self.finish(command, "")
    }

    /// What a run prints, its paths as they are.
    pub(crate) fn run_raw(&self, args: &[&str]) -> String {
        String::from_utf8(self.command(args).output().unwrap().stdout).unwrap()
    }

    pub(crate) fn run(&self, args: &[&str]) -> Ran {
        self.run_with(args, "")
    }

    fn finish(&self, mut command: Command, input: &str) -> Ran {
        let pipes = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = pipes.spawn().unwrap();
        // Who does not read its input is not at fault.
        let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
        let output = child.wait_with_output().unwrap();
        let hide = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap().replace(&*self.path().to_string_lossy(), "HOME");
        Ran { out: hide(output.stdout), err: hide(output.stderr), code: output.status.code().unwrap_or(-1) }
    }

    /// Starts sommet and does not wait for its end.
    pub(crate) fn start(&self, args: &[&str]) -> Running {
        let mut command = self.command(args);
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let mut output = child.stdout.take().unwrap();
        let shown = Arc::new(Mutex::new(Vec::new()));
        let shared = Arc::clone(&shown);
        let reader = thread::spawn(move || {
            let mut bytes = [0; 4096];
            while let Ok(read @ 1..) = output.read(&mut bytes) {
                shared.lock().unwrap().extend_from_slice(&bytes[..read]);
            }
        });
        Running { child, shown, reader }
    }

    /// Runs sommet in a terminal of so many columns and rows.
    pub(crate) fn terminal(&self, args: &[&str], columns: u16, rows: u16) -> Terminal {
        let pair = native_pty_system().openpty(size(columns, rows)).unwrap();
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_sommet"));
        command.args(args);
        command.env_clear();
        for (name, value) in &self.variables {
            command.env(name, value);
        }
        command.env("HOME", self.path());
        command.env("SOMMET_HOME", self.path());
        command.cwd(self.path());
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let screen = Arc::new(Mutex::new(vt100::Parser::new(some(rows), some(columns), 500)));
        let mut reader = pair.master.try_clone_reader().unwrap();
        let shared = Arc::clone(&screen);
        let reader = thread::spawn(move || {
            let mut bytes = [0; 4096];
            while let Ok(read @ 1..) = reader.read(&mut bytes) {
                shared.lock().unwrap().process(&bytes[..read]);
            }
        });
        let writer = pair.master.take_writer().unwrap();
        Terminal { screen, writer, master: pair.master, child, reader }
    }
}

/// A run that is not waited for.
pub(crate) struct Running {
    child: Process,
    shown: Arc<Mutex<Vec<u8>>>,
    reader: thread::JoinHandle<()>,
}

impl Running {
    /// Answers every question with `a` and goes on, as fast as sommet reads, until it reads no more.
    pub(crate) fn answer_without_end(&mut self) {
        let mut input = self.child.stdin.take().unwrap();
        thread::spawn(move || while input.write_all(b"a\n\n").is_ok() {});
    }

    /// Types.
    pub(crate) fn send(&mut self, keys: &str) {
        let input = self.child.stdin.as_mut().unwrap();
        input.write_all(keys.as_bytes()).unwrap();
        input.flush().unwrap();
    }

    /// Ends its input, and lets it run.
    pub(crate) fn close_input(&mut self) {
        drop(self.child.stdin.take());
    }

    /// Sends a signal, named as for `kill`.
    #[cfg(unix)]
    pub(crate) fn signal(&self, name: &str) {
        assert!(Command::new("kill").args([name, &self.child.id().to_string()]).status().unwrap().success());
    }

    /// Waits until it ends well, its input left open.
    pub(crate) fn end_by_itself(mut self) {
        let input = self.child.stdin.take();
        assert!(self.child.wait().unwrap().success());
        drop(input);
    }

    /// Ends its input, waits for its end, and returns all that it has shown.
    pub(crate) fn end(mut self) -> String {
        drop(self.child.stdin.take());
        assert!(self.child.wait().unwrap().success());
        self.reader.join().unwrap();
        String::from_utf8_lossy(&self.shown.lock().unwrap()).into_owned()
    }

    /// All that it has shown so far.
    pub(crate) fn shown(&self) -> String {
        String::from_utf8_lossy(&self.shown.lock().unwrap()).into_owned()
    }

    /// Waits until it has shown a text so many times.
    pub(crate) fn wait_for(&self, text: &str, times: usize) {
        let start = Instant::now();
        let shown = || String::from_utf8_lossy(&self.shown.lock().unwrap()).matches(text).count();
        while shown() < times && start.elapsed() < PATIENCE {
            thread::sleep(Duration::from_millis(1));
        }
    }

    /// Kills it without a warning, and counts how often it had shown a text.
    pub(crate) fn kill_and_count(mut self, text: &str) -> usize {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
        self.reader.join().unwrap();
        String::from_utf8_lossy(&self.shown.lock().unwrap()).matches(text).count()
    }
}

fn some(number: u16) -> NonZero<u16> {
    NonZero::new(number).unwrap()
}

fn size(cols: u16, rows: u16) -> PtySize {
    PtySize { rows, cols, pixel_width: 0, pixel_height: 0 }
}

/// A terminal that sommet runs in.
pub(crate) struct Terminal {
    screen: Arc<Mutex<vt100::Parser>>,
    writer: Box<dyn Write + Send>,
    master: Box<dyn MasterPty + Send>,
    child: Box<dyn Child + Send + Sync>,
    reader: thread::JoinHandle<()>,
}

impl Terminal {
    /// What the screen shows, without trailing blanks.
    pub(crate) fn screen(&self) -> String {
        let screen = self.screen.lock().unwrap().screen().contents();
        screen.lines().map(str::trim_end).collect::<Vec<_>>().join("\n").trim_end().to_owned()
    }

    /// Waits until the screen shows a text.
    pub(crate) fn wait_for(&self, text: &str) -> String {
        self.wait_until(&format!("{text:?}"), |screen| screen.contains(text))
    }

    /// Waits until the screen is as wanted.
    pub(crate) fn wait_until(&self, what: &str, wanted: impl Fn(&str) -> bool) -> String {
        let start = Instant::now();
        loop {
            let screen = self.screen();
            if wanted(&screen) {
                return screen;
            }
            assert!(start.elapsed() < PATIENCE, "waited in vain for {what}; the screen shows:\n{screen}");
            thread::sleep(Duration::from_millis(5));
        }
    }

    /// Waits until sommet waits for a key: none of its threads runs, and the screen no longer changes.
    ///
    /// A text on the screen is no sign that what follows it is drawn too, or that keys are read yet. Looks are counted, not
    /// only time: on a machine that stands still for a while, one look would be all.
    pub(crate) fn wait_until_still(&self) {
        let start = Instant::now();
        let mut before = self.screen();
        let (mut since, mut looks) = (start, 0);
        while (since.elapsed() < STILL || looks < LOOKS) && start.elapsed() < PATIENCE {
            thread::sleep(Duration::from_millis(5));
            looks += 1;
            let now = self.screen();
            if now != before || self.is_busy() {
                (before, since, looks) = (now, Instant::now(), 0);
            }
        }
    }

    /// Whether a thread of it runs, or waits for something else than a key: the disk, a full screen, a program that it has
    /// started.
    #[cfg(target_os = "linux")]
    fn is_busy(&self) -> bool {
        /// The kernel's numbers of `write`, `ioctl` and `wait4`.
        const WAITING: [&str; 3] = if cfg!(target_arch = "x86_64") { ["1", "16", "61"] } else { ["64", "29", "260"] };
        let Some(tasks) = self.child.process_id().and_then(|id| fs::read_dir(format!("/proc/{id}/task")).ok()) else {
            return false;
        };
        tasks.flatten().any(|task| {
            let read = |name: &str| fs::read_to_string(task.path().join(name)).unwrap_or_default();
            // The state is the first letter after the name, which is in brackets.
            let runs = read("stat").rsplit_once(") ").is_some_and(|(_, rest)| rest.starts_with(['R', 'D']));
            // It may have gone on since: then there is no call to tell.
            runs || read("syscall")
                .split_whitespace()
                .next()
                .is_some_and(|call| call == "running" || WAITING.contains(&call))
        })
    }

    #[cfg(not(target_os = "linux"))]
    fn is_busy(&self) -> bool {
        false
    }

    /// Types, once sommet waits for it, and waits until sommet has begun to read it.
    ///
    /// The system hands keys on in its own time: until it has, a sommet that waits for the key that was just typed looks as
    /// one that waits for the next, and that one would be forgotten as typed ahead.
    pub(crate) fn send(&mut self, keys: &str) {
        self.wait_until_still();
        let (start, before) = (Instant::now(), self.bytes_read());
        self.send_at_once(keys);
        while before.is_some() && self.bytes_read() == before && start.elapsed() < PATIENCE {
            if !matches!(self.child.try_wait(), Ok(None)) {
                return;
            }
            thread::sleep(Duration::from_millis(1));
        }
    }

    /// How much sommet has read so far, from wherever; nothing once it has ended, and where no system tells.
    fn bytes_read(&self) -> Option<String> {
        let told = fs::read_to_string(format!("/proc/{}/io", self.child.process_id()?)).ok()?;
        told.lines().next().map(str::to_owned)
    }

    /// Types, whoever waits for it.
    pub(crate) fn send_at_once(&mut self, keys: &str) {
        self.writer.write_all(keys.as_bytes()).unwrap();
        self.writer.flush().unwrap();
    }

    pub(crate) fn resize(&mut self, columns: u16, rows: u16) {
        self.master.resize(size(columns, rows)).unwrap();
        self.screen.lock().unwrap().screen_mut().set_size(some(rows), some(columns));
    }

    /// Whether anything on the screen has a colour or a weight.
    pub(crate) fn is_colored(&self) -> bool {
        let parser = self.screen.lock().unwrap();
        let (rows, columns) = parser.screen().size();
        let cells = (0..rows.get()).flat_map(|row| (0..columns.get()).map(move |column| (row, column)));
        cells
            .filter_map(|(row, column)| parser.screen().cell(row, column))
            .any(|cell| cell.fgcolor() != vt100::Color::Default || cell.bold() || cell.italic() || cell.dim())
    }

    pub(crate) fn cursor_is_hidden(&self) -> bool {
        self.screen.lock().unwrap().screen().hide_cursor()
    }

    /// Waits for the end and returns the exit code.
    pub(crate) fn end(&mut self) -> u32 {
        let start = Instant::now();
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                // What was written last may still be on its way.
                while !self.reader.is_finished() && start.elapsed() < PATIENCE {
                    thread::sleep(Duration::from_millis(1));
                }
                return status.exit_code();
            }
            assert!(start.elapsed() < PATIENCE, "sommet does not end; the screen shows:\n{}", self.screen());
            thread::sleep(Duration::from_millis(5));
        }
    }

    /// Sends a signal, named as for `kill`.
    #[cfg(unix)]
    pub(crate) fn signal(&self, name: &str) {
        let id = self.child.process_id().unwrap().to_string();
        assert!(Command::new("kill").args([name, &id]).status().unwrap().success());
    }

    /// Kills it without a warning (SIGKILL where there are signals).
    pub(crate) fn kill(&mut self) {
        #[cfg(unix)]
        if let Some(id) = self.child.process_id() {
            let _ = Command::new("kill").args(["-9", &id.to_string()]).status();
        }
        #[cfg(not(unix))]
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        if matches!(self.child.try_wait(), Ok(None)) {
            self.kill();
        }
    }
}

/// The keys that terminals send.
pub(crate) mod key {
    pub(crate) const DOWN: &str = "\u{1b}[B";
    pub(crate) const ENTER: &str = "\r";
    pub(crate) const ESCAPE: &str = "\u{1b}";
    pub(crate) const CTRL_C: &str = "\u{3}";
}
