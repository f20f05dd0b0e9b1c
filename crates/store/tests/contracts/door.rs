//! The write door: batches, order, acknowledgement.

use std::{
    collections::BTreeSet,
    sync::atomic::{AtomicU32, Ordering},
    time::Duration,
};

use school::{
    event::EventName,
    id::{Revision, SchoolId},
    view::Problem,
};
use store::{Change, Error, Store, Tx, Write};

use crate::{contracts, postgres::Cluster, world::World};

contracts!(
    many_writers_get_revisions_without_a_gap,
    a_failing_command_does_not_hurt_its_neighbours,
    a_batch_runs_again_after_a_deadlock,
    a_panicking_command_is_undone_and_the_door_stays_open,
    a_write_is_finished_when_its_caller_went_away,
    a_command_without_a_change_takes_no_revision,
    two_stores_on_one_database_keep_the_order,
    closing_finishes_what_waits,
    an_unknown_school_is_not_written,
);

/// Does what its name says.
#[derive(Clone, Copy)]
enum Command {
    Record,
    Nothing,
    RecordAndFail,
    Panic,
}

impl Write for Command {
    type Output = SchoolId;

    async fn apply(&self, tx: &mut Tx) -> Result<SchoolId, Error> {
        match self {
            Command::Nothing => return Ok(tx.school()),
            Command::Panic => panic!("as the test wants it"),
            Command::Record | Command::RecordAndFail => {}
        }
        tx.record(Change::of_school(EventName::CourseRequestCreated));
        if matches!(self, Command::RecordAndFail) { Err(Error::Invalid(Problem::Malformed)) } else { Ok(tx.school()) }
    }
}

/// Sends commands at once and gives their answers in order.
async fn at_once<W: Write>(
    store: &Store,
    school: SchoolId,
    commands: Vec<W>,
) -> Vec<Result<(W::Output, Revision), Error>> {
    let send = |command| {
        let store = store.clone();
        tokio::spawn(async move { store.write(school, command).await.map(|written| (written.value, written.revision)) })
    };
    let tasks: Vec<_> = commands.into_iter().map(send).collect();
    let mut answers = Vec::new();
    for task in tasks {
        answers.push(task.await.expect("the caller does not panic"));
    }
    answers
}

async fn many_writers_get_revisions_without_a_gap(w: World) {
    let caller = w.teacher.caller();
    let mut hear = w.store.committed();
    let tasks: Vec<_> = (0..64)
        .map(|n| {
            let (student, assessment) = if n % 2 == 0 { (w.student, w.quiz) } else { (w.sibling, w.exam) };
            let (store, mut save) = (w.store.clone(), w.save(student, assessment, "5", 0));
            tokio::spawn(async move {
                // Each wants its own mark on top of whatever is there.
                loop {
                    match store.save_grade(caller, save.clone()).await {
                        Ok(saved) => return saved.revision,
                        Err(Error::Conflict { current }) => save.seen = current.version,
                        Err(error) => panic!("{error:?}"),
                    }
                }
            })
        })
        .collect();
    let mut revisions = BTreeSet::new();
    for task in tasks {
        assert!(revisions.insert(task.await.expect("no panic")), "no revision twice");
    }
    assert_eq!(revisions, (2..=65).map(Revision).collect());
    let history =
        format!("SELECT COUNT(*) FROM grade_history WHERE actor_id = {} AND written_at > 1", w.teacher.member);
    assert_eq!(w.number(&history).await, 64);
    let mut told = Vec::new();
    while told.len() < 64 {
        told.extend(hear.recv().await.expect("each commit is told").changes.iter().map(|event| event.revision.0));
    }
    assert_eq!(told, (2..=65).collect::<Vec<_>>(), "in order");
}

async fn a_failing_command_does_not_hurt_its_neighbours(w: World) {
    let commands: Vec<_> = (0..40).map(|n| if n % 3 == 1 { Command::RecordAndFail } else { Command::Record }).collect();
    let mut revisions = Vec::new();
    for (n, answer) in at_once(&w.store, w.school, commands).await.into_iter().enumerate() {
        match answer {
            Ok((_, revision)) if n % 3 != 1 => revisions.push(revision.0),
            Err(Error::Invalid(Problem::Malformed)) if n % 3 == 1 => {}
            other => panic!("command {n}: {other:?}"),
        }
    }
    revisions.sort_unstable();
    assert_eq!(revisions, (2..2 + 27).collect::<Vec<_>>());
    let count =
        format!("SELECT COUNT(*) FROM changes WHERE school_id = {} AND kind = 'course_request_created'", w.school);
    assert_eq!(w.number(&count).await, 27);
}

/// Meets a deadlock at its first run, or at each.
struct Unlucky {
    runs: AtomicU32,
    always: bool,
}

impl Write for Unlucky {
    type Output = u32;

    async fn apply(&self, tx: &mut Tx) -> Result<u32, Error> {
        let run = self.runs.fetch_add(1, Ordering::Relaxed) + 1;
        tx.record(Change::of_school(EventName::CourseRequestCreated));
        if self.always || run == 1 { Err(Error::Busy) } else { Ok(run) }
    }
}

async fn a_batch_runs_again_after_a_deadlock(w: World) {
    let unlucky = |always| Unlucky { runs: AtomicU32::new(0), always };
    let answers = at_once(&w.store, w.school, (0..10).map(|_| unlucky(false)).collect()).await;
    let mut revisions: Vec<_> = answers.into_iter().map(|a| a.expect("the second run passes").1.0).collect();
    revisions.sort_unstable();
    assert_eq!(revisions, (2..=11).collect::<Vec<_>>(), "what the first runs recorded is gone");
    let answers = at_once(&w.store, w.school, (0..10).map(|n| unlucky(n == 4)).collect()).await;
    for (n, answer) in answers.into_iter().enumerate() {
        let refused = matches!(answer, Err(Error::Busy));
        assert_eq!(refused, n == 4, "it does not try for ever, and keeps no neighbour back: {answer:?}");
    }
    let count = format!("SELECT COUNT(*) FROM changes WHERE school_id = {}", w.school);
    assert_eq!(w.number(&count).await, 20);
}

async fn a_panicking_command_is_undone_and_the_door_stays_open(w: World) {
    let answer = w.store.write(w.school, Command::Panic).await;
    assert!(matches!(answer, Err(Error::Database(_))), "{answer:?}");
    let written = w.store.write(w.school, Command::Record).await.expect("the door is open");
    assert_eq!(written.revision, Revision(2));
}

async fn a_write_is_finished_when_its_caller_went_away(w: World) {
    let store = w.store.clone();
    let (caller, save) = (w.teacher.caller(), w.save(w.student, w.quiz, "17", 0));
    let mut hear = w.store.committed();
    w.store.school_of(w.maths).await.expect("the course is there");
    let impatient = tokio::time::timeout(Duration::from_micros(1), store.save_grade(caller, save)).await;
    if impatient.is_err() {
        // It was queued at the first poll, so it is done all the same.
        let told = tokio::time::timeout(Duration::from_secs(5), hear.recv()).await.expect("it is committed");
        assert_eq!(told.expect("the door is open").changes[0].revision, Revision(2));
    }
    assert_eq!(w.number("SELECT COUNT(*) FROM grades WHERE points_hundredths = 1700 AND version = 1").await, 1);
}

async fn a_command_without_a_change_takes_no_revision(w: World) {
    let mixed = vec![Command::Nothing, Command::Record, Command::Nothing, Command::Record];
    let answers = at_once(&w.store, w.school, mixed).await;
    assert!(answers.iter().all(Result::is_ok));
    let after = w.store.write(w.school, Command::Nothing).await.expect("the door is open");
    assert_eq!(after.revision, Revision(3), "the newest");
}

async fn two_stores_on_one_database_keep_the_order(w: World) {
    let second = Store::open(&w.url).await.expect("a second program opens the database");
    let both = [w.store.clone(), second.clone()];
    let watch = tokio::spawn(watch_for_gaps(w.store.clone(), w.school, Revision(101)));
    let mut tasks = Vec::new();
    for n in 0..100 {
        let (store, school) = (both[n % 2].clone(), w.school);
        tasks.push(tokio::spawn(async move { store.write(school, Command::Record).await.map(|w| w.revision.0) }));
    }
    let mut revisions = Vec::new();
    for task in tasks {
        revisions.push(task.await.expect("no panic").expect("each is acknowledged"));
    }
    revisions.sort_unstable();
    assert_eq!(revisions, (2..=101).collect::<Vec<_>>());
    watch.await.expect("a reader never saw N + 1 before N");
    second.close().await;
}

/// Reads on and on, and fails when a revision shows before the one below it.
async fn watch_for_gaps(store: Store, school: SchoolId, last: Revision) {
    let mut seen = Revision(1);
    while seen < last {
        let mut reader = store.read().await.expect("a connection is free");
        let new = store::feed::committed_since(&mut reader, school, seen).await.expect("the changes load");
        for event in new.changes {
            assert_eq!(event.revision.0, seen.0 + 1);
            seen = event.revision;
        }
    }
}

async fn closing_finishes_what_waits(w: World) {
    let store = w.store.clone();
    let tasks: Vec<_> = (0..50)
        .map(|_| {
            let (store, school) = (store.clone(), w.school);
            tokio::spawn(async move { store.write(school, Command::Record).await })
        })
        .collect();
    tokio::time::sleep(Duration::from_millis(5)).await;
    store.close().await;
    let mut acknowledged = 0;
    for task in tasks {
        match task.await.expect("no panic") {
            Ok(_) => acknowledged += 1,
            Err(Error::Busy) => {}
            Err(error) => panic!("{error:?}"),
        }
    }
    let rows = w.number("SELECT COUNT(*) FROM changes WHERE kind = 'course_request_created'").await;
    assert_eq!(rows, acknowledged, "nothing acknowledged is gone, nothing refused is there");
    assert!(matches!(store.write(w.school, Command::Record).await, Err(Error::Busy)), "a closed door stays closed");
}

async fn an_unknown_school_is_not_written(w: World) {
    assert!(w.store.write(SchoolId(4), Command::Record).await.is_err());
    assert_eq!(w.number("SELECT COUNT(*) FROM changes WHERE school_id = 4").await, 0);
}

/// Two programs on one PostgreSQL: each hears of the other's commits.
pub async fn other_processes_are_heard(cluster: &Cluster) {
    let w = World::on_postgres(cluster).await;
    let second = Store::open(&w.url).await.expect("a second program opens the database");
    let mut listener = second.listen().await.expect("the second program listens");
    w.store.save_grade(w.teacher.caller(), w.save(w.student, w.quiz, "17", 0)).await.expect("the teacher may");
    let heard = tokio::time::timeout(Duration::from_secs(5), listener.next()).await.expect("the commit is heard");
    assert_eq!(heard, w.school);
    // A failing command tells nobody.
    let stale = w.save(w.student, w.quiz, "18", 0);
    w.store.save_grade(w.teacher.caller(), stale).await.expect_err("it is stale");
    let silence = tokio::time::timeout(Duration::from_millis(200), listener.next()).await;
    assert!(silence.is_err(), "heard {silence:?}");
}

/// SQLite is one process's own: nothing is ever heard.
#[tokio::test]
async fn on_sqlite_nothing_is_heard_from_other_processes() {
    let w = World::on_sqlite().await;
    let mut listener = w.store.listen().await.expect("listening is fine");
    w.store.write(w.school, Command::Record).await.expect("the door is open");
    assert!(tokio::time::timeout(Duration::from_millis(100), listener.next()).await.is_err());
}
