//! A page: lines gathered and written at once.

use super::layout::Layout;

/// Lines on their way to the screen.
#[derive(Clone, Debug)]
pub struct Page {
    layout: Layout,
    lines: Vec<String>,
}

impl Page {
    /// An empty page.
    pub fn new(layout: Layout) -> Self {
        Self { layout, lines: Vec::new() }
    }

    /// How text is laid out here.
    pub fn layout(&self) -> &Layout {
        &self.layout
    }

    /// An empty line.
    pub fn gap(&mut self) -> &mut Self {
        self.lines.push(String::new());
        self
    }

    /// A line of our own, broken to fit.
    pub fn line(&mut self, text: &str) -> &mut Self {
        self.hanging(text, "", "")
    }

    /// A line of our own with indents.
    pub fn hanging(&mut self, text: &str, first: &str, rest: &str) -> &mut Self {
        self.lines.extend(self.layout.hanging(text, first, rest));
        self
    }

    /// A line that is written as it stands: tables, plots, source lines.
    pub fn verbatim(&mut self, line: impl Into<String>) -> &mut Self {
        self.lines.push(line.into());
        self
    }

    /// A text of a deck, markup shown.
    pub fn text(&mut self, text: &str, first: &str, rest: &str) -> &mut Self {
        let marked = self.layout.marked(text);
        self.hanging(&marked, first, rest)
    }

    /// The lines, each ended.
    pub fn into_text(self) -> String {
        self.lines.into_iter().map(|line| line + "\n").collect()
    }
}
