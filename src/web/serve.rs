//! The listener: takes connections in bounded number and time, and lets only what is fit through to the router.

use std::convert::Infallible;
use std::io;
use std::net::{IpAddr, TcpListener};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::http::{Method, Request, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio::runtime::{Builder, Runtime};
use tower_service::Service;

use super::guard::{Deed, Guard, Held};
use super::hub::Hub;
use super::origin;
use super::pages::Pages;
use super::posts::Unasked;
use super::routes::{Face, Peer, Seats, dress, router};
use super::settings::WebSettings;
use super::tls::{Tls, shakes_hands};
use super::view::{Painter, View};
use crate::quiz::classroom::{RoomHandle, Scene};

/// How long the head of a request may take to arrive, and a connection rest between two.
const HEAD_PATIENCE: Duration = Duration::from_secs(10);
/// The most headers of a request.
const MOST_HEADERS: usize = 64;
/// Bytes kept of a connection at most, each way.
const LARGEST_BUFFER: usize = 16 * 1024;
/// A phone that takes nothing for so long, in milliseconds, is away.
#[cfg(target_os = "linux")]
const UNHEARD: u32 = 30_000;
/// The least time between two paintings, and for each seat, since they are all painted: what changes faster is shown together.
const PAINT_PAUSE: Duration = Duration::from_millis(10);
const PAINT_PAUSE_A_SEAT: Duration = Duration::from_micros(20);
/// How long phones are given to take the last snapshot.
const LAST_WORDS: Duration = Duration::from_millis(400);

/// A room's face, open to phones.
pub struct Server {
    runtime: Runtime,
    hub: Arc<Hub>,
    scenes: Sender<Painting>,
}

/// What the painter is handed.
enum Painting {
    /// A scene to show.
    Scene(Arc<Scene>),
    /// A wish to know when all before it is shown.
    Mark(Sender<()>),
}

/// Opens a room to phones, on a listener that is bound already.
///
/// # Errors
/// The system's, where it gives no threads or will not listen.
pub fn serve(listener: TcpListener, settings: WebSettings, room: RoomHandle, first: Arc<Scene>) -> io::Result<Server> {
    widen();
    let (scenes, waiting) = channel();
    let hub = open_hub(&settings, first, waiting)?;
    let face = Arc::new(Face {
        room,
        hub: Arc::clone(&hub),
        guard: Guard::new(settings.many_behind_one_address),
        seats: Seats::default(),
        pages: Pages::all(),
        settings,
    });
    let runtime = Builder::new_multi_thread().worker_threads(2).thread_name("sommet-web").enable_all().build()?;
    listener.set_nonblocking(true)?;
    let listener = {
        let _inside = runtime.enter();
        tokio::net::TcpListener::from_std(listener)?
    };
    runtime.spawn(accept(listener, face));
    Ok(Server { runtime, hub, scenes })
}

impl Server {
    /// What the room's thread shows its scenes by. It never waits.
    pub fn shower(&self) -> Box<dyn Fn(Arc<Scene>) + Send> {
        let scenes = self.scenes.clone();
        // The painter ends only once nobody can show anything any more.
        Box::new(move |scene| drop(scenes.send(Painting::Scene(scene))))
    }

    /// How many snapshots have been sent to phones, board and controls so far.
    pub fn frames(&self) -> u64 {
        self.hub.frames()
    }

    /// Lets phones take the last snapshot, then closes.
    pub fn stop(self) {
        let (mark, reached) = channel();
        if self.scenes.send(Painting::Mark(mark)).is_ok() {
            let _ = reached.recv_timeout(LAST_WORDS);
        }
        thread::sleep(LAST_WORDS);
        self.hub.stop();
        self.runtime.shutdown_timeout(LAST_WORDS);
    }
}

/// Starts the painter in a thread of its own, for its words cannot leave it, and waits for the first view.
fn open_hub(settings: &WebSettings, first: Arc<Scene>, waiting: Receiver<Painting>) -> io::Result<Arc<Hub>> {
    let (sender, receiver) = channel();
    let join = settings.join.clone();
    let wifi = settings.wifi.as_ref().map(|wifi| wifi.name.clone());
    let paint = move || {
        let painter = Painter::new(&first.languages, &join, wifi.as_deref());
        let hub = Arc::new(Hub::new(painter.paint(first, None)));
        if sender.send(Arc::clone(&hub)).is_ok() {
            paint_on(&painter, &hub, &waiting);
        }
    };
    thread::Builder::new().name("sommet-paint".to_owned()).spawn(paint)?;
    receiver.recv().map_err(io::Error::other)
}

/// Paints what comes, the newest only, until nobody can show anything any more.
fn paint_on(painter: &Painter, hub: &Hub, waiting: &Receiver<Painting>) {
    while let Ok(next) = waiting.recv() {
        let (mut newest, mut marks) = (None, Vec::new());
        for painting in std::iter::once(next).chain(waiting.try_iter()) {
            match painting {
                Painting::Scene(scene) => newest = Some(scene),
                Painting::Mark(mark) => marks.push(mark),
            }
        }
        if let Some(scene) = newest {
            let before: Arc<View> = hub.view();
            hub.show(painter.paint(scene, Some(&before)));
        }
        for mark in marks {
            // Who asked may have stopped waiting.
            let _ = mark.send(());
        }
        let seats = u32::try_from(hub.view().scene.seats.len()).unwrap_or(u32::MAX);
        thread::sleep(PAINT_PAUSE + PAINT_PAUSE_A_SEAT.saturating_mul(seats));
    }
}

async fn accept(listener: tokio::net::TcpListener, face: Arc<Face>) {
    let router = router(Arc::clone(&face));
    loop {
        let Ok((stream, peer)) = listener.accept().await else {
            // No descriptor is left: some connection will end.
            tokio::time::sleep(Duration::from_millis(50)).await;
            continue;
        };
        let address = peer.ip().to_canonical();
        let near = face.settings.any_address || origin::is_near(address);
        if near && face.guard.hold(address, Held::Connection, face.room.now()) {
            tokio::spawn(connection(stream, address, Arc::clone(&face), router.clone()));
        }
    }
}

/// Serves one connection to its end.
async fn connection(stream: TcpStream, address: IpAddr, face: Arc<Face>, router: Router) {
    tune(&stream);
    match &face.settings.tls {
        None => serve_requests(stream, |request| respond(&face, router.clone(), address, request)).await,
        Some(tls) => {
            let answer = |request| respond(&face, router.clone(), address, request);
            // Apart, or every connection in the clear would have room for the secrets of one that is not.
            Box::pin(serve_secretly(stream, tls, &face, answer)).await;
        }
    }
    face.guard.release(address, Held::Connection, face.room.now());
}

/// Serves a connection whose secret is agreed on first. Who speaks in the clear is told where to go, and nothing else.
async fn serve_secretly<F: Future<Output = Response>>(
    stream: TcpStream,
    tls: &Tls,
    face: &Face,
    answer: impl Fn(Request<Incoming>) -> F,
) {
    match tokio::time::timeout(HEAD_PATIENCE, shakes_hands(&stream)).await {
        Ok(Ok(true)) => {
            if let Ok(Ok(stream)) = tokio::time::timeout(HEAD_PATIENCE, tls.agree(stream)).await {
                serve_requests(stream, answer).await;
            }
        }
        Ok(Ok(false)) => serve_requests(stream, |request| async move { elsewhere(face, &request) }).await,
        // Nothing was heard, or nobody is there any more.
        Ok(Err(_)) | Err(_) => {}
    }
}

/// The way to the secret address, by the name that was called.
fn elsewhere(face: &Face, request: &Request<Incoming>) -> Response {
    let join = &face.settings.join;
    if !face.settings.any_address && !origin::is_own_name(request.headers(), join) {
        return StatusCode::MISDIRECTED_REQUEST.into_response();
    }
    let called = origin::text(request.headers(), &header::HOST).map(|host| format!("https://{host}"));
    let path = request.uri().path_and_query().map_or("/", |path| path.as_str());
    let mut response = Redirect::temporary(&format!("{}{path}", called.as_ref().unwrap_or(join))).into_response();
    dress(&mut response);
    response
}

/// Serves what is asked over one stream, to its end.
async fn serve_requests<F: Future<Output = Response>>(
    stream: impl AsyncRead + AsyncWrite + Unpin,
    answer: impl Fn(Request<Incoming>) -> F,
) {
    let service = service_fn(|request: Request<Incoming>| {
        let answered = answer(request);
        async move { Ok::<_, Infallible>(answered.await) }
    });
    let served = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD_PATIENCE)
        .max_headers(MOST_HEADERS)
        .max_buf_size(LARGEST_BUFFER)
        .serve_connection(TokioIo::new(stream), service)
        .await;
    // A connection that breaks off is no news: the phone comes back by itself.
    drop(served);
}

async fn respond(face: &Face, mut router: Router, address: IpAddr, request: Request<Incoming>) -> Response {
    let mut response = if let Some(refusal) = refusal(face, address, &request) {
        refusal
    } else {
        let mut request = request.map(Body::new);
        request.extensions_mut().insert(Peer(address));
        let Ok(response) = router.call(request).await;
        response
    };
    dress(&mut response);
    response
}

/// Why a request does not reach the router.
fn refusal(face: &Face, address: IpAddr, request: &Request<Incoming>) -> Option<Response> {
    let headers = request.headers();
    if !face.settings.any_address && !origin::is_own_name(headers, &face.settings.join) {
        return Some(StatusCode::MISDIRECTED_REQUEST.into_response());
    }
    if matches!(*request.method(), Method::GET | Method::HEAD) {
        let heard = face.guard.allows(address, Deed::Read, face.room.now());
        return (!heard).then(|| Unasked::Often.into_response());
    }
    (!origin::is_own_page(headers, &face.settings.join)).then(|| StatusCode::FORBIDDEN.into_response())
}

/// Small frames leave at once, and a phone that is out of reach is noticed while the class is on.
fn tune(stream: &TcpStream) {
    // Without either the connection still serves.
    let _ = stream.set_nodelay(true);
    #[cfg(target_os = "linux")]
    let _ = rustix::net::sockopt::set_tcp_user_timeout(stream, UNHEARD);
}

/// Takes as many descriptors as the system grants: each phone holds one or two, and many systems start with 1,024 or fewer.
#[cfg(unix)]
fn widen() {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    let limit = getrlimit(Resource::Nofile);
    // Where it is not granted, fewer phones find room.
    let _ = setrlimit(Resource::Nofile, Rlimit { current: limit.maximum, maximum: limit.maximum });
}

#[cfg(not(unix))]
fn widen() {}
