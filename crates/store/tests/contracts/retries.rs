//! Saves that are sent again: each counts once, is answered only to who still may, and is nothing else than what it was.

use school::{
    grade::{Kind, Points, Title},
    id::Version,
    person::Standing,
    view::{
        CellSave, CellValue, ChangeStanding, CorrectGrade, EditAssessment, Problem, SaveGrade, SaveGrades,
        TouchAssessment,
    },
};
use store::{Caller, Error};

use crate::{
    contracts,
    marks::cells,
    world::{Person, World, save_id},
};

contracts!(
    who_is_suspended_is_not_answered_again,
    who_shares_the_course_no_more_is_not_answered_again,
    who_administers_no_more_is_not_answered_again,
    a_correction_sent_again_with_another_reason_is_refused,
    one_save_id_is_one_kind_of_save,
    a_column_that_changed_since_changes_no_answer,
);

/// A save of one cell and one of two, which nobody else writes.
fn saves(w: &World, key: &str) -> (SaveGrade, SaveGrades) {
    let one = SaveGrade { save_id: save_id(&format!("one-{key}")), ..w.save(w.student, w.quiz, "17", 0) };
    let cell = |student: Person, typed: &str| CellSave {
        student: student.member,
        assessment: w.exam,
        value: CellValue::Typed(typed.into()),
        seen: Version(0),
    };
    let cells = vec![cell(w.student, "80"), cell(w.sibling, "81")];
    (one, SaveGrades { course: w.maths, cells, save_id: save_id(&format!("many-{key}")) })
}

async fn answered(w: &World, by: Caller, (one, many): &(SaveGrade, SaveGrades)) {
    let first = w.store.save_grade(by, one.clone()).await.expect("the mark is saved");
    assert_eq!(w.store.save_grade(by, one.clone()).await.expect("it is a repetition"), first);
    let first = w.store.save_grades(by, many.clone()).await.expect("the marks are saved");
    assert_eq!(w.store.save_grades(by, many.clone()).await.expect("it is a repetition"), first);
}

/// Sends both once more: neither is answered, and nothing is written.
async fn denied(w: &World, by: Caller, (one, many): (SaveGrade, SaveGrades)) {
    let before = (cells(w).await, history(w).await);
    let again = w.store.save_grade(by, one).await;
    assert!(matches!(again, Err(Error::NotFound)), "{again:?}");
    let again = w.store.save_grades(by, many).await;
    assert!(matches!(again, Err(Error::NotFound)), "{again:?}");
    assert_eq!((cells(w).await, history(w).await), before);
}

async fn history(w: &World) -> i64 {
    w.number("SELECT COUNT(*) FROM grade_history").await
}

async fn who_is_suspended_is_not_answered_again(w: World) {
    let saves = saves(&w, "suspended");
    answered(&w, w.colleague.caller(), &saves).await;
    let standing = |to| ChangeStanding { member: w.colleague.member, to, reason: "On leave".into() };
    w.store.change_standing(w.admin.caller(), standing(Standing::Suspended)).await.expect("the admin suspends");
    denied(&w, w.colleague.caller(), saves.clone()).await;
    w.store.change_standing(w.admin.caller(), standing(Standing::Active)).await.expect("the admin reactivates");
    answered(&w, w.colleague.caller(), &saves).await;
}

async fn who_shares_the_course_no_more_is_not_answered_again(w: World) {
    let saves = saves(&w, "shared");
    answered(&w, w.colleague.caller(), &saves).await;
    let part = format!("course_id = {} AND teacher_id = {}", w.maths, w.colleague.member);
    w.behind(&format!("DELETE FROM course_teachers WHERE {part}")).await;
    denied(&w, w.colleague.caller(), saves).await;
}

fn correction(w: &World, why: &str) -> CorrectGrade {
    let save = SaveGrade { save_id: save_id("correction"), ..w.save(w.student, w.quiz, "14", 0) };
    CorrectGrade { save, why: why.into() }
}

async fn who_administers_no_more_is_not_answered_again(w: World) {
    let correction = correction(&w, "Recounted");
    w.store.correct_grade(w.admin.caller(), correction.clone()).await.expect("it is corrected");
    w.suspend(w.admin).await;
    let again = w.store.correct_grade(w.admin.caller(), correction).await;
    assert!(matches!(again, Err(Error::NotFound)), "{again:?}");
}

async fn a_correction_sent_again_with_another_reason_is_refused(w: World) {
    let first = w.store.correct_grade(w.admin.caller(), correction(&w, "Recounted")).await.expect("it is corrected");
    let again = w.store.correct_grade(w.admin.caller(), correction(&w, " Recounted ")).await;
    assert_eq!(again.expect("the reason is the same"), first);
    let other = w.store.correct_grade(w.admin.caller(), correction(&w, "Copied from the paper")).await;
    assert!(matches!(other, Err(Error::Invalid(Problem::SaveIdReused))), "{other:?}");
    assert_eq!(w.number("SELECT COUNT(*) FROM grade_history WHERE why = 'Recounted'").await, 1);
    assert_eq!(w.number("SELECT COUNT(*) FROM grade_history WHERE why LIKE 'Copied%'").await, 0);
}

/// Of two saves at once under one id one counts, and the other is refused, whichever comes first.
async fn one_save_id_is_one_kind_of_save(w: World) {
    let by = w.teacher.caller();
    for round in 0..8 {
        let id = save_id(&format!("same-save-{round}"));
        let save = |typed: &str, student| SaveGrade { save_id: id.clone(), ..w.save(student, w.quiz, typed, round) };
        let (one, other) = (save("11", w.student), save("12", w.sibling));
        let (one, other) = tokio::join!(w.store.save_grade(by, one), w.store.save_grade(by, other));
        let (counted, refused) = if one.is_ok() { (one, other) } else { (other, one) };
        let counted = counted.expect("one of them counts");
        assert!(matches!(refused, Err(Error::Invalid(Problem::SaveIdReused))), "{refused:?}");
        let rows = format!("SELECT COUNT(*) FROM grade_history WHERE save_id = 'same-save-{round}'");
        assert_eq!(w.number(&rows).await, 1);
        // The other cell follows, so that both are at one version in the next round.
        let behind = if counted.mark.points.is_some_and(|p| p.hundredths == 1_100) { w.sibling } else { w.student };
        w.store.save_grade(by, w.save(behind, w.quiz, "13", round)).await.expect("the cell is free");
    }
}

/// What was typed meant another mark under the maximum of that time.
async fn a_column_that_changed_since_changes_no_answer(w: World) {
    let by = w.teacher.caller();
    let one = SaveGrade { save_id: save_id("percent-one"), ..w.save(w.student, w.quiz, "85%", 0) };
    let first = w.store.save_grade(by, one.clone()).await.expect("the mark is saved");
    for (seen, max) in [(1, 40), (2, 30)] {
        let key = save_id(&format!("edit-column-{seen}"));
        let touch = TouchAssessment { course: w.maths, assessment: w.quiz, seen: Version(seen), save_id: key };
        let title = Title::try_from("Quiz".to_owned()).expect("the title is good");
        let edit = EditAssessment { touch, title, kind: Kind::Quiz, max: Points::whole(max), held_on: None };
        w.store.edit_assessment(w.colleague.caller(), edit).await.expect("the colleague edits the column");
    }
    assert_eq!(w.store.save_grade(by, one.clone()).await.expect("it is a repetition"), first);
    let other = SaveGrade { typed: "84%".into(), ..one };
    let other = w.store.save_grade(by, other).await;
    assert!(matches!(other, Err(Error::Invalid(Problem::SaveIdReused))), "{other:?}");
}
