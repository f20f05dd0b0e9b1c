//! Requests to teach and to join: who may take which step, what it brings, and who is told.

pub mod checker;
mod courses;
mod crowd;
mod model;
mod seats;

use school::{
    id::{CourseId, CourseRequestId, EnrollmentRequestId, SubjectId, Version},
    request::{Act, Refusal, RequestState},
    view::{AskCourse, AskEnrollment, Decide, Problem, Seen},
};
use store::Error;

use crate::world::{Person, World};

pub const CONTRACTS: [&[crate::Contract]; 4] =
    [courses::CONTRACTS, seats::CONTRACTS, crowd::CONTRACTS, model::CONTRACTS];

/// Where a request stands after a step, or why it did not move.
type Outcome = Result<RequestState, Refusal>;

/// Offers Biology and Chemistry at Grade 9, beside what the world teaches.
pub async fn offer_subjects(w: &World) -> [SubjectId; 2] {
    let subjects = [SubjectId(71), SubjectId(72)];
    for (subject, name) in subjects.iter().zip(["Biology", "Chemistry"]) {
        w.behind(&format!(
            "INSERT INTO subjects (school_id, id, name, search_key) VALUES ({}, {subject}, '{name}', lower('{name}'))",
            w.school
        ))
        .await;
        let row = format!("({}, {subject}, 9, '')", w.school);
        w.behind(&format!("INSERT INTO curriculum (school_id, subject_id, grade_level, stream) VALUES {row}")).await;
    }
    subjects
}

/// A request to teach a subject to the whole Grade 9.
pub fn ask_for(w: &World, subject: SubjectId, capacity: u32) -> AskCourse {
    AskCourse {
        school: w.school,
        subject,
        class: None,
        grade_level: 9,
        stream: String::new(),
        capacity,
        note: String::new(),
    }
}

/// Moves one request to teach from the version that is named.
pub async fn move_course(
    w: &World,
    by: Person,
    request: CourseRequestId,
    version: i64,
    act: Act,
) -> Result<Outcome, Error> {
    let requests = vec![Seen { request, version: Version(version) }];
    let decide = Decide { act, requests, note: " because \n of it ".into() };
    let mut done = w.store.decide_courses(by.caller(), decide).await?.decided;
    Ok(done.remove(0).outcome)
}

/// Moves one request to join from the version that is named.
pub async fn move_enrollment(
    w: &World,
    by: Person,
    request: EnrollmentRequestId,
    version: i64,
    act: Act,
) -> Result<Outcome, Error> {
    let requests = vec![Seen { request, version: Version(version) }];
    let decide = Decide { act, requests, note: String::new() };
    let mut done = w.store.decide_enrollments(by.caller(), decide).await?.decided;
    Ok(done.remove(0).outcome)
}

/// A course of Biology for Grade 9 that the teacher has been given, with its request.
pub async fn open_course(w: &World, subject: SubjectId, capacity: u32) -> (CourseId, CourseRequestId) {
    let asked = w.store.ask_course(w.teacher.caller(), ask_for(w, subject, capacity)).await.expect("a teacher asks");
    let moved = move_course(w, w.admin, asked.request, 1, Act::Approve).await.expect("an admin decides");
    assert_eq!(moved, Ok(RequestState::Approved));
    let course = w.number(&format!("SELECT course_id FROM course_requests WHERE id = {}", asked.request)).await;
    (CourseId(course), asked.request)
}

/// A student asks for a place.
pub async fn ask_place(w: &World, by: Person, course: CourseId, student: Person) -> Result<EnrollmentRequestId, Error> {
    let ask = AskEnrollment { course, student: student.member, note: String::new() };
    w.store.ask_enrollment(by.caller(), ask).await.map(|asked| asked.request)
}

/// Whether an answer refuses for this reason.
pub fn is_refused<T>(answer: &Result<T, Error>, why: Refusal) -> bool {
    matches!(answer, Err(Error::Invalid(Problem::Request(refusal))) if *refusal == why)
}

/// How many notices of a kind a person has.
pub async fn notices(w: &World, person: Person, kind: &str) -> i64 {
    let text = format!("SELECT COUNT(*) FROM notifications WHERE member_id = {} AND kind = '{kind}'", person.member);
    w.number(&text).await
}
