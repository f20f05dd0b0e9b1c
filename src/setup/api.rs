//! What the admin's catalogue and settings ask of the server.

use leptos::prelude::*;
use school::{
    id::SchoolId,
    view::{CatalogueAct, CatalogueChanged, CataloguePage, CataloguePart, SaveSettings, SettingsPage, SettingsSaved},
};

use crate::error::ApiError;

/// A school's settings with their history: of the school that is asked for, else of the first that the caller administers.
///
/// # Errors
/// `Unauthenticated`; `Denied` when the account is no active admin anywhere; `NotFound` for a school of others.
#[server(name = SettingsCall, endpoint = "setup/settings")]
pub async fn settings(school: Option<SchoolId>) -> Result<SettingsPage, ApiError> {
    let call = crate::server::call::Call::current().await?;
    call.must_be(school::person::Role::Admin)?;
    let mut reader = call.store.read().await?;
    let permit = store::permit::Administers::setting_up(&mut reader, call.caller).await?;
    Ok(call.stamped(store::setup::settings(&mut reader, &permit, school).await?))
}

/// Saves a school's settings. What the admin left as it was seen stays as it is now.
///
/// # Errors
/// `Settings` with all that was typed; else as [`settings`].
#[server(name = SaveSettingsCall, endpoint = "setup/save_settings")]
pub async fn save_settings(save: SaveSettings) -> Result<SettingsSaved, ApiError> {
    let call = crate::server::call::Call::current().await?;
    call.must_be(school::person::Role::Admin)?;
    crate::server::settings::save(&call, save).await
}

/// A part of a school's catalogue: of the school that is asked for, else of the first that the caller administers.
///
/// # Errors
/// As [`settings`].
#[server(name = CatalogueCall, endpoint = "setup/catalogue")]
pub async fn catalogue(school: Option<SchoolId>, part: CataloguePart) -> Result<CataloguePage, ApiError> {
    let call = crate::server::call::Call::current().await?;
    call.must_be(school::person::Role::Admin)?;
    let mut reader = call.store.read().await?;
    let permit = store::permit::Administers::setting_up(&mut reader, call.caller).await?;
    Ok(call.stamped(store::setup::catalogue(&mut reader, &permit, school, part).await?))
}

/// Changes a school's catalogue.
///
/// # Errors
/// `Invalid` with the reason; `NotFound` for what is not of a school that the caller administers; else as [`settings`].
#[server(name = ChangeCatalogueCall, endpoint = "setup/change_catalogue")]
pub async fn change_catalogue(school: SchoolId, act: CatalogueAct) -> Result<CatalogueChanged, ApiError> {
    let call = crate::server::call::Call::current().await?;
    call.must_be(school::person::Role::Admin)?;
    Ok(call.store.change_catalogue(call.caller, school, act).await?)
}
