//! Turns a question as it is written into one that can be asked, with every fault of meaning.

use std::collections::{BTreeMap, HashMap};

use super::diagnostic::{Code, Diagnostic};
use super::nearest::nearest;
use super::schema::{AnswerText, MediaTexts, OneOrMany, OptionText, QuestionText, TypedText, Within};
use super::slug::slug;
use super::tree::{self, Step};
use crate::model::answer::{Cloze, ClozeFault};
use crate::model::{Answer, Defaults, Media, Question, QuestionId, Source, Tolerance, Variant, WrongOption};

use Step::{Field, Item};

/// So many texts are sooner compared than put into a table.
const FEW: usize = 16;

/// A fault and the way to it from the value that was checked.
pub(super) struct Fault {
    pub(super) code: Code,
    pub(super) path: Vec<Step>,
    pub(super) related: Option<Vec<Step>>,
}

/// Collects faults.
#[derive(Default)]
pub(super) struct Faults(Vec<Fault>);

impl Faults {
    pub(super) fn add(&mut self, code: Code, path: &[Step]) {
        self.0.push(Fault { code, path: path.to_vec(), related: None });
    }

    fn pair(&mut self, code: Code, path: Vec<Step>, related: Vec<Step>) {
        self.0.push(Fault { code, path, related: Some(related) });
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// A text that must not be blank.
    pub(super) fn blank(&mut self, text: &str, field: &'static str, path: &[Step]) {
        self.blank_at(text, field, || path.to_vec());
    }

    fn blank_at(&mut self, text: &str, field: &'static str, path: impl FnOnce() -> Vec<Step>) {
        if text.chars().all(char::is_whitespace) {
            self.add(Code::Blank { field: field.to_owned() }, &path());
        }
    }

    pub(super) fn shared(&mut self, retention: Option<f32>, seconds: Option<u32>, path: &[Step]) {
        let within = |field| path.iter().copied().chain([Field(field)]).collect::<Vec<_>>();
        if let Some(value) = retention.filter(|value| !(*value > 0.0 && *value < 1.0)) {
            self.add(Code::RetentionOutOfRange { value }, &within("retention"));
        }
        if seconds == Some(0) {
            self.add(Code::ZeroSeconds, &within("seconds"));
        }
    }

    pub(super) fn source(&mut self, source: Option<&str>, sources: &BTreeMap<String, Source>, path: &[Step]) {
        if let Some(found) = source.filter(|found| !sources.contains_key(*found)) {
            let nearest = nearest(found, sources.keys().map(String::as_str)).map(str::to_owned);
            let declared = sources.keys().cloned().collect();
            self.add(Code::UnknownSource { found: found.to_owned(), declared, nearest }, path);
        }
    }

    /// The faults with their places in the text that the value was read from.
    pub(super) fn place(self, text: &str) -> Vec<Diagnostic> {
        if self.0.is_empty() {
            return Vec::new();
        }
        let (root, _) = tree::read(text);
        let place = |path: &[Step]| match path {
            [] => root.opening(text),
            path => root.locate(text, path).span.clone(),
        };
        let mut placed: Vec<Diagnostic> = self
            .0
            .into_iter()
            .map(|fault| {
                let mut span = place(&fault.path);
                if let Code::Cloze(ClozeFault::Unclosed(at) | ClozeFault::EmptyGap(at)) = &fault.code {
                    span = inside(text, span, *at);
                }
                let related = fault.related.as_deref().map(place);
                Diagnostic { related, ..Diagnostic::error(fault.code, span) }
            })
            .collect();
        placed.sort_by_key(|diagnostic| diagnostic.span.start);
        placed
    }
}

/// The `{{` at an offset of a text's content, where the token shows its content as it is.
fn inside(text: &str, span: std::ops::Range<usize>, at: usize) -> std::ops::Range<usize> {
    let token = &text[span.clone()];
    let start = token.find('"').map_or(0, |quote| quote + 1) + at;
    let plain = token.starts_with('r') || !token.contains('\\');
    if plain && token.get(start..start + 2) == Some("{{") { span.start + start..span.start + start + 2 } else { span }
}

/// Checks a question and fills in what it leaves to the deck. `sources` is `None` when they are not to be looked at.
pub(super) fn question(
    written: QuestionText,
    defaults: &Defaults,
    sources: Option<&BTreeMap<String, Source>>,
) -> Result<Question, Faults> {
    let mut faults = Faults::default();
    let id = match &written.id {
        None => {
            faults.add(Code::MissingId { proposal: slug(&written.ask) }, &[]);
            None
        }
        Some(id) => match QuestionId::new(id) {
            Ok(id) => Some(id),
            Err(fault) => {
                faults.add(Code::BadId { id: id.clone(), fault }, &[Field("id")]);
                None
            }
        },
    };
    faults.blank(&written.ask, "ask", &[Field("ask")]);
    faults.shared(written.retention, written.seconds, &[]);
    if let Some(sources) = sources {
        faults.source(written.source.as_deref(), sources, &[Field("source")]);
    }
    let media = written.media.map(|written| media(written, &mut faults)).unwrap_or_default();
    let answer = answer(written.answer, &mut faults);
    let both_ways = written.both_ways.unwrap_or(false);
    if let Some(variant) = answer.as_ref().map(Answer::variant)
        && both_ways
        && !matches!(variant, Variant::Recall | Variant::Typed)
    {
        faults.add(Code::BothWaysUnsupported { variant }, &[Field("both_ways")]);
    }
    let (Some(id), Some(answer), true) = (id, answer, faults.is_empty()) else { return Err(faults) };
    let own_tags = written.tags.unwrap_or_default();
    let mut tags = Vec::with_capacity(defaults.tags.len() + own_tags.len());
    tags.extend_from_slice(&defaults.tags);
    for tag in own_tags {
        if !tags.contains(&tag) {
            tags.push(tag);
        }
    }
    Ok(Question {
        id,
        ask: written.ask,
        answer,
        why: written.why,
        hint: written.hint,
        tags,
        source: written.source.or_else(|| defaults.source.clone()),
        media,
        both_ways,
        retention: written.retention.or(defaults.retention),
        seconds: written.seconds.or(defaults.seconds),
        points: written.points.or(defaults.points),
    })
}

fn media(written: MediaTexts, faults: &mut Faults) -> Vec<Media> {
    let MediaTexts { of, listed } = written;
    let path =
        |at| if listed { vec![Field("media"), Item(at), Field("file")] } else { vec![Field("media"), Field("file")] };
    of.iter().enumerate().for_each(|(at, media)| faults.blank_at(&media.file, "file", || path(at)));
    // Words that say nothing stand for nothing.
    let spoken = |alt: &String| !alt.trim().is_empty();
    of.into_iter().map(|media| Media { file: media.file, alt: media.alt.filter(spoken) }).collect()
}

fn answer(written: AnswerText, faults: &mut Faults) -> Option<Answer> {
    let one = [Field("answer"), Item(0)];
    Some(match written {
        AnswerText::Recall(text) => {
            faults.blank(&text, "answer", &one);
            Answer::Recall(text)
        }
        AnswerText::Typed(TypedText { of, exact, named }) => {
            let place = if named { [Field("answer"), Field("of")] } else { one };
            at_least(1, of.len(), &place, faults);
            let list = |at| -> Vec<Step> { place.into_iter().chain([Item(at)]).collect() };
            of.iter().enumerate().for_each(|(at, text)| faults.blank_at(text, "answer", || list(at)));
            duplicates(of.iter().map(String::as_str), list, faults);
            Answer::Typed { of, exact }
        }
        AnswerText::Cloze(text) => cloze(&text, &one, faults)?,
        AnswerText::Choice { right, wrong } => {
            let path = [Field("answer"), Field("right")];
            faults.blank(&right, "right", &path);
            let meant = right.trim();
            let is_right = |option: &str| (option == meant).then_some(0);
            let wrong = options(is_right, |_| path.to_vec(), wrong, faults);
            Answer::Choice { right, wrong }
        }
        AnswerText::Several { right, wrong } => {
            let path = |at| vec![Field("answer"), Field("right"), Item(at)];
            if right.is_empty() {
                faults.add(Code::NoRightOption, &[Field("answer"), Field("right")]);
            }
            right.iter().enumerate().for_each(|(at, text)| faults.blank_at(text, "right", || path(at)));
            duplicates(right.iter().map(String::as_str), path, faults);
            let wrong = if right.len() <= FEW {
                options(|option| right.iter().position(|text| text.trim() == option), path, wrong, faults)
            } else {
                // Of equal ones the first is meant, which therefore comes last.
                let places: HashMap<&str, usize> =
                    right.iter().enumerate().rev().map(|(at, text)| (text.trim(), at)).collect();
                options(|option| places.get(option).copied(), path, wrong, faults)
            };
            Answer::Several { right, wrong }
        }
        AnswerText::TrueFalse(holds) => Answer::TrueFalse(holds),
        AnswerText::Number { value, unit, within } => {
            if !value.is_finite() {
                faults.add(Code::NotFinite, &[Field("answer"), Field("value")]);
            }
            if let Some(unit) = &unit {
                faults.blank(unit, "unit", &[Field("answer"), Field("unit")]);
            }
            Answer::Number { value, unit, within: tolerance(within, faults) }
        }
        AnswerText::Order(items) => {
            let path = |at| vec![Field("answer"), Item(0), Item(at)];
            at_least(2, items.len(), &one, faults);
            items.iter().enumerate().for_each(|(at, text)| faults.blank_at(text, "answer", || path(at)));
            duplicates(items.iter().map(String::as_str), path, faults);
            Answer::Order(items)
        }
        AnswerText::Match(pairs) => {
            pairings(&pairs, faults);
            Answer::Match(pairs)
        }
        AnswerText::List { of, need } => list(of, need, faults),
    })
}

fn at_least(least: usize, found: usize, path: &[Step], faults: &mut Faults) {
    if found < least {
        faults.add(Code::TooFew { least, found }, path);
    }
}

/// Each text that an earlier one equals: its number and that one's.
fn repeats(texts: &[&str]) -> Vec<(usize, usize)> {
    let first_of = |at: usize, text: &str| texts[..at].iter().position(|other| *other == text);
    if texts.len() <= FEW {
        return texts.iter().enumerate().filter_map(|(at, text)| Some((at, first_of(at, text)?))).collect();
    }
    let mut seen: HashMap<&str, usize> = HashMap::new();
    let mut repeated = Vec::new();
    for (at, text) in texts.iter().enumerate() {
        let first = *seen.entry(text).or_insert(at);
        if first != at {
            repeated.push((at, first));
        }
    }
    repeated
}

fn duplicates<'a>(texts: impl Iterator<Item = &'a str>, path: impl Fn(usize) -> Vec<Step>, faults: &mut Faults) {
    let texts: Vec<&str> = texts.map(str::trim).collect();
    for (at, first) in repeats(&texts) {
        faults.pair(Code::DuplicateOption { option: texts[at].to_owned() }, path(at), path(first));
    }
}

/// Checks wrong options; `rights` gives the number of a right one of the same words, `right_path` the way to it.
fn options(
    rights: impl Fn(&str) -> Option<usize>,
    right_path: impl Fn(usize) -> Vec<Step>,
    wrong: Vec<OptionText>,
    faults: &mut Faults,
) -> Vec<WrongOption> {
    // A pair's text is its first value; a plain text has none, and the place is its own.
    let path = |at| vec![Field("answer"), Field("wrong"), Item(at), Item(0)];
    if wrong.is_empty() {
        faults.add(Code::NoWrongOption, &[Field("answer"), Field("wrong")]);
    }
    for (at, option) in wrong.iter().enumerate() {
        faults.blank_at(&option.text, "wrong", || path(at));
        let text = option.text.trim();
        if let Some(right) = rights(text) {
            faults.pair(Code::RightAmongWrong { option: text.to_owned() }, path(at), right_path(right));
        }
    }
    duplicates(wrong.iter().map(|option| option.text.as_str()), path, faults);
    wrong.into_iter().map(|OptionText { text, because }| WrongOption { text, because }).collect()
}

fn cloze(text: &str, path: &[Step], faults: &mut Faults) -> Option<Answer> {
    const MOST: usize = u16::MAX as usize;
    match Cloze::parse(text) {
        Ok(cloze) => {
            let gaps = cloze.gaps().count();
            if gaps > MOST {
                faults.add(Code::TooManyGaps { gaps, most: MOST }, path);
            }
            Some(Answer::Cloze(cloze))
        }
        Err(fault) => {
            faults.add(Code::Cloze(fault), path);
            None
        }
    }
}

fn tolerance(within: Option<Within>, faults: &mut Faults) -> Tolerance {
    let path = [Field("answer"), Field("within"), Item(0)];
    match within {
        None | Some(Within::Exact) => Tolerance::Exact,
        Some(Within::Percent(value)) => {
            if !(0.0..=100.0).contains(&value) {
                faults.add(Code::PercentOutOfRange { value }, &path);
            }
            Tolerance::Percent(value)
        }
        Some(Within::Plus(value)) => {
            if !value.is_finite() {
                faults.add(Code::NotFinite, &path);
            } else if value < 0.0 {
                faults.add(Code::NegativeTolerance { value }, &path);
            }
            Tolerance::Plus(value)
        }
    }
}

fn pairings(pairs: &[(String, String)], faults: &mut Faults) {
    let path = |at, side| vec![Field("answer"), Item(0), Item(at), Item(side)];
    at_least(2, pairs.len(), &[Field("answer"), Item(0)], faults);
    for side in 0..2 {
        let texts: Vec<&str> = pairs.iter().map(|pair| if side == 0 { pair.0.trim() } else { pair.1.trim() }).collect();
        for (at, text) in texts.iter().enumerate() {
            faults.blank_at(text, "answer", || path(at, side));
        }
        for (at, first) in repeats(&texts) {
            faults.pair(Code::RepeatedSide { text: texts[at].to_owned() }, path(at, side), path(first, side));
        }
    }
}

fn list(of: Vec<OneOrMany>, need: Option<u32>, faults: &mut Faults) -> Answer {
    let of: Vec<Vec<String>> = of.into_iter().map(|OneOrMany(forms)| forms).collect();
    let items = of.len();
    let path = |at, form| vec![Field("answer"), Field("of"), Item(at), Item(form)];
    at_least(1, items, &[Field("answer"), Field("of")], faults);
    let mut forms: Vec<(usize, usize)> = Vec::new();
    for (at, accepted) in of.iter().enumerate() {
        if accepted.is_empty() {
            at_least(1, 0, &path(at, 0), faults);
        }
        for (form, text) in accepted.iter().enumerate() {
            faults.blank_at(text, "answer", || path(at, form));
            forms.push((at, form));
        }
    }
    let place = |number: usize| forms.get(number).map_or_else(Vec::new, |(at, form)| path(*at, *form));
    duplicates(of.iter().flatten().map(String::as_str), place, faults);
    let need = need.map_or(items, |need| usize::try_from(need).unwrap_or(usize::MAX));
    if items > 0 && !(1..=items).contains(&need) {
        faults.add(Code::NeedOutOfRange { need, items }, &[Field("answer"), Field("need")]);
    }
    Answer::List { of, need }
}
