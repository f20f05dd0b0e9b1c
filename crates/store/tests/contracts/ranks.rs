//! A student's place in a course, where the school shows it.

use school::grade::Rank;

use crate::{
    contracts,
    reading::{children, own},
    world::{Person, World},
};

contracts!(
    a_rank_is_shown_where_the_school_shows_ranks,
    too_few_students_have_no_rank,
    a_rank_tells_nothing_of_the_others,
    who_has_left_and_what_is_held_counts_for_no_rank,
);

/// The ids of those whom [`classmates`] adds.
pub fn added(so_many: i64) -> impl Iterator<Item = i64> {
    (1..=so_many).map(|n| 7_000_000 + n)
}

/// Adds so many students to the course of mathematics: the n-th has n of 20 points in the quiz.
pub async fn classmates(w: &World, so_many: i64) {
    let (school, course, by) = (w.school, w.maths, w.teacher.member);
    for (id, points) in added(so_many).zip(1..) {
        for text in [
            format!(
                "INSERT INTO members (school_id, id, role, number, given_name) \
                 VALUES ({school}, {id}, 'student', 'N{id}', 'Classmate{id}')"
            ),
            format!(
                "INSERT INTO enrollments (school_id, course_id, student_id, enrolled_at) \
                 VALUES ({school}, {course}, {id}, 1)"
            ),
            format!(
                "INSERT INTO grades (school_id, course_id, student_id, assessment_id, points_hundredths, version, \
                 changed_at, changed_by) VALUES ({school}, {course}, {id}, {}, {points}00, 1, 1, {by})",
                w.quiz
            ),
        ] {
            w.behind(&text).await;
        }
    }
}

pub async fn mark(w: &World, student: Person, typed: &str) {
    w.store.save_grade(w.teacher.caller(), w.save(student, w.quiz, typed, 0)).await.expect("the teacher may");
}

async fn show_ranks(w: &World) {
    w.behind(&format!("UPDATE schools SET rank_shown = 1 WHERE id = {}", w.school)).await;
}

async fn rank(w: &World, person: Person) -> Option<Rank> {
    let records = own(w, person).await.expect("a student reads");
    let course = records.students[0].courses.iter().find(|course| course.course == w.maths).expect("the course");
    course.rank
}

async fn a_rank_is_shown_where_the_school_shows_ranks(w: World) {
    classmates(&w, 7).await;
    mark(&w, w.student, "5").await;
    assert_eq!(rank(&w, w.student).await, None, "off by default");
    show_ranks(&w).await;
    // Two are better, one is level, four are worse.
    assert_eq!(rank(&w, w.student).await, Some(Rank { place: 3, of: 8 }));
    assert_eq!(rank(&w, w.sibling).await, None, "who has no overall grade has no place");
    mark(&w, w.sibling, "20").await;
    let family = children(&w, w.parent).await.expect("a parent reads");
    let mut ranks: Vec<_> =
        family.students.iter().flat_map(|s| &s.courses).filter(|c| c.course == w.maths).map(|c| c.rank).collect();
    ranks.sort_by_key(|rank| rank.map(|rank| rank.place));
    assert_eq!(ranks, [Some(Rank { place: 1, of: 9 }), Some(Rank { place: 4, of: 9 })]);
}

async fn too_few_students_have_no_rank(w: World) {
    show_ranks(&w).await;
    classmates(&w, 6).await;
    mark(&w, w.student, "5").await;
    assert_eq!(rank(&w, w.student).await, None, "seven have an overall grade");
    mark(&w, w.sibling, "1").await;
    assert_eq!(rank(&w, w.student).await, Some(Rank { place: 2, of: 8 }));
}

async fn a_rank_tells_nothing_of_the_others(w: World) {
    show_ranks(&w).await;
    classmates(&w, 8).await;
    mark(&w, w.student, "5").await;
    let records = own(&w, w.student).await.expect("a student reads");
    let sent = serde_json::to_string(&records).expect("it is sent as JSON");
    assert!(sent.contains("\"place\":4"), "{sent}");
    for id in added(8) {
        assert!(!sent.contains(&id.to_string()), "{id} in {sent}");
    }
    assert!(!sent.contains("Classmate"), "{sent}");
    assert_eq!(records.students[0].courses[0].marks.len(), 2, "the own marks alone");
}

async fn who_has_left_and_what_is_held_counts_for_no_rank(w: World) {
    show_ranks(&w).await;
    classmates(&w, 8).await;
    mark(&w, w.student, "5").await;
    let held = format!("UPDATE grades SET assessment_id = {} WHERE student_id = {}", w.held, 7_000_008);
    w.behind(&held).await;
    assert_eq!(rank(&w, w.student).await, Some(Rank { place: 3, of: 8 }), "a held mark is no mark yet");
    w.behind("UPDATE enrollments SET ended_at = 1 WHERE student_id = 7000007").await;
    assert_eq!(rank(&w, w.student).await, None, "seven are left");
}
