//! `/admin/people/:id/link`: an admin makes a link that works once, for one person.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use school::{
    account::{LinkKind, LinkState},
    clock::SchoolClock,
    event::Topic,
    id::MemberId,
    view::{FreshLink, IssuedLink, MemberLinks},
};

use super::api::{IssueLinkCall, member_links};
use crate::{
    error::ApiError,
    screen::{AdminNav, AdminTab, LiveBar, RefreshEvery, WholePage, use_toasts, use_whole_page},
    text::use_text,
    ui::{FormProblem, Loaded, Pill, PostForm, Tone, When},
};

/// The page of one person's links.
#[component]
pub fn MemberLinksPage() -> impl IntoView {
    let params = use_params_map();
    let member = move || params.with(|p| p.get("id")).and_then(|id| id.parse::<MemberId>().ok());
    let load = move || {
        let member = member();
        async move { member_links(member.ok_or(ApiError::NotFound)?).await }
    };
    view! {
        <AdminNav current=AdminTab::People />
        <Loaded load page=|links| view! { <Links links /> }.into_any() />
    }
}

#[component]
fn Links(links: MemberLinks) -> impl IntoView {
    let text = use_text();
    let member = links.member;
    let fresh = RwSignal::new(links.fresh.clone());
    let person = (text.account.link.of_person)(&links.name.to_string(), links.role, &links.school_name);
    let load = move || member_links(member);
    let page = WholePage { name: "links", topic: Topic::People, every: RefreshEvery::Admin, load };
    let (links, screen) = use_whole_page(links, page);
    let kind = Memo::new(move |_| links.with(|links| links.kind));
    let elsewhere = move || links.with(|links| links.used_elsewhere);
    view! {
        <p class="crumb"><a href=format!("/admin/people/{member}")>{text.account.link.back}</a></p>
        <div class="page-head">
            <h1>{move || (text.account.link.kind)(kind.get())}</h1>
            <LiveBar screen />
        </div>
        <p class="subtitle">{person}</p>
        <FormProblem />
        {move || fresh.get().map(|link| view! { <Fresh link /> })}
        <Show when=elsewhere fallback=move || view! { <IssueForm links kind fresh refresh=screen.refresh.refresh_now /> }>
            <p class="problem">{text.account.link.used_elsewhere}</p>
        </Show>
        <Issued links />
    }
    .into_any()
}

#[component]
fn IssueForm(
    links: RwSignal<MemberLinks>,
    kind: Memo<LinkKind>,
    fresh: RwSignal<Option<FreshLink>>,
    refresh: Callback<()>,
) -> impl IntoView {
    let text = use_text();
    let toasts = use_toasts();
    let on_done = Callback::new(move |link| {
        fresh.set(Some(link));
        toasts.success(text.account.link.made);
        refresh.run(());
    });
    let (member, address) = links.with_untracked(|links| (links.member, links.invite_to.clone()));
    let email = move || (kind.get() == LinkKind::Invitation).then(|| view! { <BoundTo address=address.clone() /> });
    view! {
        <PostForm<IssueLinkCall> on_done class="fields">
            <p>{move || (text.account.link.what)(kind.get())}</p>
            <input type="hidden" name="issue[member]" value=member.to_string() />
            {email}
            <button type="submit" class="primary">{move || (text.account.link.make)(kind.get())}</button>
        </PostForm<IssueLinkCall>>
    }
    .into_any()
}

/// The address to which an invitation is bound.
#[component]
fn BoundTo(address: String) -> impl IntoView {
    let text = &use_text().account.link;
    view! {
        <label for="bound-to">{text.bound_to}</label>
        <input id="bound-to" name="issue[email]" type="email" autocomplete="off" value=address aria-describedby="bound-to-hint" />
        <p id="bound-to-hint" class="rule">{text.bound_to_hint}</p>
    }
    .into_any()
}

/// The new link, shown once. A field and not a button that copies: on a plain HTTP origin no page may use the clipboard.
#[component]
fn Fresh(link: FreshLink) -> impl IntoView {
    let text = &use_text().account.link;
    let select =
        move |event: leptos::ev::FocusEvent| event_target::<leptos::web_sys::HtmlInputElement>(&event).select();
    view! {
        <section class="fresh-link" role="status">
            <h2><label for="fresh-link">{text.fresh}</label></h2>
            <input id="fresh-link" type="text" readonly value=link.url on:focus=select aria-describedby="fresh-link-hint" />
            <p id="fresh-link-hint">{text.fresh_hint} " " {(text.lives)(link.kind)}</p>
        </section>
    }
    .into_any()
}

#[component]
fn Issued(links: RwSignal<MemberLinks>) -> impl IntoView {
    let text = &use_text().account.link;
    let clock = links.with_untracked(|links| links.as_of.clock);
    let issued = Memo::new(move |_| links.with(|links| links.issued.clone()));
    view! {
        <Show when=move || !issued.with(Vec::is_empty) fallback=|| view! { <p class="empty">{use_text().account.link.none_made}</p> }>
            <table class="stacked">
                <caption>{text.made_before}</caption>
                <thead>
                    <tr>
                        <th scope="col">{text.column_kind}</th>
                        <th scope="col">{text.column_made}</th>
                        <th scope="col">{text.column_by}</th>
                        <th scope="col">{text.column_until}</th>
                        <th scope="col">{use_text().common.status}</th>
                    </tr>
                </thead>
                <tbody>
                    <For each=move || issued.get() key=|link| (link.id, link.state) let(link)>
                        <IssuedRow link clock />
                    </For>
                </tbody>
            </table>
        </Show>
    }
    .into_any()
}

#[component]
fn IssuedRow(link: IssuedLink, clock: SchoolClock) -> impl IntoView {
    let text = &use_text().account.link;
    let by = link.made_by.map_or_else(|| text.operator.to_owned(), |name| name.to_string());
    let tone = match link.state {
        LinkState::Open => Tone::Waiting,
        LinkState::Used => Tone::Good,
        LinkState::Replaced | LinkState::Expired => Tone::Over,
    };
    view! {
        <tr>
            <th scope="row" data-label=text.column_kind>{(text.kind)(link.kind)}</th>
            <td data-label=text.column_made><When at=link.made_at clock /></td>
            <td data-label=text.column_by>{by}</td>
            <td data-label=text.column_until><When at=link.expires_at clock /></td>
            <td data-label=use_text().common.status><Pill tone label=(text.state)(link.state) /></td>
        </tr>
    }
    .into_any()
}
