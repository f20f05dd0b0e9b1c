//! Finds language and theme of a page before it is rendered: the account's, or what this browser last had, or the school's own;
//! and whether the device saves data, which is never the account's.
//!
//! Invariant: it costs no statement that the page itself would not need, and a page is rendered without it, too.

use std::{
    sync::{PoisonError, RwLock},
    time::{Duration, Instant},
};

use axum::{
    extract::{Request, State},
    http::{HeaderMap, Method},
    middleware::Next,
    response::Response,
};
use school::{
    account::DataSaver,
    language::{Languages, Tongue, spoken},
};

use super::{
    AppState, acts, kept,
    sessions::{self, Session},
};
use crate::session::Look;

/// Holds what was chosen on this device about its data. Scripts may read it: it says nothing about anybody.
const SAVER: &str = "yeneta_data_saver";

/// What a browser says whose owner asked it to save data.
const WISHED: &str = "save-data";

/// How long a browser keeps a choice, in seconds.
const YEAR: u32 = 365 * 24 * 3600;

/// Holds a look for pages without an account. Scripts may read it: it says nothing about anybody.
const COOKIE: &str = "yeneta_look";

/// Files that look alike for everybody.
const NO_PAGES: [&str; 2] = ["/fonts/", "/icons/"];

/// How long the schools' languages are believed before they are read again: another process may have changed them, unheard.
const BELIEVED: Duration = Duration::from_secs(60);

/// The schools' languages in memory, for people who are not signed in.
#[derive(Default)]
pub struct Spoken(RwLock<Option<Known>>);

#[derive(Clone)]
struct Known {
    languages: Vec<Languages>,
    read_at: Instant,
    /// How often the sessions had forgotten something by then: settings are forgotten with them.
    forgotten: u64,
}

/// Looks before a page is rendered, and notes that its reader is there.
pub async fn before_pages(State(state): State<AppState>, mut request: Request, next: Next) -> Response {
    let path = request.uri().path();
    if request.method() != Method::GET || NO_PAGES.iter().any(|folder| path.starts_with(folder)) {
        return next.run(request).await;
    }
    // A database that does not answer is the page's own to tell.
    let found = state.sessions.find(&state.store, request.headers()).await;
    let is_known = found.is_ok();
    let session = found.unwrap_or_default();
    let look = match &session {
        Some(session) => {
            if acts::opens(request.headers()) {
                state.sessions.touch(&state.store, request.headers()).await;
            }
            of(session)
        }
        None => of_nobody(&state, request.headers()).await,
    };
    let saves = saves(request.headers());
    request.extensions_mut().insert(look.saving(saves));
    let response = next.run(request).await;
    if is_known { kept::told(response, &state.build, session.as_ref()) } else { response }
}

/// The look of a signed-in person.
#[must_use]
pub fn of(session: &Session) -> Look {
    Look::new(session.profile.language, &session.profile.theme)
}

/// The look of who is not signed in.
pub async fn of_nobody(state: &AppState, headers: &HeaderMap) -> Look {
    remembered(headers, &state.spoken.languages(state).await.unwrap_or_default())
}

/// The value for `Set-Cookie` that keeps the look on this browser when nobody is signed in.
#[must_use]
pub fn cookie(look: Look) -> String {
    format!("{COOKIE}={}.{}; Path=/; SameSite=Lax; Max-Age={YEAR}", look.language.tag(), look.theme.name())
}

/// What was chosen on the device of these headers.
#[must_use]
pub fn data_saver(headers: &HeaderMap) -> DataSaver {
    sessions::cookie(headers, SAVER).and_then(DataSaver::from_name).unwrap_or_default()
}

/// Whether the device of these headers saves data.
#[must_use]
pub fn saves(headers: &HeaderMap) -> bool {
    data_saver(headers).saves(wishes(headers))
}

/// The value for `Set-Cookie` that keeps a choice on this device.
#[must_use]
pub fn data_saver_cookie(chosen: DataSaver) -> String {
    format!("{SAVER}={}; Path=/; SameSite=Lax; Max-Age={YEAR}", chosen.name())
}

/// Whether the browser of these headers was asked to save data.
#[must_use]
pub fn wishes(headers: &HeaderMap) -> bool {
    headers.get(WISHED).is_some_and(|wish| wish.as_bytes().eq_ignore_ascii_case(b"on"))
}

impl Spoken {
    /// The schools' languages, from memory where they can be.
    async fn languages(&self, state: &AppState) -> Result<Vec<Languages>, store::Error> {
        let forgotten = state.sessions.forgotten();
        let known = self.0.read().unwrap_or_else(PoisonError::into_inner).clone();
        let fresh = |known: &Known| known.forgotten == forgotten && known.read_at.elapsed() < BELIEVED;
        if let Some(known) = known.filter(fresh) {
            return Ok(known.languages);
        }
        let (languages, read_at) = (state.store.languages().await?, Instant::now());
        let known = Known { languages: languages.clone(), read_at, forgotten };
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = Some(known);
        Ok(languages)
    }
}

/// What this browser last had, while a school offers it; else the language of the oldest school.
fn remembered(headers: &HeaderMap, schools: &[Languages]) -> Look {
    let (tag, theme) = sessions::cookie(headers, COOKIE).and_then(|kept| kept.split_once('.')).unwrap_or_default();
    Look::new(spoken(Tongue::from_tag(tag), schools), theme)
}

#[cfg(test)]
mod tests {
    use axum::http::header;
    use school::account::Theme;

    use super::*;

    fn look_of(cookie: &str, schools: &[&str]) -> (&'static str, Theme) {
        let pair = cookie.split(';').next().expect("a pair");
        let headers = HeaderMap::from_iter([(header::COOKIE, pair.parse().expect("a header"))]);
        let schools: Vec<_> = schools.iter().map(|name| Languages::from_name(name).expect("languages")).collect();
        let look = remembered(&headers, &schools);
        (look.language.tag(), look.theme)
    }

    #[test]
    fn a_browser_keeps_its_look_and_garbage_is_the_default() {
        for theme in Theme::ALL {
            let kept = cookie(Look::new(Tongue::English, theme.name()));
            for (sent, expected) in [(&*kept, *theme), ("yeneta_look=xx.pink", Theme::System), ("a=b", Theme::System)] {
                assert_eq!(look_of(sent, &["en am"]), ("en", expected), "{sent}");
            }
        }
    }

    #[test]
    fn a_device_saves_data_as_was_chosen_on_it_else_as_its_browser_wishes() {
        let chosen = |saver| data_saver_cookie(saver).split(';').next().expect("a pair").to_owned();
        for (cookie, wish, expected) in [
            ("a=b".to_owned(), "", false),
            ("a=b".to_owned(), "On", true),
            ("a=b".to_owned(), "off", false),
            ("yeneta_data_saver=loud".to_owned(), "on", true),
            (chosen(DataSaver::On), "", true),
            (chosen(DataSaver::Off), "on", false),
            (chosen(DataSaver::Device), "on", true),
        ] {
            let mut headers = HeaderMap::from_iter([(header::COOKIE, cookie.parse().expect("a header"))]);
            headers.insert(WISHED, wish.parse().expect("a header"));
            assert_eq!(saves(&headers), expected, "{cookie} {wish}");
        }
    }

    #[test]
    fn who_chose_nothing_reads_the_schools_own_language() {
        for (sent, schools, expected) in [
            ("a=b", &["am en"][..], "am"),
            ("yeneta_look=en.dark", &["am en"], "en"),
            ("yeneta_look=en.dark", &["am"], "am"),
            ("yeneta_look=en.dark", &["am", "en"], "en"),
            ("a=b", &[], "en"),
        ] {
            assert_eq!(look_of(sent, schools).0, expected, "{sent} {schools:?}");
        }
    }
}
