//! Changing and moving columns.

use std::collections::BTreeSet;

use school::{
    calendar::Day,
    event::{Cursor, Event, EventName},
    grade::{Kind, MAX_POINTS, Points, Title},
    id::{AssessmentId, Revision, Version},
    view::{Column, EditAssessment, Gradebook, MoveAssessment, Problem, TouchAssessment},
};
use store::{
    ColumnAct, Error, feed, gradebook,
    permit::{OwnRecords, ReadsGradebook},
    records,
};

use crate::{
    contracts,
    world::{Person, World, save_id},
};

contracts!(
    an_edit_changes_all_of_a_column_and_counts_once,
    an_edit_over_anothers_is_a_conflict_with_the_column_as_it_is,
    a_maximum_below_a_mark_is_refused_with_how_many,
    what_is_held_leaves_the_students_page_and_feed,
    a_deleted_column_keeps_its_marks_and_comes_back_in_its_place,
    a_column_is_moved_among_the_others_and_a_move_says_nothing_twice,
    nobody_else_changes_a_column_and_nobody_once_the_term_is_closed,
);

pub async fn book(w: &World, person: Person) -> Gradebook {
    let mut reader = w.store.read().await.expect("a connection is free");
    let permit = ReadsGradebook::mint(&mut reader, person.caller(), w.maths).await.expect("the book is theirs to read");
    gradebook::load(&mut reader, &permit).await.expect("the book loads")
}

pub async fn column(w: &World, assessment: AssessmentId) -> Column {
    let book = book(w, w.teacher).await;
    book.assessments.into_iter().find(|column| column.assessment == assessment).expect("the column is in the book")
}

fn touch(w: &World, assessment: AssessmentId, seen: i64) -> TouchAssessment {
    let save_id = save_id(&format!("touch-{}", store::id::mint()));
    TouchAssessment { course: w.maths, assessment, seen: Version(seen), save_id }
}

fn edit(w: &World, seen: i64, max: i64) -> EditAssessment {
    EditAssessment {
        touch: touch(w, w.quiz, seen),
        title: Title::try_from("Chapter 4".to_owned()).expect("the title is good"),
        kind: Kind::MidExam,
        max: Points::whole(max),
        held_on: Day::from_iso("2026-11-28"),
    }
}

/// The change of a column by the teacher.
pub async fn change(w: &World, assessment: AssessmentId, seen: i64, act: ColumnAct) -> Result<Column, Error> {
    let changed = w.store.change_assessment(w.teacher.caller(), touch(w, assessment, seen), act).await;
    changed.map(|changed| changed.column)
}

/// What the student's page and feed hold, as text.
pub async fn seen_by_student(w: &World) -> String {
    let mut reader = w.store.read().await.expect("a connection is free");
    let permit = OwnRecords::mint(&mut reader, w.student.caller()).await.expect("a student reads");
    let records = records::records(&mut reader, &permit).await.expect("the records load");
    format!("{:?}", records.students)
}

async fn an_edit_changes_all_of_a_column_and_counts_once(w: World) {
    let edit = edit(&w, 1, 40);
    let first = w.store.edit_assessment(w.teacher.caller(), edit.clone()).await.expect("the teacher edits");
    let expected = Column {
        assessment: w.quiz,
        title: "Chapter 4".into(),
        kind: Kind::MidExam,
        max: Points::whole(40),
        held_on: Day::from_iso("2026-11-28"),
        posted: true,
        version: Version(2),
    };
    assert_eq!((&first.column, &column(&w, w.quiz).await), (&expected, &expected));
    // Also when others came after it.
    change(&w, w.quiz, 2, ColumnAct::Hold).await.expect("the teacher holds it");
    let again = w.store.edit_assessment(w.teacher.caller(), edit.clone()).await.expect("the replay is answered");
    assert_eq!(again, first);
    assert_eq!(column(&w, w.quiz).await.version, Version(3), "the replay changed nothing");
    let other = EditAssessment { max: Points::whole(41), ..edit };
    let error = w.store.edit_assessment(w.teacher.caller(), other).await.expect_err("another content");
    assert!(matches!(error, Error::Invalid(Problem::SaveIdReused)), "{error:?}");
    let rows = w.number("SELECT COUNT(*) FROM assessment_history").await;
    assert_eq!(rows, 2, "a row a change");
}

async fn an_edit_over_anothers_is_a_conflict_with_the_column_as_it_is(w: World) {
    w.store.edit_assessment(w.colleague.caller(), edit(&w, 1, 40)).await.expect("the colleague edits");
    let theirs = column(&w, w.quiz).await;
    let error = w.store.edit_assessment(w.teacher.caller(), edit(&w, 1, 50)).await.expect_err("a stale edit");
    let Error::ColumnConflict(now) = error else { panic!("{error:?}") };
    assert_eq!((&now.column, now.deleted), (&theirs, false));
    assert_eq!(column(&w, w.quiz).await, theirs, "nothing was written");
    w.store.edit_assessment(w.teacher.caller(), edit(&w, 2, 50)).await.expect("over what was seen");
    change(&w, w.quiz, 3, ColumnAct::Delete).await.expect("the teacher deletes");
    let error = w.store.edit_assessment(w.colleague.caller(), edit(&w, 3, 60)).await.expect_err("deleted meanwhile");
    assert!(matches!(&error, Error::ColumnConflict(now) if now.deleted), "{error:?}");
    let error = w.store.edit_assessment(w.colleague.caller(), edit(&w, 4, 60)).await.expect_err("deleted");
    assert!(matches!(&error, Error::ColumnConflict(now) if now.deleted), "{error:?}");
}

async fn a_maximum_below_a_mark_is_refused_with_how_many(w: World) {
    for (student, typed) in [(w.student, "18"), (w.sibling, "15")] {
        w.store.save_grade(w.teacher.caller(), w.save(student, w.quiz, typed, 0)).await.expect("the teacher may");
    }
    let before = column(&w, w.quiz).await;
    for (max, above) in [(17, 1), (14, 2)] {
        let error = w.store.edit_assessment(w.teacher.caller(), edit(&w, 1, max)).await.expect_err("marks are above");
        assert!(matches!(error, Error::Invalid(Problem::MarksAbove(n)) if n == above), "{max}: {error:?}");
    }
    assert_eq!(column(&w, w.quiz).await, before);
    w.store.edit_assessment(w.teacher.caller(), edit(&w, 1, 18)).await.expect("the edge is in");
    for max in [0, -1, MAX_POINTS.hundredths + 1] {
        let wrong = EditAssessment { max: Points::hundredths(max), ..edit(&w, 2, 1) };
        let error = w.store.edit_assessment(w.teacher.caller(), wrong).await.expect_err("out of bounds");
        assert!(matches!(error, Error::Invalid(Problem::MaxPoints)), "{max}: {error:?}");
    }
}

async fn what_is_held_leaves_the_students_page_and_feed(w: World) {
    w.store.save_grade(w.teacher.caller(), w.save(w.student, w.quiz, "17", 0)).await.expect("the teacher may");
    let before = seen_by_student(&w).await;
    let quiz = format!("AssessmentId({})", w.quiz);
    assert!(before.contains(&quiz));
    let mut reader = w.store.read().await.expect("a connection is free");
    let since = feed::cursor_of(&mut reader, w.student.account).await.expect("the cursor loads");
    change(&w, w.quiz, 1, ColumnAct::Hold).await.expect("the teacher holds it");
    assert!(!seen_by_student(&w).await.contains(&quiz), "neither mark nor column");
    // Edited, marked, posted later: until it is posted the student hears that the course changed, and of which column nothing.
    w.store.edit_assessment(w.teacher.caller(), edit(&w, 2, 40)).await.expect("the teacher edits");
    w.store.save_grade(w.teacher.caller(), w.save(w.student, w.quiz, "16", 1)).await.expect("the teacher may");
    for (person, sees) in [(w.student, false), (w.parent, false), (w.colleague, true), (w.admin, true)] {
        let since = if person.account == w.student.account { since.clone() } else { earlier(&w, person).await };
        let (events, _) = feed::changes_since(&mut reader, person.account, &since).await.expect("the feed loads");
        let of_quiz = |event: &&Event| event.assessment == Some(w.quiz) && event.name != EventName::GradeCreated;
        assert_eq!(events.iter().any(|event| of_quiz(&event)), sees, "{events:?}");
        let names: BTreeSet<EventName> = events.iter().map(|event| event.name).collect();
        assert!(names.contains(&EventName::AssessmentUpdated), "each reads anew: {events:?}");
    }
    change(&w, w.quiz, 3, ColumnAct::Post).await.expect("the teacher posts it");
    let after = seen_by_student(&w).await;
    assert!(after.contains(&quiz) && after.contains("Chapter 4"), "{after}");
}

/// A cursor of before anything was written to this world.
async fn earlier(w: &World, person: Person) -> Cursor {
    let mut reader = w.store.read().await.expect("a connection is free");
    let now = feed::cursor_of(&mut reader, person.account).await.expect("the cursor loads");
    let first = |(school, revision): (_, Revision)| (school, if school == w.school { Revision(0) } else { revision });
    now.schools().map(first).collect()
}

async fn a_deleted_column_keeps_its_marks_and_comes_back_in_its_place(w: World) {
    w.store.save_grade(w.teacher.caller(), w.save(w.student, w.quiz, "17", 0)).await.expect("the teacher may");
    let before = book(&w, w.teacher).await;
    let gone = change(&w, w.quiz, 1, ColumnAct::Delete).await.expect("the teacher deletes");
    let without = book(&w, w.teacher).await;
    assert!(without.assessments.iter().all(|column| column.assessment != w.quiz));
    assert!(without.cells.iter().all(|cell| cell.assessment != w.quiz));
    assert_eq!(without.deleted.iter().map(|gone| &gone.column).collect::<Vec<_>>(), [&gone]);
    assert!(book(&w, w.admin).await.deleted.is_empty(), "who only reads is offered nothing to bring back");
    assert!(!seen_by_student(&w).await.contains(&format!("AssessmentId({})", w.quiz)));
    let save = w.save(w.student, w.quiz, "16", 1);
    let error = w.store.save_grade(w.teacher.caller(), save).await.expect_err("a deleted column takes no mark");
    assert!(matches!(error, Error::NotFound), "{error:?}");
    let twice = change(&w, w.quiz, 2, ColumnAct::Delete).await.expect_err("it is deleted already");
    assert!(matches!(twice, Error::ColumnConflict(_)), "{twice:?}");
    change(&w, w.quiz, 2, ColumnAct::Restore).await.expect("the teacher brings it back");
    let after = book(&w, w.teacher).await;
    let order = |book: &Gradebook| book.assessments.iter().map(|column| column.assessment).collect::<Vec<_>>();
    assert_eq!((order(&after), &after.cells), (order(&before), &before.cells), "with its place and its marks");
    assert!(after.deleted.is_empty());
    let there = change(&w, w.quiz, 3, ColumnAct::Restore).await.expect_err("it is there");
    assert!(matches!(there, Error::ColumnConflict(_)), "{there:?}");
}

async fn a_column_is_moved_among_the_others_and_a_move_says_nothing_twice(w: World) {
    let order = book(&w, w.teacher).await.assessments.iter().map(|column| column.assessment).collect::<Vec<_>>();
    assert_eq!(order.len(), 3);
    let to = |assessment, before| MoveAssessment { course: w.maths, assessment, before };
    let (first, second, third) = (order[0], order[1], order[2]);
    let moved = w.store.move_assessment(w.colleague.caller(), to(third, Some(first))).await.expect("the colleague may");
    assert_eq!(moved.order, [third, first, second]);
    assert!(moved.revision.is_some());
    let again = w.store.move_assessment(w.teacher.caller(), to(third, Some(first))).await.expect("the teacher may");
    assert_eq!((again.order, again.revision), (moved.order, None), "it is there already");
    let last = w.store.move_assessment(w.teacher.caller(), to(third, None)).await.expect("the teacher may");
    assert_eq!(last.order, order);
    assert_eq!(book(&w, w.teacher).await.assessments.iter().map(|c| c.assessment).collect::<Vec<_>>(), order);
    for gone in [to(w.lab, None), to(w.old, None), to(first, Some(w.lab)), to(AssessmentId(7), None)] {
        let error = w.store.move_assessment(w.teacher.caller(), gone).await.expect_err("no such column here");
        assert!(matches!(error, Error::NotFound), "{gone:?}: {error:?}");
    }
}

async fn nobody_else_changes_a_column_and_nobody_once_the_term_is_closed(w: World) {
    let to = MoveAssessment { course: w.maths, assessment: w.quiz, before: None };
    for stranger in [w.other_teacher, w.suspended, w.admin, w.student, w.parent, w.far_teacher] {
        let caller = stranger.caller();
        let acts =
            [ColumnAct::Post, ColumnAct::Hold, ColumnAct::Delete, ColumnAct::Restore, ColumnAct::Edit(edit(&w, 1, 30))];
        for act in acts {
            let error = w.store.change_assessment(caller, touch(&w, w.quiz, 1), act).await.expect_err("a stranger");
            assert!(matches!(error, Error::NotFound), "{error:?}");
        }
        let error = w.store.move_assessment(caller, to).await.expect_err("a stranger");
        assert!(matches!(error, Error::NotFound), "{error:?}");
    }
    // A column of another course is not found through one's own.
    let error = change(&w, w.lab, 1, ColumnAct::Delete).await.expect_err("another course's");
    assert!(matches!(error, Error::NotFound), "{error:?}");
    let error = change(&w, w.old, 1, ColumnAct::Delete).await.expect_err("of a closed term");
    assert!(matches!(error, Error::Invalid(Problem::TermClosed)), "{error:?}");
    w.behind("UPDATE terms SET closed_at = 1").await;
    let error = change(&w, w.quiz, 1, ColumnAct::Hold).await.expect_err("closed");
    assert!(matches!(error, Error::Invalid(Problem::TermClosed)), "{error:?}");
    let error = w.store.move_assessment(w.teacher.caller(), to).await.expect_err("closed");
    assert!(matches!(error, Error::Invalid(Problem::TermClosed)), "{error:?}");
    assert_eq!(w.number("SELECT COUNT(*) FROM assessment_history").await, 0);
}
