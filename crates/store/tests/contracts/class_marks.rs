//! One course's page: the own marks, and how the class did.

use school::{
    grade::Points,
    id::CourseId,
    view::{ClassMarks, CourseDetail},
};
use store::{
    Error,
    permit::{ChildrenRecords, OwnRecords},
    records,
};

use crate::{
    contracts,
    ranks::{added, classmates, mark},
    world::{Person, World},
};

contracts!(
    a_course_says_how_its_class_did,
    too_few_marks_say_nothing_of_a_class,
    a_school_may_show_nothing_of_its_classes,
    what_is_held_ended_or_excused_says_nothing_of_a_class,
    a_course_is_read_by_its_students_and_their_guardians_alone,
);

async fn own(w: &World, person: Person, course: CourseId) -> Result<CourseDetail, Error> {
    let mut reader = w.store.read().await.expect("a connection is free");
    let permit = OwnRecords::mint(&mut reader, person.caller()).await?;
    records::course_detail(&mut reader, &permit, course).await
}

async fn quiz(w: &World) -> Option<ClassMarks> {
    own(w, w.student, w.maths).await.expect("a student reads").class_in(w.quiz)
}

async fn a_course_says_how_its_class_did(w: World) {
    classmates(&w, 7).await;
    mark(&w, w.student, "5").await;
    let detail = own(&w, w.student, w.maths).await.expect("a student reads");
    // 1, 2, 3, 4, 5, 5, 6 and 7 of 20.
    let points = |hundredths| Points::hundredths(hundredths);
    let expected = ClassMarks { assessment: w.quiz, median: points(450), min: points(100), max: points(700) };
    assert_eq!(detail.class_in(w.quiz), Some(expected));
    assert_eq!(detail.class_in(w.exam), None, "nobody has a mark in it");
    assert_eq!(detail.record.marks.len(), 2, "the own marks alone");
    let sent = serde_json::to_string(&detail).expect("it is sent as JSON");
    let of_class = serde_json::to_string(&detail.class_marks).expect("it is sent as JSON");
    assert!(!of_class.contains("mean") && !of_class.contains("count"), "two of them would tell a mark: {of_class}");
    assert!(added(7).all(|id| !sent.contains(&id.to_string())) && !sent.contains("Classmate"), "{sent}");
}

async fn too_few_marks_say_nothing_of_a_class(w: World) {
    classmates(&w, 6).await;
    mark(&w, w.student, "5").await;
    assert_eq!(quiz(&w).await, None, "seven are marked");
    mark(&w, w.sibling, "20").await;
    assert_eq!(quiz(&w).await.map(|of| of.max), Some(Points::whole(20)));
}

async fn a_school_may_show_nothing_of_its_classes(w: World) {
    classmates(&w, 8).await;
    assert!(quiz(&w).await.is_some(), "shown where the school says nothing");
    w.behind(&format!("UPDATE schools SET class_shown = 0 WHERE id = {}", w.school)).await;
    assert_eq!(quiz(&w).await, None);
}

async fn what_is_held_ended_or_excused_says_nothing_of_a_class(w: World) {
    classmates(&w, 9).await;
    assert_eq!(quiz(&w).await.map(|of| of.max), Some(Points::whole(9)));
    w.behind("UPDATE grades SET flag = 'excused' WHERE student_id = 7000009").await;
    assert_eq!(quiz(&w).await.map(|of| of.max), Some(Points::whole(8)), "excused with points");
    w.behind("UPDATE enrollments SET ended_at = 1 WHERE student_id = 7000008").await;
    assert_eq!(quiz(&w).await, None, "seven are left");
    mark(&w, w.student, "5").await;
    assert!(quiz(&w).await.is_some());
    w.behind(&format!("UPDATE assessments SET posted_at = NULL WHERE id = {}", w.quiz)).await;
    assert_eq!(quiz(&w).await, None, "a held column");
}

async fn a_course_is_read_by_its_students_and_their_guardians_alone(w: World) {
    let mut reader = w.store.read().await.expect("a connection is free");
    let permit = ChildrenRecords::mint(&mut reader, w.parent.caller()).await.expect("a parent reads");
    let only = permit.clone().only(w.student.member).expect("the own child");
    let read = records::course_detail(&mut reader, &only, w.maths).await.expect("the child's course");
    assert_eq!((read.student, read.record.course), (w.student.member, w.maths));
    assert!(matches!(permit.only(w.teacher.member), Err(Error::NotFound)), "nobody's child");
    drop(reader);
    assert!(matches!(own(&w, w.student, CourseId(1)).await, Err(Error::NotFound)), "no such course");
    let ended = format!("UPDATE enrollments SET ended_at = 1 WHERE student_id = {}", w.student.member);
    w.behind(&ended).await;
    assert!(matches!(own(&w, w.student, w.maths).await, Err(Error::NotFound)), "the enrollment ended");
}
