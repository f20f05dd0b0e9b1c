//! `/link`: a parent types the code of a letter.

use leptos::prelude::*;
use school::{
    family::Kinship,
    person::{Name, Role},
    view::LinkStart,
};

use super::api::{UseCodeCall, link_start};
use crate::{
    screen::RoleNav,
    text::use_text,
    ui::{FormProblem, Loaded, NameFields, PlainForm},
};

/// The page on which a parent types a code.
#[component]
pub fn LinkPage() -> impl IntoView {
    view! { <Loaded load=link_start page=|start| view! { <LinkForm start /> }.into_any() /> }
}

#[component]
fn LinkForm(start: LinkStart) -> impl IntoView {
    let text = use_text();
    let linking = &text.linking;
    let LinkStart { name_needed, children, .. } = start;
    // Who is no parent yet has none of a parent's other pages.
    let nav = (!children.is_empty()).then(|| view! { <RoleNav role=Role::Parent /> });
    view! {
        {nav}
        <section class="link-page">
            <h1>{linking.link_heading}</h1>
            <p class="subtitle">{linking.link_hint}</p>
            <FormProblem />
            <PlainForm<UseCodeCall> class="fields">
                <label for="code">{linking.code}</label>
                <input
                    id="code"
                    name="typed[code]"
                    class="code-field"
                    maxlength="40"
                    required
                    autocomplete="off"
                    autocapitalize="characters"
                    spellcheck="false"
                    aria-describedby="code-hint"
                />
                <p id="code-hint" class="field-hint">{linking.code_hint}</p>
                <label for="kinship">{linking.kinship_label}</label>
                <select id="kinship" name="typed[kinship]">
                    {Kinship::ALL.map(|k| view! { <option value=k.name()>{(linking.kinship)(k)}</option> })}
                </select>
                {name_needed.then(|| view! { <OwnName /> })}
                <button type="submit" class="primary">{linking.link_submit}</button>
            </PlainForm<UseCodeCall>>
            {(!children.is_empty()).then(|| view! { <Linked children_linked=children /> })}
        </section>
    }
    .into_any()
}

/// What to call somebody whom no school knows yet.
#[component]
fn OwnName() -> impl IntoView {
    let parts = ["given_name", "father_name", "grandfather_name"];
    view! {
        <fieldset>
            <legend>{use_text().linking.name_hint}</legend>
            <NameFields prefix="typed" parts />
        </fieldset>
    }
    .into_any()
}

/// The children who are linked already.
#[component]
fn Linked(children_linked: Vec<(Name, String)>) -> impl IntoView {
    let text = use_text();
    let child = |(name, school): (Name, String)| view! { <li>{format!("{name} · {school}")}</li> };
    view! {
        <section class="card">
            <h2>{text.linking.linked_heading}</h2>
            <ul class="ties">{children_linked.into_iter().map(child).collect_view()}</ul>
            <p><a href="/parent">{text.record.parent_heading}</a></p>
        </section>
    }
    .into_any()
}
