//! What every request can reach.

use std::{sync::Arc, time::Duration};

use axum::extract::FromRef;
use leptos::config::LeptosOptions;
use store::Store;

use super::{config::Config, hub::Hub, look::Spoken, sessions::Sessions, sweep, throttle::Throttles};

/// The program's parts, made once and shared by all requests.
#[derive(Clone)]
pub struct AppState {
    pub leptos: LeptosOptions,
    pub store: Store,
    pub sessions: Arc<Sessions>,
    pub hub: Arc<Hub>,
    pub throttles: Arc<Throttles>,
    /// The schools' languages, for people who are not signed in.
    pub spoken: Arc<Spoken>,
    /// How long an unanswered poll is held.
    pub hold: Duration,
    /// Whether cookies carry `Secure`.
    pub secure_cookies: bool,
    /// Whether a proxy in front says for whom it asks.
    pub behind_proxy: bool,
    /// Whether the demo accounts are shown.
    pub demo: bool,
    /// Names the build whose pages are served; a tab of another build offers to reload.
    pub build: Arc<str>,
}

impl AppState {
    /// Puts the parts together, and starts the hub and the sweep.
    #[must_use]
    pub fn new(config: &Config, store: Store, demo: bool) -> Self {
        let sessions = Arc::new(Sessions::new(config.session_life, &store));
        let hub = Hub::start(&store, Arc::clone(&sessions));
        sweep::start(store.clone());
        Self {
            leptos: config.leptos.clone(),
            sessions,
            hub,
            throttles: Arc::default(),
            spoken: Arc::default(),
            hold: config.hold,
            secure_cookies: config.secure_cookies,
            behind_proxy: config.behind_proxy,
            demo,
            build: build_id(&config.leptos).into(),
            store,
        }
    }
}

impl FromRef<AppState> for LeptosOptions {
    fn from_ref(state: &AppState) -> Self {
        state.leptos.clone()
    }
}

/// A digest of the browser's program, or the version where the site was not built (in tests).
fn build_id(leptos: &LeptosOptions) -> String {
    use sha2::{Digest, Sha256};
    let wasm = format!("{}/{}/{}.wasm", leptos.site_root, leptos.site_pkg_dir, leptos.output_name);
    let Ok(program) = std::fs::read(wasm) else { return env!("CARGO_PKG_VERSION").to_owned() };
    super::sessions::hex(&Sha256::digest(program)[..6])
}
