//! Sessions: a new token at each sign-in, none after a sign-out, an end that no poll puts off; and sign-ins that are slowed down by
//! account and address.

use std::{
    path::PathBuf,
    time::{Duration, Instant},
};

use axum::{
    body::Body,
    http::header::{ACCEPT, CONTENT_TYPE, COOKIE, SET_COOKIE},
};
use sqlx::{Connection, SqliteConnection};
use yeneta::server::{AppState, config::Config, run};

use super::{cookies, page, school};
use crate::harness::{
    Answer, Client,
    client::{form, mark_fields},
    school::{CALLERS, PASSWORD, TestSchool},
};

/// An hour in milliseconds.
const HOUR: i64 = 60 * 60 * 1_000;

/// The settings of the tests with another choice.
fn settings(change: impl FnOnce(&mut Config)) -> Config {
    let mut config = Config::read(&PathBuf::from("Leptos.toml")).expect("settings");
    change(&mut config);
    config
}

/// Another program on the school's database.
fn beside(school: &TestSchool, config: &Config) -> Client {
    Client::anonymous(run::router(AppState::new(config, school.store.clone(), false)))
}

/// Signs in as a browser with these cookies, from an address where a proxy says it.
async fn sign_in(client: &Client, who: &str, password: &str, cookie: &str, address: &str) -> Answer {
    let request = client.request("POST", "/api/session/sign_in").header(ACCEPT, "application/json");
    let request = request.header(CONTENT_TYPE, "application/x-www-form-urlencoded").header(COOKIE, cookie);
    let email = format!("{who}@school.test");
    let fields = [("email", email.as_str()), ("password", password)];
    client.send(request.header("x-forwarded-for", address), form(&fields)).await
}

/// Lets so many milliseconds go by for all sessions. Who asks next is a program that remembers none of them.
async fn goes_by(school: &TestSchool, millis: i64) {
    let mut connection = SqliteConnection::connect(&school.url).await.expect("the database opens");
    let earlier =
        "UPDATE sessions SET created_at = created_at - $1, seen_at = seen_at - $1, expires_at = expires_at - $1";
    sqlx::query(earlier).bind(millis).execute(&mut connection).await.expect("the sessions are there");
}

/// What a browser with this session gets for an act, or for what a page asks by itself.
async fn ask(client: &Client, what: &str, session: &[String]) -> u16 {
    let (path, fields) = match what {
        "page" => return page(client, "/teacher", session).await.status.as_u16(),
        "poll" => {
            let status = page(client, "/api/changes?wait=0", session).await.status.as_u16();
            return if status == 204 { 200 } else { status };
        }
        "read" => ("/api/gradebook/cells_since", vec![("course", "700"), ("since", "0")]),
        _ => ("/api/gradebook/save_grade", mark_fields("12", "1", "an-act-of-hers").to_vec()),
    };
    let request = client.request("POST", path).header(ACCEPT, "application/json").header(COOKIE, &session[0]);
    let request = request.header(CONTENT_TYPE, "application/x-www-form-urlencoded");
    let answer = client.send(request, form(&fields)).await;
    assert!(matches!(answer.status.as_u16(), 200 | 401), "{what}: {}", answer.body);
    answer.status.as_u16()
}

async fn rows(school: &TestSchool, sql: &'static str) -> Vec<i64> {
    let mut connection = SqliteConnection::connect(&school.url).await.expect("the database opens");
    sqlx::query_scalar(sql).fetch_all(&mut connection).await.expect(sql)
}

#[tokio::test]
async fn each_sign_in_has_a_token_of_its_own_and_ends_the_one_before() {
    let school = school().await;
    let nobody = school.anonymous();
    let first = cookies(&sign_in(&nobody, "teacher", PASSWORD, "", "").await);
    // Somebody put a token of their own choice into the browser: it is not taken on.
    let planted = format!("yeneta_session={}", "ab".repeat(32));
    let second = sign_in(&nobody, "teacher", PASSWORD, &planted, "").await;
    let set = second.headers.get(SET_COOKIE).and_then(|cookie| cookie.to_str().ok()).expect("a cookie").to_owned();
    for told in ["Path=/", "HttpOnly", "SameSite=Lax", "Max-Age="] {
        assert!(set.split("; ").any(|part| part.starts_with(told)), "{told} in {set}");
    }
    let second = cookies(&second);
    assert!(first != second && second[0] != planted && first[0].len() == planted.len(), "{first:?} {second:?}");
    assert_eq!(page(&nobody, "/teacher", &[planted]).await.status.as_u16(), 303);
    let third = cookies(&sign_in(&nobody, "colleague", PASSWORD, &first[0], "").await);
    assert_eq!(page(&nobody, "/teacher", &third).await.status.as_u16(), 200);
    assert_eq!(page(&nobody, "/teacher", &first).await.status.as_u16(), 303, "this browser's one before has ended");
    assert_eq!(page(&nobody, "/teacher", &second).await.status.as_u16(), 200, "another browser's goes on");
    let wrong = sign_in(&nobody, "teacher", "wrong", &third[0], "").await;
    assert_eq!(wrong.status.as_u16(), 401);
    assert_eq!(page(&nobody, "/teacher", &third).await.status.as_u16(), 200, "a sign-in that fails ends nothing");
}

#[tokio::test]
async fn a_sign_out_ends_the_session_and_not_only_the_cookie() {
    let school = school().await;
    let (here, there) = (school.client("teacher").await, school.client("teacher").await);
    assert_eq!(here.get("/teacher").await.status.as_u16(), 200);
    let out = here.call("session/sign_out", &[]).await;
    assert!(out.headers.get_all(SET_COOKIE).iter().any(|cookie| cookie.as_bytes().starts_with(b"yeneta_session=;")));
    assert_eq!(here.get("/teacher").await.status.as_u16(), 303, "whoever kept the token has nothing");
    assert_eq!(here.get("/api/changes").await.status.as_u16(), 401);
    assert_eq!(there.get("/teacher").await.status.as_u16(), 200, "the other device goes on");
    assert_eq!(rows(&school, "SELECT COUNT(*) FROM sessions WHERE account_id = 1020").await, [1]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_ends_by_the_clock_whatever_is_asked_meanwhile() {
    let school = school().await;
    let life = Duration::from_secs(6);
    let program = beside(&school, &settings(|config| config.session_life = life));
    let begun = Instant::now();
    let signed_in = sign_in(&program, "teacher", PASSWORD, "", "").await;
    let holds = Instant::now() + life;
    let set = signed_in.headers.get(SET_COOKIE).and_then(|cookie| cookie.to_str().ok()).expect("a cookie");
    assert!(set.split("; ").any(|part| part == "Max-Age=6"), "the browser forgets it then, too: {set}");
    let session = cookies(&signed_in);
    let mut asked = 0;
    for path in ["/api/changes?wait=0", "/teacher"].into_iter().cycle() {
        let answer = page(&program, path, &session).await;
        // On a busy machine an answer may come when the session is over.
        if begun.elapsed() >= life {
            break;
        }
        assert_eq!(answer.status.as_u16(), 200, "{path}");
        asked += 1;
    }
    assert!(asked > 0);
    tokio::time::sleep(holds.saturating_duration_since(Instant::now()) + Duration::from_millis(200)).await;
    assert_eq!(page(&program, "/teacher", &session).await.status.as_u16(), 303);
    assert_eq!(page(&program, "/api/changes?wait=0", &session).await.status.as_u16(), 401);
}

#[tokio::test]
async fn what_a_page_asks_by_itself_is_no_sign_of_life() {
    let school = school().await;
    let session = cookies(&sign_in(&school.anonymous(), "teacher", PASSWORD, "", "").await);
    let teacher = school.anonymous();
    goes_by(&school, 600_000).await;
    let seen = async || rows(&school, "SELECT seen_at FROM sessions WHERE account_id = 1020").await;
    let until = async || rows(&school, "SELECT expires_at FROM sessions WHERE account_id = 1020").await;
    let (before, end) = (seen().await, until().await);
    for path in ["/api/changes?wait=0", "/api/explanation/700/31"] {
        assert_eq!(page(&teacher, path, &session).await.status.as_u16(), 200, "{path}");
    }
    for function in ["gradebook/home", "notifications/inbox", "session/visit"] {
        let request = teacher.request("POST", &format!("/api/{function}")).header(ACCEPT, "application/json");
        let request = request.header(CONTENT_TYPE, "application/x-www-form-urlencoded");
        let answer = teacher.send(request.header(COOKIE, &session[0]), Body::from("page=0")).await;
        assert_eq!(answer.status.as_u16(), 200, "{function}: {}", answer.body);
    }
    let kept = teacher.request("GET", "/teacher").header(ACCEPT, "text/html").header("sec-fetch-mode", "cors");
    assert_eq!(teacher.send(kept.header(COOKIE, &session[0]), Body::empty()).await.status.as_u16(), 200);
    assert_eq!((seen().await, until().await), (before.clone(), end.clone()), "polls, refreshes, a page to be kept");
    assert_eq!(page(&teacher, "/teacher", &session).await.status.as_u16(), 200);
    assert!(seen().await > before && until().await > end, "a page that is opened is one");
}

#[tokio::test]
async fn a_session_that_nobody_uses_ends_although_its_page_goes_on_asking() {
    let school = school().await;
    let settings = settings(|_| ());
    let session = cookies(&sign_in(&school.anonymous(), "teacher", PASSWORD, "", "").await);
    // Two of the three hours that a session is left alone, before each.
    for (act, at) in [("page", 2), ("save", 4), ("page", 6)] {
        goes_by(&school, 2 * HOUR).await;
        let teacher = beside(&school, &settings);
        assert_eq!(ask(&teacher, act, &session).await, 200, "{act} after {at} hours");
    }
    goes_by(&school, 2 * HOUR).await;
    for asked in ["poll", "read"] {
        assert_eq!(ask(&beside(&school, &settings), asked, &session).await, 200, "{asked} after 8 hours");
    }
    goes_by(&school, 2 * HOUR).await;
    for (asked, status) in [("poll", 401), ("read", 401), ("save", 401), ("page", 303)] {
        assert_eq!(ask(&beside(&school, &settings), asked, &session).await, status, "{asked} after 10 hours");
    }
}

#[tokio::test]
async fn no_act_puts_the_end_off_beyond_a_sessions_life() {
    let school = school().await;
    let settings = settings(|_| ());
    let session = cookies(&sign_in(&school.anonymous(), "teacher", PASSWORD, "", "").await);
    for act in ["page", "save", "page", "save", "page"] {
        goes_by(&school, 2 * HOUR).await;
        assert_eq!(ask(&beside(&school, &settings), act, &session).await, 200, "{act}");
    }
    let life = rows(&school, "SELECT expires_at - created_at FROM sessions WHERE account_id = 1020").await;
    assert_eq!(life, [12 * HOUR]);
    goes_by(&school, 2 * HOUR).await;
    assert_eq!(ask(&beside(&school, &settings), "page", &session).await, 303, "after twelve hours of work");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_poll_that_is_held_over_the_end_of_its_session_says_so() {
    let school = school().await;
    let idle = Duration::from_secs(3);
    let program = beside(&school, &settings(|config| config.session_idle = idle));
    let session = cookies(&sign_in(&program, "teacher", PASSWORD, "", "").await);
    let first = page(&program, "/api/changes?wait=0", &session).await;
    // What it does not know yet is told first; from there on it is held.
    assert!(first.status.is_success(), "{}", first.body);
    let asked = Instant::now();
    let held = page(&program, &format!("/api/changes?since={}&wait=4", first.cursor()), &session).await;
    assert!(asked.elapsed() >= idle, "it was held");
    assert_eq!((held.status.as_u16(), &*held.body), (401, "\"unauthenticated\""));
    assert_eq!(page(&program, "/teacher", &session).await.status.as_u16(), 303);
}

#[tokio::test]
async fn a_school_behind_one_router_is_never_locked_out() {
    let school = school().await;
    let program = beside(&school, &settings(|config| config.behind_proxy = true));
    let status = async |who: &str, password: &str, address: &str| {
        sign_in(&program, who, password, "", address).await.status.as_u16()
    };
    let (router, home) = ("198.51.100.7", "203.0.113.9");
    // A morning on which everybody mistypes, and somebody guesses at a teacher's.
    for who in CALLERS {
        for _ in 0..3 {
            assert_eq!(status(who, "mistyped", router).await, 401, "{who}");
        }
    }
    for _ in 0..2 {
        assert_eq!(status("teacher", "guessed", router).await, 401);
    }
    assert_eq!(status("teacher", PASSWORD, router).await, 429, "that account waits, there");
    assert_eq!(status("teacher", PASSWORD, home).await, 200, "and nowhere else");
    assert_eq!(status("TEACHER", PASSWORD, router).await, 429, "however it is written");
    for who in CALLERS.into_iter().filter(|who| *who != "teacher") {
        assert_eq!(status(who, PASSWORD, router).await, 200, "{who}");
    }
}

#[tokio::test]
async fn an_unknown_account_takes_as_long_as_a_wrong_password() {
    let school = school().await;
    let client = school.anonymous();
    // The first one makes the hash that nobody has.
    sign_in(&client, "nobody", "wrong", "", "").await;
    let mut shortest = [Duration::MAX; 2];
    for turn in 0..4 {
        for (place, who) in [(0, "teacher".to_owned()), (1, format!("nobody-{turn}"))] {
            let started = Instant::now();
            let answer = sign_in(&client, &who, "wrong", "", "").await;
            shortest[place] = shortest[place].min(started.elapsed());
            assert_eq!((answer.status.as_u16(), &*answer.body), (401, "\"wrong_credentials\""), "{who}");
        }
    }
    let [known, unknown] = shortest;
    assert!(unknown * 2 > known, "{unknown:?} for nobody, {known:?} for somebody");
}
