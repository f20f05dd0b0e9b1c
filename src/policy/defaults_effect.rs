//! What a change of a default would do, and the changes that were made.

use leptos::prelude::*;
use school::{
    clock::SchoolClock,
    view::{CourseMove, DefaultVersion, DefaultsPreview, PolicyDefaults},
};

use super::{
    apply::ApplyDefault,
    defaults::{address, band_name},
    effect::EffectFigures,
    history::no_history,
    shown::ShownPolicy,
};
use crate::{
    text::use_text,
    ui::{When, titled_table},
};

/// What the asked-for default would do, and the button that applies it.
#[component]
pub fn DefaultsEffect<'a>(
    /// The defaults, with what was asked for.
    page: &'a PolicyDefaults,
) -> impl IntoView + use<> {
    let text = use_text();
    let Some(preview) = &page.preview else { return ().into_any() };
    let apply = page.term.as_ref().map(|(term, _)| {
        view! { <ApplyDefault school=page.school term=*term seen=page.seen preview /> }
    });
    let courses = view! { <MovedCourses preview /> };
    view! {
        <section class="card">
            <h2>{text.policy.effect.heading} ": " {band_name(text, preview.band)}</h2>
            <p>{(text.policy.defaults.follow)(preview)}</p>
            <EffectFigures now=preview.effect at_the_end=preview.at_the_end />
            {apply}
            {courses}
        </section>
    }
    .into_any()
}

#[component]
fn MovedCourses<'a>(preview: &'a DefaultsPreview) -> impl IntoView + use<> {
    let text = use_text();
    let rows = preview.courses.iter().cloned().map(moved).collect_view();
    view! {
        <table class="list moved">
            <caption>{text.policy.defaults.courses}</caption>
            <thead>
                <tr>
                    <th scope="col">{text.record.course}</th>
                    <th scope="col">{text.policy.effect.now}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

fn moved(course: CourseMove) -> impl IntoView {
    let text = use_text();
    view! {
        <tr>
            <th scope="row">{text.course(&course.subject, &course.class)}</th>
            <td data-label=text.policy.effect.now>{(text.policy.effect.sentence)(&course.effect)}</td>
        </tr>
    }
}

/// The changes that were made in the term, the newest first.
#[component]
pub fn DefaultHistory<'a>(
    /// The defaults with their history.
    page: &'a PolicyDefaults,
) -> impl IntoView + use<> {
    let text = use_text();
    if page.history.is_empty() {
        return no_history();
    }
    let (clock, may_restore) = (page.as_of.clock, page.lock.is_none());
    let row = |version: &DefaultVersion| {
        let address =
            may_restore.then(|| format!("{}&restore={}", address(page.school, version.band), version.version.0));
        view! { <Version version=version.clone() clock address /> }
    };
    let rows = page.history.iter().map(row).collect_view();
    let headings = [
        text.policy.history.version,
        text.setup.when,
        text.setup.who,
        text.policy.defaults.whom,
        text.policy.history.what,
    ];
    titled_table(text.policy.history.heading, headings, rows.into_any())
}

#[component]
fn Version(version: DefaultVersion, clock: SchoolClock, address: Option<String>) -> impl IntoView {
    let text = use_text();
    let number = u32::try_from(version.version.0).unwrap_or(u32::MAX);
    let what = match version.policy {
        None => view! { <p>{text.policy.history.follows}</p> }.into_any(),
        Some(policy) => view! { <ShownPolicy policy=&policy /> }.into_any(),
    };
    let restore = address.map(|address| {
        let label = (text.policy.history.restore_version)(number);
        view! {
            <a class="button" href=address rel="external" aria-label=label>{text.policy.history.restore}</a>
        }
    });
    view! {
        <tr data-key=number.to_string()>
            <th scope="row">{number.to_string()}</th>
            <td data-label=text.setup.when><When at=version.at clock /></td>
            <td data-label=text.setup.who>{version.who.to_string()}</td>
            <td data-label=text.policy.defaults.whom>{band_name(text, version.band)}</td>
            <td data-label=text.policy.history.what>
                <details>
                    <summary>{text.policy.history.what}</summary>
                    {what}
                </details>
                {restore}
            </td>
        </tr>
    }
    .into_any()
}
