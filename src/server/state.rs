//! What every request can reach.

use std::{
    ops::Deref,
    path::{Path, PathBuf},
    sync::Arc,
    time::Duration,
};

use axum::{extract::FromRef, http::HeaderValue};
use leptos::config::LeptosOptions;
use store::Store;

use super::{
    config::Config,
    hub::Hub,
    look::Spoken,
    metrics::Metrics,
    sessions::{Limits, Sessions},
    sweep,
    throttle::Throttles,
};
use crate::app::PartFiles;

/// The endings of the files that make a page alive.
const LOADED: [&str; 3] = ["wasm", "js", "css"];

/// The program's parts, made once and shared by all requests: every layer that a request passes holds them, so a copy is one
/// count and not one for each part.
#[derive(Clone)]
pub struct AppState(Arc<Shared>);

/// What [`AppState`] leads to.
pub struct Shared {
    pub leptos: LeptosOptions,
    pub store: Store,
    pub sessions: Arc<Sessions>,
    pub hub: Arc<Hub>,
    pub throttles: Arc<Throttles>,
    pub metrics: Arc<Metrics>,
    /// The schools' languages, for people who are not signed in.
    pub spoken: Arc<Spoken>,
    /// How long an unanswered poll is held.
    pub hold: Duration,
    /// Whether cookies carry `Secure`.
    pub secure_cookies: bool,
    /// Whether a proxy in front says for whom it asks.
    pub behind_proxy: bool,
    /// Whether weekly mails are sent.
    pub sends_mail: bool,
    /// Whether the demo accounts are shown.
    pub demo: bool,
    /// Names the build whose pages are served; a tab of another build offers to reload.
    pub build: Arc<str>,
    /// In which of its files each part of the browser's program is.
    pub parts: Arc<PartFiles>,
    /// The build's name, for the header of an answer.
    pub build_header: HeaderValue,
}

impl Deref for AppState {
    type Target = Shared;

    fn deref(&self) -> &Shared {
        &self.0
    }
}

impl AppState {
    /// Puts the parts together, and starts the hub and the sweep.
    #[must_use]
    pub fn new(config: &Config, store: Store, demo: bool) -> Self {
        let limits = Limits { life: config.session_life, idle: config.session_idle };
        let sessions = Arc::new(Sessions::new(limits, &store));
        let metrics = Arc::<Metrics>::default();
        let hub = Hub::start(&store, Arc::clone(&sessions), Arc::clone(&metrics));
        sweep::start(store.clone());
        if let Some(mailer) = &config.mailer {
            mailer.start(&store);
        }
        let build: Arc<str> = build_id(&config.leptos).into();
        Self(Arc::new(Shared {
            leptos: config.leptos.clone(),
            sessions,
            hub,
            throttles: Arc::default(),
            metrics,
            spoken: Arc::default(),
            hold: config.hold,
            secure_cookies: config.secure_cookies,
            behind_proxy: config.behind_proxy,
            sends_mail: config.mailer.is_some(),
            demo,
            // Digits in hexadecimal, or a version: both can stand in a header.
            build_header: HeaderValue::from_str(&build).unwrap_or(HeaderValue::from_static("")),
            build,
            parts: Arc::new(parts_of(&config.leptos)),
            store,
        }))
    }
}

impl FromRef<AppState> for LeptosOptions {
    fn from_ref(state: &AppState) -> Self {
        state.leptos.clone()
    }
}

/// What the build says of its parts; nothing where the site was not built (in tests).
fn parts_of(leptos: &LeptosOptions) -> PartFiles {
    let told = std::fs::read_to_string(folder_of(leptos).join("__wasm_split_manifest.json")).ok();
    told.and_then(|told| serde_json::from_str(&told).ok()).unwrap_or_default()
}

/// Where the browser's files are.
fn folder_of(leptos: &LeptosOptions) -> PathBuf {
    Path::new(&*leptos.site_root).join(&*leptos.site_pkg_dir)
}

/// A digest of the browser's files, or the version where the site was not built (in tests).
fn build_id(leptos: &LeptosOptions) -> String {
    use sha2::{Digest, Sha256};
    let found = std::fs::read_dir(folder_of(leptos)).into_iter().flatten().flatten().map(|file| file.path());
    let is_loaded = |path: &PathBuf| path.extension().is_some_and(|ending| LOADED.iter().any(|kind| ending == *kind));
    let mut files: Vec<_> = found.filter(is_loaded).collect();
    files.sort();
    let mut digest = Sha256::new();
    for bytes in files.iter().flat_map(std::fs::read) {
        digest.update(bytes);
    }
    if files.is_empty() { env!("CARGO_PKG_VERSION").to_owned() } else { store::hex::hex(&digest.finalize()[..6]) }
}
