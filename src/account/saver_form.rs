//! The form of this device's data saver; what was chosen holds at once.

use leptos::prelude::*;
use school::account::DataSaver;

use super::api::ChooseDataSaverCall;
use crate::{
    screen::{use_data_saver, use_toasts},
    text::use_text,
    ui::PostForm,
};

/// Chooses whether this device saves data. A form beside that of the look and not a part of it: language and theme follow the
/// account everywhere, this stays here.
#[component]
pub fn SaverForm(
    /// The present choice.
    chosen: DataSaver,
) -> impl IntoView {
    let text = use_text();
    let (toasts, saver) = (use_toasts(), use_data_saver());
    let on_done = move |saves: bool| {
        saver.set(saves);
        wear(saves);
        toasts.success(text.account.own.saver_kept);
    };
    let choice = move |choice: &DataSaver| view! { <SaverChoice choice=*choice is_first=*choice == chosen /> };
    let choices = DataSaver::ALL.iter().map(choice).collect_view();
    view! {
        <section class="card" id="data-saver">
            <h2>{text.account.own.saver}</h2>
            <p class="hint">{text.account.own.saver_hint}</p>
            <PostForm<ChooseDataSaverCall> on_done class="fields">
                <fieldset class="choices">
                    <legend>{text.account.own.saver_legend}</legend>
                    {choices}
                </fieldset>
                <button type="submit" class="primary">{text.common.save}</button>
            </PostForm<ChooseDataSaverCall>>
        </section>
    }
    .into_any()
}

#[component]
fn SaverChoice(choice: DataSaver, is_first: bool) -> impl IntoView {
    let text = use_text();
    view! {
        <label>
            <input type="radio" name="chosen" value=choice.name() checked=is_first />
            {(text.account.own.saver_name)(choice)}
        </label>
    }
    .into_any()
}

/// Tells the style sheet of the document that is open; the server tells it of every later one. Runs in the browser only.
fn wear(saves: bool) {
    let Some(root) = document().document_element() else { return };
    // The attribute has a valid name: neither can fail.
    let _ = if saves { root.set_attribute("data-saver", "") } else { root.remove_attribute("data-saver") };
}
