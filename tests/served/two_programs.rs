//! Two copies of the program on one PostgreSQL, as a district runs them: what is done through the one reaches the other's people.

use std::time::{Duration, Instant};

use tokio::time::sleep;

use crate::harness::{
    Answer, Client,
    school::{fill, start_beside},
};
use crate::postgres;

/// How long the polls are held at most, in seconds.
const WAIT: u64 = 10;

#[tokio::test(flavor = "multi_thread")]
async fn a_mark_saved_through_one_program_wakes_its_readers_at_the_other_and_nobody_else() {
    let cluster = postgres::Cluster::start().await;
    let url = cluster.migrated_database().await;
    let (one, other) = (start_beside(&url).await, start_beside(&url).await);
    fill(&one.store).await;
    let teacher = one.client("teacher").await;
    let student = other.client("student").await;
    let stranger = other.client("other-student").await;
    let (student, stranger) = (tokio::spawn(poll(student)), tokio::spawn(poll(stranger)));
    sleep(Duration::from_secs(2)).await;
    let saved = teacher.save_mark("17", "1", "two-programs").await;
    assert_eq!(saved.status.as_u16(), 200, "{}", saved.body);
    let (heard, held) = student.await.expect("the poll ends");
    assert_eq!(heard.status.as_u16(), 200, "the student at the other program hears of it");
    assert!(heard.body.contains("grade_updated"), "{}", heard.body);
    assert!(held < Duration::from_secs(WAIT - 1), "and was woken, not timed out: {held:?}");
    let (quiet, held) = stranger.await.expect("the poll ends");
    assert_eq!(quiet.status.as_u16(), 204, "{}", quiet.body);
    assert!(held >= Duration::from_secs(WAIT), "nobody else is woken");
    one.store.close().await;
    other.store.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_suspended_through_one_program_is_signed_out_at_the_other() {
    let cluster = postgres::Cluster::start().await;
    let url = cluster.migrated_database().await;
    let (one, other) = (start_beside(&url).await, start_beside(&url).await);
    fill(&one.store).await;
    let admin = one.client("admin").await;
    let teacher = other.client("teacher").await;
    assert_eq!(teacher.get("/teacher").await.status.as_u16(), 200);
    let held = tokio::spawn(poll(teacher.clone()));
    sleep(Duration::from_secs(2)).await;
    let suspend = [("change[member]", "20"), ("change[to]", "suspended"), ("change[reason]", "on leave")];
    let saved = admin.call("people/standing", &suspend).await;
    assert_eq!(saved.status.as_u16(), 200, "{}", saved.body);
    let (ended, waited) = held.await.expect("the poll ends");
    assert_eq!(ended.status.as_u16(), 401, "{}", ended.body);
    assert!(waited < Duration::from_secs(WAIT - 1), "and was woken, not timed out: {waited:?}");
    assert_eq!(teacher.get("/teacher").await.status.as_u16(), 303, "to the sign-in page");
    one.store.close().await;
    other.store.close().await;
}

async fn poll(client: Client) -> (Answer, Duration) {
    let cursor = client.cursor().await;
    let began = Instant::now();
    (client.get(&format!("/api/changes?since={cursor}&wait={WAIT}")).await, began.elapsed())
}
