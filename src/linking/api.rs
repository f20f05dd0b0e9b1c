//! What families and codes ask of the server.

use leptos::prelude::*;
use school::view::{
    EndLink, Families, FamiliesFilter, FamilyChanged, IssueForClass, IssueForStudent, Issued, Letters, LinkStart,
    LinkedChild, UseCode,
};

use crate::error::ApiError;

/// A page of the families of the schools that the signed-in admin administers.
///
/// # Errors
/// `Unauthenticated`; `Denied` when the account is no active admin anywhere.
#[server(name = FamiliesCall, endpoint = "linking/families")]
pub async fn families(filter: FamiliesFilter) -> Result<Families, ApiError> {
    let call = crate::server::call::Call::current().await?;
    call.must_be(school::person::Role::Admin)?;
    let mut reader = call.store.read().await?;
    let permit = store::permit::KeepsFamilies::as_admin(&mut reader, call.caller).await?;
    Ok(call.stamped(store::linking::families(&mut reader, &permit, &filter).await?))
}

/// A page of the families of the classes whose class teacher the signed-in person is.
///
/// # Errors
/// `Unauthenticated`; `Denied` when the account is no active teacher anywhere.
#[server(name = ClassFamiliesCall, endpoint = "linking/class_families")]
pub async fn class_families(filter: FamiliesFilter) -> Result<Families, ApiError> {
    let call = crate::server::call::Call::current().await?;
    call.must_be(school::person::Role::Teacher)?;
    let mut reader = call.store.read().await?;
    let permit = store::permit::KeepsFamilies::as_class_teacher(&mut reader, call.caller).await?;
    Ok(call.stamped(store::linking::families(&mut reader, &permit, &filter).await?))
}

/// Issues a code for one student and leads to its letter; a plain form posts here.
///
/// # Errors
/// `NotFound` when the student's family is not the caller's to keep.
#[server(endpoint = "linking/issue")]
pub async fn issue_code(issue: IssueForStudent) -> Result<Issued, ApiError> {
    let call = crate::server::call::Call::current().await?;
    crate::server::letters::issue(&call, vec![issue.student], issue.another_guardian).await
}

/// Issues a code for each student of a class and leads to the letters; a plain form posts here.
///
/// # Errors
/// `NotFound` when the class is not the caller's to keep; `Invalid` when no student needs a letter.
#[server(endpoint = "linking/issue_class")]
pub async fn issue_class_codes(issue: IssueForClass) -> Result<Issued, ApiError> {
    let call = crate::server::call::Call::current().await?;
    let mut reader = call.store.read().await?;
    let students = store::linking::students_of_class(&mut reader, call.caller, issue).await?;
    drop(reader);
    crate::server::letters::issue(&call, students, false).await
}

/// The letters that the signed-in admin has just issued in this browser; shown once.
///
/// # Errors
/// `Unauthenticated`; `Denied` when the account is no active admin anywhere.
#[server(name = LettersCall, endpoint = "linking/letters")]
pub async fn letters() -> Result<Letters, ApiError> {
    let call = crate::server::call::Call::current().await?;
    call.must_be(school::person::Role::Admin)?;
    crate::server::letters::letters(&call).await
}

/// The letters that the signed-in class teacher has just issued in this browser; shown once.
///
/// # Errors
/// `Unauthenticated`; `Denied` when the account is no active teacher anywhere.
#[server(name = ClassLettersCall, endpoint = "linking/class_letters")]
pub async fn class_letters() -> Result<Letters, ApiError> {
    let call = crate::server::call::Call::current().await?;
    call.must_be(school::person::Role::Teacher)?;
    crate::server::letters::letters(&call).await
}

/// Ends the link between a guardian and a student; a plain form posts here. Doing it twice is fine.
///
/// # Errors
/// `NotFound` when the student's family is not the caller's to keep, or there never was such a link.
#[server(name = EndLinkCall, endpoint = "linking/end")]
pub async fn end_link(link: EndLink) -> Result<FamilyChanged, ApiError> {
    let call = crate::server::call::Call::current().await?;
    Ok(call.store.end_link(call.caller, link).await?)
}

/// What the page knows on which a parent types a code; for any account.
///
/// # Errors
/// `Unauthenticated`.
#[server(name = LinkStartCall, endpoint = "linking/start")]
pub async fn link_start() -> Result<LinkStart, ApiError> {
    let call = crate::server::call::Call::current().await?;
    let mut reader = call.store.read().await?;
    Ok(call.stamped(store::linking::link_start(&mut reader, call.caller).await?))
}

/// Links the signed-in person to the child of a code and leads to the children; a plain form posts here.
///
/// # Errors
/// `Invalid` with the reason: a slip, a code that does not work, too many tries.
#[server(name = UseCodeCall, endpoint = "linking/use_code")]
pub async fn use_code(typed: UseCode) -> Result<LinkedChild, ApiError> {
    let call = crate::server::call::Call::current().await?;
    crate::server::letters::use_code(&call, typed).await
}
