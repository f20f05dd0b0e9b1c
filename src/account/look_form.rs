//! The form of language and theme; what was chosen holds at once.

use leptos::prelude::*;
use school::{account::Theme, language::Tongue};

use super::api::ChooseLookCall;
use crate::{
    screen::use_toasts,
    text::{name_of, use_text},
    ui::PostForm,
};

/// Chooses language and theme. A refresh leaves alone what is being chosen.
#[component]
pub fn LookForm(
    /// The present language.
    language: Tongue,
    /// Those among which the reader may choose.
    languages: Vec<Tongue>,
    /// The present theme.
    theme: Theme,
) -> impl IntoView {
    let text = use_text();
    let toasts = use_toasts();
    let chosen = RwSignal::new(theme);
    let tongue = RwSignal::new(language.tag().to_owned());
    let on_done = move |()| {
        wear(chosen.get_untracked());
        if tongue.with_untracked(|tag| tag == text.lang) {
            toasts.success(text.account.own.look_kept);
        } else {
            speak();
        }
    };
    let option = |of: Tongue| view! { <LanguageOption of selected=of == language /> };
    let languages = languages.into_iter().map(option).collect_view();
    let themes = Theme::ALL.iter().map(|theme| view! { <ThemeChoice theme=*theme chosen /> }).collect_view();
    view! {
        <section class="card">
            <h2>{text.account.own.look}</h2>
            <PostForm<ChooseLookCall> on_done class="fields">
                <label for="language">{text.account.own.language}</label>
                <select id="language" name="choose[language]" on:change=move |e| tongue.set(event_target_value(&e))>
                    {languages}
                </select>
                <fieldset class="choices">
                    <legend>{text.account.own.theme}</legend>
                    {themes}
                </fieldset>
                <button type="submit" class="primary">{text.common.save}</button>
            </PostForm<ChooseLookCall>>
        </section>
    }
    .into_any()
}

#[component]
fn LanguageOption(of: Tongue, selected: bool) -> impl IntoView {
    let tag = of.tag();
    view! { <option value=tag lang=tag selected=selected>{name_of(of)}</option> }.into_any()
}

#[component]
fn ThemeChoice(theme: Theme, chosen: RwSignal<Theme>) -> impl IntoView {
    let text = use_text();
    let is_first = chosen.get_untracked() == theme;
    view! {
        <label>
            <input
                type="radio"
                name="choose[theme]"
                value=theme.name()
                checked=is_first
                on:change=move |_| chosen.set(theme)
            />
            {(text.account.own.theme_name)(theme)}
        </label>
    }
    .into_any()
}

/// Reads the page anew: every sentence in it was chosen when it was opened. Runs in the browser only.
fn speak() {
    // Where that fails the next page speaks the new language.
    let _ = window().location().reload();
}

/// Gives the document that is open the theme; the server gives it to every later one. Runs in the browser only.
fn wear(theme: Theme) {
    let Some(root) = document().document_element() else { return };
    // The attribute has a valid name: neither can fail.
    let _ = match theme.forced() {
        Some(forced) => root.set_attribute("data-theme", forced),
        None => root.remove_attribute("data-theme"),
    };
}
