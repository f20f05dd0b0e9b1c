//! All courses side by side: a bar each, with the line that passes.

use leptos::prelude::*;
use school::view::CourseRecord;

use crate::{text::use_text, ui::Bar};

/// The courses' overall grades as bars; each leads to its course.
#[component]
pub fn Bands<'a>(
    /// The courses, in the order in which they are shown.
    courses: &'a [CourseRecord],
    /// What stands before a course's id in the address of its page.
    below: &'a str,
) -> impl IntoView + use<> {
    let text = use_text();
    let rows = courses.iter().map(|course| band(course, below)).collect_view();
    (!courses.is_empty()).then(|| {
        view! {
            <table class="marks chart">
                <caption class="sr-only">{text.record.overall}</caption>
                <tbody>{rows}</tbody>
            </table>
        }
    })
}

fn band(course: &CourseRecord, below: &str) -> AnyView {
    let text = use_text();
    let id = course.course;
    let overall = course.overall();
    view! {
        <tr data-total-of=id.to_string() data-key=id.to_string()>
            <th scope="row"><a href=format!("{below}{id}")>{text.course(&course.subject, &course.class)}</a></th>
            <td class="gauge-cell"><Bar percent=overall.percent least=Some(course.scale.least_pass()) /></td>
            <td class="number">{text.total(overall, course.scale)}</td>
        </tr>
    }
    .into_any()
}
