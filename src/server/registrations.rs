//! Registering oneself, and deciding on those who did.
//!
//! Invariant: whoever registers without a session gets the same answer, and as slowly, whether the address has a login or not.

use axum::http::request::Parts;
use leptos_axum::redirect;
use school::{
    account::{AccountProblem, Email, password::check},
    id::AccountId,
    person::{Name, Number, PersonProblem, Role},
    registration::RegistrationState,
    view::{
        AsOf, CorrectRegistration, DecideRegistration, Problem, RegisterAs, RegisterPage, RegistrationTab,
        Registrations, WantedLogin,
    },
};
use store::{
    account::NewAccount,
    feed,
    id::mint,
    permit::DecidesRegistration,
    registration::{
        CorrectRegistrationCommand, DecideRegistrationCommand, RegisterCommand, Registrant, open_schools,
        own_registrations, registrations,
    },
};

use super::{
    address,
    call::{Call, incident, surroundings},
    carry, password,
    visits::set_cookie,
};
use crate::error::ApiError;

const PAGE: &str = "/register";
/// Where whoever has registered without a session is led: the same page, which says what follows.
const SENT: &str = "/register?sent=1";

/// The page on which people register, with what became of the reader's own.
///
/// # Errors
/// `Busy` when the database does not answer.
pub async fn page() -> Result<RegisterPage, ApiError> {
    let (state, parts) = surroundings()?;
    let mut reader = state.store.read().await?;
    let schools = open_schools(&mut reader).await?;
    let empty = RegisterPage { schools, ..nobody(&parts) };
    let Some(call) = Call::if_signed_in().await? else { return Ok(empty) };
    let cursor = feed::cursor_of(&mut reader, call.caller.account).await?;
    let own = own_registrations(&mut reader, call.caller).await?;
    let known = call.session.profile.memberships.first().map(|m| m.name.clone());
    Ok(call.stamped(RegisterPage {
        as_of: AsOf { cursor, ..AsOf::default() },
        signed_in: Some(call.session.profile.email.clone()),
        name: known.or_else(|| own.first().map(|first| first.name.clone())).unwrap_or_default(),
        own,
        ..empty
    }))
}

/// Registers somebody without a login, and makes the login. Leads to a page that says the same in any case.
///
/// # Errors
/// `Invalid` for what breaks a rule, `TooMany` for a crowd behind one address.
pub async fn register(about: RegisterAs, login: WantedLogin) -> Result<(), ApiError> {
    let typed = serde_json::to_string(&(&about, &login.email)).unwrap_or_default();
    let done = try_register(about, login).await;
    if done.is_ok() {
        set_cookie(&carry::TYPED.end(PAGE))?;
        redirect(SENT);
    } else {
        set_cookie(&carry::TYPED.to(PAGE, &typed))?;
    }
    done
}

/// Registers whoever is signed in.
///
/// # Errors
/// `Unauthenticated`, `Invalid` for what breaks a rule, `TooMany` for more than a person can mean.
pub async fn register_role(about: RegisterAs) -> Result<(), ApiError> {
    let call = Call::current().await?;
    call.wish()?;
    let (name, number) = read(&about.given, &about.father, &about.grandfather, &about.number)?;
    let command = RegisterCommand { registrant: Registrant::Known(call.caller), role: about.role, name, number };
    call.store.write(about.school, command).await?;
    Ok(())
}

/// Corrects or completes one of the caller's own registrations, and sends it again.
///
/// # Errors
/// `Unauthenticated`, `NotFound` for another's, `Invalid` for what breaks a rule or is approved already, `TooMany`.
pub async fn correct(correct: CorrectRegistration) -> Result<(), ApiError> {
    let call = Call::current().await?;
    call.wish()?;
    let (name, number) = read(&correct.given, &correct.father, &correct.grandfather, &correct.number)?;
    let school = call.store.school_of_registration(call.caller, correct.registration).await?;
    let command = CorrectRegistrationCommand { caller: call.caller, registration: correct.registration, name, number };
    call.store.write(school, command).await?;
    Ok(())
}

/// Those who registered at the admin's schools.
///
/// # Errors
/// `Unauthenticated`; `Denied` for who is no admin.
pub async fn list(tab: RegistrationTab) -> Result<Registrations, ApiError> {
    let call = Call::current().await?;
    call.must_be(Role::Admin)?;
    let mut reader = call.store.read().await?;
    Ok(call.stamped(registrations(&mut reader, call.caller, tab).await?))
}

/// Approves or rejects; says where the registration stands now.
///
/// # Errors
/// `Unauthenticated`; `Denied` for who is no admin; `NotFound` for another school's; `Invalid` for what somebody decided or
/// changed meanwhile, and for what breaks a rule of the rolls.
pub async fn decide(decide: DecideRegistration) -> Result<RegistrationState, ApiError> {
    let call = Call::current().await?;
    call.must_be(Role::Admin)?;
    let permit = DecidesRegistration::mint(&mut call.store.read().await?, call.caller, decide.registration).await?;
    let command = DecideRegistrationCommand { caller: call.caller, decide };
    Ok(call.store.write(permit.school(), command).await?.value)
}

async fn try_register(about: RegisterAs, login: WantedLogin) -> Result<(), ApiError> {
    let (state, parts) = surroundings()?;
    state.throttles.registrations.take(address::of(&parts, state.behind_proxy))?;
    let (name, number) = read(&about.given, &about.father, &about.grandfather, &about.number)?;
    let email = Email::parse(&login.email).map_err(|_| refused(AccountProblem::Email))?.to_string();
    check(&login.password, &[&email, &name.to_string()]).map_err(|p| refused(AccountProblem::Password(p)))?;
    let password_hash = password::hash(login.password).await.map_err(|error| incident(&error))?;
    let new = NewAccount { id: AccountId(mint()), email, password_hash, language: String::new() };
    let command = RegisterCommand { registrant: Registrant::New(new), role: about.role, name, number };
    state.store.write(about.school, command).await?;
    Ok(())
}

/// The page of who is not signed in, with what was typed into a form that failed.
fn nobody(parts: &Parts) -> RegisterPage {
    let typed = carry::TYPED.of(&parts.headers).and_then(|typed| serde_json::from_str(&typed).ok());
    RegisterPage {
        as_of: AsOf::default(),
        schools: Vec::new(),
        signed_in: None,
        name: Name::default(),
        own: Vec::new(),
        typed,
    }
}

fn read(given: &str, father: &str, grandfather: &str, number: &str) -> Result<(Name, Number), ApiError> {
    let refused = |problem: PersonProblem| ApiError::Invalid { problem: Problem::Person(problem) };
    Ok((Name::typed(given, father, grandfather).map_err(refused)?, Number::typed(number).map_err(refused)?))
}

fn refused(problem: AccountProblem) -> ApiError {
    ApiError::Invalid { problem: Problem::Account(problem) }
}
