//! Inspects decks as their author would want before learners see them: each alone, then translations side by side.

use std::collections::HashMap;
use std::ops::Range;

use super::diagnostic::{Code, Diagnostic};
use super::lint::Lints;
use super::media::{LARGE_MEDIA, MediaFault};
use super::memo::Memo;
use super::outline::{BYTE_ORDER_MARK, Outline};
use super::parse::{Read, read_deck};
use super::tree::{self, Step};
use crate::model::{Answer, Deck, DeckId, Question, QuestionId, Variant};

/// What was found in one file, and what its translations are held against.
#[derive(Clone, Debug, PartialEq)]
pub struct Inspection {
    /// Faults and lints, by place.
    pub diagnostics: Vec<Diagnostic>,
    /// How many questions can be asked.
    pub questions: usize,
    /// At least so many more faults there are than are listed.
    pub unlisted: usize,
    /// What it holds; `None` where its header cannot be read.
    contents: Option<Contents>,
}

/// A deck without its words.
#[derive(Clone, Debug, PartialEq)]
struct Contents {
    id: DeckId,
    language: String,
    /// Whether every question could be read, so that none is missing for want of a comma.
    whole: bool,
    questions: Vec<(QuestionId, Form, Range<usize>)>,
}

/// What translations of a question share.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Form {
    variant: Variant,
    /// How many gaps, items, pairs or right options.
    parts: usize,
    /// How many of them are wanted.
    need: usize,
    both_ways: bool,
}

impl Inspection {
    /// The id of the deck; `None` where its header cannot be read.
    pub fn deck(&self) -> Option<&DeckId> {
        self.contents.as_ref().map(|contents| &contents.id)
    }
}

impl Form {
    fn of(question: &Question) -> Self {
        let (parts, need) = match &question.answer {
            Answer::Cloze(cloze) => (cloze.gaps().count(), 0),
            Answer::Order(items) => (items.len(), 0),
            Answer::Match(pairs) => (pairs.len(), 0),
            Answer::Several { right, .. } => (right.len(), 0),
            Answer::List { of, need } => (of.len(), *need),
            _ => (0, 0),
        };
        Self { variant: question.answer.variant(), parts, need, both_ways: question.both_ways }
    }
}

/// Inspects one file; `look` says how many bytes a picture or sound beside it has, or what is wrong with it.
pub fn inspect(text: &str, look: impl Fn(&str) -> Result<u64, MediaFault>) -> Inspection {
    inspect_again(text, look, &mut Memo::default())
}

/// [`inspect`], with what is remembered of the deck's questions from the time before.
pub fn inspect_again(text: &str, look: impl Fn(&str) -> Result<u64, MediaFault>, memo: &mut Memo) -> Inspection {
    memo.begin();
    let begin = |outline: &Outline| Inspector {
        lints: Lints::new(text, outline.list.as_ref(), outline.items.len()),
        of_media: Vec::new(),
        questions: Vec::with_capacity(outline.items.len()),
    };
    let take = |inspector: &mut Inspector<'_>, question: Question, span, deck: &Deck, memo: &mut Memo| {
        inspector.take(text, question, span, deck, &look, memo);
    };
    let Read { deck, mut made, mut diagnostics, unlisted, .. } = read_deck(text, memo, begin, take);
    let Some(deck) = deck else { return Inspection { diagnostics, questions: 0, unlisted, contents: None } };
    let (whole, questions) = (diagnostics.is_empty(), made.questions);
    diagnostics.extend(made.of_media);
    made.lints.take_header(&deck);
    diagnostics.extend(made.lints.found());
    diagnostics.sort_by_key(|diagnostic| diagnostic.span.start);
    let count = questions.len();
    let contents = Some(Contents { id: deck.id, language: deck.language, whole, questions });
    Inspection { diagnostics, questions: count, unlisted, contents }
}

/// What is found beyond the faults of reading.
struct Inspector<'a> {
    lints: Lints<'a>,
    of_media: Vec<Diagnostic>,
    questions: Vec<(QuestionId, Form, Range<usize>)>,
}

impl Inspector<'_> {
    fn take(
        &mut self,
        text: &str,
        question: Question,
        span: Range<usize>,
        deck: &Deck,
        look: impl Fn(&str) -> Result<u64, MediaFault>,
        memo: &mut Memo,
    ) {
        let mut large = Vec::new();
        for (at, media) in question.media.iter().enumerate() {
            let path = || media.file.clone();
            let wrong = match look(&media.file) {
                Ok(bytes) => {
                    large.extend((bytes > LARGE_MEDIA).then_some((at, bytes)));
                    None
                }
                Err(fault) => Some(Code::Media { path: path(), fault }),
            };
            let silent = media.alt.is_none().then(|| Code::NoAlt { path: path() });
            let here = |code| Diagnostic::error(code, place(text, &span, &media_path(text, &span, at, "file")));
            self.of_media.extend([wrong, silent].into_iter().flatten().map(here));
        }
        self.lints.take(&question, &span, &large, &deck.language, memo);
        let form = Form::of(&question);
        self.questions.push((question.id, form, span));
    }
}

/// Where a field of a question stands, or where the question begins.
pub(super) fn place(text: &str, question: &Range<usize>, path: &[Step]) -> Range<usize> {
    let written = &text[question.clone()];
    let (root, _) = tree::read(written);
    let span = match path {
        [] => root.opening(written),
        path => root.locate(written, path).span.clone(),
    };
    question.start + span.start..question.start + span.end
}

/// The way to a field of a question's picture or sound of that number, which may stand in a list or alone.
pub(super) fn media_path(text: &str, question: &Range<usize>, at: usize, field: &'static str) -> Vec<Step> {
    let (media, field) = (Step::Field("media"), Step::Field(field));
    let [alone, listed] = [vec![media, field], vec![media, Step::Item(at), field]];
    let stretch = |path: &[Step]| place(text, question, path).len();
    // A way that the author did not write ends early, and so at more.
    if stretch(&listed) < stretch(&alone) { listed } else { alone }
}

/// Holds files against one another, each with the name that it is called by: for each fault, the number of the file that
/// it stands in.
pub fn compare(files: &[(&str, &str, &Inspection)]) -> Vec<(usize, Diagnostic)> {
    let mut faults = Vec::new();
    let mut by_id: HashMap<&DeckId, Vec<(usize, &Contents)>> = HashMap::new();
    for (at, (name, text, inspection)) in files.iter().enumerate() {
        let Some(contents) = &inspection.contents else { continue };
        let others = by_id.entry(&contents.id).or_default();
        let same = others.iter().find(|(_, other)| other.language.eq_ignore_ascii_case(&contents.language));
        if let Some((first, _)) = same {
            let first = files.get(*first).map_or(*name, |(name, ..)| name).to_owned();
            // A byte order mark is no part of the deck.
            let start = if text.starts_with(BYTE_ORDER_MARK) { BYTE_ORDER_MARK.len_utf8() } else { 0 };
            let span = place(text, &(start..text.len()), &[Step::Field("id")]);
            faults.push((at, Diagnostic::error(Code::SameDeckTwice { first }, span)));
        } else {
            others.push((at, contents));
        }
    }
    for translations in by_id.values() {
        let Some(((first, original), rest)) = translations.split_first() else { continue };
        for (other, translation) in rest {
            side_by_side(files, (*first, original), (*other, translation), &mut faults);
        }
    }
    faults.sort_by_key(|(file, fault)| (*file, fault.span.start));
    faults
}

fn side_by_side(
    files: &[(&str, &str, &Inspection)],
    (first, original): (usize, &Contents),
    (other, translation): (usize, &Contents),
    faults: &mut Vec<(usize, Diagnostic)>,
) {
    let index = |contents: &Contents| -> HashMap<QuestionId, usize> {
        contents.questions.iter().enumerate().map(|(at, (id, ..))| (id.clone(), at)).collect()
    };
    let (in_original, in_translation) = (index(original), index(translation));
    let at_id = |file: usize, span| place(files[file].1, span, &[Step::Field("id")]);
    for (id, form, span) in &translation.questions {
        let Some((_, meant, _)) = in_original.get(id).and_then(|at| original.questions.get(*at)) else {
            if original.whole {
                let code = Code::NoTranslation { id: id.to_string(), file: files[first].0.to_owned() };
                faults.push((other, Diagnostic::error(code, at_id(other, span))));
            }
            continue;
        };
        if form != meant {
            let code = Code::OtherForm { id: id.to_string(), file: files[first].0.to_owned(), variant: meant.variant };
            let answer = place(files[other].1, span, &[Step::Field("answer")]);
            faults.push((other, Diagnostic::error(code, answer)));
        }
    }
    for (id, _, span) in
        original.questions.iter().filter(|(id, ..)| translation.whole && !in_translation.contains_key(id))
    {
        let code = Code::NoTranslation { id: id.to_string(), file: files[other].0.to_owned() };
        faults.push((first, Diagnostic::error(code, at_id(first, span))));
    }
}
