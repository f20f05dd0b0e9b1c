//! What the pages of policies ask of the server.

use leptos::prelude::*;
use school::{
    curriculum::GradeLevel,
    id::{CourseId, SchoolId},
    view::{CoursePolicy, PolicyDefaults, PolicySet, SetDefault, SetPolicy},
};

use crate::error::ApiError;

/// A course's policy with its history; where a choice is asked about, with what it would do.
///
/// # Errors
/// `Unauthenticated`; `NotFound` when there is no such course or it is not the caller's to see; `Invalid` for no choice.
#[server(name = CoursePolicyCall, endpoint = "policy/course")]
pub async fn course_policy(course: CourseId, asked: Option<String>) -> Result<CoursePolicy, ApiError> {
    let call = crate::server::call::Call::current().await?;
    let mut reader = call.store.read().await?;
    let permit = store::permit::ReadsGradebook::mint(&mut reader, call.caller, course).await?;
    Ok(call.stamped(store::policy::course_policy(&mut reader, &permit, asked.as_deref()).await?))
}

/// Changes a course's policy, as it was previewed.
///
/// # Errors
/// `Invalid` with why nothing was applied; `NotFound` for who neither leads the course nor administers its school.
#[server(name = SetPolicyCall, endpoint = "policy/set")]
pub async fn set_policy(set: SetPolicy) -> Result<PolicySet, ApiError> {
    let call = crate::server::call::Call::current().await?;
    let page = super::asked::with(&super::asked::of_course(set.course), "applied=1");
    let answer = call.store.set_policy(call.caller, set).await;
    call.led(&page, &[], answer)
}

/// A school's defaults: of the school that is asked for, else of the first that the caller administers.
///
/// # Errors
/// `Unauthenticated`; `Denied` when the account is no active admin anywhere; `NotFound` for a school of others.
#[server(name = PolicyDefaultsCall, endpoint = "policy/defaults")]
pub async fn policy_defaults(
    school: Option<SchoolId>,
    first: Option<GradeLevel>,
    last: Option<GradeLevel>,
    asked: Option<String>,
) -> Result<PolicyDefaults, ApiError> {
    let call = crate::server::call::Call::current().await?;
    call.must_be(school::person::Role::Admin)?;
    let mut reader = call.store.read().await?;
    let permit = store::permit::Administers::setting_up(&mut reader, call.caller).await?;
    let asked = asked.as_deref().map(|choice| (school::view::PolicyBand { first, last }, choice));
    Ok(call.stamped(store::policy::policy_defaults(&mut reader, &permit, school, asked).await?))
}

/// Changes a default, as it was previewed.
///
/// # Errors
/// As [`policy_defaults`]; `Invalid` with why nothing was applied.
#[server(name = SetDefaultCall, endpoint = "policy/set_default")]
pub async fn set_default(set: SetDefault) -> Result<PolicySet, ApiError> {
    let call = crate::server::call::Call::current().await?;
    call.must_be(school::person::Role::Admin)?;
    let page = super::asked::with(&super::asked::of_school(set.school), "applied=1");
    let answer = call.store.set_default(call.caller, set).await;
    call.led(&page, &[], answer)
}
