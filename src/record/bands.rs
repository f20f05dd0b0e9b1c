//! All courses side by side: a bar each, with the line that passes.

use leptos::prelude::*;
use school::view::CourseRecord;

use crate::{text::use_text, ui::Bar};

/// The courses' overall grades as bars; each leads to its course.
#[component]
pub fn Bands(
    /// The courses, in the order in which they are shown.
    courses: Memo<Vec<CourseRecord>>,
    /// What stands before a course's id in the address of its page.
    below: String,
) -> impl IntoView {
    let text = use_text();
    let row = move |course: CourseRecord| {
        let overall = course.overall();
        let bar = overall.percent.map(|percent| view! { <Bar percent least=Some(course.scale.least_pass()) /> });
        view! {
            <tr>
                <th scope="row"><a href=format!("{below}{}", course.course)>{text.course(&course.subject, &course.class)}</a></th>
                <td class="gauge-cell">{bar}</td>
                <td class="number">{text.total(overall, course.scale)}</td>
            </tr>
        }
    };
    view! {
        <table class="marks chart">
            <caption class="sr-only">{text.record.overall}</caption>
            <tbody>{move || courses.get().into_iter().map(row.clone()).collect_view()}</tbody>
        </table>
    }
    .into_any()
}
