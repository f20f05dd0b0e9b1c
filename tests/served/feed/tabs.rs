//! Tabs of one account at a program that knows nothing of it yet, such as one that has just started: what one of them reads, or
//! began to read and did not, is no reason for another to believe that there is nothing.

use std::time::Duration;

use store::Reader;
use tokio::{
    task::JoinHandle,
    time::{sleep, timeout},
};

use crate::{
    feed::edges::{all_readers, marks, save},
    harness::{
        self, Answer, Client,
        school::{TestSchool, start_beside},
    },
};

/// How long a poll may be held, in seconds.
const WAIT: u64 = 60;
/// Longer than any answer takes that is not held.
const PATIENCE: Duration = Duration::from_secs(15);
/// Until a poll that was sent waits for a connection.
const SENT: Duration = Duration::from_millis(300);

/// A program that has just started on a database with a mark that the student has not heard of; nobody can read the table yet.
struct Started {
    school: TestSchool,
    student: Client,
    /// The cursor of the student's tabs.
    cursor: String,
    saved: Vec<i64>,
    readers: Vec<Reader>,
}

impl Started {
    async fn with_a_mark_unheard() -> Self {
        let before = harness::school::start().await;
        let (student, teacher) = (before.client("student").await, before.client("teacher").await);
        let cursor = student.cursor().await;
        let saved = save(&teacher, 1, 1).await;
        let school = start_beside(&before.url).await.keeping(before);
        let student = student.at(school.router.clone());
        // It knows the session, and has told the student nothing.
        assert_eq!(student.get("/").await.status.as_u16(), 303);
        let readers = all_readers(&school.store).await;
        Self { school, student, cursor, saved, readers }
    }

    /// A tab that polls, and waits for the table.
    async fn tab(&self) -> JoinHandle<Answer> {
        let (client, poll) = (self.student.clone(), format!("/api/changes?since={}&wait={WAIT}", self.cursor));
        let tab = tokio::spawn(async move { client.get(&poll).await });
        sleep(SENT).await;
        tab
    }
}

/// What a tab hears, soon.
async fn heard(tab: JoinHandle<Answer>) -> Vec<i64> {
    let answer = timeout(PATIENCE, tab).await.expect("it is answered, and not held");
    marks(&answer.expect("the poll ends"))
}

#[tokio::test(flavor = "multi_thread")]
async fn tabs_that_come_back_together_all_hear() {
    let mut started = Started::with_a_mark_unheard().await;
    let (first, second) = (started.tab().await, started.tab().await);
    started.readers.clear();
    assert_eq!(heard(first).await, started.saved, "the first");
    assert_eq!(heard(second).await, started.saved, "the second, which came while the first read");
    started.school.store.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_poll_that_is_given_up_takes_no_event_with_it() {
    let mut started = Started::with_a_mark_unheard().await;
    let given_up = started.tab().await;
    // As when its page is hidden.
    given_up.abort();
    assert!(given_up.await.is_err_and(|end| end.is_cancelled()));
    started.readers.clear();
    assert_eq!(heard(started.tab().await).await, started.saved, "whoever asks next");
    started.school.store.close().await;
}
