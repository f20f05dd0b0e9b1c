//! The form of this device's data saver.

use leptos::prelude::*;
use school::account::DataSaver;

use super::api::ChooseDataSaverCall;
use crate::{text::use_text, ui::PlainForm};

/// Chooses whether this device saves data. A form beside that of the look and not a part of it: language and theme follow the
/// account everywhere, this stays here.
#[component]
pub fn SaverForm(
    /// The present choice.
    chosen: DataSaver,
) -> impl IntoView {
    let text = use_text();
    let choice = |of: &DataSaver| {
        view! {
            <label>
                <input type="radio" name="chosen" value=of.name() checked=*of == chosen />
                {(text.account.own.saver_name)(*of)}
            </label>
        }
    };
    let choices = DataSaver::ALL.iter().map(choice).collect_view();
    view! {
        <section class="card" id="data-saver">
            <h2>{text.account.own.saver}</h2>
            <p class="hint">{text.account.own.saver_hint}</p>
            <PlainForm<ChooseDataSaverCall> done=text.account.own.saver_kept class="fields">
                <fieldset class="choices">
                    <legend>{text.account.own.saver_legend}</legend>
                    {choices}
                </fieldset>
                <button type="submit" class="primary">{text.common.save}</button>
            </PlainForm<ChooseDataSaverCall>>
        </section>
    }
    .into_any()
}
