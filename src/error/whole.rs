//! Reads every refusal: the server does, where a plain form is led back with one in its address.

use school::view::{Problem, SettingsRefused, UnsavedGrades};
use serde::{Deserialize, Deserializer};

/// What a rule refused.
pub fn problem<'de, D: Deserializer<'de>>(format: D) -> Result<Problem, D::Error> {
    Problem::deserialize(format)
}

/// Of many cells, those that stood against a save.
pub fn cells<'de, D: Deserializer<'de>>(format: D) -> Result<Box<UnsavedGrades>, D::Error> {
    Box::deserialize(format)
}

/// Why settings were not saved.
pub fn settings<'de, D: Deserializer<'de>>(format: D) -> Result<Box<SettingsRefused>, D::Error> {
    Box::deserialize(format)
}
