//! What somebody chose for the columns and the lines of a file of marks, as a form sends it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{
    grade::Kind,
    id::{AssessmentId, MarksFileId},
    marks_file::{NamePart, Use},
};

/// What the columns of a file are taken for, and who its lines are, as a form sends it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DecideFile {
    pub file: MarksFileId,
    /// By the column's number, from 0.
    #[serde(default)]
    pub columns: BTreeMap<String, ColumnChoice>,
    /// By the line's number: a student's id, "new", or "" to leave it out.
    #[serde(default)]
    pub lines: BTreeMap<String, String>,
}

/// What one column is taken for, as a form sends it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ColumnChoice {
    pub means: Means,
    #[serde(default)]
    pub title: String,
    #[serde(default)]
    pub kind: Option<Kind>,
    /// As typed.
    #[serde(default)]
    pub max: String,
}

/// A choice of what a column is taken for: "ignored", "number", "whole", "given", "father", "grandfather", "new", or an
/// assessment's id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Means {
    Ignored,
    Number,
    Name(NamePart),
    Assessment(AssessmentId),
    New,
}

/// The text is no choice for a column.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("no choice for a column")]
pub struct NoChoice;

impl Means {
    /// Every choice but the assessments.
    pub const PLAIN: [(Means, &'static str); 7] = [
        (Means::Ignored, "ignored"),
        (Means::Number, "number"),
        (Means::Name(NamePart::Whole), "whole"),
        (Means::Name(NamePart::Given), "given"),
        (Means::Name(NamePart::Father), "father"),
        (Means::Name(NamePart::Grandfather), "grandfather"),
        (Means::New, "new"),
    ];

    /// The choice that a column has.
    #[must_use]
    pub fn of(used: &Use) -> Self {
        match used {
            Use::Ignored => Means::Ignored,
            Use::Number => Means::Number,
            Use::Name(part) => Means::Name(*part),
            Use::Assessment(assessment) => Means::Assessment(*assessment),
            Use::New(_) => Means::New,
        }
    }
}

impl TryFrom<String> for Means {
    type Error = NoChoice;

    fn try_from(text: String) -> Result<Self, NoChoice> {
        let plain = Self::PLAIN.into_iter().find(|(_, name)| *name == text).map(|(means, _)| means);
        plain.or_else(|| text.parse().ok().map(Means::Assessment)).ok_or(NoChoice)
    }
}

impl From<Means> for String {
    fn from(means: Means) -> Self {
        match means {
            Means::Assessment(assessment) => assessment.to_string(),
            _ => Means::PLAIN.into_iter().find(|(plain, _)| *plain == means).map_or("", |(_, name)| name).to_owned(),
        }
    }
}
