//! What a class's figures advise, by rules that `docs/classroom.md` gives with their sources.

use serde_json::{Value, json};

use super::sheet::{Item, Sheet};
use crate::i18n::Words;
use crate::model::markup;
use crate::quiz::classroom::{Bar, Label, Ledger, LedgerTurn};

/// A class asks again what it earned less than this share of the marks of.
const HARD: f64 = 0.5;

/// At this discrimination or below, in hundredths, those who knew the rest missed a question: nearer to zero it is chance.
const TURNED: f64 = -20.0;

/// A wrong option that nobody chose tells something from so many answers on, of which so many are wrong.
const ANSWERS_FOR_IDLE: usize = 20;
const WRONG_FOR_IDLE: usize = 5;

/// Time was short where at least one in so many had not answered when it was up, of so many who were there.
const SHORT: usize = 5;
const SEATS_FOR_SHORT: usize = 5;

/// One piece of advice; questions go by their numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Advice {
    /// Less than half of the marks were earned.
    AskAgain(Vec<usize>),
    /// Those who knew the rest knew this less often.
    LookAtKey(Vec<usize>),
    /// Nobody chose these wrong options: their letters and texts.
    IdleOptions(usize, Vec<(char, String)>),
    /// So many of so many had not answered when its time was up.
    ShortTime(usize, usize, usize),
}

impl Advice {
    /// What there is to advise, what concerns the whole class first.
    pub(super) fn of(ledger: &Ledger, sheet: &Sheet) -> Vec<Self> {
        let turns: Vec<(&Item, &LedgerTurn)> =
            sheet.questions.iter().filter_map(|item| Some((item, ledger.turns.get(item.turn)?))).collect();
        let hard = turns.iter().filter(|(item, _)| item.seats > 0 && item.facility < HARD);
        let hard: Vec<usize> = hard.map(|(_, turn)| turn.number).collect();
        let again = (!hard.is_empty()).then_some(Self::AskAgain(hard));
        let turned =
            turns.iter().filter(|(item, _)| item.discrimination.is_some_and(|index| (index * 100.0).round() <= TURNED));
        let turned: Vec<usize> = turned.map(|(_, turn)| turn.number).collect();
        let key = (!turned.is_empty()).then_some(Self::LookAtKey(turned));
        let idle = turns.iter().filter_map(|(item, turn)| {
            let idle = idle(item, turn);
            (!idle.is_empty()).then_some(Self::IdleOptions(turn.number, idle))
        });
        let short = turns.iter().filter(|(item, _)| was_short(item));
        let short = short.map(|(item, turn)| Self::ShortTime(turn.number, item.seats - item.answers, item.seats));
        again.into_iter().chain(key).chain(short).chain(idle).collect()
    }

    /// The name of the rule.
    fn rule(&self) -> &'static str {
        match self {
            Self::AskAgain(_) => "ask_again",
            Self::LookAtKey(_) => "look_at_key",
            Self::IdleOptions(..) => "idle_options",
            Self::ShortTime(..) => "short_time",
        }
    }

    /// The questions that it concerns.
    fn numbers(&self) -> Vec<usize> {
        match self {
            Self::AskAgain(numbers) | Self::LookAtKey(numbers) => numbers.clone(),
            Self::IdleOptions(number, _) | Self::ShortTime(number, ..) => vec![*number],
        }
    }

    /// The sentence of it.
    pub(super) fn said(&self, words: &Words) -> String {
        match self {
            Self::AskAgain(numbers) => listed("advice-again", numbers, words),
            Self::LookAtKey(numbers) => listed("advice-key", numbers, words),
            Self::IdleOptions(number, options) => {
                let named = options.iter().map(|(letter, text)| {
                    words
                        .tell("advice-option", &[("letter", letter.to_string().into()), ("text", text.as_str().into())])
                });
                let args = [
                    ("number", (*number).into()),
                    ("count", options.len().into()),
                    ("options", named.collect::<Vec<_>>().join(", ").into()),
                ];
                words.tell("advice-idle", &args)
            }
            Self::ShortTime(number, missing, seats) => {
                let args = [("number", (*number).into()), ("missing", (*missing).into()), ("seats", (*seats).into())];
                words.tell("advice-time", &args)
            }
        }
    }

    /// For scripts, with its sentence.
    pub(super) fn as_json(&self, words: &Words) -> Value {
        json!({ "rule": self.rule(), "questions": self.numbers(), "text": self.said(words) })
    }
}

fn listed(key: &str, numbers: &[usize], words: &Words) -> String {
    let list: Vec<String> = numbers.iter().map(usize::to_string).collect();
    words.tell(key, &[("count", numbers.len().into()), ("numbers", list.join(", ").into())])
}

fn was_short(item: &Item) -> bool {
    item.timed_out && item.seats >= SEATS_FOR_SHORT && (item.seats - item.answers) * SHORT >= item.seats
}

/// The wrong options of a choice that nobody took, where enough were wrong for that to tell anything.
fn idle(item: &Item, turn: &LedgerTurn) -> Vec<(char, String)> {
    let option = |bar: &Bar| match &bar.label {
        Label::Option(texts) => texts.first().map(|text| markup::strip(text)),
        _ => None,
    };
    let wrong: usize = turn.bars.iter().filter(|bar| !bar.right && option(bar).is_some()).map(|bar| bar.count).sum();
    if item.answers < ANSWERS_FOR_IDLE || wrong < WRONG_FOR_IDLE {
        return Vec::new();
    }
    let lettered = ('A'..='Z').zip(&turn.bars);
    lettered
        .filter(|(_, bar)| !bar.right && bar.count == 0)
        .filter_map(|(letter, bar)| Some((letter, option(bar)?)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{CardId, DeckId, Facet, QuestionId};

    fn card() -> CardId {
        CardId { deck: DeckId::new("d").unwrap(), question: QuestionId::new("q").unwrap(), facet: Facet::Whole }
    }

    fn turn(number: usize, counts: [usize; 3]) -> LedgerTurn {
        let bar = |(text, count): (&str, usize)| Bar {
            label: Label::Option([text.to_owned()].into()),
            count,
            right: text == "right",
        };
        let bars = ["right", "**one**", "other"].into_iter().zip(counts).map(bar).collect();
        LedgerTurn { number, card: card(), ask: "?".into(), counts: true, answers: Vec::new(), bars }
    }

    fn item(turn: usize, facility: f64, (answers, seats): (usize, usize)) -> Item {
        Item { turn, facility, discrimination: None, answers, seats, pace: None, wrong: Vec::new(), timed_out: false }
    }

    fn advice(items: Vec<(Item, [usize; 3])>) -> Vec<Advice> {
        let turns = (1..).zip(&items).map(|(number, (_, counts))| turn(number, *counts)).collect();
        let ledger = Ledger { seats: Vec::new(), turns, own_pace: false };
        let questions = items.into_iter().map(|(item, _)| item).collect();
        Advice::of(&ledger, &Sheet { questions, ranked: Vec::new() })
    }

    #[test]
    fn what_fewer_than_half_knew_is_asked_again_together() {
        let easy = (item(1, 0.5, (10, 10)), [5, 3, 2]);
        let hard = |turn, seats| (item(turn, 0.49, (seats, seats)), [4, 3, 3]);
        assert_eq!(advice(vec![hard(0, 10), easy, hard(2, 10), hard(3, 0)]), [Advice::AskAgain(vec![1, 3])]);
    }

    #[test]
    fn a_key_that_the_best_miss_is_looked_at() {
        let with = |at, index| (Item { discrimination: Some(index), ..item(at, 0.6, (12, 12)) }, [8, 2, 2]);
        // Two fifths less three fifths is not quite −0.2 in a computer's figures.
        assert_eq!(advice(vec![with(0, 0.4 - 0.6), with(1, -0.1), with(2, -1.0)]), [Advice::LookAtKey(vec![1, 3])]);
        assert_eq!(advice(vec![with(0, -0.19)]), []);
    }

    #[test]
    fn an_option_that_nobody_chose_is_told_where_enough_were_wrong() {
        let of = |answers, counts| advice(vec![(item(0, 0.7, (answers, answers)), counts)]);
        assert_eq!(of(20, [15, 0, 5]), [Advice::IdleOptions(1, vec![('B', "one".into())])]);
        assert_eq!(of(19, [14, 0, 5]), [], "too few answers");
        assert_eq!(of(20, [16, 0, 4]), [], "too few wrong ones");
        assert_eq!(of(20, [14, 1, 5]), []);
    }

    #[test]
    fn time_was_short_where_a_fifth_had_not_answered_when_it_was_up() {
        let of =
            |answers, seats, timed_out| advice(vec![(Item { timed_out, ..item(0, 0.7, (answers, seats)) }, [4, 0, 0])]);
        assert_eq!(of(8, 10, true), [Advice::ShortTime(1, 2, 10)]);
        assert_eq!(of(9, 10, true), []);
        assert_eq!(of(8, 10, false), [], "the teacher closed it");
        assert_eq!(of(1, 4, true), [], "four are too few");
    }

    #[test]
    fn advice_is_a_sentence_in_both_languages() {
        let all = [
            Advice::AskAgain(vec![3, 7]),
            Advice::LookAtKey(vec![5]),
            Advice::IdleOptions(2, vec![('B', "Lyon".into())]),
            Advice::ShortTime(4, 8, 24),
        ];
        for words in [Words::of(["fr"]), Words::of(["en"])] {
            for advice in &all {
                let said = advice.said(&words);
                assert!(said.ends_with('.') && !said.contains('$') && !said.starts_with("advice"), "{said}");
                assert_eq!(advice.as_json(&words)["rule"], advice.rule());
            }
            assert!(all[2].said(&words).contains("Lyon"));
        }
    }
}
