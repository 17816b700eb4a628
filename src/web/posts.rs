//! What is sent to the room: joins, answers, judgements, and the teacher's steps.

use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Json;
use axum::body::{Body, Bytes};
use axum::extract::{Extension, Query, State};
use axum::http::{HeaderMap, Request, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use serde_json::json;
use tokio::sync::oneshot;

use super::guard::Deed;
use super::origin;
use super::pages::JoinForm;
use super::routes::{Face, HOST_COOKIE, Peer, SEAT_COOKIE, html, pages};
use crate::model::Rating;
use crate::quiz::Given;
use crate::quiz::classroom::{
    AnswerKey, Answering, Claiming, Command, Control, Joining, NameFault, PersonalCode, Refusal, Reply, SeatId,
    TokenHash,
};

/// The cookie that knows a browser again that was sent out for good.
const DEVICE_COOKIE: &str = "sommet_device";
/// The largest body, in bytes.
const LARGEST_BODY: usize = 16 * 1024;
/// How long a body may take to arrive.
const BODY_PATIENCE: Duration = Duration::from_secs(10);
/// How long the room may take to answer; the phone then tries again.
const ROOM_PATIENCE: Duration = Duration::from_secs(20);

/// Why something was not even asked of the room.
#[derive(Debug)]
pub(super) enum Unasked {
    /// Too often.
    Often,
    /// Not to be read, too large or too slow.
    Unread(StatusCode),
    /// The room does not answer.
    Silent,
    /// Not from who may.
    Forbidden,
}

impl IntoResponse for Unasked {
    fn into_response(self) -> Response {
        let (status, error) = match self {
            Self::Often => (StatusCode::TOO_MANY_REQUESTS, "often"),
            Self::Unread(status) => (status, "unread"),
            Self::Silent => (StatusCode::SERVICE_UNAVAILABLE, "silent"),
            Self::Forbidden => (StatusCode::UNAUTHORIZED, "forbidden"),
        };
        (status, Json(json!({"error": error}))).into_response()
    }
}

/// Reads a body of bounded size in bounded time.
async fn read(request: Request<Body>) -> Result<Bytes, Unasked> {
    let reading = axum::body::to_bytes(request.into_body(), LARGEST_BODY);
    match tokio::time::timeout(BODY_PATIENCE, reading).await {
        Ok(Ok(bytes)) => Ok(bytes),
        Ok(Err(_)) => Err(Unasked::Unread(StatusCode::PAYLOAD_TOO_LARGE)),
        Err(_) => Err(Unasked::Unread(StatusCode::REQUEST_TIMEOUT)),
    }
}

/// Asks the room and waits until what happened is stored.
pub(super) async fn ask(face: &Face, command: Command) -> Result<Reply, Unasked> {
    let (sender, receiver) = oneshot::channel();
    // Who no longer waits has gone; what happened is stored all the same.
    let asked = face.room.ask(command, move |reply| drop(sender.send(reply)));
    asked.map_err(|_| Unasked::Silent)?;
    match tokio::time::timeout(ROOM_PATIENCE, receiver).await {
        Ok(Ok(reply)) => Ok(reply),
        _ => Err(Unasked::Silent),
    }
}

/// What was asked came to, as JSON.
fn told(reply: Reply) -> Response {
    match reply {
        Reply::Receipt(receipt) => Json(json!({"receipt": receipt})).into_response(),
        Reply::Done | Reply::Seated(_) => Json(json!({"done": true})).into_response(),
        Reply::Refused(refusal) => Json(json!({"refused": refusal.name()})).into_response(),
    }
}

/// Whose seat the cookie of a request is.
pub(super) async fn seat_of(face: &Face, headers: &HeaderMap) -> Result<Option<SeatId>, Unasked> {
    let Some(token) = origin::cookie(headers, SEAT_COOKIE) else { return Ok(None) };
    let hash = TokenHash::of(token);
    if let Some(seat) = face.seats.find(&hash).filter(|seat| face.is_held(*seat, &hash)) {
        return Ok(Some(seat));
    }
    let Reply::Seated(seat) = ask(face, Command::Find(hash)).await? else { return Ok(None) };
    face.seats.keep(hash, seat);
    Ok(Some(seat))
}

/// What the join form holds.
#[derive(Debug, Deserialize)]
struct JoinBody {
    pin: String,
    #[serde(default)]
    code: String,
    #[serde(default)]
    name: String,
    #[serde(default)]
    language: String,
}

impl JoinBody {
    /// What it asks of the room: a seat for who types a name, or that of the pupil who types a code, which no room without codes
    /// asks for; `None` for what is typed as a code and is none.
    fn command(&self, takes_codes: bool, token: TokenHash, device: TokenHash) -> Option<Command> {
        let pin = self.pin.chars().filter(|c| !c.is_whitespace()).collect();
        let language = self.language.clone();
        if takes_codes && !self.code.trim().is_empty() {
            let code = PersonalCode::read(&self.code)?.hash();
            return Some(Command::Claim(Claiming { pin, code, language, token, device }));
        }
        Some(Command::Join(Joining { pin, name: self.name.clone(), language, token, device }))
    }
}

/// `POST /join`: a seat, as a cookie, or the form again with the reason why not.
pub(super) async fn join(
    State(face): State<Arc<Face>>,
    Extension(Peer(address)): Extension<Peer>,
    request: Request<Body>,
) -> Result<Response, Unasked> {
    let headers = request.headers().clone();
    let body = read(request).await?;
    let Some(mut form) = form(&body) else { return Err(Unasked::Unread(StatusCode::BAD_REQUEST)) };
    let now = face.room.now();
    if !face.guard.may_miss(address, now) || !face.guard.allows(address, Deed::Join, now) {
        return Ok(turned_away(&face, &headers, &form, "often"));
    }
    let kept = |name| origin::cookie(&headers, name).filter(|kept| origin::is_token(kept)).map(str::to_owned);
    let takes_codes = face.hub.view().scene.rules.entry.takes_codes();
    // Who sits down by a code may do so on the phone of somebody else, whose seat stays theirs.
    let kept_seat = kept(SEAT_COOKIE).filter(|_| !takes_codes || form.code.trim().is_empty());
    let token = kept_seat.unwrap_or_else(|| face.fresh_token());
    let device = kept(DEVICE_COOKIE).unwrap_or_else(|| face.fresh_token());
    let hash = TokenHash::of(&token);
    let reply = match form.command(takes_codes, hash, TokenHash::of(&device)) {
        Some(command) => ask(&face, command).await?,
        None => Reply::Refused(Refusal::WrongCode),
    };
    match reply {
        Reply::Seated(seat) => {
            face.seats.keep(hash, seat);
            face.settle(seat, &hash).await;
            let mut response = (StatusCode::SEE_OTHER, [(header::LOCATION, "/play")]).into_response();
            for (name, value) in [(SEAT_COOKIE, &token), (DEVICE_COOKIE, &device)] {
                if let Ok(cookie) = origin::set_cookie(name, value, &face.settings.join).parse() {
                    response.headers_mut().append(header::SET_COOKIE, cookie);
                }
            }
            Ok(response)
        }
        Reply::Refused(refusal) => {
            match &refusal {
                Refusal::WrongPin | Refusal::WrongCode => drop(face.guard.allows(address, Deed::Miss, now)),
                Refusal::Name(NameFault::Taken(free)) => form.name.clone_from(free),
                _ => {}
            }
            Ok(turned_away(&face, &headers, &form, refusal.name()))
        }
        Reply::Done | Reply::Receipt(_) => Err(Unasked::Silent),
    }
}

fn turned_away(face: &Face, headers: &HeaderMap, form: &JoinBody, reason: &str) -> Response {
    let view = face.hub.view();
    let shown =
        JoinForm { pin: &form.pin, code: &form.code, name: &form.name, refused: Some(reason), scene: &view.scene };
    let status = if reason == "often" { StatusCode::TOO_MANY_REQUESTS } else { StatusCode::OK };
    let wanted = std::iter::once(form.language.clone()).chain(origin::languages(headers));
    (status, html(pages(face, wanted).map_or_else(String::new, |pages| pages.join(shown)))).into_response()
}

/// Reads what a form sends, which is written as a query is.
fn form(body: &[u8]) -> Option<JoinBody> {
    let query = std::str::from_utf8(body).ok()?;
    let address: Uri = format!("/?{query}").parse().ok()?;
    Query::try_from_uri(&address).ok().map(|Query(form)| form)
}

/// Lets a seat's request through to its handler, with what it sent.
async fn from_seat<T: for<'a> Deserialize<'a>>(
    face: &Face,
    address: IpAddr,
    request: Request<Body>,
) -> Result<Result<(SeatId, T), Refusal>, Unasked> {
    let now = face.room.now();
    if !face.guard.allows(address, Deed::Post, now) {
        return Err(Unasked::Often);
    }
    let Some(seat) = seat_of(face, request.headers()).await? else { return Ok(Err(Refusal::UnknownSeat)) };
    if !face.guard.allows_seat(seat, now) {
        return Err(Unasked::Often);
    }
    let body = read(request).await?;
    Ok(serde_json::from_slice(&body).map(|sent| (seat, sent)).map_err(|_| Refusal::Malformed))
}

/// What a phone sends as an answer.
#[derive(Debug, Deserialize)]
struct AnswerBody {
    epoch: u32,
    key: AnswerKey,
    given: Given,
}

/// `POST /answer`: a receipt once it is stored, or why it is not.
pub(super) async fn answer(
    State(face): State<Arc<Face>>,
    Extension(Peer(address)): Extension<Peer>,
    request: Request<Body>,
) -> Result<Response, Unasked> {
    let (seat, AnswerBody { epoch, key, given }) = match from_seat(&face, address, request).await? {
        Ok(sent) => sent,
        Err(refusal) => return Ok(told(Reply::Refused(refusal))),
    };
    Ok(told(ask(&face, Command::Answer(Answering { seat, epoch, key, given })).await?))
}

/// What a phone sends as its pupil's own judgement.
#[derive(Debug, Deserialize)]
struct JudgeBody {
    epoch: u32,
    mark: u8,
}

/// `POST /judge`: how a question of recall went, from 1 (not known) to 3 (known).
pub(super) async fn judge(
    State(face): State<Arc<Face>>,
    Extension(Peer(address)): Extension<Peer>,
    request: Request<Body>,
) -> Result<Response, Unasked> {
    let (seat, JudgeBody { epoch, mark }) = match from_seat(&face, address, request).await? {
        Ok(sent) => sent,
        Err(refusal) => return Ok(told(Reply::Refused(refusal))),
    };
    let rating = match mark {
        1 => Rating::Again,
        2 => Rating::Hard,
        3 => Rating::Good,
        _ => return Ok(told(Reply::Refused(Refusal::Malformed))),
    };
    Ok(told(ask(&face, Command::Judge { seat, epoch, rating }).await?))
}

/// What a phone sends to go on, where everyone goes at their own pace.
#[derive(Debug, Deserialize)]
struct NextBody {
    epoch: u32,
}

/// `POST /next`: on from the question of that epoch, 0 to begin.
pub(super) async fn next(
    State(face): State<Arc<Face>>,
    Extension(Peer(address)): Extension<Peer>,
    request: Request<Body>,
) -> Result<Response, Unasked> {
    match from_seat(&face, address, request).await? {
        Ok((seat, NextBody { epoch })) => Ok(told(ask(&face, Command::GoOn { seat, epoch }).await?)),
        Err(refusal) => Ok(told(Reply::Refused(refusal))),
    }
}

/// What is sent where there is nothing to say.
#[derive(Debug, Deserialize)]
struct NoBody {}

/// `POST /leave`: gives the seat up.
pub(super) async fn leave(
    State(face): State<Arc<Face>>,
    Extension(Peer(address)): Extension<Peer>,
    request: Request<Body>,
) -> Result<Response, Unasked> {
    match from_seat::<NoBody>(&face, address, request).await? {
        Ok((seat, NoBody {})) => Ok(told(ask(&face, Command::Leave(seat)).await?)),
        Err(refusal) => Ok(told(Reply::Refused(refusal))),
    }
}

/// A step of the teacher's: `{"do": "extend", "seconds": 15}`.
#[derive(Debug, Deserialize)]
#[serde(tag = "do", rename_all = "snake_case")]
enum ControlBody {
    Next,
    Close,
    Reveal,
    Standings,
    Pause,
    Resume,
    Extend { seconds: u32 },
    Skip,
    Lock,
    Unlock,
    Kick { seat: SeatId },
    Ban { seat: SeatId },
    Allow { seat: SeatId, percent: u16 },
    End,
}

impl From<ControlBody> for Control {
    fn from(body: ControlBody) -> Self {
        match body {
            ControlBody::Next => Self::Next,
            ControlBody::Close => Self::Close,
            ControlBody::Reveal => Self::Reveal,
            ControlBody::Standings => Self::Standings,
            ControlBody::Pause => Self::Pause,
            ControlBody::Resume => Self::Resume,
            ControlBody::Extend { seconds } => Self::Extend(seconds),
            ControlBody::Skip => Self::Skip,
            ControlBody::Lock => Self::Lock,
            ControlBody::Unlock => Self::Unlock,
            ControlBody::Kick { seat } => Self::Kick(seat),
            ControlBody::Ban { seat } => Self::Ban(seat),
            ControlBody::Allow { seat, percent } => Self::Allow(seat, percent),
            ControlBody::End => Self::End,
        }
    }
}

/// `POST /control`: a step of the teacher's, by who has the token of the controls.
pub(super) async fn control(
    State(face): State<Arc<Face>>,
    Extension(Peer(address)): Extension<Peer>,
    request: Request<Body>,
) -> Result<Response, Unasked> {
    let now = face.room.now();
    if !face.guard.allows(address, Deed::Post, now) {
        return Err(Unasked::Often);
    }
    if !face.holds(request.headers(), HOST_COOKIE) {
        return Err(Unasked::Forbidden);
    }
    let body = read(request).await?;
    let Ok(step) = serde_json::from_slice::<ControlBody>(&body) else {
        return Ok(told(Reply::Refused(Refusal::Malformed)));
    };
    Ok(told(ask(&face, Command::Control(step.into())).await?))
}
