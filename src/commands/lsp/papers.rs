//! The decks that are open in an editor, and on disk the other files of the same decks.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use crate::deckfile::draft::{Draft, Edit, Entry, change};
use crate::deckfile::{Diagnostic, Inspection, MediaFault, Memo, compare, format_again, inspect, inspect_again, mend};
use crate::editor::{Change, Document, Encoding, path_of, uri_of};
use crate::library::{find_media, find_sources, read_source};

/// A text that is open.
pub(super) struct Paper {
    pub(super) uri: String,
    /// Where it is saved; `None` of a text that never was.
    pub(super) path: Option<PathBuf>,
    pub(super) document: Document,
    /// Whether it is a deck whatever it holds: it lies among decks, or the editor calls it one.
    is_meant: bool,
    /// The deck's id, as it was when it could last be read.
    id: Option<String>,
    memo: Memo,
    /// What mends all that can be in the text as it is, once that was asked for: editors ask wherever the cursor goes.
    mended: OnceCell<Option<Edit>>,
    found: Option<Inspection>,
    pub(super) against_others: Vec<Diagnostic>,
    /// Whether it changed since it was looked at.
    has_changed: bool,
    /// Whether what was found in it is not told yet.
    pub(super) is_news: bool,
}

/// A file that is not open.
struct Filed {
    stamp: Stamp,
    /// `None` of a file that is none of the open decks'.
    sheet: Option<Sheet>,
}

struct Sheet {
    uri: String,
    document: Document,
    found: Inspection,
}

type Stamp = (u64, Option<SystemTime>);

/// All of them.
#[derive(Default)]
pub(super) struct Papers {
    open: BTreeMap<String, Paper>,
    filed: HashMap<PathBuf, Filed>,
    /// The ids of the open decks when the disk was last looked at.
    ids: BTreeSet<String>,
    is_disk_stale: bool,
}

/// A file of a deck, open or not.
#[derive(Clone, Copy)]
pub(super) struct File<'a> {
    pub(super) uri: &'a str,
    pub(super) document: &'a Document,
    pub(super) is_open: bool,
}

impl Paper {
    /// Whether it is a deck.
    pub(super) fn is_deck(&self) -> bool {
        self.is_meant || self.found.is_some() || Draft::of(self.document.text()).is_deck()
    }

    /// What messages call it: as `sommet check` does.
    fn name(&self) -> String {
        self.path.as_ref().map_or_else(|| self.uri.clone(), |path| path.display().to_string())
    }

    /// All findings, by place.
    pub(super) fn findings(&self) -> Vec<&Diagnostic> {
        let own = self.found.iter().flat_map(|found| &found.diagnostics);
        let mut all: Vec<&Diagnostic> = own.chain(&self.against_others).collect();
        all.sort_by_key(|diagnostic| diagnostic.span.start);
        all
    }

    fn inspect(&mut self) {
        self.has_changed = false;
        let Self { path, document, memo, is_meant, .. } = &mut *self;
        let found = inspect_again(document.text(), beside(path.as_deref()), memo);
        // A text whose header can be read is one; any other is looked at once more.
        let is_deck = *is_meant || found.deck().is_some() || Draft::of(document.text()).is_deck();
        // A version that was looked at is always told, so that the editor's places are those of its text.
        self.is_news = true;
        let id = found.deck().map(ToString::to_string);
        self.id = id.or_else(|| self.id.take()).filter(|_| is_deck);
        self.found = is_deck.then_some(found);
    }
}

/// How many bytes a picture or sound beside a deck has. A text that is saved nowhere has no folder to look in.
fn beside(path: Option<&Path>) -> impl Fn(&str) -> Result<u64, MediaFault> {
    move |media| path.map_or(Ok(0), |path| find_media(path, media).map(|found| found.bytes))
}

impl Papers {
    pub(super) fn open(&mut self, uri: &str, text: String, version: i64, encoding: Encoding, is_named: bool) {
        let path = path_of(uri);
        let is_meant = is_named || path.as_ref().is_some_and(|path| home(path).is_some_and(|home| home.is_decks));
        let paper = Paper {
            uri: uri.to_owned(),
            path,
            document: Document::new(text, version, encoding),
            is_meant,
            id: None,
            memo: Memo::new(),
            mended: OnceCell::new(),
            found: None,
            against_others: Vec::new(),
            has_changed: true,
            is_news: false,
        };
        self.open.insert(uri.to_owned(), paper);
        self.is_disk_stale = true;
    }

    pub(super) fn change(&mut self, uri: &str, version: i64, changes: Vec<Change>) {
        if let Some(paper) = self.open.get_mut(uri) {
            paper.document.apply(changes);
            paper.document.version = version;
            paper.mended = OnceCell::new();
            paper.has_changed = true;
        }
    }

    pub(super) fn close(&mut self, uri: &str) {
        if self.open.remove(uri).is_some() {
            self.look_at_disk();
        }
    }

    /// Something on disk may have changed: media among it.
    pub(super) fn look_at_disk(&mut self) {
        self.is_disk_stale = true;
        for paper in self.open.values_mut() {
            paper.has_changed = true;
        }
    }

    /// Shows the questions of an open deck one by one, each with the byte that its spans are counted from.
    pub(super) fn each_entry(&mut self, uri: &str, mut show: impl FnMut(&Document, usize, &Entry)) {
        if let Some(Paper { document, memo, .. }) = self.open.get_mut(uri) {
            Draft::of(document.text()).each_again(memo, |start, entry| show(document, start, entry));
        }
    }

    /// The edits that lay out an open deck; `None` of one that is broken, or not open.
    pub(super) fn lay_out(&mut self, uri: &str) -> Option<Vec<Edit>> {
        let paper = self.open.get_mut(uri)?;
        format_again(paper.document.text(), &mut paper.memo).ok()
    }

    /// The edit that mends all that can be in an open deck; `None` where nothing can.
    pub(super) fn mend(&mut self, uri: &str) -> Option<Edit> {
        let Paper { path, document, memo, mended, .. } = self.open.get_mut(uri)?;
        let text = document.text();
        let mend = || change(text, &mend(text, |text| inspect_again(text, beside(path.as_deref()), memo)).text);
        mended.get_or_init(mend).clone()
    }

    pub(super) fn paper(&self, uri: &str) -> Option<&Paper> {
        self.open.get(uri)
    }

    pub(super) fn all(&self) -> impl Iterator<Item = &Paper> {
        self.open.values()
    }

    /// The documents of which something is to be told.
    pub(super) fn news(&mut self) -> impl Iterator<Item = &mut Paper> {
        self.open.values_mut().filter(|paper| paper.is_news)
    }

    pub(super) fn has_changed(&self) -> bool {
        self.open.values().any(|paper| paper.has_changed)
    }

    /// Takes all that changed as looked at.
    pub(super) fn give_up(&mut self) {
        for paper in self.open.values_mut() {
            (paper.has_changed, paper.is_news) = (false, false);
        }
    }

    /// Looks at every open text that changed, and holds the files of its deck against one another.
    pub(super) fn inspect(&mut self) {
        for paper in self.open.values_mut().filter(|paper| paper.has_changed) {
            paper.inspect();
        }
        self.read_disk();
        self.hold_together();
    }

    /// Reads the files that belong to open decks and are not open themselves, as far as they changed.
    fn read_disk(&mut self) {
        // The header of a deck is broken at times; its files are still its own.
        let ids: BTreeSet<String> = self.open.values().filter_map(|paper| paper.id.clone()).collect();
        if !self.is_disk_stale && ids.is_subset(&self.ids) {
            return;
        }
        let homes: BTreeSet<Home> = self.open.values().filter_map(|paper| home(paper.path.as_ref()?)).collect();
        let encoding = self.open.values().next().map(|paper| paper.document.encoding()).unwrap_or_default();
        let mut filed = HashMap::new();
        for path in homes.iter().flat_map(Home::files) {
            if self.is_open(&path) {
                continue;
            }
            let Some(stamp) = stamp(&path) else { continue };
            let known = self.filed.remove(&path).filter(|known| known.stamp == stamp);
            let known = known.filter(|known| known.sheet.is_some() || ids == self.ids);
            let sheet = || Some(Filed { stamp, sheet: sheet(&path, &ids, encoding) });
            filed.extend(known.or_else(sheet).map(|known| (path.clone(), known)));
        }
        (self.filed, self.ids, self.is_disk_stale) = (filed, ids, false);
    }

    fn is_open(&self, path: &Path) -> bool {
        self.open.values().any(|paper| paper.path.as_deref() == Some(path))
    }

    /// Holds the files of each folder against one another, as `sommet check` does.
    fn hold_together(&mut self) {
        let mut by_home: BTreeMap<Home, Vec<(&Path, String, &str, &Inspection)>> = BTreeMap::new();
        for paper in self.open.values() {
            if let (Some(path), Some(found)) = (&paper.path, &paper.found)
                && let Some(home) = home(path)
            {
                by_home.entry(home).or_default().push((path, paper.name(), paper.document.text(), found));
            }
        }
        for (path, sheet) in self.filed.iter().filter_map(|(path, filed)| Some((path, filed.sheet.as_ref()?))) {
            let files = home(path).and_then(|home| by_home.get_mut(&home));
            let file = (path.as_path(), path.display().to_string(), sheet.document.text(), &sheet.found);
            if let Some(files) = files {
                files.push(file);
            }
        }
        let mut against: HashMap<PathBuf, Vec<Diagnostic>> = HashMap::new();
        for mut files in by_home.into_values() {
            files.sort_by_key(|(path, ..)| *path);
            let named: Vec<(&str, &str, &Inspection)> =
                files.iter().map(|(_, name, text, found)| (name.as_str(), *text, *found)).collect();
            for (at, diagnostic) in compare(&named) {
                against.entry(files[at].0.to_owned()).or_default().push(diagnostic);
            }
        }
        for paper in self.open.values_mut() {
            let found = paper.path.as_ref().and_then(|path| against.remove(path)).unwrap_or_default();
            if found != paper.against_others {
                paper.against_others = found;
                paper.is_news = true;
            }
        }
    }

    /// The files of the deck that a text is one of, itself first; the others as they were last read.
    pub(super) fn family<'a>(&'a self, paper: &'a Paper) -> Vec<File<'a>> {
        let itself = File { uri: &paper.uri, document: &paper.document, is_open: true };
        let mut family = vec![itself];
        let (Some(home_of), Some(id)) =
            (paper.path.as_ref().and_then(|path| home(path)), Draft::of(paper.document.text()).id())
        else {
            return family;
        };
        let is_of = |path: &Path, document: &Document| {
            home(path).as_ref() == Some(&home_of)
                && Draft::of(document.text()).id().is_some_and(|found| found.text == id.text)
        };
        let open = self.open.values().filter(|other| other.uri != paper.uri);
        let open = open.filter(|other| other.path.as_ref().is_some_and(|path| is_of(path, &other.document)));
        family.extend(open.map(|other| File { uri: &other.uri, document: &other.document, is_open: true }));
        let mut filed: Vec<(&PathBuf, &Sheet)> =
            self.filed.iter().filter_map(|(path, filed)| Some((path, filed.sheet.as_ref()?))).collect();
        filed.retain(|(path, sheet)| is_of(path, &sheet.document));
        filed.sort_by_key(|(path, _)| *path);
        family.extend(filed.into_iter().map(|(_, sheet)| File {
            uri: &sheet.uri,
            document: &sheet.document,
            is_open: false,
        }));
        family
    }

    /// The file that messages call by that name.
    pub(super) fn named(&self, name: &str) -> Option<File<'_>> {
        let open = self.open.values().find(|paper| paper.name() == name);
        let open = open.map(|paper| File { uri: &paper.uri, document: &paper.document, is_open: true });
        open.or_else(|| {
            let sheet = self.filed.get(Path::new(name))?.sheet.as_ref()?;
            Some(File { uri: &sheet.uri, document: &sheet.document, is_open: false })
        })
    }
}

/// Reads a file, if it is one of the decks of these ids.
fn sheet(path: &Path, ids: &BTreeSet<String>, encoding: Encoding) -> Option<Sheet> {
    let text = read_source(path).ok()?;
    // Most files are ruled out without being read closely.
    if !ids.iter().any(|id| text.contains(id.as_str())) || !ids.contains(&Draft::of(&text).id()?.text) {
        return None;
    }
    let found = inspect(&text, |_| Ok(0));
    Some(Sheet { uri: uri_of(path), document: Document::new(text, 0, encoding), found })
}

fn stamp(path: &Path) -> Option<Stamp> {
    let metadata = fs::metadata(path).ok()?;
    Some((metadata.len(), metadata.modified().ok()))
}

/// Where the translations of a file are looked for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Home {
    pub(super) folder: PathBuf,
    /// Whether it is the folder of decks of a study folder, and holds nothing else.
    pub(super) is_decks: bool,
}

impl Home {
    /// The deck files in it: with those of its folders if it is one of decks, else its own only, for it may be anything.
    pub(super) fn files(&self) -> Vec<PathBuf> {
        if self.is_decks {
            return find_sources(&self.folder).0;
        }
        let Ok(entries) = fs::read_dir(&self.folder) else { return Vec::new() };
        let paths = entries.flatten().map(|entry| entry.path());
        let is_ron = |path: &PathBuf| path.extension().is_some_and(|end| end.eq_ignore_ascii_case("ron"));
        paths.filter(|path| is_ron(path) && path.is_file()).collect()
    }
}

/// The folder of decks that a file lies in, or the folder that it is in.
pub(super) fn home(path: &Path) -> Option<Home> {
    let holds_both = |root: &&Path| root.join("decks").is_dir() && root.join("progress").is_dir();
    let decks = path.ancestors().skip(1).filter(holds_both).map(|root| root.join("decks"));
    match decks.into_iter().find(|decks| path.starts_with(decks)) {
        Some(folder) => Some(Home { folder, is_decks: true }),
        None => path.parent().map(|folder| Home { folder: folder.to_owned(), is_decks: false }),
    }
}
