//! `/parent`: a card per child, the one who needs attention first: figures, what needs attention, newest marks, courses.

use leptos::prelude::*;
use school::{
    event::Topic,
    glance::{CourseMark, SeenConcern, by_need, overview},
    id::MemberId,
    person::Role,
    view::{AsOf, CourseRecord, Records, StudentRecord},
};

use super::{api::family_records, concerns::Concerns, no_child::NoChild};
use crate::{
    record::{ComingUp, DownloadMarks, Months, Tiles},
    screen::{DocumentBar, KeptFresh, RefreshEvery, RoleNav},
    text::use_text,
    ui::{ExplainTotal, FormProblem, Loaded, MarkText, MarksTable, Meter, RankMark},
};

/// How many of a child's newest marks the card shows.
const NEWEST: usize = 5;

const KEPT: KeptFresh = KeptFresh { name: "parent", topics: &[Topic::Grades], every: RefreshEvery::Parent };

/// The parent's start page.
#[component]
pub fn ParentPage() -> impl IntoView {
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
    let order: Vec<MemberId> = by_need(&students).iter().map(|child| child.record.student).collect();
    let mut children = students;
    children.sort_by_key(|child| order.iter().position(|of| *of == child.student).unwrap_or(usize::MAX));
    let card = |child: StudentRecord| view! { <ChildCard child as_of=&as_of seen=&seen /> };
    let cards = children.into_iter().map(card).collect_view();
    view! {
        <div class="page-head">
            <h1>{text.record.parent_heading}</h1>
            <DocumentBar as_of=as_of.clone() kept=KEPT />
        </div>
        <FormProblem />
        {none.then(|| view! { <NoChild /> })}
        <div class="cards cards-wide">{cards}</div>
        <p class="more"><a class="button quiet" href="/parent/week">{text.digest.heading}</a></p>
    }
}

#[component]
fn ChildCard<'a>(child: StudentRecord, as_of: &'a AsOf, seen: &'a [SeenConcern]) -> impl IntoView + use<> {
    let text = use_text();
    let (id, name) = (child.student, child.name.to_string());
    let place = format!("{} · {}", (text.class)(&child.class), child.school_name);
    let overview = overview(&child, NEWEST);
    let newest = overview.newest.clone();
    let no_courses = child.courses.is_empty().then(|| view! { <p class="empty">{text.record.no_courses}</p> });
    let courses = child.courses.iter().map(|course| view! { <CourseLine student=id course /> }).collect_view();
    view! {
        <article class="card" data-key=id.to_string()>
            <header>
                <h2><a href=format!("/parent/children/{id}")>{name.clone()}</a></h2>
                <p class="subtitle">{place}</p>
            </header>
            {no_courses}
            <Concerns record=&child seen clock=as_of.clock />
            <Tiles overview clock=as_of.clock />
            <h3>{text.record.newest}</h3>
            <MarkLines student=id lines=newest none=text.record.no_marks />
            <ComingUp record=&child as_of heading=view! { <h3>{text.glance.coming_up}</h3> }.into_any() />
            <h3>{text.record.overall}</h3>
            <ul class="courses">{courses}</ul>
            <Months record=&child clock=as_of.clock />
            <DownloadMarks student=id name=name.clone() />
            <p class="more">
                <a class="button quiet" href="/parent/alerts">{text.alerts.link}<span class="sr-only">": " {name}</span></a>
            </p>
        </article>
    }
    .into_any()
}

/// Marks of several courses, a line each.
#[component]
pub fn MarkLines(
    /// Whose they are.
    student: MemberId,
    /// Which, in their order.
    lines: Vec<CourseMark>,
    /// What is said where there is none.
    none: &'static str,
) -> impl IntoView {
    let text = use_text();
    let nothing = lines.is_empty().then(|| view! { <p class="empty">{none}</p> });
    let line = |CourseMark { subject, mark, .. }: CourseMark| {
        let assessment = mark.assessment;
        view! {
            <li data-key=assessment.to_string()>
                <span>{format!("{subject}, {}", mark.title)}</span>
                <span class="number">
                    <MarkText student assessment shown=mark.mark.shown() /> " "
                    <span class="out-of">{(text.record.out_of)(&mark.max.to_string())}</span>
                </span>
            </li>
        }
    };
    let lines = lines.into_iter().map(line).collect_view();
    view! {
        {nothing}
        <ul class="newest">{lines}</ul>
    }
    .into_any()
}

#[component]
fn CourseLine<'a>(student: MemberId, course: &'a CourseRecord) -> impl IntoView + use<> {
    let text = use_text();
    let (id, subject) = (course.course, course.subject.clone());
    view! {
        <li data-overall="" data-course=id.to_string() data-student=student.to_string() data-key=id.to_string()>
            <a class="course-name" href=format!("/parent/children/{student}/courses/{id}")>{subject.clone()}</a>
            <Meter overall=course.overall() scale=course.scale />
            <RankMark rank=course.rank />
            <ExplainTotal of=subject.clone() student course=id explanation=course.explanation() />
            <details>
                <summary>{text.record.all_marks}</summary>
                <MarksTable student caption=subject marks=course.marks.clone() />
            </details>
        </li>
    }
    .into_any()
}
