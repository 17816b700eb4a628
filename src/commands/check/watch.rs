//! `sommet check --watch`: what changed is checked again as soon as it is saved.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use notify::{Event, RecommendedWatcher, RecursiveMode, Watcher};

use super::super::failure::Failure;
use super::super::workshop::{Source, Workshop};
use super::super::{Exit, write_out};
use super::{Checked, check, hold_together, repair, report, summary};
use crate::library::{FileFault, read_source};

/// Editors write a file in several steps; what follows so soon belongs to the same save.
const SETTLED: Duration = Duration::from_millis(8);

/// Checks everything, then again whatever changes, until it is told to end.
pub(super) fn watch(workshop: &Workshop, fix: bool) -> Result<Exit, Failure> {
    let (send, events) = channel();
    let failed = |fault: notify::Error| Failure::Watch(fault.to_string());
    let mut watcher = notify::recommended_watcher(move |event| {
        // The other end hangs up only when the run ends.
        let _ = send.send(event);
    })
    .map_err(failed)?;
    // Watched before it is read, so that no change falls in between.
    workshop.paths.iter().try_for_each(|path| follow(&mut watcher, path)).map_err(failed)?;
    let (mut checked, mut faults) = check(workshop, fix)?;
    report(workshop, &checked, &faults);
    loop {
        write_out(&format!("{}\n", workshop.words.say("check-watching")));
        let Some(changed) = wait(workshop, &events) else { return Ok(super::exit(&checked, &faults)) };
        let mut shown = String::from("\n");
        for path in changed {
            renew(workshop, &path, fix, &mut checked, &mut faults)?;
        }
        hold_together(&mut checked);
        shown.push_str(&super::findings(workshop, &checked));
        shown.extend(faults.iter().map(|fault| workshop.tell_fault(fault)));
        shown.push_str(&summary(workshop, &checked, faults.len()));
        write_out(&shown);
    }
}

/// Watches a folder with all below it, or the folder that a file is in: editors put a new file in its place.
fn follow(watcher: &mut RecommendedWatcher, path: &Path) -> notify::Result<()> {
    if path.is_dir() {
        return watcher.watch(path, RecursiveMode::Recursive);
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    watcher.watch(folder, RecursiveMode::NonRecursive)
}

/// Waits for changes to deck files; `None` when there will be none any more.
fn wait(workshop: &Workshop, events: &Receiver<notify::Result<Event>>) -> Option<BTreeSet<PathBuf>> {
    let mut changed = BTreeSet::new();
    while changed.is_empty() {
        let mut next = Some(events.recv().ok()?);
        while let Some(event) = next {
            let paths = event.into_iter().filter(|event| !event.kind.is_access()).flat_map(|event| event.paths);
            changed.extend(paths.filter_map(|path| meant(workshop, &path)));
            next = events.recv_timeout(SETTLED).ok();
        }
    }
    Some(changed)
}

/// The path as the workshop has it, if it is one of its deck files.
fn meant(workshop: &Workshop, path: &Path) -> Option<PathBuf> {
    let hidden = path.file_name().is_none_or(|name| name.to_string_lossy().starts_with('.'));
    let is_deck = path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("ron"));
    let same = |named: &PathBuf| {
        let (real, other) = (std::path::absolute(named).ok()?, std::path::absolute(path).ok()?);
        let below = other.strip_prefix(&real).ok()?.to_owned();
        if below.as_os_str().is_empty() {
            return Some(named.clone());
        }
        (is_deck && !hidden).then(|| named.join(below))
    };
    workshop.paths.iter().find_map(same)
}

/// Reads a file again, or forgets it.
fn renew(
    workshop: &Workshop,
    path: &Path,
    fix: bool,
    checked: &mut Vec<Checked>,
    faults: &mut Vec<FileFault>,
) -> Result<(), Failure> {
    faults.retain(|fault| fault.path != path);
    let place = checked.binary_search_by(|file| file.source.path.as_path().cmp(path));
    let file = match read_source(path) {
        Ok(text) => {
            let mut source = Source { path: path.to_owned(), text };
            if fix {
                repair(workshop, &mut source)?;
            }
            Some(Checked::of(source))
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
    Ok(())
}
