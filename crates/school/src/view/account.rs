//! One's own account, and the links that work once.

use serde::{Deserialize, Serialize};

use super::{AsOf, Disclosure};
use crate::{
    account::{DataSaver, LinkKind, LinkState, Theme},
    clock::Instant,
    id::{MemberId, OneTimeLinkId},
    language::Tongue,
    person::{Name, Role},
};

dated!(MemberLinks, OwnAccount);

/// An admin's page of one person's links.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MemberLinks {
    pub as_of: AsOf,
    pub member: MemberId,
    pub name: Name,
    pub role: Role,
    pub school_name: String,
    /// The e-mail address of the person's account; '' without one.
    pub email: String,
    /// The address that the school noted for an invitation; '' for none.
    pub invite_to: String,
    /// What can be made: an invitation without an account, a password reset with one.
    pub kind: LinkKind,
    /// Whether it can't: the account is used at a school where the reader decides nothing.
    pub used_elsewhere: bool,
    /// What was made before, the newest first.
    pub issued: Vec<IssuedLink>,
    /// The link that was made a moment ago by a form without wasm.
    pub fresh: Option<FreshLink>,
}

/// A link that was made; what it is, nobody can read any more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct IssuedLink {
    pub id: OneTimeLinkId,
    pub kind: LinkKind,
    pub state: LinkState,
    pub made_at: Instant,
    /// The admin who made it; none for the operator.
    pub made_by: Option<Name>,
    pub expires_at: Instant,
}

/// A new link, shown once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FreshLink {
    pub kind: LinkKind,
    /// The whole address, as the admin's browser calls the server.
    pub url: String,
}

/// An admin's wish for a link. Which kind it is, the member's account says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct IssueLink {
    pub member: MemberId,
    /// The address to which an invitation is bound; empty lets the person choose. A reset has none.
    #[serde(default)]
    pub email: String,
}

/// The page that a link opens.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LinkPage {
    /// No link led here.
    Missing,
    /// The link was used, replaced, is expired or was never made: nobody can tell which.
    Dead,
    /// It works.
    Open(OpenedLink),
}

/// What a link leads its holder to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenedLink {
    /// Goes back with the form.
    pub token: String,
    pub name: Name,
    pub role: Role,
    pub school_name: String,
    /// The account's address, or the one to which the invitation is bound; '' where the person chooses.
    pub email: String,
    /// What was typed into a form that failed.
    pub typed_email: String,
    /// The address of whoever is signed in on this device.
    pub signed_in: Option<String>,
}

/// A new password, by a reset link.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ResetPassword {
    pub token: String,
    pub password: String,
}

/// An answer to an invitation: a new login, or the password of one that is there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AcceptInvitation {
    pub token: String,
    /// Not read where the invitation is bound to an address.
    #[serde(default)]
    pub email: String,
    pub password: String,
}

/// A person's page of the own account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnAccount {
    pub as_of: AsOf,
    /// What the person signs in with.
    pub email: String,
    /// Of the pages.
    pub language: Tongue,
    /// Those among which the person may choose.
    pub languages: Vec<Tongue>,
    pub theme: Theme,
    /// What was chosen on the device of this request.
    pub data_saver: DataSaver,
    /// Who the person is where; names are the school's to change.
    pub roles: Vec<OwnRole>,
    /// Where the account is signed in, the device of this request first.
    pub devices: Vec<Device>,
    /// Who took the person's data along, the newest first.
    #[serde(default)]
    pub disclosures: Vec<Disclosure>,
}

/// One active role of the reader's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnRole {
    pub member: MemberId,
    pub name: Name,
    pub role: Role,
    pub school_name: String,
}

/// A device that is signed in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Device {
    /// Tells sessions apart; signs nobody in.
    pub tag: String,
    /// Browser and system; '' where the browser did not say.
    pub name: String,
    /// Whether the page is read on it.
    pub is_this: bool,
    pub since: Instant,
    /// When a page was last opened on it.
    pub seen_at: Instant,
}

/// A new password for the own account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChangePassword {
    pub present: String,
    pub new: String,
}

/// A new e-mail address for the own account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChangeEmail {
    pub email: String,
    /// The present password.
    pub password: String,
}

/// How the reader wants the pages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChooseLook {
    /// A BCP 47 tag.
    pub language: String,
    pub theme: Theme,
}
