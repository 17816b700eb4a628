//! The address that phones can reach this machine by, and whether they likely can.

use std::net::{IpAddr, Ipv4Addr};

use if_addrs::{IfOperStatus, get_if_addrs};

/// What a network interface is to a phone in the room.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::commands) struct Candidate {
    /// Its name, as the system gives it.
    pub(in crate::commands) name: String,
    /// Its address.
    pub(in crate::commands) address: Ipv4Addr,
    /// Whether a cable is in or a network is joined.
    pub(in crate::commands) up: bool,
}

/// Why phones may not get through.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::commands) enum Doubt {
    /// There is no network at all: only this machine can join.
    OnlyHere,
    /// The only network is one inside this machine, or a tunnel.
    Virtual,
    /// Nobody has given addresses: phones likely have none either.
    NoRouter,
    /// The address is a public one, which the server does not answer unless told to.
    Public,
}

/// Where phones are sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::commands) struct Reach {
    /// The address to show.
    pub(in crate::commands) address: IpAddr,
    /// Others that may work.
    pub(in crate::commands) others: Vec<IpAddr>,
    /// What may be wrong with it.
    pub(in crate::commands) doubt: Option<Doubt>,
}

/// How the names of interfaces begin that no phone is behind: containers, virtual machines, tunnels.
const VIRTUAL: [&str; 20] = [
    "docker",
    "br-",
    "veth",
    "virbr",
    "vmnet",
    "vboxnet",
    "vethernet",
    "tun",
    "tap",
    "utun",
    "wg",
    "zt",
    "tailscale",
    "ppp",
    "cni",
    "flannel",
    "podman",
    "lxc",
    "lxd",
    "awdl",
];

/// The interfaces of this machine that have an address.
pub(in crate::commands) fn candidates() -> Vec<Candidate> {
    let found = get_if_addrs().unwrap_or_default().into_iter();
    let candidate = |interface: if_addrs::Interface| match interface.ip() {
        IpAddr::V4(address) => {
            let up = !matches!(interface.oper_status, IfOperStatus::Down | IfOperStatus::LowerLayerDown);
            Some(Candidate { name: interface.name, address, up })
        }
        IpAddr::V6(_) => None,
    };
    found.filter_map(candidate).collect()
}

/// The best of them: a private address on a real interface, else what comes nearest, with what may be wrong with it.
pub(in crate::commands) fn choose(mut candidates: Vec<Candidate>) -> Reach {
    candidates.retain(|candidate| !candidate.address.is_loopback() && candidate.up);
    candidates.sort_by_key(|candidate| (doubt_of(candidate).map(rank), candidate.address));
    let others = candidates.iter().skip(1).map(|candidate| IpAddr::V4(candidate.address)).collect();
    match candidates.first() {
        Some(best) => Reach { address: IpAddr::V4(best.address), others, doubt: doubt_of(best) },
        None => Reach { address: IpAddr::V4(Ipv4Addr::LOCALHOST), others, doubt: Some(Doubt::OnlyHere) },
    }
}

fn doubt_of(candidate: &Candidate) -> Option<Doubt> {
    let name = candidate.name.to_ascii_lowercase();
    if VIRTUAL.iter().any(|begin| name.starts_with(begin)) {
        Some(Doubt::Virtual)
    } else if candidate.address.is_link_local() {
        Some(Doubt::NoRouter)
    } else if candidate.address.is_private() {
        None
    } else {
        Some(Doubt::Public)
    }
}

fn rank(doubt: Doubt) -> u8 {
    match doubt {
        Doubt::Public => 0,
        Doubt::NoRouter => 1,
        Doubt::Virtual => 2,
        Doubt::OnlyHere => 3,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reach(candidates: &[(&str, [u8; 4], bool)]) -> (String, Option<Doubt>) {
        let candidate = |(name, address, up): &(&str, [u8; 4], bool)| Candidate {
            name: (*name).to_owned(),
            address: (*address).into(),
            up: *up,
        };
        let reach = choose(candidates.iter().map(candidate).collect());
        (reach.address.to_string(), reach.doubt)
    }

    #[test]
    fn phones_are_sent_where_they_can_get() {
        let lo = ("lo", [127, 0, 0, 1], true);
        let docker = ("docker0", [172, 17, 0, 1], true);
        let wifi = ("wlp2s0", [192, 168, 1, 24], true);
        assert_eq!(reach(&[lo, docker, wifi]), ("192.168.1.24".into(), None));
        assert_eq!(reach(&[lo, docker]), ("172.17.0.1".into(), Some(Doubt::Virtual)));
        assert_eq!(reach(&[lo]), ("127.0.0.1".into(), Some(Doubt::OnlyHere)));
        assert_eq!(reach(&[lo, docker, ("eth0", [169, 254, 3, 4], true)]).1, Some(Doubt::NoRouter));
        assert_eq!(reach(&[("eth0", [8, 8, 4, 4], true), docker]), ("8.8.4.4".into(), Some(Doubt::Public)));
        let unplugged = ("eth0", [10, 0, 0, 2], false);
        assert_eq!(reach(&[unplugged, docker, lo]).1, Some(Doubt::Virtual));
        assert_eq!(reach(&[("utun3", [10, 8, 0, 2], true), wifi]).0, "192.168.1.24", "a tunnel leads elsewhere");
    }
}
