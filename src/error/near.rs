//! Reads the refusals that the browser's programs can meet: those of a gradebook and of requests. Any other is the server's to word, in the
//! page to which a form leads; here it is one that could not be read, and its status says what is left to say.

use school::{
    grade::{CommentProblem, EntryProblem, ReasonProblem, TitleProblem},
    id::{AssessmentId, MemberId},
    request::Refusal,
    view::{GradeCell, Problem, RefusedCell, SettingsRefused, UnsavedGrades},
};
use serde::{Deserialize, Deserializer, de::Error};

/// What a rule refused.
pub fn problem<'de, D: Deserializer<'de>>(format: D) -> Result<Problem, D::Error> {
    Near::deserialize(format).map(Problem::from)
}

/// Of many cells, those that stood against a save.
pub fn cells<'de, D: Deserializer<'de>>(format: D) -> Result<Box<UnsavedGrades>, D::Error> {
    let NearCells { conflicts, refused } = NearCells::deserialize(format)?;
    let cell = |NearCell { student, assessment, problem }| RefusedCell { student, assessment, problem: problem.into() };
    Ok(Box::new(UnsavedGrades { conflicts, refused: refused.into_iter().map(cell).collect() }))
}

/// Why settings were not saved: the page of the settings says so.
pub fn settings<'de, D: Deserializer<'de>>(_: D) -> Result<Box<SettingsRefused>, D::Error> {
    Err(D::Error::custom("no program saves settings"))
}

/// The problems of a gradebook and of requests, as [`Problem`] writes them.
#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum Near {
    Entry(EntryProblem),
    Comment(CommentProblem),
    NoSuchCell,
    CellCount,
    Title(TitleProblem),
    MaxPoints,
    MarksAbove(u32),
    SaveIdReused,
    Taken,
    Reason(ReasonProblem),
    TermClosed,
    CourseEnded,
    NothingSelected,
    Request(Refusal),
    Malformed,
}

/// [`UnsavedGrades`] of such problems.
#[derive(Deserialize)]
struct NearCells {
    conflicts: Vec<GradeCell>,
    refused: Vec<NearCell>,
}

#[derive(Deserialize)]
struct NearCell {
    student: MemberId,
    assessment: AssessmentId,
    problem: Near,
}

impl From<Near> for Problem {
    fn from(near: Near) -> Self {
        match near {
            Near::Entry(problem) => Problem::Entry(problem),
            Near::Comment(problem) => Problem::Comment(problem),
            Near::NoSuchCell => Problem::NoSuchCell,
            Near::CellCount => Problem::CellCount,
            Near::Title(problem) => Problem::Title(problem),
            Near::MaxPoints => Problem::MaxPoints,
            Near::MarksAbove(marks) => Problem::MarksAbove(marks),
            Near::SaveIdReused => Problem::SaveIdReused,
            Near::Taken => Problem::Taken,
            Near::Reason(problem) => Problem::Reason(problem),
            Near::TermClosed => Problem::TermClosed,
            Near::CourseEnded => Problem::CourseEnded,
            Near::NothingSelected => Problem::NothingSelected,
            Near::Request(refusal) => Problem::Request(refusal),
            Near::Malformed => Problem::Malformed,
        }
    }
}
