//! `/teacher/course-requests`: what I asked to teach, and what became of it.

use leptos::prelude::*;
use school::{
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
    requests::{
        Filters, List, ListPage, OwnAct, PageLinks, RequestLine, RequestList, StatePill, StateTabs, use_filter,
        use_list,
    },
    screen::{LiveBar, RefreshEvery, RoleNav, use_toasts},
    text::use_text,
    ui::{FormProblem, Loaded, When},
};

/// The teacher's own requests to teach.
#[component]
pub fn TeacherCourseRequestsPage() -> impl IntoView {
    let filter = use_filter(OWN);
    let load = move || own_course_requests(filter.get_untracked());
    view! {
        <RoleNav role=Role::Teacher />
        <Loaded load page=|requests| view! { <Own requests /> }.into_any() />
    }
}

#[component]
fn Own(requests: CourseRequests) -> impl IntoView {
    let text = use_text();
    let page = ListPage {
        name: "teacher-course-requests",
        topic: Topic::CourseRequests,
        every: RefreshEvery::Gradebook,
        address: OWN,
        load: own_course_requests,
        take: |held: &mut CourseRequests, fresh, _| *held = fresh,
    };
    let list = use_list(requests, page);
    let List { data, shown, address, screen } = list;
    let counts = Memo::new(move |_| data.with(|data| data.counts().clone()));
    let total = move || {
        let state = shown.with(|shown| shown.state);
        counts.with(|counts| state.map_or_else(|| counts.all(), |state| counts.of(state)))
    };
    let none = move || {
        if counts.with(|counts| counts.all()) == 0 && shown.with(|shown| shown.search.is_empty()) {
            text.requests.teach.none
        } else {
            text.common.nothing_found
        }
    };
    view! {
        <div class="page-head">
            <h1>{text.requests.teach.heading}</h1>
            <LiveBar screen keep=address.parameters(&shown.get_untracked()) />
        </div>
        <FormProblem />
        <p class="page-actions"><a class="button primary" href=format!("{}/new", OWN.path)>{text.requests.teach.new}</a></p>
        <StateTabs kind=RequestKind::Course address shown counts />
        <Filters address shown />
        <Show when=move || data.with(|data| data.lines.is_empty())>
            <p class="empty">{none}</p>
        </Show>
        <ul class="cards cards-wide">
            <For each=move || data.get().lines key=|line| line.request let(line)>
                <OwnRequest first=line list />
            </For>
        </ul>
        <PageLinks address shown total=Signal::derive(total) />
    }
    .into_any()
}

#[component]
fn OwnRequest(first: CourseRequestLine, list: List<CourseRequests>) -> impl IntoView {
    let text = use_text();
    let (teach, words) = (&text.requests.teach, &text.requests.list);
    let request = first.request;
    let heading = text.course(&first.subject, &first.class);
    let place = text.place(&first.school_name, first.region) + " · " + &(teach.takes)(first.capacity);
    let asked_at = first.asked_at;
    let line = Memo::new(move |_| {
        let found = list.data.with(|data| data.lines.iter().find(|line| line.request == request).cloned());
        found.unwrap_or_else(|| first.clone())
    });
    let clock = move || list.screen.as_of.with(|as_of| as_of.clock);
    let note = move || line.with(|l| (!l.note.is_empty()).then(|| view! { <q class="note">{l.note.clone()}</q> }));
    let refresh = Callback::new(move |()| list.screen.refresh.refresh_now.run(()));
    let book = move || {
        let course = line.with(|line| line.course)?;
        Some(view! { <a class="button" href=format!("/teacher/courses/{course}/gradebook")>{teach.open_book}</a> })
    };
    view! {
        <li class="card own-request-card">
            <h2>{heading}</h2>
            <p class="subtitle">{place}</p>
            <p>
                <StatePill state=Signal::derive(move || line.with(|line| line.state)) /> " "
                <span class="subtitle">{words.asked} " " {move || view! { <When at=asked_at clock=clock() /> }}</span>
            </p>
            {note}
            <div class="own-acts">
                {book}
                <Withdraw line=line.into() refresh />
                <a class="button quiet" href=format!("{}/{request}", OWN.path)>{words.history}</a>
            </div>
        </li>
    }
    .into_any()
}

/// Takes the request back, while it waits.
#[component]
pub fn Withdraw(line: Signal<CourseRequestLine>, refresh: Callback<()>) -> impl IntoView {
    let text = use_text();
    let toasts = use_toasts();
    let open = Memo::new(move |_| line.with(|line| line.state().is_open()));
    let done = Callback::new(move |_: RequestState| {
        toasts.success(text.requests.teach.withdrawn);
        refresh.run(());
    });
    view! {
        <Show when=move || open.get()>
            <OwnAct<DecideCoursesCall, CourseRequestLine>
                line
                act=Act::Withdraw
                label=(text.requests.act)(RequestKind::Course, Act::Withdraw, RequestState::Pending)
                gives_up=(text.requests.teach.withdraw, text.requests.teach.withdraw_hint)
                on_done=done
                refresh
            />
        </Show>
    }
    .into_any()
}
