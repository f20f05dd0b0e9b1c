//! The table of requests to teach; on a phone each row is a card.

use leptos::{ev::MouseEvent, prelude::*};
use school::{
    id::CourseRequestId,
    view::{CourseRequestLine, CourseRequests},
};

use crate::{
    requests::{Desk, SelectCell, StatePill, is_plain_click, on_key},
    text::use_text,
    ui::When,
};

/// The requests of the page, with arrow keys from row to row.
#[component]
pub fn Rows(
    desk: Desk<CourseRequests>,
    /// Which request is looked into.
    open: RwSignal<Option<CourseRequestId>>,
) -> impl IntoView {
    let text = use_text();
    let look_into = Callback::new(move |request| {
        desk.remember_row(request);
        open.set(Some(request));
    });
    let list = &text.requests.list;
    view! {
        <table class="requests" on:keydown=move |event| on_key(desk, look_into, &event)>
            <caption class="sr-only">{text.requests.desk.heading_courses}</caption>
            <thead>
                <tr>
                    <th scope="col"><span class="sr-only">{text.requests.desk.selection}</span></th>
                    <th scope="col">{text.common.teacher}</th>
                    <th scope="col">{list.course}</th>
                    <th scope="col">{list.asked}</th>
                    <th scope="col">{text.common.status}</th>
                    <th scope="col" class="number">{text.requests.teach.capacity}</th>
                    <th scope="col"><span class="sr-only">{list.details}</span></th>
                </tr>
            </thead>
            <tbody>
                <For each=move || desk.list.data.get().lines key=|line| line.request let(line)>
                    <Row desk first=line look_into />
                </For>
            </tbody>
        </table>
    }
    .into_any()
}

#[component]
fn Row(desk: Desk<CourseRequests>, first: CourseRequestLine, look_into: Callback<CourseRequestId>) -> impl IntoView {
    let text = use_text();
    let request = first.request;
    let href = format!("{}/{request}", desk.list.address.path);
    let line = Memo::new(move |_| desk.line(request).unwrap_or_else(|| first.clone()));
    let busy = move || desk.busy.with(|busy| busy.contains(&request)).to_string();
    let clock = move || desk.list.screen.as_of.with(|as_of| as_of.clock);
    let list = &text.requests.list;
    let open = move |event: MouseEvent| {
        if is_plain_click(&event) {
            event.prevent_default();
            look_into.run(request);
        }
    };
    view! {
        <tr data-row=request.to_string() aria-busy=busy>
            <td class="cell-select"><SelectCell desk line /></td>
            <th scope="row">
                <span class="who-name">{move || line.with(|l| l.teacher.to_string())}</span>
                <span class="subtitle">{move || line.with(|l| l.school_name.clone())}</span>
            </th>
            <td data-label=list.course>{move || line.with(|l| text.course(&l.subject, &l.class))}</td>
            <td data-label=list.asked>{move || view! { <When at=line.with(|l| l.asked_at) clock=clock() /> }}</td>
            <td data-label=text.common.status>
                <StatePill state=Signal::derive(move || line.with(|l| l.state)) />
                {move || line.with(|l| (!l.note.is_empty()).then(|| view! { <q class="note">{l.note.clone()}</q> }))}
            </td>
            <td data-label=text.requests.teach.capacity class="number">
                {move || line.with(|l| (text.requests.teach.takes)(l.capacity))}
            </td>
            <td class="cell-open">
                <a class="button quiet" href=href on:click=open>
                    {text.requests.desk.review}
                    <span class="sr-only">{move || line.with(|l| format!(" {}, {}", l.teacher, l.subject))}</span>
                </a>
            </td>
        </tr>
    }
    .into_any()
}
