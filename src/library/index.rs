//! The index file: what was learned of each deck file, so that unchanged ones need not be read again.
//!
//! It is a header, the entries, then one block a file. Every byte stands under a checksum or an exact comparison;
//! whatever does not fit makes the index worth nothing, and it is made anew.

use std::ffi::OsString;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use serde::{Deserialize, Serialize};

use super::block::Head;
use super::walk::{Stamp, modified};

/// What the file begins with: another program version reads decks in another way, perhaps.
const MAGIC: &[u8] = concat!("sommet deck index 1, ", env!("CARGO_PKG_VERSION"), "\n").as_bytes();

/// How much older than the index a file must be for its times to be believed, in nanoseconds.
///
/// A file that changes twice within one tick of its file system's clock may keep its times; the coarsest clock in use
/// ticks every two seconds. Git calls such entries racy.
const RACE: i64 = 2_000_000_000;

const SUM: usize = 16;
type Sum = [u8; SUM];

fn sum(bytes: &[u8]) -> Sum {
    let mut sum = [0; SUM];
    blake3::Hasher::new().update(bytes).finalize_xof().fill(&mut sum);
    sum
}

/// What is known of one file.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Entry {
    pub(super) name: String,
    pub(super) stamp: Stamp,
    pub(super) hash: [u8; 32],
    pub(super) head: Head,
    length: u32,
    sum: Sum,
}

/// An index as it was read.
#[derive(Debug, Default)]
pub(super) struct Index {
    /// When its making began, by the clock that stamps files, in nanoseconds since 1970.
    begun: i64,
    bytes: Arc<Vec<u8>>,
    pub(super) entries: Vec<Entry>,
    /// Where each entry's block stands in the file.
    blocks: Vec<Range<usize>>,
}

impl Index {
    /// Reads an index; an empty one when there is none, or none that is sound.
    pub(super) fn read(path: &Path) -> Self {
        Self::try_read(path).unwrap_or_default()
    }

    fn try_read(path: &Path) -> Option<Self> {
        let bytes = fs::read(path).ok()?;
        let rest = bytes.strip_prefix(MAGIC)?;
        let (expected, rest) = rest.split_first_chunk::<SUM>()?;
        let (length, _) = rest.split_first_chunk::<4>()?;
        let length = usize::try_from(u32::from_le_bytes(*length)).ok()?;
        let listed = rest.get(..4 + length)?;
        if sum(listed) != *expected {
            return None;
        }
        let ((begun, entries), left): ((i64, Vec<Entry>), _) = postcard::take_from_bytes(&listed[4..]).ok()?;
        let mut at = MAGIC.len() + SUM + 4 + length;
        let mut blocks = Vec::with_capacity(entries.len());
        for entry in &entries {
            let block = at..at.checked_add(usize::try_from(entry.length).ok()?)?;
            if sum(bytes.get(block.clone())?) != entry.sum {
                return None;
            }
            at = block.end;
            blocks.push(block);
        }
        let whole = left.is_empty() && at == bytes.len();
        whole.then(|| Self { begun, bytes: Arc::new(bytes), entries, blocks })
    }

    /// Whether a file of that stamp may have changed since without the stamp showing it.
    pub(super) fn is_racy(&self, stamp: Stamp) -> bool {
        stamp.latest() > self.begun.saturating_sub(RACE)
    }

    /// The whole index and where the block of an entry stands in it.
    pub(super) fn block(&self, entry: usize) -> (Arc<Vec<u8>>, Range<usize>) {
        (Arc::clone(&self.bytes), self.blocks.get(entry).cloned().unwrap_or(0..0))
    }
}

/// An entry to be written, and its block.
pub(super) struct Line<'a> {
    pub(super) name: &'a str,
    pub(super) stamp: Stamp,
    pub(super) hash: [u8; 32],
    pub(super) head: &'a Head,
    pub(super) block: &'a [u8],
}

/// An index in the making, in a file beside the one that it will replace.
///
/// It is begun before any deck is read, so that its own time is earlier than any of those looks.
pub(super) struct Draft {
    path: PathBuf,
    beside: PathBuf,
    file: File,
    begun: i64,
}

impl Draft {
    /// Begins an index.
    pub(super) fn begin(path: &Path) -> io::Result<Self> {
        let (beside, file) = create_beside(path)?;
        let begun = modified(&file.metadata()?);
        Ok(Self { path: path.to_owned(), beside, file, begun })
    }

    /// Writes it and puts it in its place.
    pub(super) fn finish(mut self, lines: &[Line<'_>]) -> io::Result<()> {
        let bytes = encode(self.begun, lines)?;
        self.file.write_all(&bytes)?;
        fs::rename(&self.beside, &self.path)
    }
}

impl Drop for Draft {
    fn drop(&mut self) {
        // After a rename there is nothing there any more.
        let _ = fs::remove_file(&self.beside);
    }
}

fn encode(begun: i64, lines: &[Line<'_>]) -> io::Result<Vec<u8>> {
    let mut entries = Vec::with_capacity(lines.len());
    for line in lines {
        entries.push(Entry {
            name: line.name.to_owned(),
            stamp: line.stamp,
            hash: line.hash,
            head: line.head.clone(),
            length: u32::try_from(line.block.len()).map_err(io::Error::other)?,
            sum: sum(line.block),
        });
    }
    let listed = postcard::to_stdvec(&(begun, entries)).map_err(io::Error::other)?;
    let mut summed = u32::try_from(listed.len()).map_err(io::Error::other)?.to_le_bytes().to_vec();
    summed.extend(&listed);
    let mut bytes = MAGIC.to_vec();
    bytes.extend(sum(&summed));
    bytes.extend(&summed);
    for line in lines {
        bytes.extend_from_slice(line.block);
    }
    Ok(bytes)
}

/// Makes an empty hidden file in a path's folder, under a name of its own: never one that is there, nor through a link.
pub(super) fn create_beside(path: &Path) -> io::Result<(PathBuf, File)> {
    static COUNT: AtomicU64 = AtomicU64::new(0);
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    loop {
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let mut name = OsString::from(".");
        name.push(path.file_name().unwrap_or_default());
        name.push(format!(".{}.{count}.tmp", std::process::id()));
        let beside = path.with_file_name(name);
        match OpenOptions::new().write(true).create_new(true).open(&beside) {
            // An earlier run of that number left it, or somebody waits for us there.
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            opened => return Ok((beside, opened?)),
        }
    }
}

#[cfg(test)]
pub(super) mod doctored {
    //! Indexes that time or chance would make.

    use super::*;

    /// Changes when an index was begun and what it says of its files.
    pub(in super::super) fn change(path: &Path, change: impl Fn(&mut i64, &mut Entry)) {
        let mut index = Index::try_read(path).unwrap();
        for entry in &mut index.entries {
            change(&mut index.begun, entry);
        }
        let lines: Vec<Line<'_>> = index
            .entries
            .iter()
            .zip(&index.blocks)
            .map(|(entry, block)| Line {
                name: &entry.name,
                stamp: entry.stamp,
                hash: entry.hash,
                head: &entry.head,
                block: &index.bytes[block.clone()],
            })
            .collect();
        fs::write(path, encode(index.begun, &lines).unwrap()).unwrap();
    }

    /// Makes an index look as if it had been begun long after its files changed.
    pub(in super::super) fn age(path: &Path) {
        let begun = Index::try_read(path).unwrap().begun + 10 * RACE;
        change(path, |old, _| *old = begun);
    }
}
