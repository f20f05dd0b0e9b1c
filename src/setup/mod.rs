//! What a school's admin sets up: the catalogue and the settings.

pub mod api;
mod catalogue;
mod fields;
mod history;
mod settings;
mod zones;

pub use catalogue::CataloguePage;
pub use settings::SettingsPage;
