//! Finds the known name that a mistyped one most likely meant.

/// Words that authors reach for, and the name that they mean.
const SYNONYMS: &[(&str, &str)] = &[
    ("absolute", "Plus"),
    ("answers", "answer"),
    ("audio", "media"),
    ("author", "authors"),
    ("basic", "Recall"),
    ("because", "why"),
    ("bool", "TrueFalse"),
    ("boolean", "TrueFalse"),
    ("cards", "questions"),
    ("checkbox", "Several"),
    ("clue", "hint"),
    ("correct", "right"),
    ("count", "need"),
    ("description", "about"),
    ("distractors", "wrong"),
    ("enumeration", "List"),
    ("explanation", "why"),
    ("fill", "Cloze"),
    ("flashcard", "Recall"),
    ("front", "ask"),
    ("gaps", "Cloze"),
    ("image", "media"),
    ("incorrect", "wrong"),
    ("indice", "hint"),
    ("items", "of"),
    ("langue", "language"),
    ("margin", "within"),
    ("matching", "Match"),
    ("mcq", "Choice"),
    ("minimum", "need"),
    ("multiple", "Several"),
    ("multiplechoice", "Choice"),
    ("name", "title"),
    ("numeric", "Number"),
    ("options", "wrong"),
    ("ordering", "Order"),
    ("pairs", "Match"),
    ("picture", "media"),
    ("pourquoi", "why"),
    ("prompt", "ask"),
    ("qcm", "Choice"),
    ("question", "ask"),
    ("reason", "why"),
    ("reference", "source"),
    ("relative", "Percent"),
    ("reponse", "answer"),
    ("réponse", "answer"),
    ("score", "points"),
    ("sequence", "Order"),
    ("solution", "answer"),
    ("sort", "Order"),
    ("text", "Typed"),
    ("time", "seconds"),
    ("timer", "seconds"),
    ("title", "ask"),
    ("titre", "title"),
    ("tolerance", "within"),
    ("vraifaux", "TrueFalse"),
    ("yesno", "TrueFalse"),
];

/// The share of letters that two names must have in common to be offered for one another (Jaro-Winkler, 0 to 1).
const ALIKE: f64 = 0.88;

/// The candidate that `found` most likely means, if any is near enough.
pub fn nearest<'a>(found: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let wanted = found.to_lowercase();
    let candidates: Vec<&str> = candidates.into_iter().collect();
    if let Some(same) = candidates.iter().find(|candidate| candidate.to_lowercase() == wanted) {
        return Some(same);
    }
    let mut meant = SYNONYMS.iter().filter(|(word, _)| *word == wanted).map(|(_, name)| *name);
    if let Some(known) = meant.find_map(|name| candidates.iter().find(|candidate| **candidate == name)) {
        return Some(known);
    }
    let slack = (wanted.chars().count() / 3).max(1);
    candidates
        .into_iter()
        .map(|candidate| {
            let lower = candidate.to_lowercase();
            let distance = strsim::damerau_levenshtein(&wanted, &lower);
            (candidate, distance, strsim::jaro_winkler(&wanted, &lower))
        })
        .filter(|(candidate, distance, alike)| {
            *distance <= slack.min(candidate.chars().count().saturating_sub(1)) || *alike >= ALIKE
        })
        .min_by(|a, b| a.1.cmp(&b.1).then(b.2.total_cmp(&a.2)))
        .map(|(candidate, ..)| candidate)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_that_was_meant_is_found() {
        let fields = ["id", "ask", "answer", "why", "hint", "tags", "source", "media", "both_ways"];
        let table = [
            ("aks", Some("ask")),
            ("Ask", Some("ask")),
            ("awnser", Some("answer")),
            ("question", Some("ask")),
            ("title", Some("ask")),
            ("explanation", Some("why")),
            ("answers", Some("answer")),
            ("bothways", Some("both_ways")),
            ("tag", Some("tags")),
            ("zzz", None),
            ("", None),
        ];
        for (found, expected) in table {
            assert_eq!(nearest(found, fields), expected, "{found}");
        }
        assert_eq!(nearest("MultipleChoice", ["Recall", "Choice"]), Some("Choice"));
        assert_eq!(nearest("articl", ["article", "rapport"]), Some("article"));
    }
}
