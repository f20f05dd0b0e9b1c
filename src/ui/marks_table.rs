//! One course's posted marks, as a student and a parent read them.

use leptos::prelude::*;
use school::{
    id::{AssessmentId, MemberId},
    view::PostedMark,
};

use crate::text::use_text;

/// A table of marks; when one mark changes, only its text changes.
#[component]
pub fn MarksTable(
    /// Whose marks.
    student: MemberId,
    /// The course's name, for those who can't see the heading above.
    caption: String,
    /// The marks in the order of the columns.
    #[prop(into)]
    marks: Signal<Vec<PostedMark>>,
) -> impl IntoView {
    let text = use_text();
    view! {
        <table class="marks">
            <caption class="sr-only">{caption}</caption>
            <thead>
                <tr>
                    <th scope="col">{text.record.assessment}</th>
                    <th scope="col" class="number">{text.record.mark}</th>
                </tr>
            </thead>
            <tbody>
                <For each=move || marks.get() key=|mark| mark.assessment let(mark)>
                    <MarkRow student first=mark marks />
                </For>
            </tbody>
        </table>
    }
    .into_any()
}

#[component]
fn MarkRow(student: MemberId, first: PostedMark, marks: Signal<Vec<PostedMark>>) -> impl IntoView {
    let text = use_text();
    let assessment = first.assessment;
    let mark = Memo::new(move |_| marks.with(|marks| of(marks, assessment)).unwrap_or_else(|| first.clone()));
    let written = Memo::new(move |_| mark.with(|m| m.comment.clone()));
    let comment = move || {
        let said = written.with(|comment| (!comment.is_empty()).then(|| (text.cells.commented)(comment)));
        said.map(|said| view! { <tr class="mark-comment"><td colspan="2">{said}</td></tr> })
    };
    view! {
        <tr>
            <th scope="row">
                {move || mark.with(|m| m.title.clone())} " "
                <span class="kind">{move || mark.with(|m| (text.kind)(m.kind))}</span>
            </th>
            <td class="number">
                <MarkText student assessment shown=Signal::derive(move || mark.with(|m| m.mark.shown())) /> " "
                <span class="out-of">{move || mark.with(|m| (text.record.out_of)(&m.max.to_string()))}</span>
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
    shown: Signal<String>,
) -> impl IntoView {
    let text = use_text();
    let shown = move || {
        let shown = shown.get();
        if shown.is_empty() { text.record.not_yet.to_owned() } else { shown }
    };
    view! {
        <span class="mark" data-mark="" data-student=student.to_string() data-assessment=assessment.to_string()>
            {shown}
        </span>
    }
}

fn of(marks: &[PostedMark], assessment: AssessmentId) -> Option<PostedMark> {
    marks.iter().find(|mark| mark.assessment == assessment).cloned()
}
