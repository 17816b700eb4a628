//! What is wrong with a deck, in the author's words.

use super::words::{Arg, Words};
use crate::deckfile::{Code, Expected, Found, Lint, MAX_MEDIA, MediaFault, Rule, SyntaxFault};
use crate::model::answer::ClozeFault;
use crate::model::{IdFault, MediaFormat, id::MAX_ID_CHARS};

/// A finding, worded: what is wrong, what to say at the place, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// What is wrong.
    pub title: String,
    /// What to do about it.
    pub help: String,
}

impl Words {
    /// Words a finding.
    pub fn finding(&self, code: &Code) -> Told {
        let (title, help) = self.worded(code);
        Told { title, help }
    }

    /// A sentence, and the one that says what to do: its key's with `-help`, of the same arguments.
    fn with_help(&self, key: &str, args: &[(&str, Arg<'_>)]) -> (String, String) {
        (self.tell(key, args), self.tell(&format!("{key}-help"), args))
    }

    fn worded(&self, code: &Code) -> (String, String) {
        let told = |key: &str, args: &[(&str, Arg<'_>)]| self.with_help(key, args);
        let named = |key: &str, name: &str| self.with_help(key, &[("name", name.into())]);
        let said = |key: &str| self.with_help(key, &[]);
        match code {
            Code::Syntax(fault) => self.syntax(fault),
            Code::UnknownField { found, expected, nearest } => (
                self.tell("deck-unknown-field", &[("name", found.as_str().into())]),
                self.nearest(nearest.as_deref(), expected),
            ),
            Code::UnknownVariant { found, expected, nearest } => (
                self.tell("deck-unknown-variant", &[("name", found.as_str().into())]),
                self.nearest(nearest.as_deref(), expected),
            ),
            Code::MissingField { field } => named("deck-missing-field", field),
            Code::DuplicateField { field } => named("deck-duplicate-field", field),
            Code::WrongType { expected, found } => {
                let args = [("expected", self.expected(expected).into()), ("found", self.found(found).into())];
                (self.tell("deck-wrong-type", &args), self.form(expected, found))
            }
            Code::NumberOutOfRange => said("deck-number-range"),
            Code::WrongName { expected, found } if found.is_empty() => {
                told("deck-missing-name", &[("expected", expected.as_str().into())])
            }
            Code::WrongName { expected, found } => {
                told("deck-wrong-name", &[("expected", expected.as_str().into()), ("found", found.as_str().into())])
            }
            Code::NewerFormat { found, known } => {
                told("deck-newer-format", &[("found", (*found).into()), ("known", (*known).into())])
            }
            Code::BadId { id, fault } => {
                told("deck-bad-id", &[("id", id.as_str().into()), ("why", self.id_fault(fault).into())])
            }
            Code::MissingId { proposal } => told("deck-missing-id", &[("id", proposal.as_str().into())]),
            Code::DuplicateId { id, first_line } => {
                told("deck-duplicate-id", &[("id", id.as_str().into()), ("line", (*first_line).into())])
            }
            Code::Blank { field } => named("deck-blank", field),
            Code::BadLanguage { found } => told("deck-bad-language", &[("found", found.as_str().into())]),
            Code::UnknownSource { found, declared, nearest } => {
                let name = [("name", found.as_str().into())];
                let help = if declared.is_empty() {
                    self.tell("deck-no-sources-help", &name)
                } else {
                    self.nearest(nearest.as_deref(), declared)
                };
                (self.tell("deck-unknown-source", &name), help)
            }
            Code::DuplicateSource { key } => named("deck-duplicate-source", key),
            Code::NoWrongOption => said("deck-no-wrong-option"),
            Code::NoRightOption => said("deck-no-right-option"),
            Code::RightAmongWrong { option } => told("deck-right-among-wrong", &[("option", option.as_str().into())]),
            Code::DuplicateOption { option } => told("deck-duplicate-option", &[("option", option.as_str().into())]),
            Code::NeedOutOfRange { need, items } => {
                told("deck-need", &[("need", (*need).into()), ("count", (*items).into())])
            }
            Code::TooFew { least, found } => {
                told("deck-too-few", &[("least", (*least).into()), ("count", (*found).into())])
            }
            Code::RepeatedSide { text } => told("deck-repeated-side", &[("text", text.as_str().into())]),
            Code::Cloze(ClozeFault::Unclosed(_)) => said("deck-cloze-unclosed"),
            Code::Cloze(ClozeFault::EmptyGap(_)) => said("deck-cloze-empty"),
            Code::Cloze(ClozeFault::NoGap) => said("deck-cloze-none"),
            Code::TooManyGaps { gaps, most } => {
                told("deck-too-many-gaps", &[("count", (*gaps).into()), ("most", (*most).into())])
            }
            Code::PercentOutOfRange { value } => told("deck-percent", &[("value", (*value).into())]),
            Code::NegativeTolerance { value } => told("deck-tolerance", &[("value", (*value).into())]),
            Code::NotFinite => said("deck-not-finite"),
            Code::RetentionOutOfRange { value } => {
                told("deck-retention", &[("value", self.marks().plain(f64::from(*value)).into())])
            }
            Code::ZeroSeconds => said("deck-zero-seconds"),
            Code::BothWaysUnsupported { variant } => told("deck-both-ways", &[("variant", variant.name().into())]),
            Code::Media { path, fault } => self.media(path, fault),
            Code::NoAlt { path } => told("deck-no-alt", &[("path", path.as_str().into())]),
            Code::SameDeckTwice { first } => told("deck-same-twice", &[("path", first.as_str().into())]),
            Code::NoTranslation { id, file } => {
                told("deck-no-translation", &[("id", id.as_str().into()), ("path", file.as_str().into())])
            }
            Code::OtherForm { id, file, variant } => {
                let args =
                    [("id", id.as_str().into()), ("path", file.as_str().into()), ("variant", variant.name().into())];
                told("deck-other-form", &args)
            }
            Code::UnknownLint { found, nearest } => {
                let lints: Vec<String> = Lint::NAMES.map(str::to_owned).to_vec();
                let title = self.tell("deck-unknown-lint", &[("name", found.as_str().into())]);
                (title, self.nearest(nearest.as_deref(), &lints))
            }
            Code::Lint(lint) => self.lint(lint),
        }
    }

    /// How what was wanted is written; what is only not in quotes is shown in them.
    fn form(&self, expected: &Expected, found: &Found) -> String {
        let texts = matches!(expected, Expected::Text | Expected::TextOrList | Expected::TextOrPair);
        if let (true, Found::Name(name)) = (texts, found) {
            return self.tell("deck-quote-help", &[("name", name.as_str().into())]);
        }
        let form = match expected {
            Expected::Text => r#""…""#,
            Expected::Number => "1.5",
            Expected::WholeNumber => "3",
            Expected::YesOrNo => "true",
            Expected::List | Expected::TextOrList => r#"["…", "…"]"#,
            Expected::Table => r#"{"article": (title: "…")}"#,
            Expected::Fields => r#"(title: "…")"#,
            Expected::Pair | Expected::TextOrPair => r#"("…", "…")"#,
            Expected::Media => r#"(file: "images/….png", alt: "…")"#,
            Expected::Answer => r#"Recall("…")"#,
            Expected::Tolerance => "Percent(1)",
            Expected::OneValue => "(…)",
            Expected::Other(_) => return self.say("deck-other-type-help"),
        };
        self.tell("deck-wrong-type-help", &[("form", form.into())])
    }

    /// Why a picture or sound cannot be used, and what to do.
    fn media(&self, path: &str, fault: &MediaFault) -> (String, String) {
        let told = |key: &str| {
            let key_help = format!("{key}-help");
            (self.tell(key, &[("path", path.into())]), self.tell(&key_help, &[("formats", formats().into())]))
        };
        match fault {
            MediaFault::Path => told("deck-media-path"),
            MediaFault::Kind => told("deck-media-kind"),
            MediaFault::Missing => told("deck-missing-media"),
            MediaFault::Misspelt(there) => {
                let args = [("path", path.into()), ("there", there.join(", ").into())];
                (self.tell("deck-misspelt-media", &args), self.say("deck-misspelt-media-help"))
            }
            MediaFault::Outside => told("deck-media-outside"),
            MediaFault::Unreadable => told("deck-media-unreadable"),
            MediaFault::Content(Some(found)) => {
                let ending = found.endings().first().copied().unwrap_or_default();
                (
                    self.tell("deck-media-content", &[("path", path.into()), ("found", ending.into())]),
                    self.tell("deck-media-content-help", &[("found", ending.into())]),
                )
            }
            MediaFault::Content(None) => told("deck-media-unknown"),
            MediaFault::TooLarge { bytes } => {
                let args = [("path", path.into()), ("size", self.mebibytes(*bytes).into())];
                let help = self.tell("deck-media-large-help", &[("most", self.mebibytes(MAX_MEDIA).into())]);
                (self.tell("deck-media-large", &args), help)
            }
        }
    }

    /// A size in the millions of bytes that people speak of.
    fn mebibytes(&self, bytes: u64) -> String {
        #[expect(clippy::cast_precision_loss, reason = "files are far smaller than 2^53 bytes")]
        let size = bytes as f64 / f64::from(1 << 20);
        self.tell("size-mebibytes", &[("size", self.marks().fixed(size, 1).into())])
    }

    /// What could be better, and how.
    fn lint(&self, lint: &Lint) -> (String, String) {
        let said = |key: &str| self.with_help(key, &[]);
        let told = |key: &str, args: &[(&str, Arg<'_>)]| self.with_help(key, args);
        match lint {
            Lint::RightLongest => said("lint-right-longest"),
            Lint::AnswerInAsk { answer } => told("lint-answer-in-ask", &[("answer", answer.as_str().into())]),
            Lint::NearDuplicateQuestion { line } => told("lint-near-question", &[("line", (*line).into())]),
            Lint::NearDuplicateOption { other } => told("lint-near-option", &[("option", other.as_str().into())]),
            Lint::TooManyFacts { count, most } => {
                told("lint-too-many-facts", &[("count", (*count).into()), ("most", (*most).into())])
            }
            Lint::YesNo => said("lint-yes-no"),
            Lint::NoWhy => said("lint-no-why"),
            Lint::NoSource => said("lint-no-source"),
            Lint::NoUnit => said("lint-no-unit"),
            Lint::Typography { rule, meant: Some(_) } => (self.rule(*rule), self.say("lint-typography-help")),
            Lint::Typography { rule, meant: None } => (self.rule(*rule), self.say("lint-typography-by-hand-help")),
            Lint::LongAsk { count, most } => {
                told("lint-long-ask", &[("count", (*count).into()), ("most", (*most).into())])
            }
            Lint::LargeMedia { bytes } => told("lint-large-media", &[("size", self.mebibytes(*bytes).into())]),
        }
    }

    fn rule(&self, rule: Rule) -> String {
        let sign = |key: &str, sign: char| self.tell(key, &[("sign", sign.to_string().into())]);
        match rule {
            Rule::Apostrophe => self.say("lint-apostrophe"),
            Rule::Ellipsis => self.say("lint-ellipsis"),
            Rule::SpaceBefore(c) => sign("lint-space-before", c),
            Rule::SpaceInside => self.say("lint-space-inside"),
            Rule::NoSpaceBefore(c) => sign("lint-no-space-before", c),
        }
    }

    fn syntax(&self, fault: &SyntaxFault) -> (String, String) {
        let bracket = |key: &str, c: char| self.with_help(key, &[("sign", c.to_string().into())]);
        let said = |key: &str| self.with_help(key, &[]);
        match fault {
            SyntaxFault::UnclosedBracket(c) => {
                let sign = |c: char| c.to_string().into();
                let close = match c {
                    '(' => ')',
                    '[' => ']',
                    _ => '}',
                };
                self.with_help("deck-unclosed-bracket", &[("sign", sign(*c)), ("close", sign(close))])
            }
            SyntaxFault::StrayBracket(c) => bracket("deck-stray-bracket", *c),
            SyntaxFault::MissingOpen => said("deck-missing-open"),
            SyntaxFault::UnclosedText => said("deck-unclosed-text"),
            SyntaxFault::UnclosedComment => said("deck-unclosed-comment"),
            SyntaxFault::MissingComma => said("deck-missing-comma"),
            SyntaxFault::MissingColon => said("deck-missing-colon"),
            SyntaxFault::QuotedName => said("deck-quoted-name"),
            SyntaxFault::UnescapedQuote => said("deck-unescaped-quote"),
            SyntaxFault::BadEscape => said("deck-bad-escape"),
            SyntaxFault::BadNumber => said("deck-bad-number"),
            SyntaxFault::Unexpected(what) => {
                let (text, help) = self.with_help("deck-unexpected", &[("what", what.as_str().into())]);
                (text, if what == "because" { self.say("deck-because-help") } else { help })
            }
            SyntaxFault::UnexpectedEnd => said("deck-unexpected-end"),
            SyntaxFault::Trailing => said("deck-trailing"),
            SyntaxFault::UnknownExtension(name) => {
                self.with_help("deck-unknown-extension", &[("name", name.as_str().into())])
            }
            SyntaxFault::TooDeep => said("deck-too-deep"),
            SyntaxFault::Other(what) => self.with_help("deck-other", &[("what", what.as_str().into())]),
        }
    }

    /// "Did you mean …?", or the names there are.
    fn nearest(&self, nearest: Option<&str>, names: &[String]) -> String {
        match nearest {
            Some(name) => self.tell("fault-nearest", &[("name", name.into())]),
            None => self.tell("deck-names", &[("names", names.join(", ").into())]),
        }
    }

    fn id_fault(&self, fault: &IdFault) -> String {
        match fault {
            IdFault::Empty => self.say("id-empty"),
            IdFault::TooLong => self.tell("id-long", &[("count", MAX_ID_CHARS.into())]),
            IdFault::Forbidden(c) if c.is_whitespace() => self.say("id-space"),
            IdFault::Forbidden(c) => self.tell("id-forbidden", &[("sign", c.to_string().into())]),
        }
    }

    fn expected(&self, expected: &Expected) -> String {
        self.say(match expected {
            Expected::Text => "kind-text",
            Expected::Number => "kind-number",
            Expected::WholeNumber => "kind-whole-number",
            Expected::YesOrNo => "kind-yes-or-no",
            Expected::List => "kind-list",
            Expected::Table => "kind-table",
            Expected::Fields => "kind-fields",
            Expected::Pair => "kind-pair",
            Expected::TextOrList => "kind-text-or-list",
            Expected::TextOrPair => "kind-text-or-pair",
            Expected::Media => "kind-media",
            Expected::Answer => "kind-answer",
            Expected::Tolerance => "kind-tolerance",
            Expected::OneValue => "kind-one-value",
            Expected::Other(what) => return what.clone(),
        })
    }

    fn found(&self, found: &Found) -> String {
        self.say(match found {
            Found::Text => "kind-text",
            Found::Number => "kind-number",
            Found::YesOrNo => "kind-yes-or-no",
            Found::Char => "kind-char",
            Found::Bytes => "kind-bytes",
            Found::List => "kind-list",
            Found::Table => "kind-table",
            Found::Fields => "kind-fields",
            Found::Values(count) => return self.tell("kind-values", &[("count", (*count).into())]),
            Found::Name(name) => return self.tell("kind-name", &[("name", name.as_str().into())]),
            Found::Other(what) => return what.clone(),
        })
    }
}

/// The endings of the files that can be shown or played.
fn formats() -> String {
    MediaFormat::ALL.iter().flat_map(|format| format.endings()).copied().collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_finding_says_what_to_do() {
        let (code, _) = include_str!("diagnostic.rs").split_once("#[cfg(test)]").unwrap();
        let words = Words::of(["en"]);
        let mut seen = 0;
        for call in ["said(", "told(", "named(", "bracket(", "with_help("] {
            for key in code.split(call).skip(1).filter_map(|after| after.trim_start().strip_prefix('"')) {
                let key = &key[..key.find('"').unwrap()];
                assert!(words.has(key) && words.has(&format!("{key}-help")), "{key}");
                seen += 1;
            }
        }
        assert!(seen > 60, "{seen}");
    }

    #[test]
    fn what_is_only_not_in_quotes_is_shown_in_them() {
        let wrong = |expected, found| Words::of(["fr"]).finding(&Code::WrongType { expected, found }).help;
        assert_eq!(wrong(Expected::Text, Found::Name("Paris".into())), "Mettez-le entre guillemets\u{a0}: \"Paris\".");
        assert_eq!(wrong(Expected::List, Found::Name("Paris".into())), "Écrivez-le ainsi\u{a0}: [\"…\", \"…\"]");
    }
}
