//! What the pages of questions ask of the server; a question is asked on a course's page, in `record`.

use leptos::prelude::*;
use school::{
    person::Role,
    view::{ActOnQuestion, QuestionFilter, QuestionMoved, Questions},
};

use crate::error::ApiError;

/// A page of what the signed-in person asked, as a student or as a parent.
///
/// # Errors
/// `Unauthenticated`; `Denied` when the account is active in no such role.
#[server(name = OwnQuestionsCall, endpoint = "questions/own")]
pub async fn own_questions(role: Role, filter: QuestionFilter) -> Result<Questions, ApiError> {
    let call = crate::server::call::Call::current().await?;
    call.must_be(role)?;
    let mut reader = call.store.read().await?;
    let permit = store::permit::OwnQuestions::mint(&mut reader, call.caller, role).await?;
    Ok(call.stamped(store::questions::own(&mut reader, &permit, &filter).await?))
}

/// A page of the questions to the signed-in teacher's courses.
///
/// # Errors
/// `Unauthenticated`; `Denied` when the account is no active teacher anywhere.
#[server(name = QuestionsOfCoursesCall, endpoint = "questions/of_courses")]
pub async fn questions_of_courses(filter: QuestionFilter) -> Result<Questions, ApiError> {
    let call = crate::server::call::Call::current().await?;
    call.must_be(school::person::Role::Teacher)?;
    let mut reader = call.store.read().await?;
    let permit = store::permit::Teaches::mint(&mut reader, call.caller).await?;
    Ok(call.stamped(store::questions::of_courses(&mut reader, &permit, &filter).await?))
}

/// A page of the questions of the signed-in admin's schools.
///
/// # Errors
/// `Unauthenticated`; `Denied` when the account is no active admin anywhere.
#[server(name = QuestionsOfSchoolsCall, endpoint = "questions/of_schools")]
pub async fn questions_of_schools(filter: QuestionFilter) -> Result<Questions, ApiError> {
    let call = crate::server::call::Call::current().await?;
    call.must_be(school::person::Role::Admin)?;
    let mut reader = call.store.read().await?;
    let permit = store::permit::Administers::reading_questions(&mut reader, call.caller).await?;
    Ok(call.stamped(store::questions::of_schools(&mut reader, &permit, &filter).await?))
}

/// Adds to one's question, takes it back, or answers one as a teacher of the course; a plain form posts here.
///
/// # Errors
/// `NotFound` for what is not the caller's to do; `Invalid` with the reason; `Conflict` with a mark that somebody else wrote
/// meanwhile.
#[server(name = ActOnQuestionCall, endpoint = "questions/act")]
pub async fn act_on_question(act: ActOnQuestion) -> Result<QuestionMoved, ApiError> {
    let call = crate::server::call::Call::current().await?;
    Ok(call.store.act_on_question(call.caller, act).await?)
}
