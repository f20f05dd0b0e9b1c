//! What the pages of requests to teach ask of the server.

use leptos::prelude::*;
use school::{
    id::CourseRequestId,
    view::{AskCourse, Asked, CourseRequestDetail, CourseRequests, Decide, Decisions, RequestFilter, TeachingChoices},
};

use crate::error::ApiError;

/// The signed-in teacher's own requests.
///
/// # Errors
/// `Unauthenticated`; `Denied` when the account is no active teacher anywhere.
#[server(name = OwnCourseRequestsCall, endpoint = "course_requests/own")]
pub async fn own_course_requests(filter: RequestFilter) -> Result<CourseRequests, ApiError> {
    let call = crate::server::call::Call::current().await?;
    call.must_be(school::person::Role::Teacher)?;
    let mut reader = call.store.read().await?;
    let permit = store::permit::Teaches::mint(&mut reader, call.caller).await?;
    Ok(call.stamped(store::course_requests::own(&mut reader, &permit, &filter).await?))
}

/// The requests to teach at the signed-in admin's schools.
///
/// # Errors
/// `Unauthenticated`; `Denied` when the account is no active admin anywhere.
#[server(name = CourseRequestsOfSchoolsCall, endpoint = "course_requests/of_schools")]
pub async fn course_requests_of_schools(filter: RequestFilter) -> Result<CourseRequests, ApiError> {
    let call = crate::server::call::Call::current().await?;
    call.must_be(school::person::Role::Admin)?;
    let mut reader = call.store.read().await?;
    let permit = store::permit::Administers::deciding(&mut reader, call.caller).await?;
    Ok(call.stamped(store::course_requests::of_schools(&mut reader, &permit, &filter).await?))
}

/// One request with its history.
///
/// # Errors
/// `Unauthenticated`; `NotFound` when there is no such request or it is not the caller's to see.
#[server(name = CourseRequestDetailCall, endpoint = "course_requests/detail")]
pub async fn course_request_detail(request: CourseRequestId) -> Result<CourseRequestDetail, ApiError> {
    let call = crate::server::call::Call::current().await?;
    let mut reader = call.store.read().await?;
    let permit = store::permit::ReadsCourseRequest::mint(&mut reader, call.caller, request).await?;
    Ok(call.stamped(store::course_requests::detail(&mut reader, &permit).await?))
}

/// What the signed-in teacher may choose from when asking to teach.
///
/// # Errors
/// As [`own_course_requests`].
#[server(name = TeachingChoicesCall, endpoint = "course_requests/choices")]
pub async fn teaching_choices() -> Result<TeachingChoices, ApiError> {
    let call = crate::server::call::Call::current().await?;
    call.must_be(school::person::Role::Teacher)?;
    let mut reader = call.store.read().await?;
    let permit = store::permit::Teaches::mint(&mut reader, call.caller).await?;
    Ok(store::course_requests::choices(&mut reader, &permit).await?)
}

/// Asks to teach; a plain form is led to the list, or back with what was typed.
///
/// # Errors
/// `Invalid` with the reason why it can't be asked for; `NotFound` for a school at which the caller does not teach.
#[server(name = AskCourseCall, endpoint = "course_requests/ask")]
pub async fn ask_course(ask: AskCourse) -> Result<Asked<CourseRequestId>, ApiError> {
    let call = crate::server::call::Call::current().await?;
    call.wish()?;
    let typed = ask.fields();
    let answer = call.store.ask_course(call.caller, ask).await;
    call.led("/teacher/course-requests", &typed, answer)
}

/// Takes a step with requests to teach: an admin's decision, or a teacher's withdrawal.
///
/// # Errors
/// `Invalid` with the reason where the only request does not move; `NotFound` for what is not the caller's to see.
#[server(name = DecideCoursesCall, endpoint = "course_requests/decide")]
pub async fn decide_courses(decide: Decide<CourseRequestId>) -> Result<Decisions<CourseRequestId>, ApiError> {
    let call = crate::server::call::Call::current().await?;
    call.told(call.store.decide_courses(call.caller, decide).await?)
}
