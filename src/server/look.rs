//! Finds language and theme of a page before it is rendered: the account's, or what this browser last had.
//!
//! Invariant: it costs no statement that the page itself would not need, and a page is rendered without it, too.

use axum::{
    extract::{Request, State},
    http::{HeaderMap, Method},
    middleware::Next,
    response::Response,
};

use super::{
    AppState,
    sessions::{self, Session},
};
use crate::session::Look;

/// Holds a look for pages without an account. Scripts may read it: it says nothing about anybody.
const COOKIE: &str = "yeneta_look";

/// Looks before a page is rendered, and notes that its reader is there.
pub async fn before_pages(State(state): State<AppState>, mut request: Request, next: Next) -> Response {
    if request.method() == Method::GET && !request.uri().path().starts_with("/pkg/") {
        // A database that does not answer is the page's own to tell.
        let session = state.sessions.find(&state.store, request.headers()).await.unwrap_or_default();
        if session.is_some() {
            state.sessions.touch(&state.store, request.headers()).await;
        }
        let look = session.map_or_else(|| remembered(request.headers()), |session| of(&session));
        request.extensions_mut().insert(look);
    }
    next.run(request).await
}

/// The look of a signed-in person.
#[must_use]
pub fn of(session: &Session) -> Look {
    Look::read(&session.profile.language, &session.profile.theme)
}

/// The value for `Set-Cookie` that keeps the look on this browser when nobody is signed in.
#[must_use]
pub fn cookie(look: Look) -> String {
    const YEAR: u32 = 365 * 24 * 3600;
    format!("{COOKIE}={}.{}; Path=/; SameSite=Lax; Max-Age={YEAR}", look.language.tag, look.theme.name())
}

fn remembered(headers: &HeaderMap) -> Look {
    let (tag, theme) = sessions::cookie(headers, COOKIE).and_then(|kept| kept.split_once('.')).unwrap_or_default();
    Look::read(tag, theme)
}

#[cfg(test)]
mod tests {
    use axum::http::header;
    use school::account::Theme;

    use super::*;

    #[test]
    fn a_browser_keeps_its_look_and_garbage_is_the_default() {
        for theme in Theme::ALL {
            let kept = cookie(Look::read("en", theme.name()));
            for (sent, expected) in [(&*kept, *theme), ("yeneta_look=xx.pink", Theme::System), ("a=b", Theme::System)] {
                let pair = sent.split(';').next().expect("a pair");
                let headers = HeaderMap::from_iter([(header::COOKIE, pair.parse().expect("a header"))]);
                let look = remembered(&headers);
                assert_eq!((look.language.tag, look.theme), ("en", expected), "{sent}");
            }
        }
    }
}
