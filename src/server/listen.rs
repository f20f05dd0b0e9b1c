//! The listener: with TLS or without, how long it waits for whoever is slow, and how it ends.
//!
//! Invariant: whoever sends too slowly holds a connection for a bounded time and nothing else; what was begun when the server is
//! asked to stop has [`DRAIN`] to end.

use std::{future::Future, net::SocketAddr, sync::Arc, time::Duration};

use axum::Router;
use axum_server::{Handle, Server, tls_rustls::RustlsAcceptor};
use tokio::net::TcpListener;

use super::{AppState, certificate::Tls, run::router};

/// How long a stopping server waits for answers under way.
const DRAIN: Duration = Duration::from_secs(10);

/// How long a request's head may take to arrive, and a connection may be idle. Far longer than the slowest phone needs.
const PATIENCE: Duration = Duration::from_secs(60);

/// How long TLS may take to be agreed on.
const HANDSHAKE: Duration = Duration::from_secs(20);

/// Where the server listens.
pub struct Door {
    pub listener: TcpListener,
    /// None is plain HTTP.
    pub tls: Option<Tls>,
    /// Other doors, always without TLS, and what is served there.
    pub beside: Vec<(TcpListener, Router)>,
}

/// Serves until the future ends, then answers what is under way and stops.
///
/// # Errors
/// When the listener breaks.
pub async fn serve(
    state: AppState,
    door: Door,
    until: impl Future<Output = ()> + Send + 'static,
) -> std::io::Result<()> {
    let hub = Arc::clone(&state.hub);
    let main = Handle::new();
    let mut handles = vec![main.clone()];
    for (listener, app) in door.beside {
        let handle = Handle::new();
        handles.push(handle.clone());
        tokio::spawn(server(listener, handle).serve(app.into_make_service()));
    }
    tokio::spawn(async move {
        until.await;
        hub.drain();
        handles.iter().for_each(|handle| handle.graceful_shutdown(Some(DRAIN)));
    });
    // A service that knows from where it is called: guesses are counted by address.
    let app = router(state).into_make_service_with_connect_info::<SocketAddr>();
    let server = server(door.listener, main);
    match door.tls {
        None => server.serve(app).await,
        Some(Tls(config)) => {
            let acceptor = RustlsAcceptor::new(config).handshake_timeout(HANDSHAKE);
            server.acceptor(acceptor).serve(app).await
        }
    }
}

/// A server that waits for nobody for ever.
fn server(listener: TcpListener, handle: Handle<SocketAddr>) -> Server<SocketAddr> {
    let mut server = Server::from_listener(listener).handle(handle).http1_only().first_request_timeout(PATIENCE);
    server.http_builder().http1().header_read_timeout(Some(PATIENCE));
    server
}
