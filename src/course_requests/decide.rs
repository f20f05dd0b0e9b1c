//! `/admin/course-requests`: teachers ask to teach, the school decides; an opened course is ended and reopened here.

use std::collections::BTreeMap;

use leptos::{prelude::*, server_fn::ServerFn};
use school::{
    event::Topic,
    id::CourseRequestId,
    request::{Actor, RequestKind},
    view::CourseRequests,
};

use super::{
    DECIDED,
    api::{DecideCoursesCall, course_request_detail, course_requests_of_schools},
    rows::Rows,
};
use crate::{
    requests::{
        Desk, DeskForm, Filters, KeysHint, Outcome, RequestLine, ReviewDialog, StateTabs, Summary, asked, with_names,
    },
    screen::{AdminNav, AdminTab, DocumentBar, KeptFresh, RefreshEvery},
    text::use_text,
    ui::{FormProblem, Loaded},
};

const KEPT: KeptFresh =
    KeptFresh { name: "admin-course-requests", topics: &[Topic::CourseRequests], every: RefreshEvery::Approval };

/// The requests to teach at the admin's schools.
#[component]
pub fn AdminCourseRequestsPage() -> impl IntoView {
    let (text, filter, outcome) = (use_text(), asked(DECIDED), Outcome::told());
    let label = move |request: i64| async move {
        let detail = course_request_detail(CourseRequestId(request)).await;
        detail.ok().map(|detail| detail.line.label(text))
    };
    let load = move || {
        let (filter, outcome) = (filter.clone(), outcome.clone());
        async move { with_names(text, course_requests_of_schools(filter).await, outcome, label).await }
    };
    view! {
        <AdminNav current=AdminTab::CourseRequests />
        <Loaded load page=|(requests, names)| view! { <OpenDesk requests names /> }.into_any() />
    }
}

#[component]
fn OpenDesk(requests: CourseRequests, names: BTreeMap<i64, String>) -> impl IntoView {
    let text = use_text();
    let desk = Desk { address: DECIDED, actor: Actor::Admin, decides: DecideCoursesCall::url(), finds: None };
    let filter = asked(DECIDED);
    let shown = &filter;
    let rows = view! { <Rows requests=&requests /> }.into_any();
    let why = if filter.search.is_empty() { text.requests.desk.nothing_waits } else { text.common.nothing_found };
    let nothing = requests.lines.is_empty().then(|| view! { <p class="empty">{why}</p> });
    view! {
        <div class="page-head">
            <h1>{text.requests.desk.heading_courses}</h1>
            <DocumentBar as_of=requests.as_of.clone() kept=KEPT keep=DECIDED.parameters(shown) />
        </div>
        <FormProblem />
        <StateTabs kind=RequestKind::Course address=DECIDED shown counts=&requests.counts />
        <Filters address=DECIDED shown />
        <Summary outcome=Outcome::told() names=&names path=DECIDED.path />
        {nothing}
        <DeskForm desk list=&requests shown rows />
        <KeysHint />
        <ReviewDialog />
    }
    .into_any()
}
