//! The door without TLS, beside the one with it: it leads to that one, and tells a phone how to trust the school.
//!
//! Invariant: nothing personal passes it: it knows no session, no server function and no page of the school's.

use axum::{
    Extension, Router,
    extract::State,
    http::{HeaderMap, header},
    middleware::{from_fn, from_fn_with_state},
    response::{Html, IntoResponse, Response},
    routing::get,
};
use leptos::prelude::*;
use leptos_axum::site_pkg_dir_service;
use tower_http::compression::CompressionLayer;

use super::{AppState, certificate::Authority, guard, look};
use crate::{
    app::TrustPage,
    session::Look,
    text::{of_tongue, provide_text},
};

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
    let page = document(&state, look, &plain, &way_on(host, plain.port));
    ([(header::CONTENT_SECURITY_POLICY, guard::policy_of_document(None))], Html(page)).into_response()
}

/// The same computer's door with TLS.
fn way_on(host: &str, port: u16) -> String {
    // Without its own port; an IPv6 address stands in brackets.
    let name = host.rfind(']').map_or_else(|| host.split(':').next().unwrap_or_default(), |end| &host[..=end]);
    if port == 443 { format!("https://{name}/") } else { format!("https://{name}:{port}/") }
}

/// A page without a script: what makes the others alive is not for this door.
fn document(state: &AppState, look: Look, plain: &Plain, go_on: &str) -> String {
    let owner = Owner::new();
    owner.with(|| {
        let text = provide_text(of_tongue(look.language));
        let style = format!(
            "{}{}/{}/{}.css",
            guard::OF_A_BUILD,
            state.build,
            state.leptos.site_pkg_dir,
            state.leptos.output_name
        );
        let fingerprint = plain.authority.fingerprint.to_string();
        let go_on = go_on.to_owned();
        let page = view! {
            <html lang=text.lang data-theme=look.theme.forced()>
                <head>
                    <meta charset="utf-8" />
                    <meta name="viewport" content="width=device-width, initial-scale=1" />
                    <meta name="color-scheme" content=look.theme.schemes() />
                    <title>{text.app_name}</title>
                    <link rel="stylesheet" href=style />
                </head>
                <body>
                    <main id="content">
                        <TrustPage certificate=AUTHORITY fingerprint go_on />
                    </main>
                </body>
            </html>
        };
        format!("<!DOCTYPE html>{}", page.to_html())
    })
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
