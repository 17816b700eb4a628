//! What is found where: the router, and everything that is only read.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::{Extension, Path, Query, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, Uri, header};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use serde::Deserialize;

use super::code::qr_svg;
use super::guard::Guard;
use super::hub::Hub;
use super::live::{Frames, Waited, Watch};
use super::pages::{JoinForm, Pages, choose};
use super::posts::{self, Unasked, seat_of};
use super::settings::WebSettings;
use super::view::Role;
use super::{assets, origin, snapshot};
use crate::quiz::classroom::{PersonalCode, RoomHandle, SeatId, TokenHash};

pub(super) const SEAT_COOKIE: &str = "sommet_seat";
pub(super) const BOARD_COOKIE: &str = "sommet_board";
pub(super) const HOST_COOKIE: &str = "sommet_host";

/// How often, and how many times, a seat that was just taken is looked for.
const SEAT_LOOK: Duration = Duration::from_millis(10);
const SEAT_LOOKS: u32 = 300;

/// All that a request may need.
pub(super) struct Face {
    pub(super) room: RoomHandle,
    pub(super) hub: Arc<Hub>,
    pub(super) guard: Guard,
    pub(super) seats: Seats,
    pub(super) pages: Vec<Pages>,
    pub(super) settings: WebSettings,
}

/// Seats by the hash of their token, as far as they were asked for.
#[derive(Debug, Default)]
pub(super) struct Seats(RwLock<HashMap<TokenHash, SeatId>>);

impl Seats {
    pub(super) fn find(&self, token: &TokenHash) -> Option<SeatId> {
        self.0.read().unwrap_or_else(PoisonError::into_inner).get(token).copied()
    }

    pub(super) fn keep(&self, token: TokenHash, seat: SeatId) {
        self.0.write().unwrap_or_else(PoisonError::into_inner).insert(token, seat);
    }
}

/// The address that a request comes from.
#[derive(Clone, Copy, Debug)]
pub(super) struct Peer(pub(super) IpAddr);

impl Face {
    /// A token that nobody can guess.
    pub(super) fn fresh_token(&self) -> String {
        origin::token((self.settings.entropy)())
    }

    /// Whether a request holds the teacher's token of that cookie.
    pub(super) fn holds(&self, headers: &HeaderMap, cookie: &str) -> bool {
        origin::cookie(headers, cookie).is_some_and(|token| self.opens(cookie, token))
    }

    /// Whether a seat is taken by somebody who has not gone. One that was just taken is waited for: it is stored before it
    /// is shown.
    pub(super) async fn is_taken(&self, seat: SeatId) -> bool {
        for _ in 0..SEAT_LOOKS {
            let view = self.hub.view();
            if seat.index() < view.scene.seats.len() {
                return view.seat(seat).is_some();
            }
            tokio::time::sleep(SEAT_LOOK).await;
        }
        false
    }

    /// Whether the phone with that token has the seat, as far as is shown: another may have taken it over.
    pub(super) fn is_held(&self, seat: SeatId, token: &TokenHash) -> bool {
        self.hub.view().scene.seats.get(seat.index()).is_none_or(|seat| seat.holder == *token)
    }

    /// Waits until a seat that was just taken, or taken again or over, is shown as such.
    pub(super) async fn settle(&self, seat: SeatId, token: &TokenHash) {
        for _ in 0..SEAT_LOOKS {
            if self.hub.view().seat(seat).is_some_and(|seat| seat.holder == *token) {
                break;
            }
            tokio::time::sleep(SEAT_LOOK).await;
        }
    }

    fn opens(&self, cookie: &str, token: &str) -> bool {
        let hashes = if cookie == HOST_COOKIE { &self.settings.host } else { &self.settings.board };
        hashes.contains(&TokenHash::of(token))
    }
}

/// The room's addresses.
pub(super) fn router(face: Arc<Face>) -> Router {
    Router::new()
        .route("/", get(join_page))
        .route("/join", post(posts::join))
        .route("/play", get(play))
        .route("/live", get(live))
        .route("/state", get(state))
        .route("/answer", post(posts::answer))
        .route("/judge", post(posts::judge))
        .route("/next", post(posts::next))
        .route("/leave", post(posts::leave))
        .route("/control", post(posts::control))
        .route("/board", get(board))
        .route("/board/{token}", get(enter_board))
        .route("/host", get(host))
        .route("/host/{token}", get(enter_host))
        .route("/qr.svg", get(join_code))
        .route("/wifi.svg", get(wifi_code))
        .route("/media/{name}", get(media))
        .route("/assets/{hash}/{name}", get(asset))
        .fallback(missing)
        .with_state(face)
}

/// The headers that every response carries, unless it has its own.
pub(super) fn dress(response: &mut Response) {
    const ALWAYS: [(HeaderName, &str); 5] = [
        (
            header::CONTENT_SECURITY_POLICY,
            "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
        ),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "same-origin"),
        (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
        (header::CACHE_CONTROL, "no-store"),
    ];
    for (name, value) in ALWAYS {
        response.headers_mut().entry(name).or_insert(HeaderValue::from_static(value));
    }
}

pub(super) fn html(page: impl Into<Body>) -> Response {
    ([(header::CONTENT_TYPE, "text/html; charset=utf-8")], page.into()).into_response()
}

/// The pages in the first of these languages that there are words for.
pub(super) fn pages(face: &Face, wanted: impl IntoIterator<Item = String>) -> Option<&Pages> {
    choose(&face.pages, wanted)
}

/// What the address of the join page may carry.
#[derive(Debug, Deserialize)]
struct JoinQuery {
    #[serde(default)]
    pin: String,
    /// The personal code, from the address on a pupil's card.
    #[serde(default)]
    code: String,
}

async fn join_page(State(face): State<Arc<Face>>, headers: HeaderMap, address_line: Uri) -> Result<Response, Unasked> {
    if taken_seat_of(&face, &headers).await?.is_some() {
        return Ok(Redirect::to("/play").into_response());
    }
    let view = face.hub.view();
    let query = Query::try_from_uri(&address_line);
    let (pin, code) = query.map(|Query(JoinQuery { pin, code })| (pin, code)).unwrap_or_default();
    let code = PersonalCode::read(&code).map_or(code, |code| code.grouped());
    let form = JoinForm { pin: &pin, code: &code, name: "", refused: None, scene: &view.scene };
    // A browser's own language, if there are words for it; else that of the class.
    let wanted = origin::languages(&headers).into_iter().chain(view.scene.languages.iter().cloned());
    Ok(html(pages(&face, wanted).map_or_else(String::new, |pages| pages.join(form))))
}

/// Whose seat the cookie of a request is, if that seat is taken.
async fn taken_seat_of(face: &Face, headers: &HeaderMap) -> Result<Option<SeatId>, Unasked> {
    match seat_of(face, headers).await? {
        Some(seat) if face.is_taken(seat).await => Ok(Some(seat)),
        _ => Ok(None),
    }
}

async fn play(State(face): State<Arc<Face>>, headers: HeaderMap) -> Result<Response, Unasked> {
    let seat = taken_seat_of(&face, &headers).await?;
    let view = face.hub.view();
    let Some(language) = seat.and_then(|seat| view.seat(seat)).map(|seat| seat.language) else {
        return Ok(Redirect::to("/").into_response());
    };
    let wanted = view.scene.languages.get(language).cloned();
    let mark = origin::mark(origin::cookie(&headers, SEAT_COOKIE).unwrap_or_default());
    Ok(html(pages(&face, wanted).map_or_else(String::new, |pages| pages.play(&mark))))
}

/// Who asks for snapshots.
#[derive(Debug, Deserialize)]
struct LiveQuery {
    role: Option<String>,
    after: Option<u64>,
}

/// The role of who asks, if the token for it is there.
async fn role_of(face: &Face, query: &LiveQuery, headers: &HeaderMap) -> Result<Option<Role>, Unasked> {
    Ok(match query.role.as_deref() {
        Some("board") => face.holds(headers, BOARD_COOKIE).then_some(Role::Board),
        Some("host") => face.holds(headers, HOST_COOKIE).then_some(Role::Host),
        Some(_) => None,
        None => taken_seat_of(face, headers).await?.map(Role::Pupil),
    })
}

/// The hash of the seat's token that a request sends.
fn held(headers: &HeaderMap) -> Option<TokenHash> {
    origin::cookie(headers, SEAT_COOKIE).map(TokenHash::of)
}

async fn live(
    State(face): State<Arc<Face>>,
    Extension(Peer(address)): Extension<Peer>,
    headers: HeaderMap,
    Query(query): Query<LiveQuery>,
) -> Result<Response, Unasked> {
    let Some(role) = role_of(&face, &query, &headers).await? else { return Err(Unasked::Forbidden) };
    let watch = Watch::begin(Arc::clone(&face), role, held(&headers), address).ok_or(Unasked::Often)?;
    let kind = [(header::CONTENT_TYPE, "text/event-stream")];
    Ok((kind, Body::new(Frames::new(watch))).into_response())
}

async fn state(
    State(face): State<Arc<Face>>,
    Extension(Peer(address)): Extension<Peer>,
    headers: HeaderMap,
    Query(query): Query<LiveQuery>,
) -> Result<Response, Unasked> {
    let Some(role) = role_of(&face, &query, &headers).await? else { return Err(Unasked::Forbidden) };
    let watch = Watch::begin(Arc::clone(&face), role, held(&headers), address).ok_or(Unasked::Often)?;
    let waited = watch.wait(query.after).await.ok_or(Unasked::Forbidden)?;
    if query.after.is_some() {
        watch.linger();
    }
    Ok(match waited {
        Waited::News(snapshot) => ([(header::CONTENT_TYPE, "application/json")], snapshot).into_response(),
        Waited::Nothing => StatusCode::NO_CONTENT.into_response(),
    })
}

impl Face {
    /// Takes the token from the address into a cookie, and the address of the page without it.
    fn enter(&self, token: &str, cookie: &str, page: &'static str) -> Response {
        if !self.opens(cookie, token) {
            return self.forbidden();
        }
        let cookie = origin::set_cookie(cookie, token, &self.settings.join);
        ([(header::SET_COOKIE, cookie)], Redirect::to(page)).into_response()
    }

    fn teachers_page(&self, headers: &HeaderMap, cookie: &str, page: fn(&Pages) -> &String) -> Response {
        if !self.holds(headers, cookie) {
            return self.forbidden();
        }
        let own = pages(self, self.hub.view().scene.languages.first().cloned());
        html(own.map_or_else(String::new, |pages| page(pages).clone()))
    }

    fn forbidden(&self) -> Response {
        let own = pages(self, self.hub.view().scene.languages.first().cloned());
        (StatusCode::FORBIDDEN, html(own.map_or_else(String::new, |pages| pages.forbidden.clone()))).into_response()
    }
}

async fn enter_board(State(face): State<Arc<Face>>, Path(token): Path<String>) -> Response {
    face.enter(&token, BOARD_COOKIE, "/board")
}

async fn enter_host(State(face): State<Arc<Face>>, Path(token): Path<String>) -> Response {
    face.enter(&token, HOST_COOKIE, "/host")
}

async fn board(State(face): State<Arc<Face>>, headers: HeaderMap) -> Response {
    face.teachers_page(&headers, BOARD_COOKIE, |pages| &pages.board)
}

async fn host(State(face): State<Arc<Face>>, headers: HeaderMap) -> Response {
    face.teachers_page(&headers, HOST_COOKIE, |pages| &pages.host)
}

async fn join_code(State(face): State<Arc<Face>>, headers: HeaderMap) -> Response {
    let text = format!("{}/?pin={}", face.settings.join, face.hub.view().scene.pin);
    code(&face, &headers, Some(&text))
}

async fn wifi_code(State(face): State<Arc<Face>>, headers: HeaderMap) -> Response {
    let text = face.settings.wifi.as_ref().map(super::Wifi::code);
    code(&face, &headers, text.as_deref())
}

/// A QR code, for the board alone: it holds the PIN, or the password of the network.
fn code(face: &Face, headers: &HeaderMap, text: Option<&str>) -> Response {
    if !face.holds(headers, BOARD_COOKIE) {
        return StatusCode::FORBIDDEN.into_response();
    }
    match text.and_then(qr_svg) {
        Some(svg) => ([(header::CONTENT_TYPE, "image/svg+xml")], svg).into_response(),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

/// The picture or sound of the question that is shown, and of no other: what comes later may not be seen before.
async fn media(
    State(face): State<Arc<Face>>,
    headers: HeaderMap,
    Path(name): Path<String>,
) -> Result<Response, Unasked> {
    let view = face.hub.view();
    let seat = if view.scene.until.is_some() { seat_of(&face, &headers).await? } else { None };
    let own = seat.and_then(|seat| view.seat(seat)).map(snapshot::questions);
    let mut questions = snapshot::question(&view.scene.showing).into_iter().chain(own.into_iter().flatten());
    let shown =
        questions.any(|open| open.posed.iter().any(|posed| posed.prompt.media.iter().any(|media| media.file == name)));
    let Some(path) = face.settings.media.get(&name).filter(|_| shown).cloned() else {
        return Ok(StatusCode::NOT_FOUND.into_response());
    };
    Ok(match tokio::task::spawn_blocking(move || std::fs::read(path)).await {
        Ok(Ok(bytes)) => ([(header::CONTENT_TYPE, assets::content_type(&name))], bytes).into_response(),
        _ => StatusCode::NOT_FOUND.into_response(),
    })
}

async fn asset(Path((hash, name)): Path<(String, String)>) -> Response {
    let Some((text, kind)) = assets::find(&hash, &name) else { return StatusCode::NOT_FOUND.into_response() };
    let headers = [(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, "public, max-age=31536000, immutable")];
    (headers, text).into_response()
}

async fn missing(State(face): State<Arc<Face>>, headers: HeaderMap) -> Response {
    let own = pages(&face, origin::languages(&headers));
    (StatusCode::NOT_FOUND, html(own.map_or_else(String::new, |pages| pages.missing.clone()))).into_response()
}
