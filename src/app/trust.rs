//! How a phone is told to trust the school's server: the one page of the door without TLS.

use leptos::prelude::*;

use crate::text::use_text;

/// The way in three steps; the last leads to the door with TLS.
#[component]
pub fn TrustPage(
    /// Where the authority's certificate is.
    certificate: &'static str,
    fingerprint: String,
    /// The address of the door with TLS.
    go_on: String,
) -> impl IntoView {
    let text = &use_text().trust;
    view! {
        <div class="trust">
            <h1>{text.heading}</h1>
            <p>{text.intro}</p>
            <p>
                <a class="button" href=certificate rel="external">
                    {text.get}
                </a>
            </p>
            <p>{text.compare}</p>
            <p>
                <code class="fingerprint">{fingerprint}</code>
            </p>
            <h2>{text.on_android}</h2>
            <p>{text.android}</p>
            <h2>{text.on_iphone}</h2>
            <p>{text.iphone}</p>
            <h2>{text.on_computer}</h2>
            <p>{text.computer}</p>
            <p>
                <a class="button" href=go_on rel="external">
                    {text.go_on}
                </a>
            </p>
            <p class="hint">{text.warned}</p>
        </div>
    }
    .into_any()
}
