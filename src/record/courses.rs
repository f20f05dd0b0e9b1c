//! One student's courses: at one glance, then each with its total, its components and its marks.

use leptos::prelude::*;
use school::{
    glance::overview,
    id::{CourseId, MemberId},
    view::{CourseRecord, Records, StudentRecord},
};

use super::{Bands, ComingUp, DownloadMarks, PartAverages, Shown, Tiles};
use crate::{
    text::use_text,
    ui::{ExplainTotal, MarksTable, Meter, Pill, RankMark, Tone},
};

/// Figures, what is coming up, a bar a course, and a card a course with all its marks.
#[component]
pub fn StudentCourses(
    /// Whose; it is followed in the records.
    student: StudentRecord,
    /// What was read.
    records: RwSignal<Records>,
    /// Which courses are shown.
    shown: Memo<Shown>,
    /// What stands before a course's id in the address of its page.
    below: String,
) -> impl IntoView {
    let text = use_text();
    let id = student.student;
    let name = student.name.to_string();
    let place = format!("{} · {} · {}", student.name, (text.class)(&student.class), student.school_name);
    let record = Memo::new(move |_| {
        let found = records.with(|r| r.students.iter().find(|s| s.student == id).cloned());
        found.unwrap_or_else(|| student.clone())
    });
    let clock = Signal::derive(move || records.with(|records| records.as_of.clock));
    let as_of = Signal::derive(move || records.with(|records| records.as_of.clone()));
    let overview = Memo::new(move |_| record.with(|record| overview(record, 0)));
    let courses = Memo::new(move |_| record.with(|record| record.courses.clone()));
    let selected = in_asked_order(courses, shown);
    let nothing = move || match (selected.with(Vec::is_empty), courses.with(Vec::is_empty)) {
        (_, true) => Some(text.record.no_courses),
        (true, false) => Some(text.glance.none_found),
        (false, false) => None,
    };
    view! {
        <p class="subtitle">{place}</p>
        <Show when=move || !courses.with(Vec::is_empty)>
            <Tiles overview clock />
        </Show>
        <ComingUp record as_of heading=view! { <h2>{text.glance.coming_up}</h2> }.into_any() />
        {move || nothing().map(|said| view! { <p class="empty">{said}</p> })}
        <Bands courses=selected below=below.clone() />
        <div class="cards">
            <For each=move || selected.get() key=|course| course.course let(course)>
                <CourseCard student=id course courses below=below.clone() />
            </For>
        </div>
        <DownloadMarks student=id name />
    }
    .into_any()
}

#[component]
fn CourseCard(
    student: MemberId,
    course: CourseRecord,
    courses: Memo<Vec<CourseRecord>>,
    below: String,
) -> impl IntoView {
    let text = use_text();
    let id = course.course;
    let teachers = course.taught_by();
    let (subject, class) = (course.subject.clone(), (text.class)(&course.class));
    let open = (text.glance.open_course)(&subject);
    let record = Memo::new(move |_| courses.with(|all| of(all, id)).unwrap_or_else(|| course.clone()));
    let overall = Memo::new(move |_| record.with(CourseRecord::overall));
    let explanation = Memo::new(move |_| record.with(CourseRecord::explanation));
    let scale = Signal::derive(move || record.with(|r| r.scale));
    let rank = Signal::derive(move || record.with(|r| r.rank));
    let marks = Signal::derive(move || record.with(|r| r.marks.clone()));
    view! {
        <article class="card">
            <header>
                <h2>{subject.clone()}</h2>
                <p class="subtitle">{class}</p>
                <p class="subtitle">{(text.record.taught_by)(&teachers)}</p>
                {move || record.with(|r| r.ended).then(|| view! { <Pill tone=Tone::Over label=text.common.ended /> })}
            </header>
            <div data-overall="" data-course=id.to_string() data-student=student.to_string()>
                <Meter overall scale />
                <RankMark rank />
                <ExplainTotal of=subject.clone() student course=id explanation />
                <PartAverages record />
            </div>
            <MarksTable student caption=subject marks />
            <p class="more"><a href=format!("{below}{id}")>{open}</a></p>
        </article>
    }
    .into_any()
}

/// The courses that are wanted, in the order of the moment in which it was asked for, or a course came or went: a new mark moves
/// nothing.
fn in_asked_order(courses: Memo<Vec<CourseRecord>>, shown: Memo<Shown>) -> Memo<Vec<CourseRecord>> {
    let ids = |all: &Vec<CourseRecord>| all.iter().map(|course| course.course).collect::<Vec<CourseId>>();
    let there = Memo::new(move |_| courses.with(ids));
    let order = Memo::new(move |_| {
        // Read, not only tracked: what nobody reads follows nothing.
        let _ = there.get();
        shown.with(|shown| ids(&shown.select(courses.get_untracked())))
    });
    Memo::new(move |_| courses.with(|all| order.with(|ids| ids.iter().filter_map(|id| of(all, *id)).collect())))
}

fn of(courses: &[CourseRecord], course: CourseId) -> Option<CourseRecord> {
    courses.iter().find(|c| c.course == course).cloned()
}

#[cfg(test)]
mod tests {
    use leptos_router::params::ParamsMap;

    use super::*;
    use crate::record::shown::tests::course;

    fn lowest_first() -> Shown {
        Shown::read(&[("sort".to_owned(), "lowest")].into_iter().collect::<ParamsMap>())
    }

    #[test]
    fn a_new_mark_moves_nothing_and_a_new_course_is_there_at_once() {
        let owner = Owner::new();
        owner.set();
        let data = RwSignal::new(vec![course(1, "Biology", Some(90)), course(2, "Chemistry", Some(20))]);
        let asked = RwSignal::new(Shown::default());
        let shown = in_asked_order(Memo::new(move |_| data.get()), Memo::new(move |_| asked.get()));
        let now = || shown.with(|all| all.iter().map(|course| course.course.0).collect::<Vec<_>>());
        assert_eq!(now(), [1, 2]);
        asked.set(lowest_first());
        assert_eq!(now(), [2, 1]);
        data.set(vec![course(1, "Biology", Some(10)), course(2, "Chemistry", Some(20))]);
        assert_eq!(now(), [2, 1], "as it was when it was asked for");
        assert_eq!(shown.with(|all| all[1].overall().percent.map(|percent| percent.to_string())), Some("10".into()));
        data.update(|all| all.push(course(3, "Physics", Some(5))));
        assert_eq!(now(), [3, 1, 2], "ordered anew, with the course that came");
        data.update(|all| all.retain(|course| course.course.0 != 1));
        assert_eq!(now(), [3, 2]);
    }
}
