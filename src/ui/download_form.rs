//! A form that is answered by a file: the page stays, with wasm and without.

use leptos::prelude::*;
use school::export::Format;

use crate::text::use_text;

/// Downloads something in the format whose button is pressed.
#[component]
pub fn DownloadForm(
    /// Where the form goes.
    action: &'static str,
    /// What is downloaded, to tell the buttons of several forms apart.
    what: String,
    /// Hidden fields.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let text = use_text();
    let button = |format: Format| {
        let label = (text.export.download_of)(&what, format);
        view! {
            <button type="submit" class="quiet" name="format" value=format.name() aria-label=label>
                {(text.export.download)(format)}
            </button>
        }
    };
    let buttons = Format::ALL.iter().copied().map(button).collect_view();
    view! {
        <form method="post" action=action class="download">
            <p>{what.clone()}</p>
            {children.map(|fields| fields())}
            {buttons}
        </form>
    }
    .into_any()
}
