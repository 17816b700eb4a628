//! Who may take a seat: everybody, the names of a file, or the pupils of a class with their codes.

use super::Args;
use crate::commands::desk::Desk;
use crate::commands::failure::Failure;
use crate::commands::names;
use crate::commands::rooms::Filed;
use crate::quiz::classroom::{Entry, ExpectedPupil, PersonalCode, Pupil, Roster};
use crate::store::{Expected, LearnerId, Member};

/// Who may take a seat in the room that was asked for. A warm-up of a class is for that class.
pub(super) fn entry(args: &Args) -> Entry {
    match (args.class.as_ref().or(args.warm_up.as_ref()), &args.roster) {
        (Some(class), _) => Entry::Codes { class: class.trim().to_owned(), guests: !args.no_guests },
        (None, Some(_)) => Entry::Listed,
        (None, None) => Entry::Open,
    }
}

/// The pupils of a class.
pub(super) fn members(desk: &Desk<'_>, class: &str) -> Result<Vec<Member>, Failure> {
    let members = desk.store.members(class)?.unwrap_or_default();
    if members.is_empty() { Err(Failure::UnknownClass(class.to_owned())) } else { Ok(members) }
}

/// Who is expected in a new room.
pub(super) fn expected(desk: &Desk<'_>, args: &Args, entry: &Entry) -> Result<Vec<Expected>, Failure> {
    let of_class = |member: Member| Expected { name: Some(member.name), learner: Some(member.learner) };
    match (entry, &args.roster) {
        (Entry::Codes { class, .. }, _) => Ok(members(desk, class)?.into_iter().map(of_class).collect()),
        (_, Some(file)) => {
            let listed = |name| Expected { name: Some(name), learner: None };
            Ok(names::read(file, Roster::is_same_name)?.into_iter().map(listed).collect())
        }
        _ => Ok(Vec::new()),
    }
}

/// The roster of a room, with the codes as they are now. Who came to the class since the room was opened first is expected too.
pub(super) fn of(desk: &mut Desk<'_>, filed: &Filed) -> Result<Roster, Failure> {
    let room = filed.stored.id;
    let mut expected = desk.store.expected(room)?;
    let mut members = Vec::new();
    if let Entry::Codes { class, .. } = &filed.setup.rules.entry {
        members = desk.store.members(class)?.unwrap_or_default();
        let is_expected = |learner: LearnerId| expected.iter().any(|other| other.learner == Some(learner));
        let new: Vec<Expected> = (members.iter().filter(|member| !is_expected(member.learner)))
            .map(|member| Expected { name: Some(member.name.clone()), learner: Some(member.learner) })
            .collect();
        desk.store.expect(room, &new)?;
        expected.extend(new);
    }
    let pupil = |expected: Expected| {
        let Some(learner) = expected.learner else { return Some(ExpectedPupil { name: expected.name?, own: None }) };
        let member = members.iter().find(|member| member.learner == learner)?;
        let code = PersonalCode::read(&member.code)?;
        Some(ExpectedPupil { name: member.name.clone(), own: Some((Pupil(learner.number()), code.hash())) })
    };
    Ok(Roster::new(expected.into_iter().filter_map(pupil).collect()))
}
