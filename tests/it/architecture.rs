//! Holds the house's rules: imports run downward, doors have one user, files stay small.

use std::fs;
use std::path::{Path, PathBuf};

/// The floors, top first; a room may import from the floors under its own only.
const FLOORS: &[&[&str]] = &[
    &["main"],
    &["cli"],
    &["commands"],
    &["term", "web", "plot", "editor", "paper", "env"],
    &["quiz", "stats", "store", "library", "i18n"],
    &["grading", "memory", "deckfile"],
    &["model"],
];

/// Which files may name a crate.
const DOORS: &[(&str, &[&str])] = &[
    ("fsrs::", &["memory/fsrs.rs", "memory/fsrs/"]),
    ("rusqlite::", &["store/"]),
    ("dialoguer::", &["term/"]),
    ("ron::", &["deckfile/"]),
    ("include_dir::", &["library/", "i18n/"]),
    ("axum::", &["web/"]),
    ("tokio::", &["web/"]),
    ("rustls::", &["web/"]),
    ("rust_xlsxwriter::", &["commands/report/"]),
    ("fluent_bundle::", &["i18n/"]),
    ("SystemTime::now(", &["env.rs"]),
    ("Local::now(", &["env.rs"]),
];

const MAX_LINES: usize = 450;

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let path = entry.path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// Every source file: its path below `src`, with forward slashes, and its text.
fn house() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut paths = Vec::new();
    sources(&root, &mut paths);
    paths.sort();
    let name = |path: &Path| path.strip_prefix(&root).unwrap().to_string_lossy().replace('\\', "/");
    paths.iter().map(|path| (name(path), fs::read_to_string(path).unwrap())).collect()
}

fn room(file: &str) -> &str {
    file.split('/').next().unwrap().trim_end_matches(".rs")
}

fn floor(room: &str) -> Option<usize> {
    FLOORS.iter().position(|rooms| rooms.contains(&room))
}

/// The rooms that a line of code names after `crate::`.
fn imports(line: &str) -> impl Iterator<Item = &str> {
    line.split("crate::").skip(1).map(|rest| {
        let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
        &rest[..end]
    })
}

#[test]
fn imports_run_downward() {
    let mut faults = Vec::new();
    for (file, text) in house() {
        if file == "lib.rs" {
            continue;
        }
        let here = room(&file);
        let Some(level) = floor(here) else {
            faults.push(format!("{file}: the room `{here}` stands on no floor"));
            continue;
        };
        for (number, line) in (1..).zip(text.lines()).filter(|(_, line)| !line.trim_start().starts_with("//")) {
            for there in imports(line).filter(|there| *there != here) {
                if floor(there).is_some_and(|other| other <= level) {
                    faults.push(format!("{file}:{number}: `{here}` imports `{there}`"));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn each_door_has_one_user() {
    let mut faults = Vec::new();
    for (file, text) in house() {
        for (door, users) in DOORS.iter().filter(|(_, users)| !users.iter().any(|user| file.starts_with(user))) {
            for (number, line) in (1..).zip(text.lines()).filter(|(_, line)| !line.trim_start().starts_with("//")) {
                let named = line
                    .match_indices(door)
                    .any(|(at, _)| !line[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == ':'));
                if named {
                    faults.push(format!("{file}:{number}: `{door}` belongs to {users:?}"));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn files_stay_small_and_say_what_they_are_for() {
    for (file, text) in house() {
        let lines = text.lines().count();
        assert!(lines <= MAX_LINES, "{file} has {lines} lines; divide it");
        assert!(text.starts_with("//! "), "{file} does not open with a sentence of purpose");
    }
}
