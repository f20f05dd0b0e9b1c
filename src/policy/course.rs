//! `/teacher/courses/:id/policy`: how a course's marks become its totals, and what another way would do.

use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};
use school::{
    event::Topic,
    id::CourseId,
    view::{CoursePolicy, PolicySource},
};

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
    screen::{DocumentBar, KeptFresh, RefreshEvery},
    text::use_text,
    ui::{FormProblem, Loaded},
};

const KEPT: KeptFresh = KeptFresh { name: "policy", topics: &[Topic::Grades], every: RefreshEvery::Gradebook };

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
    let (as_of, clock, may_restore) = (page.as_of.clone(), page.as_of.clock, page.may_set);
    let parts = view! {
        <Previewed page=&page />
        <InForce page=&page />
        {page.may_set.then(|| view! { <Change page=&page asked /> })}
    };
    view! {
        <div class="page-head">
            <div>
                <p class="crumb"><a href=format!("/teacher/courses/{course}/gradebook")>{text.policy.back}</a></p>
                <h1>{text.policy.heading}</h1>
                <p class="subtitle">{place}</p>
            </div>
            <DocumentBar as_of kept=KEPT />
        </div>
        <FormProblem />
        <Applied />
        {parts}
        <History versions=page.history clock may_restore />
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
fn InForce<'a>(page: &'a CoursePolicy) -> impl IntoView + use<> {
    let text = use_text();
    let why_not = match (page.lock, page.may_set) {
        (Some(lock), _) => Some((text.policy.lock)(lock)),
        (None, false) => Some(text.policy.read_only),
        (None, true) => None,
    };
    view! {
        <section data-policy="">
            <h2>{text.policy.in_force}</h2>
            <p>{(text.policy.source)(page.source)}</p>
            <ShownPolicy policy=&page.policy />
            <p class="hint">{why_not}</p>
        </section>
    }
    .into_any()
}

/// What the asked-for policy would do, and the button that applies it.
#[component]
fn Previewed<'a>(page: &'a CoursePolicy) -> impl IntoView + use<> {
    let text = use_text();
    let Some(preview) = page.preview.clone() else { return ().into_any() };
    let apply = page.may_set.then(|| view! { <ApplyPolicy course=page.course seen=page.seen preview=&preview /> });
    view! {
        <section class="card">
            <h2>{text.policy.effect.heading}</h2>
            <EffectFigures now=preview.effect at_the_end=preview.at_the_end />
            {apply}
            <MovedStudents preview scale=page.scale />
        </section>
    }
    .into_any()
}

/// The form, and the way to no policy of its own.
#[component]
fn Change<'a>(page: &'a CoursePolicy, asked: Asked) -> impl IntoView + use<> {
    let text = use_text();
    let previewed = page.preview.as_ref().and_then(|preview| preview.policy.clone());
    let (draft, problems) = asked.draft(&page.policy, |_| previewed.clone());
    let own = page.source == PolicySource::Own;
    view! {
        {own.then(|| view! {
            <p><a href="?follow=1" rel="external" class="button">{text.policy.effect.follow}</a></p>
        })}
        <Editor draft problems page=of_course(page.course) keep=Vec::new() />
    }
    .into_any()
}
