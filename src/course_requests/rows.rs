//! The table of requests to teach; on a phone each row is a card.

use leptos::prelude::*;
use school::{
    clock::SchoolClock,
    view::{CourseRequestLine, CourseRequests},
};

use super::DECIDED;
use crate::{
    requests::{RowWords, SelectCell, StatePill},
    text::use_text,
    ui::When,
};

/// The requests of the page.
#[component]
pub fn Rows<'a>(requests: &'a CourseRequests) -> impl IntoView + use<> {
    let text = use_text();
    let list = &text.requests.list;
    let clock = requests.as_of.clock;
    let rows = requests.lines.iter().map(|line| view! { <Row line clock /> }).collect_view();
    view! {
        <table class="requests">
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
            <tbody>{rows}</tbody>
        </table>
    }
}

#[component]
fn Row<'a>(line: &'a CourseRequestLine, clock: SchoolClock) -> impl IntoView + use<> {
    let text = use_text();
    let list = &text.requests.list;
    let RowWords { name, state, review, changed } = RowWords::of(text, line);
    let request = line.request.to_string();
    let note = (!line.note.is_empty()).then(|| view! { <q class="note">{line.note.clone()}</q> });
    view! {
        <tr
            data-row=request.clone()
            data-key=request.clone()
            data-name=name
            data-state=state
            data-review=review
            data-changed=changed
        >
            <td class="cell-select"><SelectCell line /></td>
            <th scope="row">
                <span class="who-name">{line.teacher.to_string()}</span>
                <span class="subtitle">{line.school_name.clone()}</span>
            </th>
            <td data-label=list.course>{text.course(&line.subject, &line.class)}</td>
            <td data-label=list.asked><When at=line.asked_at clock /></td>
            <td data-label=text.common.status>
                <StatePill state=line.state />
                {note}
            </td>
            <td data-label=text.requests.teach.capacity class="number">{(text.requests.teach.takes)(line.capacity)}</td>
            <td class="cell-open">
                <a class="button quiet" href=format!("{}/{request}", DECIDED.path) data-do="review">
                    {text.requests.desk.review}
                    <span class="sr-only">{format!(" {}, {}", line.teacher, line.subject)}</span>
                </a>
            </td>
        </tr>
    }
}
