//! Questions of families to teachers: asking, answering, and reading them.
//!
//! Invariant: a step, its row, a mark that it corrects, its events and its notices are one transaction; a repetition does
//! nothing of it. Of a family only who asked reads a question.

mod act;
mod ask;
mod list;

pub use act::ActOnQuestionCommand;
pub use ask::AskTeacherCommand;
pub use list::{of_courses, of_schools, own};

use std::collections::BTreeSet;

use school::{
    event::EventName,
    id::{CourseId, MemberId, QuestionId, Version},
    notice::NoticeKind,
    question::{QuestionAct, QuestionRefusal, Side},
    view::Problem,
};

use crate::{
    Change, Error, Tx,
    error::again_if_taken,
    notice::{Told, notify, teachers_of},
    sql::{Value, insert},
};

/// A refusal as the store's error.
fn refused(refusal: QuestionRefusal) -> Error {
    Error::Invalid(Problem::Question(refusal))
}

/// A step that was taken, as it is written and told.
struct Taken {
    question: QuestionId,
    version: Version,
    act: QuestionAct,
    by: MemberId,
    said: String,
    course: CourseId,
    student: MemberId,
    asked_by: MemberId,
}

impl Taken {
    /// Writes the step and tells those whom it concerns: the teachers of the course, and who asked.
    async fn write(&self, tx: &mut Tx) -> Result<(), Error> {
        let columns = ["school_id", "question_id", "version", "act", "actor_id", "at", "said"];
        let row = [
            Value::Int(tx.school().0),
            Value::Int(self.question.0),
            Value::Int(self.version.0),
            Value::from(self.act.name()),
            Value::Int(self.by.0),
            Value::Int(tx.now().0),
            Value::from(self.said.as_str()),
        ];
        // Another process takes a step at this moment: run again, and find it.
        insert(&mut tx.conn, "question_steps", columns, vec![row]).await.map_err(again_if_taken)?;
        let teachers = teachers_of(tx, self.course).await?;
        let concerned: BTreeSet<MemberId> = teachers.iter().copied().chain([self.asked_by]).collect();
        for member in concerned {
            let change = Change::of_member(EventName::QuestionChanged, member);
            tx.record(Change { version: self.version, ..change });
        }
        let (kind, members) = match self.act.side() {
            Side::Family => (NoticeKind::QuestionAsked, teachers),
            Side::Teachers => (NoticeKind::QuestionAnswered, vec![self.asked_by]),
        };
        if self.act.is_silent() {
            return Ok(());
        }
        let told = Told {
            course: Some(self.course),
            student: Some(self.student),
            request: Some(self.question.0),
            ..Told::of(kind)
        };
        notify(tx, told, members, Some(self.by)).await
    }
}
