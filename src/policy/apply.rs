//! The buttons that apply what was previewed.

use leptos::prelude::*;
use school::{
    id::{CourseId, SchoolId, TermId, Version},
    view::{DefaultsPreview, PolicyPreview, stamp_of},
};

use super::{
    api::{SetDefaultCall, SetPolicyCall},
    asked::written,
};
use crate::{text::use_text, ui::PlainForm};

/// Applies a course's policy. It names the version and the effect that are shown.
#[component]
pub fn ApplyPolicy<'a>(
    /// Whose policy.
    course: CourseId,
    /// The version that the preview is over.
    seen: Version,
    /// What is applied, with its effect.
    preview: &'a PolicyPreview,
) -> impl IntoView + use<> {
    let text = use_text();
    let policy = written(preview.policy.as_ref()).unwrap_or_default();
    let stamp = stamp_of(&preview.effect, &preview.at_the_end).to_string();
    view! {
        <PlainForm<SetPolicyCall>>
            <input type="hidden" name="set[course]" value=course.to_string() />
            <input type="hidden" name="set[policy]" value=policy />
            <input type="hidden" data-seen="" name="set[seen]" value=seen.0.to_string() />
            <input type="hidden" data-seen="" name="set[stamp]" value=stamp />
            <button type="submit" class="primary">{text.policy.effect.apply}</button>
        </PlainForm<SetPolicyCall>>
    }
    .into_any()
}

/// Applies a school's default. It names the version and the effect that are shown.
#[component]
pub fn ApplyDefault<'a>(
    /// Whose default.
    school: SchoolId,
    /// Of which term.
    term: TermId,
    /// The version that the preview is over.
    seen: Version,
    /// What is applied, with its effect.
    preview: &'a DefaultsPreview,
) -> impl IntoView + use<> {
    let text = use_text();
    let policy = written(preview.policy.as_ref()).unwrap_or_default();
    let stamp = stamp_of(&preview.effect, &preview.at_the_end).to_string();
    let band = preview.band;
    let level = |name: &'static str, level: Option<school::curriculum::GradeLevel>| {
        level.map(|level| view! { <input type="hidden" name=name value=level.number().to_string() /> })
    };
    view! {
        <PlainForm<SetDefaultCall>>
            <input type="hidden" name="set[school]" value=school.to_string() />
            <input type="hidden" name="set[term]" value=term.to_string() />
            {level("set[band][first]", band.first)}
            {level("set[band][last]", band.last)}
            <input type="hidden" name="set[policy]" value=policy />
            <input type="hidden" data-seen="" name="set[seen]" value=seen.0.to_string() />
            <input type="hidden" data-seen="" name="set[stamp]" value=stamp />
            <button type="submit" class="primary">{text.policy.effect.apply}</button>
        </PlainForm<SetDefaultCall>>
    }
    .into_any()
}
