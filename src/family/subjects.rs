//! `/parent/subjects`: every course of every child in one list.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use school::{
    event::Topic,
    glance::student_average,
    id::{CourseId, MemberId},
    person::Role,
    view::{CourseRecord, Records, StudentRecord},
};

use super::{api::family_records, no_child::NoChild};
use crate::{
    record::{PartAverages, Shown, ShownForm},
    screen::{LiveBar, RefreshEvery, RoleNav, WholePage, use_whole_page},
    text::use_text,
    ui::{Loaded, Pill, Tone},
};

/// A course of a child.
#[derive(Clone, PartialEq, Eq)]
struct Line {
    child: MemberId,
    name: String,
    course: CourseRecord,
}

/// The parent's list of subjects.
#[component]
pub fn SubjectsPage() -> impl IntoView {
    view! {
        <RoleNav role=Role::Parent />
        <Loaded load=family_records page=|records| view! { <Subjects records /> }.into_any() />
    }
}

#[component]
fn Subjects(records: Records) -> impl IntoView {
    let text = use_text();
    let page = WholePage { name: "subjects", topic: Topic::Grades, every: RefreshEvery::Parent, load: family_records };
    let children_of: Vec<_> = records.students.iter().map(|of| (of.student, of.name.to_string())).collect();
    let (records, screen) = use_whole_page(records, page);
    let query = use_query_map();
    let known = children_of.clone();
    let shown = Memo::new(move |_| query.with(Shown::read).among(&known));
    let keep = shown.with_untracked(Shown::parameters);
    // As it was when it was asked for, or a course came or went: a new mark moves no row.
    let there = Memo::new(move |_| records.with(ids));
    let order = Memo::new(move |_| {
        // Read, not only tracked: what nobody reads follows nothing.
        let _ = there.get();
        shown.with(|shown| records.with_untracked(|records| lines(records, shown)))
    });
    let lines = Memo::new(move |_| records.with(|records| order.with(|order| now(records, order))));
    let no_children = move || records.with(|records| records.students.is_empty());
    let nothing = move || match no_children() {
        true => view! { <NoChild /> }.into_any(),
        false => view! { <p class="empty">{text.glance.none_found}</p> }.into_any(),
    };
    view! {
        <div class="page-head">
            <div>
                <h1>{text.course.subjects.heading}</h1>
                <p class="subtitle">{text.course.subjects.hint}</p>
            </div>
            <LiveBar screen keep />
        </div>
        <Figures records />
        <ShownForm path="/parent/subjects".into() shown children_of />
        {move || lines.with(Vec::is_empty).then(nothing)}
        <Show when=move || !lines.with(Vec::is_empty)>
            <Table lines records />
        </Show>
    }
}

/// How many courses and children there are, and the average of all.
#[component]
fn Figures(records: RwSignal<Records>) -> impl IntoView {
    let text = use_text();
    let (words, glance) = (&text.course.subjects, &text.glance);
    let count = move |of: fn(&CourseRecord) -> bool| {
        move || records.with(|r| r.students.iter().flat_map(|s| &s.courses).filter(|course| of(course)).count())
    };
    let children = move || records.with(|records| records.students.len());
    // Of one child: an average of several children is nobody's.
    let average = move || {
        records.with(|records| match &records.students[..] {
            [only] => student_average(only).overall().percent.map(|percent| text.percent(percent)),
            _ => None,
        })
    };
    let average =
        move || average().map(|shown| view! { <div class="figure"><dt>{glance.average}</dt><dd>{shown}</dd></div> });
    view! {
        <dl class="glance">
            <div class="figure"><dt>{glance.courses}</dt><dd>{count(|_| true)}</dd></div>
            <div class="figure"><dt>{words.active}</dt><dd>{count(|course| !course.ended)}</dd></div>
            {average}
            <div class="figure"><dt>{words.children}</dt><dd>{children}</dd></div>
        </dl>
    }
    .into_any()
}

#[component]
fn Table(lines: Memo<Vec<Line>>, records: RwSignal<Records>) -> impl IntoView {
    let text = use_text();
    let words = &text.course.subjects;
    view! {
        <table class="list subjects">
            <caption class="sr-only">{words.heading}</caption>
            <thead>
                <tr>
                    <th scope="col">{words.subject}</th>
                    <th scope="col">{text.glance.child}</th>
                    <th scope="col">{words.teacher}</th>
                    <th scope="col">{words.since}</th>
                    <th scope="col">{words.status}</th>
                    <th scope="col">{text.record.overall}</th>
                    <th scope="col">{words.parts}</th>
                    <th scope="col">{words.trend}</th>
                </tr>
            </thead>
            <tbody>
                <For each=move || lines.get() key=|line| (line.child, line.course.course) let(line)>
                    <Row first=line lines records />
                </For>
            </tbody>
        </table>
    }
    .into_any()
}

#[component]
fn Row(first: Line, lines: Memo<Vec<Line>>, records: RwSignal<Records>) -> impl IntoView {
    let text = use_text();
    let (child, id, name) = (first.child, first.course.course, first.name.clone());
    let subject = text.course(&first.course.subject, &first.course.class);
    let record = Memo::new(move |_| {
        let found = lines.with(|lines| lines.iter().find(|l| (l.child, l.course.course) == (child, id)).cloned());
        found.unwrap_or_else(|| first.clone()).course
    });
    let clock = move || records.with(|records| records.as_of.clock);
    let teachers = move || record.with(CourseRecord::taught_by);
    let since = move || record.with(|r| r.since).map(|since| (text.dates.date)(since.date(clock())));
    let over = Memo::new(move |_| record.with(|r| r.ended));
    let tone = Signal::derive(move || if over.get() { Tone::Over } else { Tone::Active });
    let status = Signal::derive(move || if over.get() { text.common.ended } else { text.course.subjects.running });
    let total = move || record.with(|r| text.total(r.overall(), r.scale));
    let trend = move || record.with(|record| text.course_moves(record, clock()));
    let (words, glance) = (&text.course.subjects, &text.glance);
    view! {
        <tr data-overall="" data-course=id.to_string() data-student=child.to_string()>
            <th scope="row"><a href=format!("/parent/children/{child}/courses/{id}")>{subject}</a></th>
            <td data-label=glance.child>{name}</td>
            <td data-label=words.teacher>{teachers}</td>
            <td data-label=words.since>{since}</td>
            <td data-label=words.status><Pill tone label=status /></td>
            <td data-label=text.record.overall><strong>{total}</strong></td>
            <td data-label=words.parts><PartAverages record /></td>
            <td data-label=words.trend>{trend}</td>
        </tr>
    }
    .into_any()
}

/// The courses that are wanted, child by child unless another order is.
fn lines(records: &Records, shown: &Shown) -> Vec<Line> {
    let wanted = records.students.iter().filter(|student| shown.wants(student.student));
    let all = wanted.flat_map(|student| {
        let line = |course: &CourseRecord| Line {
            child: student.student,
            name: student.name.to_string(),
            course: course.clone(),
        };
        student.courses.iter().map(line)
    });
    shown.select_of(all.collect(), |line| &line.course)
}

fn ids(records: &Records) -> Vec<(MemberId, CourseId)> {
    let of = |student: &StudentRecord| {
        student.courses.iter().map(|course| (student.student, course.course)).collect::<Vec<_>>()
    };
    records.students.iter().flat_map(of).collect()
}

/// The same lines as they are now; one that is gone is left out.
fn now(records: &Records, order: &[Line]) -> Vec<Line> {
    let place =
        |line: &Line| order.iter().position(|of| (of.child, of.course.course) == (line.child, line.course.course));
    let mut all: Vec<Line> =
        lines(records, &Shown::default()).into_iter().filter(|line| place(line).is_some()).collect();
    all.sort_by_key(place);
    all
}
