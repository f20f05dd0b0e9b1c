//! Adding columns.

mod changes;

use school::{
    calendar::Day,
    grade::{Kind, MAX_POINTS, Points, Title},
    id::CourseId,
    view::{AddAssessment, Problem},
};
use store::{ColumnAct, Error};

use self::changes::{book, change, column, seen_by_student};
use crate::{
    contracts,
    world::{World, save_id},
};

pub const CHANGES: &[crate::Contract] = changes::CONTRACTS;

contracts!(
    a_column_is_added_at_the_end_and_can_be_filled,
    a_column_can_be_held_from_the_start,
    an_addition_counts_once,
    a_column_out_of_bounds_or_of_strangers_is_refused,
    a_year_whose_terms_are_closed_takes_no_column,
);

fn addition(course: CourseId) -> AddAssessment {
    let title = Title::try_from("Chapter 3".to_owned()).expect("the title is good");
    let save_id = save_id(&format!("add-{}", store::id::mint()));
    AddAssessment { course, title, kind: Kind::Project, max: Points::whole(30), held_on: None, held: false, save_id }
}

async fn a_column_is_added_at_the_end_and_can_be_filled(w: World) {
    let caller = w.colleague.caller();
    let added = w.store.add_assessment(caller, addition(w.maths)).await.expect("the colleague may");
    let book = book(&w, w.colleague).await;
    assert_eq!(book.assessments.last(), Some(&added.column));
    assert_eq!(book.revision, added.revision);
    let saved = w.store.save_grade(caller, w.save(w.student, added.column.assessment, "30", 0)).await;
    assert_eq!(saved.expect("the new column takes marks").revision.0, added.revision.0 + 1);
    let posted = format!("SELECT COUNT(*) FROM assessments WHERE id = {} AND posted_at > 1", added.column.assessment);
    assert_eq!(w.number(&posted).await, 1, "posted at once");
}

async fn an_addition_counts_once(w: World) {
    let add = addition(w.maths);
    let caller = w.teacher.caller();
    let first = w.store.add_assessment(caller, add.clone()).await.expect("the teacher may");
    assert_eq!(w.store.add_assessment(caller, add.clone()).await.expect("the replay is answered"), first);
    let others = [
        AddAssessment { max: Points::whole(31), ..add.clone() },
        AddAssessment { kind: Kind::Quiz, ..add.clone() },
        AddAssessment { title: Title::try_from("Other".to_owned()).expect("the title is good"), ..add },
    ];
    for other in others {
        let error = w.store.add_assessment(caller, other).await.expect_err("another content");
        assert!(matches!(error, Error::Invalid(Problem::SaveIdReused)), "{error:?}");
    }
    assert_eq!(w.number("SELECT COUNT(*) FROM changes WHERE kind = 'assessment_created'").await, 1);
}

async fn a_column_out_of_bounds_or_of_strangers_is_refused(w: World) {
    for max in [0, -1, MAX_POINTS.hundredths + 1, i64::MIN, i64::MAX] {
        let add = AddAssessment { max: Points::hundredths(max), ..addition(w.maths) };
        let error = w.store.add_assessment(w.teacher.caller(), add).await.expect_err("out of bounds");
        assert!(matches!(error, Error::Invalid(Problem::MaxPoints)), "{max}: {error:?}");
    }
    for stranger in [w.other_teacher, w.suspended, w.admin, w.student, w.parent, w.far_teacher] {
        let error = w.store.add_assessment(stranger.caller(), addition(w.maths)).await.expect_err("a stranger");
        assert!(matches!(error, Error::NotFound), "{error:?}");
    }
    let nowhere = w.store.add_assessment(w.teacher.caller(), addition(CourseId(7))).await;
    assert!(matches!(nowhere, Err(Error::NotFound)));
    assert_eq!(w.number("SELECT COUNT(*) FROM changes WHERE kind = 'assessment_created'").await, 0);
}

async fn a_year_whose_terms_are_closed_takes_no_column(w: World) {
    w.behind("UPDATE terms SET closed_at = 1").await;
    let error = w.store.add_assessment(w.teacher.caller(), addition(w.maths)).await.expect_err("closed");
    assert!(matches!(error, Error::Invalid(Problem::TermClosed)), "{error:?}");
}

async fn a_column_can_be_held_from_the_start(w: World) {
    let add = AddAssessment { held: true, held_on: Day::from_iso("2026-11-28"), ..addition(w.maths) };
    let added = w.store.add_assessment(w.teacher.caller(), add.clone()).await.expect("the teacher may");
    assert!(!added.column.posted);
    assert_eq!(column(&w, added.column.assessment).await, added.column);
    assert!(!seen_by_student(&w).await.contains("Chapter 3"), "held from the start");
    let posted = change(&w, added.column.assessment, 1, ColumnAct::Post).await.expect("the teacher posts");
    assert!(posted.posted && seen_by_student(&w).await.contains("Chapter 3"));
    // The addition is answered as it was, also after the column changed.
    assert_eq!(w.store.add_assessment(w.teacher.caller(), add).await.expect("the replay is answered"), added);
}
