//! Opens a library: looks at every file, reads those that changed, and renews the index.

use std::collections::HashMap;
use std::fs::File;
use std::io::Read;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{OnceLock, mpsc};
use std::thread;

use super::Library;
use super::block::{Block, Head, summary};
use super::deck::{DeckFile, DeckOutline, Listing};
use super::fault::{FileFault, FileFaultKind};
use super::index::{Draft, Index, Line};
use super::walk::{Found, MAX_BYTES, Stamp, walk};
use crate::deckfile::{Diagnostic, parse};
use crate::model::DeckId;

/// What became of a file that was read.
enum Outcome {
    /// Its content is that of an entry of the index.
    Known {
        entry: usize,
        stamp: Stamp,
    },
    /// It was parsed.
    Parsed {
        stamp: Stamp,
        hash: [u8; 32],
        text: String,
        deck: Option<Box<(Head, Block)>>,
        diagnostics: Vec<Diagnostic>,
    },
    Failed(FileFault),
}

/// A file's part in the index to be written.
struct Kept {
    hash: [u8; 32],
    /// Its entry in the old index, where its block is; `None` when it was parsed.
    entry: Option<usize>,
    /// The encoded block of a file that was parsed.
    block: Vec<u8>,
}

impl Library {
    /// Opens the decks below a folder. Files are read only where the index does not know them; with no index, all are.
    ///
    /// `progress` is told how many of the files that must be read have been. Nothing makes this fail: what is wrong
    /// with files is in [`Library::faults`], and an index that cannot be read or written is done without.
    pub fn open(folder: &Path, index: Option<&Path>, progress: &mut dyn FnMut(usize, usize)) -> Self {
        let (found, mut faults) = walk(folder);
        let known = index.map(Index::read).unwrap_or_default();
        let by_name: HashMap<&str, usize> = (0..).zip(&known.entries).map(|(at, e)| (e.name.as_str(), at)).collect();
        let trusted = |file: &Found| {
            let at = *by_name.get(file.name.as_str())?;
            let entry = known.entries.get(at)?;
            (entry.stamp == file.stamp && !known.is_racy(file.stamp)).then_some(at)
        };
        let plan: Vec<Option<usize>> = found.iter().map(trusted).collect();
        let to_read: Vec<&Found> =
            found.iter().zip(&plan).filter(|(_, known)| known.is_none()).map(|(f, _)| f).collect();
        let gone = known.entries.len() > plan.iter().flatten().count();
        let draft = index.filter(|_| gone || !to_read.is_empty()).and_then(|path| Draft::begin(path).ok());
        let mut read = read_all(&to_read, &known, progress).into_iter();
        let mut files = Vec::new();
        let mut kept = Vec::new();
        for (file, entry) in found.iter().zip(&plan) {
            let outcome = match entry {
                Some(entry) => Some(Outcome::Known { entry: *entry, stamp: file.stamp }),
                None => read.next(),
            };
            if let Some((deck, part)) = outcome.and_then(|outcome| settle(file, outcome, &known, &mut faults)) {
                files.push(deck);
                kept.push(part);
            }
        }
        if let Some(draft) = draft
            && !is_current(&known, &files, &kept)
        {
            renew(draft, &files, &kept);
        }
        gather(files, faults)
    }
}

/// Turns what became of a file into a deck's file, and into what the index is to keep of it.
fn settle(
    file: &Found,
    outcome: Outcome,
    known: &Index,
    faults: &mut Vec<FileFault>,
) -> Option<(DeckFile, Option<Kept>)> {
    let deck = |stamp, head: Head, listing| {
        let id = DeckId::new(&head.id).ok()?;
        Some(DeckFile { name: file.name.clone(), path: file.path.clone(), stamp, id, head, listing })
    };
    match outcome {
        Outcome::Known { entry, stamp } => {
            let (index, bytes) = known.block(entry);
            let at = entry;
            let entry = known.entries.get(at)?;
            let listing = Listing::Stored { index, bytes, decoded: OnceLock::new() };
            Some((
                deck(stamp, entry.head.clone(), listing)?,
                Some(Kept { hash: entry.hash, entry: Some(at), block: Vec::new() }),
            ))
        }
        Outcome::Parsed { stamp, hash, text, deck: parsed, diagnostics } => {
            let sound = diagnostics.is_empty();
            if !sound {
                faults.push(FileFault::new(&file.path, text, FileFaultKind::Diagnostics(diagnostics)));
            }
            let (head, block) = *parsed?;
            let encoded = sound.then(|| postcard::to_stdvec(&block).ok()).flatten();
            let kept = encoded.map(|block| Kept { hash, entry: None, block });
            Some((deck(stamp, head, Listing::Fresh(block))?, kept))
        }
        Outcome::Failed(fault) => {
            faults.push(fault);
            None
        }
    }
}

/// Whether the index on disk says of every file what a new one would, and will be believed.
fn is_current(known: &Index, files: &[DeckFile], kept: &[Option<Kept>]) -> bool {
    let sound = || files.iter().zip(kept).filter_map(|(file, kept)| kept.as_ref().map(|kept| (file, kept)));
    let same = |(file, kept): (&DeckFile, &Kept)| {
        let entry = kept.entry.and_then(|entry| known.entries.get(entry));
        entry.is_some_and(|entry| entry.name == file.name && entry.stamp == file.stamp && !known.is_racy(file.stamp))
    };
    sound().count() == known.entries.len() && sound().all(same)
}

/// Writes the index anew; the blocks of unchanged files are copied as they are.
fn renew(draft: Draft, files: &[DeckFile], kept: &[Option<Kept>]) {
    let lines: Vec<Line<'_>> = files
        .iter()
        .zip(kept)
        .filter_map(|(file, kept)| {
            let kept = kept.as_ref()?;
            let block = match &file.listing {
                Listing::Stored { index, bytes, .. } => index.get(bytes.clone())?,
                Listing::Fresh(_) => &kept.block,
            };
            Some(Line { name: &file.name, stamp: file.stamp, hash: kept.hash, head: &file.head, block })
        })
        .collect();
    // The index only saves time: a folder that cannot be written to is no fault.
    let _ = draft.finish(&lines);
}

fn gather(files: Vec<DeckFile>, mut faults: Vec<FileFault>) -> Library {
    let mut decks: Vec<DeckOutline> = Vec::new();
    let mut by_id: HashMap<DeckId, usize> = HashMap::new();
    for file in files {
        let at = *by_id.entry(file.id.clone()).or_insert_with(|| {
            decks.push(DeckOutline { id: file.id.clone(), files: Vec::new() });
            decks.len() - 1
        });
        let deck = &mut decks[at];
        let same = deck.files.iter().find(|other| other.language().eq_ignore_ascii_case(file.language()));
        if let Some(first) = same {
            let language = file.head.language.clone();
            let kind = FileFaultKind::SameDeckTwice { deck: file.id.clone(), language, first: first.path.clone() };
            faults.push(FileFault::new(&file.path, String::new(), kind));
        } else {
            deck.files.push(file);
        }
    }
    faults.sort_by(|a, b| a.path.cmp(&b.path));
    Library { decks, by_id, faults }
}

/// Reads files, several at once where there are several.
fn read_all(files: &[&Found], known: &Index, progress: &mut dyn FnMut(usize, usize)) -> Vec<Outcome> {
    let by_hash: HashMap<[u8; 32], usize> = (0..).zip(&known.entries).map(|(at, entry)| (entry.hash, at)).collect();
    let workers = thread::available_parallelism().map_or(1, usize::from).min(files.len());
    if workers < 2 {
        let read = files.iter().enumerate().map(|(done, file)| {
            let outcome = read(file, &by_hash);
            progress(done + 1, files.len());
            outcome
        });
        return read.collect();
    }
    let next = AtomicUsize::new(0);
    let (send, receive) = mpsc::channel();
    thread::scope(|scope| {
        for _ in 0..workers {
            let (send, next, by_hash) = (send.clone(), &next, &by_hash);
            scope.spawn(move || {
                while let Some((at, file)) = take(files, next) {
                    if send.send((at, read(file, by_hash))).is_err() {
                        return;
                    }
                }
            });
        }
        drop(send);
        let mut outcomes: Vec<(usize, Outcome)> = Vec::with_capacity(files.len());
        for outcome in receive {
            outcomes.push(outcome);
            progress(outcomes.len(), files.len());
        }
        outcomes.sort_by_key(|(at, _)| *at);
        outcomes.into_iter().map(|(_, outcome)| outcome).collect()
    })
}

fn take<'a>(files: &[&'a Found], next: &AtomicUsize) -> Option<(usize, &'a Found)> {
    let at = next.fetch_add(1, Ordering::Relaxed);
    files.get(at).map(|file| (at, *file))
}

fn read(file: &Found, by_hash: &HashMap<[u8; 32], usize>) -> Outcome {
    let fail = |text, kind| Outcome::Failed(FileFault::new(&file.path, text, kind));
    // The stamp is taken before the content: a change in between shows at the next look.
    let (stamp, bytes) = match content(&file.path) {
        Ok(read) => read,
        Err(kind) => return fail(String::new(), kind),
    };
    let hash = *blake3::hash(&bytes).as_bytes();
    if let Some(entry) = by_hash.get(&hash) {
        return Outcome::Known { entry: *entry, stamp };
    }
    let text = match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            let offset = error.utf8_error().valid_up_to();
            return fail(String::from_utf8_lossy(error.as_bytes()).into_owned(), FileFaultKind::NotUtf8 { offset });
        }
    };
    let parsed = parse(&text);
    let deck = parsed.deck.as_ref().map(|deck| Box::new(summary(&text, deck, &parsed)));
    let diagnostics = parsed.diagnostics;
    let text = if diagnostics.is_empty() { String::new() } else { text };
    Outcome::Parsed { stamp, hash, text, deck, diagnostics }
}

/// A file's stamp, then its bytes.
pub(super) fn content(path: &Path) -> Result<(Stamp, Vec<u8>), FileFaultKind> {
    // Looked at before it is opened: to open a pipe is to wait for somebody to write into it.
    let metadata = std::fs::metadata(path).map_err(FileFaultKind::Io)?;
    if !metadata.is_file() && !metadata.is_dir() {
        return Err(FileFaultKind::NotRegular);
    }
    let mut file = File::open(path).map_err(FileFaultKind::Io)?;
    let stamp = Stamp::of(&file.metadata().map_err(FileFaultKind::Io)?);
    if stamp.size > MAX_BYTES {
        return Err(FileFaultKind::TooLarge { bytes: stamp.size });
    }
    let mut bytes = Vec::with_capacity(usize::try_from(stamp.size).unwrap_or(0));
    // One byte more shows a file that grew beyond the limit meanwhile.
    (&mut file).take(MAX_BYTES + 1).read_to_end(&mut bytes).map_err(FileFaultKind::Io)?;
    if bytes.len() as u64 > MAX_BYTES {
        return Err(FileFaultKind::TooLarge { bytes: bytes.len() as u64 });
    }
    Ok((stamp, bytes))
}
