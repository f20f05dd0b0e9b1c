//! `/teacher/course-requests`: what I asked to teach, and what became of it.

use leptos::prelude::*;
use school::{
    clock::SchoolClock,
    event::Topic,
    person::Role,
    request::{Act, RequestKind, RequestState},
    view::{CourseRequestLine, CourseRequests},
};

use super::{
    OWN,
    api::{DecideCoursesCall, own_course_requests},
};
use crate::{
    requests::{Filters, PageLinks, PlainAct, RequestLine, StatePill, StateTabs, asked},
    screen::{DocumentBar, KeptFresh, RefreshEvery, RoleNav},
    text::use_text,
    ui::{FormProblem, Loaded, When},
};

const KEPT: KeptFresh =
    KeptFresh { name: "teacher-course-requests", topics: &[Topic::CourseRequests], every: RefreshEvery::Gradebook };

/// The teacher's own requests to teach.
#[component]
pub fn TeacherCourseRequestsPage() -> impl IntoView {
    let filter = asked(OWN);
    let load = move || own_course_requests(filter.clone());
    view! {
        <RoleNav role=Role::Teacher />
        <Loaded load page=|requests| view! { <Own requests /> }.into_any() />
    }
}

#[component]
fn Own(requests: CourseRequests) -> impl IntoView {
    let text = use_text();
    let (teach, filter) = (&text.requests.teach, asked(OWN));
    let shown = &filter;
    let CourseRequests { as_of, lines, counts, .. } = requests;
    let total = shown.state.map_or_else(|| counts.all(), |state| counts.of(state));
    let nothing_yet = counts.all() == 0 && shown.search.is_empty();
    let none = if nothing_yet { teach.none } else { text.common.nothing_found };
    let none = lines.is_empty().then(|| view! { <p class="empty">{none}</p> });
    let clock = as_of.clock;
    let cards = lines.into_iter().map(|line| view! { <OwnRequest line clock /> }).collect_view();
    view! {
        <div class="page-head">
            <h1>{teach.heading}</h1>
            <DocumentBar as_of kept=KEPT keep=OWN.parameters(shown) />
        </div>
        <FormProblem />
        <p class="page-actions"><a class="button primary" href=format!("{}/new", OWN.path)>{teach.new}</a></p>
        <StateTabs kind=RequestKind::Course address=OWN shown counts=&counts />
        <Filters address=OWN shown />
        {none}
        <ul class="cards cards-wide">{cards}</ul>
        <PageLinks address=OWN shown total />
    }
    .into_any()
}

#[component]
fn OwnRequest(line: CourseRequestLine, clock: SchoolClock) -> impl IntoView {
    let text = use_text();
    let (teach, words) = (&text.requests.teach, &text.requests.list);
    let request = line.request;
    let place = text.place(&line.school_name, line.region) + " · " + &(teach.takes)(line.capacity);
    let note = (!line.note.is_empty()).then(|| view! { <q class="note">{line.note.clone()}</q> });
    let book = line.course.map(|course| {
        view! { <a class="button" href=format!("/teacher/courses/{course}/gradebook")>{teach.open_book}</a> }
    });
    view! {
        <li class="card own-request-card" data-key=request.to_string()>
            <h2>{text.course(&line.subject, &line.class)}</h2>
            <p class="subtitle">{place}</p>
            <p>
                <StatePill state=line.state /> " "
                <span class="subtitle">{words.asked} " " <When at=line.asked_at clock /></span>
            </p>
            {note}
            <div class="own-acts">
                {book}
                <Withdraw line=&line />
                <a class="button quiet" href=format!("{}/{request}", OWN.path)>{words.history}</a>
            </div>
        </li>
    }
    .into_any()
}

/// Takes the request back, while it waits.
#[component]
pub fn Withdraw<'a>(line: &'a CourseRequestLine) -> impl IntoView + use<> {
    let text = use_text();
    let teach = &text.requests.teach;
    let seen = String::from(line.seen());
    line.state.is_open().then(|| {
        view! {
            <PlainAct<DecideCoursesCall>
                seen
                act=Act::Withdraw
                label=(text.requests.act)(RequestKind::Course, Act::Withdraw, RequestState::Pending)
                gives_up=(teach.withdraw, teach.withdraw_hint)
                done=teach.withdrawn.to_owned()
            />
        }
    })
}
