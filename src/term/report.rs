//! Findings in decks, shown as a compiler would: the place, the line, a caret, what is wrong and what to do.

use std::borrow::Cow;
use std::ops::Range;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Level, Origin, Renderer, Snippet};
use unicode_width::UnicodeWidthChar;

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
    /// Further places of the same kind on that line.
    pub more: Vec<Range<usize>>,
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

impl Finding<'_> {
    /// Whether one that comes next can be shown in the same lines: it is of the same kind and help, and stands near on the
    /// line.
    pub fn takes(&self, next: &Self, layout: &Layout) -> bool {
        let same = self.code == next.code && self.help == next.help && self.position.line == next.position.line;
        let end = self.text.ceil_char_boundary(next.span.end);
        let between = self.text.get(self.span.start..end);
        same && between.is_some_and(|between| columns(between) <= self.room(layout.width.unwrap_or(WIDTH)))
    }

    /// Takes one that comes next into the same lines. What is wrong is said once of each kind.
    pub fn take(&mut self, next: Self) {
        if !self.title.contains(&next.title) {
            self.title = [&self.title, ", ", &next.title].concat();
        }
        self.more.push(next.span);
    }

    /// How many columns its line may take.
    fn room(&self, width: usize) -> usize {
        /// What stands beside a line with its number: a rule, and signs where it is cut.
        const BESIDE: usize = 5;
        const NARROWEST: usize = 10;
        width.saturating_sub(self.position.line.to_string().len() + BESIDE).max(NARROWEST)
    }
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
    for span in std::iter::once(&excerpt.span).chain(&excerpt.more) {
        snippet = snippet.annotation(AnnotationKind::Primary.span(span.clone()));
    }
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
    let shown = renderer.render(&[group]);
    // A place of its own is followed by a sign that something is left out, which a part of one line has no use for.
    let is_sign = |line: &str| excerpt.column.is_some() && console::strip_ansi_codes(line).trim() == "⸬";
    let lines = shown.lines().filter(|line| !is_sign(line));
    lines.flat_map(|line| [line, "\n"]).collect()
}

/// How many columns a piece of a line takes.
fn columns(text: &str) -> usize {
    text.chars().map(column_width).sum()
}

/// As they are shown: a tab as four spaces, what cannot be shown as one sign.
fn column_width(c: char) -> usize {
    const TAB: usize = 4;
    if c == '\t' { TAB } else { c.width().unwrap_or(1) }
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
    more: Vec<Range<usize>>,
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
    let room = finding.room(width);
    let lines =
        lines(finding, start..end, MOST_ROWS * width).filter(|lines| columns(&lines.text[lines.span.clone()]) <= room);
    lines.unwrap_or_else(|| part(finding, start..end, room))
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
        more: finding.more.iter().map(within).collect(),
        related: finding.related.as_ref().filter(|span| span.start >= base && span.end <= end).map(within),
        column: None,
    })
}

/// What is near the place in a long line, as far as there is room for it.
fn part<'a>(finding: &Finding<'a>, span: Range<usize>, room: usize) -> Excerpt<'a> {
    let Finding { text, position, .. } = finding;
    let line_start = position.line_start;
    let line_end = text[span.start..].find('\n').map_or(text.len(), |end| span.start + end);
    let fitting = |signs: &mut dyn Iterator<Item = char>, mut room: usize| -> usize {
        let fits = |c: &char| {
            let width = column_width(*c);
            let fits = width <= room;
            room = room.saturating_sub(width);
            fits
        };
        signs.take_while(fits).map(char::len_utf8).sum()
    };
    // What is before the place takes what it leaves, at least a quarter and at most a half.
    let wanted =
        columns(&text[span.start..span.end.min(line_end).min(text.floor_char_boundary(span.start + 4 * room))]);
    let lead = room.saturating_sub(wanted).clamp(room / 4, room / 2);
    let from = span.start - fitting(&mut text[line_start..span.start].chars().rev(), lead);
    let to = from + fitting(&mut text[from..line_end].chars(), room);
    let (before, after) = (if from > line_start { "…" } else { "" }, if to < line_end { "…" } else { "" });
    let shift = |at: usize| at.clamp(from, to) - from + before.len();
    let more = finding.more.iter().filter(|span| span.end <= to);
    Excerpt {
        text: format!("{before}{}{after}", &text[from..to]).into(),
        line: position.line,
        span: shift(span.start)..shift(span.end),
        more: more.map(|span| shift(span.start)..shift(span.end)).collect(),
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
                more: Vec::new(),
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
            more: Vec::new(),
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
        2 │ …éééééééééééééé", x: 1, b: "ééééééé…
          │                   ━
          │
          ╰ help: Write it.
        "#);
        let whole = finding(&of(0..text.len(), None), &kinds, &layout);
        assert!(whole.lines().all(|line| line.chars().count() < 200), "{whole}");
        let long = finding(&of(at - 9000..at, None), &kinds, &layout);
        assert!(long.lines().all(|line| line.chars().count() < 200), "{long}");
    }

    /// A finding at a needle of a text.
    fn of<'a>(text: &'a str, needle: &str, title: &str) -> Finding<'a> {
        let at = text.find(needle).unwrap();
        Finding {
            path: "a.ron",
            text,
            span: at..at + needle.len(),
            more: Vec::new(),
            position: Ruler::new(text).measure(at),
            related: None,
            warning: true,
            code: "typography",
            title: title.to_owned(),
            help: "Set it right.".to_owned(),
        }
    }

    fn kinds() -> Kinds {
        Kinds { error: "error".into(), warning: "warning".into(), help: "help".into() }
    }

    #[test]
    fn no_line_is_wider_than_the_screen() {
        let wide = "東京".repeat(60);
        for filler in ["word ", "été, ", "東京", "\t", "e\u{301}", "👩\u{200D}👧 "] {
            let text = format!("(\n  ask: \"{}{wide}!\", x: \"{}\",\n)", filler.repeat(40), filler.repeat(40));
            let whole = format!("\"{}", text.split('"').nth(1).unwrap());
            for needle in [&*whole, "!\"", "x", "ask"] {
                for width in [40, 80, 120] {
                    let layout = Layout { width: Some(width), paint: Paint { color: false } };
                    let mut all = of(&text, needle, "it is so");
                    let next = of(&text, ",\n", "and so");
                    if all.takes(&next, &layout) {
                        all.take(next);
                    }
                    let shown = finding(&all, &kinds(), &layout);
                    for line in shown.lines() {
                        assert!(console::measure_text_width(line) <= width, "{width}: {line}");
                    }
                    assert!(shown.contains('━') && !shown.contains('⸬'), "{shown}");
                }
            }
        }
    }

    #[test]
    fn signs_that_stand_near_one_another_are_shown_at_one_glance() {
        let text = "(\n    ask: \"L'été est là ? Oui !\", why: \"Non, ce n’est certes pas lui qui l’a fait ; c’est elle.\",\n)";
        let layout = Layout { width: Some(80), paint: Paint { color: false } };
        let mut all = of(text, "'", "a straight apostrophe");
        let others = [of(text, " ?", "a space missing"), of(text, " !", "a space missing")];
        for next in others {
            assert!(all.takes(&next, &layout));
            all.take(next);
        }
        assert!(!all.takes(&of(text, "elle", "too far away"), &layout));
        let narrow = Layout { width: Some(20), ..layout };
        assert!(!of(text, "'", "a straight apostrophe").takes(&of(text, " !", "a space missing too"), &narrow));
        assert!(!all.takes(&Finding { code: "no-why", ..of(text, "!", "another kind") }, &layout));
        insta::assert_snapshot!(finding(&all, &kinds(), &layout), @r#"
        warning[typography]: a straight apostrophe, a space missing
          ╭▸ a.ron:2:12
          │
        2 │     ask: "L'été est là ? Oui !", why: "Non, ce n’est certes pas lui qui l’a…
          │            ━          ━━    ━━
          │
          ╰ help: Set it right.
        "#);
    }
}
