//! The fields in which somebody says who they are.

use leptos::prelude::*;
use school::{
    person::{Name, PersonField, Role},
    registration::may_register,
    view::{NamedSchool, RegisterAs},
};

use crate::text::use_text;

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
    let school = match schools.as_slice() {
        [only] => view! { <input type="hidden" name="about[school]" value=only.school.to_string() /> }.into_any(),
        _ => view! { <SchoolField schools chosen=chosen.map(|(school, _)| school) /> }.into_any(),
    };
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
        {school}
        <fieldset class="choices">
            <legend>{own.role}</legend>
            {roles}
        </fieldset>
        <NameFields prefix="about" key="about".to_owned() name />
        <NumberField prefix="about" key="about".to_owned() number />
    }
    .into_any()
}

#[component]
fn SchoolField(schools: Vec<NamedSchool>, chosen: Option<school::id::SchoolId>) -> impl IntoView {
    let text = use_text();
    let option = |school: NamedSchool| {
        let selected = chosen == Some(school.school);
        view! { <option value=school.school.to_string() selected=selected>{school.name}</option> }
    };
    view! {
        <label for="school">{text.common.school}</label>
        <select id="school" name="about[school]" required>
            <option value="">{text.account.registration.choose_school}</option>
            {schools.into_iter().map(option).collect_view()}
        </select>
    }
    .into_any()
}

/// The three parts of a name; the office needs all three, and the last two can follow later.
#[component]
pub fn NameFields(
    /// The argument whose fields they are.
    prefix: &'static str,
    /// Tells the fields from others' in the document.
    key: String,
    /// What stands in them at first.
    name: Name,
) -> impl IntoView {
    let text = use_text();
    let hint = format!("{key}-name-hint");
    let field = |field, part: &'static str, value: String, required: bool| {
        let id = format!("{key}-{part}");
        view! {
            <label for=id.clone()>{(text.people.field)(field)}</label>
            <input
                id=id
                name=format!("{prefix}[{part}]")
                type="text"
                value=value
                required=required
                autocomplete="off"
                aria-describedby=hint.clone()
            />
        }
    };
    let given = field(PersonField::GivenName, "given", name.given, true);
    let father = field(PersonField::FatherName, "father", name.father, false);
    let grandfather = field(PersonField::GrandfatherName, "grandfather", name.grandfather, false);
    view! {
        {given}
        {father}
        {grandfather}
        <p id=hint.clone() class="rule">{text.account.registration.name_hint}</p>
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
    let (id, hint) = (format!("{key}-number"), format!("{key}-number-hint"));
    view! {
        <label for=id.clone()>{text.number}</label>
        <input
            id=id
            name=format!("{prefix}[number]")
            type="text"
            value=number
            autocomplete="off"
            aria-describedby=hint.clone()
        />
        <p id=hint class="rule">{text.number_hint}</p>
    }
    .into_any()
}
