//! A bar on standard error for work that takes long enough to be waited for.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// A bar that appears with its first step, and only where standard error is a terminal.
#[derive(Debug)]
pub struct Progress {
    label: String,
    bar: Option<ProgressBar>,
}

impl Progress {
    /// A bar for work of that name, not shown yet.
    pub fn new(label: String) -> Self {
        Self { label, bar: None }
    }

    /// So much is done of the whole.
    pub fn step(&mut self, done: usize, whole: usize) {
        let bar = self.bar.get_or_insert_with(|| {
            let style = ProgressStyle::with_template("{msg} {bar:24} {pos}/{len}");
            let bar = ProgressBar::with_draw_target(Some(whole as u64), ProgressDrawTarget::stderr_with_hz(10));
            bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
            bar.with_message(self.label.clone())
        });
        bar.set_position(done as u64);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}
