//! The terminal's own state while prompts run: nothing typed is lost to a signal, and it is given back as it was found.
//!
//! Prompts read keys one at a time; between two of them the terminal would turn Ctrl-C into a signal, which would either
//! kill a sitting in mid-step or, ignored, be lost. So while prompts run Ctrl-C is a key like others, and ends the sitting
//! in good order. Being told to end, or the terminal being closed, still ends the program at once.

/// Holds the terminal ready for prompts; dropping it restores what was.
pub(super) struct Tty {
    #[cfg(unix)]
    _held: Option<unix::Held>,
}

impl Tty {
    /// Takes the terminal of standard input.
    pub(super) fn hold() -> Self {
        #[cfg(unix)]
        return Self { _held: unix::Held::new() };
        #[cfg(not(unix))]
        {
            // That a handler is there already is fine.
            let _ = ctrlc::set_handler(|| {});
            Self {}
        }
    }
}

#[cfg(unix)]
mod unix {
    use std::sync::Arc;
    use std::sync::atomic::AtomicBool;
    use std::thread;

    use rustix::stdio::stdin;
    use rustix::termios::{LocalModes, OptionalActions, Termios, tcgetattr, tcsetattr};
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
    use signal_hook::iterator::{Handle, Signals};

    /// The state to restore, and the watch for signals that end the program.
    pub(super) struct Held {
        found: Termios,
        watch: Option<Handle>,
    }

    impl Held {
        pub(super) fn new() -> Option<Self> {
            let found = tcgetattr(stdin()).ok()?;
            let mut ready = found.clone();
            ready.local_modes.remove(LocalModes::ISIG);
            tcsetattr(stdin(), OptionalActions::Now, &ready).ok()?;
            // console raises this one itself when it reads Ctrl-C, beside saying so; saying so is enough.
            let _ = signal_hook::flag::register(SIGINT, Arc::new(AtomicBool::new(false)));
            Some(Self { watch: watch(found.clone()), found })
        }
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
