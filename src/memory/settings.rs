//! A learner's settings: values with their ranges, read from and printed as text.

use thiserror::Error;

use crate::model::time::DEFAULT_TURN_HOUR;

use super::fsrs::MAX_DAYS;
use super::steps::{StepFault, Steps};
use super::week::{Week, WeekFault};

/// What a learner may set.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    /// The chance of recall to hold, 0.70 to 0.99.
    pub desired_retention: f32,
    /// New cards a day at most, 0 to 9,999.
    pub new_per_day: u32,
    /// In which order new cards come.
    pub new_order: NewOrder,
    /// Reviews a day at most, 1 to 9,999; `None` for all that are due, but for a backlog, which is spread.
    pub reviews_per_day: Option<u32>,
    /// Days of the week on which few reviews, or none, are to fall.
    pub easy_days: Week,
    /// Waits of a card that is being learned.
    pub learning_steps: Steps,
    /// Waits of a card that lapsed.
    pub relearning_steps: Steps,
    /// The hour of the local clock at which a study day begins, 0 to 23.
    pub turn_hour: u8,
    /// Lapses that make a leech, 1 to 99.
    pub leech_lapses: u32,
    /// What becomes of a leech.
    pub leech_action: LeechAction,
    /// The longest interval, 1 to 36,500 days.
    pub max_interval: u32,
    /// BCP 47 tag of the interface's language, if set; only kept here.
    pub language: Option<String>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            desired_retention: 0.90,
            new_per_day: 20,
            new_order: NewOrder::Mixed,
            reviews_per_day: None,
            easy_days: Week::default(),
            learning_steps: Steps::of_two(60, 600),
            relearning_steps: Steps::of_one(600),
            turn_hour: DEFAULT_TURN_HOUR,
            leech_lapses: 8,
            leech_action: LeechAction::SetAside,
            max_interval: MAX_DAYS,
            language: None,
        }
    }
}

/// In which order new cards come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NewOrder {
    /// One deck after the other.
    Deck,
    /// One card of each deck in turn.
    Mixed,
    /// One tag after the other, over all decks.
    Tag,
}

impl NewOrder {
    /// As they are written, each at the place of its order.
    pub const NAMES: [&str; 3] = ["deck", "mixed", "tag"];

    /// The order of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        named(Self::NAMES, [Self::Deck, Self::Mixed, Self::Tag], name)
    }
}

/// What becomes of a leech.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LeechAction {
    /// It is suspended, until the learner resumes it.
    SetAside,
    /// It is named, and goes on.
    NameOnly,
}

impl LeechAction {
    const NAMES: [&str; 2] = ["set-aside", "name-only"];
}

fn named<T, const N: usize>(names: [&str; N], values: [T; N], name: &str) -> Option<T> {
    names.iter().zip(values).find(|(known, _)| **known == name).map(|(_, value)| value)
}

/// The names that settings go by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Key {
    /// `retention`
    Retention,
    /// `new-per-day`
    NewPerDay,
    /// `new-order`
    NewOrder,
    /// `reviews-per-day`
    ReviewsPerDay,
    /// `easy-days`
    EasyDays,
    /// `learning-steps`
    LearningSteps,
    /// `relearning-steps`
    RelearningSteps,
    /// `turn-hour`
    TurnHour,
    /// `leech-lapses`
    LeechLapses,
    /// `leech-action`
    LeechAction,
    /// `max-interval`
    MaxInterval,
    /// `language`
    Language,
}

/// Why a setting cannot have a value.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum SettingFault {
    /// No setting of that name.
    #[error("no setting is called {0:?}")]
    UnknownKey(String),
    /// Not a number.
    #[error("{}: {text:?} is not a number", key.name())]
    NotANumber {
        /// The setting.
        key: Key,
        /// What was written, cut short.
        text: String,
    },
    /// A number outside the setting's range.
    #[error("{}: {text} is not within {least} to {most}", key.name())]
    OutOfRange {
        /// The setting.
        key: Key,
        /// What was written, cut short.
        text: String,
        /// The least value allowed.
        least: &'static str,
        /// The greatest value allowed.
        most: &'static str,
    },
    /// Not steps.
    #[error("{}: {fault}", key.name())]
    Steps {
        /// The setting.
        key: Key,
        /// What is wrong with them.
        fault: StepFault,
    },
    /// None of the words that it may be.
    #[error("{}: {text:?} is none of {words}", key.name())]
    NotOneOf {
        /// The setting.
        key: Key,
        /// What was written, cut short.
        text: String,
        /// The words that it may be.
        words: String,
    },
    /// Not days of the week.
    #[error("{}: {fault}", key.name())]
    Week {
        /// The setting.
        key: Key,
        /// What is wrong with them.
        fault: WeekFault,
    },
    /// Not a BCP 47 tag.
    #[error("{0:?} is not a language tag such as fr")]
    NotALanguage(String),
}

impl Key {
    /// All settings, in the order they are shown.
    pub const ALL: [Self; 12] = [
        Self::Retention,
        Self::NewPerDay,
        Self::NewOrder,
        Self::ReviewsPerDay,
        Self::EasyDays,
        Self::LearningSteps,
        Self::RelearningSteps,
        Self::TurnHour,
        Self::LeechLapses,
        Self::LeechAction,
        Self::MaxInterval,
        Self::Language,
    ];

    /// The name in the store and on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Retention => "retention",
            Self::NewPerDay => "new-per-day",
            Self::NewOrder => "new-order",
            Self::ReviewsPerDay => "reviews-per-day",
            Self::EasyDays => "easy-days",
            Self::LearningSteps => "learning-steps",
            Self::RelearningSteps => "relearning-steps",
            Self::TurnHour => "turn-hour",
            Self::LeechLapses => "leech-lapses",
            Self::LeechAction => "leech-action",
            Self::MaxInterval => "max-interval",
            Self::Language => "language",
        }
    }

    /// The setting of that name.
    ///
    /// # Errors
    /// [`SettingFault::UnknownKey`] when there is none.
    pub fn from_name(name: &str) -> Result<Self, SettingFault> {
        let known = Self::ALL.into_iter().find(|key| key.name() == name);
        known.ok_or_else(|| SettingFault::UnknownKey(short(name)))
    }

    /// The least and the greatest value, as written; `None` where there is no such range.
    fn range(self) -> Option<(&'static str, &'static str)> {
        match self {
            Self::Retention => Some(("0.70", "0.99")),
            Self::NewPerDay => Some(("0", "9999")),
            Self::ReviewsPerDay => Some(("1", "9999")),
            Self::TurnHour => Some(("0", "23")),
            Self::LeechLapses => Some(("1", "99")),
            Self::MaxInterval => Some(("1", "36500")),
            Self::NewOrder
            | Self::EasyDays
            | Self::LearningSteps
            | Self::RelearningSteps
            | Self::LeechAction
            | Self::Language => None,
        }
    }
}

impl Settings {
    /// Reads one setting from text: `0.9`, `0,9` or `90%` for retention, `1m 10m` or `none` for steps, `sat sun=free` or
    /// `none` for easy days, a word for orders and actions, an empty text for no language, whole numbers for the others, and
    /// `none` for no limit.
    ///
    /// # Errors
    /// [`SettingFault`] when the text is no value of that setting; nothing is changed then.
    pub fn set(&mut self, key: Key, text: &str) -> Result<(), SettingFault> {
        let text = text.trim();
        let steps = |fault| SettingFault::Steps { key, fault };
        match key {
            Key::Retention => self.desired_retention = read_retention(text)?,
            Key::NewPerDay => self.new_per_day = read_whole(key, text)?,
            Key::NewOrder => {
                self.new_order = NewOrder::from_name(text).ok_or_else(|| not_one_of(key, text, &NewOrder::NAMES))?;
            }
            Key::ReviewsPerDay if text == "none" => self.reviews_per_day = None,
            Key::ReviewsPerDay => self.reviews_per_day = Some(read_whole(key, text)?),
            Key::EasyDays => self.easy_days = text.parse().map_err(|fault| SettingFault::Week { key, fault })?,
            Key::LearningSteps => self.learning_steps = text.parse().map_err(steps)?,
            Key::RelearningSteps => self.relearning_steps = text.parse().map_err(steps)?,
            Key::TurnHour => self.turn_hour = u8::try_from(read_whole(key, text)?).unwrap_or(DEFAULT_TURN_HOUR),
            Key::LeechLapses => self.leech_lapses = read_whole(key, text)?,
            Key::LeechAction => {
                let actions = [LeechAction::SetAside, LeechAction::NameOnly];
                let action = named(LeechAction::NAMES, actions, text);
                self.leech_action = action.ok_or_else(|| not_one_of(key, text, &LeechAction::NAMES))?;
            }
            Key::MaxInterval => self.max_interval = read_whole(key, text)?,
            Key::Language => self.language = read_language(text)?,
        }
        Ok(())
    }

    /// One setting as text that [`Settings::set`] reads back.
    pub fn text(&self, key: Key) -> String {
        match key {
            Key::Retention => self.desired_retention.to_string(),
            Key::NewPerDay => self.new_per_day.to_string(),
            Key::NewOrder => NewOrder::NAMES[self.new_order as usize].to_owned(),
            Key::ReviewsPerDay => self.reviews_per_day.map_or_else(|| "none".to_owned(), |most| most.to_string()),
            Key::EasyDays => self.easy_days.to_string(),
            Key::LearningSteps => self.learning_steps.to_string(),
            Key::RelearningSteps => self.relearning_steps.to_string(),
            Key::TurnHour => self.turn_hour.to_string(),
            Key::LeechLapses => self.leech_lapses.to_string(),
            Key::LeechAction => LeechAction::NAMES[self.leech_action as usize].to_owned(),
            Key::MaxInterval => self.max_interval.to_string(),
            Key::Language => self.language.clone().unwrap_or_default(),
        }
    }
}

fn short(text: &str) -> String {
    text.chars().take(40).collect()
}

fn not_one_of(key: Key, text: &str, words: &[&str]) -> SettingFault {
    SettingFault::NotOneOf { key, text: short(text), words: words.join(", ") }
}

fn out_of_range(key: Key, text: &str) -> SettingFault {
    let (least, most) = key.range().unwrap_or(("", ""));
    SettingFault::OutOfRange { key, text: short(text), least, most }
}

fn read_retention(text: &str) -> Result<f32, SettingFault> {
    let key = Key::Retention;
    let (digits, scale) = text.strip_suffix('%').map_or((text, 1.0), |percent| (percent.trim_end(), 100.0));
    let not_a_number = || SettingFault::NotANumber { key, text: short(text) };
    let number: f32 = digits.replace(',', ".").parse().map_err(|_| not_a_number())?;
    let value = number / scale;
    if (0.70..=0.99).contains(&value) { Ok(value) } else { Err(out_of_range(key, text)) }
}

fn read_whole(key: Key, text: &str) -> Result<u32, SettingFault> {
    if text.is_empty() || !text.bytes().all(|b| b.is_ascii_digit()) {
        return Err(SettingFault::NotANumber { key, text: short(text) });
    }
    let bound = |bound: &str| bound.parse::<u32>().unwrap_or(0);
    let range = key.range().map_or(0..=u32::MAX, |(least, most)| bound(least)..=bound(most));
    let value = text.parse::<u32>().ok().filter(|value| range.contains(value));
    value.ok_or_else(|| out_of_range(key, text))
}

fn read_language(text: &str) -> Result<Option<String>, SettingFault> {
    if text.is_empty() {
        return Ok(None);
    }
    let part = |part: &str| (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric());
    let first = text.split('-').next().unwrap_or_default();
    let is_tag = first.len() >= 2 && first.bytes().all(|b| b.is_ascii_alphabetic());
    if is_tag && text.len() <= 35 && text.split('-').all(part) {
        Ok(Some(text.to_owned()))
    } else {
        Err(SettingFault::NotALanguage(short(text)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_setting_is_read_back_as_printed() {
        let mut settings = Settings::default();
        let texts = [
            (Key::Retention, "0.85"),
            (Key::NewPerDay, "0"),
            (Key::NewOrder, "tag"),
            (Key::ReviewsPerDay, "60"),
            (Key::EasyDays, "sat=reduced sun=free"),
            (Key::LearningSteps, "30s 5m 1h"),
            (Key::RelearningSteps, "none"),
            (Key::TurnHour, "23"),
            (Key::LeechLapses, "4"),
            (Key::LeechAction, "name-only"),
            (Key::MaxInterval, "365"),
            (Key::Language, "fr-CA"),
        ];
        assert_eq!(texts.map(|(key, _)| key), Key::ALL);
        for (key, text) in texts {
            settings.set(key, text).unwrap();
            assert_eq!(settings.text(key), text);
            assert_eq!(Key::from_name(key.name()), Ok(key));
        }
        for key in Key::ALL {
            let mut copy = Settings::default();
            copy.set(key, &Settings::default().text(key)).unwrap();
            assert_eq!(copy, Settings::default());
        }
    }

    #[test]
    fn retention_is_read_in_three_ways() {
        let mut settings = Settings::default();
        for text in ["0.8", "0,8", "80%", "80 %"] {
            settings.set(Key::Retention, text).unwrap();
            assert!((settings.desired_retention - 0.8).abs() < 1e-6, "{text}");
        }
    }

    #[test]
    fn what_is_out_of_range_is_refused_and_changes_nothing() {
        let mut settings = Settings::default();
        let faults = [
            (Key::Retention, "1"),
            (Key::Retention, "NaN"),
            (Key::Retention, "much"),
            (Key::NewPerDay, "10000"),
            (Key::NewPerDay, "-1"),
            (Key::NewPerDay, "99999999999"),
            (Key::NewOrder, "random"),
            (Key::ReviewsPerDay, "0"),
            (Key::EasyDays, "someday"),
            (Key::LeechAction, "delete"),
            (Key::TurnHour, "24"),
            (Key::LeechLapses, "0"),
            (Key::MaxInterval, "36501"),
            (Key::LearningSteps, "1m ten"),
            (Key::Language, "français"),
            (Key::Language, "f"),
        ];
        for (key, text) in faults {
            assert!(settings.set(key, text).is_err(), "{} {text}", key.name());
        }
        assert_eq!(settings, Settings::default());
        assert_eq!(Key::from_name("speed"), Err(SettingFault::UnknownKey("speed".into())));
    }
}
