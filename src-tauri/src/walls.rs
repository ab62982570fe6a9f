//! The walls of the window: where it may go, and the hole that swallows all traffic.
//!
//! Captured pages are hostile until proven otherwise. They are sanitised by `desk`, served with
//! a policy of their own and shown in a sandboxed frame; what stands here stops what those three
//! cannot, such as a preconnect or a name look-up.

use std::io;
use std::net::SocketAddr;

use socket2::{Domain, Socket, Type};
use tauri::Url;

/// A port of this machine that refuses every connection for as long as this value lives: it is
/// bound, so that no other process can take it, and never listens.
///
/// As the proxy of the window it makes every request to a network fail before a name is looked
/// up. A fixed port would not do: something could listen there and receive the traffic.
#[derive(Debug)]
pub(crate) struct BlackHole {
    _socket: Socket,
    proxy: Url,
}

impl BlackHole {
    /// Binds the port.
    pub(crate) fn dig() -> io::Result<Self> {
        let socket = Socket::new(Domain::IPV4, Type::STREAM, None)?;
        socket.bind(&SocketAddr::from(([127, 0, 0, 1], 0)).into())?;
        let address = socket
            .local_addr()?
            .as_socket()
            .ok_or_else(|| io::Error::other("the port of the window's proxy has no number"))?;
        let proxy = format!("http://{address}").parse().map_err(io::Error::other)?;
        Ok(Self { _socket: socket, proxy })
    }

    /// Its address, as a proxy.
    pub(crate) fn proxy(&self) -> Url {
        self.proxy.clone()
    }
}

/// True where the window, or a frame in it, may go to this address: to the interface, to a kept
/// original, or to an empty page. `interface` is the development server, where one is used.
///
/// The system calls this for frames too and does not say for which.
pub(crate) fn may_visit(url: &Url, interface: Option<&Url>) -> bool {
    match url.scheme() {
        "tauri" | "archive" => url.host_str() == Some("localhost"),
        "about" => matches!(url.path(), "blank" | "srcdoc"),
        // Windows and Android show custom schemes so.
        "http" | "https" => {
            let own = matches!(url.host_str(), Some("tauri.localhost" | "archive.localhost"));
            own && url.port().is_none()
                || interface.is_some_and(|interface| interface.origin() == url.origin())
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use std::net::TcpListener;

    use super::*;

    fn allowed(url: &str) -> bool {
        may_visit(&url.parse().unwrap(), None)
    }

    #[test]
    fn the_interface_and_originals_can_be_visited() {
        for url in [
            "tauri://localhost/index.html",
            "tauri://localhost",
            "archive://localhost/0a1b",
            "about:blank",
            "about:srcdoc",
            "http://tauri.localhost/",
            "http://archive.localhost/0a1b",
        ] {
            assert!(allowed(url), "{url}");
        }
    }

    #[test]
    fn nothing_else_can() {
        for url in [
            "https://example.org/",
            "http://localhost:5173/",
            "http://127.0.0.1/",
            "http://tauri.localhost.example.org/",
            "http://tauri.localhost:8080/",
            "tauri://elsewhere/index.html",
            "archive://example.org/0a1b",
            "file:///etc/passwd",
            "data:text/html,hello",
            "javascript:alert(1)",
            "blob:tauri://localhost/1",
            "ftp://example.org/",
            "about:config",
        ] {
            assert!(!allowed(url), "{url}");
        }
    }

    #[test]
    fn a_development_server_is_allowed_only_where_named() {
        let server: Url = "http://localhost:5173".parse().unwrap();
        let page: Url = "http://localhost:5173/index.html".parse().unwrap();
        assert!(may_visit(&page, Some(&server)));
        assert!(!may_visit(&page, None));
        assert!(!may_visit(&"http://localhost:5174/".parse().unwrap(), Some(&server)));
    }

    #[test]
    fn the_hole_holds_its_port_and_never_answers() {
        let hole = BlackHole::dig().unwrap();
        let port = hole.proxy().port().unwrap();
        let address = SocketAddr::from(([127, 0, 0, 1], port));
        assert_eq!(hole.proxy().host_str(), Some("127.0.0.1"));
        assert!(TcpListener::bind(address).is_err(), "the port is taken");
        let caller = Socket::new(Domain::IPV4, Type::STREAM, None).unwrap();
        let refused = caller.connect(&address.into()).unwrap_err();
        assert_eq!(refused.kind(), io::ErrorKind::ConnectionRefused);
    }
}
