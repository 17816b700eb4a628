//! How many steps grading takes: counted in tests only, so that a test can hold them bounded where a clock could not.

/// Counts steps of work.
#[inline]
pub(super) fn spend(steps: usize) {
    #[cfg(test)]
    SPENT.with(|spent| spent.set(spent.get() + steps));
    #[cfg(not(test))]
    let _ = steps;
}

#[cfg(test)]
thread_local!(static SPENT: std::cell::Cell<usize> = const { std::cell::Cell::new(0) });

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::grading::{Others, TextKey, diff, grade_list, grade_number};
    use crate::model::Tolerance;

    fn spent(work: impl FnOnce()) -> usize {
        let before = SPENT.get();
        work();
        SPENT.get() - before
    }

    /// Texts that could make a careless grader slow: one word, many words, marks, pairs of brackets, dates, sentences, numbers.
    const KINDS: [&str; 16] = [
        "a",
        "aé ",
        "ab",
        "1 000,",
        "un mille ",
        "e\u{301}\u{302}",
        "世界",
        "a (b) ",
        "mai 3 ",
        "« ’»",
        "🤖 ",
        "it is ",
        "et and & ",
        "1/2/",
        "vingtcinq",
        "km/h ",
    ];

    fn of(kind: &str, length: usize) -> String {
        kind.chars().cycle().take(length).collect()
    }

    /// Of an input twice as long the work is at most twice as much, and for 10,000 characters a few million steps, which is what
    /// a few milliseconds hold.
    #[test]
    fn work_grows_no_faster_than_the_input() {
        let others = Arc::new(Others::new(&["Paris", "autre réponse", "il est"]));
        for kind in KINDS {
            let work = |length: usize| {
                let typed = of(kind, length);
                let near = format!("{}b", of(kind, length - length / 10));
                spent(|| {
                    TextKey::new(&[near.as_str(), "il est"]).knowing(others.clone()).grade(&typed);
                    TextKey::new(&["le cœur et les poumons"]).knowing(others.clone()).grade(&typed);
                    TextKey::exact(&[near.as_str()]).grade(&typed);
                    grade_list(&[vec![near.clone()]], 1, &others, std::slice::from_ref(&typed));
                    grade_number(109e9, Some("€"), Tolerance::Exact, &typed, true);
                    grade_number(109e9, Some("€"), Tolerance::Exact, &typed, false);
                    diff(&near, &typed);
                })
            };
            let (half, whole) = (work(5_000), work(10_000));
            assert!(half > 5_000, "{kind:?}: the work is counted");
            assert!(whole <= 2 * half + half / 5, "{kind:?}: {half} steps for 5,000 characters, {whole} for 10,000");
            assert!(whole < 1_500_000, "{kind:?}: {whole} steps");
        }
    }

    /// The dear parts have a bound of their own: however near two texts come, letters are aligned on a short stretch only.
    #[test]
    fn dear_work_is_done_on_short_texts_only() {
        for length in [100, 300, 400, 1_000, 10_000] {
            let (key, typed) = (format!("b{}c", of("ab", length)), format!("c{}b", of("ba", length)));
            let aligned = spent(|| drop(diff(&key, &typed)));
            assert!(aligned <= 400_000, "{length}: {aligned} steps to align");
            let graded = spent(|| {
                TextKey::new(&[key.as_str()]).grade(&typed);
            });
            assert!(graded <= 100 * length + 10_000, "{length}: {graded} steps to grade");
        }
    }
}
