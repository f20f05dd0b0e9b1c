//! `/admin/people/import`: sending a roster, as a file or pasted.

use leptos::prelude::*;
use school::{
    person::PersonField,
    view::{NamedSchool, NewPersonPage},
};

use super::api::new_person;
use crate::{
    screen::{AdminNav, AdminTab},
    text::use_text,
    ui::{FormProblem, Loaded, SchoolField},
};

/// The form that sends a roster.
#[component]
pub fn ImportPage() -> impl IntoView {
    let page = |offered: NewPersonPage| view! { <ImportForm schools=offered.schools /> }.into_any();
    view! {
        <AdminNav current=AdminTab::People />
        <Loaded load=new_person page />
    }
}

/// A plain form: a file is larger than what a server function takes, and this way it works before wasm arrives.
#[component]
fn ImportForm(schools: Vec<NamedSchool>) -> impl IntoView {
    let text = use_text();
    let roster = &text.roster;
    view! {
        <div class="page-head">
            <div>
                <p class="crumb"><a href="/admin/people">{text.people.back}</a></p>
                <h1>{roster.heading}</h1>
                <p class="subtitle">{roster.hint}</p>
            </div>
        </div>
        <FormProblem />
        <div class="columns">
            <section class="card">
                <form
                    method="post"
                    action="/api/people/roster"
                    enctype="multipart/form-data"
                    class="fields"
                    data-sending=text.marks_file.reading
                >
                    <SchoolField name="school" schools />
                    <label for="file">{roster.file}</label>
                    <input id="file" name="file" type="file" accept=".csv,.txt,.tsv,text/csv,text/plain" />
                    <label for="pasted">{roster.pasted}</label>
                    <textarea id="pasted" name="pasted" rows="6" spellcheck="false" aria-describedby="pasted-hint"></textarea>
                    <p id="pasted-hint" class="field-hint">{roster.pasted_hint}</p>
                    <button type="submit" class="primary">{roster.preview}</button>
                    <p class="field-hint">{roster.preview_hint}</p>
                    <p role="status" class="field-hint"></p>
                </form>
            </section>
            <Columns />
        </div>
    }
    .into_any()
}

/// What the columns of a roster mean, with an example.
#[component]
fn Columns() -> impl IntoView {
    let text = use_text();
    let (roster, people) = (&text.roster, &text.people);
    let row = |field: PersonField| {
        view! { <tr><th scope="row">{(people.field)(field)}</th><td>{(roster.means)(field)}</td></tr> }
    };
    view! {
        <section class="card">
            <h2>{roster.columns_heading}</h2>
            <p class="hint">{roster.columns_hint}</p>
            <table class="marks">
                <caption class="sr-only">{roster.columns_heading}</caption>
                <thead><tr><th scope="col">{roster.column}</th><th scope="col">{roster.meaning}</th></tr></thead>
                <tbody>{PersonField::ALL.map(row).collect_view()}</tbody>
            </table>
            <pre class="sample" tabindex="0" aria-label=roster.sample_label>{roster.sample}</pre>
        </section>
    }
    .into_any()
}
