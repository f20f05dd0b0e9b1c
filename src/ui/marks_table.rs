//! One course's posted marks, as a student and a parent read them.

use leptos::prelude::*;
use school::{
    id::{AssessmentId, MemberId},
    view::PostedMark,
};

use crate::text::use_text;

/// A table of marks.
#[component]
pub fn MarksTable(
    /// Whose marks.
    student: MemberId,
    /// The course's name, for those who can't see the heading above.
    caption: String,
    /// The marks in the order of the columns.
    marks: Vec<PostedMark>,
) -> impl IntoView {
    let text = use_text();
    let rows = marks.into_iter().map(|mark| view! { <MarkRow student mark /> }).collect_view();
    view! {
        <table class="marks">
            <caption class="sr-only">{caption}</caption>
            <thead>
                <tr>
                    <th scope="col">{text.record.assessment}</th>
                    <th scope="col" class="number">{text.record.mark}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

#[component]
fn MarkRow(student: MemberId, mark: PostedMark) -> impl IntoView {
    let text = use_text();
    let PostedMark { assessment, title, kind, max, comment, .. } = mark;
    let said = (!comment.is_empty()).then(|| (text.cells.commented)(&comment));
    let comment = said.map(|said| {
        let key = format!("{assessment}-comment");
        view! { <tr class="mark-comment" data-key=key><td colspan="2">{said}</td></tr> }
    });
    view! {
        <tr data-key=assessment.to_string()>
            <th scope="row">{title} " " <span class="kind">{(text.kind)(kind)}</span></th>
            <td class="number">
                <MarkText student assessment shown=mark.mark.shown() /> " "
                <span class="out-of">{(text.record.out_of)(&max.to_string())}</span>
            </td>
        </tr>
        {comment}
    }
    .into_any()
}

/// The text of one mark; "not yet" while it is blank.
#[component]
pub fn MarkText(
    /// Whose mark.
    student: MemberId,
    /// Of which assessment.
    assessment: AssessmentId,
    /// What the cell shows.
    shown: String,
) -> impl IntoView {
    let text = use_text();
    let shown = if shown.is_empty() { text.record.not_yet.to_owned() } else { shown };
    view! {
        <span class="mark" data-mark="" data-student=student.to_string() data-assessment=assessment.to_string()>
            {shown}
        </span>
    }
    .into_any()
}
