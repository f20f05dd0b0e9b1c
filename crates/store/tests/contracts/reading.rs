//! What teachers, students and guardians read.

use school::{
    grade::{Mark, Points},
    id::{CourseId, Revision, SchoolId},
    view::{CellsSince, Records},
};
use store::{
    Error, gradebook, home,
    permit::{ChildrenRecords, OwnRecords, ReadsGradebook, SchoolAdmin},
    records,
};

use crate::{
    contracts,
    world::{Person, World},
};

contracts!(
    the_book_holds_its_roster_columns_and_cells,
    only_teachers_and_admins_open_a_book,
    a_delta_holds_the_changed_cells_of_its_course,
    a_delta_that_can_not_be_told_says_so,
    a_student_reads_posted_marks_of_open_courses,
    a_parent_reads_every_child_at_every_school,
    ended_and_suspended_relations_read_nothing,
    the_teachers_home_counts_the_current_term,
    an_admins_permit_is_for_the_own_school,
);

async fn write(w: &World) {
    for (who, student, assessment, typed) in [
        (w.teacher, w.student, w.quiz, "17"),
        (w.teacher, w.student, w.held, "4"),
        (w.teacher, w.sibling, w.exam, "60"),
        (w.other_teacher, w.sibling, w.lab, "44"),
    ] {
        w.store.save_grade(who.caller(), w.save(student, assessment, typed, 0)).await.expect("a teacher may");
    }
}

async fn since(w: &World, revision: Revision) -> CellsSince {
    let mut reader = w.store.read().await.expect("a connection is free");
    let permit = ReadsGradebook::mint(&mut reader, w.teacher.caller(), w.maths).await.expect("the teacher reads");
    gradebook::cells_since(&mut reader, &permit, revision).await.expect("the delta loads")
}

pub async fn own(w: &World, person: Person) -> Result<Records, Error> {
    let mut reader = w.store.read().await.expect("a connection is free");
    let permit = OwnRecords::mint(&mut reader, person.caller()).await?;
    records::records(&mut reader, &permit).await
}

pub async fn children(w: &World, person: Person) -> Result<Records, Error> {
    let mut reader = w.store.read().await.expect("a connection is free");
    let permit = ChildrenRecords::mint(&mut reader, person.caller()).await?;
    records::records(&mut reader, &permit).await
}

/// The marks of a record as (student's given name, subject, shown mark) of what was given.
fn given(records: &Records) -> Vec<(String, String, String)> {
    let mut all = Vec::new();
    for student in &records.students {
        for course in &student.courses {
            for mark in course.marks.iter().filter(|mark| !mark.mark.is_blank()) {
                all.push((student.name.given.clone(), course.subject.clone(), mark.mark.shown()));
            }
        }
    }
    all
}

fn strings(rows: &[[&str; 3]]) -> Vec<(String, String, String)> {
    rows.iter().map(|[a, b, c]| ((*a).to_owned(), (*b).to_owned(), (*c).to_owned())).collect()
}

async fn the_book_holds_its_roster_columns_and_cells(w: World) {
    write(&w).await;
    let mut reader = w.store.read().await.expect("a connection is free");
    let permit = ReadsGradebook::mint(&mut reader, w.teacher.caller(), w.maths).await.expect("the teacher reads");
    let book = gradebook::load(&mut reader, &permit).await.expect("the book loads");
    assert_eq!((book.school, book.course, book.revision), (w.school, w.maths, Revision(5)));
    assert_eq!(book.as_of.cursor.at(w.school), Some(Revision(5)));
    assert_eq!((&*book.subject, &*book.class.plain(), &*book.term), ("Mathematics", "Grade 9 A", "Semester II"));
    let roster: Vec<_> = book.students.iter().map(|row| row.student).collect();
    assert_eq!(roster, [w.sibling.member, w.student.member], "by name; who left is not on it");
    let columns: Vec<_> = book.assessments.iter().map(|column| column.assessment).collect();
    assert_eq!(columns, [w.quiz, w.exam, w.held], "in order; the closed term's is not there");
    assert_eq!(book.cells.len(), 3);
}

async fn only_teachers_and_admins_open_a_book(w: World) {
    let mut reader = w.store.read().await.expect("a connection is free");
    for person in [w.teacher, w.colleague, w.admin] {
        let permit = ReadsGradebook::mint(&mut reader, person.caller(), w.maths).await.expect("may read");
        assert_eq!((permit.school(), permit.course(), permit.member()), (w.school, w.maths, person.member));
    }
    let strangers = [w.other_teacher, w.suspended, w.student, w.parent, w.unlinked, w.far_admin, w.far_teacher];
    for person in strangers {
        let refused = ReadsGradebook::mint(&mut reader, person.caller(), w.maths).await;
        assert!(matches!(refused, Err(Error::NotFound)), "{refused:?}");
    }
    let nowhere = ReadsGradebook::mint(&mut reader, w.teacher.caller(), CourseId(5)).await;
    assert!(matches!(nowhere, Err(Error::NotFound)));
}

async fn a_delta_holds_the_changed_cells_of_its_course(w: World) {
    write(&w).await;
    let delta = since(&w, Revision(2)).await;
    assert!(!delta.book_changed);
    assert_eq!(delta.revision, Revision(5));
    let changed: Vec<_> = delta.cells.iter().map(|cell| (cell.student, cell.assessment)).collect();
    let mut expected = [(w.student.member, w.held), (w.sibling.member, w.exam)];
    expected.sort();
    assert_eq!(changed, expected, "the physics mark is not told");
    for typed in ["5", "6", "7"] {
        let version = since(&w, Revision(2)).await.cells.iter().find(|c| c.assessment == w.held).map(|c| c.version.0);
        let save = w.save(w.student, w.held, typed, version.expect("the cell was written"));
        w.store.save_grade(w.teacher.caller(), save).await.expect("the teacher may");
    }
    let delta = since(&w, Revision(5)).await;
    assert_eq!(delta.cells.len(), 1, "a cell once, as it is now");
    assert_eq!(delta.cells[0].mark, Mark::points(Points::whole(7)));
    assert_eq!(since(&w, delta.revision).await.cells, []);
}

async fn a_delta_that_can_not_be_told_says_so(w: World) {
    assert!(since(&w, Revision(99)).await.book_changed, "a revision of the future");
    assert!(since(&w, Revision(-1)).await.book_changed);
    assert!(since(&w, Revision(0)).await.book_changed, "the plan built the school");
    assert!(!since(&w, Revision(1)).await.book_changed);
    w.store.build(w.school, store::plan::SchoolPlan::default()).await.expect("an empty plan is fine");
    assert!(since(&w, Revision(1)).await.book_changed, "a build changes everything");
}

async fn a_student_reads_posted_marks_of_open_courses(w: World) {
    write(&w).await;
    let records = own(&w, w.student).await.expect("a student reads");
    assert_eq!(given(&records), strings(&[["Hanna", "Mathematics", "17"]]), "the held 4 is not there");
    let record = &records.students[0];
    assert_eq!((&*record.school_name, &*record.class.plain(), record.courses.len()), ("Yeneta School", "Grade 9 A", 1));
    let course = &record.courses[0];
    let shown: Vec<_> = course.marks.iter().map(|mark| mark.assessment).collect();
    assert_eq!(shown, [w.quiz, w.exam], "neither held nor of the closed term");
    let teachers: Vec<_> = course.teachers.iter().map(|name| &*name.given).collect();
    assert_eq!(teachers, ["Tesfaye", "Meseret", "Dawit"], "the lead first");
    assert!(course.marks[0].changed_at.is_some() && course.marks[1].changed_at.is_none());
    assert_eq!(records.as_of.cursor.at(w.school), Some(Revision(5)));
    let sibling = own(&w, w.sibling).await.expect("a student reads");
    assert_eq!(given(&sibling), strings(&[["Abel", "Mathematics", "60"], ["Abel", "Physics", "44"]]));
    let leaver = own(&w, w.leaver).await.expect("a student reads");
    assert_eq!(
        (leaver.students.len(), given(&leaver)),
        (1, Vec::new()),
        "the enrollment has ended, nine points or not"
    );
    for person in [w.teacher, w.parent, w.admin] {
        assert!(matches!(own(&w, person).await, Err(Error::NotFound)));
    }
}

async fn a_parent_reads_every_child_at_every_school(w: World) {
    write(&w).await;
    let records = children(&w, w.parent).await.expect("a parent reads");
    let schools: Vec<_> = records.students.iter().map(|s| (&*s.name.given, s.school)).collect();
    assert_eq!(schools, [("Abel", w.school), ("Hanna", w.school), ("Ruth", w.second_school)]);
    let expected = [["Abel", "Mathematics", "60"], ["Abel", "Physics", "44"], ["Hanna", "Mathematics", "17"]];
    assert_eq!(given(&records), strings(&expected));
    let cursor: Vec<_> = records.as_of.cursor.schools().collect();
    assert_eq!(cursor, [(w.school, Revision(5)), (w.second_school, Revision(1))]);
    let other = children(&w, w.other_parent).await.expect("a parent reads");
    assert_eq!((other.students.len(), given(&other)), (1, Vec::new()));
    assert_eq!(children(&w, w.unlinked).await.expect("a parent reads").students, []);
    for person in [w.teacher, w.student, w.admin, w.far_student] {
        assert!(matches!(children(&w, person).await, Err(Error::NotFound)));
    }
}

async fn ended_and_suspended_relations_read_nothing(w: World) {
    write(&w).await;
    w.behind(&format!("UPDATE guardianships SET ended_at = 1 WHERE student_id = {}", w.student.member)).await;
    let names = |records: Records| records.students.into_iter().map(|s| s.name.given).collect::<Vec<_>>();
    assert_eq!(names(children(&w, w.parent).await.expect("a parent reads")), ["Abel", "Ruth"]);
    w.suspend(w.parent).await;
    assert_eq!(names(children(&w, w.parent).await.expect("still a parent elsewhere")), ["Ruth"]);
    w.suspend(w.student).await;
    assert!(matches!(own(&w, w.student).await, Err(Error::NotFound)));
}

async fn the_teachers_home_counts_the_current_term(w: World) {
    write(&w).await;
    let mut reader = w.store.read().await.expect("a connection is free");
    let page = home::teacher_home(&mut reader, w.teacher.caller()).await.expect("a teacher reads");
    assert_eq!(page.courses.len(), 1);
    let course = &page.courses[0];
    assert_eq!((course.course, &*course.subject, &*course.class.plain()), (w.maths, "Mathematics", "Grade 9 A"));
    assert_eq!((course.students, course.assessments, course.marks, &*course.term), (2, 3, 3, "Semester II"));
    assert_eq!(page.as_of.cursor.at(w.school), Some(Revision(5)));
    for person in [w.student, w.parent, w.admin, w.suspended] {
        assert!(matches!(home::teacher_home(&mut reader, person.caller()).await, Err(Error::NotFound)));
    }
}

async fn an_admins_permit_is_for_the_own_school(w: World) {
    let mut reader = w.store.read().await.expect("a connection is free");
    let permit = SchoolAdmin::mint(&mut reader, w.admin.caller(), w.school).await.expect("the admin's school");
    assert_eq!((permit.school(), permit.member()), (w.school, w.admin.member));
    for (person, at) in [(w.admin, w.second_school), (w.teacher, w.school), (w.admin, SchoolId(1))] {
        let refused = SchoolAdmin::mint(&mut reader, person.caller(), at).await;
        assert!(matches!(refused, Err(Error::NotFound)), "{refused:?}");
    }
}
