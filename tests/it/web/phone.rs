//! A client that says exactly what it is told, byte by byte, and keeps cookies.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::{Duration, Instant};

use serde_json::Value;

/// How long an answer may take; generous, for machines are shared.
const PATIENCE: Duration = Duration::from_secs(30);

/// A client.
#[derive(Clone)]
pub(crate) struct Phone {
    address: SocketAddr,
    cookies: Vec<(String, String)>,
    /// What it says of the page its requests come from.
    pub(crate) origin: Option<String>,
    /// By which name it calls the server.
    pub(crate) host: String,
}

/// What came back.
#[derive(Debug)]
pub(crate) struct Response {
    pub(crate) status: u16,
    head: String,
    pub(crate) body: String,
}

impl Response {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let mut lines = self.head.lines();
        lines.find_map(|line| {
            let (own, value) = line.split_once(':')?;
            own.eq_ignore_ascii_case(name).then(|| value.trim())
        })
    }

    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_else(|fault| panic!("{fault}: {self:?}"))
    }

    /// Head and body, as they came.
    pub(crate) fn bytes(&self) -> String {
        format!("{}\n{}", self.head, self.body)
    }
}

impl Phone {
    pub(crate) fn at(address: SocketAddr) -> Self {
        Self { address, cookies: Vec::new(), origin: Some(format!("http://{address}")), host: address.to_string() }
    }

    pub(crate) fn address(&self) -> SocketAddr {
        self.address
    }

    pub(crate) fn cookie(&self, name: &str) -> Option<&str> {
        self.cookies.iter().find(|(own, _)| own == name).map(|(_, value)| &**value)
    }

    pub(crate) fn set_cookie(&mut self, name: &str, value: &str) {
        self.cookies.retain(|(own, _)| own != name);
        self.cookies.push((name.to_owned(), value.to_owned()));
    }

    fn head(&self, method: &str, path: &str, more: &str) -> String {
        let cookies: Vec<String> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let cookie = if cookies.is_empty() { String::new() } else { format!("Cookie: {}\r\n", cookies.join("; ")) };
        let origin = self.origin.as_ref().filter(|_| method == "POST").map(|origin| format!("Origin: {origin}\r\n"));
        let origin = origin.unwrap_or_default();
        format!("{method} {path} HTTP/1.1\r\nHost: {}\r\n{origin}{cookie}{more}\r\n", self.host)
    }

    pub(crate) fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(self.address).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        stream
    }

    /// Sends bytes as they are and reads what comes until the server closes.
    pub(crate) fn send(&mut self, bytes: &[u8]) -> Response {
        let mut stream = self.connect();
        // A server may answer, and close, before all is sent.
        let _ = stream.write_all(bytes);
        let mut all = Vec::new();
        let _ = stream.read_to_end(&mut all);
        let all = String::from_utf8_lossy(&all).into_owned();
        let (head, body) = all.split_once("\r\n\r\n").unwrap_or((&all, ""));
        let status = head.split(' ').nth(1).and_then(|code| code.parse().ok()).unwrap_or(0);
        let response = Response { status, head: head.to_owned(), body: body.to_owned() };
        self.keep(&response);
        response
    }

    fn keep(&mut self, response: &Response) {
        for line in response.head.lines() {
            let Some(cookie) = line.to_ascii_lowercase().starts_with("set-cookie:").then(|| line[11..].trim()) else {
                continue;
            };
            let (name, value) = cookie.split(';').next().unwrap().split_once('=').unwrap();
            self.set_cookie(name, value);
        }
    }

    pub(crate) fn get(&mut self, path: &str) -> Response {
        let head = self.head("GET", path, "Connection: close\r\n");
        self.send(head.as_bytes())
    }

    pub(crate) fn post(&mut self, path: &str, body: &str) -> Response {
        let more = format!("Connection: close\r\nContent-Type: application/json\r\nContent-Length: {}\r\n", body.len());
        let head = self.head("POST", path, &more);
        self.send(format!("{head}{body}").as_bytes())
    }

    pub(crate) fn join(&mut self, pin: &str, name: &str, language: &str) -> Response {
        self.post("/join", &format!("pin={pin}&name={name}&language={language}"))
    }

    /// Answers by a key of one digit, repeated, and returns what was said of it.
    pub(crate) fn answer(&mut self, epoch: u32, digit: char, given: &str) -> Value {
        let key = digit.to_string().repeat(32);
        self.post("/answer", &format!("{{\"epoch\":{epoch},\"key\":\"{key}\",\"given\":{given}}}")).json()
    }

    /// The snapshot that holds now.
    pub(crate) fn state(&mut self, query: &str) -> Value {
        self.get(&format!("/state{query}")).json()
    }

    /// Waits for a snapshot that is as wanted.
    pub(crate) fn wait_for(&mut self, query: &str, wanted: impl Fn(&Value) -> bool) -> Value {
        let start = Instant::now();
        loop {
            let state = self.state(query);
            if wanted(&state) {
                return state;
            }
            assert!(start.elapsed() < PATIENCE, "waited in vain; the state is {state}");
            std::thread::sleep(Duration::from_millis(10));
        }
    }

    /// Opens an event stream.
    pub(crate) fn stream(&self, query: &str) -> Stream {
        let mut stream = self.connect();
        stream.write_all(self.head("GET", &format!("/live{query}"), "").as_bytes()).unwrap();
        let mut reader = BufReader::new(stream);
        let mut line = String::new();
        reader.read_line(&mut line).unwrap();
        let status = line.split(' ').nth(1).unwrap().parse().unwrap();
        while line != "\r\n" {
            line.clear();
            reader.read_line(&mut line).unwrap();
        }
        Stream { reader, status }
    }
}

/// An event stream.
pub(crate) struct Stream {
    reader: BufReader<TcpStream>,
    pub(crate) status: u16,
}

impl Stream {
    /// The next event's text; `None` once the server has ended the stream.
    pub(crate) fn next(&mut self) -> Option<String> {
        let mut size = String::new();
        self.reader.read_line(&mut size).unwrap();
        let size = usize::from_str_radix(size.trim(), 16).unwrap_or(0);
        if size == 0 {
            return None;
        }
        let mut chunk = vec![0; size + 2];
        self.reader.read_exact(&mut chunk).unwrap();
        Some(String::from_utf8_lossy(&chunk[..size]).into_owned())
    }

    /// The next snapshot.
    pub(crate) fn snapshot(&mut self) -> Option<Value> {
        loop {
            let event = self.next()?;
            if let Some(data) = event.lines().find_map(|line| line.strip_prefix("data: ")) {
                return Some(serde_json::from_str(data).unwrap());
            }
        }
    }
}
