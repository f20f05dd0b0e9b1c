//! What a column of the gradebook is.

use serde::{Deserialize, Serialize};

use super::Points;

/// The most points an assessment can have.
pub const MAX_POINTS: Points = Points::whole(1_000);

/// The kinds of assessment, the seed's names. Each kind belongs to exactly one component of a policy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    Quiz,
    Assignment,
    Homework,
    Project,
    LabReport,
    Presentation,
    GroupWork,
    Essay,
    CriticalAnalysis,
    CreativeWriting,
    /// A quiz that counts among the exams.
    ExamQuiz,
    MidExam,
    FinalExam,
}

impl Kind {
    /// Every kind, in the order in which a form offers them.
    pub const ALL: [Kind; 13] = [
        Kind::Quiz,
        Kind::Assignment,
        Kind::Homework,
        Kind::Project,
        Kind::LabReport,
        Kind::Presentation,
        Kind::GroupWork,
        Kind::Essay,
        Kind::CriticalAnalysis,
        Kind::CreativeWriting,
        Kind::ExamQuiz,
        Kind::MidExam,
        Kind::FinalExam,
    ];

    /// The name in the database and on the wire.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Kind::Quiz => "quiz",
            Kind::Assignment => "assignment",
            Kind::Homework => "homework",
            Kind::Project => "project",
            Kind::LabReport => "lab_report",
            Kind::Presentation => "presentation",
            Kind::GroupWork => "group_work",
            Kind::Essay => "essay",
            Kind::CriticalAnalysis => "critical_analysis",
            Kind::CreativeWriting => "creative_writing",
            Kind::ExamQuiz => "exam_quiz",
            Kind::MidExam => "mid_exam",
            Kind::FinalExam => "final_exam",
        }
    }

    /// Reads a stored or sent name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// The title of an assessment: 1 to 80 characters, trimmed, no control characters.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Title(String);

/// Why a title was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum TitleProblem {
    #[error("the title is empty")]
    Empty,
    #[error("the title has more than 80 characters")]
    TooLong,
    #[error("the title has control characters")]
    Control,
}

impl Title {
    /// The title as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Title {
    type Error = TitleProblem;

    fn try_from(text: String) -> Result<Self, TitleProblem> {
        let text = text.trim();
        match text {
            "" => Err(TitleProblem::Empty),
            _ if text.chars().count() > 80 => Err(TitleProblem::TooLong),
            _ if text.chars().any(char::is_control) => Err(TitleProblem::Control),
            _ => Ok(Self(text.to_owned())),
        }
    }
}

impl From<Title> for String {
    fn from(title: Title) -> Self {
        title.0
    }
}
