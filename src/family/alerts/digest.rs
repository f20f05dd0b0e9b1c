//! How the week is told: once for a person, of all children.

use leptos::prelude::*;
use school::digest::DigestChoice;

use crate::{family::api::SaveDigestCall, text::use_text, ui::PlainForm};

/// The choice.
#[component]
pub fn Digest(
    /// What was chosen.
    digest: DigestChoice,
    /// Whether the school's server sends mail at all.
    sends_mail: bool,
) -> impl IntoView {
    let text = &use_text().digest;
    // What was chosen stays chosen where mail is switched off for a while.
    let unseen =
        (digest.mail && !sends_mail).then(|| view! { <input type="hidden" name="choice[mail]" value="true" /> });
    view! {
        <section class="card alerts" aria-labelledby="weekly">
            <h2 id="weekly">{text.choose}</h2>
            <p class="subtitle">{text.choose_hint}</p>
            <PlainForm<SaveDigestCall> done=text.saved class="fields">
                <label class="check">
                    <input type="checkbox" name="choice[inbox]" value="true" checked=digest.inbox />
                    {text.by_inbox}
                </label>
                <ByMail on=digest.mail sends_mail />
                {unseen}
                <button type="submit" class="primary">{text.save}</button>
            </PlainForm<SaveDigestCall>>
        </section>
    }
    .into_any()
}

#[component]
fn ByMail(on: bool, sends_mail: bool) -> impl IntoView {
    let text = &use_text().digest;
    if !sends_mail {
        return view! { <p class="hint">{text.no_mail}</p> }.into_any();
    }
    view! {
        <label class="check">
            <input type="checkbox" name="choice[mail]" value="true" checked=on />
            {text.by_mail}
        </label>
    }
    .into_any()
}
