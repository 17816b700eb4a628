//! Text on a screen of a given width: markup shown, lines broken where the language allows.

use textwrap::core::Word;
use textwrap::{Options, WordSeparator, WordSplitter, wrap};

use super::paint::Paint;
use crate::model::markup::{self, Span};

/// Lines longer than this are tiring to read, however wide the screen.
const WIDEST: usize = 92;

/// How text is laid out: the width, and whether colour is used.
#[derive(Clone, Copy, Debug)]
pub struct Layout {
    /// Columns to use; `None` leaves lines unbroken, for pipes and screen readers.
    pub width: Option<usize>,
    /// Colours.
    pub paint: Paint,
}

impl Layout {
    /// A layout for a screen of so many columns.
    pub fn of_screen(columns: u16, paint: Paint) -> Self {
        // The last column stays free: a full line makes some terminals add an empty one.
        Self { width: Some(usize::from(columns).saturating_sub(1).clamp(10, WIDEST)), paint }
    }

    /// A text of a deck: markup shown as weight and colour, broken into lines, each begun with `indent`.
    pub fn text(&self, text: &str, indent: &str) -> Vec<String> {
        self.hanging(&self.marked(text), indent, indent)
    }

    /// A line of our own, broken where needed, with a first and a following indent.
    pub fn hanging(&self, text: &str, first: &str, rest: &str) -> Vec<String> {
        let lines = text.lines().enumerate().flat_map(|(at, line)| {
            let first = if at == 0 { first } else { rest };
            let Some(width) = self.width else { return vec![format!("{first}{line}")] };
            let options = Options::new(width).initial_indent(first).subsequent_indent(rest);
            let options =
                options.word_splitter(WordSplitter::NoHyphenation).word_separator(WordSeparator::Custom(words));
            wrap(line, options).into_iter().map(|line| line.trim_end().to_owned()).collect()
        });
        lines.collect()
    }

    /// Lines of our own, each broken where needed and keeping its own indent.
    pub fn prose(&self, text: &str) -> String {
        let broken = text.split_inclusive('\n').flat_map(|line| {
            let line = line.trim_end();
            let (indent, sentence) = line.split_at(line.len() - line.trim_start_matches(' ').len());
            let lines = if sentence.is_empty() { vec![String::new()] } else { self.hanging(sentence, indent, indent) };
            lines.into_iter().map(|line| line + "\n")
        });
        broken.collect()
    }

    /// The markup of a text as escape sequences; without colour, the words alone, a link's address behind it.
    pub fn marked(&self, text: &str) -> String {
        let spans = markup::parse(&visible(text)).into_iter().map(|span| match span {
            Span::Plain(text) => text,
            Span::Bold(text) => self.by_word(&text, |word| self.paint.bold(word)),
            Span::Emphasis(text) => self.by_word(&text, |word| self.paint.emphasis(word)),
            Span::Code(text) => self.by_word(&text, |word| self.paint.accent(word)),
            Span::Link { text, address } if text == address => address,
            Span::Link { text, address } => format!("{text} ({address})"),
        });
        spans.collect()
    }

    /// A text of a deck, all of it bold, whatever markup it has.
    pub fn strong(&self, text: &str) -> String {
        self.by_word(&markup::strip(&visible(text)), |word| self.paint.bold(word))
    }

    /// Styles word by word, so that a line broken between them leaves no style open.
    fn by_word(&self, text: &str, style: impl Fn(&str) -> String) -> String {
        if !self.paint.color {
            return text.to_owned();
        }
        text.split(' ').map(style).collect::<Vec<_>>().join(" ")
    }
}

/// Where a line may be broken: as Unicode has it, but not within a range of figures, such as `1–4` or `1939–1945`.
fn words(line: &str) -> Box<dyn Iterator<Item = Word<'_>> + '_> {
    let mut start = 0;
    let mut end = 0;
    let mut joined = Vec::new();
    for word in WordSeparator::UnicodeBreakProperties.find_words(line) {
        let range = line[start..end].ends_with('–') && word.starts_with(|c: char| c.is_ascii_digit());
        if !range && end > start {
            joined.push(Word::from(&line[start..end]));
            start = end;
        }
        end += word.word.len() + word.whitespace.len();
    }
    joined.extend((end > start).then(|| Word::from(&line[start..])));
    Box::new(joined.into_iter())
}

/// A deck is somebody else's text: control characters in it, escape sequences above all, are shown and not obeyed.
pub(super) fn visible(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\n' => '\n',
            '\t' => ' ',
            c if c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}') => '\u{fffd}',
            c => c,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn layout(width: usize, color: bool) -> Layout {
        Layout { width: Some(width), paint: Paint { color } }
    }

    #[test]
    fn lines_fit_in_letters_of_any_width() {
        for (text, width) in [
            ("Le sommet s’est tenu les 10 et 11 février 2025.", 20),
            ("東京で人工知能サミットが開かれました。", 12),
            ("🎓🎓 🎓🎓 🎓🎓 🎓🎓", 10),
            ("anticonstitutionnellement", 10),
        ] {
            for line in layout(width, true).text(text, "  ") {
                assert!(console::measure_text_width(&line) <= width, "{line:?}");
            }
        }
    }

    #[test]
    fn prose_keeps_its_lines_and_their_indents() {
        let told = "error: le dossier est introuvable\n\n  Nommez un dossier qui existe.\n";
        let broken = "error: le\ndossier est\nintrouvable\n\n  Nommez un\n  dossier qui\n  existe.\n";
        assert_eq!(layout(13, false).prose(told), broken);
    }

    #[test]
    fn no_break_spaces_do_not_break() {
        let lines = layout(12, false).text("soit 109\u{a0}milliards\u{202f}!", "");
        assert_eq!(lines, ["soit", "109\u{a0}milliard", "s\u{202f}!"]);
    }

    #[test]
    fn a_range_of_figures_does_not_break() {
        let lines = layout(10, true).text("les années 1939–1945 et après–guerre", "");
        assert_eq!(lines, ["les années", "1939–1945", "et après–", "guerre"]);
    }

    #[test]
    fn a_style_never_spills_over_a_line() {
        for line in layout(12, true).text("un **mot très très long** ici", "") {
            assert_eq!(line.matches("\u{1b}[1m").count(), line.matches("\u{1b}[0m").count(), "{line:?}");
        }
    }

    #[test]
    fn a_deck_cannot_write_escape_sequences() {
        assert_eq!(layout(40, true).text("a\u{1b}[31mb\u{202e}", ""), ["a\u{fffd}[31mb\u{fffd}"]);
    }
}
