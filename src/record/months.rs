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
pub fn Months(
    /// The student's record.
    record: Memo<StudentRecord>,
    /// How the school shows dates.
    #[prop(into)]
    clock: Signal<SchoolClock>,
) -> impl IntoView {
    let text = use_text();
    let months = Memo::new(move |_| record.with(|record| monthly(record.marks(), clock.get())));
    let row = move |of: MonthAverage| {
        view! {
            <tr>
                <th scope="row">{(text.glance.month)(of.calendar, of.year, of.month)}</th>
                <td class="gauge-cell"><Bar percent=of.average least=None /></td>
                <td class="number">{text.percent(of.average)} " " <small class="out-of">{(text.glance.marks)(of.marks)}</small></td>
            </tr>
        }
    };
    view! {
        <Show when=move || !months.with(Vec::is_empty)>
            <table class="marks chart">
                <caption>{text.glance.by_month}</caption>
                <tbody>{move || months.get().into_iter().map(row).collect_view()}</tbody>
            </table>
        </Show>
    }
    .into_any()
}
