//! The certificate that sommet makes for itself, kept beside the progress: a phone that was told once to go on need not be told again.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::Path;

use chrono::{Datelike, Days, NaiveDate};
use rcgen::{CertificateParams, DistinguishedName, DnType, ExtendedKeyUsagePurpose, KeyPair, date_time_ymd};
use serde::{Deserialize, Serialize};

use crate::model::Moment;
use crate::web::Tls;

/// Days that a certificate lasts: browsers take none that last longer than 398 (CA/Browser Forum, ballot SC-31).
const LASTS: u64 = 397;

/// One that would run out within so many days is made anew.
const SPARE: u64 = 14;

/// Names of one certificate. Those of other rooms are kept, so that a teacher who goes back and forth needs no new one each time.
const MOST_NAMES: usize = 24;

/// What begins the file: what the certificate behind it is for.
const MARK: &str = "sommet ";

/// What a certificate is for.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
struct About {
    /// The addresses and names, the latest first.
    names: Vec<String>,
    /// Its last day.
    until: NaiveDate,
}

/// The kept certificate, where it is for all of these names and lasts; else one that is made now, and kept.
pub(super) fn kept_or_made(path: &Path, names: Vec<String>, now: Moment) -> io::Result<Tls> {
    let today = now.local().map(|now| now.date_naive()).ok_or(io::ErrorKind::InvalidInput)?;
    let text = fs::read_to_string(path).unwrap_or_default();
    let about = about(&text);
    if let (Some(about), Ok(tls)) = (&about, Tls::read(text.as_bytes(), text.as_bytes())) {
        let lasts = today.checked_add_days(Days::new(SPARE)).is_some_and(|soon| soon < about.until);
        if lasts && names.iter().all(|name| about.names.contains(name)) {
            return Ok(tls);
        }
    }
    let mut all = names;
    for name in about.into_iter().flat_map(|about| about.names) {
        if !all.contains(&name) {
            all.push(name);
        }
    }
    all.truncate(MOST_NAMES);
    let until = today.checked_add_days(Days::new(LASTS)).ok_or(io::ErrorKind::InvalidInput)?;
    let made = make(&About { names: all, until }, today).map_err(io::Error::other)?;
    keep(path, &made)?;
    Tls::read(made.as_bytes(), made.as_bytes()).map_err(io::Error::other)
}

fn about(text: &str) -> Option<About> {
    serde_json::from_str(text.lines().next()?.strip_prefix(MARK)?).ok()
}

/// A certificate and its key, as PEM, behind a line that says what they are for.
fn make(about: &About, today: NaiveDate) -> Result<String, rcgen::Error> {
    let key = KeyPair::generate()?;
    let mut params = CertificateParams::new(about.names.clone())?;
    params.distinguished_name = DistinguishedName::new();
    params.distinguished_name.push(DnType::CommonName, "sommet");
    // A phone whose clock is behind takes it too.
    let day_before = today.pred_opt().unwrap_or(today);
    let small = |number: u32| u8::try_from(number).unwrap_or(1);
    let midnight = |date: NaiveDate| date_time_ymd(date.year(), small(date.month()), small(date.day()));
    (params.not_before, params.not_after) = (midnight(day_before), midnight(about.until));
    params.extended_key_usages = vec![ExtendedKeyUsagePurpose::ServerAuth];
    let certificate = params.self_signed(&key)?;
    let line = serde_json::to_string(about).unwrap_or_default();
    Ok(format!("{MARK}{line}\n{}{}", certificate.pem(), key.serialize_pem()))
}

/// Puts it in its place, whole or not at all, for nobody else to read.
fn keep(path: &Path, text: &str) -> io::Result<()> {
    let beside = path.with_extension("new");
    match fs::remove_file(&beside) {
        Err(fault) if fault.kind() != io::ErrorKind::NotFound => return Err(fault),
        _ => {}
    }
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(&beside)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()?;
    fs::rename(&beside, path)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Timestamp;

    const NAMES: [&str; 2] = ["192.168.1.24", "localhost"];

    fn at(day: i64) -> Moment {
        Moment { at: Timestamp((20_000 + day) * 86_400_000), utc_offset: 0 }
    }

    #[test]
    fn a_certificate_is_kept_until_it_runs_out_or_the_address_changes() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("tls.pem");
        let have = |names: &[&str], day| {
            kept_or_made(&path, names.iter().map(|name| (*name).to_owned()).collect(), at(day)).unwrap();
            fs::read_to_string(&path).unwrap()
        };
        let first = have(&NAMES, 0);
        assert_eq!(have(&NAMES, 380), first);
        assert_eq!(have(&["localhost"], 1), first, "less than it is for");
        let renewed = have(&NAMES, 384);
        assert_ne!(renewed, first);
        let moved = have(&["10.0.0.7", "localhost"], 385);
        assert_ne!(moved, renewed);
        assert_eq!(have(&NAMES, 386), moved, "the way back needs no new one");
        assert_eq!(about(&moved).unwrap().names, ["10.0.0.7", "localhost", "192.168.1.24"]);
        // What was damaged, or is none, is made anew.
        for broken in [moved.replace("BEGIN", "BEG"), moved.replacen("MII", "AII", 1), "sommet {".into(), String::new()]
        {
            fs::write(&path, &broken).unwrap();
            assert_ne!(have(&NAMES, 387), broken);
        }
        let many: Vec<String> = (0..40).map(|number| format!("10.0.1.{number}")).collect();
        kept_or_made(&path, many, at(388)).unwrap();
        assert_eq!(about(&fs::read_to_string(&path).unwrap()).unwrap().names.len(), MOST_NAMES);
    }

    #[cfg(unix)]
    #[test]
    fn the_key_is_for_nobody_else_to_read() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("tls.pem");
        fs::write(&path, "old").unwrap();
        fs::set_permissions(&path, PermissionsExt::from_mode(0o644)).unwrap();
        kept_or_made(&path, vec!["localhost".into()], at(0)).unwrap();
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is left beside it");
        let nowhere = folder.path().join("none/tls.pem");
        assert!(kept_or_made(&nowhere, vec!["localhost".into()], at(0)).is_err());
    }
}
