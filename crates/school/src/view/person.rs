//! One person: what an admin reads and sends.

use serde::{Deserialize, Serialize};

use super::{AsOf, Disclosure, NamedClass, NamedSchool, PersonLine, blank_is_none};
use crate::{
    clock::Instant,
    curriculum::ClassLabel,
    family::Kinship,
    id::{ClassId, CourseId, MemberId, PersonActId, Revision, SaveId, SchoolId, Version},
    person::{FieldChange, Name, PersonAct, Role, Standing},
};

dated!(PersonPage, NewPersonPage);

/// One person, with all that an admin may know.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonPage {
    pub as_of: AsOf,
    pub school_name: String,
    pub person: PersonLine,
    /// Raised by every change; a change names the one that was seen.
    pub version: Version,
    /// The class that the person is in, if one.
    pub class: Option<ClassId>,
    /// The classes of the current year, for a student.
    pub classes: Vec<NamedClass>,
    /// Whether the person is the reader, in whatever role.
    pub oneself: bool,
    /// What the person teaches or attends now.
    pub courses: Vec<PersonCourse>,
    /// A student's guardians, or a guardian's children.
    pub relatives: Vec<Relative>,
    /// What else the same login is at this school.
    pub other_roles: Vec<OtherRole>,
    /// What was done, the newest first.
    pub history: Vec<PersonEvent>,
    /// Who took the person's data along, and whose the person took, the newest first.
    #[serde(default)]
    pub disclosures: Vec<Disclosure>,
}

/// A course that the person teaches or attends.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonCourse {
    pub course: CourseId,
    pub subject: String,
    pub class: ClassLabel,
}

/// A guardian of the person, or a child.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Relative {
    pub member: MemberId,
    pub name: Name,
    /// None where nobody said.
    pub relation: Option<Kinship>,
    pub standing: Standing,
}

/// Another role of the same login at the same school.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OtherRole {
    pub member: MemberId,
    pub role: Role,
    pub standing: Standing,
}

/// One line of a person's history.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonEvent {
    pub id: PersonActId,
    pub at: Instant,
    pub by: Name,
    pub act: PersonAct,
    /// "" where none is asked for.
    pub reason: String,
    pub changes: Vec<FieldChange>,
}

/// What the form for a new person offers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewPersonPage {
    pub as_of: AsOf,
    pub schools: Vec<NamedSchool>,
    pub classes: Vec<NamedClass>,
    /// Makes a form that is sent twice count once.
    pub save_id: SaveId,
}

/// A new person, as typed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AddPerson {
    pub school: SchoolId,
    pub role: Role,
    pub given: String,
    #[serde(default)]
    pub father: String,
    #[serde(default)]
    pub grandfather: String,
    #[serde(default)]
    pub number: String,
    #[serde(default, deserialize_with = "blank_is_none")]
    pub class: Option<ClassId>,
    #[serde(default)]
    pub email: String,
    /// Makes a retry count once.
    pub save_id: SaveId,
}

/// What is to stand about a person from now on, as typed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChangePerson {
    pub member: MemberId,
    pub given: String,
    #[serde(default)]
    pub father: String,
    #[serde(default)]
    pub grandfather: String,
    #[serde(default)]
    pub number: String,
    #[serde(default, deserialize_with = "blank_is_none")]
    pub class: Option<ClassId>,
    /// Of a person who has no login yet.
    #[serde(default)]
    pub email: String,
    /// The version that the admin saw when typing.
    pub seen: Version,
}

/// Suspends or reactivates a person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChangeStanding {
    pub member: MemberId,
    pub to: Standing,
    pub reason: String,
}

/// The acknowledgement of an act on a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonSaved {
    pub school: SchoolId,
    pub member: MemberId,
    pub version: Version,
    /// The school's revision that made it visible; none where nothing changed.
    pub revision: Option<Revision>,
}
