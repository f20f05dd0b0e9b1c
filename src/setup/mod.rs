//! What a school's admin sets up: the catalogue and the settings.

pub mod api;
mod fields;
mod history;
mod schools;
mod settings;
mod zones;

pub use settings::SettingsPage;
