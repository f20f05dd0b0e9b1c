//! Fields that several forms have: a line of text, the parts of a name, the school.

use leptos::prelude::*;
use school::{
    id::SchoolId,
    person::{Name, PersonField},
    view::NamedSchool,
};

use crate::text::use_text;

/// A labelled field for one line of text; what it explains is read with it.
#[component]
pub fn TextField(
    /// The field's id in the document.
    #[prop(into)]
    id: String,
    /// The argument that it fills.
    #[prop(into)]
    name: String,
    /// What is asked for.
    label: &'static str,
    /// The kind of input.
    #[prop(default = "text")]
    kind: &'static str,
    /// What stands in it at first, and is the typist's from then on.
    #[prop(optional, into)]
    first: Option<String>,
    /// What helps to fill it.
    #[prop(optional, into)]
    hint: Option<&'static str>,
    /// The id of what helps to fill it and its neighbours.
    #[prop(optional, into)]
    described_by: Option<String>,
    /// Whether it must be filled.
    #[prop(optional)]
    required: bool,
) -> impl IntoView {
    let hint_id = format!("{id}-hint");
    let described = hint.map(|_| hint_id.clone()).or(described_by);
    view! {
        <label for=id.clone()>{label}</label>
        <input
            id=id
            name=name
            type=kind
            value=first
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
    /// What its fields are called.
    #[prop(default = ["given", "father", "grandfather"])]
    parts: [&'static str; 3],
    /// Tells them from others' in the document, where there are others.
    #[prop(optional, into)]
    key: String,
    /// What stands in them at first, and is the typist's from then on.
    #[prop(optional)]
    first: Option<Name>,
    /// What helps to fill them.
    #[prop(optional)]
    hint: Option<&'static str>,
) -> impl IntoView {
    use PersonField::{FatherName, GivenName, GrandfatherName};
    let label = use_text().people.field;
    let key = if key.is_empty() { key } else { format!("{key}-") };
    let hint_id = format!("{key}name-hint");
    let field = |at: usize, id: &str, field, part: fn(&Name) -> &String| {
        let (first, described_by) = (first.as_ref().map(|name| part(name).clone()), hint.map(|_| hint_id.clone()));
        view! {
            <TextField
                id=format!("{key}{id}")
                name=format!("{prefix}[{}]", parts[at])
                label=label(field)
                nostrip:first=first
                nostrip:described_by=described_by
                required=field == GivenName
            />
        }
    };
    view! {
        {field(0, "given", GivenName, |name| &name.given)}
        {field(1, "father", FatherName, |name| &name.father)}
        {field(2, "grandfather", GrandfatherName, |name| &name.grandfather)}
        {hint.map(|hint| view! { <p id=hint_id.clone() class="rule">{hint}</p> })}
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
    /// The one that was chosen before.
    #[prop(optional_no_strip)]
    chosen: Option<SchoolId>,
    /// Stands where nothing is chosen yet; without it the first school is.
    #[prop(optional)]
    prompt: Option<&'static str>,
) -> impl IntoView {
    let text = use_text();
    if let [only] = schools.as_slice() {
        return view! { <input type="hidden" name=name value=only.school.to_string() /> }.into_any();
    }
    let option = |school: NamedSchool| {
        view! { <option value=school.school.to_string() selected=chosen == Some(school.school)>{school.name}</option> }
    };
    view! {
        <label for="school">{text.common.school}</label>
        <select id="school" name=name required=prompt.is_some()>
            {prompt.map(|prompt| view! { <option value="">{prompt}</option> })}
            {schools.into_iter().map(option).collect_view()}
        </select>
    }
    .into_any()
}
