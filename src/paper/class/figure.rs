//! Figures drawn as SVG: bars, times on a line, and the signs of what answers came to. Each says in words what it shows.

use super::PupilMark;
use crate::i18n::Words;
use crate::paper::html::Html;

/// The colours of the figures; they differ in lightness too, and shapes tell what colours tell.
pub(super) const STYLE: &str = include_str!("figure.css");

/// Units that a whole bar is long, and its height.
const LENGTH: f64 = 100.0;
const HEIGHT: f64 = 10.0;

/// Draws the signs once; the cells point to them.
pub(super) fn symbols(html: &mut Html) {
    html.raw(
        "<svg width=\"0\" height=\"0\" aria-hidden=\"true\" class=\"signs\"><defs>\
         <symbol id=\"right\" viewBox=\"0 0 16 16\"><circle cx=\"8\" cy=\"8\" r=\"6.5\"/></symbol>\
         <symbol id=\"partly\" viewBox=\"0 0 16 16\"><circle cx=\"8\" cy=\"8\" r=\"5.75\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"1.5\"/>\
         <path d=\"M8 2.25a5.75 5.75 0 0 0 0 11.5z\"/></symbol>\
         <symbol id=\"wrong\" viewBox=\"0 0 16 16\"><path d=\"M3 3l10 10M13 3L3 13\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"2.5\"/></symbol>\
         <symbol id=\"unjudged\" viewBox=\"0 0 16 16\"><circle cx=\"8\" cy=\"8\" r=\"5.75\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"1.5\"/></symbol>\
         <symbol id=\"missing\" viewBox=\"0 0 16 16\"><path d=\"M4 8h8\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"2\"/></symbol>\
         </defs></svg>",
    );
}

impl PupilMark {
    /// The end of the key of its word; also its sign's name.
    fn name(self) -> &'static str {
        match self {
            Self::Right => "right",
            Self::Partly => "partly",
            Self::Wrong => "wrong",
            Self::Unjudged => "unjudged",
            Self::Missing => "missing",
            Self::Absent => "absent",
        }
    }

    /// What it is called.
    pub(super) fn said(self, words: &Words) -> String {
        words.say(&format!("class-report-mark-{}", self.name()))
    }
}

/// The sign of a mark. Who was not there has none, but a word for who listens.
pub(super) fn sign(html: &mut Html, mark: PupilMark, words: &Words) {
    let said = mark.said(words);
    if mark == PupilMark::Absent {
        html.of_class("span", "unseen", |html| _ = html.text(&said));
        return;
    }
    let name = mark.name();
    let target = format!("#{name}");
    let attributes = [("class", name), ("role", "img"), ("viewBox", "0 0 16 16"), ("aria-label", said.as_str())];
    html.with("svg", &attributes, |html| {
        html.element("title", |html| _ = html.text(&said));
        html.with("use", &[("href", target.as_str())], |_| ());
    });
}

/// A bar of a share, 0 to 1, of its track.
pub(super) fn bar(html: &mut Html, share: f64, right: bool, said: &str) {
    let share = if share.is_finite() { share.clamp(0.0, 1.0) } else { 0.0 };
    drawing(html, "bar", said, |html| {
        rect(html, "track", 0.0, LENGTH, HEIGHT);
        rect(html, if right { "key" } else { "other" }, 0.0, share * LENGTH, HEIGHT);
    });
}

/// Times on a line that ends at the longest: a box from quarter to quarter, and a tick at the median.
pub(super) fn pace(html: &mut Html, [low, middle, high]: [u64; 3], longest: u64, said: &str) {
    #[expect(clippy::cast_precision_loss, reason = "milliseconds of a lesson are far below 2^52")]
    let at = |millis: u64| millis.min(longest) as f64 / longest.max(1) as f64 * LENGTH;
    drawing(html, "pace", said, |html| {
        rect(html, "track", 0.0, LENGTH, 1.0);
        rect(html, "box", at(low), (at(high) - at(low)).max(1.0), HEIGHT);
        rect(html, "tick", (at(middle) - 0.6).max(0.0), 1.2, HEIGHT);
    });
}

fn drawing(html: &mut Html, class: &'static str, said: &str, inner: impl FnOnce(&mut Html)) {
    let attributes = [
        ("class", class),
        ("role", "img"),
        ("viewBox", "0 0 100 10"),
        ("preserveAspectRatio", "none"),
        ("aria-label", said),
    ];
    html.with("svg", &attributes, |html| {
        html.element("title", |html| _ = html.text(said));
        inner(html);
    });
}

/// A rectangle, in the middle of the line.
fn rect(html: &mut Html, class: &'static str, x: f64, width: f64, height: f64) {
    let number = |number: f64| format!("{number:.2}");
    let (x, y, width, height) = (number(x), number((HEIGHT - height) / 2.0), number(width), number(height));
    let attributes = [("class", class), ("x", &x), ("y", &y), ("width", &width), ("height", &height)];
    html.with("rect", &attributes, |_| ());
}
