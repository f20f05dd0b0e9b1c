//! Saving a school's settings: what only the server knows of time zones, and giving back what was typed.

use school::view::{SaveSettings, SettingsRefused, SettingsSaved, WhySettingsRefused};

use super::call::Call;
use crate::error::ApiError;

/// Saves the settings.
///
/// # Errors
/// `Settings` with all that was typed when there is no such time zone, or another admin was faster; as the store's.
pub async fn save(call: &Call, mut save: SaveSettings) -> Result<SettingsSaved, ApiError> {
    let refused = |typed, why| ApiError::Settings { refused: Box::new(SettingsRefused { typed, why }) };
    let zone = jiff::tz::TimeZone::get(save.settings.time_zone.trim());
    match zone.as_ref().ok().and_then(|zone| zone.iana_name()) {
        // As the database of zones spells it.
        Some(name) => name.clone_into(&mut save.settings.time_zone),
        None => return Err(refused(save, WhySettingsRefused::TimeZone)),
    }
    match call.store.save_settings(call.caller, save.clone()).await {
        Ok(saved) => Ok(saved),
        Err(store::Error::Overtaken(changes)) => Err(refused(save, WhySettingsRefused::Overtaken(changes))),
        Err(error) => Err(error.into()),
    }
}
