//! Every posted mark of a course, by component, with its date and how the class did.

use leptos::prelude::*;
use school::{
    id::AssessmentId,
    view::{CourseDetail, PostedMark},
};

use super::parts::{PartShown, parts};
use crate::{text::use_text, ui::MarkText};

/// The marks by component.
#[component]
pub fn MarksByPart<'a>(detail: &'a CourseDetail) -> impl IntoView + use<> {
    let text = use_text();
    let compared = (!detail.class_marks.is_empty()).then_some(text.course.class_hint);
    let tables = parts(text, &detail.record).into_iter().map(|part| view! { <PartTable detail part /> });
    view! {
        <section>
            <h2>{text.course.marks}</h2>
            <p class="hint">{compared}</p>
            <div class="cards">{tables.collect_view()}</div>
        </section>
    }
    .into_any()
}

#[component]
fn PartTable<'a>(detail: &'a CourseDetail, part: PartShown) -> impl IntoView + use<> {
    let text = use_text();
    let PartShown { heading, average, assessments, .. } = part;
    let average = if average == text.course.part_empty { average } else { (text.course.part_average)(&average) };
    let rows = assessments.into_iter().filter_map(|id| of(detail, id)).map(|mark| view! { <Row detail mark /> });
    view! {
        <section class="card">
            <h3>{heading.clone()}</h3>
            <p class="subtitle">{average}</p>
            <table class="marks">
                <caption class="sr-only">{heading}</caption>
                <thead>
                    <tr>
                        <th scope="col">{text.record.assessment}</th>
                        <th scope="col" class="number">{text.record.mark}</th>
                    </tr>
                </thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </section>
    }
    .into_any()
}

#[component]
fn Row<'a>(detail: &'a CourseDetail, mark: &'a PostedMark) -> impl IntoView + use<> {
    let text = use_text();
    let (student, assessment) = (detail.student, mark.assessment);
    let day = mark.held_on.map(|day| (text.dates.date)(detail.as_of.clock.calendar.date(day)));
    let class = detail.class_in(assessment).map(|of| {
        let did = (text.course.class_did)(&of.median.to_string(), &of.min.to_string(), &of.max.to_string());
        view! { <p class="class-did">{text.course.class} ": " {did}</p> }
    });
    let comment = (!mark.comment.is_empty()).then(|| (text.cells.commented)(&mark.comment));
    let comment = comment.map(|said| view! { <p class="mark-comment">{said}</p> });
    let nothing_more = class.is_none() && comment.is_none();
    view! {
        <tr data-key=assessment.to_string()>
            <th scope="row">
                {mark.title.clone()} " " <span class="kind">{(text.kind)(mark.kind)} " " {day}</span>
            </th>
            <td class="number">
                <MarkText student assessment shown=mark.mark.shown() /> " "
                <span class="out-of">{(text.record.out_of)(&mark.max.to_string())}</span>
            </td>
        </tr>
        <tr class="mark-more" hidden=nothing_more data-key=format!("{assessment}-more")>
            <td colspan="2">{class} {comment}</td>
        </tr>
    }
    .into_any()
}

fn of(detail: &CourseDetail, assessment: AssessmentId) -> Option<&PostedMark> {
    detail.record.marks.iter().find(|mark| mark.assessment == assessment)
}
