//! A class by https: with the certificate that sommet makes and keeps, with one of the teacher's own, and with what is none.

use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, ServerName};
use rustls::{ClientConfig, ClientConnection, RootCertStore, StreamOwned};

use super::bench::{Bench, Running};

const DECK: &str =
    r#"Deck(id: "d", title: "D", language: "en", questions: [(id: "a", ask: "First?", answer: TrueFalse(true))])"#;

fn bench() -> Bench {
    Bench::new().english().real_clock().deck("d.ron", DECK)
}

/// The address that is shown, its port, and the PIN.
fn door(class: &Running) -> (String, u16, String) {
    class.wait_for(" · PIN ", 1);
    let shown = class.shown();
    let line = shown.lines().find(|line| line.contains(" · PIN ")).unwrap();
    let address = line.split(" · ").nth(1).unwrap().to_owned();
    let port = address.rsplit(':').next().unwrap().parse().unwrap();
    (address, port, line.split("PIN").nth(1).unwrap().chars().filter(char::is_ascii_digit).collect())
}

/// What comes back by TLS, from who trusts that certificate and no other.
fn ask(trusted: &Path, name: &str, port: u16, request: &str) -> std::io::Result<String> {
    let mut roots = RootCertStore::empty();
    roots.add(CertificateDer::from_pem_file(trusted).unwrap()).unwrap();
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let builder = ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions().unwrap();
    let config = builder.with_root_certificates(roots).with_no_client_auth();
    let name = ServerName::try_from(name.to_owned()).unwrap();
    let connection = ClientConnection::new(Arc::new(config), name).unwrap();
    let mut stream = StreamOwned::new(connection, connect(port));
    stream.write_all(request.as_bytes())?;
    let mut reply = Vec::new();
    match stream.read_to_end(&mut reply) {
        // A server need not say goodbye by TLS once it has said all.
        Err(fault) if fault.kind() != std::io::ErrorKind::UnexpectedEof => return Err(fault),
        _ => {}
    }
    Ok(String::from_utf8_lossy(&reply).into_owned())
}

fn connect(port: u16) -> TcpStream {
    let stream = TcpStream::connect(("127.0.0.1", port)).unwrap();
    stream.set_read_timeout(Some(Duration::from_mins(1))).unwrap();
    stream
}

fn in_the_clear(port: u16, request: &str) -> String {
    let mut stream = connect(port);
    stream.write_all(request.as_bytes()).unwrap();
    let mut reply = String::new();
    let _ = stream.read_to_string(&mut reply);
    reply
}

fn get(port: u16) -> String {
    format!("GET /?pin=123456 HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n")
}

fn join(port: u16, pin: &str, scheme: &str) -> String {
    let body = format!("pin={pin}&name=Zoe&language=en");
    format!(
        "POST /join HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nOrigin: {scheme}://127.0.0.1:{port}\r\nConnection: close\r\n\
         Content-Length: {}\r\n\r\n{body}",
        body.len()
    )
}

#[test]
fn a_class_by_https_has_secret_cookies_and_a_certificate_that_stays() {
    let bench = bench();
    let certificate = bench.path().join("progress/tls.pem");
    let class = bench.start(&["host", "d", "--plain", "--port", "0", "--tls"]);
    let (address, port, pin) = door(&class);
    assert!(address.starts_with("https://"), "{address}");
    assert!(class.shown().contains("Phones warn that they do not know this certificate"), "{}", class.shown());
    let page = ask(&certificate, "127.0.0.1", port, &get(port)).unwrap();
    assert!(page.starts_with("HTTP/1.1 200") && page.contains("value=\"123456\""), "{page}");
    assert!(ask(&certificate, "localhost", port, &get(port)).is_ok());
    let foreign = ask(&certificate, "127.0.0.1", port, &join(port, &pin, "http")).unwrap();
    assert!(foreign.starts_with("HTTP/1.1 403"), "a page in the clear is not ours: {foreign}");
    let joined = ask(&certificate, "127.0.0.1", port, &join(port, &pin, "https")).unwrap();
    assert!(joined.starts_with("HTTP/1.1 303"), "{joined}");
    let cookies: Vec<&str> = joined.lines().filter(|line| line.to_lowercase().starts_with("set-cookie")).collect();
    assert!(cookies.len() == 2 && cookies.iter().all(|cookie| cookie.contains("; Secure")), "{cookies:?}");

    // Who comes in the clear is sent on, and is told nothing else.
    let sent = in_the_clear(port, &get(port));
    assert!(sent.starts_with("HTTP/1.1 307"), "{sent}");
    let to = format!("location: https://127.0.0.1:{port}/?pin=123456");
    assert!(sent.to_lowercase().contains(&to) && !sent.to_lowercase().contains("set-cookie"), "{sent}");
    let stranger = in_the_clear(port, &get(port).replace("127.0.0.1", "evil.example"));
    assert!(stranger.starts_with("HTTP/1.1 421"), "{stranger}");
    let garbage = in_the_clear(port, "\u{16}\u{3}\u{1}garbage that is no handshake at all");
    assert!(!garbage.contains("HTTP"), "{garbage}");
    assert!(ask(&certificate, "127.0.0.1", port, &get(port)).is_ok(), "and the class goes on");
    class.end();

    let kept = fs::read(&certificate).unwrap();
    let class = bench.start(&["host", "--reopen", "--plain"]);
    assert_eq!(door(&class).1, port, "by https again, without a word");
    assert!(ask(&certificate, "127.0.0.1", port, &get(port)).is_ok());
    class.end();
    assert_eq!(fs::read(&certificate).unwrap(), kept, "who trusted it once goes on");
}

#[test]
fn a_teachers_own_certificate_is_served_by_its_name() {
    let bench = bench();
    let key = rcgen::KeyPair::generate().unwrap();
    let params = rcgen::CertificateParams::new(vec!["quiz.school.example".to_owned()]).unwrap();
    fs::write(bench.path().join("chain.pem"), params.self_signed(&key).unwrap().pem()).unwrap();
    fs::write(bench.path().join("key.pem"), key.serialize_pem()).unwrap();
    let own = ["--tls-cert", "chain.pem", "--tls-key", "key.pem"];
    let named = ["host", "d", "--plain", "--port", "0", "--tls-name", "quiz.school.example"];
    let class = bench.start(&[&named[..], &own[..]].concat());
    let (address, port, _) = door(&class);
    assert_eq!(address, format!("https://quiz.school.example:{port}"));
    assert!(!class.shown().contains("do not know this certificate"));
    let asked = get(port).replace("127.0.0.1", "quiz.school.example");
    let page = ask(&bench.path().join("chain.pem"), "quiz.school.example", port, &asked).unwrap();
    assert!(page.starts_with("HTTP/1.1 200"), "{page}");
    class.end();
    let class = bench.start(&["host", "--reopen", "--plain"]);
    assert_eq!(door(&class).0, format!("https://quiz.school.example:{port}"), "the same certificate by the same name");
    class.end();
    assert!(!bench.path().join("progress/tls.pem").exists(), "none is made where one is given");

    // From any folder; and what is said of the way in stands for all of it.
    fs::remove_file(bench.path().join("key.pem")).unwrap();
    let refused = bench.run(&["host", "--reopen", "--plain"]);
    assert_eq!(refused.code, 3);
    assert!(refused.err.contains("HOME/key.pem"), "{}", refused.err);
    let class = bench.start(&["host", "--reopen", "--plain", "--tls"]);
    assert!(door(&class).0.ends_with(&format!(":{port}")) && !door(&class).0.contains("school"));
    class.end();
    assert!(bench.path().join("progress/tls.pem").exists());
}

#[test]
fn what_is_no_certificate_is_said_before_a_room_is_opened() {
    let bench = bench();
    let made = |file: &str| {
        let key = rcgen::KeyPair::generate().unwrap();
        let params = rcgen::CertificateParams::new(vec!["localhost".to_owned()]).unwrap();
        fs::write(bench.path().join(file), params.self_signed(&key).unwrap().pem() + &key.serialize_pem()).unwrap();
    };
    made("one.pem");
    made("other.pem");
    fs::write(bench.path().join("words.txt"), "no certificate").unwrap();
    for (chain, key, told) in [
        ("words.txt", "one.pem", "there is no certificate in words.txt"),
        ("one.pem", "words.txt", "there is no private key in words.txt"),
        ("one.pem", "other.pem", "the private key in other.pem belongs to another certificate than that in one.pem"),
        ("none.pem", "one.pem", "none.pem cannot be read"),
    ] {
        let ran = bench.run(&["host", "d", "--plain", "--port", "0", "--tls-cert", chain, "--tls-key", key]);
        assert!(ran.code == 3 && ran.err.contains(told), "{ran:?}");
    }
    assert_eq!(bench.run(&["host", "d", "--tls-cert", "one.pem"]).code, 2, "a certificate needs its key");
    assert_eq!(bench.count("SELECT count(*) FROM room"), 0);
}

#[test]
fn a_room_is_opened_again_with_its_wifi_but_for_the_password() {
    let home = bench().set("SOMMET_WIFI_PASSWORD", "open sesame");
    let elsewhere = bench();
    let class = home.start(&["host", "d", "--plain", "--port", "0", "--wifi", "Classroom 3"]);
    class.wait_for("Wifi: Classroom 3", 1);
    class.end();
    let class = elsewhere.start(&["--home", &home.path().display().to_string(), "host", "--reopen", "--plain"]);
    let (address, ..) = door(&class);
    assert!(address.starts_with("http://") && !class.shown().contains("Classroom 3"), "{}", class.shown());
    class.end();
    let class = home.start(&["host", "--reopen", "--plain"]);
    class.wait_for("Wifi: Classroom 3", 1);
    class.end();
    for file in fs::read_dir(home.path().join("progress")).unwrap().map(|entry| entry.unwrap().path()) {
        let bytes = if file.is_file() { fs::read(&file).unwrap() } else { Vec::new() };
        assert!(!bytes.windows(11).any(|part| part == b"open sesame"), "{}", file.display());
    }
}
