//! What a change of policy would do, before it is made.

use leptos::prelude::*;
use school::{
    grade::{Overall, PolicyEffect, Scale},
    view::{PolicyPreview, StudentMove},
};

use crate::{text::use_text, ui::AwardMark};

/// The effect in numbers: on the current totals, and on the final ones.
#[component]
pub fn EffectFigures(
    /// On the current totals.
    now: PolicyEffect,
    /// On the final totals.
    at_the_end: PolicyEffect,
) -> impl IntoView {
    let text = use_text();
    let sentence = |effect: PolicyEffect| (text.policy.effect.sentence)(&effect);
    view! {
        <dl class="effect" data-effect="">
            <dt>{text.policy.effect.now}</dt>
            <dd>{sentence(now)}</dd>
            <dt>{text.policy.effect.at_the_end}</dt>
            <dd>{sentence(at_the_end)}</dd>
        </dl>
    }
    .into_any()
}

/// Each student whose total moves, with what it was and what it would be.
#[component]
pub fn MovedStudents(
    /// The preview.
    preview: PolicyPreview,
    /// How the school words a percentage.
    scale: Scale,
) -> impl IntoView {
    let text = use_text();
    let (moved, unmoved): (Vec<_>, Vec<_>) = preview.moves.into_iter().partition(moves);
    let rest = u32::try_from(unmoved.len()).ok().filter(|n| *n > 0).map(text.policy.effect.unmoved);
    let rows = moved.into_iter().map(|student| view! { <Moved student scale /> }).collect_view();
    view! {
        <table class="list moved">
            <caption>{text.policy.effect.moved}</caption>
            <thead>
                <tr>
                    <th scope="col">{text.common.student}</th>
                    <th scope="col">{text.policy.effect.total_now}</th>
                    <th scope="col">{text.policy.effect.total_then}</th>
                    <th scope="col">{text.policy.effect.final_now}</th>
                    <th scope="col">{text.policy.effect.final_then}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
        <p class="hint">{rest}</p>
    }
    .into_any()
}

#[component]
fn Moved(student: StudentMove, scale: Scale) -> impl IntoView {
    let text = use_text();
    let StudentMove { name, total, at_the_end, .. } = student;
    view! {
        <tr>
            <th scope="row">{name.to_string()}</th>
            <td data-label=text.policy.effect.total_now><Total total=total.before scale /></td>
            <td data-label=text.policy.effect.total_then><Total total=total.after scale /></td>
            <td data-label=text.policy.effect.final_now><Total total=at_the_end.before scale /></td>
            <td data-label=text.policy.effect.final_then><Total total=at_the_end.after scale /></td>
        </tr>
    }
    .into_any()
}

#[component]
fn Total(total: Overall, scale: Scale) -> impl IntoView {
    let text = use_text();
    let percent = total.percent.map_or_else(|| "–".to_owned(), |percent| text.percent(percent));
    view! { <span class="number">{percent}</span> " " <AwardMark award=total.award(scale) /> }
}

fn moves(student: &StudentMove) -> bool {
    let StudentMove { total, at_the_end, .. } = student;
    total.before.percent != total.after.percent || at_the_end.before.percent != at_the_end.after.percent
}
