//! The fields in which somebody says who they are.

use leptos::prelude::*;
use school::{
    person::{Name, Role},
    registration::may_register,
    view::{NamedSchool, RegisterAs},
};

use crate::{
    text::use_text,
    ui::{NameFields, SchoolField, TextField},
};

/// School, role, name and a student's number.
#[component]
pub fn AboutFields(
    /// The schools that take registrations; where there is one, nothing is asked.
    schools: Vec<NamedSchool>,
    /// What was typed into a form that failed.
    typed: Option<RegisterAs>,
    /// What is known of the name.
    name: Name,
) -> impl IntoView {
    let text = use_text();
    let own = &text.account.registration;
    let chosen = typed.as_ref().map(|typed| (typed.school, typed.role));
    let role = |role: Role| {
        let is_chosen = chosen.map_or(role == Role::Student, |(_, chosen)| chosen == role);
        view! {
            <label>
                <input type="radio" name="about[role]" value=role.name() checked=is_chosen required />
                {(text.role)(role)}
            </label>
        }
    };
    let roles = Role::ALL.into_iter().filter(|role| may_register(*role)).map(role).collect_view();
    let (name, number) = typed.map_or((name, String::new()), |typed| {
        (Name::new(&typed.given, &typed.father, &typed.grandfather), typed.number)
    });
    view! {
        <SchoolField name="about[school]" schools chosen=chosen.map(|(school, _)| school) prompt=own.choose_school />
        <fieldset class="choices">
            <legend>{own.role}</legend>
            {roles}
        </fieldset>
        <NameFields prefix="about" key="about" first=name hint=own.name_hint />
        <NumberField prefix="about" key="about".to_owned() number />
    }
    .into_any()
}

/// A student's number, where one is known.
#[component]
pub fn NumberField(
    /// The argument whose field it is.
    prefix: &'static str,
    /// Tells the field from others' in the document.
    key: String,
    /// What stands in it at first.
    number: String,
) -> impl IntoView {
    let text = &use_text().account.registration;
    let (id, name) = (format!("{key}-number"), format!("{prefix}[number]"));
    view! { <TextField id name label=text.number first=number hint=text.number_hint /> }.into_any()
}
