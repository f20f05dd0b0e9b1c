//! `/admin/families/letters` and `/teacher/families/letters`: letters to be printed, one a page, shown once.

use leptos::{context::Provider, prelude::*};
use school::{
    clock::SchoolClock,
    language::Tongue,
    person::Role,
    view::{Letter, Letters},
};

use super::keeper::Keeper;
use crate::{
    screen::{AdminNav, AdminTab, RoleNav},
    text::{name_of, of_tongue, use_text},
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
    let print = (!letters.is_empty()).then(|| view! { <Printing /> });
    let clock = as_of.clock;
    let in_each = letters.into_iter().flat_map(|letter| Tongue::ALL.map(|tongue| (letter.clone(), tongue)));
    let letters = in_each.map(|(letter, tongue)| {
        let address = address.clone();
        view! {
            <Provider value=of_tongue(tongue)>
                <OneLetter letter tongue address clock />
            </Provider>
        }
    });
    view! {
        <div class="page-head no-print">
            <h1>{words.heading}</h1>
            <p class="crumb"><a href=keeper.path()>{words.back}</a></p>
        </div>
        <p class="hint no-print">{hint}</p>
        <div class="letters-sheet">{print} <div class="letters">{letters.collect_view()}</div></div>
    }
    .into_any()
}

/// In which language the letters are printed, and the button that prints. The style sheet shows the chosen ones, on the
/// screen and on paper: it works without wasm.
#[component]
fn Printing() -> impl IntoView {
    let words = &use_text().linking.letters;
    let choice = |id: &'static str, word: &'static str, lang: Option<&'static str>| {
        view! {
            <label lang=lang>
                <input type="radio" name="letters" id=id checked=id == "letters-family" />
                {word}
            </label>
        }
    };
    let of = |tongue: Tongue, id| choice(id, name_of(tongue), Some(tongue.tag()));
    view! {
        <fieldset class="choices no-print">
            <legend>{words.language}</legend>
            {choice("letters-family", words.of_the_family, None)}
            {of(Tongue::English, "letters-en")}
            {of(Tongue::Amharic, "letters-am")}
            {choice("letters-every", words.in_both, None)}
        </fieldset>
        <p class="hint no-print">{words.language_hint}</p>
        <div class="actions no-print">
            <button type="button" class="primary" data-prints="">{words.print}</button>
        </div>
    }
    .into_any()
}

/// A letter in one language, whatever the language of the page is.
#[component]
fn OneLetter(letter: Letter, tongue: Tongue, address: String, clock: SchoolClock) -> impl IntoView {
    let text = use_text();
    let words = &text.linking.letters;
    let Letter { school_name, child, class, tongues, code, expires_at } = letter;
    let child = child.to_string();
    let who = if class.is_empty() { child.clone() } else { format!("{child}, {}", (text.class)(&class)) };
    view! {
        <article class="family-letter" class:of-family=tongues.contains(&tongue) lang=tongue.tag()>
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
