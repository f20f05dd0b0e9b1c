//! What the admin's overview and people ask of the server.

use leptos::prelude::*;
use school::{
    id::{MemberId, RosterId},
    view::{
        AddPerson, AdminHome, ApplyRoster, ChangePerson, ChangeStanding, NewPersonPage, PeopleFilter, PeopleList,
        PersonPage, PersonSaved, RosterApplied, RosterPage,
    },
};

use crate::error::ApiError;

/// The schools that the signed-in admin administers, in numbers.
///
/// # Errors
/// `Unauthenticated`; `Denied` when the account is no active admin anywhere.
#[server(name = AdminHomeCall, endpoint = "people/home")]
pub async fn admin_home() -> Result<AdminHome, ApiError> {
    let call = crate::server::call::Call::current().await?;
    call.must_be(school::person::Role::Admin)?;
    let mut reader = call.store.read().await?;
    Ok(call.stamped(store::people::admin_home(&mut reader, call.caller).await?))
}

/// A page of the people of all schools that the signed-in admin administers.
///
/// # Errors
/// As [`admin_home`].
#[server(name = PeopleListCall, endpoint = "people/list")]
pub async fn people_list(#[server(default)] filter: PeopleFilter) -> Result<PeopleList, ApiError> {
    let call = crate::server::call::Call::current().await?;
    call.must_be(school::person::Role::Admin)?;
    let mut reader = call.store.read().await?;
    Ok(call.stamped(store::people::list(&mut reader, call.caller, &filter).await?))
}

/// One person, with all that an admin may know.
///
/// # Errors
/// As [`admin_home`]; `NotFound` when there is no such person or it is another school's.
#[server(name = PersonCall, endpoint = "people/person")]
pub async fn person(member: MemberId) -> Result<PersonPage, ApiError> {
    let call = crate::server::call::Call::current().await?;
    call.must_be(school::person::Role::Admin)?;
    let mut reader = call.store.read().await?;
    Ok(call.stamped(store::people::person(&mut reader, call.caller, member).await?))
}

/// What the form for a new person offers.
///
/// # Errors
/// As [`admin_home`].
#[server(name = NewPersonCall, endpoint = "people/new")]
pub async fn new_person() -> Result<NewPersonPage, ApiError> {
    let call = crate::server::call::Call::current().await?;
    call.must_be(school::person::Role::Admin)?;
    let mut reader = call.store.read().await?;
    Ok(call.stamped(store::people::new_person(&mut reader, call.caller).await?))
}

/// Puts a person on the rolls, and leads to their page.
///
/// # Errors
/// As [`admin_home`]; `Invalid` with what was refused; `NotFound` for a school that is not the caller's to administer.
#[server(name = AddPersonCall, endpoint = "people/add")]
pub async fn add_person(add: AddPerson) -> Result<PersonSaved, ApiError> {
    let call = crate::server::call::Call::current().await?;
    call.must_be(school::person::Role::Admin)?;
    let saved = call.store.add_person(call.caller, add).await?;
    leptos_axum::redirect(&format!("/admin/people/{}?added", saved.member));
    Ok(saved)
}

/// Changes name, number, class, or the address of a person who has no login.
///
/// # Errors
/// As [`person`]; `Invalid` with what was refused, or when somebody else changed the person meanwhile.
#[server(name = ChangePersonCall, endpoint = "people/change")]
pub async fn change_person(change: ChangePerson) -> Result<PersonSaved, ApiError> {
    let call = crate::server::call::Call::current().await?;
    call.must_be(school::person::Role::Admin)?;
    Ok(call.store.change_person(call.caller, change).await?)
}

/// Suspends or reactivates a person.
///
/// # Errors
/// As [`person`]; `Invalid` without a reason, and for oneself.
#[server(name = ChangeStandingCall, endpoint = "people/standing")]
pub async fn change_standing(change: ChangeStanding) -> Result<PersonSaved, ApiError> {
    let call = crate::server::call::Call::current().await?;
    call.must_be(school::person::Role::Admin)?;
    Ok(call.store.change_standing(call.caller, change).await?)
}

/// A held roster with its preview, or what it changed.
///
/// # Errors
/// As [`admin_home`]; `NotFound` when there is no such roster or it is another school's.
#[server(name = RosterCall, endpoint = "people/roster_preview")]
pub async fn roster(roster: RosterId) -> Result<RosterPage, ApiError> {
    let call = crate::server::call::Call::current().await?;
    call.must_be(school::person::Role::Admin)?;
    let mut reader = call.store.read().await?;
    Ok(call.stamped(store::people::roster(&mut reader, call.caller, roster).await?))
}

/// Compares a held roster with the people as they are now.
///
/// # Errors
/// As [`roster`].
#[server(name = PreviewAgainCall, endpoint = "people/preview_again")]
pub async fn preview_again(roster: RosterId) -> Result<(), ApiError> {
    let call = crate::server::call::Call::current().await?;
    call.must_be(school::person::Role::Admin)?;
    Ok(call.store.plan_roster_again(call.caller, roster).await?)
}

/// Applies a held roster as it was previewed, once.
///
/// # Errors
/// As [`roster`]; `Invalid` when bad lines are not left out, or when people changed since the preview.
#[server(name = ApplyRosterCall, endpoint = "people/apply_roster")]
pub async fn apply_roster(apply: ApplyRoster) -> Result<RosterApplied, ApiError> {
    let call = crate::server::call::Call::current().await?;
    call.must_be(school::person::Role::Admin)?;
    Ok(call.store.apply_roster(call.caller, apply).await?)
}
