//! The field of a student's class.

use leptos::prelude::*;
use school::{id::ClassId, person::PersonField, view::NamedClass};

use crate::text::use_text;

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
