//! A policy as it is read.

use leptos::prelude::*;
use school::grade::{Component, Flag, Policy};

use crate::text::use_text;

/// A policy, as a table of its parts and the rules below it.
#[component]
pub fn ShownPolicy<'a>(
    /// The policy.
    policy: &'a Policy,
) -> impl IntoView + use<> {
    let text = use_text();
    let parts = policy.components().iter().cloned().map(part).collect_view();
    let (flags, rounding) = (policy.flags(), policy.rounding());
    let rule = |flag: Flag| {
        let rule = flags.of(flag).map(text.policy.rule_of).unwrap_or_default();
        view! { <li>{format!("{}: {rule}", (text.policy.flag_rule)(flag))}</li> }
    };
    let rules = [Flag::Missing, Flag::Late, Flag::Absent, Flag::Incomplete].into_iter().map(rule).collect_view();
    view! {
        <table class="list policy">
            <caption class="sr-only">{text.policy.in_force}</caption>
            <thead>
                <tr>
                    <th scope="col">{text.policy.part}</th>
                    <th scope="col">{text.policy.weight}</th>
                    <th scope="col">{text.policy.kinds}</th>
                    <th scope="col">{text.policy.method}</th>
                    <th scope="col">{text.policy.drops}</th>
                </tr>
            </thead>
            <tbody>{parts}</tbody>
        </table>
        <p>{text.policy.flags}</p>
        <ul class="steps">{rules}</ul>
        <p>{text.policy.rounding} ": " {(text.policy.rounding_of)(rounding)}</p>
        <p class="hint"><a href="/help/flags">{text.help.link}</a></p>
    }
    .into_any()
}

fn part(part: Component) -> impl IntoView {
    let text = use_text();
    let kinds = part.kinds.iter().map(|kind| (text.kind)(*kind)).collect::<Vec<_>>().join(", ");
    view! {
        <tr>
            <th scope="row">{text.component(&part.name)}</th>
            <td data-label=text.policy.weight>{text.percent(part.weight)}</td>
            <td data-label=text.policy.kinds>{kinds}</td>
            <td data-label=text.policy.method>{(text.policy.method_of)(part.method)}</td>
            <td data-label=text.policy.drops>{part.drop_lowest.to_string()}</td>
        </tr>
    }
}
