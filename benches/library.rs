//! How fast a large and a small library open, cold and from the index: `cargo bench --bench library`.
#![expect(clippy::expect_used, reason = "a measurement that cannot be set up has nothing to say")]

mod collection;
#[path = "collection/plain.rs"]
mod plain;

use std::fs;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use std::thread;
use std::time::Duration;

use divan::{AllocProfiler, Bencher};
use sommet::library::{DeckOutline, Library};
use sommet::model::{CardId, QuestionId};

#[global_allocator]
static MEMORY: AllocProfiler = AllocProfiler::system();

fn main() {
    divan::main();
}

/// A folder of decks with an index that is to be believed.
struct Shelf {
    folder: PathBuf,
}

impl Shelf {
    fn new(decks: usize, questions: usize) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("library-{decks}-{questions}"));
        let shelf = Self { folder };
        collection::write(&shelf.decks(), decks, questions).expect("a collection");
        // Files younger than two seconds are not believed; the index that is made after that is.
        thread::sleep(Duration::from_millis(2100));
        let opened = Library::open(&shelf.decks(), Some(&shelf.index()), &mut |_, _| {});
        assert!(opened.faults().is_empty(), "{:?}", opened.faults().first());
        let mut read = 0;
        Library::open(&shelf.decks(), Some(&shelf.index()), &mut |_, total| read = total);
        assert_eq!(read, 0, "the index is not believed");
        shelf
    }

    fn decks(&self) -> PathBuf {
        self.folder.join("decks")
    }

    fn index(&self) -> PathBuf {
        self.folder.join("decks.idx")
    }
}

/// 100 decks of 1,000 questions.
static LARGE: LazyLock<Shelf> = LazyLock::new(|| Shelf::new(100, 1000));
/// 4 decks of 40 questions, as many as come with the program.
static SMALL: LazyLock<Shelf> = LazyLock::new(|| Shelf::new(4, 40));

/// What a session does before its first question: open, list every id, look 300 cards up, read one question.
fn begin(shelf: &Shelf) -> Library {
    let library = Library::open(&shelf.decks(), Some(&shelf.index()), &mut |_, _| {});
    let listed: usize = library.decks().iter().flat_map(DeckOutline::questions).map(|question| question.id.len()).sum();
    black_box(listed);
    let decks = library.decks().len();
    for number in 0..300 {
        let deck = &library.decks()[number % decks];
        let card: CardId = format!("{}/calcul-{}", deck.id(), number * 3).parse().expect("a card's id");
        black_box(library.contains(&card));
    }
    let deck = &library.decks()[decks / 2];
    let question = deck.questions().nth(7).expect("a question");
    let facet = question.cards.facets().next().expect("a card");
    let question = QuestionId::new(question.id).expect("an id");
    let card = CardId { deck: deck.id().clone(), question, facet };
    black_box(library.question(&card, "fr").expect("the question"));
    library
}

#[divan::bench(sample_count = 30)]
fn warm_large(bencher: Bencher<'_, '_>) {
    let shelf = &*LARGE;
    bencher.bench(|| begin(shelf));
}

#[divan::bench(sample_count = 100)]
fn warm_small(bencher: Bencher<'_, '_>) {
    let shelf = &*SMALL;
    bencher.bench(|| begin(shelf));
}

#[divan::bench(sample_count = 5)]
fn cold_large(bencher: Bencher<'_, '_>) {
    let shelf = &*LARGE;
    bencher.bench(|| Library::open(&shelf.decks(), None, &mut |_, _| {}));
}

/// The texts of the large collection.
fn texts() -> Vec<String> {
    let entries = fs::read_dir(LARGE.decks()).expect("the folder");
    entries.map(|entry| fs::read_to_string(entry.expect("an entry").path()).expect("a deck")).collect()
}

/// Every deck through the reader of decks, on one thread.
#[divan::bench(sample_count = 5)]
fn parse_large(bencher: Bencher<'_, '_>) {
    let texts = texts();
    bencher.bench(|| {
        texts.iter().map(|text| black_box(sommet::deckfile::parse(text)).question_spans.len()).sum::<usize>()
    });
}

/// The same decks through `ron` alone, on one thread.
#[divan::bench(sample_count = 5)]
fn plain_ron_large(bencher: Bencher<'_, '_>) {
    let texts = texts();
    bencher.bench(|| texts.iter().map(|text| plain::read(text)).sum::<usize>());
}
