//! What the pages read: shapes that the store fills and the screens show.

use serde::{Deserialize, Serialize};

use crate::{
    clock::{Instant, SchoolClock},
    event::Cursor,
    grade::EntryProblem,
};

/// When and how far a screen's data was read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AsOf {
    /// The instant of reading, by the server's clock.
    pub read_at: Instant,
    /// How the school's clocks and calendar show it, and every other instant of the answer.
    #[serde(default)]
    pub clock: SchoolClock,
    /// Every change up to here is in the data.
    pub cursor: Cursor,
}

/// Answers that say when and how far they were read.
pub trait Dated {
    /// When and how far.
    fn as_of(&self) -> &AsOf;

    /// The same, for the server to fill.
    fn as_of_mut(&mut self) -> &mut AsOf;
}

/// Implements [`Dated`] for the views with a field `as_of`.
macro_rules! dated {
    ($($view:ty),+) => {$(
        impl $crate::view::Dated for $view {
            fn as_of(&self) -> &AsOf {
                &self.as_of
            }

            fn as_of_mut(&mut self) -> &mut AsOf {
                &mut self.as_of
            }
        }
    )+};
}

// After the macro that they use.
mod account;
mod alerts;
mod available;
mod catalogue;
mod cells;
mod column;
mod course_detail;
mod decision;
mod disclosure;
mod explanation;
mod gradebook;
mod linking;
mod marks_file;
mod notice;
mod packed;
mod people;
mod person;
mod policy;
mod question;
mod record;
mod registration;
mod request;
mod roster;
mod setup;

pub use account::*;
pub use alerts::*;
pub use available::*;
pub use catalogue::*;
pub use cells::*;
pub use column::*;
pub use course_detail::*;
pub use decision::*;
pub use disclosure::*;
pub use explanation::*;
pub use gradebook::*;
pub use linking::*;
pub use marks_file::*;
pub use notice::*;
pub use people::*;
pub use person::*;
pub use policy::*;
pub use question::*;
pub use record::*;
pub use registration::*;
pub use request::*;
pub use roster::*;
pub use setup::*;

/// Reads an id of a form's choice, in which nothing chosen is an empty text.
///
/// # Errors
/// For a text that is neither empty nor a number.
pub fn blank_is_none<'de, D, Id>(fields: D) -> Result<Option<Id>, D::Error>
where
    D: serde::Deserializer<'de>,
    Id: From<i64>,
{
    let text = Option::<String>::deserialize(fields)?.unwrap_or_default();
    if text.is_empty() {
        return Ok(None);
    }
    text.parse::<i64>().map(|id| Some(id.into())).map_err(serde::de::Error::custom)
}

/// What a rule of the gradebook refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Problem {
    /// The typed mark.
    Entry(EntryProblem),
    /// The comment on a mark.
    Comment(crate::grade::CommentProblem),
    /// The cell is not in the book: the student has left the course, or the assessment was deleted.
    NoSuchCell,
    /// More cells in one save than [`SaveGrades::MOST`], or none, or one of them twice.
    CellCount,
    /// The title of an assessment.
    Title(crate::grade::TitleProblem),
    /// The maximum of an assessment is not above 0 and at most [`crate::grade::MAX_POINTS`].
    MaxPoints,
    /// So many marks of students of the course are above the new maximum.
    MarksAbove(u32),
    /// The same save id with another content.
    SaveIdReused,
    /// What must be there once is there already.
    Taken,
    /// Why a mark was corrected.
    Reason(crate::grade::ReasonProblem),
    /// The term is closed.
    TermClosed,
    /// The course has ended: it takes no more marks.
    CourseEnded,
    /// A decision on nothing.
    NothingSelected,
    /// A parent can't be linked to a child.
    Link(crate::link_code::LinkProblem),
    /// A request to teach or to join can't be made or decided.
    Request(crate::request::Refusal),
    /// A question to the teachers.
    Question(crate::question::QuestionRefusal),
    /// Something about a person.
    Person(crate::person::PersonProblem),
    /// A rule about accounts and links.
    Account(crate::account::AccountProblem),
    /// A registration can't be made or decided.
    Registration(crate::registration::Refusal),
    /// The catalogue or a setting can't be changed so.
    Setup(crate::setup::SetupProblem),
    /// A change of policy was not made.
    Policy(PolicyRefusal),
    /// A roster as a whole.
    Roster(crate::roster::RosterProblem),
    /// Marks from a file as a whole.
    MarksFile(crate::marks_file::MarksFileProblem),
    /// Alerts or hours of quiet can't be set so.
    Alert(crate::alert::AlertProblem),
    /// The request could not be read.
    Malformed,
}
