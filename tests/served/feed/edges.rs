//! The feed's edges: who comes from far behind, who slept for a day, clocks that are wrong, and a ring that ran over.

use std::time::{Duration, Instant};

use school::{
    event::{Event, EventName},
    id::SchoolId,
};
use sqlx::{AnyConnection, AssertSqlSafe, Connection};
use store::{Change, Error, Reader, Store, Tx, Write};
use tokio::{
    sync::broadcast::error::TryRecvError,
    task::JoinHandle,
    time::{sleep, timeout},
};

use super::model::restarted;
use crate::harness::{
    self, Answer, Client,
    school::{ASSESSMENT, COURSE, STUDENT, TestSchool},
};

/// The most events of one answer.
const MOST_EVENTS: usize = 500;
/// How many revisions behind a reader may be.
const MOST_REVISIONS: i64 = 20_000;
/// How many commits a slow listener may be behind.
const BACKLOG: usize = 1_024;
/// A day in milliseconds.
const DAY: i64 = 24 * 60 * 60 * 1_000;
/// How long a poll that must not be held may take on a busy machine: less than it may be held.
const AT_ONCE: Duration = Duration::from_secs(8);

/// Tells the admins of so many requests to teach.
struct Tell(usize);

impl Write for Tell {
    type Output = ();

    async fn apply(&self, tx: &mut Tx) -> Result<(), Error> {
        (0..self.0).for_each(|_| tx.record(Change::of_school(EventName::CourseRequestCreated)));
        Ok(())
    }
}

/// What the answer tells, in its order.
fn events(answer: &Answer) -> Vec<Event> {
    if answer.status.as_u16() == 204 {
        return Vec::new();
    }
    assert_eq!(answer.status.as_u16(), 200, "{}", answer.body);
    let mut body: serde_json::Value = serde_json::from_str(&answer.body).expect("JSON");
    serde_json::from_value(body["events"].take()).expect("events")
}

/// The revisions of marks that were told, in their order; anything else ends the test.
pub fn marks(answer: &Answer) -> Vec<i64> {
    let of = |event: Event| {
        assert!(matches!(event.name, EventName::GradeCreated | EventName::GradeUpdated), "{event:?}");
        event.revision.0
    };
    events(answer).into_iter().map(of).collect()
}

/// What there is to hear. An acknowledged save is told a moment later, so the poll is ready to be held.
async fn since(client: &Client, cursor: &str) -> Answer {
    client.get(&format!("/api/changes?since={cursor}&wait=30")).await
}

/// Looks that there is nothing to hear.
async fn quiet(client: &Client, cursor: &str) {
    let answer = client.get(&format!("/api/changes?since={cursor}&wait=0")).await;
    assert_eq!(answer.status.as_u16(), 204, "{}", answer.body);
}

/// Saves so many marks, over this version and the next ones; gives their revisions when all have been told.
pub async fn save(teacher: &Client, seen: usize, count: usize) -> Vec<i64> {
    let mut cursor = teacher.cursor().await;
    let mut revisions = Vec::new();
    for seen in seen..seen + count {
        let (typed, id) = ((seen % 20).to_string(), format!("feed-edge-{seen}"));
        let saved = teacher.save_mark(&typed, &seen.to_string(), &id).await;
        assert_eq!(saved.status.as_u16(), 200, "{}", saved.body);
        let saved: school::view::Saved = serde_json::from_str(&saved.body).expect("an acknowledgement");
        revisions.push(saved.revision.0);
        let told = since(teacher, &cursor).await;
        assert_eq!(marks(&told), [saved.revision.0], "its writer's other tabs hear of it");
        cursor = told.cursor();
    }
    revisions
}

async fn behind_its_back(school: &TestSchool, text: &str) {
    let mut conn = AnyConnection::connect(&school.url).await.expect("the database answers");
    sqlx::raw_sql(AssertSqlSafe(text.to_owned())).execute(&mut conn).await.expect(text);
    conn.close().await.expect("the database answers");
}

#[tokio::test(flavor = "multi_thread")]
async fn who_missed_more_events_than_an_answer_holds_reads_anew() {
    let school = harness::school::start().await;
    let (admin, teacher) = (school.client("admin").await, school.client("teacher").await);
    let (far, others) = (admin.cursor().await, teacher.cursor().await);
    school.store.write(SchoolId(1), Tell(1)).await.expect("it is told");
    let near = admin.cursor().await;
    school.store.write(SchoolId(1), Tell(MOST_EVENTS)).await.expect("it is told");
    let all = since(&admin, &near).await;
    assert_eq!(events(&all).len(), MOST_EVENTS, "as many as an answer holds");
    let healed = since(&admin, &far).await;
    let told: Vec<EventName> = events(&healed).into_iter().map(|event| event.name).collect();
    assert_eq!(told, [EventName::DataRefreshNeeded], "one more is too many");
    assert_eq!(all.cursor(), healed.cursor());
    quiet(&admin, &healed.cursor()).await;
    // Who may hear of none of them has missed nothing, and hears of the next thing as ever.
    quiet(&teacher, &others).await;
    let saved = save(&teacher, 1, 1).await;
    assert_eq!(marks(&since(&teacher, &others).await), saved);
}

#[tokio::test(flavor = "multi_thread")]
async fn who_comes_from_the_far_past_reads_anew() {
    let school = harness::school::start().await;
    let (student, teacher) = (school.client("student").await, school.client("teacher").await);
    let far = student.cursor().await;
    // As if others had written much, of which the student may hear nothing.
    let moved = format!("UPDATE counters SET revision = revision + {} WHERE school_id = 1", MOST_REVISIONS - 1);
    behind_its_back(&school, &moved).await;
    let first = save(&teacher, 1, 1).await;
    let heard = since(&student, &far).await;
    assert_eq!(marks(&heard), first, "as far as is looked");
    let near = heard.cursor();
    let second = save(&teacher, 2, 1).await;
    assert_eq!(marks(&since(&student, &near).await), second, "both are told");
    let healed = since(&student, &far).await;
    let told: Vec<EventName> = events(&healed).into_iter().map(|event| event.name).collect();
    assert_eq!(told, [EventName::DataRefreshNeeded], "one further is too far");
    quiet(&student, &healed.cursor()).await;
}

/// Says that the student's mark is another.
struct Mark;

impl Write for Mark {
    type Output = ();

    async fn apply(&self, tx: &mut Tx) -> Result<(), Error> {
        let (student, assessment) = (Some(STUDENT), Some(ASSESSMENT));
        tx.record(Change { student, assessment, ..Change::of_course(EventName::GradeUpdated, COURSE) });
        Ok(())
    }
}

/// The hub stands still, and more is committed than the ring between the door and the hub holds: everybody is told to look.
#[tokio::test(flavor = "multi_thread")]
async fn a_ring_that_runs_over_loses_nobody_an_event() {
    let school = harness::school::start().await;
    let (student, stranger) = (school.client("student").await, school.client("other-student").await);
    let mut ring = school.store.committed();
    let (concerned, other) = (held(&student, 30).await, held(&stranger, 30).await);
    // Whom a commit concerns can't be read as long as nobody gives a connection back.
    let readers = all_readers(&school.store).await;
    // The hub has the first in its hands; the student's mark is what falls out of the ring.
    school.store.write(SchoolId(1), Tell(1)).await.expect("it is told");
    let mark = school.store.write(SchoolId(1), Mark).await.expect("it is told").revision;
    let began = Instant::now();
    for _ in 0..BACKLOG {
        school.store.write(SchoolId(1), Tell(1)).await.expect("it is told");
    }
    println!("{BACKLOG} commits within {:?}", began.elapsed());
    assert!(matches!(ring.try_recv(), Err(TryRecvError::Lagged(_))), "the ring ran over");
    drop(readers);
    let heard = concerned.await.expect("the poll ends");
    assert_eq!(marks(&heard), [mark.0]);
    assert!(!other.is_finished(), "who is told to look and finds nothing is held on");
    other.abort();
}

/// Every connection that reads: until they are given back, whoever reads waits.
pub async fn all_readers(store: &Store) -> Vec<Reader> {
    let mut readers = Vec::new();
    while let Ok(Ok(reader)) = timeout(Duration::from_millis(50), store.read()).await {
        readers.push(reader);
    }
    readers
}

/// A poll that waits, from now on.
async fn held(client: &Client, wait: u32) -> JoinHandle<Answer> {
    let (client, cursor) = (client.clone(), client.cursor().await);
    let poll = tokio::spawn(async move { client.get(&format!("/api/changes?since={cursor}&wait={wait}")).await });
    sleep(Duration::from_millis(300)).await;
    poll
}

/// Lets the data be so much older than the program's clock, as if that were as much ahead; a negative age is a clock behind.
async fn age(school: TestSchool, days: i64) -> TestSchool {
    let by = days * DAY;
    behind_its_back(&school, &format!("UPDATE changes SET at = at - {by}")).await;
    let times = ["created_at", "seen_at", "expires_at"].map(|time| format!("{time} = {time} - {by}")).join(", ");
    behind_its_back(&school, &format!("UPDATE sessions SET {times}")).await;
    // What it has in memory is of the time before.
    restarted(school).await
}

#[tokio::test(flavor = "multi_thread")]
async fn who_slept_for_a_day_hears_of_all_of_it_at_once() {
    let school = harness::school::start().await;
    let (student, parent, teacher) =
        (school.client("student").await, school.client("parent").await, school.client("teacher").await);
    let asleep = student.cursor().await;
    assert_eq!(asleep, parent.cursor().await);
    let saved = save(&teacher, 1, 40).await;
    // The parent's session lasts for weeks, the student's half a day.
    let weeks = format!("UPDATE sessions SET expires_at = expires_at + {} WHERE account_id = 1033", 14 * DAY);
    behind_its_back(&school, &weeks).await;
    let school = age(school, 1).await;
    let (awake, ended) = (parent.at(school.router.clone()), student.at(school.router.clone()));
    let began = Instant::now();
    let heard = since(&awake, &asleep).await;
    assert!(began.elapsed() < AT_ONCE, "it is not held: {:?}", began.elapsed());
    assert_eq!(marks(&heard), saved, "all of the day, in its order");
    quiet(&awake, &heard.cursor()).await;
    // Whose session ended meanwhile hears so, and of everything as soon as there is another.
    assert_eq!(since(&ended, &asleep).await.status.as_u16(), 401);
    assert_eq!(marks(&since(&school.client("student").await, &asleep).await), saved);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_clock_that_is_off_by_days_changes_no_order() {
    // Ahead by three days, then behind by six, and right again.
    let mut school = harness::school::start().await;
    let student = school.client("student").await;
    let (start, mut saved) = (student.cursor().await, Vec::<i64>::new());
    let mut cursor = start.clone();
    for (turn, days) in [3, -6, 3].into_iter().enumerate() {
        let teacher = school.client("teacher").await;
        let before = save(&teacher, 1 + 6 * turn, 3).await;
        school = age(school, days).await;
        let after = save(&school.client("teacher").await, 4 + 6 * turn, 3).await;
        saved.extend(before.iter().chain(&after));
        // By a new session: the old one may be over by this clock.
        let student = school.client("student").await;
        let heard = since(&student, &cursor).await;
        assert_eq!(marks(&heard), [before, after].concat(), "turn {turn}");
        cursor = heard.cursor();
        quiet(&student, &cursor).await;
        assert_eq!(marks(&since(&student, &start).await), saved, "turn {turn}, from the beginning");
    }
    let mut conn = AnyConnection::connect(&school.url).await.expect("the database answers");
    let times: Vec<i64> = sqlx::query_scalar("SELECT at FROM changes WHERE kind LIKE 'grade_%' ORDER BY revision")
        .fetch_all(&mut conn)
        .await
        .expect("the times load");
    conn.close().await.expect("the database answers");
    assert!(!times.is_sorted(), "the clock went back while revisions went on: {times:?}");
}
