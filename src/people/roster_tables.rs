//! The lines of a roster: those that can't be used, the changes, the new people.

use leptos::prelude::*;
use school::{
    curriculum::ClassLabel,
    person::PersonField,
    view::{RosterBad, RosterChanged, RosterNew},
};

use crate::{text::use_text, ui::titled_table};

/// The lines that can't be used, each with its column and the reason.
#[component]
pub fn BadLines(bad: Vec<RosterBad>) -> impl IntoView {
    let text = use_text();
    let roster = &text.roster;
    let heading = (roster.bad)(bad.len());
    let row = |bad: RosterBad| {
        let column = bad.field.map_or(roster.beyond, text.people.field);
        let blank = bad.value.is_empty();
        view! {
            <tr>
                <th scope="row">{format!("{} {}", roster.line, bad.line)}</th>
                <td data-label=roster.column>{column}</td>
                <td data-label=roster.value class:blank=blank>{bad.value}</td>
                <td data-label=roster.reason>{(roster.why)(bad.why)}</td>
            </tr>
        }
    };
    let headings = [roster.line, roster.column, roster.value, roster.reason];
    (!bad.is_empty()).then(|| titled_table(heading, headings, bad.into_iter().map(row).collect_view().into_any()))
}

/// The people about whom something changes, each field with its old and its new value.
#[component]
pub fn ChangedPeople(changed: Vec<RosterChanged>) -> impl IntoView {
    let text = use_text();
    let roster = &text.roster;
    let heading = (roster.changed)(changed.len());
    let row = |person: RosterChanged| {
        let changes = person.changes.into_iter().map(|change| {
            view! { <li>{text.changed(&change)}</li> }
        });
        view! {
            <tr>
                <th scope="row"><a href=format!("/admin/people/{}", person.member)>{person.name.to_string()}</a></th>
                <td data-label=roster.changes><ul>{changes.collect_view()}</ul></td>
                <td data-label=roster.line>{person.line}</td>
            </tr>
        }
    };
    let headings = [text.common.name, roster.changes, roster.line];
    (!changed.is_empty())
        .then(|| titled_table(heading, headings, changed.into_iter().map(row).collect_view().into_any()))
}

/// The people who would be added.
#[component]
pub fn NewPeople(new: Vec<RosterNew>) -> impl IntoView {
    let text = use_text();
    let (roster, field) = (&text.roster, text.people.field);
    let heading = (roster.new)(new.len());
    let cell = |label: &'static str, value: String| {
        let blank = value.is_empty();
        view! { <td data-label=label class:blank=blank>{value}</td> }
    };
    let row = move |person: RosterNew| {
        view! {
            <tr>
                <th scope="row">{person.name.to_string()}</th>
                {cell(field(PersonField::Role), (text.role)(person.role).to_owned())}
                {cell(field(PersonField::Number), person.number)}
                {cell(field(PersonField::Class), (text.class)(&ClassLabel::read(&person.class)))}
                {cell(field(PersonField::Email), person.email)}
                {cell(roster.line, person.line.to_string())}
            </tr>
        }
    };
    let headings = [
        text.common.name,
        field(PersonField::Role),
        field(PersonField::Number),
        field(PersonField::Class),
        field(PersonField::Email),
        roster.line,
    ];
    (!new.is_empty()).then(|| titled_table(heading, headings, new.into_iter().map(row).collect_view().into_any()))
}
