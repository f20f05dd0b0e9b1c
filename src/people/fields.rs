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
    #[prop(optional_no_strip)]
    chosen: Option<ClassId>,
    /// Its name.
    chosen_name: String,
) -> impl IntoView {
    let text = use_text();
    let people = &text.people;
    let known = |own: ClassId| classes.iter().any(|class| class.class == own);
    let own = chosen.filter(|own| !known(*own));
    let own = own.map(|own| view! { <option value=own.to_string() selected>{chosen_name}</option> });
    let option = |class: Option<ClassId>, name: String| {
        let value = class.map(|class| class.to_string()).unwrap_or_default();
        view! { <option value=value selected=chosen == class>{name}</option> }
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
