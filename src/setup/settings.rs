//! `/admin/settings`: what a school chooses, and what was changed.

use leptos::prelude::*;
use school::{
    event::{Event, EventName, Topic},
    id::{SchoolId, Version},
    view::{SaveSettings, SettingsPage as Page, SettingsSaved, WhySettingsRefused},
};

use super::{
    api::{SaveSettingsCall, settings},
    fields::{Fields, Shown},
    history::History,
};
use crate::{
    error::ApiError,
    live::events::use_event_service,
    screen::{
        AdminNav, AdminTab, LiveBar, RefreshEvery, Schools, ScreenHandle, WholePage, use_asked_school, use_toasts,
        use_whole_page,
    },
    text::use_text,
    ui::{FormProblem, Loaded, PostForm, use_form_failure},
};

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
    let (school, schools) = (page.school, page.schools.clone());
    let load = move || settings(Some(school));
    let whole = WholePage { name: "settings", topic: Topic::Setup, every: RefreshEvery::Admin, load };
    let (page, screen) = use_whole_page(page, whole);
    let history = Signal::derive(move || page.with(|p| p.history.clone()));
    let clock = Signal::derive(move || screen.as_of.with(|as_of| as_of.clock));
    view! {
        <div class="page-head">
            <div>
                <h1>{text.setup.settings_heading}</h1>
                <p class="subtitle">{move || page.with(|p| p.settings.name.as_str().to_owned())}</p>
            </div>
            <LiveBar screen />
        </div>
        <Schools schools open=school />
        <FormProblem />
        <Form school page screen />
        <History changes=history clock />
    }
    .into_any()
}

/// The form. Once somebody types, it keeps what it was filled in from, whatever a refresh brings.
#[component]
fn Form(school: SchoolId, page: RwSignal<Page>, screen: ScreenHandle) -> impl IntoView {
    let text = use_text();
    let (events, toasts) = (use_event_service(), use_toasts());
    let kept = kept_of(school, use_form_failure().get_untracked());
    let typing = RwSignal::new(kept.is_some());
    let told = RwSignal::new(kept.as_ref().map_or(Version(0), |kept| kept.told));
    let shown = Memo::new(move |before: Option<&Shown>| {
        let fresh = page.with(|p| Shown { seen: p.version, settings: p.settings.clone() });
        match (before, &kept) {
            (Some(before), _) if typing.get_untracked() => before.clone(),
            (None, Some(kept)) => Shown { seen: kept.seen, settings: kept.settings.clone() },
            _ => fresh,
        }
    });
    let done = move |saved: SettingsSaved| {
        typing.set(false);
        events.emit_own_of(changed(school, saved).as_ref());
        toasts.success(text.setup.settings_saved);
        screen.refresh.refresh_now.run(());
    };
    let failed = move |error: ApiError| told.update(|told| *told = told_by(&error).unwrap_or(*told));
    view! {
        <div on:input=move |_| typing.set(true)>
            <PostForm<SaveSettingsCall> on_done=done on_failed=failed class="fields settings">
                <input type="hidden" name="save[school]" value=school.to_string() />
                <input type="hidden" name="save[seen]" value=move || shown.with(|s| s.seen.0) />
                <input type="hidden" name="save[told]" value=move || told.get().max(shown.with(|s| s.seen)).0 />
                <Fields shown />
                <button type="submit" class="primary">{text.setup.save_settings}</button>
            </PostForm<SaveSettingsCall>>
        </div>
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

/// Settings stand on every page.
fn changed(school: SchoolId, saved: SettingsSaved) -> Option<Event> {
    let name = EventName::DataRefreshNeeded;
    saved.revision.map(|revision| Event { name, school, revision, course: None, student: None, assessment: None })
}
