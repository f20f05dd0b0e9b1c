//! `/help/flags`: what each flag does to a total, published from the very table that the engine reads.

use leptos::prelude::*;
use school::grade::{EFFECTS, Flag, Row};

use crate::text::use_text;

/// The flags' truth table.
#[component]
pub fn FlagsHelpPage() -> impl IntoView {
    let text = use_text();
    let help = &text.help;
    view! {
        <h1>{help.heading}</h1>
        <p>{help.intro}</p>
        <table class="list flags">
            <caption class="sr-only">{help.caption}</caption>
            <thead>
                <tr>
                    <th scope="col">{help.flag}</th>
                    <th scope="col">{help.typed}</th>
                    <th scope="col">{help.points}</th>
                    <th scope="col">{help.total}</th>
                    <th scope="col">{help.rule}</th>
                    <th scope="col">{text.explain.effect_heading}</th>
                    <th scope="col">{help.why}</th>
                </tr>
            </thead>
            <tbody>{EFFECTS.into_iter().map(|row| view! { <EffectRow row /> }).collect_view()}</tbody>
        </table>
    }
    .into_any()
}

#[component]
fn EffectRow(row: Row) -> impl IntoView {
    let text = use_text();
    let help = &text.help;
    let typed = if row.flag == Flag::None { "–" } else { row.flag.code() };
    view! {
        <tr>
            <th scope="row">{(text.explain.flag)(row.flag)}</th>
            <td data-label=help.typed>{typed}</td>
            <td data-label=help.points>{if row.scored { help.with_points } else { help.without_points }}</td>
            <td data-label=help.total>{(help.total_of)(row.basis)}</td>
            <td data-label=help.rule>{(help.rule_of)(row.rule)}</td>
            <td data-label=text.explain.effect_heading>{(text.explain.effect)(row.effect)}</td>
            <td data-label=help.why>{(text.explain.why)(row)}</td>
        </tr>
    }
}
