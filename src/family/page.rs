//! `/parent`: a card per child, the one who needs attention first: figures, what needs attention, newest marks, courses.

use leptos::prelude::*;
use school::{
    event::Topic,
    glance::{CourseMark, by_need, overview},
    id::{AssessmentId, CourseId, MemberId},
    person::Role,
    view::{CourseRecord, Records, StudentRecord},
};

use super::{api::family_records, concerns::Concerns, no_child::NoChild};
use crate::{
    record::{ComingUp, DownloadMarks, Months, Tiles},
    screen::{LiveBar, RefreshEvery, RoleNav, ScreenHandle, WholePage, use_whole_page},
    text::use_text,
    ui::{ExplainTotal, Loaded, MarkText, MarksTable, Meter, RankMark},
};

/// How many of a child's newest marks the card shows.
const NEWEST: usize = 5;

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
    let page = WholePage { name: "parent", topic: Topic::Grades, every: RefreshEvery::Parent, load: family_records };
    // As it was when the page was opened: a refresh moves nothing.
    let order: Vec<MemberId> = by_need(&records.students).iter().map(|child| child.record.student).collect();
    let (records, screen) = use_whole_page(records, page);
    let children = move || {
        let mut children = records.get().students;
        children.sort_by_key(|child| order.iter().position(|of| *of == child.student).unwrap_or(usize::MAX));
        children
    };
    view! {
        <div class="page-head">
            <h1>{text.record.parent_heading}</h1>
            <LiveBar screen />
        </div>
        <Show when=move || records.with(|r| r.students.is_empty())>
            <NoChild />
        </Show>
        <div class="cards cards-wide">
            <For each=children key=|s| (s.school, s.student) let(child)>
                <ChildCard child records screen />
            </For>
        </div>
        <p class="more"><a class="button quiet" href="/parent/week">{text.digest.heading}</a></p>
    }
}

#[component]
fn ChildCard(child: StudentRecord, records: RwSignal<Records>, screen: ScreenHandle) -> impl IntoView {
    let text = use_text();
    let id = child.student;
    let (name, place) = (child.name.to_string(), format!("{} · {}", (text.class)(&child.class), child.school_name));
    let called = name.clone();
    let record = Memo::new(move |_| {
        let found = records.with(|r| r.students.iter().find(|s| s.student == id).cloned());
        found.unwrap_or_else(|| child.clone())
    });
    let clock = Signal::derive(move || records.with(|records| records.as_of.clock));
    let as_of = Signal::derive(move || records.with(|records| records.as_of.clone()));
    let overview = Memo::new(move |_| record.with(|record| overview(record, NEWEST)));
    let newest = Signal::derive(move || overview.with(|overview| overview.newest.clone()));
    let no_courses = move || record.with(|record| record.courses.is_empty());
    view! {
        <article class="card">
            <header>
                <h2><a href=format!("/parent/children/{id}")>{name.clone()}</a></h2>
                <p class="subtitle">{place}</p>
            </header>
            {move || no_courses().then(|| view! { <p class="empty">{text.record.no_courses}</p> })}
            <Concerns record records screen />
            <Tiles overview clock />
            <h3>{text.record.newest}</h3>
            <MarkLines student=id record lines=newest none=text.record.no_marks />
            <ComingUp record as_of heading=view! { <h3>{text.glance.coming_up}</h3> }.into_any() />
            <h3>{text.record.overall}</h3>
            <ul class="courses">
                <For each=move || record.get().courses key=|course| course.course let(course)>
                    <CourseLine student=id course record />
                </For>
            </ul>
            <Months record clock />
            <DownloadMarks student=id name />
            <p class="more">
                <a class="button quiet" href="/parent/alerts">{text.alerts.link}<span class="sr-only">": " {called}</span></a>
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
    /// Where their marks are read.
    record: Memo<StudentRecord>,
    /// Which, in their order.
    lines: Signal<Vec<CourseMark>>,
    /// What is said where there is none.
    none: &'static str,
) -> impl IntoView {
    let text = use_text();
    view! {
        <Show when=move || lines.with(Vec::is_empty)>
            <p class="empty">{none}</p>
        </Show>
        <ul class="newest">
            <For each=move || lines.get() key=|of| of.mark.assessment let(of)>
                <li>
                    <span>{format!("{}, {}", of.subject, of.mark.title)}</span>
                    <span class="number">
                        <MarkText student assessment=of.mark.assessment shown=shown(record, of.mark.assessment) /> " "
                        <span class="out-of">{(text.record.out_of)(&of.mark.max.to_string())}</span>
                    </span>
                </li>
            </For>
        </ul>
    }
    .into_any()
}

#[component]
fn CourseLine(student: MemberId, course: CourseRecord, record: Memo<StudentRecord>) -> impl IntoView {
    let text = use_text();
    let id = course.course;
    let subject = course.subject.clone();
    let course = Memo::new(move |_| record.with(|r| of(r, id)).unwrap_or_else(|| course.clone()));
    let overall = Memo::new(move |_| course.with(CourseRecord::overall));
    let explanation = Memo::new(move |_| course.with(CourseRecord::explanation));
    let scale = Signal::derive(move || course.with(|c| c.scale));
    let rank = Signal::derive(move || course.with(|c| c.rank));
    let marks = Signal::derive(move || course.with(|c| c.marks.clone()));
    view! {
        <li data-overall="" data-course=id.to_string() data-student=student.to_string()>
            <a class="course-name" href=format!("/parent/children/{student}/courses/{id}")>{subject.clone()}</a>
            <Meter overall scale />
            <RankMark rank />
            <ExplainTotal of=subject.clone() student course=id explanation />
            <details>
                <summary>{text.record.all_marks}</summary>
                <MarksTable student caption=subject marks />
            </details>
        </li>
    }
    .into_any()
}

fn shown(record: Memo<StudentRecord>, assessment: AssessmentId) -> Signal<String> {
    Signal::derive(move || {
        record.with(|r| {
            let mark = r.courses.iter().flat_map(|c| &c.marks).find(|mark| mark.assessment == assessment);
            mark.map(|m| m.mark.shown()).unwrap_or_default()
        })
    })
}

fn of(record: &StudentRecord, course: CourseId) -> Option<CourseRecord> {
    record.courses.iter().find(|c| c.course == course).cloned()
}
