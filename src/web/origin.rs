//! Who asks, and from where: addresses, names of this server, and cookies.

use std::net::{IpAddr, Ipv6Addr};

use axum::http::{HeaderMap, HeaderName, header};

/// How long a browser keeps a token, in seconds: a school day.
const DAY: u32 = 86_400;

/// Whether an address belongs to this machine, to a private network or to a link.
pub(super) fn is_near(address: IpAddr) -> bool {
    match address.to_canonical() {
        IpAddr::V4(v4) => v4.is_loopback() || v4.is_private() || v4.is_link_local(),
        IpAddr::V6(v6) => v6.is_loopback() || v6.is_unique_local() || v6.is_unicast_link_local(),
    }
}

/// Whether a request calls this server by a name that is its own: an address, `localhost`, or the name in `join`.
///
/// A name of another's making would let that other's pages speak to this server as if they came from it.
pub(super) fn is_own_name(headers: &HeaderMap, join: &str) -> bool {
    let Some(authority) = text(headers, &header::HOST) else { return false };
    let name = authority.rsplit_once(':').filter(|(_, port)| port.bytes().all(|b| b.is_ascii_digit()));
    let name = name.map_or(authority, |(name, _)| name);
    let bare = name.trim_start_matches('[').trim_end_matches(']');
    let listed = join.split_once("://").map_or(join, |(_, rest)| rest);
    let is_address = name.parse::<IpAddr>().is_ok() || bare.parse::<Ipv6Addr>().is_ok();
    is_address || name == "localhost" || authority.eq_ignore_ascii_case(listed)
}

/// Whether a request comes from a page of this server, whose address `join` is.
pub(super) fn is_own_page(headers: &HeaderMap, join: &str) -> bool {
    let (Some(origin), Some(host)) = (text(headers, &header::ORIGIN), text(headers, &header::HOST)) else {
        return false;
    };
    let secret = origin.strip_prefix("https://") == Some(host);
    // Something before this server may have taken the secret off; where it is our own, what comes in the clear is not from us.
    secret || !is_secret(join) && origin.strip_prefix("http://") == Some(host)
}

/// Whether what is sent to an address is nobody else's to read.
pub(super) fn is_secret(join: &str) -> bool {
    join.starts_with("https://")
}

/// A header, if it is text.
pub(super) fn text<'a>(headers: &'a HeaderMap, name: &HeaderName) -> Option<&'a str> {
    headers.get(name).and_then(|value| value.to_str().ok())
}

/// The value of a cookie.
pub(super) fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let pairs = headers.get_all(header::COOKIE).into_iter().filter_map(|line| line.to_str().ok());
    pairs
        .flat_map(|line| line.split(';'))
        .find_map(|pair| pair.trim().strip_prefix(name)?.strip_prefix('='))
        .filter(|value| !value.is_empty())
}

/// A cookie that no script can read and no other site's page can send; where `join` is secret, none that goes in the clear.
pub(super) fn set_cookie(name: &str, value: &str, join: &str) -> String {
    let secure = if is_secret(join) { "; Secure" } else { "" };
    format!("{name}={value}; Path=/; Max-Age={DAY}; HttpOnly; SameSite=Strict{secure}")
}

/// The languages that a browser asks for, the most wanted first, as browsers list them.
pub(super) fn languages(headers: &HeaderMap) -> Vec<String> {
    let listed = text(headers, &header::ACCEPT_LANGUAGE).unwrap_or_default();
    listed.split(',').take(20).map(|tag| tag.trim().to_owned()).collect()
}

/// 128 random bits in hexadecimal digits.
pub(super) fn token(bits: [u8; 16]) -> String {
    format!("{:032x}", u128::from_be_bytes(bits))
}

/// Whether a text can be a token that this server has made.
pub(super) fn is_token(text: &str) -> bool {
    text.len() == 32 && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// A mark by which a page can tell its seat from others, and nobody can tell the token.
pub(super) fn mark(token: &str) -> String {
    let derived = blake3::derive_key("sommet 2026 the mark of a seat in its own page", token.as_bytes());
    blake3::Hash::from_bytes(derived).to_hex()[..16].to_owned()
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    fn headers(pairs: &[(HeaderName, &str)]) -> HeaderMap {
        pairs.iter().map(|(name, value)| (name.clone(), HeaderValue::from_str(value).unwrap())).collect()
    }

    #[test]
    fn near_addresses_are_told_from_far_ones() {
        for near in ["127.0.0.1", "10.1.2.3", "192.168.1.24", "172.16.0.1", "169.254.3.4", "::1", "fe80::1", "fd00::1"]
        {
            assert!(is_near(near.parse().unwrap()), "{near}");
        }
        assert!(is_near("::ffff:192.168.1.24".parse().unwrap()));
        for far in ["8.8.8.8", "172.32.0.1", "100.64.0.1", "2001:db8::1", "::ffff:8.8.8.8"] {
            assert!(!is_near(far.parse().unwrap()), "{far}");
        }
    }

    #[test]
    fn a_foreign_name_or_page_is_none_of_ours() {
        let named = |host: &str| is_own_name(&headers(&[(header::HOST, host)]), "http://Zoe-laptop.local:8080");
        for own in ["192.168.1.24:8080", "[fe80::1]:8080", "localhost:8080", "zoe-laptop.local:8080", "10.0.0.1"] {
            assert!(named(own), "{own}");
        }
        for foreign in ["evil.example:8080", "", "localhost.evil.example", "zoe-laptop.local"] {
            assert!(!named(foreign), "{foreign}");
        }
        let from = |origin: &str, join: &str| {
            is_own_page(&headers(&[(header::HOST, "10.0.0.1:8080"), (header::ORIGIN, origin)]), join)
        };
        let page = |origin: &str| from(origin, "http://10.0.0.1:8080");
        assert!(from("https://10.0.0.1:8080", "https://10.0.0.1:8080"));
        assert!(!from("http://10.0.0.1:8080", "https://10.0.0.1:8080") && page("https://10.0.0.1:8080"));
        assert!(page("http://10.0.0.1:8080"));
        for foreign in ["http://10.0.0.1", "http://10.0.0.1:8081", "null", "http://evil.example", "10.0.0.1:8080"] {
            assert!(!page(foreign), "{foreign}");
        }
        assert!(!is_own_page(&headers(&[(header::HOST, "10.0.0.1:8080")]), "http://10.0.0.1:8080"));
    }

    #[test]
    fn a_cookie_goes_in_the_clear_only_where_all_does() {
        assert!(!set_cookie("a", "1", "http://10.0.0.1:8080").contains("Secure"));
        assert!(set_cookie("a", "1", "https://10.0.0.1:8080").ends_with("; HttpOnly; SameSite=Strict; Secure"));
    }

    #[test]
    fn a_cookie_is_found_among_others() {
        let jar = headers(&[(header::COOKIE, "a=1; sommet_seat=abc; sommet_seat_old=x")]);
        assert_eq!(cookie(&jar, "sommet_seat"), Some("abc"));
        assert_eq!(cookie(&jar, "sommet"), None);
        assert!(token([0xab; 16]) == "ab".repeat(16) && is_token(&token([0; 16])) && !is_token("1"));
    }
}
