//! `yeneta serve`.

use std::{
    net::SocketAddr,
    path::{Path, PathBuf},
};

use clap::Args;
use tokio::{net::TcpListener, signal};

use super::{Refusal, certify, current, migrated, say};
use crate::server::{
    AppState,
    certificate::{Authority, Tls},
    config::Config,
    demo,
    listen::{self, Door},
    metrics, operator,
    plain::{self, Plain},
};

#[derive(Args)]
pub struct Serve {
    /// Serve the demo school, made on first use; refuses a database that is not a demo one.
    #[arg(long)]
    demo: bool,
    /// The address to listen on.
    #[arg(long)]
    listen: Option<SocketAddr>,
    /// How long an unanswered poll is held; 0 answers at once.
    #[arg(long)]
    hold_seconds: Option<u64>,
    /// Speak TLS with this certificate, as PEM, with those that vouch for it; `yeneta certificate` makes one.
    #[arg(long, env = "YENETA_TLS_CERT", requires = "tls_key")]
    tls_cert: Option<PathBuf>,
    /// The certificate's key, as PEM.
    #[arg(long, env = "YENETA_TLS_KEY", requires = "tls_cert")]
    tls_key: Option<PathBuf>,
    /// Beside TLS: an address without it, which tells phones how to trust the school's own authority and leads them on.
    #[arg(long, env = "YENETA_PLAIN_LISTEN", requires = "tls_cert")]
    plain_listen: Option<SocketAddr>,
    /// An address of this computer on which /metrics tells what an operator watches.
    #[arg(long, env = "YENETA_METRICS_LISTEN", value_parser = of_this_computer)]
    metrics_listen: Option<SocketAddr>,
}

/// Whoever is on the network has nothing to learn of the load.
fn of_this_computer(text: &str) -> Result<SocketAddr, String> {
    let address: SocketAddr = text.parse().map_err(|_| "an address is such as 127.0.0.1:9464".to_owned())?;
    let own = address.ip().is_loopback();
    own.then_some(address).ok_or_else(|| "only an address of this computer, such as 127.0.0.1:9464".to_owned())
}

/// Serves the school until the program is asked to stop.
///
/// # Errors
/// With one line that says what and what to do.
pub async fn serve(mut config: Config, asked: Serve) -> Result<(), Refusal> {
    if let Some(seconds) = asked.hold_seconds {
        config.hold = std::time::Duration::from_secs(seconds);
    }
    let address = asked.listen.unwrap_or(config.leptos.site_addr);
    let store = if asked.demo { migrated(&config).await? } else { current(&config).await? };
    if asked.demo {
        demo::ensure(&store).await?;
    }
    let ended = store.delete_expired_sessions().await.map_err(|e| operator::refusal(&e))?;
    tracing::debug!(ended, "{ended} sessions had expired");
    let tls = certify::read(asked.tls_cert.as_deref().zip(asked.tls_key.as_deref())).await?;
    // With TLS nobody signs in without it.
    config.secure_cookies |= tls.is_some();
    let state = AppState::new(&config, store.clone(), asked.demo);
    let door = open(address, tls, &asked, &state).await?;
    listen::serve(state, door, asked_to_stop()).await.map_err(|error| format!("the server ended: {error}"))?;
    store.close().await;
    Ok(())
}

/// Listens, and says where.
async fn open(address: SocketAddr, tls: Option<Tls>, asked: &Serve, state: &AppState) -> Result<Door, Refusal> {
    let listener = bind(address, "--listen").await?;
    let own = place(&listener)?;
    let mut beside = Vec::new();
    let mut said = vec![format!("Yeneta is at {}://{own}", if tls.is_some() { "https" } else { "http" })];
    if let (Some(plain), Some(certificate)) = (asked.plain_listen, &asked.tls_cert) {
        let listener = bind(plain, "--plain-listen").await?;
        said.push(format!("Phones learn at http://{} how to trust it", place(&listener)?));
        let plain = Plain { port: own.port(), authority: authority(certificate)? };
        beside.push((listener, plain::router(state.clone(), plain)));
    }
    if let Some(watched) = asked.metrics_listen {
        let listener = bind(watched, "--metrics-listen").await?;
        said.push(format!("It is watched at http://{}/metrics", place(&listener)?));
        beside.push((listener, metrics::router(state.clone())));
    }
    // Said when it is so: whoever reads it can connect, also where the system chose the port.
    say(&said.join("\n"));
    Ok(Door { listener, tls, beside })
}

fn place(listener: &TcpListener) -> Result<SocketAddr, Refusal> {
    listener.local_addr().map_err(|error| error.to_string())
}

async fn bind(address: SocketAddr, flag: &str) -> Result<TcpListener, Refusal> {
    let taken = |error| format!("can't listen on {address}: {error}. Choose another address with {flag}.");
    TcpListener::bind(address).await.map_err(taken)
}

fn authority(certificate: &Path) -> Result<Authority, Refusal> {
    let none = "there is no school-ca.pem beside the certificate: --plain-listen is for an authority of the school's own, \
                which `yeneta certificate` makes";
    Authority::beside(certificate).map_err(|error| error.to_string())?.ok_or_else(|| none.to_owned())
}

/// Ends with Ctrl-C or SIGTERM.
async fn asked_to_stop() {
    let terminated = async {
        match signal::unix::signal(signal::unix::SignalKind::terminate()) {
            Ok(mut terminate) => {
                terminate.recv().await;
            }
            Err(_) => std::future::pending().await,
        }
    };
    tokio::select! {
        // Without a handler for Ctrl-C the system's own ends the program.
        Ok(()) = signal::ctrl_c() => {}
        () = terminated => {}
    }
}
