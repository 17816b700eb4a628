//! One deck and its translations, and what can be known of its questions without reading them.

use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use super::block::{Block, Cards, Head};
use super::walk::Stamp;
use crate::model::{DeckId, Facet, QuestionId};

/// Where a file's questions are listed.
#[derive(Debug)]
pub(super) enum Listing {
    /// In memory, fresh from the file.
    Fresh(Block),
    /// In these bytes of the index, decoded when they are first needed.
    Stored { index: Arc<Vec<u8>>, bytes: Range<usize>, decoded: OnceLock<Block> },
}

/// One file of a deck: the deck in one language.
#[derive(Debug)]
pub struct DeckFile {
    pub(super) name: String,
    pub(super) path: PathBuf,
    pub(super) stamp: Stamp,
    pub(super) id: DeckId,
    pub(super) head: Head,
    pub(super) listing: Listing,
}

impl DeckFile {
    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Its path below the folder of decks, with forward slashes.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The title that learners see.
    pub fn title(&self) -> &str {
        &self.head.title
    }

    /// Its language, a BCP 47 tag.
    pub fn language(&self) -> &str {
        &self.head.language
    }

    /// The author's own version.
    pub fn version(&self) -> Option<&str> {
        self.head.version.as_deref()
    }

    /// Who wrote it.
    pub fn authors(&self) -> &[String] {
        &self.head.authors
    }

    /// Under which licence it may be passed on.
    pub fn license(&self) -> Option<&str> {
        self.head.license.as_deref()
    }

    /// What it is about.
    pub fn about(&self) -> Option<&str> {
        self.head.about.as_deref()
    }

    /// Every tag that its questions have, in the order of their first use.
    pub fn tags(&self) -> &[String] {
        &self.head.tags
    }

    /// How many questions it has.
    pub fn question_count(&self) -> usize {
        self.head.questions as usize
    }

    /// How many cards they yield.
    pub fn card_count(&self) -> usize {
        self.head.cards as usize
    }

    pub(super) fn block(&self) -> &Block {
        match &self.listing {
            Listing::Fresh(block) => block,
            // The bytes were checked against their sum when the library was opened.
            Listing::Stored { index, bytes, decoded } => decoded.get_or_init(|| {
                let block: Option<Block> = index.get(bytes.clone()).and_then(|b| postcard::from_bytes(b).ok());
                block.filter(|block| block.is_whole(&self.head)).unwrap_or_default()
            }),
        }
    }

    /// Whether a person may mean this file by a path or name.
    pub fn is_called(&self, name: &str) -> bool {
        let name = name.strip_prefix("./").unwrap_or(name);
        !name.is_empty() && (self.path.ends_with(name) || self.path.ends_with(format!("{name}.ron")))
    }

    fn tags_of(&self, question: usize) -> impl Iterator<Item = &str> {
        self.block().tags(question).iter().filter_map(|tag| self.head.tags.get(*tag as usize)).map(String::as_str)
    }
}

/// A deck: its files, one a language.
#[derive(Debug)]
pub struct DeckOutline {
    pub(super) id: DeckId,
    /// At least one.
    pub(super) files: Vec<DeckFile>,
}

impl DeckOutline {
    /// The id that its translations share.
    pub fn id(&self) -> &DeckId {
        &self.id
    }

    /// Its translations, by path; at least one.
    pub fn files(&self) -> &[DeckFile] {
        &self.files
    }

    /// The file to read in a language, a BCP 47 tag: that language, else the same without its region, else English,
    /// else the first.
    pub fn choose(&self, language: &str) -> &DeckFile {
        self.files.iter().min_by_key(|file| distance(file.language(), language)).unwrap_or(&self.files[0])
    }

    /// The file to read a card's question in, as [`DeckOutline::choose`] would among those that have the card.
    pub(super) fn choose_with(&self, question: &str, facet: Facet, language: &str) -> Option<(&DeckFile, usize)> {
        let having = self.files.iter().filter_map(|file| {
            let at = file.block().find(question).filter(|at| file.block().cards(*at).contains(facet))?;
            Some((file, at))
        });
        having.min_by_key(|(file, _)| distance(file.language(), language))
    }

    /// Every question once, in the author's order; those that only some translations have come where the first file
    /// that has them leads, after those of the files before it.
    pub fn questions(&self) -> impl Iterator<Item = QuestionRef<'_>> {
        self.files.iter().enumerate().flat_map(move |(number, file)| {
            let block = file.block();
            (0..block.len()).filter_map(move |at| {
                let id = block.id(at);
                let told = self.files[..number].iter().any(|earlier| earlier.block().find(id).is_some());
                (!told).then(|| QuestionRef { id, cards: block.cards(at), deck: self })
            })
        })
    }

    /// One question.
    pub fn question(&self, id: &QuestionId) -> Option<QuestionRef<'_>> {
        self.files.iter().find_map(|file| {
            let block = file.block();
            let at = block.find(id.as_str())?;
            Some(QuestionRef { id: block.id(at), cards: block.cards(at), deck: self })
        })
    }

    /// Whether any translation has that card of that question.
    pub fn contains(&self, question: &QuestionId, facet: Facet) -> bool {
        self.files.iter().any(|file| {
            let block = file.block();
            block.find(question.as_str()).is_some_and(|at| block.cards(at).contains(facet))
        })
    }

    /// How many questions it has, each counted once.
    pub fn question_count(&self) -> usize {
        match &self.files[..] {
            [only] => only.question_count(),
            _ => self.questions().count(),
        }
    }

    /// How many cards they yield.
    pub fn card_count(&self) -> usize {
        match &self.files[..] {
            [only] => only.card_count(),
            _ => self.questions().map(|question| question.cards.count()).sum(),
        }
    }
}

/// What is known of a question without reading it.
#[derive(Clone, Copy, Debug)]
pub struct QuestionRef<'a> {
    /// Its id in the deck.
    pub id: &'a str,
    /// The cards that it yields, those of the first translation that has it.
    pub cards: Cards,
    deck: &'a DeckOutline,
}

impl<'a> QuestionRef<'a> {
    /// Its tags, those of all translations, each once.
    pub fn tags(&self) -> Vec<&'a str> {
        let mut tags = Vec::new();
        for file in &self.deck.files {
            for tag in file.block().find(self.id).into_iter().flat_map(|at| file.tags_of(at)) {
                if !tags.contains(&tag) {
                    tags.push(tag);
                }
            }
        }
        tags
    }
}

/// How far a translation is from a wanted language: 0 the same, 1 the same but for its region, 2 English, 3 another.
fn distance(language: &str, wanted: &str) -> u8 {
    let primary = |tag: &str| tag.split(['-', '_']).next().unwrap_or("").to_ascii_lowercase();
    match primary(language) {
        _ if language.eq_ignore_ascii_case(wanted) => 0,
        same if same == primary(wanted) => 1,
        english if english == "en" => 2,
        _ => 3,
    }
}
