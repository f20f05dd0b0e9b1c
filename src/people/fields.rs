//! The fields that the forms about a person share.

use leptos::prelude::*;
use school::{
    id::ClassId,
    person::{Name, PersonField},
    view::{NamedClass, NamedSchool},
};

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
    /// What stands in it until somebody types.
    #[prop(optional, into)]
    value: Option<Signal<String>>,
    /// What helps to fill it.
    #[prop(optional, into)]
    hint: Option<&'static str>,
    /// Whether it must be filled.
    #[prop(optional)]
    required: bool,
) -> impl IntoView {
    let hint_id = format!("{id}-hint");
    let described = hint.map(|_| hint_id.clone());
    let first = value.map(|value| value.get_untracked());
    // A field that begins empty is left alone.
    let follows = move || value.map(|value| value.get());
    view! {
        <label for=id>{label}</label>
        <input
            id=id
            name=name
            type=kind
            value=first
            prop:value=follows
            required=required
            autocomplete="off"
            aria-describedby=described
        />
        {hint.map(|hint| view! { <p id=hint_id class="field-hint">{hint}</p> })}
    }
    .into_any()
}

/// The three parts of a name.
#[component]
pub fn NameFields(
    /// The argument whose fields they are.
    prefix: &'static str,
    /// What stands in them until somebody types.
    #[prop(optional)]
    name: Option<Signal<Name>>,
) -> impl IntoView {
    let label = use_text().people.field;
    let part =
        move |of: fn(&Name) -> &String| name.map(|name| Signal::derive(move || name.with(|name| of(name).clone())));
    let field = move |id: &'static str, field, of, required| {
        let name = format!("{prefix}[{id}]");
        view! { <TextField id name label=label(field) nostrip:value=part(of) required /> }
    };
    view! {
        {field("given", PersonField::GivenName, |name| &name.given, true)}
        {field("father", PersonField::FatherName, |name| &name.father, false)}
        {field("grandfather", PersonField::GrandfatherName, |name| &name.grandfather, false)}
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
    chosen: Signal<Option<ClassId>>,
    /// Its name.
    chosen_name: Signal<String>,
) -> impl IntoView {
    let text = use_text();
    let people = &text.people;
    let known: Vec<ClassId> = classes.iter().map(|class| class.class).collect();
    let own = move || {
        let own = chosen.get().filter(|own| !known.contains(own))?;
        Some(view! { <option value=own.to_string() selected=true prop:selected=true>{chosen_name.get()}</option> })
    };
    let option = move |class: Option<ClassId>, name: String| {
        let is_chosen = move || chosen.get() == class;
        let value = class.map(|class| class.to_string()).unwrap_or_default();
        view! { <option value=value selected=is_chosen() prop:selected=is_chosen>{name}</option> }
    };
    let options = classes.into_iter().map(|class| option(Some(class.class), (text.class)(&class.label))).collect_view();
    view! {
        <label for=id>{(people.field)(PersonField::Class)}</label>
        <select id=id name=name>
            {option(None, people.no_class.to_owned())}
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
