//! The form in which a policy is typed. It asks for its effect; nothing is changed by it.

use leptos::prelude::*;
use school::{
    curriculum::{ClassLabel, GradeLevel},
    grade::{DraftProblem, PolicyDraft},
};

use super::{
    asked::{Preset, with},
    fields::{KindFields, PartFields, RuleFields},
};
use crate::text::{Catalogue, use_text};

/// The form, filled in with a draft.
#[component]
pub fn Editor(
    /// What it is filled in with.
    draft: PolicyDraft,
    /// What is wrong with that.
    problems: Vec<DraftProblem>,
    /// The page that it is on.
    #[prop(into)]
    page: String,
    /// What the address says beside the policy, for the form to say it too.
    keep: Vec<(&'static str, String)>,
    /// Fields of the page's own.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let text = use_text();
    let is_of_all = |problem: &DraftProblem| matches!(problem, DraftProblem::Sum(_) | DraftProblem::NothingCounts);
    let of_all = problems.iter().copied().find(is_of_all);
    let parts = draft.components.iter().cloned().enumerate();
    let parts = parts.map(|(place, part)| view! { <PartFields place part problems=problems.clone() /> }).collect_view();
    let hidden = keep.into_iter().map(|(name, value)| view! { <input type="hidden" name=name value=value /> });
    view! {
        <section>
            <h2>{text.policy.form.heading}</h2>
            <Presets page />
            {(!problems.is_empty()).then(|| view! { <p class="problem" role="alert">{text.policy.form.wrong}</p> })}
            <form method="get" class="policy-form">
                // What the Enter key sends; each part has a button of its own further down.
                <button type="submit" class="sr-only" tabindex="-1" aria-hidden="true">{text.policy.form.show_effect}</button>
                <input type="hidden" name="parts" value=draft.components.len().to_string() />
                {hidden.collect_view()}
                {children.map(|children| children())}
                {of_all.map(|problem| view! { <p class="problem">{(text.policy.form.problem)(problem)}</p> })}
                <div class="policy-parts">{parts}</div>
                {(draft.components.len() < PolicyDraft::MOST).then(|| {
                    view! {
                        <button type="submit" name="do" value="add-" class="quiet">{text.policy.form.add}</button>
                    }
                })}
                <KindFields draft=draft.clone() problems=problems.clone() />
                <RuleFields flags=draft.flags rounding=draft.rounding />
                <button type="submit" name="do" value="preview" class="primary">{text.policy.form.show_effect}</button>
            </form>
        </section>
    }
    .into_any()
}

/// Policies to start from.
#[component]
fn Presets(page: String) -> impl IntoView {
    let text = use_text();
    let link = |preset: Preset| {
        let address = with(&page, &format!("start={}", preset.name()));
        view! { <li><a href=address rel="external">{named(text, preset)}</a></li> }
    };
    view! {
        <p id="start-from">{text.policy.form.start_from}</p>
        <ul class="presets" aria-labelledby="start-from">{Preset::ALL.into_iter().map(link).collect_view()}</ul>
    }
    .into_any()
}

fn named(text: &'static Catalogue, preset: Preset) -> String {
    match preset {
        Preset::Program => text.policy.form.start_program.to_owned(),
        Preset::Levels(first, last) => {
            let [first, last] = [first, last].map(|level| GradeLevel::try_from(level).ok());
            (text.policy.form.start_levels)(&level_name(text, first), &level_name(text, last))
        }
    }
}

/// What a grade level is called.
pub fn level_name(text: &'static Catalogue, level: Option<GradeLevel>) -> String {
    (text.class)(&ClassLabel { level, ..ClassLabel::default() })
}
