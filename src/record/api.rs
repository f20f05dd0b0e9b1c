//! What the page of a course asks of the server, whoever of the family reads it.

use leptos::prelude::*;
use school::view::{AskTeacher, QuestionMoved};

use crate::error::ApiError;

/// Asks the teachers of a course, or for a mark to be corrected; a plain form posts here and is led to what was asked.
///
/// # Errors
/// `NotFound` for a student or a course that is not the caller's to ask about; `TooMany`; `Invalid` with the reason.
#[server(name = AskTeacherCall, endpoint = "questions/ask")]
pub async fn ask_teacher(ask: AskTeacher) -> Result<QuestionMoved, ApiError> {
    let call = crate::server::call::Call::current().await?;
    call.wish()?;
    let is_student = call.session.is(school::person::Role::Student);
    let asked = if is_student { "/student/questions" } else { "/parent/questions" };
    let typed = [("said", ask.said.clone())];
    call.led(asked, &typed, call.store.ask_teacher(call.caller, ask).await)
}
