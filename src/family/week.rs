//! `/parent/week`: what the last seven days brought each child; where a weekly notice and a weekly mail lead.

use leptos::prelude::*;
use school::{
    event::Topic,
    glance::{SeenConcern, week},
    person::Role,
    view::{AsOf, Records, StudentRecord},
};

use super::{api::family_records, concerns::Concerns, no_child::NoChild, page::MarkLines};
use crate::{
    record::ComingUp,
    screen::{DocumentBar, KeptFresh, RefreshEvery, RoleNav},
    text::use_text,
    ui::Loaded,
};

const KEPT: KeptFresh = KeptFresh { name: "week", topics: &[Topic::Grades], every: RefreshEvery::Parent };

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
    let Records { as_of, students, seen } = records;
    let none = students.is_empty();
    let child = |child: StudentRecord| view! { <Child child as_of=&as_of seen=&seen /> };
    let children = students.into_iter().map(child).collect_view();
    view! {
        <div class="page-head">
            <div>
                <h1>{text.digest.heading}</h1>
                <p class="subtitle">{text.digest.hint}</p>
            </div>
            <DocumentBar as_of=as_of.clone() kept=KEPT />
        </div>
        {none.then(|| view! { <NoChild /> })}
        <div class="cards cards-wide">{children}</div>
        <p class="more"><a class="button quiet" href="/parent/alerts#weekly">{text.digest.link}</a></p>
    }
}

#[component]
fn Child<'a>(child: StudentRecord, as_of: &'a AsOf, seen: &'a [SeenConcern]) -> impl IntoView + use<> {
    let text = use_text();
    let id = child.student;
    let seven_days = week(&child, as_of.read_at, as_of.clock);
    // The newest first, as everywhere on a screen.
    let lines = seven_days.marks.into_iter().rev().collect();
    view! {
        <article class="card" data-key=id.to_string()>
            <header>
                <h2><a href=format!("/parent/children/{id}")>{child.name.to_string()}</a></h2>
                <p class="subtitle">{child.school_name.clone()}</p>
            </header>
            <p>{text.average(seven_days.overall)}</p>
            <Concerns record=&child seen clock=as_of.clock />
            <h3>{text.digest.marks}</h3>
            <MarkLines student=id lines none=text.digest.no_marks />
            <ComingUp record=&child as_of heading=view! { <h3>{text.glance.coming_up}</h3> }.into_any() />
        </article>
    }
    .into_any()
}
