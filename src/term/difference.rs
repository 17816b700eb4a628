//! A typed answer under the right one, letter by letter; readable without colour.

use console::measure_text_width;

use super::layout::visible;
use super::page::Page;
use crate::grading::Run;
use crate::i18n::Words;

const INDENT: &str = "  ";

/// Stands for a letter that one of the two lines does not have.
const NONE: char = '·';

/// Two lines, one under the other, and marks under the letters that differ. On a screen too narrow for them, for writing from
/// right to left, which terminals put in either direction, and where lines are read aloud, one line instead: `[+x]` for a letter
/// left out, `[-x]` for one too many, `[x→y]` for another.
pub(super) fn difference(page: &mut Page, runs: &[Run], words: &Words) {
    let (given, answer) = labels(words);
    let lead = measure_text_width(&given);
    let rows = Rows::of(runs);
    if stands(page, runs, words) {
        let paint = page.layout().paint;
        page.verbatim(format!("{INDENT}{}{}", paint.quiet(&given), rows.given));
        page.verbatim(format!("{INDENT}{}{}", paint.quiet(&answer), paint.bold(&rows.answer)));
        page.verbatim(format!("{INDENT}{}{}", " ".repeat(lead), paint.warn(rows.marks.trim_end())));
    } else {
        page.hanging(&words.tell("reveal-given", &[("given", inline(runs).into())]), INDENT, INDENT);
    }
}

/// Whether there is room for one line under the other.
pub(super) fn stands(page: &Page, runs: &[Run], words: &Words) -> bool {
    if runs.iter().any(is_right_to_left) {
        return false;
    }
    let needed = INDENT.len() + measure_text_width(&labels(words).0) + measure_text_width(&Rows::of(runs).marks);
    page.layout().width.is_some_and(|columns| needed <= columns)
}

/// What stands before the two lines, equally wide.
fn labels(words: &Words) -> (String, String) {
    let (given, answer) = (words.say("difference-given"), words.say("difference-answer"));
    let width = measure_text_width(&given).max(measure_text_width(&answer)) + 1;
    let filled = |text: &str| format!("{text}{}", " ".repeat(width - measure_text_width(text)));
    (filled(&given), filled(&answer))
}

/// The lines to put one under the other.
#[derive(Debug, Default, PartialEq)]
struct Rows {
    given: String,
    answer: String,
    marks: String,
}

impl Rows {
    fn of(runs: &[Run]) -> Self {
        let mut rows = Self::default();
        for run in runs {
            match run {
                Run::Kept(text) => rows.add(text, text, ' ', ' '),
                Run::Missing(text) => rows.add("", text, NONE, '^'),
                Run::Extra(text) => rows.add(text, "", NONE, '^'),
                Run::Changed { expected, typed, .. } => rows.add(typed, expected, NONE, '^'),
            }
        }
        rows
    }

    /// Adds a stretch to both lines, filled to the wider of the two.
    fn add(&mut self, given: &str, answer: &str, fill: char, mark: char) {
        let (given, answer) = (visible(given).replace('\n', " "), visible(answer).replace('\n', " "));
        let width = measure_text_width(&given).max(measure_text_width(&answer));
        let filled = |text: &str| format!("{text}{}", fill.to_string().repeat(width - measure_text_width(text)));
        self.given += &filled(&given);
        self.answer += &filled(&answer);
        self.marks += &mark.to_string().repeat(width);
    }
}

fn inline(runs: &[Run]) -> String {
    let told = runs.iter().map(|run| match run {
        Run::Kept(text) => visible(text),
        Run::Missing(text) => format!("[+{}]", visible(text)),
        Run::Extra(text) => format!("[-{}]", visible(text)),
        // An arrow would point the wrong way where it is drawn from right to left.
        Run::Changed { expected, typed, .. } if is_right_to_left(run) => {
            format!("[-{}+{}]", visible(typed), visible(expected))
        }
        Run::Changed { expected, typed, .. } => format!("[{}→{}]", visible(typed), visible(expected)),
    });
    told.collect()
}

/// Whether there is Hebrew, Arabic or another script in it that is written from right to left.
fn is_right_to_left(run: &Run) -> bool {
    let written = |text: &str| {
        text.chars().any(|c| matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}' | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}'))
    };
    match run {
        Run::Kept(text) | Run::Missing(text) | Run::Extra(text) => written(text),
        Run::Changed { expected, typed, .. } => written(expected) || written(typed),
    }
}

#[cfg(test)]
mod tests {
    use super::super::layout::Layout;
    use super::super::paint::Paint;
    use super::*;
    use crate::grading::diff;

    fn told(width: Option<usize>, key: &str, typed: &str) -> String {
        let mut page = Page::new(Layout { width, paint: Paint { color: false } });
        difference(&mut page, &diff(key, typed), &Words::of(["en"]));
        page.into_text()
    }

    #[test]
    fn letters_stand_under_one_another() {
        assert_eq!(
            told(Some(60), "Canberra", "Cambera"),
            "  You wrote Cambe·ra\n  Answer    Canberra\n              ^  ^\n"
        );
        assert_eq!(told(Some(60), "東京", "京"), "  You wrote ··京\n  Answer    東京\n            ^^\n");
    }

    #[test]
    fn marks_and_wide_letters_keep_their_place() {
        assert_eq!(
            told(Some(60), "e\u{301}te\u{301} 1", "ete\u{301} 2"),
            "  You wrote ete\u{301} 2\n  Answer    e\u{301}te\u{301} 1\n            ^   ^\n"
        );
        assert_eq!(told(Some(60), "東京 a", "東京 b"), "  You wrote 東京 b\n  Answer    東京 a\n                 ^\n");
        assert_eq!(told(Some(60), "東京", "東a"), "  You wrote 東a·\n  Answer    東京\n              ^^\n");
    }

    #[test]
    fn writing_from_right_to_left_is_told_on_one_line() {
        assert_eq!(told(Some(60), "سلام", "سلان"), "  Your answer: سلا[-ن+م]\n");
        assert_eq!(told(Some(60), "שלום", "שלם"), "  Your answer: של[+ו]ם\n");
    }

    #[test]
    fn a_narrow_screen_and_a_voice_get_one_line() {
        for width in [Some(19), None] {
            let text = told(width, "Canberra", "Camberra").split_whitespace().collect::<Vec<_>>().join(" ");
            assert_eq!(text, "Your answer: Ca[m→n]berra", "{width:?}");
        }
    }
}
