//! The terms of a year: their dates, and whether they take marks.

use leptos::prelude::*;
use school::{
    calendar::Day,
    clock::Instant,
    id::YearId,
    view::{TermFields, TermRow},
};

use super::{super::api::ChangeCatalogueCall, Desk};
use crate::{
    text::{Catalogue, use_text},
    ui::{Pill, PlainForm, Tone, When},
};

/// The terms in the order of the year.
#[component]
pub fn Terms(terms: Vec<TermRow>, year: String, desk: Desk) -> impl IntoView {
    let text = use_text();
    if terms.is_empty() {
        return view! { <p class="empty">{text.curriculum.no_term}</p> }.into_any();
    }
    let rows = terms.iter().map(|term| view! { <Row term desk /> }).collect_view();
    view! {
        <table class="list">
            <caption class="sr-only">{(text.curriculum.terms_caption)(&year)}</caption>
            <thead>
                <tr>
                    <th scope="col">{text.curriculum.term}</th>
                    <th scope="col">{text.curriculum.starts_on}</th>
                    <th scope="col">{text.curriculum.ends_on}</th>
                    <th scope="col">{text.curriculum.state}</th>
                    <th scope="col"><span class="sr-only">{text.curriculum.change}</span></th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

#[component]
fn Row<'a>(term: &'a TermRow, desk: Desk) -> impl IntoView + use<> {
    let text = use_text();
    let settle = match term.closed_at {
        Some(_) => view! { <Reopen term desk /> }.into_any(),
        None => view! { <Close term desk /> }.into_any(),
    };
    let change = view! { <ChangeTerm term desk /> };
    view! {
        <tr data-key=term.term.to_string()>
            <th scope="row">{term.name.clone()}</th>
            <td data-label=text.curriculum.starts_on>{day(text, desk, term.starts_on)}</td>
            <td data-label=text.curriculum.ends_on>{day(text, desk, term.ends_on)}</td>
            <td data-label=text.curriculum.state><State closed_at=term.closed_at desk /></td>
            <td class="whole">
                {change}
                {settle}
            </td>
        </tr>
    }
    .into_any()
}

/// Whether the term takes marks, and since when it does not.
#[component]
fn State(#[prop(optional_no_strip)] closed_at: Option<Instant>, desk: Desk) -> impl IntoView {
    let text = use_text();
    let (tone, label) = match closed_at {
        Some(_) => (Tone::Over, text.curriculum.closed),
        None => (Tone::Active, text.curriculum.open),
    };
    let since = closed_at.map(|at| view! { <When at clock=desk.clock /> });
    view! { <div><Pill tone label /> " " {since}</div> }.into_any()
}

/// Says what closing means, and closes: folding it out is the question, its button the answer.
#[component]
fn Close<'a>(term: &'a TermRow, desk: Desk) -> impl IntoView + use<> {
    let text = use_text();
    let (id, name) = (term.term.to_string(), term.name.clone());
    let means = (text.curriculum.closing_means)(term.courses, term.blank);
    view! {
        <details data-folds="" data-key="close">
            <summary>{text.curriculum.close_term}</summary>
            <PlainForm<ChangeCatalogueCall> done=(text.curriculum.term_closed)(&name)>
                <p class="field-hint">{means}</p>
                <input type="hidden" name="school" value=desk.school.to_string() />
                <input type="hidden" name="act[close_term][term]" value=id />
                <button type="submit">{(text.curriculum.close_now)(&name)}</button>
            </PlainForm<ChangeCatalogueCall>>
        </details>
    }
    .into_any()
}

#[component]
fn Reopen<'a>(term: &'a TermRow, desk: Desk) -> impl IntoView + use<> {
    let text = use_text();
    let id = term.term.to_string();
    view! {
        <PlainForm<ChangeCatalogueCall> done=(text.curriculum.term_reopened)(&term.name)>
            <input type="hidden" name="school" value=desk.school.to_string() />
            <input type="hidden" name="act[reopen_term][term]" value=id />
            <button type="submit" class="quiet">{text.curriculum.reopen_term}</button>
        </PlainForm<ChangeCatalogueCall>>
    }
    .into_any()
}

#[component]
fn ChangeTerm<'a>(term: &'a TermRow, desk: Desk) -> impl IntoView + use<> {
    let text = use_text();
    let (id, is) = (term.term.to_string(), fields_of(term));
    let TermFields { name, starts_on, ends_on } = is.clone();
    view! {
        <details data-folds="" data-key="change">
            <summary>{text.curriculum.change}</summary>
            <PlainForm<ChangeCatalogueCall> done=(text.curriculum.saved)(text.curriculum.term_name) class="fields">
                <input type="hidden" name="school" value=desk.school.to_string() />
                <input type="hidden" name="act[change_term][term]" value=id.clone() />
                <input type="hidden" data-seen="" name="act[change_term][was][name]" value=name />
                <input type="hidden" data-seen="" name="act[change_term][was][starts_on]" value=starts_on />
                <input type="hidden" data-seen="" name="act[change_term][was][ends_on]" value=ends_on />
                <Fields act="act[change_term]" id=format!("term-{id}") shown=is />
                <button type="submit">{text.common.save}</button>
            </PlainForm<ChangeCatalogueCall>>
        </details>
    }
    .into_any()
}

/// Adds a term at the end of a year.
#[component]
pub fn AddTerm(year: YearId, desk: Desk) -> impl IntoView {
    let text = use_text();
    let empty = TermFields { name: String::new(), starts_on: String::new(), ends_on: String::new() };
    view! {
        <details data-folds="">
            <summary>{text.curriculum.add_term}</summary>
            <PlainForm<ChangeCatalogueCall> done=(text.curriculum.saved)(text.curriculum.add_term) class="fields">
                <input type="hidden" name="school" value=desk.school.to_string() />
                <input type="hidden" name="act[add_term][year]" value=year.to_string() />
                <Fields act="act[add_term]" id=format!("new-{year}") shown=empty />
                <button type="submit">{text.curriculum.add_term}</button>
            </PlainForm<ChangeCatalogueCall>>
        </details>
    }
    .into_any()
}

/// Name and dates.
#[component]
fn Fields(act: &'static str, id: String, shown: TermFields) -> impl IntoView {
    let text = use_text();
    let field = |name: &str| (format!("{id}-{name}"), format!("{act}[to][{name}]"));
    let ((name_id, name), (from_id, from), (to_id, to)) = (field("name"), field("starts_on"), field("ends_on"));
    view! {
        <label for=name_id.clone()>{text.curriculum.term_name}</label>
        <input
            id=name_id
            name=name
            required
            maxlength="80"
            autocomplete="off"
            placeholder=text.curriculum.term_hint
            value=shown.name
        />
        <label for=from_id.clone()>{text.curriculum.starts_on}</label>
        <input id=from_id name=from type="date" value=shown.starts_on />
        <label for=to_id.clone()>{text.curriculum.ends_on}</label>
        <input id=to_id name=to type="date" value=shown.ends_on />
    }
    .into_any()
}

fn fields_of(term: &TermRow) -> TermFields {
    let iso = |day: Option<Day>| day.map(Day::iso).unwrap_or_default();
    TermFields { name: term.name.clone(), starts_on: iso(term.starts_on), ends_on: iso(term.ends_on) }
}

/// A day in the school's calendar.
fn day(text: &'static Catalogue, desk: Desk, day: Option<Day>) -> String {
    let shown = |day: Day| (text.dates.date)(desk.clock.calendar.date(day));
    day.map_or_else(|| text.curriculum.not_said.to_owned(), shown)
}
