//! Every posted mark of a course, by component, with its date and how the class did.

use leptos::prelude::*;
use school::{
    id::AssessmentId,
    view::{CourseDetail, PostedMark},
};

use super::parts::{PartShown, parts};
use crate::{text::use_text, ui::MarkText};

/// The marks by component; when one changes, only its texts change.
#[component]
pub fn MarksByPart(detail: RwSignal<CourseDetail>) -> impl IntoView {
    let text = use_text();
    let shown = Memo::new(move |_| detail.with(|d| parts(text, &d.record)));
    let compared = move || detail.with(|d| !d.class_marks.is_empty());
    view! {
        <section>
            <h2>{text.course.marks}</h2>
            <p class="hint">{move || compared().then_some(text.course.class_hint)}</p>
            <div class="cards">
                <For each=move || 0..shown.with(Vec::len) key=|place| *place let(place)>
                    <PartTable detail shown place />
                </For>
            </div>
        </section>
    }
    .into_any()
}

#[component]
fn PartTable(detail: RwSignal<CourseDetail>, shown: Memo<Vec<PartShown>>, place: usize) -> impl IntoView {
    let text = use_text();
    let heading = move || shown.with(|parts| parts.get(place).map(|part| part.heading.clone()).unwrap_or_default());
    let average = move || {
        let average = shown.with(|parts| parts.get(place).map(|part| part.average.clone()).unwrap_or_default());
        if average == text.course.part_empty { average } else { (text.course.part_average)(&average) }
    };
    let assessments =
        move || shown.with(|parts| parts.get(place).map(|part| part.assessments.clone()).unwrap_or_default());
    view! {
        <section class="card">
            <h3>{heading}</h3>
            <p class="subtitle">{average}</p>
            <table class="marks">
                <caption class="sr-only">{heading}</caption>
                <thead>
                    <tr>
                        <th scope="col">{text.record.assessment}</th>
                        <th scope="col" class="number">{text.record.mark}</th>
                    </tr>
                </thead>
                <tbody>
                    <For each=assessments key=|assessment| *assessment let(assessment)>
                        <Row detail assessment />
                    </For>
                </tbody>
            </table>
        </section>
    }
    .into_any()
}

#[component]
fn Row(detail: RwSignal<CourseDetail>, assessment: AssessmentId) -> impl IntoView {
    let text = use_text();
    let student = detail.with_untracked(|d| d.student);
    let calendar = detail.with_untracked(|d| d.as_of.clock.calendar);
    let mark = Memo::new(move |_| detail.with(|d| of(d, assessment)));
    let said =
        move |what: fn(&PostedMark) -> String| move || mark.with(|mark| mark.as_ref().map(what).unwrap_or_default());
    let kind = move || mark.with(|mark| mark.as_ref().map(|mark| (text.kind)(mark.kind)));
    let day = move || mark.with(|mark| mark.as_ref()?.held_on.map(|day| (text.dates.date)(calendar.date(day))));
    let class = move || {
        let did = detail.with(|d| d.class_in(assessment));
        let did =
            did.map(|of| (text.course.class_did)(&of.median.to_string(), &of.min.to_string(), &of.max.to_string()));
        did.map(|did| view! { <p class="class-did">{text.course.class} ": " {did}</p> })
    };
    let has_more = Memo::new(move |_| {
        let commented = mark.with(|mark| mark.as_ref().is_some_and(|mark| !mark.comment.is_empty()));
        commented || detail.with(|d| d.class_in(assessment).is_some())
    });
    let comment =
        Memo::new(move |_| mark.with(|mark| mark.as_ref().map(|mark| mark.comment.clone()).unwrap_or_default()));
    let comment = move || {
        let said = comment.with(|comment| (!comment.is_empty()).then(|| (text.cells.commented)(comment)));
        said.map(|said| view! { <p class="mark-comment">{said}</p> })
    };
    view! {
        <tr>
            <th scope="row">
                {said(|mark| mark.title.clone())} " " <span class="kind">{kind} " " {day}</span>
            </th>
            <td class="number">
                <MarkText student assessment shown=Signal::derive(said(|mark| mark.mark.shown())) /> " "
                <span class="out-of">{move || (text.record.out_of)(&said(|mark| mark.max.to_string())())}</span>
            </td>
        </tr>
        <tr class="mark-more" hidden=move || !has_more.get()>
            <td colspan="2">{class} {comment}</td>
        </tr>
    }
    .into_any()
}

fn of(detail: &CourseDetail, assessment: AssessmentId) -> Option<PostedMark> {
    detail.record.marks.iter().find(|mark| mark.assessment == assessment).cloned()
}
