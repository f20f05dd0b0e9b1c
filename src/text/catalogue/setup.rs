//! The admin's catalogue and settings.

use school::{
    calendar::Calendar, curriculum::Region, grade::Scale, language::Languages, settings::Setting, setup::SetupProblem,
};

/// The admin's catalogue and settings.
pub struct SetupText {
    pub settings_heading: &'static str,
    pub name: &'static str,
    pub region: &'static str,
    pub region_of: fn(Region) -> &'static str,
    pub no_region: &'static str,
    pub scale: &'static str,
    pub scale_of: fn(Scale) -> &'static str,
    pub scale_hint: &'static str,
    pub rank_shown: &'static str,
    pub rank_shown_hint: &'static str,
    pub calendar: &'static str,
    pub calendar_of: fn(Calendar) -> &'static str,
    pub calendar_hint: &'static str,
    pub time_zone: &'static str,
    pub time_zone_hint: &'static str,
    pub languages: &'static str,
    pub languages_of: fn(&Languages) -> &'static str,
    pub languages_hint: &'static str,
    pub parents_may_request: &'static str,
    pub parents_may_request_hint: &'static str,
    pub registration_open: &'static str,
    pub registration_open_hint: &'static str,
    pub save_settings: &'static str,
    pub settings_saved: &'static str,
    /// A note above a form that was filled in before another admin saved.
    pub typed_kept: &'static str,
    pub history_heading: &'static str,
    pub history_caption: &'static str,
    pub history_empty: &'static str,
    pub history_limit: &'static str,
    pub when: &'static str,
    pub who: &'static str,
    pub what: &'static str,
    pub from: &'static str,
    pub to: &'static str,
    pub setting: fn(Setting) -> &'static str,
    /// A stored value in words.
    pub value: fn(Setting, &str) -> String,
    /// Who, which setting, to what.
    pub changed_to: fn(&str, Setting, &str) -> String,
    pub overtaken: &'static str,
    pub no_such_zone: &'static str,
    pub refused: fn(SetupProblem) -> &'static str,
}
