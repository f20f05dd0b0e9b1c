//! The door without TLS, beside the one with it: it leads to that one, and tells a phone how to trust the school.
//!
//! Invariant: nothing personal passes it: it knows no session, no server function and no page of the school's.

use axum::{
    Extension, Router,
    extract::State,
    http::{HeaderMap, header},
    middleware::{from_fn, from_fn_with_state},
    response::{IntoResponse, Response},
    routing::get,
};
use leptos::prelude::*;
use leptos_axum::site_pkg_dir_service;
use tower_http::compression::CompressionLayer;

use super::{AppState, bare, certificate::Authority, guard, look};
use crate::{app::TrustPage, session::Look};

/// Where the authority's certificate is; phones know it by the ending.
const AUTHORITY: &str = "/school-ca.crt";

/// What the door leads to, and whom it tells to trust.
#[derive(Clone)]
pub struct Plain {
    /// The port of the door with TLS.
    pub port: u16,
    pub authority: Authority,
}

/// The door's routes: whatever is asked for, the way on is told.
pub fn router(state: AppState, plain: Plain) -> Router {
    let files = site_pkg_dir_service(&state.leptos);
    Router::new()
        .route(AUTHORITY, get(authority))
        .nest_service(&format!("{}{}", guard::OF_A_BUILD, state.build), files.clone())
        .route_service("/fonts/{*file}", files)
        .fallback(get(trust))
        .layer(from_fn_with_state(state.clone(), look::before_pages))
        .layer(Extension(plain))
        .layer(from_fn(guard::headers))
        .layer(CompressionLayer::new().gzip(true).br(true))
        .with_state(state)
}

async fn authority(Extension(plain): Extension<Plain>) -> Response {
    let kind = (header::CONTENT_TYPE, "application/x-x509-ca-cert");
    let name = (header::CONTENT_DISPOSITION, "attachment; filename=\"school-ca.crt\"");
    ([kind, name], plain.authority.pem.to_string()).into_response()
}

async fn trust(
    State(state): State<AppState>,
    Extension(plain): Extension<Plain>,
    look: Option<Extension<Look>>,
    headers: HeaderMap,
) -> Response {
    let look = look.map(|Extension(look)| look).unwrap_or_default();
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    let (fingerprint, go_on) = (plain.authority.fingerprint.to_string(), way_on(host, plain.port));
    // Without a script: what makes the others alive is not for this door.
    let main = || view! { <TrustPage certificate=AUTHORITY fingerprint go_on /> }.into_any();
    bare::document(&state, look, |text| text.app_name.to_owned(), main)
}

/// The same computer's door with TLS.
fn way_on(host: &str, port: u16) -> String {
    // Without its own port; an IPv6 address stands in brackets.
    let name = host.rfind(']').map_or_else(|| host.split(':').next().unwrap_or_default(), |end| &host[..=end]);
    if port == 443 { format!("https://{name}/") } else { format!("https://{name}:{port}/") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_on_leads_to_the_same_computer() {
        for (host, port, expected) in [
            ("yeneta.school", 443, "https://yeneta.school/"),
            ("yeneta.school:80", 443, "https://yeneta.school/"),
            ("192.168.1.10:8080", 8443, "https://192.168.1.10:8443/"),
            ("[fd00::1]:80", 443, "https://[fd00::1]/"),
            ("", 443, "https:///"),
        ] {
            assert_eq!(way_on(host, port), expected, "{host}");
        }
    }
}
