//! Writing marks.

use school::{
    grade::{EntryProblem, Flag, Mark, Points},
    id::{AssessmentId, MemberId, Revision, Version},
    view::{GradeCell, Problem, SaveGrade, Saved},
};
use store::{Caller, Error, gradebook, permit::ReadsGradebook};

use crate::{
    contracts,
    world::{Person, World},
};

contracts!(
    a_mark_is_written_with_its_history,
    a_stale_save_is_a_conflict_with_the_cell_as_it_is,
    a_replay_counts_once_and_gives_the_first_answer,
    a_flag_keeps_the_points_under_it,
    a_save_id_with_other_content_is_refused,
    a_replay_needs_the_permit_anew,
    what_was_typed_is_checked_against_the_columns_maximum,
    strangers_find_nothing_and_change_nothing,
    lead_and_colleague_write_and_see_each_other,
    cells_that_are_not_there_are_not_found,
    a_closed_term_takes_no_marks,
    blanking_keeps_the_row_and_raises_the_version,
    one_value_may_be_written_again,
);

pub async fn cells(w: &World) -> Vec<GradeCell> {
    let mut reader = w.store.read().await.expect("a connection is free");
    let permit = ReadsGradebook::mint(&mut reader, w.teacher.caller(), w.maths).await.expect("the teacher reads");
    gradebook::load(&mut reader, &permit).await.expect("the book loads").cells
}

async fn saved(w: &World, caller: Caller, save: &SaveGrade) -> Saved {
    w.store.save_grade(caller, save.clone()).await.expect("the save is taken")
}

async fn refused(w: &World, caller: Caller, save: SaveGrade) -> Error {
    w.store.save_grade(caller, save).await.expect_err("the save is refused")
}

async fn a_mark_is_written_with_its_history(w: World) {
    let seventeen = Mark::points(Points::hundredths(1_750));
    let first = saved(&w, w.teacher.caller(), &w.save(w.student, w.quiz, "17.5", 0)).await;
    assert_eq!(first, Saved { mark: seventeen, version: Version(1), revision: Revision(2) });
    let second = saved(&w, w.teacher.caller(), &w.save(w.student, w.quiz, "12 la", 1)).await;
    assert_eq!((second.version, second.revision), (Version(2), Revision(3)));
    let (student, assessment, mark) = (w.student.member, w.quiz, second.mark);
    assert_eq!(mark, Mark { points: Some(Points::whole(12)), flag: Flag::Late });
    assert_eq!(cells(&w).await, [GradeCell { mark, version: Version(2), ..GradeCell::unwritten(student, assessment) }]);
    let rows = format!("FROM grade_history WHERE student_id = {student} AND actor_id = {}", w.teacher.member);
    assert_eq!(w.number(&format!("SELECT COUNT(*) {rows}")).await, 2);
    let old = "old_points_hundredths = 1750 AND old_flag = '' AND new_points_hundredths = 1200 AND new_flag = 'late'";
    assert_eq!(w.number(&format!("SELECT COUNT(*) {rows} AND version = 2 AND {old}")).await, 1);
}

async fn a_stale_save_is_a_conflict_with_the_cell_as_it_is(w: World) {
    let colleague = w.colleague.caller();
    saved(&w, w.teacher.caller(), &w.save(w.student, w.quiz, "17", 0)).await;
    let (student, assessment, mark) = (w.student.member, w.quiz, Mark::points(Points::whole(17)));
    let now = GradeCell { mark, version: Version(1), ..GradeCell::unwritten(student, assessment) };
    for seen in [0, 2, 7, -1, i64::MAX - 1] {
        let error = refused(&w, colleague, w.save(w.student, w.quiz, "3", seen)).await;
        assert!(matches!(&error, Error::Conflict { current } if *current == now), "seen {seen}: {error:?}");
    }
    // A cell that was never written is at version 0.
    let error = refused(&w, colleague, w.save(w.sibling, w.quiz, "3", 4)).await;
    let blank = |current: &GradeCell| current.mark.is_blank() && current.version == Version(0);
    assert!(matches!(&error, Error::Conflict { current } if blank(current)), "{error:?}");
    assert_eq!(cells(&w).await, [now]);
    assert_eq!(w.number("SELECT COUNT(*) FROM changes WHERE kind LIKE 'grade%'").await, 1);
}

async fn a_replay_counts_once_and_gives_the_first_answer(w: World) {
    let save = w.save(w.student, w.quiz, "17", 0);
    let caller = w.teacher.caller();
    let first = saved(&w, caller, &save).await;
    assert_eq!(saved(&w, caller, &save).await, first);
    saved(&w, w.colleague.caller(), &w.save(w.student, w.quiz, "18", 1)).await;
    assert_eq!(saved(&w, caller, &save).await, first, "also when somebody has written since");
    // Sent many times at once, also within one transaction.
    let storm = w.save(w.sibling, w.quiz, "5", 0);
    let tasks: Vec<_> = (0..20)
        .map(|_| {
            tokio::spawn({
                let (store, save) = (w.store.clone(), storm.clone());
                async move { store.save_grade(caller, save).await }
            })
        })
        .collect();
    let mut answers = Vec::new();
    for task in tasks {
        answers.push(task.await.expect("no panic").expect("each is acknowledged"));
    }
    assert!(answers.windows(2).all(|pair| pair[0] == pair[1]), "{answers:?}");
    let history =
        format!("SELECT COUNT(*) FROM grade_history WHERE student_id IN ({}, {})", w.student.member, w.sibling.member);
    assert_eq!(w.number(&history).await, 3);
    assert_eq!(w.number("SELECT COUNT(*) FROM changes WHERE kind LIKE 'grade%'").await, 3);
    // A replay is told even after the student has left.
    w.behind(&format!("UPDATE enrollments SET ended_at = 1 WHERE student_id = {}", w.student.member)).await;
    assert_eq!(saved(&w, caller, &save).await, first);
}

async fn a_flag_keeps_the_points_under_it(w: World) {
    let caller = w.teacher.caller();
    saved(&w, caller, &w.save(w.student, w.quiz, "17", 0)).await;
    let flagged = w.save(w.student, w.quiz, "LA", 1);
    let late = saved(&w, caller, &flagged).await;
    assert_eq!(late.mark, Mark { points: Some(Points::whole(17)), flag: Flag::Late });
    let collected = saved(&w, caller, &w.save(w.student, w.quiz, ".", 2)).await;
    assert_eq!(collected.mark, Mark::points(Points::whole(17)), "the flag alone is taken back");
    assert_eq!(saved(&w, caller, &flagged).await, late, "a repetition is told what it made then");
    assert_eq!(w.number("SELECT COUNT(*) FROM grade_history WHERE new_points_hundredths = 1700").await, 3);
}

async fn a_save_id_with_other_content_is_refused(w: World) {
    let save = w.save(w.student, w.quiz, "17", 0);
    saved(&w, w.teacher.caller(), &save).await;
    let others = [
        SaveGrade { typed: "18".into(), ..save.clone() },
        SaveGrade { seen: Version(1), ..save.clone() },
        SaveGrade { student: w.sibling.member, ..save.clone() },
        SaveGrade { assessment: w.exam, ..save.clone() },
    ];
    for other in others {
        let error = refused(&w, w.teacher.caller(), other).await;
        assert!(matches!(error, Error::Invalid(Problem::SaveIdReused)), "{error:?}");
    }
    // The key is the person's own: a colleague's happens to be the same.
    let colleagues = SaveGrade { student: w.sibling.member, ..save };
    saved(&w, w.colleague.caller(), &colleagues).await;
}

async fn a_replay_needs_the_permit_anew(w: World) {
    let save = w.save(w.student, w.quiz, "17", 0);
    saved(&w, w.teacher.caller(), &save).await;
    w.suspend(w.teacher).await;
    assert!(matches!(refused(&w, w.teacher.caller(), save).await, Error::NotFound));
}

async fn what_was_typed_is_checked_against_the_columns_maximum(w: World) {
    use EntryProblem as P;
    for (typed, problem) in [
        ("abc", P::NotANumber),
        ("20.01", P::AboveMax),
        ("-1", P::Negative),
        ("NaN", P::NotANumber),
        ("1e5", P::NotANumber),
        ("0x1F", P::NotANumber),
        ("1.234", P::TooFine),
        ("1/0", P::OutOfZero),
    ] {
        let error = refused(&w, w.teacher.caller(), w.save(w.student, w.quiz, typed, 0)).await;
        assert!(matches!(error, Error::Invalid(Problem::Entry(p)) if p == problem), "{typed}: {error:?}");
    }
    assert_eq!(cells(&w).await, []);
    let half = saved(&w, w.teacher.caller(), &w.save(w.student, w.exam, "8.5/20", 0)).await;
    assert_eq!(half.mark, Mark::points(Points::hundredths(4_250)), "scaled to the exam's 100");
}

async fn strangers_find_nothing_and_change_nothing(w: World) {
    let strangers: [Person; 9] = [
        w.other_teacher,
        w.suspended,
        w.admin,
        w.student,
        w.parent,
        w.unlinked,
        w.far_teacher,
        w.far_admin,
        w.far_student,
    ];
    for stranger in strangers {
        let error = refused(&w, stranger.caller(), w.save(w.student, w.quiz, "17", 0)).await;
        assert!(matches!(error, Error::NotFound), "{error:?}");
    }
    assert_eq!(cells(&w).await, []);
    assert_eq!(w.number("SELECT COUNT(*) FROM changes WHERE kind LIKE 'grade%'").await, 0);
}

async fn lead_and_colleague_write_and_see_each_other(w: World) {
    saved(&w, w.teacher.caller(), &w.save(w.student, w.quiz, "17", 0)).await;
    saved(&w, w.colleague.caller(), &w.save(w.student, w.quiz, "18", 1)).await;
    saved(&w, w.teacher.caller(), &w.save(w.student, w.quiz, "19", 2)).await;
    assert_eq!(cells(&w).await[0].mark, Mark::points(Points::whole(19)));
}

async fn cells_that_are_not_there_are_not_found(w: World) {
    let save = w.save(w.student, w.quiz, "1", 0);
    let outsiders = [w.leaver.member, w.far_student.member, w.teacher.member, MemberId(1)];
    for student in outsiders {
        let error = refused(&w, w.teacher.caller(), SaveGrade { student, ..save.clone() }).await;
        assert!(matches!(error, Error::NotFound), "{error:?}");
    }
    w.behind(&format!("UPDATE assessments SET deleted_at = 1 WHERE id = {}", w.exam)).await;
    for assessment in [w.lab, w.exam, AssessmentId(1)] {
        let error = refused(&w, w.teacher.caller(), SaveGrade { assessment, ..save.clone() }).await;
        assert!(matches!(error, Error::NotFound), "{error:?}");
    }
    let nowhere = SaveGrade { course: school::id::CourseId(1), ..save };
    assert!(matches!(refused(&w, w.teacher.caller(), nowhere).await, Error::NotFound));
}

async fn a_closed_term_takes_no_marks(w: World) {
    let error = refused(&w, w.teacher.caller(), w.save(w.student, w.old, "9", 0)).await;
    assert!(matches!(error, Error::Invalid(Problem::TermClosed)), "{error:?}");
}

async fn blanking_keeps_the_row_and_raises_the_version(w: World) {
    let caller = w.teacher.caller();
    for (seen, typed) in [(0, "17"), (1, ""), (2, "EX"), (3, "18")] {
        assert_eq!(saved(&w, caller, &w.save(w.student, w.quiz, typed, seen)).await.version, Version(seen + 1));
    }
    for (version, kind) in [(1, "grade_created"), (2, "grade_deleted"), (3, "grade_created"), (4, "grade_updated")] {
        let text = format!("SELECT COUNT(*) FROM changes WHERE version = {version} AND kind = '{kind}'");
        assert_eq!(w.number(&text).await, 1, "version {version} is {kind}");
    }
}

async fn one_value_may_be_written_again(w: World) {
    for seen in [0, 1, 2] {
        assert_eq!(
            saved(&w, w.teacher.caller(), &w.save(w.student, w.quiz, "17", seen)).await.version,
            Version(seen + 1)
        );
    }
}
