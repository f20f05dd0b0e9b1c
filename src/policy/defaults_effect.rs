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
    shown::ShownPolicy,
};
use crate::{
    screen::ScreenHandle,
    text::use_text,
    ui::{When, titled_table},
};

/// What the asked-for default would do, and the button that applies it.
#[component]
pub fn DefaultsEffect(page: RwSignal<PolicyDefaults>, screen: ScreenHandle) -> impl IntoView {
    let previewed = Memo::new(move |_| page.with(|page| page.preview.clone()));
    let is_there = Memo::new(move |_| previewed.with(Option::is_some));
    let shown = move || {
        let first = previewed.get_untracked()?;
        // A refresh brings the effect as it is now; the section stays.
        let preview = Signal::derive(move || previewed.get().unwrap_or_else(|| first.clone()));
        Some(view! { <Previewed page preview screen /> })
    };
    move || is_there.get().then(shown)
}

#[component]
fn Previewed(page: RwSignal<PolicyDefaults>, preview: Signal<DefaultsPreview>, screen: ScreenHandle) -> impl IntoView {
    let text = use_text();
    let (school, term) = page.with_untracked(|page| (page.school, page.term.clone()));
    let band = move || preview.with(|preview| band_name(text, preview.band));
    let apply = term.map(|(term, _)| {
        let seen = Signal::derive(move || page.with(|page| page.seen));
        view! { <ApplyDefault school term seen preview refresh=screen.refresh.refresh_now /> }
    });
    view! {
        <section class="card">
            <h2>{text.policy.effect.heading} ": " {band}</h2>
            <p>{move || preview.with(text.policy.defaults.follow)}</p>
            <EffectFigures
                now=Signal::derive(move || preview.with(|preview| preview.effect))
                at_the_end=Signal::derive(move || preview.with(|preview| preview.at_the_end))
            />
            {apply}
            <MovedCourses preview />
        </section>
    }
    .into_any()
}

#[component]
fn MovedCourses(preview: Signal<DefaultsPreview>) -> impl IntoView {
    let text = use_text();
    let rows = move || preview.with(|preview| preview.courses.iter().cloned().map(moved).collect_view());
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
pub fn DefaultHistory(page: RwSignal<PolicyDefaults>, screen: ScreenHandle) -> impl IntoView {
    let text = use_text();
    let rows = move || {
        let clock = screen.as_of.with(|as_of| as_of.clock);
        let (school, history, open) = page.with(|page| (page.school, page.history.clone(), page.lock.is_none()));
        let row = |version: DefaultVersion| {
            let address = open.then(|| format!("{}&restore={}", address(school, version.band), version.version.0));
            view! { <Version version clock address /> }
        };
        history.into_iter().map(row).collect_view()
    };
    let heading = text.policy.history.heading;
    let headings = [
        text.policy.history.version,
        text.setup.when,
        text.setup.who,
        text.policy.defaults.whom,
        text.policy.history.what,
    ];
    let table = move || titled_table(heading, headings, view! { {rows} }.into_any());
    let none = move || {
        view! {
            <section>
                <h2>{heading}</h2>
                <p class="empty">{text.policy.history.empty}</p>
            </section>
        }
    };
    view! {
        <Show when=move || !page.with(|page| page.history.is_empty()) fallback=none>
            {table}
        </Show>
    }
    .into_any()
}

#[component]
fn Version(version: DefaultVersion, clock: SchoolClock, address: Option<String>) -> impl IntoView {
    let text = use_text();
    let number = u32::try_from(version.version.0).unwrap_or(u32::MAX);
    let what = match version.policy {
        None => view! { <p>{text.policy.history.follows}</p> }.into_any(),
        Some(policy) => view! { <ShownPolicy policy=Signal::stored(policy) /> }.into_any(),
    };
    let restore = address.map(|address| {
        let label = (text.policy.history.restore_version)(number);
        view! {
            <a class="button" href=address rel="external" aria-label=label>{text.policy.history.restore}</a>
        }
    });
    view! {
        <tr>
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
