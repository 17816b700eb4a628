//! The way in: the network that phones join first, the address they call, and whether what they send is nobody else's to read.

use std::fs;
use std::net::IpAddr;
use std::path::{Path, PathBuf, absolute};

use serde::{Deserialize, Serialize};

use super::address::{self, Reach};
use super::certificate;
use crate::commands::desk::Desk;
use crate::commands::failure::Failure;
use crate::commands::tell_err;
use crate::store::{RoomId, Store, StoredRoom};
use crate::term::ask_secret;
use crate::web::{Tls, Wifi};

/// The variable that holds the password of the wifi, for it has no place on a command line, where others see it.
const PASSWORD_VARIABLE: &str = "SOMMET_WIFI_PASSWORD";

/// The longest name of a network, in bytes (IEEE 802.11), and the shortest and longest password that WPA takes.
const LONGEST_NAME: usize = 32;
const PASSWORD: std::ops::RangeInclusive<usize> = 8..=63;

/// Digits of a WPA key that is given as such.
const KEY_DIGITS: usize = 64;

/// Arguments of the way in. A room keeps them, and is opened by them again where the command says nothing else of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, clap::Args, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct DoorArgs {
    #[arg(long, value_name = "SSID")]
    wifi: Option<String>,
    #[arg(long, requires = "wifi")]
    wifi_open: bool,
    #[arg(long, requires = "wifi")]
    wifi_hidden: bool,
    #[arg(long)]
    tls: bool,
    #[arg(long, value_name = "FILE", requires = "tls_key")]
    tls_cert: Option<PathBuf>,
    #[arg(long, value_name = "FILE", requires = "tls_cert")]
    tls_key: Option<PathBuf>,
    #[arg(long, value_name = "NAME", requires = "tls_cert")]
    tls_name: Option<String>,
}

impl DoorArgs {
    /// Files by their whole paths, for a room is opened again from any folder.
    fn absolute(&self) -> Self {
        let whole = |path: &Option<PathBuf>| path.as_ref().map(|path| absolute(path).unwrap_or_else(|_| path.clone()));
        Self { tls_cert: whole(&self.tls_cert), tls_key: whole(&self.tls_key), ..self.clone() }
    }

    /// Keeps them with a room.
    pub(super) fn keep(&self, store: &mut Store, room: RoomId) -> Result<(), Failure> {
        if *self == Self::default() {
            return Ok(());
        }
        let kept = serde_json::to_string(&self.absolute()).unwrap_or_default();
        Ok(store.keep_door(room, &kept)?)
    }

    /// Those that a room was opened with last, where this command says nothing of the way in.
    pub(super) fn kept(&self, room: &StoredRoom) -> Option<Self> {
        if *self == Self::default() { serde_json::from_str(&room.door).ok() } else { None }
    }
}

/// The way in.
pub(super) struct Door {
    pub(super) reach: Reach,
    pub(super) wifi: Option<Wifi>,
    pub(super) tls: Option<Tls>,
    /// Whether phones will warn, for nobody but sommet itself vouches for the certificate.
    pub(super) self_signed: bool,
    name: Option<String>,
}

impl Door {
    /// Makes it ready; whatever is wrong with it is said before a room is opened.
    pub(super) fn prepare(desk: &Desk<'_>, args: &DoorArgs) -> Result<Self, Failure> {
        let reach = address::choose(address::candidates());
        let tls = match (&args.tls_cert, &args.tls_key) {
            (Some(chain), Some(key)) => Some(given(chain, key)?),
            _ if args.tls => Some(own(desk, &reach)?),
            _ => None,
        };
        let self_signed = tls.is_some() && args.tls_cert.is_none();
        Ok(Self { reach, wifi: wifi(desk, args)?, tls, self_signed, name: args.tls_name.clone() })
    }

    /// Makes ready the way in that a room was opened by last. A wifi whose password nobody can type now is left out, for a
    /// class that goes on without it is better than none.
    pub(super) fn prepare_again(desk: &Desk<'_>, kept: &DoorArgs) -> Result<Self, Failure> {
        let without = DoorArgs { wifi: None, ..kept.clone() };
        let door = Self::prepare(desk, &without)?;
        Ok(Self { wifi: wifi_again(desk, kept)?, ..door })
    }

    /// The address that phones are shown.
    pub(super) fn join(&self, port: u16) -> String {
        match &self.name {
            Some(name) => format!("{}://{name}:{port}", self.scheme()),
            None => self.at(&self.reach.address, port),
        }
    }

    /// The address at one of this machine's.
    pub(super) fn at(&self, address: &IpAddr, port: u16) -> String {
        format!("{}://{address}:{port}", self.scheme())
    }

    fn scheme(&self) -> &'static str {
        if self.tls.is_some() { "https" } else { "http" }
    }
}

/// A certificate and a key of the teacher's own.
fn given(chain: &Path, key: &Path) -> Result<Tls, Failure> {
    let read = |path: &Path| fs::read(path).map_err(|fault| Failure::Read { path: path.to_owned(), fault });
    Tls::read(&read(chain)?, &read(key)?).map_err(|fault| Failure::Tls {
        chain: chain.to_owned(),
        key: key.to_owned(),
        fault,
    })
}

/// The certificate that sommet keeps for itself, made for the addresses that it is reached by.
fn own(desk: &Desk<'_>, reach: &Reach) -> Result<Tls, Failure> {
    let addresses = std::iter::once(&reach.address).chain(&reach.others).map(ToString::to_string);
    let names = addresses.chain(["127.0.0.1", "localhost"].map(str::to_owned)).collect();
    let path = desk.folder.certificate();
    certificate::kept_or_made(&path, names, desk.env.now()).map_err(|fault| Failure::Write { path, fault })
}

/// The network that the board shows.
fn wifi(desk: &Desk<'_>, args: &DoorArgs) -> Result<Option<Wifi>, Failure> {
    let Some(name) = args.wifi.clone() else { return Ok(None) };
    if name.is_empty() || name.len() > LONGEST_NAME {
        return Err(Failure::WifiName);
    }
    let password = if args.wifi_open { None } else { Some(password(desk, &name, "host-wifi-password")?) };
    if password.as_deref().is_some_and(|password| !is_password(password)) {
        return Err(Failure::WifiPassword);
    }
    Ok(Some(Wifi { name, password, hidden: args.wifi_hidden }))
}

/// The same network as last time; `None` where no password is given for it now.
fn wifi_again(desk: &Desk<'_>, kept: &DoorArgs) -> Result<Option<Wifi>, Failure> {
    let Some(name) = kept.wifi.clone() else { return Ok(None) };
    if kept.wifi_open {
        return wifi(desk, kept);
    }
    match password(desk, &name, "host-wifi-password-again") {
        Ok(typed) if typed.is_empty() => Ok(None),
        Ok(typed) if !is_password(&typed) => Err(Failure::WifiPassword),
        Ok(typed) => Ok(Some(Wifi { name, password: Some(typed), hidden: kept.wifi_hidden })),
        Err(Failure::NoWifiPassword(variable)) => {
            let args = [("name", name.into()), ("variable", variable.into())];
            tell_err(&format!("{}\n", desk.words.tell("host-wifi-left-out", &args)));
            Ok(None)
        }
        Err(fault) => Err(fault),
    }
}

fn password(desk: &Desk<'_>, name: &str, prompt: &str) -> Result<String, Failure> {
    match desk.env.variable(PASSWORD_VARIABLE).filter(|password| !password.is_empty()) {
        Some(password) => Ok(password),
        None if desk.env.reads_from_terminal() => {
            let prompt = desk.words.tell(prompt, &[("name", name.into())]);
            ask_secret(&prompt).map_err(|_| Failure::NoWifiPassword(PASSWORD_VARIABLE))
        }
        None => Err(Failure::NoWifiPassword(PASSWORD_VARIABLE)),
    }
}

/// Whether WPA takes it: 8 to 63 signs of ASCII, or 64 hexadecimal digits (IEEE 802.11, annex J).
fn is_password(text: &str) -> bool {
    let phrase = PASSWORD.contains(&text.len()) && text.bytes().all(|byte| (b' '..=b'~').contains(&byte));
    phrase || text.len() == KEY_DIGITS && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_one_that_wpa_takes() {
        let (long, key) = ("x".repeat(63), "0f".repeat(32));
        for good in ["12345678", "with a space;", &long, &key] {
            assert!(is_password(good), "{good}");
        }
        let (longer, no_key) = ("x".repeat(64), "0f".repeat(33));
        for bad in ["", "1234567", "écoleécole", &longer, &no_key] {
            assert!(!is_password(bad), "{bad}");
        }
    }
}
