//! Laws of grading that hold for any input.

use proptest::prelude::*;
use sommet::grading::{NumberMatch, Run, TextKey, diff, fold, grade_number, grade_text, read_number};
use sommet::model::{Outcome, Tolerance};

const NONE: &[&str] = &[];

/// How good an outcome is: lower is better.
fn rank(accepted: &str, given: &str) -> u8 {
    match grade_text(&[accepted], NONE, given).outcome {
        Outcome::Right => 0,
        Outcome::Slip => 1,
        Outcome::Typo => 2,
        _ => 3,
    }
}

/// One thing that fingers do: insert, delete, substitute, or swap with the next.
fn slip(word: &[char], kind: u8, at: usize, letter: char) -> Vec<char> {
    let mut word = word.to_vec();
    let at = 1 + at % (word.len() - 2);
    match kind % 4 {
        0 => word.insert(at, letter),
        1 => drop(word.remove(at)),
        2 => word[at] = letter,
        _ => word.swap(at, at + 1),
    }
    word
}

fn below_hundred_french(n: u32) -> String {
    const SMALL: [&str; 17] = [
        "zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze",
        "treize", "quatorze", "quinze", "seize",
    ];
    const TENS: [&str; 10] =
        ["", "dix", "vingt", "trente", "quarante", "cinquante", "soixante", "soixante", "quatre-vingt", "quatre-vingt"];
    match (n / 10, n % 10) {
        (0 | 1, _) if n < 17 => SMALL[n as usize].to_owned(),
        (8, 0) => "quatre-vingts".to_owned(),
        (_, 0) if n != 70 && n != 90 => TENS[(n / 10) as usize].to_owned(),
        (2..=6, 1) => format!("{} et un", TENS[(n / 10) as usize]),
        (7, 1) => "soixante et onze".to_owned(),
        (7 | 9, unit) => format!("{}-{}", TENS[(n / 10) as usize], below_hundred_french(10 + unit)),
        (ten, unit) => format!("{}-{}", TENS[ten as usize], SMALL[unit as usize]),
    }
}

fn french(n: u64) -> String {
    let scale = |of: u64, name: &str, plural: &str| {
        let (many, rest) = (n / of, n % of);
        let name = if many > 1 { plural } else { name };
        let rest = if rest == 0 { String::new() } else { format!(" {}", french(rest)) };
        let many = if many == 1 && of < 1_000_000 { String::new() } else { format!("{} ", french(many)) };
        format!("{many}{name}{rest}")
    };
    match n {
        0..100 => below_hundred_french(u32::try_from(n).unwrap()),
        100..1000 => scale(100, "cent", "cent"),
        1000..1_000_000 => scale(1000, "mille", "mille"),
        1_000_000..1_000_000_000 => scale(1_000_000, "million", "millions"),
        _ => scale(1_000_000_000, "milliard", "milliards"),
    }
}

fn english(n: u64) -> String {
    const SMALL: [&str; 20] = [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];
    const TENS: [&str; 10] = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    let scale = |of: u64, name: &str| match n % of {
        0 => format!("{} {name}", english(n / of)),
        rest if rest < 100 => format!("{} {name} and {}", english(n / of), english(rest)),
        rest => format!("{} {name} {}", english(n / of), english(rest)),
    };
    match n {
        0..20 => SMALL[usize::try_from(n).unwrap()].to_owned(),
        20..100 if n.is_multiple_of(10) => TENS[usize::try_from(n / 10).unwrap()].to_owned(),
        20..100 => format!("{}-{}", TENS[usize::try_from(n / 10).unwrap()], english(n % 10)),
        100..1000 => scale(100, "hundred"),
        1000..1_000_000 => scale(1000, "thousand"),
        1_000_000..1_000_000_000 => scale(1_000_000, "million"),
        _ => scale(1_000_000_000, "billion"),
    }
}

fn grouped(n: u64, mark: &str) -> String {
    let digits = n.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push_str(mark);
        }
        text.push(digit);
    }
    text
}

#[test]
fn every_number_to_two_thousand_is_read_in_words() {
    for n in 0..2000_u32 {
        let value = Some(f64::from(n));
        for (text, in_french) in [(french(u64::from(n)), true), (english(u64::from(n)), false)] {
            assert_eq!(read_number(&text, in_french).map(|reading| reading.value), value, "{text}");
        }
    }
}

proptest! {
    #[test]
    fn folding_twice_changes_nothing(text in "\\PC{0,60}") {
        let once = fold(&text);
        prop_assert_eq!(fold(&once), once);
    }

    #[test]
    fn writing_is_forgiven_both_ways(words in prop::collection::vec("[a-zéèêçœA-Z]{1,8}", 1..4), marks in "[-’ «»!]{1,3}") {
        let plain = words.join(" ");
        let dressed = format!("{marks}{}", words.join(&marks).to_uppercase());
        prop_assert!(rank(&plain, &dressed) <= 1, "{:?} {:?}", plain, dressed);
        prop_assert!(rank(&dressed, &plain) <= 1, "{:?} {:?}", dressed, plain);
        prop_assert_eq!(rank(&plain, &plain), 0);
    }

    /// Of two slips, taking one back never makes the verdict worse. The letters are such as make no Roman figure or known word.
    #[test]
    fn nearer_is_never_worse(
        word in prop::collection::vec(prop::sample::select("bfghjkpqrtuz".chars().collect::<Vec<_>>()), 4..16),
        first in (0_u8..4, 0_usize..20, prop::sample::select(vec!['b', 'k', 't'])),
        second in (0_u8..4, 0_usize..20, prop::sample::select(vec!['b', 'k', 't'])),
    ) {
        let near = slip(&word, first.0, first.1, first.2);
        let far = slip(&near, second.0, second.1, second.2);
        let text = |letters: &[char]| letters.iter().collect::<String>();
        let (word, near, far) = (text(&word), text(&near), text(&far));
        if strsim::osa_distance(&word, &near) < strsim::osa_distance(&word, &far) {
            prop_assert!(rank(&word, &near) <= rank(&word, &far), "{} {} {}", word, near, far);
        }
        prop_assert!(rank(&word, &word) == 0);
    }

    /// One slip of the keyboard in any word of five letters or more is forgiven, whatever stands around it.
    #[test]
    fn one_slip_is_always_forgiven(
        words in prop::collection::vec(prop::collection::vec(prop::sample::select("bfghjkpqrtuz".chars().collect::<Vec<_>>()), 5..12), 1..5),
        place in 0_usize..5,
        (kind, at, letter) in (0_u8..4, 0_usize..20, prop::sample::select("bfghjkpqrtuz".chars().collect::<Vec<_>>())),
    ) {
        let text = |words: &[Vec<char>]| words.iter().map(|word| word.iter().collect::<String>()).collect::<Vec<_>>().join(" ");
        let mut typed = words.clone();
        let place = place % words.len();
        typed[place] = slip(&words[place], kind, at, letter);
        let (key, typed) = (text(&words), text(&typed));
        prop_assert!(rank(&key, &typed) <= 2, "{} {}", key, typed);
        // As many letters in both: the slip is the same from either side.
        if key.len() == typed.len() {
            prop_assert_eq!(rank(&key, &typed), rank(&typed, &key), "{} {}", key, typed);
        }
    }

    /// Taking back capitals, accents or signs never makes the verdict worse.
    #[test]
    fn better_writing_is_never_worse(
        words in prop::collection::vec("[bfghjkpqrtuzéèêç]{3,10}", 1..4),
        (kind, at, letter) in (0_u8..4, 0_usize..20, prop::sample::select(vec!['b', 'k', 't'])),
        marks in "[-’ «»!]{1,2}",
        slipped in any::<bool>(),
    ) {
        let key = words.join(" ");
        let mut typed: Vec<Vec<char>> = words.iter().map(|word| word.chars().collect()).collect();
        if slipped {
            typed[0] = slip(&typed[0], kind, at, letter);
        }
        let typed: Vec<String> = typed.into_iter().map(|word| word.into_iter().collect()).collect();
        let near = rank(&key, &typed.join(" "));
        for far in [typed.join(" ").to_uppercase(), typed.join(&marks), fold(&typed.join(" ")), fold(&typed.join(" ")).to_uppercase()] {
            prop_assert!(near <= rank(&key, &far), "{} {:?} {:?}", key, typed, far);
        }
    }

    /// What is right but for its writing is so from either side, for the same reasons.
    #[test]
    fn writing_differs_alike_from_either_side(words in prop::collection::vec("[a-zéèêçœA-Z]{4,8}", 1..4), marks in "[-’ «»!]{1,3}") {
        let (plain, dressed) = (words.join(" "), words.join(&marks).to_lowercase());
        let graded = |key: &str, typed: &str| {
            let found = grade_text(&[key], NONE, typed);
            (found.outcome, found.reasons)
        };
        prop_assert_eq!(graded(&plain, &dressed), graded(&dressed, &plain), "{:?} {:?}", plain, dressed);
    }

    /// Where every letter counts, nothing is right that is not right elsewhere, and the key itself is.
    #[test]
    fn exact_is_stricter(key in "\\PC{1,20}", typed in "\\PC{0,20}") {
        let exact = TextKey::exact(&[key.as_str()]);
        let right = exact.grade(&typed).outcome == Outcome::Right;
        prop_assert!(!right || matches!(rank(&key, &typed), 0 | 1), "{:?} {:?}", key, typed);
        prop_assert!(key.trim().is_empty() || key.contains(['*', '`', '[', '\\']) || exact.grade(&key).outcome == Outcome::Right);
    }

    #[test]
    fn figures_never_slip(a in 0_u32..100_000, b in 0_u32..100_000) {
        prop_assert_eq!(rank(&a.to_string(), &b.to_string()) < 3, a == b);
        prop_assert_eq!(rank(&format!("article {a}"), &format!("article {b}")) < 3, a == b);
    }

    #[test]
    fn a_number_is_read_however_grouped(n in 0_u64..2_000_000_000_000) {
        #[expect(clippy::cast_precision_loss, reason = "far below 2^53")]
        let value = n as f64;
        for (text, in_french) in [
            (n.to_string(), true),
            (grouped(n, " "), true),
            (grouped(n, "\u{202f}"), true),
            (grouped(n, "\u{a0}"), false),
            (grouped(n, "’"), true),
            (grouped(n, ","), false),
            (grouped(n, "."), true),
            (french(n), true),
            (english(n), false),
            (format!("{} €", grouped(n, " ")), true),
        ] {
            let found = grade_number(value, Some("€"), Tolerance::Exact, &text, in_french);
            prop_assert!(matches!(found, NumberMatch::Right | NumberMatch::UnitMissing), "{} {:?}", text, found);
        }
    }

    #[test]
    fn the_difference_spells_both(key in "\\PC{0,40}", typed in "\\PC{0,40}") {
        let (mut left, mut right) = (String::new(), String::new());
        for run in diff(&key, &typed) {
            match run {
                Run::Kept(text) => {
                    left.push_str(&text);
                    right.push_str(&text);
                }
                Run::Missing(text) => left.push_str(&text),
                Run::Extra(text) => right.push_str(&text),
                Run::Changed { expected, typed, .. } => {
                    left.push_str(&expected);
                    right.push_str(&typed);
                }
            }
        }
        prop_assert_eq!((left, right), (key, typed));
    }

    /// The time it takes is for the benchmark to say.
    #[test]
    fn no_input_panics(seed in "(?s).{0,60}", other in "(?s).{0,60}", times in 1_usize..170) {
        let long: String = seed.repeat(times).chars().take(10_000).collect();
        grade_text(&[&other, &long], &[&seed], &seed);
        TextKey::exact(&[&long]).grade(&other);
        TextKey::new(&[&other]).grade(&format!("{other} ({long})"));
        grade_text(&[&other, &seed], &[&other], &long);
        grade_number(1000.0, Some(&other), Tolerance::Percent(1.0), &long, true);
        grade_number(1000.0, Some("€"), Tolerance::Percent(1.0), &seed, false);
        diff(&other, &long);
    }
}
