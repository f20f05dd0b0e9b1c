//! The admin's catalogue: subjects, years with their terms, classes; and what can be changed in it.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{AsOf, NamedSchool};
use crate::{
    calendar::Day,
    clock::Instant,
    curriculum::Stage,
    event::Event,
    id::{ClassId, MemberId, SchoolId, SubjectId, TermId, YearId},
    person::Name,
};

dated!(CataloguePage);

/// A part of the catalogue, each on a page of its own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CataloguePart {
    /// What is taught where.
    #[default]
    Subjects,
    /// Years with their terms.
    Years,
    /// The current year's classes.
    Classes,
}

impl CataloguePart {
    /// Every part, in the order in which a page offers them.
    pub const ALL: [CataloguePart; 3] = [CataloguePart::Subjects, CataloguePart::Years, CataloguePart::Classes];

    /// The name in addresses and on the wire.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            CataloguePart::Subjects => "subjects",
            CataloguePart::Years => "years",
            CataloguePart::Classes => "classes",
        }
    }
}

/// A part of a school's catalogue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CataloguePage {
    pub as_of: AsOf,
    pub school: SchoolId,
    /// All that the reader administers, by name.
    pub schools: Vec<NamedSchool>,
    pub body: CatalogueBody,
}

/// What a part holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CatalogueBody {
    /// By name.
    Subjects(Vec<SubjectRow>),
    /// The newest first.
    Years(Vec<YearRow>),
    Classes(ClassList),
}

/// A subject.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SubjectRow {
    pub subject: SubjectId,
    pub name: String,
    /// Where it is taught.
    pub stages: BTreeSet<Stage>,
    /// How many courses of it there are or were.
    pub courses: u32,
    /// Whether a course of it was ever asked for.
    pub asked_for: bool,
    /// Whether it was taken off the list.
    pub removed: bool,
}

impl SubjectRow {
    /// Whether it can be taken off the list: nobody needs it.
    #[must_use]
    pub fn is_removable(&self) -> bool {
        !self.removed && self.stages.is_empty() && self.courses == 0 && !self.asked_for
    }
}

/// A school year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct YearRow {
    pub year: YearId,
    pub name: String,
    /// Whether courses open in it.
    pub current: bool,
    /// In the order of the year.
    pub terms: Vec<TermRow>,
}

/// A term.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TermRow {
    pub term: TermId,
    pub name: String,
    /// None is not said.
    pub starts_on: Option<Day>,
    pub ends_on: Option<Day>,
    /// Since when it takes no marks.
    pub closed_at: Option<Instant>,
    /// Courses with an assessment in it.
    pub courses: u32,
    /// Marks that are still blank in it; 0 once it is closed.
    pub blank: u32,
}

/// The current year's classes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClassList {
    /// The current year's name; none while the school has no year.
    pub year: Option<String>,
    /// By grade level, stream and section.
    pub classes: Vec<ClassRow>,
    /// Who can be a class teacher, by name.
    pub teachers: Vec<(MemberId, Name)>,
}

/// A class.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClassRow {
    pub class: ClassId,
    pub stage: Stage,
    /// Such as "A", or "".
    pub section: String,
    pub teacher: Option<(MemberId, Name)>,
    pub students: u32,
    /// Courses of this class, whatever their state.
    pub courses: u32,
}

impl ClassRow {
    /// Whether its grade level and stream are settled: someone learns in it.
    #[must_use]
    pub fn is_in_use(&self) -> bool {
        self.students > 0 || self.courses > 0
    }
}

/// A change of the catalogue. `was` is what its maker saw: what somebody else changed meanwhile is not overwritten.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CatalogueAct {
    AddSubject {
        name: String,
    },
    ChangeSubject {
        subject: SubjectId,
        was: SubjectFields,
        to: SubjectFields,
    },
    RemoveSubject {
        subject: SubjectId,
    },
    /// Puts a removed subject back.
    RestoreSubject {
        subject: SubjectId,
    },
    /// Adds what the national curriculum has and the school's lacks.
    TakeStartingSet {
        sure: bool,
    },
    AddYear {
        name: String,
    },
    RenameYear {
        year: YearId,
        was: String,
        to: String,
    },
    MakeCurrent {
        year: YearId,
    },
    AddTerm {
        year: YearId,
        to: TermFields,
    },
    ChangeTerm {
        term: TermId,
        was: TermFields,
        to: TermFields,
    },
    CloseTerm {
        term: TermId,
    },
    ReopenTerm {
        term: TermId,
    },
    /// Adds a class to the current year.
    AddClass {
        to: ClassFields,
    },
    ChangeClass {
        class: ClassId,
        was: ClassFields,
        to: ClassFields,
    },
}

/// What can be changed of a subject.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SubjectFields {
    pub name: String,
    #[serde(default)]
    pub stages: BTreeSet<Stage>,
}

/// What can be changed of a term. Dates are yyyy-mm-dd, or "".
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TermFields {
    pub name: String,
    #[serde(default)]
    pub starts_on: String,
    #[serde(default)]
    pub ends_on: String,
}

/// What can be changed of a class.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClassFields {
    pub stage: Stage,
    #[serde(default)]
    pub section: String,
    #[serde(default)]
    pub teacher: Option<MemberId>,
}

/// The acknowledgement of a change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CatalogueChanged {
    /// The event of the change, as the feed tells it; none where it was so already.
    pub event: Option<Event>,
}
