//! What the owner of a login asked: for courses, and of teachers.

use serde::Serialize;

use super::{AskedFor, plain};
use crate::{
    export::WriteInstant,
    person::Name,
    question::{QuestionAct, QuestionKind, QuestionState},
    request::RequestKind,
    view::QuestionLine,
};

#[derive(Clone, Debug, Serialize)]
pub(super) struct RequestPart {
    pub(super) school: String,
    pub(super) kind: &'static str,
    pub(super) course: String,
    pub(super) student: Option<String>,
    pub(super) state: &'static str,
    pub(super) asked_at: String,
    pub(super) changed_at: String,
    pub(super) note: String,
}

#[derive(Clone, Debug, Serialize)]
pub(super) struct QuestionPart {
    pub(super) school: String,
    pub(super) kind: QuestionKind,
    pub(super) course: String,
    pub(super) student: String,
    assessment: Option<String>,
    pub(super) state: QuestionState,
    pub(super) steps: Vec<StepPart>,
}

/// A step of the owner's, or of a teacher: what it is tells which.
#[derive(Clone, Debug, Serialize)]
pub(super) struct StepPart {
    act: QuestionAct,
    pub(super) said: String,
    pub(super) at: String,
}

pub(super) fn request_part(of: &AskedFor, at: WriteInstant<'_>) -> RequestPart {
    RequestPart {
        school: of.school.clone(),
        kind: match of.kind {
            RequestKind::Course => "teach",
            RequestKind::Enrollment => "join",
        },
        course: plain(&of.course),
        student: of.student.as_ref().map(Name::to_string),
        state: of.state.name(),
        asked_at: at(of.asked_at),
        changed_at: at(of.changed_at),
        note: of.note.clone(),
    }
}

pub(super) fn question_part(of: &QuestionLine, at: WriteInstant<'_>) -> QuestionPart {
    let steps = of.steps.iter().map(|step| StepPart { act: step.act, said: step.said.clone(), at: at(step.at) });
    QuestionPart {
        school: of.school_name.clone(),
        kind: of.kind,
        course: plain(&of.about),
        student: of.student_name.to_string(),
        assessment: of.asked_mark.as_ref().map(|mark| mark.title.clone()),
        state: of.state,
        steps: steps.collect(),
    }
}
