//! The change feed, against a `fetch` that answers when the test says so.

use leptos::prelude::*;
use school::{event::Topic, id::Revision};
use wasm_bindgen_test::wasm_bindgen_test;
use yeneta::live::{EventService, FeedOptions, FeedState, provide_event_service, start_feed, use_feed_state};

use crate::desk::{HERE, Screen, alive, count_what_is_alive, grade, hide_page, js, settle, show_page, sleep, until};

const STAND_IN: &str = "
    window.realFetch ??= window.fetch;
    window.asked = [];
    window.fetch = (url, init) => new Promise((resolve, reject) => {
        const ask = { url, credentials: init.credentials, aborted: false, resolve };
        window.asked.push(ask);
        init.signal.addEventListener('abort', () => {
            ask.aborted = true;
            if (!window.deaf) reject(new DOMException('aborted', 'AbortError'));
        });
    });
    window.deaf = false;";

/// A feed that was started, and its stand-in server.
struct Feed {
    screen: Screen,
    events: EventService,
    state: Signal<FeedState>,
    active: RwSignal<bool>,
}

impl Feed {
    async fn start(wait_seconds: u32) -> Self {
        let screen = Screen::open();
        js(STAND_IN);
        let (events, active, state) = screen.with(|| {
            let (events, active) = (provide_event_service(), RwSignal::new(true));
            start_feed(FeedOptions {
                cursor: "1-5".parse().expect("a cursor"),
                channel: "yeneta-test-account-session".to_owned(),
                wait_seconds: Signal::stored(wait_seconds),
                active: active.into(),
            });
            (events, active, use_feed_state())
        });
        settle().await;
        Self { screen, events, state, active }
    }

    fn asked(&self) -> usize {
        js("window.asked.length").as_f64().map_or(0, |n| n as usize)
    }

    fn url(&self, n: usize) -> String {
        js(&format!("window.asked[{n}].url")).as_string().expect("an address")
    }

    fn aborted(&self, n: usize) -> bool {
        js(&format!("window.asked[{n}].aborted")).is_truthy()
    }

    fn heard(&self) -> Option<Revision> {
        self.events.newest(Topic::Grades).at(HERE)
    }

    async fn answer(&self, n: usize, status: u16, cursor: &str, build: &str, body: &str) {
        js(&format!(
            "window.asked[{n}].resolve(new Response({status} === 204 ? null : '{body}', {{ status: {status},
                headers: {{ 'yeneta-cursor': '{cursor}', 'yeneta-build': '{build}' }} }}))"
        ));
        sleep(20).await;
    }

    async fn tell(&self, n: usize, revision: i64) {
        let event = serde_json::to_string(&grade(7, revision)).expect("an event");
        self.answer(n, 200, &format!("1-{revision}"), "a", &format!(r#"{{"events":[{event}]}}"#)).await;
    }
}

impl Drop for Feed {
    fn drop(&mut self) {
        self.screen.close();
        js("window.fetch = window.realFetch");
    }
}

#[wasm_bindgen_test]
async fn it_asks_from_the_pages_cursor_tells_the_readers_and_asks_on_at_once() {
    let feed = Feed::start(15).await;
    assert_eq!((feed.asked(), feed.url(0)), (1, "/api/changes?since=1-5&wait=15".to_owned()));
    assert_eq!(js("window.asked[0].credentials").as_string().as_deref(), Some("same-origin"));
    assert_eq!(feed.state.get_untracked(), FeedState::Connecting);
    feed.tell(0, 6).await;
    assert_eq!((feed.heard(), feed.state.get_untracked()), (Some(Revision(6)), FeedState::Live));
    assert_eq!((feed.asked(), feed.url(1)), (2, "/api/changes?since=1-6&wait=15".to_owned()));
}

#[wasm_bindgen_test]
async fn an_empty_answer_that_was_not_held_sleeps_out_the_tick() {
    let feed = Feed::start(1).await;
    feed.answer(0, 204, "1-5", "a", "").await;
    sleep(400).await;
    assert_eq!(feed.asked(), 1);
    until("the next tick", || feed.asked() == 2).await;
    sleep(900).await;
    feed.answer(1, 204, "1-5", "a", "").await;
    assert_eq!(feed.asked(), 3, "a held one is followed at once");
}

#[wasm_bindgen_test]
async fn hiding_the_page_aborts_and_showing_it_asks_at_once() {
    let feed = Feed::start(15).await;
    hide_page();
    assert!(feed.aborted(0), "before any effect runs");
    sleep(100).await;
    assert_eq!(feed.asked(), 1);
    show_page();
    settle().await;
    assert_eq!(feed.asked(), 2);
    js("window.dispatchEvent(new Event('pagehide'))");
    assert!(feed.aborted(1));
    js("window.dispatchEvent(new Event('pageshow'))");
    settle().await;
    assert_eq!(feed.asked(), 3);
    assert_eq!(feed.state.get_untracked(), FeedState::Connecting, "an abort is no failure");
}

#[wasm_bindgen_test]
async fn hiding_the_page_ends_the_sleep_too() {
    count_what_is_alive();
    let feed = Feed::start(600).await;
    let listeners = alive();
    feed.answer(0, 204, "1-5", "a", "").await;
    assert_eq!(alive(), listeners + 1.0, "it sleeps");
    hide_page();
    settle().await;
    assert_eq!(alive(), listeners);
    show_page();
    settle().await;
    assert_eq!(feed.asked(), 2);
}

#[wasm_bindgen_test]
async fn an_answer_after_the_abort_is_ignored() {
    let feed = Feed::start(15).await;
    js("window.deaf = true");
    feed.active.set(false);
    settle().await;
    assert!(feed.aborted(0));
    feed.tell(0, 6).await;
    assert_eq!((feed.heard(), feed.asked()), (None, 1));
    feed.active.set(true);
    settle().await;
    assert_eq!(feed.url(1), "/api/changes?since=1-5&wait=15");
}

#[wasm_bindgen_test]
async fn a_failure_waits_and_a_success_ends_it() {
    let feed = Feed::start(1).await;
    feed.answer(0, 502, "", "", "<html>").await;
    assert!(matches!(feed.state.get_untracked(), FeedState::Lost(_)));
    sleep(300).await;
    assert_eq!(feed.asked(), 1);
    until("another try", || feed.asked() == 2).await;
    feed.answer(1, 200, "1-5", "b", r#"{"events":[]}"#).await;
    assert_eq!(feed.state.get_untracked(), FeedState::Live);
}

#[wasm_bindgen_test]
async fn it_stops_when_the_session_ended_and_notices_a_new_build() {
    let feed = Feed::start(15).await;
    feed.answer(0, 200, "1-6", "a", r#"{"events":[]}"#).await;
    feed.answer(1, 200, "1-7", "b", r#"{"events":[]}"#).await;
    assert_eq!(feed.state.get_untracked(), FeedState::NewBuild);
    feed.answer(2, 401, "", "", "").await;
    assert_eq!((feed.state.get_untracked(), feed.asked()), (FeedState::SignedOut, 3));
    sleep(200).await;
    assert_eq!(feed.asked(), 3);
}

#[wasm_bindgen_test]
async fn leaving_the_screen_aborts_the_request() {
    count_what_is_alive();
    let feed = Feed::start(15).await;
    feed.screen.close();
    assert!(feed.aborted(0));
    assert_eq!(alive(), 0.0, "no listener is left");
    sleep(50).await;
    assert_eq!(feed.asked(), 1);
}

#[wasm_bindgen_test]
async fn tabs_tell_each_other_and_another_sessions_messages_are_ignored() {
    let feed = Feed::start(15).await;
    js("window.tab = new BroadcastChannel('yeneta-test-account-session'); window.told = [];
        window.tab.onmessage = message => window.told.push(message.data);
        window.say = (tag, event) => window.tab.postMessage(JSON.stringify({ tag, batch: { events: [event] } }));");
    let say = |tag: &str, revision: i64| {
        let event = serde_json::to_string(&grade(7, revision)).expect("an event");
        js(&format!("window.say('{tag}', {event})"));
    };
    say("yeneta-test-account-other", 6);
    js("window.tab.postMessage('no message of ours')");
    sleep(100).await;
    assert_eq!(feed.heard(), None);
    say("yeneta-test-account-session", 7);
    until("the other tab's event", || feed.heard() == Some(Revision(7))).await;
    assert_eq!(js("window.told.length").as_f64(), Some(0.0), "what a tab told is not told back");
    feed.events.emit_own(&grade(7, 8));
    feed.tell(0, 9).await;
    until("both events in the other tab", || js("window.told.length").as_f64() == Some(2.0)).await;
    js("window.tab.close()");
}
