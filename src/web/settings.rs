//! What the face of a room is told when it is opened.

use std::collections::BTreeMap;
use std::fmt;
use std::path::PathBuf;

use super::code::Wifi;
use super::tls::Tls;
use crate::quiz::classroom::TokenHash;

/// What the face of a room is told when it is opened.
pub struct WebSettings {
    /// The hashes of the tokens that open the projector's page: that of today, and of earlier openings of the room, so that a
    /// page that was open when sommet ended comes back by itself.
    pub board: Vec<TokenHash>,
    /// The hashes of the tokens that open the controls.
    pub host: Vec<TokenHash>,
    /// The address for phones, with its scheme and port and no slash at its end: `http://192.168.1.24:8080`.
    pub join: String,
    /// What makes all that is sent nobody else's to read; `join` begins with `https` then.
    pub tls: Option<Tls>,
    /// The network that phones join first, if the board shall show it.
    pub wifi: Option<Wifi>,
    /// Pictures and sounds by their [`media_name`](crate::quiz::classroom::media_name); nothing else on the disk can be fetched.
    pub media: BTreeMap<String, PathBuf>,
    /// Draws 128 random bits, for the tokens of seats.
    pub entropy: Box<dyn Fn() -> [u8; 16] + Send + Sync>,
    /// Whether a whole school may come from one address, which widens the limits by address.
    pub many_behind_one_address: bool,
    /// Whether addresses beyond the private networks are answered, and by whatever name they call this server.
    pub any_address: bool,
}

impl fmt::Debug for WebSettings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("WebSettings").field("join", &self.join).finish_non_exhaustive()
    }
}
