//! The teacher's podium: a room on a screen that keeps up with it, and the keys or lines that steer it.

mod act;
mod stage;

use std::io::{BufRead, Write, stdin, stdout};
use std::sync::Arc;
use std::thread;

use console::{Key, Term};

use self::act::Act;
use super::face::FaceFault;
use super::layout::Layout;
use super::page::Page;
use super::paint::Paint;
use super::tty::{Signal, Tty, enter_own_screen, hear_signals, leave_own_screen};
use crate::i18n::Words;
use crate::model::read_span;
use crate::quiz::classroom::{Clock, Control, Refusal, Scene, SeatId, Showing};

/// Where the room is, as the teacher is told.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// The room's number.
    pub room: i64,
    /// The address for phones.
    pub join: String,
    /// Other addresses that may work.
    pub others: Vec<String>,
    /// What may keep phones from getting there, in words.
    pub doubt: Option<String>,
    /// What phones will say that nobody need fear, in words.
    pub note: Option<String>,
    /// The network that phones join first: its name, and what its code says.
    pub wifi: Option<(String, String)>,
    /// The address of the projector's page, with its key.
    pub board: String,
    /// The address of the controls, with their key.
    pub host: String,
    /// Until when homework may be done, in words.
    pub until: Option<String>,
    /// Why each question was chosen, in words, where sommet chose them.
    pub chosen: Vec<String>,
}

/// Something the teacher did at the terminal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pressed {
    /// A key that writes a sign.
    Sign(char),
    /// Enter.
    Enter,
    /// Escape.
    Escape,
    /// The key that takes back a sign.
    Backspace,
    /// Ctrl-C.
    Interrupt,
    /// A line, where lines are read.
    Line(String),
    /// Nobody is there any more.
    Gone,
    /// Sommet is told to end.
    End,
}

/// What that comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// Something for the room.
    Control(Control),
    /// To leave the room as it is.
    Leave,
    /// To see the screen again.
    Look,
}

/// What the teacher is being asked.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Asking {
    /// Which seat, and what has been typed of it.
    Seat(Act, String),
    /// Whether it is meant.
    Sure(Act),
}

/// The podium.
pub struct Podium<'a> {
    words: &'a Words,
    paint: Paint,
    place: Place,
    screen: Option<Screen>,
    /// Whether it outlasts its terminal.
    lasting: bool,
    /// Whether there is nobody left to show anything to.
    silent: bool,
    asking: Option<Asking>,
    note: Option<String>,
    /// What lines said last, so that only what is new is said.
    said: stage::Said,
}

/// A terminal that is drawn on.
struct Screen {
    term: Term,
    drawn: String,
    _tty: Tty,
}

impl Drop for Screen {
    fn drop(&mut self) {
        leave_own_screen(&self.term);
    }
}

impl<'a> Podium<'a> {
    /// A podium on the terminal where there is a screen, else in lines. One that is lasting goes on when its terminal is
    /// closed or its input ends.
    pub fn new(words: &'a Words, paint: Paint, rich: bool, place: Place, lasting: bool) -> Self {
        let screen = rich.then(|| {
            let term = Term::stdout();
            let tty = if lasting { Tty::hold_lightly() } else { Tty::hold() };
            enter_own_screen(&term);
            Screen { term, drawn: String::new(), _tty: tty }
        });
        let said = stage::Said::default();
        Self { words, paint, place, screen, lasting, silent: false, asking: None, note: None, said }
    }

    /// Reads keys or lines on a thread of its own, until `give` returns false or nobody is there any more.
    pub fn listen(&self, give: impl Fn(Pressed) -> bool + Send + Sync + 'static) {
        let (rich, give) = (self.screen.is_some(), Arc::new(give));
        if self.lasting {
            let give = Arc::clone(&give);
            hear_signals(rich, move |signal| match signal {
                Signal::End => give(Pressed::End),
                Signal::Closed => give(Pressed::Gone),
            });
        }
        thread::spawn(move || if rich { read_keys(&*give) } else { read_lines(&*give) });
    }

    /// Shows the room as it stands.
    ///
    /// # Errors
    /// [`FaceFault::Write`] when it cannot be shown, unless it is lasting.
    pub fn show(&mut self, scene: &Scene, now: Clock) -> Result<(), FaceFault> {
        if self.silent {
            return Ok(());
        }
        let shown = self.draw(scene, now);
        if self.lasting && shown.is_err() {
            self.fall_silent();
            return Ok(());
        }
        shown
    }

    /// Says until when homework may be done.
    pub fn ends(&mut self, until: String) {
        self.place.until = Some(until);
    }

    fn fall_silent(&mut self) {
        self.silent = true;
        self.screen = None;
    }

    fn draw(&mut self, scene: &Scene, now: Clock) -> Result<(), FaceFault> {
        let Some(screen) = &self.screen else { return self.tell(scene, now) };
        let (rows, columns) = screen.term.size();
        let mut page = Page::new(Layout::of_screen(columns, self.paint));
        stage::compose(&mut page, scene, now, &self.place, self.words);
        let body = page.into_text();
        let foot = self.foot(scene, columns);
        let room = usize::from(rows).saturating_sub(foot.lines().count() + 1);
        let mut text = String::from("\u{1b}[H");
        // What does not fit is cut: the keys are always there.
        for line in body.lines().take(room).chain(std::iter::once("")).chain(foot.lines()) {
            text.push_str(line);
            text.push_str("\u{1b}[K\r\n");
        }
        let text = format!("{}\u{1b}[J", text.trim_end_matches("\r\n"));
        if let Some(screen) = self.screen.as_mut().filter(|screen| screen.drawn != text) {
            screen.term.write_str(&text)?;
            screen.term.flush()?;
            screen.drawn = text;
        }
        Ok(())
    }

    fn foot(&self, scene: &Scene, columns: u16) -> String {
        let mut page = Page::new(Layout::of_screen(columns, self.paint));
        if let Some(note) = &self.note {
            page.line(&self.paint.warn(note));
        }
        match &self.asking {
            Some(Asking::Seat(act, typed)) => {
                let question = self.words.say(&format!("podium-which-{}", act.name()));
                page.line(&format!("{question} {typed}▏"));
            }
            Some(Asking::Sure(act)) => {
                let own = if *act == Act::End && scene.until.is_some() { "-own" } else { "" };
                page.line(&self.paint.warn(&self.words.say(&format!("podium-sure-{}{own}", act.name()))));
            }
            None => {
                // A key and what it does stay on one line.
                let label = |act: Act| self.words.say(&act.label(scene)).replace(' ', "\u{a0}");
                let key = |act: Act| format!("[{}]\u{a0}{}", self.paint.accent(&act.key()), label(act));
                page.line(&Act::possible(scene).into_iter().map(key).collect::<Vec<_>>().join("  "));
            }
        }
        page.into_text()
    }

    /// What lines have to say that was not said yet.
    fn tell(&mut self, scene: &Scene, now: Clock) -> Result<(), FaceFault> {
        let mut page = Page::new(Layout { width: None, paint: self.paint });
        self.said.news(&mut page, scene, now, &self.place, self.words);
        if let Some(note) = self.note.take() {
            page.line(&note);
        }
        let mut out = stdout().lock();
        out.write_all(page.into_text().as_bytes())?;
        Ok(out.flush()?)
    }

    /// Notes something that the teacher must read.
    pub fn note(&mut self, text: String) {
        self.note = Some(text);
    }

    /// Notes that the room refused what was wanted.
    pub fn refused(&mut self, refusal: &Refusal) {
        let key = match refusal {
            Refusal::UnknownSeat => "podium-no-seat",
            Refusal::Unstored => "podium-unstored",
            _ => "podium-not-now",
        };
        self.note = Some(self.words.say(key));
    }

    /// What the teacher wants by that.
    pub fn hear(&mut self, pressed: &Pressed, scene: &Scene) -> Wanted {
        self.note = None;
        match pressed {
            Pressed::Gone if self.lasting => {
                // Lines may still be read where they go; a screen is gone with its keys.
                if self.screen.is_some() {
                    self.fall_silent();
                }
                return Wanted::Look;
            }
            Pressed::Gone | Pressed::End => return Wanted::Leave,
            // What a terminal says while it is closed was pressed by nobody.
            _ if self.silent => return Wanted::Look,
            _ => {}
        }
        if let Pressed::Line(line) = pressed {
            return self.hear_line(line, scene);
        }
        match self.asking.take() {
            Some(Asking::Sure(act)) => hear_sure(act, pressed, scene),
            Some(Asking::Seat(act, typed)) => self.hear_seat(act, typed, pressed),
            None => self.hear_key(pressed, scene),
        }
    }

    fn hear_key(&mut self, pressed: &Pressed, scene: &Scene) -> Wanted {
        let act = match pressed {
            Pressed::Sign(sign) => Act::of_key(*sign),
            Pressed::Enter => Some(Act::Next),
            Pressed::Interrupt => Some(Act::Leave),
            _ => None,
        };
        let Some(act) = act.filter(|act| Act::possible(scene).contains(act)) else { return Wanted::Look };
        match act {
            Act::Kick | Act::Ban | Act::Allow => self.asking = Some(Asking::Seat(act, String::new())),
            Act::Leave if matches!(scene.showing, Showing::Finished(_)) => return Wanted::Leave,
            Act::End | Act::Leave => self.asking = Some(Asking::Sure(act)),
            act => return act.control(scene).map_or(Wanted::Look, Wanted::Control),
        }
        Wanted::Look
    }

    fn hear_seat(&mut self, act: Act, mut typed: String, pressed: &Pressed) -> Wanted {
        match pressed {
            Pressed::Sign(sign) if sign.is_ascii_digit() && typed.len() < 5 => typed.push(*sign),
            Pressed::Backspace => drop(typed.pop()),
            Pressed::Enter => {
                return typed.parse().map_or(Wanted::Look, |seat| Wanted::Control(act.upon(SeatId(seat), None)));
            }
            Pressed::Escape | Pressed::Interrupt => return Wanted::Look,
            _ => {}
        }
        self.asking = Some(Asking::Seat(act, typed));
        Wanted::Look
    }

    fn hear_line(&mut self, line: &str, scene: &Scene) -> Wanted {
        let mut parts = line.split_whitespace();
        let Some(first) = parts.next() else {
            self.said = stage::Said::default();
            return Wanted::Look;
        };
        let rest: Vec<&str> = parts.collect();
        let numbers: Vec<u32> = rest.iter().filter_map(|part| part.trim_end_matches('%').parse().ok()).collect();
        let span = rest.first().and_then(|span| read_span(span)).and_then(|seconds| u32::try_from(seconds).ok());
        let wanted = match (Act::of_command(first, self.words), &numbers[..]) {
            (Some(Act::Extend), []) if span.is_some() => span.map(Control::Extend).map(Wanted::Control),
            (Some(act @ (Act::Kick | Act::Ban)), [seat]) => Some(Wanted::Control(act.upon(SeatId(*seat), None))),
            (Some(Act::Allow), [seat, rest @ ..]) => {
                let extra = rest.first().and_then(|extra| u16::try_from(*extra).ok());
                Some(Wanted::Control(Act::Allow.upon(SeatId(*seat), extra)))
            }
            (Some(Act::Extend), [seconds]) => Some(Wanted::Control(Control::Extend(*seconds))),
            (Some(Act::Leave), []) => Some(Wanted::Leave),
            (Some(Act::Help), _) => None,
            (Some(act), []) => act.control(scene).map(Wanted::Control),
            _ => None,
        };
        wanted.unwrap_or_else(|| {
            let commands: Vec<String> = Act::ALL.into_iter().map(|act| act.command(self.words)).collect();
            self.note = Some(self.words.tell("podium-help", &[("commands", commands.join(", ").into())]));
            Wanted::Look
        })
    }
}

/// The same key once more means it.
fn hear_sure(act: Act, pressed: &Pressed, scene: &Scene) -> Wanted {
    let meant = match pressed {
        Pressed::Sign(sign) => Act::of_key(*sign) == Some(act),
        Pressed::Enter => true,
        Pressed::Interrupt => act == Act::Leave,
        _ => false,
    };
    match act {
        Act::Leave if meant => Wanted::Leave,
        act if meant => act.control(scene).map_or(Wanted::Look, Wanted::Control),
        _ => Wanted::Look,
    }
}

fn read_keys(give: &impl Fn(Pressed) -> bool) {
    let term = Term::stdout();
    loop {
        let pressed = match term.read_key() {
            Ok(Key::CtrlC | Key::Char('\u{3}' | '\u{4}')) => Pressed::Interrupt,
            Ok(Key::Char(sign)) => Pressed::Sign(sign),
            Ok(Key::Enter) => Pressed::Enter,
            Ok(Key::Escape) => Pressed::Escape,
            Ok(Key::Backspace) => Pressed::Backspace,
            Ok(_) => continue,
            Err(fault) if fault.kind() == std::io::ErrorKind::Interrupted => Pressed::Interrupt,
            Err(_) => Pressed::Gone,
        };
        let gone = pressed == Pressed::Gone;
        if !give(pressed) || gone {
            return;
        }
    }
}

fn read_lines(give: &impl Fn(Pressed) -> bool) {
    for line in stdin().lock().lines() {
        let Ok(line) = line else { break };
        if !give(Pressed::Line(line)) {
            return;
        }
    }
    give(Pressed::Gone);
}
