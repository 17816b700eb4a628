//! `sommet check --watch`: what changed is checked again as soon as it is saved.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use notify::event::ModifyKind;
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use super::super::failure::Failure;
use super::super::workshop::{Source, Workshop};
use super::super::{Exit, write_out};
use super::{Checked, check, hold_together, repair, report, summary};
use crate::env::Env;
use crate::library::{FileFault, find_sources, read_source};

/// Editors write a file in several steps; what follows so soon belongs to the same save.
const SETTLED: Duration = Duration::from_millis(8);

/// Checks everything, then again whatever changes, until it is told to end.
pub(super) fn watch(workshop: &Workshop, env: &Env, fix: bool) -> Result<Exit, Failure> {
    let (send, events) = channel();
    let failed = |fault: notify::Error| Failure::Watch(fault.to_string());
    let mut watcher = notify::recommended_watcher(move |event| {
        // The other end hangs up only when the run ends.
        let _ = send.send(event);
    })
    .map_err(failed)?;
    // Watched before it is read, so that no change falls in between.
    follow(&mut watcher, &workshop.paths).map_err(failed)?;
    let (mut checked, mut faults) = check(workshop, fix);
    report(workshop, &checked, &faults);
    let waiting = format!("{}\n", workshop.words.say("check-watching"));
    write_out(&waiting);
    loop {
        let Some(touched) = wait(workshop, &events) else { return Ok(super::exit(&checked, &faults)) };
        if touched.folders.iter().any(|folder| workshop.paths.contains(folder)) {
            for path in &workshop.paths {
                // What was watched by that name may be gone, or be called otherwise by now.
                let _ = watcher.unwatch(path);
            }
            follow(&mut watcher, &workshop.paths).map_err(failed)?;
        }
        let changed = files(touched, &checked, &faults);
        if changed.is_empty() {
            continue;
        }
        let mut shown = heading(workshop, env, &changed);
        for path in changed {
            renew(workshop, &path, fix, &mut checked, &mut faults);
        }
        hold_together(&mut checked);
        shown.push_str(&super::findings(workshop, &checked));
        shown.extend(faults.iter().map(|fault| workshop.tell_fault(fault)));
        shown.push_str(&summary(workshop, &checked, faults.len()));
        write_out(&(shown + &waiting));
    }
}

/// Tells one round from the one before: when it was, and for what.
fn heading(workshop: &Workshop, env: &Env, changed: &BTreeSet<PathBuf>) -> String {
    const NAMED: usize = 3;
    let mut names: Vec<String> = changed.iter().take(NAMED).map(|path| path.display().to_string()).collect();
    names.extend((changed.len() > NAMED).then(|| "…".to_owned()));
    let time = env.now().local().map_or_else(String::new, |time| format!("{} · ", time.format("%H:%M:%S")));
    let line = format!("{time}{}", names.join(", "));
    let lines = workshop.layout.hanging(&workshop.layout.paint.bold(&line), "", "  ");
    format!("\n{}\n", lines.join("\n"))
}

/// Watches folders with all below them, and the folder that each path is in: editors put a new file in the place of the
/// old one, and another folder may be put in the place of one that is named.
fn follow(watcher: &mut RecommendedWatcher, paths: &[PathBuf]) -> notify::Result<()> {
    let (folders, files): (Vec<_>, Vec<_>) = paths.iter().partition(|path| path.is_dir());
    let above = |path: &Path| match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder.to_owned(),
        _ => PathBuf::from("."),
    };
    for folder in &folders {
        // Without the right to look there, the folder itself is watched all the same.
        let _ = watcher.watch(&above(folder), RecursiveMode::NonRecursive);
    }
    for file in files {
        match watcher.watch(&above(file), RecursiveMode::NonRecursive) {
            // A folder that is gone for now is waited for.
            Err(fault) if !matches!(fault.kind, notify::ErrorKind::PathNotFound) => return Err(fault),
            _ => {}
        }
    }
    // Last, for a folder may be above another one.
    folders.into_iter().try_for_each(|folder| watcher.watch(folder, RecursiveMode::Recursive))
}

/// What changes speak of, as the workshop calls it.
#[derive(Default)]
struct Touched {
    files: BTreeSet<PathBuf>,
    /// Folders that came, went or have another name, with all that is in them.
    folders: BTreeSet<PathBuf>,
}

/// Waits for changes to deck files or folders; `None` when there will be none any more.
fn wait(workshop: &Workshop, events: &Receiver<notify::Result<Event>>) -> Option<Touched> {
    let mut touched = Touched::default();
    while touched.files.is_empty() && touched.folders.is_empty() {
        let mut next = Some(events.recv().ok()?);
        while let Some(event) = next {
            for event in event.into_iter().filter(|event| !event.kind.is_access()) {
                event.paths.iter().for_each(|path| note(workshop, &event, path, &mut touched));
            }
            next = events.recv_timeout(SETTLED).ok();
        }
    }
    Some(touched)
}

/// Notes a path, if it is one of the workshop's deck files or folders.
fn note(workshop: &Workshop, event: &Event, path: &Path, touched: &mut Touched) {
    let below = |named: &PathBuf| {
        let (real, other) = (std::path::absolute(named).ok()?, std::path::absolute(path).ok()?);
        let below = other.strip_prefix(&real).ok()?.to_owned();
        let is_hidden = below.components().any(|part| part.as_os_str().to_string_lossy().starts_with('.'));
        let is_named = below.as_os_str().is_empty();
        (!is_hidden).then(|| if is_named { named.clone() } else { named.join(below) })
    };
    let Some(path) = workshop.paths.iter().find_map(below) else { return };
    let is_deck = path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("ron"));
    // What is gone may have been a folder.
    let may_be_folder = path.is_dir() || !path.exists() && !is_deck;
    let is_moved =
        matches!(event.kind, EventKind::Create(_) | EventKind::Remove(_) | EventKind::Modify(ModifyKind::Name(_)));
    if may_be_folder && is_moved {
        touched.folders.insert(path);
    } else if !may_be_folder && (is_deck || workshop.paths.contains(&path)) {
        touched.files.insert(path);
    }
}

/// The deck files that were touched, those of folders among them: what was known of these, and what is there now.
fn files(touched: Touched, checked: &[Checked], faults: &[FileFault]) -> BTreeSet<PathBuf> {
    let Touched { mut files, folders } = touched;
    for folder in folders {
        let known = checked.iter().map(|file| &file.source.path).chain(faults.iter().map(|fault| &fault.path));
        files.extend(known.filter(|path| path.starts_with(&folder)).cloned());
        if folder.is_dir() {
            files.extend(find_sources(&folder).0);
        }
    }
    files
}

/// Reads a file again, or forgets it.
fn renew(workshop: &Workshop, path: &Path, fix: bool, checked: &mut Vec<Checked>, faults: &mut Vec<FileFault>) {
    faults.retain(|fault| fault.path != path);
    let place = checked.binary_search_by(|file| file.source.path.as_path().cmp(path));
    let file = match read_source(path) {
        Ok(text) => {
            let mut source = Source { path: path.to_owned(), text };
            let is_unwritten = fix && !repair(workshop, &mut source);
            Some(Checked::of(source, is_unwritten))
        }
        Err(_) if !path.exists() => None,
        Err(fault) => {
            faults.push(fault);
            None
        }
    };
    match (place, file) {
        (Ok(at), Some(file)) => checked[at] = file,
        (Ok(at), None) => drop(checked.remove(at)),
        (Err(at), Some(file)) => checked.insert(at, file),
        (Err(_), None) => {}
    }
}
