//! The change feed over HTTP: who is woken, when, and by what.

mod edges;
mod model;
mod tabs;

use std::time::{Duration, Instant};

use tokio::time::sleep;

use crate::harness::{self, Answer, Client};

/// Longer than any answer that is not held takes on a busy machine.
const HELD: Duration = Duration::from_secs(2);

/// Who may read the mark that is saved, and who may not.
const CONCERNED: [&str; 4] = ["student", "parent", "colleague", "admin"];
const OTHERS: [&str; 4] = ["other-student", "other-parent", "other-teacher", "foreign-admin"];

#[tokio::test(flavor = "multi_thread")]
async fn a_save_wakes_those_whom_it_concerns_and_nobody_else() {
    let school = harness::school::start().await;
    let teacher = school.client("teacher").await;
    let mut clients = Vec::new();
    for caller in CONCERNED.into_iter().chain(OTHERS) {
        clients.push((caller, school.client(caller).await));
    }
    let waiting: Vec<_> = clients.into_iter().map(|(caller, client)| (caller, tokio::spawn(poll(client)))).collect();
    sleep(HELD).await;
    let saved = save(&teacher, "17", "1").await;
    assert_eq!(saved.status.as_u16(), 200, "{}", saved.body);
    for (caller, poll) in waiting {
        let concerned = CONCERNED.contains(&caller);
        let (answer, held) = poll.await.expect("the poll ends");
        if concerned {
            assert_eq!(answer.status.as_u16(), 200, "{caller}");
            assert!(answer.body.contains("\"grade_updated\""), "{caller}: {}", answer.body);
            assert!(!answer.body.contains("17"), "{caller}: an event carries no mark: {}", answer.body);
            assert!(held >= HELD / 2, "{caller} was held until the save");
        } else {
            assert_eq!(answer.status.as_u16(), 204, "{caller}: {}", answer.body);
            assert!(held >= Duration::from_secs(4), "{caller} was not woken");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_cursor_that_is_not_ours_heals_with_a_refresh() {
    let school = harness::school::start().await;
    let student = school.client("student").await;
    // From nobody, from garbage, from the future, from a school that is not the reader's, from the past, and of another database.
    for cursor in
        ["", "garbage", "1-999999", "77-1", "1--5", "1-9223372036854775807", "2-1", "1-99.2-1", &"1-1.".repeat(400)]
    {
        let answer = student.get(&format!("/api/changes?since={cursor}&wait=0")).await;
        assert_eq!(answer.status.as_u16(), 200, "{cursor}");
        assert!(answer.body.contains("data_refresh_needed"), "{cursor}: {}", answer.body);
        let healed = answer.cursor();
        let next = student.get(&format!("/api/changes?since={healed}&wait=0")).await;
        assert_eq!(next.status.as_u16(), 204, "{cursor} healed to {healed}: {}", next.body);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn each_tab_of_an_account_hears_everything_from_its_own_cursor() {
    let school = harness::school::start().await;
    let teacher = school.client("teacher").await;
    let student = school.client("student").await;
    let start = student.cursor().await;
    save(&teacher, "12", "1").await;
    let first = student.get(&format!("/api/changes?since={start}&wait=4")).await;
    let middle = first.cursor();
    save(&teacher, "13", "2").await;
    // The tab that slept through both, and the one that heard the first.
    let slept = student.get(&format!("/api/changes?since={start}&wait=4")).await;
    let awake = student.get(&format!("/api/changes?since={middle}&wait=4")).await;
    assert_eq!(slept.body.matches("grade_updated").count(), 2, "{}", slept.body);
    assert_eq!(awake.body.matches("grade_updated").count(), 1, "{}", awake.body);
}

/// A cursor is no key: who sends another account's hears what is theirs to hear.
#[tokio::test(flavor = "multi_thread")]
async fn a_cursor_of_another_account_opens_nothing() {
    let school = harness::school::start().await;
    let (teacher, other) = (school.client("teacher").await, school.client("other-student").await);
    let before = teacher.cursor().await;
    assert_eq!(save(&teacher, "12", "1").await.status.as_u16(), 200);
    let heard = teacher.get(&format!("/api/changes?since={before}&wait=4")).await;
    assert!(heard.body.contains("grade_updated"), "the teacher's own: {}", heard.body);
    let stolen = other.get(&format!("/api/changes?since={before}&wait=0")).await;
    assert!(!stolen.body.contains("grade_updated") && !stolen.body.contains("31"), "{}", stolen.body);
}

#[tokio::test(flavor = "multi_thread")]
async fn there_is_no_socket() {
    let school = harness::school::start().await;
    let answer = school.client("student").await.get("/ws/notifications/").await;
    assert_eq!(answer.status.as_u16(), 404);
}

async fn poll(client: Client) -> (Answer, Duration) {
    let first = client.get("/api/changes?wait=0").await;
    let began = Instant::now();
    let answer = client.get(&format!("/api/changes?since={}&wait=4", first.cursor())).await;
    (answer, began.elapsed())
}

/// Saves over a version that is seen once.
async fn save(teacher: &Client, typed: &str, seen: &str) -> Answer {
    teacher.save_mark(typed, seen, &format!("feed-save-{seen}")).await
}
