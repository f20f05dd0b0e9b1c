//! `GET /manifest.webmanifest`: what a phone shows of the program that it installs, in the language of the page that was open.

use axum::{
    extract::{Query, rejection::QueryRejection},
    http::header,
    response::{IntoResponse, Response},
};
use school::language::Tongue;
use serde::{Deserialize, Serialize};

use crate::{app::BAR, text::of_tongue};

/// What a page asks for.
#[derive(Default, Deserialize)]
pub struct Asked {
    /// A BCP 47 tag; another than ours is the default language.
    #[serde(default)]
    lang: String,
}

#[derive(Serialize)]
struct Manifest {
    id: &'static str,
    name: &'static str,
    short_name: &'static str,
    description: &'static str,
    lang: &'static str,
    dir: &'static str,
    start_url: &'static str,
    scope: &'static str,
    display: &'static str,
    background_color: &'static str,
    theme_color: &'static str,
    icons: [Icon; 4],
}

#[derive(Serialize)]
struct Icon {
    src: &'static str,
    sizes: &'static str,
    r#type: &'static str,
    purpose: &'static str,
}

/// The drawing first: whoever can takes it at any size. The one that is `maskable` has its ground up to the edges, because a
/// phone cuts it to its own shape.
const ICONS: [Icon; 4] = [
    Icon { src: "/favicon.svg", sizes: "any", r#type: "image/svg+xml", purpose: "any" },
    Icon { src: "/icons/192.png", sizes: "192x192", r#type: "image/png", purpose: "any" },
    Icon { src: "/icons/512.png", sizes: "512x512", r#type: "image/png", purpose: "any" },
    Icon { src: "/icons/maskable-512.png", sizes: "512x512", r#type: "image/png", purpose: "maskable" },
];

/// Answers with the manifest; it says nothing about anybody.
pub async fn manifest(asked: Result<Query<Asked>, QueryRejection>) -> Response {
    let asked = asked.map(|Query(asked)| asked).unwrap_or_default();
    let text = of_tongue(Tongue::from_tag(&asked.lang).unwrap_or_default());
    let [(_, light), _] = BAR;
    let manifest = Manifest {
        id: "/",
        name: text.app_name,
        short_name: text.app_name,
        description: text.tagline,
        lang: text.lang,
        dir: "ltr",
        // Leads each to their own start.
        start_url: "/",
        scope: "/",
        display: "standalone",
        background_color: light,
        theme_color: light,
        icons: ICONS,
    };
    // A struct of texts can always be written.
    let json = serde_json::to_string(&manifest).unwrap_or_default();
    ([(header::CONTENT_TYPE, "application/manifest+json")], json).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Width and height as a PNG says them in its first chunk.
    fn size_of(png: &[u8]) -> Option<String> {
        let number = |at: usize| Some(u32::from_be_bytes(png.get(at..at + 4)?.try_into().ok()?));
        Some(format!("{}x{}", number(16)?, number(20)?))
    }

    #[test]
    fn every_icon_is_there_in_its_size() {
        for Icon { src, sizes, r#type, .. } in ICONS {
            let file = std::fs::read(format!("{}/public{src}", env!("CARGO_MANIFEST_DIR"))).expect(src);
            if r#type == "image/png" {
                assert!(file.starts_with(b"\x89PNG"), "{src}");
                assert_eq!(size_of(&file).as_deref(), Some(sizes), "{src}");
                assert!(file.len() < 16 * 1024, "{src} is small enough for a phone that pays by the megabyte");
            }
        }
    }
}
