//! Grade levels and streams: where in the school a student is.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

/// A grade level: KG, then 1 to 12.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "i64", into = "i64")]
pub struct GradeLevel(u8);

/// The number is no grade level.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a grade level is 0 (KG) to 12")]
pub struct NoSuchLevel;

/// What grades 11 and 12 divide into. The names are those that classes carry in the database.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Stream {
    /// Below grade 11.
    #[default]
    #[serde(rename = "")]
    None,
    /// Natural science.
    Natural,
    /// Social science.
    Social,
}

/// A grade level with its stream: there is one from grade 11 on, and none below.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Stage {
    level: GradeLevel,
    stream: Stream,
}

/// Why a grade level and a stream don't go together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum StageProblem {
    /// From grade 11 on a stream must be said.
    #[error("grades 11 and 12 have streams")]
    StreamNeeded,
    /// Below grade 11 there is none.
    #[error("there is no stream below grade 11")]
    NoStreamHere,
    /// The text names none.
    #[error("there is no such grade level and stream")]
    NoSuchStage,
}

impl GradeLevel {
    /// Kindergarten.
    pub const KG: GradeLevel = GradeLevel(0);
    /// The first grade level with streams.
    pub const FIRST_WITH_STREAMS: GradeLevel = GradeLevel(11);

    /// Every level, the youngest first.
    pub fn all() -> impl DoubleEndedIterator<Item = GradeLevel> {
        (0..=12).map(GradeLevel)
    }

    /// The number in the database: 0 for KG.
    #[must_use]
    pub fn number(self) -> i64 {
        i64::from(self.0)
    }

    /// The streams that the level has; those below grade 11 have [`Stream::None`] alone.
    #[must_use]
    pub fn streams(self) -> &'static [Stream] {
        if self < Self::FIRST_WITH_STREAMS { &[Stream::None] } else { &[Stream::Natural, Stream::Social] }
    }
}

impl TryFrom<i64> for GradeLevel {
    type Error = NoSuchLevel;

    fn try_from(number: i64) -> Result<Self, NoSuchLevel> {
        u8::try_from(number).ok().filter(|level| *level <= 12).map(GradeLevel).ok_or(NoSuchLevel)
    }
}

impl From<GradeLevel> for i64 {
    fn from(level: GradeLevel) -> Self {
        level.number()
    }
}

impl fmt::Display for GradeLevel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if *self == Self::KG { f.write_str("KG") } else { write!(f, "Grade {}", self.0) }
    }
}

impl Stream {
    /// Every stream, none first.
    pub const ALL: [Stream; 3] = [Stream::None, Stream::Natural, Stream::Social];

    /// The name in the database; "" for none.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Stream::None => "",
            Stream::Natural => "Natural",
            Stream::Social => "Social",
        }
    }

    /// Reads a stored or sent name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|stream| stream.name() == name)
    }
}

impl Stage {
    /// A grade level with its stream.
    ///
    /// # Errors
    /// When the level has no streams, or none was named where it has.
    pub fn new(level: GradeLevel, stream: Stream) -> Result<Self, StageProblem> {
        match stream {
            _ if level.streams().contains(&stream) => Ok(Self { level, stream }),
            Stream::None => Err(StageProblem::StreamNeeded),
            _ => Err(StageProblem::NoStreamHere),
        }
    }

    /// Reads what a row holds.
    #[must_use]
    pub fn read(grade_level: i64, stream: &str) -> Option<Self> {
        Self::new(GradeLevel::try_from(grade_level).ok()?, Stream::from_name(stream)?).ok()
    }

    /// Every grade level with each of its streams, the youngest first.
    pub fn all() -> impl Iterator<Item = Stage> {
        GradeLevel::all().flat_map(|level| level.streams().iter().map(move |stream| Stage { level, stream: *stream }))
    }

    /// The one text that means it, in forms, addresses and on the wire: "0" for KG, "9", "11-Natural".
    #[must_use]
    pub fn key(self) -> String {
        match self.stream {
            Stream::None => self.level.0.to_string(),
            stream => format!("{}-{}", self.level.0, stream.name()),
        }
    }

    /// The grade level.
    #[must_use]
    pub fn level(self) -> GradeLevel {
        self.level
    }

    /// The stream.
    #[must_use]
    pub fn stream(self) -> Stream {
        self.stream
    }
}

impl fmt::Display for Stage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.stream {
            Stream::None => self.level.fmt(f),
            stream => write!(f, "{} {}", self.level, stream.name()),
        }
    }
}

impl FromStr for Stage {
    type Err = StageProblem;

    /// Reads a [`Stage::key`].
    fn from_str(key: &str) -> Result<Self, StageProblem> {
        Self::all().find(|stage| stage.key() == key).ok_or(StageProblem::NoSuchStage)
    }
}

impl TryFrom<String> for Stage {
    type Error = StageProblem;

    fn try_from(key: String) -> Result<Self, StageProblem> {
        key.parse()
    }
}

impl From<Stage> for String {
    fn from(stage: Stage) -> Self {
        stage.key()
    }
}
