//! The average by month: a table whose rows are bars, so that the chart and its numbers are one thing.

use leptos::prelude::*;
use school::{
    clock::SchoolClock,
    glance::{MonthAverage, monthly},
    view::StudentRecord,
};

use crate::{text::use_text, ui::Bar};

/// A student's marks by the month in which they were written.
#[component]
pub fn Months<'a>(
    /// The student's record.
    record: &'a StudentRecord,
    /// How the school shows dates.
    clock: SchoolClock,
) -> impl IntoView + use<> {
    let text = use_text();
    let months = monthly(record.marks(), clock);
    let some = !months.is_empty();
    let rows = months.into_iter().map(|of| view! { <Month of /> }).collect_view();
    some.then(|| {
        view! {
            <table class="marks chart months">
                <caption>{text.glance.by_month}</caption>
                <tbody>{rows}</tbody>
            </table>
        }
    })
}

#[component]
fn Month(of: MonthAverage) -> impl IntoView {
    let text = use_text();
    view! {
        <tr data-key=format!("{}-{}", of.year, of.month)>
            <th scope="row">{(text.glance.month)(of.calendar, of.year, of.month)}</th>
            <td class="gauge-cell"><Bar percent=Some(of.average) least=None /></td>
            <td class="number">
                {text.percent(of.average)} " " <small class="out-of">{(text.glance.marks)(of.marks)}</small>
            </td>
        </tr>
    }
    .into_any()
}
