//! A login as data: who its owner is where, on which devices, what they asked for and were told, and what others took along.
//!
//! Invariant: no other name stands in it but those of the owner's own children, and of who took the owner's data along.

mod asked;
mod lines;
mod told;

use serde::Serialize;

use asked::{QuestionPart, RequestPart, question_part, request_part};
pub use lines::fact_lines;
use told::{ToldPart, told_part};

use super::{Content, Format, OwnRecord, RecordFile, WriteInstant, record_file};
use crate::{
    clock::Instant,
    curriculum::{ClassLabel, CourseLabel},
    family::Kinship,
    notice::NoticeKind,
    person::{Name, Role},
    registration::RegistrationState,
    request::{RequestKind, RequestState},
    view::{Alerts, Disclosure, NoticeLine, OwnRegistration, QuestionLine},
};

/// The format's name; another meaning of any field is another format.
const FORMAT: &str = "yeneta-account-1";

/// All that is known of a login.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccountFacts {
    pub login: Login,
    pub roles: Vec<HeldRole>,
    pub children: Vec<Child>,
    pub devices: Vec<SignedIn>,
    pub registrations: Vec<OwnRegistration>,
    pub requests: Vec<AskedFor>,
    /// What the owner asked teachers.
    pub questions: Vec<QuestionLine>,
    pub notices: Vec<NoticeLine>,
    /// Of what the owner chose to be told as a guardian; none for who is none.
    pub told: Option<Alerts>,
    pub disclosures: Vec<Disclosure>,
    /// The owner's own, as a student.
    pub records: Vec<OwnRecord>,
}

/// What somebody signs in with, and how they want the pages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Login {
    pub email: String,
    /// A BCP 47 tag.
    pub language: String,
    pub theme: String,
    /// The IANA name of the zone in which the file's instants are written.
    #[serde(skip)]
    pub time_zone: String,
}

/// One active role at one school.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeldRole {
    pub school: String,
    pub role: Role,
    pub name: Name,
    /// "" is none.
    pub number: String,
    pub class: ClassLabel,
}

/// A child whose guardian the owner is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Child {
    pub school: String,
    pub name: Name,
    pub relation: Option<Kinship>,
    pub linked_at: Instant,
}

/// A device that is signed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignedIn {
    pub name: String,
    pub since: Instant,
    pub seen_at: Instant,
}

/// A request to teach, or to join: one's own, or a child's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AskedFor {
    pub school: String,
    pub kind: RequestKind,
    pub course: CourseLabel,
    /// Who is to join; none in a request to teach.
    pub student: Option<Name>,
    pub state: RequestState,
    pub asked_at: Instant,
    pub changed_at: Instant,
    /// What was said at the last step, or "".
    pub note: String,
}

/// The file.
#[derive(Clone, Debug, Serialize)]
pub struct AccountFile {
    format: &'static str,
    made_at: String,
    time_zone: String,
    account: Login,
    roles: Vec<RolePart>,
    children: Vec<ChildPart>,
    devices: Vec<DevicePart>,
    registrations: Vec<RegistrationPart>,
    requests: Vec<RequestPart>,
    questions: Vec<QuestionPart>,
    notices: Vec<NoticePart>,
    told: Option<ToldPart>,
    downloads: Vec<DownloadPart>,
    records: Vec<RecordFile>,
}

#[derive(Clone, Debug, Serialize)]
struct RolePart {
    school: String,
    role: Role,
    given_name: String,
    father_name: String,
    grandfather_name: String,
    number: String,
    class: String,
}

#[derive(Clone, Debug, Serialize)]
struct ChildPart {
    school: String,
    name: String,
    relation: &'static str,
    linked_at: String,
}

#[derive(Clone, Debug, Serialize)]
struct DevicePart {
    name: String,
    signed_in_at: String,
    seen_at: String,
}

#[derive(Clone, Debug, Serialize)]
struct RegistrationPart {
    school: String,
    role: Role,
    name: String,
    number: String,
    state: RegistrationState,
    changed_at: String,
    note: String,
}

#[derive(Clone, Debug, Serialize)]
struct NoticePart {
    school: String,
    role: Role,
    kind: NoticeKind,
    student: Option<String>,
    course: Option<String>,
    told_at: String,
    read: bool,
}

#[derive(Clone, Debug, Serialize)]
struct DownloadPart {
    by: String,
    of: String,
    content: Content,
    file_format: Format,
    at: String,
}

/// Makes the file at an instant.
#[must_use]
pub fn account_file(of: &AccountFacts, made_at: Instant, at: WriteInstant<'_>) -> AccountFile {
    AccountFile {
        format: FORMAT,
        made_at: at(made_at),
        time_zone: of.login.time_zone.clone(),
        account: of.login.clone(),
        roles: of.roles.iter().map(role_part).collect(),
        children: of.children.iter().map(|child| child_part(child, at)).collect(),
        devices: of.devices.iter().map(|device| device_part(device, at)).collect(),
        registrations: of.registrations.iter().map(|own| registration_part(own, at)).collect(),
        requests: of.requests.iter().map(|request| request_part(request, at)).collect(),
        questions: of.questions.iter().map(|question| question_part(question, at)).collect(),
        notices: of.notices.iter().map(|line| notice_part(line, at)).collect(),
        told: of.told.as_ref().map(told_part),
        downloads: of.disclosures.iter().map(|disclosure| download_part(disclosure, at)).collect(),
        records: of.records.iter().map(|record| record_file(record, made_at, at)).collect(),
    }
}

fn role_part(of: &HeldRole) -> RolePart {
    RolePart {
        school: of.school.clone(),
        role: of.role,
        given_name: of.name.given.clone(),
        father_name: of.name.father.clone(),
        grandfather_name: of.name.grandfather.clone(),
        number: of.number.clone(),
        class: of.class.plain(),
    }
}

fn child_part(of: &Child, at: WriteInstant<'_>) -> ChildPart {
    let relation = of.relation.map_or("", Kinship::name);
    ChildPart { school: of.school.clone(), name: of.name.to_string(), relation, linked_at: at(of.linked_at) }
}

fn device_part(of: &SignedIn, at: WriteInstant<'_>) -> DevicePart {
    DevicePart { name: of.name.clone(), signed_in_at: at(of.since), seen_at: at(of.seen_at) }
}

fn registration_part(of: &OwnRegistration, at: WriteInstant<'_>) -> RegistrationPart {
    RegistrationPart {
        school: of.school_name.clone(),
        role: of.role,
        name: of.name.to_string(),
        number: of.number.clone(),
        state: of.state,
        changed_at: at(of.changed_at),
        note: of.note.clone(),
    }
}

fn notice_part(of: &NoticeLine, at: WriteInstant<'_>) -> NoticePart {
    // A teacher's and an admin's notices name students who are not theirs to take along.
    let own = of.about_reader || of.role == Role::Parent;
    NoticePart {
        school: of.school_name.clone(),
        role: of.role,
        kind: of.kind,
        student: of.person.as_ref().filter(|_| own).map(Name::to_string),
        course: of.about.as_ref().map(plain),
        told_at: at(of.created_at),
        read: of.read,
    }
}

fn download_part(of: &Disclosure, at: WriteInstant<'_>) -> DownloadPart {
    let (by, of_whom) = (of.by.to_string(), of.of.to_string());
    DownloadPart { by, of: of_whom, content: of.content, file_format: of.format, at: at(of.at) }
}

fn plain(course: &CourseLabel) -> String {
    let class = course.class.plain();
    if class.is_empty() { course.subject.clone() } else { format!("{} · {class}", course.subject) }
}
