//! Whence a request comes, as far as counting needs to know.

use std::net::{IpAddr, Ipv6Addr, SocketAddr};

use axum::{extract::ConnectInfo, http::request::Parts};

/// The header in which a proxy says for whom it asks.
const FORWARDED: &str = "x-forwarded-for";
/// The part of an IPv6 address that names the network: whoever has a network has all of it.
const NETWORK: u128 = !(u64::MAX as u128);

/// The caller's IPv4 address or IPv6 network; none where it is not known, as in a test without a socket.
///
/// What a proxy says is believed only where the operator has said that there is one: else anybody could say it.
#[must_use]
pub fn of(parts: &Parts, behind_proxy: bool) -> Option<IpAddr> {
    let socket = parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|ConnectInfo(at)| at.ip());
    let forwarded = parts.headers.get_all(FORWARDED).iter().next_back().and_then(|value| value.to_str().ok());
    // The last one is the one that our proxy added.
    let forwarded = forwarded.and_then(|list| list.rsplit(',').next()).and_then(|last| last.trim().parse().ok());
    let address = if behind_proxy { forwarded.or(socket) } else { socket };
    address.map(network)
}

fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(v6) => IpAddr::V6(Ipv6Addr::from_bits(v6.to_bits() & NETWORK)),
        v4 @ IpAddr::V4(_) => v4,
    }
}

#[cfg(test)]
mod tests {
    use axum::http::Request;

    use super::*;

    fn seen(socket: Option<&str>, forwarded: Option<&str>, behind_proxy: bool) -> Option<String> {
        let mut request = Request::builder();
        if let Some(value) = forwarded {
            request = request.header(FORWARDED, value);
        }
        let (mut parts, ()) = request.body(()).expect("a request").into_parts();
        if let Some(at) = socket {
            parts.extensions.insert(ConnectInfo(at.parse::<SocketAddr>().expect("an address")));
        }
        of(&parts, behind_proxy).map(|address| address.to_string())
    }

    #[test]
    fn a_proxy_is_believed_only_where_there_is_one() {
        let socket = Some("10.0.0.1:4000");
        assert_eq!(seen(socket, Some("1.1.1.1, 2.2.2.2"), false).as_deref(), Some("10.0.0.1"));
        assert_eq!(seen(socket, Some("1.1.1.1, 2.2.2.2"), true).as_deref(), Some("2.2.2.2"));
        assert_eq!(seen(socket, Some("nonsense"), true).as_deref(), Some("10.0.0.1"));
        assert_eq!(seen(None, None, false), None);
    }

    #[test]
    fn a_network_is_one_caller() {
        assert_eq!(seen(Some("[2001:db8:1:2:3:4:5:6]:1"), None, false).as_deref(), Some("2001:db8:1:2::"));
        assert_eq!(seen(Some("[::ffff:10.0.0.1]:1"), None, false).as_deref(), Some("10.0.0.1"));
    }
}
