//! The demo families' questions: one that waits, one that is answered.

use school::{
    id::{AssessmentId, CourseId, MemberId},
    question::{QuestionAct, QuestionKind},
    view::{ActOnQuestion, AskTeacher, QuestionMoved, StudentRecord},
};
use store::{Caller, Error, Store, permit::OwnRecords, records};

use super::requests::person;

/// What the student and the parent with a login ask, and the teacher answers, through the door, so that everybody was told.
///
/// # Errors
/// The database's.
pub async fn ask(store: &Store) -> Result<(), Error> {
    let [teacher, student, parent] =
        [person(store, "teacher").await?, person(store, "student").await?, person(store, "parent").await?];
    let mut reader = store.read().await?;
    let permit = OwnRecords::mint(&mut reader, student).await?;
    let read = records::records(&mut reader, &permit).await?;
    drop(reader);
    // The course that the teacher with a login teaches.
    let Some((course, child, assessment)) = read.students.first().and_then(|own| taught(own, "Mathematics")) else {
        return Ok(());
    };
    let question = |kind, assessment, said: &str| {
        let said = said.to_owned();
        AskTeacher { course, student: child, kind, assessment, concern: None, said }
    };
    let asked = question(QuestionKind::Question, None, "Which chapters are in the final exam?");
    let asked = store.ask_teacher(student, asked).await?;
    answer(store, teacher, asked, "Chapters one to five. We go through them again next week.").await?;
    let said = "My child says that question 4 was not counted. Could you look at it again?";
    let asked = question(QuestionKind::Correction, Some(assessment), said);
    store.ask_teacher(parent, asked).await.map(drop)
}

async fn answer(store: &Store, teacher: Caller, asked: QuestionMoved, said: &str) -> Result<(), Error> {
    let act = ActOnQuestion {
        question: asked.question,
        seen: asked.version,
        act: QuestionAct::Answer,
        said: said.to_owned(),
        mark: String::new(),
        mark_seen: Default::default(),
    };
    store.act_on_question(teacher, act).await.map(drop)
}

/// The course of a subject, the student, and an assessment in which there is a mark.
fn taught(own: &StudentRecord, subject: &str) -> Option<(CourseId, MemberId, AssessmentId)> {
    let course = own.courses.iter().find(|course| course.subject == subject)?;
    let marked = course.marks.iter().find(|mark| !mark.mark.is_blank())?;
    Some((course.course, own.student, marked.assessment))
}
