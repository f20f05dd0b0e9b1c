//! `/parent/subjects`: every course of every child in one list.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use school::{
    clock::SchoolClock,
    event::Topic,
    glance::student_average,
    id::MemberId,
    person::Role,
    view::{CourseRecord, Records},
};

use super::{api::family_records, no_child::NoChild};
use crate::{
    record::{PartAverages, Shown, ShownForm},
    screen::{DocumentBar, KeptFresh, RefreshEvery, RoleNav},
    text::use_text,
    ui::{Loaded, Pill, Tone},
};

/// A course of a child.
struct Line {
    child: MemberId,
    name: String,
    course: CourseRecord,
}

const KEPT: KeptFresh = KeptFresh { name: "subjects", topics: &[Topic::Grades], every: RefreshEvery::Parent };

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
    let children_of: Vec<_> = records.students.iter().map(|of| (of.student, of.name.to_string())).collect();
    let shown = use_query_map().with_untracked(Shown::read).among(&children_of);
    let lines = lines(&records, &shown);
    let found = match (lines.is_empty(), children_of.is_empty()) {
        (_, true) => view! { <NoChild /> }.into_any(),
        (true, false) => view! { <p class="empty">{text.glance.none_found}</p> }.into_any(),
        (false, false) => view! { <Table lines clock=records.as_of.clock /> }.into_any(),
    };
    view! {
        <div class="page-head">
            <div>
                <h1>{text.course.subjects.heading}</h1>
                <p class="subtitle">{text.course.subjects.hint}</p>
            </div>
            <DocumentBar as_of=records.as_of.clone() kept=KEPT keep=shown.parameters() />
        </div>
        <Figures records=&records />
        <ShownForm path="/parent/subjects".into() shown=&shown children_of />
        {found}
    }
}

/// How many courses and children there are, and the average of all.
#[component]
fn Figures<'a>(records: &'a Records) -> impl IntoView + use<> {
    let text = use_text();
    let (words, glance) = (&text.course.subjects, &text.glance);
    let courses = || records.students.iter().flat_map(|student| &student.courses);
    let (all, active) = (courses().count(), courses().filter(|course| !course.ended).count());
    // Of one child: an average of several children is nobody's.
    let average = match &records.students[..] {
        [only] => student_average(only).overall().percent.map(|percent| text.percent(percent)),
        _ => None,
    };
    let average = average.map(|shown| view! { <div class="figure"><dt>{glance.average}</dt><dd>{shown}</dd></div> });
    view! {
        <dl class="glance">
            <div class="figure"><dt>{glance.courses}</dt><dd>{all}</dd></div>
            <div class="figure"><dt>{words.active}</dt><dd>{active}</dd></div>
            {average}
            <div class="figure"><dt>{words.children}</dt><dd>{records.students.len()}</dd></div>
        </dl>
    }
    .into_any()
}

#[component]
fn Table(lines: Vec<Line>, clock: SchoolClock) -> impl IntoView {
    let text = use_text();
    let words = &text.course.subjects;
    let rows = lines.into_iter().map(|line| view! { <Row line clock /> }).collect_view();
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
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

#[component]
fn Row(line: Line, clock: SchoolClock) -> impl IntoView {
    let text = use_text();
    let Line { child, name, course } = line;
    let id = course.course;
    let since = course.since.map(|since| (text.dates.date)(since.date(clock)));
    let (tone, status) =
        if course.ended { (Tone::Over, text.common.ended) } else { (Tone::Active, text.course.subjects.running) };
    let (words, glance) = (&text.course.subjects, &text.glance);
    view! {
        <tr data-overall="" data-course=id.to_string() data-student=child.to_string() data-key=format!("{child}-{id}")>
            <th scope="row">
                <a href=format!("/parent/children/{child}/courses/{id}")>{text.course(&course.subject, &course.class)}</a>
            </th>
            <td data-label=glance.child>{name}</td>
            <td data-label=words.teacher>{course.taught_by()}</td>
            <td data-label=words.since>{since}</td>
            <td data-label=words.status><Pill tone label=status /></td>
            <td data-label=text.record.overall><strong>{text.total(course.overall(), course.scale)}</strong></td>
            <td data-label=words.parts><PartAverages record=&course /></td>
            <td data-label=words.trend>{text.course_moves(&course, clock)}</td>
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
