//! A code that phones read, drawn in a terminal.

use fast_qr::QRCode;
use fast_qr::qr::QRBuilder;

use super::paint::Paint;

/// The empty border that cameras need, in modules.
const BORDER: usize = 2;

/// A code.
pub(super) struct Code(QRCode);

impl Code {
    /// The code for a text; none where the text is too long for one.
    pub(super) fn of(text: &str) -> Option<Self> {
        QRBuilder::new(text).ecl(fast_qr::ECL::L).build().ok().map(Self)
    }

    /// Columns that it takes.
    pub(super) fn width(&self) -> usize {
        self.0.size + 2 * BORDER
    }

    /// Its lines. Two rows of it make one line.
    ///
    /// Dark on light where colours may be used; else by the terminal's own, which is taken to be light on dark.
    pub(super) fn lines(&self, paint: Paint) -> Vec<String> {
        let size = self.0.size;
        let is_light = |row: usize, column: usize| {
            let inside = |at: usize| at.checked_sub(BORDER).filter(|at| *at < size);
            inside(row).zip(inside(column)).is_none_or(|(row, column)| !self.0[row][column].value())
        };
        let whole = self.width();
        let line = |row: usize| {
            let blocks =
                (0..whole).map(|column| match (is_light(row, column), row + 1 < whole && is_light(row + 1, column)) {
                    (true, true) => '█',
                    (true, false) => '▀',
                    (false, true) => '▄',
                    (false, false) => ' ',
                });
            paint.light_on_dark(&blocks.collect::<String>())
        };
        (0..whole).step_by(2).map(line).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_a_square_with_a_border() {
        let lines = Code::of("http://192.168.1.24:8080/?pin=123456").unwrap().lines(Paint { color: false });
        let width = lines[0].chars().count();
        assert!(lines.iter().all(|line| line.chars().count() == width));
        assert_eq!(lines.len(), width.div_ceil(2));
        assert!(
            lines[0].chars().all(|c| c == '█')
                && lines.iter().all(|line| line.starts_with("██") && line.ends_with("██") || line.starts_with("▀▀"))
        );
        // The three corners by which cameras find it.
        assert!(lines[1].starts_with("██ ▄▄▄▄▄ █") && lines[1].ends_with("█ ▄▄▄▄▄ ██"), "{}", lines[1]);
    }
}
