//! `/teacher/courses/:id/policy`: how a course's marks become its totals, and what another way would do.

use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};
use school::{event::Topic, id::CourseId, view::CoursePolicy};

use super::{
    api::course_policy,
    apply::ApplyPolicy,
    asked::{Asked, of_course},
    editor::Editor,
    effect::{EffectFigures, MovedStudents},
    history::History,
    shown::ShownPolicy,
};
use crate::{
    error::ApiError,
    screen::{LiveBar, RefreshEvery, ScreenHandle, WholePage, use_whole_page},
    text::use_text,
    ui::{FormProblem, Loaded},
};

/// A course's policy.
#[component]
pub fn CoursePolicyPage() -> impl IntoView {
    let (text, params, query) = (use_text(), use_params_map(), use_query_map());
    let course = params.with_untracked(|p| p.get("id")).and_then(|id| id.parse::<CourseId>().ok());
    let asked = query.with_untracked(|query| Asked::read(query, text));
    let wire = asked.wire();
    let load = move || {
        let wire = wire.clone();
        async move { course_policy(course.ok_or(ApiError::NotFound)?, wire).await }
    };
    view! { <Loaded load page=move |page| view! { <OpenPolicy page asked=asked.clone() /> }.into_any() /> }
}

#[component]
fn OpenPolicy(page: CoursePolicy, asked: Asked) -> impl IntoView {
    let text = use_text();
    let course = page.course;
    let place = format!("{} · {}", text.course(&page.subject, &page.class), page.term);
    let wire = asked.wire();
    let whole = WholePage {
        name: "policy",
        topic: Topic::CourseGrades(course),
        every: RefreshEvery::Gradebook,
        load: move || course_policy(course, wire.clone()),
    };
    let first = page.clone();
    let (page, screen) = use_whole_page(page, whole);
    view! {
        <div class="page-head">
            <div>
                <p class="crumb"><a href=format!("/teacher/courses/{course}/gradebook")>{text.policy.back}</a></p>
                <h1>{text.policy.heading}</h1>
                <p class="subtitle">{place}</p>
            </div>
            <LiveBar screen />
        </div>
        <FormProblem />
        <Applied />
        <Previewed page screen />
        <InForce page />
        {first.may_set.then(|| view! { <Change page=first asked /> })}
        <History
            versions=Signal::derive(move || page.with(|page| page.history.clone()))
            clock=Signal::derive(move || screen.as_of.with(|as_of| as_of.clock))
            may_restore=Signal::derive(move || page.with(|page| page.may_set))
        />
    }
    .into_any()
}

/// Says that a change was made, where the address does.
#[component]
pub fn Applied() -> impl IntoView {
    let text = use_text();
    let applied = use_query_map().with_untracked(|query| query.get("applied").is_some());
    applied.then(|| view! { <p class="done" role="status">{text.policy.applied}</p> })
}

/// What counts now, whose it is, and who may change it.
#[component]
fn InForce(page: RwSignal<CoursePolicy>) -> impl IntoView {
    let text = use_text();
    let why_not = move || {
        page.with(|page| match (page.lock, page.may_set) {
            (Some(lock), _) => Some((text.policy.lock)(lock)),
            (None, false) => Some(text.policy.read_only),
            (None, true) => None,
        })
    };
    view! {
        <section data-policy="">
            <h2>{text.policy.in_force}</h2>
            <p>{move || page.with(|page| (text.policy.source)(page.source))}</p>
            <ShownPolicy policy=Signal::derive(move || page.with(|page| page.policy.clone())) />
            <p class="hint">{why_not}</p>
        </section>
    }
    .into_any()
}

/// What the asked-for policy would do, and the button that applies it.
#[component]
fn Previewed(page: RwSignal<CoursePolicy>, screen: ScreenHandle) -> impl IntoView {
    let text = use_text();
    let (course, scale, may_set) = page.with_untracked(|page| (page.course, page.scale, page.may_set));
    let previewed = Memo::new(move |_| page.with(|page| page.preview.clone()));
    let shown = move || {
        let first = previewed.get_untracked()?;
        // A refresh brings the effect as it is now; the section stays.
        let preview = Signal::derive(move || previewed.get().unwrap_or_else(|| first.clone()));
        Some(view! {
            <section class="card">
                <h2>{text.policy.effect.heading}</h2>
                <EffectFigures
                    now=Signal::derive(move || preview.with(|preview| preview.effect))
                    at_the_end=Signal::derive(move || preview.with(|preview| preview.at_the_end))
                />
                {may_set.then(|| view! {
                    <ApplyPolicy
                        course
                        seen=Signal::derive(move || page.with(|page| page.seen))
                        preview
                        refresh=screen.refresh.refresh_now
                    />
                })}
                <MovedStudents preview scale />
            </section>
        })
    };
    let is_there = Memo::new(move |_| previewed.with(Option::is_some));
    move || is_there.get().then(shown)
}

/// The form, and the way to no policy of its own.
#[component]
fn Change(page: CoursePolicy, asked: Asked) -> impl IntoView {
    let text = use_text();
    let previewed = page.preview.as_ref().and_then(|preview| preview.policy.clone());
    let (draft, problems) = asked.draft(&page.policy, |_| previewed.clone());
    let own = page.source == school::view::PolicySource::Own;
    view! {
        {own.then(|| view! {
            <p><a href="?follow=1" rel="external" class="button">{text.policy.effect.follow}</a></p>
        })}
        <Editor draft problems page=of_course(page.course) keep=Vec::new() />
    }
    .into_any()
}
