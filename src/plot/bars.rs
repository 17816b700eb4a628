//! Horizontal bars, one a line, with their labels before and their figures behind.

use unicode_width::UnicodeWidthStr;

/// One bar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bar {
    /// What it stands for.
    pub label: String,
    /// How much.
    pub value: u64,
    /// The figure as it is written.
    pub figure: String,
}

/// The eighths of a block, so that short bars differ too.
const EIGHTHS: [&str; 8] = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];

/// Bars as lines of at most `width` columns. A bar of `whole`, or where none is given the longest, fills what the labels and
/// figures leave. No bar, no line; a value above zero always shows.
pub fn bars(bars: &[Bar], whole: Option<u64>, width: usize) -> Vec<String> {
    let label_width = bars.iter().map(|bar| bar.label.width()).max().unwrap_or(0);
    let figure_width = bars.iter().map(|bar| bar.figure.width()).max().unwrap_or(0);
    let room = width.saturating_sub(label_width + figure_width + 3).clamp(1, 60);
    let most = whole.unwrap_or_else(|| bars.iter().map(|bar| bar.value).max().unwrap_or(0)).max(1);
    let line = |bar: &Bar| {
        let eighths = u128::from(bar.value) * room as u128 * 8 / u128::from(most);
        let eighths = usize::try_from(eighths).unwrap_or(0).max(usize::from(bar.value > 0));
        let drawn = format!("{}{}", "█".repeat(eighths / 8), EIGHTHS[eighths % 8]);
        let pad = " ".repeat(label_width - bar.label.width());
        format!("{}{pad} {drawn} {}", bar.label, bar.figure).trim_end().to_owned()
    };
    bars.iter().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bar(label: &str, value: u64) -> Bar {
        Bar { label: label.into(), value, figure: value.to_string() }
    }

    #[test]
    fn bars_fill_the_width_and_small_ones_show() {
        let lines = bars(&[bar("lun.", 100), bar("mar. 東", 1), bar("", 0)], None, 30);
        assert!(lines.iter().all(|line| line.width() <= 30), "{lines:?}");
        assert_eq!(lines[0].matches('█').count(), 17);
        assert_eq!(lines[1], "mar. 東 ▏ 1".to_owned());
        assert!(lines[2].ends_with('0'));
        assert_eq!(bars(&[bar("a", 50)], Some(100), 26)[0].matches('█').count(), 10);
        assert!(bars(&[], None, 30).is_empty());
        assert_eq!(bars(&[bar("x", u64::MAX)], None, 0).len(), 1);
    }
}
