//! The form that filters the list: a plain one, so that every list has an address.

use leptos::prelude::*;
use school::{
    person::{PersonField, Role, Standing},
    view::{NamedClass, NamedSchool, PeopleFilter},
};

use super::filter::SEARCH_LENGTH;
use crate::text::use_text;

/// Search and filters of the list.
#[component]
pub fn FilterForm(
    /// What is asked for now.
    filter: PeopleFilter,
    /// The schools of the classes.
    schools: Vec<NamedSchool>,
    /// The classes to choose from.
    classes: Vec<NamedClass>,
) -> impl IntoView {
    let text = use_text();
    let people = &text.people;
    let (role, standing) = (filter.role, filter.standing);
    let roles = Role::ALL.map(|r| view! { <option value=r.name() selected=role == Some(r)>{(text.role)(r)}</option> });
    let standings = Standing::ALL.map(|s| {
        view! { <option value=s.name() selected=standing == Some(s)>{(people.standing)(s)}</option> }
    });
    let classes = class_options(&schools, classes, filter.class);
    let school = (schools.len() > 1).then(|| {
        let chosen = filter.school;
        let options = schools.into_iter().map(|s| {
            view! { <option value=s.school.to_string() selected=chosen == Some(s.school)>{s.name}</option> }
        });
        view! {
            <div>
                <label for="school">{text.common.school}</label>
                <select id="school" name="school"><option value="">{text.common.every_school}</option>{options.collect_view()}</select>
            </div>
        }
    });
    view! {
        <form method="get" action="/admin/people" data-get="" class="filter" role="search" aria-label=people.filter>
            <div class="filter-search">
                <label for="q">{people.search}</label>
                <input id="q" name="q" type="search" maxlength=SEARCH_LENGTH value=filter.search aria-describedby="q-hint" />
                <p id="q-hint" class="sr-only">{people.search_hint}</p>
            </div>
            {school}
            <div>
                <label for="role">{(people.field)(PersonField::Role)}</label>
                <select id="role" name="role"><option value="">{people.every_role}</option>{roles}</select>
            </div>
            <div>
                <label for="class">{(people.field)(PersonField::Class)}</label>
                <select id="class" name="class"><option value="">{people.every_class}</option>{classes}</select>
            </div>
            <div>
                <label for="status">{text.common.status}</label>
                <select id="status" name="status"><option value="">{people.every_standing}</option>{standings}</select>
            </div>
            <div class="filter-buttons">
                <button type="submit" class="primary">{text.common.show}</button>
                <a class="button quiet" href="/admin/people">{people.clear}</a>
            </div>
        </form>
    }
    .into_any()
}

/// The classes to choose from; under their schools' names, where there are several.
pub fn class_options(
    schools: &[NamedSchool],
    classes: Vec<NamedClass>,
    chosen: Option<school::id::ClassId>,
) -> AnyView {
    let text = use_text();
    let option = move |class: &NamedClass| {
        let (value, name) = (class.class.to_string(), (text.class)(&class.label));
        view! { <option value=value selected=chosen == Some(class.class)>{name}</option> }
    };
    if schools.len() < 2 {
        return classes.iter().map(option).collect_view().into_any();
    }
    let group = |school: &NamedSchool| {
        let own = classes.iter().filter(|class| class.school == school.school).map(option).collect_view();
        view! { <optgroup label=school.name.clone()>{own}</optgroup> }
    };
    schools.iter().map(group).collect_view().into_any()
}
