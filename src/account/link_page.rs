//! What the pages of links share: a page without a link, and one whose link does not work.

use leptos::prelude::*;

use crate::{
    error::{ApiError, PageStatus},
    text::use_text,
    ui::FormProblem,
};

/// The frame of a page that a link opens.
#[component]
pub fn LinkFrame(
    /// The heading.
    #[prop(into)]
    heading: String,
    /// What stands below.
    children: Children,
) -> impl IntoView {
    view! {
        <section class="sign-in">
            <h1>{heading}</h1>
            <FormProblem />
            {children()}
        </section>
    }
    .into_any()
}

/// Used, replaced, expired, or never made: the page says the same, with the same status.
#[component]
pub fn DeadLink() -> impl IntoView {
    let text = use_text();
    if let Some(PageStatus(tell)) = use_context::<PageStatus>() {
        tell(&ApiError::NotFound);
    }
    view! {
        <LinkFrame heading=text.account.link.dead_heading>
            <p>{text.account.link.dead}</p>
            <p><a href="/sign-in" rel="external">{text.account.link.to_sign_in}</a></p>
        </LinkFrame>
    }
    .into_any()
}

/// No link led here: how one gets one.
#[component]
pub fn NoLink(
    /// The page's heading.
    heading: &'static str,
    /// Where links come from.
    hint: &'static str,
) -> impl IntoView {
    let text = use_text();
    view! {
        <LinkFrame heading>
            <p>{hint}</p>
            <p><a href="/sign-in" rel="external">{text.account.link.to_sign_in}</a></p>
        </LinkFrame>
    }
    .into_any()
}
