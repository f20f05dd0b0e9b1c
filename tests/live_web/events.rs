//! The event service.

use leptos::prelude::*;
use school::{
    event::{Event, EventName, Topic},
    id::{CourseId, Revision},
};
use wasm_bindgen_test::wasm_bindgen_test;
use yeneta::live::{EventService, provide_event_service};

use crate::desk::{HERE, Screen, grade, settle};

const SEVEN: Topic = Topic::CourseGrades(CourseId(7));
const EIGHT: Topic = Topic::CourseGrades(CourseId(8));

/// Counts how often a reader of the topic runs.
fn reader(events: EventService, topic: Topic, runs: RwSignal<u32>) {
    Effect::new(move |_| {
        let _ = events.newest(topic);
        runs.update_untracked(|runs| *runs += 1);
    });
}

/// Whether a reader that holds revision 5 of course 7 has to fetch.
fn stale(events: EventService) -> Memo<bool> {
    Memo::new(move |_| events.foreign_since(SEVEN, Revision(5), HERE))
}

#[wasm_bindgen_test]
async fn an_event_wakes_only_its_topics_readers() {
    let screen = Screen::open();
    let events = screen.with(provide_event_service);
    let topics = [SEVEN, EIGHT, Topic::Grades, Topic::CourseRequests, Topic::EnrollmentRequests];
    let runs = topics.map(|topic| {
        let runs = RwSignal::new(0);
        screen.with(|| reader(events, topic, runs));
        runs
    });
    let counted = || runs.map(|runs| runs.get_untracked());
    settle().await;
    assert_eq!(counted(), [1; 5]);
    events.emit(&grade(7, 6));
    settle().await;
    assert_eq!(counted(), [2, 1, 2, 1, 1]);
    events.emit(&grade(7, 6));
    settle().await;
    assert_eq!(counted(), [2, 1, 2, 1, 1], "what was heard before is no news");
    assert_eq!(events.newest(SEVEN).at(HERE), Some(Revision(6)));
    assert_eq!(events.newest(EIGHT).at(HERE), None);
    events.emit(&Event { name: EventName::DataRefreshNeeded, course: None, ..grade(7, 7) });
    settle().await;
    assert_eq!(counted(), [3, 2, 3, 2, 2], "refresh needed wakes all");
}

#[wasm_bindgen_test]
async fn dropping_a_reader_unsubscribes_and_the_last_one_releases_the_topic() {
    let screen = Screen::open();
    let events = screen.with(provide_event_service);
    let (stays, goes) = (RwSignal::new(0), RwSignal::new(0));
    screen.with(|| reader(events, SEVEN, stays));
    let part = screen.part();
    part.with(|| {
        reader(events, SEVEN, goes);
        reader(events, EIGHT, goes);
    });
    settle().await;
    assert_eq!((events.topics_held(), goes.get_untracked()), (2, 2));
    events.emit(&grade(7, 6));
    settle().await;
    assert_eq!((stays.get_untracked(), goes.get_untracked()), (2, 3));
    part.close();
    settle().await;
    assert_eq!(events.topics_held(), 1);
    events.emit(&grade(7, 7));
    events.emit(&grade(8, 8));
    settle().await;
    assert_eq!((stays.get_untracked(), goes.get_untracked()), (3, 3));
    screen.close();
    settle().await;
    assert_eq!(events.topics_held(), 0);
}

#[wasm_bindgen_test]
async fn reading_without_an_observer_holds_nothing() {
    let screen = Screen::open();
    let events = screen.with(provide_event_service);
    assert!(!screen.with(|| events.foreign_since(SEVEN, Revision(5), HERE)));
    assert_eq!(events.topics_held(), 0);
}

#[wasm_bindgen_test]
async fn somebody_elses_change_makes_the_holder_of_an_older_revision_fetch() {
    let screen = Screen::open();
    let events = screen.with(provide_event_service);
    let (held, stale) = screen.with(|| {
        let held = RwSignal::new(Revision(5));
        (held, Memo::new(move |_| events.foreign_since(SEVEN, held.get(), HERE)))
    });
    assert!(!stale.get_untracked());
    events.emit(&grade(8, 6));
    assert!(!stale.get_untracked(), "another course");
    events.emit(&grade(7, 7));
    assert!(stale.get_untracked());
    held.set(Revision(7));
    assert!(!stale.get_untracked());
}

#[wasm_bindgen_test]
async fn an_own_saves_echo_after_the_reply_fetches_nothing() {
    let screen = Screen::open();
    let events = screen.with(provide_event_service);
    let stale = screen.with(|| stale(events));
    let saving = events.save_started();
    events.emit_own(&grade(7, 6));
    drop(saving);
    assert!(!stale.get_untracked());
    events.emit(&grade(7, 6));
    assert!(!stale.get_untracked());
    events.emit(&grade(7, 7));
    assert!(stale.get_untracked(), "the next one is somebody else's");
}

#[wasm_bindgen_test]
async fn an_own_saves_echo_before_the_reply_fetches_nothing() {
    let screen = Screen::open();
    let events = screen.with(provide_event_service);
    let (ever, stale) = screen.with(|| {
        let (ever, stale) = (RwSignal::new(false), stale(events));
        Effect::new(move |_| ever.update_untracked(|ever| *ever |= stale.get()));
        (ever, stale)
    });
    let (first, second) = (events.save_started(), events.save_started());
    settle().await;
    events.emit(&grade(7, 6));
    settle().await;
    events.emit_own(&grade(7, 6));
    drop(first);
    settle().await;
    events.emit(&grade(7, 7));
    settle().await;
    events.emit_own(&grade(7, 7));
    drop(second);
    settle().await;
    assert!(!ever.get_untracked() && !stale.get_untracked());
}

#[wasm_bindgen_test]
async fn a_foreign_change_during_a_save_counts_when_the_last_save_settles() {
    let screen = Screen::open();
    let events = screen.with(provide_event_service);
    let (seen, part) = (screen.with(|| RwSignal::new(Vec::new())), screen.part());
    part.with(|| {
        let stale = stale(events);
        Effect::new(move |_| seen.update_untracked(|seen| seen.push(stale.get())));
    });
    let (first, second) = (events.save_started(), events.save_started());
    settle().await;
    events.emit(&grade(7, 6));
    drop(first);
    settle().await;
    assert_eq!(seen.get_untracked(), [false]);
    drop(second);
    settle().await;
    assert_eq!(seen.get_untracked(), [false, true]);
}
