//! `/admin/settings`: what a school chooses, and what was changed.

use leptos::prelude::*;
use school::{
    event::Topic,
    id::{SchoolId, Version},
    view::{SaveSettings, SettingsPage as Page, WhySettingsRefused},
};

use super::{
    api::{SaveSettingsCall, settings},
    fields::Fields,
    history::History,
};
use crate::{
    error::ApiError,
    screen::{AdminNav, AdminTab, DocumentBar, KeptFresh, RefreshEvery, Schools, use_asked_school},
    text::use_text,
    ui::{FormProblem, Loaded, PlainForm, use_form_failure},
};

const KEPT: KeptFresh = KeptFresh { name: "settings", topics: &[Topic::Setup], every: RefreshEvery::Admin };

/// The admin's settings.
#[component]
pub fn SettingsPage() -> impl IntoView {
    let asked = use_asked_school();
    view! {
        <AdminNav current=AdminTab::Settings />
        <Loaded load=move || settings(asked()) page=|page| view! { <Settings page /> }.into_any() />
    }
}

#[component]
fn Settings(page: Page) -> impl IntoView {
    let text = use_text();
    let (form, clock) = (view! { <Form page=&page /> }, page.as_of.clock);
    view! {
        <div class="page-head">
            <div>
                <h1>{text.setup.settings_heading}</h1>
                <p class="subtitle">{page.settings.name.as_str().to_owned()}</p>
            </div>
            <DocumentBar as_of=page.as_of kept=KEPT />
        </div>
        <Schools schools=page.schools open=page.school />
        <FormProblem />
        {form}
        <History changes=page.history clock />
    }
    .into_any()
}

/// The form: filled in with what is in force, or with what was typed and refused.
#[component]
fn Form<'a>(page: &'a Page) -> impl IntoView + use<> {
    let text = use_text();
    let school = page.school;
    let (seen, told, shown) = match kept_of(school, use_form_failure().get_untracked()) {
        Some(kept) => (kept.seen, kept.told, kept.settings),
        None => (page.version, page.version, page.settings.clone()),
    };
    view! {
        <PlainForm<SaveSettingsCall> done=text.setup.settings_saved class="fields settings">
            <input type="hidden" name="save[school]" value=school.to_string() />
            <input type="hidden" data-seen="" name="save[seen]" value=seen.0.to_string() />
            <input type="hidden" data-seen="" name="save[told]" value=told.max(seen).0.to_string() />
            <Fields shown=&shown />
            <button type="submit" class="primary">{text.setup.save_settings}</button>
        </PlainForm<SaveSettingsCall>>
    }
    .into_any()
}

/// What was typed into a form without wasm that was refused, with what its writer is being told of now.
fn kept_of(school: SchoolId, failure: Option<ApiError>) -> Option<SaveSettings> {
    let told = failure.as_ref().and_then(told_by);
    match failure {
        Some(ApiError::Settings { refused }) if refused.typed.school == school => {
            let typed = refused.typed;
            Some(SaveSettings { told: told.unwrap_or(typed.told), ..typed })
        }
        _ => None,
    }
}

/// The version up to which a failure tells of others' changes.
fn told_by(error: &ApiError) -> Option<Version> {
    match error {
        ApiError::Settings { refused } => match &refused.why {
            WhySettingsRefused::Overtaken(changes) => changes.iter().map(|change| change.version).max(),
            WhySettingsRefused::TimeZone => None,
        },
        _ => None,
    }
}
