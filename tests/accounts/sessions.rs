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
    client::form,
    school::{CALLERS, PASSWORD, TestSchool},
};

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
    let mut connection = SqliteConnection::connect(&school.url).await.expect("the database opens");
    let longer_ago = "UPDATE sessions SET seen_at = seen_at - 600000, created_at = created_at - 600000";
    sqlx::query(longer_ago).execute(&mut connection).await.expect("it was ten minutes ago");
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
    assert_eq!(seen().await, before, "polls and refreshes");
    assert_eq!(page(&teacher, "/teacher", &session).await.status.as_u16(), 200);
    assert!(seen().await > before, "a page that is opened is one");
    assert_eq!(until().await, end, "and puts the end off no more than they do");
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
