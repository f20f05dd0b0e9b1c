//! Many at once: seats are never oversold, and whatever several people do at the same time leaves the database sound.

use std::sync::Arc;

use school::{
    id::{AccountId, ClassId, CourseId, EnrollmentRequestId, MemberId},
    person::{Name, Role},
    request::{Act, RequestState},
};
use store::{
    account::NewAccount,
    id::mint,
    plan::{PlannedMember, SchoolPlan},
};
use tokio::task::JoinSet;

use super::{ask_place, checker, move_enrollment, offer_subjects, open_course};
use crate::{
    contracts,
    world::{Person, World},
};

contracts!(five_hundred_ask_for_forty_seats, whatever_is_done_at_once_leaves_a_sound_database);

/// Puts students into the world's class.
async fn crowd(w: &World, size: usize) -> Vec<Person> {
    let class = ClassId(w.number(&format!("SELECT class_id FROM members WHERE id = {}", w.student.member)).await);
    let mut plan = SchoolPlan::default();
    let mut people = Vec::with_capacity(size);
    for n in 0..size {
        let (account, member) = (AccountId(mint()), MemberId(mint()));
        let (email, password_hash) = (format!("crowd{n}@example.et"), "$argon2id$no".to_owned());
        plan.accounts.push(NewAccount { id: account, email, password_hash, language: "en".into() });
        let (name, number) = (Name::new("Crowd", &n.to_string(), ""), format!("C{n}"));
        let class = Some(class);
        plan.members.push(PlannedMember {
            id: member,
            account: Some(account),
            role: Role::Student,
            number,
            name,
            class,
        });
        people.push(Person { account, member });
    }
    w.store.build(w.school, plan).await.expect("the crowd is there");
    people
}

async fn five_hundred_ask_for_forty_seats(w: World) {
    let [biology, _] = offer_subjects(&w).await;
    let (course, _) = open_course(&w, biology, 40).await;
    let people = crowd(&w, 500).await;
    let w = Arc::new(w);
    let mut asking = JoinSet::new();
    for (n, person) in people.into_iter().enumerate() {
        let w = Arc::clone(&w);
        asking.spawn(async move {
            let request = ask_place(&w, person, course, person).await.expect("a student asks");
            let decider = if n % 2 == 0 { w.teacher } else { w.admin };
            let moved = move_enrollment(&w, decider, request, 1, Act::Approve).await.expect("it is theirs to decide");
            moved.expect("every request is approved or waits")
        });
    }
    let states: Vec<RequestState> = asking.join_all().await;
    let approved = states.iter().filter(|state| **state == RequestState::Approved).count();
    let waiting = states.iter().filter(|state| **state == RequestState::Waitlisted).count();
    assert_eq!((approved, waiting), (40, 460));
    let enrolled = format!("SELECT COUNT(*) FROM enrollments WHERE course_id = {course} AND ended_at IS NULL");
    assert_eq!(w.number(&enrolled).await, 40);
    let told = "SELECT COUNT(*) FROM notifications WHERE kind IN ('enrollment_approved', 'enrollment_waitlisted') \
        AND member_id = student_id";
    assert_eq!(w.number(told).await, 500, "one notice each");
    assert_eq!(checker::faults(&w.url).await, [""; 0]);
}

async fn whatever_is_done_at_once_leaves_a_sound_database(w: World) {
    let [biology, _] = offer_subjects(&w).await;
    let (course, _) = open_course(&w, biology, 2).await;
    let w = Arc::new(w);
    let mut busy = JoinSet::new();
    for seed in 0..6 {
        let w = Arc::clone(&w);
        busy.spawn(async move { meddle(&w, course, seed).await });
    }
    busy.join_all().await;
    assert_eq!(checker::faults(&w.url).await, [""; 0]);
    let steps = w.number(&format!("SELECT COUNT(*) FROM request_history WHERE school_id = {}", w.school)).await;
    assert!(steps > 60, "much was done: {steps}");
}

/// Asks and moves at random, from whatever version.
async fn meddle(w: &World, course: CourseId, seed: u64) {
    let mut dice = super::model::Dice::new(seed);
    let students = [w.student, w.sibling, w.leaver];
    for _ in 0..40 {
        let student = dice.of(&students);
        // Refused more often than not; the database's state is what is looked at.
        drop(ask_place(w, student, course, student).await);
        let newest = format!(
            "SELECT COALESCE(MAX(id), 0) FROM enrollment_requests WHERE course_id = {course} AND student_id = {}",
            student.member
        );
        let request = EnrollmentRequestId(w.number(&newest).await);
        let version = format!("SELECT COALESCE(MAX(version), 0) FROM enrollment_requests WHERE id = {request}");
        let (version, act) = (w.number(&version).await, dice.of(&Act::ALL));
        let by = if matches!(act, Act::Withdraw | Act::Accept) { student } else { dice.of(&[w.teacher, w.admin]) };
        drop(move_enrollment(w, by, request, version, act).await);
    }
}
