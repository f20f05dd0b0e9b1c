//! An admin corrects a mark: with a reason, over the version that was seen, and the teachers are told.

use school::{
    grade::{EntryProblem, Mark, Points, ReasonProblem},
    id::Version,
    view::{CorrectGrade, Problem},
};
use store::{Error, feed, gradebook, inbox, permit::ReadsGradebook};

use crate::{
    contracts,
    marks::cells,
    settings::second_admin,
    world::{Person, World},
};

contracts!(
    a_correction_keeps_its_reason_and_tells_the_teachers,
    a_correction_without_a_reason_is_none,
    a_correction_never_overwrites_what_was_not_seen,
    a_correction_counts_once_and_is_told_once,
    only_the_schools_admins_correct,
    a_closed_term_takes_no_correction,
    the_reason_is_read_by_who_teaches_the_course_still,
    who_corrects_is_not_told_of_it_as_a_teacher,
);

fn correct(w: &World, typed: &str, seen: i64) -> CorrectGrade {
    CorrectGrade { save: w.save(w.student, w.quiz, typed, seen), why: " Recounted with the student ".into() }
}

async fn notices(w: &World, of: Person) -> i64 {
    w.number(&format!(
        "SELECT COUNT(*) FROM notifications WHERE kind = 'mark_changed_by_admin' AND member_id = {} AND course_id = {} \
         AND student_id = {}",
        of.member, w.maths, w.student.member
    ))
    .await
}

async fn a_correction_keeps_its_reason_and_tells_the_teachers(w: World) {
    w.store.save_grade(w.teacher.caller(), w.save(w.student, w.quiz, "12", 0)).await.expect("the save is taken");
    let mut reader = w.store.read().await.expect("a connection is free");
    let since = feed::cursor_of(&mut reader, w.colleague.account).await.expect("the feed answers");
    drop(reader);
    let corrected = w.store.correct_grade(w.admin.caller(), correct(&w, "14", 1)).await.expect("it is corrected");
    let fourteen = Mark::points(Points::whole(14));
    assert_eq!((corrected.mark, corrected.version), (fourteen, Version(2)));
    assert_eq!(cells(&w).await.first().map(|cell| (cell.mark, cell.version)), Some((fourteen, Version(2))));
    let row = format!("FROM grade_history WHERE student_id = {} AND version = 2", w.student.member);
    let told = format!(
        "SELECT COUNT(*) {row} AND actor_id = {} AND why = 'Recounted with the student' \
         AND old_points_hundredths = 1200 AND new_points_hundredths = 1400",
        w.admin.member
    );
    assert_eq!(w.number(&told).await, 1);
    for (person, expected) in [(w.teacher, 1), (w.colleague, 1), (w.suspended, 0), (w.other_teacher, 0), (w.admin, 0)] {
        assert_eq!(notices(&w, person).await, expected);
    }
    let mut reader = w.store.read().await.expect("a connection is free");
    let (events, _) = feed::changes_since(&mut reader, w.colleague.account, &since).await.expect("the feed answers");
    let heard: Vec<_> = events.iter().map(|event| (event.name.name(), event.revision)).collect();
    assert_eq!(heard, [("grade_updated", corrected.revision), ("notifications_changed", corrected.revision)]);
}

async fn a_correction_without_a_reason_is_none(w: World) {
    for (why, problem) in [("", ReasonProblem::TooShort), (" no ", ReasonProblem::TooShort)] {
        let refused = w.store.correct_grade(w.admin.caller(), CorrectGrade { why: why.into(), ..correct(&w, "9", 0) });
        assert!(matches!(refused.await, Err(Error::Invalid(Problem::Reason(p))) if p == problem), "{why:?}");
    }
    let above = w.store.correct_grade(w.admin.caller(), correct(&w, "21", 0)).await;
    assert!(matches!(above, Err(Error::Invalid(Problem::Entry(EntryProblem::AboveMax)))));
    assert_eq!(cells(&w).await, []);
    assert_eq!(notices(&w, w.teacher).await, 0);
}

async fn a_correction_never_overwrites_what_was_not_seen(w: World) {
    w.store.save_grade(w.teacher.caller(), w.save(w.student, w.quiz, "12", 0)).await.expect("the save is taken");
    let Err(Error::Conflict { current }) = w.store.correct_grade(w.admin.caller(), correct(&w, "14", 0)).await else {
        panic!("an unseen mark was overwritten");
    };
    assert_eq!((current.mark, current.version), (Mark::points(Points::whole(12)), Version(1)));
    assert_eq!(notices(&w, w.teacher).await, 0);
}

async fn a_correction_counts_once_and_is_told_once(w: World) {
    let correction = correct(&w, "14", 0);
    let first = w.store.correct_grade(w.admin.caller(), correction.clone()).await.expect("it is corrected");
    let again = w.store.correct_grade(w.admin.caller(), correction).await.expect("it is a repetition");
    assert_eq!(first, again);
    assert_eq!(notices(&w, w.teacher).await, 1);
}

async fn only_the_schools_admins_correct(w: World) {
    let strangers = [w.teacher, w.other_teacher, w.student, w.parent, w.suspended, w.far_admin];
    for person in strangers {
        let refused = w.store.correct_grade(person.caller(), correct(&w, "9", 0)).await;
        assert!(matches!(refused, Err(Error::NotFound)));
    }
    assert_eq!(cells(&w).await, []);
    for (person, may) in [(w.admin, true), (w.teacher, false)] {
        let mut reader = w.store.read().await.expect("a connection is free");
        let permit = ReadsGradebook::mint(&mut reader, person.caller(), w.maths).await.expect("both read");
        let book = gradebook::load(&mut reader, &permit).await.expect("the book loads");
        assert_eq!((book.may_correct, book.may_write), (may, !may));
    }
}

async fn a_closed_term_takes_no_correction(w: World) {
    let old = CorrectGrade { save: w.save(w.student, w.old, "9", 0), why: "Recounted".into() };
    let refused = w.store.correct_grade(w.admin.caller(), old).await;
    assert!(matches!(refused, Err(Error::Invalid(Problem::TermClosed))));
}

/// The reasons that a teacher reads in the inbox.
async fn reasons(w: &World, of: Person) -> Vec<(String, String)> {
    let mut reader = w.store.read().await.expect("a connection is free");
    let lines = inbox::inbox(&mut reader, of.caller(), 0).await.expect("the inbox loads").lines;
    lines.into_iter().filter_map(|line| line.correction).map(|one| (one.assessment, one.why)).collect()
}

async fn the_reason_is_read_by_who_teaches_the_course_still(w: World) {
    w.store.correct_grade(w.admin.caller(), correct(&w, "14", 0)).await.expect("it is corrected");
    let why = ("quiz 1".to_owned(), "Recounted with the student".to_owned());
    assert_eq!(reasons(&w, w.teacher).await, std::slice::from_ref(&why));
    // Later writes of the cell change nothing about what the notice tells of.
    w.store.save_grade(w.teacher.caller(), w.save(w.student, w.quiz, "12", 1)).await.expect("the save is taken");
    assert_eq!(reasons(&w, w.colleague).await, [why]);
    w.behind(&format!("DELETE FROM course_teachers WHERE teacher_id = {}", w.colleague.member)).await;
    assert_eq!(reasons(&w, w.colleague).await, []);
}

async fn who_corrects_is_not_told_of_it_as_a_teacher(w: World) {
    let both = second_admin(&w).await;
    w.store.correct_grade(both.caller(), correct(&w, "14", 0)).await.expect("it is corrected");
    assert_eq!([notices(&w, w.colleague).await, notices(&w, w.teacher).await], [0, 1]);
}
