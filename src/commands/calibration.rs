//! The part of `sommet stats` that holds predictions against what came.

use serde_json::{Value, json};

use super::desk::Desk;
use super::failure::Failure;
use crate::stats::{BINS, CalibrationBin, calibration};
use crate::term::Page;

/// Reviews that a bin must hold for its share to say anything.
const TELLING: u32 = 20;

/// The bins of a learner's reviews, by the parameters that hold.
pub(super) fn gather(desk: &Desk<'_>) -> Result<Vec<CalibrationBin>, Failure> {
    let parameters = desk.parameters()?;
    Ok(calibration(&desk.store.record(desk.learner)?.trials, &parameters))
}

/// The bins that hold reviews, as JSON.
pub(super) fn to_json(bins: &[CalibrationBin]) -> Vec<Value> {
    let held = bins.iter().filter(|bin| bin.reviews > 0);
    held.map(|bin| {
        json!({ "from": f64::from(bin.from) / 100.0, "to": f64::from(end_of(bin)) / 100.0, "reviews": bin.reviews,
            "predicted": bin.predicted(), "actual": bin.actual() })
    })
    .collect()
}

/// The bins that hold enough reviews, a line each; nothing when none does.
pub(super) fn write(page: &mut Page, desk: &Desk<'_>, bins: &[CalibrationBin]) {
    let words = &desk.words;
    let telling: Vec<&CalibrationBin> = bins.iter().filter(|bin| bin.reviews >= TELLING).collect();
    if telling.is_empty() {
        return;
    }
    let title = page.layout().paint.bold(&words.say("stats-calibration"));
    page.gap().line(&title);
    for bin in telling {
        let (Some(predicted), Some(actual)) = (bin.predicted(), bin.actual()) else { continue };
        let percent = |share| words.marks().percent(share);
        let args = [
            ("from", bin.from.to_string().into()),
            ("to", percent(f64::from(end_of(bin)) / 100.0).into()),
            ("predicted", percent(predicted).into()),
            ("actual", percent(actual).into()),
            ("count", bin.reviews.into()),
        ];
        page.hanging(&words.tell("stats-calibration-bin", &args), "  ", "    ");
    }
}

fn end_of(bin: &CalibrationBin) -> u8 {
    BINS.into_iter().find(|from| *from > bin.from).unwrap_or(100)
}
