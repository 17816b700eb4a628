//! The terminal's own state while prompts run: nothing typed is lost to a signal, and it is given back as it was found.
//!
//! Prompts read keys one at a time; between two of them the terminal would turn Ctrl-C into a signal, which would either
//! kill a sitting in mid-step or, ignored, be lost. So while prompts run Ctrl-C is a key like others, and ends the sitting
//! in good order. Being told to end, or the terminal being closed, still ends the program at once.

use std::sync::atomic::{AtomicBool, Ordering};

use console::Term;

/// What a terminal sends for Ctrl-C.
#[cfg(unix)]
const CTRL_C: u8 = 3;

/// Holds the terminal ready for prompts; dropping it restores what was.
pub(super) struct Tty {
    #[cfg(unix)]
    held: Option<unix::Held>,
}

impl Tty {
    /// Forgets what was typed before it was asked for: a paste, or keys pressed ahead, must not answer a question unseen.
    /// Whether Ctrl-C was among it, which counts whenever it is pressed.
    #[expect(clippy::unused_self, reason = "only who holds the terminal may empty it")]
    pub(super) fn forget_typed_ahead(&self) -> bool {
        #[cfg(unix)]
        return unix::drain().contains(&CTRL_C);
        #[cfg(not(unix))]
        false
    }

    /// Waits, when reading was broken off, for the signal that may have done it to end the program itself.
    #[expect(clippy::unused_self, reason = "only who holds the terminal is told by signals")]
    pub(super) fn settle(&self) {
        std::thread::sleep(std::time::Duration::from_millis(60));
    }

    /// Gives the terminal back as it was found while another program uses it.
    pub(super) fn lend<T>(&self, work: impl FnOnce() -> T) -> T {
        #[cfg(unix)]
        if let Some(held) = &self.held {
            return held.lend(work);
        }
        work()
    }

    /// Takes the terminal of standard input.
    pub(super) fn hold() -> Self {
        #[cfg(unix)]
        return Self { held: unix::Held::new(true) };
        #[cfg(not(unix))]
        {
            // That a handler is there already is fine.
            let _ = ctrlc::set_handler(|| {});
            Self {}
        }
    }
}

impl Tty {
    /// Takes the terminal of standard input for what outlasts it: signals are left to [`hear_signals`].
    pub(super) fn hold_lightly() -> Self {
        #[cfg(unix)]
        return Self { held: unix::Held::new(false) };
        #[cfg(not(unix))]
        Self::hold()
    }
}

/// A signal that would end the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Signal {
    /// It is told to end.
    End,
    /// Its terminal was closed.
    Closed,
}

/// Hands such signals over from here on, until `give` returns false. Where keys are read, Ctrl-C is one of them.
pub(super) fn hear_signals(reads_keys: bool, give: impl Fn(Signal) -> bool + Send + 'static) {
    #[cfg(unix)]
    unix::hear_signals(reads_keys, give);
    #[cfg(not(unix))]
    if !reads_keys {
        // Where no handler can be had, Ctrl-C ends sommet as it would have.
        let _ = ctrlc::set_handler(move || drop(give(Signal::End)));
    }
}

/// Whether a screen of its own is shown, in the place of what the terminal showed before.
static OWN_SCREEN: AtomicBool = AtomicBool::new(false);

/// Shows a screen of its own, without a cursor; what was there before comes back when the program ends, however it is ended.
pub(super) fn enter_own_screen(term: &Term) {
    OWN_SCREEN.store(true, Ordering::SeqCst);
    // A terminal that is gone cannot be helped, here and when it is left.
    let _ = term.write_str("\u{1b}[?1049h\u{1b}[?25l").and_then(|()| term.flush());
}

/// Shows again what was there before, if a screen of its own is shown.
pub(super) fn leave_own_screen(term: &Term) {
    if OWN_SCREEN.swap(false, Ordering::SeqCst) {
        let _ = term.write_str("\u{1b}[?25h\u{1b}[?1049l").and_then(|()| term.flush());
    }
}

/// Leaves Ctrl-C to another program while `work` runs: it goes to all that share the terminal, and would end sommet too.
pub(super) fn through_interrupts<T>(work: impl FnOnce() -> T) -> T {
    #[cfg(unix)]
    return unix::through_interrupts(work);
    #[cfg(not(unix))]
    work()
}

#[cfg(unix)]
mod unix {
    use std::sync::atomic::{AtomicBool, Ordering};
    use std::sync::{Arc, OnceLock};
    use std::thread;

    use rustix::stdio::stdin;
    use rustix::termios::{LocalModes, OptionalActions, SpecialCodeIndex, Termios, tcgetattr, tcsetattr};
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
    use signal_hook::iterator::{Handle, Signals};

    use super::Signal;

    /// The state to restore, and the watch for signals that end the program.
    pub(super) struct Held {
        found: Termios,
        watch: Option<Handle>,
    }

    impl Held {
        pub(super) fn new(ends: bool) -> Option<Self> {
            let found = tcgetattr(stdin()).ok()?;
            let mut ready = found.clone();
            ready.local_modes.remove(LocalModes::ISIG);
            tcsetattr(stdin(), OptionalActions::Now, &ready).ok()?;
            // console raises this one itself when it reads Ctrl-C, beside saying so; saying so is enough.
            let _ = signal_hook::flag::register(SIGINT, Arc::new(AtomicBool::new(false)));
            Some(Self { watch: ends.then(|| watch(found.clone())).flatten(), found })
        }

        pub(super) fn lend<T>(&self, work: impl FnOnce() -> T) -> T {
            let ready = tcgetattr(stdin());
            restore(&self.found);
            let done = work();
            if let Ok(ready) = ready {
                // A terminal that is gone cannot be helped.
                let _ = tcsetattr(stdin(), OptionalActions::Now, &ready);
            }
            done
        }
    }

    pub(super) fn through_interrupts<T>(work: impl FnOnce() -> T) -> T {
        static OBEYED: OnceLock<Arc<AtomicBool>> = OnceLock::new();
        let obeyed = OBEYED.get_or_init(|| {
            let obeyed = Arc::new(AtomicBool::new(true));
            // Where it cannot be had, Ctrl-C ends sommet as it would have.
            let _ = signal_hook::flag::register_conditional_default(SIGINT, Arc::clone(&obeyed));
            obeyed
        });
        obeyed.store(false, Ordering::SeqCst);
        let done = work();
        obeyed.store(true, Ordering::SeqCst);
        done
    }

    /// Reads what is there without waiting for more; nothing where the terminal is gone.
    pub(super) fn drain() -> Vec<u8> {
        let mut typed = Vec::new();
        let Ok(found) = tcgetattr(stdin()) else { return typed };
        let mut ready = found.clone();
        ready.local_modes.remove(LocalModes::ICANON | LocalModes::ECHO);
        ready.special_codes[SpecialCodeIndex::VMIN] = 0;
        ready.special_codes[SpecialCodeIndex::VTIME] = 0;
        if tcsetattr(stdin(), OptionalActions::Now, &ready).is_ok() {
            let mut bytes = [0; 4096];
            while let Ok(read @ 1..) = rustix::io::read(stdin(), &mut bytes) {
                typed.extend_from_slice(&bytes[..read]);
            }
            let _ = tcsetattr(stdin(), OptionalActions::Now, &found);
        }
        typed
    }

    pub(super) fn hear_signals(reads_keys: bool, give: impl Fn(Signal) -> bool + Send + 'static) {
        let wanted: &[i32] = if reads_keys { &[SIGTERM, SIGHUP] } else { &[SIGTERM, SIGHUP, SIGINT] };
        // Where they cannot be had, they end sommet as they would have; what is stored is stored.
        let Ok(mut signals) = Signals::new(wanted) else { return };
        thread::spawn(move || {
            for signal in signals.forever() {
                if !give(if signal == SIGHUP { Signal::Closed } else { Signal::End }) {
                    return;
                }
            }
        });
    }

    /// Restores the terminal when the program is told to end, for then nothing is dropped any more.
    fn watch(found: Termios) -> Option<Handle> {
        let mut signals = Signals::new([SIGTERM, SIGHUP]).ok()?;
        let handle = signals.handle();
        thread::spawn(move || {
            if let Some(signal) = signals.forever().next() {
                restore(&found);
                std::process::exit(128 + signal);
            }
        });
        Some(handle)
    }

    fn restore(found: &Termios) {
        // A terminal that is gone cannot be helped.
        let _ = tcsetattr(stdin(), OptionalActions::Now, found);
        super::leave_own_screen(&console::Term::stdout());
        let _ = console::Term::stdout().show_cursor();
    }

    impl Drop for Held {
        fn drop(&mut self) {
            if let Some(watch) = &self.watch {
                watch.close();
            }
            restore(&self.found);
        }
    }
}
