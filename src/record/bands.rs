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
    let below = StoredValue::new(below);
    view! {
        <Show when=move || !courses.with(Vec::is_empty)>
            <table class="marks chart">
                <caption class="sr-only">{text.record.overall}</caption>
                <tbody>
                    <For each=move || courses.get() key=|course| course.course let(course)>
                        <Band first=course courses below=below.get_value() />
                    </For>
                </tbody>
            </table>
        </Show>
    }
    .into_any()
}

#[component]
fn Band(first: CourseRecord, courses: Memo<Vec<CourseRecord>>, below: String) -> impl IntoView {
    let text = use_text();
    let (id, name) = (first.course, text.course(&first.subject, &first.class));
    let first = (first.overall(), first.scale);
    let of = Memo::new(move |_| {
        let found = courses.with(|all| all.iter().find(|of| of.course == id).map(|of| (of.overall(), of.scale)));
        found.unwrap_or(first)
    });
    let percent = Signal::derive(move || of.get().0.percent);
    let least = Signal::derive(move || Some(of.get().1.least_pass()));
    let total = move || {
        let (overall, scale) = of.get();
        text.total(overall, scale)
    };
    view! {
        <tr data-total-of=id.to_string()>
            <th scope="row"><a href=format!("{below}{id}")>{name}</a></th>
            <td class="gauge-cell"><Bar percent least /></td>
            <td class="number">{total}</td>
        </tr>
    }
    .into_any()
}
