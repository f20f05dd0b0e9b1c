//! What the pages of accounts ask of the server.

use leptos::prelude::*;
use school::{
    account::LinkKind,
    id::MemberId,
    view::{
        AcceptInvitation, ChangeEmail, ChangePassword, ChooseLook, FreshLink, IssueLink, LinkPage, MemberLinks,
        OwnAccount, ResetPassword,
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
/// `Unauthenticated`; `Invalid` for a language that the program does not speak.
#[server(name = ChooseLookCall, endpoint = "account/choose_look")]
pub async fn choose_look(choose: ChooseLook) -> Result<(), ApiError> {
    crate::server::accounts::choose_look(choose).await
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
