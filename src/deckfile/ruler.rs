//! Tells lines and columns in a text whose places are asked for in order.

/// A place as people count: lines and columns from 1, columns in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// The line.
    pub line: usize,
    /// The column in that line.
    pub column: usize,
    /// Where the line begins: a byte offset into the text.
    pub line_start: usize,
}

/// Goes through a text once for all places that are asked for in order, even where the whole text is one line.
#[derive(Debug)]
pub struct Ruler<'a> {
    text: &'a str,
    /// The place asked for last, on a character's boundary.
    at: usize,
    position: Position,
}

impl<'a> Ruler<'a> {
    /// One that stands at the beginning of a text.
    pub fn new(text: &'a str) -> Self {
        Self { text, at: 0, position: Position { line: 1, column: 1, line_start: 0 } }
    }

    /// Where a byte offset is; one within a character, or after the end, is where that begins.
    pub fn measure(&mut self, at: usize) -> Position {
        let at = self.text.floor_char_boundary(at);
        if at < self.at {
            *self = Self::new(self.text);
        }
        let between = &self.text[self.at..at];
        let position = &mut self.position;
        match between.rfind('\n') {
            Some(end) => {
                position.line += between.matches('\n').count();
                position.line_start = self.at + end + 1;
                position.column = between[end + 1..].chars().count() + 1;
            }
            None => position.column += between.chars().count(),
        }
        self.at = at;
        *position
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_told_in_any_order_as_if_each_was_counted_alone() {
        let text = "a😀\té\r\n\n𝒳 l'été";
        let alone = |at: usize| {
            let before = &text[..text.floor_char_boundary(at)];
            let line_start = before.rfind('\n').map_or(0, |end| end + 1);
            let (line, column) = (before.matches('\n').count() + 1, before[line_start..].chars().count() + 1);
            Position { line, column, line_start }
        };
        let last = text.len() + 2;
        for places in [(0..=last).collect::<Vec<_>>(), (0..=last).rev().collect(), vec![3, 9, 9, 4, last, 12]] {
            let mut ruler = Ruler::new(text);
            for at in places {
                assert_eq!(ruler.measure(at), alone(at), "{at}");
            }
        }
        assert_eq!(Ruler::new(text).measure(text.len()), Position { line: 3, column: 8, line_start: 11 });
    }
}
