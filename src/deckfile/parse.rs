//! Reads a deck: its header, then each question from its own span, so that one bad question hides no other.

use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::collections::hash_map::Entry;
use std::ops::Range;

use foldhash::{HashMap, HashMapExt};

use super::check::{self, Faults};
use super::diagnostic::{Code, Diagnostic, SyntaxFault};
use super::glance::Packed;
use super::lines::Lines;
use super::memo::Memo;
use super::outline::{BYTE_ORDER_MARK, Outline, glance, outline};
use super::reader::{self, Extensions};
use super::schema::{DeckText, DefaultsText, OneOrMany, QuestionText};
use super::shape::{DECK, QUESTION};
use super::slug::slug;
use super::tree::{self, Step, Value};
use crate::model::{Deck, DeckId, Defaults, Question, QuestionId, Source};

/// The version of the format that this program writes, and the latest that it reads.
pub const FORMAT: u32 = 1;

/// How many diagnostics are listed for one deck; whoever mends these will ask again.
const MOST_LISTED: usize = 200;

/// What a deck's text holds, and everything that is wrong with it.
#[derive(Clone, Debug, PartialEq)]
pub struct Parsed {
    /// The deck with its good questions; `None` when its header cannot be read.
    pub deck: Option<Deck>,
    /// Where each of the deck's questions stands: byte offsets, in the deck's order.
    pub question_spans: Vec<Range<usize>>,
    /// What is wrong, by place, as far as one can use; a deck without errors has none.
    pub diagnostics: Vec<Diagnostic>,
    /// At least so many more faults there are, past those that are listed.
    pub unlisted: usize,
    /// What [`parse_question`] needs to read one of the questions alone.
    pub extensions: Extensions,
}

/// Reads a deck.
///
/// ```
/// use sommet::deckfile::parse;
/// let parsed = parse(r#"(id: "d", title: "D", language: "en", questions: [
///     (id: "a", ask: "1 + 1?", answer: Number(value: 2)),
///     (id: "b", aks: "1 + 2?", answer: Number(value: 3)),
/// ])"#);
/// assert_eq!(parsed.deck.unwrap().questions.len(), 1);
/// assert_eq!(parsed.diagnostics[0].code.code(), "E020");
/// ```
pub fn parse(text: &str) -> Parsed {
    let keep = |good: &mut Vec<(Question, Range<usize>)>, question, span, _: &Deck, _: &mut Memo| {
        good.push((question, span));
    };
    let read = read_deck(text, &mut Memo::default(), |_| Vec::new(), keep);
    let (questions, question_spans) = read.made.into_iter().unzip();
    let deck = read.deck.map(|deck| Deck { questions, ..deck });
    let Read { diagnostics, unlisted, extensions, .. } = read;
    Parsed { deck, question_spans, diagnostics, unlisted, extensions }
}

/// What is wrong with a text, with what is remembered of its questions.
pub(super) fn faults_again(text: &str, memo: &mut Memo) -> Vec<Diagnostic> {
    read_deck(text, memo, |_| (), |(), _, _, _, _| ()).diagnostics
}

/// Whether `ron` reads a deck's header and each of its questions, and all have ids; whatever else may be wrong with it. A text
/// that takes a closer look is not said to be.
pub(super) fn is_whole(text: &str) -> bool {
    let mut packed = Packed::default();
    let Some(outline) = glance(text, Some(&mut packed)) else { return false };
    let extensions = extensions_of(text, &outline);
    let has_id = |question: &str| {
        let written: Option<QuestionText> = reader::read_quietly(question, extensions);
        written.is_some_and(|written| written.id.is_some())
    };
    Header::cut(text, &outline).read(extensions).is_ok()
        && (0..outline.items.len()).all(|number| packed.get(number).is_some_and(has_id))
}

/// What comes of a deck whose questions are taken one by one.
pub(super) struct Read<T> {
    /// The deck without its questions; `None` when its header cannot be read.
    pub(super) deck: Option<Deck>,
    /// What was made of its good questions.
    pub(super) made: T,
    /// As [`Parsed`] has them.
    pub(super) diagnostics: Vec<Diagnostic>,
    pub(super) unlisted: usize,
    extensions: Extensions,
}

/// Reads a deck and gives its good questions to `take`, each once and in their order, with what `begin` made of the
/// outline. Who needs no question again lets each go before the next is read: to keep a thousand and then free them costs
/// a good part of what it takes to read them.
pub(super) fn read_deck<T>(
    text: &str,
    memo: &mut Memo,
    begin: impl Fn(&Outline) -> T,
    take: impl Fn(&mut T, Question, Range<usize>, &Deck, &mut Memo),
) -> Read<T> {
    let mut packed = Packed::default();
    let glanced = glance(text, Some(&mut packed));
    let glanced = glanced.map(|outline| read_outlined(text, outline, &packed, memo, &begin, &take));
    // What is wrong is said by who looks closely.
    let sound = glanced.filter(|read| read.diagnostics.is_empty());
    sound.unwrap_or_else(|| read_outlined(text, outline(text), &Packed::default(), memo, &begin, &take))
}

fn read_outlined<T>(
    text: &str,
    outline: Outline,
    packed: &Packed,
    memo: &mut Memo,
    begin: impl Fn(&Outline) -> T,
    take: impl Fn(&mut T, Question, Range<usize>, &Deck, &mut Memo),
) -> Read<T> {
    let extensions = extensions_of(text, &outline);
    let header = Header::cut(text, &outline);
    let mut made = begin(&outline);
    let (deck, mut diagnostics) = match header.read(extensions) {
        Ok((deck, faults)) => (Some(deck), faults),
        Err(faults) => {
            let refused = faults.iter().any(|fault| matches!(fault.code, Code::NewerFormat { .. }));
            if refused {
                return Read { deck: None, made, diagnostics: faults, unlisted: 0, extensions };
            }
            (None, faults)
        }
    };
    let mut of_questions = Vec::new();
    let mut unlisted = 0;
    let mut seen: HashMap<QuestionId, Range<usize>> = HashMap::with_capacity(outline.items.len());
    let lines = OnceCell::new();
    memo.enter(extensions, deck.as_ref());
    let nothing = Defaults::default();
    let defaults = deck.as_ref().map_or(&nothing, |deck| &deck.defaults);
    let sources = deck.as_ref().map(|deck| &deck.sources);
    for (number, item) in outline.items.iter().enumerate().filter(|(_, item)| !item.broken) {
        let start = item.span.start;
        let written = &text[item.span.clone()];
        // What else is wrong comes after all that will be listed: only the good ones are looked for.
        let is_full = of_questions.len() >= MOST_LISTED;
        let question = if is_full && !memo.remembers() {
            question_if_good(written, extensions, defaults, sources).ok_or_else(Vec::new)
        } else {
            memo.made(written, || read_question(written, packed.get(number), extensions, defaults, sources))
        };
        let question = match question {
            Ok(question) => question,
            Err(_) if is_full => {
                unlisted += 1;
                continue;
            }
            Err(faults) => {
                of_questions.extend(faults.into_iter().map(|fault| fault.shifted(start)));
                continue;
            }
        };
        match seen.entry(question.id.clone()) {
            Entry::Occupied(_) if is_full => unlisted += 1,
            Entry::Occupied(first) => {
                let first_line = lines.get_or_init(|| Lines::of(text)).line(first.get().start);
                of_questions.push(twice(text, &question.id, first_line, first.get(), &item.span));
            }
            Entry::Vacant(place) => {
                place.insert(item.span.clone());
                if let Some(deck) = &deck {
                    take(&mut made, question, item.span.clone(), deck, memo);
                }
            }
        }
    }
    // The header's faults say why there is no deck, so they are listed before any other.
    unlisted += diagnostics.len().saturating_sub(MOST_LISTED);
    diagnostics.truncate(MOST_LISTED);
    of_questions.extend(outline.faults);
    of_questions.sort_by_key(|diagnostic| diagnostic.span.start);
    unlisted += (diagnostics.len() + of_questions.len()).saturating_sub(MOST_LISTED);
    of_questions.truncate(MOST_LISTED - diagnostics.len());
    diagnostics.append(&mut of_questions);
    diagnostics.sort_by_key(|diagnostic| diagnostic.span.start);
    Read { deck, made, diagnostics, unlisted, extensions }
}

/// The extensions that a deck's `#![enable(…)]` names, with those that every deck has.
pub(super) fn extensions_of(text: &str, outline: &Outline) -> Extensions {
    let names = outline.enabled.iter().filter_map(|name| text.get(name.clone()));
    names.fold(Extensions::default(), |extensions, name| extensions.with(name).unwrap_or(extensions))
}

/// Reads one question from its span alone; the same as [`parse`] makes of it, if that found nothing wrong.
///
/// # Errors
/// The diagnostics of a question that cannot be used, with spans in `text`. Whether its source is declared is not
/// looked at.
pub fn parse_question(text: &str, extensions: Extensions, defaults: &Defaults) -> Result<Question, Vec<Diagnostic>> {
    read_question(text, None, extensions, defaults, None)
}

/// `packed` is the same question, sooner read.
fn read_question(
    text: &str,
    packed: Option<&str>,
    extensions: Extensions,
    defaults: &Defaults,
    sources: Option<&BTreeMap<String, Source>>,
) -> Result<Question, Vec<Diagnostic>> {
    if text.starts_with('#') {
        let fault = Code::Syntax(SyntaxFault::Unexpected("#".to_owned()));
        return Err(vec![Diagnostic::error(fault, 0..1)]);
    }
    let written: QuestionText = match packed.and_then(|packed| reader::read_quietly(packed, extensions)) {
        Some(written) => written,
        None => reader::read(text, extensions, &QUESTION).map_err(|mut faults| {
            faults.extend(missing_id(text, &faults));
            faults
        })?,
    };
    check::question(written, defaults, sources).map_err(|faults| faults.place(text))
}

/// What [`read_question`] makes of a question without fault.
fn question_if_good(
    text: &str,
    extensions: Extensions,
    defaults: &Defaults,
    sources: Option<&BTreeMap<String, Source>>,
) -> Option<Question> {
    let written: QuestionText = reader::read_quietly(text, extensions).filter(|_| !text.starts_with('#'))?;
    let declared = |source: &String| sources.is_none_or(|sources| sources.contains_key(source));
    let declared = written.source.as_ref().is_none_or(declared);
    check::question(written, defaults, None).ok().filter(|_| declared)
}

/// The id that a question lacks which could not be read for other reasons.
fn missing_id(text: &str, faults: &[Diagnostic]) -> Option<Diagnostic> {
    if faults.iter().any(|fault| matches!(fault.code, Code::Syntax(_))) {
        return None;
    }
    let renamed =
        faults.iter().any(|f| matches!(&f.code, Code::UnknownField { nearest: Some(name), .. } if name == "id"));
    let (node, _) = tree::read(text);
    let Value::Fields(fields) = &node.value else { return None };
    let named = |name: &str| fields.iter().find(|field| &text[field.name.clone()] == name);
    let ask = named("ask").map_or("", |field| &text[field.value.span.clone()]);
    let place = node.opening(text);
    (!renamed && named("id").is_none()).then(|| Diagnostic::error(Code::MissingId { proposal: slug(ask) }, place))
}

fn twice(text: &str, id: &QuestionId, first_line: usize, first: &Range<usize>, second: &Range<usize>) -> Diagnostic {
    let place = |item: &Range<usize>| {
        let written = &text[item.clone()];
        let span = tree::read(written).0.locate(written, &[Step::Field("id")]).span.clone();
        span.start + item.start..span.end + item.start
    };
    let code = Code::DuplicateId { id: id.to_string(), first_line };
    Diagnostic { related: Some(place(first)), ..Diagnostic::error(code, place(second)) }
}

/// A deck's text without its questions, and the way back to the places in the whole.
struct Header {
    text: String,
    /// Bytes left out at the start: a byte order mark.
    skipped: usize,
    /// Where the questions were.
    cut: usize,
    /// How many bytes they had.
    length: usize,
    /// The length of the whole text.
    whole: usize,
}

impl Header {
    fn cut(text: &str, outline: &Outline) -> Self {
        let skipped = if text.starts_with(BYTE_ORDER_MARK) { BYTE_ORDER_MARK.len_utf8() } else { 0 };
        let list = outline.list.clone().unwrap_or(text.len()..text.len());
        let mut header = text[skipped..list.start].to_owned();
        let cut = header.len();
        header.push_str(&text[list.end..]);
        if outline.list.is_some() && !outline.closed {
            header.push_str("])");
        }
        Self { text: header, skipped, cut, length: list.end - list.start, whole: text.len() }
    }

    fn back(&self, at: usize, ends: bool) -> usize {
        let past = at > self.cut || at == self.cut && !ends;
        (at + self.skipped + if past { self.length } else { 0 }).min(self.whole)
    }

    fn diagnostic(&self, mut diagnostic: Diagnostic) -> Diagnostic {
        for span in std::iter::once(&mut diagnostic.span).chain(&mut diagnostic.related) {
            *span = self.back(span.start, false)..self.back(span.end, true);
        }
        diagnostic
    }

    fn read(&self, extensions: Extensions) -> Result<(Deck, Vec<Diagnostic>), Vec<Diagnostic>> {
        let all = |faults: Vec<Diagnostic>| faults.into_iter().map(|fault| self.diagnostic(fault)).collect::<Vec<_>>();
        let written: DeckText = match reader::read(&self.text, extensions, &DECK) {
            Ok(written) => written,
            Err(faults) => return Err(all(self.newer().map_or(faults, |newer| vec![newer]))),
        };
        if written.format.is_some_and(|found| found > FORMAT) {
            return Err(all(self.newer().into_iter().collect()));
        }
        let mut faults = Faults::default();
        let deck = deck(written, &mut faults);
        let faults = all(faults.place(&self.text));
        match deck {
            Some(deck) => Ok((deck, faults)),
            None => Err(faults),
        }
    }

    /// That the header names a later format, whatever else is wrong with it.
    fn newer(&self) -> Option<Diagnostic> {
        let (node, _) = tree::read(&self.text);
        let format = node.locate(&self.text, &[Step::Field("format")]);
        let found = self.text[format.span.clone()].replace('_', "").parse().ok().filter(|found| *found > FORMAT)?;
        Some(Diagnostic::error(Code::NewerFormat { found, known: FORMAT }, format.span.clone()))
    }
}

fn deck(written: DeckText, faults: &mut Faults) -> Option<Deck> {
    let id = DeckId::new(&written.id);
    if let Err(fault) = &id {
        faults.add(Code::BadId { id: written.id.clone(), fault: fault.clone() }, &[Step::Field("id")]);
    }
    faults.blank(&written.title, "title", &[Step::Field("title")]);
    if written.language.trim().is_empty() {
        faults.blank(&written.language, "language", &[Step::Field("language")]);
    } else if !looks_like_a_language(&written.language) {
        faults.add(Code::BadLanguage { found: written.language.clone() }, &[Step::Field("language")]);
    }
    let mut sources = BTreeMap::new();
    for (at, (key, source)) in written.sources.into_iter().flat_map(|entries| entries.0).enumerate() {
        let path = [Step::Field("sources"), Step::Entry(at)];
        faults.blank(&source.title, "title", &path);
        let source = Source { title: source.title, author: source.author, date: source.date, url: source.url };
        if sources.insert(key.clone(), source).is_some() {
            faults.add(Code::DuplicateSource { key }, &path);
        }
    }
    let DefaultsText { tags, source, retention, seconds, points } = written.defaults.unwrap_or_default();
    faults.shared(retention, seconds, &[Step::Field("defaults")]);
    faults.source(source.as_deref(), &sources, &[Step::Field("defaults"), Step::Field("source")]);
    Some(Deck {
        id: id.ok()?,
        title: written.title,
        language: written.language,
        version: written.version,
        authors: written.authors.map(|OneOrMany(authors)| authors).unwrap_or_default(),
        license: written.license,
        about: written.about,
        sources,
        defaults: Defaults { tags: tags.unwrap_or_default(), source, retention, seconds, points },
        questions: Vec::new(),
    })
}

/// Whether a text has the form of a BCP 47 tag: a language of two or three letters, then subtags of 1 to 8.
fn looks_like_a_language(text: &str) -> bool {
    let mut subtags = text.split('-');
    let primary = subtags.next().unwrap_or("");
    let letters = primary.bytes().all(|b| b.is_ascii_alphabetic());
    let subtag = |tag: &str| (1..=8).contains(&tag.len()) && tag.bytes().all(|b| b.is_ascii_alphanumeric());
    (2..=3).contains(&primary.len()) && letters && subtags.all(subtag)
}
