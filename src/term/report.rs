//! Findings in decks, shown as a compiler would: the place, the line, a caret, what is wrong and what to do.

use std::borrow::Cow;
use std::ops::Range;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Level, Origin, Renderer, Snippet};

use super::layout::Layout;

/// Columns for what is not read on a screen.
const WIDTH: usize = 140;

/// One finding, worded.
#[derive(Clone, Debug)]
pub struct Finding<'a> {
    /// The file, as it is shown.
    pub path: &'a str,
    /// Its text.
    pub text: &'a str,
    /// Where: byte offsets into the text.
    pub span: Range<usize>,
    /// A second place that explains the first.
    pub related: Option<Range<usize>>,
    /// Whether it is only a warning.
    pub warning: bool,
    /// The stable code, such as `E021`.
    pub code: &'a str,
    /// What is wrong.
    pub title: String,
    /// What to do about it.
    pub help: String,
}

/// The words for the kinds of finding, in the reader's language.
#[derive(Clone, Debug)]
pub struct Kinds {
    /// "error"
    pub error: String,
    /// "warning"
    pub warning: String,
    /// "help"
    pub help: String,
}

/// A finding as lines, each ended.
pub fn finding(finding: &Finding<'_>, kinds: &Kinds, layout: &Layout) -> String {
    let level = if finding.warning {
        Level::WARNING.with_name(kinds.warning.as_str())
    } else {
        Level::ERROR.with_name(kinds.error.as_str())
    };
    let excerpt = excerpt(finding, layout.width.unwrap_or(WIDTH));
    let mut snippet = Snippet::source(excerpt.text.as_ref()).line_start(excerpt.line);
    snippet = snippet.annotation(AnnotationKind::Primary.span(excerpt.span.clone()));
    if let Some(related) = &excerpt.related {
        snippet = snippet.annotation(AnnotationKind::Context.span(related.clone()));
    }
    let kind = if finding.warning { &kinds.warning } else { &kinds.error };
    let title = broken(&finding.title, kind.chars().count() + finding.code.len() + "[]: ".len(), layout);
    let help = broken(&finding.help, "  ╰ : ".len() + kinds.help.chars().count(), layout);
    let group = level.primary_title(title.as_str()).id(finding.code);
    let group = match excerpt.column {
        None => group.element(snippet.path(finding.path)),
        // Of a line that is shown in part, the column counts from where the whole begins.
        Some(column) => {
            let place = Origin::path(finding.path).line(excerpt.line).char_column(column);
            group.element(place).element(snippet)
        }
    };
    let group = group.element(Level::HELP.with_name(kinds.help.as_str()).message(help.as_str()));
    let renderer = if layout.paint.color { Renderer::styled() } else { Renderer::plain() };
    let renderer = renderer.decor_style(DecorStyle::Unicode).term_width(layout.width.unwrap_or(WIDTH));
    format!("{}\n", renderer.render(&[group]))
}

/// A sentence in lines that fit beside what stands before its first.
fn broken(text: &str, before: usize, layout: &Layout) -> String {
    const NARROWEST: usize = 12;
    let Some(width) = layout.width else { return text.to_owned() };
    let room = Layout { width: Some(width.saturating_sub(before).max(NARROWEST)), paint: layout.paint };
    room.hanging(text, "", "").join("\n")
}

/// What is shown of a text, and where the places are in that.
struct Excerpt<'a> {
    text: Cow<'a, str>,
    /// The number of its first line.
    line: usize,
    span: Range<usize>,
    related: Option<Range<usize>>,
    /// The column of the place in the whole line, from 1, where only a part of that line is shown.
    column: Option<usize>,
}

/// The lines around the places; of a line that would fill several rows, what is near the place.
fn excerpt<'a>(finding: &Finding<'a>, width: usize) -> Excerpt<'a> {
    /// Rows that a line may fill.
    const MOST_ROWS: usize = 4;
    let (text, base, line) = around(finding);
    let place = |at: usize| floor_char(text, at.saturating_sub(base).min(text.len()));
    let within = |span: &Range<usize>| place(span.start)..place(span.end);
    let span = within(&finding.span);
    let related = finding.related.as_ref().filter(|span| span.start >= base && span.end <= base + text.len());
    // Bytes are at least as many as columns, and cheaper to count.
    if text.lines().all(|line| line.len() <= MOST_ROWS * width) {
        return Excerpt { text: text.into(), line, span, related: related.map(within), column: None };
    }
    let start = text[..span.start].rfind('\n').map_or(0, |at| at + 1);
    let whole = &text[start..];
    let place = span.start - start;
    let from = whole[..place].char_indices().rev().take(width / 2).last().map_or(place, |(at, _)| at);
    let to = whole[place..].char_indices().nth(width).map_or(whole.len(), |(at, _)| place + at);
    let (before, after) = (if from > 0 { "…" } else { "" }, if to < whole.len() { "…" } else { "" });
    let shift = |at: usize| at.clamp(start + from, start + to) - start - from + before.len();
    Excerpt {
        text: format!("{before}{}{after}", &whole[from..to]).into(),
        line: line + text[..start].matches('\n').count(),
        span: shift(span.start)..shift(span.end),
        related: None,
        column: Some(whole[..place].chars().count() + 1),
    }
}

/// The lines around the places, so that a large file is not walked whole for each finding: their text, where it begins
/// in the file, and the number of its first line.
fn around<'a>(finding: &Finding<'a>) -> (&'a str, usize, usize) {
    let text = finding.text;
    let span = &finding.span;
    let start = floor_char(text, span.start.min(text.len()));
    let end = floor_char(text, span.end.min(text.len())).max(start);
    let near = finding.related.as_ref().filter(|other| other.start < start && start - other.start < 4000);
    let from = near.map_or(start, |other| floor_char(text, other.start));
    let base = text[..from].rfind('\n').map_or(0, |at| at + 1);
    // A finding that covers a whole question is shown by its first line.
    let stop = text[start..end].find('\n').map_or(end, |at| start + at);
    let tail = text[stop..].find('\n').map_or(text.len(), |at| stop + at);
    (&text[base..tail], base, text[..base].matches('\n').count() + 1)
}

fn floor_char(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::term::Paint;

    #[test]
    fn the_caret_stands_under_the_place_after_accents() {
        let text = "Deck(\n    id: \"été\",\n    titre: \"Été à 東京\", x: 1,\n)";
        let at = text.find("x: 1").unwrap();
        let shown = finding(
            &Finding {
                path: "decks/a.ron",
                text,
                span: at..at + 1,
                related: None,
                warning: false,
                code: "E020",
                title: "there is no field “x” here".into(),
                help: "There are: id.".into(),
            },
            &Kinds { error: "error".into(), warning: "warning".into(), help: "help".into() },
            &Layout { width: Some(80), paint: Paint { color: false } },
        );
        insta::assert_snapshot!(shown, @r#"
        error[E020]: there is no field “x” here
          ╭▸ decks/a.ron:3:24
          │
        3 │     titre: "Été à 東京", x: 1,
          │                          ━
          │
          ╰ help: There are: id.
        "#);
    }

    #[test]
    fn of_a_very_long_line_the_part_around_the_place_is_shown() {
        let long = "é".repeat(5000);
        let text = format!("(\n    a: \"{long}\", x: 1, b: \"{long}\",\n)");
        let at = text.find("x: 1").unwrap();
        let of = |span: Range<usize>, related| Finding {
            path: "a.ron",
            text: &text,
            span,
            related,
            warning: false,
            code: "E020",
            title: "there is no field “x” here".into(),
            help: "Write it.".to_owned(),
        };
        let kinds = Kinds { error: "error".into(), warning: "warning".into(), help: "help".into() };
        let layout = Layout { width: Some(40), paint: Paint { color: false } };
        insta::assert_snapshot!(finding(&of(at..at + 1, Some(0..1)), &kinds, &layout), @r#"
        error[E020]: there is no field “x” here
          ╭▸ a.ron:2:5012
          │
          ⸬  
        2 │ …ééééééééééééééééé", x: 1, b: "éééé…
          │                      ━
          │
          ╰ help: Write it.
        "#);
        let whole = finding(&of(0..text.len(), None), &kinds, &layout);
        assert!(whole.lines().all(|line| line.chars().count() < 200), "{whole}");
        let long = finding(&of(at - 9000..at, None), &kinds, &layout);
        assert!(long.lines().all(|line| line.chars().count() < 200), "{long}");
    }
}
