//! What is remembered of a deck: its head, and its questions in flat columns.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use crate::deckfile::Parsed;
use crate::model::{Deck, Defaults, Facet, Question, Source};

/// The cards that a question yields.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cards {
    /// One.
    Whole,
    /// One each way.
    BothWays,
    /// One a gap, so many.
    Gaps(u16),
}

impl Cards {
    fn of(question: &Question) -> Self {
        match question.facets()[..] {
            [Facet::Whole, Facet::Back] => Self::BothWays,
            [Facet::Whole] => Self::Whole,
            ref gaps => Self::Gaps(u16::try_from(gaps.len()).unwrap_or(u16::MAX)),
        }
    }

    fn number(self) -> u32 {
        match self {
            Self::Whole => 0,
            Self::BothWays => 1,
            Self::Gaps(gaps) => 2 + u32::from(gaps),
        }
    }

    fn from_number(number: u32) -> Self {
        match number {
            0 => Self::Whole,
            1 => Self::BothWays,
            more => Self::Gaps(u16::try_from(more - 2).unwrap_or(u16::MAX)),
        }
    }

    /// How many they are.
    pub fn count(self) -> usize {
        match self {
            Self::Whole => 1,
            Self::BothWays => 2,
            Self::Gaps(gaps) => usize::from(gaps),
        }
    }

    /// Whether one of that facet is among them.
    pub fn contains(self, facet: Facet) -> bool {
        match facet {
            Facet::Whole => matches!(self, Self::Whole | Self::BothWays),
            Facet::Back => self == Self::BothWays,
            Facet::Gap(number) => matches!(self, Self::Gaps(gaps) if (1..=gaps).contains(&number)),
        }
    }

    /// Their facets, in order.
    pub fn facets(self) -> impl Iterator<Item = Facet> {
        let (plain, gaps): (&[Facet], u16) = match self {
            Self::Whole => (&[Facet::Whole], 0),
            Self::BothWays => (&[Facet::Whole, Facet::Back], 0),
            Self::Gaps(gaps) => (&[], gaps),
        };
        plain.iter().copied().chain((1..=gaps).map(Facet::Gap))
    }
}

/// A deck without its questions.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Head {
    pub(super) id: String,
    pub(super) title: String,
    pub(super) language: String,
    pub(super) version: Option<String>,
    pub(super) authors: Vec<String>,
    pub(super) license: Option<String>,
    pub(super) about: Option<String>,
    pub(super) sources: Vec<(String, SourceRecord)>,
    defaults: DefaultsRecord,
    pub(super) extensions: u8,
    pub(super) tags: Vec<String>,
    pub(super) questions: u32,
    pub(super) cards: u32,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct SourceRecord {
    title: String,
    author: Option<String>,
    date: Option<String>,
    url: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct DefaultsRecord {
    tags: Vec<String>,
    source: Option<String>,
    retention: Option<f32>,
    seconds: Option<u32>,
    points: Option<u32>,
}

impl Head {
    pub(super) fn source(&self, key: &str) -> Option<Source> {
        let (_, SourceRecord { title, author, date, url }) = self.sources.iter().find(|(known, _)| known == key)?;
        Some(Source { title: title.clone(), author: author.clone(), date: date.clone(), url: url.clone() })
    }

    pub(super) fn defaults(&self) -> Defaults {
        let DefaultsRecord { tags, source, retention, seconds, points } = &self.defaults;
        Defaults {
            tags: tags.clone(),
            source: source.clone(),
            retention: *retention,
            seconds: *seconds,
            points: *points,
        }
    }
}

/// A deck's questions: one entry a question in each column, in the author's order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Block {
    /// The ids, one after the other.
    ids: String,
    /// Where each ends.
    id_ends: Vec<u32>,
    /// The first byte of each question in the file.
    starts: Vec<u32>,
    /// How many bytes it has.
    lengths: Vec<u32>,
    /// The line it begins on, from 1.
    lines: Vec<u32>,
    cards: Vec<u32>,
    /// Indexes into the head's tags, one question's after the other.
    tags: Vec<u32>,
    /// Where each question's end.
    tag_ends: Vec<u32>,
    /// The questions by id.
    sorted: Vec<u32>,
}

fn at(column: &[u32], question: usize) -> usize {
    column.get(question).map_or(0, |value| *value as usize)
}

/// The stretch of a column of ends that belongs to a question.
fn stretch(ends: &[u32], question: usize) -> std::ops::Range<usize> {
    let start = question.checked_sub(1).map_or(0, |before| at(ends, before));
    start..at(ends, question).max(start)
}

impl Block {
    pub(super) fn len(&self) -> usize {
        self.id_ends.len()
    }

    pub(super) fn id(&self, question: usize) -> &str {
        self.ids.get(stretch(&self.id_ends, question)).unwrap_or("")
    }

    pub(super) fn cards(&self, question: usize) -> Cards {
        Cards::from_number(self.cards.get(question).copied().unwrap_or(0))
    }

    /// Indexes into the head's tags.
    pub(super) fn tags(&self, question: usize) -> &[u32] {
        self.tags.get(stretch(&self.tag_ends, question)).unwrap_or(&[])
    }

    /// Where the question stands: its first byte, its length, its line from 1.
    pub(super) fn place(&self, question: usize) -> (usize, usize, usize) {
        (at(&self.starts, question), at(&self.lengths, question), at(&self.lines, question))
    }

    /// The question of that id.
    pub(super) fn find(&self, id: &str) -> Option<usize> {
        let found = self.sorted.binary_search_by(|question| self.id(*question as usize).cmp(id)).ok()?;
        self.sorted.get(found).map(|question| *question as usize)
    }

    /// Whether every column has an entry for every question, and every entry points into what it speaks of.
    pub(super) fn is_whole(&self, head: &Head) -> bool {
        let questions = self.len();
        let columns = [&self.starts, &self.lengths, &self.lines, &self.cards, &self.tag_ends, &self.sorted];
        let rises =
            |ends: &[u32], end: usize| ends.is_sorted() && ends.last().map_or(end == 0, |last| *last as usize == end);
        columns.iter().all(|column| column.len() == questions)
            && head.questions as usize == questions
            && rises(&self.id_ends, self.ids.len())
            && rises(&self.tag_ends, self.tags.len())
            && self.sorted.iter().all(|question| (*question as usize) < questions)
            && self.tags.iter().all(|tag| (*tag as usize) < head.tags.len())
    }
}

/// A number that is known to be small: files have at most [`super::MAX_BYTES`].
fn small(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// What is to be remembered of a parsed deck.
pub(super) fn summary(text: &str, deck: &Deck, parsed: &Parsed) -> (Head, Block) {
    let mut block = Block::default();
    let mut tags: Vec<String> = Vec::new();
    let mut numbers: HashMap<&str, u32> = HashMap::new();
    let (mut line, mut counted, mut cards) = (1, 0, 0);
    for (question, span) in deck.questions.iter().zip(&parsed.question_spans) {
        line += text[counted..span.start].bytes().filter(|byte| *byte == b'\n').count();
        counted = span.start;
        block.ids.push_str(question.id.as_str());
        block.id_ends.push(small(block.ids.len()));
        block.starts.push(small(span.start));
        block.lengths.push(small(span.len()));
        block.lines.push(small(line));
        let yields = Cards::of(question);
        cards += yields.count();
        block.cards.push(yields.number());
        for tag in &question.tags {
            let known = *numbers.entry(tag).or_insert_with(|| {
                tags.push(tag.clone());
                small(tags.len() - 1)
            });
            block.tags.push(known);
        }
        block.tag_ends.push(small(block.tags.len()));
    }
    let mut sorted: Vec<u32> = (0..small(block.len())).collect();
    sorted.sort_by(|a, b| block.id(*a as usize).cmp(block.id(*b as usize)));
    block.sorted = sorted;
    (head(deck, parsed, tags, block.len(), cards), block)
}

fn head(deck: &Deck, parsed: &Parsed, tags: Vec<String>, questions: usize, cards: usize) -> Head {
    let Defaults { tags: default_tags, source, retention, seconds, points } = deck.defaults.clone();
    let sources = deck
        .sources
        .clone()
        .into_iter()
        .map(|(key, Source { title, author, date, url })| (key, SourceRecord { title, author, date, url }));
    Head {
        id: deck.id.to_string(),
        title: deck.title.clone(),
        language: deck.language.clone(),
        version: deck.version.clone(),
        authors: deck.authors.clone(),
        license: deck.license.clone(),
        about: deck.about.clone(),
        sources: sources.collect(),
        defaults: DefaultsRecord { tags: default_tags, source, retention, seconds, points },
        extensions: parsed.extensions.bits(),
        tags,
        questions: small(questions),
        cards: small(cards),
    }
}
