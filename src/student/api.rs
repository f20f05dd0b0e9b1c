//! What the student's pages ask of the server.

use leptos::prelude::*;
use school::{
    id::CourseId,
    view::{CourseDetail, Records},
};

use crate::error::ApiError;

/// The signed-in student's approved courses with their posted marks.
///
/// # Errors
/// `Unauthenticated`; `Denied` when the account is no active student anywhere.
#[server(endpoint = "student/records")]
pub async fn student_records() -> Result<Records, ApiError> {
    let call = crate::server::call::Call::current().await?;
    call.must_be(school::person::Role::Student)?;
    let mut reader = call.store.read().await?;
    let permit = store::permit::OwnRecords::mint(&mut reader, call.caller).await?;
    Ok(call.stamped(store::records::records(&mut reader, &permit).await?))
}

/// One of the signed-in student's courses: every posted mark, and how the class did.
///
/// # Errors
/// `Unauthenticated`; `Denied` when the account is no active student anywhere; `NotFound` for a course without a place in it.
#[server(endpoint = "student/course")]
pub async fn student_course(course: CourseId) -> Result<CourseDetail, ApiError> {
    let call = crate::server::call::Call::current().await?;
    call.must_be(school::person::Role::Student)?;
    let mut reader = call.store.read().await?;
    let permit = store::permit::OwnRecords::mint(&mut reader, call.caller).await?;
    Ok(call.stamped(store::records::course_detail(&mut reader, &permit, course).await?))
}
