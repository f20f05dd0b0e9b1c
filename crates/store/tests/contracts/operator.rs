//! What the operator does at the school's computer.

use school::{
    id::{AccountId, CourseId, MemberId},
    person::{Name, Role},
};
use store::{
    Error,
    account::NewAccount,
    id::mint,
    operator::{AddTeacher, GiveLogin},
    permit::ReadsGradebook,
    plan::{PlannedCourse, PlannedEnrollment, PlannedMember, SchoolPlan},
};

use crate::{contracts, world::World};

contracts!(
    an_imported_course_and_its_student_are_found,
    a_login_is_given_once,
    a_teacher_is_added_to_a_course,
    suspending_ends_every_relation,
);

/// A course with a code and one student without a login.
async fn imported(w: &World) -> (CourseId, MemberId) {
    let (course, student) = (CourseId(mint()), MemberId(mint()));
    let (year, subject): (i64, i64) =
        (w.number("SELECT MIN(year_id) FROM courses").await, w.number("SELECT MIN(subject_id) FROM courses").await);
    let planned = PlannedCourse {
        id: course,
        year: year.into(),
        subject: subject.into(),
        class: None,
        grade_level: -1,
        title: "68137".into(),
        capacity: 0,
        teachers: Vec::new(),
    };
    let name = Name::new("Tigist", "Alemu", "");
    let member =
        PlannedMember { id: student, account: None, role: Role::Student, number: "68137-1".into(), name, class: None };
    let enrolled = PlannedEnrollment { course, student, ended_at: None };
    let plan = SchoolPlan {
        members: vec![member],
        courses: vec![planned],
        enrollments: vec![enrolled],
        ..SchoolPlan::default()
    };
    w.store.build(w.school, plan).await.expect("the import is good");
    (course, student)
}

fn login(email: &str) -> NewAccount {
    NewAccount { id: AccountId(mint()), email: email.into(), password_hash: "hash".into(), language: "en".into() }
}

async fn an_imported_course_and_its_student_are_found(w: World) {
    let (course, student) = imported(&w).await;
    assert_eq!(w.store.course_by_title(w.school, "68137").await.expect("it answers"), Some(course));
    assert_eq!(w.store.course_by_title(w.second_school, "68137").await.expect("it answers"), None);
    assert_eq!(w.store.student_of_course(w.school, course, "68137-1").await.expect("it answers"), Some(student));
    assert_eq!(w.store.student_of_course(w.school, w.maths, "68137-1").await.expect("it answers"), None);
}

async fn a_login_is_given_once(w: World) {
    let (_, member) = imported(&w).await;
    let given = w.store.write(w.school, GiveLogin { account: login("a@school.et"), member }).await.expect("the first");
    let profile = w.store.profile(given.value).await.expect("it answers").expect("it is there");
    assert_eq!(profile.memberships.iter().map(|m| m.member).collect::<Vec<_>>(), [member]);
    let again = w.store.write(w.school, GiveLogin { account: login("b@school.et"), member }).await;
    assert!(matches!(again, Err(Error::Taken)), "{again:?}");
    assert!(w.store.account_by_email("b@school.et").await.expect("it answers").is_none(), "nothing of it was kept");
}

async fn a_teacher_is_added_to_a_course(w: World) {
    let (course, _) = imported(&w).await;
    let mut reader = w.store.read().await.expect("a reader");
    let before = ReadsGradebook::mint(&mut reader, w.other_teacher.caller(), course).await;
    assert!(matches!(before, Err(Error::NotFound)), "{before:?}");
    let add = AddTeacher { course, teacher: w.other_teacher.member };
    w.store.write(w.school, add).await.expect("the teacher is added");
    ReadsGradebook::mint(&mut reader, w.other_teacher.caller(), course).await.expect("the teacher reads");
    let again = w.store.write(w.school, add).await;
    assert!(matches!(again, Err(Error::Taken)), "{again:?}");
}

async fn suspending_ends_every_relation(w: World) {
    let mut reader = w.store.read().await.expect("a reader");
    ReadsGradebook::mint(&mut reader, w.teacher.caller(), w.maths).await.expect("the teacher reads");
    w.store.suspend(w.school, w.teacher.member).await.expect("suspended");
    let after = ReadsGradebook::mint(&mut reader, w.teacher.caller(), w.maths).await;
    assert!(matches!(after, Err(Error::NotFound)), "{after:?}");
    let nobody = w.store.suspend(w.second_school, w.teacher.member).await;
    assert!(matches!(nobody, Err(Error::NotFound)), "{nobody:?}");
}
