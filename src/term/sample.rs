//! A question as its author sees it before it is kept: as learners will, then with its answer.

use super::answer;
use super::face::Shown;
use super::page::Page;
use super::plain;
use super::question;
use crate::i18n::Words;
use crate::quiz::{Prompt, Reveal};

/// Puts the open question and its parts on a page.
pub fn sample(page: &mut Page, prompt: &Prompt, reveal: &Reveal, words: &Words) {
    question::question(page, prompt, words);
    plain::options(page, &prompt.form, words);
    answer::reveal(page, reveal, Shown::Nothing, words);
    page.gap();
}
