//! `sommet learner cards` and `classes`: pupils with a code of their own, on cards to print, and who is in which class.

use std::path::{Path, PathBuf};

use serde_json::json;

use crate::commands::desk::Desk;
use crate::commands::failure::Failure;
use crate::commands::host::address;
use crate::commands::leaf::{refuse_others, write_page};
use crate::commands::{Exit, names, print as show, print_json};
use crate::grading::fold;
use crate::paper::{Card, Cards};
use crate::quiz::classroom::{PersonalCode, Roster};
use crate::store::{Member, NameFault, StoreFault};
use crate::web::qr_svg;

/// The port that classes are held at unless another is asked for.
const USUAL_PORT: u16 = 8080;

/// Arguments of `cards`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[arg(value_name = "CLASS")]
    class: String,
    #[arg(long, value_name = "FILE")]
    roster: Option<PathBuf>,
    #[arg(long, requires = "roster")]
    known: bool,
    #[arg(long, value_name = "NAME", conflicts_with = "roster")]
    renew: Option<String>,
    #[arg(long, value_name = "ADDRESS")]
    address: Option<String>,
    #[arg(long, value_name = "FILE")]
    html: Option<PathBuf>,
}

/// Puts pupils into a class, or gives one a new code, and writes the cards of those whom that concerns; of all without either.
pub(super) fn cards(desk: &mut Desk<'_>, args: &Args) -> Result<Exit, Failure> {
    let class = args.class.trim();
    let usual = file_of(class);
    let file = args.html.as_deref().unwrap_or(&usual);
    refuse_others(file)?;
    let secrets = desk.env.secrets().ok_or(Failure::NoSecrets)?;
    let mut code = || PersonalCode::draw(secrets()).text().to_owned();
    let now = desk.env.now().at;
    let mut wanted = None;
    if let Some(roster) = &args.roster {
        let names = names::read(roster, Roster::is_same_name)?;
        let new =
            desk.store.enrol(class, &names, args.known, now, &mut code).map_err(|fault| elsewhere(fault, class))?;
        desk.say("cards-added", &[("count", new.len().into()), ("class", class.into())]);
        if new.is_empty() {
            desk.say("cards-nobody-new", &[("class", class.into())]);
            return Ok(Exit::Well);
        }
        wanted = Some(new);
    }
    let members = of_class(desk, class)?;
    if let Some(name) = &args.renew {
        let found = desk.store.learner(name)?.filter(|found| members.iter().any(|member| member.learner == *found));
        let Some(learner) = found else { return Err(Failure::NotInClass(name.trim().to_owned(), class.to_owned())) };
        desk.store.renew_code(learner, &code(), now)?;
        desk.say("cards-renewed", &[("name", name.trim().into())]);
        wanted = Some(vec![learner]);
    }
    let members = of_class(desk, class)?;
    let members = members.iter().filter(|member| wanted.as_ref().is_none_or(|wanted| wanted.contains(&member.learner)));
    let address = args.address.as_deref().map_or_else(usual_address, address_of);
    let cards = members.filter_map(|member| card(member, &address)).collect();
    let page = Cards { class, address: &address, cards, words: &desk.words }.page();
    write_page(&desk.words, file, &page)?;
    Ok(Exit::Well)
}

fn of_class(desk: &Desk<'_>, class: &str) -> Result<Vec<Member>, Failure> {
    let mut members = desk.store.members(class)?.ok_or_else(|| Failure::UnknownClass(class.to_owned()))?;
    // As one looks for a name on a list: an accent changes no place.
    members.sort_by_cached_key(|member| fold(&member.name));
    Ok(members)
}

fn card(member: &Member, address: &str) -> Option<Card> {
    let code = PersonalCode::read(&member.code)?;
    let picture = qr_svg(&format!("{address}/?code={}", code.text()));
    Some(Card { name: member.name.clone(), code: code.grouped(), picture })
}

/// A name that somebody outside the class has.
fn elsewhere(fault: StoreFault, class: &str) -> Failure {
    match fault {
        StoreFault::Name(NameFault::Taken(name)) => Failure::NameElsewhere { name, class: class.to_owned() },
        fault => fault.into(),
    }
}

/// Where a class is joined if it is held here and now.
fn usual_address() -> String {
    format!("http://{}:{USUAL_PORT}", address::choose(address::candidates()).address)
}

/// An address as it is typed, with its scheme and without a slash at its end.
fn address_of(typed: &str) -> String {
    let typed = typed.trim().trim_end_matches('/');
    if typed.contains("://") { typed.to_owned() } else { format!("http://{typed}") }
}

/// `5A.cards.html`, in the current folder.
fn file_of(class: &str) -> PathBuf {
    let plain = |c: char| if c.is_alphanumeric() || "-_".contains(c) { c } else { '-' };
    Path::new(&format!("{}.cards.html", class.chars().map(plain).collect::<String>())).to_owned()
}

/// Lists the classes and who is in them. Codes are on cards, and on no screen that a class may see.
pub(super) fn classes(desk: &Desk<'_>, json: bool) -> Result<Exit, Failure> {
    let mut page = desk.page();
    let mut rows = Vec::new();
    let classes = desk.store.classes()?;
    for class in &classes {
        let members = of_class(desk, &class.name)?;
        let names: Vec<&str> = members.iter().map(|member| member.name.as_str()).collect();
        rows.push(json!({ "class": class.name, "pupils": names }));
        let args = [("class", class.name.as_str().into()), ("count", class.members.into())];
        page.hanging(&page.layout().paint.bold(&desk.words.tell("classes-class", &args)), "", "  ");
        page.hanging(&names.join(" · "), "  ", "  ");
    }
    if json {
        print_json(&rows.into());
        return Ok(Exit::Well);
    }
    if classes.is_empty() {
        page.line(&desk.words.say("classes-none"));
    }
    show(page);
    Ok(Exit::Well)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_made_whole() {
        assert_eq!(address_of(" 192.168.1.24:8080/ "), "http://192.168.1.24:8080");
        assert_eq!(address_of("https://salle.local"), "https://salle.local");
        assert_eq!(file_of("5e A/2"), Path::new("5e-A-2.cards.html"));
    }
}
