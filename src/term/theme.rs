//! How dialoguer draws our lists: whole options, broken over lines where they are long.
//!
//! dialoguer measures items in bytes to know how many lines to wipe, which goes wrong with accents and with long options.
//! So it is given the options' numbers as items, and this theme writes their lines; it counts those exactly.

use std::fmt;

use console::Term;
use dialoguer::theme::Theme;

use super::layout::Layout;
use super::paint::Paint;

/// Draws items, given by number, as the labels of those numbers.
pub(super) struct Labels {
    shown: Vec<String>,
    term: Term,
    paint: Paint,
}

impl Labels {
    /// The labels are texts of decks or words of our own, markup shown.
    pub(super) fn new(labels: impl IntoIterator<Item = String>, term: &Term, paint: Paint) -> Self {
        let layout = Layout::of_screen(term.size().1, paint);
        Self { shown: labels.into_iter().map(|label| layout.marked(&label)).collect(), term: term.clone(), paint }
    }

    /// The layout of the screen as it is at this moment: a window may be resized between two keys.
    fn layout(&self) -> Layout {
        Layout::of_screen(self.term.size().1, self.paint)
    }

    /// The items to give to dialoguer.
    pub(super) fn items(&self) -> Vec<String> {
        (0..self.shown.len()).map(|number| number.to_string()).collect()
    }

    /// How many items dialoguer may show at once on so many rows, below what should stay in sight; `None` when all fit.
    /// Where that leaves no room to choose in, three items are worth more.
    pub(super) fn page_length(&self, rows: usize, above: usize) -> Option<usize> {
        let heights: Vec<usize> = self.shown.iter().map(|label| self.lines(label, "      ").len()).collect();
        let whole = rows.saturating_sub(2).max(1);
        if heights.iter().sum::<usize>() + above <= whole {
            return None;
        }
        let tallest = heights.into_iter().max().unwrap_or(1).max(1);
        let room = whole.saturating_sub(above).max((3 * tallest).min(whole));
        Some((room / tallest).max(1))
    }

    fn lines(&self, label: &str, lead: &str) -> Vec<String> {
        self.layout().hanging(label, lead, &" ".repeat(console::measure_text_width(lead)))
    }

    fn write(&self, f: &mut dyn fmt::Write, item: &str, lead: &str, active: bool) -> fmt::Result {
        let label = item.parse().ok().and_then(|number: usize| self.shown.get(number)).map_or(item, String::as_str);
        let paint = self.paint;
        let lines = self.lines(label, lead);
        let lines = lines.into_iter().map(|line| if active { paint.accent(&line) } else { line });
        f.write_str(&lines.collect::<Vec<_>>().join("\n"))
    }
}

impl Theme for Labels {
    fn format_prompt(&self, f: &mut dyn fmt::Write, prompt: &str) -> fmt::Result {
        let lines = self.layout().hanging(prompt, "", "").into_iter().map(|line| self.paint.quiet(&line));
        f.write_str(&lines.collect::<Vec<_>>().join("\n"))
    }

    fn format_input_prompt(&self, f: &mut dyn fmt::Write, prompt: &str, _default: Option<&str>) -> fmt::Result {
        write!(f, "{prompt} ")
    }

    fn format_input_prompt_selection(&self, f: &mut dyn fmt::Write, prompt: &str, given: &str) -> fmt::Result {
        write!(f, "{prompt} {given}")
    }

    fn format_select_prompt_item(&self, f: &mut dyn fmt::Write, item: &str, active: bool) -> fmt::Result {
        self.write(f, item, if active { "❯ " } else { "  " }, active)
    }

    fn format_multi_select_prompt_item(
        &self,
        f: &mut dyn fmt::Write,
        item: &str,
        checked: bool,
        active: bool,
    ) -> fmt::Result {
        let lead = match (active, checked) {
            (true, true) => "❯ [x] ",
            (true, false) => "❯ [ ] ",
            (false, true) => "  [x] ",
            (false, false) => "  [ ] ",
        };
        self.write(f, item, lead, active)
    }

    fn format_sort_prompt_item(&self, f: &mut dyn fmt::Write, item: &str, picked: bool, active: bool) -> fmt::Result {
        let lead = match (active, picked) {
            (true, true) => "❯ ↕ ",
            (true, false) => "❯ · ",
            (false, _) => "  · ",
        };
        self.write(f, item, lead, active)
    }
}
