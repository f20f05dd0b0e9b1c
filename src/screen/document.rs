//! What a document says to the small program that keeps it fresh (`crate::document`): where the feed starts, and every sentence
//! that the program may need without its server; at the page's controls, how it is kept fresh.

use leptos::prelude::*;
use school::{event::Topic, person::Role, view::AsOf};

use super::{RefreshEvery, feed::FeedStart, saver::use_data_saver};
use crate::{
    error::ApiError,
    live::controls::{AutoRefreshChoice, RefreshControls, RefreshLabels},
    session::api::CurrentUser,
    text::{Catalogue, use_text},
    ui::sentence,
};

/// In the place of a number in a sentence that the program completes.
const NUMBER: &str = "{}";

/// Where the feed starts, and whether the person's browser keeps pages.
#[component]
pub fn FeedMark(
    /// Who looks.
    user: CurrentUser,
) -> impl IntoView {
    let FeedStart { cursor, channel, hold_seconds } = FeedStart::of(&user);
    let keeps = user.memberships.iter().any(|m| matches!(m.role, Role::Student | Role::Parent));
    view! {
        <span
            id="feed"
            hidden
            data-cursor=cursor.to_string()
            data-channel=channel
            data-hold=hold_seconds.to_string()
            data-keeps=keeps.then_some("")
        ></span>
    }
    .into_any()
}

/// How a document is kept fresh.
#[derive(Clone, Copy)]
pub struct KeptFresh {
    /// The key under which the reader's choice is kept.
    pub name: &'static str,
    /// What makes it stale, over every school of the account.
    pub topics: &'static [Topic],
    /// How often to look without being told.
    pub every: RefreshEvery,
}

/// The controls of a document; what they do is the small program's, and before it comes the button opens the page anew.
#[component]
pub fn DocumentBar(
    /// When and how far the document's data was read.
    as_of: AsOf,
    /// How it is kept fresh.
    kept: KeptFresh,
    /// The page's query parameters, which reloading by the button would lose.
    #[prop(optional)]
    keep: Vec<(&'static str, String)>,
) -> impl IntoView {
    let text = use_text();
    let live = &text.live;
    let labels = RefreshLabels { refresh: live.refresh, auto_refresh: live.auto_refresh, as_of: text.as_of };
    let auto = AutoRefreshChoice { on: Signal::stored(true), choose: Callback::new(|_| {}) };
    let topics = kept.topics.iter().filter_map(|topic| topic.name()).collect::<Vec<_>>().join(" ");
    let saving = use_data_saver().get_untracked();
    let saving = saving.then(|| view! { <a class="saving" href="/account#data-saver">{live.saving}</a> });
    view! {
        <div
            class="live-bar"
            id="live"
            data-screen=kept.name
            data-topics=topics
            data-every=kept.every.name()
            data-cursor=as_of.cursor.to_string()
        >
            <RefreshControls
                labels
                read_at=as_of.read_at
                clock=as_of.clock
                refreshing=false
                refresh=Callback::new(|()| {})
                auto
                keep
            />
            <span class="kept">{live.kept}</span>
            {saving}
            <div aria-live="polite"></div>
        </div>
    }
    .into_any()
}

/// Every sentence that a document may need without its server; nothing of it is shown.
#[component]
pub fn Words() -> impl IntoView {
    let text = use_text();
    let said = |error: ApiError| sentence(text, &error);
    let malformed = ApiError::Invalid { problem: school::view::Problem::Malformed };
    view! {
        <template
            id="words"
            data-minutes=minutes_ago(text)
            data-hours=hours_ago(text)
            data-offline=said(ApiError::Offline)
            data-busy=said(ApiError::Busy)
            data-unauthenticated=said(ApiError::Unauthenticated)
            data-not-found=said(ApiError::NotFound)
            data-denied=said(ApiError::Denied)
            data-malformed=said(malformed)
        >
            <p class="banner" data-word="lost">{text.live.lost}</p>
            <p class="banner" data-word="signed-out">
                {text.live.signed_out} " " <a href="/sign-in" target="_blank" rel="noopener">{text.live.sign_in_again}</a>
            </p>
            <p class="banner" data-word="new-build">
                {text.live.new_build} " " <a href="">{text.live.reload}</a>
            </p>
            <ReadyToast name="success" class="toast toast-success" word=text.notices.success />
            <ReadyToast name="info" class="toast toast-info" word=text.notices.info />
        </template>
    }
    .into_any()
}

/// A toast that lacks only what it says.
#[component]
fn ReadyToast(name: &'static str, class: &'static str, word: &'static str) -> impl IntoView {
    let text = use_text();
    view! {
        <div class=class data-own="" data-word=name>
            <p>
                <span class="sr-only">{word}</span> " " <span data-said=""></span>
            </p>
            <button type="button" class="quiet">{text.common.close}</button>
        </div>
    }
    .into_any()
}

/// "{} minutes ago".
fn minutes_ago(text: &Catalogue) -> String {
    (text.live.ago)(59).replace("59", NUMBER)
}

/// "{} hours ago".
fn hours_ago(text: &Catalogue) -> String {
    (text.live.ago)(97 * 60).replace("97", NUMBER)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{amharic, english};

    #[test]
    fn an_age_has_one_place_for_its_number_in_every_language() {
        for text in [english(), amharic()] {
            for ago in [minutes_ago(text), hours_ago(text)] {
                assert_eq!(ago.matches(NUMBER).count(), 1, "{ago}");
            }
            assert_eq!(minutes_ago(text).replace(NUMBER, "2"), (text.live.ago)(2));
            assert_eq!(hours_ago(text).replace(NUMBER, "2"), (text.live.ago)(120));
        }
    }
}
