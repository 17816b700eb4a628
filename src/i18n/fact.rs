//! Facts of a deck in the reader's words: a number in its unit, and the work that an answer rests on.

use super::words::Words;
use crate::model::Source;

impl Words {
    /// A number in its unit, large ones with a scale word: `€109 billion`, `109 milliards d’euros`.
    pub fn quantity(&self, value: f64, unit: Option<&str>) -> String {
        let large = [(1e12, "scale-trillion"), (1e9, "scale-billion"), (1e6, "scale-million")];
        let scale = large.into_iter().find(|(size, _)| value.abs() >= *size);
        let number = match scale {
            Some((size, key)) => self.tell(key, &[("count", (value / size).into())]),
            None => self.marks().plain(value),
        };
        let Some(unit) = unit else { return number };
        let currency = match unit {
            "€" => "eur",
            "$" => "usd",
            "£" => "gbp",
            _ => {
                let key = if scale.is_some() { "quantity-scaled" } else { "quantity" };
                return self.tell(key, &[("number", number.into()), ("unit", unit.into())]);
            }
        };
        let key = if scale.is_some() { format!("money-scaled-{currency}") } else { format!("money-{currency}") };
        self.tell(&key, &[("number", number.into())])
    }

    /// A work: its title in quotes, who wrote it, when, and where to read it.
    pub fn source(&self, source: &Source) -> String {
        let title = self.tell("source-title", &[("title", source.title.as_str().into())]);
        let parts = [Some(title), source.author.clone(), source.date.clone(), source.url.clone()];
        parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
    }
}
