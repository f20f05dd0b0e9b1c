//! The admin's settings.

use serde::{Deserialize, Serialize};

use super::{AsOf, NamedSchool};
use crate::{
    clock::Instant,
    id::{Revision, SchoolId, Version},
    person::Name,
    settings::{Setting, Settings},
};

dated!(SettingsPage);

/// A school's settings with their history.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SettingsPage {
    pub as_of: AsOf,
    pub school: SchoolId,
    /// All that the reader administers, by name.
    pub schools: Vec<NamedSchool>,
    pub settings: Settings,
    /// What a save must name as seen.
    pub version: Version,
    /// The newest first, 50 at most.
    pub history: Vec<SettingChange>,
}

/// One change of a setting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SettingChange {
    pub version: Version,
    pub setting: Setting,
    /// As it was stored.
    pub old: String,
    pub new: String,
    pub who: Name,
    pub at: Instant,
}

/// Settings that an admin typed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SaveSettings {
    pub school: SchoolId,
    /// The version that the form was filled in from.
    pub seen: Version,
    /// The version up to which the admin was told of others' changes since, and wants to replace them.
    pub told: Version,
    pub settings: Settings,
}

/// The acknowledgement of saved settings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SettingsSaved {
    /// The revision that made them visible; none where nothing changed.
    pub revision: Option<Revision>,
    /// The version that they have now.
    pub version: Version,
}

/// Settings that were not saved, with all that was typed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SettingsRefused {
    pub typed: SaveSettings,
    pub why: WhySettingsRefused,
}

/// Why settings were not saved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WhySettingsRefused {
    /// There is no time zone of this name.
    TimeZone,
    /// Another admin changed these settings meanwhile, to something else.
    Overtaken(Vec<SettingChange>),
}
