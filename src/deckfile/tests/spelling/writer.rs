//! Writes decks by chance, and rarely what is none.

use rand::seq::IndexedRandom;
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

/// What may stand between two tokens, and after that what may not.
const SPACES: [&str; 16] = [
    "",
    " ",
    "\n",
    "\r\n",
    "\t",
    "\u{B}",
    "\u{85}",
    "\u{200E}",
    "\u{2028}",
    "// (\"\n",
    "// ]\r\n",
    "/* [ /* \" */ */",
    "/**/",
    "\u{A0}",
    "\u{FEFF}",
    "/* ( ",
];

const TEXTS: [&str; 34] = [
    "a",
    "é",
    "(",
    "]",
    "//",
    "/*",
    "'",
    ",",
    "{{b}}",
    "\\n",
    "\\\"",
    "\\'",
    "\\\\",
    "\\0",
    "\\x41",
    "\\u{e9}",
    "\\u{10FFFF}",
    "\\\n",
    "\\\r\n",
    "\n",
    "\r\n",
    "\t",
    "\0",
    "\u{FFFE}",
    "e\u{301}",
    "\u{200F}",
    "\\q",
    "\\x4",
    "\\xé1",
    "\\u{110000}",
    "\\u{D800}",
    "\\u{}",
    "\\u{00000041}",
    "\\u41",
];

const NUMBERS: [&str; 54] = [
    "1",
    "+1",
    "-1",
    "- 1",
    "0x1F",
    "0X1F",
    "-0x1f",
    "0b101",
    "0o17",
    "0b2",
    "0o8",
    "0x",
    "0xG",
    "1_000",
    "1__0",
    "_1",
    "1_",
    "0x_1",
    "1.0",
    "1.",
    ".5",
    "-.5",
    "+.5",
    ".",
    "-",
    "1e3",
    "1E+3",
    "1e-3",
    "1e",
    "1e_3",
    "1.5_0",
    "1_0.5",
    "1._5",
    "inf",
    "-inf",
    "+inf",
    "NaN",
    "-NaN",
    "r#inf",
    "infinity",
    "1u8",
    "1i32",
    "1f32",
    "1.5f64",
    "300u8",
    "-1u8",
    "1usize",
    "1u128",
    "99999999999999999999",
    "1e400",
    "0e0",
    "00",
    "b'1'",
    "'1'",
];

const ATTRIBUTES: [&str; 14] = [
    "",
    "#![enable(implicit_some)]",
    "#![enable(unwrap_newtypes, unwrap_variant_newtypes,)]",
    "#![enable(explicit_struct_names)]",
    "# ! [ enable ( implicit_some ) ]\n#![enable(unwrap_newtypes)]",
    "#![enable()]",
    "#![enable(nothing)]",
    "#![disable(implicit_some)]",
    "#![type = \"Deck\"]",
    "#[enable(implicit_some)]",
    "#![enable(implicit_some)",
    "#![enable(r#implicit_some)]",
    "/* a */#![enable(implicit_some)]// b\n",
    "#![enable(implicit_some,,unwrap_newtypes)]",
];

/// Writes a deck; of a thousand choices, so many go wrong.
pub(super) struct Writer {
    chance: ChaCha8Rng,
    wrong: u32,
}

impl Writer {
    pub(super) fn new(seed: u64, wrong: u32) -> Self {
        Self { chance: ChaCha8Rng::seed_from_u64(seed), wrong }
    }

    fn pick(&mut self, all: &[&'static str]) -> &'static str {
        all.choose(&mut self.chance).copied().unwrap_or_default()
    }

    fn one_in(&mut self, many: u32) -> bool {
        self.chance.random_range(0..many) == 0
    }

    fn slips(&mut self) -> bool {
        self.chance.random_range(0..1000) < self.wrong
    }

    fn space(&mut self) -> &'static str {
        let good = if self.slips() { SPACES.len() } else { 13 };
        if self.one_in(3) { self.pick(&SPACES[..good]) } else { "" }
    }

    fn around(&mut self, word: &str) -> String {
        [self.space(), word, self.space()].concat()
    }

    fn name(&mut self, name: &str) -> String {
        let raw = if self.one_in(12) { "r#" } else { "" };
        let written = format!("{raw}{name}");
        if self.slips() { format!("\"{name}\"") } else { written }
    }

    fn text(&mut self) -> String {
        let good = if self.slips() { TEXTS.len() } else { 26 };
        let pieces: Vec<&str> = (0..self.chance.random_range(0..4)).map(|_| self.pick(&TEXTS[..good])).collect();
        let pieces = pieces.concat();
        let written = match self.chance.random_range(0..14) {
            0 => format!("r\"{}\"", pieces.replace('"', "")),
            1 => format!("r#\"{pieces}\"#"),
            2 => format!("r##\"{pieces}\"#\"##"),
            3 if self.slips() => format!("b\"{pieces}\""),
            3 if self.slips() => "'a'".to_owned(),
            3 if self.slips() => format!("\"{pieces}"),
            _ => format!("\"x{pieces}\""),
        };
        self.wrapped(written)
    }

    /// Rarely in brackets of its own, which `ron` takes in some places.
    fn wrapped(&mut self, written: String) -> String {
        let rate = self.wrong.max(1) * 20;
        match self.chance.random_range(0..10_000 / rate + 40) {
            0 => format!("({written})"),
            1 => format!("({written},)"),
            2 => format!("Some({written})"),
            _ => written,
        }
    }

    fn optional(&mut self, written: String) -> String {
        match self.chance.random_range(0..16) {
            0 => "None".to_owned(),
            1 => format!("Some{}({})", self.space(), self.around(&written)),
            2 if self.one_in(4) => format!("Some({written},)"),
            3 if self.one_in(4) => format!("Some(Some({written}))"),
            4 if self.one_in(8) => "Some()".to_owned(),
            _ => written,
        }
    }

    fn number(&mut self) -> String {
        let sound = ["1", "2.5", "0x1F", "1_000", "-3", "1e3", "inf", "7u8"];
        let written = if self.one_in(4) { self.pick(&NUMBERS) } else { self.pick(&sound) };
        self.wrapped(written.to_owned())
    }

    fn listed(&mut self, items: &[String], open: char, close: char) -> String {
        let mut text = open.to_string();
        for (at, item) in items.iter().enumerate() {
            text.push_str(&self.around(item));
            let last = at + 1 == items.len();
            if !last && !self.slips() || last && self.one_in(3) {
                text.push(',');
            }
            if self.slips() {
                text.push(',');
            }
        }
        text.push_str(self.space());
        if !self.slips() {
            text.push(close);
        }
        text
    }

    fn texts(&mut self) -> String {
        let texts: Vec<String> = (0..self.chance.random_range(1..4)).map(|_| self.text()).collect();
        self.listed(&texts, '[', ']')
    }

    fn field(&mut self, name: &str, value: &str) -> String {
        let name = self.name(name);
        let name = self.around(&name);
        let colon = if self.slips() { "=" } else { ":" };
        format!("{name}{colon}{}", self.around(value))
    }

    fn fields(&mut self, name: &str, fields: &[String]) -> String {
        let inside = self.listed(fields, '(', ')');
        match self.chance.random_range(0..6) {
            0..3 => format!("{name}{}{inside}", self.space()),
            3 if self.slips() => format!("Other{inside}"),
            _ => inside,
        }
    }

    fn answer(&mut self) -> String {
        let one = |writer: &mut Self, name: &str, value: String| {
            let inside = writer.listed(&[value], '(', ')');
            format!("{}{}{inside}", writer.name(name), writer.space())
        };
        match self.chance.random_range(0..9) {
            0 => {
                let text = self.text();
                one(self, "Recall", text)
            }
            1 => {
                let texts = self.texts();
                one(self, "Typed", texts)
            }
            2 => {
                let texts: Vec<String> = (0..self.chance.random_range(1..4)).map(|_| self.text()).collect();
                format!("Typed{}", self.listed(&texts, '(', ')'))
            }
            3 => {
                let (right, texts) = (self.text(), self.texts());
                let fields = [self.field("right", &right), self.field("wrong", &texts)];
                format!("Choice{}", self.listed(&fields, '(', ')'))
            }
            4 => {
                let value = self.pick(&["true", "false", "r#true", "True", "1", "Some(true)", "(true)"]);
                let value = if self.one_in(3) { value } else { "true" };
                one(self, "TrueFalse", value.to_owned())
            }
            5 => {
                let (value, unit, plus) = (self.number(), self.text(), self.number());
                let unit = self.optional(unit);
                let within = match self.chance.random_range(0..4) {
                    0 => format!("Plus({plus})"),
                    1 => format!("Some(Percent({plus}))"),
                    2 => "Exact".to_owned(),
                    _ => format!("r#Exact{}", if self.one_in(3) { "()" } else { "" }),
                };
                let fields = [self.field("value", &value), self.field("unit", &unit), self.field("within", &within)];
                format!("Number{}", self.listed(&fields, '(', ')'))
            }
            6 => {
                let texts = self.texts();
                one(self, "Order", texts)
            }
            7 => {
                let pairs: Vec<String> = (0..2)
                    .map(|_| {
                        let pair = [self.text(), self.text()];
                        self.listed(&pair, '(', ')')
                    })
                    .collect();
                let pairs = self.listed(&pairs, '[', ']');
                one(self, "Match", pairs)
            }
            _ => {
                let (of, need) = (self.texts(), self.number());
                let need = self.optional(need);
                let fields = [self.field("of", &of), self.field("need", &need)];
                format!("List{}", self.listed(&fields, '(', ')'))
            }
        }
    }

    fn question(&mut self, at: usize) -> String {
        let (ask, why, tags) = (self.text(), self.text(), self.texts());
        let (why, tags, seconds) = (self.optional(why), self.optional(tags), self.number());
        let (answer, media) = (self.answer(), self.text());
        let alt = self.text();
        let alone = self.fields("Media", &[format!("file: {media}"), format!("alt: {alt}")]);
        let media = match self.chance.random_range(0..3) {
            0 => media,
            1 => alone,
            _ => self.listed(&[media, alone], '[', ']'),
        };
        let mut fields =
            vec![self.field("id", &format!("\"q{at}\"")), self.field("ask", &ask), self.field("answer", &answer)];
        if self.one_in(2) {
            fields.push(self.field("why", &why));
        }
        if self.one_in(2) {
            fields.push(self.field("tags", &tags));
        }
        if self.one_in(2) {
            fields.push(self.field("seconds", &seconds));
        }
        if self.one_in(3) {
            fields.push(self.field("media", &media));
        }
        let first = self.chance.random_range(0..fields.len());
        fields.rotate_left(first);
        let question = self.fields("Question", &fields);
        self.wrapped(question)
    }

    pub(super) fn deck(&mut self) -> String {
        let (title, about) = (self.text(), self.text());
        let about = self.optional(about);
        let questions: Vec<String> = (0..self.chance.random_range(0..4)).map(|at| self.question(at)).collect();
        let questions = self.listed(&questions, '[', ']');
        let (key, source) = (self.text(), self.text());
        let source = self.fields("Source", &[format!("title: {source}")]);
        let entry = format!("{key}{}:{}", self.space(), self.around(&source));
        let sources = self.listed(&[entry], '{', '}');
        let mut fields = vec![
            self.field("id", "\"d\""),
            self.field("title", &title),
            self.field("language", "\"fr\""),
            self.field("questions", &questions),
        ];
        if self.one_in(2) {
            fields.push(self.field("about", &about));
        }
        if self.one_in(2) {
            fields.push(self.field("sources", &sources));
        }
        if self.one_in(4) {
            let one = self.pick(&["1", "0x1", "0b1", "0o1", "1u8", "01", "1_", "0", "1.0", "+1", "-1"]);
            fields.push(self.field("format", one));
        }
        let first = self.chance.random_range(0..fields.len());
        fields.rotate_left(first);
        let deck = self.fields("Deck", &fields);
        let attributes = if self.one_in(3) { self.pick(&ATTRIBUTES[..5]) } else { "" };
        let attributes = if self.slips() { self.pick(&ATTRIBUTES) } else { attributes };
        format!("{attributes}{}", self.around(&deck))
    }
}
