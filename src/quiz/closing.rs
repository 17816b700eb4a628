//! Options that speak of the others, such as "all of the above", and so stand last.

use crate::grading::fold;

/// How such options begin and end, folded.
const WHOLE: &[(&str, &[&str])] = &[
    (
        "all none any neither both either",
        &[
            "of the above",
            "of these",
            "of those",
            "of them",
            "the above",
            "of the others",
            "of these answers",
            "of the answers",
        ],
    ),
    (
        "toutes tous aucune aucun",
        &[
            "ci dessus",
            "ces reponses",
            "les reponses",
            "les reponses precedentes",
            "ces propositions",
            "de ces reponses",
            "de ces propositions",
            "des reponses",
            "des propositions",
            "des deux",
            "de ceux ci",
            "de celles ci",
            "d entre elles",
            "d entre eux",
            "des autres",
            "qui precedent",
        ],
    ),
];

const SHORT: &[&str] =
    &["ni l un ni l autre", "les deux", "both", "neither", "none", "aucun", "aucune", "autre reponse"];

/// Whether an option speaks of the options before it.
pub(super) fn closes(option: &str) -> bool {
    let text = fold(option);
    let first = text.split(' ').next().unwrap_or_default();
    let speaks = |(begins, ends): &(&str, &[&str])| {
        begins.split(' ').any(|word| word == first) && ends.iter().any(|end| text.ends_with(end))
    };
    SHORT.contains(&text.as_str()) || WHOLE.iter().any(speaks)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_that_speak_of_the_others_are_known() {
        for option in [
            "All of the above",
            "None of these.",
            "None of the above",
            "Toutes les réponses ci-dessus",
            "Aucune de ces réponses",
            "Aucune des propositions ci-dessus",
            "Toutes ces réponses",
            "Ni l’un ni l’autre",
        ] {
            assert!(closes(option), "{option}");
        }
        for option in ["All the world’s countries", "Tous les pays", "Aucun impôt", "Paris", ""] {
            assert!(!closes(option), "{option}");
        }
    }
}
