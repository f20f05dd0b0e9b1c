//! A program that is killed in the middle of its work loses nothing that it acknowledged, and leaves nothing half done.

#[path = "contracts/requests/checker.rs"]
mod checker;
#[path = "contracts/postgres.rs"]
#[allow(dead_code, reason = "the world knows both databases")]
mod postgres;
#[path = "contracts/world.rs"]
#[allow(dead_code, reason = "each test binary uses its own part of the world")]
mod world;

use std::{
    io::{BufRead, BufReader, Write},
    process::{Command, Stdio},
    time::{Duration, Instant},
};

use school::{
    id::{AccountId, AssessmentId, CourseId, EnrollmentRequestId, MemberId, SaveId, Version},
    request::Act,
    view::{AskEnrollment, Decide, SaveGrade, Seen},
};
use store::{Caller, Store};
use world::World;

/// The variable that tells the killed program what to work on.
const TASK: &str = "YENETA_KILLED";

/// How often it is started and killed, and after how many milliseconds.
const LIVES: [u64; 4] = [150, 260, 370, 480];

/// How much it does at least before it is killed.
const DEEDS: usize = 12;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_acknowledged_survives_a_kill_and_nothing_is_half_done() {
    let w = World::on_sqlite().await;
    w.behind(&format!("UPDATE courses SET capacity = 3 WHERE id = {}", w.maths)).await;
    let people = [w.teacher, w.student, w.sibling, w.leaver].map(|p| format!("{}:{}", p.account, p.member)).join(",");
    let task = format!("{}|{}|{}|{people}", w.url, w.maths, w.quiz);
    w.store.close().await;
    let (mut requests, mut marks) = (0, 0);
    for life in LIVES {
        for acknowledged in live_and_die(&task, Duration::from_millis(life)) {
            let (what, rest) = acknowledged.split_once(' ').expect("an acknowledgement has a kind");
            let (id, version) = rest.split_once(' ').expect("an acknowledgement has an id and a version");
            let kept = match what {
                "request" => {
                    format!("SELECT COUNT(*) FROM enrollment_requests WHERE id = {id} AND version >= {version}")
                }
                _ => format!(
                    "SELECT COUNT(*) FROM grades WHERE student_id = {id} AND assessment_id = {} AND version >= {version}",
                    w.quiz
                ),
            };
            assert_eq!(w.number(&kept).await, 1, "{acknowledged} is on disk");
            if what == "request" { requests += 1 } else { marks += 1 }
        }
        assert_eq!(checker::faults(&w.url).await, [""; 0]);
        let history = format!(
            "SELECT COUNT(*) FROM grades g WHERE g.assessment_id = {} AND g.version <> (SELECT COUNT(*) \
            FROM grade_history h WHERE h.student_id = g.student_id AND h.assessment_id = g.assessment_id)",
            w.quiz
        );
        assert_eq!(w.number(&history).await, 0, "every version of a mark has its row");
    }
    assert!(requests > 0 && marks > 0, "it worked before it was killed: {requests} requests, {marks} marks");
}

/// Starts this very program as the one that is killed; gives what it acknowledged.
fn live_and_die(task: &str, life: Duration) -> Vec<String> {
    let program = std::env::current_exe().expect("a test knows its program");
    let mut child = Command::new(program)
        .args(["--ignored", "--exact", "works_until_it_is_killed", "--nocapture"])
        .env(TASK, task)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("the program starts");
    let mut printed = BufReader::new(child.stdout.take().expect("its output is piped")).lines();
    let mut acknowledged = Vec::new();
    let mut killed_at = None;
    while let Some(Ok(line)) = printed.next() {
        let Some(line) = line.strip_prefix("done ") else { continue };
        acknowledged.push(line.to_owned());
        // Its life begins with its first deed: starting takes as long as the machine is busy.
        let end = *killed_at.get_or_insert_with(|| Instant::now() + life);
        // On a busy machine it lives longer: so that there is something to lose.
        if Instant::now() >= end && acknowledged.len() >= DEEDS {
            // SIGKILL: no handler, no flush.
            child.kill().expect("it lives until it is killed");
        }
    }
    let end = child.wait().expect("it has ended");
    assert!(!end.success(), "it was killed");
    acknowledged
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "the other test starts it as a program of its own"]
async fn works_until_it_is_killed() {
    let task = std::env::var(TASK).expect("the other test says what to do");
    let parts: Vec<&str> = task.split('|').collect();
    let id = |text: &str| text.parse::<i64>().expect("an id");
    let people: Vec<(Caller, MemberId)> = parts[3]
        .split(',')
        .map(|pair| pair.split_once(':').expect("an account and a member"))
        .map(|(account, member)| (Caller { account: AccountId(id(account)) }, MemberId(id(member))))
        .collect();
    let store = Store::open(parts[0]).await.expect("the database opens");
    let (course, quiz) = (CourseId(id(parts[1])), AssessmentId(id(parts[2])));
    let (teacher, students) = (people[0].0, &people[1..]);
    let mut working = tokio::task::JoinSet::new();
    for (caller, student) in students.iter().copied() {
        let store = store.clone();
        working.spawn(async move { ask_and_leave(&store, teacher, caller, student, course).await });
    }
    for (_, student) in students.iter().copied() {
        let store = store.clone();
        working.spawn(async move { mark(&store, teacher, student, course, quiz).await });
    }
    // Two minutes at most: were it never killed, it would end.
    drop(tokio::time::timeout(Duration::from_secs(120), working.join_all()).await);
}

/// A student's place is asked for, approved and ended, again and again.
async fn ask_and_leave(store: &Store, teacher: Caller, caller: Caller, student: MemberId, course: CourseId) {
    loop {
        let ask = AskEnrollment { course, student, note: String::new() };
        let Ok(asked) = store.ask_enrollment(caller, ask).await else {
            // Enrolled from the beginning, or by the life before.
            tokio::time::sleep(Duration::from_millis(20)).await;
            continue;
        };
        say("request", asked.request.0, 1);
        for (act, version) in [(Act::Approve, 1), (Act::End, 2)] {
            step(store, teacher, asked.request, act, version).await;
        }
    }
}

async fn step(store: &Store, by: Caller, request: EnrollmentRequestId, act: Act, version: i64) {
    let requests = vec![Seen { request, version: Version(version) }];
    let done = store.decide_enrollments(by, Decide { act, requests, note: String::new() }).await;
    if done.is_ok_and(|done| done.decided.iter().all(|one| one.outcome.is_ok())) {
        say("request", request.0, version + 1);
    }
}

/// A student's mark is written again and again.
async fn mark(store: &Store, teacher: Caller, student: MemberId, course: CourseId, assessment: AssessmentId) {
    let mut seen = Version(0);
    loop {
        let save_id = SaveId::try_from(format!("killed-{}", store::id::mint())).expect("a good save id");
        let save = SaveGrade { course, student, assessment, typed: "7".into(), seen, save_id };
        match store.save_grade(teacher, save).await {
            Ok(saved) => {
                seen = saved.version;
                say("mark", student.0, seen.0);
            }
            Err(store::Error::Conflict { current }) => seen = current.version,
            // The student is between two enrollments.
            Err(_) => tokio::time::sleep(Duration::from_millis(5)).await,
        }
    }
}

/// Tells what is acknowledged, at once.
fn say(what: &str, id: i64, version: i64) {
    let mut out = std::io::stdout().lock();
    // The reader may be gone; then nobody counts.
    drop(writeln!(out, "done {what} {id} {version}").and_then(|()| out.flush()));
}
