//! Tells questions that ask much the same as another, for whoever is about to add one.
//!
//! Two questions are alike when they ask in the same words, in any order; or when most of their words are the same and so
//! is the answer. A template such as “What is the capital of …?” has most words in common and another answer each time; where many
//! have one answer, such as yes, nearly all words must be the same.

use std::collections::{HashMap, HashSet};

use super::lint::fold;
use crate::model::answer::Piece;
use crate::model::{Answer, Question};

/// The share of words that two questions of the same answer must have in common, twice what is shared by all there are
/// (Dice's coefficient, 0 to 1).
const SHARED: f64 = 0.6;

/// The same where the answer says nothing, for there are only two.
const SHARED_STATEMENT: f64 = 0.85;

/// The same where the answer says little, for many questions have it: one word may tell them apart.
const SHARED_BY_MANY: f64 = 0.95;

/// So many questions of one answer are a list of what it holds for: “Is … prime?”, “The gender of …?”
const MANY: usize = 4;

/// Answers of which there are only two, folded.
const ONE_OF_TWO: [&str; 8] = ["yes", "no", "true", "false", "oui", "non", "vrai", "faux"];

/// Questions made ready to be held against others.
#[derive(Clone, Debug, Default)]
pub struct Likeness {
    known: Vec<Sketch>,
    words: HashMap<String, Word>,
    answers: HashMap<String, usize>,
    // Whatever is like another is in one of these with it, so that 100,000 notes need not be held against 100,000 each.
    by_ask: HashMap<Vec<usize>, Earliest>,
    by_answer: Vec<Vec<usize>>,
    /// The share of words that questions of an answer must have in common.
    wanted: Vec<f64>,
    statements: Vec<usize>,
}

/// A word of what is asked.
#[derive(Clone, Debug)]
struct Word {
    number: usize,
    /// The questions that have it.
    places: Vec<usize>,
}

/// The first of the questions that ask in the same words.
#[derive(Clone, Copy, Debug)]
struct Earliest {
    any: usize,
    /// The first whose words alone say what is asked.
    plain: Option<usize>,
}

/// A question's words.
#[derive(Clone, Debug)]
struct Sketch {
    /// The words of what is asked, each once, by their numbers in order.
    ask: Vec<usize>,
    /// How many words those are, with those that no other question has yet.
    length: usize,
    /// The answers that are right, by their numbers; those of a text with gaps belong to what is asked.
    answers: Vec<usize>,
    is_statement: bool,
    /// Whether its words alone may ask several things.
    is_list: bool,
}

impl Likeness {
    /// The questions of a deck.
    pub fn new(questions: &[Question]) -> Self {
        Self::before(questions, &[])
    }

    /// The questions of a deck to which others may come: an answer that many of all these have says little.
    pub fn before(questions: &[Question], others: &[Question]) -> Self {
        let mut known = Self::default();
        let mut counts: HashMap<String, usize> = HashMap::new();
        for answer in questions.iter().chain(others).flat_map(|question| Text::of(question).answers) {
            *counts.entry(answer).or_default() += 1;
        }
        for (answer, count) in counts {
            let says_little = count >= MANY || ONE_OF_TWO.contains(&answer.as_str());
            known.answers.insert(answer, known.wanted.len());
            known.wanted.push(if says_little { SHARED_BY_MANY } else { SHARED });
        }
        for question in questions {
            known.learn(question);
        }
        known
    }

    /// One more question, which has the next number.
    pub fn learn(&mut self, question: &Question) {
        let (text, at) = (Text::of(question), self.known.len());
        for word in &text.ask {
            let number = self.words.len();
            let word = self.words.entry(word.clone()).or_insert_with(|| Word { number, places: Vec::new() });
            word.places.push(at);
        }
        for answer in &text.answers {
            let number = self.answers.len();
            self.answers.entry(answer.clone()).or_insert(number);
        }
        self.by_answer.resize(self.answers.len(), Vec::new());
        self.wanted.resize(self.answers.len(), SHARED);
        let sketch = self.sketch(&text);
        sketch.answers.iter().for_each(|answer| self.by_answer[*answer].push(at));
        if sketch.is_statement {
            self.statements.push(at);
        }
        let earliest = self.by_ask.entry(sketch.ask.clone()).or_insert(Earliest { any: at, plain: None });
        earliest.plain = earliest.plain.or_else(|| (!sketch.is_list).then_some(at));
        self.known.push(sketch);
    }

    /// The number, from 0 in the order in which they were learned, of the first question that asks much the same.
    ///
    /// ```
    /// use sommet::deckfile::{Likeness, parse};
    /// let deck = parse(r#"(id: "d", title: "D", language: "en", questions: [
    ///     (id: "a", ask: "What is the capital of France?", answer: Typed("Paris")),
    ///     (id: "b", ask: "Which city is the capital of France?", answer: Recall("Paris.")),
    ///     (id: "c", ask: "What is the capital of Sweden?", answer: Typed("Stockholm")),
    /// ])"#).deck.unwrap();
    /// let known = Likeness::new(&deck.questions[..1]);
    /// assert_eq!(known.find(&deck.questions[1]), Some(0));
    /// assert_eq!(known.find(&deck.questions[2]), None);
    /// ```
    pub fn find(&self, question: &Question) -> Option<usize> {
        let text = Text::of(question);
        if text.ask.is_empty() {
            return None;
        }
        let sketch = self.sketch(&text);
        let same_words = self.by_ask.get(&sketch.ask).filter(|_| sketch.ask.len() == sketch.length);
        let mut first = same_words.and_then(|same| if sketch.is_list { same.plain } else { Some(same.any) });
        let of_answer = |answer: &usize| Some((self.by_answer.get(*answer)?, *self.wanted.get(*answer)?));
        let groups = sketch.answers.iter().filter_map(of_answer);
        for (group, least) in groups.chain(sketch.is_statement.then_some((&self.statements, SHARED_STATEMENT))) {
            let rare = self.rare_words(&text, least);
            let is_shorter = rare.iter().map(|places| places.len()).sum::<usize>() < group.len();
            for places in if is_shorter { rare } else { vec![group] } {
                let earlier = places.iter().take_while(|at| first.is_none_or(|first| **at < first));
                first = earlier.copied().find(|at| self.are_alike(&self.known[*at], &sketch)).or(first);
            }
        }
        first
    }

    fn are_alike(&self, some: &Sketch, other: &Sketch) -> bool {
        let share = share_of(2 * shared(&some.ask, &other.ask), some.length + other.length);
        let statements = some.is_statement && other.is_statement;
        if statements {
            return share >= SHARED_STATEMENT;
        }
        let enough = |answer: &usize| self.wanted.get(*answer).is_some_and(|wanted| share >= *wanted);
        let same_answer = || some.answers.iter().any(|answer| other.answers.contains(answer) && enough(answer));
        // In the same words several things can be asked of a list or a choice: “Which of these …?”
        let same_words = share >= 1.0 && !(some.is_list && other.is_list);
        same_words || share >= SHARED && same_answer()
    }

    /// What a text comes to beside those that are known.
    fn sketch(&self, text: &Text) -> Sketch {
        let mut ask: Vec<usize> =
            text.ask.iter().filter_map(|word| self.words.get(word)).map(|word| word.number).collect();
        ask.sort_unstable();
        let answers = text.answers.iter().filter_map(|answer| self.answers.get(answer).copied()).collect();
        Sketch { ask, length: text.ask.len(), answers, is_statement: text.is_statement, is_list: text.is_list() }
    }

    /// The questions that have the rarest of a text's words, word by word: so many words that whatever has that share of its
    /// words in common with it has one of these.
    fn rare_words(&self, text: &Text, share: f64) -> Vec<&Vec<usize>> {
        let length = text.ask.len();
        // Fewest are shared with the shortest, which has no other words.
        let fewest = (1..=length).find(|common| share_of(2 * common, length + common) >= share).unwrap_or(length);
        let places = |word: &String| self.words.get(word).map(|word| &word.places);
        let mut places: Vec<_> = text.ask.iter().map(places).collect();
        places.sort_by_key(|places| places.map_or(0, Vec::len));
        places.into_iter().take(length - fewest + 1).flatten().collect()
    }
}

/// A question's words as they are written.
struct Text {
    /// The words of what is asked, each once, in order.
    ask: Vec<String>,
    /// The answers that are right, folded, each once.
    answers: Vec<String>,
    is_statement: bool,
}

impl Text {
    fn of(question: &Question) -> Self {
        let mut text = question.ask.clone();
        let mut answers = Vec::new();
        match &question.answer {
            Answer::Recall(answer) => answers.push(fold(answer)),
            Answer::Typed { of, .. } => answers.extend(of.iter().map(|text| fold(text))),
            Answer::Choice { right, .. } => answers.push(fold(right)),
            Answer::Number { value, .. } => answers.push(value.to_string()),
            Answer::TrueFalse(_) => {}
            Answer::Cloze(cloze) => {
                for piece in &cloze.pieces {
                    let (Piece::Text(words) | Piece::Gap { answer: words, .. }) = piece;
                    text.push(' ');
                    text.push_str(words);
                }
            }
            Answer::Several { right: items, .. } | Answer::Order(items) => answers.push(joined(items)),
            Answer::List { of, .. } => answers.push(joined(of.iter().filter_map(|forms| forms.first()))),
            Answer::Match(pairs) => answers.push(joined(pairs.iter().flat_map(|(left, right)| [left, right]))),
        }
        let folded = fold(&text);
        let mut ask: Vec<String> = folded.split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect();
        for list in [&mut ask, &mut answers] {
            list.sort_unstable();
            list.dedup();
        }
        answers.retain(|answer| !answer.is_empty());
        Self { ask, answers, is_statement: matches!(question.answer, Answer::TrueFalse(_) | Answer::Cloze(_)) }
    }

    fn is_list(&self) -> bool {
        self.answers.len() == 1 && self.answers[0].contains('|')
    }
}

/// How many words two lists, each sorted and without repeats, have in common.
fn shared(some: &[usize], others: &[usize]) -> usize {
    let (mut at, mut common) = (0, 0);
    for word in some {
        while others.get(at).is_some_and(|other| other < word) {
            at += 1;
        }
        common += usize::from(others.get(at) == Some(word));
    }
    common
}

/// What a part is of all, 0 of nothing.
#[expect(clippy::cast_precision_loss, reason = "no question has 2^52 words")]
fn share_of(part: usize, all: usize) -> f64 {
    if all == 0 { 0.0 } else { part as f64 / all as f64 }
}

/// Items in one text, whatever their order.
fn joined<'a>(items: impl IntoIterator<Item = &'a String>) -> String {
    let items: HashSet<String> = items.into_iter().map(|item| fold(item)).collect();
    let mut items: Vec<String> = items.into_iter().collect();
    items.sort_unstable();
    items.join("|")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::parse;
    use super::*;

    fn alike(one: &str, other: &str) -> bool {
        let deck = format!(
            "(id: \"d\", title: \"D\", language: \"fr\", questions: [(id: \"a\", ask: {one}), (id: \"b\", ask: {other})])"
        );
        let questions = parse(&deck).deck.unwrap().questions;
        Likeness::new(&questions[..1]).find(&questions[1]).is_some()
    }

    #[test]
    fn what_is_looked_up_is_what_a_walk_over_all_would_find() {
        let asks = ["a b c d e", "e d c b a", "a b c d f", "a b c d e g", "g h"];
        let answers = [
            "Typed([\"x\", \"y\"])",
            "Recall(\"y\")",
            "TrueFalse(true)",
            "Cloze(\"a {{b}} c d e\")",
            "List(of: [\"x\", \"y\"])",
            "Order([\"y\", \"x\"])",
            "Number(value: 1)",
        ];
        let pairs = asks.iter().flat_map(|ask| answers.iter().map(move |answer| (ask, answer)));
        let written: Vec<String> = (0..)
            .zip(pairs)
            .map(|(id, (ask, answer)): (u32, _)| format!("(id: \"{id}\", ask: \"{ask}\", answer: {answer})"))
            .collect();
        let deck = format!("(id: \"d\", title: \"D\", language: \"fr\", questions: [{}])", written.join(", "));
        let questions = parse(&deck).deck.unwrap().questions;
        assert_eq!(questions.len(), written.len());
        for start in 0..questions.len() {
            let known = Likeness::new(&questions[start..]);
            for question in &questions {
                assert_eq!(known.find(question), walked(&known, question), "{question:?}");
            }
        }
    }

    fn walked(known: &Likeness, question: &Question) -> Option<usize> {
        let sketch = known.sketch(&Text::of(question));
        known.known.iter().position(|other| known.are_alike(other, &sketch))
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        /// However common words and answers are.
        #[test]
        fn nothing_that_is_like_is_overlooked(
            asks in prop::collection::vec(("[a-e]( [a-j]){0,9}", "(Typed\\(\\[\"[xy]\", \"[z-]\"\\]\\)|TrueFalse\\(true\\)|Recall\\(\"x\"\\))"), 1..40),
        ) {
            let written: Vec<String> = (0..)
                .zip(&asks)
                .map(|(id, (ask, answer)): (u32, _)| format!("(id: \"{id}\", ask: \"{ask}\", answer: {answer})"))
                .collect();
            let deck = format!("(id: \"d\", title: \"D\", language: \"fr\", questions: [{}])", written.join(", "));
            let questions = parse(&deck).deck.unwrap().questions;
            prop_assert_eq!(questions.len(), asks.len());
            let mut known = Likeness::before(&[], &questions);
            for question in &questions {
                prop_assert_eq!(known.find(question), walked(&known, question));
                known.learn(question);
            }
        }
    }

    #[test]
    fn an_answer_that_many_have_says_little() {
        let found = |answers: [&str; 4]| {
            let written = ["table", "lampe", "porte", "mot table"].into_iter().zip(answers).zip(["a", "b", "c", "d"]);
            let question = |((word, answer), id)| {
                format!("(id: \"{id}\", ask: \"Quel est le genre du mot {word} ?\", answer: Typed(\"{answer}\")), ")
            };
            let list = written.map(question).collect::<Vec<_>>().concat();
            let deck = format!("(id: \"d\", title: \"D\", language: \"fr\", questions: [{list}])");
            let questions = parse(&deck).deck.unwrap().questions;
            let mut known = Likeness::before(&questions[..1], &questions[1..]);
            let mut found = Vec::new();
            for question in &questions[1..] {
                found.push(known.find(question));
                known.learn(question);
            }
            found
        };
        assert_eq!(found(["féminin"; 4]), [None, None, Some(0)], "in the same words alone");
        assert_eq!(found(["oui", "oui", "non", "non"]), [None, None, Some(0)]);
        assert_eq!(found(["f", "f", "g", "h"])[0], Some(0), "two of a kind");
    }

    #[test]
    fn what_asks_the_same_is_told_from_what_only_sounds_so() {
        let same = [
            (r#""Où est Rome ?", answer: Typed("Italie")"#, r#""OÙ  est Rome", answer: Recall("En Italie.")"#),
            (
                r#""Quelle est la capitale de la France ?", answer: Typed("Paris")"#,
                r#""La capitale de la France est quelle ville ?", answer: Choice(right: "Paris", wrong: ["Lyon"])"#,
            ),
            (r#""La Terre est ronde.", answer: TrueFalse(true)"#, r#""La terre est ronde", answer: TrueFalse(false)"#),
            (
                r#""Citez les couleurs du drapeau.", answer: List(of: ["bleu", "blanc", "rouge"])"#,
                r#""Les couleurs du drapeau", answer: Several(right: ["rouge", "bleu", "blanc"], wrong: ["vert"])"#,
            ),
        ];
        let other = [
            (
                r#""Quelle est la capitale de la France ?", answer: Typed("Paris")"#,
                r#""Quelle est la capitale de la Suède ?", answer: Typed("Stockholm")"#,
            ),
            (r#""La Terre est ronde.", answer: TrueFalse(true)"#, r#""La Lune est ronde.", answer: TrueFalse(true)"#),
            (
                r#""Lesquels sont pairs ?", answer: Several(right: ["2", "4"], wrong: ["3"])"#,
                r#""Lesquels sont pairs ?", answer: Several(right: ["6", "8"], wrong: ["7"])"#,
            ),
            (
                r#""Complétez.", answer: Cloze("La {{Seine}} arrose Paris.")"#,
                r#""Complétez.", answer: Cloze("Le {{Rhône}} arrose Lyon.")"#,
            ),
            (
                r#""Combien de jours en juin ?", answer: Number(value: 30)"#,
                r#""Combien de mois ?", answer: Number(value: 12)"#,
            ),
            (r#""?", answer: Typed("a")"#, r#""!", answer: Typed("a")"#),
        ];
        for (one, two) in same {
            assert!(alike(one, two) && alike(two, one), "{one} / {two}");
        }
        for (one, two) in other {
            assert!(!alike(one, two) && !alike(two, one), "{one} / {two}");
        }
    }
}
