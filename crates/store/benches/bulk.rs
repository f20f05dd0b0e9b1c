//! Deciding 2,500 requests in one action beside teachers who type marks: how long a save takes meanwhile, against its usual
//! time in the same run.

#[path = "../tests/contracts/postgres.rs"]
#[allow(dead_code, reason = "the world knows both databases")]
mod postgres;
#[path = "../tests/contracts/world.rs"]
#[allow(dead_code, reason = "this bench uses a part of the world")]
mod world;

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::{Duration, Instant},
};

use school::{
    id::{ClassId, CourseId, EnrollmentRequestId, MemberId, SaveId, Version},
    person::{Name, Role},
    request::Act,
    view::{Decide, REQUESTS_A_CHUNK, RequestFilter, SaveGrade},
};
use store::{
    enrollment_requests,
    id::mint,
    permit::Administers,
    plan::{PlannedAsk, PlannedMember, SchoolPlan},
};
use world::{Person, World};

/// How many requests wait, and how often the measurement is repeated.
const REQUESTS: usize = 2_500;
const ROUNDS: usize = 3;
/// How many teachers type at once, and how long they rest between two marks.
const TEACHERS: usize = 4;
const REST: Duration = Duration::from_millis(5);

#[tokio::main]
async fn main() {
    let cluster = postgres::Cluster::start().await;
    for (name, on_postgres) in [("SQLite", false), ("PostgreSQL", true)] {
        println!("\n{name}, {REQUESTS} requests decided in chunks of {REQUESTS_A_CHUNK}, {TEACHERS} teachers typing");
        println!("round  bulk s  saves quiet/busy  p95 quiet ms  p95 busy ms  busy / quiet");
        for round in 1..=ROUNDS {
            let w = if on_postgres { World::on_postgres(&cluster).await } else { World::on_sqlite().await };
            measure(round, Arc::new(w)).await;
        }
    }
}

async fn measure(round: usize, w: Arc<World>) {
    fill(&w).await;
    // As long as the bulk takes, so that both see as much of the machine.
    let quiet = type_marks(&w, async { tokio::time::sleep(Duration::from_secs(3)).await }).await.0;
    let (busy, seconds) = type_marks(&w, decide_all(&w)).await;
    let (quiet95, busy95) = (p95(quiet.clone()), p95(busy.clone()));
    let ratio = busy95.as_secs_f64() / quiet95.as_secs_f64();
    println!(
        "{round:>5}  {:>6.2}  {:>8} / {:<6}  {:>12.2}  {:>11.2}  {ratio:>12.2}",
        seconds.as_secs_f64(),
        quiet.len(),
        busy.len(),
        quiet95.as_secs_f64() * 1e3,
        busy95.as_secs_f64() * 1e3,
    );
}

/// Puts 2,500 students with a pending request each into the world's school.
async fn fill(w: &World) {
    let class = ClassId(w.number(&format!("SELECT class_id FROM members WHERE id = {}", w.student.member)).await);
    let mut plan = SchoolPlan::default();
    for n in 0..REQUESTS {
        let student = MemberId(mint());
        let (name, number) = (Name::new("Student", &n.to_string(), ""), format!("B{n}"));
        let (role, account, class) = (Role::Student, None, Some(class));
        plan.members.push(PlannedMember { id: student, account, role, number, name, class });
        plan.asked.push(PlannedAsk { course: w.physics, student, asked_at: school::clock::Instant(n as i64) });
    }
    w.store.build(w.school, plan).await.expect("the school is filled");
}

/// One action of an admin: every pending request is approved, chunk by chunk.
async fn decide_all(w: &World) {
    let mut reader = w.store.read().await.expect("a connection is free");
    let permit = Administers::deciding(&mut reader, w.admin.caller()).await.expect("an admin");
    let state = Some(school::request::RequestState::Pending);
    let filter = RequestFilter { state, ..RequestFilter::default() };
    let all = enrollment_requests::matching_of_schools(&mut reader, &permit, &filter).await.expect("they load");
    drop(reader);
    assert_eq!(all.len(), REQUESTS);
    for chunk in all.chunks(REQUESTS_A_CHUNK) {
        let decide: Decide<EnrollmentRequestId> =
            Decide { act: Act::Approve, requests: chunk.to_vec(), note: String::new() };
        let done = w.store.decide_enrollments(w.admin.caller(), decide).await.expect("an admin decides");
        assert!(done.decided.iter().all(|one| one.outcome.is_ok()));
    }
}

/// Teachers type for as long as the work goes on; gives how long each save took, and the work.
async fn type_marks(w: &Arc<World>, work: impl Future<Output = ()>) -> (Vec<Duration>, Duration) {
    let over = Arc::new(AtomicBool::new(false));
    let cells = [(w.student, w.quiz), (w.student, w.exam), (w.sibling, w.quiz), (w.sibling, w.exam)];
    let mut typing = tokio::task::JoinSet::new();
    for (student, assessment) in cells.into_iter().take(TEACHERS) {
        let (w, over) = (Arc::clone(w), Arc::clone(&over));
        typing.spawn(async move {
            let mut taken = Vec::new();
            while !over.load(Ordering::Relaxed) {
                taken.push(save(&w, w.maths, student, assessment).await);
                tokio::time::sleep(REST).await;
            }
            taken
        });
    }
    let began = Instant::now();
    work.await;
    let lasted = began.elapsed();
    over.store(true, Ordering::Relaxed);
    (typing.join_all().await.concat(), lasted)
}

/// Types one mark over whatever is there; gives how long the acknowledgement took.
async fn save(w: &World, course: CourseId, student: Person, assessment: school::id::AssessmentId) -> Duration {
    let seen = format!(
        "SELECT COALESCE(MAX(version), 0) FROM grades WHERE student_id = {} AND assessment_id = {assessment}",
        student.member
    );
    let seen = Version(w.number(&seen).await);
    let save_id = SaveId::try_from(format!("bench-{}", mint())).expect("a good save id");
    let save = SaveGrade { course, student: student.member, assessment, typed: "7".into(), seen, save_id };
    let began = Instant::now();
    w.store.save_grade(w.teacher.caller(), save).await.expect("the teacher may");
    began.elapsed()
}

fn p95(mut taken: Vec<Duration>) -> Duration {
    taken.sort();
    taken.get((taken.len() * 95 / 100).min(taken.len().saturating_sub(1))).copied().unwrap_or_default()
}
