//! `use_auto_refresh`.

use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;
use yeneta::live::{RefreshReason, auto_refresh::Pacing};

use crate::desk::{Screen, alive, count_what_is_alive, hide_page, settle, show_page, sleep, until};

/// An interval that never comes round in a test.
const NEVER: u32 = 600_000;

#[wasm_bindgen_test]
async fn one_refresh_is_in_flight_however_often_it_ticks() {
    let screen = Screen::open();
    let live = screen.live(20, |options| options);
    until("the first tick", || live.fetches.count() == 1).await;
    assert!(live.hook.is_refreshing.get_untracked());
    sleep(200).await;
    assert_eq!(live.fetches.count(), 1);
    live.fetches.answer(0, Ok(7)).await;
    assert_eq!(live.shown.get_untracked(), 7);
    assert!(live.hook.last_refreshed.get_untracked().is_some());
    until("the next tick", || live.fetches.count() == 2).await;
}

#[wasm_bindgen_test]
async fn asking_twice_is_one_in_flight_and_one_after_it() {
    let screen = Screen::open();
    let live = screen.live(NEVER, |options| options);
    settle().await;
    assert_eq!(live.fetches.count(), 0, "fresh data are not fetched again");
    live.hook.refresh_now.run(());
    live.hook.refresh_now.run(());
    live.hook.refresh_now.run(());
    settle().await;
    assert_eq!(live.fetches.count(), 1);
    live.fetches.answer(0, Ok(1)).await;
    assert_eq!(live.fetches.count(), 2);
    assert!(live.hook.is_refreshing.get_untracked());
    live.fetches.answer(1, Ok(2)).await;
    assert_eq!((live.fetches.count(), live.shown.get_untracked()), (2, 2));
    assert!(!live.hook.is_refreshing.get_untracked());
}

#[wasm_bindgen_test]
async fn the_latest_answer_wins_in_whatever_order_they_come() {
    let screen = Screen::open();
    let impatient = Pacing { jitter_percent: 0, patience_ms: 0 };
    let live = screen.live(NEVER, |options| options.pacing(impatient));
    live.hook.refresh_now.run(());
    settle().await;
    live.hook.refresh_now.run(());
    settle().await;
    assert_eq!(live.fetches.count(), 2);
    live.fetches.answer(1, Ok(2)).await;
    live.fetches.answer(0, Ok(1)).await;
    assert_eq!(live.shown.get_untracked(), 2);
    live.hook.refresh_now.run(());
    settle().await;
    live.hook.refresh_now.run(());
    settle().await;
    live.fetches.answer(2, Err("late")).await;
    assert_eq!(live.hook.error.get_untracked(), None, "a superseded failure is none");
    live.fetches.answer(3, Ok(4)).await;
    assert_eq!(live.shown.get_untracked(), 4);
}

#[wasm_bindgen_test]
async fn a_hidden_page_stops_and_refreshes_at_once_when_it_is_seen_again() {
    let screen = Screen::open();
    let live = screen.live(20, |options| options);
    settle().await;
    hide_page();
    settle().await;
    assert!(!live.hook.is_active.get_untracked());
    sleep(150).await;
    assert_eq!(live.fetches.count(), 0);
    show_page();
    settle().await;
    assert_eq!(live.fetches.reasons(), [RefreshReason::Returned]);
}

#[wasm_bindgen_test]
async fn paused_means_paused_but_asking_still_works() {
    let screen = Screen::open();
    let live = screen.live(20, |options| options);
    until("the first tick", || live.fetches.count() == 1).await;
    live.hook.pause.run(());
    settle().await;
    assert!(!live.hook.is_active.get_untracked() && !live.hook.is_refreshing.get_untracked());
    live.fetches.answer(0, Ok(1)).await;
    assert_eq!(live.shown.get_untracked(), 0, "the answer under way changes nothing any more");
    sleep(150).await;
    assert_eq!(live.fetches.count(), 1);
    live.hook.refresh_now.run(());
    settle().await;
    live.fetches.answer(1, Ok(2)).await;
    assert_eq!(live.shown.get_untracked(), 2);
    live.hook.resume.run(());
    settle().await;
    assert_eq!(live.fetches.reasons()[2], RefreshReason::Returned);
}

#[wasm_bindgen_test]
async fn the_switch_stops_it_and_starts_it() {
    let screen = Screen::open();
    let on = RwSignal::new(false);
    let live = screen.live(20, |options| options.enabled(on));
    sleep(150).await;
    assert_eq!(live.fetches.count(), 0);
    on.set(true);
    settle().await;
    assert_eq!(live.fetches.count(), 1);
}

#[wasm_bindgen_test]
async fn a_screen_that_heard_nothing_refreshes_at_every_tenth_tick() {
    let screen = Screen::open();
    let live = screen.live(40, |options| options.stale(RwSignal::new(false)));
    // A browser's interval comes late at times, never early: by now there were at most eight ticks.
    sleep(320).await;
    assert_eq!(live.fetches.count(), 0);
    until("the tenth tick", || live.fetches.count() == 1).await;
    assert_eq!(live.fetches.reasons(), [RefreshReason::Tick]);
}

#[wasm_bindgen_test]
async fn a_screen_that_falls_behind_refreshes_at_once_and_until_it_has_caught_up() {
    let screen = Screen::open();
    let newest = RwSignal::new(0);
    let stale_for = |shown: RwSignal<u32>| Signal::derive(move || newest.get() > shown.get());
    let held = RwSignal::new(0);
    let live = screen.live(NEVER, |options| options.stale(stale_for(held)));
    let arrives = |number: u32| {
        held.set(number);
        Ok(number)
    };
    settle().await;
    newest.set(1);
    settle().await;
    assert_eq!(live.fetches.reasons(), [RefreshReason::Stale]);
    newest.set(2);
    settle().await;
    assert_eq!(live.fetches.count(), 1, "one in flight");
    live.fetches.answer(0, arrives(1)).await;
    until("the second look", || live.fetches.count() == 2).await;
    live.fetches.answer(1, arrives(2)).await;
    sleep(400).await;
    assert_eq!((live.fetches.count(), live.shown.get_untracked()), (2, 2));
}

#[wasm_bindgen_test]
async fn failures_back_off_keep_the_data_and_end_with_a_success() {
    let screen = Screen::open();
    let live = screen.live(20, |options| options);
    until("the first tick", || live.fetches.count() == 1).await;
    live.fetches.answer(0, Ok(7)).await;
    for n in 1..5 {
        until("another try", || live.fetches.count() > n).await;
        live.fetches.answer(n, Err("no server")).await;
        assert_eq!(live.hook.error.get_untracked(), Some("no server"));
    }
    // Four failures of 20 ms wait 320 ms; without back-off there would be ten tries in 200 ms.
    sleep(200).await;
    assert_eq!(live.fetches.count(), 5);
    assert_eq!(live.shown.get_untracked(), 7);
    until("the try after the wait", || live.fetches.count() == 6).await;
    live.fetches.answer(5, Ok(8)).await;
    assert_eq!((live.hook.error.get_untracked(), live.shown.get_untracked()), (None, 8));
}

#[wasm_bindgen_test]
async fn nothing_ticks_and_nothing_is_applied_after_the_screen_is_gone() {
    let screen = Screen::open();
    let part = screen.part();
    count_what_is_alive();
    let live = part.live(20, |options| options);
    until("the first tick", || live.fetches.count() == 1).await;
    assert_eq!(alive(), 4.0, "an interval, and listeners for hiding, leaving and coming back");
    part.close();
    assert_eq!(alive(), 0.0);
    live.fetches.answer(0, Ok(7)).await;
    sleep(200).await;
    assert_eq!((live.fetches.count(), live.shown.get_untracked()), (1, 0));
}
