//! `/admin/families/letters` and `/teacher/families/letters`: letters to be printed, one a page, shown once.

use leptos::prelude::*;
use school::{
    clock::SchoolClock,
    person::Role,
    view::{Letter, Letters},
};

use super::keeper::Keeper;
use crate::{
    screen::{AdminNav, AdminTab, RoleNav},
    text::use_text,
    ui::{Loaded, When},
};

/// The letters that an admin has just made.
#[component]
pub fn LettersPage() -> impl IntoView {
    view! {
        <AdminNav current=AdminTab::Families />
        <Issue keeper=Keeper::Admin />
    }
}

/// The letters that a class teacher has just made.
#[component]
pub fn ClassLettersPage() -> impl IntoView {
    view! {
        <RoleNav role=Role::Teacher />
        <Issue keeper=Keeper::ClassTeacher />
    }
}

#[component]
fn Issue(keeper: Keeper) -> impl IntoView {
    let page = move |letters| view! { <Sheet keeper letters /> }.into_any();
    view! { <Loaded load=move || keeper.letters() page /> }
}

#[component]
fn Sheet(keeper: Keeper, letters: Letters) -> impl IntoView {
    let text = use_text();
    let words = &text.linking.letters;
    let Letters { as_of, address, letters } = letters;
    let hint = if letters.is_empty() { words.gone.to_owned() } else { (words.hint)(letters.len()) };
    let print = (!letters.is_empty()).then(|| {
        // Without wasm the browser's own menu prints.
        let print = move |_| {
            let _ = window().print();
        };
        view! { <button type="button" class="primary" on:click=print>{words.print}</button> }
    });
    let clock = as_of.clock;
    let letters = letters.into_iter().map(|letter| view! { <OneLetter letter address=address.clone() clock /> });
    view! {
        <div class="page-head no-print">
            <h1>{words.heading}</h1>
            <p class="crumb"><a href=keeper.path()>{words.back}</a></p>
        </div>
        <p class="hint no-print">{hint}</p>
        <div class="actions no-print">{print}</div>
        <div class="letters">{letters.collect_view()}</div>
    }
    .into_any()
}

#[component]
fn OneLetter(letter: Letter, address: String, clock: SchoolClock) -> impl IntoView {
    let text = use_text();
    let words = &text.linking.letters;
    let Letter { school_name, child, class, code, expires_at } = letter;
    let child = child.to_string();
    let who = if class.is_empty() { child.clone() } else { format!("{child}, {}", (text.class)(&class)) };
    view! {
        <article class="family-letter" lang=text.lang>
            <p class="letter-head">{school_name} <span>{who}</span></p>
            <h2>{(words.subject)(&child)}</h2>
            <p>{(words.dear)(&child)}</p>
            <p>{words.what}</p>
            <ol>
                <li>{words.open} <strong class="letter-address">{address}</strong></li>
                <li>{words.sign_in}</li>
                <li>{words.type_code} <strong class="letter-code">{code}</strong></li>
            </ol>
            <p>{words.until} " " <strong><When at=expires_at clock /></strong> "."</p>
            <p>{words.keep} " " {words.another}</p>
        </article>
    }
    .into_any()
}
