//! `/admin/policies`: what a school's courses start from, and what another default would do.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use school::{
    curriculum::GradeLevel,
    event::Topic,
    grade::Policy,
    id::SchoolId,
    view::{PolicyBand, PolicyDefaults},
};

use super::{
    api::policy_defaults,
    asked::Asked,
    course::Applied,
    defaults_effect::{DefaultHistory, DefaultsEffect},
    editor::{Editor, level_name},
    shown::ShownPolicy,
};
use crate::{
    screen::{AdminNav, AdminTab, DocumentBar, KeptFresh, RefreshEvery, Schools, use_asked_school},
    text::{Catalogue, use_text},
    ui::{FormProblem, Loaded},
};

const KEPT: KeptFresh = KeptFresh { name: "policies", topics: &[Topic::Setup], every: RefreshEvery::Admin };

/// A school's defaults.
#[component]
pub fn PolicyDefaultsPage() -> impl IntoView {
    let (text, query, school) = (use_text(), use_query_map(), use_asked_school());
    let asked = query.with_untracked(|query| Asked::read(query, text));
    let level = move |name| query.with_untracked(|query| query.get(name)).and_then(|number| number.parse::<i64>().ok());
    let level = move |name| level(name).and_then(|number| GradeLevel::try_from(number).ok());
    let band = match (level("first"), level("last")) {
        (Some(first), Some(last)) => PolicyBand::levels(first, last),
        (Some(only), None) | (None, Some(only)) => PolicyBand::levels(only, only),
        (None, None) => PolicyBand::SCHOOL,
    };
    let wire = asked.wire();
    let load = move || policy_defaults(school(), band.first, band.last, wire.clone());
    view! {
        <AdminNav current=AdminTab::Policies />
        <Loaded load page=move |page| view! { <OpenDefaults page band asked=asked.clone() /> }.into_any() />
    }
}

#[component]
fn OpenDefaults(page: PolicyDefaults, band: PolicyBand, asked: Asked) -> impl IntoView {
    let text = use_text();
    let term = page.term.as_ref().map(|(_, name)| (text.policy.defaults.of_term)(name));
    let lock = page.lock.map(text.policy.lock);
    let parts = view! {
        <DefaultsEffect page=&page />
        <Defaults page=&page />
        {page.lock.is_none().then(|| view! { <Change page=&page band asked /> })}
        <DefaultHistory page=&page />
    };
    view! {
        <div class="page-head">
            <div>
                <h1>{text.policy.defaults.heading}</h1>
                <p class="subtitle">{term}</p>
            </div>
            <DocumentBar as_of=page.as_of kept=KEPT />
        </div>
        <Schools schools=page.schools open=page.school />
        <p>{text.policy.defaults.intro}</p>
        <p class="hint">{lock}</p>
        <FormProblem />
        <Applied />
        {parts}
    }
    .into_any()
}

/// Each default with whom it is for.
#[component]
fn Defaults<'a>(page: &'a PolicyDefaults) -> impl IntoView + use<> {
    let text = use_text();
    let one = |band: PolicyBand, policy: Option<&Policy>| {
        let shown = match policy {
            Some(policy) => view! { <ShownPolicy policy /> }.into_any(),
            None => view! { <p>{text.policy.defaults.none}</p> }.into_any(),
        };
        let change = page.lock.is_none().then(|| {
            let address = address(page.school, band);
            view! { <p><a class="button" href=address rel="external">{text.policy.defaults.change}</a></p> }
        });
        view! {
            <section class="card" data-default="">
                <h2>{band_name(text, band)}</h2>
                {shown}
                {change}
            </section>
        }
    };
    let of_the_school = one(PolicyBand::SCHOOL, page.school_wide.as_ref());
    let bands = page.bands.iter().map(|(band, policy)| one(*band, Some(policy))).collect_view();
    view! { <div class="defaults">{of_the_school} {bands}</div> }.into_any()
}

/// The form, and the way to no default.
#[component]
fn Change<'a>(page: &'a PolicyDefaults, band: PolicyBand, asked: Asked) -> impl IntoView + use<> {
    let text = use_text();
    let now = now_of(page, band);
    let previewed = page.preview.as_ref().and_then(|preview| preview.policy.clone());
    let (draft, problems) = asked.draft(&now.clone().unwrap_or_default(), |_| previewed.clone());
    let keep = vec![("school", page.school.to_string())];
    let clear = now.map(|_| {
        let address = format!("{}&follow=1", address(page.school, band));
        view! {
            <p>
                <a href=address rel="external" class="button">
                    {text.policy.defaults.clear} ": " {band_name(text, band)}
                </a>
            </p>
        }
    });
    view! {
        {clear}
        <Editor draft problems page=address(page.school, band) keep>
            <fieldset class="fields">
                <legend>{text.policy.defaults.whom}</legend>
                <Level name="first" label=text.policy.defaults.first chosen=band.first />
                <Level name="last" label=text.policy.defaults.last chosen=band.last />
            </fieldset>
        </Editor>
    }
    .into_any()
}

#[component]
fn Level(name: &'static str, label: &'static str, chosen: Option<GradeLevel>) -> impl IntoView {
    let text = use_text();
    let option = |level: GradeLevel| {
        let is_it = chosen == Some(level);
        view! { <option value=level.number().to_string() selected=is_it>{level_name(text, Some(level))}</option> }
    };
    view! {
        <label for=name>{label}</label>
        <select id=name name=name>
            <option value="" selected=chosen.is_none()>{text.policy.defaults.whole_school}</option>
            {GradeLevel::all().map(option).collect_view()}
        </select>
    }
    .into_any()
}

/// The default of a band as it stands: that of its first grade level.
fn now_of(page: &PolicyDefaults, band: PolicyBand) -> Option<Policy> {
    match band.first {
        None => page.school_wide.clone(),
        Some(first) => page.bands.iter().find(|(of, _)| of.holds(first)).map(|(_, policy)| policy.clone()),
    }
}

/// Whom a default is for.
pub fn band_name(text: &'static Catalogue, band: PolicyBand) -> String {
    if band.is_the_schools() {
        return text.policy.defaults.school.to_owned();
    }
    (text.policy.defaults.levels)(&level_name(text, band.first), &level_name(text, band.last))
}

/// The page with the form for a band.
pub fn address(school: SchoolId, band: PolicyBand) -> String {
    let level = |name: &str, level: Option<GradeLevel>| level.map(|level| format!("&{name}={}", level.number()));
    let levels = [level("first", band.first), level("last", band.last)].map(Option::unwrap_or_default).concat();
    format!("{}{levels}", super::asked::of_school(school))
}
