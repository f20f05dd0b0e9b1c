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
    screen::{AdminNav, AdminTab, DocumentBar, KeptFresh, RefreshEvery},
    text::use_text,
    ui::{FormProblem, Loaded, Pill, PlainForm, Tone, When},
};

const KEPT: KeptFresh = KeptFresh { name: "links", topics: &[Topic::People], every: RefreshEvery::Admin };

/// The page of one person's links.
#[component]
pub fn MemberLinksPage() -> impl IntoView {
    let member = use_params_map().with_untracked(|p| p.get("id")).and_then(|id| id.parse::<MemberId>().ok());
    let load = move || async move { member_links(member.ok_or(ApiError::NotFound)?).await };
    view! {
        <AdminNav current=AdminTab::People />
        <Loaded load page=|links| view! { <Links links /> }.into_any() />
    }
}

#[component]
fn Links(links: MemberLinks) -> impl IntoView {
    let text = use_text();
    let words = &text.account.link;
    let (member, clock) = (links.member, links.as_of.clock);
    let person = (words.of_person)(&links.name.to_string(), links.role, &links.school_name);
    let form = if links.used_elsewhere {
        view! { <p class="problem">{words.used_elsewhere}</p> }.into_any()
    } else {
        view! { <IssueForm links=&links /> }.into_any()
    };
    view! {
        <p class="crumb"><a href=format!("/admin/people/{member}")>{words.back}</a></p>
        <div class="page-head">
            <h1>{(words.kind)(links.kind)}</h1>
            <DocumentBar as_of=links.as_of kept=KEPT />
        </div>
        <p class="subtitle">{person}</p>
        <FormProblem />
        {links.fresh.map(|link| view! { <Fresh link /> })}
        {form}
        <Issued issued=links.issued clock />
    }
    .into_any()
}

#[component]
fn IssueForm<'a>(links: &'a MemberLinks) -> impl IntoView + use<> {
    let words = &use_text().account.link;
    let MemberLinks { member, kind, .. } = *links;
    let email = (kind == LinkKind::Invitation).then(|| view! { <BoundTo address=links.invite_to.clone() /> });
    view! {
        <PlainForm<IssueLinkCall> done=words.made class="fields">
            <p>{(words.what)(kind)}</p>
            <input type="hidden" name="issue[member]" value=member.to_string() />
            {email}
            <button type="submit" class="primary">{(words.make)(kind)}</button>
        </PlainForm<IssueLinkCall>>
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

/// The new link, shown once: the page keeps it until it is left. A field and not a button that copies: on a plain HTTP origin no
/// page may use the clipboard.
#[component]
fn Fresh(link: FreshLink) -> impl IntoView {
    let text = &use_text().account.link;
    view! {
        <section class="fresh-link" role="status" data-key="fresh" data-once="">
            <h2><label for="fresh-link">{text.fresh}</label></h2>
            <input id="fresh-link" type="text" readonly value=link.url data-selects="" aria-describedby="fresh-link-hint" />
            <p id="fresh-link-hint">{text.fresh_hint} " " {(text.lives)(link.kind)}</p>
        </section>
    }
    .into_any()
}

#[component]
fn Issued(issued: Vec<IssuedLink>, clock: SchoolClock) -> impl IntoView {
    let text = &use_text().account.link;
    if issued.is_empty() {
        return view! { <p class="empty">{text.none_made}</p> }.into_any();
    }
    let rows = issued.into_iter().map(|link| view! { <IssuedRow link clock /> }).collect_view();
    view! {
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
            <tbody>{rows}</tbody>
        </table>
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
        <tr data-key=link.id.to_string()>
            <th scope="row" data-label=text.column_kind>{(text.kind)(link.kind)}</th>
            <td data-label=text.column_made><When at=link.made_at clock /></td>
            <td data-label=text.column_by>{by}</td>
            <td data-label=text.column_until><When at=link.expires_at clock /></td>
            <td data-label=use_text().common.status><Pill tone label=(text.state)(link.state) /></td>
        </tr>
    }
    .into_any()
}
