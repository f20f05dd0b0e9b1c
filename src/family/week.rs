//! `/parent/week`: what the last seven days brought each child; where a weekly notice and a weekly mail lead.

use leptos::prelude::*;
use school::{
    event::Topic,
    glance::week,
    person::Role,
    view::{Records, StudentRecord},
};

use super::{api::family_records, concerns::Concerns, no_child::NoChild, page::MarkLines};
use crate::{
    record::ComingUp,
    screen::{LiveBar, RefreshEvery, RoleNav, ScreenHandle, WholePage, use_whole_page},
    text::use_text,
    ui::Loaded,
};

/// The parent's week.
#[component]
pub fn WeekPage() -> impl IntoView {
    view! {
        <RoleNav role=Role::Parent />
        <Loaded load=family_records page=|records| view! { <Children records /> }.into_any() />
    }
}

#[component]
fn Children(records: Records) -> impl IntoView {
    let text = use_text();
    let page = WholePage { name: "week", topic: Topic::Grades, every: RefreshEvery::Parent, load: family_records };
    let (records, screen) = use_whole_page(records, page);
    view! {
        <div class="page-head">
            <div>
                <h1>{text.digest.heading}</h1>
                <p class="subtitle">{text.digest.hint}</p>
            </div>
            <LiveBar screen />
        </div>
        <Show when=move || records.with(|r| r.students.is_empty())>
            <NoChild />
        </Show>
        <div class="cards cards-wide">
            <For each=move || records.get().students key=|s| (s.school, s.student) let(child)>
                <Child child records screen />
            </For>
        </div>
        <p class="more"><a class="button quiet" href="/parent/alerts#weekly">{text.digest.link}</a></p>
    }
}

#[component]
fn Child(child: StudentRecord, records: RwSignal<Records>, screen: ScreenHandle) -> impl IntoView {
    let text = use_text();
    let id = child.student;
    let (name, school) = (child.name.to_string(), child.school_name.clone());
    let record = Memo::new(move |_| {
        let found = records.with(|r| r.students.iter().find(|s| s.student == id).cloned());
        found.unwrap_or_else(|| child.clone())
    });
    let as_of = Signal::derive(move || records.with(|records| records.as_of.clone()));
    let seven_days = Memo::new(move |_| as_of.with(|at| record.with(|record| week(record, at.read_at, at.clock))));
    let average = move || seven_days.with(|week| text.average(week.overall));
    // The newest first, as everywhere on a screen.
    let lines = Signal::derive(move || seven_days.with(|week| week.marks.iter().rev().cloned().collect()));
    view! {
        <article class="card">
            <header>
                <h2><a href=format!("/parent/children/{id}")>{name}</a></h2>
                <p class="subtitle">{school}</p>
            </header>
            <p>{average}</p>
            <Concerns record records screen />
            <h3>{text.digest.marks}</h3>
            <MarkLines student=id record lines none=text.digest.no_marks />
            <ComingUp record as_of heading=view! { <h3>{text.glance.coming_up}</h3> }.into_any() />
        </article>
    }
    .into_any()
}
