//! `/admin/course-requests`: teachers ask to teach, the school decides; an opened course is ended and reopened here.

use leptos::{prelude::*, server_fn::ServerFn};
use school::{
    event::Topic,
    id::CourseRequestId,
    request::{Actor, RequestKind},
    view::CourseRequests,
};

use super::{
    DECIDED,
    api::{DecideCoursesCall, course_request_detail, course_requests_of_schools, decide_courses},
    rows::Rows,
    show::show,
};
use crate::{
    requests::{
        Call, Calls, Desk, DeskForm, DeskPage, Filters, KeysHint, PageLinks, RequestDetail, RequestLine, RequestList,
        ReviewDialog, SelectPage, StateTabs, Summary, use_desk, use_filter,
    },
    screen::{AdminNav, AdminTab, LiveBar},
    text::use_text,
    ui::{FormProblem, Loaded},
};

/// The requests to teach at the admin's schools.
#[component]
pub fn AdminCourseRequestsPage() -> impl IntoView {
    let filter = use_filter(DECIDED);
    let load = move || course_requests_of_schools(filter.get_untracked());
    view! {
        <AdminNav current=AdminTab::CourseRequests />
        <Loaded load page=|requests| view! { <OpenDesk requests /> }.into_any() />
    }
}

#[component]
fn OpenDesk(requests: CourseRequests) -> impl IntoView {
    let text = use_text();
    let label = Call::new(move |request| async move { Ok(course_request_detail(request).await?.line().label(text)) });
    let page = DeskPage {
        name: "admin-course-requests",
        topic: Topic::CourseRequests,
        address: DECIDED,
        actor: Actor::Admin,
        calls: Calls {
            list: Call::new(course_requests_of_schools),
            decide: Call::new(decide_courses),
            matching: None,
            label,
        },
    };
    let desk = use_desk(requests, page);
    let (address, shown, data) = (desk.list.address, desk.list.shown, desk.list.data);
    let open = RwSignal::new(None::<CourseRequestId>);
    let counts = Memo::new(move |_| data.with(|data| data.counts().clone()));
    view! {
        <div class="page-head">
            <h1>{text.requests.desk.heading_courses}</h1>
            <LiveBar screen=desk.list.screen keep=address.parameters(&shown.get_untracked()) />
        </div>
        <FormProblem />
        <StateTabs kind=RequestKind::Course address shown counts />
        <Filters address shown />
        <Summary desk />
        <p class="sr-only" role="status">{move || desk.said.get()}</p>
        <Emptiness desk />
        <DeskForm desk action=DecideCoursesCall::url()>
            <SelectPage desk />
            <Rows desk open />
            <PageLinks address shown total=Signal::derive(move || desk.matching()) />
        </DeskForm>
        <KeysHint />
        <ReviewDialog desk open load=Call::new(course_request_detail) show />
    }
    .into_any()
}

/// What an empty list means.
#[component]
fn Emptiness(desk: Desk<CourseRequests>) -> impl IntoView {
    let text = use_text();
    let why = move || {
        let searched = desk.list.shown.with(|shown| !shown.search.is_empty());
        if searched { text.common.nothing_found } else { text.requests.desk.nothing_waits }
    };
    view! {
        <Show when=move || desk.list.data.with(|data| data.lines.is_empty())>
            <p class="empty">{why}</p>
        </Show>
    }
    .into_any()
}
