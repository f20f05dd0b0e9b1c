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
    view! {
        <Show when=move || !months.with(Vec::is_empty)>
            <table class="marks chart months">
                <caption>{text.glance.by_month}</caption>
                <tbody>
                    <For each=move || months.get() key=|of| (of.year, of.month) let(month)>
                        <Month first=month months />
                    </For>
                </tbody>
            </table>
        </Show>
    }
    .into_any()
}

#[component]
fn Month(first: MonthAverage, months: Memo<Vec<MonthAverage>>) -> impl IntoView {
    let text = use_text();
    let name = (text.glance.month)(first.calendar, first.year, first.month);
    let of = Memo::new(move |_| {
        let found = months.with(|all| all.iter().find(|of| (of.year, of.month) == (first.year, first.month)).copied());
        found.unwrap_or(first)
    });
    let percent = Signal::derive(move || Some(of.get().average));
    view! {
        <tr>
            <th scope="row">{name}</th>
            <td class="gauge-cell"><Bar percent least=None /></td>
            <td class="number">
                {move || text.percent(of.get().average)} " "
                <small class="out-of">{move || (text.glance.marks)(of.get().marks)}</small>
            </td>
        </tr>
    }
    .into_any()
}
