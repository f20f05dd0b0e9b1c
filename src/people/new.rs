//! `/admin/people/add`: putting a person on the rolls.

use leptos::prelude::*;
use school::{
    person::{PersonField, Role},
    view::NewPersonPage,
};

use super::{
    api::{AddPersonCall, new_person},
    filter_form::class_options,
};
use crate::{
    screen::{AdminNav, AdminTab},
    text::use_text,
    ui::{FormProblem, Loaded, NameFields, PlainForm, SchoolField, TextField},
};

/// The form for a new person.
#[component]
pub fn AddPersonPage() -> impl IntoView {
    view! {
        <AdminNav current=AdminTab::People />
        <Loaded load=new_person page=|offered| view! { <AddPersonForm offered /> }.into_any() />
    }
}

#[component]
fn AddPersonForm(offered: NewPersonPage) -> impl IntoView {
    let text = use_text();
    let people = &text.people;
    view! {
        <div class="page-head">
            <div>
                <p class="crumb"><a href="/admin/people">{people.back}</a></p>
                <h1>{people.add_heading}</h1>
                <p class="subtitle">{people.add_hint}</p>
            </div>
        </div>
        <FormProblem />
        <section class="card">
            <PlainForm<AddPersonCall> class="fields">
                <input type="hidden" name="add[save_id]" value=offered.save_id.as_str().to_owned() />
                <Offered offered />
                <button type="submit" class="primary">{people.add}</button>
            </PlainForm<AddPersonCall>>
        </section>
    }
    .into_any()
}

/// The fields of the form.
#[component]
fn Offered(offered: NewPersonPage) -> impl IntoView {
    let text = use_text();
    let people = &text.people;
    let NewPersonPage { schools, classes, .. } = offered;
    let role = |role: Role| {
        view! { <option value=role.name() selected=role == Role::Student>{(text.role)(role)}</option> }
    };
    let roles = [Role::Student, Role::Teacher, Role::Parent, Role::Admin].map(role);
    let options = class_options(&schools, classes, None);
    let field = people.field;
    view! {
        <SchoolField name="add[school]" schools />
        <label for="role">{field(PersonField::Role)}</label>
        <select id="role" name="add[role]">{roles}</select>
        <NameFields prefix="add" />
        <TextField id="number" name="add[number]" label=field(PersonField::Number) hint=people.number_hint />
        <label for="class">{field(PersonField::Class)}</label>
        <select id="class" name="add[class]" aria-describedby="class-hint"><option value="">{people.no_class}</option>{options}</select>
        <p id="class-hint" class="field-hint">{people.class_hint}</p>
        <TextField id="email" name="add[email]" label=field(PersonField::Email) kind="email" hint=people.email_hint />
    }
    .into_any()
}
