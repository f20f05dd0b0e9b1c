//! `/notifications`: what I was told, the newest first, over all my memberships.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use school::{
    clock::SchoolClock,
    event::Topic,
    view::{Inbox, NoticeLine},
};

use super::api::{OpenNotice, ReadAllNotices, ReadNotice, inbox};
use crate::{
    screen::{DocumentBar, KeptFresh, RefreshEvery},
    text::use_text,
    ui::{FormProblem, Loaded, PageNav, Pill, PlainForm, Tone, When, page_of},
};

const KEPT: KeptFresh =
    KeptFresh { name: "notifications", topics: &[Topic::Notifications], every: RefreshEvery::Inbox };

/// The inbox.
#[component]
pub fn NotificationsPage() -> impl IntoView {
    let page = use_query_map().with_untracked(|query| page_of(query.get_str("page")));
    view! { <Loaded load=move || inbox(page) page=|inbox| view! { <Notices inbox /> }.into_any() /> }
}

#[component]
fn Notices(inbox: Inbox) -> impl IntoView {
    let text = use_text();
    let (number, clock) = (inbox.page, inbox.as_of.clock);
    let keep = (number > 0).then(|| ("page", (number + 1).to_string())).into_iter().collect();
    let earlier = number.checked_sub(1).map(page_path);
    let later = inbox.more.then(|| page_path(number + 1));
    // One button for all, while there is something unread.
    let read_all = (inbox.unread > 0).then(|| {
        view! {
            <PlainForm<ReadAllNotices> done=text.notices.all_read class="notices-all">
                <button type="submit">{text.notices.mark_all}</button>
            </PlainForm<ReadAllNotices>>
        }
    });
    let none = inbox.lines.is_empty().then(|| view! { <p class="empty">{text.notices.empty}</p> });
    let lines = inbox.lines.into_iter().map(|line| view! { <Notice line clock /> }).collect_view();
    view! {
        <div class="page-head">
            <h1>{text.notices.heading}</h1>
            <DocumentBar as_of=inbox.as_of kept=KEPT keep />
        </div>
        <FormProblem />
        {read_all}
        {none}
        <ol class="notices">{lines}</ol>
        <PageNav earlier later />
    }
    .into_any()
}

#[component]
fn Notice(line: NoticeLine, clock: SchoolClock) -> impl IntoView {
    let text = use_text();
    let id = line.notice;
    let (said, school) = ((text.notices.sentence)(&line), format!(" · {}", line.school_name));
    let class = if line.read { "notice" } else { "notice notice-unread" };
    let new = (!line.read).then(|| view! { <Pill tone=Tone::Active label=text.notices.new />" " });
    let mark = (!line.read).then(|| {
        view! {
            <PlainForm<ReadNotice>>
                <input type="hidden" name="notice" value=id.to_string() />
                <button type="submit" class="quiet" aria-describedby=format!("notice-{id}")>
                    {text.notices.mark_read}
                </button>
            </PlainForm<ReadNotice>>
        }
    });
    view! {
        <li class=class data-key=id.to_string()>
            <PlainForm<OpenNotice> class="notice-open">
                <input type="hidden" name="notice" value=id.to_string() />
                <button type="submit" id=format!("notice-{id}")>{said}</button>
            </PlainForm<OpenNotice>>
            <p class="subtitle">{new} <When at=line.created_at clock /> {school}</p>
            {mark}
        </li>
    }
    .into_any()
}

fn page_path(number: u32) -> String {
    if number == 0 { "/notifications".into() } else { format!("/notifications?page={}", number + 1) }
}
