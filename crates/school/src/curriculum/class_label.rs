//! What a class is called, before a language says it.

use serde::{Deserialize, Serialize};

use super::{GradeLevel, Stream};

/// A class, or what a course is for. Pages name it by their language's catalogue; it sorts as a school counts.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct ClassLabel {
    /// None where it is for several grade levels, or nobody's.
    pub level: Option<GradeLevel>,
    /// None below grade 11, and for a course of both streams.
    pub stream: Stream,
    /// What the school calls it among its like, such as "A"; empty for a whole grade level.
    pub section: String,
    /// A course's own title; empty where there is a grade level.
    pub title: String,
}

impl ClassLabel {
    /// Reads the text that a history holds.
    #[must_use]
    pub fn read(text: &str) -> Self {
        Self::of_words(text).unwrap_or_else(|| Self { title: text.to_owned(), ..Self::default() })
    }

    /// Whether there is nothing to name.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.level.is_none() && self.section.is_empty() && self.title.is_empty()
    }

    /// The one text that histories hold and rosters are compared with; no page shows it.
    #[must_use]
    pub fn plain(&self) -> String {
        let Some(level) = self.level else { return self.title.clone() };
        let parts = [self.stream.name(), &self.section].into_iter().filter(|part| !part.is_empty());
        parts.fold(level.to_string(), |text, part| text + " " + part)
    }

    fn of_words(text: &str) -> Option<Self> {
        let (first, rest) = text.split_once(' ').unwrap_or((text, ""));
        let (level, rest) = match first {
            "KG" => (GradeLevel::KG, rest),
            "Grade" => {
                let (number, rest) = rest.split_once(' ').unwrap_or((rest, ""));
                (GradeLevel::try_from(number.parse::<i64>().ok()?).ok()?, rest)
            }
            _ => return None,
        };
        let (word, after) = rest.split_once(' ').unwrap_or((rest, ""));
        let stream =
            Stream::from_name(word).filter(|stream| *stream != Stream::None && level.streams().contains(stream));
        let (stream, section) = stream.map_or((Stream::None, rest), |stream| (stream, after));
        Some(Self { level: Some(level), stream, section: section.to_owned(), title: String::new() })
    }
}

/// A course, before a language says it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct CourseLabel {
    pub subject: String,
    pub class: ClassLabel,
}
