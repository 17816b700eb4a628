//! What scripts may say: the messages that each page hands to its own, as data.

use crate::i18n::{Arg, Words};

/// What every script may say.
const SAID_BY_ALL: &[&str] = &[
    "class-link-live",
    "class-link-trying",
    "class-link-cut",
    "class-question-of",
    "class-right-of",
    "class-points",
    "class-whole-class",
    "class-standings",
    "class-finished",
    "class-answers-are-in",
    "class-paused",
    "class-ended",
    "class-ten-seconds",
    "class-lead-choice",
    "class-lead-several",
    "class-lead-truth",
    "class-lead-text",
    "class-lead-number",
    "class-lead-gap",
    "class-lead-order",
    "class-lead-match",
    "class-lead-list",
    "class-lead-recall",
    "class-your-answer",
    "class-the-answer",
    "class-the-gap",
    "class-true",
    "class-false",
    "class-in-unit",
    "class-right",
    "class-distribution",
    "class-media",
    "class-own-until",
];

/// What the pupil's page says besides.
pub(super) const SAID_BY_PLAY: &[&str] = &[
    "class-right-answers",
    "class-finished-note",
    "class-you-are-in",
    "class-you-are-in-anonymous",
    "class-wait-for-start",
    "class-yours-is-stored",
    "class-none-from-you",
    "class-gone",
    "class-gone-note",
    "class-join-again",
    "class-leave",
    "class-item",
    "class-letters",
    "class-digits",
    "class-letters-label",
    "class-digits-label",
    "class-up",
    "class-down",
    "class-take-back",
    "class-your-order",
    "class-still-to-place",
    "class-choose-partner",
    "class-taken-by",
    "class-send",
    "class-thought",
    "class-change",
    "class-give-up",
    "class-answer-first",
    "class-not-sent",
    "class-stored",
    "class-receipt-sending",
    "class-receipt-trying",
    "class-receipt-paused",
    "class-receipt-late",
    "class-receipt-already",
    "class-receipt-unknown",
    "class-receipt-malformed",
    "class-judge",
    "class-judge-not",
    "class-judge-partly",
    "class-judge-knew",
    "class-begin",
    "class-next",
    "class-own-intro",
    "class-own-return",
    "class-own-result",
    "class-own-right",
    "class-own-through",
    "class-own-through-note",
    "class-own-over",
    "class-own-look",
    "class-own-all-right",
];

/// What the board says besides.
pub(super) const SAID_BY_BOARD: &[&str] = &[
    "class-join-with-phone",
    "class-pin",
    "class-locked",
    "class-wifi-first",
    "class-wifi-then",
    "class-qr-join",
    "class-qr-wifi",
    "class-seats",
    "class-answers-of",
    "class-own-counts",
    "class-own-over",
];

/// What the controls say besides.
pub(super) const SAID_BY_HOST: &[&str] = &[
    "class-begin",
    "class-next",
    "class-finish",
    "class-close",
    "class-reveal",
    "class-show-standings",
    "class-pause",
    "class-resume",
    "class-extend",
    "class-skip",
    "class-lock",
    "class-unlock",
    "class-end",
    "class-kick",
    "class-ban",
    "class-cancel",
    "class-sure-end",
    "class-sure-kick",
    "class-more-time",
    "class-no-seats",
    "class-figure-seats",
    "class-figure-here",
    "class-figure-answers",
    "class-seat-here",
    "class-seat-away",
    "class-seat-answered",
    "class-score-of",
    "class-stage-lobby",
    "class-stage-open",
    "class-stage-closed",
    "class-stage-revealed",
    "class-stage-standings",
    "class-stage-finished",
    "class-trouble-unstored",
    "class-trouble-kept",
    "class-trouble-crowd",
    "class-trouble-restarted",
    "class-control-refused",
    "class-control-unstored",
    "class-control-unheard",
    "class-extend-day",
    "class-sure-end-own",
    "class-end-own",
    "class-figure-begun",
    "class-figure-through",
    "class-seat-through",
    "class-done-of",
    "class-stage-own",
];

/// Numbers and names that scripts fill in by themselves.
const FILLED_IN: &[&str] = &[
    "number", "count", "right", "of", "points", "need", "unit", "item", "letter", "name", "seats", "answers", "here",
    "done", "begun", "through", "when",
];

/// What a page's scripts may say, all of them and its own, as JSON that can stand in a page. Names and numbers are left as `{name}`.
pub(super) fn said(words: &Words, own: &[&str]) -> String {
    let open: Vec<(&str, Arg<'_>)> = FILLED_IN.iter().map(|name| (*name, Arg::from(format!("{{{name}}}")))).collect();
    let told = SAID_BY_ALL.iter().chain(own).map(|key| {
        let name = key.strip_prefix("class-").unwrap_or(key).to_owned();
        (name, serde_json::Value::from(words.tell(key, &open)))
    });
    serde_json::Value::Object(told.collect()).to_string().replace('<', "\\u003c")
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn texts(of: &[&str]) -> String {
        of.concat()
    }

    /// The names after `say("` in a script, and those that may be chosen by an expression within it.
    fn said_in(script: &str) -> BTreeSet<String> {
        let quoted = |text: &str| text.split('"').skip(1).step_by(2).map(str::to_owned).collect::<Vec<_>>();
        script.split("say(").skip(1).flat_map(|call| quoted(call.split_once(')').unwrap().0)).collect()
    }

    #[test]
    fn scripts_are_given_each_message_they_say() {
        let shared = texts(&[
            include_str!("assets/dom.js"),
            include_str!("assets/clock.js"),
            include_str!("assets/told.js"),
            include_str!("assets/forms.js"),
        ]);
        let only_on_phones = [include_str!("assets/arrange.js"), include_str!("assets/homework.js")].concat();
        let scripts = [
            (texts(&[&shared, &only_on_phones, include_str!("assets/play.js")]), SAID_BY_PLAY),
            (include_str!("assets/board.js").to_owned(), SAID_BY_BOARD),
            (include_str!("assets/host.js").to_owned(), SAID_BY_HOST),
        ];
        for (script, own) in scripts {
            for name in said_in(&script) {
                let key = format!("class-{name}");
                assert!(SAID_BY_ALL.contains(&&*key) || own.contains(&&*key), "{key} is said and not given");
            }
        }
    }

    #[test]
    fn no_message_is_given_that_no_script_names() {
        let scripts = texts(&[
            include_str!("assets/dom.js"),
            include_str!("assets/clock.js"),
            include_str!("assets/told.js"),
            include_str!("assets/forms.js"),
            include_str!("assets/arrange.js"),
            include_str!("assets/homework.js"),
            include_str!("assets/play.js"),
            include_str!("assets/board.js"),
            include_str!("assets/host.js"),
        ]);
        // Families are said by a name made of two parts: `link-${state}`, `${keys}-label`.
        let families = ["link-", "receipt-", "stage-", "trouble-"];
        for key in [SAID_BY_ALL, SAID_BY_PLAY, SAID_BY_BOARD, SAID_BY_HOST].concat() {
            let name = key.strip_prefix("class-").unwrap();
            let named = scripts.contains(&format!("\"{name}\""));
            let of_family = families.iter().any(|family| name.starts_with(family)) || name.ends_with("-label");
            assert!(named || of_family, "{key} is given and never said");
        }
    }
}
