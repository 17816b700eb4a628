//! How far everyone came in homework: who is done, who is under way, and who has not begun.

use super::name_of;
use crate::i18n::Words;
use crate::quiz::classroom::{Ledger, LedgerSeat};
use crate::term::Page;

/// Says it, where everyone went at their own pace.
pub(super) fn tell(page: &mut Page, ledger: &Ledger, words: &Words) {
    if !ledger.own_pace {
        return;
    }
    let count = ledger.turns.len();
    let so_far = |seat: &LedgerSeat| {
        let args = [("name", name_of(seat, words).into()), ("answered", seat.answered.into()), ("count", count.into())];
        words.tell("report-own-so-far", &args)
    };
    let name = |seat: &LedgerSeat| name_of(seat, words);
    let mut line = |key: &str, is_meant: &dyn Fn(usize) -> bool, said: &dyn Fn(&LedgerSeat) -> String| {
        let names: Vec<String> =
            ledger.seats.iter().filter(|seat| !seat.sent_out && is_meant(seat.answered)).map(said).collect();
        let names = if names.is_empty() { words.say("report-own-nobody") } else { names.join(", ") };
        page.hanging(&words.tell(key, &[("names", names.into())]), "", "  ");
    };
    line("report-own-done", &|answered| answered == count, &name);
    line("report-own-under-way", &|answered| (1..count).contains(&answered), &so_far);
    line("report-own-not-begun", &|answered| answered == 0, &name);
}
