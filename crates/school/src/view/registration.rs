//! Registering oneself, and deciding on those who did.

use serde::{Deserialize, Serialize};

use super::{AsOf, NamedClass, NamedSchool, blank_is_none};
use crate::{
    clock::Instant,
    curriculum::ClassLabel,
    id::{ClassId, MemberId, RegistrationId, SchoolId, Version},
    person::{Name, Role},
    registration::RegistrationState,
};

dated!(RegisterPage, Registrations);

/// The page on which people register, and see what became of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RegisterPage {
    pub as_of: AsOf,
    /// The schools that take registrations, by name.
    pub schools: Vec<NamedSchool>,
    /// The address of whoever is signed in.
    pub signed_in: Option<String>,
    /// What is known of the reader's name.
    pub name: Name,
    /// The reader's own, the newest first.
    pub own: Vec<OwnRegistration>,
    /// What was typed into a form that failed, and the e-mail address with it.
    pub typed: Option<(RegisterAs, String)>,
}

/// A registration as its person sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnRegistration {
    pub registration: RegistrationId,
    pub school_name: String,
    pub role: Role,
    pub name: Name,
    pub number: String,
    pub state: RegistrationState,
    /// When it was last written.
    pub changed_at: Instant,
    /// Why the school rejected it, or "".
    pub note: String,
}

/// Who somebody says to be at a school.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RegisterAs {
    pub school: SchoolId,
    pub role: Role,
    pub given: String,
    #[serde(default)]
    pub father: String,
    #[serde(default)]
    pub grandfather: String,
    /// A student's number, where one is known.
    #[serde(default)]
    pub number: String,
}

/// The login that somebody without one wants.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WantedLogin {
    pub email: String,
    pub password: String,
}

/// What a person corrects in the own registration.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CorrectRegistration {
    pub registration: RegistrationId,
    pub given: String,
    #[serde(default)]
    pub father: String,
    #[serde(default)]
    pub grandfather: String,
    #[serde(default)]
    pub number: String,
}

/// Which registrations an admin looks at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RegistrationTab {
    /// Those on which nobody has decided: the oldest first.
    #[default]
    Waiting,
    /// The newest first.
    Approved,
    /// The newest first.
    Rejected,
}

impl RegistrationTab {
    /// Every one, in the order of the page.
    pub const ALL: [RegistrationTab; 3] =
        [RegistrationTab::Waiting, RegistrationTab::Approved, RegistrationTab::Rejected];

    /// The name in an address.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            RegistrationTab::Waiting => "waiting",
            RegistrationTab::Approved => "approved",
            RegistrationTab::Rejected => "rejected",
        }
    }

    /// Reads a name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|tab| tab.name() == name)
    }

    /// Where a registration of this state is found.
    #[must_use]
    pub fn of(state: RegistrationState) -> Self {
        match state {
            RegistrationState::Incomplete | RegistrationState::PendingReview => RegistrationTab::Waiting,
            RegistrationState::Approved => RegistrationTab::Approved,
            RegistrationState::Rejected => RegistrationTab::Rejected,
        }
    }
}

/// An admin's page of those who registered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Registrations {
    pub as_of: AsOf,
    pub tab: RegistrationTab,
    /// How many there are on each tab, in the tabs' order.
    pub counts: [u32; 3],
    /// At most [`REGISTRATIONS_SHOWN`] of them.
    pub lines: Vec<RegistrationLine>,
    /// The classes to which a student may come.
    pub classes: Vec<NamedClass>,
}

/// The most registrations on one page.
pub const REGISTRATIONS_SHOWN: usize = 100;

/// A registration as an admin sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RegistrationLine {
    pub registration: RegistrationId,
    pub version: Version,
    pub school: SchoolId,
    pub school_name: String,
    pub role: Role,
    pub name: Name,
    pub email: String,
    pub number: String,
    pub state: RegistrationState,
    pub registered_at: Instant,
    /// Who of the school has the student's number.
    pub holder: Option<NumberHolder>,
    /// The member that the approval made or found.
    pub member: Option<MemberId>,
    pub last: RegistrationStep,
}

/// Who has a student number at the school already.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NumberHolder {
    pub member: MemberId,
    pub name: Name,
    /// Empty for none.
    pub class: ClassLabel,
    /// Whether approving gives this person the login: an active student without one.
    pub is_free: bool,
}

/// The last step of a registration.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RegistrationStep {
    pub at: Instant,
    /// The admin who decided; none for the person.
    pub by: Option<Name>,
    pub note: String,
}

/// What an admin decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// The person is a member from now on.
    Approve,
    /// With a reason, so that the person can correct it.
    Reject,
}

/// An admin's decision on a registration.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DecideRegistration {
    pub registration: RegistrationId,
    /// The version that the admin saw.
    pub seen: Version,
    pub verdict: Verdict,
    /// Who had the student's number when the admin looked.
    #[serde(default, deserialize_with = "blank_is_none")]
    pub holder: Option<MemberId>,
    /// A number for a student who typed none, or another.
    #[serde(default)]
    pub number: String,
    /// The class of a student who is new.
    #[serde(default, deserialize_with = "blank_is_none")]
    pub class: Option<ClassId>,
    /// Why it is rejected.
    #[serde(default)]
    pub reason: String,
}
