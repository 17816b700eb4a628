//! Colour and weight, where they are wanted. Nothing is said by colour alone.

use console::Style;

/// Whether and how to colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paint {
    /// Whether escape sequences may be written at all.
    pub color: bool,
}

impl Paint {
    fn style(self) -> Style {
        Style::new().force_styling(self.color)
    }

    /// What went well.
    pub fn good(self, text: &str) -> String {
        self.style().green().bold().apply_to(text).to_string()
    }

    /// What went wrong.
    pub fn bad(self, text: &str) -> String {
        self.style().red().bold().apply_to(text).to_string()
    }

    /// What wants attention.
    pub fn warn(self, text: &str) -> String {
        self.style().yellow().bold().apply_to(text).to_string()
    }

    /// What stands out.
    pub fn bold(self, text: &str) -> String {
        self.style().bold().apply_to(text).to_string()
    }

    /// What is stressed.
    pub fn emphasis(self, text: &str) -> String {
        self.style().italic().apply_to(text).to_string()
    }

    /// What leads the eye: the chosen line, a key to press.
    pub fn accent(self, text: &str) -> String {
        self.style().cyan().apply_to(text).to_string()
    }

    /// White on black, whatever the terminal's own colours are.
    pub fn light_on_dark(self, text: &str) -> String {
        self.style().white().bright().on_black().apply_to(text).to_string()
    }

    /// What may be passed over.
    pub fn quiet(self, text: &str) -> String {
        self.style().dim().apply_to(text).to_string()
    }
}
