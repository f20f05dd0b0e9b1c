//! The form of language and theme.

use leptos::prelude::*;
use school::{account::Theme, language::Tongue};

use super::api::ChooseLookCall;
use crate::{
    text::{name_of, use_text},
    ui::PlainForm,
};

/// Chooses language and theme.
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
    let option = |of: Tongue| {
        let tag = of.tag();
        view! { <option value=tag lang=tag selected=of == language>{name_of(of)}</option> }
    };
    let languages = languages.into_iter().map(option).collect_view();
    let choice = |of: &Theme| {
        view! {
            <label>
                <input type="radio" name="choose[theme]" value=of.name() checked=*of == theme />
                {(text.account.own.theme_name)(*of)}
            </label>
        }
    };
    let themes = Theme::ALL.iter().map(choice).collect_view();
    view! {
        <section class="card">
            <h2>{text.account.own.look}</h2>
            <PlainForm<ChooseLookCall> done=text.account.own.look_kept class="fields">
                <label for="language">{text.account.own.language}</label>
                <select id="language" name="choose[language]">{languages}</select>
                <fieldset class="choices">
                    <legend>{text.account.own.theme}</legend>
                    {themes}
                </fieldset>
                <button type="submit" class="primary">{text.common.save}</button>
            </PlainForm<ChooseLookCall>>
        </section>
    }
    .into_any()
}
