//! A line that is typed and can be long: broken over rows, changed anywhere, and not lost when typing is broken off.
//!
//! dialoguer's input forgets what was typed when Ctrl-C is pressed, and authors write more than fits a row.

use std::io;

use console::{Key, Term};
use unicode_width::UnicodeWidthChar;

/// How typing ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Typed {
    /// With Enter.
    Line(String),
    /// By Ctrl-C, Ctrl-D on an empty line, or a terminal that is gone; what was typed until then.
    Gone(String),
}

/// What a key means for the line as a whole.
#[derive(Debug, PartialEq, Eq)]
enum Means {
    More,
    Done,
    Leave,
}

/// The text of a line, and where its cursor stands.
#[derive(Debug)]
struct Draft {
    chars: Vec<char>,
    at: usize,
}

impl Draft {
    fn of(text: &str) -> Self {
        // A line is one line, whatever a file had.
        let chars: Vec<char> = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        Self { at: chars.len(), chars }
    }

    fn text(&self) -> String {
        self.chars.iter().collect()
    }

    fn press(&mut self, key: &Key) -> Means {
        const CTRL_A: char = '\u{1}';
        const CTRL_D: char = '\u{4}';
        const CTRL_E: char = '\u{5}';
        const CTRL_K: char = '\u{b}';
        const CTRL_U: char = '\u{15}';
        const CTRL_W: char = '\u{17}';
        match key {
            Key::Enter => return Means::Done,
            Key::CtrlC | Key::Char('\u{3}') => return Means::Leave,
            Key::Char(CTRL_D) if self.chars.is_empty() => return Means::Leave,
            Key::Del | Key::Char(CTRL_D) if self.at < self.chars.len() => drop(self.chars.remove(self.at)),
            Key::Backspace if self.at > 0 => {
                self.at -= 1;
                self.chars.remove(self.at);
            }
            Key::ArrowLeft => self.at = self.at.saturating_sub(1),
            Key::ArrowRight => self.at = (self.at + 1).min(self.chars.len()),
            Key::Home | Key::Char(CTRL_A) => self.at = 0,
            Key::End | Key::Char(CTRL_E) => self.at = self.chars.len(),
            Key::Char(CTRL_K) => self.chars.truncate(self.at),
            Key::Char(CTRL_U) => {
                self.chars.drain(..self.at);
                self.at = 0;
            }
            Key::Char(CTRL_W) => {
                let start = self.word_start();
                self.chars.drain(start..self.at);
                self.at = start;
            }
            Key::Tab => self.insert(' '),
            Key::Char(c) if !c.is_control() => self.insert(*c),
            _ => {}
        }
        Means::More
    }

    fn insert(&mut self, c: char) {
        self.chars.insert(self.at, c);
        self.at += 1;
    }

    fn word_start(&self) -> usize {
        let before = &self.chars[..self.at];
        let blanks = before.iter().rev().take_while(|c| c.is_whitespace()).count();
        let word = before[..before.len() - blanks].iter().rev().take_while(|c| !c.is_whitespace()).count();
        before.len() - blanks - word
    }

    /// The rows it takes on a screen of so many columns, after so many that are taken on the first one, and the row and
    /// column of the cursor.
    fn rows(&self, taken: usize, columns: usize) -> (Vec<String>, (usize, usize)) {
        let mut rows = vec![String::new()];
        let mut column = taken;
        let mut cursor = (0, column);
        for (at, c) in self.chars.iter().enumerate() {
            let width = c.width().unwrap_or(0);
            // The last column stays free: terminals differ in where the cursor is after it.
            if column + width >= columns.max(2) {
                rows.push(String::new());
                column = 0;
            }
            if at == self.at {
                cursor = (rows.len() - 1, column);
            }
            if let Some(row) = rows.last_mut() {
                row.push(*c);
            }
            column += width;
        }
        if self.at == self.chars.len() {
            cursor = (rows.len() - 1, column);
        }
        (rows, cursor)
    }
}

/// Reads a line on a terminal, beginning with a text that can be changed.
pub(super) fn read_line(term: &Term, lead: &str, initial: &str) -> io::Result<Typed> {
    let mut draft = Draft::of(initial);
    let mut row = 0;
    let ended = loop {
        row = draw(term, lead, &draft, row)?;
        match term.read_key().map(|key| draft.press(&key)) {
            Ok(Means::More) => {}
            Ok(Means::Done) => break Typed::Line(draft.text()),
            Ok(Means::Leave) | Err(_) => break Typed::Gone(draft.text()),
        }
    };
    draft.at = draft.chars.len();
    draw(term, lead, &draft, row)?;
    term.write_str("\n")?;
    Ok(ended)
}

/// Draws the line over itself; the row of the cursor, counted from the line's first.
fn draw(term: &Term, lead: &str, draft: &Draft, row: usize) -> io::Result<usize> {
    let columns = usize::from(term.size().1);
    let (rows, (cursor_row, cursor_column)) = draft.rows(console::measure_text_width(lead), columns);
    term.move_cursor_up(row)?;
    term.write_str("\r")?;
    term.clear_to_end_of_screen()?;
    term.write_str(&format!("{lead}{}", rows.join("\n")))?;
    term.move_cursor_up(rows.len() - 1 - cursor_row)?;
    term.write_str("\r")?;
    term.move_cursor_right(cursor_column)?;
    term.flush()?;
    Ok(cursor_row)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(initial: &str, keys: &[Key]) -> (String, usize) {
        let mut draft = Draft::of(initial);
        for key in keys {
            assert_eq!(draft.press(key), Means::More, "{key:?}");
        }
        (draft.text(), draft.at)
    }

    #[test]
    fn keys_change_the_line_where_the_cursor_is() {
        let ctrl = |letter: u8| Key::Char(char::from(letter - b'a' + 1));
        assert_eq!(typed("été", &[Key::ArrowLeft, Key::Backspace, Key::Char('à')]), ("éàé".into(), 2));
        assert_eq!(typed("a b  ", &[ctrl(b'w')]), ("a ".into(), 2));
        assert_eq!(typed("abc", &[Key::Home, Key::Del, Key::End, Key::Char('d')]), ("bcd".into(), 3));
        assert_eq!(typed("abc", &[Key::ArrowLeft, ctrl(b'u')]), ("c".into(), 0));
        assert_eq!(typed("abc", &[ctrl(b'a'), Key::ArrowRight, ctrl(b'k')]), ("a".into(), 1));
        assert_eq!(typed("a\nb", &[Key::Tab, Key::Escape, Key::ArrowUp]), ("a b ".into(), 4));
        assert_eq!(Draft::of("").press(&ctrl(b'd')), Means::Leave);
        assert_eq!(Draft::of("a").press(&Key::CtrlC), Means::Leave);
    }

    #[test]
    fn rows_are_broken_before_the_last_column() {
        let mut draft = Draft::of("abcdef");
        assert_eq!(draft.rows(2, 6), (vec!["abc".into(), "def".into()], (1, 3)));
        draft.at = 3;
        assert_eq!(draft.rows(2, 6).1, (1, 0));
        assert_eq!(Draft::of("東京都").rows(1, 6), (vec!["東京".into(), "都".into()], (1, 2)));
        assert_eq!(Draft::of("").rows(2, 6), (vec![String::new()], (0, 2)));
    }
}
