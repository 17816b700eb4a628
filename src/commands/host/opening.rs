//! What a new room is set up with: the questions that were asked for, in every language of their decks.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use super::{Args, homework, roster, warm};
use crate::commands::day::Day;
use crate::commands::desk::{Desk, cards_of};
use crate::commands::failure::Failure;
use crate::commands::others::texts_of;
use crate::commands::practice::Chosen;
use crate::commands::sitting::Wish;
use crate::library::{Loaded, find_media};
use crate::memory::Filter;
use crate::model::{CardId, Seed};
use crate::quiz::classroom::{
    Entry, Known, Pace, Rules, SetQuestion, Setup, USUAL_POINTS, Version, media_name, unfit_words,
};
use crate::store::Expected;

/// A room about to be opened.
pub(super) struct Opening {
    pub(super) setup: Setup,
    /// Pictures and sounds by the names they go by.
    pub(super) media: BTreeMap<String, PathBuf>,
    /// Who is expected.
    pub(super) expected: Vec<Expected>,
    /// Why each question was chosen, in words, where sommet chose them.
    pub(super) chosen: Vec<String>,
}

/// Chooses the questions and reads them.
pub(super) fn prepare(desk: &Desk<'_>, args: &Args) -> Result<Opening, Failure> {
    let pace = match &args.homework {
        Some(until) => Pace::Own { until: homework::read_until(desk, until)? },
        None => Pace::Together,
    };
    let decks = args.decks.iter().map(|name| desk.find_deck(name)).collect::<Result<Vec<_>, _>>()?;
    let seed = desk.env.seed();
    let entry = roster::entry(args);
    let expected = roster::expected(desk, args, &entry)?;
    let wish = Wish { decks, tag: args.tag.clone(), filter: filter(args)?, ..Wish::default() };
    let warm = match &args.warm_up {
        Some(class) => Some(warm::choose(desk, class, &wish, args.questions)?),
        None => None,
    };
    let cards = match &warm {
        Some(warm) => warm.iter().map(|warm| warm.card.clone()).collect(),
        None => choose(desk, args, &wish, seed)?,
    };
    let languages = languages(desk, &cards);
    let mut media = BTreeMap::new();
    let mut questions = Vec::new();
    for card in &cards {
        let loaded: Vec<Loaded> =
            languages.iter().filter_map(|language| desk.library.question(card, language).ok()).collect();
        if loaded.len() < languages.len() {
            continue; // gone since the library was read
        }
        media.extend(loaded.iter().flat_map(media_of));
        questions.push(set(card, loaded, args));
    }
    if questions.is_empty() {
        return Err(Failure::NothingToAsk);
    }
    let chosen = warm.map(|warm| warm::tell(desk, &warm, &questions)).unwrap_or_default();
    let known = known(desk, &questions);
    let rules = Rules { unfit: unfit(desk, args)?, ..rules(args, entry, pace) };
    let pin = format!("{:06}", desk.env.entropy().0 % 1_000_000);
    let setup = Setup { pin, seed: seed.0, rules, languages, questions, known };
    Ok(Opening { setup, media, expected, chosen })
}

/// The pictures and sounds of a room that is opened again.
pub(super) fn media_again(desk: &Desk<'_>, setup: &Setup) -> BTreeMap<String, PathBuf> {
    let asked = setup.questions.iter().flat_map(|set| setup.languages.iter().map(|language| (&set.card, language)));
    let loaded = asked.filter_map(|(card, language)| desk.library.question(card, language).ok());
    loaded.flat_map(|loaded| media_of(&loaded)).collect()
}

/// What may be shown with a question, by the name it goes by in class.
fn media_of(loaded: &Loaded) -> Vec<(String, PathBuf)> {
    let found = loaded.question.media.iter().filter_map(|media| {
        let file = find_media(&loaded.path, &media.file).ok()?;
        Some((media_name(&media.file), file.path))
    });
    found.collect()
}

fn filter(args: &Args) -> Result<Filter, Failure> {
    Ok(Filter::parse(args.filter.as_deref().unwrap_or_default())?)
}

fn rules(args: &Args, entry: Entry, pace: Pace) -> Rules {
    Rules {
        pace,
        changes: args.changes,
        speed_points: args.speed_points,
        names_shown: !args.hide_names,
        anonymous: args.anonymous,
        late_join: !args.no_late_join,
        teams: args.teams.unwrap_or(0),
        close_when_all: !args.keep_open,
        reveal_at_once: !args.reveal_by_hand,
        most_seats: args.seats,
        entry,
        unfit: Vec::new(),
    }
}

/// Words that no name may have, of the teacher's own lists. The one beside the progress is read whenever it is there.
fn unfit(desk: &Desk<'_>, args: &Args) -> Result<Vec<String>, Failure> {
    let read = |path: &Path| fs::read_to_string(path).map_err(|fault| Failure::Read { path: path.to_owned(), fault });
    let usual = desk.folder.unfit();
    let listed = usual.exists().then_some(&usual).into_iter().chain(&args.unfit);
    let lists = listed.map(|path| read(path)).collect::<Result<Vec<_>, _>>()?;
    Ok(lists.iter().flat_map(|list| unfit_words(list)).collect())
}

/// Each question once, by the first of its cards that the wish names.
fn choose(desk: &Desk<'_>, args: &Args, wish: &Wish, seed: Seed) -> Result<Vec<CardId>, Failure> {
    let chosen = Chosen::of(desk, &Day::read(desk)?, wish)?;
    let mut cards: Vec<CardId> = Vec::new();
    for card in desk.library.decks().iter().flat_map(cards_of).filter(|card| chosen.contains(desk, card)) {
        if cards.last().is_none_or(|last| !last.is_sibling_of(&card)) {
            cards.push(card);
        }
    }
    if args.shuffle {
        seed.derive("host").shuffle(&mut cards);
    }
    cards.truncate(args.questions.map_or(usize::MAX, usize::from));
    Ok(cards)
}

/// The languages of the decks, the teacher's own first.
fn languages(desk: &Desk<'_>, cards: &[CardId]) -> Vec<String> {
    let mut languages: Vec<String> = Vec::new();
    for deck in desk.library.decks().iter().filter(|deck| cards.iter().any(|card| card.deck == *deck.id())) {
        for file in deck.files() {
            if !languages.iter().any(|language| language.eq_ignore_ascii_case(file.language())) {
                languages.push(file.language().to_owned());
            }
        }
    }
    let mine = desk.words.tag();
    languages.sort_by_key(|language| !language.to_ascii_lowercase().starts_with(mine));
    languages
}

fn set(card: &CardId, loaded: Vec<Loaded>, args: &Args) -> SetQuestion {
    let first = loaded.first().map(|loaded| &loaded.question);
    let seconds = first.and_then(|question| question.seconds).or(args.seconds);
    let points = first.and_then(|question| question.points).unwrap_or(USUAL_POINTS);
    let version = |loaded: Loaded| Version {
        language: loaded.deck_language,
        deck: loaded.deck_title,
        question: loaded.question,
        source: loaded.source,
    };
    SetQuestion {
        card: card.clone(),
        seconds: seconds.filter(|_| !args.untimed),
        points,
        versions: loaded.into_iter().map(version).collect(),
    }
}

/// The questions of a room as the decks read now; a question that is gone stays as it was asked.
pub(super) fn as_they_read(desk: &Desk<'_>, setup: &Setup) -> Vec<SetQuestion> {
    let now = |set: &SetQuestion| {
        let mut set = set.clone();
        for (version, language) in set.versions.iter_mut().zip(&setup.languages) {
            if let Ok(loaded) = desk.library.question(&set.card, language) {
                version.question = loaded.question;
                version.source = loaded.source;
            }
        }
        set
    };
    setup.questions.iter().map(now).collect()
}

fn known(desk: &Desk<'_>, questions: &[SetQuestion]) -> Vec<Known> {
    let mut known: Vec<Known> = Vec::new();
    for set in questions {
        for version in &set.versions {
            if known.iter().any(|known| known.deck == set.card.deck && known.language == version.language) {
                continue;
            }
            let texts = texts_of(&desk.library, &set.card.deck, &version.language);
            known.push(Known { deck: set.card.deck.clone(), language: version.language.clone(), texts });
        }
    }
    known
}
