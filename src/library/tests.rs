//! Libraries over folders that change, break, and are looked at from several sides at once.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, SystemTime};

use tempfile::TempDir;

use super::deck::Listing;
use super::index::{Index, doctored};
use super::*;

/// A folder of decks and the place of its index.
struct Shelf {
    folder: TempDir,
}

impl Shelf {
    fn new() -> Self {
        Self { folder: TempDir::new().unwrap() }
    }

    fn decks(&self) -> PathBuf {
        self.folder.path().join("decks")
    }

    fn index(&self) -> PathBuf {
        self.folder.path().join("progress/cache/decks.idx")
    }

    fn put(&self, name: &str, text: impl AsRef<[u8]>) -> PathBuf {
        let path = self.decks().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, text).unwrap();
        path
    }

    /// Opens the library; how many files were read for it.
    fn open(&self) -> (Library, usize) {
        let mut read = 0;
        let library = Library::open(&self.decks(), Some(&self.index()), &mut |_, total| read = total);
        (library, read)
    }

    /// Opens it once to make the index, and lets that grow old.
    fn indexed(self) -> Self {
        assert!(self.open().0.faults().is_empty());
        doctored::age(&self.index());
        self
    }
}

/// A deck with questions of that many ids; the last is a cloze with two gaps, the first goes both ways.
fn deck(id: &str, language: &str, questions: &[&str]) -> String {
    let mut text = format!(
        "(id: \"{id}\", title: \"{id} été {language}\", language: \"{language}\",\n \
         sources: {{\"s\": (title: \"S\")}}, defaults: (tags: [\"all\"], source: \"s\"), questions: [\n"
    );
    for (at, question) in questions.iter().enumerate() {
        let answer = match at {
            0 => "Recall(\"é\"), both_ways: true",
            _ if at + 1 == questions.len() => "Cloze(\"{{a}} et {{b}}\"), tags: [\"gaps\"]",
            _ => "TrueFalse(true)",
        };
        let line = format!("  (id: \"{question}\", ask: \"« {question} » en {language} ?\", answer: {answer}),\n");
        text.push_str(&line);
    }
    text + "])\n"
}

fn ids(library: &Library, deck: &str) -> Vec<String> {
    library.find_deck(deck).unwrap().questions().map(|question| question.id.to_owned()).collect()
}

fn card(text: &str) -> CardId {
    text.parse().unwrap()
}

fn ask(library: &Library, deck: &str, question: &str, language: &str) -> Result<Loaded, LoadFault> {
    let mut card = card(&format!("{deck}/{question}"));
    let known = library.deck(&card.deck).and_then(|deck| deck.question(&card.question));
    card.facet = known.and_then(|question| question.cards.facets().next()).unwrap_or(card.facet);
    library.question(&card, language)
}

fn set_modified(path: &Path, time: SystemTime) {
    File::options().write(true).open(path).unwrap().set_modified(time).unwrap();
}

/// Everything that a library says, to compare two of them.
fn account(library: &Library) -> Vec<String> {
    let mut lines = Vec::new();
    for deck in library.decks() {
        lines.push(format!("{} {} {}", deck.id(), deck.question_count(), deck.card_count()));
        for question in deck.questions() {
            let loaded = ask(library, deck.id().as_str(), question.id, "fr").unwrap();
            lines.push(format!("{} {:?} {:?} {loaded:?}", question.id, question.cards, question.tags()));
        }
    }
    lines.extend(library.faults().iter().map(ToString::to_string));
    lines
}

#[test]
fn a_library_lists_and_loads() {
    let shelf = Shelf::new();
    shelf.put("b/two.fr.ron", deck("two", "fr", &["x", "y", "z"]));
    shelf.put("one.en.ron", deck("one", "en", &["b", "a", "c"]));
    shelf.put(".hidden.ron", "(");
    shelf.put("notes.txt", "(");
    let (library, read) = shelf.open();
    assert_eq!((library.faults().len(), read), (0, 2));
    assert_eq!(library.decks().iter().map(|deck| deck.id().as_str()).collect::<Vec<_>>(), ["two", "one"]);
    assert_eq!(ids(&library, "one"), ["b", "a", "c"]);
    let one = DeckId::new("one").unwrap();
    assert_eq!((library.question_count(&one), library.card_count(&one)), (3, 5));
    for (id, there) in [("one/b", true), ("one/b#back", true), ("one/a", true), ("one/a#back", false), ("one/c", false)]
    {
        assert_eq!(library.contains(&card(id)), there, "{id}");
    }
    assert!(library.contains(&card("one/c#2")) && !library.contains(&card("one/c#3")));
    assert!(!library.contains(&card("none/c")) && !library.contains(&card("one/none")));
    assert_eq!(library.tags_of(&card("one/c#1")), ["all", "gaps"]);
    let loaded = ask(&library, "two", "y", "fr").unwrap();
    assert_eq!((loaded.question.ask.as_str(), loaded.line), ("« y » en fr ?", 4));
    assert_eq!((loaded.deck_language.as_str(), loaded.source.unwrap().title.as_str()), ("fr", "S"));
    assert!(matches!(ask(&library, "none", "y", "fr"), Err(LoadFault::NoDeck(_))));
    assert!(matches!(ask(&library, "two", "none", "fr"), Err(LoadFault::NoQuestion(..))));
}

#[test]
fn a_deck_is_found_by_what_people_call_it() {
    let shelf = Shelf::new();
    shelf.put("b/two.fr.ron", deck("sommet-two", "fr", &["x"]));
    let (library, _) = shelf.open();
    for name in ["sommet-two", "two.fr.ron", "two.fr", "b/two.fr.ron", "./decks/b/two.fr.ron", "decks/b/two.fr"] {
        assert!(library.find_deck(name).is_ok(), "{name}");
    }
    for name in ["two", "somet-two", "SOMMET"] {
        assert_eq!(library.find_deck(name).unwrap_err().nearest, ["sommet-two"], "{name}");
    }
    assert!(library.find_deck("").unwrap_err().nearest.is_empty());
}

#[test]
fn translations_are_one_deck() {
    let shelf = Shelf::new();
    shelf.put("d.de.ron", deck("d", "de", &["a", "b"]));
    shelf.put("d.en.ron", deck("d", "en", &["a", "n", "b"]));
    shelf.put("d.fr.ron", deck("d", "fr", &["f", "b"]));
    shelf.put("d2.fr.ron", deck("d", "FR", &["g"]));
    let (library, _) = shelf.open();
    assert_eq!(ids(&library, "d"), ["a", "b", "n", "f"]);
    let id = DeckId::new("d").unwrap();
    let chosen = |language: &str| library.choose(&id, language).unwrap().language();
    let table = [("fr", "fr"), ("fr-CA", "fr"), ("EN", "en"), ("es", "en"), ("de-AT", "de"), ("", "en")];
    for (wanted, expected) in table {
        assert_eq!(chosen(wanted), expected, "{wanted}");
    }
    assert_eq!(ask(&library, "d", "b", "fr").unwrap().question.ask, "« b » en fr ?");
    assert_eq!(ask(&library, "d", "n", "fr").unwrap().deck_language, "en");
    let [fault] = library.faults() else { panic!() };
    let FileFaultKind::SameDeckTwice { first, .. } = &fault.kind else { panic!("{fault}") };
    assert!(first.ends_with("d.fr.ron") && fault.path.ends_with("d2.fr.ron"));
}

#[test]
fn bad_files_harm_no_good_ones() {
    let shelf = Shelf::new();
    shelf.put("good.ron", deck("good", "en", &["a"]));
    shelf.put("half.ron", deck("half", "en", &["a", "b", "c"]).replace("TrueFalse(true)", "TrueFalse(maybe)"));
    shelf.put("none.ron", "(id: ");
    shelf.put("bytes.ron", b"(id: \"\xff\")");
    for _ in 0..2 {
        let (library, _) = shelf.open();
        assert_eq!(ids(&library, "half"), ["a", "c"]);
        assert_eq!(ids(&library, "good"), ["a"]);
        let kinds: Vec<_> =
            library.faults().iter().map(|fault| (fault.path.file_name().unwrap(), &fault.kind)).collect();
        let [(bytes, FileFaultKind::NotUtf8 { offset: 6 }), (half, FileFaultKind::Diagnostics(_)), (none, _)] =
            kinds[..]
        else {
            panic!("{kinds:?}")
        };
        assert_eq!(
            (bytes.to_str(), half.to_str(), none.to_str()),
            (Some("bytes.ron"), Some("half.ron"), Some("none.ron"))
        );
        assert!(library.faults()[1].text.contains("maybe"));
    }
    // Only the sound one is indexed; the others are told of each time.
    assert_eq!(Index::read(&shelf.index()).entries.len(), 1);
    doctored::age(&shelf.index());
    assert_eq!(shelf.open().1, 3);
}

#[test]
fn an_unchanged_library_is_read_from_its_index() {
    let shelf = Shelf::new();
    shelf.put("a.ron", deck("a", "en", &["a", "b", "c"]));
    shelf.put("b.ron", deck("b", "fr", &["a", "b"]));
    let fresh = account(&shelf.open().0);
    let shelf = shelf.indexed();
    let before = fs::read(shelf.index()).unwrap();
    let (library, read) = shelf.open();
    assert_eq!((account(&library), read), (fresh.clone(), 0));
    assert!(matches!(library.decks()[0].files()[0].listing, Listing::Stored { .. }));
    assert_eq!(fs::read(shelf.index()).unwrap(), before);
    let without = Library::open(&shelf.decks(), None, &mut |_, _| {});
    assert_eq!(account(&without), fresh);
}

#[test]
fn a_changed_file_is_read_again() {
    let shelf = Shelf::new();
    let path = shelf.put("a.ron", deck("a", "en", &["a", "b"]));
    shelf.put("b.ron", deck("b", "en", &["a", "b"]));
    let shelf = shelf.indexed();
    // The same size.
    fs::write(&path, deck("a", "en", &["a", "z"])).unwrap();
    let (library, read) = shelf.open();
    assert_eq!((ids(&library, "a"), read), (vec!["a".to_owned(), "z".to_owned()], 1));
    // Touched, and nothing else.
    doctored::age(&shelf.index());
    set_modified(&path, SystemTime::UNIX_EPOCH + Duration::from_secs(9));
    assert_eq!(shelf.open().1, 1);
    doctored::age(&shelf.index());
    assert_eq!(shelf.open().1, 0);
}

#[test]
#[cfg(unix)]
fn a_change_that_hides_its_time_is_seen() {
    let shelf = Shelf::new();
    let path = shelf.put("a.ron", deck("a", "en", &["a", "b"]));
    let shelf = shelf.indexed();
    let time = fs::metadata(&path).unwrap().modified().unwrap();
    thread::sleep(Duration::from_millis(20));
    fs::write(&path, deck("a", "en", &["a", "z"])).unwrap();
    set_modified(&path, time);
    assert_eq!(ids(&shelf.open().0, "a"), ["a", "z"]);
}

#[test]
fn a_change_within_one_tick_of_the_clock_is_seen() {
    let shelf = Shelf::new();
    let path = shelf.put("a.ron", deck("a", "en", &["a", "b"]));
    assert!(shelf.open().0.faults().is_empty());
    fs::write(&path, deck("a", "en", &["a", "z"])).unwrap();
    let now = walk::Stamp::of(&fs::metadata(&path).unwrap());
    doctored::change(&shelf.index(), |_, entry| entry.stamp = now);
    assert_eq!(ids(&shelf.open().0, "a"), ["a", "z"]);
}

#[test]
fn files_come_and_go() {
    let shelf = Shelf::new();
    let a = shelf.put("a.ron", deck("a", "en", &["a", "b"]));
    let b = shelf.put("b.ron", deck("b", "en", &["a", "b"]));
    let shelf = shelf.indexed();
    fs::rename(&a, shelf.decks().join("c.ron")).unwrap();
    shelf.put("d/d.ron", deck("d", "en", &["a"]));
    let (library, read) = shelf.open();
    assert_eq!(library.decks().iter().map(|deck| deck.id().as_str()).collect::<Vec<_>>(), ["b", "a", "d"]);
    assert_eq!((ids(&library, "c.ron").len(), read), (2, 2));
    fs::remove_file(b).unwrap();
    let (library, _) = shelf.open();
    assert_eq!(library.decks().len(), 2);
    assert_eq!(Index::read(&shelf.index()).entries.len(), 2);
    fs::remove_dir_all(shelf.decks()).unwrap();
    let (library, _) = shelf.open();
    assert!(library.decks().is_empty() && library.faults().is_empty());
}

#[test]
fn a_file_that_changes_while_the_library_is_open_is_read_anew() {
    let shelf = Shelf::new();
    let path = shelf.put("a.ron", deck("a", "en", &["a", "b", "c"]));
    let shelf = shelf.indexed();
    let (library, _) = shelf.open();
    fs::write(&path, deck("a", "en", &["new", "a", "moved", "b"])).unwrap();
    let loaded = ask(&library, "a", "a", "en").unwrap();
    assert_eq!((loaded.question.id.as_str(), loaded.line), ("a", 4));
    assert!(matches!(ask(&library, "a", "c", "en"), Err(LoadFault::NoQuestion(..))));
    fs::write(&path, "nothing").unwrap();
    assert!(matches!(ask(&library, "a", "a", "en"), Err(LoadFault::NoDeckAnyMore(_))));
    fs::remove_file(&path).unwrap();
    assert!(matches!(ask(&library, "a", "a", "en"), Err(LoadFault::Io { .. })));
}

#[test]
fn a_damaged_index_is_worth_nothing() {
    let shelf = Shelf::new();
    shelf.put("a.ron", deck("a", "en", &["a", "b", "c"]));
    shelf.put("b.ron", deck("b", "fr", &["a", "b"]));
    let shelf = shelf.indexed();
    let expected = account(&shelf.open().0);
    let sound = fs::read(shelf.index()).unwrap();
    assert_eq!(Index::read(&shelf.index()).entries.len(), 2);
    for at in 0..sound.len() {
        let mut damaged = sound.clone();
        damaged[at] ^= 1 << (at % 8);
        let truncated = &sound[..at];
        for bytes in [damaged.as_slice(), truncated] {
            fs::write(shelf.index(), bytes).unwrap();
            assert!(Index::read(&shelf.index()).entries.is_empty(), "byte {at}");
            if at % 97 == 0 {
                let (library, read) = shelf.open();
                assert_eq!((account(&library), read), (expected.clone(), 2));
            }
        }
    }
    fs::write(shelf.index(), [sound.as_slice(), b"x"].concat()).unwrap();
    assert!(Index::read(&shelf.index()).entries.is_empty());
    fs::remove_file(shelf.index()).unwrap();
    fs::create_dir(shelf.index()).unwrap();
    assert_eq!(account(&shelf.open().0), expected);
}

#[test]
fn several_may_open_and_write_at_once() {
    let shelf = Shelf::new();
    for number in 0..6 {
        shelf.put(&format!("{number}.ron"), deck(&format!("d{number}"), "en", &["a", "b"]));
    }
    thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                for _ in 0..15 {
                    let (library, _) = shelf.open();
                    assert_eq!(library.decks().len(), 6);
                    for number in 1..6 {
                        assert_eq!(ids(&library, &format!("d{number}")), ["a", "b"]);
                    }
                }
            });
        }
        for round in 0..20 {
            let last = if round % 2 == 0 { "z" } else { "b" };
            // A reader may see a file half written; this one is put in place whole.
            let beside = shelf.folder.path().join("next");
            fs::write(&beside, deck("d0", "en", &["a", last])).unwrap();
            fs::rename(&beside, shelf.decks().join("0.ron")).unwrap();
        }
    });
    assert_eq!(ids(&shelf.open().0, "d0"), ["a", "b"]);
    let left: Vec<_> = fs::read_dir(shelf.index().parent().unwrap()).unwrap().collect();
    assert_eq!(left.len(), 1, "{left:?}");
}

#[test]
#[cfg(unix)]
fn links_are_followed_once() {
    let shelf = Shelf::new();
    shelf.put("in/a.ron", deck("a", "en", &["a"]));
    std::os::unix::fs::symlink(shelf.decks(), shelf.decks().join("in/loop")).unwrap();
    std::os::unix::fs::symlink("nowhere", shelf.decks().join("dangling.ron")).unwrap();
    let (library, _) = shelf.open();
    assert_eq!(library.decks().len(), 1);
    let [fault] = library.faults() else { panic!() };
    assert!(matches!(fault.kind, FileFaultKind::Io(_)));
}

#[test]
fn a_file_of_giant_size_is_left_alone() {
    let shelf = Shelf::new();
    let path = shelf.put("a.ron", "");
    File::options().write(true).open(path).unwrap().set_len(MAX_BYTES + 1).unwrap();
    let (library, _) = shelf.open();
    assert!(matches!(library.faults()[0].kind, FileFaultKind::TooLarge { .. }));
}

#[test]
fn the_bundled_decks_are_unpacked_once() {
    let folder = TempDir::new().unwrap();
    let bundled: Vec<_> = bundled::files().collect();
    let written = bundled::unpack(folder.path()).unwrap();
    assert!(written >= bundled.len());
    for (name, text) in &bundled {
        assert_eq!(fs::read_to_string(folder.path().join(name)).unwrap(), *text);
        fs::write(folder.path().join(name), "mine").unwrap();
    }
    assert_eq!(bundled::unpack(folder.path()).unwrap(), 0);
    for (name, _) in &bundled {
        assert_eq!(fs::read_to_string(folder.path().join(name)).unwrap(), "mine");
    }
    for entry in fs::read_dir(folder.path()).unwrap() {
        assert!(!entry.unwrap().file_name().to_string_lossy().starts_with('.'));
    }
}
