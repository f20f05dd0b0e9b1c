//! Marks from a file: previewed, then applied as they were shown, once, and taken back as one.

use std::{collections::BTreeMap, time::Instant as Moment};

use school::{
    grade::{Mark, Points},
    id::{AssessmentId, MarksFileId},
    marks_file::{MarksFileProblem, Sheet, SheetLine, Use},
    view::{ApplyFile, ColumnChoice, DecideFile, MarksFilePage, Means, Problem},
};
use store::{
    Error, gradebook,
    marks_file::{self, HoldMarks},
    permit::ReadsGradebook,
};

use crate::{
    contracts,
    world::{Person, World},
};

contracts!(
    a_preview_changes_nothing_and_says_everything,
    what_was_previewed_is_applied_once_and_taken_back_as_one,
    a_mark_that_was_changed_meanwhile_is_named_and_left,
    what_was_written_since_is_left_by_an_undo,
    a_bad_cell_keeps_all_back_and_another_preview_too,
    a_file_is_the_own_courses,
    an_admin_corrects_and_makes_students_and_a_teacher_does_not,
    new_students_need_seats_and_have_a_history,
    an_ended_course_takes_no_file,
    a_file_is_kept_for_a_day,
    thousands_of_marks_take_no_time,
);

fn sheet(text: &str) -> Sheet {
    let cells = |line: &str| line.split(',').map(ToOwned::to_owned).collect();
    let lines = (1..).zip(text.lines()).map(|(line, text)| SheetLine { line, cells: cells(text) });
    Sheet::of(lines).expect("the sheet is good")
}

async fn hold(w: &World, person: Person, text: &str) -> Result<MarksFileId, Error> {
    let hold = HoldMarks { course: w.maths, file_name: "marks.csv".into(), sheet: sheet(text) };
    w.store.hold_marks(person.caller(), hold).await
}

async fn shown(w: &World, person: Person, file: MarksFileId) -> Result<MarksFilePage, Error> {
    let mut reader = w.store.read().await.expect("a reader");
    marks_file::file(&mut reader, person.caller(), file, 0).await
}

fn all(file: MarksFileId) -> ApplyFile {
    ApplyFile { file, preview: 1, good_only: false, why: String::new() }
}

fn problem<T: std::fmt::Debug>(refused: Result<T, Error>) -> MarksFileProblem {
    match refused {
        Err(Error::Invalid(Problem::MarksFile(problem))) => problem,
        other => panic!("{other:?}"),
    }
}

/// Student (S5) and sibling (S6): a known column, a new one, and one of the program's own.
const FILE: &str = "Number,quiz 1,Map,Total\nS5,15,7,22\nS6,EX,,0\nS99,3,3,6\n";

async fn mark(w: &World, person: Person, assessment: AssessmentId) -> Option<Mark> {
    let mut reader = w.store.read().await.expect("a reader");
    let permit = ReadsGradebook::mint(&mut reader, w.teacher.caller(), w.maths).await.expect("the teacher reads");
    let book = gradebook::load(&mut reader, &permit).await.expect("the book loads");
    let cell = book.cells.iter().find(|cell| (cell.student, cell.assessment) == (person.member, assessment));
    cell.map(|cell| cell.mark).filter(|mark| !mark.is_blank())
}

fn points(whole: i64) -> Option<Mark> {
    Some(Mark::points(Points::whole(whole)))
}

async fn assessments(w: &World) -> i64 {
    w.number(&format!("SELECT COUNT(*) FROM assessments WHERE course_id = {} AND deleted_at IS NULL", w.maths)).await
}

async fn a_preview_changes_nothing_and_says_everything(w: World) {
    let file = hold(&w, w.teacher, FILE).await.expect("held");
    let page = shown(&w, w.teacher, file).await.expect("the preview loads");
    assert_eq!((&*page.file_name, &*page.subject, page.outcome.is_none()), ("marks.csv", "Mathematics", true));
    let used: Vec<_> = page.columns.iter().map(|column| (&*column.heading, column.used.is_of_marks())).collect();
    assert_eq!(used, [("Number", false), ("quiz 1", true), ("Map", true), ("Total", false)]);
    assert_eq!(page.columns[1].used, Use::Assessment(w.quiz));
    let count = page.plan.count;
    assert_eq!((count.new, count.changed, count.same, count.cleared), (3, 0, 0, 0));
    let open: Vec<_> = page.plan.open.iter().map(|line| (line.line, &*line.number, line.candidates.len())).collect();
    assert_eq!(open, [(4, "S99", 0)]);
    assert_eq!((page.may_add, page.may_create, page.corrects), (true, false, false));
    assert_eq!((mark(&w, w.student, w.quiz).await, assessments(&w).await), (None, 4));
    let mut reader = w.store.read().await.expect("a reader");
    let list = marks_file::files(&mut reader, w.colleague.caller(), w.maths).await.expect("the list loads");
    assert_eq!(list.files[0].file, file);
}

async fn what_was_previewed_is_applied_once_and_taken_back_as_one(w: World) {
    let file = hold(&w, w.teacher, FILE).await.expect("held");
    let done = w.store.apply_file(w.teacher.caller(), all(file)).await.expect("applied");
    assert_eq!((done.course, done.revision.is_some()), (w.maths, true));
    assert_eq!((mark(&w, w.student, w.quiz).await, assessments(&w).await), (points(15), 5));
    let again = w.store.apply_file(w.teacher.caller(), all(file)).await.expect("it stays as it is");
    assert_eq!((again.revision, assessments(&w).await), (None, 5), "nobody hears of it twice");
    let page = shown(&w, w.teacher, file).await.expect("the outcome loads");
    let outcome = page.outcome.expect("it is applied");
    assert_eq!((outcome.written, outcome.added, outcome.created, outcome.left_out), (3, 1, 0, 0));
    assert_eq!((page.plan.students.len(), page.columns.len()), (0, 0), "the file is not kept twice");
    let saves = format!("SELECT COUNT(DISTINCT save_id) FROM grade_history WHERE save_id = 'marks-file-{file}'");
    assert_eq!(w.number(&saves).await, 1, "one save for all");
    // Whoever shares the course takes it back.
    w.store.undo_file(w.colleague.caller(), file, String::new()).await.expect("taken back");
    assert_eq!((mark(&w, w.student, w.quiz).await, mark(&w, w.sibling, w.quiz).await), (None, None));
    assert_eq!(assessments(&w).await, 4, "the new column went");
    let undone = shown(&w, w.teacher, file).await.expect("loads").outcome.and_then(|o| o.undone).expect("taken back");
    assert_eq!((undone.restored, undone.kept.len(), undone.kept_assessments), (3, 0, 0));
    assert_eq!(problem(w.store.undo_file(w.teacher.caller(), file, String::new()).await), MarksFileProblem::NotApplied);
    let again = w.store.apply_file(w.teacher.caller(), all(file)).await.expect("a file is applied once");
    assert_eq!(again.revision, None);
}

async fn a_mark_that_was_changed_meanwhile_is_named_and_left(w: World) {
    let file = hold(&w, w.teacher, FILE).await.expect("held");
    w.store.save_grade(w.colleague.caller(), w.save(w.student, w.quiz, "12", 0)).await.expect("saved meanwhile");
    w.store.apply_file(w.teacher.caller(), all(file)).await.expect("applied");
    assert_eq!(mark(&w, w.student, w.quiz).await, points(12), "the colleague's mark is left");
    let outcome = shown(&w, w.teacher, file).await.expect("loads").outcome.expect("applied");
    let told: Vec<_> = outcome
        .conflicts
        .iter()
        .map(|kept| (&*kept.student.given, &*kept.assessment, Some(kept.now), Some(kept.wanted)))
        .collect();
    assert_eq!(told, [("Hanna", "quiz 1", points(12), points(15))]);
    assert_eq!(outcome.written, 2);
}

async fn what_was_written_since_is_left_by_an_undo(w: World) {
    w.store.save_grade(w.teacher.caller(), w.save(w.student, w.quiz, "9", 0)).await.expect("saved before");
    let file = hold(&w, w.teacher, FILE).await.expect("held");
    w.store.apply_file(w.teacher.caller(), all(file)).await.expect("applied");
    let map = w.number("SELECT id FROM assessments WHERE title = 'Map'").await;
    w.store.save_grade(w.colleague.caller(), w.save(w.student, AssessmentId(map), "8", 1)).await.expect("saved since");
    w.store.undo_file(w.teacher.caller(), file, String::new()).await.expect("taken back");
    assert_eq!(mark(&w, w.student, w.quiz).await, points(9), "what was there before is there again");
    assert_eq!(mark(&w, w.student, AssessmentId(map)).await, points(8), "what was written since stays");
    let undone = shown(&w, w.teacher, file).await.expect("loads").outcome.and_then(|o| o.undone).expect("taken back");
    let told: Vec<_> = undone.kept.iter().map(|kept| (&*kept.assessment, kept.now, kept.wanted.is_blank())).collect();
    assert_eq!(told, [("Map", Mark::points(Points::whole(8)), true)]);
    assert_eq!((undone.restored, undone.kept_assessments), (2, 1));
}

async fn a_bad_cell_keeps_all_back_and_another_preview_too(w: World) {
    let file = hold(&w, w.teacher, "Number,quiz 1\nS5,21\nS6,14\n").await.expect("held");
    let refused = w.store.apply_file(w.teacher.caller(), all(file)).await;
    assert_eq!(problem(refused), MarksFileProblem::HasProblems);
    assert_eq!(mark(&w, w.sibling, w.quiz).await, None);
    // The column is the exam's: 21 of 100 is a mark.
    let choice = |means| ColumnChoice { means, title: String::new(), kind: None, max: String::new() };
    let columns: BTreeMap<String, ColumnChoice> =
        [("0".into(), choice(Means::Number)), ("1".into(), choice(Means::Assessment(w.exam)))].into();
    let decide = DecideFile { file, columns: columns.clone(), lines: BTreeMap::new() };
    w.store.decide_file(w.teacher.caller(), decide).await.expect("decided");
    assert_eq!(problem(w.store.apply_file(w.teacher.caller(), all(file)).await), MarksFileProblem::Outdated);
    w.store.apply_file(w.teacher.caller(), ApplyFile { preview: 2, ..all(file) }).await.expect("applied");
    assert_eq!((mark(&w, w.student, w.exam).await, mark(&w, w.student, w.quiz).await), (points(21), None));
    let decide = DecideFile { file, columns, lines: BTreeMap::new() };
    let over = w.store.decide_file(w.teacher.caller(), decide).await;
    assert!(matches!(over, Err(Error::NotFound)), "an applied file is over: {over:?}");
    let same = hold(&w, w.teacher, &format!("Number,final_exam 2\nS5,21\nS6,{}\n", 14)).await.expect("held");
    assert_eq!(problem(w.store.apply_file(w.teacher.caller(), all(same)).await), MarksFileProblem::NothingToDo);
    let good = hold(&w, w.teacher, "Number,quiz 1\nS5,21\nS6,14\n").await.expect("held");
    w.store.apply_file(w.teacher.caller(), ApplyFile { good_only: true, ..all(good) }).await.expect("applied");
    assert_eq!(mark(&w, w.sibling, w.quiz).await, points(14));
}

async fn a_file_is_the_own_courses(w: World) {
    let file = hold(&w, w.teacher, FILE).await.expect("held");
    for person in [w.other_teacher, w.student, w.parent, w.suspended, w.far_admin, w.far_teacher] {
        let lines = [
            hold(&w, person, "Number,quiz 1\nS5,1\n").await.map(drop),
            shown(&w, person, file).await.map(drop),
            w.store.apply_file(person.caller(), all(file)).await.map(drop),
            w.store.undo_file(person.caller(), file, String::new()).await.map(drop),
        ];
        for refused in lines {
            assert!(matches!(refused, Err(Error::NotFound)), "{refused:?}");
        }
    }
    shown(&w, w.colleague, file).await.expect("a colleague sees it");
    let nowhere = w.store.apply_file(w.teacher.caller(), all(MarksFileId(1))).await;
    assert!(matches!(nowhere, Err(Error::NotFound)), "{nowhere:?}");
}

async fn an_admin_corrects_and_makes_students_and_a_teacher_does_not(w: World) {
    let text = "Number,Name,quiz 1,Map\nS5,Hanna,15,7\nN1,Eden Alemu,12,1\n";
    let create = |file| DecideFile { file, columns: BTreeMap::new(), lines: [("3".into(), "new".into())].into() };
    let file = hold(&w, w.admin, text).await.expect("held");
    w.store.decide_file(w.admin.caller(), create(file)).await.expect("decided");
    let page = shown(&w, w.admin, file).await.expect("loads");
    assert_eq!((page.may_add, page.may_create, page.corrects, page.plan.students.len()), (false, true, true, 2));
    assert_eq!(page.columns[3].used, Use::Ignored, "an admin makes no assessment");
    let silent = ApplyFile { preview: 2, ..all(file) };
    let refused = w.store.apply_file(w.admin.caller(), silent.clone()).await;
    assert!(matches!(refused, Err(Error::Invalid(Problem::Reason(_)))), "{refused:?}");
    let told = ApplyFile { why: "Recounted by the board".into(), ..silent };
    w.store.apply_file(w.admin.caller(), told).await.expect("applied");
    assert_eq!(mark(&w, w.student, w.quiz).await, points(15));
    assert_eq!(w.number("SELECT COUNT(*) FROM members WHERE number = 'N1' AND account_id IS NULL").await, 1);
    let of_eden =
        "SELECT g.points_hundredths FROM grades g JOIN members m ON m.id = g.student_id WHERE m.number = 'N1'";
    assert_eq!(w.number(of_eden).await, 1_200);
    assert_eq!(w.number("SELECT COUNT(*) FROM grade_history WHERE why = 'Recounted by the board'").await, 2);
    assert_eq!(w.number("SELECT COUNT(*) FROM notifications WHERE kind = 'mark_changed_by_admin'").await, 2);
    let file = hold(&w, w.teacher, "Number,Name,quiz 1\nS5,Hanna,16\nN2,Marta Haile,12\n").await.expect("held");
    w.store.decide_file(w.teacher.caller(), create(file)).await.expect("decided");
    w.store.apply_file(w.teacher.caller(), ApplyFile { preview: 2, ..all(file) }).await.expect("applied");
    assert_eq!(w.number("SELECT COUNT(*) FROM members WHERE number = 'N2'").await, 0);
}

async fn new_students_need_seats_and_have_a_history(w: World) {
    let text = "Number,Name,quiz 1\nN1,Eden Abera,12\nN2,Marta Haile,13\n";
    let create = |file, lines: &[&str]| DecideFile {
        file,
        columns: BTreeMap::new(),
        lines: lines.iter().map(|line| ((*line).to_owned(), "new".to_owned())).collect(),
    };
    let apply = async |file, preview| {
        let apply = ApplyFile { preview, why: "From the old book".into(), ..all(file) };
        w.store.apply_file(w.admin.caller(), apply).await
    };
    let file = hold(&w, w.admin, text).await.expect("held");
    w.store.decide_file(w.admin.caller(), create(file, &["2", "3"])).await.expect("decided");
    let seats = |free: i64| format!("UPDATE courses SET capacity = taken + {free} WHERE id = {}", w.maths);
    w.behind(&seats(1)).await;
    assert_eq!(problem(apply(file, 2).await), MarksFileProblem::Full { free: 1 });
    let people = "SELECT COUNT(*) FROM members WHERE number IN ('N1', 'N2')";
    assert_eq!(w.number(people).await, 0, "nobody came in");
    w.behind(&seats(2)).await;
    apply(file, 2).await.expect("there is room");
    let told = "SELECT COUNT(*) FROM member_history h JOIN members m ON m.id = h.member_id \
        WHERE m.number IN ('N1', 'N2') AND h.act = 'added'";
    assert_eq!((w.number(people).await, w.number(told).await), (2, 2));
    assert_eq!(w.number(&format!("SELECT capacity - taken FROM courses WHERE id = {}", w.maths)).await, 0);

    w.behind(&format!(
        "{}; UPDATE enrollments SET ended_at = 5 WHERE student_id IN (SELECT id FROM members WHERE number = 'N1')",
        seats(9)
    ))
    .await;
    let file = hold(&w, w.admin, "Number,Name,quiz 1\nN1,Eden Abera,14\n").await.expect("held");
    w.store.decide_file(w.admin.caller(), create(file, &["2"])).await.expect("decided");
    assert_eq!(problem(apply(file, 2).await), MarksFileProblem::HasLeft { line: 2 });
}

async fn an_ended_course_takes_no_file(w: World) {
    let file = hold(&w, w.teacher, "Number,quiz 1\nS5,15\n").await.expect("held");
    w.behind(&format!("UPDATE courses SET state = 'ended' WHERE id = {}", w.maths)).await;
    let refused = w.store.apply_file(w.teacher.caller(), all(file)).await;
    assert!(matches!(refused, Err(Error::Invalid(Problem::CourseEnded))), "{refused:?}");
    assert_eq!(w.number("SELECT COUNT(*) FROM marks_files WHERE applied_at IS NOT NULL").await, 0);
}

async fn a_file_is_kept_for_a_day(w: World) {
    let old = hold(&w, w.teacher, "Number,quiz 1\nS5,15\n").await.expect("held");
    let applied = hold(&w, w.teacher, "Number,quiz 1\nS5,15\n").await.expect("held");
    w.store.apply_file(w.teacher.caller(), all(applied)).await.expect("applied");
    w.behind("UPDATE marks_files SET created_at = created_at - 90000000").await;
    hold(&w, w.teacher, "Number,quiz 1\nS5,16\n").await.expect("held");
    let gone = shown(&w, w.teacher, old).await;
    assert!(matches!(gone, Err(Error::NotFound)), "{gone:?}");
    shown(&w, w.teacher, applied).await.expect("what was applied is kept");
}

async fn thousands_of_marks_take_no_time(w: World) {
    let lines: String = (0..1_000).map(|n| format!("N{n},Student Number{n},15,16,17\n")).collect();
    // The homework is out of 10.
    let text = format!("Number,Name,quiz 1,final_exam 2,homework 3\n{lines}");
    let file = hold(&w, w.admin, &text).await.expect("held");
    let new = (2..1_002).map(|line| (line.to_string(), "new".to_owned())).collect();
    w.store
        .decide_file(w.admin.caller(), DecideFile { file, columns: BTreeMap::new(), lines: new })
        .await
        .expect("decided");
    let bad = shown(&w, w.admin, file).await.expect("loads").whole.bad;
    assert_eq!(bad, 1_000, "17 of 10");
    let started = Moment::now();
    let apply = ApplyFile { preview: 2, good_only: true, why: "A new school".into(), ..all(file) };
    w.store.apply_file(w.admin.caller(), apply).await.expect("applied");
    println!("1,000 new students with 2,000 marks: applied in {:?}", started.elapsed());
    assert_eq!(w.number("SELECT COUNT(*) FROM grades WHERE points_hundredths IN (1500, 1600)").await, 2_000);
    assert!(started.elapsed().as_secs() < 20, "{:?}", started.elapsed());
    let started = Moment::now();
    w.store.undo_file(w.admin.caller(), file, "The wrong file".into()).await.expect("taken back");
    println!("taken back in {:?}", started.elapsed());
    assert_eq!(w.number("SELECT COUNT(*) FROM grades WHERE points_hundredths IN (1500, 1600)").await, 0);
}
