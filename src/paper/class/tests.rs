//! The page of a class: whatever texts it is given, each says what it shows, to eyes and ears.

use super::*;
use crate::quiz::classroom::Label;

const HOSTILE: &str = "\"><script>alert('1')</script>&<img src=x onerror=y>";

fn bar(text: &str, count: usize, right: bool) -> Bar {
    Bar { label: Label::Option([text.to_owned()].into()), count, right }
}

fn question<'a>(ask: &'a str, bars: &'a [Bar], wrong: &[(&str, &[&str])]) -> ClassQuestion<'a> {
    let wrong =
        wrong.iter().map(|(given, names)| ((*given).to_owned(), names.iter().map(|name| (*name).to_owned()).collect()));
    ClassQuestion {
        number: 1,
        ask,
        facility: 0.4,
        discrimination: Some(-0.25),
        answers: 4,
        seats: 5,
        pace: Some([2_000, 4_000, 9_000]),
        bars,
        wrong: wrong.collect(),
    }
}

fn pupil(name: &str, marks: &[PupilMark]) -> Pupil {
    Pupil { name: name.to_owned(), right: 1, of: 2, credit: 1.5, points: 900, marks: marks.to_vec() }
}

fn page(words: &Words, change: impl FnOnce(&mut ClassPaper<'_>)) -> String {
    let bars = [bar("**Paris**", 2, true), bar("Lyon", 2, false), bar(HOSTILE, 0, false)];
    let mut paper = ClassPaper {
        words,
        language: "fr",
        title: format!("Villes {HOSTILE}"),
        facts: vec![HOSTILE.to_owned()],
        advice: vec![HOSTILE.to_owned()],
        questions: vec![question("Où **est-ce** ?", &bars, &[("Lyon", &["Zoé", HOSTILE])])],
        pupils: vec![pupil("Zoé", &[PupilMark::Wrong]), pupil(HOSTILE, &[PupilMark::Absent])],
        points: false,
        proof: "1 = 1".to_owned(),
        holds: true,
    };
    change(&mut paper);
    paper.page()
}

#[test]
fn whatever_pupils_and_decks_are_called_the_page_runs_and_fetches_nothing() {
    let page = page(&Words::of(["en"]), |_| ());
    assert!(page.contains("content=\"default-src 'none'; style-src 'unsafe-inline'\""), "{page}");
    assert_eq!(page.matches(HOSTILE).count(), 0);
    assert!(!page.contains("<script") && !page.contains("<img") && !page.contains("url("), "{page}");
    assert_eq!(page.matches("&lt;script&gt;").count(), 7, "once in each place, and the title on the page too");
    // Every element that is opened is closed: nothing of a text has become one.
    for element in ["svg", "rect", "table", "tr", "td", "th", "article", "section", "title", "span"] {
        let (open, close) = (format!("<{element}"), format!("</{element}>"));
        let opened = page.match_indices(&open).filter(|(at, _)| page[at + open.len()..].starts_with([' ', '>']));
        assert_eq!(opened.count(), page.matches(&close).count(), "{element}");
    }
}

#[test]
fn the_key_is_told_by_a_sign_and_a_word_and_figures_say_what_they_show() {
    let page = page(&Words::of(["en"]), |_| ());
    let row = page.split("<tr class=\"right\">").nth(1).unwrap().split("</tr>").next().unwrap();
    assert!(row.contains("✔") && row.contains(">Right: </span>") && row.contains("<strong>Paris</strong>"), "{row}");
    assert!(row.contains("aria-label=\"40%\"") && row.contains("<title>40%</title>"), "{row}");
    assert!(page.contains("Half of the answers took between 2 s and 9 s, the median was 4 s"), "{page}");
    assert!(page.contains("discrimination \u{2212}0.25"), "{page}");
    assert!(page.contains("<span class=\"ask\" lang=\"fr\" dir=\"ltr\">"), "the questions are in another language");
    for heading in ["scope=\"col\"", "scope=\"row\"", "<caption"] {
        assert!(page.contains(heading), "{heading}");
    }
}

#[test]
fn marks_differ_by_shape_and_have_a_word_each() {
    let all = [
        PupilMark::Right,
        PupilMark::Partly,
        PupilMark::Wrong,
        PupilMark::Unjudged,
        PupilMark::Missing,
        PupilMark::Absent,
    ];
    for words in [Words::of(["fr"]), Words::of(["en"])] {
        let html = page(&words, |paper| {
            let bars: &[Bar] = &[];
            paper.questions = (0..all.len()).map(|_| question("?", bars, &[])).collect();
            paper.pupils = vec![pupil("Max", &all)];
        });
        let row = html.split("<tbody>").last().unwrap();
        for mark in all {
            assert!(row.contains(&mark.said(&words)) && !mark.said(&words).contains("class-report"), "{row}");
        }
        for sign in ["#right", "#partly", "#wrong", "#unjudged", "#missing"] {
            assert_eq!(row.matches(&format!("<use href=\"{sign}\">")).count(), 1, "{sign}");
            assert!(html.contains(&format!("<symbol id=\"{}\"", &sign[1..])));
        }
    }
}

#[test]
fn a_long_class_is_cut_into_parts_that_fit_a_leaf() {
    let html = page(&Words::of(["fr"]), |paper| {
        let bars: &[Bar] = &[];
        paper.questions = (0..50).map(|_| question("?", bars, &[])).collect();
        paper.pupils = vec![pupil("Max", &[PupilMark::Right; 50])];
        paper.points = true;
    });
    assert_eq!(html.matches("<table class=\"pupils\">").count(), 3);
    assert_eq!(html.matches("class=\"name\" dir=\"auto\">Max</th>").count(), 3);
    assert_eq!(html.matches("<td class=\"figure\">900</td>").count(), 1, "totals once");
    assert_eq!(html.matches("<td class=\"cell\">").count(), 50);
}

#[test]
fn an_option_in_a_sentence_stays_whole() {
    let html = page(&Words::of(["en"]), |paper| paper.advice = vec!["Try “sommet host --remark” then.".into()]);
    assert!(html.contains("<li>Try “sommet host <span class=\"whole\">--remark”</span> then.</li>"), "{html}");
}

#[test]
fn a_class_of_nothing_is_a_page_too() {
    let html = page(&Words::of(["en"]), |paper| {
        paper.questions.clear();
        paper.pupils.clear();
        paper.advice.clear();
        paper.holds = false;
    });
    assert!(html.contains("No question has been played") && html.contains("proof fails") && !html.contains("<table"));
}
