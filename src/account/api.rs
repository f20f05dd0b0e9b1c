//! What the pages of accounts ask of the server.

use leptos::prelude::*;
use school::{
    account::{DataSaver, LinkKind},
    id::MemberId,
    registration::RegistrationState,
    view::{
        AcceptInvitation, ChangeEmail, ChangePassword, ChooseLook, CorrectRegistration, DecideRegistration, FreshLink,
        IssueLink, LinkPage, MemberLinks, OwnAccount, RegisterAs, RegisterPage, RegistrationTab, Registrations,
        ResetPassword, WantedLogin,
    },
};

use crate::error::ApiError;

/// What the link leads to that brought the reader to its page.
///
/// # Errors
/// `Busy` when the database does not answer.
#[server(name = OpenedLinkCall, endpoint = "account/opened_link")]
pub async fn opened_link(kind: LinkKind) -> Result<LinkPage, ApiError> {
    crate::server::links::opened(kind).await
}

/// Sets a new password by a reset link, signs out everywhere else and in here; a plain form posts here.
///
/// # Errors
/// `Invalid` with the rule that the password broke, or for a link that does not work; `TooMany`.
#[server(name = ResetPasswordCall, endpoint = "account/reset_password")]
pub async fn reset_password(reset: ResetPassword) -> Result<(), ApiError> {
    crate::server::links::reset_password(reset).await
}

/// Gives an invited person a login, a new one or one that is there, and signs in; a plain form posts here.
///
/// # Errors
/// As [`reset_password`], and `Invalid` for an address that is bound to somebody else.
#[server(name = AcceptInvitationCall, endpoint = "account/accept_invitation")]
pub async fn accept_invitation(accept: AcceptInvitation) -> Result<(), ApiError> {
    crate::server::links::accept_invitation(accept).await
}

/// Gives an invited person the login that is signed in on this device; a plain form posts here.
///
/// # Errors
/// `Unauthenticated`; else as [`accept_invitation`].
#[server(name = JoinInvitedCall, endpoint = "account/join_invited")]
pub async fn join_invited(token: String) -> Result<(), ApiError> {
    crate::server::links::join_invited(&token).await
}

/// One person of the signed-in admin's school with the links that were made for them.
///
/// # Errors
/// `Unauthenticated`; `Denied` for who is no admin; `NotFound` for who is none of the admin's people.
#[server(name = MemberLinksCall, endpoint = "account/member_links")]
pub async fn member_links(member: MemberId) -> Result<MemberLinks, ApiError> {
    crate::server::links::of_member(member).await
}

/// Makes a link for one person; an older one of its kind ends. The answer is the only place where it can be read.
///
/// # Errors
/// As [`member_links`], and `Invalid` for an address that is none, or an account on which another school relies.
#[server(name = IssueLinkCall, endpoint = "account/issue_link")]
pub async fn issue_link(issue: IssueLink) -> Result<FreshLink, ApiError> {
    crate::server::links::issue(issue).await
}

/// The signed-in person's account, with its roles and devices.
///
/// # Errors
/// `Unauthenticated`.
#[server(name = OwnAccountCall, endpoint = "account/own")]
pub async fn own_account() -> Result<OwnAccount, ApiError> {
    crate::server::accounts::own().await
}

/// Sets a new password; the account's other sessions end, this one goes on.
///
/// # Errors
/// `Unauthenticated`; `Invalid` for a wrong present password or a bad new one; `TooMany` after several wrong ones.
#[server(name = ChangePasswordCall, endpoint = "account/change_password")]
pub async fn change_password(change: ChangePassword) -> Result<(), ApiError> {
    crate::server::accounts::change_password(change).await
}

/// Changes the address with which the person signs in.
///
/// # Errors
/// `Unauthenticated`; `Invalid` for a wrong password, what is no address, or another account's; `TooMany`.
#[server(name = ChangeEmailCall, endpoint = "account/change_email")]
pub async fn change_email(change: ChangeEmail) -> Result<(), ApiError> {
    crate::server::accounts::change_email(change).await
}

/// Keeps language and theme, in the account and for this browser.
///
/// # Errors
/// `Unauthenticated`; `Invalid` for a language that none of the person's schools offers.
#[server(name = ChooseLookCall, endpoint = "account/choose_look")]
pub async fn choose_look(choose: ChooseLook) -> Result<(), ApiError> {
    crate::server::accounts::choose_look(choose).await
}

/// Keeps on this device whether it saves data; answers whether it does now.
///
/// # Errors
/// `Internal` for a choice that no header can carry, which there is none of.
#[server(name = ChooseDataSaverCall, endpoint = "account/choose_data_saver")]
pub async fn choose_data_saver(chosen: DataSaver) -> Result<bool, ApiError> {
    crate::server::accounts::choose_data_saver(chosen)
}

/// Signs the account out on one device.
///
/// # Errors
/// `Unauthenticated`; `NotFound` for a device that is none of the account's.
#[server(name = EndDeviceCall, endpoint = "account/end_device")]
pub async fn end_device(tag: String) -> Result<(), ApiError> {
    crate::server::accounts::end_device(&tag).await
}

/// Signs the account out on every device but this one.
///
/// # Errors
/// `Unauthenticated`.
#[server(name = EndOtherDevicesCall, endpoint = "account/end_other_devices")]
pub async fn end_other_devices() -> Result<(), ApiError> {
    crate::server::accounts::end_other_devices().await
}

/// The schools that take registrations, and the reader's own.
///
/// # Errors
/// `Busy` when the database does not answer.
#[server(name = RegisterPageCall, endpoint = "account/register_page")]
pub async fn register_page() -> Result<RegisterPage, ApiError> {
    crate::server::registrations::page().await
}

/// Registers somebody without a login, and makes the login. An address that has one gets the same answer.
///
/// # Errors
/// `Invalid` for what breaks a rule; `TooMany` for a crowd behind one address.
#[server(name = RegisterCall, endpoint = "account/register")]
pub async fn register(about: RegisterAs, login: WantedLogin) -> Result<(), ApiError> {
    crate::server::registrations::register(about, login).await
}

/// Registers the signed-in person in one more role.
///
/// # Errors
/// `Unauthenticated`; `Invalid` for what breaks a rule.
#[server(name = RegisterRoleCall, endpoint = "account/register_role")]
pub async fn register_role(about: RegisterAs) -> Result<(), ApiError> {
    crate::server::registrations::register_role(about).await
}

/// Corrects or completes one's own registration, and sends it again.
///
/// # Errors
/// `Unauthenticated`; `NotFound` for another's; `Invalid` for what breaks a rule or is approved already.
#[server(name = CorrectRegistrationCall, endpoint = "account/correct_registration")]
pub async fn correct_registration(correct: CorrectRegistration) -> Result<(), ApiError> {
    crate::server::registrations::correct(correct).await
}

/// Those who registered at the signed-in admin's schools.
///
/// # Errors
/// `Unauthenticated`; `Denied` for who is no admin.
#[server(name = RegistrationsCall, endpoint = "account/registrations")]
pub async fn registrations(tab: RegistrationTab) -> Result<Registrations, ApiError> {
    crate::server::registrations::list(tab).await
}

/// Approves or rejects somebody who registered; the same decision again is nothing.
///
/// # Errors
/// `Unauthenticated`; `Denied` for who is no admin; `NotFound` for another school's; `Invalid` for what somebody decided or
/// changed meanwhile, and for what breaks a rule of the rolls.
#[server(name = DecideRegistrationCall, endpoint = "account/decide_registration")]
pub async fn decide_registration(decide: DecideRegistration) -> Result<RegistrationState, ApiError> {
    crate::server::registrations::decide(decide).await
}
