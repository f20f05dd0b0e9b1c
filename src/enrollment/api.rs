//! What the pages of requests to join ask of the server.

use leptos::prelude::*;
use school::{
    id::EnrollmentRequestId,
    request::RequestState,
    view::{
        AskEnrollment, Asked, AvailableCourses, Decide, Decisions, EnrollmentDetail, EnrollmentRequests,
        OwnEnrollments, RequestFilter, Seen,
    },
};

use crate::error::ApiError;

/// The requests to join the signed-in teacher's courses.
///
/// # Errors
/// `Unauthenticated`; `Denied` when the account is no active teacher anywhere.
#[server(name = RequestsOfCoursesCall, endpoint = "enrollment/of_courses")]
pub async fn requests_of_courses(filter: RequestFilter) -> Result<EnrollmentRequests, ApiError> {
    let call = crate::server::call::Call::current().await?;
    call.must_be(school::person::Role::Teacher)?;
    let mut reader = call.store.read().await?;
    let permit = store::permit::Teaches::mint(&mut reader, call.caller).await?;
    Ok(call.stamped(store::enrollment_requests::of_courses(&mut reader, &permit, &filter).await?))
}

/// The requests to join a course of the signed-in admin's schools.
///
/// # Errors
/// `Unauthenticated`; `Denied` when the account is no active admin anywhere.
#[server(name = RequestsOfSchoolsCall, endpoint = "enrollment/of_schools")]
pub async fn requests_of_schools(filter: RequestFilter) -> Result<EnrollmentRequests, ApiError> {
    let call = crate::server::call::Call::current().await?;
    call.must_be(school::person::Role::Admin)?;
    let mut reader = call.store.read().await?;
    let permit = store::permit::Administers::deciding(&mut reader, call.caller).await?;
    Ok(call.stamped(store::enrollment_requests::of_schools(&mut reader, &permit, &filter).await?))
}

/// Every request under the filter, as it stands: what "select all" selects in a teacher's list.
///
/// # Errors
/// As [`requests_of_courses`].
#[server(name = MatchingOfCoursesCall, endpoint = "enrollment/matching_of_courses")]
pub async fn matching_of_courses(filter: RequestFilter) -> Result<Vec<Seen<EnrollmentRequestId>>, ApiError> {
    let call = crate::server::call::Call::current().await?;
    call.must_be(school::person::Role::Teacher)?;
    let mut reader = call.store.read().await?;
    let permit = store::permit::Teaches::mint(&mut reader, call.caller).await?;
    Ok(store::enrollment_requests::matching_of_courses(&mut reader, &permit, &filter).await?)
}

/// Every request under the filter, as it stands: what "select all" selects in an admin's list.
///
/// # Errors
/// As [`requests_of_schools`].
#[server(name = MatchingOfSchoolsCall, endpoint = "enrollment/matching_of_schools")]
pub async fn matching_of_schools(filter: RequestFilter) -> Result<Vec<Seen<EnrollmentRequestId>>, ApiError> {
    let call = crate::server::call::Call::current().await?;
    call.must_be(school::person::Role::Admin)?;
    let mut reader = call.store.read().await?;
    let permit = store::permit::Administers::deciding(&mut reader, call.caller).await?;
    Ok(store::enrollment_requests::matching_of_schools(&mut reader, &permit, &filter).await?)
}

/// One request with its history and the student's other courses.
///
/// # Errors
/// `Unauthenticated`; `NotFound` when there is no such request or it is not the caller's to decide.
#[server(name = EnrollmentDetailCall, endpoint = "enrollment/detail")]
pub async fn enrollment_detail(request: EnrollmentRequestId) -> Result<EnrollmentDetail, ApiError> {
    let call = crate::server::call::Call::current().await?;
    let mut reader = call.store.read().await?;
    let permit = store::permit::ReadsEnrollmentRequest::mint(&mut reader, call.caller, request).await?;
    Ok(call.stamped(store::enrollment_requests::detail(&mut reader, &permit).await?))
}

/// What the signed-in student may ask for.
///
/// # Errors
/// `Unauthenticated`; `Denied` when the account is no active student anywhere.
#[server(name = AvailableCall, endpoint = "enrollment/available")]
pub async fn available(search: String) -> Result<AvailableCourses, ApiError> {
    let call = crate::server::call::Call::current().await?;
    call.must_be(school::person::Role::Student)?;
    let mut reader = call.store.read().await?;
    let permit = store::permit::OwnRecords::mint(&mut reader, call.caller).await?;
    Ok(call.stamped(store::available::available(&mut reader, &permit, false, &search).await?))
}

/// What may be asked for, for each child of the signed-in parent.
///
/// # Errors
/// `Unauthenticated`; `Denied` when the account is no active parent anywhere.
#[server(name = AvailableToChildrenCall, endpoint = "enrollment/available_to_children")]
pub async fn available_to_children(search: String) -> Result<AvailableCourses, ApiError> {
    let call = crate::server::call::Call::current().await?;
    call.must_be(school::person::Role::Parent)?;
    let mut reader = call.store.read().await?;
    let permit = store::permit::ChildrenRecords::mint(&mut reader, call.caller).await?;
    Ok(call.stamped(store::available::available(&mut reader, &permit, true, &search).await?))
}

/// A page of the signed-in student's own requests, each with its history.
///
/// # Errors
/// As [`available`].
#[server(name = OwnEnrollmentsCall, endpoint = "enrollment/own")]
pub async fn own_enrollments(state: Option<RequestState>, page: Option<u32>) -> Result<OwnEnrollments, ApiError> {
    let call = crate::server::call::Call::current().await?;
    call.must_be(school::person::Role::Student)?;
    let mut reader = call.store.read().await?;
    let permit = store::permit::OwnRecords::mint(&mut reader, call.caller).await?;
    let filter = RequestFilter { state, page: page.unwrap_or_default(), ..RequestFilter::default() };
    Ok(call.stamped(store::enrollment_requests::own(&mut reader, &permit, &filter).await?))
}

/// A page of the requests of the signed-in parent's children, each with its history.
///
/// # Errors
/// As [`available_to_children`].
#[server(name = OwnOfChildrenCall, endpoint = "enrollment/own_of_children")]
pub async fn own_of_children(state: Option<RequestState>, page: Option<u32>) -> Result<OwnEnrollments, ApiError> {
    let call = crate::server::call::Call::current().await?;
    call.must_be(school::person::Role::Parent)?;
    let mut reader = call.store.read().await?;
    let permit = store::permit::ChildrenRecords::mint(&mut reader, call.caller).await?;
    let filter = RequestFilter { state, page: page.unwrap_or_default(), ..RequestFilter::default() };
    Ok(call.stamped(store::enrollment_requests::own(&mut reader, &permit, &filter).await?))
}

/// Asks for a place: a student for oneself, a parent for a child where the school allows it.
///
/// # Errors
/// `Invalid` with the reason why it can't be asked for; `NotFound` for what is not the caller's to ask.
#[server(name = AskEnrollmentCall, endpoint = "enrollment/ask")]
pub async fn ask_enrollment(ask: AskEnrollment) -> Result<Asked<EnrollmentRequestId>, ApiError> {
    let call = crate::server::call::Call::current().await?;
    call.wish()?;
    Ok(call.store.ask_enrollment(call.caller, ask).await?)
}

/// Takes a step with requests to join: a decision, or what those who asked do with their own.
///
/// # Errors
/// `Invalid` with the reason where the only request does not move; `NotFound` for what is not the caller's to see.
#[server(name = DecideEnrollmentsCall, endpoint = "enrollment/decide")]
pub async fn decide_enrollments(
    decide: Decide<EnrollmentRequestId>,
) -> Result<Decisions<EnrollmentRequestId>, ApiError> {
    let call = crate::server::call::Call::current().await?;
    call.told(call.store.decide_enrollments(call.caller, decide).await?)
}
