//! What is said when a plain form came with a session that has ended: nothing was saved, and how to send it all the same.

use leptos::prelude::*;

use crate::text::use_text;

/// A form that nobody took, as it was filled in.
pub struct Unsent {
    /// Where it is sent, and by which page it is led on from there.
    pub action: String,
    /// Its fields with their values.
    pub fields: Vec<(String, String)>,
}

/// The page. It runs no script: all that it does is links and a form.
#[component]
pub fn UnsentPage(
    /// The form; none where it had something in it that is not kept.
    form: Option<Unsent>,
    /// The page that has the form.
    back: Option<String>,
) -> impl IntoView {
    let text = &use_text().session;
    let what_now = if form.is_some() { text.unsent_kept } else { text.unsent_secret };
    let link = back.map(|page| {
        view! {
            <p>
                <a href=page rel="external">
                    {text.to_form}
                </a>
            </p>
        }
    });
    view! {
        <h1>{text.ended}</h1>
        <p class="problem" role="alert">
            {text.unsent}
        </p>
        <p>{what_now}</p>
        <p>
            <a class="button" href="/sign-in" target="_blank" rel="external noopener">
                {text.sign_in_beside}
            </a>
        </p>
        {form.map(|form| view! { <Again form /> })}
        {link}
    }
    .into_any()
}

/// The same form once more. What was written in sentences is shown, too: whoever would rather copy it can.
#[component]
fn Again(form: Unsent) -> impl IntoView {
    let text = &use_text().session;
    let Unsent { action, fields } = form;
    let written: Vec<String> =
        fields.iter().map(|(_, value)| value.clone()).filter(|value| is_written(value)).collect();
    let shown = (!written.is_empty()).then(|| {
        let lines = written.into_iter().map(|value| view! { <li>{value}</li> }).collect_view();
        view! {
            <h2>{text.written}</h2>
            <ul>{lines}</ul>
        }
    });
    let fields = fields.into_iter().map(|(name, value)| view! { <input type="hidden" name=name value=value /> });
    view! {
        {shown}
        <form method="post" action=action>
            {fields.collect_view()}
            <button type="submit" class="primary">
                {text.send_again}
            </button>
        </form>
    }
    .into_any()
}

/// Whether a value is more than a choice, a number or an id: it has several words.
fn is_written(value: &str) -> bool {
    value.split_whitespace().nth(1).is_some()
}
