//! Tells the lines of places in a text that are asked for in any order.

use memchr::memchr_iter;

/// So many bytes are counted again for each place.
const BLOCK: usize = 4096;

/// How many lines end before each block of a text, which is much sooner counted than where each of them ends.
pub(super) struct Lines<'a> {
    text: &'a [u8],
    before: Vec<usize>,
}

impl<'a> Lines<'a> {
    pub(super) fn of(text: &'a str) -> Self {
        let text = text.as_bytes();
        let counts = text.chunks(BLOCK).map(count);
        let before = [0].into_iter().chain(counts).scan(0, |sum, count| {
            *sum += count;
            Some(*sum)
        });
        let before = before.collect();
        Self { text, before }
    }

    /// The line that a byte is in, counted from 1.
    pub(super) fn line(&self, at: usize) -> usize {
        let at = at.min(self.text.len());
        let block = at / BLOCK;
        1 + self.before[block] + count(&self.text[block * BLOCK..at])
    }
}

fn count(bytes: &[u8]) -> usize {
    memchr_iter(b'\n', bytes).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_in_the_line_that_begins_before_it() {
        for text in
            [String::new(), "\n".repeat(2 * BLOCK), "a\n\nb".repeat(3000), format!("{}\n", "x".repeat(BLOCK - 1))]
        {
            let lines = Lines::of(&text);
            let near = |edge: usize| edge.saturating_sub(3)..=edge + 3;
            for at in [0, BLOCK, 2 * BLOCK, text.len()].into_iter().flat_map(near) {
                let alone = 1 + text.bytes().take(at).filter(|byte| *byte == b'\n').count();
                assert_eq!(lines.line(at), alone, "{at} of {}", text.len());
            }
        }
    }
}
