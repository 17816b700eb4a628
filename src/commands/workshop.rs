//! The workshop: where an author's deck files are read and mended. It needs no progress, nor a study folder if files are
//! named.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;

use super::failure::Failure;
use super::{Exit, Options, tell_err, write_err};
use crate::deckfile::{Code, Diagnostic, Lint, Ruler, Severity};
use crate::env::Env;
use crate::i18n::{Arg, Told, Words, knows};
use crate::library::{FileFault, FileFaultKind, RewriteFault, find_sources, read_source, rewrite};
use crate::term::{Finding, Kinds, Layout, Paint, finding};

/// Does something with each item, on as many cores as there are; what came of it, in order.
pub(super) fn on_all_cores<T: Sync, U: Send>(items: &[T], work: impl Fn(&T) -> U + Sync) -> Vec<U> {
    let workers = thread::available_parallelism().map_or(1, usize::from).min(items.len());
    if workers < 2 {
        return items.iter().map(work).collect();
    }
    let next = AtomicUsize::new(0);
    let (send, receive) = mpsc::channel();
    thread::scope(|scope| {
        for _ in 0..workers {
            let (send, next, work) = (send.clone(), &next, &work);
            scope.spawn(move || {
                loop {
                    let at = next.fetch_add(1, Ordering::Relaxed);
                    let Some(item) = items.get(at) else { return };
                    // The other end waits until every worker is done.
                    let _ = send.send((at, work(item)));
                }
            });
        }
        drop(send);
        let mut done: Vec<(usize, U)> = receive.iter().collect();
        done.sort_by_key(|(at, _)| *at);
        done.into_iter().map(|(_, made)| made).collect()
    })
}

/// An author's place of work.
pub(super) struct Workshop {
    pub(super) words: Words,
    pub(super) layout: Layout,
    /// The files and folders that were named, else the study folder's decks.
    pub(super) paths: Vec<PathBuf>,
}

/// A deck file as it was read.
pub(super) struct Source {
    pub(super) path: PathBuf,
    pub(super) text: String,
}

impl Source {
    /// The file as it is called in messages.
    pub(super) fn name(&self) -> String {
        self.path.display().to_string()
    }
}

impl Workshop {
    /// Opens the workshop, does something in it, and words what went wrong.
    pub(super) fn run(
        env: &Env,
        options: &Options,
        paths: &[PathBuf],
        work: impl FnOnce(&Self) -> Result<Exit, Failure>,
    ) -> Exit {
        let words = Words::of(options.language.iter().cloned().chain(env.languages()));
        let done = Self::open(env, options, paths).and_then(|workshop| work(&workshop));
        done.unwrap_or_else(|failure| {
            tell_err(&failure.tell(&words));
            failure.exit()
        })
    }

    fn open(env: &Env, options: &Options, paths: &[PathBuf]) -> Result<Self, Failure> {
        if let Some(tag) = options.language.as_ref().filter(|tag| !knows(tag)) {
            return Err(Failure::UnknownLanguage(tag.clone()));
        }
        let paths = match paths {
            [] => vec![env.from_here(&env.study_folder(options.home.as_deref())?.decks())],
            named => named.to_vec(),
        };
        let paint = Paint { color: options.color.unwrap_or_else(|| env.writes_to_terminal() && !env.wants_no_color()) };
        let width = if env.writes_to_terminal() { console::Term::stdout().size().1 } else { 100 };
        let words = Words::of(options.language.iter().cloned().chain(env.languages()));
        Ok(Self { words, layout: Layout::of_screen(width, paint), paths })
    }

    /// The deck files that are meant, each once, by path, and what cannot be looked into.
    pub(super) fn find(&self) -> (Vec<PathBuf>, Vec<FileFault>) {
        let (mut found, mut faults) = (Vec::new(), Vec::new());
        for path in &self.paths {
            let (paths, mut unread) = find_sources(path);
            found.extend(paths);
            faults.append(&mut unread);
        }
        found.sort();
        found.dedup();
        (found, faults)
    }

    /// Every deck file that is meant, and what cannot be read.
    pub(super) fn read(&self) -> (Vec<Source>, Vec<FileFault>) {
        let (found, mut faults) = self.find();
        if found.is_empty() && faults.is_empty() {
            // A path that was mistyped in a script would pass for a deck without faults.
            let paths: Vec<String> = self.paths.iter().map(|path| path.display().to_string()).collect();
            write_err(&format!("{}\n", self.words.tell("check-no-decks", &[("paths", paths.join(", ").into())])));
        }
        let mut sources = Vec::with_capacity(found.len());
        for (path, read) in found.iter().zip(on_all_cores(&found, |path| read_source(path))) {
            match read {
                Ok(text) => sources.push(Source { path: path.clone(), text }),
                Err(fault) => faults.push(fault),
            }
        }
        (sources, faults)
    }

    /// Writes a file anew, if it is still what was read.
    pub(super) fn rewrite(source: &Source, new: &str) -> Result<(), Failure> {
        rewrite(&source.path, &source.text, new).map_err(|fault| match fault {
            RewriteFault::Changed(path) => Failure::Changed(path),
            RewriteFault::Io { path, error } => Failure::Write { path, fault: error },
        })
    }

    /// Why a file could not be read, and what to do, each a sentence.
    pub(super) fn word_fault(&self, fault: &FileFault) -> Told {
        word_fault(&self.words, fault)
    }

    /// The same as lines, for people.
    pub(super) fn tell_fault(&self, fault: &FileFault) -> String {
        let Told { title, help } = self.word_fault(fault);
        format!("{}\n{help}\n", self.words.tell("fault", &[("text", title.into())]))
    }

    /// How a run ends whose files could not all be read.
    pub(super) fn exit_of(faults: &[FileFault]) -> Exit {
        let unreadable =
            faults.iter().any(|fault| matches!(fault.kind, FileFaultKind::Io(_) | FileFaultKind::NotRegular));
        match faults {
            [] => Exit::Well,
            _ if unreadable => Exit::Failed,
            _ => Exit::Finding,
        }
    }

    /// Findings of one text, by place, as a compiler would show them.
    pub(super) fn tell_findings<'d>(
        &self,
        path: &Path,
        text: &str,
        diagnostics: impl IntoIterator<Item = &'d Diagnostic>,
    ) -> Vec<String> {
        drawn(&self.words, &self.layout, path, text, diagnostics)
    }
}

/// Why a file could not be read, and what to do, each a sentence.
pub(super) fn word_fault(words: &Words, fault: &FileFault) -> Told {
    let path = || ("path", Arg::from(fault.path.display().to_string()));
    let title = match &fault.kind {
        FileFaultKind::Io(why) => words.tell("file-unreadable", &[path(), ("why", words.system_fault(why).into())]),
        FileFaultKind::NotRegular => words.tell("file-not-regular", &[path()]),
        FileFaultKind::TooLarge { .. } => words.tell("file-too-large", &[path()]),
        FileFaultKind::NotUtf8 { offset } => words.tell("file-not-utf8", &[path(), ("offset", (*offset).into())]),
        // Reading a file alone finds nothing else.
        FileFaultKind::SameDeckTwice { .. } | FileFaultKind::Diagnostics(_) => fault.to_string(),
    };
    let help = match &fault.kind {
        FileFaultKind::Io(_) => "check-unreadable-help",
        FileFaultKind::NotRegular => "check-not-regular-help",
        FileFaultKind::TooLarge { .. } => "check-too-large-help",
        _ => "check-not-utf8-help",
    };
    Told { title, help: words.say(help) }
}

/// Findings of one text, by place, each as a compiler would show it.
pub(super) fn drawn<'d>(
    words: &Words,
    layout: &Layout,
    path: &Path,
    text: &str,
    diagnostics: impl IntoIterator<Item = &'d Diagnostic>,
) -> Vec<String> {
    let kinds =
        Kinds { error: words.say("kind-error"), warning: words.say("kind-warning"), help: words.say("kind-help") };
    let (path, mut ruler) = (path.display().to_string(), Ruler::new(text));
    let mut shown: Vec<Finding<'_>> = Vec::new();
    for diagnostic in diagnostics {
        let Told { title, help } = words.finding(&diagnostic.code);
        let next = Finding {
            path: &path,
            text,
            span: diagnostic.span.clone(),
            more: Vec::new(),
            position: ruler.measure(diagnostic.span.start),
            related: diagnostic.related.clone(),
            warning: diagnostic.severity == Severity::Warning,
            code: diagnostic.code.code(),
            title,
            help,
        };
        match shown.last_mut() {
            // A sentence may well have four signs to be set, and one glance takes in all of them.
            Some(last) if is_of_signs(diagnostic) && last.takes(&next, layout) => last.take(next),
            _ => shown.push(next),
        }
    }
    shown.iter().map(|shown| finding(shown, &kinds, layout)).collect()
}

fn is_of_signs(diagnostic: &Diagnostic) -> bool {
    matches!(diagnostic.code, Code::Lint(Lint::Typography { .. }))
}
