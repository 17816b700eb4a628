//! Numbers as a language writes them.

/// The signs a language writes numbers with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Marks {
    pub(super) decimal: String,
    pub(super) group: String,
    pub(super) percent: String,
}

impl Marks {
    /// A number in digits, grouped by thousands, with as many decimals as it has (six at most).
    pub fn plain(&self, number: f64) -> String {
        let text = format!("{number:.6}");
        let text = text.trim_end_matches('0').trim_end_matches('.');
        self.dress(text)
    }

    /// A number with so many decimals.
    pub fn fixed(&self, number: f64, decimals: usize) -> String {
        self.dress(&format!("{number:.decimals$}"))
    }

    /// A share from 0 to 1, in whole percent.
    pub fn percent(&self, share: f64) -> String {
        format!("{}{}", self.fixed(share * 100.0, 0), self.percent)
    }

    fn dress(&self, text: &str) -> String {
        let (sign, digits) = text.strip_prefix('-').map_or(("", text), |digits| ("\u{2212}", digits));
        let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
        let mut grouped = String::new();
        for (at, digit) in whole.char_indices() {
            // Four digits stay together, as both languages prefer.
            if at > 0 && (whole.len() - at).is_multiple_of(3) && whole.len() > 4 {
                grouped.push_str(&self.group);
            }
            grouped.push(digit);
        }
        let decimal = if part.is_empty() { "" } else { &self.decimal };
        format!("{sign}{grouped}{decimal}{part}")
    }
}

#[cfg(test)]
mod tests {
    use crate::i18n::Words;

    #[test]
    fn numbers_are_written_the_languages_way() {
        let (french, english) = (Words::of(["fr"]), Words::of(["en"]));
        let both = |number| (french.marks().plain(number), english.marks().plain(number));
        assert_eq!(both(1_234_567.5), ("1\u{202f}234\u{202f}567,5".into(), "1,234,567.5".into()));
        assert_eq!(both(2025.0), ("2025".into(), "2025".into()));
        assert_eq!(both(-0.25), ("\u{2212}0,25".into(), "\u{2212}0.25".into()));
        assert_eq!(french.marks().percent(0.905), "90\u{202f}%");
        assert_eq!(english.marks().percent(0.905), "90%");
        assert_eq!(french.marks().fixed(3.0, 1), "3,0");
    }
}
