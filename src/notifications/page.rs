//! `/notifications`: what I was told, the newest first, over all my memberships.

use leptos::{html, prelude::*};
use leptos_router::hooks::use_query_map;
use school::{
    clock::SchoolClock,
    event::Topic,
    view::{Inbox, NoticeLine, NoticesRead},
};

use super::{
    api::{OpenNotice, ReadAllNotices, ReadNotice, inbox},
    bell::use_bell,
};
use crate::{
    screen::{LiveBar, RefreshEvery, WholePage, use_toasts, use_whole_page},
    text::use_text,
    ui::{FormProblem, Loaded, PageNav, Pill, PostForm, Tone, When, page_of},
};

/// The inbox.
#[component]
pub fn NotificationsPage() -> impl IntoView {
    let query = use_query_map();
    let page = Memo::new(move |_| query.with(|query| page_of(query.get_str("page"))));
    move || {
        let page = page.get();
        view! { <Loaded load=move || inbox(page) page=|inbox| view! { <Notices inbox /> }.into_any() /> }
    }
}

#[component]
fn Notices(inbox: Inbox) -> impl IntoView {
    let text = use_text();
    let (number, clock) = (inbox.page, inbox.as_of.clock);
    let load = move || super::api::inbox(number);
    let page = WholePage { name: "notifications", topic: Topic::Notifications, every: RefreshEvery::Inbox, load };
    let (inbox, screen) = use_whole_page(inbox, page);
    let keep = (number > 0).then(|| ("page", (number + 1).to_string()));
    view! {
        <div class="page-head">
            <h1>{text.notices.heading}</h1>
            <LiveBar screen keep=keep.into_iter().collect() />
        </div>
        <FormProblem />
        <ReadAll inbox />
        <Show when=move || inbox.with(|inbox| inbox.lines.is_empty())>
            <p class="empty">{text.notices.empty}</p>
        </Show>
        <ol class="notices">
            <For each=move || inbox.get().lines key=|line| line.notice let(line)>
                <Notice line inbox clock />
            </For>
        </ol>
        <Pages number inbox />
    }
    .into_any()
}

/// One button for all, while there is something unread.
#[component]
fn ReadAll(inbox: RwSignal<Inbox>) -> impl IntoView {
    let text = use_text();
    let (bell, toasts) = (use_bell(), use_toasts());
    let on_done = move |read: NoticesRead| {
        bell.has_read(&read);
        inbox.update(|inbox| inbox.lines.iter_mut().for_each(|line| line.read = true));
        toasts.success(text.notices.all_read);
    };
    view! {
        <Show when=move || { bell.unread() > 0 }>
            <PostForm<ReadAllNotices> on_done class="notices-all">
                <button type="submit">{text.notices.mark_all}</button>
            </PostForm<ReadAllNotices>>
        </Show>
    }
    .into_any()
}

#[component]
fn Notice(line: NoticeLine, inbox: RwSignal<Inbox>, clock: SchoolClock) -> impl IntoView {
    let text = use_text();
    let (id, at, school) = (line.notice, line.created_at, line.school_name.clone());
    let now = Memo::new(move |_| {
        let found = inbox.with(|inbox| inbox.lines.iter().find(|line| line.notice == id).cloned());
        found.unwrap_or_else(|| line.clone())
    });
    let bell = use_bell();
    let read = move |read: NoticesRead| {
        bell.has_read(&read);
        // A page that was left for what the notice tells of is gone.
        let _ = inbox.try_update(|inbox| inbox.lines.iter_mut().filter(|l| l.notice == id).for_each(|l| l.read = true));
    };
    let open = NodeRef::<html::Button>::new();
    let marked = move |answer| {
        read(answer);
        // The pressed button goes: the focus stays in its line.
        if let Some(open) = open.get_untracked() {
            let _ = open.focus();
        }
    };
    let unread = Memo::new(move |_| now.with(|line| !line.read));
    view! {
        <li class=move || if unread.get() { "notice notice-unread" } else { "notice" }>
            <PostForm<OpenNotice> on_done=read class="notice-open">
                <input type="hidden" name="notice" value=id.to_string() />
                <button type="submit" id=format!("notice-{id}") node_ref=open>
                    {move || now.with(|line| (text.notices.sentence)(line))}
                </button>
            </PostForm<OpenNotice>>
            <p class="subtitle">
                <Show when=move || unread.get()>
                    <Pill tone=Tone::Active label=text.notices.new />" "
                </Show>
                <When at clock />
                {format!(" · {school}")}
            </p>
            <Show when=move || unread.get()>
                <PostForm<ReadNotice> on_done=marked>
                    <input type="hidden" name="notice" value=id.to_string() />
                    <button type="submit" class="quiet" aria-describedby=format!("notice-{id}")>
                        {text.notices.mark_read}
                    </button>
                </PostForm<ReadNotice>>
            </Show>
        </li>
    }
    .into_any()
}

#[component]
fn Pages(number: u32, inbox: RwSignal<Inbox>) -> impl IntoView {
    let earlier = Signal::stored(number.checked_sub(1).map(page_path));
    let later = Signal::derive(move || inbox.with(|inbox| inbox.more).then(|| page_path(number + 1)));
    view! { <PageNav earlier later /> }.into_any()
}

fn page_path(number: u32) -> String {
    if number == 0 { "/notifications".into() } else { format!("/notifications?page={}", number + 1) }
}
