//! The demo school's requests: some wait, some are decided, each by the person whose it is.

use school::{
    id::{CourseId, CourseRequestId, EnrollmentRequestId, MemberId, SchoolId, Version},
    request::Act,
    view::{AskCourse, AskEnrollment, Decide, RequestFilter, Seen},
};
use store::{
    Caller, Error, Store, available, course_requests,
    permit::{OwnRecords, Teaches},
    plan::{PlannedAsk, SchoolPlan},
};

use super::teaching::NOW;

/// How many of a class ask for a place in the other class's course.
const ASKING: usize = 12;
const HOUR: i64 = 3_600_000;

/// Students of the one class ask for the shared course of the other, and the other way round.
pub fn ask(plan: &mut SchoolPlan, [askers, others]: [&[MemberId]; 2]) {
    let of =
        |plan: &SchoolPlan, student: MemberId| plan.enrollments.iter().find(|e| e.student == student).map(|e| e.course);
    for (students, neighbour) in [(askers, others), (others, askers)] {
        let Some(course) = neighbour.first().and_then(|student| of(plan, *student)) else { continue };
        let asked = (0..).zip(students.iter().skip(3).take(ASKING));
        let row = |(n, student): (i64, &MemberId)| PlannedAsk {
            course,
            student: *student,
            asked_at: NOW.plus_millis((n - 40) * HOUR),
        };
        plan.asked.extend(asked.map(row));
    }
}

/// What the people with a login have asked for and decided, through the door, so that everybody was told.
///
/// # Errors
/// The database's.
pub async fn decide(store: &Store) -> Result<(), Error> {
    let [admin, teacher, student] =
        [person(store, "admin").await?, person(store, "teacher").await?, person(store, "student").await?];
    let mut wishes = wishes(store, teacher).await?.into_iter();
    // One waits, one is looked into, one is refused.
    for act in [None, Some(Act::Review), Some(Act::Decline)] {
        let Some(ask) = wishes.next() else { return Ok(()) };
        let request = store.ask_course(teacher, ask).await?.request;
        if let Some(act) = act {
            let note = "There is no room in the timetable this semester.";
            decide_course(store, admin, request, act, if act == Act::Decline { note } else { "" }).await?;
        }
    }
    let free = free_courses(store, student).await?;
    let acts = [Some((Act::Decline, "You learn this with Grade 9 A already.")), Some((Act::Review, "")), None];
    for ((course, member), act) in free.into_iter().zip(acts) {
        let ask = AskEnrollment { course, student: member, note: "I would like to learn with Grade 9 B.".into() };
        let request = store.ask_enrollment(student, ask).await?.request;
        if let Some((act, note)) = act {
            decide_enrollment(store, admin, request, act, note).await?;
        }
    }
    Ok(())
}

/// A person with a login, by the name before the @.
pub async fn person(store: &Store, name: &str) -> Result<Caller, Error> {
    let account = store.account_by_email(&format!("{name}@yeneta.demo")).await?.ok_or(Error::NotFound)?;
    Ok(Caller { account: account.account })
}

/// Subjects of Grade 9 that the teacher may ask to teach.
async fn wishes(store: &Store, teacher: Caller) -> Result<Vec<AskCourse>, Error> {
    let mut reader = store.read().await?;
    let permit = Teaches::mint(&mut reader, teacher).await?;
    let choices = course_requests::choices(&mut reader, &permit).await?;
    let taught = course_requests::own(&mut reader, &permit, &RequestFilter::default()).await?;
    let wish = |school: SchoolId, subject| AskCourse {
        school,
        subject,
        class: None,
        grade_level: 9,
        stream: String::new(),
        capacity: 40,
        note: "I taught it for four years.".into(),
    };
    let offers = choices.schools.iter().flat_map(|school| school.offers.iter().map(move |offer| (school, offer)));
    let new = offers.filter(|(_, offer)| {
        offer.grade_level == 9 && taught.lines.iter().all(|line| line.subject != offer.subject_name)
    });
    Ok(new.map(|(school, offer)| wish(school.school, offer.subject)).collect())
}

/// Courses that the student may ask for.
async fn free_courses(store: &Store, student: Caller) -> Result<Vec<(CourseId, MemberId)>, Error> {
    let mut reader = store.read().await?;
    let permit = OwnRecords::mint(&mut reader, student).await?;
    let offered = available::available(&mut reader, &permit, false, "").await?;
    let courses = offered.students.into_iter().flat_map(|own| {
        let free = own.courses.into_iter().filter(|course| course.refusal.is_none());
        free.map(move |course| (course.course, own.student))
    });
    Ok(courses.collect())
}

async fn decide_course(store: &Store, by: Caller, request: CourseRequestId, act: Act, note: &str) -> Result<(), Error> {
    let requests = vec![Seen { request, version: Version(1) }];
    store.decide_courses(by, Decide { act, requests, note: note.into() }).await.map(|_| ())
}

async fn decide_enrollment(
    store: &Store,
    by: Caller,
    request: EnrollmentRequestId,
    act: Act,
    note: &str,
) -> Result<(), Error> {
    let requests = vec![Seen { request, version: Version(1) }];
    store.decide_enrollments(by, Decide { act, requests, note: note.into() }).await.map(|_| ())
}
