//! Findings in decks, shown as a compiler would: the place, the line, a caret, what is wrong and what to do.

use std::borrow::Cow;
use std::ops::Range;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Level, Origin, Renderer, Snippet};

use super::layout::Layout;
use crate::deckfile::Position;

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
    /// Where it begins.
    pub position: Position,
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
    let start = finding.text.floor_char_boundary(finding.span.start);
    let end = finding.text.floor_char_boundary(finding.span.end).max(start);
    lines(finding, start..end, MOST_ROWS * width).unwrap_or_else(|| part(finding, start..end, width))
}

/// The lines around the places, if all are short. No more of a file is walked, for it may be large, and have many findings.
fn lines<'a>(finding: &Finding<'a>, span: Range<usize>, longest: usize) -> Option<Excerpt<'a>> {
    /// So many bytes before the place, what explains it is shown too.
    const NEAR: usize = 4000;
    let Finding { text, position, .. } = finding;
    let from = finding.related.as_ref().map(|other| text.floor_char_boundary(other.start));
    let from = from.filter(|from| *from < span.start && span.start - from < NEAR).unwrap_or(span.start);
    let base = if from < position.line_start {
        text[..from].rfind('\n').map_or(0, |end| end + 1)
    } else {
        position.line_start
    };
    // A finding that covers a whole question is shown by its first line.
    let near = |from: usize| &text[from..text.floor_char_boundary(from + longest + 1)];
    let stop = near(span.start).find('\n').map_or(span.end, |at| span.end.min(span.start + at));
    let rest = near(stop);
    let end = stop + rest.find('\n').unwrap_or(rest.len());
    // Bytes are at least as many as columns, and cheaper to count.
    if span.start - position.line_start > longest || text[base..end].lines().any(|line| line.len() > longest) {
        return None;
    }
    let within = |span: &Range<usize>| span.start - base..span.end.min(end) - base;
    Some(Excerpt {
        text: text[base..end].into(),
        line: position.line - text[base..position.line_start].matches('\n').count(),
        span: within(&span),
        related: finding.related.as_ref().filter(|span| span.start >= base && span.end <= end).map(within),
        column: None,
    })
}

/// What is near the place in a long line.
fn part<'a>(finding: &Finding<'a>, span: Range<usize>, width: usize) -> Excerpt<'a> {
    let Finding { text, position, .. } = finding;
    let line_start = position.line_start;
    let lead = text[line_start..span.start].char_indices().rev().take(width / 2).last();
    let from = lead.map_or(span.start, |(at, _)| line_start + at);
    let mut rest = text[span.start..].char_indices().take_while(|(_, c)| *c != '\n');
    let to = rest.by_ref().take(width).last().map_or(span.start, |(at, c)| span.start + at + c.len_utf8());
    let (before, after) = (if from > line_start { "…" } else { "" }, if rest.next().is_some() { "…" } else { "" });
    let shift = |at: usize| at.clamp(from, to) - from + before.len();
    Excerpt {
        text: format!("{before}{}{after}", &text[from..to]).into(),
        line: position.line,
        span: shift(span.start)..shift(span.end),
        related: None,
        column: Some(position.column),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deckfile::Ruler;
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
                position: Ruler::new(text).measure(at),
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
            position: Ruler::new(&text).measure(span.start),
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
