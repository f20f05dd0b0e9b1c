//! What the parents' pages ask of the server.

use leptos::prelude::*;
use school::{
    id::{CourseId, MemberId},
    view::{CourseDetail, Records},
};

use crate::error::ApiError;

/// The posted marks of every child that is linked to the signed-in parent, across schools.
///
/// # Errors
/// `Unauthenticated`; `Denied` when the account is no active parent anywhere.
#[server(endpoint = "family/records")]
pub async fn family_records() -> Result<Records, ApiError> {
    let call = crate::server::call::Call::current().await?;
    call.must_be(school::person::Role::Parent)?;
    let mut reader = call.store.read().await?;
    let permit = store::permit::ChildrenRecords::mint(&mut reader, call.caller).await?;
    Ok(call.stamped(store::records::records(&mut reader, &permit).await?))
}

/// The posted marks of one of the parent's children.
///
/// # Errors
/// `Unauthenticated`; `Denied` when the account is no active parent anywhere; `NotFound` for somebody else's child.
#[server(endpoint = "family/child")]
pub async fn child_records(child: MemberId) -> Result<Records, ApiError> {
    let call = crate::server::call::Call::current().await?;
    call.must_be(school::person::Role::Parent)?;
    let mut reader = call.store.read().await?;
    let permit = store::permit::ChildrenRecords::mint(&mut reader, call.caller).await?.only(child)?;
    Ok(call.stamped(store::records::records(&mut reader, &permit).await?))
}

/// One course of one of the parent's children: every posted mark, and how the class did.
///
/// # Errors
/// `Unauthenticated`; `Denied` when the account is no active parent anywhere; `NotFound` for somebody else's child, or for a
/// course without a place in it.
#[server(endpoint = "family/course")]
pub async fn child_course(child: MemberId, course: CourseId) -> Result<CourseDetail, ApiError> {
    let call = crate::server::call::Call::current().await?;
    call.must_be(school::person::Role::Parent)?;
    let mut reader = call.store.read().await?;
    let permit = store::permit::ChildrenRecords::mint(&mut reader, call.caller).await?.only(child)?;
    Ok(call.stamped(store::records::course_detail(&mut reader, &permit, course).await?))
}
