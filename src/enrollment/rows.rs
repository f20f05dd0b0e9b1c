//! The table of requests to join; on a phone each row is a card.

use leptos::prelude::*;
use school::{
    clock::SchoolClock,
    curriculum::ClassLabel,
    view::{EnrollmentLine, EnrollmentRequests},
};

use crate::{
    requests::{ListAddress, RowWords, SelectCell, StatePill},
    text::{Catalogue, use_text},
    ui::When,
};

/// The requests of the page.
#[component]
pub fn Rows<'a>(address: ListAddress, requests: &'a EnrollmentRequests) -> impl IntoView + use<> {
    let text = use_text();
    let list = &text.requests.list;
    let clock = requests.as_of.clock;
    let rows = requests.lines.iter().map(|line| view! { <Row address line clock /> }).collect_view();
    view! {
        <table class="requests">
            <caption class="sr-only">{text.requests.desk.heading_enrollments}</caption>
            <thead>
                <tr>
                    <th scope="col"><span class="sr-only">{text.requests.desk.selection}</span></th>
                    <th scope="col">{text.common.student}</th>
                    <th scope="col">{list.course}</th>
                    <th scope="col">{list.asked}</th>
                    <th scope="col">{text.common.status}</th>
                    <th scope="col" class="number">{list.seats}</th>
                    <th scope="col"><span class="sr-only">{list.details}</span></th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
}

#[component]
fn Row<'a>(address: ListAddress, line: &'a EnrollmentLine, clock: SchoolClock) -> impl IntoView + use<> {
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
                <span class="who-name">{line.student_name.to_string()}</span>
                <span class="subtitle">{place_of(text, &line.student_number, &line.student_class)}</span>
            </th>
            <td data-label=list.course>{text.course(&line.subject, &line.class)}</td>
            <td data-label=list.asked><When at=line.asked_at clock /></td>
            <td data-label=text.common.status>
                <StatePill state=line.state />
                {note}
            </td>
            <td data-label=list.seats class="number">{(list.seats_left)(line.seats.left(), line.seats.capacity)}</td>
            <td class="cell-open">
                <a class="button quiet" href=format!("{}/{request}", address.path) data-do="review">
                    {text.requests.desk.review}
                    <span class="sr-only">{format!(" {}", line.student_name)}</span>
                </a>
            </td>
        </tr>
    }
}

/// A student's number and class, as far as they have them.
pub fn place_of(text: &Catalogue, number: &str, class: &ClassLabel) -> String {
    [number, &(text.class)(class)].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}
