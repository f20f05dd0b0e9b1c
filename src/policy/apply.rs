//! The buttons that apply what was previewed.

use leptos::prelude::*;
use school::{
    id::{CourseId, SchoolId, TermId, Version},
    view::{DefaultsPreview, PolicyPreview, stamp_of},
};

use super::{
    api::{SetDefaultCall, SetPolicyCall},
    asked::{applied, of_course, of_school, written},
};
use crate::{error::ApiError, text::use_text, ui::PostForm};

/// Applies a course's policy. It names the version and the effect that are shown.
#[component]
pub fn ApplyPolicy(
    course: CourseId,
    #[prop(into)] seen: Signal<Version>,
    #[prop(into)] preview: Signal<PolicyPreview>,
    /// Reads version and effect anew: somebody changed them.
    refresh: Callback<()>,
) -> impl IntoView {
    let text = use_text();
    let policy = move || preview.with(|preview| written(preview.policy.as_ref())).unwrap_or_default();
    let stamp = move || preview.with(|preview| stamp_of(&preview.effect, &preview.at_the_end)).to_string();
    let done = move |_| go(&applied(&of_course(course)));
    let failed = move |_: ApiError| refresh.run(());
    view! {
        <PostForm<SetPolicyCall> on_done=done on_failed=failed>
            <input type="hidden" name="set[course]" value=course.to_string() />
            <input type="hidden" name="set[policy]" value=policy />
            <input type="hidden" name="set[seen]" value=move || seen.get().0.to_string() />
            <input type="hidden" name="set[stamp]" value=stamp />
            <button type="submit" class="primary">{text.policy.effect.apply}</button>
        </PostForm<SetPolicyCall>>
    }
    .into_any()
}

/// Applies a school's default. It names the version and the effect that are shown.
#[component]
pub fn ApplyDefault(
    school: SchoolId,
    term: TermId,
    #[prop(into)] seen: Signal<Version>,
    #[prop(into)] preview: Signal<DefaultsPreview>,
    /// Reads version and effect anew: somebody changed them.
    refresh: Callback<()>,
) -> impl IntoView {
    let text = use_text();
    let policy = move || preview.with(|preview| written(preview.policy.as_ref())).unwrap_or_default();
    let stamp = move || preview.with(|preview| stamp_of(&preview.effect, &preview.at_the_end)).to_string();
    let band = preview.with_untracked(|preview| preview.band);
    let level = |name: &'static str, level: Option<school::curriculum::GradeLevel>| {
        level.map(|level| view! { <input type="hidden" name=name value=level.number().to_string() /> })
    };
    let done = move |_| go(&applied(&of_school(school)));
    let failed = move |_: ApiError| refresh.run(());
    view! {
        <PostForm<SetDefaultCall> on_done=done on_failed=failed>
            <input type="hidden" name="set[school]" value=school.to_string() />
            <input type="hidden" name="set[term]" value=term.to_string() />
            {level("set[band][first]", band.first)}
            {level("set[band][last]", band.last)}
            <input type="hidden" name="set[policy]" value=policy />
            <input type="hidden" name="set[seen]" value=move || seen.get().0.to_string() />
            <input type="hidden" name="set[stamp]" value=stamp />
            <button type="submit" class="primary">{text.policy.effect.apply}</button>
        </PostForm<SetDefaultCall>>
    }
    .into_any()
}

/// Leads to a page in the browser, as the plain form is led by the server.
fn go(page: &str) {
    // A browser that refuses shows the page as it was; the change is made.
    let _ = window().location().set_href(page);
}
