//! The fields that the forms about a person share.

use leptos::prelude::*;
use school::{
    id::ClassId,
    person::{Name, PersonField},
    view::{NamedClass, NamedSchool},
};

use super::filter_form::class_options;
use crate::text::use_text;

/// A labelled field for one line of text; what it explains is read with it.
#[component]
pub fn TextField(
    /// The field's id in the document.
    id: &'static str,
    /// The argument that it fills.
    #[prop(into)]
    name: String,
    /// What is asked for.
    label: &'static str,
    /// The kind of input.
    #[prop(default = "text")]
    kind: &'static str,
    /// What stands in it at first.
    #[prop(optional, into)]
    value: String,
    /// What helps to fill it.
    #[prop(optional, into)]
    hint: Option<&'static str>,
    /// Whether it must be filled.
    #[prop(optional)]
    required: bool,
) -> impl IntoView {
    let hint_id = format!("{id}-hint");
    let described = hint.map(|_| hint_id.clone());
    view! {
        <label for=id>{label}</label>
        <input id=id name=name type=kind value=value required=required autocomplete="off" aria-describedby=described />
        {hint.map(|hint| view! { <p id=hint_id class="field-hint">{hint}</p> })}
    }
    .into_any()
}

/// The three parts of a name.
#[component]
pub fn NameFields(
    /// The argument whose fields they are.
    prefix: &'static str,
    /// What stands in them at first.
    #[prop(optional)]
    name: Name,
) -> impl IntoView {
    let label = use_text().people.field;
    view! {
        <TextField id="given" name=format!("{prefix}[given]") label=label(PersonField::GivenName) value=name.given required=true />
        <TextField id="father" name=format!("{prefix}[father]") label=label(PersonField::FatherName) value=name.father />
        <TextField
            id="grandfather"
            name=format!("{prefix}[grandfather]")
            label=label(PersonField::GrandfatherName)
            value=name.grandfather
        />
    }
    .into_any()
}

/// A student's class. The own class of another year stays to be chosen.
#[component]
pub fn ClassField(
    /// The field's id in the document.
    id: &'static str,
    /// The argument that it fills.
    name: &'static str,
    /// The classes of the current year.
    classes: Vec<NamedClass>,
    /// The class that the student is in.
    chosen: Option<ClassId>,
    /// Its name.
    chosen_name: String,
) -> impl IntoView {
    let people = &use_text().people;
    let elsewhere = chosen.filter(|own| classes.iter().all(|class| class.class != *own));
    let own = elsewhere.map(|own| view! { <option value=own.to_string() selected=true>{chosen_name}</option> });
    let options = class_options(&[], classes, chosen);
    view! {
        <label for=id>{(people.field)(PersonField::Class)}</label>
        <select id=id name=name>
            <option value="">{people.no_class}</option>
            {own}
            {options}
        </select>
    }
    .into_any()
}

/// The school; a choice only where there are several.
#[component]
pub fn SchoolField(
    /// The argument that it fills.
    name: &'static str,
    /// The schools to choose from.
    schools: Vec<NamedSchool>,
) -> impl IntoView {
    let text = use_text();
    if let [only] = schools.as_slice() {
        return view! { <input type="hidden" name=name value=only.school.to_string() /> }.into_any();
    }
    let option = |school: NamedSchool| view! { <option value=school.school.to_string()>{school.name}</option> };
    view! {
        <label for="school">{text.common.school}</label>
        <select id="school" name=name>{schools.into_iter().map(option).collect_view()}</select>
    }
    .into_any()
}
