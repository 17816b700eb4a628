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
    /// What to do about it, where that is known.
    pub help: Option<String>,
}

impl Words {
    /// Words a finding.
    pub fn finding(&self, code: &Code) -> Told {
        let (title, help) = self.worded(code);
        Told { title, help }
    }

    #[expect(clippy::too_many_lines, reason = "one arm a code")]
    fn worded(&self, code: &Code) -> (String, Option<String>) {
        let told = |key: &str, args: &[(&str, Arg<'_>)]| self.tell(key, args);
        let plain = |key: &str| (self.say(key), None);
        let with_help = |key: &str| (self.say(key), Some(self.say(&format!("{key}-help"))));
        match code {
            Code::Syntax(fault) => self.syntax(fault),
            Code::UnknownField { found, expected, nearest } => (
                told("deck-unknown-field", &[("name", found.as_str().into())]),
                Some(self.nearest(nearest.as_deref(), expected)),
            ),
            Code::UnknownVariant { found, expected, nearest } => (
                told("deck-unknown-variant", &[("name", found.as_str().into())]),
                Some(self.nearest(nearest.as_deref(), expected)),
            ),
            Code::MissingField { field } => (told("deck-missing-field", &[("name", field.as_str().into())]), None),
            Code::DuplicateField { field } => (told("deck-duplicate-field", &[("name", field.as_str().into())]), None),
            Code::WrongType { expected, found } => {
                let (expected, found) = (self.expected(expected), self.found(found));
                (told("deck-wrong-type", &[("expected", expected.into()), ("found", found.into())]), None)
            }
            Code::NumberOutOfRange => plain("deck-number-range"),
            Code::WrongName { expected, found } => (
                told("deck-wrong-name", &[("expected", expected.as_str().into()), ("found", found.as_str().into())]),
                None,
            ),
            Code::NewerFormat { found, known } => (
                told("deck-newer-format", &[("found", (*found).into()), ("known", (*known).into())]),
                Some(self.say("deck-newer-format-help")),
            ),
            Code::BadId { id, fault } => {
                (told("deck-bad-id", &[("id", id.as_str().into()), ("why", self.id_fault(fault).into())]), None)
            }
            Code::MissingId { proposal } => {
                (self.say("deck-missing-id"), Some(told("deck-missing-id-help", &[("id", proposal.as_str().into())])))
            }
            Code::DuplicateId { id, first_line } => {
                let args = [("id", id.as_str().into()), ("line", (*first_line).into())];
                (told("deck-duplicate-id", &args), Some(self.say("deck-duplicate-id-help")))
            }
            Code::Blank { field } => (told("deck-blank", &[("name", field.as_str().into())]), None),
            Code::BadLanguage { found } => (
                told("deck-bad-language", &[("found", found.as_str().into())]),
                Some(self.say("deck-bad-language-help")),
            ),
            Code::UnknownSource { found, declared, nearest } => {
                let help = if declared.is_empty() {
                    told("deck-no-sources-help", &[("name", found.as_str().into())])
                } else {
                    self.nearest(nearest.as_deref(), declared)
                };
                (told("deck-unknown-source", &[("name", found.as_str().into())]), Some(help))
            }
            Code::DuplicateSource { key } => (told("deck-duplicate-source", &[("name", key.as_str().into())]), None),
            Code::NoWrongOption => plain("deck-no-wrong-option"),
            Code::NoRightOption => plain("deck-no-right-option"),
            Code::RightAmongWrong { option } => {
                (told("deck-right-among-wrong", &[("option", option.as_str().into())]), None)
            }
            Code::DuplicateOption { option } => {
                (told("deck-duplicate-option", &[("option", option.as_str().into())]), None)
            }
            Code::NeedOutOfRange { need, items } => {
                (told("deck-need", &[("need", (*need).into()), ("count", (*items).into())]), None)
            }
            Code::TooFew { least, found } => {
                (told("deck-too-few", &[("least", (*least).into()), ("count", (*found).into())]), None)
            }
            Code::RepeatedSide { text } => (told("deck-repeated-side", &[("text", text.as_str().into())]), None),
            Code::Cloze(ClozeFault::Unclosed(_)) => plain("deck-cloze-unclosed"),
            Code::Cloze(ClozeFault::EmptyGap(_)) => plain("deck-cloze-empty"),
            Code::Cloze(ClozeFault::NoGap) => with_help("deck-cloze-none"),
            Code::TooManyGaps { gaps, most } => {
                (told("deck-too-many-gaps", &[("count", (*gaps).into()), ("most", (*most).into())]), None)
            }
            Code::PercentOutOfRange { value } => (told("deck-percent", &[("value", (*value).into())]), None),
            Code::NegativeTolerance { value } => (told("deck-tolerance", &[("value", (*value).into())]), None),
            Code::NotFinite => plain("deck-not-finite"),
            Code::RetentionOutOfRange { value } => {
                let value = self.marks().plain(f64::from(*value));
                (told("deck-retention", &[("value", value.into())]), Some(self.say("deck-retention-help")))
            }
            Code::ZeroSeconds => plain("deck-zero-seconds"),
            Code::BothWaysUnsupported { variant } => {
                (told("deck-both-ways", &[("variant", variant.name().into())]), None)
            }
            Code::Media { path, fault } => {
                let (title, help) = self.media(path, fault);
                (title, Some(help))
            }
            Code::NoAlt { path } => {
                let args = [("path", path.as_str().into())];
                (told("deck-no-alt", &args), Some(told("deck-no-alt-help", &args)))
            }
            Code::SameDeckTwice { first } => {
                (told("deck-same-twice", &[("path", first.as_str().into())]), Some(self.say("deck-same-twice-help")))
            }
            Code::NoTranslation { id, file } => (
                told("deck-no-translation", &[("id", id.as_str().into()), ("path", file.as_str().into())]),
                Some(self.say("deck-no-translation-help")),
            ),
            Code::OtherForm { id, file, variant } => {
                let args =
                    [("id", id.as_str().into()), ("path", file.as_str().into()), ("variant", variant.name().into())];
                (told("deck-other-form", &args), Some(self.say("deck-other-form-help")))
            }
            Code::UnknownLint { found, nearest } => {
                let names: Vec<String> = Lint::NAMES.map(str::to_owned).to_vec();
                let help = self.nearest(nearest.as_deref(), &names);
                (told("deck-unknown-lint", &[("name", found.as_str().into())]), Some(help))
            }
            Code::Lint(lint) => {
                let (title, help) = self.lint(lint);
                (title, Some(help))
            }
        }
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
        let said = |key: &str| (self.say(key), self.say(&format!("{key}-help")));
        let told = |key: &str, args: &[(&str, Arg<'_>)]| (self.tell(key, args), self.say(&format!("{key}-help")));
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
            Lint::Typography { rule, .. } => (self.rule(*rule), self.say("lint-typography-help")),
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

    fn syntax(&self, fault: &SyntaxFault) -> (String, Option<String>) {
        let bracket = |key: &str, c: char| (self.tell(key, &[("sign", c.to_string().into())]), None);
        let with_help = |key: &str| (self.say(key), Some(self.say(&format!("{key}-help"))));
        let plain = |key: &str| (self.say(key), None);
        match fault {
            SyntaxFault::UnclosedBracket(c) => bracket("deck-unclosed-bracket", *c),
            SyntaxFault::StrayBracket(c) => bracket("deck-stray-bracket", *c),
            SyntaxFault::MissingOpen => plain("deck-missing-open"),
            SyntaxFault::UnclosedText => plain("deck-unclosed-text"),
            SyntaxFault::UnclosedComment => plain("deck-unclosed-comment"),
            SyntaxFault::MissingComma => with_help("deck-missing-comma"),
            SyntaxFault::MissingColon => plain("deck-missing-colon"),
            SyntaxFault::QuotedName => with_help("deck-quoted-name"),
            SyntaxFault::UnescapedQuote => with_help("deck-unescaped-quote"),
            SyntaxFault::BadEscape => with_help("deck-bad-escape"),
            SyntaxFault::BadNumber => plain("deck-bad-number"),
            SyntaxFault::Unexpected(what) => {
                let help = (what == "because").then(|| self.say("deck-because-help"));
                (self.tell("deck-unexpected", &[("what", what.as_str().into())]), help)
            }
            SyntaxFault::UnexpectedEnd => plain("deck-unexpected-end"),
            SyntaxFault::Trailing => plain("deck-trailing"),
            SyntaxFault::UnknownExtension(name) => {
                (self.tell("deck-unknown-extension", &[("name", name.as_str().into())]), None)
            }
            SyntaxFault::TooDeep => plain("deck-too-deep"),
            SyntaxFault::Other(what) => (self.tell("deck-other", &[("what", what.as_str().into())]), None),
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
