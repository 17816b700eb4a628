//! The deck format as serde reads it from RON, before any check.

use std::fmt;
use std::marker::PhantomData;

use serde::Deserialize;
use serde::de::value::{MapAccessDeserializer, SeqAccessDeserializer};
use serde::de::{Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};

/// A deck without its questions.
#[derive(Debug, Deserialize)]
#[serde(rename = "Deck", deny_unknown_fields)]
pub(super) struct DeckText {
    #[serde(default)]
    pub(super) format: Option<u32>,
    pub(super) id: String,
    pub(super) title: String,
    pub(super) language: String,
    #[serde(default)]
    pub(super) version: Option<String>,
    #[serde(default)]
    pub(super) authors: Option<OneOrMany>,
    #[serde(default)]
    pub(super) license: Option<String>,
    #[serde(default)]
    pub(super) about: Option<String>,
    #[serde(default)]
    pub(super) sources: Option<Entries<SourceText>>,
    #[serde(default)]
    pub(super) defaults: Option<DefaultsText>,
    #[serde(rename = "allow", default)]
    _allow: Option<Vec<String>>,
    #[serde(rename = "questions")]
    _questions: Vec<IgnoredAny>,
}

#[derive(Debug, Deserialize)]
#[serde(rename = "Source", deny_unknown_fields)]
pub(super) struct SourceText {
    pub(super) title: String,
    #[serde(default)]
    pub(super) author: Option<String>,
    #[serde(default)]
    pub(super) date: Option<String>,
    #[serde(default)]
    pub(super) url: Option<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename = "Defaults", deny_unknown_fields)]
pub(super) struct DefaultsText {
    #[serde(default)]
    pub(super) tags: Option<Vec<String>>,
    #[serde(default)]
    pub(super) source: Option<String>,
    #[serde(default)]
    pub(super) retention: Option<f32>,
    #[serde(default)]
    pub(super) seconds: Option<u32>,
    #[serde(default)]
    pub(super) points: Option<u32>,
}

#[derive(Debug, Deserialize)]
#[serde(rename = "Question", deny_unknown_fields)]
pub(super) struct QuestionText {
    #[serde(default)]
    pub(super) id: Option<String>,
    pub(super) ask: String,
    pub(super) answer: AnswerText,
    #[serde(default)]
    pub(super) why: Option<String>,
    #[serde(default)]
    pub(super) hint: Option<String>,
    #[serde(default)]
    pub(super) tags: Option<Vec<String>>,
    #[serde(default)]
    pub(super) source: Option<String>,
    #[serde(default)]
    pub(super) media: Option<MediaTexts>,
    #[serde(default)]
    pub(super) both_ways: Option<bool>,
    #[serde(default)]
    pub(super) retention: Option<f32>,
    #[serde(default)]
    pub(super) seconds: Option<u32>,
    #[serde(default)]
    pub(super) points: Option<u32>,
    #[serde(rename = "allow", default)]
    _allow: Option<Vec<String>>,
}

#[derive(Debug, Deserialize)]
#[serde(rename = "Answer", deny_unknown_fields)]
pub(super) enum AnswerText {
    Recall(String),
    Typed(TypedText),
    Cloze(String),
    Choice {
        right: String,
        wrong: Vec<OptionText>,
    },
    Several {
        right: Vec<String>,
        wrong: Vec<OptionText>,
    },
    TrueFalse(bool),
    Number {
        value: f64,
        #[serde(default)]
        unit: Option<String>,
        #[serde(default)]
        within: Option<Within>,
    },
    Order(Vec<String>),
    Match(Vec<(String, String)>),
    List {
        of: Vec<OneOrMany>,
        #[serde(default)]
        need: Option<u32>,
    },
}

#[derive(Clone, Copy, Debug, Deserialize)]
pub(super) enum Within {
    Exact,
    Percent(f64),
    Plus(f64),
}

/// `"a"` or `["a", "b"]`.
#[derive(Debug)]
pub(super) struct OneOrMany(pub(super) Vec<String>);

impl<'de> Deserialize<'de> for OneOrMany {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Either;
        impl<'de> Visitor<'de> for Either {
            type Value = OneOrMany;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a text or a list of texts")
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<OneOrMany, E> {
                Ok(OneOrMany(vec![text.to_owned()]))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<OneOrMany, A::Error> {
                Vec::deserialize(SeqAccessDeserializer::new(seq)).map(OneOrMany)
            }
        }
        deserializer.deserialize_any(Either)
    }
}

/// `"a"`, `["a", "b"]`, or `(of: ["a"], exact: true)`.
#[derive(Debug)]
pub(super) struct TypedText {
    pub(super) of: Vec<String>,
    pub(super) exact: bool,
    /// Whether it is written with fields.
    pub(super) named: bool,
}

#[derive(Deserialize)]
#[serde(rename = "Typed", deny_unknown_fields)]
struct TypedFields {
    of: OneOrMany,
    #[serde(default)]
    exact: Option<bool>,
}

impl<'de> Deserialize<'de> for TypedText {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Either;
        impl<'de> Visitor<'de> for Either {
            type Value = TypedText;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a text, a list of texts or the fields `of` and `exact`")
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<TypedText, E> {
                Ok(TypedText { of: vec![text.to_owned()], exact: false, named: false })
            }

            fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<TypedText, A::Error> {
                let of = Vec::deserialize(SeqAccessDeserializer::new(seq))?;
                Ok(TypedText { of, exact: false, named: false })
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<TypedText, A::Error> {
                let TypedFields { of, exact } = TypedFields::deserialize(MapAccessDeserializer::new(map))?;
                Ok(TypedText { of: of.0, exact: exact.unwrap_or(false), named: true })
            }
        }
        deserializer.deserialize_any(Either)
    }
}

/// `"a"` or `("a", "because")`.
#[derive(Debug)]
pub(super) struct OptionText {
    pub(super) text: String,
    pub(super) because: Option<String>,
}

impl<'de> Deserialize<'de> for OptionText {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Either;
        impl<'de> Visitor<'de> for Either {
            type Value = OptionText;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a text or a pair of texts")
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<OptionText, E> {
                Ok(OptionText { text: text.to_owned(), because: None })
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<OptionText, A::Error> {
                let text = seq.next_element()?.ok_or_else(|| A::Error::invalid_length(0, &self))?;
                let because = Some(seq.next_element()?.ok_or_else(|| A::Error::invalid_length(1, &self))?);
                if seq.next_element::<IgnoredAny>()?.is_some() {
                    return Err(A::Error::invalid_length(3, &self));
                }
                Ok(OptionText { text, because })
            }
        }
        deserializer.deserialize_any(Either)
    }
}

/// `"a.png"`, `(file: "a.png", alt: "…")`, or a list of such.
#[derive(Debug)]
pub(super) struct MediaTexts {
    pub(super) of: Vec<MediaText>,
    /// Whether it is written as a list.
    pub(super) listed: bool,
}

/// One of them.
#[derive(Debug)]
pub(super) struct MediaText {
    pub(super) file: String,
    pub(super) alt: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename = "Media", deny_unknown_fields)]
struct MediaFields {
    file: String,
    #[serde(default)]
    alt: Option<String>,
}

impl From<MediaFields> for MediaText {
    fn from(MediaFields { file, alt }: MediaFields) -> Self {
        Self { file, alt }
    }
}

impl<'de> Deserialize<'de> for MediaText {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Either;
        impl<'de> Visitor<'de> for Either {
            type Value = MediaText;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a text or the fields `file` and `alt`")
            }

            fn visit_str<E: Error>(self, file: &str) -> Result<MediaText, E> {
                Ok(MediaText { file: file.to_owned(), alt: None })
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<MediaText, A::Error> {
                MediaFields::deserialize(MapAccessDeserializer::new(map)).map(MediaText::from)
            }
        }
        deserializer.deserialize_any(Either)
    }
}

impl<'de> Deserialize<'de> for MediaTexts {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Either;
        impl<'de> Visitor<'de> for Either {
            type Value = MediaTexts;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a text, the fields `file` and `alt`, or a list of such")
            }

            fn visit_str<E: Error>(self, file: &str) -> Result<MediaTexts, E> {
                let of = vec![MediaText { file: file.to_owned(), alt: None }];
                Ok(MediaTexts { of, listed: false })
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<MediaTexts, A::Error> {
                let fields = MediaFields::deserialize(MapAccessDeserializer::new(map))?;
                Ok(MediaTexts { of: vec![fields.into()], listed: false })
            }

            fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<MediaTexts, A::Error> {
                let of = Vec::deserialize(SeqAccessDeserializer::new(seq))?;
                Ok(MediaTexts { of, listed: true })
            }
        }
        deserializer.deserialize_any(Either)
    }
}

/// A table in the order it is written, with keys that may be there twice.
#[derive(Debug)]
pub(super) struct Entries<T>(pub(super) Vec<(String, T)>);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Entries<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Table<T>(PhantomData<T>);
        impl<'de, T: Deserialize<'de>> Visitor<'de> for Table<T> {
            type Value = Entries<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a table")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Entries<T>, A::Error> {
                let mut entries = Vec::new();
                while let Some(entry) = map.next_entry()? {
                    entries.push(entry);
                }
                Ok(Entries(entries))
            }
        }
        deserializer.deserialize_map(Table(PhantomData))
    }
}
