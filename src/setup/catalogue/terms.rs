//! The terms of a year: their dates, and whether they take marks.

use leptos::prelude::*;
use school::{
    calendar::Day,
    id::{TermId, YearId},
    view::{CatalogueChanged, TermFields, TermRow},
};

use super::{super::api::ChangeCatalogueCall, Desk};
use crate::{
    screen::Draft,
    text::{Catalogue, use_text},
    ui::{Pill, PostForm, Tone, When},
};

/// The terms in the order of the year.
#[component]
pub fn Terms(terms: Signal<Vec<TermRow>>, year: Signal<String>, desk: Desk) -> impl IntoView {
    let text = use_text();
    let table = move || {
        view! {
            <table class="list">
                <caption class="sr-only">{move || (text.curriculum.terms_caption)(&year.get())}</caption>
                <thead>
                    <tr>
                        <th scope="col">{text.curriculum.term}</th>
                        <th scope="col">{text.curriculum.starts_on}</th>
                        <th scope="col">{text.curriculum.ends_on}</th>
                        <th scope="col">{text.curriculum.state}</th>
                        <th scope="col"><span class="sr-only">{text.curriculum.change}</span></th>
                    </tr>
                </thead>
                <tbody>
                    <For each=move || terms.get() key=|term| term.term let(term)>
                        <Row term terms desk />
                    </For>
                </tbody>
            </table>
        }
    };
    let none = move || view! { <p class="empty">{text.curriculum.no_term}</p> };
    view! { <Show when=move || !terms.with(Vec::is_empty) fallback=none>{table}</Show> }.into_any()
}

#[component]
fn Row(term: TermRow, terms: Signal<Vec<TermRow>>, desk: Desk) -> impl IntoView {
    let text = use_text();
    let id = term.term;
    let now = Memo::new(move |_| {
        terms.with(|all| all.iter().find(|t| t.term == id).cloned()).unwrap_or_else(|| term.clone())
    });
    let closed = Memo::new(move |_| now.with(|term| term.closed_at.is_some()));
    let settle = move || match closed.get() {
        true => view! { <Reopen term=now desk /> }.into_any(),
        false => view! { <Close term=now desk /> }.into_any(),
    };
    view! {
        <tr>
            <th scope="row">{move || now.with(|term| term.name.clone())}</th>
            <td data-label=text.curriculum.starts_on>{move || day(text, desk, now.with(|term| term.starts_on))}</td>
            <td data-label=text.curriculum.ends_on>{move || day(text, desk, now.with(|term| term.ends_on))}</td>
            <td data-label=text.curriculum.state>
                <State term=now desk />
            </td>
            <td class="whole">
                <ChangeTerm term=now desk />
                {settle}
            </td>
        </tr>
    }
    .into_any()
}

/// Whether the term takes marks, and since when it does not.
#[component]
fn State(term: Memo<TermRow>, desk: Desk) -> impl IntoView {
    let text = use_text();
    let closed_at = Memo::new(move |_| term.with(|term| term.closed_at));
    let tone = move || if closed_at.get().is_some() { Tone::Over } else { Tone::Active };
    let label = move || if closed_at.get().is_some() { text.curriculum.closed } else { text.curriculum.open };
    let since = move || closed_at.get().map(|at| view! { <When at clock=desk.clock().get() /> });
    view! {
        <div>
            <Pill tone=Signal::derive(tone) label=Signal::derive(label) />
            " "
            {since}
        </div>
    }
    .into_any()
}

/// Says what closing means, and closes: folding it out is the question, its button the answer.
#[component]
fn Close(term: Memo<TermRow>, desk: Desk) -> impl IntoView {
    let text = use_text();
    let done = move |changed: CatalogueChanged| {
        desk.acknowledge(changed, (text.curriculum.term_closed)(&term.with_untracked(|term| term.name.clone())));
    };
    view! {
        <details>
            <summary>{text.curriculum.close_term}</summary>
            <PostForm<ChangeCatalogueCall> on_done=done>
                <p class="field-hint">{move || term.with(|term| (text.curriculum.closing_means)(term.courses, term.blank))}</p>
                <input type="hidden" name="school" value=desk.school.to_string() />
                <input type="hidden" name="act[close_term][term]" value=id_of(term) />
                <button type="submit">{move || term.with(|term| (text.curriculum.close_now)(&term.name))}</button>
            </PostForm<ChangeCatalogueCall>>
        </details>
    }
    .into_any()
}

#[component]
fn Reopen(term: Memo<TermRow>, desk: Desk) -> impl IntoView {
    let text = use_text();
    let done = move |changed: CatalogueChanged| {
        desk.acknowledge(changed, (text.curriculum.term_reopened)(&term.with_untracked(|term| term.name.clone())));
    };
    view! {
        <PostForm<ChangeCatalogueCall> on_done=done>
            <input type="hidden" name="school" value=desk.school.to_string() />
            <input type="hidden" name="act[reopen_term][term]" value=id_of(term) />
            <button type="submit" class="quiet">{text.curriculum.reopen_term}</button>
        </PostForm<ChangeCatalogueCall>>
    }
    .into_any()
}

#[component]
fn ChangeTerm(term: Memo<TermRow>, desk: Desk) -> impl IntoView {
    let text = use_text();
    let draft = Draft::over(Memo::new(move |_| term.with(fields_of)));
    let done = move |changed: CatalogueChanged| {
        draft.saved();
        desk.acknowledge(changed, (text.curriculum.saved)(text.curriculum.term_name));
    };
    let was = move |field: fn(&TermFields) -> &String| move || draft.was.with(|was| field(was).clone());
    view! {
        <details on:input=move |_| draft.typed()>
            <summary>{text.curriculum.change}</summary>
            <PostForm<ChangeCatalogueCall>
                on_done=done
                on_failed=move |error| draft.failed(&error, desk.refresh())
                class="fields"
            >
                <input type="hidden" name="school" value=desk.school.to_string() />
                <input type="hidden" name="act[change_term][term]" value=id_of(term) />
                <input type="hidden" name="act[change_term][was][name]" value=was(|was| &was.name) />
                <input type="hidden" name="act[change_term][was][starts_on]" value=was(|was| &was.starts_on) />
                <input type="hidden" name="act[change_term][was][ends_on]" value=was(|was| &was.ends_on) />
                <Fields act="act[change_term]" id=format!("term-{}", id_of(term)) shown=draft.shown.into() />
                <button type="submit">{text.common.save}</button>
            </PostForm<ChangeCatalogueCall>>
        </details>
    }
    .into_any()
}

/// Adds a term at the end of a year.
#[component]
pub fn AddTerm(year: YearId, desk: Desk) -> impl IntoView {
    let text = use_text();
    let said = (text.curriculum.saved)(text.curriculum.add_term);
    let done = move |changed: CatalogueChanged| desk.acknowledge(changed, said.clone());
    let empty = TermFields { name: String::new(), starts_on: String::new(), ends_on: String::new() };
    view! {
        <details>
            <summary>{text.curriculum.add_term}</summary>
            <PostForm<ChangeCatalogueCall> on_done=done clear=true class="fields">
                <input type="hidden" name="school" value=desk.school.to_string() />
                <input type="hidden" name="act[add_term][year]" value=year.to_string() />
                <Fields act="act[add_term]" id=format!("new-{year}") shown=Signal::stored(empty) />
                <button type="submit">{text.curriculum.add_term}</button>
            </PostForm<ChangeCatalogueCall>>
        </details>
    }
    .into_any()
}

/// Name and dates.
#[component]
fn Fields(act: &'static str, id: String, shown: Signal<TermFields>) -> impl IntoView {
    let text = use_text();
    let field = |name: &str| (format!("{id}-{name}"), format!("{act}[to][{name}]"));
    let value = move |of: fn(&TermFields) -> &String| move || shown.with(|shown| of(shown).clone());
    let ((name_id, name), (from_id, from), (to_id, to)) = (field("name"), field("starts_on"), field("ends_on"));
    let [of_name, of_from, of_to]: [fn(&TermFields) -> &String; 3] = [|s| &s.name, |s| &s.starts_on, |s| &s.ends_on];
    view! {
        <label for=name_id.clone()>{text.curriculum.term_name}</label>
        <input
            id=name_id
            name=name
            required
            maxlength="80"
            autocomplete="off"
            placeholder=text.curriculum.term_hint
            value=value(of_name)()
            prop:value=value(of_name)
        />
        <label for=from_id.clone()>{text.curriculum.starts_on}</label>
        <input id=from_id name=from type="date" value=value(of_from)() prop:value=value(of_from) />
        <label for=to_id.clone()>{text.curriculum.ends_on}</label>
        <input id=to_id name=to type="date" value=value(of_to)() prop:value=value(of_to) />
    }
    .into_any()
}

fn id_of(term: Memo<TermRow>) -> String {
    let TermId(id) = term.with_untracked(|term| term.term);
    id.to_string()
}

fn fields_of(term: &TermRow) -> TermFields {
    let iso = |day: Option<Day>| day.map(Day::iso).unwrap_or_default();
    TermFields { name: term.name.clone(), starts_on: iso(term.starts_on), ends_on: iso(term.ends_on) }
}

/// A day in the school's calendar.
fn day(text: &'static Catalogue, desk: Desk, day: Option<Day>) -> String {
    let shown = |day: Day| (text.dates.date)(desk.clock().get().calendar.date(day));
    day.map_or_else(|| text.curriculum.not_said.to_owned(), shown)
}
