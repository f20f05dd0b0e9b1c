//! How a cell came to be what it is, and who may read that and its comment.

use school::{
    grade::{Mark, Points},
    id::Version,
    view::{CellHistory, CellSave, CellValue, CorrectGrade, HistoryOf, SaveGrades},
};
use store::{
    Error, gradebook,
    permit::{ChildrenRecords, OwnRecords, ReadsGradebook},
    records,
};

use crate::{
    contracts,
    world::{Person, World, save_id},
};

contracts!(
    every_write_is_told_with_its_writer_and_reason,
    a_long_history_comes_in_parts,
    who_reads_the_book_reads_its_history,
    a_comment_is_read_with_its_posted_mark,
);

async fn history(w: &World, person: Person, before: i64) -> Result<CellHistory, Error> {
    let mut reader = w.store.read().await.expect("a connection is free");
    let permit = ReadsGradebook::mint(&mut reader, person.caller(), w.maths).await?;
    let of = HistoryOf { course: w.maths, student: w.student.member, assessment: w.quiz, before: Version(before) };
    gradebook::cell_history(&mut reader, &permit, of).await
}

async fn comment(w: &World, assessment: school::id::AssessmentId, text: &str, seen: i64) {
    let value = CellValue::Comment(text.into());
    let cells = vec![CellSave { student: w.student.member, assessment, value, seen: Version(seen) }];
    let save = SaveGrades { course: w.maths, cells, save_id: save_id(&format!("comment-{}", store::id::mint())) };
    w.store.save_grades(w.colleague.caller(), save).await.expect("the comment is taken");
}

async fn every_write_is_told_with_its_writer_and_reason(w: World) {
    assert_eq!(history(&w, w.teacher, 0).await.expect("it is read").lines, []);
    w.store.save_grade(w.teacher.caller(), w.save(w.student, w.quiz, "12", 0)).await.expect("the save is taken");
    comment(&w, w.quiz, "Show your steps", 1).await;
    let correct = CorrectGrade { save: w.save(w.student, w.quiz, "14", 2), why: "Recounted".into() };
    w.store.correct_grade(w.admin.caller(), correct).await.expect("it is corrected");
    let told = history(&w, w.teacher, 0).await.expect("it is read");
    let line = |n: usize| {
        let line = &told.lines[n];
        (line.version.0, line.who.given.as_str(), line.old.shown(), line.new.shown(), line.why.as_str())
    };
    assert_eq!(line(0), (3, "Almaz", "12".into(), "14".into(), "Recounted"));
    assert_eq!(line(1), (2, "Meseret", "12".into(), "12".into(), ""));
    assert_eq!(line(2), (1, "Tesfaye", String::new(), "12".into(), ""));
    let comments: Vec<_> = told.lines.iter().map(|l| (l.old_comment.as_str(), l.new_comment.as_str())).collect();
    assert_eq!(comments, [("Show your steps", "Show your steps"), ("", "Show your steps"), ("", "")]);
    assert!(!told.more && told.lines.iter().all(|line| line.at.0 > 0));
}

async fn a_long_history_comes_in_parts(w: World) {
    for seen in 0..53 {
        w.store.save_grade(w.teacher.caller(), w.save(w.student, w.quiz, "9", seen)).await.expect("the save is taken");
    }
    let newest = history(&w, w.teacher, 0).await.expect("it is read");
    let versions = |part: &CellHistory| part.lines.iter().map(|line| line.version.0).collect::<Vec<_>>();
    assert_eq!((versions(&newest), newest.more), ((4..=53).rev().collect(), true));
    let rest = history(&w, w.teacher, 4).await.expect("it is read");
    assert_eq!((versions(&rest), rest.more), (vec![3, 2, 1], false));
}

async fn who_reads_the_book_reads_its_history(w: World) {
    for person in [w.teacher, w.colleague, w.admin] {
        assert!(history(&w, person, 0).await.is_ok());
    }
    for person in [w.other_teacher, w.suspended, w.student, w.parent, w.far_teacher, w.far_admin] {
        assert!(matches!(history(&w, person, 0).await, Err(Error::NotFound)));
    }
}

async fn a_comment_is_read_with_its_posted_mark(w: World) {
    w.store.save_grade(w.teacher.caller(), w.save(w.student, w.quiz, "12", 0)).await.expect("the save is taken");
    comment(&w, w.quiz, "Show your steps", 1).await;
    comment(&w, w.held, "Not for their eyes yet", 0).await;
    let mut reader = w.store.read().await.expect("a connection is free");
    let own = OwnRecords::mint(&mut reader, w.student.caller()).await.expect("a student reads");
    let children = ChildrenRecords::mint(&mut reader, w.parent.caller()).await.expect("a parent reads");
    let of_student = records::records(&mut reader, &own).await.expect("the records load");
    let of_parent = records::records(&mut reader, &children).await.expect("the records load");
    for read in [of_student, of_parent] {
        let marks = read.students.iter().filter(|s| s.student == w.student.member).flat_map(|s| &s.courses);
        let told: Vec<_> = marks.flat_map(|course| &course.marks).filter(|mark| !mark.comment.is_empty()).collect();
        assert_eq!(told.len(), 1, "what is not posted stays unread: {told:?}");
        assert_eq!((told[0].mark, told[0].comment.as_str()), (Mark::points(Points::whole(12)), "Show your steps"));
    }
}
