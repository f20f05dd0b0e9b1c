//! What a signed-in person does with the own account.
//!
//! Invariant: whoever only found the device unlocked changes neither the password nor the address.

use axum::http::request::Parts;
use school::{
    account::{AccountProblem, DataSaver, Email, password::check},
    language::{self, Tongue},
    view::{AsOf, ChangeEmail, ChangePassword, ChooseLook, Device, OwnAccount, OwnRole, Problem},
};
use store::{account::Profile, disclosure, feed, session::OwnDevice};

use super::{
    address,
    call::{Call, incident, surroundings},
    look, password,
    sessions::{hash_in, tag_of},
    visits::{owner_of, set_cookie},
};
use crate::{error::ApiError, session::Look};

/// The signed-in person's account, with its roles and devices.
///
/// # Errors
/// `Unauthenticated`, `Busy`.
pub async fn own() -> Result<OwnAccount, ApiError> {
    let call = Call::current().await?;
    let mut reader = call.store.read().await?;
    let cursor = feed::cursor_of(&mut reader, call.caller.account).await?;
    let disclosures = disclosure::own(&mut reader, call.caller).await?;
    drop(reader);
    let devices = call.store.own_devices(call.caller).await?;
    let mut devices: Vec<Device> = devices.into_iter().map(|device| shown(device, &call)).collect();
    devices.sort_by_key(|device| !device.is_this);
    let profile = &call.session.profile;
    let roles = profile.memberships.iter().map(|m| OwnRole {
        member: m.member,
        name: m.name.clone(),
        role: m.role,
        school_name: m.school_name.clone(),
    });
    Ok(call.stamped(OwnAccount {
        as_of: AsOf { cursor, ..AsOf::default() },
        email: profile.email.clone(),
        language: profile.language,
        languages: offered(profile),
        theme: look::of(&call.session).theme,
        data_saver: look::data_saver(&surroundings()?.1.headers),
        roles: roles.collect(),
        devices,
        disclosures,
    }))
}

/// Sets a new password. This session goes on, the account's others end.
///
/// # Errors
/// `Unauthenticated`, `Invalid` for a wrong present password or a bad new one, `TooMany`.
pub async fn change_password(change: ChangePassword) -> Result<(), ApiError> {
    let (call, parts) = (Call::current().await?, surroundings()?.1);
    let profile = &call.session.profile;
    let names: Vec<String> = profile.memberships.iter().map(|m| m.name.to_string()).collect();
    let oneself: Vec<&str> = names.iter().map(String::as_str).chain([profile.email.as_str()]).collect();
    check(&change.new, &oneself).map_err(|problem| refused(AccountProblem::Password(problem)))?;
    is_owner(&call, &parts, change.present).await?;
    let hash = password::hash(change.new).await.map_err(|error| incident(&error))?;
    let keep = hash_in(&parts.headers).ok_or(ApiError::Unauthenticated)?;
    call.store.change_password(call.caller, &hash, &keep).await?;
    end_elsewhere(&call);
    Ok(())
}

/// Changes the address with which the person signs in.
///
/// # Errors
/// `Unauthenticated`, `Invalid` for a wrong password, for what is no address, and for another account's; `TooMany`.
pub async fn change_email(change: ChangeEmail) -> Result<(), ApiError> {
    let (call, parts) = (Call::current().await?, surroundings()?.1);
    let email = Email::parse(&change.email).map_err(|_| refused(AccountProblem::Email))?;
    is_owner(&call, &parts, change.password).await?;
    match call.store.change_email(call.caller, &email).await {
        Err(store::Error::Taken) => {
            // Whoever tries address after address to learn who has an account is slowed down.
            call.state.throttles.logins.failed(key(&call, &parts));
            return Err(refused(AccountProblem::EmailTaken));
        }
        other => other?,
    }
    call.state.sessions.forget_account(call.caller.account);
    Ok(())
}

/// Keeps how the person wants the pages, in the account and for this browser.
///
/// # Errors
/// `Unauthenticated`, `Invalid` for a language that none of the person's schools offers.
pub async fn choose_look(choose: ChooseLook) -> Result<(), ApiError> {
    let call = Call::current().await?;
    let chosen = Tongue::from_tag(&choose.language).filter(|tongue| offered(&call.session.profile).contains(tongue));
    let tongue = chosen.ok_or(refused(AccountProblem::NoSuchChoice))?;
    call.store.choose_look(call.caller, tongue, choose.theme).await?;
    call.state.sessions.forget_account(call.caller.account);
    set_cookie(&look::cookie(Look::new(tongue, choose.theme.name())))
}

/// Keeps on this device whether it saves data; answers whether it does now. Whoever asks need not be signed in: it is about a
/// browser and nobody's account.
///
/// # Errors
/// `Internal` outside a request.
pub fn choose_data_saver(chosen: DataSaver) -> Result<bool, ApiError> {
    let (_, parts) = surroundings()?;
    set_cookie(&look::data_saver_cookie(chosen))?;
    Ok(chosen.saves(look::wishes(&parts.headers)))
}

/// Signs the account out on the device with this tag.
///
/// # Errors
/// `Unauthenticated`; `NotFound` for a device that is none of the account's.
pub async fn end_device(tag: &str) -> Result<(), ApiError> {
    let call = Call::current().await?;
    let devices = call.store.own_devices(call.caller).await?;
    let device = devices.into_iter().find(|device| tag_of(&device.token) == tag).ok_or(ApiError::NotFound)?;
    call.store.delete_own_session(call.caller, &device.token).await?;
    end_elsewhere(&call);
    Ok(())
}

/// Signs the account out on every device but this one.
///
/// # Errors
/// `Unauthenticated`, `Busy`.
pub async fn end_other_devices() -> Result<(), ApiError> {
    let (call, parts) = (Call::current().await?, surroundings()?.1);
    let keep = hash_in(&parts.headers).ok_or(ApiError::Unauthenticated)?;
    call.store.delete_other_sessions(call.caller, &keep).await?;
    end_elsewhere(&call);
    Ok(())
}

/// Makes what was ended hold at once: in the cache, and on pages that are open.
fn end_elsewhere(call: &Call) {
    call.state.sessions.forget_account(call.caller.account);
    call.state.hub.look_again(call.caller.account);
}

/// Whether the password is the caller's: as a sign-in would ask, failures counted with the sign-ins'.
async fn is_owner(call: &Call, parts: &Parts, password: String) -> Result<(), ApiError> {
    let owner = owner_of(&call.state, parts, &call.session.profile.email, password).await?;
    if owner == Some(call.caller.account) { Ok(()) } else { Err(refused(AccountProblem::WrongPassword)) }
}

/// Under which the sign-ins of the caller's address are counted.
fn key(call: &Call, parts: &Parts) -> (String, Option<std::net::IpAddr>) {
    (call.session.profile.email.clone(), address::of(parts, call.state.behind_proxy))
}

fn shown(device: OwnDevice, call: &Call) -> Device {
    let tag = tag_of(&device.token);
    let is_this = tag == *call.session.tag;
    Device { tag, name: device.device, is_this, since: device.created_at, seen_at: device.seen_at }
}

fn refused(problem: AccountProblem) -> ApiError {
    ApiError::Invalid { problem: Problem::Account(problem) }
}

/// The languages among which the person may choose.
fn offered(profile: &Profile) -> Vec<Tongue> {
    language::offered(profile.memberships.iter().map(|membership| &membership.languages))
}
